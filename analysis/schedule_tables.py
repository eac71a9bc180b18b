"""The tables of the page 支出进度, with the sources of every figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from analysis.schedule import Difference, Point, Weighted
from analysis.schedule_view import name_month
from analysis.tables import SOURCES, Column, Source, Table, source
from analysis.texts import Words
from loaders.schema import Row

Budgets = dict[tuple[str, int | None, str], Row]


def index_budgets(projects: Iterable[Row], statements: Iterable[Row]) -> Budgets:
    """(disclosure, project, basis) → the row that prints its budget; classes of spending stand under their name."""
    rows: Budgets = {}
    for row in projects:
        if row["budget_yuan"] is not None:
            rows.setdefault((row["disclosure_id"], row["project_no"], row["basis"]), row)
    for row in statements:
        if row["amount_yuan"] is not None:
            rows.setdefault((row["disclosure_id"], None, row["subject_title"] or ""), row)
    return rows


def _sources(point: Point, budgets: Budgets, words: Words, prefix: str = "") -> list[Source]:
    key = (point.disclosure_id, point.project_no, point.basis if point.project_no else point.subject)
    other = (point.disclosure_id, point.project_no, "narrative" if point.basis == "table" else "table")
    row = budgets.get(key) or budgets.get(other)
    found = [] if row is None else [source(row, prefix + words("budget"))]
    if point.place:
        what = prefix + name_month(point.month, words)
        found.append(Source(what, point.printed or "", point.place, point.disclosure_id))
    return found


def tabulate_points(points: Sequence[Point], budgets: Budgets, unit: str, words: Words, subject: str) -> Table:
    """One row a subject and basis, one column a month: shares, or amounts where `unit` is not percent."""
    months = sorted({point.month for point in points})
    groups: dict[tuple[object, str], list[Point]] = {}
    for point in points:
        groups.setdefault((point.project_no or point.subject, point.basis), []).append(point)
    rows = [_row(group, budgets, unit, words) for group in groups.values()]
    kind = "percent" if unit == "percent" else "money"
    columns = [
        Column("subject", words(subject), pinned=True),
        Column("basis", words("basis")),
        Column("budget", words("budget"), "money"),
        *(Column(f"m{month}", name_month(month, words), kind) for month in months),
        Column("gaps", words("gaps")),
    ]
    return Table(pd.DataFrame(rows, dtype=object), columns, "—")


def _row(points: Sequence[Point], budgets: Budgets, unit: str, words: Words) -> dict[str, Any]:
    first = points[0]
    gaps = [f"{name_month(p.month, words)} {words(f'gap.{p.state}')}" for p in points if p.state != "printed"]
    row: dict[str, Any] = {
        "subject": first.subject,
        "basis": words(f"basis.{first.basis}"),
        "budget": first.budget_yuan,
        "gaps": words("semicolon").join(gaps),
    }
    for point in points:
        share = None if point.percent is None else point.percent / 100
        row[f"m{point.month}"] = share if unit == "percent" else point.yuan
    sources = dict.fromkeys(item for point in points for item in _sources(point, budgets, words))
    return row | {SOURCES: tuple(sources)}


def tabulate_weighted(
    weighted: Sequence[Weighted], points: Sequence[Point], budgets: Budgets, names: dict[str, str], words: Words
) -> Table:
    """One row a disclosure, basis and month, with what it counts and the sources of every project counted."""
    rows = [
        {
            "disclosure": names[item.disclosure_id],
            "basis": words(f"basis.{item.basis}"),
            "month": name_month(item.month, words),
            "share": None if item.percent is None else item.percent / 100,
            "yuan": item.yuan,
            "counted": f"{len(item.counted)} / {item.projects}",
            "counted_yuan": item.counted_yuan,
            "all_yuan": item.budget_yuan,
            SOURCES: tuple(_weighted_sources(item, points, budgets, words)),
        }
        for disclosure in names
        for item in weighted
        if item.disclosure_id == disclosure
    ]
    columns = [
        Column("disclosure", words("disclosure"), pinned=True),
        Column("basis", words("basis")),
        Column("month", words("month")),
        Column("share", words("weighted_share"), "percent"),
        Column("yuan", words("weighted_yuan"), "money"),
        Column("counted", words("counted")),
        Column("counted_yuan", words("counted_yuan"), "money"),
        Column("all_yuan", words("all_yuan"), "money"),
    ]
    return Table(pd.DataFrame(rows, dtype=object), columns, "—")


def _weighted_sources(item: Weighted, points: Sequence[Point], budgets: Budgets, words: Words) -> list[Source]:
    own = (p for p in points if (p.disclosure_id, p.basis, p.month) == (item.disclosure_id, item.basis, item.month))
    counted = (point for point in own if point.project_no in item.counted)
    return [found for point in counted for found in _sources(point, budgets, words, f"{point.subject} ")]


def tabulate_differences(
    differences: Sequence[Difference], budgets: Budgets, names: dict[str, str], words: Words
) -> Table:
    """One row a month that table and prose state differently, in shares and in yuan."""
    rows = [
        {
            "disclosure": names[item.table.disclosure_id],
            "subject": item.table.subject,
            "month": name_month(item.table.month, words),
            "table": (item.table.percent or 0) / 100,
            "narrative": (item.narrative.percent or 0) / 100,
            "table_yuan": item.table.yuan,
            "narrative_yuan": item.narrative.yuan,
            SOURCES: tuple(
                found
                for side in (item.table, item.narrative)
                for found in _sources(side, budgets, words, f"{words(f'basis.{side.basis}')} ")
            ),
        }
        for item in differences
    ]
    columns = [
        Column("disclosure", words("disclosure"), pinned=True),
        Column("subject", words("subject")),
        Column("month", words("month")),
        Column("table", words("table_share"), "percent"),
        Column("narrative", words("narrative_share"), "percent"),
        Column("table_yuan", words("table_yuan"), "money"),
        Column("narrative_yuan", words("narrative_yuan"), "money"),
    ]
    return Table(pd.DataFrame(rows, dtype=object), columns, "—")
