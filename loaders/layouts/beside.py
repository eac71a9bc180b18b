"""Tables too wide for a page: the columns on the pages after it are set beside the first ones, row by row.

Such pages show the same rows at the same heights. That they belong together is told by the row that numbers the
columns going on (…4 | 5…), by labels at the edge that no figure follows, or by a page that has figures alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import replace

from loaders.document import Block, Cell, Grid
from loaders.layouts.header_rows import is_header_row, is_index_row
from loaders.layouts.headers import read_header
from loaders.layouts.lines import is_title
from loaders.numbers import fold, is_blank, parse_number, squeeze

_EDGE = 2.0  # points by which the edges of a row may differ between two pages
_PAGES = 8  # of a table that may stand before its further columns
_MISSING, _LONG = 3, 12  # rows that may be without a counterpart, in a table of so many
_WORD = re.compile("[\u4e00-\u9fff]")
_LABELS = ("code", "name", "serial")
_Row = tuple[int, float, float, list[Cell]]  # page within the table, top, bottom, cells


def join_beside(blocks: list[Block]) -> list[Block]:
    """The blocks with every table that holds further columns of a table before it joined to that table.

    Lines between them do not part them: the edge of the paper cuts titles, remarks and header words into pieces. A
    long table has all its first columns before the further ones, or each page beside the next one.
    """
    joined: list[Block] = []
    parts: list[Grid] = []  # of the table at hand
    widened: Counter[int] = Counter()
    for block in blocks:
        if isinstance(block, Grid):
            titled = [part.title for part in parts if part.title]
            if block.title and titled and not any(_same_title(title, block.title) for title in titled):
                parts = []
            waiting = sorted(parts[-_PAGES:], key=lambda part: widened[id(part)])  # equal pages in the order they come
            right = _measured(block) if waiting else None
            found = ((part, rows) for part in waiting if right and (rows := _side_by_side(part, block, right)))
            if beside := next(found, None):
                widened[id(beside[0])] += 1
                _take(beside[0], block, beside[1])
                continue
            parts.append(block)
        joined.append(block)
    return joined


def _take(first: Grid, second: Grid, rows: list[list[Cell]]) -> None:
    if second.title and not (_own_title(first) and is_title(first.title)):
        first.title, first.title_place = second.title, second.title_place
    first.rows = rows
    first.unit_line = first.unit_line or second.unit_line
    first.caption += second.caption
    first.notes += second.notes


def _side_by_side(first: Grid, second: Grid, right: list[_Row]) -> list[list[Cell]] | None:
    """The rows of both tables beside each other; None where the second, `right`, is no further part of the first."""
    if _own_title(first) and _own_title(second) and not _same_title(first.title, second.title):
        return None
    if not second.place.page or second.place.page <= _last_page(first):
        return None
    left = _measured(first)
    if left is None or not _same_rows(left, right):
        return None
    pairs = _paired(left, right)
    repeated = _repeated_columns(pairs)
    if fold(pairs[0][1][repeated].text) == "序号":  # a list of its own: what goes on to the right numbers no rows again
        return None
    if not _goes_on(pairs, repeated, first, second):
        return None
    return _with_seam_filled([[*one, *other[repeated:]] for one, other in pairs], first.width)


def _last_page(grid: Grid) -> int:
    return max((cell.place.page for row in grid.rows for cell in row if cell.place.page), default=0)


def _own_title(grid: Grid) -> bool:
    return bool(grid.title and grid.title_place and grid.title_place.page == grid.place.page)


def _same_title(one: str, other: str) -> bool:
    """Titles cut by the edge of the paper are parts of each other."""
    return one in other or other in one


def _measured(grid: Grid) -> list[_Row] | None:
    """The rows with their page and edges; None where the format tells none."""
    rows: list[_Row] = []
    for row in grid.rows:
        boxes = [cell.place.box for cell in row if cell.place.box]
        page = row[0].place.page
        if len(boxes) < len(row) or page is None or grid.place.page is None:
            return None
        rows.append((page - grid.place.page, max(box[1] for box in boxes), min(box[3] for box in boxes), row))
    return rows


def _same_rows(left: list[_Row], right: list[_Row]) -> bool:
    """Whether all rows of the coarser one begin and end at edges of the finer one, which has few rows outside of it:
    a blank part of the header or of the last line may be missing."""
    few, many = sorted((left, right), key=len)
    tops, bottoms = sorted(row[:2] for row in many), sorted((row[0], row[2]) for row in many)
    if len(few) < 3 or not all(_among(row[:2], tops) and _among((row[0], row[2]), bottoms) for row in few):
        return False
    return sum(1 for row in many if _row_at(few, row) is None) <= _MISSING


def _among(edge: tuple[int, float], edges: list[tuple[int, float]]) -> bool:
    """Whether the sorted `edges` have one at that height."""
    page, y = edge
    at = bisect_left(edges, (page, y - _EDGE))
    return at < len(edges) and edges[at] <= (page, y + _EDGE)


def _row_at(rows: list[_Row], row: _Row) -> int | None:
    """The position of the row that stands at the height of `row`."""
    page, top, bottom, _ = row
    middle = (top + bottom) / 2
    return next((at for at, other in enumerate(rows) if other[0] == page and other[1] < middle < other[2]), None)


def _paired(left: list[_Row], right: list[_Row]) -> list[tuple[list[Cell], list[Cell]]]:
    """The rows of both by height; a row that is divided on the other page is repeated as a merged one."""
    few, many = sorted((left, right), key=len)
    pairs: list[tuple[list[Cell], list[Cell]]] = []
    before = None
    for row in many:
        at = _row_at(few, row)
        cells = [Cell("", row[3][0].place) for _ in few[0][3]] if at is None else few[at][3]
        if at is not None and at == before:
            cells = [replace(cell, filled=True) for cell in cells]
        before = at
        pairs.append((row[3], cells) if many is left else (cells, row[3]))
    return pairs


def _repeated_columns(pairs: list[tuple[list[Cell], list[Cell]]]) -> int:
    """How many columns at the left of the second repeat those of the first, as Excel prints titles on every page."""
    count = 0
    most = min(len(pairs[0][0]), len(pairs[0][1]) - 1)
    while count < most and all(fold(one[count].text) == fold(other[count].text) for one, other in pairs):
        count += 1
    return count


def _goes_on(pairs: list[tuple[list[Cell], list[Cell]]], repeated: int, first: Grid, second: Grid) -> bool:
    """Whether the second numbers its columns on from the first; where neither has numbers, whether the first ends in
    labels without figures (a short table row by row), or the second has figures alone and no title but that of the first."""
    for one, other in pairs:
        row = [*one, *other[repeated:]]
        numbered = is_index_row(one) or fold(one[0].text) == "栏次"
        if numbered or is_index_row(other):
            numbers = [number for cell in row if (number := _number(cell)) is not None]
            return numbered and numbers == list(range(1, len(numbers) + 1)) and _number(other[-1]) is not None
    labels = {tuple(fold(cell.text) for cell in one[:repeated]) for one, _ in pairs}
    if 2 * len(labels) <= len(pairs) and _have_names(pairs, repeated):
        return False  # further rows, each with its own subject, though all are of one unit
    header = read_header(first, None)
    words = _words(second, header.first_row)
    if words and words <= _words(first, header.first_row):
        return False  # a header repeated: further rows
    figures = _share_of_figures(pairs, first)
    if header.columns[-1].kind in _LABELS:  # forms of goals are as high as each other, but hold words
        return figures >= 0.5 and (len(pairs) >= _LONG or len(first.rows) == len(second.rows))
    return figures == 1 and (_own_title(first) or not _own_title(second))


def _have_names(pairs: list[tuple[list[Cell], list[Cell]]], repeated: int) -> bool:
    """Whether both print a column of words at one place behind those they share, other words in most rows."""
    columns = zip(*(zip(one[repeated:], other[repeated:], strict=False) for one, other in pairs), strict=False)
    return any(2 * sum(map(_are_names, column)) > len(pairs) for column in columns)


def _are_names(cells: tuple[Cell, Cell]) -> bool:
    one, other = (fold(cell.text) for cell in cells)
    return one != other and bool(_WORD.search(one) and _WORD.search(other))


def _words(grid: Grid, rows: int) -> set[str]:
    """The words, not the figures, in the first rows."""
    texts = {fold(cell.text) for row in grid.rows[:rows] for cell in row}
    return {text for text in texts if text and parse_number(text) is None}


def _share_of_figures(pairs: list[tuple[list[Cell], list[Cell]]], first: Grid) -> float:
    """How much of what the second prints below the header that both make up is figures and codes."""
    header = read_header(Grid([[*one, *other] for one, other in pairs], first.place, span_known=first.span_known), None)
    texts = [cell.text for _, other in pairs[header.first_row :] for cell in other if not is_blank(cell.text)]
    return sum(parse_number(text) is not None for text in texts) / len(texts) if texts else 0.0


def _number(cell: Cell) -> int | None:
    text = fold(cell.text)
    return int(text) if text.isdigit() and len(text) <= 2 and not cell.filled else None


def _with_seam_filled(rows: list[list[Cell]], seam: int) -> list[list[Cell]]:
    """Words of a header cell over both pages stand on one of them: they are those of its blank half as well."""
    for row in rows:
        if not is_header_row(row):
            break
        left, right = row[seam - 1], row[seam]
        if not squeeze(left.text) and squeeze(right.text):
            _fill(row, range(seam - 1, -1, -1), right)
        elif squeeze(left.text) and not squeeze(right.text):
            _fill(row, range(seam, len(row)), left)
    return rows


def _fill(row: list[Cell], positions: range, source: Cell) -> None:
    for at in positions:
        if squeeze(row[at].text):
            break
        row[at] = replace(source, filled=True)
