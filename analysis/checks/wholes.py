"""The whole of a budget table in one measure: its total row, or the subjects that add up to it where no total is printed."""

from __future__ import annotations

import re

from analysis.checks.compare import TABLES_ZH, cell_label, column_of
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import Figure, figure, total_of


def whole(disclosure: Disclosure, table: str, measure: str = "total") -> Figure | None:
    """The total as a figure; None where it can be told neither from a row nor from subjects printed once each."""
    row = disclosure.total(table, measure)
    if row is not None:
        return figure(row, cell_label(row))
    plain = [line for line in disclosure.rows(table, measure) if not line["code"]]
    halves = [line for line in plain if re.match(r"^(?:人员|公用)经费(?:合计|小计)$", line["name"] or "")]
    if halves and len(halves) == len(plain):
        return total_of(halves, f"{TABLES_ZH[table]}人员经费与公用经费之和")
    if plain:
        return None  # rows without a code: totals that differ, or units of the department
    parts = _uppermost(disclosure, table, measure)
    return total_of(parts, f"{TABLES_ZH.get(table, table)}{column_of(parts[0])}各科目之和") if parts else None


def _uppermost(disclosure: Disclosure, table: str, measure: str) -> list[Row]:
    """Every subject of the table under which all others stand; none where a code is printed more than once."""
    every = {row["code"] for row in disclosure.rows(table) if row["code"]}
    rows = [row for row in disclosure.rows(table, measure) if row["code"]]
    if len({row["code"] for row in rows}) < len(rows):
        return []
    return [row for row in rows if not any(row["code"] != code and row["code"].startswith(code) for code in every)]
