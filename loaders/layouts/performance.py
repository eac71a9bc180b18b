"""Performance goal tables: forms of one project, large tables of many, and the indicators in them.

A table is read row by row. Rows with labels (项目名称, 预算数, 3月底, 绩效目标 …) fill the project; a row with 一级指标 …
指标值 starts the indicators. A form may be one table or several under one title, or stand many in one table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from loaders.document import Cell, Document, Grid, Place
from loaders.layouts.context import Context
from loaders.layouts.targets import parse_target
from loaders.numbers import fold, parse_amount, parse_number, squeeze
from loaders.outline import strip_number

_MONTH = re.compile(r"^(\d{1,2})月[底末份]?(?:前)?$")
_LABELS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (label, re.compile(rf"^(?:{pattern})$"))
    for label, pattern in (
        ("code", r"项目(?:编码|代码|编号)"),
        ("name", r"(?:预算|二级|一级)?项目名称|专项名称|项目\(政策\)名称"),
        ("whole", r"部门名称|单位名称|部门\(单位\)名称|预算部门(?:名称)?|部门整体.{0,12}|年度部门整体.{0,6}"),
        (
            "budget",
            r"(?:年度|本年度?|当年|\d{4}年度?)?(?:预算|项目)?(?:资金)?(?:总额|预算数|预算金额|资金总额|预算总额|总金额)|(?:当年|本年度?|年度)预算|项目预算|预算资金|(?:年度)?预算(?:安排)?(?:资金)?(?:合计)?|资金总量",
        ),
        (
            "fiscal",
            r"财政(?:资金|拨款|预算资金|拨款资金)(?:小计)?|本年财政拨款|当年财政拨款|一般公共预算(?:拨款|资金)?",
        ),
        ("other", r"(?:其他|其它|单位|自有|自筹)资金"),
        ("purpose", r"资金用途|项目(?:内容|概况|概述|描述|简介|实施内容)"),
        (
            "goals",
            r"(?:项目|年度|总体|当年|本年度?|\d{4}年度?|长期|中长期)?(?:总体|绩效|预期|工作)?(?:总)?目标(?:内容)?(?:及.*)?",
        ),
        ("section", r"预算规模及资金用途|资金支出计划|(?:项目|预算)资金|绩效指标(?:情况)?|年度绩效指标|支出进度"),
        (
            "skip",
            r"主管(?:部门|单位|局).*|(?:实施|填报|申报|预算)单位.*|项目(?:类型|类别|属性|性质|期限?|周期|负责人).*|联系(?:人|电话).*|起止.*|开始.*|结束.*|单位职能.*|备注|填报.*|序号",
        ),
    )
)
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
        ("project", r"^(?:预算|一级|二级)?(?:单位\(项目\)|项目)名称$|^项目$|专项名称"),
        ("project_code", r"项目(?:编码|代码|编号)"),
        (
            "budget",
            r"^(?:年度|本年|当年|预算|项目|财政拨款)*(?:资金|金额|预算|预算数|预算金额|预算资金|资金总额|预算安排)(?:\(.*\))?$|^合计$",
        ),
        ("goal", r"(?:绩效|总体|年度)目标|^目标描述"),
    )
)
_SCORE_ROW = re.compile(r"^(?:总分|合计|总计|得分|自评(?:总?得)?分)$")
_GENERIC_NAME = re.compile(
    r"^(?:\d{4}年度?)?(?:部门|单位|市级|区级|县级|省级|本级)?(?:预算|支出|专项|重点|财政)?(?:项目)?(?:支出|预算|资金)?(?:及)?$"
)


@dataclass(slots=True)
class Project:
    """One project while its tables are read; `number` is None for the whole department's goals."""

    number: int | None
    title: str = ""
    name: str = ""
    code: str = ""
    budget: Cell | None = None
    amounts: dict[str, Decimal] = field(default_factory=dict)
    purpose: str = ""
    goals: list[str] = field(default_factory=list)
    place: Place = field(default_factory=Place)
    indicators: int = 0
    named_by_title: bool = False


def is_performance(grid: Grid) -> bool:
    """True for a grid with an indicator header, the labels of a project form, or goals under a 绩效 title."""
    if any(_indicator_columns(row) for row in grid.rows):
        return True
    rows_of = {label: index for index, row in enumerate(grid.rows) for label in _labels_with_value(row)}
    if "绩效" in grid.title and rows_of.keys() & {"goals", "name", "code"}:
        return True
    named = rows_of.get("name", rows_of.get("code"))
    others = {index for label, index in rows_of.items() if label in ("goals", "purpose")}
    return named is not None and bool(others - {named})


