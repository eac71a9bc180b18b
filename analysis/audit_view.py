"""The audit of a disclosure of the store as the page shows it: findings with their evidence, outcomes, and tables."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from analysis import data, money, tables
from analysis.audit_marks import Marks
from analysis.checks import RULES, Finding, Report, audit
from analysis.checks.model import SEVERITIES, Figure
from analysis.page_picture import Box, parse_box
from analysis.texts import Words, english
from loaders import schema

PAGE = re.compile(r"p(\d+)\b")
MOST_KEPT = 512  # reports
MOST_LINES = 12  # lines shown of a side that is a sum of many figures
# What is printed of a row, by the fields it has: the clause itself, else names, then the figure.
LINE_FIELDS = (
    *("project_name", "subject_title", "code", "name", "measure_title", "month"),
    *("level3", "description", "target", "target_basis", "printed"),
)

_kept: dict[tuple[data.Stamp, str], Report] = {}


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
    return reports([disclosure_id])[disclosure_id]


def reports(ids: Iterable[str]) -> dict[str, Report]:
    """The audits of these disclosures."""
    at, wanted = data.stamp(), list(ids)
    fresh = [key for key in wanted if (at, key) not in _kept]
    for key in fresh:
        _kept[at, key] = audit(tables_of(key))
    found = {key: _kept[at, key] for key in wanted}
    for old in list(_kept)[: max(0, len(_kept) - MOST_KEPT)]:
        _kept.pop(old, None)
    return found


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
    return finding.message_zh if words.language == "zh" else english.sentence(finding.message_en)


def label(side: Figure, words: Words) -> str:
    """What a side of a finding is."""
    return side.label if words.language == "zh" else english.sentence(side.label)


def printed(side: Figure, words: Words) -> str:
    """A side as printed; what the rule itself says or adds up there is in the language of the page."""
    if words.language == "zh":
        return side.printed
    if told := english.said(side.printed):
        return told
    as_printed = len(side.rows) == 1 and any(
        (text := side.rows[0].get(field)) and str(text) in side.printed for field in ("printed", "target")
    )
    return side.printed if as_printed else english.amounts(side.printed)


def place(side: Figure, words: Words) -> str:
    """The places of a side, the first three by name; blank where nothing is printed."""
    if words.language == "zh":
        return side.place
    shown = ", ".join(map(words.place, side.places[:3]))
    return words("places.more", places=shown, count=len(side.places)) if len(side.places) > 3 else shown


def reason(text: str, words: Words) -> str:
    """Why a rule could not be checked, in the language of the page."""
    return text if words.language == "zh" else english.reason(text)


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


def quotes(disclosure_id: str) -> dict[str, str]:
    """Place → the clause that stands there, of the figures stated in prose."""
    rows = tables.records(data.rows("statements", [disclosure_id], "quote IS NOT NULL"))
    found: dict[str, str] = {}
    for row in rows:
        found.setdefault(str(row["place"]), row["quote"])
    return found


def lines(side: Figure, quoted: Mapping[str, str] | None = None) -> list[Line]:
    """The printed lines behind a side, without repeats; a figure of the prose with the clause it stands in."""
    told = quoted or {}
    found = dict.fromkeys(Line(_text(row, told), str(row["place"])) for row in side.rows if row.get("place"))
    return [line for line in found if line.text][:MOST_LINES]


def _text(row: schema.Row, quoted: Mapping[str, str]) -> str:
    quote = row.get("quote") or ("item" in row and quoted.get(str(row["place"])))
    if quote:
        return str(quote)
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


def rules_by_severity() -> list[str]:
    """All rules, errors first, each severity in the order of the catalogue."""
    return sorted(RULES, key=lambda rule_id: SEVERITIES.index(RULES[rule_id].severity))
