"""Sums of money as statements: the subject they are of, the change against last year, income and expenditure in one."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders import schema
from loaders.layouts.codes import END_OF_BODY
from loaders.layouts.prose_compare import is_against_budget, is_of_last_year
from loaders.layouts.prose_state import Reading, Sum
from loaders.layouts.prose_words import (
    BASE,
    BOTH_COMPARED,
    BOTH_SIDES,
    CLASS_OF_SPENDING,
    COMPARE,
    LISTED,
    UNNAMED,
    signed,
    subject_of,
    subject_words,
)
from loaders.numbers import parse_amount

_RUNNING_ITEM = "agency_running_item"
_SIDES = ("total_revenue", "total_expenditure")
_BUDGET_OF_YEAR = re.compile(r"(?:年初|全年|调整后?)?(?<!公共)(?<!基金)(?<!经营)预算(?:数|安排)?(?:为|是|共|计)*$")
_ACCOUNT = re.compile(r"(?:支出)?决算数?")
_SIDE_OF_BODY = re.compile(rf"{END_OF_BODY}(收入|支出)预算(?:总额|数|安排|为|是|共|计)*$")
_PARTS = ("basic_expenditure", "project_expenditure", "personnel", "public")
_ITEM = re.compile(r"[类款项][)）]|运行$|事务$|缴费支出$|养老|医疗|公积金|补贴|^其他.+支出$")
_BESIDE = re.compile(r"支出(?:总计|合计|总额)")
_OF_YEAR = re.compile(r"\d{4}年度?(?:我|本)?(?:部门|单位|局|院|校)?支出决算")


def take_statement(reading: Reading, money: Sum, clause: str, sign: int | None, quote: str, explains: bool) -> None:
    """Add a sum of money that is of no project and no item of the three publics. `explains`: behind 主要原因 of a change."""
    row, topic = reading.last_row, reading.topic
    if is_against_budget(reading, money) and (sign is not None or BASE.search(clause)):
        reading.state("other", clause, money, None, quote)
        reading.last_row = row
        return
    if sign is None and (BASE.search(clause) or is_of_last_year(clause, reading.context.year)):
        reading.state("previous_year", clause, money, None, quote)
        reading.last_row = row
        return
    words = subject_words(clause)
    if reading.context.stage == "final_account" and sign is None and _BUDGET_OF_YEAR.search(clause):
        reading.state("other", clause, money, None, quote)
        reading.budget_of = subject_of(words)
        topic.subject, topic.title = reading.budget_of or "other", words
        return
    both = BOTH_SIDES.search(clause) or (
        sign is not None and BOTH_COMPARED.fullmatch(money.before[: -len(clause) or None])
    )
    if both and "财政拨款" not in clause:
        _take_both_sides(reading, words, money, sign, quote)
        return
    subject = _subject(reading, words) or _side_of_body(clause)
    if not subject and _ACCOUNT.fullmatch(words):  # X年初预算为…，支出决算为…; or that of the year alone
        subject = reading.budget_of or ("total_expenditure" if _OF_YEAR.match(clause) else "")
    if not subject and sign is None and reading.last_row is None and UNNAMED.fullmatch(clause):
        subject = subject_of(topic.headed)  # （一）收入预算 over 2023年年初预算数656.78万元
        words = topic.headed if subject else words
    subject = _of_appropriation(reading, subject)
    if sign is None and reading.divides(subject) and "本年" not in clause:
        subject = ""  # 其中：局机关收入预算3万元
    continues = bool(COMPARE.match(clause)) or not words
    if sign is not None and explains and not subject:
        reading.state("other", words or clause, money, sign, quote)
        reading.last_row = row
        return
    if sign is not None:
        changed = _row_that_changes(reading, subject, words, continues)
        if changed is not None:
            for one in both_sides_of(reading, changed):
                _give_change(one, sign, money, quote)
            return
        if continues and not subject:
            subject, words = topic.subject or "other", words or topic.title
    reading.state(subject or "other", words or clause, money, sign, quote)
    if subject or words:
        topic.subject, topic.title = subject or "other", words


def _side_of_body(clause: str) -> str:
    """The total that a clause states of a body by its name: X学校收入预算为."""
    match = _SIDE_OF_BODY.search(clause)
    return {"收入": "total_revenue", "支出": "total_expenditure"}[match[1]] if match else ""


def _row_that_changes(reading: Reading, subject: str, words: str, continues: bool) -> schema.Row | None:
    """The amount that a change is of: the last one said, the one whose parts the sentence before named, or the last one of
    the subject that the change names."""
    row = reading.divided or reading.divided_in_full() or reading.last_row
    if continues and row is not None and "subject" in row and row["change_yuan"] is None:
        return row
    return reading.stated_before(subject, words) if subject else None


def both_sides_of(reading: Reading, row: schema.Row) -> list[schema.Row]:
    """The row, and its twin where one sum was said of income and of expenditure."""
    twins = [one for one in reading.stated if one["quote"] == row["quote"] and one["printed"] == row["printed"]]
    return twins if {one["subject"] for one in twins} == set(_SIDES) else [row]


def _give_change(row: schema.Row, sign: int, money: Sum, quote: str) -> None:
    row["change_yuan"] = signed(sign, money.yuan)
    row["quote"] = f"{row['quote']}，{quote}"


def _take_both_sides(reading: Reading, words: str, money: Sum, sign: int | None, quote: str) -> None:
    """收、支总计: one figure said of income and of expenditure; or two, 收、支总计各是4125.49,4143.91万元."""
    two = LISTED.search(money.before)
    first = parse_amount(two[1], money.unit) if two else None
    rows = _twins_before(reading)
    for subject in _SIDES:
        one = replace(money, yuan=first) if first is not None and subject == "total_revenue" else money
        name = _of_appropriation(reading, subject)
        row = reading.stated_before(name, words)
        if row is None or row["subject_title"] != words:
            row = rows.get(name, row)
        if row is None or sign is None:
            reading.state(name, words, one, sign, quote)
        else:
            _give_change(row, sign, one, quote)


def _twins_before(reading: Reading) -> dict[str, schema.Row]:
    """Income and expenditure under this heading that are equal, and no change of them said yet: 收入总计 and 支出总计."""
    for row in reversed(reading.stated):
        for twin in reading.stated:
            same = row["amount_yuan"] is not None and row["amount_yuan"] == twin["amount_yuan"]
            sides = {row["subject"], twin["subject"]} == set(_SIDES)
            if same and sides and row["change_yuan"] is None and twin["change_yuan"] is None:
                return {row["subject"]: row, twin["subject"]: twin}
    return {}


def _of_appropriation(reading: Reading, subject: str) -> str:
    """The subject, which under a heading such as 财政拨款收支预算情况 is no total of the whole body."""
    if subject in _SIDES and "财政拨款" in reading.topic.headed:
        return subject.replace("total", "fiscal_appropriation")
    return subject


def _subject(reading: Reading, words: str) -> str:
    if not words:
        return ""
    found = subject_of(words)
    if reading.topic.section == "running_cost" and found in ("", "public", "other_revenue"):
        total = re.search(r"公用经费支出总|^日常公用经费|总计|合计", words)
        return "agency_running_cost" if total else _RUNNING_ITEM
    if not found and reading.total == "agency_running_cost":
        return _RUNNING_ITEM
    if found in _PARTS and reading.whole is not None and _is_item_of_spending(reading.whole):
        return ""  # 机构运行9万元，其中：基本支出9万元
    if found == "total_expenditure" and _BESIDE.fullmatch(words) and _is_appropriation(reading.last_row):
        return "fiscal_appropriation_expenditure"
    return found


def _is_item_of_spending(row: schema.Row) -> bool:
    """Whether a sum is of a class or an item of the functions."""
    title = row.get("subject_title") or ""
    return row.get("subject") == "other" and bool(_ITEM.search(title) or CLASS_OF_SPENDING.search(title))


def _is_appropriation(row: schema.Row | None) -> bool:
    """Whether a sum is the total of appropriations received: 支出总计 right behind it is of appropriations as well."""
    return row is not None and row.get("subject") == "fiscal_appropriation_revenue" and _ends_in_total(row)


def _ends_in_total(row: schema.Row) -> bool:
    return (row["subject_title"] or "").endswith(("总计", "合计", "总额"))
