"""A report as JSON, as SARIF for other tools, and as lines for people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from analysis.checks.engine import RULES, RULES_VERSION
from analysis.checks.model import SEVERITIES, Figure, Finding, Report, Severity, Status
from analysis.texts import english

_SEVERITY_ZH: dict[Severity, str] = {"error": "错误", "warning": "警告", "notice": "提示"}
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "notice": "note"}
Json = dict[str, Any]


def to_json(report: Report) -> Json:
    """One disclosure: findings with both sides and places, and every rule with its outcome. Amounts are strings."""
    return {
        "disclosure_id": report.disclosure["disclosure_id"],
        "title": report.disclosure["title"],
        "source_file": report.disclosure["source_file"],
        "rules_version": report.rules_version,
        "loader_version": report.loader_version,
        "findings": [_finding(finding) for finding in report.findings],
        "rules": [
            {
                "rule": r.rule_id,
                "outcome": r.status.value,
                "held": r.held,
                "findings": len(r.findings),
                "reasons": list(r.reasons),
                "reasons_en": [english.reason(reason) for reason in r.reasons],
            }
            for r in report.results
        ],
    }


def _finding(finding: Finding) -> Json:
    return {
        "rule": finding.rule_id,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "subject": finding.subject,
        "message_zh": finding.message_zh,
        "message_en": english.sentence(finding.message_en),
        "actual": _side(finding.actual),
        "expected": _side(finding.expected) if finding.expected else None,
        "difference": None if finding.difference is None else str(finding.difference),
        "tolerance": None if finding.tolerance is None else str(finding.tolerance),
        "cause": list(finding.cause) if finding.cause else None,
        "consequences": [_finding(other) for other in finding.consequences],
    }


def _side(side: Figure) -> Json:
    return {
        "label": side.label,
        "printed": side.printed,
        "amount": None if side.amount is None else str(side.amount),
        "places": [{"place": row["place"], "box": row.get("box")} for row in side.rows if row.get("place")],
    }


def to_sarif(reports: list[Report]) -> Json:
    """SARIF 2.1.0: one run, one result a finding; the places are logical locations, lines of a text file regions."""
    rules = [
        {
            "id": rule.id,
            "shortDescription": {"text": rule.title_zh},
            "fullDescription": {"text": rule.sections.get("Rule", rule.title_zh)},
            "help": {"text": rule.sections.get("Why", "")},
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        }
        for rule in RULES.values()
    ]
    driver = {"name": "mingzhang", "version": RULES_VERSION, "rules": rules}
    results = [_result(report, finding) for report in reports for finding in report.findings]
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }


def _result(report: Report, finding: Finding) -> Json:
    sides = [side for side in (finding.actual, finding.expected) if side is not None]
    places = list(dict.fromkeys(place for side in sides for place in side.places))
    return {
        "ruleId": finding.rule_id,
        "level": _LEVELS[finding.severity or "notice"],
        "message": {"text": finding.message_zh},
        "locations": [_location(str(report.disclosure["source_file"]), place) for place in places]
        or [_location(str(report.disclosure["source_file"]), "")],
        "properties": {key: value for key, value in _finding(finding).items() if key not in ("rule", "message_zh")},
    }


def _location(file: str, place: str) -> Json:
    physical: Json = {"artifactLocation": {"uri": file}}
    if match := re.fullmatch(r"第(\d+)行", place):
        physical["region"] = {"startLine": int(match[1])}
    return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": place}] if place else []}


def to_lines(report: Report) -> Iterator[str]:
    """For people: findings by severity with both places, then the rules that hold and why others could not be checked."""
    yield f"{report.disclosure['title']}（{report.disclosure['source_file']}）"
    for severity in SEVERITIES:
        for finding in report.of_severity(severity):
            yield from _lines_of(finding, severity)
    yield _counts(report)
    reasons: dict[str, list[str]] = {}
    for result in report.with_status(Status.CANNOT_BE_CHECKED):
        reasons.setdefault(result.reasons[0], []).append(RULES[result.rule_id].title_zh)
    for reason, titles in reasons.items():
        yield f"  未能核对（{reason}）：{'、'.join(titles)}"
    for result in report.with_status(Status.CRASHED):
        yield f"  规则 {result.rule_id} 运行出错：{'；'.join(result.reasons)}"


def _lines_of(finding: Finding, severity: Severity) -> Iterator[str]:
    low = "（识别把握低）" if finding.confidence == "low" else ""
    yield f"  [{_SEVERITY_ZH[severity]}] {finding.message_zh}{low}  {finding.rule_id}"
    sides = [side for side in (finding.actual, finding.expected) if side is not None and side.place]
    if sides:
        yield "         " + "；".join(f"{side.label}：{side.place}" for side in sides)
    if finding.difference is not None and finding.tolerance:
        yield f"         相差{finding.difference:+,}，容差{finding.tolerance:,}"
    if finding.consequences:
        others = [
            f"{other.subject}{f'（{other.actual.place}）' if other.actual.place else ''}"
            for other in finding.consequences
        ]
        yield f"         同一原因另有{len(others)}处：{'；'.join(others)}"


def _counts(report: Report) -> str:
    counted = "，".join(f"{_SEVERITY_ZH[severity]}{len(report.of_severity(severity))}项" for severity in SEVERITIES)
    held, unchecked = len(report.with_status(Status.HOLDS)), len(report.with_status(Status.CANNOT_BE_CHECKED))
    return f"  发现：{counted}。规则：成立{held}条，未能核对{unchecked}条。"
