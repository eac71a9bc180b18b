"""What scoring hands out: each indicator, project and disclosure with its judgements, score and grade."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from analysis.quality.judgement import Judgement
from loaders.schema import Row


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
