"""The names of bodies in captions, titles and headings, and the one that publishes a document."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from loaders import body_names, regions
from loaders.document import Document, Paragraph
from loaders.numbers import UNIT, fold, squeeze

HEADING_LENGTH = 80  # two bodies under one roof, each named with its province, city and county
_LONGEST = 1_000  # signs of a line that are searched for a body
ORGANISATION = (
    r"人民代表大会常务委员会(?:办公[厅室])?(?:机关|本级)?|人大常委会(?:办公[厅室])?(?:机关|本级)?|(?:人大|政协)(?:机关)?|委员会(?:办公[厅室])?|"
    rf"办公[厅室]|街道办事处|人民政府|政府|法院|检察院|[\u4e00-\u9fff]{{2,12}}?(?:{body_names.IN_TITLE})"
)
_LABELLED = re.compile(
    r"(?:编制|填报|预算|公开|主管)?(?:部门|单位)(?:(?:编码|代码)及)?(?:名称)?(?:[（(](?:单位|部门)[)）])?[:：]\s*(?:[\[【(（]?(\d{3,9})[\]】)）]?[-—_ ]*)?([\u4e00-\u9fff（）()·]{3,60}?)"
    r"(?=(?:公开|预算公开|附表?|表)?\d|[（(]?(?:金额|货币|计量)?单位[:：]|[^\u4e00-\u9fff（）()·]|$)"
)
_HOST = re.compile(
    r"(?:主办|承办|协办|技术支持|版权所有|(?:发布|运维|维护|建设|管理|责任|举报|联系|监督|信息来源)(?=部门|单位))"
    r"(?:部门|单位)?(?:名称)?[:：]"
)
BODY = re.compile(rf"(?!.*现将)[\u4e00-\u9fff（）()·]*(?:{ORGANISATION})(?:[（(][^）)]*[）)])?")
_OF_BUDGET = re.compile(r"预算|决算|绩效|三公|(?:19|20)\d{2}年")
_STATES_MONEY = re.compile(rf"\d\s*(?:{UNIT})")  # 2016年省财政厅预算安排9万元 is no title
_YEAR_MARK = "\x1f"  # stands for the year in a title, between the words before it and behind it
BRACKETS = str.maketrans("()", "（）")
_ASIDE = re.compile(r"（(?!(?:.*(?:本级|机关)|本部)）)[^（）]*）$")  # X局（Y局）, X院（差额表）
_PLACE_LEFT_OUT = "省市区县州旗"  # the first sign of 区人大 and 县教育局
_HEAD_OF_BODIES = re.compile(r"(?:预算)?(?:单位|部门)(?:\((?:单位|部门)\))?名称|(?:预算|编制)单位")
_CODED = re.compile(
    r"^(?:\d{1,2}[.、．])?[\[【(（]?(\d{3}|\d{6}|\d{9})[\]】)）]?[-—_ ]*([\u4e00-\u9fff（）()]{3,40}?)(?:[（(][一二三]级预算单位[)）])?$"
)  # also in a list: 1.101 X（一级预算单位）


def stem(name: str) -> str:
    """A file name without its extension."""
    return re.sub(r"\.[A-Za-z]{2,5}$", "", name)


def department_of(document: Document, cover: list[str], title: str) -> tuple[str | None, str | None]:
    """The body's name as printed and its local code: from labelled lines, coded lines, then the title."""
    names: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    for line in short_lines(document):
        if match := _named(line):
            names[match[2]] += 1
            if match[1]:
                codes[match[1]] += 1
    code = codes.most_common(1)[0][0] if codes else None
    of_budget_first = sorted((title, *cover), key=lambda line: not _OF_BUDGET.search(line))
    lines = [line for line in of_budget_first if not _STATES_MONEY.search(line)]
    titled = _fullest([name for line in lines if (name := body_of_title(line)) and is_told(line, name)])
    if not names:
        return titled or _first_of_column(document), code
    labelled = names.most_common(1)[0][0]
    labelled = _department_over(document, labelled) or labelled
    # A line cut in two leaves part of the name, a caption an abbreviation of it.
    return (titled if titled and _spelt_out(labelled) in _spelt_out(titled) else labelled), code


def is_told(line: str, name: str) -> bool:
    """Whether a line of the cover names the body: one that speaks of a budget, or a name alone with its place; the menu of a
    site has others, and its government over all of them."""
    return bool(_OF_BUDGET.search(line)) or (is_placed(name) and not is_government(name))


def is_placed(name: str) -> bool:
    """Whether a name begins with a place: 怀宁县民政局."""
    return any(mention.start == 0 for mention in regions.find_mentions(name))


def is_government(name: str) -> bool:
    """Whether a name is that of the government of a place, which publishes for others: 怀宁县人民政府."""
    mentions = regions.find_mentions(name)
    return bool(mentions) and name[mentions[-1].end :] in ("人民政府", "政府")


def _spelt_out(name: str) -> str:
    """A name with the usual abbreviations of a congress and its standing committee written in full."""
    return re.sub(r"人大(?!代表)", "人民代表大会", name).replace("常委会", "常务委员会")


