"""Tables without rulings: columns found from the white gutters between aligned figures."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.document import Grid
from loaders.readers.pdf.flow import Line
from loaders.readers.pdf.frame import Box, Frame
from loaders.readers.pdf.rulings import Ruling


@dataclass(slots=True)
class UnruledTable:
    """Rows of cells, each a list of lines, between the column edges `xs`."""

    xs: list[float]
    rows: list[list[list[Line]]] = field(default_factory=list)
    box: Box = (0.0, 0.0, 0.0, 0.0)
    doubtful: bool = False

    def glyph_numbers(self) -> list[int]:
        return [g.index for row in self.rows for cell in row for line in cell for g in line.glyphs]


def find_unruled(lines: list[Line], stacks: list[list[Ruling]], taken: list[Box]) -> list[UnruledTable]:
    return []


def unruled_grid(table: UnruledTable, page: int, frame: Frame, shown: Frame) -> Grid:
    raise NotImplementedError
