"""Command line: `python -m loaders read|build|export`. See README.md."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from loaders import schema, store
from loaders.build import SOURCES, build, merge
from loaders.command_line import run
from loaders.worker import read_all


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0, or 2 where a file could not be read."""
    parser = argparse.ArgumentParser(prog="python -m loaders", description="读取部门预决算公开文件。")
    commands = parser.add_subparsers(dest="command", required=True)
    reading = commands.add_parser("read", help="显示文件中的表")
    reading.add_argument("files", nargs="+", type=Path, metavar="FILE")
    reading.add_argument("--json", action="store_true", help="输出一个 JSON 对象：表名 → 各行")
    building = commands.add_parser("build", help="建立数据库")
    building.add_argument("sources", nargs="*", type=Path, default=[SOURCES], metavar="SOURCE")
    building.add_argument("--store", type=Path, default=store.DEFAULT_STORE)
    building.add_argument("--jobs", type=int, default=None)
    exporting = commands.add_parser("export", help="导出整个数据库")
    exporting.add_argument("--to", type=Path, required=True, metavar="DIR")
    exporting.add_argument("--format", choices=("csv", "parquet"), default="csv")
    exporting.add_argument("--store", type=Path, default=store.DEFAULT_STORE)
    options = parser.parse_args(arguments)
    command = {"read": _read, "build": _build, "export": _export}[options.command]
    return command(options)


def _read(options: argparse.Namespace) -> int:
    outcomes = list(read_all(options.files, jobs=1))
    for outcome in outcomes:
        if outcome.error:
            print(outcome.error, file=sys.stderr)
    parts = [outcome.tables for outcome in outcomes if outcome.tables]
    if options.json and parts:
        print(json.dumps(merge(parts), ensure_ascii=False, default=str))
    elif not options.json:
        for tables in parts:
            _print_summary(tables)
    return 2 if any(outcome.error for outcome in outcomes) else 0


def _print_summary(tables: schema.Tables) -> None:
    for row in tables["disclosures"]:
        print(f"{row['disclosure_id']}  {row['title']}")
        for name in list(schema.TABLES)[1:]:
            count = sum(1 for other in tables[name] if other["disclosure_id"] == row["disclosure_id"])
            if count:
                print(f"  {schema.TABLES[name].zh}\t{count}")
        if row["reading_quality"]:
            print(f"  {row['reading_quality']}")
    for issue in tables["issues"]:
        print(f"  [{issue['severity']}] {issue['message']} {issue['place'] or ''}")


def _build(options: argparse.Namespace) -> int:
    outcomes = build(options.sources, options.store, options.jobs)
    for outcome in outcomes:
        if outcome.error:
            print(outcome.error, file=sys.stderr)
    count = sum(len(outcome.tables["disclosures"]) for outcome in outcomes if outcome.tables)
    print(f"已建立 {options.store.name}：{count} 份披露文件。")
    return 2 if any(outcome.error for outcome in outcomes) else 0


def _export(options: argparse.Namespace) -> int:
    if not options.store.exists():
        print(f"找不到数据库 {options.store}，请先运行 python -m loaders build。", file=sys.stderr)
        return 2
    tables, _ = store.read(options.store)
    for path in store.export(tables, options.to, options.format):
        print(path)
    return 0


if __name__ == "__main__":
    run(main)
