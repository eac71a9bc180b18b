"""The three publics as the prose states them: amount, budget, last year's, change, and the reason."""

from __future__ import annotations

import re
from decimal import Decimal

from loaders import schema
from loaders.layouts.prose_compare import is_against_budget, is_of_last_year, says_budget
from loaders.layouts.prose_state import Reading, Sum
from loaders.layouts.prose_statements import take_statement
from loaders.layouts.prose_words import ACCOUNT, BASE, COMPARE, PREVIOUS, THREE_PUBLIC_ITEM, signed, subject_words
from loaders.layouts.three_public_items import buys_or_runs_other_things, item_of

_MEETINGS_OF_YEAR = re.compile(r"(?:\d{4}年度?|本年度?|全年)[^，。]{0,6}(?:会议费|培训费)(?:支出|决算)?")
_MEETING = re.compile(
    r"(?:\d{4}年)?(?:开支|列支|安排)?(?:[^，。]{0,20}(?:部门|单位|机关|局|厅|委员会|办公室))?(?:会议费|培训费)(?:预算|支出|\d|$)"
)
_OF_ALL = re.compile(
    r"三公[”\"]?经费[^，,。；;：:]{0,20}[、和及与](?:会议费|培训费)[^，,。；;：:]*$"
)  # 三公经费、会议费、培训费共
_KINDS = (r"三公", r"因公出国|出国[（(]境", r"公务用车|公车", r"公务接待")
_NAMED_IN_BRACKETS = re.compile(
    r"[（(][^（()）]*三公[^（()）]*[)）](?!.*(?:出国|公务|接待))[^，,。]{0,12}$"
)  # X、公务接待费（“三公”经费）合计
_CAUSE = re.compile(r"因(?!公)|由于")  # 因2023年预算3万元不足: explains
_OF_ITEM = re.compile(
    rf"^\s*(?:(?:[（(]?[\d一二三四五六七八九十]+[)）、.．]+|[①-⑳])\s*)?(?:(?:19|20)\d{{2}}年度?)?(?:本?(?:部门|单位))?(?:{THREE_PUBLIC_ITEM})"
)
_OTHER_EXPENSES = re.compile(r"机关运行(?:经)?费|办公费|印刷费|差旅费|邮电费|水费|电费")
_PART = re.compile(
    r"国内接待|外事接待|外宾|境[)）]?外(?:公务)?接待|教学科研|(?:加油|燃油|油料|燃料|维修|修理|保险|过路|过桥|停车|年检|其他)(?:费用?|支出)*(?:为|共|约)?$|差(?:值|额|异)"
)  # of an item: 其中：公务用车加油5万元


def beginning_of_it(text: str, section: str, told: bool) -> int | None:
    """Where a paragraph begins to speak of the three publics; None where it does not."""
    if section == "duties":
        return None
    if section == "three_public":
        return None if re.search(r"机关运行(?:经)?费", text) and "三公" not in text else 0
    found = [match.start() for kind in _KINDS if (match := re.search(kind, text))]
    if not found or section == "running_cost":
        return None
    if "三公" in text:
        first = text.index("三公")
        running = text.rfind("机关运行", 0, first)
        if running >= 0:  # told before them in a sentence of its own, or they are a part of it
            return _clause_start(text, first) if "。" in text[running:first] else None
        return _clause_start(text, min(found))
    if _OTHER_EXPENSES.search(text):
        return None
    return _clause_start(text, min(found)) if len(found) > 2 or (told and _OF_ITEM.match(text)) else None


def _clause_start(text: str, at: int) -> int:
    return max(text.rfind(mark, 0, at) for mark in "，,；;。：:\n") + 1


def speaks_of_it(clause: str, reading: Reading, money: Sum) -> bool:
    """Whether a sum belongs to the three publics, or to 会议费 and 培训费 that stand beside them in the tables."""
    begun = reading.three_public_from is not None and reading.three_public_from < reading.sentence.start + money.end
    follows_statement = reading.last_is_statement and (
        COMPARE.match(clause) or _is_spent_beside_income(reading, clause)
    )
    if begun and not _names_other_subject(clause) and not (follows_statement and item_in(clause) is None):
        return True
    follows_item = reading.last_row is not None and "item" in reading.last_row
    if follows_item and (COMPARE.match(clause) or ACCOUNT.fullmatch(subject_words(clause))):
        return True  # 会议费预算5万元，比上年减少1万元; 会议费预算5万元，支出决算4万元
    if _MEETINGS_OF_YEAR.match(clause):
        return True  # told beside the running costs, and no item of them
    return reading.topic.section != "running_cost" and bool(_MEETING.match(clause))


def _is_spent_beside_income(reading: Reading, clause: str) -> bool:
    """Whether a clause states the expenditure beside the income of the body: 收入预算9万元，支出预算9万元."""
    row = reading.last_row
    return (
        row is not None
        and row.get("subject") == "total_revenue"
        and bool(re.search(r"支出预算|预算支出|支出[合总]计", clause))
    )


