"""Where a reader of prose stands: the section, the subject last named, the row last added."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from loaders import schema
from loaders.document import Paragraph, Place
from loaders.layouts.context import Context
from loaders.layouts.prose_words import MONEY, THREE_PUBLIC_ITEM, signed

_TOP = r"第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+\s*[、.．]"
_RANKS = tuple(re.compile(mark) for mark in (_TOP, r"[（(][一二三四五六七八九十]+[)）]", r"\d+[、.．]"))
_HEADING = re.compile(rf"^\s*(?:(?:{_TOP}|[（(][一二三四五六七八九十\d]+[）)]|\d+[、.．])\s*)?(\S.{{1,59}})$")
_LEAD = re.compile(rf"^(?:{_TOP})\s*[^。，,；：:]{{4,40}}(?:情况|说明|安排|预算|经费)(?:情况|说明)?[。：:](?=.)")
_PROJECT_HEADING = re.compile(
    r"^(?!.*(?:机关运行|三公|基本|采购))(.{2,30}?(?:专项|项目|工程|计划).{0,10}?)(?:项目)?经费(?:使用)?情况说明$"
)
_SECTIONS = (("three_public", "三公"), ("running_cost", "机关运行"), ("procurement", "采购"))
_OF_MONEY = re.compile(r"绩效|经费|资金|[预决]算|收入|支出|收支|采购|三公|说明")
_DUTIES = re.compile(r"职责|职能|(?:重点|主要|年度)工作|工作(?:任务|目标|完成|重点|计划|总结)")
_WHOLE_TITLE = re.compile(
    r"[预决]算(?:公开)?(?:及|和|与|暨|、).*三公"
)  # 部门预算及“三公”经费预算公开: of all, not of these alone
_OF_FUNCTIONS = re.compile(r"[\u4e00-\u9fff“][^，,。；;：:\n]{1,100}[（(]\d*[类款项][)）](?:支出)?")
_ITEM_HEADING = re.compile(rf"^(?:(?:19|20)\d{{2}}年度?)?(?:{THREE_PUBLIC_ITEM})")


@dataclass(slots=True)
class Topic:
    """What the text at hand speaks of: the section it stands in, the last subject named, the project explained."""

    section: str = ""
    rank: int = 0  # of the heading that began the section: 一、 1, （一） 2, 1. 3, others 4
    subject: str = ""
    title: str = ""
    item: str | None = None
    project: str = ""
    told_three_public: bool = False  # a paragraph under this heading spoke of the three publics
    headed: str = ""  # the words of the heading at hand
    named: str = ""  # the item of the functions that the paragraph before named, whose sums follow: …行政运行（项）。
    stated: list[schema.Row] = field(default_factory=list)  # what was stated under this heading

    def follow(self, paragraph: Paragraph) -> None:
        """Take up a heading, also one that its text follows in the same paragraph; other paragraphs change nothing."""
        text = paragraph.text.strip()
        if (lead := _LEAD.match(text)) and not MONEY.search(lead[0]):
            text = lead[0].rstrip("。：: ")
        match = _HEADING.match(text)
        if match is None or len(text) > 60 or (text.endswith("。") and len(text) > 20) or MONEY.search(text):
            return
        top = bool(paragraph.heading or re.match(_TOP, text))
        if not (top or re.match(r"^\d+[、.．]|^[（(]", text) or len(text) <= 40):
            return
        if project := _PROJECT_HEADING.match(match[1]):
            self.project = project[1]
        elif paragraph.heading:
            self.project = ""
        self._enter_section(match[1], top, _rank_of(text))
        self.subject, self.title, self.item = "", "", None
        self.headed, self.stated, self.told_three_public = match[1], [], False

    def speak_of(self, subject: str, title: str) -> None:
        """Note what was named last."""
        self.subject, self.title = subject or "other", title

    def _enter_section(self, name: str, top: bool, rank: int) -> None:
        section = _section_named(name, top)
        of_money = self.section == "running_cost" or (self.section == "duties" and bool(_OF_MONEY.search(name)))
        ends = top or of_money or rank <= self.rank
        if section and section == self.section:
            self.rank = min(rank, self.rank)  # （一）“三公”经费情况 under 七、“三公”经费情况
        elif section or ends:
            self.section, self.rank = section or "other", rank


def _rank_of(heading: str) -> int:
    """How deep a heading stands by its number; one without a number ends no section."""
    return next((rank for rank, mark in enumerate(_RANKS, 1) if mark.match(heading)), len(_RANKS) + 1)


def _section_named(name: str, top: bool) -> str:
    """The section that the words of a heading begin, or nothing."""
    if _ITEM_HEADING.match(name):
        return "three_public"
    if _WHOLE_TITLE.search(name):
        return "other"
    found = next((section for section, word in _SECTIONS if word in name), "")
    if not found and _DUTIES.search(name) and not _OF_MONEY.search(name):
        return "duties"  # what the body does, and what it has reached: its sums are of a whole place
    return found or ("performance" if "绩效" in name and top else "")


def item_of_functions(text: str) -> str:
    """The class, group or item of the functions that a text names last: 教育支出（类）普通教育（款）小学教育（项）."""
    found = _OF_FUNCTIONS.findall(text)
    return found[-1][-60:] if found else ""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money in a sentence with the words that lead to it."""

    yuan: Decimal
    printed: str
    unit: str
    before: str
    start: int
    end: int
    unnamed: bool = False  # one of a list behind 分别 that says not of what it is


