"""PDF pages with reportlab: every line and rule is drawn at a known place, so that tests can ask for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from tests.typeset.blocks import Block, Heading, Table
from tests.typeset.columns import WIDE, least_width
from tests.typeset.pdf_table import PADDING, Area, Layout, lay_out
from tests.typeset.pdf_text import font, text_width, wrap
from tests.typeset.style import Style

MARGIN = 50.0
_AFTER_TABLE = 12.0
_NUMBERED = re.compile(r"[一二三四五六七八九十\d]+、|[（(]")


@dataclass(frozen=True, slots=True)
class Printed:
    """Where a cell was drawn. All numbers count from 1; `box` is left, top, right, bottom on the page as shown."""

    page: int
    table: int
    row: int
    column: int
    text: str
    box: tuple[float, float, float, float]


def write_pdf(blocks: list[Block], path: Path, style: Style) -> list[Printed]:
    """Write the pages and return the places of all cells."""
    press = _Press(path, style)
    for number, block in enumerate(blocks):
        if isinstance(block, Table):
            press.add_table(block)
        elif isinstance(block, Heading):
            press.add_heading(block.text, first=number == 0)
        else:
            press.add_text(block.text)
    press.close()
    return press.printed


class _Press:
    """Pages filled from top to bottom. `y` is the height still free above the lower margin line."""

    def __init__(self, path: Path, style: Style) -> None:
        self.style = style
        self.printed: list[Printed] = []
        self.canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=1)
        self.canvas.setTitle(path.stem)
        self.pages = self.tables = 0
        self.landscape = style.landscape == "always"
        self._begin_page()

    @property
    def room(self) -> float:
        return float(self.width - 2 * MARGIN)

    def close(self) -> None:
        self.canvas.save()

    def _begin_page(self) -> None:
        self.pages += 1
        self.width, self.height = (A4[1], A4[0]) if self.landscape else A4
        turned = self.landscape and self.style.rotated
        self.canvas.setPageSize((self.width, self.height))  # as shown: reportlab swaps it for a turned page
        self.canvas.setPageRotation(90 if turned else 0)
        if turned:
            self.canvas.translate(A4[0], 0)
            self.canvas.rotate(90)
        self.canvas.setLineWidth(0.5)
        self.y = self.height - MARGIN
        if self.style.page_numbers:
            self._draw(f"— {self.pages} —", 0, self.width, 28, 9, "center")

    def _new_page(self) -> None:
        self.canvas.showPage()
        self._begin_page()

    def _turn(self, landscape: bool) -> None:
        if landscape != self.landscape:
            self.landscape = landscape
            self._new_page()

    def _need(self, height: float) -> None:
        """Go to the next page where less than `height` is free on a page that has been begun."""
        if self.y - height < MARGIN and self.y < self.height - MARGIN:
            self._new_page()

    def _draw(self, text: str, left: float, right: float, y: float, size: float, align: str) -> None:
        self.canvas.setFont(font(), size)
        spare = right - left - text_width(text, size)
        self.canvas.drawString(left + {"left": 0.0, "center": spare / 2, "right": spare}[align], y, text)

    def add_heading(self, text: str, first: bool) -> None:
        size = 16.0 if first else 13.0
        self._turn(self.style.landscape == "always")
        self._need(size * 5)  # a heading stays with what follows
        for line in wrap(text, self.room, size):
            self._line(line, size, "left" if _NUMBERED.match(text) else "center")
        self.y -= size * 0.4

    def add_text(self, text: str) -> None:
        self._turn(self.style.landscape == "always")
        size = 11.0
        for number, line in enumerate(wrap(text.replace("\t", "    "), self.room, size, indent=2 * size)):
            self._need(size * 1.6)
            self.y -= size * 1.6
            self._draw(line, MARGIN + (0 if number else 2 * size), self.width - MARGIN, self.y, size, "left")

    def _line(self, text: str, size: float, align: str) -> None:
        self._need(size * 1.6)
        self.y -= size * 1.6
        self._draw(text, MARGIN, self.width - MARGIN, self.y, size, align)

    def add_table(self, table: Table) -> None:
        self.tables += 1
        size = self.style.font_size
        shown = self.style.shown(table)
        upright = A4[0] - 2 * MARGIN
        wide = shown.width >= WIDE or least_width(shown) * size > upright
        self._turn({"always": True, "never": False, "wide": wide}[self.style.landscape])
        if self.style.rules != "all":  # a number broken over two lines would be told by nothing
            size = min(size, self.room / least_width(shown))
        layout = lay_out(shown, self.room, size, self.style.narrow, ruled=self.style.rules == "all")
        head = sum(layout.heights[: table.header_rows + 1])
        open_table = self.style.rules != "all" and table.header_rows > 0  # told from its neighbours by the page alone
        if (self.style.page_per_table and table.header_rows > 1) or open_table:
            self._need(self.height)
        self._need(head + (60 if table.title else 0))
        title = self.style.title_of(table)
        if title and self.style.title == "above":
            self._line(title, 13, "center")
        self._add_captions(self.style.captions_of(table))
        self._add_pieces(layout)
        if title and self.style.title == "below":
            self._line(title, 13, "center")
        for note in table.notes:
            self._line(note, size, "left")
        self.y -= _AFTER_TABLE

    def _add_captions(self, captions: list[str]) -> None:
        """All on one line: the first at the left, the last at the right, another between them; each on its own where they
        do not fit beside each other.
        """
        size = self.style.font_size
        if not captions:
            self.y -= 7
            return
        if sum(text_width(caption, size) for caption in captions) + size * len(captions) > self.room:
            for caption in captions[:-1]:
                self._line(caption, size, "left")
            captions = captions[-1:]
        self.y -= size * 2
        alone = len(captions) == 1 and captions[0].startswith("单位")
        places = {1: ["right" if alone else "left"], 2: ["left", "right"]}
        for caption, align in zip(captions, places.get(len(captions), ["left", "center", "right"]), strict=False):
            self._draw(caption, MARGIN, self.width - MARGIN, self.y, size, align)
        self.y -= 4

    def _add_pieces(self, layout: Layout) -> None:
        """Draw the rows, cut where a page ends; the header is drawn again where the style repeats it."""
        heights, header = layout.heights, layout.table.header_rows
        repeated = sum(heights[:header]) if self.style.repeat_header else 0.0
        first, end = 0, len(heights)
        while first < end:
            free = self.y - MARGIN - (repeated if first else 0.0)
            last = first + 1
            while last < end and sum(heights[first : last + 1]) <= free:
                last += 1
            if first and repeated:
                self._draw_rows(layout, 0, header, repeats=True)
            self._draw_rows(layout, first, last)
            first = last
            if first < end:
                self._new_page()

    def _draw_rows(self, layout: Layout, first: int, last: int, repeats: bool = False) -> None:
        lefts = [MARGIN + (self.room - sum(layout.widths)) / 2]
        for width in layout.widths:
            lefts.append(lefts[-1] + width)
        tops = {first: self.y}
        for row in range(first, last):
            tops[row + 1] = tops[row] - layout.heights[row]
        for area in layout.areas(first, last):
            box = (lefts[area.left], tops[area.top], lefts[area.right], tops[area.bottom])
            self._rule(layout.table, *box)
            self._write(layout, area, *box)
            if area.lines and not repeats:
                self._note(layout, area, box)
        self.y = tops[last]

    def _rule(self, table: Table, left: float, top: float, right: float, bottom: float) -> None:
        form = not table.header_rows or any(merge.row >= table.header_rows for merge in table.merges)
        if self.style.rules == "all" or form:  # cells merged down are told by their rules alone
            self.canvas.rect(left, bottom, right - left, top - bottom)
        elif self.style.rules == "horizontal":
            self.canvas.line(left, top, right, top)
            self.canvas.line(left, bottom, right, bottom)

    def _write(self, layout: Layout, area: Area, left: float, top: float, right: float, bottom: float) -> None:
        y = (top + bottom + len(area.lines) * layout.leading) / 2 - layout.size
        for line in area.lines:
            self._draw(line, left + PADDING, right - PADDING, y, layout.size, area.align)
            y -= layout.leading

    def _note(self, layout: Layout, area: Area, box: tuple[float, float, float, float]) -> None:
        left, top, right, bottom = box
        shown = (left, self.height - top, right, self.height - bottom)
        text = layout.table.rows[area.top][area.left]
        self.printed.append(Printed(self.pages, self.tables, area.top + 1, area.left + 1, text, shown))
