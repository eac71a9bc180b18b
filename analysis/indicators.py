"""First quality figures of performance indicators: counts with the indicators behind them, no score and no rank.

Old and new forms are both accepted: 效果 and 效益, cost under outputs or as a first level of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from loaders.numbers import squeeze
from loaders.schema import Row

FIGURES = (
    "numeric_target",
    "date_target",
    "blank_target",
    "blank_basis",
    "repeated_name",
    "same_target",
    "same_target_basis",
    "covered",
    "costless",
)
FILTERS = FIGURES[:7]  # those that are about single indicators
NUMERIC = frozenset({"number", "percent", "amount"})
DIMENSIONS = {
    "quantity": "数量",
    "quality": "质量",
    "timeliness": "时效",
    "cost": "成本",
    "economic": "经济",
    "social": "社会",
    "ecological": "生态",
    "sustainable": "可持续",
    "satisfaction": "满意",
}
SEARCHED = ("level1", "level2", "level3", "description", "target", "target_basis")


@dataclass(frozen=True, slots=True)
class Figure:
    """`count` of `total` have the property `key`; `rows` are the indicators behind it, `value` a text they share."""

    key: str
    count: int
    total: int
    rows: tuple[Row, ...] = ()
    value: str | None = None

    @property
    def share(self) -> float | None:
        """0 to 1; None where there is nothing to count."""
        return self.count / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many indicators stand in each dimension; those in none of the nine are `unplaced`."""

    counts: dict[str, int]
    unplaced: int

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(name for name, count in self.counts.items() if not count)


def find_dimension(level1: str | None, level2: str | None) -> str | None:
    """The dimension of an indicator; cost before all others, since 社会成本 and 生态环境成本 are costs."""
    first, second = level1 or "", level2 or ""
    if "成本" in first + second:
        return "cost"
    if "满意" in first + second:
        return "satisfaction"
    return next((name for name, word in DIMENSIONS.items() if word in second), None)


def cover_dimensions(rows: Iterable[Row]) -> Coverage:
    """Count the indicators of each dimension, in the order of the form."""
    found = Counter(find_dimension(row["level1"], row["level2"]) for row in rows)
    return Coverage({name: found[name] for name in DIMENSIONS}, found[None])


def measure_indicators(rows: Sequence[Row], disclosure_rows: Sequence[Row]) -> list[Figure]:
    """The figures of `rows`, a project or a whole disclosure; names repeat within `disclosure_rows`, all of its own."""
    names = Counter(squeeze(row["level3"]) for row in disclosure_rows)
    tests: dict[str, Callable[[Row], bool]] = {
        "numeric_target": lambda row: row["target_kind"] in NUMERIC,
        "date_target": lambda row: row["target_kind"] == "date",
        "blank_target": lambda row: not squeeze(row["target"]),
        "blank_basis": lambda row: not squeeze(row["target_basis"]),
        "repeated_name": lambda row: bool(squeeze(row["level3"])) and names[squeeze(row["level3"])] > 1,
    }
    found = {key: tuple(filter(test, rows)) for key, test in tests.items()}
    covered, costless = cover_dimensions(rows), find_costless(group_projects(rows))
    projects = {row["project_no"] for row in rows} - {None}
    return [
        *(Figure(key, len(items), len(rows), items) for key, items in found.items()),
        find_commonest(rows, "target"),
        find_commonest(rows, "target_basis"),
        Figure("covered", len(DIMENSIONS) - len(covered.missing), len(DIMENSIONS) if rows else 0),
        Figure("costless", len(costless), len(projects), tuple(r for r in rows if r["project_no"] in costless)),
    ]


def find_commonest(rows: Sequence[Row], field: str) -> Figure:
    """The indicators that carry the most frequent text of `field`; none where no text stands twice."""
    texts = Counter(squeeze(row[field]) for row in rows if squeeze(row[field]))
    value, count = texts.most_common(1)[0] if texts else ("", 0)
    if count < 2:
        return Figure(f"same_{field}", 0, len(rows))
    same = tuple(row for row in rows if squeeze(row[field]) == value)
    return Figure(f"same_{field}", count, len(rows), same, value)


def group_projects(rows: Iterable[Row]) -> dict[int | None, list[Row]]:
    """Project → its indicators, in the order of the document; None holds those of no project."""
    groups: dict[int | None, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["project_no"], []).append(row)
    return groups


def find_costless(groups: dict[int | None, list[Row]]) -> list[int]:
    """The projects that have indicators and none of cost."""
    return [
        number for number, rows in groups.items() if number is not None and not cover_dimensions(rows).counts["cost"]
    ]


def search_indicators(rows: Iterable[Row], query: str) -> list[Row]:
    """The indicators in whose six columns every word of `query` stands, case aside; none for an empty query."""
    words = query.casefold().split()
    if not words:
        return []
    return [row for row in rows if _holds(row, words)]


def _holds(row: Row, words: Sequence[str]) -> bool:
    text = "\n".join(row[field] or "" for field in SEARCHED).casefold()
    return all(word in text for word in words)
