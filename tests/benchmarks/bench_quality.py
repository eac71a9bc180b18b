"""Seconds to score 10,000 indicators (goal: under 5): `python -m tests.benchmarks.bench_quality [COUNT]`.

The indicators of the five shipped disclosures are repeated under new names, so that no text is judged from a cache.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from analysis.quality import score
from loaders import load, schema

SOURCES = Path(__file__).parents[2] / "data" / "sources"
GOAL_SECONDS = 5.0


def many(count: int) -> schema.Tables:
    """Tables with at least `count` indicators, every text a little different."""
    parts = [load(file).tables for file in _files()]
    found = schema.empty_tables()
    number = 0
    while len(found["indicators"]) < count:
        for part in parts:
            for name, rows in part.items():
                found[name] += [_renamed(row, number) for row in rows]
        number += 1
    return found


def _files() -> list[Path]:
    """The shipped disclosures: files that have a card beside them."""
    return sorted(file for file in SOURCES.iterdir() if file.with_name(f"{file.stem}.card.json").exists())


def _renamed(row: schema.Row, number: int) -> schema.Row:
    changed = {"disclosure_id": f"{row['disclosure_id']}-{number}"}
    for key in ("level3", "description"):
        if row.get(key):
            changed[key] = f"{row[key]}（{number}）"
    return row | changed


def main(count: int = 10_000) -> int:
    """Print indicators, seconds of processor and clock; 1 where the processor misses the goal."""
    tables = many(count)
    start, start_cpu = time.perf_counter(), time.process_time()
    scores = score(tables)
    wall, seconds = time.perf_counter() - start, time.process_time() - start_cpu
    print(f"{len(scores.indicators)} indicators in {seconds:.2f} s of processor, {wall:.2f} s of clock")
    return int(seconds * 10_000 / len(scores.indicators) > GOAL_SECONDS)


if __name__ == "__main__":
    sys.exit(main(*(int(value) for value in sys.argv[1:2])))
