"""Amounts and counts stated in prose: who they are of, whether they are an amount or a change, and their sign.

A paragraph is cut into clauses. Every sum of money is taken exactly once: into three_public where the text speaks of the
three publics, into projects where a project's budget is stated, else into statements. A subject not known by name is
kept as printed with subject `other`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from loaders.document import Document, Paragraph, Place
from loaders.layouts.context import Context
from loaders.layouts.three_public import item_of
from loaders.numbers import UNIT, parse_number, to_yuan

_MONEY = re.compile(
    rf"(?<![\d.])([+-]?\d{{1,3}}(?:[,，]\d{{3}})+(?:\.\d+)?|[+-]?\d+(?:\.\d+)?)\s*(?:人民币)?({UNIT})(?![/／每])"
)
_UP = re.compile(r"增加|增长|上升|上涨|增多|提高|多(?=\d|了)|新增(?!固定资产)")
_DOWN = re.compile(r"减少|下降|降低|压减|缩减|核减|减(?=\d)|少(?=\d)")
_EQUAL = re.compile(r"持平|一致|相同|相等|无(?:增减)?变化|没有变化|不变")
_COMPARE = re.compile(r"^[(（]?(?:其中[:：]?)?(?:比|较|与|同比|相比|和)|^(?:增加|减少|增长|下降|上升|持平)")
_AGAINST = re.compile(
    r"(?:比|较|与|和)(?:\d{4}年?度?|上年度?|上一年度?|去年|年初)?[^，,。；;\d]{0,24}?(?:预算|决算|执行)?数?(?:相比)?$"
)
_PREVIOUS = re.compile(r"(?:上年|去年)(?!.*(?:增|减))[^，。；]{0,18}$")
_REASON = re.compile(r"(?:主要(?:是|原因|为|系)|原因(?:是|为|[:：])|是因为|由于|因为)(?:是|为|[:：])?")
_SENTENCE = re.compile(r"[^。；;！!\n]*[。；;！!\n]?")
_CLAUSE_END = re.compile(r"[，,：:、]")
_QUOTED_PROJECT = re.compile(r"[“\"]([^”\"]{2,40})[”\"](?:项目|经费)?")
_PROJECT = re.compile(r"^(.{2,30}?)项目(?:资金|经费|年初|预算)*(?:安排|为|共)*$")
_UNNAMED = re.compile(r"(?:\d{4}年度?)?(?:年初|本年)?(?:预算|决算)?(?:数|安排|支出)?(?:为|共|共计|合计)?")
_BASE = re.compile(r"^(?:比|较|与|和)(?:\d{4}年?度?|上年度?|上一年度?|去年).{0,12}(?:预算|决算|执行)数?(?:为|的)?$")
_BOTH_SIDES = re.compile(r"收入?、?(?:和|与)?支出?.{0,4}(?:总计|合计|总额|总预算|预算)")
_ONE_OF_MANY = re.compile(r"每(?:人|辆|台|次|天|年|位|名|个|户|月|本|册|公里|平方米)|人均|标准")
_STAFF = (
    ("retired", re.compile(r"(?:离退休|退休|离休)(?:人员|干部)?[^，。；、\d]{0,6}?(\d+)\s*(人|名)")),
    (
        "staff",
        re.compile(r"(?:在职|实有|在编|编制|现有)(?:人员|职工|干部|人数)?[^，。；、\d离退]{0,8}?(\d+)\s*(人|名|个)"),
    ),
    ("vehicles", re.compile(r"(?:公务用车|公务车|车辆|公车|汽车)[^，。；、\d]{0,12}?(\d+)\s*(辆|台)")),
)

# The first pattern that the subject's words match names it. Words as used in the published explanations.
_SUBJECTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (subject, re.compile(pattern))
    for subject, pattern in (
        ("planned_asset_purchase", r"(?:拟|计划)?购置固定资产|新增(?:固定)?资产|拟购置"),
        ("fixed_assets", r"固定资产|资产总额"),
        ("procurement_goods", r"采购.*货物|货物类?(?:采购)?(?:预算|支出)?$"),
        ("procurement_works", r"采购.*工程|工程类?(?:采购)?(?:预算|支出)?$"),
        ("procurement_services", r"采购.*服务|服务类?(?:采购)?(?:预算|支出)?$"),
        ("procurement", r"政府采购|采购预算|采购支出"),
        ("agency_running_cost", r"机关运行(?:经)?费|(?<!用车)运行经费|日常公用经费支出总计"),
        ("government_fund_revenue", r"政府性?基金.*收入|^基金预算收入"),
        ("state_capital_revenue", r"国有资本.*收入"),
        ("special_account_revenue", r"(?:财政)?专户.*(?:收入|资金)"),
        ("fiscal_appropriation_revenue", r"财政拨款(?:预算)?收入"),
        ("institutional_revenue", r"^(?:单位)?事业收入"),
        ("general_public_revenue", r"(?:一般公共预算|公共财政预算).*收入|一般公共预算(?:财政)?拨款$"),
        ("other_revenue", r"其[他它](?:来源)?收入"),
        (
            "total_revenue",
            r"收入(?:预算)?(?:总额|总计|合计)|总收入|预算收入|收入预算|收入总体|^(?:本年)?收入$|(?:部门|单位|本年)(?:预算)?收入$",
        ),
        ("government_fund_expenditure", r"政府性?基金.*支出"),
        ("state_capital_expenditure", r"国有资本.*支出"),
        ("general_public_expenditure", r"一般公共预算(?!.*(?:基本|项目)).*支出|公共财政预算(?!.*(?:基本|项目)).*支出"),
        ("fiscal_appropriation_expenditure", r"财政拨款(?!.*(?:基本|项目)).*支出"),
        ("basic_expenditure", r"基本支出"),
        ("personnel", r"^人员(?:类)?(?:经费|支出|费用)"),
        ("public", r"公用(?:经费|支出)"),
        ("project_expenditure", r"项目(?:经费)?支出|^项目经费"),
        ("carry_over", r"结转|结余"),
        (
            "total_expenditure",
            r"支出(?:预算)?(?:总额|总计|合计)|总支出|预算支出|支出预算|支出总体|^(?:本年)?支出$|收支(?:总|预算)|^(?:部门|单位)?预算$",
        ),
    )
)
_RUNNING_ITEM = "agency_running_item"


@dataclass(slots=True)
class _Topic:
    """What the text at hand speaks of: the section it stands in and the last subject named."""

    section: str = ""
    subject: str = ""
    title: str = ""
    item: str | None = None


@dataclass(slots=True)
class _Sum:
    """A sum of money in a sentence with the words that lead to it."""

    yuan: Decimal
    printed: str
    unit: str
    before: str
    start: int
    end: int


def read(document: Document, context: Context) -> None:
    """Add all amounts and counts of the paragraphs to statements, three_public (narrative) and projects (narrative)."""
    topic = _Topic()
    for paragraph in document.paragraphs():
        _follow_section(topic, paragraph)
        _Paragraph(paragraph, topic, context).read()


_HEADING = re.compile(
    r"^[\s　]*(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+\s*[、.．]|[（(][一二三四五六七八九十]+[）)]|\d+[、.．])?\s*(.{2,60})$"
)


def _follow_section(topic: _Topic, paragraph: Paragraph) -> None:
    text = paragraph.text.strip()
    if len(text) > 60 or (text.endswith("。") and len(text) > 20) or _MONEY.search(text):
        return
    if match := _HEADING.match(text):
        top = re.match(r"^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+\s*[、.．])", text)
        listed = re.match(r"^\d+[、.．]|^[（(]", text)
        if paragraph.heading or top or listed or len(text) <= 40:
            name = match[1]
            if re.search(r"三公", name):
                topic.section = "three_public"
            elif re.search(r"机关运行", name):
                topic.section = "running_cost"
            elif re.search(r"采购", name):
                topic.section = "procurement"
            elif re.search(r"绩效", name) and (top or paragraph.heading):
                topic.section = "performance"
            elif top or paragraph.heading or topic.section == "running_cost":
                topic.section = "other"
            topic.subject, topic.title, topic.item = "", "", None


class _Paragraph:
    """Reads one paragraph sentence by sentence; subjects carry on from clause to clause."""

    def __init__(self, paragraph: Paragraph, topic: _Topic, context: Context) -> None:
        self.place: Place = paragraph.place
        self.text = paragraph.text
        self.topic = topic
        self.context = context
        self.last_row: dict[str, object] | None = None
        self.in_three_public = topic.section == "three_public"
        self.total = ""
        self.item_row: dict[str, object] | None = None
        self.stated: list[dict[str, object]] = []
        self.offset = 0  # where the sentence at hand begins in the paragraph
        self.last_end = 0  # where the last sum ended in the paragraph

    def read(self) -> None:
        mentions = "三公" in self.text and not re.search(r"机关运行", self.text[: self.text.index("三公")])
        self.in_three_public = self.in_three_public or (mentions and bool(_MONEY.search(self.text)))
        if (not mentions and re.search(r"机关运行(?:经)?费", self.text)) or (self.topic.section == "running_cost" and not mentions):
            self.in_three_public = False
        for match in _SENTENCE.finditer(self.text):
            self.offset, self.item_row = match.start(), None
            if match[0].strip():
                self._read_sentence(match[0])
        self._read_counts()
        self._read_schedule()

    # --- sentences --------------------------------------------------------------------------------------------------

    def _read_sentence(self, sentence: str) -> None:
        sums = self._sums(sentence)
        reason = _REASON.search(sentence)
        position = 0
        for index, money in enumerate(sums):
            gap = sentence[position : money.start]
            if index:
                self._equalities(gap[: max(gap.rfind("，"), gap.rfind(","), 0)])
            explains = bool(
                reason and reason.start() < money.start and reason.start() >= position and self._last_is_change()
            )
            self._take(money, sentence, explains)
            position = money.end
            self.last_end = self.offset + money.end
        self._equalities(sentence[position:] if sums else sentence, alone=not sums)
        if reason:
            self._give_reason(sentence, reason)

    def _sums(self, sentence: str) -> list[_Sum]:
        sums, position = [], 0
        for match in _MONEY.finditer(sentence):
            number = parse_number(match[1])
            if number is None:
                continue
            before = sentence[position : match.start()]
            sums.append(_Sum(to_yuan(number, match[2]), match[0], match[2], before, match.start(), match.end()))
            position = match.end()
        return sums

    def _last_is_change(self) -> bool:
        return self.last_row is not None and self.last_row.get("change_yuan") is not None

    def _take(self, money: _Sum, sentence: str, explains: bool) -> None:
        clause = self._clause(money.before)
        sign = self._sign(clause)
        quote = self._quote(sentence, money)
        if _ONE_OF_MANY.search(clause):
            self._state("unit_standard", clause, money, None, quote)
        elif (self.in_three_public and not self._names_other_subject(clause)) or self._is_meeting_or_training(clause):
            self._take_three_public(money, clause, sign, quote, explains)
        elif sign is None and (name := self._project_name(money.before, clause)):
            self._take_project(name, money, quote)
        else:
            self._take_statement(money, clause, sign, quote)

    @staticmethod
    def _clause(before: str) -> str:
        """The words between the last clause boundary and the sum; a colon right before the sum does not end them."""
        text = re.sub(r"[:：]\s*$", "", before.rstrip())
        segments = re.split(r"[，,；;。]|(?<![一二三四五六七八九十\d收])(?<!收入)、(?![^，,]{0,2}$)|[:：]", text)
        text = segments.pop()
        while segments and _UNNAMED.fullmatch(re.sub(r"\s", "", text)):
            text = segments.pop()
        text = re.sub(r"^[\s　]*(?:[（(][一二三四五六七八九十\d]+[)）]|\d+[、.．]|[一二三四五六七八九十]+、)", "", text)
        return text.strip()

    @staticmethod
    def _sign(clause: str) -> int | None:
        ups, downs = list(_UP.finditer(clause)), list(_DOWN.finditer(clause))
        last_up = ups[-1].end() if ups else -1
        last_down = downs[-1].end() if downs else -1
        last = max(last_up, last_down)
        if last < 0 or len(clause) - last > 6:
            return None
        return 1 if last_up > last_down else -1

    @staticmethod
    def _quote(sentence: str, money: _Sum) -> str:
        """The sum with the words before it up to the clause boundary and those behind it up to the next one."""
        head = sentence[: money.start].rstrip("：: ")
        start = max(head.rfind(mark) for mark in "，；;：、") + 1
        end = min((at for mark in "，,；;。、" if (at := sentence.find(mark, money.end)) >= 0), default=len(sentence))
        return sentence[start:end].strip()

    # --- three publics ----------------------------------------------------------------------------------------------

    def _names_other_subject(self, clause: str) -> bool:
        return bool(re.search(r"机关运行|政府采购|固定资产|项目支出|基本支出", clause)) and "三公" not in clause

    def _is_meeting_or_training(self, clause: str) -> bool:
        """会议费 and 培训费 stand beside the three publics in the tables; as running costs they are items of those."""
        return self.topic.section != "running_cost" and bool(
            re.match(r"(?:\d{4}年)?(?:本部门|本单位|我部门|我单位)?(?:会议费|培训费)(?:预算|支出|\d|$)", clause)
        )

    def _take_three_public(self, money: _Sum, clause: str, sign: int | None, quote: str, explains: bool) -> None:
        own = self._item(clause)
        item = own or self._item_before(money) or self.topic.item
        if item is None or (explains and not (own and sign is not None)):
            self._state("other" if explains else "", _subject_words(clause), money, sign, quote)
            return
        self.topic.item = item
        row = self._row_of(item)
        if sign is not None:
            row = self._item_row(item) if row is None or row["change_yuan"] is not None else row
            row["change_yuan"] = _signed(sign, money.yuan)
        elif _BASE.search(clause) or (_PREVIOUS.search(clause) and not own):
            row = row or self._item_row(item)
            row["previous_yuan"] = money.yuan
        elif self.context.stage == "final_account" and "预算" in clause and "决算" not in clause:
            row = self._item_row(item) if row is None or row["budget_yuan"] not in (None, money.yuan) else row
            row["budget_yuan"] = money.yuan
        elif row is None or row["amount_yuan"] not in (None, money.yuan):
            row = self._item_row(item)
            row["amount_yuan"] = money.yuan
        else:  # the first figure of the item, or the same one said again
            row["amount_yuan"] = money.yuan
        self.item_row = row
        if row["printed"] is None or (sign is None and row["amount_yuan"] == money.yuan):
            row["printed"] = money.printed
        self.last_row = row

    def _item_before(self, money: _Sum) -> str | None:
        """The item named last between the sum before and this one, also in a sentence of its own: （一）公务接待费。"""
        words = self.text[self.last_end : self.offset + money.start]
        items = [item for clause in re.split(r"[，,；;。：:]", words) if (item := self._item(clause))]
        return items[-1] if items else None

    @staticmethod
    def _item(clause: str) -> str | None:
        if re.search(r"三公", clause) and not re.search(r"出国|公务用车|接待", clause):
            return "subtotal"
        return item_of(clause) if re.search(r"出国|公务用车|公车|接待|购置费|运行|会议费|培训费", clause) else None

    def _row_of(self, item: str) -> dict[str, object] | None:
        rows = [r for r in self.context.tables["three_public"] if r["basis"] == "narrative" and r["item"] == item]
        return rows[-1] if rows else None

    def _item_row(self, item: str) -> dict[str, object]:
        return self.context.add("three_public", item=item, basis="narrative", **self.context.where(self.place))

    # --- projects ---------------------------------------------------------------------------------------------------

    def _project_name(self, before: str, clause: str) -> str | None:
        """The project whose budget the clause states, as `“X”项目年初预算安排` or `X项目安排`."""
        if not re.search(r"安排|预算", clause) or re.search(r"收入|采购|三公|机关运行", clause):
            return None
        if (match := _QUOTED_PROJECT.search(clause)) and "项目" in clause:
            return match[1]
        plain = re.sub(r"^(?:其中[:：]?|主要(?:是|为|用于)[:：]?|和|以及|及)", "", clause)
        match = _PROJECT.match(plain)
        if match and not re.search(r"支出|全部|各类|\d年|共$|部门$|单位$", match[1]):
            return match[1]
        return None

    def _take_project(self, name: str, money: _Sum, quote: str) -> None:
        self.context.add(
            "projects",
            project_name=name,
            basis="narrative",
            budget_yuan=money.yuan,
            goals=[],
            printed=money.printed,
            **self.context.where(self.place),
        )
        self.topic.subject, self.topic.title = "project", name
        self.last_row = self.context.tables["projects"][-1]

    # --- statements -------------------------------------------------------------------------------------------------

    def _take_statement(self, money: _Sum, clause: str, sign: int | None, quote: str) -> None:
        if sign is None and _BASE.search(clause):
            row = self.last_row
            self._state("previous_year", clause, money, None, quote)
            self.last_row = row
            return
        words = _subject_words(clause)
        if _BOTH_SIDES.search(clause) and "财政拨款" not in clause:
            self._take_both_sides(words, money, sign, quote)
            return
        subject = self._subject(words)
        row = self.last_row
        continues = bool(_COMPARE.match(clause)) or not words
        if sign is not None and continues and row is not None and "subject" in row and row["change_yuan"] is None:
            row["change_yuan"] = _signed(sign, money.yuan)
            row["quote"] = f"{row['quote']}，{quote}"
            return
        if sign is not None and subject and (row := self._stated_before(subject)):
            row["change_yuan"] = _signed(sign, money.yuan)
            row["quote"] = f"{row['quote']}，{quote}"
            return
        if sign is not None and continues and not subject:
            subject, words = self.topic.subject or "other", words or self.topic.title
        self._state(subject or "other", words or clause, money, sign, quote)
        if subject or words:
            self.topic.subject, self.topic.title = subject or "other", words

    def _take_both_sides(self, words: str, money: _Sum, sign: int | None, quote: str) -> None:
        """收、支总计: one figure said of income and of expenditure."""
        for subject in ("total_revenue", "total_expenditure"):
            row = self._stated_before(subject) if sign is not None else None
            if row is None:
                self._state(subject, words, money, sign, quote)
            else:
                row["change_yuan"] = _signed(sign, money.yuan) if sign else None
                row["quote"] = f"{row['quote']}，{quote}"

    def _stated_before(self, subject: str) -> dict[str, object] | None:
        """The amount of the same subject in this paragraph that has no change yet."""
        rows = [row for row in self.stated if row["subject"] == subject]
        return rows[-1] if rows and rows[-1]["amount_yuan"] is not None and rows[-1]["change_yuan"] is None else None

    def _subject(self, words: str) -> str:
        if not words:
            return ""
        found = next((subject for subject, pattern in _SUBJECTS if pattern.search(words)), "")
        if self.topic.section == "running_cost" and found in ("", "public", "other_revenue"):
            return (
                "agency_running_cost" if re.search(r"公用经费支出总|^日常公用经费|总计|合计", words) else _RUNNING_ITEM
            )
        if not found and self.total == "agency_running_cost":
            return _RUNNING_ITEM
        return found

    def _state(self, subject: str, title: str, money: _Sum, sign: int | None, quote: str) -> None:
        self.context.add(
            "statements",
            subject=subject or "other",
            subject_title=title[:60] or None,
            amount_yuan=money.yuan if sign is None else None,
            change_yuan=None if sign is None else _signed(sign, money.yuan),
            unit=money.unit,
            quote=quote,
            printed=money.printed,
            **self.context.where(self.place),
        )
        self.last_row = self.context.tables["statements"][-1]
        self.stated.append(self.last_row)
        if subject == "agency_running_cost":
            self.total = subject

    # --- what is said without a sum -----------------------------------------------------------------------------------

    def _equalities(self, text: str, alone: bool = False) -> None:
        """持平 after an amount means that it did not change."""
        if not _EQUAL.search(text) or not re.search(r"上年|去年|\d{4}年|同比|相比|持平", text):
            return
        row = self.last_row
        if self.in_three_public:
            item = self._item(text) or self.topic.item
            row = self._row_of(item) if item else None
        if (
            row is not None
            and "change_yuan" in row
            and row["change_yuan"] is None
            and row.get("amount_yuan") is not None
        ):
            row["change_yuan"] = Decimal("0.00")

    def _give_reason(self, sentence: str, reason: re.Match[str]) -> None:
        text = re.split(r"[。；;]|其中[:：]", sentence[reason.end() :])[0].strip("，, ：:")
        row = self.last_row if self.last_row is not None and "reason" in self.last_row else self.item_row
        if text and row is not None and not row["reason"]:
            row["reason"] = text

    def _read_counts(self) -> None:
        for subject, pattern in _STAFF:
            for match in pattern.finditer(self.text):
                self.context.add(
                    "statements",
                    subject=subject,
                    subject_title=match[0][: match.start(1) - match.start()].strip(),
                    count=Decimal(match[1]),
                    unit=match[2],
                    quote=match[0],
                    printed=match[1] + match[2],
                    **self.context.where(self.place),
                )

    # --- schedule -------------------------------------------------------------------------------------------------

    def _read_schedule(self) -> None:
        """3月底、6月底 … 分别达到20%、50%…: the months and shares of the subject the paragraph began with."""
        match = re.search(
            r"((?:\d{1,2}月[底末份]?[、，,和及]?){2,})(?:[^\d%，。；]{0,12})((?:\d+(?:\.\d+)?%[、，,和及]?){2,})",
            self.text,
        )
        if not match:
            return
        months = [int(month) for month in re.findall(r"(\d{1,2})月", match[1])]
        shares = re.findall(r"(\d+(?:\.\d+)?)%", match[2])
        title = self.topic.title
        if len(months) != len(shares):
            self.context.issue(
                "warning", "schedule_mismatch", f"“{match[0][:40]}”中月份与百分比个数不同，未采用。", self.place
            )
            return
        for month, share in zip(months, shares, strict=True):
            self.context.add(
                "schedule",
                subject_title=title or None,
                basis="narrative",
                month=month,
                cumulative_percent=Decimal(share),
                printed=f"{share}%",
                **self.context.where(self.place),
            )


def _signed(sign: int, yuan: Decimal) -> Decimal:
    """The change with its sign; a change of nothing has none."""
    return sign * yuan if yuan else yuan


def _subject_words(clause: str) -> str:
    """The clause without the words that only introduce the sum."""
    words = re.sub(r"^(?:其中[:：]?|主要(?:是|为|用于)[:：]?|包括|以及|和|及|另|分别为|用于)", "", clause)
    words = re.sub(
        r"^(?:比|较|与|同比|相比)(?:\d{4}年?度?|上年度?|上一年度?|去年|年初)?(?:(?:部门|单位)?(?:预算|决算|执行)数?)?(?:相比)?",
        "",
        words,
    )
    words = re.sub(
        r"(?:预算)?(?:共计|总计|合计|一共|共)?(?:预算)?(?:安排|增加|减少|增长|下降|上升|为|是|共|约|达|有|拟|数)+(?:预算)?$",
        "",
        words,
    )
    words = re.sub(
        r"^\d{4}年?度?[,，]?|年初$|(?:与|比|较|同)(?:上年度?|去年|\d{4}年?度?)(?:预算)?(?:相比)?$", "", words
    )
    words = re.sub(r"^(?:共计?|总共)?安排", "", words)
    return words.strip('“”"（）() 　:：')
