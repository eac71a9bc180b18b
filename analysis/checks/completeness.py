"""What a disclosure of its kind contains: tables, chapters, remarks, amounts, schedules, targets and their bases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from analysis.checks.compare import TABLES_ZH, cell_label, remark
from analysis.checks.engine import rule
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import Check, Held, Severity, Unchecked, figure, nothing
from loaders.layouts.titles import by_title
from loaders.numbers import squeeze

# Chapter → words of which one stands in any text that holds it; the severity of its absence.
_CHAPTERS: tuple[tuple[str, str, Severity], ...] = (
    ("部门职责及机构设置", r"职责|职能|机构设置", "error"),
    ("收支情况说明", r"收入(?:预算|决算|说明|情况)|预算收入|拨款收入|收、?支", "error"),
    ("机关运行经费", r"机关运行(?:经)?费|运行经费|公用经费", "error"),
    ("“三公”经费", r"三公", "error"),
    ("预算绩效信息", r"绩效", "error"),
    ("政府采购", r"政府采购", "error"),
    ("国有资产信息", r"国有资产|固定资产", "error"),
    ("名词解释", r"名词解释|专业名词", "notice"),
)

_PART = re.compile(r"^第[一二三四五六七八九十]部分.{4,}")
_CITED = re.compile(r"收支预?算?总表|(?:基本|项目)支出(?:预算)?表")
_LEAST_TEXT = 800  # characters in sentences: less is a set of tables, not an explanation


@rule("tables-present", "应公开的预算表齐全", "The required tables are there", "error", kinds=("department_budget",))
def tables_present(disclosure: Disclosure) -> Iterator[Check]:
    """A full department budget has the eight tables of the procedure; the ninth (state capital) since about 2020.

    Rule: 收支总表、收入总表、支出总表、财政拨款收支总表、一般公共预算支出表、基本支出表、“三公”经费表、政府性基金支出表；国有资本经营预算支出表作提示。
    Why: 《地方预决算公开操作规程》（财预〔2016〕143号）。
    Tolerance: 不适用。
    Not counted: 绩效文本；2020年以前的国有资本表。只有说明、表在别处的文件只作提示，说明引用了这些表的作警告；印有表名而没有读出的表。
    Example: 有收支总表等七张表，没有政府性基金支出表。
    """
    if not disclosure.has_budget_tables:
        name = "部门预算表"
        cited = next(
            (row for row in disclosure.paragraphs if "。" in row["text"] and _CITED.search(squeeze(row["text"]))), None
        )
        yield remark(
            name,
            f"{'说明引用了预算表，' if cited else ''}本文件没有部门预算表，应在别处公开。",
            f"The budget tables {'that the text cites ' if cited else ''}are not in this file.",
            nothing(name, "未见", cited),
            severity="warning" if cited else "notice",
        )
        return
    titled = {by_title(row["text"]) for row in disclosure.paragraphs if len(row["text"]) < 40}
    for table, name in TABLES_ZH.items():
        status = disclosure.status.get(table, "absent")
        if status not in ("absent", "unread"):
            yield Held(name)
        elif status == "unread" or table in titled:
            yield Unchecked(f"印有{name}的表名，表可能没有读出")
        elif table != "state_capital":
            yield remark(name, f"没有看到{name}。", f"The document does not have the {name}.", nothing(name, "未见"))
        elif (disclosure.year or 0) >= 2020:
            yield remark(
                name,
                f"没有看到{name}。",
                f"The document does not have the {name}.",
                nothing(name, "未见"),
                severity="notice",
            )


@rule("empty-table-remark", "空表附有说明", "An empty table carries a remark", "warning")
def empty_table_remark(disclosure: Disclosure) -> Iterator[Check]:
    """A table without a figure says that there is none.

    Rule: 没有数字的表应注明“无此项……空表列示”。
    Why: 财预〔2016〕143号：没有数据的表格应当列出空表并说明。
    Tolerance: 不适用。
    Not counted: 印有0的表；没有采用其数字的其他表。
    Example: 政府性基金预算支出表空白，没有说明。
    """
    known = [
        row
        for row in disclosure.tables["table_status"]
        if row["table"] in TABLES_ZH and row["status"] not in ("absent", "unread")
    ]
    if not known:
        yield Unchecked("没有读到预算表")
    for row in known:
        name = TABLES_ZH[row["table"]]
        if row["status"] == "present" and not row["rows"]:
            yield remark(
                name,
                f"{name}没有数字，也没有看到空表说明。",
                f"The {name} is empty without a remark.",
                nothing(name, "空白", row),
            )
        else:
            yield Held(name)


@rule("remark-against-figures", "空表说明与数字不矛盾", "A remark of emptiness does not stand over figures", "error")
def remark_against_figures(disclosure: Disclosure) -> Iterator[Check]:
    """A table declared empty holds no amount other than zero.

    Rule: 注明无此项或空表的表，不应有非零金额；财政拨款收支总表注明为空的，一般公共预算支出表也不应有金额。
    Why: 说明与数字不能同时成立。
    Tolerance: 不适用。
    Not counted: 印为0的行。
    Example: 表注“本部门无政府性基金预算支出”，表中项目支出12.00。
    """
    declared = [row for row in disclosure.tables["table_status"] if row["status"] == "declared_empty"]
    if not declared:
        yield Unchecked("没有声明为空的表")
    for row in declared:
        lines = [
            line
            for line in disclosure.rows(row["table"])
            if line["amount_yuan"] and line["table_title"] == row["table_title"]
        ]
        name = str(TABLES_ZH.get(row["table"]) or row["table_title"] or row["table"])
        general = disclosure.total("general_public_expenditure")
        if row["table"] == "fiscal_appropriation_summary" and general is not None and general["amount_yuan"]:
            lines = lines or [general]
        if not lines:
            yield Held(name)
            continue
        shown = figure(lines[0], cell_label(lines[0]))
        yield remark(
            name,
            f"{name}注明为空，而{shown}。",
            f"The {name} is declared empty but prints {shown.printed}.",
            shown,
            nothing(name, "声明为空", row),
        )


@rule(
    "chapters-present",
    "说明的各部分齐全",
    "The chapters of the explanation are there",
    "error",
    kinds=("department_budget",),
)
def chapters_present(disclosure: Disclosure) -> Iterator[Check]:
    """The explanation speaks of duties, revenue and expenditure, operating expenditure, three public expenses,
    performance, procurement, assets.

    Rule: 说明包括部门职责、收支、机关运行经费、“三公”经费、绩效、政府采购、国有资产；名词解释缺少作提示。
    Why: 财预〔2016〕143号；《预算法》第十四条；河北部门预算公开的七个部分。
    Tolerance: 不适用。
    Not counted: 只有表而没有说明的文件；没有正文的；绩效文本。河北以外的表式按警告。
    Example: 全文没有“政府采购”。
    """
    explained = sum(len(squeeze(row["text"])) for row in disclosure.paragraphs if "。" in row["text"])
    if explained < _LEAST_TEXT:
        yield Unchecked("本文件没有说明")
        return
    whole = disclosure.text + "".join(row["table_title"] or "" for row in disclosure.tables["table_status"])
    for name, words, severity in _CHAPTERS:
        if re.search(words, whole):
            yield Held(name)
        else:
            yield remark(
                name,
                f"全文没有看到{name}的说明。",
                f"The text does not speak of {name}.",
                nothing(name, "未见"),
                severity=severity if severity == "notice" or disclosure.in_hebei else "warning",
            )


@rule("empty-part", "各部分都有内容", "No part is empty", "warning")
def empty_part(disclosure: Disclosure) -> Iterator[Check]:
    """A heading “第几部分” (part one, two …) followed at once by the next one, with neither text, table nor the sentence
    that there is none.

    Rule: 每个“第几部分”标题之下有内容，没有的应说明“无”。
    Why: 空的部分分不清是没有还是漏了。
    Tolerance: 不适用。
    Not counted: 目录（同一标题后面再次出现的）；不能判断两行是否相邻的格式（docx、xlsx、html）。
    Example: “第二部分 专项资金绩效目标”之后紧接“第三部分”。
    """
    rows = disclosure.paragraphs
    if not disclosure.text or disclosure.identity["source_format"] not in ("txt", "pdf"):
        yield Unchecked("没有正文，或格式不能判断标题之间有无内容")
        return
    yield Held("各部分")
    last = {squeeze(row["text"]): at for at, row in enumerate(rows)}
    for at, (row, following) in enumerate(pairwise(rows)):
        here, after = squeeze(row["text"]), squeeze(following["text"])
        if not (_PART.match(here) and _PART.match(after)) or last[here] != at or here[:4] == after[:4]:
            continue
        if any(squeeze(before["text"]) == "目录" for before in rows[max(0, at - 80) : at]):
            continue
        if _line(following) - _line(row) in (1, 2):
            yield remark(
                here,
                f"“{here}”之下没有内容，也没有说明。",
                f"“{here}” is empty.",
                nothing(here, "没有内容", {**row, "printed": here}),
            )


def _line(row: Row) -> int:
    """The line of a place as one rising number, pages apart."""
    page, line = re.search(r"p(\d+)", row["place"]), re.search(r"第(\d+)行", row["place"])
    return (int(page[1]) if page else 0) * 10_000 + (int(line[1]) if line else -9)
