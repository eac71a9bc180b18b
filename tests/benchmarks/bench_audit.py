"""The audit on typeset disclosures: `python -m tests.benchmarks.bench_audit [--count 1000]`.

Random disclosures whose figures agree with each other are typeset, read back and audited: no error may be raised. Then one
contradiction is seeded in each — a changed cell, a swapped unit, a dropped quarter, a changed figure of the text — and the
audit must find it by a rule of its kind and name the cell.
"""

from __future__ import annotations

import argparse
import copy
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from analysis.checks import RULES, Finding, Status, audit
from analysis.checks.model import cell_of
from loaders import read_bytes, schema
from loaders.numbers import parse_number
from tests.typeset import disclosures, typeset
from tests.typeset.content import Content, random_content
from tests.typeset.variant import Variant, random_variant

FORMATS = ("html", "txt", "docx", "xlsx")
KINDS = ("cell", "unit", "quarter", "prose")
_ECONOMIC = {
    "30231": "vehicle_operation",
    "30217": "reception",
    "30212": "overseas",
    "30215": "meetings",
    "30216": "training",
}
_TABLES = ("expenditure", "general_public_expenditure", "basic_expenditure")
_MEASURES = {"total", "basic", "project", "personnel", "public"}
_COUNTED = ("subtotal", "overseas", "vehicles", "reception")


@dataclass(frozen=True, slots=True)
class Seeded:
    """One contradiction: its kind and the rows changed."""

    kind: str
    rows: tuple[schema.Row, ...]


def agreeing_content(rng: random.Random, variant: Variant) -> Content:
    """Random content on which the identities between tables hold as well: all money is appropriated, the three publics
    cover their basic expenditure, no cost target is above its project's budget."""
    content = random_content(rng, variant)
    revenue = dict(content.revenue)
    for year in (0, -1):
        revenue["general_public", year] += revenue["other_revenue", year]
        revenue["other_revenue", year] = Decimal(0)
    projects = [
        replace(
            project, indicators=[i for i in project.indicators if "元" not in i.unit or project.budget >= 1_000_000]
        )
        for project in content.projects
    ]
    return replace(content, revenue=revenue, three_public=_covering(content), projects=projects)


def _covering(content: Content) -> dict[tuple[str, int], Decimal]:
    values = dict(content.three_public)
    for item in content.economic:
        for year in (0, -1):
            if name := _ECONOMIC.get(item.code or ""):
                values[name, year] = max(values[name, year], item.values["total", year])
    for year in (0, -1):
        values["vehicles", year] = values["vehicle_purchase", year] + values["vehicle_operation", year]
        values["subtotal", year] = values["overseas", year] + values["vehicles", year] + values["reception", year]
        values["total", year] = values["subtotal", year] + values["meetings", year] + values["training", year]
    return values


def agreeing_tables(seed: int, formats: tuple[str, ...] = FORMATS) -> list[schema.Tables]:
    """The tables of the disclosures of one typeset file, read back."""
    variant = random_variant(random.Random(seed), formats)
    original = disclosures.random_content
    disclosures.random_content = agreeing_content
    try:
        composed = disclosures.compose(seed, variant)
    finally:
        disclosures.random_content = original
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / composed.name
        typeset(composed.blocks, path, variant.style())
        return list(schema.by_disclosure(read_bytes(path.read_bytes(), composed.name).tables))


# --- contradictions ----------------------------------------------------------------------------------------------


def seed_contradiction(tables: schema.Tables, rng: random.Random) -> tuple[schema.Tables, Seeded] | None:
    """A copy of the tables with one contradiction; None where the disclosure has nothing that it could contradict."""
    changed = copy.deepcopy(tables)
    kinds = list(KINDS)
    rng.shuffle(kinds)
    for kind in kinds:
        rows = {"cell": _change_cell, "unit": _swap_unit, "quarter": _drop_quarter, "prose": _change_prose}[kind](
            changed, rng
        )
        if rows:
            return changed, Seeded(kind, tuple(rows))
    return None


def _change_cell(tables: schema.Tables, rng: random.Random) -> list[schema.Row]:
    rows = [row for row in tables["budget_lines"] if row["year_offset"] == 0 and row["amount_yuan"]]
    rows = [row for row in rows if _is_summed(row, rows)]
    items = {
        row["item"] for row in tables["three_public"] if row["basis"] == "table" and row["amount_yuan"] is not None
    }
    if "subtotal" in items and rng.random() < 0.15:
        rows = [
            row
            for row in tables["three_public"]
            if row["basis"] == "table" and row["amount_yuan"] and row["item"] in _COUNTED
        ]
    return [_changed(rng.choice(rows), rng)] if rows else []


def _is_summed(row: schema.Row, rows: list[schema.Row]) -> bool:
    """A cell that some sum of its own table holds: it has parts in its row, or it is one of them."""
    if row["table"] == "revenue_expenditure_summary":
        return bool(row["scheme"] == "function" and row["measure"] == "total")
    if row["table"] not in _TABLES or row["measure"] not in _MEASURES:
        return False
    near = [other for other in rows if other["table"] == row["table"] and other is not row]
    across = {other["measure"] for other in near if (other["code"], other["name"]) == (row["code"], row["name"])}
    return bool(across & _MEASURES) and ("total" in across or row["measure"] == "total")


def _swap_unit(tables: schema.Tables, rng: random.Random) -> list[schema.Row]:
    """One table read in 元 that is printed in 万元, or the other way round."""
    names = sorted(
        {row["table"] for row in tables["budget_lines"] if row["table"] in ("expenditure", "basic_expenditure")}
    )
    if not names or not any(
        row["table"] == "general_public_expenditure" and row["amount_yuan"] for row in tables["budget_lines"]
    ):
        return []
    name = rng.choice(names)
    rows = [row for row in tables["budget_lines"] if row["table"] == name]
    factor = rng.choice((Decimal(10_000), Decimal(1) / 10_000))
    for row in rows:
        row["amount_yuan"] *= factor
    return [row for row in rows if row["amount_yuan"]]


