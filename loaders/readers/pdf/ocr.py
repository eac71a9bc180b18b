"""Pages that are pictures: text by rapidocr, an optional extra whose models lie inside its package (no network)."""

from __future__ import annotations

import math
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from statistics import median
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from loaders.readers.pdf.chars import Glyph, cut_text
from loaders.readers.pdf.ocr_cells import read_missed
from loaders.readers.pdf.ocr_rulings import find_rulings, turned, upright
from loaders.readers.pdf.rulings import Drawing

DPI = 150  # as good as 300 and faster
UNIT = 72 / DPI  # points a pixel
MAX_PAGES, SECONDS = 60, 120.0  # of one file, at about 2 to 4 seconds a page: less than a worker is given
LEAST_SCORE = 0.5
SHORT, LEAST_SCORE_OF_SHORT = (
    2,
    0.8,
)  # of one or two signs more is asked: 合计 may look like 1, and cells are read again
PAPER = 255
LONG, LEAST_ANGLE, MOST_ANGLE = 8.0, 0.1, 5.0  # lines that tell how a page lies askew; degrees that matter

Corners = list[tuple[float, float]]


def is_installed() -> bool:
    return find_spec("rapidocr") is not None


@cache
def _engine() -> Any:
    return import_module("rapidocr").RapidOCR(params={"Global.log_level": "error"})  # it tells of every file it opens


def recognise(page: pdfium.PdfPage) -> tuple[list[Glyph], Drawing]:
    """The characters and rulings of a page as shown; what lies askew by a few degrees is put upright."""
    bitmap = page.render(scale=DPI / 72)
    picture = bitmap.to_numpy().copy()
    bitmap.close()
    result = _engine()(picture, use_det=True, use_cls=True, return_word_box=True, return_single_char_box=True)
    if result is None or result.boxes is None:
        return [], Drawing()
    angle = _angle([list(map(tuple, corners)) for corners in result.boxes])
    glyphs: list[Glyph] = []
    words = getattr(result, "word_results", None) or [()] * len(result.boxes)
    for corners, text, score, parts in zip(result.boxes, result.txts, result.scores, words, strict=True):
        if score < (LEAST_SCORE if len(text.strip()) > SHORT else LEAST_SCORE_OF_SHORT):
            continue
        if "".join("".join(part[0] for part in parts).split()) != "".join(text.split()):
            parts = [(text.strip(), score, corners)]
        for part, _, place in parts:
            glyphs += cut_text(part, _box(place, angle, picture.shape), len(glyphs))
    drawing = find_rulings(picture, angle, UNIT)
    straight = upright(picture, angle, PAPER) if angle else picture
    return glyphs + read_missed(straight, glyphs, drawing, _engine(), UNIT), drawing


def _angle(boxes: list[Corners]) -> float:
    """Degrees by which the lines of a page fall to the right, by the longest of them; 0 where that is next to nothing."""
    falls = [
        math.degrees(math.atan2(right[1] - left[1], right[0] - left[0]))
        for left, right, _, bottom in boxes
        if right[0] - left[0] > LONG * abs(bottom[1] - left[1])
    ]
    angle = median(falls) if falls else 0.0
    return angle if LEAST_ANGLE <= abs(angle) <= MOST_ANGLE else 0.0


def _box(corners: Corners, angle: float, shape: tuple[int, ...]) -> tuple[float, float, float, float]:
    points = [turned(float(x), float(y), angle, shape) for x, y in corners]
    xs, ys = [x * UNIT for x, _ in points], [y * UNIT for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
