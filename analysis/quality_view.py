"""Quality scores in words: what is comparable, where points were lost, examples to learn from, and the tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from analysis import data, tables
from analysis.indicators import find_dimension
from analysis.quality import permanence, reference, scoring
from analysis.quality import words as chinese
from analysis.quality.formulas import default_weights
from analysis.quality.judgement import FULL, Judgement
from analysis.quality.scores import DisclosureScore, IndicatorScore, ProjectScore, Scores
from analysis.quality_overrides import Override
from analysis.quality_sensitivity import Shift
from analysis.tables import SOURCES, Column, Source, Table
from analysis.texts import Words, english
from loaders.schema import Row, Tables

READ = ("projects", "schedule", "indicators", "paragraphs")
PRINTED = ("level1", "level2", "level3", "description", "target", "target_basis")
MARKS = {"优": "#cfe3f1", "良": "#e3eff7", "中": "#fbeecb", "差": "#f6d9c9"}
BINS = tuple(range(0, 100, 10))
BEST, ALL = "优", 100  # the highest grade; points of a form that prints every column
LIKE = 0.15  # share of common words from which two indicators are about a similar subject
Names = Mapping[str, str]


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


def load_scores() -> Scores:
    """The scores of the store as the machine gives them, in the order of region codes; kept until a new build."""
    return _score(data.stamp())


@lru_cache(maxsize=2)
def _score(stamp: data.Stamp) -> Scores:
    return scoring.score(load_tables())


def load_tables() -> Tables:
    """The tables that scores are made of, disclosures in the order of region codes."""
    found = {name: tables.records(data.rows(name)) for name in READ}
    return {"disclosures": tables.records(data.disclosures()), **found}


def of_disclosure(scores: Scores, key: str) -> Scores:
    """The part of the scores that belongs to one disclosure."""
    return of_disclosures(scores, {key})


def of_disclosures(scores: Scores, keys: Iterable[str]) -> Scores:
    """The part of the scores that belongs to these disclosures."""
    wanted = set(keys)
    return Scores(
        tuple(item for item in scores.indicators if item.row["disclosure_id"] in wanted),
        tuple(item for item in scores.projects if item.disclosure_id in wanted),
        tuple(item for item in scores.disclosures if item.row["disclosure_id"] in wanted),
    )


def of_project(scores: Scores, number: str) -> Scores:
    """The part of a disclosure that belongs to one project; "None" are the indicators of no project."""
    return Scores(
        tuple(item for item in scores.indicators if str(item.row["project_no"]) == number),
        tuple(item for item in scores.projects if str(item.project_no) == number),
        scores.disclosures,
    )


def find_periods(scores: Scores) -> dict[str, list[str]]:
    """What may stand side by side: token of year, stage and printed points → ids, the latest year first.

    Scores on different points (a form that does not print the basis) and other years or stages stay apart.
    """
    points: dict[str, float] = defaultdict(float)
    for item in scores.indicators:
        key = item.row["disclosure_id"]
        points[key] = max(points[key], item.applicable)
    groups: dict[str, list[str]] = defaultdict(list)
    for level in sorted(scores.disclosures, key=lambda level: -(level.row["fiscal_year"] or 0)):
        row = level.row
        key = row["disclosure_id"]
        groups[f"{row['fiscal_year'] or 0}.{row['stage']}.{points[key]:.0f}"].append(key)
    return groups


def name_period(token: str, count: int, words: Words) -> str:
    """A period for people: year, stage, the points that its form allows, and how many disclosures."""
    year, stage, points = token.split(".")
    shown = year if year != "0" else words("unknown")
    key = "period" if points == "100" else "period.points"
    return words(key, year=shown, stage=words(f"stage.{stage}"), points=points, count=count)


def criterion(key: str, words: Words) -> str:
    """The name of a criterion, cap or weight in the language of the page."""
    row = next(row for kind in ("indicator", "project", "whole", "cap") for row in _kind(kind) if row.id == key)
    return row.zh if words.language == "zh" else row.en


def _kind(kind: str) -> Iterable[reference.Weight]:
    return reference.weights(kind).values()


def grade(printed: str, words: Words) -> str:
    """优 良 中 差, or their English names."""
    return printed if words.language == "zh" else next(row.en for row in _kind("grade") if row.zh == printed)


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


def counted(items: Iterable[IndicatorScore]) -> list[IndicatorScore]:
    """The indicators without the rows that only say that a dimension does not apply."""
    return [item for item in items if not item.declares_nothing]


def count_bins(items: Sequence[IndicatorScore]) -> list[int]:
    """How many scores are in 0–10, … 90–100."""
    counts = [0] * len(BINS)
    for item in items:
        counts[min(int(item.score // 10), len(BINS) - 1)] += 1
    return counts


def mean(items: Sequence[IndicatorScore]) -> float:
    """The mean score."""
    return sum(item.score for item in items) / len(items)


def group_disclosures(scores: Scores, names: Names) -> dict[str, list[IndicatorScore]]:
    """Short name of each disclosure → its indicators."""
    groups: dict[str, list[IndicatorScore]] = {names[level.row["disclosure_id"]]: [] for level in scores.disclosures}
    for item in counted(scores.indicators):
        groups[names[item.row["disclosure_id"]]].append(item)
    return {name: items for name, items in groups.items() if items}


def group_projects(scores: Scores, names: Names, words: Words) -> dict[str, list[IndicatorScore]]:
    """Disclosure and project → its indicators; the disclosure is left out where there is only one."""
    titles = name_projects(scores, words)
    several = len(scores.disclosures) > 1
    groups: dict[str, list[IndicatorScore]] = defaultdict(list)
    for item in counted(scores.indicators):
        row = item.row
        title = titles[row["disclosure_id"], row["project_no"]]
        groups[f"{names[row['disclosure_id']]} {title}" if several else title].append(item)
    return groups


def name_projects(scores: Scores, words: Words) -> dict[tuple[str, int | None], str]:
    """(disclosure, project number) → printed name, numbered where two are alike."""
    titles: dict[tuple[str, int | None], str] = {}
    printed = {(item.disclosure_id, item.project_no): item.project_name for item in scores.projects}
    for item in scores.indicators:
        key = item.row["disclosure_id"], item.row["project_no"]
        if key in titles:
            continue
        name = printed.get(key) or (words("project.none") if key[1] is None else f"{words('project')} {key[1]}")
        taken = any(other == name and place[0] == key[0] for place, other in titles.items())
        titles[key] = f"{name} ({key[1]})" if taken else name
    return titles


def token(row: Row) -> str:
    """An indicator within its disclosure, for a link."""
    return f"{row['project_no']}-{row['indicator_no']}"


def name_indicators(scores: Scores, words: Words) -> dict[str, str]:
    """Token → project, number, name and target of each indicator."""
    titles = name_projects(scores, words)
    return {
        token(row): f"{titles[row['disclosure_id'], row['project_no']]} / {row['indicator_no']} "
        f"{row['level3'] or words('blank')}{words('colon')}{row['target'] or words('blank')}"
        for row in (item.row for item in scores.indicators)
    }


def count_grades(items: Sequence[IndicatorScore], words: Words) -> dict[str, str]:
    """How many indicators have each grade, as one figure: 优 3 良 5 …"""
    parts = [f"{grade(row.zh, words)} {sum(item.grade == row.zh for item in counted(items))}" for row in _kind("grade")]
    return {"grades": words("grades.join").join(parts)}


def describe_figures(level: DisclosureScore, words: Words) -> dict[str, str]:
    """The figures that stand beside the score of a disclosure; a share that cannot be formed is left out."""
    figures = level.figures
    shares = {key: figures[key] for key in ("numeric_targets", "empty_bases")}
    shown = {key: f"{value:.1%}" for key, value in shares.items() if value is not None}
    covered = f"{figures['projects_with_all_dimensions']} / {figures['projects']}"
    return {**shown, "projects_with_all_dimensions": covered, "zeros": str(figures["zeros"])}


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


def tell_losses(judgements: Mapping[str, Judgement], words: Words) -> str:
    """The reasons of all criteria that lost points, in one cell."""
    return words("semicolon").join(
        f"{key} {reason(judgement, words)}{words('bracketed', text=confidence(judgement, words))}"
        for key, judgement in judgements.items()
        if judgement.points is not None and judgement.points != FULL
    )


def _number(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(f"{value:.1f}")


def _points(judgements: Mapping[str, Judgement], words: Words) -> dict[str, Any]:
    return {
        key: words(judgement.level) if judgement.points is None else Decimal(f"{judgement.points:g}")
        for key, judgement in judgements.items()
    }


def _codes(kind: str, words: Words) -> list[Column]:
    return [Column(row.id, f"{row.id} {criterion(row.id, words)}") for row in _kind(kind)]


def _source(row: Row, words: Words) -> Source:
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
            "score": _number(item.score),
            "grade": grade(item.grade, words),
            **_points(item.judgements, words),
            "reasons": words("declares_nothing") if item.declares_nothing else tell_losses(item.judgements, words),
            "caps": words("join").join(criterion(cap, words) for cap in item.caps),
            "applicable": _number(item.applicable),
            SOURCES: (_source(row, words),),
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
            "score": _number(item.score),
            "grade": grade(item.grade, words),
            "indicator_mean": _number(item.indicator_mean),
            "criteria": _number(item.criteria_score),
            "content": _number(item.content_score),
            "reasons": tell_losses(item.judgements, words),
            "caps": words("join").join(criterion(cap, words) for cap in item.caps),
            **_points(item.judgements, words),
            SOURCES: tuple(_source(one.row, words) for one in item.indicators),
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


def mean_points(items: Sequence[IndicatorScore]) -> dict[str, float | None]:
    """The mean of each criterion I1 to I7 over the indicators to which it applies, as a share of 1."""
    means: dict[str, float | None] = {}
    for key in reference.weights("indicator"):
        values = [points for item in counted(items) if (points := item.judgements[key].points) is not None]
        means[key] = sum(values) / len(values) if values else None
    return means


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
            "score": _number(level.score),
            "grade": grade(level.grade, words),
            "weighting": words(f"weighting.{level.weighting}"),
            "projects_mean": _number(level.projects_mean),
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


def name_lowest(level: DisclosureScore, scores: Scores) -> list[str]:
    """The three projects with the lowest scores: name, score."""
    own = {item.project_no: item for item in scores.projects if item.disclosure_id == level.row["disclosure_id"]}
    return [f"{own[number].project_name} {own[number].score:.1f}" for number in level.lowest if number in own]


def tabulate_effect(before: Scores, after: Scores, names: Names, words: Words) -> Table:
    """Disclosures, projects and indicators before and after a change of weights: scores and grades."""
    titles = name_projects(before, words)
    listed: list[dict[str, Any]] = []

    def add(what: str, label: str, project: str, name: str, one: Any, two: Any) -> None:
        listed.append(
            {
                "what": words(what),
                "label": label,
                "project": project,
                "name": name,
                "before": _number(one.score),
                "after": _number(two.score),
                "difference": _number(two.score - one.score),
                "grade_before": grade(one.grade, words),
                "grade_after": grade(two.grade, words),
                "changed": words("changed.yes" if one.grade != two.grade else "changed.no"),
            }
        )

    for old, new in zip(before.disclosures, after.disclosures, strict=True):
        add("disclosure", names[old.row["disclosure_id"]], "", "", old, new)
    for one, two in zip(before.projects, after.projects, strict=True):
        add("project", names[one.disclosure_id], titles[one.disclosure_id, one.project_no], "", one, two)
    for first, second in zip(before.indicators, after.indicators, strict=True):
        row = first.row
        key = row["disclosure_id"]
        project = titles[key, row["project_no"]]
        add("indicator", names[key], project, f"{row['level3'] or ''} {row['target'] or ''}", first, second)
    columns = [
        Column("what", words("what"), width=80),
        Column("label", words("disclosure"), width=120),
        Column("project", words("project.one"), width=170),
        Column("name", words("indicator"), width=240),
        *(Column(key, words(key)) for key in ("before", "after", "difference", "grade_before", "grade_after")),
        Column("changed", words("changed")),
    ]
    return Table(pd.DataFrame(listed, dtype=object), columns, "—", marks(words))


def tabulate_shifts(shifts: Sequence[Shift], scores: Scores, words: Words) -> Table:
    """Each weight moved alone: number and share of indicators, projects and disclosures that change their grade."""
    listed = [
        {
            "criterion": f"{shift.criterion} {criterion(shift.criterion, words)}",
            "change": Decimal(f"{shift.change:g}"),
            "indicators": shift.indicators,
            "share": Decimal(shift.indicators) / max(len(scores.indicators), 1),
            "projects": shift.projects,
            "disclosures": shift.disclosures,
        }
        for shift in shifts
    ]
    columns = [
        Column("criterion", words("criterion"), pinned=True),
        Column("change", words("change")),
        Column("indicators", words("shift.indicators"), "count"),
        Column("share", words("shift.share"), "percent"),
        Column("projects", words("shift.projects"), "count"),
        Column("disclosures", words("shift.disclosures"), "count"),
    ]
    return Table(pd.DataFrame(listed, dtype=object), columns)


def tabulate_overrides(
    overrides: Sequence[Override], outdated: Sequence[Override], names: Names, words: Words
) -> Table:
    """The reviewer's overrules; those whose text is no longer loaded are marked."""
    listed = [
        {
            "label": names.get(item.disclosure_id, item.disclosure_id),
            "project_no": item.project_no,
            "indicator_no": item.indicator_no,
            "name": item.name,
            "target": item.target,
            "criterion": f"{item.criterion} {criterion(item.criterion, words)}",
            "machine": Decimal(f"{item.machine:g}"),
            "points": Decimal(f"{item.points:g}"),
            "reason": item.reason,
            "reviewer": item.reviewer,
            "at": item.at,
            "state": words("state.outdated" if item in outdated else "state.active"),
        }
        for item in overrides
    ]
    columns = [
        Column("label", words("disclosure")),
        Column("project_no", words("project.number"), "plain"),
        Column("indicator_no", words("number"), "plain"),
        *(Column(key, words(key)) for key in ("name", "target", "criterion", "machine", "points", "reason")),
        *(Column(key, words(key)) for key in ("reviewer", "at", "state")),
    ]
    return Table(pd.DataFrame(listed, dtype=object), columns, "—")


