"""The spending schedule: what share of a project's money is to be spent by the end of which month.

Every function takes rows of the contract's tables and returns new rows; nothing is filled in. A month has one of three
states: `printed`, `blank` (the cell is there and empty) and `absent` (the document prints no such month for it).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from loaders.schema import Row

FORM_MONTHS = (3, 6, 10, 12)
BASES = ("table", "narrative")
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Point:
    """One month of one subject: `project_no` is None where the subject is a class of spending, not a project."""

    disclosure_id: str
    project_no: int | None
    subject: str
    basis: str
    month: int
    state: str
    percent: Decimal | None
    budget_yuan: Decimal | None
    printed: str | None
    place: str | None

    @property
    def yuan(self) -> Decimal | None:
        """Budget × share: computed here, not printed; None where either is not printed."""
        if self.percent is None or self.budget_yuan is None:
            return None
        return self.budget_yuan * self.percent / 100


@dataclass(frozen=True, slots=True)
class Weighted:
    """One month of a disclosure: the budget-weighted share of the projects that print both a budget and this month."""

    disclosure_id: str
    basis: str
    month: int
    percent: Decimal | None
    yuan: Decimal | None
    counted: tuple[int, ...]
    projects: int
    counted_yuan: Decimal
    budget_yuan: Decimal

    @property
    def complete(self) -> bool:
        """Every project of the disclosure is counted."""
        return len(self.counted) == self.projects


@dataclass(frozen=True, slots=True)
class Difference:
    """One month that the table and the prose of a document state differently."""

    table: Point
    narrative: Point


def build_points(schedule: Iterable[Row], projects: Iterable[Row], statements: Iterable[Row] = ()) -> list[Point]:
    """Every subject with every month of its disclosure: printed, blank or absent, in the order of the document.

    A class of spending takes its budget from the one statement in prose that has exactly its name.
    """
    rows, projects = list(schedule), list(projects)
    budgets, classes = project_budgets(projects), class_budgets(statements)
    printed_names = {(row["disclosure_id"], row["project_no"]): row["project_name"] or "" for row in projects}
    names: dict[tuple[str, int, str], str] = {}
    curves: dict[tuple[str, int | None, str, str], dict[int, Row]] = {}
    for row in rows:
        number = row["project_no"]
        subject = row["subject_title"] or printed_names.get((row["disclosure_id"], number), "")
        if number is not None:  # one project is one subject, however prose and table spell its name
            subject = names.setdefault((row["disclosure_id"], number, row["basis"]), subject)
        curves.setdefault((row["disclosure_id"], number, subject, row["basis"]), {})[row["month"]] = row
    points = []
    for (disclosure, number, subject, basis), printed in curves.items():
        stated = _budget(budgets, disclosure, number, basis)
        budget = classes.get((disclosure, subject)) if number is None else stated
        for month in list_months(row["month"] for row in rows if row["disclosure_id"] == disclosure):
            points.append(_point(disclosure, number, subject, basis, month, printed.get(month), budget))
    return sorted(points, key=lambda point: (point.disclosure_id, point.project_no or 10**6, point.basis != "table"))


def _point(
    disclosure: str,
    number: int | None,
    subject: str,
    basis: str,
    month: int,
    row: Row | None,
    budget: Decimal | None,
) -> Point:
    percent = None if row is None else row["cumulative_percent"]
    state = "absent" if row is None else "blank" if percent is None else "printed"
    printed, place = (None, None) if row is None else (row["printed"], row["place"])
    return Point(disclosure, number, subject, basis, month, state, percent, budget, printed, place)


def list_months(printed: Iterable[int]) -> tuple[int, ...]:
    """The months that a disclosure could fill: the form's 3, 6, 10, 12; or, where it prints others, its own and 12."""
    months = set(printed)
    return FORM_MONTHS if months <= set(FORM_MONTHS) else tuple(sorted(months | {12}))


