"""The columns of a table by their header words, whatever their number of levels or order.

A header path is the words above a column from the top level down; `kind` and `measure` come from those words alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from loaders.document import Cell, Grid
from loaders.numbers import find_unit, fold, parse_number, squeeze

HEADER_WORD = re.compile(
    r"科目|编码|代码|名称|项目|合计|小计|总计|收入|支出|预算|决算|金额|栏次|序号|行次|^[类款项]$|基本|人员|公用|经费|拨款|资金|"
    r"上年|结转|分类|备注|增减|数量|单价|价值|指标|目标|单位|年初|本年|公务|因公|接待|购置|运行|会议费|培训费|比例|权重|^%$"
)
ENUMERATED = re.compile(
    r"^(?:其中[:：])?(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[)）]|\d{1,2}[、.．](?!\d))|^其中[:：]"
)
_ORDINAL = re.compile(r"^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[)）])")
_NO_MEASURE = re.compile(
    r"数量|单价|人数|编制数|比例|率$|%|面积|权重|分值|年限|序号|行次|编号|电话|日期|年度$|指标|目标|单位$|标准"
)
TOTAL_ROW = re.compile(
    r"^(?:(?:本年)?(?:收入|支出)?[合总]计|本年(?:收入|支出)(?:合计|小计)|(?:收入|支出)(?:总计|合计))$"
)

# The first pattern that a header's own words, or else the levels above them, match decides the measure.
MEASURES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (measure, re.compile(pattern))
    for measure, pattern in (
        ("change_percent", r"增减.*(?:%|率|比例|幅度)|比例|占比|增长率|(?:完成|执行)率|比重"),
        ("change", r"增减|较上年|比上年|差额|^差异"),
        ("balance", r"年[初末].*结转|结余分配"),
        ("carry_over", r"上年结转|上年.*结余|年初结转|结转资金"),
        ("carry_forward", r"结转下年|年[末终].*结[转余]"),
        ("use_of_surplus", r"使用非财政|用事业基金|动用.*结余|非财政拨款结余"),
        ("general_public", r"一般公共预算(?!.*基本支出$)|公共财政(?:预算)?(?:拨款|资金)|^一般公共$"),
        ("government_fund", r"政府性?基金|^基金预算"),
        ("state_capital", r"国有资本"),
        ("special_account", r"财政专户|专户(?:管理|核拨)"),
        ("remitted", r"上缴上级|上解上级|上缴支出"),
        ("affiliate_subsidy", r"对附属单位|附属单位补助"),
        ("affiliate_remittance", r"附属单位(?:上缴|缴款)"),
        ("superior_subsidy", r"上级(?:单位)?补助"),
        ("operating", r"经营(?:收入|支出)"),
        ("institutional_revenue", r"事业收入|事业单位收入"),
        ("other_revenue", r"其他(?:资金|收入|来源)"),
        ("unit_funds", r"单位资金|自有资金"),
        ("personnel", r"人员(?:经费|支出|费用|类)|工资福利"),
        ("public", r"公用(?:经费|支出)|日常公用|商品和服务"),
        ("basic", r"基本支出"),
        ("project", r"项目(?:支出|经费)"),
        ("fiscal_appropriation", r"财政(?:拨款|性资金|补助)|预算拨款"),
        ("current_year", r"本年(?:收入|支出)"),
        ("initial_budget", r"年初预算"),
        ("adjusted_budget", r"(?:全年|调整|变更)预?算"),
    )
)
TOTAL_HEADER = re.compile(
    r"^(?:合计|总计|金额|预算数?|决算数?|预算金额|总额|小计|本年预算数?|\d{4}年?(?:度)?(?:部门|单位)?(?:预算|决算)数?|"
    r"(?:收入|支出)?(?:预算|决算)?(?:合计|总计)|(?:收入|支出)(?:预算|决算)数?|本年(?:预算|决算)数|\d{4}年度?|执行数)(?:[（(].*[)）])?$"
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `kind` is code, name, serial, measure or other; `measure` and `year_offset` for measures."""

    index: int
    path: tuple[str, ...]
    kind: str
    measure: str = ""
    year_offset: int = 0
    unit: str | None = None

    @property
    def title(self) -> str:
        return "/".join(self.path)


@dataclass(frozen=True, slots=True)
class Header:
    """The first row of data and the columns above it."""

    first_row: int
    columns: tuple[Column, ...]

    def of_kind(self, kind: str) -> list[Column]:
        return [column for column in self.columns if column.kind == kind]


def read_header(grid: Grid, year: int | None) -> Header:
    """The header of a table of figures. `year` is the fiscal year, to tell this year's column from last year's."""
    first = count_header_rows(grid)
    rows = [row for row in grid.rows[:first] if not is_index_row(row)]
    paths = header_paths(rows, grid.width, grid.span_known)
    columns = [_column(index, path, year) for index, path in enumerate(paths)]
    return Header(first, tuple(_by_content(grid, first, column) for column in columns))


def _by_content(grid: Grid, first: int, column: Column) -> Column:
    """A column that no header word tells: figures under some title are a measure `other`, words are names."""
    if column.kind != "other":
        return column
    cells = [row[column.index] for row in grid.rows[first:] if not is_index_row(row)]
    texts = [cell.text for cell in cells if not cell.filled and squeeze(cell.text)]
    numbers = sum(1 for text in texts if parse_number(text) is not None)
    if texts and numbers == len(texts) and column.path and not _NO_MEASURE.search(fold(column.title)):
        return replace(column, kind="measure", measure="other")
    if texts and not numbers and not column.path:
        return replace(column, kind="name")
    return column


