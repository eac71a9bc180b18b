"""Amounts in the running text against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.checks.compare import equal
from analysis.checks.engine import rule
from analysis.checks.index import CARRY, Disclosure, Row
from analysis.checks.model import Check, Held, Unchecked, total_of
from analysis.checks.prose import said_of, stated


@rule("prose-parts", "文字说明中分项之和等于总数", "Parts stated in the text add up", "error")
def prose_parts(disclosure: Disclosure) -> Iterator[Check]:
    """Where the text divides an amount, basic and project make the total, personnel and public make basic expenditure.

    Rule: 基本支出＋项目支出＝支出总额；人员经费＋公用经费＝基本支出（同一段文字，或全文只有一个数时）。
    Why: 《预算法实施条例》第五条：支出分为基本支出和项目支出；勾稽关系 C1。
    Tolerance: 每个数按印出的末位的一半计。
    Not counted: 差额正好等于文中另列的一项（预留机动经费、结转等）的；缺少任一项的。
    Example: 预算支出462.03万元，其中基本支出410.43万元、项目支出61.60万元。
    """
    checked = False
    for group in _paragraph_groups(disclosure):
        for check in _divisions(disclosure, group):
            checked = True
            yield check
    if not checked:
        yield Unchecked("文字没有在一处同时说明总数和各分项")


def _paragraph_groups(disclosure: Disclosure) -> Iterator[dict[str, Row]]:
    """Subject → its amount, for each paragraph, and for the whole text where every subject has one value only."""
    subjects = ("total_expenditure", "basic_expenditure", "project_expenditure", "personnel", "public")
    rows = {subject: stated(disclosure, subject) for subject in subjects}
    places = dict.fromkeys(row["place"] for found in rows.values() for row in found)
    for place in places:
        here = {subject: [row for row in found if row["place"] == place] for subject, found in rows.items()}
        yield {subject: found[0] for subject, found in here.items() if len({r["amount_yuan"] for r in found}) == 1}
    if len(places) > 1 and not disclosure.has_budget_tables:
        yield {subject: found[0] for subject, found in rows.items() if len({row["amount_yuan"] for row in found}) == 1}


def _divisions(disclosure: Disclosure, group: dict[str, Row]) -> Iterator[Check]:
    basic, project = group.get("basic_expenditure"), group.get("project_expenditure")
    people, public, total = group.get("personnel"), group.get("public"), group.get("total_expenditure")
    if basic and people and public:
        yield from _sum_of(disclosure, basic, [people, public])
    if total and basic and project:
        yield from _sum_of(disclosure, total, [basic, project])
    elif total and people and public and project:
        yield from _sum_of(disclosure, total, [people, public, project])


def _sum_of(disclosure: Disclosure, total: Row, parts: list[Row]) -> Iterator[Check]:
    check = equal(f"{total['subject_title']}与分项", said_of(total), total_of(parts, "分项之和"))
    if isinstance(check, Held) or not any(
        isinstance(equal("", said_of(total), total_of([*parts, row], "")), Held)
        for row in disclosure.tables["statements"]
        if row["amount_yuan"] and row not in parts and row is not total
    ):
        yield check


@rule("prose-revenue", "文字说明中各项收入之和等于总收入", "Sources stated in the text add up", "error")
def prose_revenue(disclosure: Disclosure) -> Iterator[Check]:
    """Where the text lists the sources of revenue down to other income, they add up to the total.

    Rule: 一般公共预算、政府性基金、国有资本、财政专户、事业、其他收入（及上年结转）之和＝总收入。
    Why: 《预算法实施条例》第五条：部门预算包括全部收入；勾稽关系 C1。
    Tolerance: 每个数按印出的末位的一半计。
    Not counted: 没有列到“其他收入”的，因为列举可能不全。
    Example: 预算收入为4620332.98元，其中一般公共预算收入4620323.98元，其余均为0元。
    """
    compared = False
    for total in stated(disclosure, "total_revenue"):
        parts = _sources_after(disclosure, total)
        if not any(row["subject"] == "other_revenue" for row in parts) or len({row["subject"] for row in parts}) < len(
            parts
        ):
            continue
        check = equal(f"{total['subject_title']}与各项收入", said_of(total), total_of(parts, "各项收入之和"))
        if isinstance(check, Held) or not any(row["subject"] == "other" for row in parts):
            compared = True
            yield check
    if not compared:
        yield Unchecked("文字没有列全各项收入")


def _sources_after(disclosure: Disclosure, total: Row) -> list[Row]:
    """The sources of revenue that a paragraph lists after its total, each once; parts of the appropriation left out."""
    subjects = {"general_public_revenue", "government_fund_revenue", "state_capital_revenue", "special_account_revenue"}
    subjects |= {"institutional_revenue", "other_revenue", "carry_over", "fiscal_appropriation_revenue", "other"}
    rows = disclosure.tables["statements"]
    here = [row for row in rows[rows.index(total) + 1 :] if row["place"] == total["place"]]
    ends = [at for at, row in enumerate(here) if row["subject"] in ("total_revenue", "total_expenditure")]
    parts = [
        row
        for row in here[: ends[0] if ends else None]
        if row["subject"] in subjects and row["amount_yuan"] is not None
    ]
    parts = [row for row in parts if not re.search(r"下年|年终|年末", row["subject_title"] or "")]
    if any(row["subject"] == "fiscal_appropriation_revenue" for row in parts):
        inner = ("general_public_revenue", "government_fund_revenue", "state_capital_revenue")
        parts = [row for row in parts if row["subject"] not in inner]
    return parts


@rule(
    "prose-balance",
    "文字说明中收入总额等于支出总额",
    "Revenue and expenditure stated in the text agree",
    "error",
    stages=("budget",),
)
def prose_balance(disclosure: Disclosure) -> Iterator[Check]:
    """Where the text states one total revenue and one total expenditure, they are the same.

    Rule: 全文只说一个总收入、一个总支出，且没有结转时，两者相等。
    Why: 《预算法》第十二条：收支平衡；勾稽关系 A2、C1。
    Tolerance: 每个数按印出的末位的一半计。
    Not counted: 决算；文中有结转结余的；同一总数有几个说法的。
    Example: 收入预算9626.78万元，支出预算9662.78万元。
    """
    left, right = stated(disclosure, "total_revenue"), stated(disclosure, "total_expenditure")
    values = [{row["amount_yuan"] for row in rows} for rows in (left, right)]
    carried = any(row["amount_yuan"] for row in disclosure.statements("carry_over"))
    has_carry_row = any(
        CARRY.search(row["name"] or "") and row["amount_yuan"] for row in disclosure.rows("revenue_expenditure_summary")
    )
    if len(values[0]) != 1 or len(values[1]) != 1 or carried or has_carry_row:
        yield Unchecked("文字没有唯一的总收入和总支出，或有结转")
        return
    yield equal("总收入与总支出", said_of(left[0]), said_of(right[0]))


@rule(
    "prose-repeats",
    "同一总数前后说法一致",
    "One total is stated alike throughout",
    "warning",
    kinds=("department_budget",),
)
def prose_repeats(disclosure: Disclosure) -> Iterator[Check]:
    """A total of the whole department that the text states more than once has one value.

    Rule: “部门预算支出”“机关运行经费”等同一口径的总数，全文前后一致。
    Why: 两句话不能同时成立。
    Tolerance: 按各自印出的末位的一半计。
    Not counted: 说法不同的（财政拨款、一般公共预算等其他口径）；分单位列示的；决算。
    Example: 第3页机关运行经费88.31万元，第6页机关运行经费83.81万元。
    """
    found = False
    for subject in ("agency_running_cost", "personnel", "public") if not disclosure.is_final else ():
        rows = stated(disclosure, subject)
        by_title: dict[str, Row] = {}
        for row in rows:
            title = re.sub(r"^\d{4}年度?", "", row["subject_title"] or "")
            first = by_title.setdefault(title, row)
            if first is not row:
                found = True
                yield equal(title, said_of(row), said_of(first))
    if not found:
        yield Unchecked("没有重复说明的总数")
