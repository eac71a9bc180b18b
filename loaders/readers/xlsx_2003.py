"""Spreadsheets saved as XML by Excel 2003 (often named .xls): the same sheets of texts and merged ranges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.document import Document, Place, ReaderIssue, UnreadableFile
from loaders.readers.cells import MAX_CELLS, clean
from loaders.readers.package import attribute, local, parse_xml
from loaders.readers.xlsx_blocks import split
from loaders.readers.xlsx_sheet import Range, Sheet

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NUMBER = re.compile(r"-?\d+\.\d{10,}")


def read_2003(data: bytes, name: str) -> Document:
    """Read a SpreadsheetML 2003 file. Raises UnreadableFile when it is damaged or too large."""
    document = Document(name, "xls", [])
    for part in parse_xml(data, name):
        if local(part.tag) != "Worksheet":
            continue
        title = attribute(part, "Name") or ""
        if any(local(element.tag) == "Visible" and "Hidden" in (element.text or "") for element in part.iter()):
            message = f"工作表“{title}”是隐藏的，公开时看不到，未读取。"
            document.issues.append(ReaderIssue("notice", "hidden_sheet", message, Place(sheet=title)))
            continue
        for table in part:
            if local(table.tag) == "Table":
                document.blocks += split(_sheet(table, title, name))
    return document


def _sheet(table: Element, title: str, name: str) -> Sheet:
    cells: dict[tuple[int, int], str] = {}
    merged: list[Range] = []
    row = -1
    for line in table:
        if local(line.tag) != "Row":
            continue
        row = _index(line, row)
        column = -1
        for cell in line:
            if local(cell.tag) != "Cell":
                continue
            column = _index(cell, column)
            cells[row, column] = _text(cell)
            across, down = _count(cell, "MergeAcross"), _count(cell, "MergeDown")
            if across or down:
                merged.append((row, column, row + down, column + across))
            column += across
    height = max((place[0] for place in cells), default=-1) + 1
    width = max((place[1] for place in cells), default=-1) + 1
    width = max([width, *(right + 1 for _, _, _, right in merged if right < width + 256)])
    if height * width > MAX_CELLS:
        raise UnreadableFile(f"{name} 的工作表“{title}”过大（{height} 行 {width} 列），请删除多余的行列后另存。")
    texts = [[""] * width for _ in range(height)]
    for (row, column), text in cells.items():
        texts[row][column] = text
    return Sheet(title, texts, merged)


def _index(element: Element, last: int) -> int:
    given = _count(element, "Index")
    return max(last + 1, given - 1) if given else last + 1


def _count(element: Element, key: str) -> int:
    value = attribute(element, key) or ""
    return int(value[:7]) if value.isascii() and value.isdigit() else 0


def _text(cell: Element) -> str:
    for part in cell:
        if local(part.tag) == "Data":
            text = clean("".join(part.itertext()))
            kind = attribute(part, "Type")
            if kind == "Number" and NUMBER.fullmatch(text):
                return f"{float(text):.15g}"
            return text.removesuffix("T00:00:00.000") if kind == "DateTime" else text
    return ""
