"""The columns of indicators by their header words, in forms and in large tables, and the rows under them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.document import Cell
from loaders.layouts.targets import is_operator
from loaders.numbers import fold, parse_number, squeeze

_INDICATOR_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (key, re.compile(pattern))
    for key, pattern in (
        ("level1", r"^一级指标|^一级$"),
        ("level2", r"^二级指标|^二级$"),
        ("level3", r"^三级指标|^三级$"),
        ("level3_name", r"^(?:绩效)?指标名称|^具体指标"),
        ("level3_group", r"^绩效指标$"),
        ("weight", r"权重|分值|^得分"),
        ("description", r"指标值内容"),
        ("operator", r"指标值类型|指标类型"),
        ("basis", r"依据|评(?:分|价)标准|数据来源|^标准$|取值来源|计算公式|评(?:\(扣\))?分"),
        ("description", r"描述|指标(?:解释|说明|内容|内涵|释义|定义)|^内容$"),
        ("operator", r"运算|比较符|^符号|计算符|指标性质|^性质$|方向"),
        ("unit", r"(?:计量|度量|指标值?)单位|^单位$"),
        ("target", r"指标值|目标值|年度指标|^目标$|指标目标|预期值|^数值$|^年初目标|^目标(?:值)?"),
        ("project", r"(?:项目|专项)(?:\(.{1,6}\)|\))?名称\)?$|^项目$|专项名称"),
        ("project_code", r"项目(?:编码|代码|编号)"),
        (
            "budget",
            r"^(?:年度|本年|当年|预算|项目|财政拨款)*(?:资金|金额|总额|预算|预算数|预算金额|预算资金|资金总额|预算安排)(?:\(.*\))?$|^合计$",
        ),
        ("goal", r"(?:绩效|总体|年度)目标|^目标描述"),
    )
)
_LONGEST = 16  # signs of a header word
_OF_THE_YEAR = re.compile(r"本年|当年|全年|年度指标值")
_FIRST_LEVEL = re.compile(r"^(?:成本|产出|效[益果]|满意度)(?:指标)?$")
_SCORE_ROW = re.compile(r"^(?:总分|合计|总计|得分|自评(?:总?得)?分)$")


@dataclass(slots=True)
class IndicatorRow:
    """The texts of one row by the part of an indicator that its columns hold."""

    cells: list[Cell]
    columns: dict[str, int]

    def text(self, key: str) -> str:
        """What the row prints for `key`, white space removed; empty where it has no such column."""
        index = self.columns.get(key)
        return squeeze(self.cells[index].text) if index is not None else ""

    def cell(self, key: str) -> Cell | None:
        """The cell of a column with something of its own in it: not covered by a merge, not blank."""
        index = self.columns.get(key)
        if index is None or self.cells[index].filled or not squeeze(self.cells[index].text):
            return None
        return self.cells[index]

    @property
    def anchor(self) -> Cell:
        """The cell whose place stands for the indicator."""
        return self.cells[self.columns.get("target", self.columns.get("level3", 0))]

    @property
    def is_indicator(self) -> bool:
        """False for blank rows, rows of scores and rows merged over all columns: the title of the next form."""
        if len({self.text(key) for key in self.columns}) == 1:
            return False
        says = self.text("level3") or self.text("description") or self.text("target")
        return bool(says) and not _SCORE_ROW.match(self.text("level3"))

    @property
    def target(self) -> str:
        """The target as printed, with its sign and unit where those stand in columns of their own."""
        target = self.text("target")
        if not target:
            return ""
        operator, unit = self.text("operator"), self.text("unit")
        if not is_operator(operator) or is_operator(target[0]):
            operator = ""  # 定性 says that there is none
        return f"{operator}{target}{'' if target.endswith(unit) else unit}"


@dataclass(slots=True)
class Levels:
    """The levels that go on from row to row: a blank means the one above, a new first level ends the second."""

    level1: str | None = None
    level2: str | None = None

    def follow(self, row: IndicatorRow) -> None:
        first, second = row.text("level1"), row.text("level2")
        if first and first != self.level1:
            self.level1, self.level2 = first, None
        self.level2 = second or self.level2


def indicator_columns(row: list[Cell]) -> dict[str, int]:
    """Column of each part where the row is an indicator header, else nothing."""
    columns: dict[str, int] = {}
    for index, cell in enumerate(row):
        if index and fold(cell.text) == fold(row[index - 1].text):
            continue
        key = part_named(cell.text)
        if key and (key not in columns or _OF_THE_YEAR.search(fold(cell.text))):
            columns[key] = index
    for fallback in ("level3_name", "level3_group"):  # where no column is called 三级指标
        if fallback in columns:
            columns.setdefault("level3", columns.pop(fallback))
    levels = {"level1", "level2", "level3"} & columns.keys()
    is_header = len(levels) >= 2 or (levels and {"target"} & columns.keys() and len(columns) >= 3)
    return columns if is_header else {}


def part_named(text: str) -> str | None:
    """The part of an indicator that a header word names, by what stands in brackets behind it only where it must."""
    plain = fold(text)
    words = [word for word in (re.sub(r"\(.*\)$", "", plain), plain) if word and len(word) <= _LONGEST]
    return next((key for word in words for key, pattern in _INDICATOR_COLUMNS if pattern.search(word)), None)


def indicator_groups(rows: list[list[Cell]], index: int) -> list[tuple[str, dict[str, int]]]:
    """First level and columns of each indicator in a row, where the first levels stand side by side over 三级指标 and 指标值."""
    if not index:
        return []
    groups: list[tuple[str, dict[str, int]]] = []
    for column, cell in enumerate(rows[index]):
        above, key = squeeze(rows[index - 1][column].text), part_named(cell.text)
        if not _FIRST_LEVEL.search(above) or key is None:
            continue
        if key in ("level2", "level3") and not (groups and groups[-1][0] == above and key not in groups[-1][1]):
            groups.append((above, {}))
        if groups and groups[-1][0] == above:
            groups[-1][1].setdefault(key, column)
    whole = [group for group in groups if {"level3", "target"} <= group[1].keys()]
    return whole if len(whole) > 1 else []


def with_second_row(columns: dict[str, int], rows: list[list[Cell]], index: int) -> tuple[dict[str, int], int]:
    """Take up a second header row under the first: 指标值 divided into 运算符号, 数值 and 单位."""
    if index + 1 >= len(rows):
        return columns, 0
    below = [(i, fold(cell.text)) for i, cell in enumerate(rows[index + 1]) if not cell.filled and squeeze(cell.text)]
    keys = [
        (i, key) for i, text in below for key, pattern in _INDICATOR_COLUMNS if len(text) <= 12 and pattern.search(text)
    ]
    if not below or len({i for i, _ in keys}) < len(below) or any(parse_number(text) is not None for _, text in below):
        return columns, 0
    second = dict(columns)
    for i, key in reversed(keys):
        second[key] = i
    return second, 1
