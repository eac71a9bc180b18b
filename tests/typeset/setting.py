"""Setting tables of figures: columns under headers of one to three rows, subjects with their codes, and every extra.

`set_table` takes the parts of a table (one for a list; income and expenditure for a summary) and gives the table as
printed together with the budget lines that it must read back as.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from tests.typeset.blocks import Merge, Table
from tests.typeset.content import Item, Key
from tests.typeset.expected import Expected
from tests.typeset.variant import Variant

_FULL_WIDTH = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: the words above it, what it measures, and the value it takes from a row."""

    path: tuple[str, ...]
    measure: str
    year: int = 0
    key: Key | None = None

    def value(self, item: Item) -> Decimal | None:
        return item.values.get(self.key or (self.measure, self.year))


@dataclass(frozen=True, slots=True)
class Label:
    """A column of words: the words above it and the text of a row."""

    path: tuple[str, ...]
    text: Callable[[Item], str]


@dataclass(frozen=True, slots=True)
class Part:
    """One side of a table. `known` says whether codes are printed at all."""

    side: str
    labels: list[Label]
    columns: list[Column]
    items: list[Item]
    coded: bool = True
    total_label: int = 0  # the label column that a total's name stands in


@dataclass(slots=True)
class Setting:
    """The rows of a table while it is set."""

    rows: list[list[str]]
    merges: list[Merge] = field(default_factory=list)


def number(value: Decimal | None, variant: Variant) -> tuple[str, Decimal | None]:
    """How an amount in yuan is printed, and the amount that a reader must find; None where a cell prints no figure."""
    if value is None:
        return "", None
    if not value and variant["zero"] != "0.00":
        return {"blank": ("", None), "dash": ("-", None), "long_dash": ("——", None), "0": ("0", Decimal(0))}[
            variant["zero"]
        ]
    printed = f"{abs(value) / variant.yuan_per_unit:,.{variant.decimals}f}"
    if variant["amount"] == "plain" or variant["amount"] == "full_width":
        printed = printed.replace(",", "")
    if value < 0:
        printed = {"minus": "-{}", "brackets": "({})", "triangle": "△{}"}[variant["negative"]].format(printed)
    if variant["amount"] == "full_width":
        printed = printed.translate(_FULL_WIDTH)
    return printed, value


def set_table(
    parts: list[Part], table: str, title: str, variant: Variant, expected: Expected, *, unit_in_header: bool = True
) -> Table:
    """Set the parts side by side and note every figure in `expected`."""
    labels_and_columns = [[*part.labels, *part.columns] for part in parts]
    paths = [column.path for columns in labels_and_columns for column in columns]
    if variant["unit_where"] == "header" and unit_in_header:
        paths = _with_unit(paths, parts, variant)
    head = set_header(paths)
    setting = Setting([*head.rows], head.merges)
    _add_index_rows(setting, parts, variant)
    header_rows = len(setting.rows)
    for at in range(max(len(part.items) for part in parts)):
        row: list[str] = []
        for part in parts:
            row += _row(part, at, len(setting.rows), len(row), table, setting, variant, expected)
        setting.rows.append(row)
    _add_extras(setting, header_rows, len(head.rows), variant, one_part=len(parts) == 1)
    return Table(setting.rows, title, merges=setting.merges, header_rows=header_rows)


def _with_unit(paths: list[tuple[str, ...]], parts: list[Part], variant: Variant) -> list[tuple[str, ...]]:
    figures = {id(column.path) for part in parts for column in part.columns}
    return [(*path[:-1], f"{path[-1]}（{variant.unit}）") if id(path) in figures else path for path in paths]


