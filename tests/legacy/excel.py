"""Workbooks of Excel 97-2003 ([MS-XLS]): sheets of texts and numbers with merged cells, hidden sheets, a password."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from tests.legacy.compound import compound

BOF, EOF, SHEET, EXTENT, LABEL, NUMBER, MERGED, PASSWORD = 0x809, 0x0A, 0x85, 0x200, 0x204, 0x203, 0xE5, 0x2F
VISIBLE, HIDDEN, VERY_HIDDEN = 0, 1, 2
LONGEST = 250


@dataclass
class Sheet:
    """Cells by row and column from 0; `merged` holds first row, last row, first column, last column."""

    name: str
    rows: list[list[str | float]]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    visible: int = VISIBLE


def workbook(sheets: list[Sheet], password: bool = False) -> bytes:
    """An .xls file; `password` marks it as encrypted."""
    filters = _record(PASSWORD, struct.pack("<HHH", 0, 1, 1)) if password else b""
    begin = _record(BOF, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + filters
    parts = [_sheet(sheet) for sheet in sheets]
    size = len(begin) + sum(12 + 2 * len(sheet.name) for sheet in sheets) + 4
    listed = b""
    for sheet, part in zip(sheets, parts, strict=True):
        name = bytes([len(sheet.name), 1]) + sheet.name.encode("utf-16-le")
        listed += _record(SHEET, struct.pack("<IBB", size, sheet.visible, 0) + name)
        size += len(part)
    return compound({"Workbook": begin + listed + _record(EOF, b"") + b"".join(parts)})


def _sheet(sheet: Sheet) -> bytes:
    width = max(map(len, sheet.rows), default=0)
    stored = _record(BOF, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    stored += _record(EXTENT, struct.pack("<IIHHH", 0, len(sheet.rows), 0, width, 0))
    for row, cells in enumerate(sheet.rows):
        for column, value in enumerate(cells):
            head = struct.pack("<HHH", row, column, 0)
            if isinstance(value, str):
                text = value[:LONGEST].encode("utf-16-le")
                stored += _record(LABEL, head + struct.pack("<HB", len(text) // 2, 1) + text) if text else b""
            else:
                stored += _record(NUMBER, head + struct.pack("<d", value))
    if sheet.merged:
        ranges = b"".join(struct.pack("<HHHH", *area) for area in sheet.merged)
        stored += _record(MERGED, struct.pack("<H", len(sheet.merged)) + ranges)
    return stored + _record(EOF, b"")


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content
