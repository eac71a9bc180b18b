"""The data files of the rubric: weights, caps and grades, units, words, bases and fields, each with its reason."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "data" / "reference"


@dataclass(frozen=True, slots=True)
class Weight:
    """One row of quality_weights.csv: a criterion, share, cap or grade."""

    id: str
    kind: str
    weight: float
    zh: str
    en: str
    reason: str


@dataclass(frozen=True, slots=True)
class BasisPattern:
    """One row of quality_bases.csv: the first pattern that a basis matches decides its level."""

    pattern: re.Pattern[str]
    level: str
    reason: str


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a reference file."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def weights(kind: str) -> dict[str, Weight]:
    """Weights of one kind: indicator, project, whole, mix, cap or grade (grades from the highest down)."""
    rows = (
        Weight(row["id"], row["kind"], float(row["weight"]), row["zh"], row["en"], row["reason"])
        for row in read_rows("quality_weights.csv")
    )
    return {row.id: row for row in rows if row.kind == kind}


@cache
def number(kind: str, key: str) -> float:
    """One weight, cap or limit as a number."""
    return weights(kind)[key].weight


@cache
def field_strengths() -> dict[str, str]:
    """Field → strong (its words are proof of another field), odd, plain, or home (at home in any office)."""
    return {row["field"]: row["strength"] for row in read_rows("quality_fields.csv")}


@cache
def bases() -> tuple[BasisPattern, ...]:
    """The patterns of a basis, in the order in which they are tried."""
    return tuple(
        BasisPattern(re.compile(row["pattern"]), row["level"], row["reason"]) for row in read_rows("quality_bases.csv")
    )
