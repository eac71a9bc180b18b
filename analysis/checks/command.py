"""The command `python -m analysis audit`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from analysis.checks import Report, audit
from analysis.checks.output import to_json, to_lines, to_sarif
from loaders import store
from loaders.schema import by_disclosure
from loaders.worker import read_all


def run(options: argparse.Namespace) -> int:
    """Audit files or a store. Returns 0, or 2 where a file (or the store) could not be read."""
    reports: list[Report] = []
    unreadable = list(_collect(options, reports))
    for message in unreadable:
        print(message, file=sys.stderr)
    if options.sarif:
        print(json.dumps(to_sarif(reports), ensure_ascii=False))
    elif options.json:
        print(json.dumps({"disclosures": [to_json(report) for report in reports]}, ensure_ascii=False))
    else:
        for report in reports:
            print("\n".join(to_lines(report)))
    return 2 if unreadable else 0


def _collect(options: argparse.Namespace, reports: list[Report]) -> Iterator[str]:
    """Fill `reports`; yield one line for each source that could not be read."""
    if options.store is not None:
        yield from _collect_store(options.store, reports)
    for outcome in read_all(options.files, jobs=1):
        if outcome.tables is None:
            yield outcome.error or f"{outcome.path.name} 无法读取。"
        else:
            reports += map(audit, by_disclosure(outcome.tables))


def _collect_store(path: Path, reports: list[Report]) -> Iterator[str]:
    if not path.exists():
        yield f"找不到数据库 {path}，请先运行 python -m loaders build。"
        return
    tables, _ = store.read(path)
    reports += map(audit, by_disclosure(tables))
