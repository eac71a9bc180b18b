"""A workbook: the prose on a sheet 说明, then one sheet for each titled table and what follows it without a title."""

from __future__ import annotations

import re
from decimal import Decimal
from math import ceil
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from tests.typeset.blocks import Block, Heading, Table
from tests.typeset.columns import column_widths, length
from tests.typeset.style import Style
from tests.typeset.zips import freeze

_AMOUNT = re.compile(r"-?[\d,]+\.(\d+)")
_THIN = Side(style="thin")
_BORDERS = {
    "all": Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN),
    "horizontal": Border(top=_THIN, bottom=_THIN),
    "none": Border(),
}


def write_xlsx(blocks: list[Block], path: Path, style: Style) -> None:
    book = Workbook()
    prose = book.worksheets[0]
    prose.title = "说明"
    prose.column_dimensions["A"].width = 76
    sheet = prose
    for block in blocks:
        if not isinstance(block, Table):
            _add_prose(prose, block)
        else:
            if block.title or sheet is prose:
                sheet = book.create_sheet(_sheet_name(block.title or "表", book.sheetnames))
            _add_table(sheet, block, style)
    for sheet in book.worksheets:
        _set_page(sheet)
    book.save(path)
    freeze(path)


def _add_prose(sheet: Worksheet, block: Block) -> None:
    assert not isinstance(block, Table)
    sheet.append([block.text])
    cell = sheet.cell(sheet.max_row, 1)
    cell.font = Font(name="宋体", size=11, bold=isinstance(block, Heading))
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[sheet.max_row].height = 16 * ceil(length(block.text) / 36) + 2


def _set_page(sheet: Worksheet) -> None:
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if sheet.max_column > 4 else "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0


def _sheet_name(title: str, taken: list[str]) -> str:
    name = re.sub(r"[\\/?*:\[\]]", "", title)[:28]
    return name if name not in taken else f"{name}{len(taken)}"


def _add_table(sheet: Worksheet, table: Table, style: Style) -> None:
    top = sheet.max_row + 2 if sheet.max_row > 1 else 1
    title = style.title_of(table)
    if title and style.title == "above":
        top = _add_line(sheet, top, table.width, title, Font(name="黑体", size=14), "center")
    for caption in style.captions_of(table):
        side = "right" if caption == table.unit else "left"
        top = _add_line(sheet, top, table.width, caption, Font(name="宋体", size=style.font_size + 1), side)
    bottom = _add_grid(sheet, top, style.shown(table), style)
    for note in table.notes:
        bottom = _add_line(sheet, bottom, table.width, note, Font(name="宋体", size=style.font_size + 1), "left")
    if title and style.title == "below":
        _add_line(sheet, bottom, table.width, title, Font(name="黑体", size=14), "center")


def _add_line(sheet: Worksheet, row: int, width: int, text: str, font: Font, side: str) -> int:
    cell = sheet.cell(row, 1, text)
    cell.font = font
    cell.alignment = Alignment(horizontal=side, vertical="center")
    sheet.row_dimensions[row].height = 28 if font.size and font.size > 12 else 18
    if width > 1:
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
    return row + 1


def _add_grid(sheet: Worksheet, top: int, table: Table, style: Style) -> int:
    for number, row in enumerate(table.rows):
        for column, text in enumerate(row):
            value, number_format = _value(text, style)
            cell = sheet.cell(top + number, column + 1, value)
            cell.number_format = number_format
            if isinstance(value, str):
                cell.data_type = "s"  # a target such as =100% is text, not a formula
            cell.border = _BORDERS[style.rules]
            cell.font = Font(name="宋体", size=style.font_size + 1, bold=number < table.header_rows)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for merge in table.merges:
        sheet.merge_cells(
            start_row=top + merge.row,
            start_column=merge.column + 1,
            end_row=top + merge.row + merge.rowspan - 1,
            end_column=merge.column + merge.colspan,
        )
    _set_sizes(sheet, top, table)
    return top + len(table.rows)


def _value(text: str, style: Style) -> tuple[Decimal | str | None, str]:
    """What a cell holds and its number format: amounts are numbers unless the style keeps them as text."""
    amount = _AMOUNT.fullmatch(text)
    if amount and not style.numbers_as_text:
        return Decimal(text.replace(",", "")), ("#,##0." if "," in text else "0.") + "0" * len(amount[1])
    return text or None, "@" if text else "General"


def _set_sizes(sheet: Worksheet, top: int, table: Table) -> None:
    """Columns as wide as the widest table of the sheet wants them, rows as high as their lines."""
    widths = column_widths(table, room=12.0 * table.width)
    for column, width in enumerate(widths):
        dimension = sheet.column_dimensions[get_column_letter(column + 1)]
        dimension.width = max(dimension.width, width * 2 + 1)
    spans = {(merge.row, merge.column): merge.colspan for merge in table.merges}
    covered = table.covered()
    for number, row in enumerate(table.rows):
        lines = [1]
        for column, text in enumerate(row):
            if (number, column) not in covered:
                width = sum(widths[column : column + spans.get((number, column), 1)]) - 0.8
                lines.append(sum(ceil(length(part) / width) for part in text.split("\n")))
        sheet.row_dimensions[top + number].height = 16 * max(lines) + 4
