"""The rows of a header told from rows of data by their words, and the rows that number the columns or add up the others."""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.document import Cell
from loaders.layouts.measures import TOTAL_HEADER
from loaders.numbers import UNIT, fold, is_blank, parse_number, squeeze

_HEADER_WORD = re.compile(
    r"科目|编码|代码|名称|项目|合计|小计|总计|收入|支出|预算|决算|金额|栏次|序号|行次|^[类款项]$|基本|人员|公用|经费|拨款|资金|"
    r"^\d{4}年度?$|上年|结转|分类|备注|增减|数量|单价|价值|指标|目标|单位|年初|本年|公务|因公|接待|购置|运行|会议费|培训费|比例|权重|执行|评分|得分|^主管部门$|等[次级]$|^%$"
)
ENUMERATED = re.compile(
    r"^(?:其中[:：])?(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d))|^其中[:：]"
)
_BARE_YEAR = re.compile(r"(?:19|20)\d{2}")
_ORDINAL = re.compile(r"^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[)）])")
_LEVEL_OF_GOALS = re.compile(
    r"(?:产出|效[益果]|满意度|数量|质量|时效|成本|.{0,2}(?:经济|社会|生态).{0,2}(?:效益|成本)|可持续影响|服务对象满意度)指标$"
)
UNIT_WORDS = re.compile(rf"[（(\[](?:金额)?(?:单位)?[:：]?(?:人民币)?{UNIT}[)）\]]")
LABEL_WORD = re.compile(r"编码$|代码$|名称$|科目$|^[类款项]$|^项目$|^序号$|^备注$|^[栏行]次$")
_BEGINS_INDEX = re.compile(r"栏次|行次|序号|项目|\*+|[类款项]{1,3}|\d{1,2}(?:=.*)?")  # the row that numbers the columns
REST_OF_WORD = re.compile(r"(?![类款项目节元无])[\u4e00-\u9fff]")  # 本年收入合|计 wrapped over a ruling
_LONGEST_HEADING = 14
TOTAL_ROW = re.compile(
    r"^(?:(?:本年|当年|年度|全部)?(?:收入|支出)?(?:预算|决算)?(?:[合总共]计|总额)|(?:本年|当年)(?:收入|支出)小计)[:：]?$"
)


def is_index_row(row: list[Cell]) -> bool:
    """The row 栏次 1 2 3 …: whole numbers that rise by one, maybe behind a word or stars."""
    printed = (fold(cell.text) for cell in row if not cell.filled and squeeze(cell.text))
    first = next(printed, "")
    if not _BEGINS_INDEX.fullmatch(first):  # as nearly all rows
        return False
    texts = [first, *printed]
    if re.fullmatch(r"栏次|行次|序号|\*+|项目", first):
        marked = texts[0] not in ("序号", "项目")
        texts = [text for text in texts[1:] if text not in ("栏次", "行次")]
        odd = [text for text in texts if not re.fullmatch(r"\*+|\d{1,2}", text)]
        rest = re.compile(r".|[\u4e00-\u9fff]{1,2}\d{1,2}")  # a sign misread, or the last of a heading run into the row
        if marked and texts and 4 * len(odd) <= len(texts) and all(rest.fullmatch(text) for text in odd):
            return True
        if marked:  # the last lines of the headings above are printed over it
            texts = [re.sub(r"^[\u4e00-\u9fff]{0,4}(\d{0,2})[\u4e00-\u9fff]{0,4}$", r"\1", text) for text in texts]
            texts = [text for text in texts if text]
    texts = [text for text in texts if not re.fullmatch(r"\*+|栏次|行次|[类款项]{1,3}", text)]
    numbers = [int(match[1]) for text in texts if (match := re.match(r"^(\d{1,2})(?:=.*)?$", text))]
    if len(numbers) != len(texts) or len(numbers) < 2:
        return False
    if len(numbers) > 5 and str(numbers[-2] + 1).startswith(str(numbers[-1])):
        numbers.pop()  # 9 10 1: the last one is cut by the edge of the paper
    return all(b - a == 1 for a, b in pairwise(numbers))


def is_header_row(row: list[Cell]) -> bool:
    """A row of header words: no figure, no ordinal, no lone total, and half of its texts are words of headers."""
    texts = [squeeze(cell.text) for cell in row if not cell.filled and squeeze(cell.text)]
    texts = texts or [squeeze(cell.text) for cell in row if squeeze(cell.text)]
    if not texts:
        return False
    years = [text for text in texts if _BARE_YEAR.fullmatch(fold(text))]
    if any(_is_data_text(text) for text in texts):
        return False
    said = [text for text in texts if not is_blank(text) and not re.fullmatch(UNIT, text)]
    if len(years) == 1 and len(said) == 2 and not LABEL_WORD.search(said[0]):
        return False  # 公务接待费 2019, or 公务接待费 - 2019, is an amount; 项目 2019 or 2018 2019 are years
    if TOTAL_ROW.match(texts[0]) and len(set(texts)) == 1:
        return False
    if _heads_projects(texts):
        return True
    words = len(years) + sum(1 for text in texts if _HEADER_WORD.search(text))
    return words * 2 >= sum(1 for text in texts if not REST_OF_WORD.fullmatch(text))


def _heads_projects(texts: list[str]) -> bool:
    """项目名称 and an amount among short words, whatever else a list tells of its projects: 立项依据, 实施主体, 实施方案."""
    if "项目名称" not in texts or len(texts) < 4 or any(len(text) > _LONGEST_HEADING for text in texts):
        return False
    return any(TOTAL_HEADER.match(UNIT_WORDS.sub("", text)) for text in texts)


def _is_data_text(text: str) -> bool:
    plain = fold(text)
    if _BARE_YEAR.fullmatch(plain):
        return False
    return parse_number(plain) is not None or bool(_ORDINAL.match(plain) or _LEVEL_OF_GOALS.match(plain))
