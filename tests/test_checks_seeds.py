"""What a reviewer wrote down reading the five seeds by eye (facts/audit_seeds.json) is found by the rules of its kind."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from analysis.checks import Finding, Report, Status, audit
from loaders import load
from loaders.schema import by_disclosure

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
SOURCES = ROOT / "data" / "sources"
ENTRIES: list[dict[str, Any]] = json.loads((ROOT / "tests/facts/audit_seeds.json").read_text(encoding="utf-8"))[
    "findings"
]
# Kind of entry → rules that say it. Kinds not listed count as missed.
RULES_OF_KIND: dict[str, str] = json.loads((ROOT / "tests/facts/checks_kinds.json").read_text(encoding="utf-8"))
needs_seeds = pytest.mark.skipif(not SEEDS.exists(), reason="originals not at hand")


@cache
def report_of(seed: str) -> Report:
    path = next(SEEDS.glob(f"{seed}_*.txt"))
    (tables,) = by_disclosure(load(path).tables)
    return audit(tables)


def all_findings(findings: tuple[Finding, ...]) -> Iterator[Finding]:
    for finding in findings:
        yield finding
        yield from all_findings(finding.consequences)


def found_as(entry: dict[str, Any]) -> list[Finding]:
    """Findings of a rule of the entry's kind that stand at its lines, or else name its subject."""
    rules = RULES_OF_KIND.get(entry["kind"], "").split()
    own = [f for f in all_findings(report_of(entry["seed"]).findings) if f.rule_id in rules]
    names = [word for word in re.split(r"[－（）、\s]", entry["subject"]) if len(word) > 1]
    here = [f for f in own if _lines(f) & _around(entry["lines"])]
    return here or [f for f in own if any(name in f.message_zh for name in names)]


def is_found(entry: dict[str, Any]) -> bool:
    return bool(found_as(entry))


def _lines(finding: Finding) -> set[int]:
    sides = [side for side in (finding.actual, finding.expected) if side is not None]
    numbers = [re.fullmatch(r"第(\d+)行", place) for side in sides for place in side.places]
    return {int(number[1]) for number in numbers if number}


def _around(lines: list[int]) -> set[int]:
    return {line + step for line in lines for step in range(-4, 5)}


def recall() -> tuple[Counter[str], Counter[str], list[str]]:
    """Entries a rule can find and those found, by severity, and what was missed."""
    entries = [entry for entry in ENTRIES if entry["rule_can_find"]]
    found = [entry for entry in entries if is_found(entry)]
    missed = [f"{e['id']} {e['severity']} {e['kind']} {e['statement']}" for e in entries if e not in found]
    return Counter(e["severity"] for e in entries), Counter(e["severity"] for e in found), missed


@needs_seeds
@pytest.mark.parametrize("severities", ["error", "warning", "error warning notice"])
def test_a_reviewer_misses_little_by_reading_the_audit_alone(severities: str) -> None:
    known, found, missed = recall()
    wanted = severities.split()
    lines = [line for line in missed if line.split()[1] in wanted]
    assert sum(found[name] for name in wanted) * 100 >= sum(known[name] for name in wanted) * 95, lines


@needs_seeds
def test_what_a_reviewer_calls_an_error_is_no_mere_notice() -> None:
    entries = [entry for entry in ENTRIES if entry["rule_can_find"] and _only_notices(entry)]
    weak, unsaid = ([entry["id"] for entry in entries if entry["severity"] == name] for name in ("error", "warning"))
    assert weak == []
    assert len(unsaid) <= 1, unsaid


def _only_notices(entry: dict[str, Any]) -> bool:
    return {finding.severity for finding in found_as(entry)} == {"notice"}


@needs_seeds
@pytest.mark.parametrize("seed", ["000", "001", "002", "003", "004"])
def test_no_rule_crashes_on_a_seed(seed: str) -> None:
    assert report_of(seed).with_status(Status.CRASHED) == []


@needs_seeds
def test_sums_that_hold_in_the_seeds_raise_no_alarm() -> None:
    """The reviewer checked these by hand in 003: every budget table adds up and agrees with the others."""
    quiet = {"table-subtotals", "table-row-sums", "revenue-row-sums", "summary-balance", "summary-lines", "totals-agree",
             "classes-agree", "fiscal-income-agrees", "general-public-agrees", "fund-tables-agree", "basic-agrees",
             "whole-covers-general-public", "three-public-table-sums", "three-public-prose-sums", "prose-table-totals",
             "prose-parts", "changes-add-up", "prose-running-items"}  # fmt: skip
    results = {result.rule_id: result for result in report_of("003").results}
    assert {rule: results[rule].status for rule in quiet} == dict.fromkeys(quiet, Status.HOLDS)


@pytest.mark.parametrize("path", sorted(p for p in SOURCES.iterdir() if p.suffix != ".json"), ids=lambda p: p.stem)
def test_a_shipped_disclosure_shows_its_known_contradictions(path: Path) -> None:
    (tables,) = by_disclosure(load(path).tables)
    found = {finding.rule_id for finding in all_findings(audit(tables).findings)}
    wanted = {
        "丰润": {"three-public-prose-table", "project-amount", "purchases-need-procurement", "project-in-three-public"},
        "山海关": {"indicator-target", "schedule-points", "vehicles-agree", "purchases-need-procurement"},
        "玉田": {"schedule-prose", "cost-ceiling", "indicator-count"},
        "抚宁": {"schedule-points", "other-body"},
        "承德": {"placeholder", "target-unit", "target-direction-cost"},
    }
    assert next(rules for place, rules in wanted.items() if path.name.startswith(place)) <= found
