"""Tables wider than the page: a sheet printed at full size puts the columns that do not fit on a further page.

The rows stand at the same heights on both pages, and the further one has no labels of its own.
"""

from __future__ import annotations

from loaders.document import Block, Cell, Grid
from loaders.layouts.headers import read_header
from loaders.numbers import parse_number, squeeze

_LEVEL = 1.5  # points by which the height of a row may differ between two pages
_LABELS = ("name", "code", "body_code")


def join_sideways(blocks: list[Block]) -> list[Block]:
    """The blocks with the columns on further pages set right of the rows that they belong to."""
    kept: list[Block] = []
    open_parts: list[Grid] = []  # of the table at hand, not yet continued sideways
    for block in blocks:
        if isinstance(block, Grid):
            left = next((part for part in open_parts if _goes_on(part, block)), None)
            if left is not None:
                _set_right(left, block)
                open_parts = [part for part in open_parts if part is not left]
                continue
            if block.title and not any(part.title == block.title for part in open_parts):
                open_parts = []
            open_parts.append(block)
        kept.append(block)
    return kept


def _goes_on(left: Grid, right: Grid) -> bool:
    """Whether `right` holds further columns of `left`: on a later page, row for row, figures without labels."""
    if not (left.place.page and right.place.page and right.place.page > left.place.page):
        return False
    if right.title and left.title and right.title != left.title:
        return False
    if _rows_beside(left, right) is None or _has_labels(right) or not _has_labels(left):
        return False
    return any(parse_number(cell.text) is not None for row in right.rows for cell in row)


def _has_labels(grid: Grid) -> bool:
    header = read_header(grid, None)
    return any(header.of_kind(kind) for kind in _LABELS)


def _rows_beside(left: Grid, right: Grid) -> list[list[Cell]] | None:
    """The row of `right` beside each row of `left`; None where one has none, or where a row with text is left over."""
    rest = list(right.rows)
    beside: list[list[Cell]] = []
    for row in left.rows:
        found = next((other for other in rest if _same_height(row, other)), None)
        if found is None:
            return None
        rest = [other for other in rest if other is not found]
        beside.append(found)
    return None if any(squeeze(cell.text) for row in rest for cell in row) else beside


def _same_height(one: list[Cell], other: list[Cell]) -> bool:
    """Rows begin at the same height: the upper edge of a cell that no merge covers, or else of the row's first one."""
    edges = [
        next((cell.place.box[1] for cell in row if cell.place.box and not cell.filled), None) for row in (one, other)
    ]
    return edges[0] is not None and edges[1] is not None and abs(edges[0] - edges[1]) <= _LEVEL


def _set_right(left: Grid, right: Grid) -> None:
    beside = _rows_beside(left, right) or []
    left.rows = [[*row, *more] for row, more in zip(left.rows, beside, strict=True)]
    left.unit_line = left.unit_line or right.unit_line
    left.caption += [line for line in right.caption if line not in left.caption]
    left.notes += right.notes
