"""Tables of fixed assets, planned purchases and government procurement."""

from __future__ import annotations

import re

from loaders.document import Cell, Grid
from loaders.layouts.context import Context
from loaders.layouts.header_rows import is_index_row
from loaders.layouts.headers import count_header_rows, header_paths
from loaders.numbers import find_unit, fold, parse_amount, parse_number, squeeze

_NAME = re.compile(
    r"^(?:项目|名称|采购(?:物品|项目|品目)名称|资产(?:名称|类别|项目)|品目名称|物品名称|采购内容)$|物品名称"
)
_QUANTITY = re.compile(r"^(?:采购)?数量$")
_AMOUNT = re.compile(r"价值|账面|金额|合计|总计|预算(?:数|金额)")
_AS_OF = re.compile(r"截[止至](?:时间|日期)?[:：]?\s*(\d{4}[-年]\d{1,2}[-月]\d{1,2}日?)")


def is_assets(title: str, kind: str | None) -> bool:
    """Assets and procurement are told by their titles alone; their headers resemble other lists."""
    return kind in ("assets", "procurement") or bool(re.search(r"资产|采购", title))


def read(grid: Grid, context: Context) -> int:
    """Add one row to assets for each line with a quantity or an amount. Returns how many there were."""
    first = count_header_rows(grid)
    paths = header_paths(grid.rows[:first], grid.width, grid.span_known)
    leaves = ["/".join(path) for path in paths]
    names = [i for i, path in enumerate(paths) if path and any(_NAME.search(fold(level)) for level in path)]
    quantity = next((i for i, path in enumerate(paths) if path and _QUANTITY.match(fold(path[-1]))), None)
    amount = _amount_column(paths)
    if not names or amount is None:
        return 0
    unit = find_unit(leaves[amount]) or context.unit_of(grid, leaves)
    as_of = next((match[1] for text in grid.caption if (match := _AS_OF.search(fold(text)))), None)
    count = 0
    for row in grid.rows[first:]:
        if not is_index_row(row):
            count += _read_row(row, names, quantity, amount, unit, as_of, grid, context)
    return count


def _amount_column(paths: list[tuple[str, ...]]) -> int | None:
    """The column of the whole amount: 价值, or the first 合计 under 采购金额."""
    candidates = [i for i, path in enumerate(paths) if path and _AMOUNT.search(fold("/".join(path)))]
    whole = [i for i in candidates if re.search(r"合计|总计|价值", fold(paths[i][-1]))]
    return next(iter(whole or candidates), None)


def _read_row(
    row: list[Cell],
    names: list[int],
    quantity: int | None,
    amount: int,
    unit: str | None,
    as_of: str | None,
    grid: Grid,
    context: Context,
) -> int:
    name = next((squeeze(row[i].text) for i in names if squeeze(row[i].text)), "")
    cell = row[amount]
    value = None if cell.filled else parse_amount(cell.text, unit)
    number = parse_number(row[quantity].text) if quantity is not None else None
    if not name or (value is None and number is None):
        return 0
    anchor = cell if value is not None or quantity is None else row[quantity]
    context.add(
        "assets",
        table_title=grid.title or None,
        as_of=as_of,
        name=name,
        quantity=number,
        amount_yuan=value,
        printed=anchor.text.strip(),
        **context.where(anchor.place),
    )
    return 1
