"""Cells of a picture that hold ink but no text: what the search for text on the page has missed is read cell by cell."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from typing import Any

import numpy as np

from loaders.readers.pdf.chars import Glyph, cut_text
from loaders.readers.pdf.lattice import find_lattices
from loaders.readers.pdf.ocr_rulings import Pixels, find_ink
from loaders.readers.pdf.rulings import Drawing

INSET = 2.0  # points between the edges of a cell and what counts as its ink
LEAST_SCORE = 0.8  # of a text read without its page around it
LEAST_INK, LEAST_HEIGHT = 12, 4.0  # pixels of ink, and points of height, that no speck has
MOST_CELLS = 200  # of one page
SNAP = 2.5  # points

Engine = Callable[..., Any]


def read_missed(picture: Pixels, glyphs: list[Glyph], drawing: Drawing, engine: Engine, unit: float) -> list[Glyph]:
    """The characters of all ruled cells that hold ink and none of `glyphs`, in a picture put upright, `unit` points a pixel."""
    boxes = _blank_cells(glyphs, drawing)
    if not boxes:
        return []
    ink = find_ink(picture)
    height = median(glyph.bottom - glyph.top for glyph in glyphs)
    found: list[Glyph] = []
    for box in boxes[:MOST_CELLS]:
        left, top, right, bottom = _inked(ink, box, unit)
        if not LEAST_HEIGHT <= (bottom - top) * unit <= 1.8 * height:
            continue  # a speck, or several lines
        text = _read(picture[max(0, top - 6) : bottom + 6, max(0, left - 8) : right + 8], engine)
        printed = (left * unit, top * unit, right * unit, bottom * unit)
        found += cut_text(text, printed, len(glyphs) + len(found))
    return found


def _blank_cells(glyphs: list[Glyph], drawing: Drawing) -> list[tuple[float, float, float, float]]:
    """The cells without a character of all tables that have any."""
    lattices, _ = find_lattices(drawing.horizontal, drawing.vertical, SNAP)
    boxes = []
    for lattice in lattices:
        glyphs = lattice.take(glyphs)
        if any(region.glyphs for region in lattice.regions):
            boxes += [lattice.region_box(region) for region in lattice.regions if not region.glyphs]
    return boxes


def _inked(ink: Pixels, box: tuple[float, float, float, float], unit: float) -> tuple[int, int, int, int]:
    """The pixels that the ink in a cell covers: left, top, right, bottom; all 0 where it is blank."""
    left, top, right, bottom = (
        round(edge / unit) for edge in (box[0] + INSET, box[1] + INSET, box[2] - INSET, box[3] - INSET)
    )
    inside = ink[top:bottom, left:right]
    if inside.sum() < LEAST_INK:
        return 0, 0, 0, 0
    rows, columns = np.nonzero(inside.any(axis=1))[0], np.nonzero(inside.any(axis=0))[0]
    return left + int(columns[0]), top + int(rows[0]), left + int(columns[-1]) + 1, top + int(rows[-1]) + 1


def _read(crop: Pixels, engine: Engine) -> str:
    """The text of a line alone, where it is read with certainty."""
    result = engine(np.ascontiguousarray(crop), use_det=False, use_cls=False, use_rec=True)
    texts, scores = getattr(result, "txts", None), getattr(result, "scores", None)
    return str(texts[0]).strip() if texts and scores and scores[0] >= LEAST_SCORE else ""
