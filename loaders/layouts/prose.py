"""Amounts and counts stated in prose: who they are of, whether they are an amount or a change, and their sign.

A paragraph is cut into clauses. Every sum of money is taken exactly once: into three_public where the text speaks of the
three publics, into projects where a project's budget is stated, else into statements. A subject not known by name is
kept as printed with subject `other`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from loaders import schema
from loaders.document import Document, Paragraph
from loaders.layouts import prose_projects, prose_three_public
from loaders.layouts.context import Context
from loaders.layouts.lines import is_caption
from loaders.layouts.prose_compare import compares_with_budget, follow_brackets
from loaders.layouts.prose_counts import read_counts, read_schedule
from loaders.layouts.prose_lists import distribute
from loaders.layouts.prose_state import Reading, Sum, Topic, item_of_functions
from loaders.layouts.prose_statements import both_sides_of, take_statement
from loaders.layouts.prose_words import (
    COMPARE,
    EQUAL,
    GOES_ON_DIVIDING,
    LISTED,
    MONEY,
    ONE_OF_MANY,
    PARTS,
    REASON,
    SENTENCE,
    UNDECIDED,
    clause_of,
    sign_of,
)
from loaders.numbers import parse_amount

_LABEL = re.compile(r"[\u4e00-\u9fff（）()]{2,12}[:：]")  # 编制单位：208元氏县财政局 states no 208元
_WIDE = "[\u4e00-\u9fff，。；：、（）“”]"
_SPACED = re.compile(
    rf"(?<={_WIDE})[ \u00a0\u3000]+(?={_WIDE}|\d)|(?<=\d)[ \u00a0\u3000]+(?={_WIDE})"
)  # 政 府 采 购, 2024 年
_NARROW = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
_CLOSED = tuple("。；：;:！？!?")
_BEGINS = re.compile(
    r"\s*(?:第?[一二三四五六七八九十]+[、部章节]|[（(][一二三四五六七八九十\d]+[)）]|\d+[、.．](?!\d)|[①-⑳]|[注备][：:注])"
)
_RUN_IN = re.compile(
    r"\s*(?:第?[一二三四五六七八九十]+[、部章节]|[（(][一二三四五六七八九十\d]+[)）]|\d+[、.．])[^。，,；;：:]{2,40}?(?:说明|情况|费用?|预算|原因|目标)"
    r"(?=(?:19|20)\d{2}年|本(?:年|部门|单位)|(?:[（(][一1][)）]|一、|1[.、．])[^，,。；;：:\d])"
)  # a heading that its text follows without any mark
_MONEY_WORDS = re.compile(r"预算|资金|经费|支出|收入|费\d")


def read(document: Document, context: Context) -> None:
    """Add all amounts and counts of the paragraphs to statements, three_public (narrative) and projects (narrative)."""
    topic = Topic()
    for printed in _over_pages(document):
        for text in _parts_of(_SPACED.sub("", printed.text).translate(_NARROW)):
            paragraph = replace(printed, text=text)
            topic.follow(paragraph)
            if not (is_caption(text) and _LABEL.match(text.strip())):
                _read_paragraph(paragraph, topic, context)


def _parts_of(text: str) -> list[str]:
    """A paragraph, parted behind the headings that run into it: 一、收入预算情况2023年收入预算9万元。"""
    parts = []
    while heading := _RUN_IN.match(text):
        parts.append(heading[0])
        text = text[heading.end() :]
    return [*parts, text]


def _over_pages(document: Document) -> Iterator[Paragraph]:
    """The paragraphs, with one that a page cuts inside a sentence put together: …运行维护费30万 | 元。"""
    open_one: Paragraph | None = None
    for block in document.blocks:
        if open_one is not None and isinstance(block, Paragraph) and _goes_on(open_one, block):
            open_one = replace(open_one, text=open_one.text + block.text)
            continue
        if open_one is not None:
            yield open_one
        open_one = block if isinstance(block, Paragraph) else None
    if open_one is not None:
        yield open_one


def _goes_on(above: Paragraph, below: Paragraph) -> bool:
    """Whether a paragraph that ends a page inside a sentence goes on at the head of the next."""
    ends, begins = above.place.page, below.place.page
    sentence = re.search(r"[，,。；]|\d[万亿.]?$", above.text)  # one cut inside a sum at the latest
    broken = not above.heading and sentence and not above.text.endswith(_CLOSED)
    return bool(ends and begins == ends + 1 and broken and not below.heading and not _BEGINS.match(below.text))


def _read_paragraph(paragraph: Paragraph, topic: Topic, context: Context) -> None:
    text = paragraph.text
    start = prose_three_public.beginning_of_it(text, topic.section, topic.told_three_public)
    reading = Reading(text, paragraph.place, topic, context, start)
    topic.told_three_public = topic.told_three_public or start is not None
    named_for_below = "" if MONEY.search(text) else item_of_functions(text)
    topic.project = prose_projects.named_by(text) or topic.project
    for match in SENTENCE.finditer(text):
        reading.begin_sentence(match.start())
        if match[0].strip():
            _read_sentence(reading, match[0])
    topic.named = named_for_below
    read_counts(text, paragraph.place, context)
    read_schedule(text, topic.title, paragraph.place, context)


def _read_sentence(reading: Reading, sentence: str) -> None:
    sums = distribute(sentence, _sums(sentence))
    reason = REASON.search(sentence)
    position = 0
    whole = reading.divided if COMPARE.match(sentence.strip()) else None
    before = _divided_before(reading, sentence)
    parts_of: schema.Row | None = None
    for index, money in enumerate(sums):
        gap = sentence[position : money.start]
        reading.divided = whole if index == 0 or reading.compared_with is not None else None
        if index:
            told = gap[: max(0, *(gap.rfind(mark) for mark in "，,：:"))]
            _read_equality(reading, told, reading.last_end + len(told))
            if re.search(r"其中|包括", gap):
                parts_of = parts_of or reading.compared_with or reading.last_row
                reading.parts.begin()
        reading.parts.whole = parts_of or before
        explains = bool(reason and position <= reason.start() < money.start and reading.last_is_change)
        _take(reading, money, sentence, explains)
        if parts_of is not None and not reading.in_brackets:
            reading.parts.note(reading.last_row)
        position = money.end
        reading.last_end = reading.sentence.start + money.end
    reading.divided = None if reading.parts.are_of("previous_year") else parts_of or before
    all_of = reading.divided_in_full() if sums else whole
    _read_equality(reading, sentence[position:], reading.sentence.start + len(sentence), all_of)
    if reason:
        _give_reason(reading, sentence, reason)


def _divided_before(reading: Reading, sentence: str) -> schema.Row | None:
    """The sum of an earlier sentence whose parts this one names: it begins with 其中, or goes on behind a semicolon."""
    if reading.divided is not None and reading.goes_on:
        return reading.divided
    if GOES_ON_DIVIDING.match(sentence):
        return reading.divided
    return reading.last_row if PARTS.match(sentence) else None


def _sums(sentence: str) -> list[Sum]:
    sums, position = [], 0
    for match in MONEY.finditer(sentence):
        unit = "万元" if match[2] in ("万", None) else match[2]
        yuan = Decimal("0.00") if match[1] in ("零", None) else parse_amount(match[1], unit)
        if yuan is None or (match[2] == "万" and not _MONEY_WORDS.search(sentence)):
            continue
        before = sentence[position : match.start()]
        sums.append(Sum(yuan, match[0], unit, before, match.start(), match.end()))
        position = match.end()
    return sums


def _take(reading: Reading, money: Sum, sentence: str, explains: bool) -> None:
    clause = clause_of(LISTED.sub("", money.before))
    sign = sign_of(clause)
    quote = _quote(sentence, money)
    follow_brackets(reading, sentence, money)
    reading.compared_with = None
    if money.unnamed:
        row = reading.last_row
        reading.state("other", "", money, sign, quote)
        reading.last_row = row
        return
    if UNDECIDED.search(clause):
        if money.yuan:
            reading.state("other", clause, money, None, quote)
            return
        sign = 1
    if ONE_OF_MANY.search(clause):
        reading.state("unit_standard", clause, money, None, quote)
    elif prose_three_public.speaks_of_it(clause, reading, money):
        prose_three_public.take(reading, money, clause, sign, quote, explains)
    elif sign is None and (name := prose_projects.name_of(reading, clause, money.before)):
        prose_projects.take(reading, name, money)
    else:
        take_statement(reading, money, clause, sign, quote, explains)


def _quote(sentence: str, money: Sum) -> str:
    """The sum with the words before it up to the clause boundary and those behind it up to the next one."""
    head = sentence[: money.start].rstrip("：: ")
    start = max(head.rfind(mark) for mark in "，；;：、") + 1
    end = min((at for mark in "，,；;。、" if (at := sentence.find(mark, money.end)) >= 0), default=len(sentence))
    return sentence[start:end].strip()


# --- what is said without a sum ----------------------------------------------------------------------------------


def _read_equality(reading: Reading, text: str, end: int, whole: schema.Row | None = None) -> None:
    """持平 after an amount means that it did not change. `end` is where the text ends in the paragraph, `whole` the sum whose
    parts were told before: it is what did not change."""
    item = None
    final = reading.context.stage == "final_account"
    for at, (before, clause) in enumerate(pairwise(("", *re.split(r"[，,；;。：:]", text)))):
        item = prose_three_public.item_in(clause) or item
        said = before + clause
        if not EQUAL.search(clause) or not re.search(r"上年|去年|\d{4}年|同比|相比|持平", said):
            continue
        behind_budget = at == 0 and reading.sentence.against_budget and not re.search(r"上年|去年|\d{4}年", clause)
        if final and (behind_budget or compares_with_budget(said, reading.context.year)):
            continue  # 与2021年度预算相比无变化, 与年初预算数0万元持平
        open_whole = whole is not None and whole.get("change_yuan", 0) is None and item is None
        row = whole if open_whole else _row_at_hand(reading, item, end)
        if row is not None and "change_yuan" in row and row["change_yuan"] is None and row["amount_yuan"] is not None:
            for one in both_sides_of(reading, row) if "subject" in row else [row]:
                one["change_yuan"] = Decimal("0.00")


def _row_at_hand(reading: Reading, item: str | None, end: int) -> schema.Row | None:
    """The row that a clause without a sum speaks of: the last one stated, or the one of the item named."""
    row = reading.last_row
    if reading.three_public_from is None or reading.last_is_statement:
        return row
    item = item or prose_three_public.item_of_bracket(reading, end) or reading.topic.item
    return prose_three_public.row_of(reading, item) if item else None


def _give_reason(reading: Reading, sentence: str, reason: re.Match[str]) -> None:
    text = re.split(r"[。；;]|其中[:：]", sentence[reason.end() :])[0].strip("，, ：:")
    row = (
        reading.last_row if reading.last_row is not None and "reason" in reading.last_row else reading.sentence.item_row
    )
    if text and row is not None and not row["reason"]:
        row["reason"] = text
