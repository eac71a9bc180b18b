"""The items of the three publics: what labels name them, the figures found of them, and the rows they become."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from loaders.document import Cell, Place
from loaders.layouts.context import Context
from loaders.numbers import fold

_NO_VEHICLES = r"(?:设备|资产|家具|房屋|图书|软件|系统|平台|网络|物资)[^车，。]{0,4}(?:购置|运行|运维|维护)"
_ITEMS: tuple[tuple[str | None, re.Pattern[str]], ...] = tuple(
    (item, re.compile(pattern))
    for item, pattern in (
        (None, r"教学科研|其他因公|国内接待|外事接待|外宾|机关运行"),
        (None, _NO_VEHICLES),
        ("total", r"三公.*(?:会议|培训)"),
        (
            "vehicles",
            r"公务用车购置(?:费)?(?:及|和|与|、)?.{0,2}运|公务用车购置、?运|公务用车运行(?:维护)?费?(?:及|和|与|、)购置|购置及运|公务用车(?:费用?|经费|支出|开支)?$|公车购置及运",
        ),
        ("vehicle_purchase", r"购置|购车"),
        ("vehicle_operation", r"运行|运维|维护费"),
        ("overseas", r"因公出[国境]|出国[（(]?境?|^出国"),
        ("reception", r"接待|公务招待"),
        ("meetings", r"会[议务]费"),
        ("training", r"培训费"),
        ("subtotal", r"三公"),
    )
)
AGAINST_BUDGET = re.compile(r"(?:较|比|与|同)(?:年初|全年|调整后?)?预算")  # of an account: no change against last year
TOTAL = re.compile(r"^(?:支出)?(?:[合总共小]计|总额)[:：]?$")


ROUNDING = Decimal(300)  # yuan: five figures in 万元 of two decimals


@dataclass(frozen=True, slots=True)
class Figure:
    item: str
    role: str  # amount, budget, previous or change
    amount: Decimal
    cell: Cell


def item_of(text: str) -> str | None:
    """The three-public item that a label names; None for parts of an item and for other words."""
    plain = fold(text)
    return next((item for item, pattern in _ITEMS if pattern.search(plain)), None)


def buys_or_runs_other_things(text: str) -> bool:
    """Whether a text speaks of buying or running what is no vehicle: 办公设备购置费, 信息系统运行维护费."""
    return bool(re.search(_NO_VEHICLES, fold(text)))


def settle_totals(figures: list[Figure]) -> list[Figure]:
    """合计 is the three publics' own total where the table has no other items and no subtotal of its own, or where it is
    their sum."""
    items = {figure.item for figure in figures}
    if "subtotal" in items:
        return figures
    others = items & {"meetings", "training"}
    if others and not _is_sum_of_items(figures):
        return figures
    return [Figure("subtotal" if f.item == "total" else f.item, f.role, f.amount, f.cell) for f in figures]


def sum_of_items(found: dict[str, Decimal]) -> Decimal:
    """What the three publics come to by the amounts of their items."""
    bought_and_run = found.get("vehicle_purchase", Decimal()) + found.get("vehicle_operation", Decimal())
    return found.get("overseas", Decimal()) + found.get("reception", Decimal()) + found.get("vehicles", bought_and_run)


def _is_sum_of_items(figures: list[Figure]) -> bool:
    """Whether the total is that of trips, vehicles and receptions alone, though meetings are printed as well."""
    found = {f.item: f.amount for f in reversed(figures) if f.role == "amount"}
    whole = sum_of_items(found)
    more = found.get("meetings", Decimal()) + found.get("training", Decimal())
    return "total" in found and bool(more) and abs(found["total"] - whole) < min(ROUNDING, more)


def add_items(figures: list[Figure], context: Context) -> None:
    """One row of three_public an item, in the order printed."""
    for item in dict.fromkeys(figure.item for figure in figures):
        own: dict[str, Figure] = {}
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
