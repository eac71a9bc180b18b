"""A table without upright rulings that goes on over the page: its columns pass from the foot of one to the head of the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from loaders.readers.pdf.flow import ENUMERATOR
from loaders.readers.pdf.headings import Heading
from loaders.readers.pdf.printed import NARROW, Row, words

FAR = 4.0  # em; rows of one table stand no further apart
STEADY = 1.15  # how much further than the rows of the page before a lone piece may stand from the row above it
SAME_SIZE = 0.15  # by which the type may be larger or smaller than on the page before
MOST_ABOVE = 4  # lines above a table, which print titles repeat on every page
MOSTLY = 0.5  # the part of a word that at least stands over or under the print of its column
TOUCH = 0.2  # em; by which print may reach under the print of the next column


@dataclass(slots=True)
class Known:
    """What is known of a table: its column edges, from where to where each column prints, and its headings."""

    edges: list[float]
    spans: list[tuple[float, float]]
    printed: list[bool]  # whether a column prints anything below its heading
    headings: list[Heading]
    levels: int
    header: str  # the words of the header rows
    em: float
    pitch: float  # how far the printed lines of the body stand apart at most


@dataclass(slots=True)
class Foot:
    """The table at the foot of a page, and the lines that stand above it there."""

    known: Known
    above: set[str]


@dataclass(slots=True)
class Continuation:
    """The rows at the head of a page that go on with the table of the page before; the header, if it is repeated."""

    header: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)


def text_of(row: Row) -> str:
    """The words of a row without the white between them."""
    return "".join(glyph.text for glyph in row.glyphs)


def find_continuation(rows: list[Row], foot: Foot) -> Continuation | None:
    """The rows that go on with the table; None where the page begins with anything else, or in other columns."""
    known = foot.known
    start = 0
    while start < min(len(rows), MOST_ABOVE) and text_of(rows[start]) in foot.above:
        start += 1
    end = _header_end(rows, start, known.header)
    found = Continuation(rows[start:end])
    for row in rows[end:]:
        if found.body and not _follows(found.body[-1], row, known):
            break
        fits = abs(row.em - known.em) <= SAME_SIZE * known.em and _fits(row, known)
        if len(row.parts) > 1 and not row.is_field and not fits:
            return None
        if not fits or _is_other(row, known):
            break
        found.body.append(row)
    whole = any(len(row.parts) > 1 for row in found.body)
    return found if whole and (found.header or not _is_titled(found.body, known)) else None


def _header_end(rows: list[Row], start: int, header: str) -> int:
    """The first row below the header of the page before, if it is repeated from `start` on; else `start`."""
    text = ""
    for index in range(start, len(rows)):
        text += text_of(rows[index])
        if text == header:
            return index + 1
        if not header.startswith(text):
            break
    return start


def _follows(above: Row, row: Row, known: Known) -> bool:
    """Whether a row stands near enough: the second line of a cell no further than lines stand on the page before."""
    near = FAR * known.em if len(row.parts) > 1 else max(STEADY * known.pitch, 1.5 * known.em)
    return row.middle - above.middle <= near


def _fits(row: Row, known: Known) -> bool:
    """Whether every word stands in one column and not beside what is printed there on the page before."""
    for run in words(row, NARROW):
        left, right = run[0].left, run[-1].right
        shared = [min(right, span[1]) - max(left, span[0]) for span in known.spans]
        if sum(1 for width in shared if width > TOUCH * row.em) > 1:
            return False
        column = max(range(len(shared)), key=lambda c: min(right, known.edges[c + 1]) - max(left, known.edges[c]))
        first, last = known.spans[column]
        if known.printed[column] and shared[column] < MOSTLY * min(right - left, last - first):
            return False
    return True


def _is_other(row: Row, known: Known) -> bool:
    """A lone piece that is no part of a table: a field, a note, an enumerated title, or one beside the columns."""
    if len(row.parts) > 1:
        return False
    outside = row.left < known.edges[0] - known.em or row.right > known.edges[-1] + known.em
    return outside or row.is_field or (row.left < known.spans[0][1] and ENUMERATOR.match(row.parts[0].text) is not None)


def _is_titled(body: list[Row], known: Known) -> bool:
    """Whether the first row is a title in the middle of the table, or the header of the page before stands further down."""
    first = body[0]
    centred = abs(first.left + first.right - known.edges[0] - known.edges[-1]) < 0.4 * known.em
    return (len(first.parts) == 1 and centred) or any(
        known.header.startswith(text_of(row)) and len(row.parts) > 1 for row in body
    )


def pitch_of(rows: list[Row]) -> float:
    """How far the rows of a table stand apart at most."""
    return max((below.middle - above.middle for above, below in pairwise(rows)), default=0.0)
