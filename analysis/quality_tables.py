"""The tables of scores: indicators, projects, disclosures, criteria."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from analysis import tables
from analysis.quality import reference
from analysis.quality.formulas import default_weights
from analysis.quality.judgement import FULL, Judgement
from analysis.quality.scores import IndicatorScore, ProjectScore, Scores
from analysis.quality_data import Names, mean_points, name_lowest, name_projects
from analysis.quality_words import PRINTED, confidence, criteria, criterion, grade, marks, reason, told
from analysis.tables import SOURCES, Column, Source, Table
from analysis.texts import Words
from loaders.schema import Row


def tell_losses(judgements: Mapping[str, Judgement], words: Words) -> str:
    """The reasons of all criteria that lost points, in one cell."""
    return words("semicolon").join(
        f"{key} {reason(judgement, words)}{words('bracketed', text=confidence(judgement, words))}"
        for key, judgement in judgements.items()
        if judgement.points is not None and judgement.points != FULL
    )


def one_decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(f"{value:.1f}")


def _points(judgements: Mapping[str, Judgement], words: Words) -> dict[str, Any]:
    return {
        key: words(judgement.level) if judgement.points is None else Decimal(f"{judgement.points:g}")
        for key, judgement in judgements.items()
    }


def _codes(kind: str, words: Words) -> list[Column]:
    return [Column(row.id, f"{row.id} {criterion(row.id, words)}") for row in criteria(kind)]


def source_of(row: Row, words: Words) -> Source:
    what = f"{row['level3'] or words('blank')}{words('colon')}{words('target')}"
    return Source(what, row["target"] or "", row["place"] or "", row["disclosure_id"])


def tabulate_indicators(scores: Scores, names: Names, words: Words) -> Table:
    """Every indicator as printed with its score, grade, points and reasons."""
    titles = name_projects(scores, words)
    listed = [
        {
            "disclosure": names[row["disclosure_id"]],
            "project": titles[row["disclosure_id"], row["project_no"]],
            "number": row["indicator_no"],
            **{field: row[field] or None for field in PRINTED},
            "score": one_decimal(item.score),
            "grade": grade(item.grade, words),
            **_points(item.judgements, words),
            "reasons": words("declares_nothing") if item.declares_nothing else tell_losses(item.judgements, words),
            "caps": words("join").join(criterion(cap, words) for cap in item.caps),
            "applicable": one_decimal(item.applicable),
            SOURCES: (source_of(row, words),),
        }
        for item in scores.indicators
        for row in (item.row,)
    ]
    columns = [
        *([Column("disclosure", words("disclosure"))] if len(scores.disclosures) > 1 else []),
        Column("project", words("project.one"), width=150),
        Column("number", words("number"), "count", width=50),
        Column("level3", words("level3"), width=150),
        Column("target", words("target"), width=110),
        Column("score", words("score"), width=60),
        Column("grade", words("grade"), width=60),
        Column("reasons", words("reasons"), width=420),
        Column("caps", words("caps")),
        *_codes("indicator", words),
        Column("applicable", words("applicable")),
        *(Column(field, words(field)) for field in PRINTED if field not in ("level3", "target")),
    ]
    return Table(pd.DataFrame(listed, dtype=object), columns, words("blank"))


def tabulate_projects(scores: Scores, names: Names, words: Words) -> Table:
    """Every project with its score, the means of I1 to I7, P1 to P6 and their reasons."""
    titles = name_projects(scores, words)
    listed = []
    for item in scores.projects:
        row: dict[str, Any] = {
            "disclosure": names[item.disclosure_id],
            "project": titles[item.disclosure_id, item.project_no],
            "budget": item.budget,
            "count": len(item.indicators),
            "score": one_decimal(item.score),
            "grade": grade(item.grade, words),
            "indicator_mean": one_decimal(item.indicator_mean),
            "criteria": one_decimal(item.criteria_score),
            "content": one_decimal(item.content_score),
            "reasons": tell_losses(item.judgements, words),
            "caps": words("join").join(criterion(cap, words) for cap in item.caps),
            **_points(item.judgements, words),
            SOURCES: tuple(source_of(one.row, words) for one in item.indicators),
        }
        for key, value in mean_points(item.indicators).items():
            row[key] = None if value is None else Decimal(f"{value:.4f}")
        listed.append(row)
    columns = [
        *([Column("disclosure", words("disclosure"))] if len(scores.disclosures) > 1 else []),
        Column("project", words("project.one"), pinned=True, width=150),
        Column("score", words("score"), width=60),
        Column("grade", words("grade"), width=60),
        Column("count", words("indicators"), "count", width=70),
        Column("indicator_mean", words("indicator_mean")),
        Column("criteria", words("criteria")),
        Column("content", words("content")),
        Column("reasons", words("reasons"), width=420),
        Column("caps", words("caps")),
        *(Column(column.name, column.title, "percent") for column in _codes("indicator", words)),
        *_codes("project", words),
        Column("budget", words("budget"), "money"),
    ]
    return Table(pd.DataFrame(listed, dtype=object), columns, "—", marks(words))


def heat(scores: Scores, words: Words) -> dict[str, list[float | None]]:
    """Project → shares of 1 for I1 to I7 (means) and P1 to P6; None where a criterion does not apply."""
    titles = name_projects(scores, words)
    groups: dict[tuple[str, int | None], list[IndicatorScore]] = defaultdict(list)
    for item in scores.indicators:
        groups[item.row["disclosure_id"], item.row["project_no"]].append(item)
    found = {(item.disclosure_id, item.project_no): item for item in scores.projects}
    return {
        titles[key]: [*mean_points(items).values(), *_project_points(found.get(key))] for key, items in groups.items()
    }


def _project_points(item: ProjectScore | None) -> list[float | None]:
    return [item.judgements[key].points if item else None for key in reference.weights("project")]


def tabulate_judgements(judgements: Mapping[str, Judgement], kind: str, words: Words) -> Table:
    """The criteria of a project or of a whole disclosure: points, reason, the words that decided, how sure."""
    weights = default_weights(kind)
    listed = [
        {
            "criterion": f"{key} {criterion(key, words)}",
            "earned": words(judgement.level)
            if judgement.points is None
            else f"{judgement.points * weights[key]:g} / {weights[key]:g}",
            "reason": reason(judgement, words),
            "decided": told(judgement.words, words) or None,
            "confidence": None if judgement.points is None else confidence(judgement, words),
        }
        for key, judgement in judgements.items()
    ]
    columns = [
        Column("criterion", words("criterion"), width=190),
        Column("earned", words("earned"), width=100),
        Column("reason", words("reason"), width=420),
        Column("decided", words("decided"), width=300),
        Column("confidence", words("confidence"), width=80),
    ]
    return Table(pd.DataFrame(listed, dtype=object), columns, "—")


def tabulate_disclosures(scores: Scores, names: Names, words: Words) -> Table:
    """Every disclosure with its score and the figures that stand beside it."""
    listed = [
        {
            "label": names[level.row["disclosure_id"]],
            "kinds": words("join").join(words(f"kind.{kind}") for kind in level.row["kinds"] or ()),
            "score": one_decimal(level.score),
            "grade": grade(level.grade, words),
            "weighting": words(f"weighting.{level.weighting}"),
            "projects_mean": one_decimal(level.projects_mean),
            **{key: level.figures[key] for key in ("indicators", "projects", "projects_with_all_dimensions", "zeros")},
            **{key: _share(level.figures[key]) for key in ("numeric_targets", "empty_bases")},
            **_points(level.judgements, words),
            "reasons": tell_losses(level.judgements, words),
            "lowest": words("join").join(name_lowest(level, scores)),
        }
        for level in scores.disclosures
    ]
    columns = [
        tables.label_column(names, words("disclosure")),
        Column("kinds", words("kinds")),
        Column("score", words("score")),
        Column("grade", words("grade")),
        Column("weighting", words("weighting")),
        Column("projects_mean", words("projects_mean")),
        Column("indicators", words("indicators"), "count"),
        Column("projects", words("projects"), "count"),
        Column("numeric_targets", words("numeric_targets"), "percent"),
        Column("empty_bases", words("empty_bases"), "percent"),
        Column("projects_with_all_dimensions", words("projects_with_all_dimensions"), "count"),
        Column("zeros", words("zeros"), "count"),
        *_codes("whole", words),
        Column("reasons", words("reasons")),
        Column("lowest", words("lowest.projects")),
    ]
    return Table(pd.DataFrame(listed, dtype=object), columns, "—", marks(words))


def _share(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(f"{value:.4f}")
