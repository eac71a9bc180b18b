"""All pages together: running headers and page numbers dropped, blocks ordered, paragraphs joined, tables numbered."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.document import Block, Grid, Paragraph, Place
from loaders.readers.pdf.flow import Line, Margins, join_texts, joins, margins_of, page_lines, share_margins, typical_em
from loaders.readers.pdf.lattice import Lattice
from loaders.readers.pdf.margins import drop_running_lines
from loaders.readers.pdf.page import PageContent

SAME_EDGE = 3.0  # points by which the columns of a table may differ between two pages
HEADING_SIZE = 1.15
ROOMY = 1.7  # times the size of its text that a one-row table is high at least


@dataclass(slots=True)
class _Run:
    """The paragraph being gathered: its lines, the page of its last line and of its first."""

    lines: list[Line] = field(default_factory=list)
    first: PageContent | None = None
    last: PageContent | None = None


def assemble(contents: list[PageContent]) -> list[Block]:
    """The blocks of the document in reading order."""
    drop_running_lines(contents)
    _settle_single_rows(contents)
    body = typical_em([line for content in contents for line in content.lines])
    margins = {content.number: margins_of(content.lines, content.frame.width) for content in contents}
    share_margins([(content.frame.width, margins[content.number]) for content in contents], body)
    blocks: list[Block] = []
    tables = 0
    run = _Run()
    for content in contents:
        for item in _ordered(content):
            if isinstance(item, Grid):
                _close(run, blocks, margins, body)
                tables += 1
                blocks.append(_numbered(item, tables))
                continue
            if run.lines and not _continues(run, content, item, margins):
                _close(run, blocks, margins, body)
            run.first = run.first if run.lines else content
            run.last = content
            run.lines.append(item)
    _close(run, blocks, margins, body)
    return blocks


def _continues(run: _Run, content: PageContent, line: Line, margins: dict[int, Margins]) -> bool:
    assert run.last is not None
    before, own = margins[run.last.number], margins[content.number]
    if run.last is content:
        return joins(run.lines[-1], line, own.right, own.left, own.pitch)
    return _turns_page(run.last, run.lines[-1], content, line) and joins(
        run.lines[-1], line, before.right, own.left, None
    )


def _turns_page(before: PageContent, above: Line, content: PageContent, below: Line) -> bool:
    """Whether running text may go on from the foot of one page to the head of the next of the same format."""
    same_format = (
        abs(before.frame.width - content.frame.width) < 3 and abs(before.frame.height - content.frame.height) < 3
    )
    at_foot = above.middle > 0.7 * before.frame.height and all(box[3] < above.bottom for box, _ in before.grids)
    at_head = below.middle < 0.3 * content.frame.height and below is content.lines[0]
    return before.number + 1 == content.number and same_format and at_foot and at_head


def _close(run: _Run, blocks: list[Block], margins: dict[int, Margins], body: float) -> None:
    """Adds the gathered paragraph to the blocks and empties it."""
    if not run.lines or run.first is None:
        return
    first, page = run.lines[0], run.first
    same_page = run.lines if run.last is page else run.lines[:1]
    box = (
        min(line.left for line in same_page),
        min(line.top for line in same_page),
        max(line.right for line in same_page),
        max(line.bottom for line in same_page),
    )
    place = Place(page=page.number, line=first.number, box=page.frame.box_to(page.shown, box))
    text = join_texts([line.text for line in run.lines])
    blocks.append(Paragraph(text, place, heading=_is_heading(run.lines, page, margins[page.number], body)))
    run.lines = []


def _is_heading(lines: list[Line], page: PageContent, margins: Margins, body: float) -> bool:
    """Large type, or bold type set in the middle; never a sentence."""
    if (
        len(lines) > 3
        or sum(len(line.text) for line in lines) > 60
        or lines[-1].text.endswith(("。", "；", "，", "："))
    ):
        return False
    if all(line.em >= HEADING_SIZE * body for line in lines):
        return True
    return all(line.strong and _is_centred(line, page, margins) for line in lines)


def _is_centred(line: Line, page: PageContent, margins: Margins) -> bool:
    before, after = line.left - margins.left, margins.right - line.right
    middle = (line.left + line.right) / 2
    near = min(abs(middle - page.frame.width / 2), abs(middle - (margins.left + margins.right) / 2))
    return near < 2 * line.em and before > 2.5 * line.em and after > 2.5 * line.em


def _ordered(content: PageContent) -> list[Grid | Line]:
    """Tables and lines from top to bottom; tables side by side from left to right, before what stands below."""
    keyed: list[tuple[float, float, Grid | Line]] = [(line.middle, line.left, line) for line in content.lines]
    for box, grid in content.grids:
        top = box[1]
        for other, _ in content.grids:
            shared = min(box[3], other[3]) - max(box[1], other[1])
            if shared > 0.5 * min(box[3] - box[1], other[3] - other[1]):
                top = min(top, other[1])
        keyed.append((top, box[0], grid))
    rows: dict[int, float] = {}
    for middle, _, item in keyed:
        if isinstance(item, Line):
            rows.setdefault(item.number, middle)
    ordered = sorted(
        keyed, key=lambda entry: (rows[entry[2].number] if isinstance(entry[2], Line) else entry[0], entry[1])
    )
    return [item for _, _, item in ordered]


def _settle_single_rows(contents: list[PageContent]) -> None:
    """Ruled boxes of one row: a table where the same or a neighbouring page has one with its columns, else lines."""
    by_number = {content.number: content for content in contents}
    for content in contents:
        for lattice, grid in content.single_rows:
            neighbours = [by_number[n] for n in range(content.number - 1, content.number + 2) if n in by_number]
            lines = page_lines([glyph for region in lattice.regions for glyph in region.glyphs])
            known = any(_same_columns(lattice.xs, xs) for other in neighbours for xs in other.edges)
            if known or _is_roomy(lattice, lines, content):
                content.grids.append((lattice.box, grid))
                continue
            for line in lines:
                line.glyphs = []
            content.lines.extend(lines)
        if content.single_rows:
            _renumber(content.lines)
        content.single_rows = []


def _is_roomy(lattice: Lattice, lines: list[Line], content: PageContent) -> bool:
    """A box of several cells that stands clear of its text and spans the page; rules under words hug them."""
    left, top, right, bottom = lattice.box
    em = max((line.em for line in lines), default=0.0)
    filled = sum(1 for region in lattice.regions if region.glyphs)
    return filled >= 2 and bottom - top >= ROOMY * em and right - left >= content.frame.width / 2


def _renumber(lines: list[Line]) -> None:
    """Number the lines of a page from the top; those at one height share a number."""
    lines.sort(key=lambda line: (line.middle, line.left))
    number, height = 0, float("-inf")
    for line in lines:
        if line.middle - height > line.em / 2:
            number, height = number + 1, line.middle
        line.number = number


def _same_columns(xs: list[float], others: list[float]) -> bool:
    return len(xs) >= 3 and all(min(abs(x - other) for other in others) <= SAME_EDGE for x in xs)


def _numbered(grid: Grid, table: int) -> Grid:
    """The same grid with the number of the table in all its places; merged positions go on sharing one place."""
    renewed: dict[int, Place] = {}
    for cell in (cell for row in grid.rows for cell in row):
        old = cell.place
        if old.table is None:
            key = id(old)
            if key not in renewed:
                renewed[key] = Place(old.page, table, old.row, old.column, None, None, old.box)
            cell.place = renewed[key]
    grid.place = grid.place._replace(table=table)
    return grid
