"""What a reader hands to the layouts: blocks in reading order, every piece of text with the place it was printed.

A reader knows nothing of budgets and a layout knows nothing of formats; this is all they share.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class UnreadableFile(Exception):
    """A file cannot be read; the message is one Chinese sentence: what, where, what to do."""


class Place(NamedTuple):
    """Where something is printed. Prints itself for people: `p12 表3 行5 列4`, `Sheet1!D7`, `第123行`.

    `page`, `table`, `row`, `column` and `line` count from 1. `box` is (left, top, right, bottom) in points from
    the top left corner of the page as shown, for formats with fixed pages. A tuple, because every cell has one.
    """

    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: str | None = None
    line: int | None = None
    box: tuple[float, float, float, float] | None = None

    def __str__(self) -> str:
        if self.sheet is not None:
            if self.row is None or self.column is None:
                return self.sheet
            return f"{self.sheet}!{column_letters(self.column)}{self.row}"
        parts = [
            text
            for value, text in (
                (self.page, f"p{self.page}"),
                (self.table, f"表{self.table}"),
                (self.row, f"行{self.row}"),
                (self.column, f"列{self.column}"),
                (self.line, f"第{self.line}行"),
            )
            if value is not None
        ]
        return " ".join(parts)


def column_letters(number: int) -> str:
    """Spreadsheet letters of a column: 1 → A, 27 → AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@dataclass(slots=True)
class Cell:
    """One position of a grid.

    `filled` marks a position that a merged cell covers: it repeats the text and place of the cell it belongs to, so
    that labels are found everywhere, while figures are taken from unfilled positions alone and so counted once.
    """

    text: str
    place: Place
    filled: bool = False


@dataclass(slots=True)
class Grid:
    """A table as printed: `rows` is rectangular; `title` and `unit_line` come from around it, or stay empty.

    `span_known` says whether the format tells merged cells (filled positions are marked) or leaves blanks.
    `caption` holds the other lines printed between the title and the table, such as 编制部门：….
    `notes` are the remarks printed under it, such as 注：…空表列示。
    """

    rows: list[list[Cell]]
    place: Place
    title: str = ""
    title_place: Place | None = None
    unit_line: str = ""
    caption: list[str] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)
    span_known: bool = True

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def text(self, row: int, column: int) -> str:
        return self.rows[row][column].text


@dataclass(slots=True)
class Paragraph:
    """A run of text outside tables, lines of one paragraph joined; `heading` where the format marks it as one."""

    text: str
    place: Place
    heading: bool = False


Block = Paragraph | Grid


@dataclass(slots=True)
class ReaderIssue:
    """What a reader could not read: severity (error, warning, notice), a stable code, a sentence, the place."""

    severity: str
    code: str
    message: str
    place: Place


@dataclass(slots=True)
class Document:
    """All blocks of one file in reading order; `about` is what it says of itself beside its text: the title of a web
    page, the name of its site."""

    name: str
    format: str
    blocks: list[Block]
    page_count: int | None = None
    issues: list[ReaderIssue] = field(default_factory=list)
    about: list[str] = field(default_factory=list)

    def grids(self) -> Iterator[Grid]:
        return (block for block in self.blocks if isinstance(block, Grid))

    def paragraphs(self) -> Iterator[Paragraph]:
        return (block for block in self.blocks if isinstance(block, Paragraph))
