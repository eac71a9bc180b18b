"""Rows of a table without rulings between them: printed lines put together where cells wrap."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from loaders.readers.pdf.flow import Line
from loaders.readers.pdf.printed import is_figure

EVEN = 0.15  # em; how far figures may stand out of the middle of the two lines beside them
TIGHTEST, WIDEST = 1.2, 1.7  # em; between these lies the most that lines of one cell stand apart


@dataclass(slots=True)
class Printed:
    """One printed line of the body: its pieces by column; `wrapped` where its figures are halves of longer ones, `coded`
    where its digits are the code in a name that wraps."""

    cells: dict[int, list[Line]]
    em: float
    middle: float
    wrapped: bool = False
    coded: bool = False

    @property
    def figures(self) -> set[int]:
        """The columns that print a figure on this line."""
        return {
            column
            for column, cell in self.cells.items()
            if any(is_figure(part.text) and part.text[-1] not in ",.，．" for part in cell)
        }

    @property
    def has_figures(self) -> bool:
        return not self.wrapped and not self.coded and bool(self.figures)


def group_records(lines: list[Printed], rules: list[float]) -> list[list[Printed]]:
    """The printed lines of every row, from top to bottom. `rules` are the heights of rulings across the table."""
    _mark_codes(lines)
    home = _joined_halves(lines)  # the number of the line that a line belongs to
    if len(rules) >= 3 and not _shared_band(lines, rules):
        bands: dict[int, list[Printed]] = {}
        for line in lines:
            bands.setdefault(sum(1 for rule in rules if rule < line.middle), []).append(line)
        return list(bands.values())
    if not lines:
        return []
    tight = _leading(lines)
    for column in sorted({column for line in lines for column in line.cells}):
        for block in _blocks(lines, column, tight):
            _settle(lines, block, column, home)
    records: dict[int, list[Printed]] = {}
    for number, line in enumerate(lines):
        while home[number] != home[home[number]]:
            home[number] = home[home[number]]
        records.setdefault(home[number], []).append(line)
    return sorted(records.values(), key=lambda record: record[0].middle)


def _shared_band(lines: list[Printed], rules: list[float]) -> bool:
    """Whether two lines between the same rules have figures in one column: then the rules do not part the rows."""
    seen: set[tuple[int, int]] = set()
    for line in lines:
        band = sum(1 for rule in rules if rule < line.middle)
        found = {(band, column) for column in line.figures if not line.wrapped}
        if found & seen:
            return True
        seen |= found
    return False


def _mark_codes(lines: list[Printed]) -> None:
    """Digits alone on a line, in columns that print words as a rule, are part of a name that wraps."""
    printed = Counter(column for line in lines for column in line.cells)
    figures = Counter(column for line in lines for column in line.figures)
    for line in lines:
        line.coded = bool(line.figures) and all(2 * figures[column] < printed[column] for column in line.cells)


def _joined_halves(lines: list[Printed]) -> list[int]:
    """Puts lines whose figures, or whose full lines of words, wrap evenly around the middle line of their row into it."""
    home = list(range(len(lines)))
    for middle in range(1, len(lines) - 1):
        upper, line, lower = lines[middle - 1 : middle + 2]
        both = (upper.cells.keys() & lower.cells.keys()) - line.cells.keys()
        own = upper.figures | lower.figures
        halved = bool(own) and own <= both and _frames(lines, middle - 1, middle + 1)
        if halved:
            upper.wrapped = lower.wrapped = True
        if halved or _wraps_around(lines, middle):
            for number in (middle - 1, middle + 1):
                _join(home, number, middle)
    for number, (upper, lower) in enumerate(pairwise(lines)):
        if _holds_last_digits(upper, lower):
            lower.wrapped = True
            _join(home, number + 1, number)
    return home


def _wraps_around(lines: list[Printed], middle: int) -> bool:
    """Whether cells of two full lines stand evenly above and below the words that the other cells of their row print."""
    upper, line, lower = lines[middle - 1 : middle + 2]
    if not lower.cells.keys() <= upper.cells.keys() or upper.cells.keys() & line.cells.keys():
        return False
    even = abs(upper.middle + lower.middle - 2 * line.middle) < 2 * EVEN * line.em
    near = lower.middle - upper.middle < WIDEST * line.em
    return even and near and all(_is_full(lines, middle - 1, column) for column in lower.cells)


def _holds_last_digits(upper: Printed, lower: Printed) -> bool:
    """Whether a line has nothing but a few digits right below figures with decimals, too long for their columns."""
    near = lower.middle - upper.middle < WIDEST * lower.em
    if not near or len(lower.cells) < 2 or not lower.cells.keys() <= upper.figures:
        return False
    rests = ["".join(part.text for part in cell) for cell in lower.cells.values()]
    decimals = [upper.cells[column][-1].text for column in lower.cells]
    return all(rest.isdecimal() and len(rest) <= 3 for rest in rests) and all("." in text for text in decimals)


def _leading(lines: list[Printed]) -> float:
    """The distance up to which two lines may belong to one cell: clearly less than rows stand apart."""
    em = median(line.em for line in lines)
    figures = [line.middle for line in lines if line.has_figures]
    pitch = min((b - a for a, b in pairwise(figures) if b - a > 0.9 * em), default=2 * em)
    return min(WIDEST * em, max(TIGHTEST * em, 0.85 * pitch))


def _blocks(lines: list[Printed], column: int, tight: float) -> list[list[int]]:
    """Runs of lines of one column that stand close under each other; a whole figure is a block of its own."""
    blocks: list[list[int]] = []
    for number, line in enumerate(lines):
        if column not in line.cells:
            continue
        above = lines[blocks[-1][-1]] if blocks else None
        near = above is not None and (line.middle - above.middle <= tight or _frames(lines, blocks[-1][-1], number))
        if above and near and not _is_whole(above, column) and (not _is_whole(line, column) or _is_open(above, column)):
            blocks[-1].append(number)
        else:
            blocks.append([number])
    return [block for block in blocks if len(block) > 1]


def _frames(lines: list[Printed], upper: int, lower: int) -> bool:
    """Whether two lines stand evenly above and below the one line of figures between them."""
    if lower != upper + 2 or not lines[upper + 1].has_figures:
        return False
    middle = (lines[upper].middle + lines[lower].middle) / 2
    em = lines[lower].em
    return abs(lines[upper + 1].middle - middle) < EVEN * em and lines[lower].middle - lines[upper].middle < WIDEST * em


def _is_whole(line: Printed, column: int) -> bool:
    return not line.coded and all(is_figure(part.text) for part in line.cells[column]) and not _is_open(line, column)


def _is_open(line: Printed, column: int) -> bool:
    """A figure cut after a comma or point goes on in the next line."""
    text = line.cells[column][-1].text
    return is_figure(text) and text[-1] in ",.，．"


def _settle(lines: list[Printed], block: list[int], column: int, home: list[int]) -> None:
    """Puts a wrapped cell into the row of the figures it stands beside; parts it where it stands beside several."""
    first, last = block[0], block[-1]
    anchors = [n for n in range(first, last + 1) if lines[n].has_figures]
    if len(anchors) <= 1:
        target = anchors[0] if anchors else first
        for number in block:
            _join(home, number, target)
        return
    runs = _centred_runs(lines, block, anchors)
    for number, anchor in runs:
        _join(home, number, anchor)
    for number in block if not runs else ():
        if lines[number].has_figures:
            continue
        nearest = min(anchors, key=lambda n: abs(lines[n].middle - lines[number].middle))
        if abs(lines[nearest].middle - lines[number].middle) < 0.75 * lines[number].em:
            _join(home, number, nearest)
        elif number > first and _is_full(lines, number - 1, column):
            _join(home, number, number - 1)


def _centred_runs(lines: list[Printed], block: list[int], anchors: list[int]) -> list[tuple[int, int]]:
    """The row of figures of every line of a block, where each row has its text set evenly above and below its figures;
    none where one has not, or where every row of figures has text beside it, so that the others may be labels."""
    if set(anchors) <= set(block):
        return []
    runs: list[tuple[int, int]] = []
    start = 0
    for anchor in anchors:
        reach = EVEN * lines[anchor].em
        middles = [(lines[block[start]].middle + lines[number].middle) / 2 for number in block[start:]]
        end = next((n for n, y in enumerate(middles, start + 1) if abs(y - lines[anchor].middle) < reach), None)
        if end is None:
            return []
        runs += [(number, anchor) for number in block[start:end]]
        start = end
    return runs if len(runs) == len(block) else []


def _join(home: list[int], number: int, target: int) -> None:
    """The same row for two lines, under the number of the upper one."""
    one, other = _root(home, number), _root(home, target)
    home[max(one, other)] = min(one, other)


def _root(home: list[int], number: int) -> int:
    while home[number] != number:
        number = home[number]
    return number


def _is_full(lines: list[Printed], number: int, column: int) -> bool:
    """Whether the cell above reaches to the right end of its column, so that its text may go on below."""
    beside = lines[number].cells.get(column, [])
    widest = max(part.right for line in lines for part in line.cells.get(column, []))
    return any(part.right > widest - 1.5 * lines[number].em for part in beside)
