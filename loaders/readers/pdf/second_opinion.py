"""pdfplumber's reading of tables without rulings that the fast reader could not align with confidence."""

from __future__ import annotations

import base64
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from loaders.document import Cell, Grid, Place
from loaders.readers.pdf.chars import FIGURE
from loaders.readers.pdf.frame import Box

MOST = 10  # tables asked about in one file
SECONDS = 60  # on the clock; the worker limits its own time of the processor
WORKER = Path(__file__).with_name("plumber_worker.py")


def reread(source: pdfium.PdfDocument, doubts: list[tuple[int, Box, Grid]]) -> list[Grid | None]:
    """The regions (page, box, our grid) as pdfplumber aligns them; None where it does no better or does not answer."""
    asked = doubts[:MOST]
    answers = _ask(source, asked)
    grids: list[Grid | None] = [
        _better([_grid(table, page) for table in tables], ours)
        for (page, _, ours), tables in zip(asked, answers, strict=True)
    ]
    return grids + [None] * (len(doubts) - len(asked))


def _ask(source: pdfium.PdfDocument, doubts: list[tuple[int, Box, Grid]]) -> list[list[dict[str, Any]]]:
    """Runs the worker on a file of the pages in question, written anew by PDFium and so free of most damage."""
    pages = pdfium.PdfDocument.new()
    try:
        pages.import_pages(source, [page - 1 for page, _, _ in doubts])
        buffer = io.BytesIO()
        pages.save(buffer)
        order = {"pdf": base64.b64encode(buffer.getvalue()).decode(), "boxes": [box for _, box, _ in doubts]}
        done = subprocess.run(
            [sys.executable, "-I", str(WORKER)],
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
        answers: list[list[dict[str, Any]]] = json.loads(done.stdout)
    except (pdfium.PdfiumError, subprocess.SubprocessError, OSError, ValueError):
        return [[] for _ in doubts]
    finally:
        pages.close()
    return answers


def _better(grids: list[Grid], ours: Grid) -> Grid | None:
    best = max(grids, key=lambda grid: len(grid.rows) * grid.width, default=None)
    if best is None or best.width < 2 or _crowded(best) >= _crowded(ours) or _figures(best) < _figures(ours):
        return None
    return best


def _grid(table: dict[str, Any], page: int) -> Grid:
    rows = [
        [
            Cell(text or "", Place(page=page, row=row, column=column + 1, box=_box(box) if box else None))
            for column, (text, box) in enumerate(zip(texts, boxes, strict=True))
        ]
        for row, (texts, boxes) in enumerate(
            ((texts, boxes) for texts, boxes in zip(table["texts"], table["cells"], strict=True) if any(texts)), 1
        )
    ]
    return Grid(rows, Place(page=page, box=_box(table["box"])), span_known=False)


def _box(box: list[float]) -> Box:
    return round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2)


def _figures(grid: Grid) -> int:
    """How many figures stand in the table, however they are spread over cells."""
    return sum(1 for row in grid.rows for cell in row for word in cell.text.split() if FIGURE.fullmatch(word))


def _crowded(grid: Grid) -> int:
    """How many cells hold two figures on one line: the sign of columns run together."""
    lines = (line.split() for row in grid.rows for cell in row for line in cell.text.split("\n"))
    return sum(1 for words in lines if sum(1 for word in words if FIGURE.fullmatch(word)) > 1)
