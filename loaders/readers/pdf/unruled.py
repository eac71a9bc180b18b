"""From the lines of a table without upright rulings to a lattice of cells, as rulings would have drawn it."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from loaders.readers.pdf.carried import Continuation, Known, pitch_of, text_of
from loaders.readers.pdf.chars import Glyph
from loaders.readers.pdf.columns import column_edges, find_columns
from loaders.readers.pdf.flow import make_line
from loaders.readers.pdf.headings import Heading, find_headings
from loaders.readers.pdf.lattice import Lattice, Region
from loaders.readers.pdf.levels import arrange
from loaders.readers.pdf.printed import NARROW, Row, is_figure, words
from loaders.readers.pdf.records import Printed, group_records
from loaders.readers.pdf.rulings import Ruling

DOUBTFUL = 0.03  # the part of rows that may hold two figures in one cell


@dataclass(slots=True)
class UnruledTable:
    """The cells, the numbers of the printed lines that they are made of, and what the next page may go on with."""

    lattice: Lattice
    numbers: set[int]
    known: Known
    doubtful: bool = False


def build_table(
    header: list[Row], body: list[Row], rules: list[Ruling], extent: tuple[float, float] | None
) -> UnruledTable | None:
    """The table of these rows, or None where they make no two columns.

    `rules` are the level rulings between the rows, `extent` is how far they reach where they frame the table.
    """
    em = median(row.em for row in [*header, *body])
    headings = find_headings(header, rules)
    columns, leaves = find_columns(body, headings, em)
    if len(columns) < 2:
        return None
    edges = column_edges(columns)
    if _is_title(headings, edges):
        return build_table(header[1:], body, rules, extent)
    levels = arrange(headings, edges, {id(leaf) for leaf in leaves})
    spans = [(column.left, column.right) for column in columns]
    words = "".join(text_of(row) for row in header)
    printed = [bool(column.atoms) for column in columns]
    known = Known(edges, spans, printed, headings, levels, words, em, pitch_of(body))
    return _table(known, headings, header, body, rules, extent)


def continue_table(
    known: Known, found: Continuation, rules: list[Ruling], extent: tuple[float, float] | None
) -> UnruledTable | None:
    """The rows that go on with a table of the page before; None where its headings are put together otherwise."""
    headings = find_headings(found.header, rules)
    if headings and [h.text for h in headings] != [h.text for h in known.headings]:
        return None
    for heading, model in zip(headings, known.headings, strict=False):
        heading.first, heading.last = model.first, model.last
        heading.top_level, heading.low_level = model.top_level, model.low_level
    return _table(known, headings, found.header, found.body, rules, extent)


def _table(
    known: Known,
    headings: list[Heading],
    header: list[Row],
    body: list[Row],
    rules: list[Ruling],
    extent: tuple[float, float] | None,
) -> UnruledTable:
    """The cells of headings and rows whose columns are known."""
    edges = known.edges
    lines = [_printed(row, edges) for row in body]
    records = group_records(lines, [ruling[0] for ruling in rules] if extent else [])
    if extent:
        edges = [min(extent[0], edges[0]), *edges[1:-1], max(extent[1], edges[-1])]
    lattice = _lattice(headings, known.levels if headings else 0, records, edges)
    doubts = sum(1 for line in lines for cell in line.cells.values() if _is_crowded([p.text for p in cell]))
    return UnruledTable(lattice, {row.number for row in [*header, *body]}, known, doubts > DOUBTFUL * len(body))


def _is_title(headings: list[Heading], edges: list[float]) -> bool:
    """Whether the topmost line is one piece in the middle of the table."""
    if len(headings) < 2:
        return False
    first, second = headings[0], min(headings[1:], key=lambda h: h.middle)
    middle = (edges[0] + edges[-1]) / 2
    return second.top > first.bottom and abs(first.centre - middle) < 0.2 * first.em


def _is_crowded(texts: list[str]) -> bool:
    return sum(1 for text in texts for word in text.split() if is_figure(word)) > 1


def _printed(row: Row, edges: list[float]) -> Printed:
    """The pieces of a printed line by the column that each shares most of its width with."""
    cells: dict[int, list[Glyph]] = {}
    for run in words(row, NARROW):
        left, right = run[0].left, run[-1].right
        column = max(range(len(edges) - 1), key=lambda c: min(edges[c + 1], right) - max(edges[c], left))
        cells.setdefault(column, []).extend(run)
    return Printed({column: [make_line(run, row.em)] for column, run in cells.items()}, row.em, row.middle)


def _lattice(headings: list[Heading], levels: int, records: list[list[Printed]], edges: list[float]) -> Lattice:
    tops = [min((h.top for h in headings if h.top_level == level), default=0.0) for level in range(levels)]
    tops += [min(line.middle - line.em / 2 for line in record) for record in records]
    ends = [max((h.bottom for h in headings if h.low_level == level), default=0.0) for level in range(levels)]
    ends += [max(line.middle + line.em / 2 for line in record) for record in records]
    ys = [tops[0] - 2, *((end + top) / 2 for end, top in zip(ends, tops[1:], strict=False)), ends[-1] + 2]
    owner = [[-1] * (len(edges) - 1) for _ in range(len(ys) - 1)]
    regions: list[Region] = []
    for heading in headings:
        _place(regions, owner, heading)
    for row, record in enumerate(records, levels):
        for line in record:
            for column, cell in line.cells.items():
                if owner[row][column] < 0:
                    owner[row][column] = len(regions)
                    regions.append(Region(row, column, row + 1, column + 1))
                regions[owner[row][column]].glyphs.extend(glyph for part in cell for glyph in part.glyphs)
    for row, owners in enumerate(owner):
        for column, number in enumerate(owners):
            if number < 0:
                owners[column] = len(regions)
                regions.append(Region(row, column, row + 1, column + 1))
    return Lattice(edges, ys, owner, regions)


def _place(regions: list[Region], owner: list[list[int]], heading: Heading) -> None:
    """Gives a heading its cell; where that is taken in part, the words go to the cell that took it."""
    places = [
        (row, column)
        for row in range(heading.top_level, heading.low_level + 1)
        for column in range(heading.first, heading.last + 1)
    ]
    taken = [owner[row][column] for row, column in places if owner[row][column] >= 0]
    if taken:
        regions[taken[0]].glyphs.extend(heading.glyphs)
        return
    for row, column in places:
        owner[row][column] = len(regions)
    region = Region(heading.top_level, heading.first, heading.low_level + 1, heading.last + 1, heading.glyphs)
    regions.append(region)