def count_header_rows(grid: Grid) -> int:
    """Rows at the top that hold header words and no figure; the row that numbers the columns counts among them."""
    count = 0
    for row in grid.rows:
        if is_index_row(row) or is_header_row(row):
            count += 1
        else:
            break
    return count


def is_index_row(row: list[Cell]) -> bool:
    """The row 栏次 1 2 3 …: whole numbers that rise by one, maybe behind a word or stars."""
    texts = [fold(cell.text) for cell in row if not cell.filled and squeeze(cell.text)]
    if texts and re.fullmatch(r"栏次|行次|序号|\*+|项目", texts[0]):
        marked = texts[0] not in ("序号", "项目")
        texts = texts[1:]
        if marked and texts and all(re.fullmatch(r"\*+|\d{1,2}", text) for text in texts):
            return True
    texts = [text for text in texts if not re.fullmatch(r"\*+|栏次|行次", text)]
    numbers = [int(match[1]) for text in texts if (match := re.match(r"^(\d{1,2})(?:=.*)?$", text))]
    return len(numbers) == len(texts) >= 2 and all(b - a == 1 for a, b in zip(numbers, numbers[1:], strict=False))


def is_header_row(row: list[Cell]) -> bool:
    """A row of header words: no figure, no ordinal, no lone total, and half of its texts are words of headers."""
    texts = [squeeze(cell.text) for cell in row if squeeze(cell.text)]
    if not texts:
        return False
    if any(_is_data_text(text) for text in texts):
        return False
    if TOTAL_ROW.match(texts[0]) and len(set(texts)) == 1:
        return False
    words = sum(1 for text in texts if HEADER_WORD.search(text))
    return words * 2 >= len(texts)


def _is_data_text(text: str) -> bool:
    plain = fold(text)
    if re.fullmatch(r"(?:19|20)\d{2}", plain):
        return False
    return parse_number(plain) is not None or bool(_ORDINAL.match(plain))


def header_paths(rows: list[list[Cell]], width: int, span_known: bool) -> list[tuple[str, ...]]:
    """The header words over each column, top level first, repeated levels once.

    Where merged cells are not marked, a blank in an upper row belongs to the words left of it when a lower row divides
    those words further.
    """
    levels = [[squeeze(cell.text) for cell in row] for row in rows]
    if not span_known:
        for depth, level in enumerate(levels[:-1]):
            _spread(level, levels[depth + 1 :])
    paths = []
    for index in range(width):
        path: list[str] = []
        for level in levels:
            if level[index] and (not path or path[-1] != level[index]):
                path.append(level[index])
        paths.append(tuple(path))
    return paths


def _spread(level: list[str], below: list[list[str]]) -> None:
    carried = ""
    for index, text in enumerate(level):
        if text:
            carried = text
        elif carried and index and any(row[index] for row in below):
            level[index] = carried


def _column(index: int, path: tuple[str, ...], year: int | None) -> Column:
    joined = "/".join(path)
    leaf = path[-1] if path else ""
    unit = find_unit(joined)
    if not path:
        return Column(index, path, "other")
    if re.search(r"编码|代码|^编号$", leaf) or (
        re.fullmatch(r"[类款项]", leaf) and (len(path) == 1 or re.search(r"编码|代码|科目", joined))
    ):
        return Column(index, path, "code")
    if re.fullmatch(r"序号|行次|栏次", leaf):
        return Column(index, path, "serial")
    measure = _measure(path)
    if measure:
        return Column(index, path, "measure", measure, _year_offset(joined, year), unit)
    if re.search(r"类别|性质|类型|备注|指标|目标", leaf) and not re.search(r"科目|支出项目类别", leaf):
        return Column(index, path, "other")
    if re.search(r"名称|项目|科目|功能分类|经济分类|^支出$|^收入$|单位$|^部门", leaf):
        return Column(index, path, "name")
    return Column(index, path, "other")


def _measure(path: tuple[str, ...]) -> str:
    leaf = path[-1]
    if re.search(r"名称|^项目$|^(?:功能|经济)?(?:分类)?科目$|科目$|类别|性质|备注", leaf):
        return ""
    if leaf in ("小计", "合计", "总计") and len(path) > 1:
        above = _by_words(path[-2])
        return above or "total"
    if TOTAL_HEADER.match(leaf):
        return _by_words(leaf) if re.search(r"年初|全年|调整", leaf) else "total"
    own = _by_words(leaf)
    if own:
        return own
    for upper in reversed(path[:-1]):
        if found := _by_words(upper):
            return found
    return ""


def _by_words(text: str) -> str:
    if re.fullmatch(r"[收支]入?出?(?:预算|决算)?", text):
        return ""
    return next((measure for measure, pattern in MEASURES if pattern.search(text)), "")


def _year_offset(joined: str, year: int | None) -> int:
    if re.search(r"上年(?!结转|.*结余)(?:度)?(?:预算|决算|执行|数)|去年", joined):
        return -1
    years = [int(found) for found in re.findall(r"((?:19|20)\d{2})年?", joined)]
    if years and year is not None and year not in years and max(years) == year - 1:
        return -1
    return 0
