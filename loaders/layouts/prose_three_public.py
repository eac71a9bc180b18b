"""The three publics as the prose states them: amount, budget, last year's, change, and the reason."""

from __future__ import annotations

import re

from loaders import schema
from loaders.layouts.prose_compare import is_against_budget, is_of_last_year
from loaders.layouts.prose_state import Reading, Sum
from loaders.layouts.prose_words import BASE, COMPARE, PREVIOUS, signed, subject_words
from loaders.layouts.three_public_items import buys_or_runs_other_things, item_of

_MEETINGS_OF_YEAR = re.compile(r"(?:\d{4}年度?|本年度?|全年)[^，。]{0,6}(?:会议费|培训费)(?:支出|决算)?")
_MEETING = re.compile(
    r"(?:\d{4}年)?(?:[^，。]{0,20}(?:部门|单位|机关|局|厅|委员会|办公室))?(?:会议费|培训费)(?:预算|支出|\d|$)"
)


def speaks_of_it(clause: str, reading: Reading) -> bool:
    """Whether a sum belongs to the three publics, or to 会议费 and 培训费 that stand beside them in the tables."""
    if reading.in_three_public and not _names_other_subject(clause):
        return True
    if COMPARE.match(clause) and reading.last_row is not None and "item" in reading.last_row:
        return True  # 会议费预算5万元，比上年减少1万元
    if _MEETINGS_OF_YEAR.match(clause):
        return True  # told beside the running costs, and no item of them
    return reading.topic.section != "running_cost" and bool(_MEETING.match(clause))


def _names_other_subject(clause: str) -> bool:
    if "三公" in clause:
        return False
    named = re.search(r"机关运行|政府采购|固定资产|项目支出|基本支出", clause)
    return bool(named) or buys_or_runs_other_things(clause)


def take(reading: Reading, money: Sum, clause: str, sign: int | None, quote: str, explains: bool) -> None:
    """Put a sum into the row of the item it is of. One that only explains a change becomes a statement."""
    own = item_in(clause)
    item = own or _item_of_bracket(reading, money) or _item_before(reading, money) or reading.topic.item
    if item is None or (explains and not (own and sign is not None)):
        reading.state("other" if explains else "", subject_words(clause), money, sign, quote)
        return
    reading.topic.item = item
    against_budget = is_against_budget(reading, money)
    if against_budget and sign is not None:
        reading.state("other", subject_words(clause), money, None, quote)
        reading.item_row = reading.last_row = row_of(reading, item) or reading.item_row
        return
    row = (
        _fill_budget(reading, item, money)
        if against_budget
        else _fill(reading, item, money, clause, sign, own is not None)
    )
    reading.item_row = reading.last_row = row
    if row["printed"] is None or (sign is None and row["amount_yuan"] == money.yuan):
        row["printed"] = money.printed


def _fill_budget(reading: Reading, item: str, money: Sum) -> schema.Row:
    """The row of the item with the budget that its account is compared with."""
    row = row_of(reading, item)
    if row is None or row["budget_yuan"] not in (None, money.yuan):
        row = _new(reading, item)
    row["budget_yuan"] = money.yuan
    return row


def _fill(reading: Reading, item: str, money: Sum, clause: str, sign: int | None, named: bool) -> schema.Row:
    """The row of the item with the sum in the field that the clause speaks of; a new row where that is taken."""
    row = row_of(reading, item)
    if sign is not None:
        row = _new(reading, item) if row is None or row["change_yuan"] is not None else row
        row["change_yuan"] = signed(sign, money.yuan)
    elif (
        BASE.search(clause) or is_of_last_year(clause, reading.context.year) or (PREVIOUS.search(clause) and not named)
    ):
        row = row or _new(reading, item)
        row["previous_yuan"] = money.yuan
    elif reading.context.stage == "final_account" and "预算" in clause and "决算" not in clause:
        row = _new(reading, item) if row is None or row["budget_yuan"] not in (None, money.yuan) else row
        row["budget_yuan"] = money.yuan
    else:  # the first figure of the item, the same one said again, or another one
        row = _new(reading, item) if row is None or row["amount_yuan"] not in (None, money.yuan) else row
        row["amount_yuan"] = money.yuan
    return row


def item_in(clause: str) -> str | None:
    """The item that a clause names."""
    if re.search(r"三公", clause) and not re.search(r"出国|公务用车|接待", clause):
        return "subtotal"
    return item_of(clause) if re.search(r"出国|公务用车|公车|接待|购置费|运行|会议费|培训费", clause) else None


def _items_in(words: str) -> list[str]:
    return [item for clause in re.split(r"[，,；;。：:]", words) if (item := item_in(clause))]


def _item_before(reading: Reading, money: Sum) -> str | None:
    """The item named last between the sum before and this one, also in a sentence of its own: （一）公务接待费。"""
    return next(reversed(_items_in(reading.text[reading.last_end : reading.offset + money.start])), None)


def _item_of_bracket(reading: Reading, money: Sum) -> str | None:
    """The item named before a bracket that closes right before the words of this sum: X0万元（其中 …）比上年减少."""
    words = reading.text[reading.last_end : reading.offset + money.start]
    closing = max(words.rfind("）"), words.rfind(")"))
    opening = max(reading.text.rfind(mark, 0, reading.last_end) for mark in "（(")
    if closing < 0 or opening < 0 or re.search(r"[）)]", reading.text[opening : reading.last_end]):
        return None
    sentence = re.split(r"[。；;]", reading.text[:opening])[-1]
    return next(reversed(_items_in(sentence)), None)


def row_of(reading: Reading, item: str) -> schema.Row | None:
    """The last row that the prose gave an item."""
    rows = [r for r in reading.context.tables["three_public"] if r["basis"] == "narrative" and r["item"] == item]
    return rows[-1] if rows else None


def _new(reading: Reading, item: str) -> schema.Row:
    return reading.context.add("three_public", item=item, basis="narrative", **reading.context.where(reading.place))