def _names_other_subject(clause: str) -> bool:
    if "三公" in clause:
        return False
    if re.search(r"机关运行|采购|固定资产|项目支出|基本支出", clause) or buys_or_runs_other_things(clause):
        return True
    return item_in(clause) is None and bool(re.search(r"收入|收支|总支出|人员经费|公用经费|资产", clause))


def take(reading: Reading, money: Sum, clause: str, sign: int | None, quote: str, explains: bool) -> None:
    """Put a sum into the row of the item it is of. One that only explains a change becomes a statement."""
    own = "total" if _OF_ALL.search(money.before) else item_in(clause)
    end = reading.sentence.start + money.start
    near = own or item_of_bracket(reading, end) or _item_of_whole(reading) or _item_before(reading, end)
    item = near or _headed(reading)
    if item is None and not explains:
        take_statement(reading, money, clause, sign, quote, explains)
        return
    if item is None or _only_explains(clause, own, sign, explains):
        reading.state("other", subject_words(clause), money, sign, quote)
        return
    unknown = near is None and _is_told_otherwise(reading, item, money, clause, sign)
    if unknown or _is_part(reading, clause, own, end) or _adjusts(reading, item, money):
        row = reading.last_row
        reading.state("other", subject_words(clause), money, sign, quote)
        if row is not None:
            reading.last_row = row
        else:
            reading.part = reading.last_row  # a paragraph of its own: （1）外事接待支出1万元，与上年持平
        return
    reading.topic.item = item
    against_budget = is_against_budget(reading, money)
    if against_budget and sign is not None:
        reading.state("other", subject_words(clause), money, None, quote)
        reading.sentence.item_row = reading.last_row = row_of(reading, item) or reading.sentence.item_row
        return
    row = (
        _fill_budget(reading, item, money)
        if against_budget
        else _fill(reading, item, money, clause, sign, own is not None)
    )
    if sign is None and re.search(r"[均都]", clause):
        _fill_others(reading, item, money)
    reading.sentence.item_row = reading.last_row = row
    if row["printed"] is None or (sign is None and row["amount_yuan"] == money.yuan):
        row["printed"] = money.printed


def _only_explains(clause: str, own: str | None, sign: int | None, explains: bool) -> bool:
    """Whether a sum is a cause, or stands behind the reason of a change and is no sum of an item that it names."""
    if own is None:
        return explains or bool(_CAUSE.match(clause))
    return explains and sign is None and not _OF_ITEM.match(clause)


def _counts_part(words: str) -> bool:
    """Whether the words since the last sum count a part of an item alone: 外事接待0批次，0人，共计支出."""
    last = next((part for part in reversed(re.split(r"[，,；;。]", words)[:-1]) if re.search(r"接待|出国", part)), "")
    return bool(_PART.search(last))


def _is_part(reading: Reading, clause: str, own: str | None, end: int) -> bool:
    """Whether a sum is of a part of an item, also 考察接待支出 behind the sum of all receptions."""
    if _PART.search(clause):
        return True
    if own is None:
        return _counts_part(reading.text[max(reading.last_end, reading.sentence.start) : end])
    row = row_of(reading, own)
    kind = own == "reception" and (
        "国内" in clause
        or re.match(r"接待(?!费|支出|经费|预算|$)", clause)
        or (re.search(r"(?<!公务)(?<!国内)接待", clause[2:]) and "公务接待" not in clause)
    )
    return bool(kind) and row is not None and row["amount_yuan"] is not None


def _is_told_otherwise(reading: Reading, item: str, money: Sum, clause: str, sign: int | None) -> bool:
    """Whether a sum that names no item is another than the one told of the item spoken of last: it is of something else."""
    row = row_of(reading, item)
    if row is None or is_against_budget(reading, money):
        return False
    if sign is not None:
        return row["change_yuan"] not in (None, signed(sign, money.yuan))
    return row[f"{_role(reading, money, clause, named=False)}_yuan"] not in (None, money.yuan)


def _adjusts(reading: Reading, item: str, money: Sum) -> bool:
    """Whether a sum of an account is the adjusted budget behind the one of the beginning of the year."""
    row = row_of(reading, item)
    adjusted = re.search(r"调整[^，,。；]*预算[^，,。；]{0,4}$|全年预算[^，,。；]{0,4}$", money.before)
    return bool(adjusted) and row is not None and row["budget_yuan"] is not None and row["amount_yuan"] is None


def _fill_budget(reading: Reading, item: str, money: Sum) -> schema.Row:
    """The row of the item with the budget that its account is compared with."""
    reading.parts.roles.add("budget")
    return _put(reading, item, "budget_yuan", money.yuan)


