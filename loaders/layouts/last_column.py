"""The last column of a table that alone goes on the next page, where one column between rulings is no table.

Its header word and its figures are lines at the heights of the rows that they belong to.
"""

from __future__ import annotations

from itertools import takewhile

from loaders.document import Block, Cell, Grid, Paragraph
from loaders.layouts.headers import Header, read_header
from loaders.numbers import parse_number

_LEAST_FIGURES = 3


def join_last_column(blocks: list[Block]) -> list[Block]:
    """The blocks with a single column of figures on the next page, which is no table there, set right of its rows."""
    kept: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        kept.append(block)
        at += 1
        if isinstance(block, Grid):
            lines = list(takewhile(lambda one: isinstance(one, Paragraph), blocks[at:]))
            taken = _take_column(block, [line for line in lines if isinstance(line, Paragraph)])
            kept += [line for line in lines if not any(line is one for one in taken)]
            at += len(lines)
    return kept


def _take_column(grid: Grid, lines: list[Paragraph]) -> list[Paragraph]:
    """Add to a table the column that lines on the next page make up: all between its upper and lower edge, one a row,
    figures below the header. The lines taken; none where they make up no column."""
    last, first = grid.rows[-1][0].place, grid.rows[0][0].place
    if not (lines and last.box and first.box and last.page and first.page == last.page):
        return []
    column = [
        line
        for line in lines
        if line.place.page == last.page + 1 and line.place.box and first.box[1] < _middle(line) < last.box[3]
    ]
    rows = [_row_at(grid, _middle(line)) for line in column]
    figures = [row for row, line in zip(rows, column, strict=True) if parse_number(line.text) is not None]
    if len(figures) < _LEAST_FIGURES or len(set(rows)) < len(rows) or None in rows:
        return []
    header = read_header(grid, None)
    if not _told(header):
        return []
    words = [row for row in rows if row not in figures]
    if not words or any(row is None or row >= header.first_row for row in words):
        return []
    texts = dict(zip(rows, column, strict=True))
    for index, row in enumerate(grid.rows):
        line = texts.get(index)
        row.append(Cell(line.text, line.place) if line else Cell("", row[-1].place))
    return column


def _told(header: Header) -> bool:
    return bool(header.of_kind("name") and header.of_kind("measure"))


def _middle(line: Paragraph) -> float:
    return (line.place.box[1] + line.place.box[3]) / 2 if line.place.box else 0.0


def _row_at(grid: Grid, height: float) -> int | None:
    """The row whose cells reach over a height; the lower one where merged cells reach over several."""
    for index in range(len(grid.rows) - 1, -1, -1):
        boxes = [cell.place.box for cell in grid.rows[index] if cell.place.box and not cell.filled]
        if any(box[1] <= height <= box[3] for box in boxes):
            return index
    return None
