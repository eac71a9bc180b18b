"""Characters of a page with their boxes, and their assembly into lines of text."""

from __future__ import annotations

import math
import re
from collections import Counter, deque
from collections.abc import Iterator
from ctypes import addressof, byref, c_double, c_float, c_ushort
from itertools import repeat
from operator import itemgetter, sub
from typing import NamedTuple

import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]

from loaders.readers.pdf import native
from loaders.readers.pdf.frame import Frame, Matrix
from loaders.readers.radicals import WHOLE

MAX_CHARACTERS = 500_000
LEAST_EM = 0.2
OVERPRINT = 1.2  # points; characters that begin nearer to each other may be one printed twice
_LEAST_HEIGHT = 0.62  # by width; no whole character is flatter
_LEAST_HEIGHT_OF_SIGN = 1.2  # and no point, comma or hyphen
_LOW_SIGNS = frozenset(".,-:;·|")
_ASCENT, _DESCENT = 0.8, 0.12  # em

# A printed figure or a dash for none; grouping signs and brackets included.
FIGURE = re.compile(r"[-+−–—▲△(（]?[\d,，.．]*\d[\d,，.．]*(?:%?[)）]?|[)）]%)|[-−–—]+")

_REPLACED = {chr(code): sign for code, sign in WHOLE.items()}
_REPLACED |= {"\x02": "-", "\xad": "-", "\ufffe": "-"}  # and PDFium's signs for a hyphen at the end of a line
_SKIPPED = frozenset(map(chr, (*range(0x02), *range(0x03, 0x21), *range(0x7F, 0xA1), 0x3000, 0xFEFF, 0xFFFF)))
_SKIPPED |= frozenset(map(chr, (*range(0x2000, 0x2010), *range(0x2028, 0x2030), *range(0xD800, 0xE000))))
_SURROGATE = re.compile("[\ud800-\udfff]")


