"""Lists of projects with their money: 项目支出预算表 and the like. Every list row becomes a project unless its form did."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from loaders import schema
from loaders.document import Cell, Grid
from loaders.layouts.codes import is_body
from loaders.layouts.context import Context
from loaders.layouts.goal_projects import code_and_name
from loaders.layouts.header_rows import TOTAL_ROW, is_header_row, is_index_row
from loaders.layouts.headers import Column, Header
from loaders.layouts.measures import measure_of
from loaders.layouts.sections import sections_of
from loaders.numbers import fold, parse_amount, squeeze
from loaders.subjects import is_name_of_subject

_NAME = re.compile(r"(?:项目|专项)\)?名称|(?:支出|预算)项目|^(?:[一二三]级)?项目$")
_NAME_BY_TITLE = re.compile(r"项目|专项|任务名称|^名称$")  # enough where the title speaks of projects
_ITEM = re.compile(r"2\d{6}")
_CODED_BODY = re.compile(r"^\d{3,6}[-_]?[\u4e00-\u9fff]")


_OF_ALL_YEARS = re.compile(r"^(?:项目|资金|专项)*(?:总额|总金额|总投资|总预算)")
_OF_THE_YEAR = re.compile(r"(?:19|20)\d{2}年|本年|当年|年度")
_ROUNDING = Decimal(50)  # yuan: half of the last digit of a figure in 万元 with two decimals


@dataclass(frozen=True, slots=True)
class _Line:
    code: str
    subject: str
    name: str
    amount: Decimal
    cell: Cell


def is_project_list(grid: Grid, header: Header) -> bool:
    """A table whose labels are projects: a column 项目名称, or 项目 under a title that speaks of projects."""
    names = [fold(column.path[-1]) for column in header.of_kind("name") if column.path]
    goals = any("目标" in fold(column.title) for column in header.of_kind("other"))
    own = any(re.search(r"(?:项目|专项)\)?名称|支出项目", name) or (goals and _NAME.search(name)) for name in names)
    loose = bool(names) and not header.of_kind("code") and _NAME_BY_TITLE.search(names[-1])
    titled = bool(re.search(r"项目", grid.title)) and (bool(loose) or any(_NAME.search(name) for name in names))
    summary = re.search(r"收支|收入|三公|功能分类|经济分类|采购|购买服务", fold(grid.title))
    return (
        (own or titled or _stands_behind_subjects(grid, header)) and not summary and len(header.of_kind("measure")) >= 1
    )


def _stands_behind_subjects(grid: Grid, header: Header) -> bool:
    """Whether under a title that speaks of projects the codes of subjects stand before names that are no subject's, and
    come again from row to row, or below a row without code that names the subject: names of subjects change, too."""
    names = header.of_kind("name")
    if not names or "项目支出" not in grid.title:
        return False
    rows = [(_subject(row, header), squeeze(row[names[-1].index].text)) for row in grid.rows[header.first_row :]]
    items = [(subject, name) for subject, name in rows if _ITEM.fullmatch(subject) and name]
    again = len({subject for subject, _ in items}) < len(items)
    headed = any(not subject and is_name_of_subject(name) for subject, name in rows)
    return (again or headed) and 2 * sum(1 for _, name in items if not is_name_of_subject(name)) > len(items)


def _subject(row: list[Cell], header: Header) -> str:
    return "".join(fold(row[column.index].text) for column in header.of_kind("code"))


def read(grid: Grid, header: Header, context: Context) -> None:
    """Add the projects of a list to projects; one that is there already gets its budget where its form has none."""
    lines = _lines(grid, header, context)
    projects = context.tables["projects"]
    known = {_key(row["project_name"]): row for row in projects if row["basis"] == "table"}
    number = max((row["project_no"] or 0 for row in projects), default=0)
    listed: set[str] = set()
    coded: dict[str, int] = {}  # project code → number
    for line in _without_subtotals(_without_parts(lines)):
        row = known.get(_key(line.name))
        if line.code and line.code in coded:  # its money by source or subject
            _add(coded[line.code], line, context)
        elif row is None or _key(line.name) in listed:
            number += 1
            _add(number, line, context)
        elif row["budget_yuan"] is None:
            _give_budget(row, line, context)
        elif row["budget_yuan"] != line.amount:  # printed twice with two amounts: both are kept under one number
            _add(row["project_no"], line, context)
        listed.add(_key(line.name))
        coded.setdefault(line.code, number if row is None else row["project_no"])


def _add(number: int, line: _Line, context: Context) -> schema.Row:
    return context.add(
        "projects",
        project_no=number,
        project_code=line.code or None,
        project_name=line.name,
        basis="table",
        budget_yuan=line.amount,
        goals=[],
        printed=line.cell.text.strip(),
        **context.where(line.cell.place),
    )


def _give_budget(row: schema.Row, line: _Line, context: Context) -> None:
    row["budget_yuan"], row["printed"] = line.amount, line.cell.text.strip()
    row.update(context.where(line.cell.place))


def _key(name: str | None) -> str:
    return re.sub(r"[（）()“”\"\s]", "", name or "")


def _lines(grid: Grid, header: Header, context: Context) -> list[_Line]:
    """Every row with a name and its whole amount, subtotals still among them."""
    unit = context.unit_of(grid, [column.title for column in header.columns])
    section = next(iter(sections_of(header, "other")), None)
    if section is None:
        return []
    names = [column for column in section.names if column.path and _NAME.search(fold(column.path[-1]))] or list(
        section.names
    )
    total = _budget_column(section.measures)
    if not names or total is None:
        return []
    lines = []
    behind = _stands_behind_subjects(grid, header)
    for row in grid.rows[header.first_row :]:
        subject = _subject(row, header)
        if behind and not _ITEM.fullmatch(subject):
            continue  # a body, or a subject with what its projects come to
        cell, label = row[total.index], row[names[-1].index]
        amount = None if cell.filled else parse_amount(cell.text, total.unit or unit)
        code, name = code_and_name(squeeze(label.text))
        code = code or _code_beside(row, header)
        if amount is not None and name and name != "小计" and not TOTAL_ROW.match(name) and not is_index_row(row):
            lines.append(_Line(code, subject, name, amount, cell))
    return lines


def _code_beside(row: list[Cell], header: Header) -> str:
    """The code in a column 项目编码; empty where the row has none."""
    column = next((c for c in header.of_kind("body_code") if re.match(r"项目", fold(c.path[-1]))), None)
    return squeeze(row[column.index].text) if column else ""


def _budget_column(measures: tuple[Column, ...]) -> Column | None:
    """The whole amount of a row: its total, or beside what was spent the year's adjusted budget, else the first one."""
    own = {column.measure: column for column in reversed(measures) if column.year_offset == 0}
    if "total" in own and _OF_ALL_YEARS.search(own["total"].title):
        later = (c for c in measures if c.measure == "total" and c.year_offset == 0 and _OF_THE_YEAR.search(c.title))
        own["total"] = next(later, own["total"])
    return next((own[name] for name in ("adjusted_budget", "initial_budget", "total") if name in own), None)