def _drop_quarter(tables: schema.Tables, rng: random.Random) -> list[schema.Row]:
    rows = [row for row in tables["schedule"] if row["basis"] == "table" and row["cumulative_percent"] is not None]
    if not rows:
        return []
    row = rng.choice(rows)
    if rng.random() < 0.5:
        row["cumulative_percent"], row["printed"] = None, None
        return [row]
    tables["schedule"].remove(row)
    return [
        other for other in tables["schedule"] if other["project_no"] == row["project_no"] and other["basis"] == "table"
    ]


def _change_prose(tables: schema.Tables, rng: random.Random) -> list[schema.Row]:
    subjects = ("total_expenditure", "basic_expenditure", "project_expenditure", "total_revenue")
    rows = [
        row
        for row in tables["statements"]
        if row["subject"] in subjects and row["amount_yuan"] and row["change_yuan"] is None
    ]
    held = {row["item"] for row in tables["three_public"] if row["basis"] == "table" and row["amount_yuan"] is not None}
    rows += [r for r in tables["three_public"] if r["basis"] == "narrative" and r["amount_yuan"] and r["item"] in held]
    return [_changed(rng.choice(rows), rng)] if rows else []


def _changed(row: schema.Row, rng: random.Random) -> schema.Row:
    """The figure with one of its leading digits changed, by a tenth at least."""
    shown = str(row["printed"])
    number = parse_number(shown.rstrip("元万千百亿 "))
    assert number
    unit = Decimal(row["amount_yuan"]) / number
    new = (number * rng.choice((Decimal("1.9"), Decimal("2.6"), Decimal("1.35")))).quantize(number) + 20
    row["printed"] = f"{new}{shown[len(shown.rstrip('元万千百亿 ')) :]}"
    row["amount_yuan"] = new * unit
    return row


# --- judging -----------------------------------------------------------------------------------------------------

RIGHT_RULES: dict[str, frozenset[str]] = {
    "cell": frozenset(
        {"table-subtotals", "table-row-sums", "summary-lines", "summary-balance", "totals-agree", "classes-agree", "basic-agrees",
         "whole-covers-general-public", "general-public-agrees", "fund-tables-agree", "three-public-covers-basic", "three-public-table-sums", "three-public-prose-table"}
    ),
    "unit": frozenset({"totals-agree", "classes-agree", "basic-agrees", "whole-covers-general-public", "three-public-covers-basic", "project-sum"}),
    "quarter": frozenset({"schedule-points", "schedule-end"}),
    "prose": frozenset(
        {"prose-table-totals", "prose-parts", "prose-balance", "three-public-prose-table", "three-public-prose-sums"}
    ),
}  # fmt: skip


def errors_of(tables: schema.Tables) -> list[Finding]:
    """The errors of a disclosure; a rule that crashes raises."""
    report = audit(tables)
    crashed = [result for result in report.results if result.status is Status.CRASHED]
    if crashed:
        raise RuntimeError(str(crashed))
    return report.of_severity("error")


def found(findings: list[Finding], seeded: Seeded) -> tuple[bool, bool]:
    """Whether a rule of the right kind reports it, and whether one of these names the cell."""
    own = [finding for finding in _all(findings) if finding.rule_id in RIGHT_RULES[seeded.kind]]
    cells = {cell_of(row) for row in seeded.rows}
    places = {row["place"] for row in seeded.rows}
    named = any(finding.cells & cells or any(cell[0] in places for cell in finding.cells) for finding in own)
    return bool(own), named


def _all(findings: list[Finding]) -> Iterator[Finding]:
    for finding in findings:
        yield finding
        yield from _all(list(finding.consequences))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_audit")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--formats", default=",".join(FORMATS))
    options = parser.parse_args()
    alarms: Counter[str] = Counter()
    seeded: Counter[str] = Counter()
    by_rule: Counter[str] = Counter()
    named: Counter[str] = Counter()
    seconds: list[float] = []
    documents = 0
    for number in range(options.count):
        rng = random.Random(number)
        for tables in agreeing_tables(number, tuple(options.formats.split(","))):
            documents += 1
            started = time.process_time()
            errors = errors_of(tables)
            seconds.append(time.process_time() - started)
            for finding in errors:
                alarms[finding.rule_id] += 1
                print(f"alarm {number}: {finding.message_zh} {finding.actual.place}")
            contradiction = seed_contradiction(tables, rng)
            if contradiction is None or errors:
                continue
            changed, what = contradiction
            seeded[what.kind] += 1
            right, cell = found(errors_of(changed), what)
            by_rule[what.kind] += right
            named[what.kind] += cell
            if not cell:
                row = what.rows[0]
                print(
                    f"missed {number}: {what.kind} {row.get('table')} {row.get('code')} {row.get('name') or row.get('subject') or row.get('item')} {row.get('measure')} {row['printed']} {row['place']} right={right}"
                )
    print(f"{documents} disclosures, {len(RULES)} rules, {sum(alarms.values())} errors raised {dict(alarms)}")
    for kind in KINDS:
        print(f"{kind}: {seeded[kind]} seeded, {by_rule[kind]} found by a right rule, {named[kind]} with the cell")
    seconds.sort()
    print(f"audit: median {seconds[len(seconds) // 2] * 1000:.1f} ms, most {seconds[-1] * 1000:.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
