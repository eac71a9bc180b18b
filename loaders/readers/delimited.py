"""Text whose cells are parted by commas, semicolons or bars: tables saved as CSV, and tables drawn in a text."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import replace

from loaders.document import Block, Paragraph, Place
from loaders.readers.xlsx_blocks import split
from loaders.readers.xlsx_sheet import Sheet

_LEAST_ROWS = 3
_LEAST_FIELDS = 3
_SHARE = 0.9  # of the rows of a file have the usual number of fields
_LONGEST = 1 << 20  # signs of a field
_BAR = re.compile(r"[|│┃║]")
_LEAST_BARS = 2
_RULE = re.compile(r"[|+:\-\s\u2500-\u257f]{3,}")  # bars, dashes and the signs for drawing boxes


def csv_blocks(text: str) -> list[Block] | None:
    """The blocks of a file of delimited values, or None where it is another text."""
    for delimiter in ",;":
        rows = _rows(text, delimiter)
        if rows is not None:
            width = max(len(fields) for _, fields in rows)
            texts = [[field.strip() for field in fields] + [""] * (width - len(fields)) for _, fields in rows]
            lines = [line for line, _ in rows]
            return [_at_line(block, lines) for block in split(Sheet("", texts, []))]
    return None


def _rows(text: str, delimiter: str) -> list[tuple[int, list[str]]] | None:
    """The records with the line each begins at, where nearly all have one number of fields."""
    records: list[tuple[int, list[str]]] = []
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    start = 1
    try:
        for fields in reader:
            records.append((start, fields))
            start = reader.line_num + 1
    except csv.Error:  # a field without end
        return None
    widths = Counter(len(fields) for _, fields in records if fields)
    usual, count = max(widths.items(), key=lambda item: item[1], default=(0, 0))
    told = usual >= _LEAST_FIELDS and count >= max(_LEAST_ROWS, _SHARE * widths.total())
    return records if told else None


def _at_line(block: Block, lines: list[int]) -> Block:
    """A block of the sheet with its places as lines of the text."""

    def place(at: Place) -> Place:
        return Place(line=lines[(at.row or 1) - 1], column=at.column)

    if isinstance(block, Paragraph):
        return replace(block, place=place(block.place))
    rows = [[replace(cell, place=place(cell.place)) for cell in row] for row in block.rows]
    return replace(block, rows=rows, place=place(block.place), span_known=False)


def tabs_for_bars(lines: list[str]) -> list[str]:
    """The lines of a text with the cells of tables drawn by bars parted by tabs; a line that only draws is a lone tab."""
    drawn = [len(_BAR.findall(line)) >= _LEAST_BARS for line in lines]
    beside = [any(drawn[max(0, number - 1) : number] + drawn[number + 1 : number + 2]) for number in range(len(lines))]
    return [
        line if not near else "\t" if _RULE.fullmatch(line) else _tabs(line) if bars else line
        for line, bars, near in zip(lines, drawn, beside, strict=True)
    ]


def _tabs(line: str) -> str:
    inner = re.sub(r"^[|│┃║]|[|│┃║]$", "", line.strip())
    return "\t".join(cell.strip() for cell in _BAR.split(inner))
