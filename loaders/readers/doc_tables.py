"""Rows of a Word 97-2003 table to a grid: cell edges say which columns a merged cell covers."""

from __future__ import annotations

import struct
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.document import Grid
from loaders.readers.cells import Span, build_grid
from loaders.readers.doc_binary import DEF_TABLE, Sprm

TOLERANCE = 45  # twips: edges of different rows that lie closer are one ruling
MAX_COLUMNS = 150
FIRST_ACROSS, MERGED_ACROSS, MERGED_DOWN, FIRST_DOWN = 0x01, 0x02, 0x20, 0x40
MERGE, SPLIT, VERTICAL_MERGE, DELETE, COLUMN_WIDTH = 0x5624, 0x5625, 0xD62B, 0x5622, 0x7623


@dataclass(slots=True)
class Row:
    """One table row: its cells' texts, the edges of the cells in twips, and a set of flags for each."""

    texts: list[str]
    edges: list[int] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)

    def shape(self, sprms: list[Sprm]) -> None:
        """Take edges and merge flags from the properties of the row's end mark."""
        for code, operand in sprms:
            if code in DEF_TABLE and operand:
                self._define(operand, 20 if code == DEF_TABLE[0] else 10)
            elif code in (MERGE, SPLIT) and len(operand) == 2:
                for cell in range(operand[0], min(operand[1], len(self.flags))):
                    self.flags[cell] &= ~(FIRST_ACROSS | MERGED_ACROSS)
                    if code == MERGE:
                        self.flags[cell] |= FIRST_ACROSS if cell == operand[0] else MERGED_ACROSS
            elif code == VERTICAL_MERGE and len(operand) == 2 and operand[0] < len(self.flags):
                self.flags[operand[0]] &= ~(MERGED_DOWN | FIRST_DOWN)
                self.flags[operand[0]] |= {0: 0, 1: MERGED_DOWN}.get(operand[1], MERGED_DOWN | FIRST_DOWN)
            elif code == COLUMN_WIDTH and len(operand) == 4:
                self._resize(operand[0], operand[1], int.from_bytes(operand[2:], "little", signed=True))
        if len(self.edges) != len(self.texts) + 1 or self.edges != sorted(self.edges):
            self.edges = []
        self.flags = (self.flags + [0] * len(self.texts))[: len(self.texts)]

    def _define(self, operand: bytes, size: int) -> None:
        count = operand[0]
        if 1 + 2 * (count + 1) > len(operand):
            return
        self.edges = list(struct.unpack_from(f"<{count + 1}h", operand, 1))
        cells = operand[1 + 2 * (count + 1) :]
        self.flags = [int.from_bytes(cells[size * cell : size * cell + 2], "little") & 0x63 for cell in range(count)]

    def _resize(self, first: int, limit: int, width: int) -> None:
        for cell in range(first, min(limit, len(self.edges) - 1)):
            change = width - (self.edges[cell + 1] - self.edges[cell])
            self.edges[cell + 1 :] = [edge + change for edge in self.edges[cell + 1 :]]


def table_grid(rows: list[Row], table: int, name: str) -> Grid | None:
    """The grid of a table's rows, positions shared over rows by their edges."""
    columns = _columns(rows)
    spans: list[Span] = []
    open_spans: dict[int, Span] = {}
    for index, row in enumerate(rows):
        below: dict[int, Span] = {}
        for cell, (text, flags) in enumerate(zip(row.texts, row.flags, strict=True)):
            first, last = (cell, cell + 1)
            if columns and row.edges:
                first = bisect_right(columns, row.edges[cell]) - 1
                last = bisect_right(columns, row.edges[cell + 1]) - 1
            above = open_spans.get(first)
            if flags & MERGED_ACROSS and not flags & FIRST_ACROSS and spans and spans[-1].row == index:
                spans[-1].width = last - spans[-1].column
            elif flags & MERGED_DOWN and not flags & FIRST_DOWN and above is not None:
                above.height += 1
                below[first] = above
            else:
                spans.append(Span(text, index, first, 1, max(1, last - first)))
                if flags & (FIRST_DOWN | MERGED_DOWN):
                    below[first] = spans[-1]
        open_spans = below
    return build_grid(spans, table, name, len(rows))


def _columns(rows: list[Row]) -> list[int]:
    """The rulings of a table: edges of all rows, those closer than the tolerance taken as one; [] if unusable."""
    rulings: list[int] = []
    for edge in sorted({edge for row in rows for edge in row.edges}):
        if not rulings or edge - rulings[-1] > TOLERANCE:
            rulings.append(edge)
    if len(rulings) > MAX_COLUMNS or any(not row.edges for row in rows):
        return []
    for row in rows:
        places = [bisect_right(rulings, edge) for edge in row.edges]
        if any(left >= right for left, right in pairwise(places)):
            return []
    return rulings
