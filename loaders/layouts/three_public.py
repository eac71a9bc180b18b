"""The “三公” table: items in rows or in columns, last year's beside this year's, budget beside final account."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from loaders.document import Cell, Grid, Place
from loaders.layouts.budget import read_lines, sections_of
from loaders.layouts.context import Context
from loaders.layouts.headers import Column, Header
from loaders.numbers import fold, is_blank, parse_amount, squeeze

_ITEMS: tuple[tuple[str | None, re.Pattern[str]], ...] = tuple(
    (item, re.compile(pattern))
    for item, pattern in (
        (None, r"教学科研|其他因公|国内接待|外事接待|外宾|机关运行"),
        (
            "vehicles",
            r"公务用车购置(?:费)?(?:及|和|与|、)?.{0,2}运|公务用车购置、?运|购置及运|公务用车费?$|公车购置及运",
        ),
        ("vehicle_purchase", r"购置"),
        ("vehicle_operation", r"运行|运维|维护费"),
        ("overseas", r"因公出国|出国[（(]?境?|^出国"),
        ("reception", r"接待"),
        ("meetings", r"会议费"),
        ("training", r"培训费"),
        ("subtotal", r"三公"),
    )
)
_TOTAL = re.compile(r"^(?:[合总共小]计|总额)$")


@dataclass(frozen=True, slots=True)
class _Figure:
    item: str
    role: str  # amount, budget, previous or change
    amount: Decimal
    cell: Cell


def item_of(text: str) -> str | None:
    """The three-public item that a label names; None for parts of an item and for other words."""
    plain = fold(text)
    return next((item for item, pattern in _ITEMS if pattern.search(plain)), None)


def read_table(grid: Grid, header: Header, context: Context) -> int:
    """Add a “三公” table to three_public and budget_lines. Returns the number of rows with figures."""
    columns = _settle_column_total(_items_in_columns(header))
    if columns:
        return _read_columns(grid, header, columns, context)
    count = read_lines(grid, "three_public", header, context)
    figures = [
        figure
        for section in sections_of(header, "three_public")
        for figure in _row_figures(grid, header, section.names, section.measures, context)
    ]
    _add_items(figures, context)
    return count


def _row_figures(
    grid: Grid, header: Header, names: tuple[Column, ...], measures: tuple[Column, ...], context: Context
) -> list[_Figure]:
    unit = context.unit_of(grid, [column.title for column in header.columns])
    roles = {column.index: role for column in measures if (role := _role(column, context.stage))}
    figures: list[_Figure] = []
    inside = ""
    for row in grid.rows[header.first_row :]:
        label = next((squeeze(row[column.index].text) for column in names if squeeze(row[column.index].text)), "")
        item = _row_item(label, inside)
        inside = label if item == "vehicles" else inside
        if item is None:
            continue
        for column in measures:
            cell = row[column.index]
            amount = None if cell.filled else parse_amount(cell.text, column.unit or unit)
            if amount is not None and column.index in roles:
                figures.append(_Figure(item, roles[column.index], amount, cell))
    return _settle_totals(figures)


def _row_item(label: str, inside: str) -> str | None:
    plain = re.sub(
        r"^[一二三四五六七八九十\d]+[、.．]|^[（(][一二三四五六七八九十\d]+[)）]|^其中[:：]?", "", fold(label)
    )
    if _TOTAL.match(plain):
        return "total"
    return item_of(plain)


def _role(column: Column, stage: str) -> str | None:
    """What a measure column holds for an item: its amount, its budget (in final accounts), last year's or the change."""
    title = fold(column.title)
    if column.measure == "change":
        return "change"
    if column.year_offset == -1:
        return "previous" if column.measure in ("total", "basic") else None
    if stage == "final_account" and "预算" in title and "决算" not in title and "财政拨款" not in title:
        return "budget"
    return "amount" if column.measure == "total" else None


def _items_in_columns(header: Header) -> list[tuple[Column, str]]:
    """Columns that are items by their header: the form with one row of figures."""
    found = []
    for column in header.columns:
        if not column.path:
            continue
        item = _column_item(column)
        if item:
            found.append((column, item))
    named = {item for _, item in found}
    return (
        found
        if len(named & {"overseas", "reception", "vehicles", "vehicle_operation", "vehicle_purchase"}) >= 3
        else []
    )


def _settle_column_total(columns: list[tuple[Column, str]]) -> list[tuple[Column, str]]:
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
        text for text in folded if not re.fullmatch(r"(?:\d{4}年?度?)?(?:年初|全年|本年|上年)?(?:预算|决算)数?", text)
    ]


