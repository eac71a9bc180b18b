"""What the records of an .xls workbook say beyond its values: hidden rows, errors, percentages; and whether it is sane.

Record numbers and layouts follow [MS-XLS]. The library that reads the values lays sheets out densely and trusts their
coordinates, so they are checked here first.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.document import UnreadableFile
from loaders.readers.cells import MAX_CELLS
from loaders.readers.detect import open_ole
from loaders.readers.xlsx_package import SheetFacts

END, FILEPASS, BOUND_SHEET, DIMENSIONS = 0x0A, 0x2F, 0x85, 0x200
FORMAT, XF, ROW, COLUMN_INFO = 0x41E, 0xE0, 0x208, 0x7D
FORMULA, NUMBER, RK, MULTIPLE_RK, ERROR = 0x06, 0x203, 0x27E, 0xBD, 0x205
TEXTS = {0x204, 0xFD, 0xD6}
CELLS = {FORMULA, NUMBER, RK, MULTIPLE_RK, ERROR} | TEXTS
MAX_ROWS, MAX_COLUMNS = 65536, 256
HIDDEN_ROW, HIDDEN_COLUMN = 0x20, 0x01
ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
PERCENT_FORMATS = {9, 10}


@dataclass(slots=True)
class _Book:
    starts: list[int] = field(default_factory=list)  # offsets of the sheets' first records
    formats: set[int] = field(default_factory=lambda: set(PERCENT_FORMATS))
    styles: list[int] = field(default_factory=list)  # number format by cell style


def read_xls_facts(data: bytes, name: str) -> list[SheetFacts]:
    """Facts by sheet, in the workbook's order. Raises UnreadableFile when it is encrypted or damaged."""
    damaged = UnreadableFile(f"{name} 已损坏或不完整，请重新下载，或用 Excel/WPS 打开后另存一份。")
    with open_ole(data, name) as ole:
        path = "Workbook" if ole.exists("Workbook") else "Book"
        try:
            stream: bytes = ole.openstream(path).read()
        except (OSError, ValueError, IndexError, TypeError, OverflowError) as error:
            raise damaged from error
    try:
        return _read(stream, name)
    except (struct.error, IndexError) as error:
        raise damaged from error


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """(number, content) of the records from an offset on to the end of that part."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        if kind == END:
            return
        at += 4 + size


def _read(stream: bytes, name: str) -> list[SheetFacts]:
    book = _Book()
    for kind, content in _records(stream, 0):
        if kind == FILEPASS:
            raise UnreadableFile(f"{name} 已加密，请先用密码打开，去掉密码后另存。")
        if kind == BOUND_SHEET:
            book.starts.append(struct.unpack_from("<I", content)[0])
        elif kind == FORMAT and b"%" in content[2:]:
            book.formats.add(struct.unpack_from("<H", content)[0])
        elif kind == XF:
            book.styles.append(struct.unpack_from("<H", content, 2)[0])
    begins = [stream[start + 1 : start + 2] == b"\x08" and stream[start] == 0x09 for start in book.starts]
    if not book.starts or not all(begins) or len(set(book.starts)) != len(begins):
        raise _out_of_range(name)
    return [_read_sheet(stream, start, book, name) for start in book.starts]


def _read_sheet(stream: bytes, start: int, book: _Book, name: str) -> SheetFacts:
    facts = SheetFacts()
    rows = columns = 0
    for kind, content in _records(stream, start):
        if kind in CELLS:
            last = _last_column(content, kind, name)
            rows, columns = max(rows, struct.unpack_from("<H", content)[0] + 1), max(columns, last + 1)
            _cell(content, kind, facts, book)
        elif kind == DIMENSIONS and len(content) >= 12:
            _check_dimensions(content, name)
        elif kind == ROW and struct.unpack_from("<H", content, 12)[0] & HIDDEN_ROW:
            facts.hidden_rows += 1
        elif kind == COLUMN_INFO and struct.unpack_from("<H", content, 8)[0] & HIDDEN_COLUMN:
            facts.hidden_columns += 1
    if rows * columns > MAX_CELLS:  # the library lays the rectangle out densely
        raise UnreadableFile(f"{name} 的工作表范围过大（{rows} 行 {columns} 列），请删除多余的行列后另存。")
    return facts


def _check_dimensions(content: bytes, name: str) -> None:
    """The extent a sheet claims: memory is set aside for it."""
    first, last, left, right = struct.unpack_from("<IIHH" if len(content) >= 14 else "<HHHH", content)
    if last > MAX_ROWS or right > MAX_COLUMNS or first > last or left > right:
        raise _out_of_range(name)


def _out_of_range(name: str) -> UnreadableFile:
    return UnreadableFile(f"{name} 已损坏（单元格位置超出范围），请重新下载，或用 Excel/WPS 打开后另存一份。")


def _last_column(content: bytes, kind: int, name: str) -> int:
    """The column of a cell, or of the last of several in a row."""
    column: int = struct.unpack_from("<H", content, 2)[0]
    last: int = struct.unpack_from("<H", content, len(content) - 2)[0] if kind == MULTIPLE_RK else column
    if not column <= last < MAX_COLUMNS:
        raise _out_of_range(name)
    return last


def _cell(content: bytes, kind: int, facts: SheetFacts, book: _Book) -> None:
    row, column, style = struct.unpack_from("<HHH", content)
    if kind in TEXTS:
        return
    if kind == ERROR and content[7]:
        facts.errors[row, column] = ERRORS.get(content[6], "#N/A")
    elif kind == FORMULA and content[12:14] == b"\xff\xff" and content[6] == 2:
        facts.errors[row, column] = ERRORS.get(content[8], "#N/A")
    elif kind == MULTIPLE_RK:
        for index in range((len(content) - 6) // 6):
            if _is_percent(struct.unpack_from("<H", content, 4 + 6 * index)[0], book):
                facts.percents.add((row, column + index))
    elif _is_percent(style, book):
        facts.percents.add((row, column))


def _is_percent(style: int, book: _Book) -> bool:
    return style < len(book.styles) and book.styles[style] in book.formats
