"""Where an indicator lost points, and better ones to learn from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from analysis.indicators import find_dimension
from analysis.quality import reference
from analysis.quality import words as chinese
from analysis.quality.formulas import default_weights
from analysis.quality.judgement import FULL, Judgement
from analysis.quality.scores import IndicatorScore, Scores
from analysis.quality_data import counted

BEST, ALL = "优", 100  # the highest grade; points of a form that prints every column
LIKE = 0.15  # share of common words from which two indicators are about a similar subject


class Loss(NamedTuple):
    """Points of 100 that a criterion cost; `judgement` says why. A cap has its own id and no judgement."""

    key: str
    points: float
    judgement: Judgement | None


class Example(NamedTuple):
    """A better indicator of the same category, the criteria it fulfils that the other one does not, and whether its
    subject is similar."""

    item: IndicatorScore
    fulfils: tuple[str, ...]
    alike: bool


def explain_losses(item: IndicatorScore) -> list[Loss]:
    """Every point between the score and 100: by criterion, in the order of the rubric, then what a cap took."""
    weights = default_weights("indicator")
    losses, kept = [], 100.0
    for key, judgement in item.judgements.items():
        if judgement.points is None or judgement.points == FULL:
            continue
        weight = weights[key] + (weights["I4"] if key == "I3" and item.judgements["I4"].pooled else 0)
        points = 100 * weight * (FULL - judgement.points) / item.applicable
        kept -= points
        losses.append(Loss(key, points, judgement))
    if item.caps:
        losses.append(Loss(min(item.caps, key=lambda cap: reference.number("cap", cap)), kept - item.score, None))
    return losses


def find_extremes(items: Sequence[IndicatorScore], count: int = 3) -> tuple[list[IndicatorScore], list[IndicatorScore]]:
    """The lowest and the best indicators; no indicator is in both, equal ones in the order of the document."""
    ordered = sorted(counted(items), key=lambda item: item.score)
    lowest = ordered[:count]
    rest = sorted(ordered[count:], key=lambda item: -item.score)
    return lowest, rest[:count]


def find_examples(item: IndicatorScore, scores: Scores, count: int = 2) -> list[Example]:
    """The best comparable indicators loaded: same category, better in a criterion that this one lost.

    First those on a similar subject; where there are none, the ones that fulfil most, marked as not `alike`.
    """
    subject, category = _subject(item), find_dimension(item.row["level1"], item.row["level2"])
    lost = [loss.key for loss in explain_losses(item) if loss.judgement]
    enough = max(item.score, reference.number("grade", "fair") - 0.01)
    found: list[tuple[float, Example]] = []
    seen: set[tuple[str, str]] = set()
    for other in scores.indicators:
        row = other.row
        if other.score <= enough or find_dimension(row["level1"], row["level2"]) != category:
            continue
        fulfils = tuple(key for key in lost if other.judgements[key].points == FULL)
        printed = chinese.bare(row["level3"]), chinese.bare(row["target"])
        if fulfils and printed not in seen:
            seen.add(printed)
            likeness = _liken(subject, _subject(other))
            value = likeness + len(fulfils) / len(lost) + other.score / 1000
            found.append((value, Example(other, fulfils, likeness >= LIKE)))
    alike = [pair for pair in found if pair[1].alike]
    return [example for _, example in sorted(alike or found, key=lambda pair: -pair[0])[:count]]


def _subject(item: IndicatorScore) -> tuple[frozenset[str], str]:
    """What an indicator is about: the content of its words, and the head of its name (完成率)."""
    name, text = chinese.plain(item.row["level3"]), chinese.plain(item.row["description"])
    head = chinese.head(name)
    return chinese.terms(f"{name}；{text}"), head.text if head else ""


def _liken(one: tuple[frozenset[str], str], two: tuple[frozenset[str], str]) -> float:
    """0 to 1: the share of common words of the shorter; a common head counts as a similar subject."""
    shared = len(one[0] & two[0]) / max(min(len(one[0]), len(two[0])), 1)
    return max(shared, LIKE) if one[1] and one[1] == two[1] else shared
