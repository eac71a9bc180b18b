"""What the readers of formats with merged cells share: cleaning a text, and laying spans out on a rectangle."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from loaders.document import Cell, Grid, Place, UnreadableFile
from loaders.readers.radicals import whole

MAX_CELLS = 3_000_000
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f]")
_WIDE_SPACES = re.compile("[\xa0\u2000-\u200a\u202f\u205f]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\u2028\u2029\x85]")


@dataclass(slots=True)
class Span:
    """A cell as printed: position and extent count from 0 in grid rows and columns."""

    text: str
    row: int
    column: int
    height: int = 1
    width: int = 1


def clean(text: str) -> str:
    """Drop what nobody sees and blank lines around, write characters whole; keep indentation, which may be the only sign of a level."""
    text = whole(text)
    if text.isprintable():
        return text.rstrip()
    text = _WIDE_SPACES.sub(" ", _LINE_ENDS.sub("\n", _INVISIBLE.sub("", text)))
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def build_grid(spans: Iterable[Span], table: int, name: str, rows: int = 0) -> Grid | None:
    """The rectangular grid of a table, or None without any cell; grid columns that no cell starts in are dropped.

    Rows without cells count too when `rows` says so. Where spans overlap, the first one stays.
    """
    spans = list(spans)
    if not spans:
        return None
    starts = sorted({span.column for span in spans})
    position = {column: index for index, column in enumerate(starts)}
    height = max(rows, *(span.row + 1 for span in spans))
    if height * len(starts) > MAX_CELLS:
        raise UnreadableFile(f"{name} 的表{table} 过大（{height} 行 {len(starts)} 列），请拆分后再读。")
    grid: list[list[Cell | None]] = [[None] * len(starts) for _ in range(height)]
    for span in spans:
        first = position[span.column]
        place = Place(table=table, row=span.row + 1, column=first + 1)
        last = first + 1
        while last < len(starts) and starts[last] < span.column + span.width:
            last += 1
        for row in range(span.row, min(span.row + span.height, height)):
            for column in range(first, last):
                if grid[row][column] is None:
                    filled = (row, column) != (span.row, first)
                    grid[row][column] = Cell(span.text, place, filled)
    return Grid([_complete(cells, table, row) for row, cells in enumerate(grid, 1)], Place(table=table))


def _complete(cells: list[Cell | None], table: int, row: int) -> list[Cell]:
    return [cell or Cell("", Place(table=table, row=row, column=column)) for column, cell in enumerate(cells, 1)]
