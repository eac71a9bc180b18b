"""A reviewer's overrules, and what scores become under them or under other weights.

A judgement of the machine can be wrong (rubric section 5, 13), so each one can be overruled with a reason. An overrule
names the indicator as it was printed: where the text has changed since, it no longer holds and is listed apart.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, NamedTuple

from analysis.data import ROOT
from analysis.quality import reference, scoring
from analysis.quality.judgement import FULL, HALF, ZERO, Judgement
from analysis.quality.scoring import DisclosureScore, IndicatorScore, ProjectScore, Scores
from analysis.quality.target import read_target

VERSION = 1
POINTS = (FULL, HALF, ZERO)
LONGEST, LARGEST = 2_000, 5_000_000  # signs of a text, bytes of a file
STEP = 5.0
Weights = Mapping[str, float]
Key = tuple[str, int | None, int | None, str]
Pattern = tuple[object, ...]
Outcome = tuple[float, str, float, tuple[str, ...]]  # score, grade, applicable points, caps


@dataclass(frozen=True, slots=True)
class Override:
    """`points` in place of `machine` for one criterion of an indicator, or of a project (`indicator_no` None).

    `name` and `target` are the printed words it was given for; `at` is the day.
    """

    disclosure_id: str
    project_no: int | None
    indicator_no: int | None
    criterion: str
    points: float
    reason: str
    name: str
    target: str
    machine: float
    reviewer: str = ""
    at: str = ""

    @property
    def key(self) -> Key:
        return self.disclosure_id, self.project_no, self.indicator_no, self.criterion


class Shift(NamedTuple):
    """What moving one weight by `change` points does: how many grades of indicators, projects, disclosures change."""

    criterion: str
    change: float
    indicators: int
    projects: int
    disclosures: int


def path() -> Path:
    """Where overrules are kept on this machine: MINGZHANG_OVERRIDES, else data/reviews/quality.json."""
    return Path(os.environ.get("MINGZHANG_OVERRIDES") or ROOT / "data" / "reviews" / "quality.json")


def load(file: Path) -> dict[Key, Override]:
    """The overrules of a file; none where there is no file. Raises ValueError where it holds something else."""
    return parse(file.read_bytes()) if file.exists() else {}


def save(overrides: Mapping[Key, Override], file: Path) -> None:
    """Write the overrules beside the old file and move them over it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f"{file.name}.new")
    fresh.write_text(dump(overrides.values()), encoding="utf-8")
    fresh.replace(file)


def dump(overrides: Iterable[Override]) -> str:
    """The overrules as JSON."""
    return json.dumps(
        {"version": VERSION, "overrides": [asdict(item) for item in overrides]}, ensure_ascii=False, indent=1
    )


def parse(content: bytes) -> dict[Key, Override]:
    """The overrules in a JSON file. Raises ValueError where one is not complete: then none is taken."""
    if len(content) > LARGEST:
        raise ValueError("size")
    try:
        listed = json.loads(content.decode("utf-8-sig"))["overrides"]
        found = [_check(item) for item in listed]
    except (AttributeError, KeyError, TypeError, RecursionError) as error:
        raise ValueError("shape") from error
    return {item.key: item for item in found}


def _check(item: dict[str, Any]) -> Override:
    known = {field.name for field in fields(Override)}
    override = Override(**{key: value for key, value in item.items() if key in known})
    texts = [value for value in asdict(override).values() if isinstance(value, str)]
    numbers = (override.project_no, override.indicator_no)
    sound = (
        all(isinstance(getattr(override, key), str) for key in ("disclosure_id", "reason", "name", "target", "at"))
        and isinstance(override.reviewer, str)
        and all(number is None or type(number) is int for number in numbers)
        and {override.points, override.machine} <= set(POINTS)
        and override.criterion in {*reference.weights("indicator"), *reference.weights("project")}
        and override.reason.strip()
        and all(len(text) <= LONGEST for text in texts)
    )
    if not sound:
        raise ValueError("entry")
    return replace(override, points=float(override.points), machine=float(override.machine))


