"""Mismatches of a project with the prose and with itself (rubric section 3, P6)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from analysis.quality import words
from analysis.quality.context import Document, Project, to_decimal
from analysis.quality.judgement import ZERO, Judgement

_CLAIMED = re.compile(r"下设(\d+)个(?:二、三级|三级|二级)?指标")
_TASK_YEAR = re.compile(r"(?:用于|完成|目标为|开展|建设|举办)(20\d\d)年")
Judged = Sequence[Mapping[str, Judgement]]


class Mismatch(NamedTuple):
    """The words of both sides and what differs."""

    words: str
    zh: str
    en: str


def mismatches(project: Project, document: Document, judged: Judged) -> list[Mismatch]:
    """All mismatches that can be told from tables, prose and the judgements of the project's indicators."""
    tests = (_schedule, _budget, _claimed_number, _twice)
    found = [item for test in tests if (item := test(project)) is not None]
    if stale := _stale_year(project, document.year):
        found.append(stale)
    return found + [item for key in ("I5", "I6") if (item := _contradicting(judged, key)) is not None]


def with_prose(project: Project, judged: Judged) -> bool:
    """The project says one thing in its table and another in prose."""
    told = (_schedule(project), _budget(project), _claimed_number(project))
    return any(told) or any(mark in item["I6"].zh for item in judged for mark in ("文字部分", "低于文件中的计划"))


def _schedule(project: Project) -> Mismatch | None:
    table = {row["month"]: to_decimal(row["cumulative_percent"]) for row in project.schedule}
    for row in project.narrative_schedule:
        told, printed = to_decimal(row["cumulative_percent"]), table.get(row["month"])
        if told is not None and printed is not None and told != printed:
            text = f"{row['month']}月底 {printed:f}% / {told:f}%"
            return Mismatch(text, f"支出进度表格与文字不一致（{text}）", f"schedule in table and prose differ ({text})")
    return None


def _budget(project: Project) -> Mismatch | None:
    told = to_decimal(project.narrative["budget_yuan"]) if project.narrative else None
    if told is not None and project.budget is not None and told != project.budget:
        text = f"{project.budget:f} / {told:f}"
        return Mismatch(text, f"预算数表格与文字不一致（{text} 元）", f"budget in table and prose differ ({text} yuan)")
    return None


def _claimed_number(project: Project) -> Mismatch | None:
    for text in project.prose:
        if (match := _CLAIMED.search(text)) and int(match[1]) != len(project.indicators):
            said = f"{match[1]} / {len(project.indicators)}"
            return Mismatch(
                said,
                f"文字说 {match[1]} 个指标，表中 {len(project.indicators)} 个",
                f"indicators claimed / printed: {said}",
            )
    return None


def _twice(project: Project) -> Mismatch | None:
    """The same indicator twice with different targets."""
    seen = defaultdict(set)
    for item in project.scored:
        seen[item.dimension, words.bare(item.level3), words.bare(item.description)].add(item.target.text)
    for (_, name, _), targets in seen.items():
        if len(targets) > 1:
            text = f"{name} {'、'.join(sorted(targets))}"
            return Mismatch(text, f"同一指标有两个指标值（{text}）", f"one indicator with two targets ({text})")
    return _two_categories(project)


def _two_categories(project: Project) -> Mismatch | None:
    """The same name and target under two categories (代表活动经费 ≥20万元 as quantity and as cost)."""
    places: dict[tuple[str, str], set[str]] = defaultdict(set)
    for item in project.scored:
        places[words.bare(item.level3), item.target.text].add(item.level2)
    for (name, target), found in places.items():
        if len(found) > 1:
            text = f"{name} {target}：{'、'.join(sorted(found))}"
            return Mismatch(text, f"同一指标列在两类下（{text}）", f"one indicator in two categories ({text})")
    return None


def _stale_year(project: Project, year: int | None) -> Mismatch | None:
    """The prose gives an earlier year as the task of this one; last year's data in a backward clause are no task."""
    for text in project.prose:
        for match in _TASK_YEAR.finditer(text):
            if year is not None and year - 4 <= int(match[1]) < year:
                return Mismatch(match[0], f"文字写的是{match[1]}年的任务", f"the prose speaks of a task of {match[1]}")
    return None


def _is_contradiction(judgement: Judgement) -> bool:
    if "低于文件中的计划" in judgement.zh:
        return True
    # a cost ceiling above the budget is counted by P4, an indicator without a subject by I1
    counted = "高于预算数" in judgement.zh or "没有说明" in judgement.zh
    return judgement.points == ZERO and bool(judgement.words) and not counted


def _contradicting(judged: Judged, key: str) -> Mismatch | None:
    """Indicators that belong elsewhere (I5) or contradict the text of the project (I6)."""
    for item in judged:
        judgement = item[key]
        if _is_contradiction(judgement):
            return Mismatch(judgement.words, f"{judgement.words}：{judgement.zh}", judgement.en)
    return None
