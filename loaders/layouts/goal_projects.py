"""The projects of performance tables while they are read, one after the other, and the rows they become."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from loaders.document import Cell, Place
from loaders.layouts.context import Context
from loaders.layouts.lines import strip_number
from loaders.numbers import parse_amount

_WHOLE = re.compile(r"部门整体|单位整体|整体(?:支出)?绩效|部门.{0,4}绩效目标申报|整体目标")
_GENERIC_NAME = re.compile(
    r"^(?:\d{4}年度?)?(?:部门|单位|市级|区级|县级|省级|本级)?(?:预算|支出|专项|重点|财政)?(?:项目)?(?:年度|总体|年初)?(?:支出|预算|资金|(?:业务)?经费)?(?:及)?$"
)
_CODED_NAME = re.compile(
    r"[\[【(（]?([0-9A-Z]{10,})(?:[\]】)）][-—_ ]*|[-—_ ]+|(?!\d))(?=(?:\d{4})?[\u4e00-\u9fff（(“《])"
)


def code_and_name(printed: str) -> tuple[str, str]:
    """Code and name of a project printed as one: 51000021R000000012345-食堂运行. The code is empty where there is none."""
    match = _CODED_NAME.match(printed)
    return (match[1], printed[match.end() :]) if match else ("", printed)


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
    cut: bool = False  # its name is printed on the next page
    budget_of_term: bool = False  # the budget is that of several years

    def take_name(self, name: str, code: str) -> None:
        """The name as its form or row prints it, and the code where it stands in one cell with the name."""
        self.name, self.named_by_title, self.cut = name, False, False
        self.code = self.code or code

    def take_amount(self, label: str, cell: Cell, unit: str | None) -> None:
        """The first amount printed for budget, fiscal or other counts; that of a whole term only where no year's is."""
        amount = parse_amount(cell.text, unit)
        known = label in self.amounts and not (label == "budget" and self.budget_of_term)
        if amount is None or known or (label == "term" and "budget" in self.amounts):
            return
        self.budget_of_term = label == "term" or (self.budget_of_term and label != "budget")
        label = "budget" if label == "term" else label
        self.amounts[label] = amount
        if label == "budget":
            self.budget = cell

    def is_other(self, label: str, text: str) -> bool:
        """Whether a name or code printed now is that of another project."""
        if self.indicators:
            return True
        known = (
            self.code
            if label == "code"
            else (self.name if (self.code or self.budget) and not self.named_by_title else "")
        )
        return bool(known) and known != text


class Projects:
    """The project at hand; a new one writes the last one to the tables."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.at_hand: Project | None = None
        self.count = 0

    def start(self, title: str, place: Place, name: str | None = None) -> Project:
        """Begin the next project under a title; its name is what the title says before 绩效, unless given."""
        self.finish()
        whole = bool(_WHOLE.search(title))
        if not whole:
            self.count += 1
        titled = _name_in(title) if name is None else name
        number = None if whole else self.count
        self.at_hand = Project(
            number, title=title, name=titled, place=place, named_by_title=name is None and bool(titled)
        )
        return self.at_hand

    def current(self, place: Place) -> Project:
        """The project at hand; the first one begins where none has."""
        return self.at_hand or self.start("", place)

    def finish(self) -> None:
        """Write the project at hand to the tables."""
        project, self.at_hand = self.at_hand, None
        if project is None or project.number is None:
            return
        says = project.indicators or project.goals or project.amounts
        if not says and (project.named_by_title or not project.name):
            self.count -= 1
            return
        if not (project.name or project.goals or project.amounts):
            return  # indicators of a report that names no project
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


def _name_in(title: str) -> str:
    """The project in a title such as 3、会议费绩效目标表; nothing in 项目支出绩效目标表."""
    if "绩效" not in title:
        return ""
    name = re.sub(r"绩效(?:目标|评价|指标).*$|[（(]?续表.*$", "", strip_number(title))
    return "" if _GENERIC_NAME.match(name) else name
