"""Tables without upright rulings: columns are what the white gutters between aligned figures leave."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby, pairwise
from statistics import median

from loaders.readers.pdf.chars import FIGURE, Glyph, em_of
from loaders.readers.pdf.flow import CLOSED, Line, make_line
from loaders.readers.pdf.frame import Box
from loaders.readers.pdf.rulings import Ruling

GUTTER = 0.9  # em; text this far apart on a line may stand in two columns
NARROW = 0.3  # em; the narrowest gutter, if all rows leave it white
LEAST_ROWS = 3
LONG_TEXT = 40  # characters; longer pieces are prose


@dataclass(slots=True)
class Row:
    """One printed line as pieces between gutters.

    `is_data`: at least two pieces, one of them a figure, none of them a sentence.
    """

    parts: list[Line]
    number: int
    figures: int
    is_data: bool

    @property
    def middle(self) -> float:
        return self.parts[0].middle


@dataclass(slots=True)
class UnruledTable:
    """Rows of cells, each cell a list of pieces, between the column edges `xs` and row edges `ys`."""

    xs: list[float]
    ys: list[float]
    rows: list[list[list[Line]]]
    numbers: set[int] = field(default_factory=set)
    doubtful: bool = False

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


def find_unruled(
    lines: list[Line], stacks: list[list[Ruling]], bands: list[list[Ruling]]
) -> tuple[list[UnruledTable], list[Line]]:
    """Tables among the lines of a page, and the lines that belong to none.

    `stacks` are groups of horizontal rulings of one extent: the frame of tables ruled only that way. `bands` are the
    edges of shaded stripes; the first and last stripe of such a table may be white.
    """
    if not stacks and not bands and not _promising(lines):
        return [], lines
    rows = _rows(lines)
    tables = []
    for stack in stacks + [_with_white_ends(band, rows) for band in bands]:
        left, right = stack[0][1] - 3, stack[0][2] + 3
        inside = [r for r in rows if stack[0][0] < r.middle < stack[-1][0] and _within(r, left, right)]
        table = _table(inside, [ruling[0] for ruling in stack], (stack[0][1], stack[0][2]))
        if table:
            tables.append(table)
            rows = [row for row in rows if row.number not in table.numbers]
    for group in _groups(rows):
        table = _table(group, [], None)
        if table and not _is_contents(table):
            tables.append(table)
    taken = {number for table in tables for number in table.numbers}
    return tables, [line for line in lines if line.number not in taken]


def _with_white_ends(band: list[Ruling], rows: list[Row]) -> list[Ruling]:
    """Stripes with an edge more above and below where a row like theirs stands on white."""
    _, left, right = band[0]
    step = median(b[0] - a[0] for a, b in pairwise(band))
    above, below = band[0][0] - step, band[-1][0] + step
    like = [
        row.middle for row in rows if len(row.parts) > 1 and _within(row, left - 3, right + 3) and not _is_field(row)
    ]
    if any(above < middle < band[0][0] for middle in like):
        band = [(above, left, right), *band]
    if any(band[-1][0] < middle < below for middle in like):
        band = [*band, (below, left, right)]
    return band


def _is_contents(table: UnruledTable) -> bool:
    """A table of contents: one column of page numbers that only grow."""
    figures = [[p.text for p in row[-1]] for row in table.rows]
    numbers = [int(texts[0]) for texts in figures if len(texts) == 1 and texts[0].isdecimal() and len(texts[0]) <= 3]
    alone = len(table.xs) == 3 or all(not FIGURE.fullmatch(p.text) for row in table.rows for c in row[1:-1] for p in c)
    return alone and len(numbers) >= 0.8 * len(figures) and numbers == sorted(numbers)


def _promising(lines: list[Line]) -> bool:
    """Whether enough printed lines hold a digit and a gap to look closer."""
    found = 0
    for _, group in groupby(lines, key=lambda line: line.number):
        texts = [line.text for line in group]
        if (len(texts) > 1 or "  " in texts[0]) and any(char.isdigit() for text in texts for char in text):
            found += 1
    return found >= LEAST_ROWS


def _rows(lines: list[Line]) -> list[Row]:
    rows = []
    for number, group in groupby(lines, key=lambda line: line.number):
        glyphs = [glyph for line in group for glyph in line.glyphs]
        em = em_of(glyphs)
        parts = [make_line(part, em) for part in _split(glyphs, GUTTER * em)]
        figures = sum(1 for part in parts if FIGURE.fullmatch(part.text))
        prose = any(len(part.text) > LONG_TEXT or part.text.endswith("。") for part in parts)
        rows.append(Row(parts, number, figures, is_data=figures > 0 and len(parts) > 1 and not prose))
    return rows


def _split(glyphs: list[Glyph], gutter: float) -> list[list[Glyph]]:
    parts = [[glyphs[0]]]
    for before, glyph in pairwise(glyphs):
        if glyph.left - before.right >= gutter:
            parts.append([glyph])
        else:
            parts[-1].append(glyph)
    return parts


def _is_field(row: Row) -> bool:
    """A line such as 编制部门：… beside 单位：…, which names and holds no column."""
    return any("：" in part.text or ":" in part.text for part in row.parts)


def _within(row: Row, left: float, right: float) -> bool:
    return row.parts[0].left >= left and row.parts[-1].right <= right


def _groups(rows: list[Row]) -> list[list[Row]]:
    """Runs of rows with figures, with the few rows between them and the header rows above."""
    groups = []
    data = [index for index, row in enumerate(rows) if row.is_data]
    start = 0
    while start < len(data):
        end = start
        pitch = 2.5 * rows[data[start]].parts[0].em
        while end + 1 < len(data) and data[end + 1] - data[end] <= 3 and _near(rows, data[end], data[end + 1], pitch):
            end += 1
        if end - start + 1 >= LEAST_ROWS:
            first = _header_start(rows, data[start], pitch)
            last = _tail_end(rows, data[end], pitch)
            groups.append(rows[first : last + 1])
        start = end + 1
    return groups


def _near(rows: list[Row], first: int, last: int, pitch: float) -> bool:
    """No large gap and no prose between two rows with figures."""
    between = rows[first : last + 1]
    if any(b.middle - a.middle > 1.6 * pitch for a, b in pairwise(between)):
        return False
    return not any(p.text.endswith("。") or len(p.text) > LONG_TEXT for row in between for p in row.parts)


def _header_start(rows: list[Row], first: int, pitch: float) -> int:
    """The topmost row that still reads as column headings: several pieces, none of them a field such as 单位：…."""
    start = first
    while start > 0 and first - start < 8:
        row = rows[start - 1]
        if rows[start].middle - row.middle > 1.4 * pitch or _is_field(row):
            break
        wrapped = start == first and rows[start].middle - row.middle < 0.95 * row.parts[0].em
        if len(row.parts) < 2 and not wrapped and row.parts[0].left <= rows[first].parts[0].right:
            break
        if any(p.text.endswith(CLOSED) or len(p.text) > LONG_TEXT for p in row.parts):
            break
        start -= 1
    return start


def _tail_end(rows: list[Row], last: int, pitch: float) -> int:
    """Takes in the second line of a name under the last figures."""
    if last + 1 < len(rows):
        row = rows[last + 1]
        tight = row.middle - rows[last].middle < 0.6 * pitch
        if tight and len(row.parts) == 1 and len(row.parts[0].text) < 12 and not row.parts[0].text.endswith(CLOSED):
            return last + 1
    return last


def _table(rows: list[Row], rules: list[float], extent: tuple[float, float] | None) -> UnruledTable | None:
    data = [row for row in rows if row.is_data]
    if len(rows) < 2 or len(data) < (1 if rules else LEAST_ROWS):
        return None
    columns = _columns(data)
    if len(columns) < 2:
        return None
    columns = _with_blank_columns(columns, rows[: rows.index(data[0])])
    rows = [_recut(row, columns) for row in rows]
    doubts = 0
    placed: list[list[list[Line]]] = []
    for row in rows:
        cells: list[list[Line]] = [[] for _ in columns]
        for part in row.parts:
            cells[_column_of(part.left, part.right, columns)].append(part)
        placed.append(cells)
        doubts += sum(1 for part in row.parts if sum(1 for w in part.text.split() if FIGURE.fullmatch(w)) > 1)
    merged, tops = _merge_rows(rows, placed, rules)
    left, right = extent or (columns[0][0], columns[-1][1])
    xs = [left, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), right]
    bottom = max(part.bottom for row in rows for part in row.parts)
    ys = [*tops, max(bottom, rules[-1]) if rules else bottom]
    return UnruledTable(xs, ys, merged, {row.number for row in rows}, doubtful=doubts > 0.03 * len(data))


def _columns(data: list[Row]) -> list[tuple[float, float]]:
    """Extents of the columns: what overlaps in any row with figures is one; the gutters are what all leave white."""
    columns: list[list[float]] = []
    narrow = NARROW * median(part.em for row in data for part in row.parts)
    runs = (run for row in data for part in row.parts for run in _split(part.glyphs, narrow))
    for left, right in sorted((run[0].left, run[-1].right) for run in runs):
        if columns and left <= columns[-1][1] + narrow:
            columns[-1][1] = max(columns[-1][1], right)
        else:
            columns.append([left, right])
    return [(left, right) for left, right in columns]


def _with_blank_columns(columns: list[tuple[float, float]], header: list[Row]) -> list[tuple[float, float]]:
    """Adds columns that hold nothing but a heading: pieces of the lowest header row that stand over no column."""
    if not header:
        return columns
    narrow = NARROW * header[-1].parts[0].em
    for part in header[-1].parts:
        for run in _split(part.glyphs, narrow):
            left, right = run[0].left, run[-1].right
            if all(right < other[0] or left > other[1] for other in columns):
                columns = sorted([*columns, (left, right)])
    return columns


def _recut(row: Row, columns: list[tuple[float, float]]) -> Row:
    """The same row with its pieces cut where the columns part, and put together where they do not."""
    em = row.parts[0].em
    cells: dict[int, list[Glyph]] = {}
    for part in row.parts:
        for run in _split(part.glyphs, NARROW * em):
            cells.setdefault(_column_of(run[0].left, run[-1].right, columns), []).extend(run)
    parts = [make_line(glyphs, em) for glyphs in cells.values()]
    return Row(parts, row.number, sum(1 for part in parts if FIGURE.fullmatch(part.text)), row.is_data)


def _column_of(left: float, right: float, columns: list[tuple[float, float]]) -> int:
    """The column a piece shares most of its width with, else the nearest."""
    return max(range(len(columns)), key=lambda index: min(columns[index][1], right) - max(columns[index][0], left))


def _merge_rows(
    rows: list[Row], placed: list[list[list[Line]]], rules: list[float]
) -> tuple[list[list[list[Line]]], list[float]]:
    """Printed lines that make one row of the table put together, and the top of every row."""
    pitches = [b.middle - a.middle for a, b in pairwise(rows) if a.is_data and b.is_data]
    usual = median(pitches) if pitches else 2 * rows[0].parts[0].em
    first_data = next(index for index, row in enumerate(rows) if row.is_data)
    dense = len(rules) >= 3 and not _shared_band(rows, placed, rules)
    merged: list[list[list[Line]]] = []
    tops: list[float] = []
    for index, (row, cells) in enumerate(zip(rows, placed, strict=True)):
        if index and _one_row(rows, placed, index, usual, first_data, rules if dense else []):
            for column, cell in enumerate(cells):
                merged[-1][column].extend(cell)
        else:
            merged.append([list(cell) for cell in cells])
            tops.append(min(part.top for part in row.parts))
    return merged, tops


def _shared_band(rows: list[Row], placed: list[list[list[Line]]], rules: list[float]) -> bool:
    """Whether two lines between the same rules have figures in one column: then the rules do not part the rows."""
    seen: set[tuple[int, int]] = set()
    for row, cells in zip(rows, placed, strict=True):
        band = sum(1 for rule in rules if rule < row.middle)
        for column, cell in enumerate(cells):
            if any(FIGURE.fullmatch(part.text) and part.text[-1] not in ",.，．" for part in cell):
                if (band, column) in seen:
                    return True
                seen.add((band, column))
    return False


def _one_row(
    rows: list[Row], placed: list[list[list[Line]]], index: int, usual: float, first_data: int, rules: list[float]
) -> bool:
    """Whether a printed line belongs to the same row of the table as the line above it."""
    above, row = rows[index - 1], rows[index]
    if rules:
        return not any(above.middle < rule < row.middle for rule in rules)
    distance = row.middle - above.middle
    em = row.parts[0].em
    if index < first_data:
        return distance < 1.5 * em and len(row.parts) > 1
    if index == first_data:
        return len(above.parts) == 1 and distance < 0.95 * em
    if row.figures and above.figures:
        return distance < 0.6 * em
    if row.figures:  # the first line of a name whose figures stand half a line lower
        return distance < 0.75 * usual and distance < 1.1 * em
    below = rows[index + 1].middle - row.middle if index + 1 < len(rows) else distance
    if distance < 0.92 * usual or distance < 0.9 * below:
        return distance <= below
    column = next(c for c, cell in enumerate(placed[index]) if cell)
    beside = placed[index - 1][column]
    full = bool(beside) and beside[-1].right > max(p.right for cells in placed for p in cells[column]) - 1.5 * em
    return len(row.parts) == 1 and full and distance <= 1.1 * below
