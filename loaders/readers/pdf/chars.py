"""Characters of a page with their boxes, and their assembly into lines of text."""

from __future__ import annotations

import math
import re
from collections import Counter, deque
from ctypes import byref, c_double, c_ushort
from itertools import compress, repeat
from operator import itemgetter, sub
from typing import NamedTuple

import numpy as np
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
_IS_PRINTED = np.array([chr(code) not in _SKIPPED for code in range(0x10000)])
_IS_LOW = np.array([chr(code) in _LOW_SIGNS for code in range(0x10000)])
_REPLACED_SIGN = re.compile(f"[{re.escape(''.join(_REPLACED))}]")
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


_by_left, _by_x, _by_y = itemgetter(1), itemgetter(5), itemgetter(6)


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
    codes = np.minimum(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32), 0xFFFF)
    printed = _IS_PRINTED[codes]
    indexes = np.flatnonzero(printed).tolist()
    with np.errstate(invalid="ignore", over="ignore"):  # infinite and undefined boxes fall out as beyond the edges
        boxes = _upright_boxes(text_page, indexes, _IS_LOW[codes[printed]], frame.matrix)
        left, top, right, bottom = boxes
        x, y = (left + right) / 2, (top + bottom) / 2
        inside = (x > -2) & (x < frame.width + 2) & (y > -2) & (y < frame.height + 2)
    chars = list(compress(text, printed.tolist()))
    if _REPLACED_SIGN.search(text):
        chars = [_REPLACED.get(char, char) for char in chars]
    columns = (chars, *(edge.tolist() for edge in (*boxes, x, y)), indexes)
    # Named tuples made this way cost a third of calling their class, and a page has thousands.
    glyphs = list(map(tuple.__new__, repeat(Glyph), zip(*columns, strict=True)))
    if inside.all():
        return glyphs, []
    kept = inside.tolist()
    return list(compress(glyphs, kept)), [glyph for glyph, keep in zip(glyphs, kept, strict=True) if not keep]


def _upright_boxes(
    text_page: pdfium_c.FPDF_TEXTPAGE, indexes: list[int], low: np.ndarray, matrix: Matrix
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Left, top, right and bottom of each character in the frame that `matrix` leads to; `low` are points and dashes."""
    a, b, c, d, e, f = matrix
    left, top, right, bottom = _loose_boxes(text_page, indexes)
    for place in np.flatnonzero((top - bottom < 0.5) | (right - left < 0.05)).tolist():
        left[place], bottom[place], right[place], top[place] = _tight_box(text_page, indexes[place])
    x0, x1 = a * left + c * bottom + e, a * right + c * top + e
    y0, y1 = b * left + d * bottom + f, b * right + d * top + f
    x0, x1, y0, y1 = np.minimum(x0, x1), np.maximum(x0, x1), np.minimum(y0, y1), np.maximum(y0, y1)
    width, height = x1 - x0, y1 - y0
    flat = (height < _LEAST_HEIGHT * width) | (low & (height < _LEAST_HEIGHT_OF_SIGN * width))
    for place in np.flatnonzero(flat).tolist():
        y0[place], y1[place] = _standing(text_page, indexes[place], matrix, (y0[place], y1[place]))
    return x0, y0, x1, y1


def _loose_boxes(text_page: pdfium_c.FPDF_TEXTPAGE, indexes: list[int]) -> np.ndarray:
    """Left, top, right and bottom edges of the characters in user space, four rows."""
    boxes = np.zeros((len(indexes), 4), np.float32)
    handle, start = native.address_of(text_page), boxes.ctypes.data
    deque(map(native.loose_box, repeat(handle), indexes, range(start, start + boxes.nbytes, 16)), maxlen=0)
    return boxes.T.astype(np.float64)


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
    if len(set(map(_by_y, glyphs))) == 1:  # as in most cells of a table
        return [_without_overprint(sorted(glyphs, key=_by_x))]
    ordered = sorted(glyphs, key=_by_y)
    lines: list[list[Glyph]] = []
    line: list[Glyph] = []
    middle = height = 0.0
    for glyph in ordered:
        own_height = glyph.bottom - glyph.top
        if glyph.y == middle and own_height <= height:  # as nearly all characters of a line
            line.append(glyph)
            continue
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
    lefts = list(map(_by_left, line))
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
