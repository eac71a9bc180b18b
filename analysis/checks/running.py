"""The agency running cost 机关运行经费: its items, its table, and the vehicles in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from analysis.checks.compare import ITEMS_ZH, at_least, cell_label, equal, remark
from analysis.checks.engine import rule
from analysis.checks.index import Disclosure
from analysis.checks.model import Check, Figure, Held, Unchecked, figure, total_of
from analysis.checks.prose import said_of, stated

_HALF = Decimal("0.5")


@rule(
    "prose-running-items",
    "机关运行经费各项之和等于总数",
    "Items of the operating expenditure of government organs add up",
    "error",
)
def prose_running_items(disclosure: Disclosure) -> Iterator[Check]:
    """The items that the text lists under the operating expenditure of government organs add up to its total.

    Rule: 办公费、邮电费、差旅费……之和＝机关运行经费。
    Why: 《预算法》第十四条：机关运行经费的安排和使用情况应当说明；勾稽关系 C3。
    Tolerance: 每个数按印出的末位的一半计。
    Not counted: 只列“主要用于”的一部分、没有“其他”项而合计较小的。
    Example: 机关运行经费88.31万元，所列各项之和83.11万元。
    """
    totals, items = stated(disclosure, "agency_running_cost"), disclosure.statements("agency_running_item")
    if not totals or len(items) < 2:
        yield Unchecked("文字没有逐项列出机关运行经费")
        return
    whole, parts = said_of(totals[0]), total_of(items, "所列各项之和")
    check = equal("机关运行经费与所列各项", whole, parts)
    open_list = any(re.search(r"主要|等", row["quote"] or "") for row in items)
    complete = any("其他" in (row["subject_title"] or "") or "其它" in (row["subject_title"] or "") for row in items)
    assert whole.amount is not None and parts.amount is not None
    if not isinstance(check, Held) and open_list and not complete and parts.amount < whole.amount:
        yield Unchecked("只列出机关运行经费的主要几项")
    else:
        yield check


@rule(
    "running-cost-agrees",
    "机关运行经费与公用经费一致",
    "Operating expenditure of government organs agrees with operating expenditure",
    "warning",
    stages=("budget",),
)
def running_cost_agrees(disclosure: Disclosure) -> Iterator[Check]:
    """The operating expenditure of government organs is that of basic expenditure; smaller where there are institutions.

    Rule: 机关运行经费＝基本支出表公用经费合计；部门含事业单位时可以较小，不应较大。
    Why: 机关运行经费指一般公共预算安排的公用经费；《预算法》第十四条，勾稽关系 C3。
    Tolerance: 按各自印出的末位的一半计。
    Not counted: 较小的（部门可能含不计机关运行经费的事业单位）；没有公用经费栏的表。
    Example: 文字机关运行经费98.31万元，基本支出表公用经费88.31。
    """
    total = disclosure.total("basic_expenditure", "public")
    said = stated(disclosure, "agency_running_cost")
    if total is None or not said:
        yield Unchecked("没有公用经费合计，或文字没有说明机关运行经费")
        return
    left, right = said_of(said[0]), figure(total, cell_label(total))
    check = equal("机关运行经费与公用经费", left, right)
    assert left.amount is not None and right.amount is not None
    if not isinstance(check, Held) and left.amount < right.amount:
        yield Unchecked("机关运行经费小于公用经费，部门可能含不计入的事业单位")
    else:
        yield check


@rule(
    "running-in-three-public",
    "“三公”各项不小于机关运行经费中的同一项",
    "The three public expenses cover their part of operating expenditure",
    "error",
)
def running_in_three_public(disclosure: Disclosure) -> Iterator[Check]:
    """Cars and reception within operating expenditure are part of the three public expenses, which also hold project money.

    Rule: “三公”公务用车运行维护费、公务接待费≥机关运行经费所列同一项。
    Why: 机关运行经费只含基本支出中的部分，勾稽关系 C4。
    Tolerance: 按各自印出的末位的一半计。
    Not counted: 任一方没有写明金额的。
    Example: 机关运行经费公务用车运行维护费16万元，“三公”该项6万元。
    """
    checked = False
    for item, word in (("vehicle_operation", "公务用车运[行维]"), ("reception", "公务接待")):
        parts = [
            row for row in disclosure.statements("agency_running_item") if re.search(word, row["subject_title"] or "")
        ]
        whole = disclosure.three_public(item, "narrative") or disclosure.three_public(item, "table")
        if len(parts) == 1 and parts[0]["amount_yuan"] is not None and whole is not None:
            checked = True
            left = figure(whole, f"“三公”{ITEMS_ZH[item]}")
            yield at_least(ITEMS_ZH[item], left, figure(parts[0], "机关运行经费所列"))
    if not checked:
        yield Unchecked("机关运行经费和“三公”经费没有写明同一项金额")


@rule(
    "vehicle-operation-explained", "推算的运行维护费有来源", "The implied vehicle operation has its sources", "warning"
)
def vehicle_operation_explained(disclosure: Disclosure) -> Iterator[Check]:
    """Where vehicle operation is not stated, what the other components leave is explained by operating expenditure
    and projects.

    Rule: 没有写明的运行维护费＝“三公”总额－其他各项，应等于机关运行经费所列与车辆类项目之和。
    Why: 两个来源以外没有其他资金。
    Tolerance: 无；推算值单列，不当作公布数。
    Not counted: 运行维护费已写明的；其他各项没有写全的；机关运行经费没有列该项的。
    Example: 推算106000元，机关运行经费24000元和车辆保险项目16000元共40000元。
    """
    total = disclosure.three_public("subtotal", "narrative")
    others = [disclosure.three_public(item, "narrative") for item in ("overseas", "vehicle_purchase", "reception")]
    running = [
        row
        for row in disclosure.statements("agency_running_item")
        if re.search("公务用车运[行维]", row["subject_title"] or "")
    ]
    known = disclosure.three_public("vehicle_operation", "narrative") or disclosure.three_public(
        "vehicle_operation", "table"
    )
    if total is None or None in others or known is not None or len(running) != 1:
        yield Unchecked("运行维护费已写明，或不能推算")
        return
    given = [row for row in others if row is not None]
    projects = [
        row
        for row in disclosure.projects
        if re.search("车辆|公车|公务用车", row["project_name"] or "") and row["budget_yuan"]
    ]
    implied = total["amount_yuan"] - sum((row["amount_yuan"] for row in given), Decimal(0))
    sources = running[0]["amount_yuan"] + sum((row["budget_yuan"] for row in projects), Decimal(0))
    left = Figure("“三公”总额减去其他各项后的运行维护费", f"{implied:,}元", implied, (total, *given))
    right = Figure("机关运行经费与车辆类项目之和", f"{sources:,}元", sources, (*running, *projects))
    yield equal("公务用车运行维护费", left, right, within=Decimal(0))


@rule(
    "running-other-share",
    "机关运行经费的“其他”不占多数",
    "“Other” is not most of the operating expenditure of government organs",
    "warning",
)
def running_other_share(disclosure: Disclosure) -> Iterator[Check]:
    """More than half of it under “other expenses” leaves most of it unexplained.

    Rule: “其他费用”不超过机关运行经费的一半。
    Why: 《预算法》第十四条要求说明机关运行经费的安排；过半列为其他等于没有说明。
    Tolerance: 不适用。
    Not counted: 没有“其他”一项的。
    Example: 机关运行经费416088.80元，其他费用274455.40元。
    """
    totals = stated(disclosure, "agency_running_cost")
    others = [
        r
        for r in disclosure.statements("agency_running_item")
        if re.fullmatch("其[他它](?:费用|支出|经费)?", r["subject_title"] or "")
    ]
    if not totals or len(others) != 1 or not others[0]["amount_yuan"]:
        yield Unchecked("机关运行经费没有列“其他”")
        return
    share = Decimal(others[0]["amount_yuan"]) / Decimal(totals[0]["amount_yuan"])
    if share <= _HALF:
        yield Held("机关运行经费")
        return
    left, right = figure(others[0], "其他费用"), said_of(totals[0])
    yield remark(
        "机关运行经费",
        f"{left}占{right}的{share:.0%}，没有列明构成。",
        f"Other expenses are {share:.0%} of the operating expenditure of government organs.",
        left,
        right,
    )
