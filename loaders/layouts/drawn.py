"""Figures without rulings drawn under the heading beside their own, where that heading's column is blank on a page."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from loaders.document import Cell, Grid
from loaders.layouts.headers import Column, Header
from loaders.numbers import is_blank, parse_number

_TOTAL = ("合计", "总计", "小计")


def move_totals(grid: Grid, header: Header) -> int:
    """Lay totals back under 合计: a row has none there, and its first part, right beside it, is the sum of all others.
    Changes `grid`. Returns in how many rows; none where the format tells the columns, as rulings and tabs do."""
    if grid.span_known or grid.place.page is None:
        return 0
    body = grid.rows[header.first_row :]
    return sum(_move_total(row, group) for group in _groups(header) for row in body)


def _groups(header: Header) -> list[list[Column]]:
    """Each column of a total with the columns of its parts right of it."""
    columns = header.of_kind("measure")
    starts = [at for at, column in enumerate(columns) if column.measure == "total" or column.words[-1] in _TOTAL]
    return [columns[start:end] for start, end in pairwise([*starts, len(columns)]) if end - start > 2]


def _move_total(row: list[Cell], group: list[Column]) -> bool:
    total, first, *others = (column.index for column in group)
    if first != total + 1 or row[total].filled or row[first].filled or not is_blank(row[total].text):
        return False
    whole = parse_number(row[first].text)
    parts = [number for index in others if (number := parse_number(row[index].text)) is not None]
    told = bool(whole and parts) and sum(parts) == whole
    if told:
        row[total] = replace(row[total], text=row[first].text, place=row[first].place)
        row[first] = replace(row[first], text="")
    return told
