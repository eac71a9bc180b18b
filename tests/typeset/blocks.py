"""What a disclosure is made of before it is typeset: headings, texts and tables in reading order."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells shown as one: the text stands in the first, the others are blank in `rows`."""

    row: int
    column: int
    rowspan: int
    colspan: int

    def positions(self) -> list[Position]:
        rows = range(self.row, self.row + self.rowspan)
        return [(row, column) for row in rows for column in range(self.column, self.column + self.colspan)]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as printed. `rows` is rectangular; a line break in a cell is a paragraph of that cell."""

    rows: list[list[str]]
    title: str | None = None
    captions: list[str] = field(default_factory=list)
    unit: str | None = None
    merges: list[Merge] = field(default_factory=list)
    header_rows: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def covered(self) -> dict[Position, Position]:
        """Each position hidden by a merge → the position that carries its text."""
        return {position: (merge.row, merge.column) for merge in self.merges for position in merge.positions()[1:]}

    def without_merges(self, repeat: bool, keep_lines: bool = False) -> Table:
        """The same table in single cells: hidden positions repeat the text, or stay blank.

        `keep_lines` leaves a line that runs over the whole width as it is.
        """
        rows = [list(row) for row in self.rows]
        kept = [merge for merge in self.merges if keep_lines and merge.colspan == self.width]
        for (row, column), (source_row, source_column) in self.covered().items():
            if all(merge.row != source_row for merge in kept):
                rows[row][column] = self.rows[source_row][source_column] if repeat else ""
        return replace(self, rows=rows, merges=kept)


Block = Heading | Text | Table


def load(path: Path) -> list[Block]:
    """Read a transcription."""
    return [_block(item) for item in json.loads(path.read_text(encoding="utf-8"))]


def _block(item: dict[str, Any]) -> Block:
    if "heading" in item:
        return Heading(item["heading"])
    if "text" in item:
        return Text(item["text"])
    fields = dict(item["table"])
    fields["merges"] = [Merge(*merge) for merge in fields["merges"]]
    table = Table(**fields)
    if any(len(row) != table.width for row in table.rows):
        raise ValueError(f"rows of unequal width in {table.title}")
    return table