class Glyph(NamedTuple):
    """One printed character: its text, its box and middle in the upright frame, its number in the text page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    x: float
    y: float
    number: int


_by_x, _by_y = itemgetter(5), itemgetter(6)


class TooManyObjects(Exception):
    """A page holds more characters or drawing objects than any disclosure does."""


def page_text(text_page: pdfium_c.FPDF_TEXTPAGE) -> str:
    """All characters: in one call where text and characters correspond one to one, else singly."""
    count = pdfium_c.FPDFText_CountChars(text_page)
    if count > MAX_CHARACTERS:
        raise TooManyObjects
    buffer = (c_ushort * (count + 1))()
    written = pdfium_c.FPDFText_GetText(text_page, 0, count, buffer) - 1
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
    last = pdfium_c.FPDFText_GetTextIndexFromCharIndex(text_page, count - 1)
    if written == len(text) == count and last == count - 1 and not _SURROGATE.search(text):
        return text
    codes = [pdfium_c.FPDFText_GetUnicode(text_page, index) for index in range(count)]
    return "".join([chr(code) if code <= 0x10FFFF else "\0" for code in codes])


def writing_angle(text_page: pdfium_c.FPDF_TEXTPAGE, text: str) -> float | None:
    """The direction most characters run in, in degrees in user space; None where there are no characters.

    Directions within 3° of a quarter turn keep their small skew; other slants (watermarks) do not count.
    """
    votes: Counter[int] = Counter()
    skews: dict[int, list[float]] = {}
    handle = native.address_of(text_page)
    for index in range(0, len(text), max(1, len(text) // 24)):
        if text[index] in _SKIPPED:
            continue  # blanks and line ends that PDFium makes up always run from left to right
        # PDFium measures clockwise.
        angle = -math.degrees(native.char_angle(handle, index))
        quarter = round(angle / 90)
        if abs(angle - 90 * quarter) <= 3:
            votes[quarter % 4] += 1
            skews.setdefault(quarter % 4, []).append(angle - 90 * quarter)
    if not votes:
        return None
    quarter = votes.most_common(1)[0][0]
    skew = sorted(skews[quarter])[len(skews[quarter]) // 2]
    return quarter * 90 + (skew if abs(skew) > 0.01 else 0)


def read_glyphs(text_page: pdfium_c.FPDF_TEXTPAGE, text: str, frame: Frame) -> tuple[list[Glyph], list[Glyph]]:
    """The characters of `text` printed on the page, without blanks, in the order the file draws them, boxes in `frame`;
    and those that fall beyond its edges."""
    a, b, c, d, e, f = frame.matrix
    end, foot = frame.width + 2, frame.height + 2
    skipped, replaced, new = _SKIPPED, _REPLACED, tuple.__new__
    upright = (a, b, c, d) == (1, 0, 0, -1)
    glyphs: list[Glyph] = []
    beyond: list[Glyph] = []
    for index, (char, left, top, right, bottom) in enumerate(_characters_and_boxes(text_page, text)):
        if char in skipped:
            continue
        if top - bottom < 0.5 or right - left < 0.05:
            left, bottom, right, top = _tight_box(text_page, index)
        if upright:
            x0, x1, y0, y1 = left + e, right + e, f - top, f - bottom
        else:
            x0, x1 = a * left + c * bottom + e, a * right + c * top + e
            y0, y1 = b * left + d * bottom + f, b * right + d * top + f
            x0, x1 = (x0, x1) if x0 <= x1 else (x1, x0)
            y0, y1 = (y0, y1) if y0 <= y1 else (y1, y0)
        width, height = x1 - x0, y1 - y0
        if height < _LEAST_HEIGHT * width or (height < _LEAST_HEIGHT_OF_SIGN * width and char in _LOW_SIGNS):
            y0, y1 = _standing(text_page, index, frame.matrix, (y0, y1))
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        char = replaced.get(char, char)
        # A named tuple made this way costs a third of calling its class, and this is the innermost loop.
        glyph = new(Glyph, (char, x0, y0, x1, y1, x, y, index))
        if -2 < x < end and -2 < y < foot:  # infinite and undefined ones fall out
            glyphs.append(glyph)
        else:
            beyond.append(glyph)
    return glyphs, beyond


def _characters_and_boxes(
    text_page: pdfium_c.FPDF_TEXTPAGE, text: str
) -> Iterator[tuple[str, float, float, float, float]]:
    """Each character with its left, top, right and bottom edge in user space; one buffer takes all boxes."""
    count = len(text)
    buffer = (c_float * (4 * count))()
    handle, start = native.address_of(text_page), addressof(buffer)
    deque(map(native.loose_box, repeat(handle), range(count), range(start, start + 16 * count, 16)), maxlen=0)
    edges = buffer[:]
    return zip(text, edges[0::4], edges[1::4], edges[2::4], edges[3::4], strict=True)


def _standing(
    text_page: pdfium_c.FPDF_TEXTPAGE, index: int, matrix: Matrix, printed: tuple[float, float]
) -> tuple[float, float]:
    """Top and bottom of a character whose box is flat: its font states no height, so that a point or dash stands apart
    from the line of its figures. As tall as its type, from the line it stands on."""
    x, y, size = c_double(), c_double(), pdfium_c.FS_MATRIX()
    pdfium_c.FPDFText_GetCharOrigin(text_page, index, byref(x), byref(y))
    pdfium_c.FPDFText_GetMatrix(text_page, index, byref(size))
    em = pdfium_c.FPDFText_GetFontSize(text_page, index) * math.hypot(size.c, size.d)
    line = matrix[1] * x.value + matrix[3] * y.value + matrix[5]
    top, bottom = printed
    return min(top, line - _ASCENT * em), max(bottom, line + _DESCENT * em)


def _tight_box(text_page: pdfium_c.FPDF_TEXTPAGE, index: int) -> tuple[float, float, float, float]:
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    pdfium_c.FPDFText_GetCharBox(text_page, index, byref(left), byref(right), byref(bottom), byref(top))
    return left.value, bottom.value, right.value, top.value


def split_lines(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Characters grouped into printed lines from top to bottom, each from left to right, overprinting removed."""
    if not glyphs:
        return []
    if len({glyph.y for glyph in glyphs}) == 1:  # as in most cells of a table
        return [_without_overprint(sorted(glyphs, key=_by_x))]
    ordered = sorted(glyphs, key=_by_y)
    lines: list[list[Glyph]] = []
    line: list[Glyph] = []
    middle = height = 0.0
    for glyph in ordered:
        own_height = glyph.bottom - glyph.top
        if glyph.text >= "\u2e80":  # some fonts claim twice the height of their ideographs
            own_height = min(own_height, 1.2 * (glyph.right - glyph.left))
        if line and glyph.y - middle < 0.45 * (own_height if own_height < height else height):
            line.append(glyph)
            if own_height >= height:
                middle, height = glyph.y, own_height
        else:
            line = [glyph]
            lines.append(line)
            middle, height = glyph.y, own_height
    return [_without_overprint(sorted(line, key=_by_x)) for line in lines]


