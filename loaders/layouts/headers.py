"""The columns of a table by their header words, whatever their number of levels or order.

A header path is the words above a column from the top level down; `kind` and `measure` come from those words alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from loaders.document import Cell, Grid
from loaders.layouts.codes import CODE
from loaders.layouts.header_rows import (
    LABEL_WORD,
    REST_OF_WORD,
    TOTAL_ROW,
    UNIT_WORDS,
    is_header_row,
    is_index_row,
)
from loaders.layouts.measures import measure_of, measure_of_budget, year_offset_of
from loaders.numbers import find_unit, fold, is_blank, parse_number, squeeze

_BODY_CODE = re.compile(r"(?:单位|部门|项目)(?:\(.*\))?(?:编码|代码|编号)$")  # of who spends, not of a subject
_CLASS_OF_SIDE = re.compile(r"[收支][入出]类[别型]")
_CODE_WORD = re.compile(r"编码$|代码$")
_REPEATED = re.compile(r"(?:本年|年初|当年)?(?:预算|决算|执行)(?:数|额)|金额|数额")
_FEWEST_TO_ONE = 10  # codes in a column beside a text that is none
_FEWEST_REPEATED = 3  # two may be the two sides of a summary
_NO_MEASURE = re.compile(
    r"数量|单价|人数|编制数|比例|率$|%|面积|权重|分值|年限|序号|行次|编号|电话|日期|领域|年度$|指标|目标|单位$|标准"
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `kind` is code, body_code, name, serial, measure or other; `measure` and `year_offset` for measures."""

    index: int
    path: tuple[str, ...]
    kind: str
    measure: str = ""
    year_offset: int = 0
    unit: str | None = None

    @property
    def title(self) -> str:
        return "/".join(self.path)

    @property
    def words(self) -> tuple[str, ...]:
        """The path without the units in it."""
        return tuple(UNIT_WORDS.sub("", words) or words for words in self.path)


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
    paths = _levels_apart(header_paths(rows, grid.width, grid.span_known))
    columns = _by_upper_words([_column(index, path, year) for index, path in enumerate(paths)])
    columns = beside_final(_classes_named(columns))
    data = [row for row in grid.rows[first:] if not is_index_row(row)]
    return Header(first, tuple(_codes_by_content(data, [_by_content(data, column, year) for column in columns])))


def _by_upper_words(columns: list[Column]) -> list[Column]:
    """The measures by the words above where one word, 决算数 or 金额, is repeated below each of several headings of its own."""
    headed = [column for column in columns if column.kind == "measure" and len(column.path) > 1]
    below = [column for column in headed if _REPEATED.fullmatch(column.words[-1])]
    uppers = [column.path[:-1] for column in columns if len(column.path) > 1]
    alone = all(uppers.count(column.path[:-1]) == 1 for column in below)
    if len(below) < _FEWEST_REPEATED or len({column.words[-1] for column in below}) != 1 or not alone:
        return columns
    told = {column.index: measure_of(column.words[:-1]) for column in below}
    return [replace(c, measure=told[c.index]) if told.get(c.index) else c for c in columns]


def _classes_named(columns: list[Column]) -> list[Column]:
    """支出类别 between figures is the label of those right of it; beside a name it tells the kind of what is named."""
    named = list(columns)
    for before, column, behind in zip(columns, columns[1:], columns[2:], strict=False):
        between = before.kind == behind.kind == "measure"
        if column.kind == "other" and between and _CLASS_OF_SIDE.fullmatch("".join(column.words[-1:])):
            named[column.index] = replace(column, kind="name")
    return named


def beside_final(columns: list[Column]) -> list[Column]:
    """Where budget and final account of one year stand side by side, the final account alone keeps the plain measures."""
    own = [column for column in columns if column.kind == "measure" and column.year_offset == 0]
    if not any("决算" in column.title for column in own):
        return columns
    return [replace(c, measure=measure_of_budget(c.title, c.measure)) if c in own else c for c in columns]


