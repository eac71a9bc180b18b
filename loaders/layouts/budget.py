"""Tables of figures by subject: the two-sided summaries and the lists by code or name.

Every figure of the table becomes one row of budget_lines; a figure under a header that is not understood is reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from loaders.document import Cell, Grid
from loaders.layouts.apart import told_apart
from loaders.layouts.codes import CodeReader, is_code_of_body, level_of, scheme_of, split_glued
from loaders.layouts.context import Context
from loaders.layouts.counts import Counting
from loaders.layouts.headers import ENUMERATED, Column, Header, is_index_row
from loaders.numbers import fold, is_blank, parse_amount, squeeze

_ECONOMIC = re.compile(r"^(?!.*政府预算).*经济")
_IGNORED_MEASURES = {"change_percent"}
_SIDE_OF_TABLE = {"revenue": "revenue"}
_MONEY_OF_TABLE = {
    "general_public_expenditure": "general_public",
    "government_fund": "government_fund",
    "state_capital": "state_capital",
}
_SUMMARIES = {"revenue_expenditure_summary", "fiscal_appropriation_summary"}
_ONE_SIDED = {
    "revenue",
    "expenditure",
    "general_public_expenditure",
    "basic_expenditure",
    "three_public",
}  # blocks side by side go on


@dataclass(frozen=True, slots=True)
class Section:
    """The columns that belong together: a label with its code and the measures right of it, on one side."""

    side: str
    codes: tuple[Column, ...]
    names: tuple[Column, ...]
    measures: tuple[Column, ...]


def sections_of(header: Header, table: str) -> list[Section]:
    """The sides of a table: one for a list, two or more for a summary with income beside expenditure."""
    groups: list[list[Column]] = []
    previous = ""
    for column in header.columns:
        starts = column.kind in ("name", "code") and previous not in ("name", "code", "serial")
        if starts or not groups:
            groups.append([])
        if column.kind in ("name", "code", "measure"):
            groups[-1].append(column)
            previous = column.kind
    groups = [group for group in groups if any(column.kind == "measure" for column in group)]
    if len(groups) == 1 and table in _SUMMARIES:
        groups = _by_side(groups[0])
    return [_section(group, position, len(groups), table) for position, group in enumerate(groups)]


def _by_side(group: list[Column]) -> list[list[Column]]:
    """The columns of income and those of expenditure behind the same labels, where one row holds both: 收入合计 … 支出合计."""
    measures = [column for column in group if column.kind == "measure"]
    words = [fold(column.title) for column in measures]
    first = next((at for at, text in enumerate(words) if "支" in text and "收" not in text), 0)
    income = [at for at, text in enumerate(words) if "收" in text and "支" not in text]
    carried = any(re.search(r"carry|balance", column.measure) for column in measures)  # of one list: 本年收入 本年支出
    if not income or max(income) > first or carried:
        return [group]
    labels = [column for column in group if column.kind != "measure"]
    return [[*labels, *measures[:first]], [*labels, *measures[first:]]]


def _section(group: list[Column], position: int, count: int, table: str) -> Section:
    words = fold("".join(column.title for column in group))
    side = _SIDE_OF_TABLE.get(table, "expenditure")
    if count > 1 and table not in _ONE_SIDED:
        first_level = fold("".join(column.path[0] for column in group if column.path))
        decisive = first_level if ("收" in first_level) != ("支" in first_level) else words
        if ("收" in decisive) != ("支" in decisive):
            side = "revenue" if "收" in decisive else "expenditure"
        else:
            side = "revenue" if position == 0 else "expenditure"
    measures = _settle_total([column for column in group if column.kind == "measure"], table)
    codes, names = _labels(group, table)
    return Section(side, codes, names, tuple(measures))


def _labels(group: list[Column], table: str) -> tuple[tuple[Column, ...], tuple[Column, ...]]:
    """Code and name columns. Where a second classification follows behind a name, the first counts, but for the basic
    expenditure the economic one of departments."""
    runs: list[list[Column]] = [[]]
    for column in group:
        if any(before.kind == "name" for before in runs[-1]) and _is_second(column, runs[-1]):
            runs.append([])
        if column.kind in ("code", "name"):
            runs[-1].append(column)
    own = runs[0]
    if table == "basic_expenditure":
        own = next((run for run in runs if any(_ECONOMIC.search(column.title) for column in run)), own)
    return tuple(c for c in own if c.kind == "code"), tuple(c for c in own if c.kind == "name")


def _is_second(column: Column, run: list[Column]) -> bool:
    """Whether a column begins a second classification: another code, or 政府经济分类 beside 部门经济分类 with the codes in
    the names."""
    if column.kind == "code":
        return run[-1].kind != "code" and any(before.kind == "code" for before in run)  # 类 款 项 are one
    classes = all(re.search(r"经济.*(?:分类|科目)", one.title) for one in (*run, column))
    return column.kind == "name" and classes and all(column.title != before.title for before in run) and len(run) == 1


def _settle_total(measures: list[Column], table: str) -> list[Column]:
    """Where no column is the total, the first 合计 or 小计 under a group title is: 一般公共预算支出/合计; else the one of
    the money that the whole table is of: 一般公共预算支出 beside 基本支出 and 项目支出."""
    settled = list(measures)
    for offset in {column.year_offset for column in measures}:
        own = [column for column in settled if column.year_offset == offset]
        if any(column.measure == "total" for column in own):
            continue
        sums = [c for c in own if re.search(r"(?:合|小|总)计$", c.words[-1]) and not c.measure.endswith("_part")]
        spent = [c for c in sums if re.search(r"支出", "".join(c.words[:-1]))] if _has_both(own) else sums
        first = next(iter(spent or sums), None)
        first = first or next((column for column in own if column.measure == _MONEY_OF_TABLE.get(table)), None)
        alone = [column for column in own if column.measure == "current_year"] or own
        if first is None and len(alone) == 1:
            first = alone[0]
        if first is not None:
            total = Column(first.index, first.path, "measure", "total", offset, first.unit)
            settled = [total if column is first else column for column in settled]
    return settled


def _has_both(measures: list[Column]) -> bool:
    """Whether 本年收入 and 本年支出 stand side by side in one list, between what was carried over and forward."""
    words = "".join(word for column in measures for word in column.words)
    return bool(re.search(r"本年(?:收入|拨款)", words)) and "本年支出" in words


def _below_each_other(grid: Grid, header: Header, sections: list[Section], table: str) -> dict[int, Section]:
    """Row → its section where one column holds income down to its total, and expenditure below it."""
    if len(sections) != 1 or table not in _SUMMARIES:
        return {}
    labels = [_label(row, sections[0], CodeReader())[1] for row in grid.rows]
    income = [at for at, label in enumerate(labels) if re.fullmatch(r"(?:本年)?收入(?:合计|总计)", label)]
    spent = [at for at, label in enumerate(labels) if re.fullmatch(r"(?:本年)?支出(?:合计|总计)", label)]
    if not income or not spent or max(income) > min(spent):
        return {}
    return {at: replace(sections[0], side="revenue") for at in range(header.first_row, max(income) + 1)}


def read_lines(grid: Grid, table: str, header: Header, context: Context) -> int:
    """Add the figures of a table to budget_lines. Returns the number of rows that hold one."""
    unit = context.unit_of(grid, [column.title for column in header.columns])
    sections = sections_of(header, table)
    _report_unused(grid, header, context)
    rows_with_figures: set[int] = set()
    income = _below_each_other(grid, header, sections, table)
    for section in sections:
        apart = told_apart(section.measures, grid.rows[header.first_row :], _MONEY_OF_TABLE.get(table))
        section = replace(section, measures=apart)
        codes, counting = CodeReader(), Counting()
        for index in range(header.first_row, len(grid.rows)):
            if is_index_row(grid.rows[index]) and not _has_label(grid.rows[index], section):
                continue
            if table == "three_public" and _is_count(grid.rows[index], section, counting):
                continue
            if _read_row(grid, index, income.get(index, section), table, unit, codes, context):
                rows_with_figures.add(index)
    return len(rows_with_figures)


def _is_count(row: list[Cell], section: Section, counting: Counting) -> bool:
    label = next((text for column in section.names if (text := squeeze(row[column.index].text))), "")
    counting.follow(label)
    return counting.counts(label)


def _has_label(row: list[Cell], section: Section) -> bool:
    return any(
        re.search(r"(?![栏行]次)[\u4e00-\u9fff]{2}", squeeze(row[column.index].text)) for column in section.names
    )


def _read_row(
    grid: Grid, index: int, section: Section, table: str, unit: str | None, codes: CodeReader, context: Context
) -> bool:
    row = grid.rows[index]
    code, name = _label(row, section, codes)
    name = name or _label_beside(row, section)
    found = False
    for column in section.measures:
        cell = row[column.index]
        if cell.filled or is_blank(cell.text) or column.measure in _IGNORED_MEASURES:
            continue
        amount = parse_amount(cell.text, column.unit or unit)
        if amount is None:
            _report_unparsed(cell, column, context)
            continue
        found = True
        _add_line(grid, cell, column, section, table, (code, name), amount, context)
    return found


def _label(row: list[Cell], section: Section, codes: CodeReader) -> tuple[str | None, str]:
    """Code and name of a row. A total's label may stand in the code cells; a code may stand in the name cell."""
    parts = ["" if row[column.index].filled else row[column.index].text for column in section.codes]
    code = codes.read(parts) if parts else None
    names = [squeeze(row[column.index].text) for column in section.names]
    name = next((text for text in reversed(names) if text and not text.isdigit()), "")
    if not name:
        words = (squeeze(part) for part in reversed(parts))  # names of 类, 款 and 项 in their columns: the lowest
        name = next((text for text in words if text and codes.read([text]) is None), "")
    name = ENUMERATED.sub("", name)
    if is_code_of_body(code, name):
        return None, name
    if code is None:
        code, name = split_glued(name)
        if code:
            codes.read([code])
    return code, name


