"""The header of an indicator table: which column holds which part of an indicator, in one header row or two."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.document import Cell
from loaders.numbers import fold, parse_number, squeeze

_INDICATOR_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (key, re.compile(pattern))
    for key, pattern in (
        ("level1", r"^一级(?:绩效)?(?:指标|目标)|^(?:指标)?一级$"),
        ("level2", r"^二级(?:绩效)?(?:指标|目标)|^(?:指标)?二级$"),
        ("level3", r"^三级(?:绩效)?(?:指标|目标)|^(?:指标)?三级$"),
        ("level3_name", r"^(?:绩效)?指标名称|^具体指标|^指标$"),
        ("level3_group", r"^绩效指标$"),
        ("level3_content", r"^(?:指标|目标)内容$"),
        ("weight", r"权重|分值|^得分"),
        ("description", r"指标值内容"),
        ("operator", r"指标值类型|指标类型"),
        ("basis", r"依据|评(?:分|价)标准|数据来源|^标准$|取值来源|计算公式|评(?:\(扣\))?分"),
        ("description", r"描述|指标(?:解释|说明|内容|内涵|释义|定义)|^内容$"),
        ("operator", r"运算|[比关][较系]符|符号$|计算符|指标性质|^性质$|方向"),
        ("unit", r"(?:计量|度量|指标值?)单位|^单位$"),
        (
            "target",
            r"指标值|目标值|年度指标|^目标$|指标目标|预期值|^数值$|^(?:计划|标准)值$|^年初目标|^目标(?:值)?(?!名称|描述|说明|内容)",
        ),
        ("project", r"(?:项目|专项)(?:\(.{1,6}\)|\))?名称\)?$|^项目$|专项名称"),
        ("project_code", r"项目(?:编码|代码|编号)"),
        (
            "budget",
            r"^(?:年度|本年|当年|年初|批复|预算|项目|财政拨款)*(?:资金|资金额度|金额|总额|预算|预算数|预算金额|预算资金|资金总额|预算安排)(?:\(.*\))?$|^合计$",
        ),
        ("goal", r"(?:绩效|总体|年度)目标|^目标描述"),
    )
)
# What names an indicator where no column is called 三级指标, and what it says beside one.
_LEVEL3_ELSE = {"level3_name": "level3", "level3_content": "description", "level3_group": "level3"}
_IN_BRACKETS = re.compile(
    r"\((?:项目|专项)(?:名称|编码|代码|编号)\)$"
)  # 单位（项目名称）: of its body or of the project
_ANY_PART = re.compile("|".join(pattern.pattern for _, pattern in _INDICATOR_COLUMNS))
_LONGEST = 16  # signs of a header word
_OF_THE_YEAR = re.compile(r"本年|当年|全年|年度指标值|年度值|^年度.{0,2}目标$")
_FIRST_LEVEL = re.compile(r"^(?:成本|产出|效[益果]|满意度)(?:指标)?$")


def indicator_columns(row: list[Cell]) -> dict[str, int]:
    """Column of each part where the row is an indicator header, else nothing."""
    columns = columns_by_words(row)
    if columns.get("level3_group", len(row)) < columns.get("level1", columns.get("level2", 0)):
        del columns["level3_group"]  # 绩效指标 beside all rows of the indicators
    for fallback, otherwise in _LEVEL3_ELSE.items():  # where no column is called 三级指标
        if fallback in columns:
            column = columns.pop(fallback)
            columns.setdefault("level3" if "level3" not in columns else otherwise, column)
    columns |= _levels_of_classes(row, columns)
    levels = {"level1", "level2", "level3"} & columns.keys()
    is_header = len(levels) >= 2 or (levels and {"target"} & columns.keys() and len(columns) >= 3)
    return columns if is_header else {}


def _levels_of_classes(row: list[Cell], columns: dict[str, int]) -> dict[str, int]:
    """The columns of the levels where 指标类别 stands over both of them, left of 指标名称 and its target."""
    if not {"level3", "target"} <= columns.keys() or {"level1", "level2"} & columns.keys():
        return {}
    left = range(columns["level3"])
    first = next((at for at in left if re.fullmatch(r"指标(?:类别|分类)", fold(row[at].text))), None)
    if first is None:
        return {}
    both = first + 1 in left and row[first + 1].filled
    return {"level1": first, "level2": first + 1} if both else {"level1": first}


def columns_by_words(row: list[Cell]) -> dict[str, int]:
    """Column of each part of an indicator, or of the project it is of, that a row of words names."""
    columns: dict[str, int] = {}
    for index, cell in enumerate(row):
        key = part_named(cell.text)
        if key is None or (index and fold(cell.text) == fold(row[index - 1].text)):
            continue
        if key == "unit" and fold(cell.text) == "单位" and "level1" not in columns and "level2" not in columns:
            continue  # who spends, not what is counted
        if key not in columns or _OF_THE_YEAR.search(fold(cell.text)):
            columns[key] = index
    return columns


@lru_cache(4096)
def part_named(text: str) -> str | None:
    """The part of an indicator that a header word names, by what stands in brackets behind it only where it must."""
    if text.isascii():  # figures and codes, which are most cells of large tables
        return None
    plain = fold(text)
    short = plain if _IN_BRACKETS.search(plain) else re.sub(r"\(.*\)$", "", plain)
    words = [word for word in (short, plain) if word and len(word) <= _LONGEST]
    words = [word for word in words if _ANY_PART.search(word)]  # most cells name none
    return next((key for word in words for key, pattern in _INDICATOR_COLUMNS if pattern.search(word)), None)


def indicator_groups(rows: list[list[Cell]], index: int) -> list[tuple[str, dict[str, int]]]:
    """First level and columns of each indicator in a row, where the first levels stand side by side over 三级指标 and 指标值."""
    if not index:
        return []
    groups: list[tuple[str, dict[str, int]]] = []
    above = ""
    for column, cell in enumerate(rows[index]):
        over, key = rows[index - 1][column], part_named(cell.text)
        above = squeeze(over.text) or (above if squeeze(cell.text) else "")  # blank where merged cells are not marked
        if not _FIRST_LEVEL.search(above) or key is None:
            continue
        if key in ("level2", "level3") and not (groups and groups[-1][0] == above and key not in groups[-1][1]):
            groups.append((above, {}))
        if groups and groups[-1][0] == above:
            groups[-1][1].setdefault(key, column)
    whole = [group for group in groups if {"level3", "target"} <= group[1].keys()]
    return whole if len(whole) > 1 else []


def target_of_year(columns: dict[str, int], row: list[Cell], year: int | None) -> dict[str, int]:
    """Where targets of several years stand side by side (2022年指标值 2023年指标值), the columns with that of `year`."""
    years = {
        int(match[1]): at
        for at, cell in enumerate(row)
        if part_named(cell.text) == "target" and (match := re.match(r"((?:19|20)\d{2})年", fold(cell.text)))
    }
    return {**columns, "target": years[year]} if year in years and "target" in columns else columns


def half_of_the_year(columns: dict[str, int], rows: list[list[Cell]], index: int) -> dict[str, int]:
    """Where the indicators of a term of years stand left and those of the year right, the columns of the right half."""
    later: dict[str, int] = {}
    if not {"level3", "target"} <= columns.keys():
        return columns
    for at, cell in enumerate(rows[index]):
        key = part_named(cell.text)
        if key == "level3_content" and part_named(rows[index][columns["level3"]].text) == key:
            key = "level3"
        if not cell.filled and key in ("level2", "level3", "target", "operator", "unit") and at > columns.get(key, at):
            later.setdefault(key, at)
    if not {"level3", "target"} <= later.keys() or later["level3"] < columns["target"]:
        return columns
    filled = any(squeeze(row[later["target"]].text) for row in rows[index + 1 :] if not indicator_columns(row))
    return {**columns, **later} if filled else columns


def with_second_row(columns: dict[str, int], rows: list[list[Cell]], index: int) -> tuple[dict[str, int], int]:
    """Take up a second header row under the first: 指标值 divided into 运算符号, 数值 and 单位, or into years."""
    if index + 1 >= len(rows):
        return columns, 0
    below = [(i, fold(cell.text)) for i, cell in enumerate(rows[index + 1]) if not cell.filled and squeeze(cell.text)]
    if "target" in columns and below:
        over = fold(rows[index][columns["target"]].text)
        years = [i for i, text in below if fold(rows[index][i].text) == over and _OF_THE_YEAR.search(text)]
        if years and all(fold(rows[index][i].text) == over for i, _ in below):
            return {**columns, "target": years[0]}, 1
    keys = [
        (i, key) for i, text in below for key, pattern in _INDICATOR_COLUMNS if len(text) <= 12 and pattern.search(text)
    ]
    if not below or len({i for i, _ in keys}) < len(below) or any(parse_number(text) is not None for _, text in below):
        return columns, 0
    second = dict(columns)
    for i, key in reversed(keys):
        second[key] = i
    return second, 1


def is_upper_header(rows: list[list[Cell]]) -> bool:
    """Whether the first of two rows is the upper part of an indicator header: its cells reach down into the lower part."""
    if len(rows) < 2 or not indicator_columns(rows[1]):
        return False
    pairs = list(zip(*rows, strict=True))
    if sum(below.filled and below.place == above.place for above, below in pairs) > 1:
        return True
    open_below = [part_named(above.text) for above, below in pairs if not squeeze(below.text) and not below.filled]
    return sum(part is not None for part in open_below) > 1  # merged cells are not marked


def parts_above(rows: list[list[Cell]], index: int) -> dict[str, int]:
    """The columns whose words stand in the row above the header in row `index`, the cells below them left blank."""
    if not index:
        return {}
    upper = columns_by_words(rows[index - 1])
    return {key: at for key, at in upper.items() if not squeeze(rows[index][at].text)} if len(upper) > 1 else {}