def tell_changes(changes: Sequence[permanence.Change], name: str, words: Words) -> str:
    """How many indicators stayed, changed or vanished."""
    counts = Counter(change.kind for change in changes)
    told = [words("years.count", kind=words(f"became.{kind}"), count=count) for kind, count in counts.items()]
    return words("years.tell", name=name, counts=words("join").join(told))


def tabulate_changes(changes: Sequence[permanence.Change], years: tuple[str, str], words: Words) -> Table:
    """What became of each indicator between two years, with the difference of its wording."""
    listed = [
        {
            "kind": words(f"became.{change.kind}"),
            "project": change.project_name or words("project.none"),
            "earlier": (change.earlier["target"] or words("blank")) if change.earlier else None,
            "later": (change.later["target"] or words("blank")) if change.later else None,
            "wording": "".join(_piece(operation, text) for operation, text in change.pieces),
            SOURCES: tuple(_source(row, words) for row in (change.earlier, change.later) if row),
        }
        for change in changes
    ]
    columns = [
        Column("kind", words("became")),
        Column("project", words("project.one")),
        Column("earlier", words("target.of", year=years[0])),
        Column("later", words("target.of", year=years[1])),
        Column("wording", words("wording"), width=520),
    ]
    return Table(pd.DataFrame(listed, dtype=object), columns, "—")


def _piece(operation: str, text: str) -> str:
    return {"delete": f"［−{text}］", "insert": f"［+{text}］"}.get(operation, text)
