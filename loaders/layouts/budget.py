"""Tables of figures by subject: the two-sided summaries and the lists by code or name.

Every figure of the table becomes one row of budget_lines; a figure under a header that is not understood is reported.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from loaders.document import Cell, Grid
from loaders.layouts.apart import told_apart
from loaders.layouts.codes import CodeReader, is_code_of_body, level_of, scheme_of, split_glued
from loaders.layouts.context import Context
from loaders.layouts.counts import Counting
from loaders.layouts.header_rows import ENUMERATED, is_index_row
from loaders.layouts.headers import Column, Header
from loaders.layouts.sections import MONEY_OF_TABLE, SUMMARIES, Section, sections_of
from loaders.numbers import is_blank, parse_amount, squeeze

_IGNORED_MEASURES = {"change_percent"}


def _below_each_other(grid: Grid, header: Header, sections: list[Section], table: str) -> dict[int, Section]:
    """Row → its section where one column holds income down to its total, and expenditure below it."""
    if len(sections) != 1 or table not in SUMMARIES:
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
        apart = told_apart(section.measures, grid.rows[header.first_row :], MONEY_OF_TABLE.get(table))
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
    if section.side == "revenue" and table in SUMMARIES:
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