def is_list_header(row: list[Cell]) -> bool:
    """A row of header words with 项目名称 and an amount among them, as no row of a form is."""
    texts = [squeeze(cell.text) for cell in row if not cell.filled and squeeze(cell.text)]
    amounts = [text for text in texts if measure_of((text,)) in ("total", "initial_budget", "adjusted_budget")]
    return "项目名称" in texts and bool(amounts) and is_header_row(row)


def _without_parts(lines: list[_Line]) -> list[_Line]:
    """The rows but for those that divide the one above them, of the same project, by subject or source of money."""
    kept: list[_Line] = []
    for _, run in groupby(lines, key=lambda line: _key(line.name)):
        whole, *parts = run
        divided = abs(sum((part.amount for part in parts), Decimal(0)) - whole.amount) <= _ROUNDING * len(parts)
        kept += [whole] if divided and parts else [whole, *parts]
    return kept


def _is_subject_above(lines: list[_Line], position: int) -> bool:
    """Whether a row is a subject of spending and the next one a part of it: a lower subject, or a project without code or
    with that of its subject."""
    subject, below = lines[position].subject, lines[position + 1].subject
    if not re.fullmatch(r"2\d{2}(?:\d{2}){0,2}", subject):
        return False
    named = [is_name_of_subject(line.name) for line in lines[position : position + 2]]
    return not below or len(below) > len(subject) or (below == subject and named == [True, False])


def _without_subtotals(lines: list[_Line]) -> list[_Line]:
    """The rows but for those that sum up the rows below them: two or more, or one that a body's name stands over."""
    end = list(range(1, len(lines) + 1))  # where the rows that belong to a row end
    subtotals: set[int] = set()
    for position in range(len(lines) - 1, -1, -1):
        wanted, total, following, count = lines[position].amount, Decimal(0), position + 1, 0
        while following < len(lines) and abs(total) < abs(wanted) - _ROUNDING:
            total += lines[following].amount
            following, count = end[following], count + 1
        body = is_body(lines[position].name) or bool(_CODED_BODY.search(lines[position].name))
        rounding = _ROUNDING * count if body else Decimal(0)
        over = position + 1 in subtotals  # of one part, which sums up others itself
        if (
            wanted
            and abs(total - wanted) <= rounding
            and (count > 1 or body or over or _is_subject_above(lines, position))
        ):
            subtotals.add(position)
            end[position] = following
    return [line for position, line in enumerate(lines) if position not in subtotals]
