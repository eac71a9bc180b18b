"""The heading cells above a table without upright rulings: words of several lines put together, single columns told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.readers.pdf.chars import Glyph
from loaders.readers.pdf.flow import Line, make_line
from loaders.readers.pdf.printed import APART, NARROW, Row, split, words
from loaders.readers.pdf.rulings import Ruling

MOST_HEADINGS = 300  # of one table
LEADING = 1.7  # em; lines of one heading stand at most this far under each other
CLOSE = 1.4  # em; what stands closer is the next line for certain
ASKEW = 0.4  # em; lines of one heading agree in their middle or their left edge to within this
LEVEL = 0.8  # em; what stands this much lower is no part of the same line
LEVEL_ERROR = 0.3  # em; what stands at one height does to within this
HIGH = 0.38  # of the height of a header; words that fill all of it stand lower, at about half


@dataclass(slots=True)
class Heading:
    """One heading cell: its lines, the levels it fills (`top_level` to `low_level`) and its columns, both ends in."""

    lines: list[Line]
    top_level: int = 0
    low_level: int = 0
    first: int = 0
    last: int = 0
    left: float = field(init=False)
    right: float = field(init=False)

    def __post_init__(self) -> None:
        self.measure()

    def measure(self) -> None:
        self.left = min(line.left for line in self.lines)
        self.right = max(line.right for line in self.lines)

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def em(self) -> float:
        return self.lines[0].em

    @property
    def top(self) -> float:
        return self.lines[0].middle - self.em / 2

    @property
    def bottom(self) -> float:
        return self.lines[-1].middle + self.em / 2

    @property
    def middle(self) -> float:
        return (self.lines[0].middle + self.lines[-1].middle) / 2

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)

    @property
    def glyphs(self) -> list[Glyph]:
        return [glyph for line in self.lines for glyph in line.glyphs]


def find_headings(rows: list[Row], rules: list[Ruling]) -> list[Heading]:
    """The heading cells of the rows above the figures, from top to bottom; no two lines of one have a rule between.

    None where there are more than any table has.
    """
    headings: list[Heading] = []
    for number, row in enumerate(rows):
        if len(headings) > MOST_HEADINGS:
            return []
        pieces = [half for piece in _pieces(row, headings, rules) for half in _halves(piece, rows[number + 1 :], rules)]
        taken: list[Heading] = []
        for piece in pieces:
            fitting = [heading for heading in headings if heading not in taken and _goes_on(heading, piece, rules)]
            if len(fitting) == 1 and _is_alone(fitting[0], piece, pieces, headings):
                fitting[0].lines.append(piece)
                fitting[0].measure()
                taken.append(fitting[0])
            else:
                headings.append(Heading([piece]))
                taken.append(headings[-1])
    return headings


def _is_alone(heading: Heading, piece: Line, pieces: list[Line], headings: list[Heading]) -> bool:
    """Whether no other word of a line stands under a heading, nor words on both sides that it may be set over."""
    if sum(1 for other in pieces if _overlap(heading, other) > 0) > 1:
        return False
    if piece.middle - heading.lines[-1].middle <= CLOSE * piece.em:
        return True
    at = next(number for number, other in enumerate(pieces) if other is piece)
    beside = [pieces[n] for n in (at - 1, at + 1) if 0 <= n < len(pieces)]
    bare = [
        other
        for other in beside
        if not any(_overlap(h, other) > 0 and other.middle - h.lines[-1].middle < 2 * LEADING * h.em for h in headings)
    ]
    return len(bare) < 2


def _pieces(row: Row, headings: list[Heading], rules: list[Ruling]) -> list[Line]:
    """The words of a line; two lone characters are one word spaced out, unless they end two headings above."""
    apart = [make_line(part, row.em) for part in split(row.glyphs, APART * row.em)]
    joined = [make_line(part, row.em) for part in words(row, APART)]
    if len(joined) < len(apart) and any(_goes_on(h, p, rules) for h in headings for p in apart if len(p.text) == 1):
        return apart
    return joined


def _halves(piece: Line, rows: list[Row], rules: list[Ruling]) -> list[Line]:
    """Headings that fill their columns nearly touch: they are two where each goes on in a line of its own below."""
    halves = [make_line(part, piece.em) for part in split(piece.glyphs, NARROW * piece.em)]
    if len(halves) < 2 or any(len(half.text) < 2 for half in halves):
        return [piece]
    near = [row for row in rows if row.middle - piece.middle <= LEADING * piece.em]
    below = [make_line(part, row.em) for row in near for part in split(row.glyphs, APART * row.em)]
    follow = [[id(line) for line in below if _goes_on(Heading([half]), line, rules)] for half in halves]
    single = all(len(lines) == 1 for lines in follow)
    return halves if single and len({lines[0] for lines in follow}) == len(halves) else [piece]


def _overlap(heading: Heading, piece: Line | Heading) -> float:
    return min(heading.right, piece.right) - max(heading.left, piece.left)


def _goes_on(heading: Heading, piece: Line, rules: list[Ruling]) -> bool:
    """Whether a line is the next line of a heading."""
    above, em = heading.lines[-1], piece.em
    if not 0.5 * em < piece.middle - above.middle <= LEADING * em or _overlap(heading, piece) <= 0:
        return False
    middle = (piece.left + piece.right) / 2
    if abs(middle - heading.centre) > ASKEW * em and abs(piece.left - heading.left) > ASKEW * em:
        return False
    return not any(above.middle < y < piece.middle and left < middle < right for y, left, right in rules)


def lowest(headings: list[Heading], printed: Sequence[tuple[float, float]] = ()) -> list[Heading]:
    """Headings of single columns: none stands under them, nor on both sides below them (those are over a gutter).

    Where others with nothing below stand as high, cells are not merged, and none stands over a gutter. Nor does one
    over print that no other heading stands over, if the first heading stands over the first column of its own alone;
    `printed` is from where to where each column prints.
    """
    if not headings:
        return []
    under = {id(h): {id(other) for other in headings if _stands_over(h, other)} for h in headings}
    lone = [heading for heading in headings if not under[id(heading)]]
    high = [heading for heading in lone if _is_high(heading, headings, under)]
    gutters = [heading for heading in high if _is_over_gutter(heading, headings)]
    sure = [heading for heading in lone if heading not in gutters]
    apart = bool(gutters) and _is_unmerged(headings)
    free = [span for span in printed if apart and not any(_share(span, h) > 0 for h in sure)]
    gutters = [heading for heading in gutters if not any(_is_beneath(span, heading, sure) for span in free)]
    others = [heading for heading in high if heading not in gutters]
    hung = any(abs(h.middle - g.middle) < LEVEL_ERROR * h.em for h in others for g in gutters)
    return lone if hung else [heading for heading in lone if heading not in gutters]


def _is_unmerged(headings: list[Heading]) -> bool:
    """Whether the first heading stands right over the first below it, as words do in the first of cells left unmerged."""
    first = min(headings, key=lambda heading: heading.left)
    upper = [heading for heading in headings if _stands_over(heading, first)]
    lower = [heading for heading in headings if _stands_over(first, heading)]
    return any(abs(other.centre - first.centre) < ASKEW * first.em for other in upper or lower)


def _is_beneath(span: tuple[float, float], heading: Heading, others: list[Heading]) -> bool:
    """Whether print stands between the same neighbours as a heading: sums at the right edge do not reach under its middle."""
    left = max((other.right for other in others if other.right <= heading.left), default=float("-inf"))
    right = min((other.left for other in others if other.left >= heading.right), default=float("inf"))
    return left < span[0] and span[1] < right


def _share(span: tuple[float, float], heading: Heading) -> float:
    return min(span[1], heading.right) - max(span[0], heading.left)


def _stands_over(heading: Heading, other: Heading) -> bool:
    """Whether one heading stands above another, as far as its words reach."""
    return other.middle > heading.middle + LEVEL * heading.em and _overlap(heading, other) > 0


def _is_high(heading: Heading, headings: list[Heading], under: dict[int, set[int]]) -> bool:
    """Whether a heading stands too high to fill all of the header below what stands over it."""
    upper = [h.bottom for h in headings if id(heading) in under[id(h)]]
    top, bottom = max(upper, default=min(h.top for h in headings)), max(h.bottom for h in headings)
    begins = top + (0.3 * heading.em if upper else 0)
    return heading.middle < begins + HIGH * (bottom - begins)


def _is_over_gutter(heading: Heading, headings: list[Heading]) -> bool:
    """Whether a high heading with nothing right under it stands over two that stand below on its both sides."""
    lower = [h for h in headings if h.middle > heading.middle + LEVEL * heading.em]
    if not any(h.right <= heading.left for h in lower) or not any(h.left >= heading.right for h in lower):
        return False
    return _between_children(heading, headings, lower)


def _between_children(heading: Heading, headings: list[Heading], lower: list[Heading]) -> bool:
    """Whether the neighbours below are nearer than the next heading of its own height: it stands over their gutter."""
    own = [h for h in headings if abs(h.middle - heading.middle) <= 0.3 * heading.em and h is not heading]
    left = max((h.right for h in lower if h.right <= heading.left), default=float("-inf"))
    right = min((h.left for h in lower if h.left >= heading.right), default=float("inf"))
    return not any(left < h.centre < right for h in own)
