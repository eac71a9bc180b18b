"""Several tables in one grid, one below the other, as pages print them where a whole workbook was pasted: parted at titles."""

from __future__ import annotations

from itertools import pairwise

from loaders.document import Block, Cell, Grid, Paragraph
from loaders.layouts import titles
from loaders.layouts.continued import distinct
from loaders.layouts.goal_headers import part_named
from loaders.layouts.goal_labels import label_of
from loaders.layouts.header_rows import is_header_row
from loaders.layouts.lines import is_caption, is_title
from loaders.numbers import parse_number, squeeze

_BEFORE_HEADER = 3  # rows between a title and the header: unit, body, date


def part_stacked(blocks: list[Block]) -> list[Block]:
    """The blocks with every grid that holds several tables replaced by one grid a table."""
    return [part for block in blocks for part in (_parts(block) if isinstance(block, Grid) else [block])]


def _parts(grid: Grid) -> list[Block]:
    """The tables of a grid and the text that stands in rows of its whole width before, between and after them."""
    titled = [at for at in range(len(grid.rows)) if _begins_table(grid, at)]
    starts = [_with_captions_above(grid, at) for at in titled]
    edges = [0, *(start for start in dict.fromkeys(starts) if start), len(grid.rows)]
    if len(edges) == 2:
        return [grid]
    return [block for first, end in pairwise(edges) for block in _blocks_of(grid, grid.rows[first:end])]


def _blocks_of(grid: Grid, rows: list[list[Cell]]) -> list[Block]:
    """One table with the text under it; or the text alone that stands over the first table."""
    body = len(rows)
    while body and _is_text(rows[body - 1]):
        body -= 1
    printed = _printed(rows[:body])
    text = [Paragraph(_text_of(row), row[0].place) for row in rows[body:] if _text_of(row)]
    return [*([_grid_of(grid, printed)] if printed else []), *text]


def _is_text(row: list[Cell]) -> bool:
    """A blank row, one that is a single cell over the whole width, or one that prints nothing but the title of a table."""
    printed = distinct(row)
    if len(row) == 1 or len(printed) != 1:
        return not printed
    return all(cell.filled for cell in row[1:]) or titles.by_title(printed[0]) is not None


def _text_of(row: list[Cell]) -> str:
    return next(iter(distinct(row)), "").strip()


def _begins_table(grid: Grid, at: int) -> bool:
    """A row that is nothing but a title, with the header of its own table or form below it, or on the next page."""
    title = _only_text(grid.rows[at])
    if title is None or not is_title(title) or "表" not in title:
        return False
    kind = titles.by_title(title)
    for row in grid.rows[at + 1 : at + 2 + _BEFORE_HEADER]:
        texts = distinct(row)
        if kind == "performance":
            if any(part_named(text) == "project" or label_of(text) in ("name", "code", "whole") for text in texts):
                return True
        elif kind is not None and len(texts) > 1 and is_header_row(row):
            return True
        if not all(is_caption(text) for text in texts):
            return False
    return kind is not None and at > 0 and at + 1 + _BEFORE_HEADER >= len(grid.rows)


def _with_captions_above(grid: Grid, at: int) -> int:
    """The first row of a table: its number and blank rows may stand over its title."""
    while at and all(is_caption(text) and parse_number(text) is None for text in distinct(grid.rows[at - 1])):
        at -= 1
    return at


def _only_text(row: list[Cell]) -> str | None:
    found: str | None = None
    for cell in row:  # most rows are told by their first two cells, and a workbook may have many
        if cell.filled or not (text := squeeze(cell.text)):
            continue
        if found is not None and text != found:
            return None
        found = text
    return found


def _printed(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows and columns that print anything, blank ones at the edges left out."""
    while rows and not distinct(rows[-1]):
        rows = rows[:-1]
    width = max((at + 1 for row in rows for at, cell in enumerate(row) if cell.filled or squeeze(cell.text)), default=0)
    return [row[:width] for row in rows]


def _grid_of(grid: Grid, rows: list[list[Cell]]) -> Grid:
    place = grid.place._replace(page=rows[0][0].place.page, row=rows[0][0].place.row)
    return Grid(rows, place, span_known=grid.span_known)
