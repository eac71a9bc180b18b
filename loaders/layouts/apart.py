"""Columns of one measure in several groups told apart: 基本支出 under 一般公共预算 beside 基本支出 under 政府性基金预算.

What a group holds is a part of the row: it keeps the plain measure only where no other group holds a figure.
"""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.document import Cell
from loaders.layouts.headers import Column
from loaders.layouts.measures import measure_of
from loaders.numbers import parse_number

_SPLIT = frozenset(("total", "basic", "project", "personnel", "public"))
_MONEY = frozenset(("general_public", "government_fund", "state_capital", "special_account", "unit_funds", "fiscal_appropriation"))  # fmt: skip
_TIME = re.compile(
    r"\d{4}|[上本当去]年|年[初末]|预算数|决算|执行|增减|^(?:收入|支出)$"
)  # groups of a year, a stage or a side


def told_apart(measures: tuple[Column, ...], rows: list[list[Cell]], own_money: str | None) -> tuple[Column, ...]:
    """The columns with those renamed that hold a part: general_public_basic, project_part.

    `rows`: the data. `own_money`: the money that the whole table is of, which parts nothing.
    """
    return tuple(_told_apart(column, measures, rows, own_money) for column in measures)


def _told_apart(column: Column, measures: tuple[Column, ...], rows: list[list[Cell]], own_money: str | None) -> Column:
    group, money = column.words[:-1], _money_of(column)
    if column.measure not in _SPLIT or not group or _TIME.search("".join(group)) or (money and money == own_money):
        return column
    if len(group) == 1 and not money and not _is_again(column, measures):
        return column
    rivals = [other for other in measures if _is_rival(column, other, money)]
    if not any(_has_figure(row[other.index]) for other in rivals for row in rows):
        return column
    return replace(column, measure=f"{money}_{column.measure}" if money else f"{column.measure}_part")


def _is_again(column: Column, measures: tuple[Column, ...]) -> bool:
    return any(
        other is not column and (other.measure, other.year_offset) == (column.measure, column.year_offset)
        for other in measures
    )


def _is_rival(column: Column, other: Column, money: str) -> bool:
    """Whether another column holds what this one would have to hold, too: the same of another group, or other money."""
    group = other.words[:-1]
    if other.year_offset != column.year_offset or group == column.words[:-1] or _TIME.search("".join(group)):
        return False
    if other.measure == column.measure:
        return True
    return bool(money) and other.measure in _MONEY - {money, "fiscal_appropriation"}


def _money_of(column: Column) -> str:
    """The money that the groups over a column name, the nearest first; empty where they name none."""
    found = (measure_of((words,)) for words in reversed(column.words[:-1]))
    return next((measure for measure in found if measure in _MONEY), "")


def _has_figure(cell: Cell) -> bool:
    return not cell.filled and bool(parse_number(cell.text))
