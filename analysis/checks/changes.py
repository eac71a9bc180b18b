"""Changes against last year: do they add up, and do amount, change, last year and percentage agree?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

from analysis.checks.compare import ITEMS_ZH, differs, remark
from analysis.checks.engine import rule
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import NO_TEXT, Check, Figure, Held, Unchecked, figure
from loaders.numbers import parse_number
from loaders.sums import last_digit

_UP, _DOWN = r"增加|增长|上升|提高", r"减少|下降|降低"
_PERCENT = re.compile(
    rf"(?P<amount>[\d,，]{{1,24}}(?:\.\d{{1,9}})?)\s{{0,9}}(?P<unit>万元|亿元|元)[，,。；]?\s*"
    rf"(?:与上年相比|比上年[^，。；\d]{{0,12}}|较上年[^，。；\d]{{0,12}}|(?:比|较|与)\d{{4}}年[^，。；\d]{{0,16}})[，,]?\s*"
    rf"(?P<way>{_UP}|{_DOWN})了?\s*(?P<change>[\d,，]+(?:\.\d+)?)\s*(?P=unit)[，,]\s*"
    rf"(?:{_UP}|{_DOWN}|增幅|降幅)(?:了|为|约)?\s*(?P<percent>[\d,]+(?:\.\d+)?)\s*[%％]"
)


def _slack(row: Row) -> Decimal:
    """Half of the last printed digit of a change, which is printed as a bare amount."""
    return last_digit({**row, "amount_yuan": abs(row["change_yuan"])}) / 2 if row["change_yuan"] else Decimal(0)


def _change(row: Row, label: str) -> Figure:
    amount = Decimal(row["change_yuan"])
    return Figure(label, f"{'+' if amount > 0 else ''}{amount:,}元", amount, (row,))


@rule("changes-add-up", "各部分增减之和等于总增减", "Changes of the parts add up", "error")
def changes_add_up(disclosure: Disclosure) -> Iterator[Check]:
    """The changes of basic and project expenditure that one paragraph lists add up to the change of the total.

    Rule: 支出总额的增减＝基本支出（或人员经费、公用经费）与项目支出的增减之和。
    Why: 增减原因应能解释全部变化；勾稽关系 C2。
    Tolerance: 每个数按印出的末位的一半计。
    Not counted: 只列主要原因的；缺少任一部分的；有其他部分（预留机动经费等）能补足差额的。
    Example: 比上年增加19.52万元，其中人员增加74.71、公用减少7.11、项目减少84.08万元。
    """
    checked = False
    places = dict.fromkeys(row["place"] for row in disclosure.statements("total_expenditure"))
    for place in places:
        here = [
            row for row in disclosure.tables["statements"] if row["place"] == place and row["change_yuan"] is not None
        ]
        by_subject: dict[str, Row] = {row["subject"]: row for row in reversed(here)}
        total, project = by_subject.get("total_expenditure"), by_subject.get("project_expenditure")
        basic = [by_subject[s] for s in ("basic_expenditure",) if s in by_subject]
        basic = basic or [by_subject[s] for s in ("personnel", "public") if s in by_subject]
        if not total or not project or not basic or (len(basic) == 1 and basic[0]["subject"] == "personnel"):
            continue
        checked = True
        yield _parts_of_change(total, [*basic, project], here)
    if not checked:
        yield Unchecked("文字没有分部分说明增减")


def _parts_of_change(total: Row, parts: list[Row], here: list[Row]) -> Check:
    amount = sum((Decimal(row["change_yuan"]) for row in parts), Decimal(0))
    shown = " ".join(f"{row['change_yuan']:+,}" for row in parts)
    left = _change(total, f"“{total['subject_title']}”增减")
    right = Figure("各部分增减之和", f"{amount:+,}元（{shown}）", amount, tuple(parts))
    limit = sum((_slack(row) for row in (total, *parts)), Decimal(0))
    gap = Decimal(total["change_yuan"]) - amount
    if abs(gap) <= limit:
        return Held("增减", (left, right))
    others = [row for row in here if row is not total and row not in parts]
    if any(abs(gap - row["change_yuan"]) <= limit for row in others) or any(
        "主要" in (row["quote"] or "") for row in parts
    ):
        return Unchecked("文字只列出增减的主要原因")
    return differs("增减之和", left, right, limit)


@rule("last-year-agrees", "本年数、增减额与上年数一致", "Amount, change and last year agree", "error")
def last_year_agrees(disclosure: Disclosure) -> Iterator[Check]:
    """Where last year's figure is printed as well, this year minus last year is the stated change.

    Rule: 本年数－上年数＝增减额。
    Why: 三个数只有两个是独立的；勾稽关系 C2。
    Tolerance: 三个数各按印出的末位的一半计。
    Not counted: 上年数或增减额未印出的。
    Example: 2026年9626.78万元，比2025年9819.98万元减少139.20万元。
    """
    checked = False
    rows: list[Row] = disclosure.tables["statements"]
    for row, following in pairwise(rows):
        if following["subject"] == "previous_year" and following["place"] == row["place"] and _complete(row, following):
            checked = True
            yield _last_year(row["subject_title"] or "", row, Decimal(following["amount_yuan"]), (following,))
    for row in disclosure.tables["three_public"]:
        if None not in (row["amount_yuan"], row["previous_yuan"], row["change_yuan"]):
            checked = True
            yield _last_year(ITEMS_ZH[row["item"]], row, Decimal(row["previous_yuan"]), ())
    if not checked:
        yield Unchecked("没有同时印出本年数、上年数和增减额")


def _complete(row: Row, following: Row) -> bool:
    return None not in (row["amount_yuan"], row["change_yuan"], following["amount_yuan"])


def _last_year(subject: str, row: Row, previous: Decimal, others: tuple[Row, ...]) -> Check:
    expected = Decimal(row["amount_yuan"]) - previous
    left = _change(row, f"“{subject}”增减")
    right = Figure(
        "本年数与上年数之差", f"{expected:+,}元（{row['amount_yuan']:,} − {previous:,}）", expected, (row, *others)
    )
    limit = last_digit(row) * 3 / 2
    if abs(Decimal(row["change_yuan"]) - expected) <= limit:
        return Held(subject, (left, right))
    return differs(subject, left, right, limit)


@rule("last-year-not-negative", "由增减额推出的上年数不为负", "Last year's figure is not negative", "error")
def last_year_not_negative(disclosure: Disclosure) -> Iterator[Check]:
    """This year's amount minus the stated change is last year's amount, which cannot be negative.

    Rule: 本年数－增减额≥0。
    Why: 预算支出没有负数；勾稽关系 C2。
    Tolerance: 两个数各按印出的末位的一半计。
    Not counted: 未说明增减额或本年数的。
    Example: 公务接待费1万元，比上年增加5万元。
    """
    checked = False
    rows: list[tuple[str, Row]] = [(ITEMS_ZH[row["item"]], row) for row in disclosure.tables["three_public"]]
    rows += [(row["subject_title"] or "", row) for row in disclosure.tables["statements"]]
    for subject, row in rows:
        amount, change = row["amount_yuan"], row["change_yuan"]
        if amount is None or change is None or abs(change) == amount:
            continue
        checked = True
        implied = Decimal(amount) - Decimal(change)
        if implied >= -last_digit(row):
            yield Held(subject)
        else:
            right = Figure("推出的上年数", f"{implied:,}元", implied)
            zh = f"{subject}：本年数{row['printed']}、比上年增减{change:+,}元，推出的上年数为{implied:,}元。"
            yield remark(
                subject,
                zh,
                f"{subject}: amount and change imply a negative figure for last year ({implied:,} yuan).",
                figure(row, subject),
                right,
            )
    if not checked:
        yield Unchecked("没有同时说明本年数和增减额")


@rule("percent-recomputed", "增减百分比与金额一致", "A stated percentage agrees with the amounts", "error")
def percent_recomputed(disclosure: Disclosure) -> Iterator[Check]:
    """In “A万元，与上年相比增加B万元，增长C%” the percentage is B / (A − B).

    Rule: 增长率＝增减额÷上年数，上年数＝本年数∓增减额。
    Why: 读者据百分比判断变化大小。
    Tolerance: 百分比末位的一个单位，加上两个金额末位的影响。
    Not counted: 上年数为0的；与前文不在同一句、无法确定所指金额的。
    Example: 11343.27万元，与上年相比减少200万元，下降17.3%。
    """
    if not disclosure.text:
        yield NO_TEXT
        return
    matched = False
    for row in disclosure.paragraphs:
        for match in _PERCENT.finditer(row["text"]):
            check = _percent(match, row)
            matched = matched or check is not None
            if check is not None:
                yield check
    if not matched:
        yield Unchecked("文字没有在一句内写明金额、增减额和百分比")


def _percent(match: re.Match[str], row: Row) -> Check | None:
    amount, change, percent = (parse_number(match[name].replace("，", ",")) for name in ("amount", "change", "percent"))
    if amount is None or change is None or percent is None:
        return None
    signed = change if re.fullmatch(_UP, match["way"]) else -change
    base = amount - signed
    if base <= 0 or not change:
        return None
    true = change / base * 100
    slack = _unit(percent) + _unit(amount) / base * 100 * (1 + true / 100) + Decimal("0.0001")
    place: dict[str, Any] = {**row, "printed": match[0]}
    left = Figure("文字说明", f"“{match[0]}”", percent, (place,))
    right = Figure("由金额推算", f"{true:.2f}%", true)
    if abs(true - percent) <= slack:
        return Held("增减百分比", (left, right))
    return differs("增减百分比", left, right, slack)


def _unit(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
