"""Scores in words: names of criteria and grades, reasons, and what stands beside a score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from analysis.quality import reference
from analysis.quality.judgement import Judgement
from analysis.quality.scores import DisclosureScore, IndicatorScore
from analysis.quality_data import Names, counted
from analysis.quality_losses import Example
from analysis.texts import Words, english
from loaders.schema import Row

PRINTED = ("level1", "level2", "level3", "description", "target", "target_basis")
MARKS = {"优": "#cfe3f1", "良": "#e3eff7", "中": "#fbeecb", "差": "#f6d9c9"}


def criterion(key: str, words: Words) -> str:
    """The name of a criterion, cap or weight in the language of the page."""
    row = next(row for kind in ("indicator", "project", "whole", "cap") for row in criteria(kind) if row.id == key)
    return row.zh if words.language == "zh" else row.en


def criteria(kind: str) -> Iterable[reference.Weight]:
    return reference.weights(kind).values()


def grade(printed: str, words: Words) -> str:
    """优 良 中 差, or their English names."""
    return printed if words.language == "zh" else next(row.en for row in criteria("grade") if row.zh == printed)


def marks(words: Words) -> dict[str, str]:
    """Background of the cells that hold a grade."""
    return {grade(key, words): colour for key, colour in MARKS.items()}


def reason(judgement: Judgement, words: Words) -> str:
    """Why a criterion was judged so."""
    return judgement.zh if words.language == "zh" else told(judgement.en, words)


def told(text: str, words: Words) -> str:
    """Words that a criterion put together, in the language of the page."""
    return text if words.language == "zh" else english.sentence(text)


def confidence(judgement: Judgement, words: Words) -> str:
    """certain or probable, in words."""
    return words("certain" if judgement.certain else "probable")


def name_period(token: str, count: int, words: Words) -> str:
    """A period for people: year, stage, the points that its form allows, and how many disclosures."""
    year, stage, points = token.split(".")
    shown = year if year != "0" else words("unknown")
    key = "period" if points == "100" else "period.points"
    return words(key, year=shown, stage=words(f"stage.{stage}"), points=points, count=count)


def count_grades(items: Sequence[IndicatorScore], words: Words) -> dict[str, str]:
    """How many indicators have each grade, as one figure: 优 3 良 5 …"""
    parts = [
        f"{grade(row.zh, words)} {sum(item.grade == row.zh for item in counted(items))}" for row in criteria("grade")
    ]
    return {"grades": words("grades.join").join(parts)}


def describe_figures(level: DisclosureScore, words: Words) -> dict[str, str]:
    """The figures that stand beside the score of a disclosure; a share that cannot be formed is left out."""
    figures = level.figures
    shares = {key: figures[key] for key in ("numeric_targets", "empty_bases")}
    shown = {key: f"{value:.1%}" for key, value in shares.items() if value is not None}
    covered = f"{figures['projects_with_all_dimensions']} / {figures['projects']}"
    return {**shown, "projects_with_all_dimensions": covered, "zeros": str(figures["zeros"])}


def describe_printed(row: Row, words: Words) -> str:
    """An indicator as it is printed, a line a cell."""
    lines = [f"{words(field)}{words('colon')}{row[field] or words('blank')}" for field in PRINTED]
    return "\n".join([*lines, f"{words('place')}{words('colon')}{words.place(row['place'])}"])


def describe_example(example: Example, names: Names, titles: Mapping[tuple[str, int | None], str], words: Words) -> str:
    """An example in one line with its source."""
    row = example.item.row
    basis = words("example.basis", basis=row["target_basis"]) if row["target_basis"] else ""
    details = words("semicolon").join(text for text in (row["description"], basis) if text)
    return words(
        "example",
        name=row["level3"] or words("blank"),
        target=row["target"] or words("blank"),
        details=words("bracketed", text=details) if details else "",
        source=f"{names[row['disclosure_id']]} {titles[row['disclosure_id'], row['project_no']]} {words.place(row['place'])}",
        score=f"{example.item.score:.1f}",
        fulfils=words("join").join(criterion(key, words) for key in example.fulfils),
    )