def _levels_apart(paths: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The header words 款项 over two columns, read as one where they stand close, given to each column its own."""
    apart: list[tuple[str, ...]] = []
    for path, run in groupby(paths):
        count = len(list(run))
        own = path[-1] if path and re.fullmatch(r"[类款项]{2,3}", path[-1]) else ""
        apart += [(*path[:-1], letter) for letter in own] if len(own) == count else [path] * count
    return apart


def _by_content(data: list[list[Cell]], column: Column, year: int | None) -> Column:
    """A column that no header word tells: figures under some title are a measure `other`, words are names."""
    if column.kind != "other":
        return column
    cells = [row[column.index] for row in data]
    texts = [cell.text for cell in cells if not cell.filled and squeeze(cell.text)]
    numbers = sum(1 for text in texts if parse_number(text) is not None)
    named = column.path and not _NO_MEASURE.search(fold(column.title)) and not re.search(r"编码|代码", column.title)
    if texts and numbers == len(texts) and named:
        return replace(column, kind="measure", measure="other", year_offset=year_offset_of(column.title, year))
    if texts and not numbers and not column.path:
        return replace(column, kind="name")
    return column


def _codes_by_content(data: list[list[Cell]], columns: list[Column]) -> list[Column]:
    """The columns with those made codes that hold nothing but codes of subjects before a name, whatever heads them: 预算科目,
    科目, 项目编码."""
    if any(column.kind == "code" for column in columns):
        return columns
    told: list[Column] = []
    for column, behind in pairwise([*columns, Column(len(columns), (), "other")]):
        texts = [fold(row[column.index].text) for row in data if not row[column.index].filled]
        said = [text for text in texts if text and not TOTAL_ROW.match(text)]
        subjects = [text for text in said if CODE.fullmatch(text)]
        odd = len(said) - len(subjects)  # a heading that runs over into the first row
        coded = any(len(text) > 3 for text in subjects) and odd <= len(said) // _FEWEST_TO_ONE
        named = (
            column.kind == "name"
            or not column.path
            or (column.kind == "body_code" and column.words[-1].startswith("项目"))
        )
        told.append(replace(column, kind="code") if named and behind.kind == "name" and coded else column)
    return told


def count_header_rows(grid: Grid) -> int:
    """Rows at the top that hold header words and no figure; the row that numbers the columns counts among them."""
    count = 0
    for row in grid.rows:
        words = is_header_row(row) or (count > 0 and _lies_in_header(row, grid.rows[0]))
        if not (is_index_row(row) or words) or (count and _lacks_figures(grid, count)):
            break
        count += 1
    return count


def _lies_in_header(row: list[Cell], first: list[Cell]) -> bool:
    """A row of names, 基本工资 and 津贴补贴, behind the label of the codes, which may be merged down from the first row, or
    stand there above a blank where merged cells are not marked."""
    label = row[0]
    named = _CODE_WORD.search(squeeze(label.text)) and (not label.filled or label.place == first[0].place)
    below = not squeeze(label.text) and _CODE_WORD.search(squeeze(first[0].text)) and _divides(row, first)
    return bool(named or below) and all(parse_number(cell.text) is None for cell in row)


def _divides(row: list[Cell], first: list[Cell]) -> bool:
    """Whether a row begins under words of the first row with their 小计 and goes on under blanks."""
    starts = any(squeeze(cell.text) == "小计" and squeeze(above.text) for cell, above in zip(row, first, strict=True))
    return starts and any(
        squeeze(cell.text) and not squeeze(above.text) for cell, above in zip(row, first, strict=True)
    )


def _lacks_figures(grid: Grid, index: int) -> bool:
    """A row of data that only looks like a header: under columns named above it holds labels alone, all figures blank."""
    above = [row for row in grid.rows[:index] if not is_index_row(row)]
    row = grid.rows[index]
    columns = [_column(at, path, None) for at, path in enumerate(header_paths(above, grid.width, grid.span_known))]
    named = [c for c in columns if c.kind in ("measure", "other") and c.path and not c.path[-1].endswith("单位")]
    figures = [row[column.index] for column in named]
    texts = [squeeze(cell.text) for cell in row if not cell.filled and not is_blank(cell.text)]
    if not figures or any(cell.filled or not is_blank(cell.text) for cell in figures):
        return False
    return not all(LABEL_WORD.search(re.sub(r"[（(][^（()）]*[)）]$", "", text)) for text in texts)


def header_paths(rows: list[list[Cell]], width: int, span_known: bool) -> list[tuple[str, ...]]:
    """The header words over each column, top level first, repeated levels once.

    Where merged cells are not marked, a blank in an upper row belongs to the words left of it when a lower row divides
    those words further.
    """
    levels = [[squeeze(cell.text) for cell in row] for row in rows]
    for depth, level in enumerate(levels[:-1]):
        _spread(level, levels[depth + 1 :], span_known)
    paths = []
    for index in range(width):
        path: list[str] = []
        for level in levels:
            if path and REST_OF_WORD.fullmatch(level[index]):
                path[-1] += level[index]
            elif level[index] and (not path or path[-1] != level[index]):
                path.append(level[index])
        paths.append(tuple(path))
    return paths


def _spread(level: list[str], below: list[list[str]], span_known: bool) -> None:
    """Where merged cells are marked, blanks are filled only beside words that are divided below themselves."""
    carried = ""
    for index, text in enumerate(level):
        divided = any(row[index] for row in below)
        if text:
            carried = text if divided or not span_known else ""
        elif carried and divided:
            level[index] = carried
        elif span_known:
            carried = ""


def _column(index: int, printed: tuple[str, ...], year: int | None) -> Column:
    """The column by its words; a unit among them counts, but does not keep 小计（万元） from being 小计."""
    unit = find_unit("/".join(printed))
    column = _by_header(index, tuple(UNIT_WORDS.sub("", words) or words for words in printed), year)
    return replace(column, path=printed, unit=unit if column.kind == "measure" else None)


def _by_header(index: int, path: tuple[str, ...], year: int | None) -> Column:
    joined = "/".join(path)
    leaf = path[-1] if path else ""
    if not path:
        return Column(index, path, "other")
    if _BODY_CODE.search(leaf):
        return Column(index, path, "body_code")
    if re.search(r"编码|代码|^编号$", leaf) or (
        re.fullmatch(r"[类款项]{1,3}", leaf) and (len(path) == 1 or re.search(r"编码|代码|科目|分类|^项目", joined))
    ):
        return Column(index, path, "code")
    if re.fullmatch(r"序号|行次|栏次", leaf):
        return Column(index, path, "serial")
    measure = measure_of(path)
    if measure:
        return Column(index, path, "measure", measure, year_offset_of(joined, year))
    if re.search(r"类别|性质|类型|备注|指标|目标", leaf) and not re.search(
        r"科目|支出项目类别|^(?:项目[（(])?按", leaf
    ):
        return Column(index, path, "other")
    if re.search(r"名称|项目|科目|功能分类|经济分类|^支出$|^收入$|单位$|^部门|^按", leaf):
        return Column(index, path, "name")
    return Column(index, path, "other")