def make_override(
    item: IndicatorScore | ProjectScore, criterion: str, points: float, reason: str, reviewer: str, at: str
) -> Override:
    """An overrule of this criterion; `item` is the machine's own score."""
    machine = item.judgements[criterion].points or ZERO
    if isinstance(item, ProjectScore):
        place, name, target = (item.disclosure_id, item.project_no, None), item.project_name, ""
    else:
        row = item.row
        place = row["disclosure_id"], row["project_no"], row["indicator_no"]
        name, target = row["level3"] or "", row["target"] or ""
    return Override(*place, criterion, points, reason.strip(), name, target, machine, reviewer.strip(), at)


def outdated(scores: Scores, overrides: Mapping[Key, Override]) -> list[Override]:
    """The overrules that no indicator or project of these scores has any more."""
    held = {item.key for score in scores.indicators for item in _own(score, overrides).values()}
    held |= {item.key for project in scores.projects for item in _own_project(project, overrides).values()}
    return [item for item in overrides.values() if item.key not in held]


def _own(score: IndicatorScore, overrides: Mapping[Key, Override]) -> dict[str, Override]:
    row = score.row
    place = row["disclosure_id"], row["project_no"], row["indicator_no"]
    found = {key: overrides.get((*place, key)) for key in score.judgements}
    printed = row["level3"] or "", row["target"] or ""
    return {
        key: item
        for key, item in found.items()
        if item and (item.name, item.target) == printed and score.judgements[key].points is not None
    }


def _own_project(score: ProjectScore, overrides: Mapping[Key, Override]) -> dict[str, Override]:
    found = {key: overrides.get((score.disclosure_id, score.project_no, None, key)) for key in score.judgements}
    return {
        key: item
        for key, item in found.items()
        if item and item.name == score.project_name and score.judgements[key].points is not None
    }


def _overrule(judgement: Judgement, item: Override) -> Judgement:
    reason = " ".join(item.reason.split())
    zh = f"人工复核：{reason}（原判 {item.machine:g}）"
    en = f"Reviewer: {reason} (was {item.machine:g})"
    return Judgement(item.points, judgement.words, zh, en)


def rescore(
    scores: Scores,
    overrides: Mapping[Key, Override] | None = None,
    indicator: Weights | None = None,
    project: Weights | None = None,
) -> Scores:
    """The scores under these overrules and weights; without any they come out as they were."""
    given = overrides or {}
    known: dict[Pattern, Outcome] = {}
    items = {id(item): _rescore_indicator(item, given, indicator, known) for item in scores.indicators}
    projects = tuple(
        _rescore_project(item, tuple(items[id(one)] for one in item.indicators), given, project)
        for item in scores.projects
    )
    indicators = tuple(items.values())
    singles: dict[str, list[IndicatorScore]] = defaultdict(list)
    for one in indicators:
        singles[one.row["disclosure_id"]].append(one)
    owned: dict[str, list[ProjectScore]] = defaultdict(list)
    for two in projects:
        owned[two.disclosure_id].append(two)
    keys = [item.row["disclosure_id"] for item in scores.disclosures]
    levels = tuple(
        _rescore_disclosure(item, singles[key], owned[key]) for key, item in zip(keys, scores.disclosures, strict=True)
    )
    return Scores(indicators, projects, levels)


def _rescore_indicator(
    item: IndicatorScore, given: Mapping[Key, Override], weights: Weights | None, known: dict[Pattern, Outcome]
) -> IndicatorScore:
    """`known` are the outcomes of points seen before: thousands of indicators have a few hundred patterns."""
    own = _own(item, given) if given else {}
    if not own and weights is None:
        return item
    judgements = item.judgements
    if own:
        judgements = {key: _overrule(one, own[key]) if key in own else one for key, one in judgements.items()}
    is_blank = read_target(item.row).kind == "blank"
    pattern = (is_blank, *((one.points, one.pooled) for one in judgements.values()))
    if pattern not in known:
        raw, applicable = scoring.weigh(judgements, weights or scoring.default_weights("indicator"))
        score, caps = scoring.apply_caps(raw, scoring.indicator_caps(judgements, is_blank))
        known[pattern] = score, scoring.grade_of(score), applicable, caps
    score, grade, applicable, caps = known[pattern]
    return replace(item, judgements=judgements, score=score, grade=grade, applicable=applicable, caps=caps)


