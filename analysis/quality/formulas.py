"""The formulas of the rubric: weights, pooling, caps, grades, and what becomes of judgements (sections 2 to 4).

They take judgements, whoever gave them: the machine, or a reviewer who overruled it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from analysis.quality import reference
from analysis.quality.judgement import ZERO, Judgement
from analysis.quality.scores import IndicatorScore, ProjectScore

Weights = Mapping[str, float]
HEADER_CRITERIA = ("P4", "P5")  # they look at the header block, which some documents do not print


class IndicatorOutcome(NamedTuple):
    """The fields of `IndicatorScore` that follow from its judgements."""

    score: float
    grade: str
    applicable: float
    caps: tuple[str, ...]


class ProjectOutcome(NamedTuple):
    """The fields of `ProjectScore` that follow from its judgements and indicators."""

    indicator_mean: float
    criteria_score: float
    score: float
    grade: str
    caps: tuple[str, ...]
    content_score: float | None


class DisclosureOutcome(NamedTuple):
    """The fields of `DisclosureScore` that follow from its judgements, indicators and projects."""

    score: float
    grade: str
    projects_mean: float
    lowest: tuple[int, ...]


def default_weights(kind: str) -> dict[str, float]:
    """The weights of the rubric for indicator, project or whole criteria."""
    return {key: row.weight for key, row in reference.weights(kind).items()}


def grade_of(score: float) -> str:
    """优 from 90, 良 from 80, 中 from 60, else 差 (财预〔2015〕88号)."""
    return next(row.zh for row in reference.weights("grade").values() if score >= row.weight)


def weigh(judgements: Mapping[str, Judgement], weights: Weights) -> tuple[float, float]:
    """(score of 100, applicable points): pooled I4 gives its weight to I3, criteria not printed leave the total."""
    earned = applicable = 0.0
    for key, judgement in judgements.items():
        if judgement.points is None:
            continue
        weight = weights[key]
        if key == "I3" and judgements["I4"].pooled:
            weight += weights["I4"]
        earned += weight * judgement.points
        applicable += weight
    return (100 * earned / applicable if applicable else 0.0), applicable


def indicator_caps(judgements: Mapping[str, Judgement], is_blank: bool) -> tuple[str, ...]:
    """The caps of rubric section 2 that apply, by their ids in quality_weights.csv."""
    zeros = {key for key, judgement in judgements.items() if judgement.points == ZERO}
    tests = {
        "blank_target": is_blank,
        "unmeasurable_irrelevant": {"I3", "I5"} <= zeros,
        "wrong_unit_or_sign": "I4" in zeros,
        "irrelevant_unreasonable": {"I5", "I6"} <= zeros,
    }
    return tuple(key for key, holds in tests.items() if holds)


def apply_caps(score: float, caps: tuple[str, ...]) -> tuple[float, tuple[str, ...]]:
    """The score under its caps, and the caps that lowered it."""
    limits = {key: reference.number("cap", key) for key in caps}
    effective = tuple(key for key, limit in limits.items() if limit < score)
    return round(min([score, *limits.values()]), 2), effective


def reckon_indicator(
    judgements: Mapping[str, Judgement], is_blank: bool, weights: Weights | None = None
) -> IndicatorOutcome:
    """I1 to I7 weighed and capped; `is_blank` says that no target is printed."""
    raw, applicable = weigh(judgements, weights or default_weights("indicator"))
    score, caps = apply_caps(raw, indicator_caps(judgements, is_blank))
    return IndicatorOutcome(score, grade_of(score), applicable, caps)


def reckon_project(
    judgements: Mapping[str, Judgement],
    indicators: Sequence[IndicatorScore],
    has_header: bool,
    weights: Weights | None = None,
) -> ProjectOutcome:
    """0.6 × mean of the indicators + 0.4 × project criteria (rubric section 3); `has_header` of the whole document."""
    weights = weights or default_weights("project")
    counted = [item.score for item in indicators if not item.declares_nothing] or [item.score for item in indicators]
    mean = sum(counted) / len(counted)
    criteria, _ = weigh(judgements, weights)
    goal = judgements["P3"]  # zero with words: the goal is a placeholder (without words there is none)
    caps = ("placeholder_goal",) if goal.points == ZERO and goal.words else ()
    score, effective = apply_caps(_mix(mean, criteria), caps)
    content = None
    if not has_header:
        rest = {key: judgement for key, judgement in judgements.items() if key not in HEADER_CRITERIA}
        content = apply_caps(_mix(mean, weigh(rest, weights)[0]), caps)[0]
    return ProjectOutcome(round(mean, 2), round(criteria, 2), score, grade_of(score), effective, content)


def _mix(mean: float, criteria: float) -> float:
    return (
        mean * reference.number("mix", "indicator_share") + criteria * reference.number("mix", "project_share")
    ) / 100


def reckon_disclosure(
    judgements: Mapping[str, Judgement],
    weighting: str,
    indicators: Sequence[IndicatorScore],
    projects: Sequence[ProjectScore],
) -> DisclosureOutcome:
    """Rubric section 4: mean of projects (`weighting` budget or equal), 75 %; the whole, 25 %.

    What of W1 to W4 cannot be judged counts as the projects do: their share of the 25 goes to the mean.
    """
    shares = [float(project.budget or 0) if weighting == "budget" else 1.0 for project in projects]
    if projects:
        mean = sum(share * project.score for share, project in zip(shares, projects, strict=True)) / sum(shares)
    else:
        mean = sum(item.score for item in indicators) / len(indicators)
    rest, judged = weigh(judgements, default_weights("whole"))
    score = round((mean * (100 - judged) + rest * judged) / 100, 2)
    named = sorted((project for project in projects if project.project_no is not None), key=lambda one: one.score)
    lowest = tuple(project.project_no or 0 for project in named[:3])
    return DisclosureOutcome(score, grade_of(score), round(mean, 2), lowest)


def count_zeros(indicators: Sequence[IndicatorScore]) -> int:
    """How many judgements of indicators give no points."""
    return sum(judgement.points == ZERO for item in indicators for judgement in item.judgements.values())
