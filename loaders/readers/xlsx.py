"""Reader for spreadsheets (.xlsx, .xlsm, .xls, .ods) over calamine: values with their addresses, split into tables."""

from __future__ import annotations

import datetime
import gc
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal

import python_calamine as calamine

from loaders.document import Document, Place, ReaderIssue, UnreadableFile, column_letters
from loaders.readers.cells import MAX_CELLS, clean
from loaders.readers.detect import OLE_MAGIC
from loaders.readers.native import Panic, guarded
from loaders.readers.ods import refuse_vast_ods
from loaders.readers.package import Package
from loaders.readers.xls_biff import read_xls_facts
from loaders.readers.xlsx_2003 import read_2003
from loaders.readers.xlsx_blocks import split
from loaders.readers.xlsx_package import Position, SheetFacts, read_facts
from loaders.readers.xlsx_sheet import Range, Sheet

Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta
LISTED = 5
WIDEST = 256


def read(data: bytes, name: str) -> Document:
    """Read a spreadsheet file. Raises UnreadableFile when it is damaged, encrypted, too large or hostile.

    Numbers come as their stored value at 15 significant digits, percentages with their sign. Hidden sheets give an
    issue and no blocks: a disclosure prints visible sheets only. Hidden rows and columns are kept, with an issue.
    """
    if not data.startswith((OLE_MAGIC, b"PK")):
        return read_2003(data, name)
    document = Document(name, "xls" if data.startswith(OLE_MAGIC) else "xlsx", [])
    facts: dict[str, SheetFacts] | list[SheetFacts] = {}
    is_ods = False
    if data.startswith(OLE_MAGIC):
        facts = read_xls_facts(data, name)
    else:
        package = Package(data, name)
        is_ods = "mimetype" in package
        if is_ods:
            refuse_vast_ods(package)
        else:
            facts = read_facts(package)
    try:
        with _without_collection(), guarded():
            _read_sheets(document, calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)), facts)
    except calamine.PasswordError as error:
        raise UnreadableFile(f"{name} 已加密，请先用密码打开，去掉密码后另存。") from error
    except (calamine.CalamineError, Panic) as error:
        raise UnreadableFile(f"{name} 已损坏或不完整，请重新下载，或用 Excel/WPS 打开后另存一份。") from error
    if is_ods:
        for grid in document.grids():
            grid.span_known = False  # the library does not tell the merged cells of this format
    return document


@contextmanager
def _without_collection() -> Iterator[None]:
    """A million cells without cycles: the collector would walk them over and over for nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read_sheets(
    document: Document, book: calamine.CalamineWorkbook, facts: dict[str, SheetFacts] | list[SheetFacts]
) -> None:
    if isinstance(facts, list):
        facts = {meta.name: found for meta, found in zip(book.sheets_metadata, facts, strict=False)}
    for index, meta in enumerate(book.sheets_metadata):
        if meta.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        if meta.visible != calamine.SheetVisibleEnum.Visible:
            message = f"工作表“{meta.name}”是隐藏的，公开时看不到，未读取。"
            document.issues.append(ReaderIssue("notice", "hidden_sheet", message, Place(sheet=meta.name)))
            continue
        sheet = book.get_sheet_by_index(index)
        if sheet.total_height * sheet.total_width > MAX_CELLS:
            size = f"{sheet.total_height} 行 {sheet.total_width} 列"
            raise UnreadableFile(f"{document.name} 的工作表“{meta.name}”过大（{size}），请删除多余的行列后另存。")
        known = facts.get(meta.name, SheetFacts())
        texts = [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
        _apply(texts, known)
        ranges = [(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or []]
        _widen(texts, ranges)
        document.blocks += split(Sheet(meta.name, texts, ranges))
        document.issues += _issues(meta.name, known)


def _widen(texts: list[list[str]], ranges: list[Range]) -> None:
    """Columns at the right that only merged cells reach hold no value, so they are missing so far."""
    width = max((right + 1 for top, _, _, right in ranges if top < len(texts) and right < WIDEST), default=0)
    if texts and width > len(texts[0]) and width * len(texts) <= MAX_CELLS:
        blank = [""] * (width - len(texts[0]))
        for row in texts:
            row.extend(blank)


def _text(value: Value) -> str:
    """A value as text, without the noise of binary fractions."""
    if type(value) is str:
        return clean(value) if value else ""
    if type(value) is float:
        text = "%.15g" % value  # noqa: UP031 (faster than format, and there may be a million)
        return text if "e" not in text else _plain(text)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat(*((" ",) if isinstance(value, datetime.datetime) else ()))
    return str(value)


def _plain(text: str) -> str:
    number = format(Decimal(text), "f")
    return number.rstrip("0").rstrip(".") if "." in number else number


def _apply(texts: list[list[str]], facts: SheetFacts) -> None:
    """Put in what the values alone do not say: error words, and the signs of percentages."""
    for (row, column), word in facts.errors.items():
        if row < len(texts) and column < len(texts[row]):
            texts[row][column] = word
    for row, column in facts.percents:
        if row < len(texts) and column < len(texts[row]) and _is_number(texts[row][column]):
            texts[row][column] = _plain(format(Decimal(texts[row][column]) * 100, "f")) + "%"


def _is_number(text: str) -> bool:
    return bool(text) and text.isascii() and text.lstrip("-").replace(".", "", 1).isdigit()


def _issues(sheet: str, facts: SheetFacts) -> Iterator[ReaderIssue]:
    place = Place(sheet=sheet)
    if facts.hidden_rows or facts.hidden_columns:
        counts = f"行 {facts.hidden_rows} 处、列 {facts.hidden_columns} 处"
        message = f"工作表“{sheet}”有隐藏的内容（{counts}），照样读取。"
        yield ReaderIssue("notice", "hidden_rows", message, place)
    if facts.uncalculated:
        where = (
            f"工作表“{sheet}”有 {len(facts.uncalculated)} 个公式没有保存计算结果（{_addresses(facts.uncalculated)}）"
        )
        message = f"{where}，按空白读取，请用 Excel/WPS 打开后重新保存。"
        yield ReaderIssue("warning", "formula_not_calculated", message, _place(sheet, facts.uncalculated[0]))
    if facts.errors:
        words = "、".join(sorted(set(facts.errors.values())))
        message = f"工作表“{sheet}”有 {len(facts.errors)} 个单元格是错误值 {words}（{_addresses(facts.errors)}）。"
        yield ReaderIssue("warning", "cell_error", message, _place(sheet, next(iter(facts.errors))))


def _place(sheet: str, position: Position) -> Place:
    return Place(sheet=sheet, row=position[0] + 1, column=position[1] + 1)


def _addresses(positions: Iterable[Position]) -> str:
    names = [f"{column_letters(column + 1)}{row + 1}" for row, column in positions]
    return "、".join(names[:LISTED]) + ("等" if len(names) > LISTED else "")
