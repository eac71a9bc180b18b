"""The price of one unit and the number of units of a project against its budget."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.checks.compare import remark
from analysis.checks.engine import rule
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import Check, Figure, Held, Unchecked, figure
from loaders.numbers import YUAN_PER_UNIT, fold

_MONEY = re.compile(r"(万元|千元|亿元|元)(?:[/／每](\S{1,3}))?$")
_EACH = re.compile(r"每([个名人辆台套次册本份期场件处户座间])|人均|单价")
_PEOPLE = frozenset({"人", "名", "人次"})


@rule("unit-cost", "单价与数量之积不超过项目预算", "Price times quantity stays within the budget", "warning")
def unit_cost(disclosure: Disclosure) -> Iterator[Check]:
    """The price of one unit, times the number of units of the same project, is not more than the project's budget.

    Rule: 单位成本×数量≤项目预算数。
    Why: 成本与数量的指标值都达到时，支出不能超过预算；勾稽关系 D4。
    Tolerance: 无；指标值是确数。
    Not counted: 没有预算数的项目；没有写明“每个”“人均”“元/本”的成本；计量单位不能唯一对应的数量；单价为下限（≥）的。
    Example: 每名代表活动经费≤400元，代表500人，预算数150000元。
    """
    budgets = {row["project_no"]: row for row in disclosure.projects if row["budget_yuan"]}
    checked = False
    for row in disclosure.indicators:
        project, unit = budgets.get(row["project_no"]), _priced(row)
        if project is None or not unit:
            continue
        counted = [other for other in disclosure.indicators_of(row["project_no"]) if _counts(other, unit)]
        if len(counted) != 1:
            continue
        checked = True
        money = _MONEY.match(row["value_unit"])
        assert money
        amount = row["value"] * YUAN_PER_UNIT[money[1]] * counted[0]["value"]
        subject = f"项目“{project['project_name']}”单价与数量"
        if amount <= project["budget_yuan"]:
            yield Held(subject)
            continue
        left = Figure("单位成本与数量之积", f"{amount:,}元", amount, (row, counted[0]))
        right = figure(project, "预算数", "budget_yuan")
        yield remark(
            subject, f"{subject}：{left}，大于{right}。", f"{subject}: {left} is more than {right}.", left, right
        )
    if not checked:
        yield Unchecked("没有单价和数量可与预算数比较的项目")


def _priced(row: Row) -> str:
    """The unit that a price is for: 本 of 9元/本, 个 of 每个…, 人 of 人均…; blank where the row is no price of one unit."""
    money = _MONEY.match(row["value_unit"] or "")
    if not money or row["value"] is None or row["operator"] in ("≥", ">"):
        return ""
    each = _EACH.search(fold(f"{row['level3'] or ''}{row['description'] or ''}"))
    unit = money[2] or (each and (each[1] or ("人" if each[0] == "人均" else ""))) or ""
    return "人" if unit in _PEOPLE else unit


def _counts(row: Row, unit: str) -> bool:
    own = fold(row["value_unit"] or "")
    if row["value"] is None or "数量" not in (row["level2"] or "") or row["operator"] in ("≤", "<"):
        return False
    return unit == ("人" if own in _PEOPLE else re.sub(r"[（(].*", "", own))
