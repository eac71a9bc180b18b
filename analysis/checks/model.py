"""What a rule says: a comparison held, differs (a finding), or could not be made; and what becomes of it in the report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Literal

from loaders import schema
from loaders.numbers import YUAN_PER_UNIT, parse_number

Severity = Literal["error", "warning", "notice"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "notice")
_UNITS = {yuan: unit for unit, yuan in YUAN_PER_UNIT.items()}


class Status(Enum):
    """What became of a rule on one disclosure."""

    HOLDS = "holds"
    FAILS = "fails"
    CANNOT_BE_CHECKED = "cannot_be_checked"
    CRASHED = "crashed"


@dataclass(frozen=True, slots=True)
class Figure:
    """One side of a comparison: what it is, how it is printed, its value, and the rows it was read from.

    `rows` are rows of the contract (each with place, box, confidence): one for a printed figure, several for a sum,
    none where nothing is printed. `amount` is yuan, a percentage or a count; None where nothing is printed.
    """

    label: str
    printed: str
    amount: Decimal | None
    rows: tuple[schema.Row, ...] = ()

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(str(row["place"]) for row in self.rows if row.get("place")))

    @property
    def place(self) -> str:
        shown = "、".join(self.places[:3])
        return f"{shown} 等{len(self.places)}处" if len(self.places) > 3 else shown

    @property
    def confidence(self) -> str:
        return "low" if any(row.get("confidence") == "low" for row in self.rows) else "high"

    def __str__(self) -> str:
        return f"{self.label}{self.printed}"


Cell = tuple[str, str]  # where a figure is printed and how


def cell_of(row: schema.Row) -> Cell:
    """What identifies a printed figure, whichever table of the contract holds it."""
    return (str(row.get("place") or ""), str(row.get("printed") or row.get("target") or row.get("project_name") or ""))


@dataclass(frozen=True, slots=True)
class Finding:
    """Two places of a disclosure that cannot both hold, or something required that is not there.

    `difference` is actual − expected in the unit of both. `group` ties findings of one cause; the engine hangs the
    lesser ones under `consequences` of the first. `cause` is the cell that all findings of the group share.
    """

    subject: str
    message_zh: str
    message_en: str
    actual: Figure
    expected: Figure | None = None
    difference: Decimal | None = None
    tolerance: Decimal | None = None
    severity: Severity | None = None  # None: that of the rule
    group: str | None = None
    rule_id: str = ""
    cause: Cell | None = None
    consequences: tuple[Finding, ...] = ()

    @property
    def confidence(self) -> str:
        sides = (self.actual, self.expected) if self.expected else (self.actual,)
        return "low" if any(side.confidence == "low" for side in sides) else "high"

    @property
    def cells(self) -> frozenset[Cell]:
        rows = (*self.actual.rows, *(self.expected.rows if self.expected else ()))
        return frozenset(cell_of(row) for row in rows if row.get("place"))


@dataclass(frozen=True, slots=True)
class Held:
    """A comparison that holds; `sides` say what was compared."""

    subject: str
    sides: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A comparison that could not be made, and why."""

    reason: str
    subject: str = ""


NO_TEXT = Unchecked("没有正文")  # of rules on wording, where a document has tables alone

Check = Held | Finding | Unchecked


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What one rule says of one disclosure. `held` counts the comparisons that hold."""

    rule_id: str
    status: Status
    held: int = 0
    findings: tuple[Finding, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All that the audit says of one disclosure: findings grouped by cause, and every rule with its outcome."""

    disclosure: schema.Row
    results: tuple[RuleResult, ...]
    findings: tuple[Finding, ...]
    rules_version: str
    loader_version: str

    def of_severity(self, severity: Severity) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity == severity]

    def with_status(self, status: Status) -> list[RuleResult]:
        return [result for result in self.results if result.status is status]


def figure(row: schema.Row, label: str, measure: str = "amount_yuan") -> Figure:
    """One printed figure of the contract. `measure` is the field that holds its value."""
    return Figure(label, printed(row), row[measure], (row,))


def total_of(rows: Iterable[schema.Row], label: str, measure: str = "amount_yuan") -> Figure:
    """The sum of printed figures, shown with its terms."""
    terms = tuple(rows)
    amount = sum((Decimal(row[measure]) for row in terms), Decimal(0))
    unit, per_unit = _common_unit(terms) if measure == "amount_yuan" else ("", Decimal(1))
    shown = " + ".join(str(row["printed"]).removesuffix(unit) for row in terms[:6]) + (" + …" if len(terms) > 6 else "")
    value = f"{_plain(amount / per_unit)}{unit}"
    return Figure(label, f"{value}（{shown}）" if len(terms) > 1 else value, amount, terms)


def nothing(label: str, word: str = "未列数", place_row: schema.Row | None = None) -> Figure:
    """The side of a comparison that prints no figure."""
    return Figure(label, word, None, (place_row,) if place_row else ())


def printed(row: schema.Row) -> str:
    """A figure as printed, with its unit where the cell leaves it to the head of the table."""
    text = str(row.get("printed") or "").strip()
    return text if not text or text.endswith(("元", "%", "％")) else text + unit_of(row)


def unit_of(row: schema.Row) -> str:
    """The unit an amount was printed in: 元, 万元, 千元, 亿元; blank where the row does not tell (0, or no amount)."""
    amount = row.get("amount_yuan") if row.get("amount_yuan") is not None else row.get("budget_yuan")
    return _unit(str(row.get("printed") or ""), amount)


@lru_cache(maxsize=65536)
def _unit(text: str, amount: Decimal | None) -> str:
    number = parse_number(text.rstrip("元万千百亿 "))
    return _UNITS.get(Decimal(amount / number).quantize(Decimal(1)), "") if number and amount else ""


def _common_unit(rows: tuple[schema.Row, ...]) -> tuple[str, Decimal]:
    units = {unit for row in rows if (unit := unit_of(row))}
    unit = units.pop() if len(units) == 1 else "元"
    return unit, YUAN_PER_UNIT[unit]


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
