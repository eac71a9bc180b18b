"""The labels of performance forms (项目名称, 预算数, 3月底, 绩效目标 …) and what a row of a form says by them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from loaders.document import Cell
from loaders.numbers import fold, parse_amount, squeeze

_MONTH = re.compile(r"^(\d{1,2})月[底末份]?(?:前)?$")
_YEAR = re.compile(r"((?:19|20)\d{2})年度?(?:预算数?|金额)?(?:\(.*\))?")
_INLINE = re.compile(
    r"((?:其中[:：]\s*)?[\u4e00-\u9fff（）() \n]{2,20})[:：]\s*([\d.,]*\d\s*(?:万元|元)?)(?![\d\u4e00-\u9fff])"
)
_LABELS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (label, re.compile(rf"^(?:{pattern})$"))
    for label, pattern in (
        ("code", r"项目(?:编码|代码|编号)"),
        (
            "name",
            r"(?:预算|二级|一级|子)?项目名称|项目\(名称\)|政策\(项目\)名称|专项(?:资金|\(项目\))?名称|项目\((?:政策|专项)\)名称",
        ),
        ("term", r"(?:实施期|中期|中长期|项目期|三年)(?:项目)?资金总额|项目总(?:预算|投资|金额)|实施期金额"),
        ("whole", r"部门名称|单位名称|部门\(单位\)名称|预算部门(?:名称)?|部门整体.{0,12}|年度部门整体.{0,6}"),
        (
            "budget",
            r"(?:年度|本年度?|当年|\d{4}年度?)?(?:预算|项目)?(?:资金)?(?:申请)?(?:总额|预算数|预算金额|资金总额|预算总额|总金额)|(?:项目)?(?:当年|本年度?|年度)(?:项目)?(?:预算|金额|资金)|项目预算|预算资金|(?:年度)?预算(?:安排)?(?:资金)?(?:合计)?|资金总量|年度财政资金总额|\d{4}年度?预算(?:安排)?|(?:申报|申请|批复)预算(?:数|金额)?|预算安排(?:数|金额)",
        ),
        (
            "fiscal",
            r"财政(?:资金|拨款|预算资金|拨款资金)(?:小计)?|本年财政拨款|当年财政拨款|一般公共预算(?:财政)?(?:拨款|资金)?",
        ),
        ("other", r"(?:其他|其它|单位|自有|自筹)资金"),
        ("purpose", r"资金用途|项目(?:内容|概况|概述|描述|简介|实施内容)"),
        (
            "goals",
            r"(?:项目|年度|总体|当年|本年度?|\d{4}年度?|长期|中长期|中期|实施期|年初|全年|全年\(调整\))?(?:总体|绩效|预期|工作){0,2}(?:总)?目标(?:内容)?(?:及.*)?",
        ),
        (
            "section",
            r"预算规模及资金用途|资金支出计划|(?:项目|预算|专项)资金(?:情况)?|资金(?:金额|情况)|(?:年度)?绩效指标(?:完成)?(?:情况)?|支出进度|分解目标(?:内容)?",
        ),
        (
            "skip",
            r"预期目标|(?:全年目标)?(?:实际|具体|总体)完成(?:情况|率)|(?:预期)?目标.{0,2}实际完成情况.*|主管(?:部门|单位|局).*|(?:实施|填报|申报|预算)单位.*|项目(?:类型|类别|属性|性质|期限?|周期|负责人).*|联系(?:人(?!大|民)|电话).*|起止.*|开始.*|结束.*|单位职能.*|备注|填报.*|序号|(?:长期|年度)?绩效目标表|名称|目标(?:名称|说明)",
        ),
    )
)


AMOUNTS = ("budget", "term", "fiscal", "other")


@lru_cache(4096)
def label_of(text: str) -> str | None:
    """What the label of a form asks for; None for a text that is no label."""
    if text.isascii():
        return None
    plain = re.sub(r"^其中[:：]?|[:：]$|[（(](?:万元|元|%|人民币|\d{4}年.*)[)）]", "", fold(text))
    plain = re.sub(r"^[一二三四五六七八九十\d]+[、.．]", "", plain)
    if not plain or len(plain) > 20:
        return None
    return next((label for label, pattern in _LABELS if pattern.match(plain)), None)


def is_amount(cell: Cell) -> bool:
    """A cell of its own with a figure."""
    return not cell.filled and parse_amount(cell.text, None) is not None


def labels_of_amounts(cells: list[tuple[int, Cell]]) -> dict[int, str]:
    """Column → label where a row holds labels of amounts side by side, and no figure: 资金总额, 财政拨款, 其他资金."""
    printed = [(index, cell) for index, cell in cells if squeeze(cell.text)]
    found = {index: label for index, cell in printed if (label := label_of(cell.text)) in AMOUNTS}
    alone = len(found) == len(printed) or (len(found) == len(printed) - 1 and printed[0][0] not in found)
    return found if len(found) > 1 and alone else {}


def labels_with_value(row: list[Cell]) -> list[str]:
    """Labels of a row that a value, not another label, follows."""
    cells = [cell for cell in row if not cell.filled and squeeze(cell.text)]
    pairs = pairwise(cells)
    return [label for cell, after in pairs if (label := label_of(cell.text)) and label_of(after.text) is None]


def one_figure(cells: list[tuple[int, Cell]]) -> bool:
    """Blanks, then one figure up to the next label: the value of a label whose cell is not merged with the blanks."""
    figures = 0
    for _, cell in cells:
        if squeeze(cell.text):
            if label_of(cell.text):
                break
            figures += 1
            if parse_amount(cell.text, None) is None:
                return False
    return figures == 1


def months_of(cells: list[tuple[int, Cell]]) -> list[tuple[int, int]]:
    """Column and month of 3月底 6月底 …; a month printed over several columns counts once."""
    found: list[tuple[int, int]] = []
    for index, cell in cells:
        match = _MONTH.match(fold(cell.text))
        if match and (not found or found[-1][1] != int(match[1])):
            found.append((index, int(match[1])))
    return found


def year_budget_column(cells: list[tuple[int, Cell]], year: int | None) -> int | None:
    """The column of the year's whole budget in the header of a self-evaluation: 年初预算数, 全年预算数, 全年执行数; or of
    its only budget: 预算数（A）, 执行数（B）; or of `year` among years."""
    words = {index: fold(cell.text) for index, cell in cells}
    years = {int(match[1]): at for at, word in words.items() if (match := _YEAR.fullmatch(word))}
    if len(years) > 1 and year in years:
        return years[year]
    if not any(re.fullmatch(r"(?:全年|年度|实际)?执行数.*|年初预算数?.*", word) for word in words.values()):
        return None
    return next(
        (index for index, word in words.items() if re.match(r"(?:全年|调整后?|全年\(调整\))预算|预算数\(A\)", word)),
        None,
    )


def inline(cell: Cell) -> list[tuple[str, Cell]]:
    """The labels and values in one cell that holds nothing else: 年度资金总额：15.00 其中：财政拨款：12.00."""
    text = cell.text.strip()
    if not text or _INLINE.sub("", text).strip(" \u3000\n；;，,。"):
        return []
    found = [(label_of(match[1]), Cell(match[2], cell.place)) for match in _INLINE.finditer(text)]
    return [(label, value) for label, value in found if label in AMOUNTS]


def starts_form(row: list[Cell]) -> bool:
    """A row that begins the form of another project: a label first, and a name or code among the labels of the row."""
    labels = [label_of(cell.text) for cell in row if not cell.filled and squeeze(cell.text)]
    if len(labels) < 2 or labels[0] is None:
        return False
    return labels[0] == "whole" or bool({"name", "code"} & set(labels))


def split_goals(text: str) -> list[str]:
    """The goals of a cell, one entry each, numbering removed."""
    parts = re.split(
        r"(?:^|(?<=[。；;.])\s*|(?<=\s))(?:\d{1,2}[、.．](?!\d)|[（(]\d{1,2}[)）]|目标\d{1,2}[:：])\s*", text.strip()
    )
    return [squeeze(part) for part in parts if squeeze(part)]