@dataclass(slots=True)
class Parts:
    """A sum and the parts of it that are told behind 其中, and the fields that the sums so far have gone to."""

    whole: schema.Row | None = None
    rows: list[schema.Row] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)  # what the sums so far are: amount, budget, previous
    role: str = ""  # the field that the parts of a budget or of last year's sum go to: 预算为20万元，其中：…

    def begin(self) -> None:
        """Behind 其中 stand the parts: of a budget or of last year's sum where the sentence told no other."""
        self.role = next(iter(self.roles)) if len(self.roles) == 1 else ""
        self.rows = []

    def note(self, part: schema.Row | None) -> None:
        """Keep a row among the parts of the sum that the sentence divides."""
        if part is not None and not any(part is row for row in (self.whole, *self.rows)):
            self.rows.append(part)

    def are_of(self, subject: str) -> bool:
        """Whether they are the parts of a sum of that subject."""
        return self.whole is not None and bool(subject) and self.whole.get("subject") == subject

    def whole_in_full(self, items_too: bool) -> schema.Row | None:
        """The sum whose parts, told without changes, make it up: a change behind the last of them is its own."""
        told = [
            row
            for row in self.rows
            if (row.get("subject") or (items_too and "item" in row)) and row["change_yuan"] is None
        ]
        amounts = [row["amount_yuan"] for row in told if row["amount_yuan"] is not None]
        if self.whole is None or len(amounts) < 2 or len(amounts) < len(self.rows) or self.whole.get("change_yuan"):
            return None
        return self.whole if sum(amounts) == self.whole.get("amount_yuan") else None


@dataclass(slots=True)
class Sentence:
    """What holds within one sentence alone."""

    start: int = 0  # in the paragraph
    item_row: schema.Row | None = None  # the row of the three publics that it speaks of
    budgeted: tuple[str, str] = ("", "")  # subject and name of what it last gave the year's budget of
    against_budget: bool = False  # the sums at hand are compared with the year's budget


@dataclass(slots=True)
class Reading:
    """One paragraph while it is read; subjects carry on from clause to clause."""

    text: str
    place: Place
    topic: Topic
    context: Context
    three_public_from: int | None = None  # where the paragraph begins to speak of the three publics, if it does
    total: str = ""  # the subject whose parts follow
    sentence: Sentence = field(default_factory=Sentence)
    parts: Parts = field(default_factory=Parts)
    divided: schema.Row | None = None  # the sum that the sentence before divided into its parts: …，其中：…
    last_row: schema.Row | None = None
    last_end: int = 0  # where the last sum ended in the paragraph
    compared_with: schema.Row | None = None  # the sum of last year, where the last sum was one
    part: schema.Row | None = None  # the statement of a part of an item, where the paragraph is about that part alone
    in_brackets: bool = False
    outside: schema.Row | None = None  # the row last added before the brackets at hand

    def begin_sentence(self, start: int) -> None:
        """Forget what holds within one sentence alone; parts go on behind a semicolon."""
        self.sentence = Sentence(start)
        if not self.goes_on:
            self.parts = Parts()

    @property
    def goes_on(self) -> bool:
        """Whether the sentence stands behind a semicolon."""
        return self.text[: self.sentence.start].rstrip().endswith(("；", ";"))

    def divided_in_full(self) -> schema.Row | None:
        """The sum whose parts make it up; items of the three publics behind a semicolon have changes of their own."""
        return self.parts.whole_in_full(items_too=not self.goes_on)

    @property
    def stated(self) -> list[schema.Row]:
        return self.topic.stated

    @property
    def last_is_change(self) -> bool:
        return self.last_row is not None and self.last_row.get("change_yuan") is not None

    @property
    def last_is_statement(self) -> bool:
        """Whether the last sum was no item of the three publics and more than an explanation of one."""
        row = self.last_row
        return row is not None and (row is self.part or row.get("subject") not in (None, "other"))

    def state(self, subject: str, title: str, money: Sum, sign: int | None, quote: str) -> None:
        """Add a statement: an amount, or with a sign a change."""
        row = self.context.add(
            "statements",
            subject=subject or "other",
            subject_title=title[:60] or None,
            amount_yuan=money.yuan if sign is None else None,
            change_yuan=None if sign is None else signed(sign, money.yuan),
            unit=money.unit,
            quote=quote,
            printed=money.printed,
            **self.context.where(self.place),
        )
        self.last_row = row
        self.compared_with = row if subject == "previous_year" else None
        self.stated.append(row)
        if subject == "agency_running_cost":
            self.total = subject

    def stated_before(self, subject: str, title: str) -> schema.Row | None:
        """The amount of the same subject, or of the very same words, under this heading that has no change yet."""
        rows = [row for row in self.stated if row["subject"] == subject]
        rows = [row for row in rows if row["subject_title"] == title and row["change_yuan"] is None] or rows
        return rows[-1] if rows and rows[-1]["amount_yuan"] is not None and rows[-1]["change_yuan"] is None else None
