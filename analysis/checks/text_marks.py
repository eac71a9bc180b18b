"""Marks of a text that was not finished: drafts, field codes, doubled words, repeated sentences, old or foreign bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from analysis.checks.compare import remark
from analysis.checks.engine import rule
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import NO_TEXT, Check, Figure, Held, Unchecked
from analysis.checks.wording import texts_of
from loaders.numbers import squeeze

_GARBAGE = re.compile(r"\[bookmark|TC\s+\S.{0,40}\\f|PAGEREF|page number|_Toc\d{4,}|MERGEFORMAT")
_DOUBLED = re.compile(r"([\u4e00-\u9fff]{2,8})\1")
_DOUBLED_RIGHT = re.compile(
    r"(?:研究|商量|讨论|考虑|学习|高高|年年|点点|人人|时时|处处|层层|步步|代代|常常|往往|渐渐|刚刚|仅仅|各各)|"
    r"^(?:[〇零一二三四五六七八九十百]+|(?:一|逐)[\u4e00-\u9fff])$"  # 二零二零年, 一步一步
)
# 全局 alone means the whole situation (谋全局, 事关全局): only with people or things of an office it is one.
_OWN_OFFICE = re.compile(
    r"(?:(?<![健安完齐])全|我|(?<![基成根])本)(厅|院)(?!面|部|长)|(?:我|(?<![基成根])本)(局)(?!面|部|限|势|域|长)|全(局)(?=上下|系统|干部|职工|人员|党员|工作人员|物资|各[科股处])"
)


def _quote(text: str, match: re.Match[str]) -> str:
    return f"“…{text[max(0, match.start() - 12) : match.end() + 12]}…”"


def _marked(row: Row, words: str) -> Row:
    return {**row, "printed": words}


@rule("draft-mark", "公开的是定稿", "The published text is final", "notice")
def draft_mark(disclosure: Disclosure) -> Iterator[Check]:
    """The words “草案” (draft) or “征求意见稿” (for comments) on the cover or in the title of what is published.

    Rule: 封面和标题不标“草案”“讨论稿”“征求意见稿”。
    Why: 公开的应为批复后的预算（《预算法》第十四条）。
    Tolerance: 不适用。
    Not counted: 正文中提到的草案（审议预算草案）。
    Example: 2020年部门预算绩效文本（草案）。
    """
    lines = [(row["text"].strip(), row) for row in disclosure.paragraphs[:12]]
    lines.append((str(disclosure.identity["title"] or ""), {**disclosure.identity, "place": None}))
    match = next(
        ((text, row) for text, row in lines if re.search(r"[（(](?:草案|讨论稿|征求意见稿)[）)]$|^草案$", text)), None
    )
    if match:
        yield remark(
            "标题",
            f"封面或标题标有“{match[0]}”。",
            f"The cover says “{match[0]}”.",
            Figure("封面", f"“{match[0]}”", None, (match[1],)),
        )
    else:
        yield Held("标题")


@rule("field-codes", "没有残留的排版代码", "No field codes are left", "notice")
def field_codes(disclosure: Disclosure) -> Iterator[Check]:
    """Codes of the word processor printed as text.

    Rule: 正文没有书签、域代码、页码占位等排版代码。
    Why: 说明文件没有校对。
    Tolerance: 不适用。
    Not counted: 没有正文的。
    Example: 表名后留有“TC … \\f C \\l 1”。
    """
    if not disclosure.text:
        yield NO_TEXT
        return
    for row in disclosure.paragraphs:
        if match := _GARBAGE.search(row["text"]):
            yield remark(
                "正文",
                f"正文残留排版代码{_quote(row['text'], match)}。",
                f"Field code in the text: {match[0]}.",
                Figure("正文", match[0], None, (_marked(row, match[0]),)),
                group="codes",
            )
    yield Held("正文")


@rule("doubled-words", "没有重复的词", "No word is doubled", "notice")
def doubled_words(disclosure: Disclosure) -> Iterator[Check]:
    """A word or name printed twice in a row.

    Rule: 同一个词不连续出现两次。
    Why: 说明文字没有校对，有时改变意思。
    Tolerance: 不适用。
    Not counted: 汉语本来的叠词。
    Example: 促进促进各地区人大部门互相学习。
    """
    texts = list(texts_of(disclosure))
    if not texts:
        yield Unchecked("没有可读的文字")
    for what, text, row in texts:
        match = next((m for m in _DOUBLED.finditer(squeeze(text)) if not _DOUBLED_RIGHT.search(m[1])), None)
        if match:
            yield remark(
                what,
                f"{what}有重复的词“{match[0]}”。",
                f"{what} doubles “{match[1]}”.",
                Figure(what, f"“{match[0]}”", None, (_marked(row, match[0]),)),
            )
        else:
            yield Held(what)


@rule("repeated-sentence", "没有整句重复", "No sentence is printed twice", "notice")
def repeated_sentence(disclosure: Disclosure) -> Iterator[Check]:
    """A long sentence that stands twice in the text.

    Rule: 相连两个分句（30字以上）不重复出现。
    Why: 说明文字没有校对。
    Tolerance: 不适用。
    Not counted: 名词解释；含金额的句子；没有正文的。
    Example: 同一段内“区人民代表大会和常务委员会各种会议的筹备……”出现两次。
    """
    if not disclosure.text:
        yield NO_TEXT
        return
    seen: set[str] = set()
    for row in disclosure.paragraphs:
        clauses = [clause for clause in re.split(r"[。；;，,]", squeeze(row["text"])) if len(clause) > 9]
        runs = ["，".join(pair) for pair in pairwise(clauses)]
        for run in runs:
            if len(run) < 30 or re.search(r"\d", run):
                continue
            if run in seen:
                yield remark(
                    "正文",
                    f"“{run[:24]}…”出现两次。",
                    f"“{run[:24]}…” stands twice.",
                    Figure("正文", f"“{run[:24]}…”", None, (_marked(row, run[:24]),)),
                    group="sentences",
                )
            seen.add(run)
    yield Held("正文")


@rule("former-body", "没有已改变的机关名称", "Bodies are named as they are today", "warning")
def former_body(disclosure: Disclosure) -> Iterator[Check]:
    """“一府两院” in a text of 2019 or later leaves out the supervisory commission.

    Rule: 2018年机构改革以后写“一府一委两院”。
    Why: 2018年《宪法》修正案设立监察委员会，由人大产生、受其监督。
    Tolerance: 不适用。
    Not counted: 2018年及以前的文件；《》内的文件名。
    Example: 2023年的绩效目标“围绕一府两院专项工作报告”。
    """
    texts = list(texts_of(disclosure))
    if not texts or (disclosure.year or 0) < 2019:
        yield Unchecked("2018年及以前的文件，或没有可读的文字")
        return
    for what, text, row in texts:
        if "一府两院" in text.replace("“", "").replace("”", ""):
            yield remark(
                what,
                f"{what}写为“一府两院”，没有监察委员会。",
                f"{what} leaves out the supervisory commission.",
                Figure(what, "“一府两院”", None, (_marked(row, "一府两院"),)),
                group="former",
            )
        else:
            yield Held(what)


@rule("own-office", "自称与部门名称相符", "The body calls itself by its own kind", "warning")
def own_office(disclosure: Disclosure) -> Iterator[Check]:
    """The words “全厅”, “我局” or “本院” in the text of a body that is none.

    Rule: “全厅”“我局”“本院”等自称与部门名称的类别相符。
    Why: 说明文字抄自其他部门。
    Tolerance: 不适用。
    Not counted: 名称或所属单位中有该字的部门；没有正文的。
    Example: 市人大的文字“加强对全厅物资采购的监督”。
    """
    name = str(disclosure.identity["department_name"] or "")
    if not disclosure.text or not name:
        yield NO_TEXT
        return
    for row in disclosure.paragraphs:
        match = _OWN_OFFICE.search(squeeze(row["text"]))
        if match and match[0][1] not in name + str(disclosure.identity["title"] or ""):
            yield remark(
                "正文",
                f"正文自称“{match[0]}”，部门为{name}。",
                f"The text says “{match[0]}”; the body is {name}.",
                Figure("正文", f"“{match[0]}”", None, (_marked(row, match[0]),)),
                group=match[0],
            )
    yield Held("正文")
