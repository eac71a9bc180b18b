"""Printed lines of a page as rows of pieces: what tables without upright rulings are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from loaders.readers.pdf.chars import FIGURE, Glyph, em_of, is_wide, split_lines
from loaders.readers.pdf.flow import CLOSED, Line, make_line

GUTTER = 0.9  # em; text this far apart on a line may stand in two columns
APART = 0.45  # em; words this far apart on one line may be two cells
LEVEL = 0.33  # em; what stands on one line does so to within this
NARROW = 0.3  # em; the narrowest gutter, if all rows leave it white
HAIR = 0.1  # em; what is white between a sum and a name that touch, but not between a sum and its unit
LETTER_SPACE = 2.2  # em; a word of two characters may be spaced out as far
EVEN_SPACE = 1.3  # em; a word of more characters
LONG_TEXT = 40  # characters; longer pieces are prose
_YEAR = re.compile(r"(?:19|20)\d\d")  # above columns, or the first line of 2024年预算数
_NAME = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|(?![元万亿千百个人辆台套次项户名平年月日])[\u4e00-\u9fff]{3}"
)  # no unit


@dataclass(slots=True)
class Row:
    """One printed line as pieces between gutters, and as words that stand a little apart.

    `is_data`: at least two pieces, one of them a figure other than a year, none of them a sentence.
    """

    glyphs: list[Glyph]
    parts: list[Line]
    words: list[str]
    number: int
    em: float
    is_data: bool

    @property
    def middle(self) -> float:
        return self.parts[0].middle

    @property
    def left(self) -> float:
        return self.parts[0].left

    @property
    def right(self) -> float:
        return self.parts[-1].right

    @property
    def is_field(self) -> bool:
        """A line such as 编制部门：… beside 单位：…, which names and holds no column; 其中：… begins a label."""
        return any(re.search("(?<!其中)[：:]", part.text) for part in self.parts)

    @property
    def is_prose(self) -> bool:
        return any("。" in word or len(word) > LONG_TEXT for word in self.words)

    @property
    def is_running(self) -> bool:
        """Words and figures of a sentence whose line is spaced out."""
        return any(re.search("[，。；]", word) and not is_figure(word) for word in self.words)

    @property
    def is_closed(self) -> bool:
        """Ends as sentences do, which no heading of a column does."""
        return any(word.endswith(CLOSED) or len(word) > LONG_TEXT for word in self.words)


def rows_of(lines: list[Line]) -> list[Row]:
    """The lines of a page as rows, from top to bottom; pieces on one line share its number."""
    rows = []
    for number, group in groupby(lines, key=lambda line: line.number):
        glyphs = [glyph for line in group for glyph in line.glyphs]
        em = em_of(glyphs)
        rows += [_row(level, number, em) for level in _levels(glyphs, em)]
    return rows


def _levels(glyphs: list[Glyph], em: float) -> list[list[Glyph]]:
    """A line parted where its words stand at clearly different heights: lines of cells that wrap beside each other."""
    middles = [glyph.y for glyph in glyphs]
    if max(middles) - min(middles) < LEVEL * em:
        return [glyphs]
    pieces = [line for part in split(glyphs, APART * em) for line in split_lines(part)]
    pieces.sort(key=lambda piece: median(glyph.y for glyph in piece))
    levels: list[list[Glyph]] = []
    height = float("-inf")
    for piece in pieces:
        middle = median(glyph.y for glyph in piece)
        if middle - height > LEVEL * em:
            levels.append([])
            height = middle
        levels[-1].extend(piece)
    return [sorted(level, key=lambda glyph: glyph.x) for level in levels]


def _row(glyphs: list[Glyph], number: int, em: float) -> Row:
    texts = ["".join(glyph.text for glyph in part) for part in split(glyphs, APART * em)]
    row = Row(glyphs, [make_line(part, em) for part in split(glyphs, GUTTER * em)], texts, number, em, is_data=False)
    figures = any(is_figure(text) and not _YEAR.fullmatch(text) for text in texts)
    row.is_data = len(row.parts) > 1 and not row.is_prose and figures
    return row


def is_figure(text: str) -> bool:
    return FIGURE.fullmatch(text) is not None


def split(glyphs: list[Glyph], gutter: float) -> list[list[Glyph]]:
    """Characters of a line, from left to right, parted where at least `gutter` points between two are white."""
    parts = [[glyphs[0]]]
    for before, glyph in pairwise(glyphs):
        if glyph.left - before.right >= gutter:
            parts.append([glyph])
        else:
            parts[-1].append(glyph)
    return parts


def _cut(part: list[Glyph], em: float) -> list[list[Glyph]]:
    """A sum at the right edge of its cell and a name at the left edge of the next nearly touch in prints of spreadsheets;
    what is no unit, 9.00一、教育支出, is one in any case."""
    for number, (before, glyph) in enumerate(pairwise(part), 1):
        if before.text.isdigit() and is_wide(glyph.text):
            text = "".join(glyph.text for glyph in part[:number])
            apart = glyph.left - before.right > HAIR * em or _NAME.match("".join(g.text for g in part[number:]))
            if apart and "." in text and is_figure(text):
                return [part[:number], *_cut(part[number:], em)]
    return [part]


def words(row: Row, gutter: float) -> list[list[Glyph]]:
    """The pieces of a row; two lone ideographs are one word spaced out where nothing else stands as near to either, and so
    are more of them at even distances."""
    parts = [piece for part in split(row.glyphs, gutter * row.em) for piece in _cut(part, row.em)]
    single = [len(part) == 1 and is_wide(part[0].text) for part in parts]
    gaps = [float("inf"), *(b[0].left - a[-1].right for a, b in pairwise(parts)), float("inf")]
    joined = parts[:1]
    for number, (before, part) in enumerate(pairwise(parts), 1):
        nearest = 1.5 * gaps[number] < min(gaps[number - 1], gaps[number + 1])
        if not (single[number - 1] and single[number]):
            joined.append(part)
        elif (nearest and gaps[number] <= LETTER_SPACE * row.em) or _is_even(single, gaps, number, row.em):
            joined[-1] = [*joined[-1], *part] if len(joined[-1]) > 1 else [*before, *part]
        else:
            joined.append(part)
    return joined


def _is_even(single: list[bool], gaps: list[float], number: int, em: float) -> bool:
    """Whether a gap is one of several alike between lone ideographs, narrower than what stands around them: 收 入 总 计."""
    first, last = number, number
    while first > 1 and single[first - 2] and gaps[first - 1] < EVEN_SPACE * em:
        first -= 1
    while last + 1 < len(single) and single[last + 1] and gaps[last + 1] < EVEN_SPACE * em:
        last += 1
    own = gaps[first : last + 1]
    alike = len(own) > 1 and max(own) < min(EVEN_SPACE * em, 1.3 * min(own))
    return alike and 1.5 * max(own) < min(gaps[first - 1], gaps[last + 1])
