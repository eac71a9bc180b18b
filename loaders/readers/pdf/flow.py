"""Text outside tables: lines, their split at wide gaps, and their joining into paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from statistics import median

from loaders.readers.pdf.chars import Glyph, em_of, is_wide, line_text, split_lines
from loaders.readers.pdf.frame import Box

ENUMERATOR = re.compile(
    r"[一二三四五六七八九十百]{1,4}[、.．]|[（(][一二三四五六七八九十百]{1,4}[)）]|\d{1,3}[.．、](?!\d)|[（(]\d{1,3}[)）]"
    r"|第[一二三四五六七八九十百\d]{1,4}(部分|章|节|条|篇)|[①-⑳⑴-⒇]|附[件表录]|[注备][：:注]"
)
# Of these, the ones that next to never begin a line by chance.
LIST_MARK = re.compile(r"[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)")
LEADER = re.compile(r"[.…·．]{4,}\s*\d*$")
CLOSED = tuple("。；：;:！？!?…")
LEAST_RIGHT = 0.75
LEAST_FULL = 6
LEAST_AGREED = 4  # lines that begin or end at one place: the page has a margin of its own there
WIDE_GAP = 2.5  # em; text this far apart on one line is two pieces
_top, _right, _bottom = attrgetter("top"), attrgetter("right"), attrgetter("bottom")


@dataclass(slots=True)
class Line:
    """One printed line, or the part of one between two wide gaps; `first_word` is the width of its first word."""

    glyphs: list[Glyph]
    text: str
    em: float
    left: float
    top: float
    right: float
    bottom: float
    first_word: float = 0.0
    number: int = 0
    strong: bool = False

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def box(self) -> Box:
        return self.left, self.top, self.right, self.bottom


def make_line(glyphs: list[Glyph], em: float | None = None) -> Line:
    """A line of glyphs that are already in order from left to right."""
    if em is None:
        em = em_of(glyphs)
    return Line(
        glyphs,
        line_text(glyphs, em),
        em,
        glyphs[0].left,
        min(map(_top, glyphs)),
        max(map(_right, glyphs)),
        max(map(_bottom, glyphs)),
        first_word=_first_word(glyphs, em),
    )


def page_lines(glyphs: list[Glyph]) -> list[Line]:
    """The lines of a page from top to bottom, split where text stands far apart, letter-spaced titles kept whole."""
    lines: list[Line] = []
    for number, row in enumerate(split_lines(glyphs), 1):
        em = em_of(row)
        for part in _parts(row, em):
            line = make_line(part, em)
            line.number = number
            lines.append(line)
    return lines


def _parts(row: list[Glyph], em: float) -> list[list[Glyph]]:
    parts = [[row[0]]]
    for previous, glyph in pairwise(row):
        if glyph.left - previous.right > WIDE_GAP * em:
            parts.append([glyph])
        else:
            parts[-1].append(glyph)
    if len(parts) > 1 and all(len(part) == 1 and is_wide(part[0].text) for part in parts):
        return [row]
    return parts


@dataclass(slots=True)
class Margins:
    """The text block of a page: where full lines begin and end, their usual distance, and how many there are; whether
    enough of them begin or end at the same place to be sure of it."""

    left: float
    right: float
    pitch: float
    full: int
    own_left: bool = False
    own_right: bool = False


def margins_of(lines: list[Line], page_width: float) -> Margins:
    """Margins from the lines themselves: the leftmost start and the rightmost end that long lines agree on.

    A page of short lines (contents, cover) gives no right margin; then three quarters of the page width stand for it.
    """
    if not lines:
        return Margins(0.0, LEAST_RIGHT * page_width, 0.0, 0)
    size = typical_em(lines)  # a title in larger type may be wider than the text
    lines = [line for line in lines if line.em <= 1.1 * size] or lines
    longest = max(line.right - line.left for line in lines)
    long = [line for line in lines if line.right - line.left >= 0.6 * longest]
    lefts, rights = sorted(line.left for line in long), sorted(line.right for line in long)
    pitches = [b.middle - a.middle for a, b in pairwise(lines) if b.middle - a.middle > 0.7 * b.em]
    usual = sorted(pitches)[len(pitches) // 3] if pitches else 0.0
    full = len(long) if longest > 0.5 * page_width else 0
    left, right = lefts[len(lefts) // 10], max(rights[-1 - len(rights) // 10], LEAST_RIGHT * page_width)
    em = median(line.em for line in long)
    own_left, own_right = (
        full >= LEAST_FULL and sum(1 for edge in edges if abs(edge - at) < em) >= LEAST_AGREED
        for edges, at in ((lefts, left), (rights, right))
    )
    return Margins(left, right, usual, full, own_left, own_right)


def share_margins(pages: list[tuple[float, Margins]], em: float) -> None:
    """Gives pages of short lines the margins of the other pages of their width, in place."""
    by_width: dict[int, list[Margins]] = {}
    for width, margins in pages:
        if margins.full >= LEAST_FULL:
            by_width.setdefault(round(width), []).append(margins)
    shared = {
        width: (median(m.left for m in group), median(m.right for m in group)) for width, group in by_width.items()
    }
    for width, margins in pages:
        if round(width) in shared:
            left, right = shared[round(width)]
            if not margins.own_right:
                margins.right = max(margins.right, right)
            if left < margins.left < left + 4 * em and not margins.own_left:
                margins.left = left


def joins(above: Line, below: Line, right: float, left: float, pitch: float | None) -> bool:
    """Whether a line continues the paragraph of the line before it, which may stand on the page before (no pitch).

    `right` is the right margin of the upper line, `left` the left margin of the lower one.
    """
    em = max(above.em, below.em)
    distance = below.middle - above.middle
    if min(above.em, below.em) < 0.85 * em:
        return False
    if pitch is not None and _is_centred_rest(above, below, right, left):
        return True
    if pitch is not None and not 0.5 * em < distance <= max(1.45 * pitch, 1.3 * em):
        return False
    if above.right < right - below.first_word - 1.1 * em or below.left > left + 1.2 * em:
        return False
    if above.left > left + 6 * em:  # set to the right or in the middle
        return False
    closed = above.text.endswith(CLOSED) or above.right < right - 1.1 * em or LEADER.search(above.text)
    return not (LIST_MARK if not closed else ENUMERATOR).match(below.text)


def _is_centred_rest(above: Line, below: Line, right: float, left: float) -> bool:
    """Whether a line is the short rest of a title, set in the middle below a line that fills the page."""
    em = above.em
    if abs(below.em - em) > 0.05 * em or not 0.5 * em < below.middle - above.middle <= 2 * em:
        return False
    full = above.left <= left + 1.2 * em and above.right >= right - below.first_word - 1.1 * em
    centred = abs(above.left + above.right - below.left - below.right) < em
    indented = below.left > above.left + 2 * em and below.right < above.right - 2 * em
    return full and centred and indented and not above.text.endswith(CLOSED)


def _first_word(glyphs: list[Glyph], em: float) -> float:
    """The width of what cannot be broken at the start of a line: a number or word, or one ideograph with its signs, （境）."""
    end = glyphs[0].right
    for before, glyph in pairwise(glyphs):
        bound = glyph.text in "，。、；：）》”％%" or before.text in "（《“"
        if not bound and (is_wide(glyph.text) or is_wide(before.text) or glyph.left - end > 0.2 * em):
            break
        end = glyph.right
    return min(end - glyphs[0].left, 12 * em)


def join_texts(texts: list[str]) -> str:
    """Lines of one paragraph as running text: no space beside ideographs, one between Latin words."""
    joined = texts[0]
    for text in texts[1:]:
        figure = joined[-1].isdigit() and (text[0].isdigit() or text[0] in ".,%")
        plain = figure or is_wide(joined[-1]) or is_wide(text[0]) or joined[-1] in ".,-"
        joined += text if plain else " " + text
    return joined


def typical_em(lines: list[Line]) -> float:
    """The size of body type: the median over characters."""
    sizes = sorted((line.em, len(line.text)) for line in lines)
    total = sum(count for _, count in sizes)
    seen = 0
    for size, count in sizes:
        seen += count
        if seen * 2 >= total:
            return size
    return 0.0


def median_height(glyphs: list[Glyph]) -> float:
    """The usual height of a character box on a page."""
    return median(g.bottom - g.top for g in glyphs[:: max(1, len(glyphs) // 200)]) if glyphs else 0.0
