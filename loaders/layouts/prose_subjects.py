"""Whose sum a clause states: the subject by its words, by the heading, or by what the sentence divides."""

from __future__ import annotations

import re

from loaders import schema
from loaders.layouts.codes import END_OF_BODY
from loaders.layouts.prose_state import Reading, Sum, item_of_functions
from loaders.layouts.prose_words import (
    ACCOUNT,
    CLASS_OF_SPENDING,
    GENERAL_PUBLIC,
    GENERAL_PUBLIC_ALONE,
    GOVERNMENT_FUND,
    UNNAMED,
    subject_of,
    subject_words,
)

TOTALS = ("total_revenue", "total_expenditure")
_FUNDS = tuple(
    (fund, re.compile(pattern))
    for fund, pattern in (
        ("government_fund", rf"{GOVERNMENT_FUND}|^基金"),
        ("state_capital", r"国有资本"),
        ("general_public", GENERAL_PUBLIC),
        ("fiscal_appropriation", r"财政拨款"),
    )
)
_FUND_ALONE = tuple(
    (fund, re.compile(pattern))
    for fund, pattern in (
        ("general_public", rf"(?:本年)?{GENERAL_PUBLIC}(?:资金)?"),
        ("government_fund", rf"(?:本年)?{GOVERNMENT_FUND}(?:预算)?(?:资金)?"),
        ("state_capital", r"(?:本年)?国有资本经营(?:预算|收益)(?:资金)?"),
    )
)
_GENERAL_PUBLIC_ALONE = re.compile(GENERAL_PUBLIC_ALONE)
_RUNNING_ITEM = "agency_running_item"
_NO_RUNNING_COST = re.compile(r"(?:无|没有)(?:安排)?机关运行经费")
_REACHED = re.compile(r"(?:增加|增长|上升|提高|减少|下降|降低|压减)了?[到至]|达到?")
_OF_YEAR_TOLD = r"(?:19|20)\d{2}年度?"
_SIDE_OF_BODY = re.compile(
    rf"{END_OF_BODY}(?:(收入|支出)预算|{_OF_YEAR_TOLD}(收入|支出))(?:总额|数|安排|为|是|共|计)*$"
    rf"|(?:^|[。：:]){_OF_YEAR_TOLD}[，,][^，,。；;：:、]{{2,30}}{END_OF_BODY}(收入|支出)(?:总额|数|安排|为|是|共|计)*$"
)  # X学校收入预算9万元, X学校2021年收入9万元; 2021年度，X医院支出为9万元
_PARTS = ("basic_expenditure", "project_expenditure", "personnel", "public")
_ITEM = re.compile(
    r"[类款项][)）]|运行(?:经费)?(?:总预算|预算|总)?$|(?:本级|(?<![我本])(?:局|中心|院|站|队|所|校))预算$|事务$|缴费支出$|养老|医疗|公积金|补贴|^其他.+支出$"
)
_BESIDE = re.compile(r"支出(?:总计|合计|总额)")
_OF_YEAR = re.compile(r"\d{4}年度?(?:我|本)?(?:部门|单位|局|院|校)?支出决算")
_ABOUT_GOALS = re.compile(r"^(?:共?涉及|(?:其中[:：]?)?(?:填报|编报|编制|设置|设定|纳入)[^，,。]{0,6}绩效)")
_CHANGE_OF_PART = re.compile(r"(?:增加|减少|增长|下降|压减)(?!了?[到至])[^，,]{2,}$")  # 项目支出减少租赁费9万元
_OF_PLACE = re.compile(
    r"全[省市县区州旗镇乡域]|(?:旅游|营业|销售|税收|出让|可支配|集体(?:经济|经营性)?)(?:总|总额)?收入|财政总(?:收入|支出)|固定资产投资|人均|"
    r"^(?!.*(?:部门|单位|[本我])).*(?:收入|支出)完成$"
)  # the economy and the treasury, not the body
_SOURCE = re.compile(r"_revenue$|^carry_over$")
_OF_ONE_MATTER = ("procurement", "basic_expenditure", "project_expenditure", "agency_running")


def subject_and_name(reading: Reading, money: Sum, clause: str, sign: int | None) -> tuple[str, str]:
    """The subject of a sum, empty where it is none of those known, and the words for it."""
    words = subject_words(clause)
    subject = _beside_income(reading, words) or _by_words(reading, words) or _side_of_body(money.before)
    if not subject and ACCOUNT.fullmatch(words):  # X年初预算为…，支出决算为…; or that of the year alone
        name = reading.sentence.budgeted[1] or item_named(reading, money)
        subject = reading.sentence.budgeted[0] or ("total_expenditure" if _OF_YEAR.match(clause) and not name else "")
        if not subject and sign is None:
            words = name or words
    elif not subject and _REACHED.fullmatch(clause):
        subject, words = reading.topic.subject, reading.topic.title  # X由2021年的3万元增加到4万元
    elif not subject and sign is None and reading.last_row is None and clause and UNNAMED.fullmatch(clause):
        subject = subject_of(reading.topic.headed)  # （一）收入预算 over 2023年年初预算数656.78万元
        words = reading.topic.headed if subject else words
    subject = _of_heading(reading, words, of_appropriation(reading, subject))
    of_procurement = subject == "procurement" and (reading.parts.whole or {}).get("subject", "").startswith(subject)
    if sign is None and (of_procurement or reading.parts.are_of(subject)) and "本年" not in clause:
        subject = ""  # 其中：局机关收入预算3万元
    return subject, words


