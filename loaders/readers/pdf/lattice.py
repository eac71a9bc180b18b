"""Ruled tables: rulings that meet form a lattice, its walls bound the cells, characters fall in by their middle."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from loaders.readers.pdf.chars import Glyph
from loaders.readers.pdf.frame import Box
from loaders.readers.pdf.rulings import Ruling, join_rulings

REACH = 3.5  # how far apart two rulings may end and still meet
MAX_RULINGS = 3_000
MAX_LATTICES = 200


@dataclass(slots=True)
class Region:
    """One cell as printed: the positions it covers (rows and columns, end exclusive) and its characters."""

    row: int
    column: int
    row_end: int
    column_end: int
    glyphs: list[Glyph] = field(default_factory=list)


@dataclass(slots=True)
class Lattice:
    """A table of rulings: column edges, row edges, and for every position the number of its region."""

    xs: list[float]
    ys: list[float]
    owner: list[list[int]]
    regions: list[Region]

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def region_box(self, region: Region) -> Box:
        return self.xs[region.column], self.ys[region.row], self.xs[region.column_end], self.ys[region.row_end]

    def take(self, glyphs: list[Glyph]) -> list[Glyph]:
        """Puts the characters that stand inside into their cells and returns the others."""
        left, top, right, bottom = self.box
        xs, ys, owner = self.xs, self.ys, self.owner
        cells = [region.glyphs for region in self.regions]
        rest = []
        for glyph in glyphs:
            x, y = glyph.x, glyph.y
            if left < x < right and top < y < bottom:
                cells[owner[bisect_right(ys, y) - 1][bisect_right(xs, x) - 1]].append(glyph)
            else:
                rest.append(glyph)
        return rest

    def used_rows(self) -> set[int]:
        return {region.row for region in self.regions if region.glyphs}

    def used_columns(self) -> set[int]:
        return {region.column for region in self.regions if region.glyphs}


def find_lattices(horizontal: list[Ruling], vertical: list[Ruling], snap: float) -> tuple[list[Lattice], list[Ruling]]:
    """Lattices of the page, smallest first, and the horizontal rulings that no vertical one meets."""
    level, upright = join_rulings(horizontal, snap), join_rulings(vertical, snap)
    level, upright = level[:MAX_RULINGS], upright[:MAX_RULINGS]
    groups, lonely = _components(level, upright)
    lattices = []
    for group_level, group_upright in groups:
        lattice = _build(group_level, group_upright, snap)
        if lattice is not None:
            lattices.append(lattice)
        else:
            lonely.extend(group_level)
    lattices.sort(key=lambda lattice: (lattice.xs[-1] - lattice.xs[0]) * (lattice.ys[-1] - lattice.ys[0]))
    return lattices[-MAX_LATTICES:], sorted(lonely)


def _components(
    level: list[Ruling], upright: list[Ruling]
) -> tuple[list[tuple[list[Ruling], list[Ruling]]], list[Ruling]]:
    """Rulings grouped by who meets whom, and the horizontal ones that meet none."""
    parent = list(range(len(level) + len(upright)))

    def find(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    positions = [ruling[0] for ruling in level]  # sorted by join_rulings
    met = [False] * len(level)
    for number, (x, top, bottom) in enumerate(upright, len(level)):
        for index in range(bisect_left(positions, top - REACH), bisect_right(positions, bottom + REACH)):
            _, start, end = level[index]
            if start - REACH <= x <= end + REACH:
                parent[find(number)] = find(index)
                met[index] = True
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for index, ruling in enumerate(level):
        if met[index]:
            groups.setdefault(find(index), ([], []))[0].append(ruling)
    for number, ruling in enumerate(upright, len(level)):
        if find(number) in groups:
            groups[find(number)][1].append(ruling)
    return list(groups.values()), [ruling for ruling, seen in zip(level, met, strict=True) if not seen]


def stacks_of(rulings: list[Ruling]) -> list[list[Ruling]]:
    """Horizontal rulings of about the same extent, one under another: the lines of a table without upright ones."""
    stacks: list[list[Ruling]] = []
    for ruling in sorted(rulings):
        for stack in stacks:
            if abs(stack[0][1] - ruling[1]) <= 6 and abs(stack[0][2] - ruling[2]) <= 6:
                stack.append(ruling)
                break
        else:
            stacks.append([ruling])
    return [stack for stack in stacks if len(stack) >= 2 and stack[0][2] - stack[0][1] > 100]


def _edges(values: list[float], snap: float) -> list[float]:
    """Positions that lie within `snap` of each other become one, in hundredths of a point."""
    edges: list[float] = []
    first = 0.0
    count = 0
    for value in sorted(values):
        if edges and value - first <= snap:
            edges[-1] = (edges[-1] * count + value) / (count + 1)
            count += 1
        else:
            edges.append(value)
            first, count = value, 1
    return [round(edge, 2) for edge in edges]


def _open_edges(starts: list[float], outer: float, least: int, sign: int) -> list[float]:
    """Where several rulings end together beyond the outermost crossing one, the table is open at that side."""
    beyond = [value for value in starts if sign * (outer - value) > 10]
    if len(beyond) < least:
        return []
    extreme = min(beyond) if sign > 0 else max(beyond)
    together = [value for value in beyond if abs(value - extreme) <= 4]
    return [extreme] if len(together) >= least else []


def _build(level: list[Ruling], upright: list[Ruling], snap: float) -> Lattice | None:
    xs = _edges([ruling[0] for ruling in upright], snap)
    ys = _edges([ruling[0] for ruling in level], snap)
    least_level, least_upright = max(2, len(ys) // 2), max(2, len(xs) // 2)
    open_left = _open_edges([r[1] for r in level], xs[0], least_level, 1)
    open_right = _open_edges([r[2] for r in level], xs[-1], least_level, -1)
    open_top = _open_edges([r[1] for r in upright], ys[0], least_upright, 1)
    open_bottom = _open_edges([r[2] for r in upright], ys[-1], least_upright, -1)
    xs, ys = open_left + xs + open_right, open_top + ys + open_bottom
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 2 or rows < 1 or columns * rows > 200_000:
        return None
    floor = [[False] * columns for _ in ys]
    wall = [[False] * rows for _ in xs]
    _mark(floor, level, ys, xs)
    _mark(wall, upright, xs, ys)
    regions, owner = _regions(floor, wall, rows, columns)
    return Lattice(xs, ys, owner, regions)


def _mark(marks: list[list[bool]], rulings: list[Ruling], across: list[float], along: list[float]) -> None:
    """Notes for every stretch between two crossing edges whether a ruling covers most of it."""
    for position, start, end in rulings:
        line = marks[_nearest(across, position)]
        first = max(0, bisect_right(along, start) - 1)
        for index in range(first, min(len(along) - 1, bisect_left(along, end))):
            low, high = along[index], along[index + 1]
            if min(end, high) - max(start, low) >= 0.6 * (high - low):
                line[index] = True


def _nearest(edges: list[float], value: float) -> int:
    index = bisect_right(edges, value)
    if index == len(edges) or (index and value - edges[index - 1] <= edges[index] - value):
        index -= 1
    return index


def _regions(
    floor: list[list[bool]], wall: list[list[bool]], rows: int, columns: int
) -> tuple[list[Region], list[list[int]]]:
    """Cells as the largest rectangles without a wall inside, found from the top left.

    Where a missing stretch of ruling would give a cell that is no rectangle, the part that is one is taken and the
    remainder forms cells of its own.
    """
    owner = [[-1] * columns for _ in range(rows)]
    regions: list[Region] = []
    for row in range(rows):
        for column in range(columns):
            if owner[row][column] >= 0:
                continue
            column_end = column + 1
            while column_end < columns and owner[row][column_end] < 0 and not wall[column_end][row]:
                column_end += 1
            row_end = row + 1
            while row_end < rows and _continues(floor, wall, owner, row_end, column, column_end, columns):
                row_end += 1
            for covered in range(row, row_end):
                owner[covered][column:column_end] = [len(regions)] * (column_end - column)
            regions.append(Region(row, column, row_end, column_end))
    return regions, owner


def _continues(
    floor: list[list[bool]],
    wall: list[list[bool]],
    owner: list[list[int]],
    row: int,
    start: int,
    end: int,
    columns: int,
) -> bool:
    """Whether the next row continues a cell: no floor between, no wall inside, closed at both sides as above."""
    if any(floor[row][start:end]) or any(owner[row][column] >= 0 for column in range(start, end)):
        return False
    if any(wall[column][row] for column in range(start + 1, end)):
        return False
    open_left = start > 0 and not wall[start][row] and owner[row][start - 1] < 0
    open_right = end < columns and not wall[end][row]
    return not open_left and not open_right