def _fill(reading: Reading, item: str, money: Sum, clause: str, sign: int | None, named: bool) -> schema.Row:
    """The row of the item with the sum in the field that the clause speaks of; a new row where that is taken."""
    if sign is not None:
        return _put(reading, item, "change_yuan", signed(sign, money.yuan))
    role = _role(reading, money, clause, named)
    reading.parts.roles.add(role)
    if role == "previous":
        row = row_of(reading, item) or _new(reading, item)
        if row["previous_yuan"] is None:  # a second one explains: the budget of last year
            row["previous_yuan"] = money.yuan
        return row
    return _put(reading, item, f"{role}_yuan", money.yuan)


def _role(reading: Reading, money: Sum, clause: str, named: bool) -> str:
    """Whether a sum is the amount, the budget that an account is compared with, or last year's."""
    year = reading.context.year
    if BASE.search(clause) or is_of_last_year(clause, year) or (PREVIOUS.search(clause) and not named):
        return "previous"
    if reading.context.stage == "final_account" and says_budget(clause, money.before):
        return "budget"
    return "amount" if re.search(r"决算", clause) else reading.parts.role or "amount"


def _fill_others(reading: Reading, item: str, money: Sum) -> None:
    """The other items of a sum said of several: 因公出国（境）费、公务用车购置费均为0万元."""
    words = re.split(r"[，,；;。：:]", money.before)[-1]
    for other in dict.fromkeys(found for part in re.split(r"[、和及与]", words) if (found := item_in(part))):
        if other != item:
            _put(reading, other, "amount_yuan", money.yuan)["printed"] = money.printed


def _put(reading: Reading, item: str, field: str, yuan: Decimal) -> schema.Row:
    """The row of the item with the sum, or a new one where another sum stands in that field."""
    row = row_of(reading, item)
    if row is None or row[field] not in (None, yuan):
        row = _new(reading, item)
    row[field] = yuan
    return row


def item_in(clause: str) -> str | None:
    """The item that a clause names; after a count the one behind it: 计划购置0辆公务接待费4万元."""
    behind = re.split(r"(?<!\d)\d+(?:辆|台|批次?|人次?|个)", clause)[-1]
    if behind != clause and (item := item_in(behind)):
        return item
    if re.search(r"三公", clause) and (
        not re.search(r"出国|公务用车|接待", clause) or _NAMED_IN_BRACKETS.search(clause)
    ):
        return "subtotal"
    return (
        item_of(clause)
        if re.search(r"出国|公务用?车|公车|接待|购置(?:经)?费|购置车辆|运行|会议费|培训费", clause)
        else None
    )


def _items_in(words: str) -> list[str]:
    clauses = (
        clause for clause in re.split(r"[，,；;。：:]", words) if not re.match(r"占|(?:主要)?用于", clause)
    )  # 占“三公”经费的3%; 主要用于出国培训费用
    return [item for clause in clauses if (item := item_in(clause))]


def _item_before(reading: Reading, end: int) -> str | None:
    """The item named last between the sum before and this one, also in a sentence of its own: （一）公务接待费。"""
    return next(reversed(_items_in(reading.text[reading.last_end : end])), None)


def _item_of_whole(reading: Reading) -> str | None:
    """The item whose parts the sentence before named, where this one compares the whole: …，其中：…。比上年减少1万元."""
    whole = reading.divided or reading.divided_in_full()
    return whole["item"] if whole is not None and "item" in whole else None


def _headed(reading: Reading) -> str | None:
    """The item spoken of last, else that of the heading: （二）公务接待费 over 2024年预算安排1万元."""
    return reading.topic.item or (item_in(reading.topic.headed) if reading.topic.section == "three_public" else None)


def item_of_bracket(reading: Reading, end: int) -> str | None:
    """The item named before a bracket that closes right before the words of this sum: X0万元（其中 …）比上年减少."""
    closing = max(reading.text.rfind(mark, reading.last_end, end) for mark in "）)")
    opening = _opening_of(reading.text, closing)
    if opening < 0 or opening >= reading.last_end:
        return None
    sentence = re.split(r"[。；;]", reading.text[:opening])[-1]
    return next(reversed(_items_in(sentence)), None)


def _opening_of(text: str, closing: int) -> int:
    """Where the bracket opens that closes at `closing`; -1 where there is none."""
    depth = 0
    for at in range(closing, -1, -1):
        depth += (text[at] in "）)") - (text[at] in "（(")
        if depth == 0:
            return at
    return -1


def row_of(reading: Reading, item: str) -> schema.Row | None:
    """The last row that the prose gave an item."""
    rows = [r for r in reading.context.tables["three_public"] if r["basis"] == "narrative" and r["item"] == item]
    return rows[-1] if rows else None


def _new(reading: Reading, item: str) -> schema.Row:
    return reading.context.add("three_public", item=item, basis="narrative", **reading.context.where(reading.place))
