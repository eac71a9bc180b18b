"""The tables of what changes: under other weights, by overrules, and from year to year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from analysis.quality import permanence
from analysis.quality.scores import Scores
from analysis.quality_data import Names, name_projects
from analysis.quality_overrides import Override
from analysis.quality_sensitivity import Shift
from analysis.quality_tables import one_decimal, source_of
from analysis.quality_words import criterion, grade, marks
from analysis.tables import SOURCES, Column, Table
from analysis.texts import Words


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
                "before": one_decimal(one.score),
                "after": one_decimal(two.score),
                "difference": one_decimal(two.score - one.score),
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
            SOURCES: tuple(source_of(row, words) for row in (change.earlier, change.later) if row),
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
