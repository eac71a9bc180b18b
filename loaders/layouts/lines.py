"""Lines that stand around tables: captions, titles, remarks, page numbers."""

from __future__ import annotations

import re

from loaders.numbers import UNIT, squeeze

TITLE_LENGTH = 60
_CAPTION = re.compile(
    r"^(?:编制|填报|公开|预算|主管|申报)?(?:部门|单位)(?:(?:编码|代码)及)?(?:名称)?(?:[（(][^）)]*[)）])?[:：]|^[（(]?(?:金额)?单位[:：;；.︰]|预算年度|截[止至](?:时间|日期)|"
    r"^[（(]?(?:部门|单位|公开|批复|附|附件|预算|决算|报|表)*(?:\d+|[一二三四五六七八九十]+)(?:[-－—]\d+)?表?(?:\d+表?)?[）)]?$|"
    r"^[\u4e00-\u9fffA-Za-z]{0,6}\d{1,2}(?:[-_—]\d{1,2})?表$|"  # the number of a form: 财决公开01表
    r"^(?:\d{3}|\d{6}|\d{9})[-—_]?(?!年)[\u4e00-\u9fff]|^部门[:：]|^(?:申报|填报|编制|公开)?(?:日期|时间)[:：]?|^[（(]?\d{4}年度?[）)]?$|^[（(]续[)）]?"
)
_UNIT_ALONE = re.compile(rf"^[（(]?{UNIT}[)）]?$|单位[:：]\s*(?:人民币)?{UNIT}[)）]?$")
_TITLE_AND_CAPTION = re.compile(
    r"(.{3,60}?表(?:[（(][^（()）]{1,8}[)）])?)((?:[\u4e00-\u9fff]{0,4}\d{1,2}(?:[-_—]\d{1,2})?表)?(?:(?:编制|填报)?(?:部门|单位)|金额单位)[:：].+)"
)
_TITLE_END = re.compile(r"(?:表|预算|决算)(?:[（(][^（()）]*[)）])*(?:续表?\d*)?$")
_CONTENTS_LINE = re.compile(r"(?:[.．…·]{3,}|…+)\s*[-—]?\s*\d*$|表\s+\d{1,3}$")
NONE = r"无(?![\u4e00-\u9fff]{1,2}[市县区](?![级本]))"  # says that something is lacking; begins no name of a place
_NOTE = re.compile(
    r"^[（(]?(?:注|备注|说明|附注)[:：、]|空表|无此项|没有使用|没有安排|未安排|不涉及|"
    rf"^[（(]?(?:本|我)?(?:部门|单位)?[^。，]{{0,20}}{NONE}[^。]{{0,40}}(?:预算|支出|收入|情况)"
)
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d+[、.．]\s*|表\s*\d+[-－:：、]?\s*)"
)


def is_caption(text: str) -> bool:
    """A line that says who, when or in what unit, not what the table is."""
    plain = squeeze(text)
    return len(plain) <= 80 and bool(_CAPTION.search(plain) or _UNIT_ALONE.search(plain))


def is_title(text: str) -> bool:
    """A short line that names a table: ends in 表, 预算 or 决算, is no sentence and no line of the contents."""
    plain = squeeze(text)
    if not 3 < len(plain) <= TITLE_LENGTH or _CONTENTS_LINE.search(text.strip()) or "见下表" in plain:
        return False
    return bool(_TITLE_END.search(plain)) and "。" not in plain and not _CAPTION.search(plain)


def title_and_caption(text: str) -> tuple[str, str] | None:
    """Title and caption of a line that holds both: 支出决算表公开03表部门：…金额单位：万元."""
    match = _TITLE_AND_CAPTION.match(squeeze(text))
    return (match[1], match[2]) if match and is_title(match[1]) else None


def is_note(text: str) -> bool:
    """A remark under a table, such as 注：…，空表列示。"""
    plain = squeeze(text)
    return len(plain) <= 120 and bool(_NOTE.search(plain))


def strip_number(title: str) -> str:
    """A title without its leading enumerator: 3、会议费绩效目标表 → 会议费绩效目标表."""
    return _NUMBERED.sub("", title.strip())


def is_page_number(text: str) -> bool:
    """A line that holds nothing but the number of its page."""
    return bool(re.fullmatch(r"[-—－\s]*(?:第)?\d{1,4}(?:页)?[-—－\s]*", text))
