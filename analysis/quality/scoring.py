"""From tables to scores: every indicator, project and disclosure judged, then weighed by the formulas of the rubric."""

from __future__ import annotations

from analysis.quality import (
    i1_complete,
    i2_category,
    i3_measurable,
    i4_sign_unit,
    i5_relevant,
    i6_level,
    i7_basis,
    project_criteria,
    whole,
)
from analysis.quality.build import build_documents
from analysis.quality.context import Case, Document, Project
from analysis.quality.formulas import Weights, reckon_disclosure, reckon_indicator, reckon_project
from analysis.quality.scores import DisclosureScore, IndicatorScore, ProjectScore, Scores
from loaders.schema import Tables

INDICATOR_CRITERIA = {
    "I1": i1_complete.judge,
    "I2": i2_category.judge,
    "I3": i3_measurable.judge,
    "I4": i4_sign_unit.judge,
    "I5": i5_relevant.judge,
    "I6": i6_level.judge,
    "I7": i7_basis.judge,
}


def score_indicator(case: Case, weights: Weights | None = None) -> IndicatorScore:
    """Judge one indicator on I1 to I7 and weigh it."""
    judgements = {key: judge(case) for key, judge in INDICATOR_CRITERIA.items()}
    outcome = reckon_indicator(judgements, case.item.target.kind == "blank", weights)
    return IndicatorScore(
        row=case.item.row,
        judgements=judgements,
        declares_nothing=case.item.declares_nothing,
        **outcome._asdict(),
    )


def score_project(project: Project, document: Document, indicators: tuple[IndicatorScore, ...]) -> ProjectScore:
    """Judge one project on P1 to P6 and weigh it with its indicators."""
    judged = [item.judgements for item in indicators]
    judgements = {key: judge(project, document, judged) for key, judge in project_criteria.CRITERIA.items()}
    has_header = any(other.budget is not None or other.schedule for other in document.projects)
    return ProjectScore(
        disclosure_id=document.row["disclosure_id"],
        project_no=project.row["project_no"] if project.row else None,
        project_name=project.name,
        indicators=indicators,
        judgements=judgements,
        budget=project.budget,
        **reckon_project(judgements, indicators, has_header)._asdict(),
    )


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
    judgements = {key: judge(document, indicators) for key, judge in whole.CRITERIA.items()}
    weighting = "budget" if projects and all(project.budget for project in projects) else "equal"
    return DisclosureScore(
        row=document.row,
        weighting=weighting,
        judgements=judgements,
        figures=whole.figures(document, indicators, projects),
        **reckon_disclosure(judgements, weighting, indicators, projects)._asdict(),
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
