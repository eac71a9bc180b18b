"""From a lattice with its characters to the grid of the document model."""

from __future__ import annotations

from loaders.document import Cell, Grid, Place
from loaders.readers.pdf.chars import FIGURE, Glyph, em_of, line_text
from loaders.readers.pdf.frame import Frame
from loaders.readers.pdf.lattice import Lattice, Region
from loaders.readers.pdf.rows import region_lines

INDENT = "\u3000"


def grid_of(lattice: Lattice, page: int, frame: Frame, shown: Frame) -> Grid:
    """One cell for every position, covered positions marked; the table number is set later."""
    lines = region_lines(lattice)
    texts = [[line_text(line) for line in cell] for cell in lines]
    indents = _indents(lattice, lines, texts)
    first: list[Cell] = []
    merged: list[Region] = []
    for number, region in enumerate(lattice.regions):
        text = INDENT * indents[number] + "\n".join(texts[number]) if texts[number] else ""
        box = frame.box_to(shown, lattice.region_box(region))
        place = Place(page, None, region.row + 1, region.column + 1, None, None, box)
        first.append(Cell(text, place))
        if region.row_end - region.row > 1 or region.column_end - region.column > 1:
            merged.append(region)
    rows = [[first[number] for number in owners] for owners in lattice.owner]
    for region in merged:
        own = rows[region.row][region.column]
        for row in range(region.row, region.row_end):
            for column in range(region.column, region.column_end):
                if (row, column) != (region.row, region.column):
                    rows[row][column] = Cell(own.text, own.place, filled=True)
    return Grid(rows, Place(page=page, box=frame.box_to(shown, lattice.box)))


def _indents(lattice: Lattice, lines: list[list[list[Glyph]]], texts: list[list[str]]) -> list[int]:
    """How many ems each name stands to the right of the leftmost name of its column; 0 for centred text and figures."""
    indents = [0] * len(lines)
    columns: dict[tuple[int, int], list[tuple[int, float, float]]] = {}
    for number, region in enumerate(lattice.regions):
        if not lines[number] or FIGURE.fullmatch(texts[number][0].replace(" ", "")):
            continue
        first = lines[number][0]
        em = em_of(first)
        left = min(line[0].left for line in lines[number]) if len(lines[number]) > 1 else first[0].left
        if _is_centred(lattice, region, lines[number], em):
            continue
        columns.setdefault((region.column, region.column_end), []).append((number, left, em))
    for members in columns.values():
        base = min(left for _, left, _ in members)
        for number, left, em in members:
            indents[number] = min(12, max(0, round((left - base) / em - 0.2)))
    return indents


def _is_centred(lattice: Lattice, region: Region, lines: list[list[Glyph]], em: float) -> bool:
    left, _, right, _ = lattice.region_box(region)
    before = min(line[0].left for line in lines) - left
    after = right - max(line[-1].right for line in lines)
    return before > 0.6 * em and abs(before - after) < max(0.8 * em, 0.12 * (before + after))
