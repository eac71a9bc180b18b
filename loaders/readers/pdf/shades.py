"""Tables drawn by background colour alone: the edges of shaded boxes stand in for rulings."""

from __future__ import annotations

from loaders.readers.pdf.chars import Glyph
from loaders.readers.pdf.frame import Box
from loaders.readers.pdf.rulings import Ruling

LEAST_BOXES = 2
MAX_BOXES = 2_000
MAX_TESTS = 5_000_000


def shade_edges(shades: list[Box], ruled: list[Box], glyphs: list[Glyph]) -> tuple[list[Ruling], list[Ruling]]:
    """Horizontal and vertical edges of shaded boxes that lie outside ruled tables and are no text marker."""
    open_boxes = [box for box in shades if not any(_inside(box, table) for table in ruled)]
    if not LEAST_BOXES <= len(open_boxes) <= MAX_BOXES or len(open_boxes) * len(glyphs) > MAX_TESTS:
        return [], []
    boxes = [box for box in open_boxes if not _is_marker(box, glyphs)]
    if len(boxes) < LEAST_BOXES:
        return [], []
    horizontal = [(y, left, right) for left, top, right, bottom in boxes for y in (top, bottom)]
    vertical = [(x, top, bottom) for left, top, right, bottom in boxes for x in (left, right)]
    return horizontal, vertical


def _inside(box: Box, table: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return table[0] <= x <= table[2] and table[1] <= y <= table[3]


def _is_marker(box: Box, glyphs: list[Glyph]) -> bool:
    """Whether a box is as tall as a line and cut to the text in it, as a marker pen leaves it; or holds nothing."""
    left, top, right, bottom = box
    inside = [g for g in glyphs if left - 1 < g.x < right + 1 and top < g.y < bottom]
    if not inside:
        return bottom - top < 6 or right - left < 6
    height = max(g.bottom - g.top for g in inside)
    tight = min(g.left for g in inside) < left + 1 and max(g.right for g in inside) > right - 1
    return tight and bottom - top < 1.8 * height
