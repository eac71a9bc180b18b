"""Fragments of text at known places to paragraphs and tables, as on the pages of a PDF without rulings."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter

from loaders.document import Block

POINTS = 0.75  # of one pixel
MARGIN = 40.0  # points left free right of and below the text, where nothing tells how large the page is


@dataclass(slots=True)
class Fragment:
    """A run of text with its left end, its vertical position (growing downwards), width and size in pixels."""

    text: str
    page: int
    left: float
    top: float
    width: float
    size: float


def text_width(text: str) -> float:
    """Width of a text in units of its size: ideographs and full-width signs are one, others half."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text)


def blocks_of(fragments: list[Fragment]) -> list[Block]:
    """The paragraphs and tables of all pages in reading order."""
    from loaders.readers.pdf.assemble import assemble  # brings the PDF library, which few web pages need
    from loaders.readers.pdf.chars import Glyph, cut_text
    from loaders.readers.pdf.page import page_of_text

    pages: dict[int, list[Glyph]] = defaultdict(list)
    for fragment in sorted(fragments, key=attrgetter("page", "top", "left")):
        left, top, right = (POINTS * value for value in (fragment.left, fragment.top, fragment.left + fragment.width))
        box = (left, top, right, top + POINTS * fragment.size)
        pages[max(1, fragment.page)] += cut_text(fragment.text, box, len(pages[max(1, fragment.page)]))
    contents = [
        page_of_text(number, max(g.right for g in glyphs) + MARGIN, max(g.bottom for g in glyphs) + MARGIN, glyphs)
        for number, glyphs in pages.items()
        if glyphs
    ]
    return assemble(contents)
