"""The “三公” table with its items in columns: one row of figures, or rows of 预算数, 决算数 and the like."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

from loaders.document import Cell, Grid
from loaders.layouts.context import Context
from loaders.layouts.header_rows import is_index_row
from loaders.layouts.headers import Column, Header
from loaders.layouts.three_public_items import AGAINST_BUDGET, ROUNDING, TOTAL, Figure, add_items, item_of, sum_of_items
from loaders.numbers import fold, is_blank, parse_amount, squeeze

_CHANGE = r"增减|比上年|较上年|(?<!预)决算对比"


def items_in_columns(header: Header) -> list[tuple[Column, str]]:
    """Columns that are items by their header; none where the items stand in rows."""
    found = []
    for column in header.columns:
        if not column.path:
            continue
        item = _column_item(column)
        if item:
            found.append((column, item))
    changes = [c for c in header.of_kind("measure") if c.measure == "change" and not _own_words(c)]
    if len(changes) == 1:
        found.append((changes[0], "subtotal"))  # one change beside the items is that of all of them
    named = {item for _, item in found}
    if len(named & {"overseas", "reception", "vehicles", "vehicle_operation", "vehicle_purchase"}) < 3:
        return []
    return _settle_total(found)


def _settle_total(columns: list[tuple[Column, str]]) -> list[tuple[Column, str]]:
    """A 合计 above everything is the total of the table where the three publics have a 小计 of their own."""
    totals = [column for column, item in columns if item == "subtotal" and len(_own_words(column)) == 1]
    others = [column for column, item in columns if item == "subtotal" and len(_own_words(column)) > 1]
    if not (totals and others):
        return columns
    return [(column, "total" if column in totals else item) for column, item in columns]


def _own_words(column: Column) -> list[str]:
    """The header words without the levels that only say which year or stage the figures are of."""
    folded = [fold(text) for text in column.words]
    return [
        text
        for text in folded
        if not re.fullmatch(r"(?:\d{4}年?度?)?(?:年初|全年|本年|上年)?(?:(?:预算|决算|执行)+数?)?|增减.{0,4}", text)
    ]


def _column_item(column: Column) -> str | None:
    path = _own_words(column)
    if not path:
        return None
    leaf = path[-1]
    if TOTAL.match(leaf):
        parents = [item for text in reversed(path[:-1]) if (item := item_of(text))]
        return parents[0] if parents and parents[0] != "subtotal" else "subtotal"
    return item_of(leaf)


def read_columns(grid: Grid, header: Header, columns: list[tuple[Column, str]], context: Context) -> int:
    unit = context.unit_of(grid, [column.title for column in header.columns])
    beside = _beside(header, columns)
    rows = [row for row in grid.rows[header.first_row :] if not is_index_row(row)]
    rows = [row for row in rows if _has_figure(row, [*columns, *beside])]
    if not rows:
        return 0
    if not grid.span_known and not any(_adds_up(row, columns, unit) for row in rows):
        message = f"表“{grid.title}”没有框线，列与栏目对应后各项之和不等于合计，未采用其中数字。"
        context.issue("warning", "doubtful_columns", message, grid.place)
        return 0
    figures = []
    for row, row_role in _rows_by_role(rows, context):
        figures += _row_in_columns(row, row_role, [*columns, *beside], grid.title, unit, context)
    add_items(figures, context)
    return len(rows)


def _adds_up(row: list[Cell], columns: list[tuple[Column, str]], unit: str | None) -> bool:
    """Whether the parts make the total wherever a row has one: figures drawn under a neighbour's heading do not, nor do those
    of which several are drawn under one."""
    told = Counter((item, *_stage_words(column)) for column, item in columns if item != "subtotal")
    if max(told.values()) > 1:
        return False
    groups: dict[str, dict[str, Decimal]] = {}
    for column, item in columns:
        amount = parse_amount(row[column.index].text, column.unit or unit)
        if amount is not None:
            groups.setdefault("/".join(_stage_words(column)), {}).setdefault(item, amount)
    return all(_is_sum(found) for found in groups.values() if found.keys() != {"subtotal"})


def _stage_words(column: Column) -> list[str]:
    own = _own_words(column)
    return [text for word in column.words if (text := fold(word)) not in own]


def _is_sum(found: dict[str, Decimal]) -> bool:
    return "subtotal" not in found or abs(found["subtotal"] - sum_of_items(found)) <= ROUNDING


def _rows_by_role(rows: list[list[Cell]], context: Context) -> list[tuple[list[Cell], str | None]]:
    """The rows that their labels tell apart (预算数, 决算数, 上年 …) with what they hold; else the one row of the total."""
    roles = [(row, _role_of_label(_label_of_row(row), context)) for row in rows]
    if "amount" in (role for _, role in roles):
        return [(row, role) for row, role in roles if role]
    return [(next((row for row in rows if any(TOTAL.match(fold(cell.text)) for cell in row)), rows[0]), None)]


def _label_of_row(row: list[Cell]) -> str:
    return next((fold(cell.text) for cell in row if not cell.filled and squeeze(cell.text)), "")


def _role_of_label(label: str, context: Context) -> str | None:
    """What a row of the form with items in columns holds, by its label; None where the label says nothing of it."""
    if re.search(_CHANGE, label):
        return _role_of_words(label, context)
    match = re.fullmatch(
        r"((?:19|20)\d{2}年?度?)?(?:上年度?|本年度?|年初|全年|调整|支出)*((?:预算|决算|执行)?数?)", label
    )
    if match is None or not (match[1] or match[2]):
        return None
    if match[1] and context.year and context.year - int(match[1][:4]) not in (0, 1):
        return None
    return _role_of_words(label, context)


def _row_in_columns(
    row: list[Cell],
    row_role: str | None,
    columns: list[tuple[Column, str]],
    title: str,
    unit: str | None,
    context: Context,
) -> list[Figure]:
    figures = []
    for column, item in columns:
        cell = row[column.index]
        amount = None if cell.filled or is_blank(cell.text) else parse_amount(cell.text, column.unit or unit)
        if amount is None:
            continue
        role = row_role or _role_of_words(fold(column.title), context)
        if role is None:
            continue
        if item:
            figures.append(Figure(item, role, amount, cell))
        context.add(
            "budget_lines",
            table="three_public",
            table_title=title or None,
            side="expenditure",
            scheme="three_public",
            name=column.path[-1],
            measure={"budget": "initial_budget", "change": "change"}.get(role, "total"),
            measure_title=column.title,
            year_offset=-1 if role == "previous" else 0,
            amount_yuan=amount,
            printed=cell.text.strip(),
            **context.where(cell.place),
        )
    return figures


def _beside(header: Header, columns: list[tuple[Column, str]]) -> list[tuple[Column, str]]:
    """Other columns of figures in the table, such as 机关运行经费: budget lines, but no item of the three publics."""
    taken = {column.index for column, _ in columns}
    return [(column, "") for column in header.of_kind("measure") if column.index not in taken]


def _role_of_words(title: str, context: Context) -> str | None:
    if re.search(_CHANGE, title):
        return None if re.search(r"%|率|幅度|比例", title) or AGAINST_BUDGET.search(title) else "change"
    years = [int(year) for year in re.findall(r"((?:19|20)\d{2})年?", title)]
    if re.search(r"上年|去年", title) or (years and context.year and max(years) == context.year - 1):
        return "previous"
    if years and context.year and max(years) < context.year:
        return None  # of years before the last
    if context.stage == "final_account" and re.search(r"预算数", title) and "决算" not in title:
        return "budget"
    return "amount"


def _has_figure(row: list[Cell], columns: list[tuple[Column, str]]) -> bool:
    return any(parse_amount(row[column.index].text, None) is not None for column, _ in columns)
