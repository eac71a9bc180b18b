"""The three public expenses: the table in itself, the text against it, both against basic expenditure and the projects."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from analysis.checks.compare import ITEMS_ZH, at_least, cell_label, closest, differs, equal
from analysis.checks.engine import rule
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import Check, Figure, Held, Unchecked, figure, nothing, total_of

# Item → the parts that make it up.
_PARTS = {
    "vehicles": ("vehicle_purchase", "vehicle_operation"),
    "subtotal": ("overseas", "vehicles", "reception"),
    "total": ("subtotal", "meetings", "training"),
}
_FIELDS = {"amount_yuan": "", "budget_yuan": "预算数", "previous_yuan": "上年数"}
# Economic code of basic expenditure → the item it is part of.
_ECONOMIC = {
    "30231": "vehicle_operation",
    "30217": "reception",
    "30212": "overseas",
    "30215": "meetings",
    "30216": "training",
}
_NAMES = {
    "vehicle_operation": "公务用车",
    "reception": "接待",
    "overseas": "出国",
    "meetings": "会议",
    "training": "培训",
}


def item_figure(row: Row, field: str = "amount_yuan") -> Figure:
    basis = "“三公”经费表" if row["basis"] == "table" else "文字说明"
    label = f"{basis}{ITEMS_ZH[row['item']]}{_FIELDS[field]}"
    if field == "amount_yuan":
        return figure(row, label)
    return Figure(label, f"{row[field]:,}元", row[field], (row,))


def items_of(disclosure: Disclosure, basis: str, field: str) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in disclosure.tables["three_public"]:
        if row["basis"] == basis and row[field] is not None:
            found.setdefault(row["item"], row)
    return found


@rule("three-public-table-sums", "“三公”经费表各项相加一致", "The table of the three public expenses adds up", "error")
def three_public_table_sums(disclosure: Disclosure) -> Iterator[Check]:
    """Vehicles are purchase plus operation; the three public expenses are trips, vehicles and reception; the total
    adds the rest.

    Rule: 公务用车＝购置费＋运行维护费；“三公”小计＝因公出国＋公务用车＋公务接待；合计＝“三公”小计＋会议费＋培训费。
    Why: 《地方预决算公开操作规程》（财预〔2016〕143号）要求公开总额和分项；勾稽关系 A9。
    Tolerance: 每个数按末位的一半计。
    Not counted: 表内空白格按无金额处理；一个分项也没有印出的。
    Example: “三公”小计16.66，出国0、公车16.00、接待0.06。
    """
    yield from _sums(disclosure, "table")
    rows: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
    for row in disclosure.rows("three_public"):
        where = row["place"].rsplit(" ", 1)[0] if "列" in row["place"] else row["name"] or ""
        rows[where, row["name"] or ""].setdefault(row["measure"], row)
    for cells in rows.values():
        parts = [
            cells[measure] for measure in ("general_public", "government_fund", "state_capital") if measure in cells
        ]
        if "total" in cells and parts:
            label = cell_label(cells["total"])
            yield equal(label, figure(cells["total"], label), total_of(parts, "同行各栏之和"))


@rule(
    "three-public-prose-sums",
    "文字说明“三公”各项相加一致",
    "The three public expenses stated in the text add up",
    "error",
)
def three_public_prose_sums(disclosure: Disclosure) -> Iterator[Check]:
    """The components that the text states add up to the three public expenses that it states.

    Rule: 文字说明的“三公”总额＝因公出国＋公务用车（购置＋运行）＋公务接待。
    Why: 财预〔2016〕143号要求总额和分项并列说明；勾稽关系 C4。
    Tolerance: 每个数按印出的末位的一半计。
    Not counted: 有分项没有写明金额，而写明的各项之和小于总额的（不代为推算）。
    Example: “三公”经费34.66万元，所列各项之和16.66万元。
    """
    yield from _sums(disclosure, "narrative")


def _sums(disclosure: Disclosure, basis: str) -> Iterator[Check]:
    checked = False
    for field in _FIELDS:
        items = items_of(disclosure, basis, field)
        for item, names in _PARTS.items():
            parts = _parts_of(items, names)
            if item in items and parts:
                checked = True
                yield _sum(items, item, names, parts, field)
    if not checked:
        yield Unchecked("没有同时列出“三公”总额和分项")


def _parts_of(items: dict[str, Row], names: tuple[str, ...]) -> list[Row]:
    """The parts printed; vehicles by their own parts where the sum of both is not printed."""
    parts = [items[name] for name in names if name in items]
    if "vehicles" in names and "vehicles" not in items:
        parts += [items[name] for name in _PARTS["vehicles"] if name in items]
    return parts


def _sum(items: dict[str, Row], item: str, names: tuple[str, ...], parts: list[Row], field: str) -> Check:
    whole = item_figure(items[item], field)
    right = total_of(parts, "各分项之和", field) if field == "amount_yuan" else _plain_sum(parts, field)
    check = equal(f"{whole.label}与各分项", whole, right)
    stated = set(items) | ({"vehicles"} if {"vehicle_purchase", "vehicle_operation"} <= set(items) else set())
    missing = [ITEMS_ZH[name] for name in names if name not in stated]
    assert whole.amount is not None and right.amount is not None
    if isinstance(check, Held) or not missing or items[item]["basis"] == "table" or right.amount > whole.amount:
        return check
    return Unchecked(f"{'、'.join(missing)}没有写明金额，不代为推算")


def _plain_sum(parts: list[Row], field: str) -> Figure:
    amount = sum((Decimal(row[field]) for row in parts), Decimal(0))
    return Figure("各分项之和", f"{amount:,}元", amount, tuple(parts))


@rule(
    "three-public-prose-table",
    "“三公”经费文字说明与表一致",
    "The text on the three public expenses agrees with the table",
    "error",
)
def three_public_prose_table(disclosure: Disclosure) -> Iterator[Check]:
    """The three public expenses and each component in the text equal their row of the table.

    Rule: 文字说明的“三公”总额＝表内“三公”小计（不是含会议费、培训费的合计），各分项＝表内同一行。
    Why: 财预〔2016〕143号；说明与表是同一笔预算；勾稽关系 C4。
    Tolerance: 按文字和表中各自印出的末位的一半计。
    Not counted: 文字说0而表内空白的；同一项文字说过几次、其一与表相等的；没有“三公”经费表的文件。
    Example: 文字公务用车购置费18万元，表内该行空白。
    """
    table = items_of(disclosure, "table", "amount_yuan")
    if not table:
        yield Unchecked("没有读到“三公”经费表")
        return
    said: dict[str, list[Row]] = defaultdict(list)
    for row in disclosure.tables["three_public"]:
        if row["basis"] == "narrative" and row["amount_yuan"] is not None:
            said[row["item"]].append(row)
    if not said:
        yield Unchecked("文字没有说明“三公”经费")
    for item, rows in said.items():
        yield from _against_table(disclosure, item, rows, table)


def _against_table(disclosure: Disclosure, item: str, rows: list[Row], table: dict[str, Row]) -> Iterator[Check]:
    subject = ITEMS_ZH[item]
    if item in table:
        checks = [equal(subject, item_figure(row), item_figure(table[item])) for row in rows]
        yield closest(checks)
    elif rows[0]["amount_yuan"] == 0:
        yield Held(subject)
    elif item in ("meetings", "training", "total") or (item == "subtotal" and "total" not in table):
        yield Unchecked(f"“三公”经费表没有列{subject}")
    else:
        yield differs(subject, item_figure(rows[0]), nothing(f"“三公”经费表{subject}", "空白"))


@rule(
    "three-public-covers-basic",
    "“三公”经费不小于基本支出中的同一项目",
    "The three public expenses cover their part of basic expenditure",
    "error",
)
def three_public_covers_basic(disclosure: Disclosure) -> Iterator[Check]:
    """An item of the table of the three public expenses holds basic and project money, so it is not smaller than its
    basic-expenditure row.

    Rule: 运行维护费≥30231，公务接待费≥30217，因公出国≥30212；表内列会议费、培训费的，≥30215、30216。
    Why: 基本支出表只是其中一部分，相等不是要求；勾稽关系 B8。
    Tolerance: 按各自印出的末位的一半计。
    Not counted: 任一方空白；基本支出表同一编码重复，或编码下不是同名科目的。
    Example: 30217公务接待费0.66，“三公”经费表公务接待费0.06。
    """
    table = items_of(disclosure, "table", "amount_yuan")
    checked = False
    for code, item in _ECONOMIC.items():
        part = disclosure.cell("basic_expenditure", code)
        if part is None or item not in table or not re.search(_NAMES[item], part["name"] or ""):
            continue
        checked = True
        yield at_least(ITEMS_ZH[item], item_figure(table[item]), figure(part, cell_label(part)))
    if not checked:
        yield Unchecked("“三公”经费表与基本支出表没有可比的项目")
