"""Tables without upright rulings among the lines of a page: in frames of level rulings or stripes, and in the open."""

from __future__ import annotations

from itertools import groupby, pairwise
from statistics import median

from loaders.readers.pdf.blank_regions import find_blank_regions
from loaders.readers.pdf.carried import Foot, find_continuation, text_of
from loaders.readers.pdf.flow import Line
from loaders.readers.pdf.frame import Box
from loaders.readers.pdf.headed import find_headed_regions
from loaders.readers.pdf.lattice import stacks_of
from loaders.readers.pdf.printed import Row, is_figure, rows_of
from loaders.readers.pdf.regions import NEAR, body_start, find_regions
from loaders.readers.pdf.rulings import Ruling
from loaders.readers.pdf.unruled import UnruledTable, build_table, continue_table

HEADING_PITCH = 2.5  # em; headings stand no further above the first row
LEAST_CELLS = 3  # on one line, that are a row of a table even without a figure


def find_unruled(
    lines: list[Line], rules: list[Ruling], bands: list[Ruling], foot: Foot | None = None
) -> tuple[list[UnruledTable], list[Line]]:
    """Tables among the lines of a page, and the lines that belong to none.

    `rules` are horizontal rulings that meet no upright one; those of one extent frame a table. `bands` are the edges
    of shaded stripes; the first and last stripe of such a table may be white. `foot` is the table of the page before.
    """
    stacks = stacks_of(rules)
    if not stacks and not bands and not _promising(lines):
        return [], lines
    rows = rows_of(lines)
    tables = _continued(rows, foot, rules, stacks) if foot else []
    taken = {number for table in tables for number in table.numbers}
    rows = [row for row in rows if row.number not in taken]
    for stack in stacks + [_with_white_ends(band, rows) for band in stacks_of(bands)]:
        left, right = stack[0][1] - 3, stack[0][2] + 3
        top, bottom = stack[0][0], stack[-1][0]
        inside = [row for row in rows if top < row.middle < bottom and left <= row.left and row.right <= right]
        own = [rule for rule in rules if top - 1 < rule[0] < bottom + 1]
        inside = inside[_captions(inside, stack) :]
        inside = _headings_above(rows, inside, stack) + inside
        data = [index for index, row in enumerate(inside) if row.is_data]
        if len(inside) < 2 or not data:
            continue
        first = body_start(inside, data[0], own)
        table = build_table(inside[:first], inside[first:], own or stack, (stack[0][1], stack[0][2]))
        if table:
            tables.append(table)
            rows = [row for row in rows if row.number not in table.numbers]
    for find in (find_headed_regions, find_regions, find_blank_regions):
        for region in find(rows):
            table = build_table(region.header, region.body, [], None)
            if table and not _is_contents(table):
                tables.append(table)
        taken = {number for table in tables for number in table.numbers}
        rows = [row for row in rows if row.number not in taken]
    return tables, [line for line in lines if line.number not in taken]


def _continued(rows: list[Row], foot: Foot, rules: list[Ruling], stacks: list[list[Ruling]]) -> list[UnruledTable]:
    """The table at the head of a page that goes on with the one at the foot of the page before, if any does."""
    found = find_continuation(rows, foot)
    if found is None:
        return []
    own = [*found.header, *found.body]
    top, bottom = own[0].middle, own[-1].middle
    frame = next((stack for stack in stacks if stack[0][0] < top and bottom < stack[-1][0]), None)
    inner = [rule for rule in rules if frame and frame[0][0] <= rule[0] <= frame[-1][0]]
    table = continue_table(foot.known, found, inner, (frame[0][1], frame[0][2]) if frame else None)
    return [table] if table else []


def foot_of(tables: list[UnruledTable], lines: list[Line], boxes: list[Box], depth: float) -> Foot | None:
    """The table without rulings that ends a page: nothing stands below it but what is lower than `depth`.

    `boxes` are those of all tables of the page.
    """
    last = max(tables, key=lambda table: table.lattice.box[3], default=None)
    if last is None:
        return None
    _, top, _, bottom = last.lattice.box
    if any(box[3] > bottom for box in boxes) or any(bottom < line.middle < depth for line in lines):
        return None
    return Foot(last.known, {text_of(row) for row in rows_of(lines) if row.middle < top})


def is_torn(lines: list[Line], boxes: list[Box], foot: Foot) -> bool:
    """Whether a page begins with a row of several cells that fell into no table."""
    first = next((row for row in rows_of(lines) if text_of(row) not in foot.above), None)
    if first is None or first.is_field or any(box[1] < first.middle for box in boxes):
        return False
    return first.is_data or len(first.parts) >= LEAST_CELLS


def _captions(rows: list[Row], stack: list[Ruling]) -> int:
    """How many lines at the top of a frame are its title, its department or its unit: alone between rules across it."""
    _, left, right = stack[0]
    for count, (row, below) in enumerate(pairwise(rows)):
        centred = abs(row.left + row.right - left - right) < row.em
        ruled = any(row.middle < y < below.middle for y, _, _ in stack)
        if len(row.parts) > 1 or not ruled or not (centred or row.is_field):
            return count
    return 0


def _headings_above(rows: list[Row], inside: list[Row], stack: list[Ruling]) -> list[Row]:
    """The rows of headings right above a frame whose first rule stands below them."""
    data = next((row for row in inside if row.is_data), None)
    if data is None or any(inside[0].middle < y < data.middle for y, _, _ in stack):
        return []
    _, left, right = stack[0]
    found: list[Row] = []
    for row in reversed(rows[: rows.index(inside[0])]):
        gap = (found or inside)[0].middle - row.middle
        near = gap <= (HEADING_PITCH if len(row.parts) > 1 or not found else NEAR) * row.em
        within = left - 3 <= row.left and row.right <= right + 3
        if not near or not within or row.is_field or row.is_data or row.is_closed:
            break
        found.insert(0, row)
    return found if any(len(row.parts) > 1 for row in found) else []


def _with_white_ends(band: list[Ruling], rows: list[Row]) -> list[Ruling]:
    """Stripes with an edge more above and below where a row like theirs stands on white."""
    _, left, right = band[0]
    step = median(b[0] - a[0] for a, b in pairwise(band))
    above, below = band[0][0] - step, band[-1][0] + step
    like = [
        row.middle
        for row in rows
        if len(row.parts) > 1 and left - 3 <= row.left and row.right <= right + 3 and not row.is_field
    ]
    if any(above < middle < band[0][0] for middle in like):
        band = [(above, left, right), *band]
    if any(band[-1][0] < middle < below for middle in like):
        band = [*band, (below, left, right)]
    return band


def _promising(lines: list[Line]) -> bool:
    """Whether any printed line has a gap in it, as rows of tables have."""
    for _, group in groupby(lines, key=lambda line: line.number):
        texts = [line.text for line in group]
        if len(texts) > 1 or "  " in texts[0]:
            return True
    return False


def _is_contents(table: UnruledTable) -> bool:
    """A table of contents: one column of page numbers that only grow."""
    lattice = table.lattice
    texts = [["".join(g.text for g in lattice.regions[n].glyphs) for n in owners] for owners in lattice.owner]
    last = [row[-1] for row in texts if row[-1]]
    numbers = [int(text) for text in last if text.isdecimal() and len(text) <= 3]
    alone = not any(is_figure(text) for row in texts for text in row[1:-1])
    return alone and len(numbers) >= 0.8 * len(texts) and numbers == sorted(numbers) and 0 not in numbers