def project_budgets(projects: Iterable[Row]) -> dict[Key, dict[str, Decimal]]:
    """(disclosure, project) → basis → printed budget. A project without a budget has an empty entry."""
    budgets: dict[Key, dict[str, Decimal]] = {}
    for row in projects:
        if row["project_no"] is None:
            continue
        entry = budgets.setdefault((row["disclosure_id"], row["project_no"]), {})
        if row["budget_yuan"] is not None:
            entry.setdefault(row["basis"], row["budget_yuan"])
    return budgets


def class_budgets(statements: Iterable[Row]) -> dict[tuple[str, str], Decimal]:
    """(disclosure, class of spending) → the amount that prose states for it; left out where it states several."""
    amounts: dict[tuple[str, str], set[Decimal]] = {}
    for row in statements:
        if row["subject_title"] and row["amount_yuan"] is not None:
            amounts.setdefault((row["disclosure_id"], row["subject_title"]), set()).add(row["amount_yuan"])
    return {key: next(iter(found)) for key, found in amounts.items() if len(found) == 1}


def _budget(budgets: dict[Key, dict[str, Decimal]], disclosure: str, number: int | None, basis: str) -> Decimal | None:
    """The budget stated in the same basis, else in the other one, else None."""
    entry = {} if number is None else budgets.get((disclosure, number), {})
    return entry.get(basis, next(iter(entry.values()), None))


def weigh_points(points: Sequence[Point], projects: Iterable[Row]) -> list[Weighted]:
    """The curve of each disclosure and basis, weighted by budget, with what it covers; blanks are never filled."""
    budgets = project_budgets(projects)
    groups: dict[tuple[str, str, int], list[Point]] = {}
    for point in points:
        if point.project_no is not None:
            groups.setdefault((point.disclosure_id, point.basis, point.month), []).append(point)
    return [_weighted(key, group, budgets) for key, group in groups.items()]


def _weighted(key: tuple[str, str, int], group: Sequence[Point], budgets: dict[Key, dict[str, Decimal]]) -> Weighted:
    disclosure, basis, month = key
    numbers = {number for owner, number in budgets if owner == disclosure} | {
        point.project_no for point in group if point.project_no is not None
    }
    stated = [_budget(budgets, disclosure, number, basis) for number in numbers]
    counted = [point for point in group if point.yuan is not None]
    yuan = sum((point.yuan or Decimal(0) for point in counted), Decimal(0))
    weight = sum((point.budget_yuan or Decimal(0) for point in counted), Decimal(0))
    return Weighted(
        disclosure,
        basis,
        month,
        percent=yuan / weight * 100 if weight else None,
        yuan=yuan if counted else None,
        counted=tuple(sorted(point.project_no for point in counted if point.project_no is not None)),
        projects=len(numbers),
        counted_yuan=weight,
        budget_yuan=sum((amount for amount in stated if amount is not None), Decimal(0)),
    )


def find_differences(points: Iterable[Point]) -> list[Difference]:
    """Months where table and prose both print a share and the two are not equal."""
    sides: dict[tuple[str, int, int], dict[str, Point]] = {}
    for point in points:
        if point.project_no is not None and point.percent is not None:
            sides.setdefault((point.disclosure_id, point.project_no, point.month), {})[point.basis] = point
    pairs = (side for side in sides.values() if len(side) == len(BASES))
    return [
        Difference(side["table"], side["narrative"])
        for side in pairs
        if side["table"].percent != side["narrative"].percent
    ]


def find_missing(disclosures: Iterable[Row], schedule: Iterable[Row]) -> list[Row]:
    """The disclosures that print no schedule at all."""
    known = {row["disclosure_id"] for row in schedule}
    return [row for row in disclosures if row["disclosure_id"] not in known]


def find_unscheduled(schedule: Iterable[Row], projects: Iterable[Row]) -> dict[str, list[int]]:
    """Disclosure → its projects without any schedule, for the disclosures that print one for others."""
    known = {(row["disclosure_id"], row["project_no"]) for row in schedule}
    owners = {disclosure for disclosure, _ in known}
    missing: dict[str, list[int]] = {}
    for disclosure, number in project_budgets(projects):
        if disclosure in owners and (disclosure, number) not in known:
            missing.setdefault(disclosure, []).append(number)
    return missing
