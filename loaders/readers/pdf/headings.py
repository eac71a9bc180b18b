"""The heading cells above a table without upright rulings: lines put together, levels told, words over several columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from statistics import median

from loaders.readers.pdf.chars import Glyph
from loaders.readers.pdf.flow import Line, make_line
from loaders.readers.pdf.printed import APART, Row, split, words
from loaders.readers.pdf.rulings import Ruling

MOST_HEADINGS = 300
LEADING = 1.7  # em; lines of one heading stand at most this far under each other
CLOSE = 1.4  # em; what stands closer is the next line for certain
ASKEW = 0.4  # em; lines of one heading agree in their middle or their left edge to within this
LEVEL = 0.8  # em; what stands this much lower is no part of the same line
PITCH = 1.2  # em; levels of headings stand at least this far apart
LEVEL_ERROR = 0.3  # em; what stands at one height does to within this
HIGH = 0.38  # of the height of a header; words that fill all of it stand lower, at about half
OVERHANG = 3.0  # how much worse words that stick out of their columns are than words out of the middle


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
    for row in rows:
        if len(headings) > MOST_HEADINGS:
            return []
        pieces = _pieces(row, headings, rules)
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


def lowest(headings: list[Heading]) -> list[Heading]:
    """Headings of single columns: none stands under them, nor on both sides below them (those are over a gutter).

    Where others with nothing below stand as high, cells are not merged, and none stands over a gutter.
    """
    if not headings:
        return []
    under = {id(h): {id(other) for other in headings if _stands_over(h, other)} for h in headings}
    lone = [heading for heading in headings if not under[id(heading)]]
    high = [heading for heading in lone if _is_high(heading, headings, under)]
    gutters = [heading for heading in high if _is_over_gutter(heading, headings)]
    others = [heading for heading in high if heading not in gutters]
    hung = any(abs(h.middle - g.middle) < LEVEL_ERROR * h.em for h in others for g in gutters)
    return lone if hung else [heading for heading in lone if heading not in gutters]


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


def arrange(headings: list[Heading], edges: list[float], leaf: set[int]) -> int:
    """Gives every heading its columns and levels; returns the number of levels.

    `edges` are the column edges; the headings whose number (`id`) is in `leaf` have their columns already.
    """
    if not headings:
        return 0
    for heading in headings:
        if id(heading) not in leaf:
            heading.first, heading.last = _columns_under(heading, edges)
    upper = [heading for heading in headings if id(heading) not in leaf]
    heights = _distinct([heading.middle for heading in upper], headings[0].em)
    for heading in upper:
        heading.top_level = heading.low_level = sum(1 for y in heights if y < heading.middle) - 1
    levels = len(heights) + 1
    lower = [heading for heading in headings if id(heading) in leaf]
    foot = [heading for heading in lower if max(h.middle for h in lower) - heading.middle < 0.5 * heading.em]
    rows = [[h for h in upper if h.top_level == level] for level in range(levels - 1)] + [foot]
    tops, bottom = [min(h.top for h in row) for row in rows], max(h.bottom for h in headings)
    begins = {id(h): max((u.low_level + 1 for u in upper if _is_over(u, h)), default=0) for h in lower}
    middles = [median(h.middle for h in row) for row in rows]
    hung = any(
        begins[id(h)] < levels - 1 and abs(h.middle - middles[begins[id(h)]]) < LEVEL_ERROR * h.em for h in lower
    )
    for heading in lower:
        heading.low_level = levels - 1
        centres = middles if hung else [(top + bottom) / 2 for top in tops]
        starts = range(begins[id(heading)], levels)
        heading.top_level = min(starts, key=lambda s: abs(centres[s] - heading.middle))
    for level in range(levels - 1, 0, -1):
        _adopt(headings, level, edges, hung)
    return levels


def _distinct(middles: list[float], em: float) -> list[float]:
    """Where the lines of upper headings begin, a little above their middles: those of one level stand at one height."""
    heights: list[float] = []
    for middle in sorted(middles):
        if not heights or middle - heights[-1] > PITCH * em:
            heights.append(middle - 0.1)
    return heights


def _is_over(heading: Heading, other: Heading) -> bool:
    """Whether a heading stands above another and over one of its columns."""
    higher = heading.middle < other.middle - LEVEL * other.em
    return higher and heading.first <= other.last and other.first <= heading.last


def _columns_under(heading: Heading, edges: list[float]) -> tuple[int, int]:
    """The columns a heading stands over by more than a hair, at least the one under its middle."""
    over = [
        column
        for column, (left, right) in enumerate(pairwise(edges))
        if min(heading.right, right) - max(heading.left, left) > 0.3 * heading.em
    ]
    if not over:
        nearest = min(range(len(edges) - 1), key=lambda c: abs(edges[c] + edges[c + 1] - 2 * heading.centre))
        return nearest, nearest
    return over[0], over[-1]


def _adopt(headings: list[Heading], level: int, edges: list[float], hung: bool) -> None:
    """Parts the headings that begin at `level` among the headings right above it."""
    units = sorted((h for h in headings if h.top_level == level), key=lambda h: h.first)
    parents = sorted((h for h in headings if h.low_level == level - 1), key=lambda h: h.centre)
    runs: list[list[Heading]] = []
    for unit in units:
        if runs and runs[-1][-1].last + 1 >= unit.first:
            runs[-1].append(unit)
        else:
            runs.append([unit])
    for run in runs:
        left, right = edges[run[0].first], edges[run[-1].last + 1]
        over = [parent for parent in parents if left < parent.centre < right]
        if not over:
            for unit in run:
                unit.top_level = 0
            continue
        for parent, (first, last) in zip(over, _shares(over, run, edges, hung), strict=True):
            parent.first, parent.last = run[first].first, run[last].last


def _shares(parents: list[Heading], units: list[Heading], edges: list[float], hung: bool) -> list[tuple[int, int]]:
    """Which neighbours each parent stands over: those it stands over the middle of.

    Where cells are not merged, it stands over the first of them; that is seen from headings that are not set down
    to the middle of their height (`hung`), or from the same words under all parents.
    """

    def cost(parent: Heading, first: int, last: int) -> float:
        left, right = edges[units[first].first], edges[units[last].last + 1]
        own = edges[units[first].last + 1]
        askew = min(abs(parent.centre - (left + right) / 2), abs(parent.centre - (left + own) / 2) + 0.5 * parent.em)
        return askew + OVERHANG * (max(0.0, left - parent.left) + max(0.0, parent.right - right))

    @cache
    def best(parent: int, first: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        """The cheapest shares of the parents from `parent` on, of the units from `first` on."""
        if parent == len(parents) - 1:
            return cost(parents[parent], first, len(units) - 1), ((first, len(units) - 1),)
        options = []
        for last in range(first, len(units) - (len(parents) - parent - 1)):
            rest, shares = best(parent + 1, last + 1)
            options.append((cost(parents[parent], first, last) + rest, ((first, last), *shares)))
        return min(options)

    if len(parents) > len(units):
        return [(min(number, len(units) - 1),) * 2 for number in range(len(parents))]
    firsts = _over_firsts(parents, units, edges)
    if firsts and (hung or (len(firsts) > 1 and len({units[first].text for first in firsts}) == 1)):
        return list(zip(firsts, [first - 1 for first in [*firsts[1:], len(units)]], strict=True))
    return list(best(0, 0)[1])


def _over_firsts(parents: list[Heading], units: list[Heading], edges: list[float]) -> list[int]:
    """The first neighbour under each parent, where all stand right over one and the others of theirs are blank."""
    over = [
        next(
            (n for n, u in enumerate(units) if abs(edges[u.first] + edges[u.last + 1] - 2 * p.centre) < ASKEW * p.em),
            -1,
        )
        for p in parents
    ]
    return over if over[0] == 0 and sorted({*over}) == over else []
