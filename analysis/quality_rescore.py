"""What scores become under a reviewer's overrules or under other weights; the documents are not judged again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from analysis.quality.formulas import (
    IndicatorOutcome,
    Weights,
    count_zeros,
    reckon_disclosure,
    reckon_indicator,
    reckon_project,
)
from analysis.quality.judgement import Judgement
from analysis.quality.scores import DisclosureScore, IndicatorScore, ProjectScore, Scores
from analysis.quality.target import read_target
from analysis.quality_overrides import Key, Override

Pattern = tuple[object, ...]


def rescore(
    scores: Scores,
    overrides: Mapping[Key, Override] | None = None,
    indicator: Weights | None = None,
    project: Weights | None = None,
) -> Scores:
    """The scores under these overrules and weights; without any they come out as they were."""
    given = overrides or {}
    known: dict[Pattern, IndicatorOutcome] = {}
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
    item: IndicatorScore,
    given: Mapping[Key, Override],
    weights: Weights | None,
    known: dict[Pattern, IndicatorOutcome],
) -> IndicatorScore:
    """`known` are the outcomes of points seen before: thousands of indicators have a few hundred patterns."""
    own = _own(item, given) if given else {}
    if not own and weights is None:
        return item
    judgements = _overrule(item.judgements, own)
    is_blank = read_target(item.row).kind == "blank"
    pattern = (is_blank, *((one.points, one.pooled) for one in judgements.values()))
    if pattern not in known:
        known[pattern] = reckon_indicator(judgements, is_blank, weights)
    return replace(item, judgements=judgements, **known[pattern]._asdict())


def _rescore_project(
    item: ProjectScore,
    indicators: tuple[IndicatorScore, ...],
    given: Mapping[Key, Override],
    weights: Weights | None,
) -> ProjectScore:
    judgements = _overrule(item.judgements, _own_project(item, given) if given else {})
    outcome = reckon_project(judgements, indicators, item.content_score is None, weights)
    return replace(item, indicators=indicators, judgements=judgements, **outcome._asdict())


def _rescore_disclosure(
    item: DisclosureScore, indicators: Sequence[IndicatorScore], projects: Sequence[ProjectScore]
) -> DisclosureScore:
    outcome = reckon_disclosure(item.judgements, item.weighting, indicators, projects)
    return replace(item, figures={**item.figures, "zeros": count_zeros(indicators)}, **outcome._asdict())


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


def _overrule(judgements: dict[str, Judgement], own: Mapping[str, Override]) -> dict[str, Judgement]:
    """The judgements with the reviewer's in their place."""
    return {key: _replace(one, own[key]) if key in own else one for key, one in judgements.items()}


def _replace(judgement: Judgement, item: Override) -> Judgement:
    reason = " ".join(item.reason.split())
    zh = f"人工复核：{reason}（原判 {item.machine:g}）"
    en = f"Reviewer: {reason} (was {item.machine:g})"
    return Judgement(item.points, judgement.words, zh, en)