def _rescore_project(
    item: ProjectScore,
    indicators: tuple[IndicatorScore, ...],
    given: Mapping[Key, Override],
    weights: Weights | None,
) -> ProjectScore:
    own = _own_project(item, given) if given else {}
    judgements = {
        key: _overrule(judgement, own[key]) if key in own else judgement for key, judgement in item.judgements.items()
    }
    counted = [one.score for one in indicators if not one.declares_nothing] or [one.score for one in indicators]
    mean = sum(counted) / len(counted)
    weights = weights or scoring.default_weights("project")
    criteria, _ = scoring.weigh(judgements, weights)
    goal = judgements["P3"]  # zero with words: the goal is a placeholder (without words there is none)
    caps = ("placeholder_goal",) if goal.points == ZERO and goal.words else ()
    score, effective = scoring.apply_caps(_mix(mean, criteria), caps)
    content = item.content_score
    if content is not None:
        rest = {key: judgement for key, judgement in judgements.items() if key not in ("P4", "P5")}
        part, _ = scoring.weigh(rest, weights)
        content = scoring.apply_caps(_mix(mean, part), caps)[0]
    return replace(
        item,
        indicators=indicators,
        judgements=judgements,
        indicator_mean=round(mean, 2),
        criteria_score=round(criteria, 2),
        score=score,
        grade=scoring.grade_of(score),
        caps=effective,
        content_score=content,
    )


def _rescore_disclosure(
    item: DisclosureScore, single: Sequence[IndicatorScore], own: Sequence[ProjectScore]
) -> DisclosureScore:
    shares = [float(project.budget or 0) if item.weighting == "budget" else 1.0 for project in own]
    if own:
        mean = sum(share * project.score for share, project in zip(shares, own, strict=True)) / sum(shares)
    else:
        mean = sum(one.score for one in single) / len(single)
    rest, judged = scoring.weigh(item.judgements, scoring.default_weights("whole"))
    score = round((mean * (100 - judged) + rest * judged) / 100, 2)
    zeros = sum(judgement.points == ZERO for one in single for judgement in one.judgements.values())
    lowest = sorted((project for project in own if project.project_no is not None), key=lambda one: one.score)
    return replace(
        item,
        score=score,
        grade=scoring.grade_of(score),
        projects_mean=round(mean, 2),
        figures={**item.figures, "zeros": zeros},
        lowest=tuple(project.project_no or 0 for project in lowest[:3]),
    )


def _mix(mean: float, criteria: float) -> float:
    shares = reference.number("mix", "indicator_share"), reference.number("mix", "project_share")
    return (mean * shares[0] + criteria * shares[1]) / 100


def shift_weights(scores: Scores, step: float = STEP) -> list[Shift]:
    """Each weight of I1 to I7 and P1 to P6 moved down and up by `step` alone: how many grades change."""
    shifts = []
    for kind in ("indicator", "project"):
        weights = scoring.default_weights(kind)
        for key in weights:
            for change in (-step, step):
                moved = {**weights, key: max(weights[key] + change, 0.0)}
                given = (moved, None) if kind == "indicator" else (None, moved)
                shifts.append(Shift(key, change, *count_changes(scores, rescore(scores, None, *given))))
    return shifts


def swap_weights(scores: Scores, step: float = STEP) -> list[tuple[str, str, str]]:
    """(from, to, disclosure_id) where moving `step` points between two criteria of indicators changes a grade."""
    weights = scoring.default_weights("indicator")
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
