"""Sums of money as statements: the subject they are of, the change against last year, income and expenditure in one."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders import schema
from loaders.layouts.prose_compare import is_against_budget, is_of_earlier_year, is_of_last_year
from loaders.layouts.prose_state import Reading, Sum
from loaders.layouts.prose_subjects import item_named, pair_of, sides_of, subject_and_name
from loaders.layouts.prose_words import (
    ACCOUNT,
    BASE,
    BOTH_COMPARED,
    BOTH_SIDES,
    COMPARE,
    LISTED,
    UNNAMED,
    signed,
    subject_of,
    subject_words,
)
from loaders.numbers import parse_amount

_BUDGET_OF_YEAR = re.compile(r"(?:年初|全年|调整后?)?(?<!公共)(?<!基金)(?<!经营)预算(?:数|安排)?(?:为|是|共|计)*$")
_OF_BODY = re.compile(r"(?:收入|支出|收支)[^，,]{0,3}(?:预算|决算|总计|合计)|(?:预算|决算)总?(?:收入|支出|收支)")
_BUDGET_ALONE = re.compile(r"(?:\d{4}年度?)(?:部门|单位)?预算(?:总额|数)?(?:为|是|共)?")
_SIDE_OF_BUDGET = re.compile(
    r"(?:年初|全年|调整后?|批复)(?:的)?(?:部门)?预算总?(?:收入|支出)(?:总额|数)?(?:为|是|共)*$"
)
_NAME_OF_BUDGET = re.compile(r"(?:\d{4}年度?)?(?:年初|全年|调整后?)?预算(?:数|安排)?(?:为|是|共|计)*$")
_FROM_LAST_YEAR = re.compile(r"(.{2,40})由")


def take_statement(reading: Reading, money: Sum, clause: str, sign: int | None, quote: str, explains: bool) -> None:
    """Add a sum of money that is of no project and no item of the three publics. `explains`: behind 主要原因 of a change."""
    if reading.topic.section == "duties" and not _OF_BODY.search(clause):
        reading.state("other", subject_words(clause), money, sign, quote)
        return
    if _is_only_compared_with(reading, money, clause, sign, quote):
        return
    compared = BOTH_COMPARED.fullmatch(money.before[: -len(clause) or None]) if sign is not None else None
    if compared or BOTH_SIDES.search(clause) or _is_of_both(reading, clause):
        pair = pair_of(reading, compared[0] if compared else clause)
        _take_both_sides(reading, subject_words(clause), pair, money, sign, quote)
        return
    subject, words = subject_and_name(reading, money, clause, sign)
    if sign is None:
        _take_amount(reading, money, subject, words or clause, quote, bool(subject or words))
    elif explains and not subject:
        row = reading.last_row
        reading.state("other", words or clause, money, sign, quote)
        reading.last_row = row
    else:
        _take_change(reading, money, subject, words, clause, sign, quote)


def _is_of_both(reading: Reading, clause: str) -> bool:
    """Whether a budget without a name stands under a heading of income and expenditure: 2024年预算9万元."""
    return "收支" in reading.topic.headed and bool(_BUDGET_ALONE.fullmatch(clause))


def _is_only_compared_with(reading: Reading, money: Sum, clause: str, sign: int | None, quote: str) -> bool:
    """Whether a sum is the year's budget or last year's sum, which another is compared with; it is stated as that."""
    row = reading.last_row
    if is_against_budget(reading, money) and (sign is not None or BASE.search(clause)):
        reading.state("other", clause, money, None, quote)
        reading.last_row = row
        return True
    if sign is None and (BASE.search(clause) or _is_of_last_year(reading, clause)):
        reading.state("previous_year", clause, money, None, quote)
        reading.last_row = row
        if from_last_year := _FROM_LAST_YEAR.match(clause):
            words = subject_words(from_last_year[1])
            reading.topic.speak_of(subject_of(words), words)
        return True
    if sign is None and is_of_earlier_year(clause, reading.context.year):
        reading.state("other", clause, money, None, quote)
        reading.last_row = row
        return True
    says_budget = _BUDGET_OF_YEAR.search(clause) or _SIDE_OF_BUDGET.search(clause)
    if says_budget and reading.context.stage == "final_account" and sign is None:
        name = _NAME_OF_BUDGET.sub("", clause) or item_named(reading, money)
        title = f"{name}年初预算" if UNNAMED.fullmatch(clause) and name else clause
        reading.state("other", title, money, None, quote)
        words = subject_words(clause)
        reading.sentence.budgeted = (subject_of(words), name)
        reading.topic.speak_of(reading.sentence.budgeted[0], words)
        return True
    return False


def _is_of_last_year(reading: Reading, clause: str) -> bool:
    """Whether an amount is last year's: by its own words, or as a part of a sum of last year."""
    year = reading.context.year
    if is_of_last_year(clause, year):
        return True
    return reading.parts.are_of("previous_year") and not re.search(rf"{year}年|[本今]年", clause)


