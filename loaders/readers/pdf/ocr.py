"""Pages that are pictures: text by rapidocr, an optional extra whose models lie inside its package (no network)."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from loaders.readers.pdf.chars import Glyph, is_wide

DPI = 150  # as good as 300 and faster
MAX_PAGES = 60  # of one file, at about 4 seconds a page
LEAST_SCORE = 0.5


def is_installed() -> bool:
    return find_spec("rapidocr") is not None


@cache
def _engine() -> Any:
    return import_module("rapidocr").RapidOCR()


def recognise(page: pdfium.PdfPage) -> list[Glyph]:
    """The characters of a page as shown, each box of text cut evenly: ideographs twice as wide as digits and letters."""
    bitmap = page.render(scale=DPI / 72)
    result = _engine()(bitmap.to_numpy())
    bitmap.close()
    glyphs: list[Glyph] = []
    if result is None or result.boxes is None:
        return glyphs
    for corners, text, score in zip(result.boxes, result.txts, result.scores, strict=True):
        if score >= LEAST_SCORE and text.strip():
            xs = [float(x) * 72 / DPI for x, _ in corners]
            ys = [float(y) * 72 / DPI for _, y in corners]
            glyphs += _cut(text.strip(), min(xs), min(ys), max(xs), max(ys), len(glyphs))
    return glyphs


def _cut(text: str, left: float, top: float, right: float, bottom: float, number: int) -> list[Glyph]:
    shares = [2 if is_wide(char) else 1 for char in text]
    unit = (right - left) / sum(shares)
    glyphs: list[Glyph] = []
    for char, share in zip(text, shares, strict=True):
        end = left + unit * share
        if not char.isspace():
            middle = ((left + end) / 2, (top + bottom) / 2)
            glyphs.append(Glyph(char, left, top, end, bottom, *middle, number + len(glyphs)))
        left = end
    return glyphs
