"""Every rule has a small disclosure on which it fails, and the same one mended, on which it holds: facts/checks_cases.json.

A case lists rows of the tables in short form; `mend` gives what is changed (path → value, null removes) to make it hold.
"""

from __future__ import annotations

import copy
import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from analysis.checks import RULES, Status, audit
from analysis.checks.engine import SECTIONS
from loaders import schema
from loaders.layouts.codes import level_of
from loaders.numbers import parse_amount

Case = dict[str, Any]
CASES: list[Case] = json.loads((Path(__file__).parent / "facts" / "checks_cases.json").read_text(encoding="utf-8"))
IDENTITY = {
    "disclosure_id": "case",
    "title": "某区人大常委会2023年部门预算",
    "region_code": "130208",
    "region_name": "丰润区",
    "city_name": "唐山市",
    "province_name": "河北省",
    "department_name": "丰润区人大常委会",
    "fiscal_year": 2023,
    "stage": "budget",
    "kinds": ["department_budget", "performance"],
    "source_file": "case.txt",
}


def tables_of(case: Case) -> schema.Tables:
    """The tables of a case, every row complete."""
    tables = schema.empty_tables()
    tables["disclosures"] = [schema.DISCLOSURES.row(**{**IDENTITY, **case.get("identity", {})})]
    tables["budget_lines"] = [_line(row) for row in case.get("lines", [])]
    tables["table_status"] = [
        schema.TABLE_STATUS.row(table=row[0], table_title=row[0], status=row[1], rows=row[2], place=f"表{n}")
        for n, row in enumerate(case.get("status", []))
    ]
    tables["statements"] = [_statement(row) for row in case.get("statements", [])]
    tables["three_public"] = [_three_public(n, row) for n, row in enumerate(case.get("three", []))]
    tables["projects"] = [_project(n, row) for n, row in enumerate(case.get("projects", []))]
    tables["schedule"] = [_point(n, row) for n, row in enumerate(case.get("schedule", []))]
    tables["indicators"] = [_indicator(n, row) for n, row in enumerate(case.get("indicators", []))]
    tables["assets"] = [_asset(n, row) for n, row in enumerate(case.get("assets", []))]
    if "text" in case:
        tables["paragraphs"] = [{"text": text, "place": f"第{n + 1}行"} for n, text in enumerate(case["text"])]
    return tables


def _line(row: list[Any]) -> schema.Row:
    table, code, name, measure, printed, *side = row
    return schema.BUDGET_LINES.row(
        table=table, table_title=table, side=(side or ["expenditure"])[0], code=code or None, level=level_of(code),
        name=name, measure=measure, measure_title=measure, year_offset=0, printed=printed,
        amount_yuan=parse_amount(printed, "万元"), place=f"表{table} 行{code}{name} 列{measure}", confidence="high",
    )  # fmt: skip


def _statement(row: Case) -> schema.Row:
    change, printed = row.get("change"), row["printed"]
    return schema.STATEMENTS.row(
        subject=row["subject"], subject_title=row["subject_title"], printed=printed, quote=row["subject_title"] + printed,
        amount_yuan=row["amount"] if "amount" in row else parse_amount(printed, None),
        change_yuan=None if change is None else Decimal(change), count=row.get("count"), unit=row.get("unit"),
        place=row.get("place", "第1行"), confidence="high",
    )  # fmt: skip


def _three_public(number: int, row: list[Any]) -> schema.Row:
    item, basis, printed, change, *reason = row
    return schema.THREE_PUBLIC.row(
        item=item, basis=basis, printed=printed, amount_yuan=parse_amount(printed, "万元") if printed else None,
        change_yuan=None if change is None else Decimal(change), reason=(reason or [None])[0],
        place=f"第{100 + number}行", confidence="high",
    )  # fmt: skip


def _project(number: int, row: Case) -> schema.Row:
    values = {name: Decimal(row[name]) for name in ("budget_yuan", "fiscal_yuan") if row.get(name) is not None}
    given = {"project_no": 1, "basis": "table", "goals": [], "place": f"第{200 + number}行", **row}
    return schema.PROJECTS.row(**{**given, "budget_yuan": None, **values})


def _point(number: int, row: list[Any]) -> schema.Row:
    return schema.SCHEDULE.row(
        project_no=row[0], subject_title=row[1], basis=row[2], month=row[3], printed=row[4],
        cumulative_percent=None if row[4] is None else Decimal(row[4]), place=f"第{300 + number}行",
    )  # fmt: skip


def _indicator(number: int, row: Case) -> schema.Row:
    given = {"project_no": 1, "indicator_no": number + 1, "place": f"第{400 + number}行", **row}
    return schema.INDICATORS.row(**{**given, "value": None if row["value"] is None else Decimal(row["value"])})


def _asset(number: int, row: list[Any]) -> schema.Row:
    title, name, quantity, amount, *as_of = row
    return schema.ASSETS.row(
        table_title=title, name=name, quantity=Decimal(quantity), printed=amount, amount_yuan=Decimal(amount),
        as_of=(as_of or [None])[0], place=f"第{500 + number}行",
    )  # fmt: skip


def mended(case: Case) -> Case:
    """The case with its `mend` applied."""
    changed = copy.deepcopy(case)
    for path, value in case["mend"].items():
        *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        inner: Any = changed
        for step in way:
            inner = inner[step]
        if value is None and isinstance(inner, list):
            del inner[last]
        elif isinstance(inner, list) and last == len(inner):
            inner.append(value)
        else:
            inner[last] = value
    return changed


def _outcome(case: Case) -> Any:
    (result,) = audit(tables_of(case), [RULES[case["rule"]]]).results
    return result


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_a_contradiction_is_found_with_its_place(case: Case) -> None:
    result = _outcome(case)
    assert result.status is Status.FAILS, result
    for finding in result.findings:
        assert finding.message_zh and finding.message_en and finding.subject and finding.severity
        assert finding.actual.label


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_the_same_disclosure_mended_raises_no_alarm(case: Case) -> None:
    result = _outcome(mended(case))
    assert result.status is Status.HOLDS, result


def test_every_rule_has_its_cases() -> None:
    assert sorted(case["rule"] for case in CASES) == sorted(RULES)


@pytest.mark.parametrize("rule_id", RULES)
def test_a_reader_finds_the_rule_explained(rule_id: str) -> None:
    rule = RULES[rule_id]
    assert all(rule.sections.get(name) for name in ("Summary", *SECTIONS)), rule.sections
    assert rule.title_zh and rule.title_en


@cache
def _found_by(number: int) -> frozenset[str]:
    """The rules that report something on the failing disclosure of a case."""
    return frozenset(result.rule_id for result in audit(tables_of(CASES[number])).results if result.findings)


def _unfound(removed: str | None = None) -> list[str]:
    """The cases that nothing reports under their own name when one rule is gone."""
    return [case["rule"] for at, case in enumerate(CASES) if case["rule"] not in _found_by(at) - {removed}]


def test_no_contradiction_goes_unfound() -> None:
    assert _unfound() == []


@pytest.mark.parametrize("removed", RULES)
def test_a_removed_rule_leaves_its_contradiction_unfound(removed: str) -> None:
    """Mutation: with one rule gone the test above turns red, and for that rule alone."""
    assert _unfound(removed) == [removed]