def _without_overprint(line: list[Glyph]) -> list[Glyph]:
    """Drops a character printed again at the same place, as false bold type does."""
    lefts = [glyph.left for glyph in line]
    if min(map(sub, lefts[1:], lefts), default=OVERPRINT) >= OVERPRINT:
        return line
    kept = line[:1]
    for glyph in line[1:]:
        if glyph.left - kept[-1].left < OVERPRINT:
            near = min(OVERPRINT, 0.3 * (glyph.right - glyph.left))
            if any(glyph.text == other.text and glyph.left - other.left < near for other in kept[-2:]):
                continue
        kept.append(glyph)
    return kept


def is_wide(text: str) -> bool:
    """Whether a character is an ideograph or full-width sign, which stands without spaces."""
    return text >= "\u2e80" or text in "“”‘’…—·、。"


def em_of(line: list[Glyph]) -> float:
    """The size of type of a line: the width of its ideographs, else twice that of its digits, else most of its height.

    Heights come last, for fonts disagree on how tall a character is by a factor of two.
    """
    widths = sorted([g.right - g.left for g in line if "\u4e00" <= g.text <= "\u9fff"])
    heights = sorted([g.bottom - g.top for g in line])
    em = height = 0.9 * heights[len(heights) // 2]
    if widths:
        em = min(widths[len(widths) // 2], 1.3 * height)
    else:
        digits = sorted(g.right - g.left for g in line if g.text.isdigit())
        if digits:
            em = min(1.95 * digits[len(digits) // 2], height)
    return max(em, LEAST_EM)


def line_text(line: list[Glyph], em: float | None = None) -> str:
    """The text of one line: single spaces where words are apart, two where a gap is 1.5 em or more."""
    parts = [line[0].text]
    previous = line[0]
    least = 0.15 * (previous.bottom - previous.top)
    for glyph in line[1:]:
        gap = glyph.left - previous.right
        if gap > least:
            if em is None:
                em = em_of(line)
            if gap >= 1.5 * em:
                parts.append("  ")
            elif gap >= 0.6 * em or (gap > 0.22 * em and not (is_wide(glyph.text) or is_wide(previous.text))):
                parts.append(" ")
        parts.append(glyph.text)
        previous = glyph
    return "".join(parts)


def cut_text(text: str, box: tuple[float, float, float, float], number: int) -> list[Glyph]:
    """The characters of a text whose box alone is known: cut evenly, ideographs twice as wide as digits and letters."""
    left, top, right, bottom = box
    shares = [2 if is_wide(char) else 1 for char in text]
    unit = (right - left) / max(1, sum(shares))
    glyphs: list[Glyph] = []
    for char, share in zip(text, shares, strict=True):
        end = left + unit * share
        if not (char.isspace() or char in _SKIPPED):
            middle = ((left + end) / 2, (top + bottom) / 2)
            printed = _REPLACED.get(char, char)
            glyphs.append(Glyph(printed, left, top, end, bottom, *middle, number + len(glyphs)))
        left = end
    return glyphs
