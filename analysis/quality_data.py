"""Scores of the store and their parts: what is comparable, and how projects and indicators are named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from analysis import data, tables
from analysis.quality import reference, scoring
from analysis.quality.scores import DisclosureScore, IndicatorScore, Scores
from analysis.texts import Words
from loaders.schema import Row, Tables

READ = ("projects", "schedule", "indicators", "paragraphs")
BINS = tuple(range(0, 100, 10))
Names = Mapping[str, str]


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


def mean_points(items: Sequence[IndicatorScore]) -> dict[str, float | None]:
    """The mean of each criterion I1 to I7 over the indicators to which it applies, as a share of 1."""
    means: dict[str, float | None] = {}
    for key in reference.weights("indicator"):
        values = [points for item in counted(items) if (points := item.judgements[key].points) is not None]
        means[key] = sum(values) / len(values) if values else None
    return means


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


def name_lowest(level: DisclosureScore, scores: Scores) -> list[str]:
    """The three projects with the lowest scores: name, score."""
    own = {item.project_no: item for item in scores.projects if item.disclosure_id == level.row["disclosure_id"]}
    return [f"{own[number].project_name} {own[number].score:.1f}" for number in level.lowest if number in own]