def _column_item(column: Column) -> str | None:
    path = _own_words(column)
    if not path:
        return None
    leaf = path[-1]
    if _TOTAL.match(leaf):
        parents = [item for text in reversed(path[:-1]) if (item := item_of(text))]
        return parents[0] if parents and parents[0] != "subtotal" else "subtotal"
    return item_of(leaf)


def _read_columns(grid: Grid, header: Header, columns: list[tuple[Column, str]], context: Context) -> int:
    unit = context.unit_of(grid, [column.title for column in header.columns])
    beside = _beside(header, columns)
    rows = [row for row in grid.rows[header.first_row :] if _has_figure(row, [*columns, *beside])]
    if not rows:
        return 0
    row = next((row for row in rows if any(_TOTAL.match(fold(cell.text)) for cell in row)), rows[0])
    roles = {id(row): _row_role(row, context) for row in rows}
    whole = [row for row in rows if roles[id(row)]] if "amount" in roles.values() else [row]
    figures = []
    for row, column, item in [(row, column, item) for row in whole for column, item in [*columns, *beside]]:
        cell = row[column.index]
        amount = None if cell.filled or is_blank(cell.text) else parse_amount(cell.text, column.unit or unit)
        if amount is None:
            continue
        role = roles[id(row)] or _column_role(column, context)
        if item:
            figures.append(_Figure(item, role, amount, cell))
        context.add(
            "budget_lines",
            table="three_public",
            table_title=grid.title or None,
            side="expenditure",
            scheme="three_public",
            name=column.path[-1],
            measure="initial_budget" if role == "budget" else "total",
            measure_title=column.title,
            year_offset=-1 if role == "previous" else 0,
            amount_yuan=amount,
            printed=cell.text.strip(),
            **context.where(cell.place),
        )
    _add_items(figures, context)
    return len(rows)


def _beside(header: Header, columns: list[tuple[Column, str]]) -> list[tuple[Column, str]]:
    """Other columns of figures in the table, such as 机关运行经费: budget lines, but no item of the three publics."""
    taken = {column.index for column, _ in columns}
    return [(column, "") for column in header.of_kind("measure") if column.index not in taken]


def _row_role(row: list[Cell], context: Context) -> str:
    """The role of the figures of a row that begins with a year, in the form with a row for each year; else nothing."""
    first = next((fold(cell.text) for cell in row if squeeze(cell.text)), "")
    match = re.fullmatch(r"((?:19|20)\d{2})年?度?(?:预算数?)?", first)
    offsets = {0: "amount", -1: "previous"}
    return offsets.get(int(match[1]) - context.year, "") if match and context.year else ""


def _column_role(column: Column, context: Context) -> str:
    title = fold(column.title)
    years = [int(year) for year in re.findall(r"((?:19|20)\d{2})年?", title)]
    if re.search(r"上年|去年", title) or (years and context.year and max(years) == context.year - 1):
        return "previous"
    if context.stage == "final_account" and re.search(r"预算数", title) and "决算" not in title:
        return "budget"
    return "amount"


def _has_figure(row: list[Cell], columns: list[tuple[Column, str]]) -> bool:
    return any(parse_amount(row[column.index].text, None) is not None for column, _ in columns)


def _settle_totals(figures: list[_Figure]) -> list[_Figure]:
    """合计 is the three publics' own total where the table has no other items and no subtotal of its own."""
    items = {figure.item for figure in figures}
    if "subtotal" in items or items & {"meetings", "training"}:
        return figures
    return [_Figure("subtotal" if f.item == "total" else f.item, f.role, f.amount, f.cell) for f in figures]


def _add_items(figures: list[_Figure], context: Context) -> None:
    """One row of three_public an item, in the order printed."""
    for item in dict.fromkeys(figure.item for figure in figures):
        own: dict[str, _Figure] = {}
        for figure in figures:
            if figure.item == item:
                own.setdefault(figure.role, figure)
        main = own.get("amount") or next(iter(own.values()))
        values = {role: own[role].amount for role in own}
        place: Place = main.cell.place
        context.add(
            "three_public",
            item=item,
            basis="table",
            amount_yuan=values.get("amount"),
            budget_yuan=values.get("budget"),
            previous_yuan=values.get("previous"),
            change_yuan=values.get("change"),
            printed=main.cell.text.strip(),
            **context.where(place),
        )
