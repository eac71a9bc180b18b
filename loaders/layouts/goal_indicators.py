"""The indicators of performance tables, row by row, and the projects of large tables where each row names its own."""

from __future__ import annotations

from typing import Any

from loaders import schema
from loaders.document import Cell, Place
from loaders.layouts.codes import is_body
from loaders.layouts.context import Context
from loaders.layouts.goal_columns import IndicatorRow, Levels
from loaders.layouts.goal_headers import (
    columns_by_words,
    half_of_the_year,
    indicator_groups,
    is_upper_header,
    parts_above,
    target_of_year,
    with_second_row,
)
from loaders.layouts.goal_kinds import Kind, indicators_in
from loaders.layouts.goal_labels import split_goals
from loaders.layouts.goal_projects import Project, Projects, code_and_name
from loaders.layouts.targets import Target, parse_target
from loaders.numbers import squeeze

_OF_PROJECT = ("project", "project_code", "budget", "goal")


class Indicators:
    """Reads the rows under an indicator header."""

    def __init__(self, context: Context, projects: Projects) -> None:
        self.context = context
        self.projects = projects
        self.unit: str | None = None
        self.columns: dict[str, int] = {}
        self.groups: list[tuple[str, dict[str, int]]] = []
        self.kinds: list[Kind] = []
        self.levels = Levels()
        self.unlevelled: list[tuple[int | None, schema.Row]] = []  # the page and rows that a level is missing for

    @property
    def begun(self) -> bool:
        """Whether the rows now stand under a header of indicators."""
        return bool(self.columns or self.kinds)

    def stop(self) -> None:
        """Leave the table: what follows stands under no header of indicators."""
        self.columns, self.groups, self.kinds = {}, [], []

    def take_header(self, columns: dict[str, int], rows: list[list[Cell]], index: int) -> int:
        """Begin at the header in row `index`; returns how many further rows belong to it."""
        if is_upper_header(rows[index - 1 : index + 1]):
            above = parts_above(rows, index)
            columns = {**{key: at for key, at in above.items() if key in _OF_PROJECT}, **columns}
        columns = target_of_year(columns, rows[index], self.context.year)
        self.columns, further = with_second_row(columns, rows, index)
        self.groups, self.kinds = indicator_groups(rows, index), []
        if not (self.groups or further):
            self.columns = half_of_the_year(columns, rows, index)
        if "project" not in columns:  # in a table of many projects the levels go on under a repeated header
            self.levels = Levels()
        return further

    def take_kinds(self, kinds: list[Kind], rows: list[list[Cell]], index: int) -> None:
        """Begin at a header in row `index` that gives each kind of indicator a column."""
        self.kinds, self.groups = kinds, []
        columns = {**parts_above(rows, index), **columns_by_words(rows[index])}
        self.columns = {key: index for key, index in columns.items() if key in _OF_PROJECT}

    def read_row(self, rows: list[list[Cell]], index: int) -> None:
        """The indicator of a row, or those of the first levels that stand side by side in it."""
        row, above, below = (
            rows[index],
            rows[index - 1] if index else None,
            next(iter(rows[index + 1 : index + 2]), None),
        )
        if self.kinds:
            self._read_kinds(IndicatorRow(row, self.columns, above, below))
            return
        if not self.groups:
            self._read_indicator(IndicatorRow(row, self.columns, above, below))
            return
        shared = {key: index for key, index in self.columns.items() if key in _OF_PROJECT}
        for level1, columns in self.groups:
            self.levels = Levels(level1)
            self._read_indicator(IndicatorRow(row, {**shared, **columns}, above, below))

    def _read_indicator(self, row: IndicatorRow) -> None:
        if not row.is_indicator:
            self._read_heading(row)
            return
        self._follow_project(row)
        self.levels.follow(row)
        project = self.projects.current(row.cells[0].place)
        self._complete_levels(row, project)
        added = self._add(
            project,
            row.anchor,
            parse_target(row.text("target"), row.text("unit"), row.text("operator")),
            level1=self.levels.level1,
            level2=self.levels.level2,
            level3=row.name or None,
            description=row.text("description") or None,
            target=row.target or None,
            target_basis=row.text("basis") or None,
            basis_column="basis" in row.columns,
            weight=row.text("weight") or None,
        )
        if not (self.levels.level1 and self.levels.level2):
            self.unlevelled.append((row.page, added))

    def _read_kinds(self, row: IndicatorRow) -> None:
        """The indicators of a row that holds each kind of them in a cell of its own."""
        if not row.cell("project") and "project" in row.columns:
            return
        self._follow_project(row)
        project = self.projects.current(row.cells[0].place)
        for kind in self.kinds:
            cell = row.cells[kind.column]
            for name, target in indicators_in(cell):
                self._add(
                    project,
                    cell,
                    parse_target(target),
                    level1=kind.level1,
                    level2=kind.level2,
                    level3=name,
                    target=target or None,
                    basis_column=False,
                )

    def _add(self, project: Project, cell: Cell, read: Target, **parts: Any) -> schema.Row:
        project.indicators += 1
        return self.context.add(
            "indicators",
            project_no=project.number,
            indicator_no=project.indicators,
            operator=read.operator,
            value=read.value,
            value_unit=read.unit,
            target_kind=read.kind,
            **parts,
            **self.context.where(cell.place),
        )

    def _complete_levels(self, row: IndicatorRow, project: Project) -> None:
        """Give the indicators at the foot of a page the levels whose merged cell prints its text on the next page."""
        for page, added in self.unlevelled:
            if page is not None and row.page == page + 1 and added["project_no"] == project.number:
                added["level1"] = added["level1"] or self.levels.level1
                added["level2"] = added["level2"] or self.levels.level2
        self.unlevelled = [(page, added) for page, added in self.unlevelled if page == row.page]

    def _read_heading(self, row: IndicatorRow) -> None:
        """A row above those it speaks for: a project with its goal, or a level alone."""
        if row.cell("project"):
            if row.cell("goal") and not is_body(row.text("project")):
                self._follow_project(row)
        elif row.cell("level1") or row.cell("level2"):
            self.levels.follow(row)

    def _follow_project(self, row: IndicatorRow) -> None:
        """In a table of many projects each row names its own; a changed name starts the next project."""
        if "project" not in row.columns:
            return
        place = row.cells[row.columns["project"]].place
        (code, name), project = code_and_name(row.text("project")), self.projects.at_hand
        if row.is_cut("project"):
            self.projects.start(project.title if project else "", place, name="").cut = True
        elif name and (project is None or project.name != name):
            self._next_project(place).take_name(name, code)
        project = self.projects.current(place)
        if cell := row.cell("budget"):
            project.take_amount("budget", cell, self.unit)
        if cell := row.cell("project_code"):
            project.code = project.code or squeeze(cell.text)
        if (cell := row.cell("goal")) and not project.goals:
            project.goals = split_goals(cell.text)

    def _next_project(self, place: Place) -> Project:
        """The project that a changed name is of: the next one, or that at hand where its name comes late."""
        project = self.projects.at_hand
        if project is not None:
            cut = project.cut and project.place.page != place.page
            if cut or (project.named_by_title and not project.indicators):
                return project
        return self.projects.start(project.title if project else "", place)
