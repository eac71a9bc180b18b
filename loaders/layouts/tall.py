"""Rows that hold a whole table: each cell has one line an entry, as typed into Word or joined in an Excel cell."""

from __future__ import annotations

from dataclasses import replace

from loaders.document import Cell, Grid
from loaders.numbers import parse_number

_LEAST_LINES = 3


def part_tall_rows(grid: Grid) -> None:
    """Replace every row whose cells all hold the same number of lines, figures among them, by a row a line.

    On fixed pages lines break where cells are narrow, within figures too; the reader parts such rows itself.
    """
    if grid.rows[0][0].place.box is None and any(_lines_of(row) for row in grid.rows):
        grid.rows = [part for row in grid.rows for part in _parts(row, _lines_of(row))]


def _lines_of(row: list[Cell]) -> int:
    """How many entries the cells of a row hold, one a line; 0 where they are one entry, or do not agree."""
    texts = [_lines(cell) for cell in row if not cell.filled and cell.text.strip()]
    count = max((len(lines) for lines in texts), default=0)
    if count < _LEAST_LINES or any(len(lines) != count for lines in texts):
        return 0
    figures = sum(1 for lines in texts if _are_figures(lines))
    return count if 0 < figures < len(texts) else 0


def _lines(cell: Cell) -> list[str]:
    return cell.text.split("\n")


def _are_figures(lines: list[str]) -> bool:
    printed = [line for line in lines if line.strip()]
    return len(printed) >= 2 and all(parse_number(line) is not None for line in printed)


def _parts(row: list[Cell], count: int) -> list[list[Cell]]:
    if not count:
        return [row]
    return [
        [replace(cell, text=lines[at] if len(lines := _lines(cell)) == count else "") for cell in row]
        for at in range(count)
    ]
