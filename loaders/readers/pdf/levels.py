"""Levels and columns of headings without rulings: which words stand over which, and over how many columns."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from statistics import median

from loaders.readers.pdf.headings import ASKEW, LEVEL, LEVEL_ERROR, Heading

PITCH = 1.2  # em; levels of headings stand at least this far apart
OVERHANG = 3.0  # how much worse words that stick out of their columns are than words out of the middle


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
