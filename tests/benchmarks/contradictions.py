"""One contradiction seeded in the tables of a disclosure that agrees with itself, for each hard identity of the domain.

Each maker takes the tables (a copy of its own) and changes one printed figure; it returns the rows changed, or none where
the disclosure does not print both sides of the identity. `IDENTITIES` names for each the rules that should report it.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from loaders import schema
from loaders.layouts.header_rows import TOTAL_ROW
from loaders.numbers import parse_number

Row = schema.Row
Maker = Callable[[schema.Tables, random.Random], list[Row]]
_PARTS = {"basic", "project", "personnel", "public", "operating", "remitted", "affiliate_subsidy"}
_FUNDS = {"general_public", "government_fund", "state_capital"}
_T1, _T2, _T3 = "revenue_expenditure_summary", "revenue", "expenditure"
_T4, _T5, _T6, _T7 = (
    "fiscal_appropriation_summary",
    "general_public_expenditure",
    "basic_expenditure",
    "government_fund",
)
_BASIC_ITEM = {"30231": "vehicle_operation", "30217": "reception", "30212": "overseas"}


@dataclass(frozen=True, slots=True)
class Identity:
    """An identity of the domain: how to break it and the rules that name it."""

    make: Maker
    rules: frozenset[str]


def _lines(tables: schema.Tables, table: str, measures: set[str] | None = None) -> list[Row]:
    return [
        row
        for row in tables["budget_lines"]
        if row["table"] == table
        and row["year_offset"] == 0
        and row["amount_yuan"]
        and (measures is None or row["measure"] in measures)
    ]


def _is_total(row: Row) -> bool:
    return not row["code"] and bool(TOTAL_ROW.match(row["name"] or ""))


def _one(rows: list[Row], rng: random.Random, factor: str | None = None) -> list[Row]:
    return [changed(rng.choice(rows), rng, factor)] if rows else []


def changed(row: Row, rng: random.Random, factor: str | None = None, field: str = "amount_yuan") -> Row:
    """The figure with its leading digits changed, by a third at least, as if it had been printed so."""
    shown = str(row["printed"])
    number = parse_number(shown.rstrip("元万千百亿 "))
    assert number
    unit = Decimal(row[field]) / number
    new = (number * Decimal(factor or rng.choice(("1.9", "2.6", "1.35")))).quantize(number)
    new += 20 if factor is None else 0
    row["printed"] = f"{new}{shown[len(shown.rstrip('元万千百亿 ')) :]}"
    row[field] = new * unit
    return row


# --- within and between tables -------------------------------------------------------------------------------------


def _summary_line(tables: schema.Tables, rng: random.Random) -> list[Row]:
    rows = [row for row in _lines(tables, _T1, {"total"}) if row["scheme"] in ("function", "revenue_source")]
    totals = {row["side"] for row in _lines(tables, _T1, {"total"}) if "合计" in row["name"] or "总计" in row["name"]}
    return _one([row for row in rows if row["side"] in totals and not _closing(row)], rng)


def _closing(row: Row) -> bool:
    return "合计" in row["name"] or "总计" in row["name"]


def _summary_total(tables: schema.Tables, rng: random.Random) -> list[Row]:
    rows = [row for row in _lines(tables, _T1, {"total"}) if "总计" in row["name"]]
    return _one(rows, rng) if {row["side"] for row in rows} == {"revenue", "expenditure"} else []


def _in_row(table: str, measures: set[str]) -> Maker:
    """A part of a row that also prints its total."""

    def make(tables: schema.Tables, rng: random.Random) -> list[Row]:
        whole = {(row["code"], row["name"]) for row in _lines(tables, table, {"total"})}
        return _one([row for row in _lines(tables, table, measures) if (row["code"], row["name"]) in whole], rng)

    return make


def _subtotal(tables: schema.Tables, rng: random.Random) -> list[Row]:
    table = rng.choice([_T2, _T3, _T5, _T6])
    rows = _lines(tables, table, {"total"})
    codes = {row["code"] for row in rows}
    return _one(
        [
            row
            for row in rows
            if row["code"] and (row["code"][:5] if len(row["code"]) == 7 else row["code"][:3]) in codes - {row["code"]}
        ],
        rng,
    )


def _three_public(tables: schema.Tables, rng: random.Random) -> list[Row]:
    rows = [row for row in tables["three_public"] if row["basis"] == "table" and row["amount_yuan"]]
    items = {
        row["item"] for row in tables["three_public"] if row["basis"] == "table" and row["amount_yuan"] is not None
    }
    summed = [row for row in rows if row["item"] in ("subtotal", "overseas", "vehicles", "reception")]
    return _one(summed, rng) if {"subtotal", "overseas", "vehicles", "reception"} <= items else []


def _table_total(table: str, other: str, measures: set[str]) -> Maker:
    """The total of one table, where the other prints its own."""

    def make(tables: schema.Tables, rng: random.Random) -> list[Row]:
        rows = [row for row in _lines(tables, table, measures) if _is_total(row)]
        return _one(rows, rng) if any(_closing(row) or _is_total(row) for row in _lines(tables, other)) else []

    return make


def _class_line(tables: schema.Tables, rng: random.Random) -> list[Row]:
    classes = {row["name"] for row in _lines(tables, _T3, {"total"}) if row["code"] and len(row["code"]) == 3}
    return _one(
        [row for row in _lines(tables, _T1, {"total"}) if row["scheme"] == "function" and row["name"] in classes], rng
    )


def _fund_total(tables: schema.Tables, rng: random.Random) -> list[Row]:
    wide = [row for row in _lines(tables, _T4, {"government_fund"}) if _closing(row)]
    return _one([row for row in _lines(tables, _T7, {"total"}) if _is_total(row)], rng) if wide else []


def _wide_total(tables: schema.Tables, rng: random.Random) -> list[Row]:
    wide = [row for row in _lines(tables, _T4, {"general_public"}) if _closing(row)]
    return _one([row for row in _lines(tables, _T5, {"total"}) if _is_total(row)], rng) if wide else []


def _above_the_whole(tables: schema.Tables, rng: random.Random) -> list[Row]:
    whole = {row["code"]: row["amount_yuan"] for row in _lines(tables, _T3, {"total"}) if row["code"]}
    rows = [
        row for row in _lines(tables, _T5, {"total"}) if 3 * row["amount_yuan"] > whole.get(row["code"], Decimal("inf"))
    ]
    return _one(rows, rng, "3.7")


def _below_its_part(tables: schema.Tables, rng: random.Random) -> list[Row]:
    parts = {_BASIC_ITEM.get(row["code"] or ""): row["amount_yuan"] for row in _lines(tables, _T6, {"total", "public"})}
    rows = [
        row for row in tables["three_public"] if row["basis"] == "table" and row["amount_yuan"] and row["item"] in parts
    ]
    rows = [row for row in rows if row["amount_yuan"] < 2 * parts[row["item"]] and parts[row["item"]] > 100_000]
    return _one(rows, rng, "0.3")


def _swapped_unit(tables: schema.Tables, rng: random.Random) -> list[Row]:
    """One table read in 元 that is printed in 万元, or the other way round."""
    names = sorted({row["table"] for row in tables["budget_lines"] if row["table"] in (_T3, _T6)})
    if not names or not _lines(tables, _T5):
        return []
    name, factor = rng.choice(names), rng.choice((Decimal(10_000), Decimal(1) / 10_000))
    rows = [row for row in tables["budget_lines"] if row["table"] == name]
    for row in rows:
        row["amount_yuan"] *= factor
    return [row for row in rows if row["amount_yuan"]]


# --- text, projects, schedules -------------------------------------------------------------------------------------


def _stated(*subjects: str, change: bool = False) -> Maker:
    def make(tables: schema.Tables, rng: random.Random) -> list[Row]:
        rows = [row for row in tables["statements"] if row["subject"] in subjects and row["amount_yuan"]]
        return _one([row for row in rows if (row["change_yuan"] is None) or change], rng)

    return make


def _changed_change(tables: schema.Tables, rng: random.Random) -> list[Row]:
    """The change of one part, where the text states the changes of the whole and of both parts."""
    rows = {row["subject"]: row for row in tables["statements"] if row["change_yuan"] and row["amount_yuan"] is None}
    if not {"basic_expenditure", "project_expenditure"} <= rows.keys():
        return []
    row = rows[rng.choice(("basic_expenditure", "project_expenditure"))]
    row["change_yuan"] = row["change_yuan"] * Decimal("2.6") + 20_000
    row["printed"] = f"{abs(row['change_yuan'])}元"
    return [row]


def _three_public_said(tables: schema.Tables, rng: random.Random) -> list[Row]:
    held = {row["item"] for row in tables["three_public"] if row["basis"] == "table" and row["amount_yuan"]}
    return _one(
        [r for r in tables["three_public"] if r["basis"] == "narrative" and r["amount_yuan"] and r["item"] in held], rng
    )


def _asset(tables: schema.Tables, rng: random.Random) -> list[Row]:
    return _one([row for row in tables["assets"] if row["amount_yuan"] and row["table_title"]], rng)


def _source(tables: schema.Tables, rng: random.Random) -> list[Row]:
    rows = [row for row in tables["projects"] if row["basis"] == "table" and row["budget_yuan"] and row["fiscal_yuan"]]
    if not rows:
        return []
    row = rng.choice(rows)
    row["fiscal_yuan"] = row["fiscal_yuan"] * Decimal("1.9") + 100
    return [row]


def _project_above_all(tables: schema.Tables, rng: random.Random) -> list[Row]:
    rows = [row for row in tables["projects"] if row["basis"] == "table" and row["budget_yuan"]]
    if not rows or not any(_is_total(row) for row in _lines(tables, _T3, {"project"})):
        return []
    return [changed(rng.choice(rows), rng, "60", "budget_yuan")]


def _project_said(tables: schema.Tables, rng: random.Random) -> list[Row]:
    known = {row["project_no"] for row in tables["projects"] if row["basis"] == "table" and row["budget_yuan"]}
    rows = [
        row
        for row in tables["projects"]
        if row["basis"] == "narrative" and row["budget_yuan"] and row["project_no"] in known
    ]
    return [changed(rng.choice(rows), rng, None, "budget_yuan")] if rows else []


def _schedule_said(tables: schema.Tables, rng: random.Random) -> list[Row]:
    points = {(row["project_no"], row["month"]) for row in tables["schedule"] if row["basis"] == "table"}
    rows = [
        row for row in tables["schedule"] if row["basis"] == "narrative" and (row["project_no"], row["month"]) in points
    ]
    rows = [row for row in rows if row["month"] != 12 and row["project_no"] is not None]
    if not rows:
        return []
    row = rng.choice(rows)
    row["cumulative_percent"] = (row["cumulative_percent"] + 37) % 100
    row["printed"] = f"{row['cumulative_percent']}%"
    return [row]


def _count_said(tables: schema.Tables, rng: random.Random) -> list[Row]:
    rows = [row for row in tables["paragraphs"] if "个三级指标" in row["text"]]
    if not rows:
        return []
    row = rng.choice(rows)
    before, after = row["text"].split("共下设")
    row["text"] = f"{before}共下设9{after}"
    return [{**row, "printed": ""}]


def _ceiling(tables: schema.Tables, rng: random.Random) -> list[Row]:
    budgets = {
        row["project_no"]: row["budget_yuan"]
        for row in tables["projects"]
        if row["basis"] == "table" and row["budget_yuan"]
    }
    rows = [
        row
        for row in tables["indicators"]
        if row["value_unit"] == "万元" and row["project_no"] in budgets and "成本" in f"{row['level1']}{row['level2']}"
    ]
    if not rows:
        return []
    row = rng.choice(rows)
    row["value"] = budgets[row["project_no"]] / 10_000 + 3
    row["target"] = f"≤{row['value']}万元"
    return [row]


def _quarter(tables: schema.Tables, rng: random.Random) -> list[Row]:
    """A quarter dropped, left blank, falling, above 100, or a year that ends below it."""
    rows = [row for row in tables["schedule"] if row["basis"] == "table" and row["cumulative_percent"] is not None]
    if not rows:
        return []
    row, kind = rng.choice(rows), rng.choice(("dropped", "blank", "over", "end", "falling"))
    own = [other for other in rows if other["project_no"] == row["project_no"]]
    if kind == "dropped":
        tables["schedule"].remove(row)
        return [other for other in own if other is not row]
    if kind == "blank":
        row["cumulative_percent"] = row["printed"] = None
        return own
    if kind == "end":
        row = next(other for other in own if other["month"] == 12)
    elif kind == "falling":
        row = next(other for other in own if other["month"] == 10)
    new = {"over": Decimal(130), "end": Decimal(90), "falling": Decimal(101)}[kind]
    row["cumulative_percent"], row["printed"] = new, f"{new}"
    return own


def _rules(*names: str) -> frozenset[str]:
    return frozenset(names)


IDENTITIES: dict[str, Identity] = {
    "A1": Identity(_summary_line, _rules("summary-lines")),
    "A2": Identity(_summary_total, _rules("summary-balance", "summary-lines")),
    "A3": Identity(_in_row(_T2, {"fiscal_appropriation", "general_public", "government_fund", "other_revenue"}), _rules("revenue-row-sums")),
    "A4": Identity(_in_row(_T3, _PARTS), _rules("table-row-sums")),
    "A5": Identity(_in_row(_T4, _FUNDS), _rules("table-row-sums")),
    "A6": Identity(_in_row(_T5, _PARTS), _rules("table-row-sums")),
    "A7": Identity(_in_row(_T6, _PARTS), _rules("table-row-sums")),
    "A8": Identity(_subtotal, _rules("table-subtotals")),
    "A9": Identity(_three_public, _rules("three-public-table-sums")),
    "B1": Identity(_table_total(_T3, _T1, {"total"}), _rules("totals-agree")),
    "B2": Identity(_class_line, _rules("classes-agree")),
    "B3": Identity(_table_total(_T2, _T4, {"fiscal_appropriation"}), _rules("fiscal-income-agrees")),
    "B4": Identity(_wide_total, _rules("general-public-agrees")),
    "B5": Identity(_fund_total, _rules("fund-tables-agree")),
    "B6": Identity(_table_total(_T6, _T5, {"total"}), _rules("basic-agrees")),
    "B7": Identity(_above_the_whole, _rules("whole-covers-general-public")),
    "B8": Identity(_below_its_part, _rules("three-public-covers-basic")),
    "unit": Identity(_swapped_unit, _rules("totals-agree", "classes-agree", "basic-agrees", "whole-covers-general-public", "three-public-covers-basic", "project-sum")),
    "C1": Identity(_stated("total_revenue", "total_expenditure", "basic_expenditure", "project_expenditure"), _rules("prose-table-totals", "prose-parts", "prose-balance")),
    "C2": Identity(_changed_change, _rules("changes-add-up")),
    "C3": Identity(_stated("agency_running_item"), _rules("prose-running-items")),
    "C4": Identity(_three_public_said, _rules("three-public-prose-table", "three-public-prose-sums")),
    "C5": Identity(_stated("procurement", "procurement_goods", "procurement_works", "procurement_services"), _rules("procurement-prose-sums")),
    "C6": Identity(_asset, _rules("assets-sums", "assets-prose")),
    "D1": Identity(_source, _rules("project-sources")),
    "D2": Identity(_project_above_all, _rules("project-sum")),
    "D3 amount": Identity(_project_said, _rules("project-prose-amount")),
    "D3 schedule": Identity(_schedule_said, _rules("schedule-prose")),
    "D3 count": Identity(_count_said, _rules("indicator-count")),
    "D4": Identity(_ceiling, _rules("cost-ceiling")),
    "D5": Identity(_quarter, _rules("schedule-points", "schedule-end", "schedule-range")),
}  # fmt: skip
