"""The “三公” table: items in rows or in columns, last year's beside this year's, budget beside final account."""

from __future__ import annotations

import re

from loaders.document import Grid
from loaders.layouts.budget import read_lines
from loaders.layouts.context import Context
from loaders.layouts.counts import Counting
from loaders.layouts.headers import Column, Header
from loaders.layouts.sections import sections_of
from loaders.layouts.three_public_columns import items_in_columns, read_columns
from loaders.layouts.three_public_items import AGAINST_BUDGET, TOTAL, Figure, add_items, item_of, settle_totals
from loaders.numbers import fold, parse_amount, squeeze

_OTHER_SUBJECTS = re.compile(r"工资福利|商品和服务|办公费|差旅费|印刷费")  # of the economic classification


def read_table(grid: Grid, header: Header, context: Context) -> int:
    """Add a “三公” table to three_public and budget_lines. Returns the number of rows with figures."""
    columns = items_in_columns(header)
    if columns:
        return read_columns(grid, header, columns, context)
    count = read_lines(grid, "three_public", header, context)
    figures = [
        figure
        for section in sections_of(header, "three_public")
        for figure in _row_figures(grid, header, section.names, section.measures, context)
    ]
    add_items(figures, context)
    return count


def has_items(grid: Grid, header: Header) -> bool:
    """Whether the rows of a table without subject codes are the items of the three publics, whatever its title.

    A list of economic subjects names them too, 公务接待费 between 办公费 and 差旅费.
    """
    if header.of_kind("code"):
        return False
    names = [column.index for column in header.of_kind("name")]
    labels = {fold(row[index].text) for row in grid.rows[header.first_row :] for index in names}
    if any(_OTHER_SUBJECTS.search(label) for label in labels):
        return False
    return len({item_of(label) for label in labels} - {None, "total", "meetings", "training"}) >= 3


def _row_figures(
    grid: Grid, header: Header, names: tuple[Column, ...], measures: tuple[Column, ...], context: Context
) -> list[Figure]:
    unit = context.unit_of(grid, [column.title for column in header.columns])
    roles = {column.index: role for column in measures if (role := _role(column, context.stage))}
    figures: list[Figure] = []
    counting = Counting()
    for row in grid.rows[header.first_row :]:
        labels = [text for column in names if (text := squeeze(row[column.index].text))]
        label = next(filter(_row_item, labels), next(iter(labels), ""))  # behind a body's name
        counting.follow(label)
        item = None if counting.counts(label) else _row_item(label)
        if item is None:
            continue
        for column in measures:
            cell = row[column.index]
            amount = None if cell.filled else parse_amount(cell.text, column.unit or unit)
            if amount is not None and column.index in roles:
                figures.append(Figure(item, roles[column.index], amount, cell))
    return settle_totals(figures)


def _row_item(label: str) -> str | None:
    plain = re.sub(
        r"^[一二三四五六七八九十\d]+[、.．]|^[（(][一二三四五六七八九十\d]+[)）]|^其中[:：]?", "", fold(label)
    )
    if TOTAL.match(plain):
        return "total"
    return item_of(plain)


def _role(column: Column, stage: str) -> str | None:
    """What a measure column holds for an item: its amount, its budget (in final accounts), last year's or the change."""
    title = fold(column.title)
    if column.measure == "change":
        return None if stage == "final_account" and AGAINST_BUDGET.search(title) else "change"
    if column.year_offset:
        return "previous" if column.year_offset == -1 and column.measure in ("total", "basic") else None
    if stage == "final_account" and "预算" in title and "决算" not in title and "财政拨款" not in title:
        return "budget"
    return "amount" if column.measure == "total" else None
