"""One page: open it, find its upright frame, read characters and rulings, and part them into tables and lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]

from loaders.document import Grid
from loaders.readers.pdf import native, ocr
from loaders.readers.pdf.carried import Foot
from loaders.readers.pdf.chars import Glyph, TooManyObjects, em_of, page_text, read_glyphs, writing_angle
from loaders.readers.pdf.edge import without_cut_figures
from loaders.readers.pdf.flow import Line, median_height, page_lines
from loaders.readers.pdf.frame import EDGE, Box, Frame, turned_frame
from loaders.readers.pdf.grids import grid_of
from loaders.readers.pdf.lattice import Lattice, find_lattices
from loaders.readers.pdf.pieces import find_pieced, is_read_as_well
from loaders.readers.pdf.rows import split_rows
from loaders.readers.pdf.rulings import Drawing, read_drawing
from loaders.readers.pdf.shades import shade_edges
from loaders.readers.pdf.whitespace import find_unruled, foot_of, is_torn

_LEAST_PICTURE = 0.1  # of the page
_MEANINGLESS = re.compile("[\ue000-\uf8ff\ufffd]")


@dataclass(slots=True)
class PageContent:
    """What one page prints: tables and lines, not yet ordered; `scanned` where it is a picture without text."""

    number: int
    frame: Frame
    shown: Frame
    grids: list[tuple[Box, Grid]] = field(default_factory=list)
    single_rows: list[tuple[Lattice, Grid]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    edges: list[list[float]] = field(default_factory=list)
    scanned: bool = False
    recognised: bool = False
    garbled: bool = False
    overfull: bool = False
    pictured: bool = False  # a picture stands beside the text
    cut: bool = False  # figures that the edge of the paper cuts were left out
    doubtful: list[int] = field(default_factory=list)
    foot: Foot | None = None  # the table without upright rulings that the next page may go on with
    torn: bool = False  # rows at the head that look like the rest of such a table, but fit into no table


def read_page(document: pdfium.PdfDocument, number: int, foot: Foot | None = None) -> PageContent:
    """Reads page `number` (from 1) and closes it; `foot` is the open table of the page before.

    Plain handles: helper objects and their finalizers cost time.
    """
    page = pdfium_c.FPDF_LoadPage(document.raw, number - 1)
    if not page:
        raise pdfium.PdfiumError(f"page {number} does not load")
    try:
        text_page = pdfium_c.FPDFText_LoadPage(page)
        if not text_page:
            raise pdfium.PdfiumError(f"the text of page {number} does not load")
        try:
            return _read(page, text_page, number, foot)
        finally:
            pdfium_c.FPDFText_ClosePage(text_page)
    finally:
        pdfium_c.FPDF_ClosePage(page)


def _read(page: pdfium_c.FPDF_PAGE, text_page: pdfium_c.FPDF_TEXTPAGE, number: int, foot: Foot | None) -> PageContent:
    rect = pdfium_c.FS_RECTF()
    if not pdfium_c.FPDF_GetPageBoundingBox(page, rect):
        raise pdfium.PdfiumError(f"page {number} has no size")
    page_box = rect.left, rect.bottom, rect.right, rect.top
    shown = turned_frame(page_box, 90 * pdfium_c.FPDFPage_GetRotation(page))
    content = PageContent(number, shown, shown)
    try:
        text = page_text(text_page)
        angle = writing_angle(text_page, text)
        if angle is not None and (angle - shown.angle) % 360:
            content.frame = turned_frame(page_box, angle)
        frame = content.frame
        printed, beyond = read_glyphs(text_page, text, frame)
        glyphs = without_cut_figures(printed, beyond) if beyond else printed
        drawing = read_drawing(page, frame.matrix)
    except TooManyObjects:
        content.overfull = True
        return content
    content.cut = len(glyphs) < len(printed)
    content.scanned = _is_scanned(glyphs, drawing, frame)
    content.pictured = not content.scanned and _is_pictured(glyphs, drawing, frame)
    content.garbled = _is_garbled(text)
    if glyphs:
        content.lines = _part(content, glyphs, drawing, foot)
        _mark_strong(text_page, content.lines)
        for line in content.lines:
            line.glyphs = []  # a long file would otherwise keep every character in memory
    return content


def recognise_page(document: pdfium.PdfDocument, number: int) -> PageContent:
    """Reads a page that is a picture by OCR: lines, and tables by the rulings in the picture or their white gutters."""
    page = document[number - 1]
    try:
        shown = turned_frame(page.get_bbox(), page.get_rotation())
        content = PageContent(number, shown, shown, recognised=True)
        glyphs, drawing = ocr.recognise(page)
    finally:
        page.close()
    if glyphs:
        content.lines = _part(content, glyphs, drawing)
        for line in content.lines:
            line.glyphs = []
    return content


def page_of_text(number: int, width: float, height: float, glyphs: list[Glyph]) -> PageContent:
    """A page of characters at known places and no drawing: its tables by the white between their columns, and its lines."""
    shown = Frame(0.0, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), width, height)
    content = PageContent(number, shown, shown)
    if glyphs:
        content.lines = _part(content, glyphs, Drawing())
    return content


def _is_scanned(glyphs: list[Glyph], drawing: Drawing, frame: Frame) -> bool:
    """No text but a picture or outlines, or next to no text over a picture that fills the page."""
    if not glyphs:
        return bool(drawing.images) or drawing.paths > 100
    if len(glyphs) >= 30:
        return False
    area = frame.width * frame.height
    return any((r - x) * (b - y) > 0.6 * area for x, y, r, b in drawing.images)


def _is_pictured(glyphs: list[Glyph], drawing: Drawing, frame: Frame) -> bool:
    """Whether a picture that no text is printed over takes a good part of the page: it may show a table or a chart."""
    least = _LEAST_PICTURE * frame.width * frame.height
    large = [(x, y, r, b) for x, y, r, b in drawing.images if (r - x) * (b - y) > least]
    return any(not any(x < g.x < r and y < g.y < b for g in glyphs) for x, y, r, b in large)


def _is_garbled(text: str) -> bool:
    """Whether much of the text has no meaning: private-use characters or replacement signs from broken fonts."""
    bad = len(_MEANINGLESS.findall(text))
    return bad > 20 and bad > 0.2 * len("".join(text.split()))


def _part(content: PageContent, glyphs: list[Glyph], drawing: Drawing, foot: Foot | None = None) -> list[Line]:
    """Puts the tables of a page into `content` and returns the lines of the text around them."""
    snap = max(1.5, min(3.5, 0.4 * median_height(glyphs)))
    lattices, rules = find_lattices(drawing.horizontal, drawing.vertical, snap)
    shaded, bands = find_lattices(*shade_edges(drawing.shades, [lattice.box for lattice in lattices], glyphs), snap)
    for lattice in lattices + shaded:
        glyphs = _take(content, lattice, glyphs, span_known=True)
    tables, lines = find_unruled(page_lines(glyphs), rules, bands, foot)
    by_white = [table.lattice for table in tables if not table.doubtful]
    pieced = find_pieced(drawing.horizontal, rules, glyphs, snap) if len(rules) > 1 else []
    if pieced := [lattice for lattice in pieced if not any(is_read_as_well(lattice, other) for other in by_white)]:
        for lattice in pieced:
            glyphs = _take(content, lattice, glyphs, span_known=False)
        boxes = [lattice.box for lattice in pieced]
        rules = [rule for rule in rules if not any(top - 2 < rule[0] < bottom + 2 for _, top, _, bottom in boxes)]
        tables, lines = find_unruled(page_lines(glyphs), rules, bands, foot)
    for table in tables:
        grid = grid_of(table.lattice, content.number, content.frame, content.shown)
        grid.span_known = False
        content.grids.append((table.lattice.box, grid))
        content.edges.append(table.lattice.xs)
        if table.doubtful:
            content.doubtful.append(len(content.grids) - 1)
    if tables or foot:
        boxes = [box for box, _ in content.grids]
        content.foot = foot_of(tables, lines, boxes, (1 - EDGE) * content.frame.height)
        content.torn = foot is not None and is_torn(lines, boxes, foot)
    return lines


def _take(content: PageContent, lattice: Lattice, glyphs: list[Glyph], span_known: bool) -> list[Glyph]:
    """Puts the characters in a lattice into `content` as a table, and returns the others; all where it is no table."""
    rest = lattice.take(glyphs)
    rows, columns = len(lattice.used_rows()), len(lattice.used_columns())
    if columns < 2 or (rows < 2 and _is_lettering(lattice)):
        return glyphs
    lattice = split_rows(lattice)
    grid = grid_of(lattice, content.number, content.frame, content.shown)
    grid.span_known = span_known
    if rows >= 2:
        content.grids.append((lattice.box, grid))
        content.edges.append(lattice.xs)
    else:
        content.single_rows.append((lattice, grid))
    return rest


def _is_lettering(lattice: Lattice) -> bool:
    """Whether a lattice is lower than the type in it: strokes of letters that are drawn as lines, no cells around them."""
    _, top, _, bottom = lattice.box
    return bottom - top < em_of([glyph for region in lattice.regions for glyph in region.glyphs])


def _mark_strong(text_page: pdfium_c.FPDF_TEXTPAGE, lines: list[Line]) -> None:
    """Notes which lines begin in bold type, be it a bold font or letters drawn with an outline."""
    handle = native.address_of(text_page)
    for line in lines:
        index = line.glyphs[0].number
        weight = native.font_weight(handle, index)
        item = native.text_object(handle, index)
        outlined = item and native.render_mode(item) == pdfium_c.FPDF_TEXTRENDERMODE_FILL_STROKE
        line.strong = weight >= 600 or bool(outlined)
