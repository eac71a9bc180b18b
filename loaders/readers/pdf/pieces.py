"""Tables whose level rulings are drawn cell by cell: where their pieces end, the upright rulings would have stood."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from statistics import median

from loaders.readers.pdf.chars import Glyph
from loaders.readers.pdf.flow import page_lines
from loaders.readers.pdf.headings import LEADING
from loaders.readers.pdf.lattice import Lattice, find_lattices, stacks_of
from loaders.readers.pdf.printed import NARROW, Row, rows_of, split
from loaders.readers.pdf.rulings import Ruling

SAME = 1.5  # points between which two ends of pieces are one edge
LEAST_LEVELS = 2
LEAST_EDGES = 4
SHARED = 0.4  # of the levels; an edge of columns ends pieces on as many
TALLEST = 3.0  # printed lines of figures between two levels; where more stand there, the rulings part no rows
ROOM = 1.3  # of the usual height of a row; headings stand no further above the first ruling
CLEAR = 1.1  # em; what stands nearer to the next line is a line of a cell beside others
ALIKE, LAST_ROW = 0.1, 12.0  # of the height of a table, points; by which another reading of it may end elsewhere
LEAST_WHOLE = 0.4  # of the height of a table, titles and headings in it
MOST_PIECES = 20_000


def find_pieced(pieces: list[Ruling], rules: list[Ruling], glyphs: list[Glyph], snap: float) -> list[Lattice]:
    """Lattices under level rulings that no upright one meets, where these are drawn in pieces that tell the columns.

    `pieces` are the rulings as drawn, `rules` those that were joined and meet no upright one.
    """
    stacks = stacks_of(rules) if len(pieces) < MOST_PIECES else []
    lattices: list[Lattice] = []
    rows: list[Row] = []
    for stack in stacks:
        left, right, top, bottom = stack[0][1], stack[0][2], stack[0][0] - SAME, stack[-1][0] + SAME
        own = [p for p in pieces if top <= p[0] <= bottom and left - 4 <= p[1] and p[2] <= right + 4]
        edges = _column_edges(own, left, right, 0.0)
        if len(edges) < LEAST_EDGES:
            continue
        rows = rows or rows_of(page_lines(glyphs))
        inside = [row for row in rows if left - 4 <= row.left and row.right <= right + 4]
        for levels in _parted([rule[0] for rule in stack], edges, inside):
            lattices += _lattices(levels, own, (left, right), inside, snap)
    return lattices


def is_read_as_well(one: Lattice, other: Lattice) -> bool:
    """Whether another reading of a table finds no fewer columns down to its last row; titles above it may be left out."""
    height = one.ys[-1] - one.ys[0]
    down = abs(one.ys[-1] - other.ys[-1]) < max(ALIKE * height, LAST_ROW)
    whole = one.ys[-1] - max(one.ys[0], other.ys[0]) > LEAST_WHOLE * height
    return down and whole and len(one.xs) <= len(other.xs)


def _column_edges(pieces: list[Ruling], left: float, right: float, shared: float) -> list[float]:
    """Where pieces end on several levels, a share of all of them, the outer edges in."""
    ends = sorted((x, round(y)) for y, *both in pieces for x in both)
    groups: list[list[tuple[float, int]]] = []
    for end in ends:
        if groups and end[0] - groups[-1][0][0] <= SAME:
            groups[-1].append(end)
        else:
            groups.append([end])
    least = max(LEAST_LEVELS, shared * len({round(piece[0]) for piece in pieces}))
    inner = [median(x for x, _ in group) for group in groups if len({y for _, y in group}) >= least]
    return [left, *(x for x in inner if left + 4 < x < right - 4), right]


def _parted(levels: list[float], edges: list[float], rows: list[Row]) -> list[list[float]]:
    """The levels of each table of a stack: lines across the columns above a row of headings part it."""
    usual = median(b - a for a, b in pairwise(levels))
    tables = [[levels[0]]]
    for above, below in pairwise(levels):
        between = [row for row in rows if above < row.middle < below]
        if any(_ends_text(row, between[n + 1 :], edges) for n, row in enumerate(between)):
            tables.append([below])
        else:
            tables[-1].append(below)
    whole = [[*_head(table[0], rows, ROOM * usual), *table] for table in tables if len(table) >= LEAST_LEVELS]
    return [table for table in whole if _parts_rows(table, rows)]


def _ends_text(row: Row, below: list[Row], edges: list[float]) -> bool:
    """Whether a line is the last of the text between two tables: alone, across the columns or a field, headings below."""
    lone = len(row.parts) == 1 and (row.is_field or _crosses(row, edges))
    return lone and any(len(r.parts) > 1 for r in below) and below[0].middle - row.middle > CLEAR * row.em


def _crosses(row: Row, edges: list[float]) -> bool:
    return any(row.left < x - 1 and x + 1 < row.right for x in edges[1:-1])


def _head(first: float, rows: list[Row], room: float) -> list[float]:
    """The height above the headings right over the first ruling, where that stands under them."""
    heads: list[Row] = []
    for row in reversed([row for row in rows if row.middle < first]):
        near = heads[-1].middle - row.middle <= LEADING * row.em if heads else first - row.middle < room
        if not near or row.is_field or row.is_closed or (row.is_data and any(head.is_data for head in heads)):
            break
        heads.append(row)
    if max((len(row.parts) for row in heads), default=0) < 2:
        return []
    return [min(line.top for row in heads for line in row.parts) - 1]


def _parts_rows(levels: list[float], rows: list[Row]) -> bool:
    """Whether the rulings part the rows, so that no more than one of figures stands between two of them as a rule."""
    printed = [row for row in rows if levels[0] < row.middle < levels[-1]]
    figures = [row.middle for row in printed if row.is_data]
    bands = {bisect_right(levels, middle) for middle in figures}
    filled = {bisect_right(levels, row.middle) for row in printed}
    return bool(figures) and len(figures) <= TALLEST * len(bands) and 2 * len(filled) >= len(levels) - 1


def _lattices(
    levels: list[float], pieces: list[Ruling], extent: tuple[float, float], rows: list[Row], snap: float
) -> list[Lattice]:
    """The lattice of a table; a word that crosses an edge stands in merged cells."""
    top, bottom = levels[0], levels[-1]
    own = [piece for piece in pieces if top - SAME <= piece[0] <= bottom + SAME]
    edges = _column_edges(own, *extent, SHARED)
    level = [*own, (top, *extent)]
    heights = _merged({piece[0] for piece in level})
    printed: list[list[tuple[float, float]]] = [[] for _ in heights]
    for row in rows:
        if top < row.middle < bottom:
            band = printed[bisect_left(heights, row.middle) - 1]
            band += [(word[0].left, word[-1].right) for word in split(row.glyphs, NARROW * row.em)]
    drawn = [[piece for piece in own if abs(piece[0] - height) <= SAME] for height in heights]
    upright = []
    for x in edges:
        spanned = [_spans(across, x, extent) for across in drawn]
        for n, band in enumerate(printed[:-1]):
            crossed = any(left < x - 1 and x + 1 < right for left, right in band)
            if not crossed and not (spanned[n] and spanned[n + 1]):
                upright.append((x, heights[n], heights[n + 1]))
    return find_lattices(level, upright, snap)[0]


def _spans(pieces: list[Ruling], x: float, extent: tuple[float, float]) -> bool:
    """Whether a piece of one level, not all of it, goes on over an edge of columns: a merged cell begins or ends there."""
    whole = extent[1] - extent[0] - 4
    return any(a < x - 4 and x + 4 < b and b - a < whole for _, a, b in pieces)


def _merged(heights: set[float]) -> list[float]:
    kept: list[float] = []
    for height in sorted(heights):
        if not kept or height - kept[-1] > SAME:
            kept.append(height)
    return kept
