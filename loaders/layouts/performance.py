"""Performance goal tables: forms of one project, large tables of many, and the indicators in them.

A table is read row by row. Rows with labels (项目名称, 预算数, 3月底, 绩效目标 …) fill the project; a row with 一级指标 …
指标值 starts the indicators. A form may be one table or several under one title, or stand many in one table.
"""

from __future__ import annotations

import re
from decimal import Decimal

from loaders.document import Cell, Document, Grid
from loaders.layouts.context import Context
from loaders.layouts.goal_headers import indicator_columns, is_upper_header
from loaders.layouts.goal_indicators import Indicators
from loaders.layouts.goal_kinds import kinds_in_columns
from loaders.layouts.goal_labels import (
    AMOUNTS,
    inline,
    is_amount,
    label_of,
    labels_of_amounts,
    labels_with_value,
    months_of,
    one_figure,
    split_goals,
    starts_form,
    year_budget_column,
)
from loaders.layouts.goal_projects import Projects, code_and_name
from loaders.layouts.header_rows import is_index_row
from loaders.layouts.project_list import is_list_header
from loaders.numbers import find_unit, fold, parse_number, squeeze

_EXECUTED = re.compile(r"执行数|执行情况|到位数|到位情况")
_TOTAL_WORD = re.compile(r"[合小总]计[:：]?")  # between 预算金额 and its amount
_HEADER_ROWS = 8


def is_performance(grid: Grid) -> bool:
    """True for a grid with an indicator header, the labels of a project form, or goals under a 绩效 title."""
    if any(indicator_columns(row) for row in grid.rows):
        return True
    if any(kinds_in_columns(grid.rows, index) for index in range(min(len(grid.rows), _HEADER_ROWS))):
        return True
    if any(is_list_header(row) for row in grid.rows[:4]):
        return False
    rows_of = {label: index for index, row in enumerate(grid.rows) for label in labels_with_value(row)}
    if "绩效" in grid.title and rows_of.keys() & {"goals", "name", "code"}:
        return True
    named = rows_of.get("name", rows_of.get("code"))
    others = {index for label, index in rows_of.items() if label in ("goals", "purpose")}
    return named is not None and bool(others - {named})


def read(document: Document, context: Context) -> list[Grid]:
    """Add projects, schedule and indicators of all performance tables. Returns the grids that were read."""
    reader = _Reader(context)
    used = [grid for grid in document.grids() if is_performance(grid)]
    for grid in used:
        reader.read_grid(grid)
    reader.projects.finish()
    return used