def set_header(paths: list[tuple[str, ...]]) -> Setting:
    """Header rows: equal words over neighbours merge sideways, the last words of a column merge down."""
    depth = max(len(path) for path in paths)
    rows = [["" for _ in paths] for _ in range(depth)]
    merges = []
    for column, path in enumerate(paths):
        for level, words in enumerate(path):
            starts = not column or paths[column - 1][: level + 1] != path[: level + 1] or level + 1 == len(path)
            if not starts and len(paths[column - 1]) > level + 1:
                continue
            rows[level][column] = words
            across = 1
            while level + 1 < len(path) and column + across < len(paths) and _same(paths[column + across], path, level):
                across += 1
            down = depth - level if level + 1 == len(path) else 1
            if across * down > 1:
                merges.append(Merge(level, column, down, across))
    return Setting(rows, merges)


def _same(other: tuple[str, ...], path: tuple[str, ...], level: int) -> bool:
    return len(other) > level + 1 and other[: level + 1] == path[: level + 1]


def _add_index_rows(setting: Setting, parts: list[Part], variant: Variant) -> None:
    kind = variant["index_row"]
    labels = [position for part in parts for position in [True] * len(part.labels) + [False] * len(part.columns)]
    if kind == "none" or sum(not label for label in labels) < 2:
        return
    count = 0
    row = []
    for position, label in enumerate(labels):
        if label and kind in ("numbers",):
            count += 1
            row.append(str(count))
        elif label:
            row.append(
                {
                    "stars": "**",
                    "lanci": "栏次" if not position or not labels[position - 1] else "",
                    "formula": "栏次" if not position else "",
                }[kind]
            )
        else:
            count += 1
            row.append(f"{count}={count + 1}+{count + 2}" if kind == "formula" and count == 1 else str(count))
    setting.rows.append(row)


def _row(part: Part, at: int, row: int, offset: int, table: str, setting: Setting, variant: Variant, expected: Expected) -> list[str]:  # fmt: skip
    if at >= len(part.items):
        return [""] * (len(part.labels) + len(part.columns))
    item = part.items[at]
    texts = [label.text(item) for label in part.labels]
    if item.depth == 0:
        texts = [""] * len(texts)
        where = {"code": 0, "merged": 0}.get(variant["total_where"], part.total_label)
        texts[where] = item.name
        if variant["total_where"] == "merged" and len(texts) > 1:
            setting.merges.append(Merge(row, offset, 1, len(texts)))
    for column in part.columns:
        text, amount = number(column.value(item), variant)
        texts.append(text + "%" if text and column.measure == "change_percent" else text)
        if amount is not None and column.measure != "change_percent":
            code = item.code if part.coded and item.code and item.code.isdigit() and len(item.code) % 2 else None
            expected.add(
                "budget_lines", table=table, side=part.side, code=code, name="".join(item.name.split()),
                measure=column.measure, year_offset=column.year, amount_yuan=amount,
            )  # fmt: skip
    return texts


def _add_extras(setting: Setting, header_rows: int, named_rows: int, variant: Variant, one_part: bool) -> None:
    """A column 序号 before and a column 备注 behind the others."""
    if not one_part:
        return
    if variant["extra"] in ("serial", "both"):
        for number_, row in enumerate(setting.rows):
            text = str(number_ - header_rows + 1) if number_ >= header_rows else ("序号" if number_ == 0 else "")
            row.insert(0, text)
        setting.merges[:] = [Merge(m.row, m.column + 1, m.rowspan, m.colspan) for m in setting.merges]
        if named_rows > 1:
            setting.merges.append(Merge(0, 0, named_rows, 1))
    if variant["unit_where"] == "column":
        for number_, row in enumerate(setting.rows):
            row.append(variant.unit if number_ >= header_rows else ("单位" if number_ == 0 else ""))
        if named_rows > 1:
            setting.merges.append(Merge(0, len(setting.rows[0]) - 1, named_rows, 1))
    if variant["extra"] in ("remark", "both"):
        for number_, row in enumerate(setting.rows):
            row.append("备注" if number_ == 0 else "")
        if named_rows > 1:
            setting.merges.append(Merge(0, len(setting.rows[0]) - 1, named_rows, 1))
