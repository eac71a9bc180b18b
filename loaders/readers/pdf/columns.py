"""Columns of a table without upright rulings: print that lines up, and the headings that stand over it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.readers.pdf.headings import Heading, lowest
from loaders.readers.pdf.printed import NARROW, Row, is_figure, words

MOST_COLUMNS = 100  # in which print is moved to where headings stand
HAIR = 0.3  # points; print that shares no more only touches
TOUCH = 0.15  # of the narrowest gutter; cells that touch may overlap as far
SLACK = 1.0  # points by which the edges that headings tell may contradict each other


@dataclass(frozen=True, slots=True)
class Atom:
    """A word of the table: print on one line without a gutter in it."""

    left: float
    right: float
    row: int
    text: str

    @property
    def is_figure(self) -> bool:
        return is_figure(self.text)


@dataclass(slots=True)
class Column:
    """What is printed in one column and the headings over it: one, where headings and columns agree."""

    atoms: list[Atom] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)

    @property
    def left(self) -> float:
        return min([*(atom.left for atom in self.atoms), *(heading.left for heading in self._own)])

    @property
    def right(self) -> float:
        return max([*(atom.right for atom in self.atoms), *(heading.right for heading in self._own)])

    @property
    def _own(self) -> list[Heading]:
        return [heading for heading in self.headings if heading.first == heading.last]

    @property
    def rows(self) -> set[int]:
        return {atom.row for atom in self.atoms}


def find_columns(body: list[Row], headings: list[Heading], em: float) -> tuple[list[Column], list[Heading]]:
    """The columns from left to right, and the headings of single columns, which get the numbers of theirs."""
    columns = _aligned(body, NARROW * em)
    leaves = lowest(headings, [(column.left, column.right) for column in columns])
    columns = [piece for column in columns for piece in _cut(column, leaves)]
    spans = []
    for leaf in leaves:
        leaf.first = leaf.last = 0
        own = [column for column in columns if _shared(column, leaf) > HAIR]
        if not own:
            columns.append(Column([], [leaf]))
        elif len(own) == 1 or not _side_by_side(own):
            columns = [column for column in columns if column not in own[1:]]
            own[0].atoms = [atom for column in own for atom in column.atoms]
            own[0].headings = [leaf, *(heading for column in own for heading in column.headings)]
        else:
            spans.append((leaf, own))
        columns.sort(key=lambda column: column.left)
    spanned = [column for _, own in spans for column in own]
    columns = _with_strays(columns, spanned)
    for number, column in enumerate(columns):
        for leaf in column.headings:
            leaf.first = leaf.last = number
    for leaf, own in spans:
        numbers = [columns.index(column) for column in own]
        leaf.first, leaf.last = min(numbers), max(numbers)
    return columns, leaves


def _aligned(body: list[Row], narrow: float) -> list[Column]:
    """What overlaps in any row with figures is one column; a lone label may widen a column, but not bridge two."""
    atoms = {
        row.number: [
            Atom(part[0].left, part[-1].right, row.number, "".join(glyph.text for glyph in part))
            for part in words(row, NARROW)
        ]
        for row in body
    }
    pairs = [pair for row in body for pair in pairwise(atoms[row.number])]
    walls = sorted((a.right + b.left) / 2 for a, b in pairs if b.left - a.right < narrow)  # cells that nearly touch
    touch = TOUCH * narrow
    columns: list[Column] = []
    right = float("-inf")
    for atom in sorted((a for row in body if row.is_data for a in atoms[row.number]), key=lambda a: a.left):
        walled = bisect_left(walls, right - touch) < bisect_right(walls, atom.left + touch)
        if columns and atom.left <= right + narrow and not walled:
            columns[-1].atoms.append(atom)
            right = max(right, atom.right)
        else:
            columns.append(Column([atom]))
            right = atom.right
    for atom in (a for row in body if not row.is_data for a in atoms[row.number]):
        own = [column for column in columns if _shared(column, atom) > -narrow]
        if len(own) == 1:
            own[0].atoms.append(atom)
        elif own:
            max(own, key=lambda column: _shared(column, atom)).atoms.append(
                Atom(atom.left, own[0].right, atom.row, atom.text)
            )
        else:
            columns.append(Column([atom]))
    return sorted(columns, key=lambda column: column.left)


def _shared(column: Column, item: Atom | Heading) -> float:
    return min(column.right, item.right) - max(column.left, item.left)


def _cut(column: Column, leaves: list[Heading]) -> list[Column]:
    """A column of print that two headings stand over is two columns that some row bridges."""
    own = sorted((leaf for leaf in leaves if _shared(column, leaf) > HAIR), key=lambda leaf: leaf.centre)
    edges = [_gutter(column.atoms, a.right, b.left) for a, b in pairwise(own) if a.right <= b.left]
    pieces: list[list[Atom]] = [[] for _ in range(len(edges) + 1)]
    for atom in column.atoms:
        bounds = [float("-inf"), *edges, float("inf")]
        share = [min(atom.right, right) - max(atom.left, left) for left, right in pairwise(bounds)]
        number = share.index(max(share))
        inside = Atom(max(atom.left, bounds[number]), min(atom.right, bounds[number + 1]), atom.row, atom.text)
        pieces[number].append(inside)
    return [Column(piece) for piece in pieces if piece]


def _gutter(atoms: list[Atom], left: float, right: float) -> float:
    """Where between two headings the fewest words are cut: in the middle, or right behind a word."""
    middle = (left + right) / 2
    ends = [atom.right for atom in atoms if left < atom.right < right]
    white = [(end + min((a.left for a in atoms if a.left > end), default=right)) / 2 for end in ends]
    places = [middle, *(min(place, right) for place in white)]
    return min(places, key=lambda x: (sum(1 for a in atoms if a.left < x < a.right), abs(x - middle)))


def _side_by_side(columns: list[Column]) -> bool:
    """Whether any row prints in two of the columns."""
    return any(first.rows & second.rows for n, first in enumerate(columns) for second in columns[n + 1 :])


def _with_strays(columns: list[Column], spanned: list[Column]) -> list[Column]:
    """Print under no heading joins a neighbour that prints nothing beside it: short words at the edge of a column."""
    if not any(column.headings for column in columns) or len(columns) > MOST_COLUMNS:
        return columns
    kept = [column for column in columns if column.headings or column in spanned]
    strays = [column for column in columns if column not in kept]
    homes: list[list[Column]] = []
    for stray in strays:
        at = sum(1 for column in kept if column.left < stray.left)
        near = kept[max(0, at - 1) : at + 1]
        homes.append([n for n in near if n.headings and n not in spanned and not (n.rows & stray.rows)])
    for stray, home in zip(strays, _chosen(strays, homes, kept), strict=True):
        if home:
            home.atoms = [*home.atoms, *stray.atoms]
        else:
            kept.append(stray)
    return sorted(kept, key=lambda column: column.left)


def _chosen(strays: list[Column], homes: list[list[Column]], columns: list[Column]) -> list[Column | None]:
    """The neighbour each stray belongs to: headings then stay in the middle of their columns, all set to one side."""
    flush_right = _flush_right([*columns, *strays])
    pointed = any("." in atom.text for column in (*columns, *strays) for atom in column.atoms if atom.is_figure)
    figures = [all(_is_amount(atom, pointed) for atom in stray.atoms) for stray in strays]
    left: list[Column | None] = [home[0] if home else None for home in homes]
    right: list[Column | None] = [home[-1] if home else None for home in homes]
    usual = [a if figure and flush_right else b for a, b, figure in zip(left, right, figures, strict=True)]
    ways = [usual, left, right]
    room = [_room_with(strays, way, columns) for way in ways]
    if max(room) >= -SLACK:
        return usual if room[0] >= -SLACK else ways[room.index(max(room))]
    chosen: list[Column | None] = []
    for number, (home, wanted) in enumerate(zip(homes, usual, strict=True)):
        options = [_room_with(strays[: number + 1], [*chosen, one], columns) for one in home]
        sure = len(options) == 2 and max(options) >= -SLACK > min(options)
        chosen.append(home[options.index(max(options))] if sure else wanted)
    return chosen


def _is_amount(atom: Atom, pointed: bool) -> bool:
    """A figure; where figures have a point, one without is a code or number of a row, unless it is a nought or dash."""
    return atom.is_figure and not (pointed and re.fullmatch(r"[0-9]*[1-9][0-9]*", atom.text))


def _room_with(strays: list[Column], homes: list[Column | None], columns: list[Column]) -> float:
    """The room that headings leave with the strays in these columns; none where two print on one line."""
    before = [column.atoms for column in columns]
    clash = False
    for stray, home in zip(strays, homes, strict=True):
        if home:
            clash = clash or bool(home.rows & stray.rows)
            home.atoms = [*home.atoms, *stray.atoms]
    room = float("-inf") if clash else _room(columns)
    for column, atoms in zip(columns, before, strict=True):
        column.atoms = atoms
    return room


def _flush_right(columns: list[Column]) -> bool:
    """Whether the figures of a column rather agree in their right edges than in their left ones."""
    votes = 0
    for column in columns:
        figures = [atom for atom in column.atoms if atom.is_figure]
        if len(figures) > 1:
            lefts, rights = [a.left for a in figures], [a.right for a in figures]
            difference = (max(lefts) - min(lefts)) - (max(rights) - min(rights))
            votes += (difference > 1) - (difference < -1)
    return votes >= 0


def column_edges(columns: list[Column]) -> list[float]:
    """The edges of the columns, outer ones in.

    A heading in the middle of its column makes every edge follow from the first: each middle lies halfway between two.
    Where that contradicts the print, the edges lie in the middle of the white between two columns.
    """
    exact = _from_middles(columns)
    if exact:
        return exact
    inner = [(a.right + b.left) / 2 for a, b in pairwise(columns)]
    return [columns[0].left, *inner, columns[-1].right]


def _from_middles(columns: list[Column]) -> list[float] | None:
    if _room(columns) < -SLACK:
        return None
    shifts = _shifts(columns)
    least, most = _first_edge(columns, shifts)
    first = (least + most) / 2 if least > float("-inf") else most
    return [shift + (first if number % 2 == 0 else -first) for number, shift in enumerate(shifts)]


def _room(columns: list[Column]) -> float:
    """By how much the edges may move if every heading stands in the middle; negative where print contradicts it."""
    if any(len(column.headings) != 1 for column in columns):
        return float("-inf")
    least, most = _first_edge(columns, _shifts(columns))
    return most - least


def _shifts(columns: list[Column]) -> list[float]:
    """An edge is its shift plus or minus the first edge, in turn."""
    shifts = [0.0]
    for column in columns:
        shifts.append(2 * column.headings[0].centre - shifts[-1])
    return shifts


def _first_edge(columns: list[Column], shifts: list[float]) -> tuple[float, float]:
    """Between which points the left edge of the table lies, so that every column holds its print."""
    least, most = float("-inf"), columns[0].left
    for number, shift in enumerate(shifts):
        low = columns[number - 1].right if number else float("-inf")
        high = columns[number].left if number < len(columns) else float("inf")
        low, high = (low - shift, high - shift) if number % 2 == 0 else (shift - high, shift - low)
        least, most = max(least, low), min(most, high)
    return least, most