class _Reader:
    """Goes through the performance tables of a document in order and knows the project it is in."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.projects = Projects(context)
        self.indicators = Indicators(context, self.projects)
        self.months: list[tuple[int, int]] = []
        self.last_label = ""
        self.goal_below: int | None = None  # the column under whose heading the goal stands
        self.year_budget: int | None = None  # the column 全年预算数 beside 年初预算数 and 全年执行数
        self.amounts_below: dict[int, str] = {}  # the columns of a row of labels whose amounts stand in the next row
        self.unit: str | None = None
        self.executed = False  # the form sets what was spent beside what was planned

    def read_grid(self, grid: Grid) -> None:
        texts = [cell.text for row in grid.rows[:_HEADER_ROWS] for cell in row if not cell.filled]
        units = [find_unit(text) for text in texts if label_of(text) in (*AMOUNTS, "section")]
        named = next((unit for unit in units if unit), None)  # 项目资金（元） is nearer than the unit above the form
        self.unit = named or self.context.unit_of(grid, [text for text in texts if len(text) < 20])
        self.executed = any(_EXECUTED.search(squeeze(text)) for text in texts)
        self._start_by_title(grid)
        self.indicators.stop()
        self.indicators.unit = self.unit
        self.months, self.last_label, self.year_budget, self.amounts_below = [], "", None, {}
        skip = 0
        for index, row in enumerate(grid.rows):
            if skip:
                skip -= 1
            elif is_index_row(row):
                continue
            elif columns := indicator_columns(row):
                skip = self.indicators.take_header(columns, grid.rows, index)
            elif kinds := kinds_in_columns(grid.rows, index):
                self.indicators.take_kinds(kinds, grid.rows, index)
            elif self.indicators.begun and not starts_form(row):
                self.indicators.read_row(grid.rows, index)
            elif not (is_upper_header(grid.rows[index : index + 2]) or kinds_in_columns(grid.rows, index + 1)):
                self.indicators.stop()
                self._read_form_row(row, grid)

    def _start_by_title(self, grid: Grid) -> None:
        """A new 绩效 title starts a project; a table without one goes on with the project before it."""
        project = self.projects.at_hand
        if project and not (project.title or project.indicators) and indicator_columns(grid.rows[0]):
            project.title = grid.title  # its indicators on the next page, the title below them
        elif project is None or ("绩效" in grid.title and grid.title != project.title):
            self.projects.start(grid.title, grid.title_place or grid.place)

    # --- forms ------------------------------------------------------------------------------------------------------

    def _read_form_row(self, row: list[Cell], grid: Grid) -> None:
        cells = [(index, cell) for index, cell in enumerate(row) if not cell.filled]
        below, self.amounts_below = self.amounts_below, {} if self.executed else labels_of_amounts(cells)
        if amounts := [(label, row[at]) for at, label in below.items() if is_amount(row[at])]:
            for label, cell in amounts:
                self._take(label, cell, grid)
        elif months := months_of(cells):
            self.months = months
        elif (column := year_budget_column(cells, self.context.year)) is not None:
            self.year_budget = column
        elif self.months:
            self._read_schedule(row)
        else:
            labelled = [self._read_label(cells, position, grid) for position in range(len(cells))]
            if not any(labelled):
                self._read_unlabelled([(at, c) for at, c in cells if squeeze(c.text) and label_of(c.text) is None])

    def _read_label(self, cells: list[tuple[int, Cell]], position: int, grid: Grid) -> bool:
        """Take the value of the label at `position`. False where no label stands there, or one that only groups others."""
        cell, behind = cells[position][1], cells[position + 1 :]
        label = label_of(cell.text)
        if label in AMOUNTS and not self.executed and any(label_of(later.text) == label for _, later in behind):
            return True  # the amount of the whole term beside that of the year
        if label is None:
            found = inline(cell)
            for named, amount in found:
                self._take(named, amount, grid)
            return bool(found)
        if label in ("section", "skip"):
            return label == "skip"
        if label in AMOUNTS and self.year_budget is not None:
            behind = [(index, c) for index, c in behind if index == self.year_budget] or behind
        if label in AMOUNTS:
            behind = [(index, c) for index, c in behind if not _TOTAL_WORD.fullmatch(fold(c.text))] or behind
        value = next((c for _, c in behind if squeeze(c.text)), None)
        self.last_label = label
        if label == "goals" and value is not None and label_of(value.text) in ("skip", "goals"):
            # 预期目标 beside 实际完成情况, 中期目标 beside 年度目标: the goal stands in the next row
            headings = [at for at, c in behind if label_of(c.text) == "goals"] or [cells[position][0]]
            of_year = [at for at, c in behind if re.match(r"年度|当年|本年", squeeze(c.text))]
            self.goal_below = self.goal_below if self.goal_below is not None else (of_year or headings)[0]
            return True
        if not (label in ("name", "goals", "whole") or one_figure(behind)):
            value = behind[0][1] if behind else None
        if value is not None and label_of(value.text) is None:
            self._take(label, value, grid, find_unit(cell.text))
        return True

    def _take(self, label: str, cell: Cell, grid: Grid, unit: str | None = None) -> None:
        """Put the value of a label into the project; a second project name starts the next project."""
        text = squeeze(cell.text)
        if not text:
            return
        code, text = code_and_name(text) if label == "name" else ("", text)
        project = self.projects.at_hand
        if label == "whole" and (project is None or project.number is not None) and _is_whole(grid):
            self.projects.start("部门整体绩效目标", cell.place)
        if label in ("name", "code") and project is not None and project.is_other(label, text):
            self.projects.start(grid.title if "绩效" in grid.title else "", cell.place, name="")
        project = self.projects.current(cell.place)
        if label == "name":
            project.take_name(text, code)
        elif label == "code":
            project.code = text
        elif label in AMOUNTS:
            project.take_amount(label, cell, unit or self.unit)
        elif label == "purpose":
            project.purpose = project.purpose or text
        elif label == "goals":
            project.goals += split_goals(cell.text)

    def _read_unlabelled(self, cells: list[tuple[int, Cell]]) -> None:
        """A row without a label: the purpose under the amounts, or a further goal under the goals."""
        project = self.projects.at_hand
        if project is None or not cells:
            return
        if self.goal_below is not None:
            cells = [one for one in cells if one[0] == self.goal_below] or cells[:1]
            self.goal_below = None
        if len(cells) != 1:
            return
        text = cells[0][1].text
        if self.last_label in AMOUNTS and not project.purpose:
            project.purpose = squeeze(text)
        elif self.last_label == "goals":
            project.goals += split_goals(text)

    def _read_schedule(self, row: list[Cell]) -> None:
        months, self.months = self.months, []
        shares = [cell for cell in row if not cell.filled and _share(cell) is not None]
        project = self.projects.current(row[0].place)
        for index, month in months:
            cell = row[index]
            if len(months) == 1 and not squeeze(cell.text) and len(shares) == 1:
                cell = shares[0]
            self.context.add(
                "schedule",
                project_no=project.number,
                subject_title=project.name or None,
                basis="table",
                month=month,
                cumulative_percent=_share(cell),
                printed=cell.text.strip(),
                **self.context.where(cell.place),
            )


def _share(cell: Cell) -> Decimal | None:
    return parse_number(fold(cell.text).removesuffix("%"))


def _is_whole(grid: Grid) -> bool:
    text = grid.title + "".join(cell.text for row in grid.rows[:4] for cell in row)
    return "整体" in text and not any(label_of(cell.text) == "name" for row in grid.rows[:4] for cell in row)
