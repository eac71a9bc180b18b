"""Permanence: what became of a department's indicators from one year to the next (issue 5, item 5).

    compare_years(earlier, later) → one Change per indicator: stayed, reworded, target_lowered, target_raised,
    target_changed, vanished, new

Pure functions on rows of the table `indicators` and names of projects; no score, no rank.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import pairwise

from analysis.quality import words
from analysis.quality.prose import short_name
from analysis.quality.target import Target, read_target
from loaders.schema import Row, Tables

SAME_THING = 0.6  # likeness of texts from which two indicators of a project are the same one, reworded
_AT_LEAST, _AT_MOST = ("≥", ">"), ("≤", "<")


@dataclass(frozen=True, slots=True)
class Change:
    """`kind` is what happened; `earlier` and `later` are the rows, None on the side where there is none.

    `pieces` is the wording as (operation, text) with operation equal, delete or insert, for showing the difference.
    """

    kind: str
    project_name: str
    earlier: Row | None
    later: Row | None
    pieces: tuple[tuple[str, str], ...] = ()


def departments(tables: Tables) -> list[tuple[Row, Row]]:
    """Pairs of disclosures (earlier, later) of one department, one stage and neighbouring years that have indicators."""
    with_indicators = {row["disclosure_id"] for row in tables["indicators"]}
    groups: dict[tuple[str | None, str, str], list[Row]] = defaultdict(list)
    for row in tables["disclosures"]:
        if row["disclosure_id"] in with_indicators and row["fiscal_year"] is not None:
            groups[row["region_code"], words.plain(row["department_name"]), row["stage"]].append(row)
    pairs = []
    for rows in groups.values():
        ordered = sorted(rows, key=lambda row: int(row["fiscal_year"]))
        pairs += [(one, two) for one, two in pairwise(ordered) if one["fiscal_year"] != two["fiscal_year"]]
    return pairs


def compare_disclosures(tables: Tables, earlier_id: str, later_id: str) -> list[Change]:
    """The changes between two disclosures, projects matched by their short names."""
    earlier, later = _by_project(tables, earlier_id), _by_project(tables, later_id)
    changes = []
    for name in [*earlier, *(name for name in later if name not in earlier)]:
        changes += compare_years(earlier.get(name, []), later.get(name, []), name)
    return changes


def _by_project(tables: Tables, disclosure_id: str) -> dict[str, list[Row]]:
    names = {
        row["project_no"]: short_name(row["project_name"] or "")
        for row in reversed(tables["projects"])
        if row["disclosure_id"] == disclosure_id and row["basis"] != "narrative"
    }
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in tables["indicators"]:
        if row["disclosure_id"] == disclosure_id:
            grouped[names.get(row["project_no"], "")].append(row)
    return grouped


def compare_years(earlier: Sequence[Row], later: Sequence[Row], project_name: str = "") -> list[Change]:
    """Match the indicators of a project in two years, best likeness first, and say what became of each."""
    pairs = _match(earlier, later)
    matched = {id(one): two for one, two in pairs}
    taken = {id(two) for _, two in pairs}
    changes = [
        _change(row, matched[id(row)], project_name)
        if id(row) in matched
        else Change("vanished", project_name, row, None, (("delete", _text(row)),))
        for row in earlier
    ]
    new = (row for row in later if id(row) not in taken)
    return changes + [Change("new", project_name, None, row, (("insert", _text(row)),)) for row in new]


def _match(earlier: Sequence[Row], later: Sequence[Row]) -> list[tuple[Row, Row]]:
    likeness = [
        (_likeness(one, two), -at - other, at, other)
        for at, one in enumerate(earlier)
        for other, two in enumerate(later)
    ]
    pairs: list[tuple[Row, Row]] = []
    used: set[int] = set()
    used_later: set[int] = set()
    for value, _, at, other in sorted(likeness, reverse=True):
        if value >= SAME_THING and at not in used and other not in used_later:
            pairs.append((earlier[at], later[other]))
            used.add(at)
            used_later.add(other)
    return pairs


def _likeness(one: Row, two: Row) -> float:
    """0 to 1: texts alike, within the same category only (效果 and 效益 are one)."""
    if words.bare(one["level2"]).removesuffix("指标") != words.bare(two["level2"]).removesuffix("指标"):
        return 0.0
    name = SequenceMatcher(None, words.bare(one["level3"]), words.bare(two["level3"]), autojunk=False).ratio()
    text = SequenceMatcher(None, words.bare(_text(one)), words.bare(_text(two)), autojunk=False).ratio()
    return max(name, text)


def _change(one: Row, two: Row, project_name: str) -> Change:
    kind = _target_change(read_target(one), read_target(two))
    reworded = words.bare(_text(one)) != words.bare(_text(two))
    if kind == "stayed" and reworded:
        kind = "reworded"
    return Change(kind, project_name, one, two, tuple(_pieces(_text(one), _text(two))))


def _target_change(one: Target, two: Target) -> str:
    """A target is lowered where less is demanded: a smaller floor, a higher ceiling, or words for a number."""
    if words.bare(one.words) == words.bare(two.words) and one.operator == two.operator:
        return "stayed"
    if one.kind == "number" and two.kind in ("word", "blank"):
        return "target_lowered"
    if one.kind != "number" or two.kind != "number" or one.family != two.family:
        return "target_changed"
    first, second = _amount(one), _amount(two)
    if first == second:
        return "stayed"
    ceiling = one.operator in _AT_MOST or two.operator in _AT_MOST
    return "target_lowered" if (second < first) != ceiling else "target_raised"


def _amount(target: Target) -> Decimal:
    unit = target.unit.text if target.unit else ""
    factor = 10_000 if unit.startswith("万") else 100_000_000 if unit.startswith("亿") else 1
    return (target.number or Decimal(0)) * factor


def _text(row: Row) -> str:
    parts = dict.fromkeys(part for part in (words.plain(row["level3"]), words.plain(row["description"])) if part)
    return "：".join(parts)


def _pieces(one: str, two: str) -> Iterable[tuple[str, str]]:
    """The wording of both years as pieces; delete is only in the earlier, insert only in the later one."""
    for operation, start, end, other_start, other_end in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if operation == "equal":
            yield "equal", one[start:end]
            continue
        if start < end:
            yield "delete", one[start:end]
        if other_start < other_end:
            yield "insert", two[other_start:other_end]
