"""The audit of a disclosure of the store as the page shows it: findings with their evidence, outcomes, and tables."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from analysis import data, money, tables
from analysis.audit_marks import Mark, Marks
from analysis.checks import RULES, Finding, Report, Status, audit
from analysis.checks.model import SEVERITIES, Figure
from analysis.page_picture import Box, parse_box
from analysis.tables import SOURCES, Column, Source, Table
from analysis.texts import Words
from loaders import schema

PAGE = re.compile(r"p(\d+)\b")
MOST_LINES = 12  # lines shown of a side that is a sum of many figures
# What is printed of a row, by the fields it has: the clause itself, else names, then the figure.
LINE_FIELDS = (
    *("project_name", "subject_title", "code", "name", "measure_title", "month"),
    *("level3", "description", "target", "target_basis", "printed"),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding with the key by which links and marks name it."""

    key: str
    finding: Finding
    disclosure_id: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its words and where they stand."""

    text: str
    place: str


def tables_of(disclosure_id: str) -> schema.Tables:
    """The tables of one disclosure as the loaders give them: whole numbers as int, amounts without padding."""
    return {name: _rows(name, disclosure_id) for name in schema.TABLES}


def _rows(name: str, disclosure_id: str) -> list[schema.Row]:
    types = {field.name: field.type for field in schema.TABLES[name].fields}
    rows = tables.records(data.rows(name, [disclosure_id]))
    return [{key: _value(value, types[key]) for key, value in row.items()} for row in rows]


def _value(value: Any, kind: str) -> Any:
    if value is None or kind not in ("decimal", "integer"):
        return value
    if kind == "integer":
        return int(value)
    number = Decimal(value)
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()


def report(disclosure_id: str) -> Report:
    """The audit of one disclosure, kept until the store changes."""
    return _report(data.stamp(), disclosure_id)


@lru_cache(maxsize=256)
def _report(_at: data.Stamp, disclosure_id: str) -> Report:
    return audit(tables_of(disclosure_id))


def list_findings(whole: Report) -> list[Listed]:
    """The findings of a report with keys that stay the same as long as the document and the rule do."""
    disclosure_id = str(whole.disclosure["disclosure_id"])
    seen: dict[str, int] = {}
    listed = []
    for finding in whole.findings:
        key = _key(disclosure_id, finding)
        seen[key] = seen.get(key, 0) + 1
        listed.append(Listed(key if seen[key] == 1 else f"{key}-{seen[key]}", finding, disclosure_id))
    return listed


def _key(disclosure_id: str, finding: Finding) -> str:
    sides = (finding.actual, finding.expected)
    parts = [disclosure_id, finding.rule_id, finding.subject, *(side.place if side else "" for side in sides)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:10]


def choose(
    listed: Sequence[Listed], severities: Sequence[str], rules: Sequence[str], statuses: Sequence[str], marks: Marks
) -> list[Listed]:
    """The findings of these severities, rules and marks."""
    return [
        item
        for item in listed
        if item.finding.severity in severities and item.finding.rule_id in rules and status_of(item, marks) in statuses
    ]


def status_of(item: Listed, marks: Marks) -> str:
    mark = marks.get((item.disclosure_id, item.key))
    return mark.status if mark else "open"


def rules_found(listed: Iterable[Listed]) -> list[str]:
    """The rules that found something, in the order of the catalogue."""
    found = {item.finding.rule_id for item in listed}
    return [rule_id for rule_id in RULES if rule_id in found]


def rule_title(rule_id: str, words: Words) -> str:
    rule = RULES[rule_id]
    return rule.title_zh if words.language == "zh" else rule.title_en


def message(finding: Finding, words: Words) -> str:
    return finding.message_zh if words.language == "zh" else finding.message_en


def reason(text: str, words: Words) -> str:
    """Why a rule could not be checked, in the language of the page where there are words for it."""
    return words(f"reason.{text}") if words.language != "zh" and words.has(f"reason.{text}") else text


def headline(item: Listed, marks: Marks, words: Words) -> str:
    """A finding in one line: what it says, then what there is to know about it."""
    finding = item.finding
    notes = []
    if finding.consequences:
        notes.append(words("with_consequences", count=len(finding.consequences)))
    if finding.confidence == "low":
        notes.append(words("low"))
    if (status := status_of(item, marks)) != "open":
        notes.append(words(f"mark.{status}"))
    return (
        words("noted", text=message(finding, words), notes=words("join").join(notes))
        if notes
        else message(finding, words)
    )


def sides(finding: Finding) -> list[Figure]:
    """Both sides, or the one there is."""
    return [side for side in (finding.actual, finding.expected) if side is not None]


def lines(side: Figure) -> list[Line]:
    """The printed lines behind a side, without repeats."""
    found = dict.fromkeys(Line(_text(row), str(row["place"])) for row in side.rows if row.get("place"))
    return [line for line in found if line.text][:MOST_LINES]


def _text(row: schema.Row) -> str:
    if row.get("quote"):
        return str(row["quote"])
    month = row.get("month")
    shown = {**row, "month": f"{month}月" if month else None, "target": row.get("target") or row.get("printed")}
    if "target" in row:
        shown["printed"] = None
    else:
        shown["target"] = None
    return " ".join(dict.fromkeys(str(shown[name]) for name in LINE_FIELDS if shown.get(name)))


def cells(side: Figure) -> tuple[int, tuple[Box, ...]] | None:
    """The first page on which the figures of a side stand, and their boxes there; None where no place is on a page."""
    found: dict[int, list[Box]] = {}
    for row in side.rows:
        page, box = PAGE.match(str(row.get("place") or "")), parse_box(str(row.get("box") or ""))
        if page and box:
            found.setdefault(int(page[1]), []).append(box)
    page_number = next(iter(found), None)
    return None if page_number is None else (page_number, tuple(dict.fromkeys(found[page_number])))


def measure(finding: Finding) -> str:
    """What a difference is counted in: money, percent or plain."""
    printed = "".join(side.printed for side in sides(finding))
    return "money" if "元" in printed else "percent" if "%" in printed or "％" in printed else "plain"


def amount(value: Decimal | None, kind: str, unit: str, words: Words) -> str:
    """A difference or tolerance in words; blank where there is none."""
    if value is None:
        return ""
    if kind == "money":
        return f"{money.number(value, unit)} {words(f'unit.{unit}')}"
    plain = f"{value.normalize():f}"
    return words("points", value=plain) if kind == "percent" else plain


def tabulate_findings(listed: Sequence[Listed], marks: Marks, unit: str, words: Words) -> Table:
    """All findings with both sides, consequences after their cause, and what was noted on them."""
    rows = []
    for item in listed:
        mark = marks.get((item.disclosure_id, item.key))
        rows.append(_row(item, item.finding, mark, "", unit, words))
        rows += [
            _row(item, other, None, rule_title(item.finding.rule_id, words), unit, words)
            for other in item.finding.consequences
        ]
    names = ("severity", "rule", "message", "cause", "actual", "place1", "expected", "place2", "difference")
    widths = {"message": 420, "rule": 200, "actual": 180, "expected": 180}
    columns = [Column(name, words(f"column.{name}"), width=widths.get(name)) for name in names]
    columns += [
        Column(name, words(f"column.{name}")) for name in ("tolerance", "confidence", "mark", "reason", "rule_id")
    ]
    return Table(tables.frame(rows), columns)


def _row(item: Listed, finding: Finding, mark: Mark | None, cause: str, unit: str, words: Words) -> dict[str, Any]:
    kind, second = measure(finding), finding.expected
    return {
        "severity": words(f"one.{finding.severity}"),
        "rule": rule_title(finding.rule_id, words),
        "message": message(finding, words),
        "cause": cause or None,
        "actual": finding.actual.printed or None,
        "place1": finding.actual.place or None,
        "expected": second.printed if second else None,
        "place2": second.place if second else None,
        "difference": amount(finding.difference, kind, unit, words) or None,
        "tolerance": amount(finding.tolerance, kind, unit, words) or None,
        "confidence": words(f"confidence.{finding.confidence}"),
        "mark": None if cause else words(f"mark.{mark.status if mark else 'open'}"),
        "reason": mark.reason if mark and mark.reason else None,
        "rule_id": finding.rule_id,
        SOURCES: tuple(
            Source(side.label, line.text, line.place, item.disclosure_id)
            for side in sides(finding)
            for line in lines(side)
        ),
    }


def tabulate_held(whole: Report, words: Words) -> Table:
    """The rules that hold, with how many comparisons each made."""
    rows = [
        {"rule": rule_title(result.rule_id, words), "held": result.held, "rule_id": result.rule_id}
        for result in whole.with_status(Status.HOLDS)
    ]
    names = [("rule", "text", 460), ("held", "count", None), ("rule_id", "text", None)]
    return Table(tables.frame(rows), [Column(name, words(f"column.{name}"), kind, width=w) for name, kind, w in names])


def tabulate_unchecked(whole: Report, words: Words) -> Table:
    """The rules that could not be checked or stopped with a fault, and why."""
    rows = [
        {
            "rule": rule_title(result.rule_id, words),
            "status": words(f"status.{status.value}"),
            "why": "；".join(reason(text, words) for text in result.reasons[:3]),
            "rule_id": result.rule_id,
        }
        for status in (Status.CRASHED, Status.CANNOT_BE_CHECKED)
        for result in whole.with_status(status)
    ]
    names = (("rule", 320), ("status", None), ("why", 420), ("rule_id", None))
    return Table(tables.frame(rows), [Column(name, words(f"column.{name}"), width=width) for name, width in names])


def tabulate_matrix(
    reports: Mapping[str, Report], names: Mapping[str, str], rules: Sequence[str], words: Words
) -> Table:
    """Each rule (rows) on each disclosure (columns): how many places differ, how many comparisons hold, or not checked."""
    outcomes = {key: {result.rule_id: result for result in whole.results} for key, whole in reports.items()}
    rows = []
    for rule_id in rules:
        cells = {key: _cell(results.get(rule_id), words) for key, results in outcomes.items()}
        severity = words(f"one.{RULES[rule_id].severity}")
        rows.append({"rule": rule_title(rule_id, words), "severity": severity, **cells, "rule_id": rule_id})
    columns = [
        Column("rule", words("column.rule"), pinned=True, width=240),
        Column("severity", words("column.severity"), width=80),
        *(Column(key, names[key], width=110) for key in reports),
        Column("rule_id", words("column.rule_id")),
    ]
    return Table(tables.frame(rows), columns)


def _cell(result: Any, words: Words) -> str:
    if result is None:
        return words("cell.cannot_be_checked")
    return words(f"cell.{result.status.value}", failed=len(result.findings), held=result.held)


def rules_by_severity() -> list[str]:
    """All rules, errors first, each severity in the order of the catalogue."""
    return sorted(RULES, key=lambda rule_id: SEVERITIES.index(RULES[rule_id].severity))
