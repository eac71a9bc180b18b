"""One sheet as a rectangle of texts with its merged ranges: what splitting it into tables looks at."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import repeat

from loaders.document import Cell, Grid, Paragraph, Place

MAX_COVERED = 2_000_000
Range = tuple[int, int, int, int]  # first row, first column, last row, last column, from 0, inclusive


@dataclass(frozen=True, slots=True)
class Printed:
    """A text of one row with the columns it extends over."""

    text: str
    first: int
    last: int
    is_covered: bool = False  # belongs to a cell merged from a row above


@dataclass(slots=True)
class Sheet:
    """Texts by row and column from A1 on; `cover` maps every merged position to the one that holds its text."""

    name: str
    texts: list[list[str]]
    merged: list[Range]
    cover: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    ends: dict[tuple[int, int], int] = field(default_factory=dict)
    covered_rows: set[int] = field(default_factory=set)
    hidden: dict[int, list[int]] = field(default_factory=dict)  # row → columns that a merged cell covers

    def __post_init__(self) -> None:
        height, width = len(self.texts), len(self.texts[0]) if self.texts else 0
        for top, left, bottom, right in self.merged:
            bottom, right = min(bottom, height - 1), min(right, width - 1)
            if bottom < top or right < left or len(self.cover) + (bottom - top + 1) * (right - left + 1) > MAX_COVERED:
                continue
            self.ends[top, left] = right
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    if self.cover.setdefault((row, column), (top, left)) == (top, left) != (row, column):
                        self.hidden.setdefault(row, []).append(column)
            if self.texts[top][left]:
                self.covered_rows.update(range(top + 1, bottom + 1))

    def is_empty(self, row: int, left: int, right: int) -> bool:
        if any(self.texts[row][left : right + 1]):
            return False
        return row not in self.covered_rows or not self.printed(row, left, right)

    def printed(self, row: int, left: int, right: int) -> list[Printed]:
        """The texts that a reader sees in a row, those of cells merged from above too."""
        found: list[Printed] = []
        texts = self.texts[row]
        column = left
        while column <= right:
            top, start = self.cover.get((row, column), (row, column))
            text = texts[column] if top == row and start == column else self.texts[top][start]
            last = max(column, self.ends.get((top, start), column))
            if text:
                found.append(Printed(text, column, min(last, right), top < row))
            column = last + 1
        return found

    def has_text(self, column: int, top: int, bottom: int) -> bool:
        """Whether anything is printed in a column between two rows."""
        if any(row[column] for row in self.texts[top : bottom + 1]):
            return True
        if not self.cover:
            return False
        anchors = (self.cover.get((row, column)) for row in range(top, bottom + 1))
        return any(self.texts[anchor[0]][anchor[1]] for anchor in anchors if anchor is not None)

    def grid(self, area: Range) -> Grid:
        """The cells of an area; positions that a merged cell covers repeat its text and place."""
        top, left, bottom, right = area
        columns, none = range(left + 1, right + 2), repeat(None)
        rows: list[list[Cell]] = []
        for row in range(top, bottom + 1):
            fields = zip(none, none, repeat(row + 1), columns, repeat(self.name), none, none, strict=False)
            places = map(tuple.__new__, repeat(Place), fields)  # a third of the cost of calling the class
            rows.append(list(map(Cell, self.texts[row][left : right + 1], places)))
        for row in range(top, bottom + 1):
            for column in self.hidden.get(row, ()):
                if left <= column <= right:
                    anchor_row, anchor_column = self.cover[row, column]
                    place = Place(sheet=self.name, row=anchor_row + 1, column=anchor_column + 1)
                    rows[row - top][column - left] = Cell(self.texts[anchor_row][anchor_column], place, True)
        return Grid(rows, Place(sheet=self.name, row=top + 1, column=left + 1))

    def paragraphs(self, row: int, left: int, right: int) -> list[Paragraph]:
        """The texts that begin in a row, one paragraph for each line of a cell."""
        found = []
        for printed in self.printed(row, left, right):
            if not printed.is_covered:
                place = Place(sheet=self.name, row=row + 1, column=printed.first + 1)
                lines = (line.strip() for line in printed.text.split("\n"))
                found += [Paragraph(line, place) for line in lines if line]
        return found