def _labels_with_value(row: list[Cell]) -> list[str]:
    """Labels of a row that a value, not another label, follows."""
    cells = [cell for cell in row if not cell.filled and squeeze(cell.text)]
    pairs = zip(cells, cells[1:], strict=False)
    return [label for cell, after in pairs if (label := label_of(cell.text)) and label_of(after.text) is None]


def label_of(text: str) -> str | None:
    """What the label of a form asks for; None for a text that is no label."""
    plain = re.sub(r"^其中[:：]?|[:：]$|[（(](?:万元|元|%|人民币)[)）]", "", fold(text))
    plain = re.sub(r"^[一二三四五六七八九十\d]+[、.．]", "", plain)
    if not plain or len(plain) > 20:
        return None
    return next((label for label, pattern in _LABELS if pattern.match(plain)), None)


def read(document: Document, context: Context) -> list[Grid]:
    """Add projects, schedule and indicators of all performance tables. Returns the grids that were read."""
    reader = _Reader(context)
    used = [grid for grid in document.grids() if is_performance(grid)]
    for grid in used:
        reader.read_grid(grid)
    reader.finish()
    return used


class _Reader:
    """Goes through the performance tables of a document in order and knows the project it is in."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.project: Project | None = None
        self.count = 0
        self.columns: dict[str, int] = {}
        self.months: list[tuple[int, int]] = []
        self.last_label = ""
        self.unit: str | None = None
        self.levels: dict[str, str] = {}

    def read_grid(self, grid: Grid) -> None:
        texts = [cell.text for row in grid.rows[:8] for cell in row if not cell.filled]
        self.unit = self.context.unit_of(grid, [text for text in texts if len(text) < 20])
        self._start_by_title(grid)
        self.columns, self.months, self.last_label = {}, [], ""
        skip = 0
        for index, row in enumerate(grid.rows):
            if skip:
                skip -= 1
            elif columns := _indicator_columns(row):
                self.columns, skip = _with_second_row(columns, grid.rows, index)
                self.levels = {}
            elif self.columns and not self._starts_form(row):
                self._read_indicator(row, grid)
            else:
                self.columns = {}
                self._read_form_row(row, grid)

    def _start_by_title(self, grid: Grid) -> None:
        if "绩效" not in grid.title or (self.project and grid.title == self.project.title):
            if self.project is None:
                self._start(grid.title, grid.title_place or grid.place)
            return
        self._start(grid.title, grid.title_place or grid.place)

    def _start(self, title: str, place: Place) -> None:
        self._flush()
        whole = bool(re.search(r"部门整体|单位整体|整体(?:支出)?绩效|部门.{0,4}绩效目标申报|整体目标", title))
        if not whole:
            self.count += 1
        name = strip_number(title)
        name = re.sub(r"绩效(?:目标|评价|指标).*$|[（(]?续表.*$", "", name) if "绩效" in name else ""
        name = "" if _GENERIC_NAME.match(name) else name
        self.project = Project(
            None if whole else self.count, title=title, name=name, place=place, named_by_title=bool(name)
        )

    def _starts_form(self, row: list[Cell]) -> bool:
        labels = [label_of(cell.text) for cell in row if not cell.filled and squeeze(cell.text)]
        return bool(labels) and labels[0] in ("name", "code", "whole") and len(labels) >= 2

    # --- forms ------------------------------------------------------------------------------------------------------

    def _read_form_row(self, row: list[Cell], grid: Grid) -> None:
        cells = [(index, cell) for index, cell in enumerate(row) if not cell.filled]
        months = [(i, int(match[1])) for i, cell in cells if (match := _MONTH.match(fold(cell.text)))]
        if months:
            self.months = months
            return
        if self.months:
            self._read_schedule(row)
            return
        labelled = False
        for position, (_, cell) in enumerate(cells):
            label = label_of(cell.text)
            if label is None and (inline := _inline(cell)):
                self._take(inline[0], inline[1], grid)
                labelled = True
            elif label and label not in ("section", "skip"):
                value = next((c for _, c in cells[position + 1 :] if squeeze(c.text)), None)
                after = cells[position + 1][1] if position + 1 < len(cells) else None
                chosen = value if label in ("name", "goals", "whole") else after
                if chosen is not None and label_of(chosen.text) is None:
                    self._take(label, chosen, grid)
                self.last_label = label
                labelled = True
            elif label:
                labelled = labelled or label == "skip"
        if not labelled:
            self._take_unlabelled(
                [cell for _, cell in cells if squeeze(cell.text) and label_of(cell.text) is None], grid
            )

    def _take(self, label: str, cell: Cell, grid: Grid) -> None:
        """Put the value of a label into the project; a second project name starts the next project."""
        text = cell.text.strip()
        if not squeeze(text):
            return
        if label == "whole" and (self.project is None or self.project.number is not None) and _is_whole(grid):
            self._start("部门整体绩效目标", cell.place)
        if label in ("name", "code") and self._is_next(label, squeeze(text)):
            self._start(grid.title if "绩效" in grid.title else "", cell.place)
            assert self.project is not None
            self.project.name = ""
            self.project.named_by_title = False
        project = self._current(cell.place)
        if label == "name":
            project.name, project.named_by_title = squeeze(text), False
        elif label == "code":
            project.code = squeeze(text)
        elif label in ("budget", "fiscal", "other"):
            self._take_amount(project, label, cell)
        elif label == "purpose":
            project.purpose = project.purpose or squeeze(text)
        elif label == "goals":
            project.goals += split_goals(text)

    def _is_next(self, label: str, text: str) -> bool:
        project = self.project
        if project is None:
            return False
        if project.indicators:
            return True
        known = project.code if label == "code" else (project.name if project.code or project.budget else "")
        return bool(known) and known != text

    def _take_amount(self, project: Project, label: str, cell: Cell) -> None:
        amount = parse_amount(cell.text, self.unit)
        if amount is None:
            return
        if label not in project.amounts:
            project.amounts[label] = amount
            if label == "budget":
                project.budget = cell

    def _take_unlabelled(self, cells: list[Cell], grid: Grid) -> None:
        """A row without a label: the purpose under the amounts, or a further goal under the goals."""
        if self.project is None or len(cells) != 1:
            return
        if self.last_label in ("budget", "fiscal", "other") and not self.project.purpose:
            self.project.purpose = squeeze(cells[0].text)
        elif self.last_label == "goals":
            self.project.goals += split_goals(cells[0].text)

    def _read_schedule(self, row: list[Cell]) -> None:
        months, self.months = self.months, []
        filled = [c for c in row if not c.filled and parse_number(fold(c.text).removesuffix("%")) is not None]
        project = self._current(row[0].place)
        for index, month in months:
            cell = row[index]
            if len(months) == 1 and not squeeze(cell.text) and len(filled) == 1:
                cell = filled[0]
            self.context.add(
                "schedule",
                project_no=project.number,
                subject_title=project.name or None,
                basis="table",
                month=month,
                cumulative_percent=parse_number(fold(cell.text).removesuffix("%")),
                printed=cell.text.strip(),
                **self.context.where(cell.place),
            )

    # --- indicators -------------------------------------------------------------------------------------------------

    def _read_indicator(self, row: list[Cell], grid: Grid) -> None:
        def text(key: str) -> str:
            index = self.columns.get(key)
            return squeeze(row[index].text) if index is not None else ""

        if not (text("level3") or text("description") or text("target")) or _SCORE_ROW.match(text("level3")):
            return
        self._follow_project_columns(row)
        project = self._current(row[0].place)
        for key in ("level1", "level2"):
            if text(key) and text(key) != self.levels.get(key):
                self.levels[key] = text(key)
                if key == "level1":
                    self.levels.pop("level2", None)
        self._add_indicator(project, row, text)

    def _add_indicator(self, project: Project, row: list[Cell], text: object) -> None:
        assert callable(text)
        project.indicators += 1
        target = parse_target(text("target"), text("unit"), text("operator"))
        anchor = row[self.columns.get("target", self.columns.get("level3", 0))]
        self.context.add(
            "indicators",
            project_no=project.number,
            indicator_no=project.indicators,
            level1=self.levels.get("level1"),
            level2=self.levels.get("level2"),
            level3=text("level3") or None,
            description=text("description") or None,
            target=_printed_target(text) or None,
            operator=target.operator,
            value=target.value,
            value_unit=target.unit,
            target_kind=target.kind,
            target_basis=text("basis") or None,
            weight=text("weight") or None,
            **self.context.where(anchor.place),
        )

    def _follow_project_columns(self, row: list[Cell]) -> None:
        """In a table of many projects each row names its own; a changed name starts the next project."""
        index = self.columns.get("project")
        if index is None:
            return
        name = squeeze(row[index].text)
        if name and (self.project is None or self.project.name != name):
            if self.project is None or self.project.indicators or not self.project.named_by_title:
                self._start(self.project.title if self.project else "", row[index].place)
            assert self.project is not None
            self.project.name, self.project.named_by_title = name, False
        project = self._current(row[index].place)
        for key, label in (("budget", "budget"), ("project_code", "code"), ("goal", "goals")):
            column = self.columns.get(key)
            if column is None or row[column].filled or not squeeze(row[column].text):
                continue
            if label == "budget":
                self._take_amount(project, label, row[column])
            elif label == "code":
                project.code = project.code or squeeze(row[column].text)
            elif not project.goals:
                project.goals = split_goals(row[column].text)

    # --- project rows -----------------------------------------------------------------------------------------------

    def _current(self, place: Place) -> Project:
        if self.project is None:
            self._start("", place)
        assert self.project is not None
        return self.project

    def _flush(self) -> None:
        project = self.project
        self.project = None
        if project is None or project.number is None:
            return
        if not (project.name or project.indicators or project.goals):
            self.count -= 1
            return
        place = project.budget.place if project.budget else project.place
        self.context.add(
            "projects",
            project_no=project.number,
            project_code=project.code or None,
            project_name=project.name or None,
            basis="table",
            budget_yuan=project.amounts.get("budget"),
            fiscal_yuan=project.amounts.get("fiscal"),
            other_yuan=project.amounts.get("other"),
            purpose=project.purpose or None,
            goals=project.goals,
            printed=project.budget.text.strip() if project.budget else None,
            **self.context.where(place),
        )

    def finish(self) -> None:
        """Add the last project."""
        self._flush()


def _is_whole(grid: Grid) -> bool:
    text = grid.title + "".join(cell.text for row in grid.rows[:4] for cell in row)
    return "整体" in text and not any(label_of(cell.text) == "name" for row in grid.rows[:4] for cell in row)


def _inline(cell: Cell) -> tuple[str, Cell] | None:
    """A label and its value in one cell: 年度资金总额：15.00."""
    match = re.match(r"^(.{2,16}?)[:：]\s*([\d.,]+\s*(?:万元|元)?)$", cell.text.strip(), re.DOTALL)
    label = label_of(match[1]) if match else None
    return (label, Cell(match[2], cell.place)) if match and label in ("budget", "fiscal", "other") else None


def _printed_target(text: object) -> str:
    assert callable(text)
    return (
        f"{text('operator') if text('target')[:1] not in '≥≤=><' else ''}{text('target')}{text('unit')}"
        if text("target")
        else ""
    )


def _indicator_columns(row: list[Cell]) -> dict[str, int]:
    """Column of each part where the row is an indicator header, else nothing."""
    columns: dict[str, int] = {}
    for index, cell in enumerate(row):
        plain = fold(cell.text)
        if not plain or len(plain) > 16 or (index and plain == fold(row[index - 1].text)):
            continue
        key = next((key for key, pattern in _INDICATOR_COLUMNS if pattern.search(plain)), None)
        if key and (key not in columns or re.search(r"本年|年度指标值", plain)):
            columns[key] = index
    for fallback in ("level3_name", "level3_group"):  # where no column is called 三级指标
        if fallback in columns:
            columns.setdefault("level3", columns.pop(fallback))
    levels = {"level1", "level2", "level3"} & columns.keys()
    is_header = len(levels) >= 2 or (levels and {"target"} & columns.keys() and len(columns) >= 3)
    return columns if is_header else {}


def _with_second_row(columns: dict[str, int], rows: list[list[Cell]], index: int) -> tuple[dict[str, int], int]:
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


def split_goals(text: str) -> list[str]:
    """The goals of a cell, one entry each, numbering removed."""
    parts = re.split(
        r"(?:^|(?<=[\s。；;.]))\s*(?:\d{1,2}[、.．](?!\d)|[（(]\d{1,2}[)）]|目标\d{1,2}[:：])\s*", text.strip()
    )
    return [squeeze(part) for part in parts if squeeze(part)]
