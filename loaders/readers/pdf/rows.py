"""Ruled cells that hold more than the rules say: rows without rules between them, text that runs over a rule."""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.readers.pdf.chars import Glyph, split_lines
from loaders.readers.pdf.lattice import Lattice, Region

LEAST_LINES = 3
WHOLE_FIGURE = re.compile(r"-?[\d,，]*\d[.．]\d{2,6}|-?\d{1,3}([,，]\d{3})+")

Lines = list[list[Glyph]]


def region_lines(lattice: Lattice) -> list[Lines]:
    """The lines of every cell, after text that runs over a rule has been put back into the cell it began in."""
    lines = [split_lines(region.glyphs) if region.glyphs else [] for region in lattice.regions]
    for number, region in enumerate(lattice.regions):
        right = lattice.xs[region.column_end]
        for line in lines[number]:
            last = line[-1]
            if last.right > right + 0.3 * (last.right - last.left) and region.column_end < len(lattice.xs) - 1:
                _pull_over(lattice, lines, line, region.column_end)
    for number, region in enumerate(lattice.regions):
        left = lattice.xs[region.column]
        for line in lines[number]:
            first = line[0]
            if first.left < left - 0.3 * (first.right - first.left) and region.column > 0:
                _give_back(lattice, lines, number, line, region.column - 1)
    return lines


def _neighbour(lattice: Lattice, lines: list[Lines], column: int, y: float) -> tuple[int, list[Glyph] | None]:
    """The cell in `column` at height `y` and its line there."""
    row = next((index for index, edge in enumerate(lattice.ys[1:]) if y < edge), len(lattice.ys) - 2)
    number = lattice.owner[row][column]
    for line in lines[number]:
        if abs(line[0].y - y) < 0.3 * (line[0].bottom - line[0].top):
            return number, line
    return number, None


def _chain(line: list[Glyph], edge: float) -> int:
    """How many characters follow `edge` without a gap."""
    count = 0
    for glyph in line:
        if glyph.left - edge > 0.3 * (glyph.bottom - glyph.top):
            break
        edge, count = glyph.right, count + 1
    return count


def _pull_over(lattice: Lattice, lines: list[Lines], line: list[Glyph], column: int) -> None:
    """Takes what goes on without a gap in the next cell into the line that began before the rule."""
    while column < len(lattice.xs) - 1:
        number, beyond = _neighbour(lattice, lines, column, line[-1].y)
        if beyond is None or beyond is line:
            return
        edge, first = lattice.xs[column], beyond[0]
        if line[-1].right < edge and first.left > edge - 0.3 * (first.right - first.left):
            return
        count = _chain(beyond, line[-1].right)
        if count == 0:
            return
        whole = count == len(beyond)
        line.extend(beyond[:count])
        del beyond[:count]
        if whole:
            lines[number].remove(beyond)
        column = lattice.regions[number].column_end


def _give_back(lattice: Lattice, lines: list[Lines], number: int, line: list[Glyph], column: int) -> None:
    """A character cut by the left rule of its cell: it ends the text of the cell before, if that reaches up to it."""
    cell, before = _neighbour(lattice, lines, column, line[0].y)
    while before is None and lattice.regions[cell].column > 0:
        cell, before = _neighbour(lattice, lines, lattice.regions[cell].column - 1, line[0].y)
    if before is None or before is line:
        return
    if line[0].left - before[-1].right > 0.3 * (line[0].bottom - line[0].top):
        return
    count = _chain(line, before[-1].right)
    before.extend(line[:count])
    del line[:count]
    if not line:
        lines[number].remove(line)


def split_rows(lattice: Lattice) -> Lattice:
    """Rows set apart by nothing but lines of print, where two columns agree on three or more whole figures each."""
    cuts: list[float] = []
    for row in range(len(lattice.ys) - 1):
        regions = [r for r in lattice.regions if r.row == row and r.row_end == row + 1]
        if len(regions) >= 2 and lattice.ys[row + 1] - lattice.ys[row] > 30:
            cuts += _cuts(regions)
    if not cuts:
        return lattice
    ys = sorted([*lattice.ys, *cuts])
    glyphs = [glyph for region in lattice.regions for glyph in region.glyphs]
    old_row = [next(i for i, edge in enumerate(lattice.ys[1:]) if (a + b) / 2 < edge) for a, b in pairwise(ys)]
    regions, owner = _recut(lattice, old_row)
    renewed = Lattice(lattice.xs, ys, owner, regions)
    renewed.take(glyphs)
    return renewed


def _cuts(regions: list[Region]) -> list[float]:
    """Heights between the lines of print that are rows of their own."""
    columns = []
    for region in regions:
        lines = split_lines(region.glyphs)
        whole = [line for line in lines if WHOLE_FIGURE.fullmatch("".join(g.text for g in line))]
        if len(whole) >= LEAST_LINES and len(whole) == len(lines):
            columns.append([line[0].y for line in lines])
    if len(columns) < 2:
        return []
    longest = max(columns, key=len)
    reach = 0.3 * min(b - a for a, b in pairwise(longest))
    if not all(any(abs(y - other) <= reach for other in longest) for column in columns for y in column):
        return []
    return [(a + b) / 2 for a, b in pairwise(longest)]


def _recut(lattice: Lattice, old_row: list[int]) -> tuple[list[Region], list[list[int]]]:
    """Regions over the new rows: cells of one old row are cut, cells merged over several stay whole."""
    regions: list[Region] = []
    owner = [[-1] * (len(lattice.xs) - 1) for _ in old_row]
    for region in lattice.regions:
        rows = [new for new, old in enumerate(old_row) if region.row <= old < region.row_end]
        pieces = [rows] if region.row_end - region.row > 1 else [[row] for row in rows]
        for piece in pieces:
            for row in piece:
                width = region.column_end - region.column
                owner[row][region.column : region.column_end] = [len(regions)] * width
            regions.append(Region(piece[0], region.column, piece[-1] + 1, region.column_end))
    return regions, owner