def _first_of_column(document: Document) -> str | None:
    """The body that stands first in the columns headed 单位名称 of most tables, where no line names it."""
    firsts: Counter[str] = Counter()
    for grid in document.grids():
        for column in zip(*grid.rows, strict=True):
            head = next((at for at, cell in enumerate(column[:4]) if _HEAD_OF_BODIES.fullmatch(fold(cell.text))), None)
            texts = (squeeze(cell.text) for cell in column[head + 1 :]) if head is not None else iter(())
            firsts.update([name] if (name := next((text for text in texts if BODY.fullmatch(text)), "")) else [])
    return firsts.most_common(1)[0][0] if firsts else None


def _department_over(document: Document, unit: str) -> str | None:
    """The department whose own part the unit is, where a table lists the one right over the other: X, X（本级）."""
    whole = re.sub(r"[（(]?本级[)）]?$", "", unit)
    if whole == unit:
        return None
    pairs = (pair for grid in document.grids() for rows in pairwise(grid.rows) for pair in zip(*rows, strict=True))
    return next((whole for above, below in pairs if [squeeze(above.text), squeeze(below.text)] == [whole, unit]), None)


def _fullest(names: list[str]) -> str | None:
    """The first name, or a later one that says the same body with its place: 会宁县民政局 for 民政局."""
    if not names:
        return None
    first = names[0]
    placed = (name for name in names[1:] if name.endswith(first) or (first[0] in _PLACE_LEFT_OUT and first in name))
    return max(placed, key=len, default=first)


def body_of_caption(line: str) -> str | None:
    """The body that a caption names: 编制单位：X, 101001 X."""
    match = _named(line)
    return match[2] if match else None


def _named(line: str) -> re.Match[str] | None:
    """Code and name of the body in a line: labelled, or a code before the name of an organisation."""
    plain = squeeze(line)
    match = _LABELLED.search(plain) or _CODED.match(plain)
    if match is None or not _is_body(match[2]) or _HOST.search(plain):
        return None
    return match if match.re is _LABELLED or re.search(rf"(?:{ORGANISATION})(?:（[^）]*）)?$", match[2]) else None


def body_of_heading(line: str) -> str | None:
    """The body in a heading such as X2026年部门预算; None for other lines."""
    plain = squeeze(line)
    plain += "算" if re.search(r"(?:部门|单位|年度?)[预决]$", plain) else ""  # the last character on a line of its own
    if len(plain) > HEADING_LENGTH or not re.search(r"(?:19|20)\d{2}年.*(?:预算|决算)", plain) or plain.endswith("。"):
        return None
    return body_of_title(plain)


def _is_body(name: str) -> bool:
    return not re.search(rf"^(?:人民币)?{UNIT}|万元|预算|性质|规格|名称|本级$|单位$", name) or name.endswith("本级")


def short_lines(document: Document) -> list[str]:
    """Short paragraphs, captions, and the first rows of tables: where a document names its body."""
    lines = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if len(block.text) <= 60:
                lines.append(block.text)
            continue
        lines += block.caption
        lines += [cell.text for row in block.rows[:3] for cell in row if not cell.filled and 6 <= len(cell.text) <= 60]
    return lines


def body_of_title(line: str) -> str | None:
    """X in X2026年部门预算, 2026年X部门预算公开, 关于X2024年度决算."""
    if _HOST.search(line):
        return None
    plain = re.sub(r"^[（(][一二三四五六七八九十]+[)）]", "", squeeze(line[:_LONGEST]))
    plain = re.sub(
        r"^第[一二三四五六七八九十\d]+(?:部分|章|节)|[（(]草案[)）]|^【[^】]*】|^关于(?:公开)?|^现将|^纳入|^附件(?:\d{1,2}(?!\d))?[:：]?|（[^）]*公开[^）]*）",
        "",
        plain,
    )
    plain = re.sub(r"(?<!\d)(?:19|20)\d{2}(?!\d)年?度?|二[〇○零一二三四五六七八九0]{3}年度?", _YEAR_MARK, plain)
    plain = re.sub(rf"[:：]{_YEAR_MARK}", _YEAR_MARK, plain)
    plain = re.split(r"[:：]", plain)[-1] if re.search(r"[:：]", plain) and not plain.endswith(("：", ":")) else plain
    for part in plain.split(_YEAR_MARK):
        part = re.sub(
            r"(?:的)?(?:部门|单位|区级|市级|省级|县级|本级)*(?:财政)?(?:整体|综合|项目)?(?:收支|支出)?(?:预算|决算|绩效|[“\"]?三公[”\"]?经费).*$|(?:部门)?整体支出$|(?:信息)?公开.*$|情况说明.*$",
            "",
            part,
        )
        part = re.sub(r"(?:[及和、](?:其|所属|下属|直属)+)?(?:部门|事业|单位)*$|关于$|汇总$|[:：]$", "", part)
        part = re.sub(
            r"^[\[【(（]?\d{3,9}[\]】)）]?[-—_]?|^[-/.]\d{1,2}[-/.]\d{1,2}", "", part
        )  # a code, or 2021-09-28
        part = part.translate(BRACKETS).strip("/\\-—_.·")
        part = re.sub(r"^（([^（）]+)）$", r"\1", part)
        if re.search(r"[，。；、：《》〕﹞]|^(?:根据|按照|依据)|听取|审议|批复", part):
            continue  # of a sentence
        if re.search(rf"(?:{ORGANISATION})(?:机关|本级|（[^）]*）)?$", part) and len(part) >= 3:
            return _ASIDE.sub("", part)
    return None
