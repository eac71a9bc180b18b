"""From judgements to scores: weights, pooling, caps and grades (rubric sections 2 to 4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from analysis.quality import (
    i1_complete,
    i2_category,
    i3_measurable,
    i4_sign_unit,
    i5_relevant,
    i6_level,
    i7_basis,
    project_criteria,
    reference,
    whole,
)
from analysis.quality.build import build_documents
from analysis.quality.context import Case, Document, Project
from analysis.quality.judgement import ZERO, Judgement
from loaders.schema import Row, Tables

INDICATOR_CRITERIA = {
    "I1": i1_complete.judge,
    "I2": i2_category.judge,
    "I3": i3_measurable.judge,
    "I4": i4_sign_unit.judge,
    "I5": i5_relevant.judge,
    "I6": i6_level.judge,
    "I7": i7_basis.judge,
}
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """One indicator: `applicable` is 100, or less where the form does not print a column; `caps` that took effect."""

    row: Row
    judgements: dict[str, Judgement]
    score: float
    grade: str
    applicable: float
    caps: tuple[str, ...]
    declares_nothing: bool


@dataclass(frozen=True, slots=True)
class ProjectScore:
    """One project; `content_score` leaves out P4 and P5 where the document prints no header block at all."""

    disclosure_id: str
    project_no: int | None
    project_name: str
    indicators: tuple[IndicatorScore, ...]
    judgements: dict[str, Judgement]
    indicator_mean: float
    criteria_score: float
    score: float
    grade: str
    caps: tuple[str, ...]
    content_score: float | None
    budget: Decimal | None


@dataclass(frozen=True, slots=True)
class DisclosureScore:
    """One disclosure with what stands next to its score (rubric section 4, 3)."""

    row: Row
    score: float
    grade: str
    weighting: str
    projects_mean: float
    judgements: dict[str, Judgement]
    figures: dict[str, float | int | None]
    lowest: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """Everything, in the order of the tables."""

    indicators: tuple[IndicatorScore, ...]
    projects: tuple[ProjectScore, ...]
    disclosures: tuple[DisclosureScore, ...]


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


def score_indicator(case: Case, weights: Weights | None = None) -> IndicatorScore:
    """Judge one indicator on I1 to I7 and weigh it."""
    judgements = {key: judge(case) for key, judge in INDICATOR_CRITERIA.items()}
    raw, applicable = weigh(judgements, weights or default_weights("indicator"))
    score, caps = apply_caps(raw, indicator_caps(judgements, case.item.target.kind == "blank"))
    return IndicatorScore(
        case.item.row, judgements, score, grade_of(score), applicable, caps, case.item.declares_nothing
    )


def score_project(project: Project, document: Document, indicators: tuple[IndicatorScore, ...]) -> ProjectScore:
    """0.6 × mean of the indicators + 0.4 × project criteria (rubric section 3)."""
    judged = [item.judgements for item in indicators]
    judgements = {key: judge(project, document, judged) for key, judge in project_criteria.CRITERIA.items()}
    counted = [item.score for item in indicators if not item.declares_nothing] or [item.score for item in indicators]
    mean = sum(counted) / len(counted)
    criteria, _ = weigh(judgements, default_weights("project"))
    caps = ("placeholder_goal",) if project_criteria.is_placeholder(project) else ()
    score, effective = apply_caps(_mix(mean, criteria), caps)
    content = None
    if not any(other.budget is not None or other.schedule for other in document.projects):
        rest = {key: judgement for key, judgement in judgements.items() if key not in ("P4", "P5")}
        content = apply_caps(_mix(mean, weigh(rest, default_weights("project"))[0]), caps)[0]
    return ProjectScore(
        document.row["disclosure_id"],
        project.row["project_no"] if project.row else None,
        project.name,
        indicators,
        judgements,
        round(mean, 2),
        round(criteria, 2),
        score,
        grade_of(score),
        effective,
        content,
        project.budget,
    )


def _mix(mean: float, criteria: float) -> float:
    return (
        mean * reference.number("mix", "indicator_share") + criteria * reference.number("mix", "project_share")
    ) / 100


def score_document(
    document: Document, weights: Weights | None = None
) -> tuple[list[IndicatorScore], list[ProjectScore], DisclosureScore]:
    """All indicators and projects of one disclosure, and its level."""
    indicators: list[IndicatorScore] = []
    projects: list[ProjectScore] = []
    for project in document.projects:
        scored = tuple(score_indicator(Case(item, project, document), weights) for item in project.indicators)
        indicators.extend(scored)
        if project.row is not None:
            projects.append(score_project(project, document, scored))
    return indicators, projects, _level(document, indicators, projects)


def _level(document: Document, indicators: list[IndicatorScore], projects: list[ProjectScore]) -> DisclosureScore:
    """Rubric section 4: mean of projects weighted by budget, 75 %; the whole, 25 %.

    What of W1 to W4 cannot be judged counts as the projects do: their share of the 25 goes to the mean.
    """
    judgements = {key: judge(document, indicators) for key, judge in whole.CRITERIA.items()}
    by_budget = bool(projects) and all(project.budget for project in projects)
    shares = [float(project.budget or 0) if by_budget else 1.0 for project in projects]
    if projects:
        mean = sum(share * project.score for share, project in zip(shares, projects, strict=True)) / sum(shares)
    else:
        mean = sum(item.score for item in indicators) / len(indicators)
    rest, judged = weigh(judgements, default_weights("whole"))
    score = round((mean * (100 - judged) + rest * judged) / 100, 2)
    lowest = sorted(
        (project for project in projects if project.project_no is not None), key=lambda project: project.score
    )
    return DisclosureScore(
        document.row,
        score,
        grade_of(score),
        "budget" if by_budget else "equal",
        round(mean, 2),
        judgements,
        whole.figures(document, indicators, projects),
        tuple(project.project_no or 0 for project in lowest[:3]),
    )


def score(tables: Tables, weights: Weights | None = None) -> Scores:
    """Score all disclosures of these tables; `weights` of I1 to I7 other than the rubric's."""
    indicators: list[IndicatorScore] = []
    projects: list[ProjectScore] = []
    disclosures: list[DisclosureScore] = []
    for document in build_documents(tables):
        own_indicators, own_projects, level = score_document(document, weights)
        indicators += own_indicators
        projects += own_projects
        disclosures.append(level)
    return Scores(tuple(indicators), tuple(projects), tuple(disclosures))
