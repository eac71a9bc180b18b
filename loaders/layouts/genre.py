"""Texts about budgets that disclose no department's: the budget of a whole government, reports on it, news and rules."""

from __future__ import annotations

import re

from loaders import body_names, regions, schema
from loaders.document import Document, Grid
from loaders.layouts.bodies import body_of_caption, short_lines
from loaders.numbers import squeeze

_BODY = re.compile(
    r"部门|单位|[镇乡]|街道|"
    rf"(?:{body_names.IN_TITLE})"
    r"(?:机关|本级)?(?:(?:19|20)\d{2}年|财政|预算|决算|三公|$)"
)  # in a title: of one body, whatever else it says
_GOVERNMENT = re.compile(
    r"(?:预算执行|预算草案|决算草案).*(?:报告|议案|决议)|(?:19|20)\d{2}年.*(?:"
    r"财政收支决算|政府性?(?:预决算|预算|决算)|财政(?:总|收支)?(?:预算|决算|预决算)|(?:预算|决算)(?:情况)?的?(?:报告|议案|决议))"
)
_TO_CONGRESS = re.compile(r"预算执行情况[和及与、].*预算草案|决算草案的?(?:报告|议案)")  # also of a township
_SUM_OF_ALL = re.compile(
    r"^[^局厅部院会办室处心馆站所校镇乡街]*(?:本级|[省市县区州旗]级|全[省市县区州旗])[^局厅委院会]*三公.*(?:汇总|预算|决算)|级(?:各?部门|单位).*三公.*汇总"
)
_OF_A_DEPARTMENT = re.compile(
    r"(?:部门|单位)(?:收支|收入|支出|概况|(?:预算|决算)(?:收|支|情况|说明|安排|编制|公开表))|(?:19|20)\d{2}年度?(?:部门|单位)(?:预算|决算)"
)
_HEADING = 40  # signs
_MARKS = re.compile(r"[“”\"'（）()]")
_TAXES = ("增值税", "企业所得税", "个人所得税", "城市维护建设税")
_ADDRESS = re.compile(
    r"^(?:各位代表|主任、(?:各位)?副主任)|[，,]经(?:[^，,。]{0,12}财政[局厅部])?汇总[，,]"
    r"|三公.*是[：:]?[^。；，指]{0,6}[省市县区州旗]级各(?:部门|单位)"
)  # or a sum of all by it
_BEFORE_SUM = re.compile(r"关于|公[开布]|(?:19|20)\d{2}年度?|一般公共预算|财政拨款|安排|[本省市县区州旗]级|的")
_OWN_TAXES = re.compile(r"(?=.*(?:一般公共预算|财政)(?:总)?收入)(?=.*[^非]税收收入[\d,.]+)(?=.*非税收入[\d,.]+)")
_NEWS = re.compile(
    r"^[^。]{0,8}(?:[日晚晨商]报|客户端|新华社|央视)[^。]{0,6}记者|日电[（(](?:全媒体)?记者|本报讯|讯[（(](?:全媒体)?记者|记者(?:昨日|今日|日前)?(?:从|获悉|了解到)|[（(](?:本报|全媒体)?记者[^）)]{2,12}[)）]$|[（(]通讯员"
)
_MEETING = re.compile(r"召开[^。]{0,30}会议|会议(?:在[^。]{1,20})?(?:召开|举行|闭幕)")
_REPORTS = "统计公报|政府工作报告"  # to the public, on a whole place
_PUBLIC_REPORT = re.compile(rf"(?:{_REPORTS})$")
_OPENING = 8  # paragraphs, those of the site among them
_NEWS_TITLE = re.compile(r"晒.{0,6}(?:三公|账[单本])")
_RULES = re.compile(r"^(?!.*公[开布示]).*(?:办法|细则|规定|规程|指南|条例|通知|意见|方案)$")
_OTHERS = re.compile(
    rf"{_REPORTS}|审计(?:调查)?(?:结果|查出|工作报告|整改)|(?:磋商|谈判|询价|招标|采购|中标|成交|比选|拍卖|招聘|录用)(?:项目)?(?:结果)?公[告示]"
)


def is_of_government(document: Document, title: str) -> bool:
    """Whether the figures are those of a whole government: by the title, an address to the congress, or taxes as income."""
    plain = _MARKS.sub("", squeeze(title))
    if _SUM_OF_ALL.search(plain) or (_TO_CONGRESS.search(plain) and not re.search(r"部门|单位", plain)):
        return True
    if _is_of_a_department(document):
        return False
    if (_adds_up_a_place(plain) and not _is_captioned(document)) or (
        not re.search(r"部门|单位", plain) and _tells_own_taxes(document)
    ):
        return True
    if _BODY.search(plain):
        return False
    if _GOVERNMENT.search(plain) or any(_lists_taxes(grid) for grid in document.grids()):
        return True
    return any(_ADDRESS.search(squeeze(paragraph.text)) for paragraph in document.paragraphs())


def _adds_up_a_place(title: str) -> bool:
    """Whether a title names a place and no body before its 三公经费: 2023年怀宁县“三公”经费预算情况."""
    before, told, _ = title.partition("三公")
    rest = list(before)
    for mention in regions.find_mentions(before):
        rest[mention.start : mention.end] = [""] * (mention.end - mention.start)
    named = "".join(rest) != before
    return bool(told) and named and not _BEFORE_SUM.sub("", "".join(rest))


def _is_captioned(document: Document) -> bool:
    """Whether a caption names a body other than the one that adds up all others: 编制单位：怀宁县水利局."""
    names = map(body_of_caption, short_lines(document))
    return any(name and not re.search(r"财政[局厅部]$", name) for name in names)


def _tells_own_taxes(document: Document) -> bool:
    """Whether the taxes that a township itself takes in are told, and no spending divided as that of a department."""
    texts = [squeeze(paragraph.text) for paragraph in document.paragraphs()]
    return any(map(_OWN_TAXES.match, texts)) and not any("基本支出" in t and "项目支出" in t for t in texts)


def _is_of_a_department(document: Document) -> bool:
    """Whether two headings or more speak of the income and spending of a department."""
    titles = [grid.title for grid in document.grids()]
    titles += [text for paragraph in document.paragraphs() if len(text := squeeze(paragraph.text)) <= _HEADING]
    return sum(1 for text in titles if _OF_A_DEPARTMENT.search(text)) >= 2


def _lists_taxes(grid: Grid) -> bool:
    texts = {
        re.sub(r"^[\d.、（()）一二三四五六七八九十其中：:]+", "", squeeze(cell.text))
        for row in grid.rows
        for cell in row
    }
    return sum(tax in texts for tax in _TAXES) >= 2


def tells_of_others(document: Document, title: str, tables: schema.Tables) -> bool:
    """Whether a text without tables of figures is news of a budget, a rule for budgets, or a text of another kind."""
    if tables["budget_lines"] or tables["indicators"] or any(row["basis"] == "table" for row in tables["three_public"]):
        return False
    if _RULES.search(squeeze(title)) or any(_OTHERS.search(text) for text in (title, *document.about[:1])):
        return True
    if _NEWS_TITLE.search(squeeze(title)):
        return True
    opening = [paragraph.text for paragraph in document.paragraphs()][:_OPENING]
    if any(_PUBLIC_REPORT.search(squeeze(text)) for text in opening if len(text) <= _HEADING):
        return True
    if any(_MEETING.search(squeeze(text)) for text in opening) and not _is_of_a_department(document):
        return True
    return any(_NEWS.search(squeeze(paragraph.text)) for paragraph in document.paragraphs())
