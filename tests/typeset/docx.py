"""A Word document with real merged cells, centred titles and landscape sections for wide tables."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.document import Document as Document_
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from tests.typeset.blocks import Block, Heading, Table
from tests.typeset.columns import WIDE, column_widths
from tests.typeset.style import Style
from tests.typeset.zips import freeze

_CENTER, _RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
_A4 = (Mm(210), Mm(297))
_MARGIN = Mm(20)
_EDGES = {
    "all": ("top", "left", "bottom", "right", "insideH", "insideV"),
    "horizontal": ("top", "bottom", "insideH"),
    "none": (),
}


def write_docx(blocks: list[Block], path: Path, style: Style) -> None:
    document = Document()
    document.core_properties.author = ""
    section = document.sections[0]
    section.page_width, section.page_height = _A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    normal = document.styles["Normal"]
    normal.font.name = "宋体"
    normal.font.size = Pt(12)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    for block in blocks:
        if isinstance(block, Table):
            _add_table(document, block, style)
        elif isinstance(block, Heading):
            _paragraph(document, block.text, 16, bold=True).alignment = _CENTER
        else:
            _paragraph(document, block.text, 12).paragraph_format.first_line_indent = Pt(24)
    if style.page_numbers:
        _add_page_number(document)
    document.save(str(path))
    freeze(path)


def _paragraph(document: Document_, text: str, size: float, bold: bool = False) -> Paragraph:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.bold = bold
    return paragraph


def _add_table(document: Document_, table: Table, style: Style) -> None:
    wide = style.landscape == "always" or (style.landscape == "wide" and table.width >= WIDE)
    _turn(document, landscape=wide)
    title = style.title_of(table)
    if title and style.title == "above":
        _paragraph(document, title, 14, bold=True).alignment = _CENTER
    for caption in style.captions_of(table):
        paragraph = _paragraph(document, caption, 10.5)
        if caption == table.unit:
            paragraph.alignment = _RIGHT
    _add_grid(document, style.shown(table), style)
    if title and style.title == "below":
        _paragraph(document, title, 14, bold=True).alignment = _CENTER
    for note in table.notes or [""]:
        _paragraph(document, note, 10.5)


def _turn(document: Document_, landscape: bool) -> None:
    """Begin a section where the page must be turned."""
    section = document.sections[-1]
    if landscape != (section.orientation == WD_ORIENT.LANDSCAPE):
        section = document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = section.page_height, section.page_width


def _add_grid(document: Document_, table: Table, style: Style) -> None:
    grid = document.add_table(len(table.rows), table.width)
    _set_widths(document, grid, table, style)
    _set_borders(grid, _EDGES[style.rules])
    cells = [list(row.cells) for row in grid.rows]
    for merge in table.merges:
        last = cells[merge.row + merge.rowspan - 1][merge.column + merge.colspan - 1]
        cells[merge.row][merge.column].merge(last)
    covered = table.covered()
    for number, row in enumerate(table.rows):
        for column, text in enumerate(row):
            if (number, column) not in covered:
                cells[number][column].vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
                _set_text(cells[number][column].paragraphs[0], text, style)
    for row in grid.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    if style.repeat_header:
        for row in list(grid.rows)[: table.header_rows]:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _set_text(paragraph: Paragraph, text: str, style: Style) -> None:
    paragraph.alignment = _CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(text)
    run.font.size = Pt(style.font_size + 1)


def _set_widths(document: Document_, grid: WordTable, table: Table, style: Style) -> None:
    section = document.sections[-1]
    room = Length((section.page_width or 0) - 2 * _MARGIN)
    size = style.font_size + 1
    grid.autofit = False
    for column, width in enumerate(column_widths(table, room.pt / size, margin=1.6)):
        grid.columns[column].width = Pt(width * size)
        for cell in grid.columns[column].cells:
            cell.width = Pt(width * size)


def _set_borders(grid: WordTable, edges: tuple[str, ...]) -> None:
    borders = OxmlElement("w:tblBorders")
    for edge in edges:
        line = OxmlElement(f"w:{edge}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    grid._tbl.tblPr.append(borders)


def _add_page_number(document: Document_) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = _CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
