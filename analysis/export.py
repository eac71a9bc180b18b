"""A table as CSV or as a styled Excel sheet: exact amounts in yuan, the sources of every row beside them."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Any

from analysis import money
from analysis.tables import SOURCES, Table, places
from analysis.texts import Words
from loaders.store import guard_formula

FORMATS = {"money": "#,##0.00", "percent": "0.0%", "count": "#,##0"}


def to_csv(table: Table, words: Words) -> bytes:
    """CSV with a byte order mark; amounts in yuan as printed figures, shares as per cent, missing values empty."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_safe(title) for title in _titles(table, words)])
    for row in _rows(table, words):
        writer.writerow([_safe(_plain(value, kind)) for value, kind in row])
    return out.getvalue().encode("utf-8-sig")


def to_xlsx(table: Table, words: Words, title: str, notes: tuple[str, ...] = ()) -> bytes:
    """An Excel workbook: the data with frozen head and number formats, and a sheet of notes."""
    from openpyxl import Workbook  # here, for it is not needed until somebody asks for a workbook

    book = Workbook()
    sheet = book.create_sheet(words("sheet.data"), 0)
    del book["Sheet"]
    for index, heading in enumerate(_titles(table, words), 1):
        _style_head(sheet.cell(1, index, _safe(heading)))
    for number, row in enumerate(_rows(table, words), 2):
        for index, (value, kind) in enumerate(row, 1):
            cell = sheet.cell(number, index, _safe(value) if isinstance(value, str) else value)
            if kind in FORMATS:
                cell.number_format = FORMATS[kind]
    _set_widths(sheet)
    sheet.freeze_panes = "B2"
    about = book.create_sheet(words("sheet.notes"))
    for line in (title, words("sheet.unit"), words("sheet.blank"), *notes, words("footer")):
        about.append([_safe(line)])
    about.column_dimensions["A"].width = 100
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _titles(table: Table, words: Words) -> list[str]:
    unit = words("unit.yuan")
    titles = [
        words("with_unit", title=item.title, unit=unit) if item.kind == "money" else item.title
        for item in table.columns
    ]
    return titles + ([words("disclosure"), words("source")] if SOURCES in table.frame else [])


def _rows(table: Table, words: Words) -> list[list[tuple[Any, str]]]:
    kinds = [(column.name, column.kind) for column in table.columns]
    listed = []
    for record in table.frame.to_dict("records"):
        row = [(record[name], kind) for name, kind in kinds]
        if SOURCES in table.frame:
            sources = record[SOURCES] or ()
            ids = list(dict.fromkeys(item.disclosure_id for item in sources))
            row += [(words("semicolon").join(ids), "text"), (places(sources, words), "text")]
        listed.append(row)
    return listed


def _plain(value: Any, kind: str) -> str:
    if value is None:
        return ""
    if kind == "percent":
        return money.percent(Decimal(value)) or ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _safe(value: Any) -> str:
    return guard_formula(str(value))


def _style_head(cell: Any) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="F3F0E8")
    cell.border = Border(bottom=Side(style="thin", color="B9B29F"))
    cell.alignment = Alignment(wrap_text=True, vertical="center")


def _set_widths(sheet: Any) -> None:
    from openpyxl.utils import get_column_letter

    for column in sheet.columns:
        longest = max(sum(2 if ord(sign) > 255 else 1 for sign in str(cell.value or "")) for cell in column[:200])
        sheet.column_dimensions[get_column_letter(column[0].column)].width = min(max(longest + 2, 8), 48)
