"""How much of the result hangs on the weights: each moved alone, and points moved from one criterion to another."""

from __future__ import annotations

from typing import NamedTuple

from analysis.quality.formulas import default_weights
from analysis.quality.scores import Scores
from analysis.quality_rescore import rescore

STEP = 5.0


class Shift(NamedTuple):
    """What moving one weight by `change` points does: how many grades of indicators, projects, disclosures change."""

    criterion: str
    change: float
    indicators: int
    projects: int
    disclosures: int


def shift_weights(scores: Scores, step: float = STEP) -> list[Shift]:
    """Each weight of I1 to I7 and P1 to P6 moved down and up by `step` alone: how many grades change."""
    shifts = []
    for kind in ("indicator", "project"):
        weights = default_weights(kind)
        for key in weights:
            for change in (-step, step):
                moved = {**weights, key: max(weights[key] + change, 0.0)}
                given = (moved, None) if kind == "indicator" else (None, moved)
                shifts.append(Shift(key, change, *count_changes(scores, rescore(scores, None, *given))))
    return shifts


def swap_weights(scores: Scores, step: float = STEP) -> list[tuple[str, str, str]]:
    """(from, to, disclosure_id) where moving `step` points between two criteria of indicators changes a grade."""
    weights = default_weights("indicator")
    found = []
    for one in weights:
        for two in weights:
            if one != two and weights[one] >= step:
                moved = {**weights, one: weights[one] - step, two: weights[two] + step}
                after = rescore(scores, indicator=moved).disclosures
                found += [
                    (one, two, old.row["disclosure_id"])
                    for old, new in zip(scores.disclosures, after, strict=True)
                    if old.grade != new.grade
                ]
    return found


def count_changes(before: Scores, after: Scores) -> tuple[int, int, int]:
    """How many grades of indicators, projects and disclosures differ."""
    return (
        sum(one.grade != two.grade for one, two in zip(before.indicators, after.indicators, strict=True)),
        sum(one.grade != two.grade for one, two in zip(before.projects, after.projects, strict=True)),
        sum(one.grade != two.grade for one, two in zip(before.disclosures, after.disclosures, strict=True)),
    )
