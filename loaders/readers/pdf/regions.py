"""Where a table without any ruling begins and ends: runs of rows with figures, rows of labels, and headings above."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from loaders.readers.pdf.flow import ENUMERATOR
from loaders.readers.pdf.headings import find_headings, lowest
from loaders.readers.pdf.printed import Row
from loaders.readers.pdf.records import EVEN
from loaders.readers.pdf.rulings import Ruling

LEAST_ROWS = 3
LEAST_HEADINGS = 3  # that make a table of fewer rows
MOST_HEADER = 30  # printed lines
NEAR = 1.5  # em; lines of one header stand no further apart, where only some columns print on them
SAME_SIZE = 0.15  # by which the type of headings may be larger or smaller than that of the figures
LIKE_SIZE = 0.35  # the same for lines of several headings, which no title is
PITCH = 2.5  # em; rows stand about this far apart
STEADY = 1.15  # how much further than the rows of figures rows of labels may stand apart
FIRST = 5.0  # em; figures stand no further below several headings, in the middle of a high row
STEPS = 3  # rows that stand evenly tell the step of a table
UNEVEN = 0.06  # of a step
FARTHEST = 4.5  # em
MOST_BLANK = 4  # steps


@dataclass(slots=True)
class Region:
    """The rows of a table: those of headings, and those below."""

    header: list[Row]
    body: list[Row]


def find_regions(rows: list[Row]) -> list[Region]:
    """Runs of rows with figures, with the rows of labels between and around them and the header rows above."""
    found = []
    data = [index for index, row in enumerate(rows) if row.is_data]
    start = 0
    least = 0
    while start < len(data):
        end = start
        while end + 1 < len(data) and _near(rows, data[start : end + 2]):
            end += 1
        first = header_start(rows, data[start], data[end], least)
        last = _tail_end(rows, first, data[start], data[end])
        group = rows[first : last + 1]
        begin = body_start(group, data[start] - first, [])
        region = Region(group[:begin], group[begin:])
        if end - start + 1 >= LEAST_ROWS or is_headed(region):
            found.append(region)
            least = last + 1
        start = end + 1
        while start < len(data) and data[start] < least:  # the tail took them in
            start += 1
    return found


def _near(rows: list[Row], data: list[int]) -> bool:
    """No large gap, no field and no prose between the last two rows with figures; many rows between are labels."""
    first, last = data[-2], data[-1]
    pitch = PITCH * rows[first].em
    between = rows[first : last + 1]
    wide = any(b.middle - a.middle > 1.6 * pitch for a, b in pairwise(between))
    if wide and not _keeps_step(rows, data[-2], data[-1]):
        return False
    inner = between[1:-1]
    if any(row.is_prose for row in between) or any(row.is_field for row in inner):
        return False
    widest = min((rows[index] for index in data), key=lambda row: row.left)
    reach = NEAR * rows[first].em  # lines of cells that wrap beside the figures
    alone = [row for row in inner if row.middle - rows[first].middle > reach and rows[last].middle - row.middle > reach]
    return len(alone) <= 2 or all(_is_label(row, rows[first]) or _is_label(row, widest) for row in alone)


def _keeps_step(rows: list[Row], first: int, last: int) -> bool:
    """Whether two rows of figures stand as far apart as the rows before or behind do, or over some rows that are blank."""
    if last - first > 1:
        return False
    gap = rows[last].middle - rows[first].middle
    for beside in (rows[max(0, first - STEPS) : last], rows[last : last + STEPS + 1]):
        steps = [below.middle - above.middle for above, below in pairwise(beside)]
        step = median(steps) if len(steps) == STEPS else 0.0
        even = step and all(abs(other - step) < UNEVEN * step for other in steps)
        times = round(gap / step) if even and step < FARTHEST * rows[last].em else 0
        if 0 < times <= MOST_BLANK and abs(gap - times * step) < UNEVEN * step:
            return True
    return False


def _is_label(row: Row, beside: Row) -> bool:
    """A row without figures that stands within the first columns of one with figures, or in the middle of its first."""
    same = abs(row.em - beside.em) <= SAME_SIZE * beside.em
    first, last = beside.parts[0], beside.parts[-1]
    centred = len(row.parts) == 1 and abs(row.left + row.right - first.left - first.right) < 0.4 * row.em
    if centred and row.right <= last.left:
        return same
    return same and beside.left - 0.5 * beside.em <= row.left and row.right <= beside.right


def _pitch(rows: list[Row]) -> float:
    """How far rows of figures stand apart at least; what stands closer is one row whose figures wrap."""
    em = max(row.em for row in rows)
    data = [row.middle for row in rows if row.is_data]
    return min((b - a for a, b in pairwise(data) if b - a > 0.9 * em), default=2 * em)


def header_start(rows: list[Row], first: int, last: int, least: int) -> int:
    """The topmost row that still reads as column headings, no higher than `least`.

    Rows of labels are passed over, where headings stand above them.
    """
    body = rows[first : last + 1]
    left, right = min(row.left for row in body), max(row.right for row in body)
    em = median(row.em for row in body)
    pitch = STEADY * _pitch(body)
    start = above = first
    while above > least and first - above < MOST_HEADER:
        row, gap = rows[above - 1], rows[above].middle - rows[above - 1].middle
        # A lone word as large as the headings right below it is one of them, however small the figures are.
        like = above < first and gap <= NEAR * em and abs(row.em - rows[above].em) <= SAME_SIZE * row.em
        size = SAME_SIZE if len(row.parts) == 1 and not like else LIKE_SIZE
        far = FIRST * em if above == first and len(row.parts) >= LEAST_HEADINGS else 1.4 * PITCH * em
        if gap > max(far, 1.4 * pitch) or row.is_field or row.is_closed or abs(row.em - em) > size * em:
            break
        known = any(len(r.parts) > 1 for r in rows[start:first])
        lonely = gap > NEAR * em and (above < 2 or row.middle - rows[above - 2].middle > NEAR * em)
        if known and lonely and _is_caption(row, left, right):
            break
        heading = len(row.parts) > 1 or _belongs(rows, above - 1, least, left, right)
        if not heading and (known or gap > pitch or not _is_label(row, rows[first])):
            break
        above -= 1
        left, right = min(left, row.left), max(right, row.right)
        start = above if heading else start
    return start


def _is_caption(row: Row, left: float, right: float) -> bool:
    """A line set to the margins, such as the number of the table and the unit: it sticks out of what it stands over."""
    if len(row.parts) > 3:
        return False
    return row.right > right + 1 and (len(row.parts) == 1 or row.left < left - 1)


def _belongs(rows: list[Row], index: int, least: int, left: float, right: float) -> bool:
    """Whether a lone piece is a heading: over some of the columns, or close to another line of the header."""
    row, below = rows[index], rows[index + 1]
    near_below = below.middle - row.middle < NEAR * row.em
    near_above = index > least and row.middle - rows[index - 1].middle < NEAR * row.em
    if near_below or (near_above and not rows[index - 1].is_field) or (index > least and _hangs(rows[index - 1], row)):
        return True
    centred = abs((row.left + row.right) - (left + right)) < row.em
    indented = row.left > left + 0.5 * row.em and below.middle - row.middle < 1.2 * PITCH * row.em
    return indented and not centred and not ENUMERATOR.match(row.parts[0].text)


def _hangs(above: Row, row: Row) -> bool:
    """Whether a lone piece stands in the middle below one of several headings, at the distance of rows."""
    if len(above.parts) < LEAST_HEADINGS or above.is_field or row.middle - above.middle > PITCH * row.em:
        return False
    centre = row.left + row.right
    return any(abs(part.left + part.right - centre) < 0.4 * row.em and row.right < above.right for part in above.parts)


def _tail_end(rows: list[Row], first: int, start: int, last: int) -> int:
    """Takes in labels without figures and second lines of names under the last figures."""
    pitch = STEADY * _pitch(rows[start : last + 1])
    inside = rows[first : last + 1]
    left, right = min(_left_edge(row) for row in inside), max(row.right for row in inside)
    while last + 1 < len(rows):
        row = rows[last + 1]
        if row.middle - rows[last].middle > pitch or row.is_closed or row.is_field:
            break
        if row.left < left - 0.5 * row.em or row.right > right + 0.5 * row.em:
            break
        if abs(row.em - rows[start].em) > SAME_SIZE * row.em:
            break
        last += 1
    return last


def _left_edge(row: Row) -> float:
    """How far to the left the first column of a row may reach, if its words stand in the middle of it."""
    first = row.parts[0]
    return min(first.left, first.left + first.right - row.parts[1].left) if len(row.parts) > 1 else first.left


def is_headed(region: Region) -> bool:
    """Whether a short table has headings enough, or two over several rows, and no sentence in it."""
    headings = len(lowest(find_headings(region.header, [])))
    enough = headings >= LEAST_HEADINGS or (headings == 2 and len(region.body) >= LEAST_ROWS)
    return enough and not any(row.is_running for row in (*region.header, *region.body))


def body_start(rows: list[Row], first: int, rules: list[Ruling]) -> int:
    """The first row of the body: above the first figures may stand the first line of their name, or labels.

    `first` is the first row with figures.
    """
    data = first
    first = _under_rule(rows, first, rules)
    while first > 1:
        row, below, above = rows[first - 1], rows[first], rows[first - 2]
        gap, gap_above = below.middle - row.middle, row.middle - above.middle
        ruled = any(row.middle < y < below.middle for y, _, _ in rules)
        wrapped = not ruled and gap <= NEAR * row.em
        lone = gap_above >= gap + 0.2 * row.em and len(row.parts) < len(rows[data].parts)
        wrapped = wrapped and (lone or _is_mirrored(rows, first - 1, data))
        label = min(gap, gap_above) >= NEAR * row.em and (len(row.parts) == 1 or _is_repeated(row, below))
        if not wrapped and not label:
            break
        first -= 1
    return first


def _is_repeated(row: Row, below: Row) -> bool:
    """Whether the next row prints a word of this one right under it, as columns of units and kinds do."""
    return any(
        one.text == other.text and min(one.right, other.right) > max(one.left, other.left)
        for one in row.parts
        for other in below.parts
    )


def _is_mirrored(rows: list[Row], index: int, data: int) -> bool:
    """Whether the pieces of a row stand as high above the first figures as others of their columns stand below them."""
    row, centre = rows[index], rows[data]
    for below in rows[data + 1 :]:
        distance = below.middle - centre.middle
        if below.is_data or distance > centre.middle - row.middle + EVEN * row.em:
            return False
        if abs(distance - (centre.middle - row.middle)) < EVEN * row.em:
            pairs = zip(row.parts, below.parts, strict=False)
            over = all(min(a.right, b.right) > max(a.left, b.left) for a, b in pairs)
            return len(row.parts) == len(below.parts) and over
    return False


def _under_rule(rows: list[Row], first: int, rules: list[Ruling]) -> int:
    """The first of the lines that stand close under each other from the last rule across the table to the figures.

    `first` itself where no headings stand above that rule, where white parts the lines below it, or where one of them
    prints in as many columns as the figures, as headings do.
    """
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    across = [y for y, begin, end in rules if begin <= left + 1 and right - 1 <= end and y < rows[first].middle]
    above = [row for row in rows[:first] if across and row.middle < max(across)]
    below = rows[len(above) : first + 1]
    near = all(b.middle - a.middle <= NEAR * b.em and len(a.parts) < len(below[-1].parts) for a, b in pairwise(below))
    headed = any(len(row.parts) > 1 and not row.is_field for row in above)
    return len(above) if headed and near else first