def _label_beside(row: list[Cell], section: Section) -> str:
    """The words nearest to the left of the figures, nothing printed between: the label of a row that parts the others."""
    for cell in reversed(row[: section.measures[0].index]):
        if not cell.filled and squeeze(cell.text):
            return "" if is_blank(cell.text) or parse_amount(cell.text, None) is not None else squeeze(cell.text)
    return ""


def _add_line(
    grid: Grid,
    cell: Cell,
    column: Column,
    section: Section,
    table: str,
    label: tuple[str | None, str],
    amount: Decimal,
    context: Context,
) -> None:
    code, name = label
    context.add(
        "budget_lines",
        table=table,
        table_title=grid.title or None,
        side=section.side,
        scheme=scheme_of(code) or _scheme_without_code(table, section, name),
        code=code,
        level=level_of(code),
        name=name or None,
        measure=column.measure,
        measure_title=column.title,
        year_offset=column.year_offset,
        amount_yuan=amount,
        printed=cell.text.strip(),
        **context.where(cell.place),
    )


def _scheme_without_code(table: str, section: Section, name: str) -> str | None:
    if table == "three_public":
        return "three_public"
    if table == "basic_expenditure":
        return "economic_department"
    if section.side == "revenue" and table in ("revenue_expenditure_summary", "fiscal_appropriation_summary"):
        return "revenue_source"
    if re.search(
        r"基本支出|项目支出|工资福利|商品和服务|对个人和家庭|人员(?:经费|支出)|公用", ENUMERATED.sub("", name)
    ):
        return None
    return "function"


def _report_unparsed(cell: Cell, column: Column, context: Context) -> None:
    context.issue(
        "warning",
        "unparsed_amount",
        f"“{column.title}”栏中的“{squeeze(cell.text)[:30]}”不是可识别的金额，未采用。",
        cell.place,
    )


def _report_unused(grid: Grid, header: Header, context: Context) -> None:
    """One notice a column whose header is not understood and that holds figures."""
    columns = header.of_kind("other")
    data = [row for row in grid.rows[header.first_row :] if not is_index_row(row)] if columns else []
    for column in columns:
        for row in data:
            cell = row[column.index]
            if not cell.filled and parse_amount(cell.text, None) is not None:
                title = column.title or f"第{column.index + 1}列"
                context.issue(
                    "notice",
                    "unused_column",
                    f"表“{grid.title}”的“{title}”栏有数字，但栏目含义不明，未采用。",
                    cell.place,
                )
                break
