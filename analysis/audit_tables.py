"""The tables of the page 公开核查: findings with marks, rules that hold, rules not checked, and rules on each disclosure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analysis import audit_view, tables
from analysis.audit_marks import Mark, Marks
from analysis.audit_view import Listed
from analysis.checks import RULES, Finding, Report, RuleResult, Status
from analysis.tables import SOURCES, Column, Source, Table
from analysis.texts import Words


def tabulate_findings(listed: Sequence[Listed], marks: Marks, unit: str, words: Words) -> Table:
    """All findings with both sides, consequences after their cause, and what was noted on them."""
    rows = []
    quoted = {key: audit_view.quotes(key) for key in {item.disclosure_id for item in listed}}
    for item in listed:
        mark = marks.get((item.disclosure_id, item.key))
        rows.append(_row(item, item.finding, mark, "", unit, words, quoted[item.disclosure_id]))
        rows += [
            _row(
                item,
                other,
                None,
                audit_view.rule_title(item.finding.rule_id, words),
                unit,
                words,
                quoted[item.disclosure_id],
            )
            for other in item.finding.consequences
        ]
    names = ("severity", "rule", "message", "cause", "actual", "place1", "expected", "place2", "difference")
    widths = {"message": 420, "rule": 200, "actual": 180, "expected": 180}
    columns = [Column(name, words(f"column.{name}"), width=widths.get(name)) for name in names]
    columns += [
        Column(name, words(f"column.{name}")) for name in ("tolerance", "confidence", "mark", "reason", "rule_id")
    ]
    return Table(tables.frame(rows), columns)


def _row(
    item: Listed, finding: Finding, mark: Mark | None, cause: str, unit: str, words: Words, quoted: Mapping[str, str]
) -> dict[str, Any]:
    kind, second = audit_view.measure(finding), finding.expected
    return {
        "severity": words(f"one.{finding.severity}"),
        "rule": audit_view.rule_title(finding.rule_id, words),
        "message": audit_view.message(finding, words),
        "cause": cause or None,
        "actual": audit_view.printed(finding.actual, words) or None,
        "place1": audit_view.place(finding.actual, words) or None,
        "expected": audit_view.printed(second, words) if second else None,
        "place2": audit_view.place(second, words) if second else None,
        "difference": audit_view.amount(finding.difference, kind, unit, words) or None,
        "tolerance": audit_view.amount(finding.tolerance, kind, unit, words) or None,
        "confidence": words(f"confidence.{finding.confidence}"),
        "mark": None if cause else words(f"mark.{mark.status if mark else 'open'}"),
        "reason": mark.reason if mark and mark.reason else None,
        "rule_id": finding.rule_id,
        SOURCES: tuple(
            Source(audit_view.label(side, words), line.text, line.place, item.disclosure_id)
            for side in audit_view.sides(finding)
            for line in audit_view.lines(side, quoted)
        ),
    }


def tabulate_held(whole: Report, words: Words) -> Table:
    """The rules that hold, with how many comparisons each made."""
    rows = [
        {"rule": audit_view.rule_title(result.rule_id, words), "held": result.held, "rule_id": result.rule_id}
        for result in whole.with_status(Status.HOLDS)
    ]
    names = [("rule", "text", 460), ("held", "count", None), ("rule_id", "text", None)]
    return Table(tables.frame(rows), [Column(name, words(f"column.{name}"), kind, width=w) for name, kind, w in names])


def tabulate_unchecked(whole: Report, words: Words) -> Table:
    """The rules that could not be checked or stopped with a fault, and why."""
    rows = [
        {
            "rule": audit_view.rule_title(result.rule_id, words),
            "status": words(f"status.{status.value}"),
            "why": words("semicolon").join(audit_view.reason(text, words) for text in result.reasons[:3]),
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
        rows.append({"rule": audit_view.rule_title(rule_id, words), "severity": severity, **cells, "rule_id": rule_id})
    columns = [
        Column("rule", words("column.rule"), pinned=True, width=240),
        Column("severity", words("column.severity"), width=80),
        *(Column(key, names[key], width=110) for key in reports),
        Column("rule_id", words("column.rule_id")),
    ]
    return Table(tables.frame(rows), columns)


def _cell(result: RuleResult | None, words: Words) -> str:
    if result is None:
        return words("cell.cannot_be_checked")
    return words(f"cell.{result.status.value}", failed=len(result.findings), held=result.held)
