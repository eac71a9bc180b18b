"""Reads every real disclosure at hand and checks the facts that were verified by eye: `python -m tests.corpus [NAME…]`.

Prints a line a document: seconds, pages, tables recognised, figures read, facts held, identities, issues; with -v every
fact that does not hold.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from loaders import UnreadableFile, load, schema

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
FACTS = Path(__file__).parent / "facts" / "corpus"
Fact = dict[str, Any]


def facts_of(path: Path) -> dict[str, Any] | None:
    """The verified facts of a document, or None where there are none."""
    file = FACTS / f"{path.stem}.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else None


def failures(facts: dict[str, Any], tables: schema.Tables) -> Iterator[str]:
    """One sentence for every fact that does not hold in `tables`."""
    identity = tables["disclosures"][0]
    for field, expected in facts.get("identity", {}).items():
        if field != "printed_unit" and identity[field] != expected:
            yield f"identity {field}: {identity[field]!r} != {expected!r}"
    for fact in facts.get("facts", []):
        if not holds(fact, tables[fact["table"]]):
            yield f"{fact['table']} {fact['where']} -> {fact.get('expect')} p{fact.get('page')}" + near(fact, tables)
    for fact in facts.get("absent", []):
        if any(_matches(row, fact["where"], fact.get("match", {})) for row in tables[fact["table"]]):
            yield f"{fact['table']} {fact['where']} must be absent p{fact.get('page')}"
    for name, expected in facts.get("counts", {}).items():
        found = counted(name, tables)
        if found is not None and found != expected:
            yield f"count {name}: {found} != {expected}"


def counted(name: str, tables: schema.Tables) -> int | None:
    if name == "projects":
        return len({row["project_name"] for row in tables["projects"] if row["basis"] == "table"})
    if name == "indicators":
        return sum(1 for row in tables["indicators"] if row["project_no"] is not None)
    if name == "indicators_whole_department":
        return sum(1 for row in tables["indicators"] if row["project_no"] is None)
    return None


def holds(fact: Fact, rows: list[schema.Row]) -> bool:
    """A fact holds where some row matches and carries what is expected."""
    match = fact.get("match", {})
    return any(_matches(row, fact["where"], match) and _matches(row, fact["expect"], match) for row in rows)


def near(fact: Fact, tables: schema.Tables) -> str:
    rows = [row for row in tables[fact["table"]] if _matches(row, fact["where"], fact.get("match", {}))]
    found = [{key: str(row[key]) for key in fact["expect"]} for row in rows[:3]]
    return f" found {found}"


def _matches(row: schema.Row, wanted: dict[str, Any], match: dict[str, str]) -> bool:
    return all(_equal(row.get(key), value, match.get(key)) for key, value in wanted.items())


def _equal(found: Any, wanted: Any, mode: str | None) -> bool:
    if isinstance(found, Decimal):
        return wanted is not None and found == Decimal(str(wanted))
    if isinstance(found, str) and isinstance(wanted, str):
        found, wanted = "".join(found.split()), "".join(wanted.split())
        if mode in ("endswith", "startswith"):
            return bool(getattr(found, mode)(wanted))
    return bool(found == wanted)


def report(path: Path, verbose: bool) -> tuple[int, int]:
    """Print the line of one document. Returns facts held and facts known."""
    facts = facts_of(path)
    started = time.perf_counter()
    try:
        tables = load(path).tables
    except UnreadableFile as error:
        seconds = time.perf_counter() - started
        silent = facts is None or facts.get("negative", False)
        print(f"{path.name:38} {seconds:6.2f} s  {'ok ' if silent else 'BAD'} {error}")
        return (1, 1) if silent else (0, 1)
    seconds = time.perf_counter() - started
    row = tables["disclosures"][0]
    missed = (
        ["not a disclosure, but figures were read"]
        if facts and facts.get("negative")
        else list(failures(facts, tables))
        if facts
        else []
    )
    known = (
        len(facts.get("facts", [])) + len(facts.get("absent", [])) + len(facts.get("identity", {})) - 1 if facts else 0
    )
    present = sum(1 for status in tables["table_status"] if status["status"] != "absent")
    print(
        f"{path.name:38} {seconds:6.2f} s {row['page_count'] or 0:4} p {present:3} tables {len(tables['budget_lines']):5} figures "
        f"{len(tables['statements']):4} statements {len(tables['projects']):3} projects {len(tables['indicators']):4} indicators "
        f"{len(tables['issues']):3} issues  facts {known - len(missed)}/{known}  {row['reading_quality'] or ''}"
    )
    for miss in missed if verbose else []:
        print("    ", miss)
    return known - len(missed), known


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.corpus")
    parser.add_argument("names", nargs="*")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    paths = [path for path in sorted(CORPUS.iterdir()) if path.name != "index.csv"]
    if options.names:
        paths = [path for path in paths if any(name in path.name for name in options.names)]
    results = [report(path, options.verbose) for path in paths]
    print(f"{sum(held for held, _ in results)} of {sum(known for _, known in results)} facts hold")
    return 0


if __name__ == "__main__":
    sys.exit(main())
