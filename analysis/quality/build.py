"""From the tables of the contract to what the criteria look at: `build_documents(tables)`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from analysis.indicators import find_dimension
from analysis.quality import words
from analysis.quality.context import Document, Indicator, Project
from analysis.quality.prose import find_about
from analysis.quality.target import read_target
from loaders.schema import Row, Tables


def build_indicator(row: Row) -> Indicator:
    """The indicator of a row of the table `indicators`."""
    texts = {key: words.plain(row[key]) for key in ("level1", "level2", "level3", "description", "target_basis")}
    return Indicator(
        row,
        texts["level1"],
        texts["level2"],
        texts["level3"],
        texts["description"],
        texts["target_basis"],
        read_target(row),
        find_dimension(texts["level1"], texts["level2"]),
    )


def build_documents(tables: Tables) -> list[Document]:
    """The disclosures that have indicators, in the order of the tables."""
    by_id = {name: _group(tables[name]) for name in ("projects", "schedule", "indicators", "paragraphs")}
    documents = []
    for row in tables["disclosures"]:
        key = row["disclosure_id"]
        if by_id["indicators"][key]:
            documents.append(build_document(row, {name: rows[key] for name, rows in by_id.items()}))
    return documents


def build_document(row: Row, rows: Mapping[str, list[Row]]) -> Document:
    """One disclosure from its own rows of projects, schedule, indicators and paragraphs."""
    indicators: dict[int | None, list[Indicator]] = defaultdict(list)
    for item in rows["indicators"]:
        indicators[item["project_no"]].append(build_indicator(item))
    tabled: dict[int, Row] = {}
    told: dict[int, Row] = {}
    for project in rows["projects"]:
        (told if project["basis"] == "narrative" else tabled).setdefault(project["project_no"], project)
    names = {number: words.plain(project["project_name"]) for number, project in tabled.items()}
    paragraphs = tuple(text for text in (words.plain(item["text"]) for item in rows["paragraphs"]) if text)
    projects = tuple(
        Project(
            tabled.get(number) if number is not None else None,
            tuple(items),
            tuple(_schedule(rows["schedule"], number, "table")),
            told.get(number) if number is not None else None,
            tuple(_schedule(rows["schedule"], number, "narrative")),
            find_about(paragraphs, names.get(number, "") if number is not None else "", names.values()),
        )
        for number, items in indicators.items()
    )
    unmatched = tuple(project for number, project in told.items() if number not in indicators)
    return Document(row, projects, paragraphs, unmatched)


def _schedule(rows: Iterable[Row], number: int | None, basis: str) -> list[Row]:
    return [row for row in rows if number is not None and row["project_no"] == number and row["basis"] == basis]


def _group(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    grouped: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["disclosure_id"]].append(row)
    return grouped
