"""`python -m analysis quality FILE…|--store PATH [--json]`: indicator scores of files or of a whole store."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from analysis.quality.output import to_rows
from analysis.quality.scores import DisclosureScore, IndicatorScore, ProjectScore, Scores
from analysis.quality.scoring import score
from loaders import store
from loaders.build import merge
from loaders.schema import Tables
from loaders.worker import read_all


def run(options: argparse.Namespace) -> int:
    """Score `options.files`, or else the store at `options.store`; 2 where something could not be read."""
    if options.files:
        tables, failed = _read_files(options.files)
    else:
        path = options.store or store.DEFAULT_STORE
        if not path.exists():
            print(f"找不到数据库 {path}，请先运行 python -m loaders build。", file=sys.stderr)
            return 2
        (tables, _), failed = store.read(path), False
    if tables is not None:
        _show(score(tables), options.json)
    return 2 if failed else 0


def _read_files(files: Iterable[Path]) -> tuple[Tables | None, bool]:
    outcomes = list(read_all(list(files), jobs=1))
    for outcome in outcomes:
        if outcome.error:
            print(outcome.error, file=sys.stderr)
    parts = [outcome.tables for outcome in outcomes if outcome.tables]
    return (merge(parts) if parts else None), any(outcome.error for outcome in outcomes)


def _show(scores: Scores, as_json: bool) -> None:
    if as_json:
        print(json.dumps(to_rows(scores), ensure_ascii=False, default=str))
        return
    for disclosure in scores.disclosures:
        print(_disclosure_line(disclosure))
        key = disclosure.row["disclosure_id"]
        for project in scores.projects:
            if project.disclosure_id == key:
                print(_project_line(project))
                for item in project.indicators:
                    _print_indicator(item)
        for item in scores.indicators:
            if item.row["disclosure_id"] == key and item.row["project_no"] is None:
                _print_indicator(item)


def _disclosure_line(item: DisclosureScore) -> str:
    weighting = "按预算数加权" if item.weighting == "budget" else "各项目等权"
    return f"{item.row['title']}  {item.score:.1f} {item.grade}（{weighting}；{item.figures['indicators']} 条指标）"


def _project_line(item: ProjectScore) -> str:
    lost = "；".join(f"{key} {judgement.zh}" for key, judgement in item.judgements.items() if judgement.points != 1)
    return f"  {item.project_no} {item.project_name}  {item.score:.1f} {item.grade}  {lost}"


def _print_indicator(item: IndicatorScore) -> None:
    lost = "；".join(
        f"{key} {judgement.zh}" for key, judgement in item.judgements.items() if judgement.points not in (1, None)
    )
    target = item.row["target"] or "（空白）"
    print(f"    {item.row['indicator_no']} {item.row['level3']} {target}  {item.score:.1f} {item.grade}  {lost}")
