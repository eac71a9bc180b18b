"""What a sum is compared with: in final accounts a difference from the budget is no change against last year."""

from __future__ import annotations

import re

from loaders.layouts.prose_state import Reading, Sum

_COMPARED_WITH = re.compile(
    r"(?:比|较|与|同|和|于)((?:(?:19|20)\d{2}年度?|上年度?|上一年度?|去年|年初|调整后?|全年|当年|本年度?)*)"
    r"[^，,。；\d]{0,12}?(预算|决算|支出数|执行数|同期|相比|增|减|降)"
)
_CHANGES = re.compile(r"增|减|降|少|多")
_YEAR_BEHIND = re.compile(r"[费出入用]((?:19|20)\d{2})年度?(?:预算|决算)?数?$")
_BUDGET_OF_A_YEAR = re.compile(r"((?:19|20)\d{2})年度?(?:部门|单位)?(?:年初)?(?:预算|决算)")
_OF_LAST_YEAR = re.compile(
    r"(?:.{0,20}由|(?:而|但|其中|^))(?:上年度?|上一年度?|去年|((?:19|20)\d{2})年度?)(?![底末初]|\d|.*(?:结转|结余|增|减|比|较|至))"
)


def is_of_last_year(clause: str, year: int | None) -> bool:
    """Whether the clause of an amount speaks of the year before: 上年项目支出50万元, 2023年为9万元, 由2023年的9万元."""
    behind = _YEAR_BEHIND.search(clause)  # 公务接待费2023年9万元
    if behind is not None and year is not None and int(behind[1]) == year - 1:
        return True
    found = _OF_LAST_YEAR.match(clause)
    return found is not None and (found[1] is None or (year is not None and int(found[1]) == year - 1))


def is_of_earlier_year(clause: str, year: int | None) -> bool:
    """Whether the clause of an amount names the budget or account of a year before the last: 2022年度预算 said in 2024."""
    found = _BUDGET_OF_A_YEAR.match(clause)
    return found is not None and year is not None and int(found[1]) < year - 1


def is_against_budget(reading: Reading, money: Sum) -> bool:
    """Whether a sum is the year's budget that the account is compared with, or the difference from it."""
    if reading.context.stage != "final_account":
        return False
    behind_share = re.split(r"[%％]", money.before)[-1]  # 较预算减少2%，其中：X 5万元
    before = money.before if _CHANGES.search(behind_share) else behind_share
    compared = list(_COMPARED_WITH.finditer(before))
    if compared:
        reading.sentence.against_budget = _names_budget_of_year(compared[-1], reading.context.year)
    elif not _CHANGES.search(before):
        reading.sentence.against_budget = False
    return reading.sentence.against_budget


def says_budget(clause: str, before: str) -> bool:
    """Whether a sum of an account is called the budget, not the account: X预算为5万元, 预算为2万元 behind other words."""
    last = re.split(r"[，,；;。、：:]", before.rstrip("：: "))[-1]
    return any("预算" in words and "决算" not in words for words in map(without_funds, (clause, last)))


def without_funds(words: str) -> str:
    """The words without the funds that have 预算 in their name and say nothing of budget or account."""
    return re.sub(r"(?:一般公共|公共财政|政府性?基金|国有资本经营)预算", "", words)


def compares_with_budget(text: str, year: int | None) -> bool:
    """Whether the last comparison of a text is with the year's budget: 与2021年度预算相比无变化."""
    compared = list(_COMPARED_WITH.finditer(text))
    return bool(compared) and _names_budget_of_year(compared[-1], year)


def _names_budget_of_year(compared: re.Match[str], year: int | None) -> bool:
    when, what = compared.groups()
    years = [int(found) for found in re.findall(r"\d{4}", when)]
    return what == "预算" and not re.search(r"上|去年", when) and (not years or year in years)


def follow_brackets(reading: Reading, sentence: str, money: Sum) -> None:
    """A sum in brackets explains the one before them: behind the brackets the text speaks of that one again."""
    before = sentence[: money.start]
    opening = max(before.rfind("（"), before.rfind("("))
    inside = opening > max(before.rfind("）"), before.rfind(")"))
    if inside and not reading.in_brackets:
        reading.outside = reading.last_row
    elif reading.in_brackets and not inside and reading.outside is not None:
        reading.last_row = reading.outside
    reading.in_brackets = inside
