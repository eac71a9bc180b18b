"""Lists of expenditure that no title tells apart: of which money they are, by their sum in the summary of appropriations."""

from __future__ import annotations

import re
from decimal import Decimal

from loaders.document import Grid
from loaders.layouts.context import Context
from loaders.layouts.header_rows import TOTAL_ROW
from loaders.layouts.headers import Header
from loaders.layouts.sections import SUMMARIES
from loaders.numbers import fold, parse_amount, squeeze

_TABLE_OF_MONEY = {
    "general_public": "general_public_expenditure",
    "government_fund": "government_fund",
    "state_capital": "state_capital",
}
_WORD_OF_MONEY = {"government_fund": r"政府性?基金", "state_capital": r"国有资本"}


def other_half(header: Header, context: Context) -> str | None:
    """The summary whose expenditure an untitled table holds, where the one right before it held income alone."""
    before = next(iter(context.tables["table_status"][-1:]), None)
    if before is None or before["table"] not in SUMMARIES or before["status"] != "present":
        return None
    words = [fold(column.path[0]) for column in header.columns if column.path]
    sides = {row["side"] for row in context.tables["budget_lines"] if row["table"] == before["table"]}
    spent = bool(words) and all(word.startswith("支出") for word in words)
    return str(before["table"]) if spent and sides == {"revenue"} else None


def table_of_money(grid: Grid, header: Header, context: Context) -> str | None:
    """The table of one kind of money that a list is: the sums agree, or a remark under the blank form names it."""
    total = _total(grid, header, context)
    if total is None:
        notes = "".join(fold(note.text) for note in grid.notes)
        named = [table for table, words in _WORD_OF_MONEY.items() if re.search(words, notes)]
        return named[0] if len(named) == 1 else None
    agreeing = [
        _TABLE_OF_MONEY[row["measure"]]
        for row in context.tables["budget_lines"]
        if row["table"] == "fiscal_appropriation_summary"
        and row["measure"] in _TABLE_OF_MONEY
        and row["amount_yuan"] == total
        and TOTAL_ROW.match(row["name"] or "")
    ]
    return agreeing[0] if len(set(agreeing)) == 1 else None


def _total(grid: Grid, header: Header, context: Context) -> Decimal | None:
    """The amount in the row of the total, in the column of all money."""
    unit = context.unit_of(grid, [column.title for column in header.columns])
    column = next((c for c in header.of_kind("measure") if c.measure == "total" and c.year_offset == 0), None)
    for row in grid.rows[header.first_row :]:
        if column and any(TOTAL_ROW.match(squeeze(cell.text)) for cell in row if not cell.filled):
            return parse_amount(row[column.index].text, column.unit or unit)
    return None
