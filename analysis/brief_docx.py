"""A brief as a Word document on A4."""

from __future__ import annotations

import io
import re
from typing import Any

from analysis.brief_blocks import SHARES, Block, Brief, Facts, Grid, Heading, Note

FONT, TITLE_FONT = "Microsoft YaHei", "SimSun"
NOT_XML = re.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
WIDTH_MM, MARGIN_MM = 182, 14


def render(brief: Brief) -> bytes:
    """The document, with the versions in its foot."""
    from docx import Document  # here, for it is not needed until somebody asks for a brief
    from docx.shared import Mm, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(MARGIN_MM)
    section.top_margin = section.bottom_margin = Mm(13)
    section.footer_distance = Mm(6)
    _set_style(document)
    title = document.add_paragraph()
    _run(title, f"{brief.title}  ", size=17, bold=True, font=TITLE_FONT)
    _run(title, brief.name, size=12)
    for block in brief.blocks:
        _add(document, block)
    _run(section.footer.paragraphs[0], brief.foot, size=8)
    for paragraph in document.paragraphs:
        paragraph.paragraph_format.space_after = Pt(1)
    document.core_properties.title = clean(f"{brief.title} {brief.name}")
    document.core_properties.author = ""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def clean(text: str) -> str:
    """The text without signs that XML does not have."""
    return NOT_XML.sub("", text)


def _set_style(document: Any) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(9)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.line_spacing = Pt(12.4)
    style.paragraph_format.space_after = Pt(0)


def _add(document: Any, block: Block) -> None:
    from docx.shared import Pt

    if isinstance(block, Heading):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(6)
        paragraph.paragraph_format.keep_with_next = True
        _run(paragraph, block.text, size=10.5, bold=True)
    elif isinstance(block, Note):
        _run(document.add_paragraph(), block.text)
    elif isinstance(block, Facts):
        _table(document, [(name, value) for name, value in block.pairs], (0.19, 0.81))
    elif isinstance(block, Grid):
        _table(document, [block.head, *block.rows], SHARES, "Table Grid")
    else:
        for number, item in enumerate(block.items, 1):
            _run(document.add_paragraph(), f"{number}. {item}")


def _table(document: Any, rows: list[tuple[str, ...]], shares: tuple[float, ...], style: str | None = None) -> None:
    from docx.shared import Mm

    table = document.add_table(len(rows), len(shares), style)
    table.autofit = False
    for index, row in enumerate(rows):
        for cell, text, share in zip(table.rows[index].cells, row, shares, strict=True):
            cell.width = Mm(WIDTH_MM * share)
            _run(cell.paragraphs[0], text, bold=style is not None and index == 0)


def _run(paragraph: Any, text: str, size: float = 9, bold: bool = False, font: str = FONT) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(clean(text))
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, font
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
