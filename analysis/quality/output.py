"""Scores as plain rows for JSON, tables and downloads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.quality.judgement import Judgement
from analysis.quality.scores import DisclosureScore, IndicatorScore, ProjectScore, Scores

Plain = dict[str, Any]


def to_rows(scores: Scores) -> dict[str, list[Plain]]:
    """indicators, projects, disclosures: one dict a row; points are 1, 0.5, 0 or null where pooled or not printed."""
    return {
        "indicators": [indicator_row(item) for item in scores.indicators],
        "projects": [project_row(item) for item in scores.projects],
        "disclosures": [disclosure_row(item) for item in scores.disclosures],
    }


def indicator_row(item: IndicatorScore) -> Plain:
    """One indicator: keys, I1 to I7, score, grade, what limits it, and the reason of every criterion."""
    keys = ("disclosure_id", "project_no", "indicator_no", "level1", "level2", "level3", "description", "target")
    return {
        **{key: item.row[key] for key in keys},
        **_points(item.judgements),
        "score": item.score,
        "grade": item.grade,
        "applicable_points": item.applicable,
        "caps": list(item.caps),
        "not_applicable": item.declares_nothing,
        "reasons": reasons(item.judgements),
        "place": item.row["place"],
    }


def project_row(item: ProjectScore) -> Plain:
    """One project: P1 to P6, mean of its indicators, score and grade."""
    return {
        "disclosure_id": item.disclosure_id,
        "project_no": item.project_no,
        "project_name": item.project_name,
        "budget_yuan": None if item.budget is None else str(item.budget),
        "indicators": len(item.indicators),
        "indicator_mean": item.indicator_mean,
        **_points(item.judgements),
        "project_part": item.criteria_score,
        "score": item.score,
        "grade": item.grade,
        "caps": list(item.caps),
        "score_without_header": item.content_score,
        "reasons": reasons(item.judgements),
    }


def disclosure_row(item: DisclosureScore) -> Plain:
    """One disclosure: score, grade, how projects were weighted, W1 to W4, figures beside it, the lowest three."""
    keys = ("disclosure_id", "title", "region_name", "department_name", "fiscal_year", "stage", "kinds")
    return {
        **{key: item.row[key] for key in keys},
        "score": item.score,
        "grade": item.grade,
        "weighting": item.weighting,
        "projects_mean": item.projects_mean,
        **_points(item.judgements),
        **item.figures,
        "lowest_projects": list(item.lowest),
        "reasons": reasons(item.judgements),
    }


def reasons(judgements: Mapping[str, Judgement]) -> list[Plain]:
    """Every criterion that did not earn all points, or was not judged: its words and why, zh and en."""
    return [
        {
            "criterion": key,
            "level": item.level,
            "words": item.words,
            "zh": item.zh,
            "en": item.en,
            "confidence": "certain" if item.certain else "probable",
        }
        for key, item in judgements.items()
        if item.points != 1
    ]


def _points(judgements: Mapping[str, Judgement]) -> dict[str, float | None]:
    return {key: item.points for key, item in judgements.items()}
