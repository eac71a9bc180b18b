"""pdfplumber's reading of a table without rulings that the fast reader could not align with confidence."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pdfplumber
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from loaders.document import Cell, Grid, Place
from loaders.readers.pdf.chars import FIGURE
from loaders.readers.pdf.frame import Box

SETTINGS = {"vertical_strategy": "text", "horizontal_strategy": "text"}
# What pdfplumber and pdfminer raise on pages that PDFium still reads.
TROUBLES = (PdfminerException, PSException, ValueError, TypeError, KeyError, IndexError, AttributeError)


def reread(data: bytes, page: int, box: Box, ours: Grid) -> Grid | None:
    """The same region as pdfplumber aligns it; None where it does no better than `ours`."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            whole = document.pages[page - 1]
            left, top, right, bottom = whole.bbox
            region = (max(left, box[0] - 4), max(top, box[1] - 4), min(right, box[2] + 4), min(bottom, box[3] + 4))
            tables = whole.crop(region).find_tables(SETTINGS)
            grids = [_grid(table, page) for table in tables]
    except TROUBLES:
        return None
    best = max(grids, key=lambda grid: len(grid.rows) * grid.width, default=None)
    if best is None or best.width < 2 or _crowded(best) >= _crowded(ours) or _figures(best) < _figures(ours):
        return None
    return best


def _grid(table: pdfplumber.table.Table, page: int) -> Grid:
    texts = table.extract()
    rows = [
        [
            Cell(text or "", Place(page=page, row=row + 1, column=column + 1, box=_box(box) if box else None))
            for column, (text, box) in enumerate(zip(line, printed.cells, strict=True))
        ]
        for row, (line, printed) in enumerate(zip(texts, table.rows, strict=True))
        if any(line)
    ]
    return Grid(rows, Place(page=page, box=_box(table.bbox)), span_known=False)


def _box(box: Sequence[float]) -> Box:
    return box[0], box[1], box[2], box[3]


def _figures(grid: Grid) -> int:
    """How many figures stand in the table, however they are spread over cells."""
    return sum(1 for row in grid.rows for cell in row for word in cell.text.split() if FIGURE.fullmatch(word))


def _crowded(grid: Grid) -> int:
    """How many cells hold two figures on one line: the sign of columns run together."""
    lines = (line.split() for row in grid.rows for cell in row for line in cell.text.split("\n"))
    return sum(1 for words in lines if sum(1 for word in words if FIGURE.fullmatch(word)) > 1)