def item_named(reading: Reading, money: Sum) -> str:
    """The item of the functions whose sum has no name of its own: 行政运行（项）。年初预算为…，支出决算为…."""
    return item_of_functions(reading.text[: reading.sentence.start + money.start]) or reading.topic.named


def pair_of(reading: Reading, said: str) -> tuple[str, str]:
    """The subjects that one sum said of income and expenditure is of: the totals, or those of the fund that is named."""
    fund = next((fund for fund, pattern in _FUNDS if pattern.search(said)), "")
    return sides_of(fund or of_appropriation(reading, TOTALS[0]))


def sides_of(subject: str) -> tuple[str, str]:
    """Income and expenditure of the fund that a subject is of."""
    fund = re.sub(r"_(?:revenue|expenditure)$", "", subject)
    return (f"{fund}_revenue", f"{fund}_expenditure")


def of_appropriation(reading: Reading, subject: str) -> str:
    """The subject, which under a heading such as 财政拨款收支预算情况 is no total of the whole body but of that money."""
    if subject not in TOTALS:
        return subject
    fund = next((fund for fund, pattern in _FUNDS if pattern.search(reading.topic.headed)), "total")
    if fund == "general_public":
        fund = "fiscal_appropriation" if "财政拨款" in reading.topic.headed else "total"
    return subject.replace("total", fund)


def _beside_income(reading: Reading, words: str) -> str:
    """The expenditure of a fund whose income was told right before: 政府性基金本年收入9万元，本年支出9万元."""
    if words != "本年支出":
        return ""
    incomes = [row["subject"] for row in reading.stated if (row["subject_title"] or "").endswith("本年收入")]
    return sides_of(incomes[-1])[1] if incomes and incomes[-1].endswith("_revenue") else ""


def _side_of_body(before: str) -> str:
    """The total that the words before a sum state of a body by its name: X学校收入预算为."""
    match = _SIDE_OF_BODY.search(before.strip())
    return {"收入": "total_revenue", "支出": "total_expenditure"}[match[match.lastindex or 0]] if match else ""


def _of_heading(reading: Reading, words: str, subject: str) -> str:
    """The subject, which as 一般公共预算拨款 alone is of income, and of expenditure under a heading that speaks of it."""
    headed = reading.topic.headed
    if _GENERAL_PUBLIC_ALONE.search(words) and "支出" in headed and "收" not in headed:
        return subject.replace("revenue", "expenditure")
    return subject


def _by_words(reading: Reading, words: str) -> str:
    if _OF_PLACE.search(words):
        return ""
    if (
        not words
        or _ABOUT_GOALS.search(words)
        or _CHANGE_OF_PART.search(words)
        or (words in ("收入", "支出") and _is_of_project(reading.last_row))
    ):
        return ""
    found = subject_of(words)
    found = found or _of_fund(reading, words)
    if _SOURCE.search(found) and _pays_for_one_matter(reading):
        return ""
    if reading.topic.section == "running_cost" and found in ("", "public", "other_revenue"):
        total = re.search(r"公用经费支出总|^日常公用经费|总计|合计", words) and not _NO_RUNNING_COST.search(
            reading.text
        )
        return "agency_running_cost" if total else _RUNNING_ITEM
    if not found and reading.total == "agency_running_cost":
        return _RUNNING_ITEM
    if found in _PARTS and reading.parts.whole is not None and _is_item_of_spending(reading.parts.whole):
        return ""  # 机构运行9万元，其中：基本支出9万元
    if found == "total_expenditure" and _BESIDE.fullmatch(words) and _is_appropriation(reading.last_row):
        return "fiscal_appropriation_expenditure"
    return found


def _of_fund(reading: Reading, words: str) -> str:
    """The side of a fund that is named alone among the parts of income or of expenditure: 总收入9万元，其中：一般公共预算9万元."""
    fund = next((fund for fund, pattern in _FUND_ALONE if pattern.fullmatch(words)), "")
    side = re.search(r"_(?:revenue|expenditure)$", (reading.parts.whole or {}).get("subject") or "")
    if not fund or side is None:
        return ""
    return fund + (
        "_revenue" if re.match(r"\s*收入", reading.text[reading.sentence.start :]) else side[0]
    )  # 收入包括：


def _pays_for_one_matter(reading: Reading) -> bool:
    """Whether sums of money are told by their source of procurement, a project or a kind of spending alone: 政府采购预算90万元，
    其中：一般公共预算拨款90万元."""
    if reading.topic.section == "procurement":
        return True
    whole = reading.parts.whole
    if whole is None or "subject" not in whole:
        return whole is not None
    return whole["subject"].startswith(_OF_ONE_MATTER) or bool(_ABOUT_GOALS.search(whole["subject_title"] or ""))


def _is_of_project(row: schema.Row | None) -> bool:
    return row is not None and "project_name" in row


def _is_item_of_spending(row: schema.Row) -> bool:
    """Whether a sum is of a class or an item of the functions, or of running costs: its parts are none of the whole body."""
    title, subject = row.get("subject_title") or "", row.get("subject") or ""
    named = subject == "other" and (_ITEM.search(title) or CLASS_OF_SPENDING.search(title))
    return bool(named or subject.startswith("agency_running"))


def _is_appropriation(row: schema.Row | None) -> bool:
    """Whether a sum is the total of appropriations received: 支出总计 right behind it is of appropriations as well."""
    return row is not None and row.get("subject") == "fiscal_appropriation_revenue" and _ends_in_total(row)


def _ends_in_total(row: schema.Row) -> bool:
    return (row["subject_title"] or "").endswith(("总计", "合计", "总额"))
