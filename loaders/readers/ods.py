"""The one thing to know of an .ods before a library reads it: how many cells its repetitions stand for."""

from __future__ import annotations

from loaders.document import UnreadableFile
from loaders.readers.package import Package, attribute, local
from loaders.readers.xlsx_package import MAX_DENSE


def refuse_vast_ods(package: Package) -> None:
    """Raise UnreadableFile where repeated rows and cells with content multiply beyond what memory holds."""
    total = width = 0
    for row in package.xml("content.xml").iter():
        if local(row.tag) != "table-row":
            continue
        columns = position = 0
        for cell in row:
            position += _repeated(attribute(cell, "number-columns-repeated"))
            if len(cell) or attribute(cell, "value-type") is not None:
                columns = position
        if columns:
            width = max(width, columns)
            total += _repeated(attribute(row, "number-rows-repeated"))
    if total * width > MAX_DENSE:
        raise UnreadableFile(f"{package.name} 的工作表范围过大（{total} 行 {width} 列），请删除多余的行列后另存。")


def _repeated(value: str | None) -> int:
    return max(1, int(value[:9])) if value and value.isascii() and value.isdigit() else 1
