"""Performance indicators in words: cards, lists and tables with the source of every figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import pandas as pd

from analysis.charts import theme
from analysis.indicators import DIMENSIONS, FIGURES, Figure, cover_dimensions, group_projects, measure_indicators
from analysis.tables import SOURCES, Column, Source, Table
from analysis.texts import Words
from loaders.schema import Row

PRINTED = ("level1", "level2", "level3", "description", "target", "target_basis")
HOVER_WIDTH = 24
Groups = dict[str, list[Row]]
Listed = dict[tuple[str, str], list[Row]]  # (disclosure, project) by name → indicators


class Card(NamedTuple):
    """One figure for people: its title, n of m, and a sentence of plain words."""

    title: str
    value: str
    text: str


def group_by_name(rows: Sequence[Row], projects: Iterable[Row], words: Words) -> Groups:
    """Printed name of each project that has indicators → these, in the order of the document; numbered where alike."""
    printed: dict[object, str] = {None: words("project.none")}
    for row in projects:
        printed.setdefault(row["project_no"], row["project_name"] or "")
    groups: Groups = {}
    for number, group in group_projects(rows).items():
        name = printed.get(number) or f"{words('project')} {number}"
        groups[f"{name} ({number})" if name in groups else name] = group
    return groups


def describe_figures(rows: Sequence[Row], whole: Sequence[Row], groups: Groups, words: Words) -> list[Card]:
    """A card for each figure of `rows`, which are a project or the `whole` disclosure."""
    keys = FIGURES if len(rows) == len(whole) else FIGURES[:-1]  # projects are not counted within one project
    return [_card(figure, rows, groups, words) for figure in measure_indicators(rows, whole) if figure.key in keys]


def _card(figure: Figure, rows: Sequence[Row], groups: Groups, words: Words) -> Card:
    parts = []
    if figure.share is not None and figure.key != "covered":
        parts.append(words("figures.of", share=f"{figure.share:.1%}"))
    if figure.value:
        parts.append(words("figures.value", value=figure.value))
    if figure.key == "covered":
        parts += _tell_missing(rows, words)
    if figure.key == "costless" and figure.rows:
        lacking = {row["project_no"] for row in figure.rows}
        names = [name for name, group in groups.items() if group[0]["project_no"] in lacking]
        parts.append(words("figures.names", names=words("join").join(names)))
    return Card(words(figure.key), f"{figure.count} / {figure.total}", "".join([*parts, words(f"why.{figure.key}")]))


def _tell_missing(rows: Sequence[Row], words: Words) -> Iterable[str]:
    coverage = cover_dimensions(rows)
    if coverage.missing:
        missing = words("join").join(words(f"dimension.{name}") for name in coverage.missing)
        yield words("figures.missing", names=missing)
    if coverage.unplaced:
        yield words("figures.unplaced", count=coverage.unplaced)


def hover_indicators(rows: Sequence[Row], words: Words) -> list[str]:
    """The whole text of each indicator for the chart."""
    return [
        "<br>".join(f"{words(field)} {theme.wrap(row[field] or words('blank'), HOVER_WIDTH)}" for field in PRINTED[2:])
        + f"<br>{words('place')} {theme.plain(words.place(row['place']))}"
        for row in rows
    ]


def keep_flagged(shown: Listed, whole: Sequence[Row], key: str) -> Listed:
    """The indicators behind the figure `key` of `whole`; all of them for the key "all"."""
    if key == "all":
        return shown
    figures = {figure.key: figure.rows for figure in measure_indicators(whole, whole)}
    flagged = {id(row) for row in figures[key]}
    return {names: [row for row in rows if id(row) in flagged] for names, rows in shown.items()}


def tabulate_indicators(shown: Listed, words: Words) -> Table:
    """Every indicator with its six columns, after the names of its disclosure and project."""
    listed = [
        {
            "disclosure": disclosure,
            "project": project,
            "number": row["indicator_no"],
            **{field: row[field] or None for field in PRINTED},
            "place": words.place(row["place"]) or None,
            SOURCES: (_source(row, words),),
        }
        for (disclosure, project), rows in shown.items()
        for row in rows
    ]
    several = len({disclosure for disclosure, _ in shown}) > 1
    columns = [
        *([Column("disclosure", words("disclosure"), pinned=True)] if several else []),
        Column("project", words("project.one"), width=200),
        Column("number", words("number"), "count", width=60),
        *(Column(field, words(field)) for field in PRINTED),
        Column("place", words("place")),
    ]
    return Table(pd.DataFrame(listed, dtype=object), columns, words("blank"))


def _source(row: Row, words: Words) -> Source:
    what = f"{row['level3'] or words('unnamed')}{words('colon')}{words('target')}"
    return Source(what, row["target"] or "", row["place"] or "", row["disclosure_id"])


def tabulate_coverage(groups: Groups, words: Words) -> Table:
    """One row a project with the number of its indicators in each dimension."""
    rows = []
    for name, group in groups.items():
        coverage = cover_dimensions(group)
        sources = tuple(_source(row, words) for row in group)
        counts = {**coverage.counts, "unplaced": coverage.unplaced}
        rows.append({"project": name, "n": len(group), **counts, SOURCES: sources})
    columns = [
        Column("project", words("project.one"), pinned=True),
        Column("n", words("indicators"), "count"),
        *(Column(key, words(f"dimension.{key}"), "count") for key in (*DIMENSIONS, "unplaced")),
    ]
    return Table(pd.DataFrame(rows, dtype=object), columns)


def tabulate_figures(groups: Groups, words: Words, head: str, whole: Sequence[Row] | None = None) -> Table:
    """One row a project of `whole`, or a disclosure, with the share of each figure and its indicators as sources."""
    rows = [_figures_row(name, group, whole or group, words) for name, group in groups.items()]
    shares = [key for key in FIGURES if key not in ("covered", "costless")]
    columns = [
        Column("name", words(head), pinned=True),
        Column("n", words("count"), "count"),
        *(Column(key, words(key), "percent") for key in shares),
        Column("covered", words("covered")),
        Column("costless", words("costless")),
        Column("same_target_text", f"{words('same_target')}{words('colon')}{words('printed')}"),
        Column("same_target_basis_text", f"{words('same_target_basis')}{words('colon')}{words('printed')}"),
    ]
    return Table(pd.DataFrame(rows, dtype=object), columns, "—")


def _figures_row(name: str, group: Sequence[Row], whole: Sequence[Row], words: Words) -> dict[str, Any]:
    row: dict[str, Any] = {"name": name, "n": len(group), SOURCES: tuple(_source(item, words) for item in group)}
    for figure in measure_indicators(group, whole):
        row[figure.key] = None if figure.share is None else Decimal(figure.count) / figure.total
        if figure.key in ("covered", "costless"):
            row[figure.key] = f"{figure.count} / {figure.total}"
        if figure.key.startswith("same_"):
            row[f"{figure.key}_text"] = figure.value
    return row


def compare_figure(groups: Groups, key: str) -> list[Figure]:
    """The figure `key` of each disclosure, in the order given."""
    return [next(item for item in measure_indicators(rows, rows) if item.key == key) for rows in groups.values()]


def name_figure(words: Words) -> Callable[[str], str]:
    """Names of figures for a picker; "all" is no figure."""
    return lambda key: words("filter.all") if key == "all" else words(key)