def _take_amount(reading: Reading, money: Sum, subject: str, title: str, quote: str, named: bool) -> None:
    row = reading.last_row
    repeats = row is not None and row.get("amount_yuan") == money.yuan and row.get("subject") != "other"
    reading.state(subject, title, money, None, quote)
    if repeats and not subject and re.search(r"决算数?(?:为|是)?$", money.before):
        reading.last_row = row  # X支出9万元，支出决算9万元。比上年减少1万元: of X
    elif named:
        reading.topic.speak_of(subject, title)


def _take_change(reading: Reading, money: Sum, subject: str, words: str, clause: str, sign: int, quote: str) -> None:
    continues = bool(COMPARE.match(clause)) or not words or bool(ACCOUNT.fullmatch(words))
    changed = _row_that_changes(reading, subject, words, continues)
    if changed is not None:
        for one in both_sides_of(reading, changed):
            _give_change(one, sign, money, quote)
        reading.last_row = changed
        return
    if continues and not subject:
        subject, words = reading.topic.subject, words or reading.topic.title
    reading.state(subject, words or clause, money, sign, quote)
    if subject or words:
        reading.topic.speak_of(subject, words)


def _row_that_changes(reading: Reading, subject: str, words: str, continues: bool) -> schema.Row | None:
    """The amount that a change is of: the last one said, the one whose parts the sentence before named, or the last one of
    the subject that the change names."""
    named = reading.parts.whole if reading.parts.are_of(subject) else None  # 其中：…，比上年总支出增加9万元
    if named is not None and named["change_yuan"] is None:
        return named
    row = reading.divided or reading.divided_in_full() or reading.last_row
    if continues and row is not None and "subject" in row and row["change_yuan"] is None:
        return row
    return reading.stated_before(subject, words) if subject else None


def both_sides_of(reading: Reading, row: schema.Row) -> list[schema.Row]:
    """The row, and its twin where one sum was said of income and of expenditure."""
    twins = [one for one in reading.stated if one["quote"] == row["quote"] and one["printed"] == row["printed"]]
    return twins if {one["subject"] for one in twins} == set(sides_of(row["subject"])) else [row]


def _give_change(row: schema.Row, sign: int, money: Sum, quote: str) -> None:
    row["change_yuan"] = signed(sign, money.yuan)
    row["quote"] = f"{row['quote']}，{quote}"


def _take_both_sides(
    reading: Reading, words: str, pair: tuple[str, str], money: Sum, sign: int | None, quote: str
) -> None:
    """收、支总计: one figure said of income and of expenditure; or two, 收、支总计各是4125.49,4143.91万元."""
    two = LISTED.search(money.before)
    first = parse_amount(two[1], money.unit) if two else None
    rows = _twins_before(reading, pair)
    for subject in pair:
        one = replace(money, yuan=first) if first is not None and subject == pair[0] else money
        row = reading.stated_before(subject, words)
        if row is None or row["subject_title"] != words:
            row = rows.get(subject, row)
        if row is None or sign is None:
            reading.state(subject, words, one, sign, quote)
        else:
            _give_change(row, sign, one, quote)


def _twins_before(reading: Reading, pair: tuple[str, str]) -> dict[str, schema.Row]:
    """Income and expenditure under this heading that are equal, and no change of them said yet: 收入总计 and 支出总计
    rather than the parts of them that are equal too, 本年收入合计 and 本年支出合计."""
    of_pair = [row for row in reading.stated if row["subject"] in pair and row["change_yuan"] is None]
    for row in (row for whole in (True, False) for row in reversed(of_pair) if _is_whole(row) is whole):
        for twin in of_pair:
            same = row["amount_yuan"] is not None and row["amount_yuan"] == twin["amount_yuan"]
            if same and row["subject"] != twin["subject"] and _is_whole(row) == _is_whole(twin):
                return {row["subject"]: row, twin["subject"]: twin}
    return {}


def _is_whole(row: schema.Row) -> bool:
    return "总" in (row["subject_title"] or "")
