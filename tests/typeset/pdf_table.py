"""Measure a table for a page: column widths, the lines in each cell, row heights, and where it may be cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.typeset.blocks import Merge, Position, Table
from tests.typeset.columns import column_widths
from tests.typeset.pdf_text import wrap

PADDING = 3.0
_AMOUNT = re.compile(r"-?[\d,]+\.\d+")
_FIGURE = re.compile(r"[△(-]?[\d,]+\.\d+\)?%?|-|——|0")


@dataclass(frozen=True, slots=True)
class Area:
    """A visible cell within a piece of a table: half-open row and column ranges, and its lines."""

    top: int
    bottom: int
    left: int
    right: int
    lines: list[str]
    align: str


@dataclass(slots=True)
class Layout:
    table: Table
    size: float
    widths: list[float]
    heights: list[float]
    lines: dict[Position, list[str]]
    figures: set[int]  # columns of figures, which are set to the right, a dash or nought among them too

    @property
    def leading(self) -> float:
        return self.size * 1.3

    def areas(self, first: int, last: int) -> Iterator[Area]:
        """The cells of rows `first` to before `last`; a merge cut by the piece shows its text in its first piece."""
        covered = self.table.covered()
        merges = {(merge.row, merge.column): merge for merge in self.table.merges}
        for row in range(first, last):
            for column in range(self.table.width):
                source = covered.get((row, column), (row, column))
                merge = merges.get(source, Merge(row, column, 1, 1))
                begins = max(merge.row, first)
                if (row, column) == (begins, merge.column):
                    lines = self.lines[merge.row, merge.column] if merge.row >= first else []
                    bottom, right = min(merge.row + merge.rowspan, last), merge.column + merge.colspan
                    yield Area(row, bottom, column, right, lines, self._align(merge))

    def _align(self, merge: Merge) -> str:
        text = self.table.rows[merge.row][merge.column]
        if self.table.header_rows < 2 or merge.row < self.table.header_rows:
            return "center"
        return "right" if merge.column in self.figures and _FIGURE.fullmatch(text) else "left"


def lay_out(table: Table, room: float, size: float, narrow: bool, ruled: bool = True) -> Layout:
    """Fit the table into `room` points of width."""
    widths = [width * size for width in column_widths(table, room / size, narrow=narrow)]
    covered = table.covered()
    spans = {(merge.row, merge.column): merge.colspan for merge in table.merges}
    lines = {}
    for number, row in enumerate(table.rows):
        for column, text in enumerate(row):
            if (number, column) not in covered:
                width = sum(widths[column : column + spans.get((number, column), 1)]) - 2 * PADDING
                lines[number, column] = wrap(text, width, size)
    heights = _heights(table, lines, size, ruled)
    return Layout(table, size, widths, heights, lines, _figure_columns(table))


def _heights(table: Table, lines: dict[Position, list[str]], size: float, ruled: bool) -> list[float]:
    """Every row as high as its own cells need; a cell merged over several stretches the first of them.

    Without rules it stretches the last one, and only as far as it must: no gap is left that nothing explains.
    """
    needed = {place: len(texts) * size * 1.3 + 2 * PADDING for place, texts in lines.items()}
    tall = {(merge.row, merge.column): merge for merge in table.merges if merge.rowspan > 1 and not ruled}
    least = size * 1.3 + 2 * PADDING
    heights = [least] * len(table.rows)
    for (row, column), height in needed.items():
        if (row, column) not in tall:
            heights[row] = max(heights[row], height)
    for place, merge in tall.items():
        rows = range(merge.row, merge.row + merge.rowspan)
        heights[rows[-1]] += max(0.0, needed[place] - sum(heights[row] for row in rows))
    return heights


def _figure_columns(table: Table) -> set[int]:
    body = table.rows[table.header_rows :]
    columns = [[row[column] for row in body if row[column]] for column in range(table.width)]
    if not any(_AMOUNT.fullmatch(text) for texts in columns for text in texts):
        return set()
    return {
        number
        for number, texts in enumerate(columns)
        if any(_AMOUNT.fullmatch(text) for text in texts) or all(_FIGURE.fullmatch(text) for text in texts)
    }
