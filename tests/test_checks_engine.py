"""The audit keeps its word: a crash costs one rule, one cause is one finding, rounding is none, the command answers tools."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from analysis import rule_catalogue
from analysis.checks import RULES, Rule, Status, audit
from analysis.checks.index import Disclosure
from analysis.checks.model import Check, Figure, Finding
from analysis.checks.output import to_json, to_lines, to_sarif
from analysis.texts import LANGUAGES, Words
from loaders import schema
from loaders.build import build
from tests.benchmarks import agreeing, bench_audit
from tests.test_checks_cases import CASES, mended, tables_of

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "data" / "sources"
FENGRUN = next(SOURCES.glob("丰润*.pdf"))
CORPUS = ROOT.parent / "shared" / "corpus"


def case(rule_id: str) -> dict[str, Any]:
    return next(case for case in CASES if case["rule"] == rule_id)


def _crashing(disclosure: Disclosure) -> Iterator[Check]:
    """Divides by zero."""
    yield Finding("x", "x", "x", Figure("x", "x", None), difference=None, tolerance=None, group=str(1 // 0))


def test_a_crash_in_one_rule_is_reported_and_leaves_the_others() -> None:
    broken = Rule("broken", "theme", "坏", "broken", "error", _crashing)
    report = audit(tables_of(case("table-subtotals")), [broken, RULES["table-subtotals"]])
    assert [result.status for result in report.results] == [Status.CRASHED, Status.FAILS]
    assert "ZeroDivisionError" in report.results[0].reasons[0]
    assert any("broken" in line for line in to_lines_of_crash(report))


def to_lines_of_crash(report: Any) -> list[str]:
    return [f"{result.rule_id}: {result.reasons}" for result in report.with_status(Status.CRASHED)]


def test_one_changed_cell_is_one_finding_with_its_consequences() -> None:
    lines = [
        ["expenditure", "", "合计", "total", "911.48"],
        ["expenditure", "201", "一般公共服务支出", "total", "991.48"],
        ["expenditure", "201", "一般公共服务支出", "basic", "744.16"],
        ["expenditure", "201", "一般公共服务支出", "project", "167.32"],
        ["general_public_expenditure", "201", "一般公共服务支出", "total", "911.48"],
    ]
    errors = audit(tables_of({"lines": lines})).of_severity("error")
    money = [finding for finding in errors if finding.difference is not None]
    assert len(money) == 1
    assert money[0].cause == ("表expenditure 行201一般公共服务支出 列total", "991.48")
    assert money[0].consequences


@pytest.mark.parametrize(("printed", "found"), [("911.48", False), ("911.49", False), ("911.50", True)])
def test_rounding_inside_the_printed_precision_is_no_finding(printed: str, found: bool) -> None:
    lines = [
        ["expenditure", "", "合计", "total", printed],
        ["expenditure", "", "合计", "basic", "744.16"],
        ["expenditure", "", "合计", "project", "167.32"],
    ]
    (result,) = audit(tables_of({"lines": lines}), [RULES["table-row-sums"]]).results
    assert (result.status is Status.FAILS) is found


def test_columns_misread_are_one_warning_of_low_confidence_and_no_error() -> None:
    cells = [
        (f"2010{n}99", measure, amount)
        for n in range(1, 6)
        for measure, amount in (("total", "9.00"), ("basic", "4.00"))
    ]
    lines = [["expenditure", code, "其他", measure, amount] for code, measure, amount in cells]
    (result,) = audit(tables_of({"lines": lines}), [RULES["table-row-sums"]]).results
    assert [(finding.severity, finding.confidence) for finding in result.findings] == [("warning", "low")]


def test_a_blank_is_never_taken_for_zero() -> None:
    """A component whose change alone is stated is missing; its amount is not worked out from the others."""
    three = [["subtotal", "narrative", "116000元", "21000"], ["overseas", "narrative", "0元", "0"], ["vehicle_purchase", "narrative", "0元", "0"],
             ["vehicle_operation", "narrative", None, "16000"], ["reception", "narrative", "10000元", "5000"]]  # fmt: skip
    (result,) = audit(tables_of({"three": three}), [RULES["three-public-prose-sums"]]).results
    assert result.status is Status.CANNOT_BE_CHECKED
    assert "没有写明金额" in result.reasons[0]


def test_a_performance_text_owes_no_budget_tables() -> None:
    report = audit(tables_of({"identity": {"kinds": ["performance"]}, "projects": case("project-amount")["projects"]}))
    by_rule = {result.rule_id: result for result in report.results}
    for rule_id in ("tables-present", "chapters-present", "three-public-components", "procurement-amount"):
        assert by_rule[rule_id].status is Status.CANNOT_BE_CHECKED
        assert by_rule[rule_id].reasons


def test_an_explanation_whose_tables_stand_elsewhere_gets_a_notice_and_no_error() -> None:
    (result,) = audit(tables_of({}), [RULES["tables-present"]]).results
    assert [finding.severity for finding in result.findings] == ["notice"]


def test_every_rule_that_cannot_be_checked_says_why() -> None:
    for result in audit(schema.empty_tables()).results:
        assert result.status is Status.CANNOT_BE_CHECKED or result.held or result.findings
        assert result.status is not Status.CRASHED, result
        assert result.reasons or result.status is not Status.CANNOT_BE_CHECKED


def test_json_and_sarif_carry_both_sides_and_places() -> None:
    report = audit(tables_of(case("basic-agrees")))
    shown = json.loads(json.dumps(to_json(report), ensure_ascii=False))
    finding = next(finding for finding in shown["findings"] if finding["rule"] == "basic-agrees")
    assert finding["actual"]["amount"] == "9579600.00" and finding["expected"]["amount"] == "9759600.00"
    assert finding["actual"]["places"][0]["place"] == "表basic_expenditure 行合计 列total"
    sarif = to_sarif([report])
    assert {rule["id"] for rule in sarif["runs"][0]["tool"]["driver"]["rules"]} == set(RULES)
    result = next(r for r in sarif["runs"][0]["results"] if r["ruleId"] == "basic-agrees")
    assert result["level"] == "error" and len(result["locations"]) == 2
    assert any("不等于" in line for line in to_lines(report))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_shows_every_rule(language: str) -> None:
    words = Words(language, "rules")
    assert rule_catalogue.tabulate(RULES.values(), words).frame["id"].tolist() == list(RULES)
    shown = {part for line in rule_catalogue.markdown(RULES.values(), words).splitlines() for part in line.split(" · ")}
    assert set(RULES) <= shown


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "analysis", "audit", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_the_command_answers_for_files_and_names_the_unreadable(tmp_path: Path) -> None:
    broken = tmp_path / "坏.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    done = _run(str(FENGRUN), str(broken), "--json")
    assert done.returncode == 2 and "坏.pdf" in done.stderr
    (disclosure,) = json.loads(done.stdout)["disclosures"]
    assert any(finding["rule"] == "three-public-prose-table" for finding in disclosure["findings"])
    assert _run(str(FENGRUN)).returncode == 0


def test_the_command_audits_a_store(tmp_path: Path) -> None:
    build([SOURCES], tmp_path / "store.duckdb", 1)
    done = _run("--store", str(tmp_path / "store.duckdb"), "--json")
    assert done.returncode == 0
    assert len(json.loads(done.stdout)["disclosures"]) == 5
    assert _run("--store", str(tmp_path / "none.duckdb")).returncode == 2


def test_the_audit_of_a_disclosure_does_not_keep_a_reader_waiting() -> None:
    tables = agreeing.tables(1, ("html",))[0]
    audit(tables)
    started = time.process_time()
    for _ in range(5):
        audit(tables)
    assert (time.process_time() - started) / 5 < 0.5  # about 0.01 s; the margin is for a busy machine


@pytest.mark.parametrize("number", range(12))
def test_a_consistent_disclosure_raises_no_error_and_a_seeded_one_names_its_cell(number: int) -> None:
    for tables in agreeing.tables(number):
        assert bench_audit.report_of(tables).of_severity("error") == []
        if seeded := bench_audit.seed_contradiction(tables, random.Random(number)):
            changed, what = seeded
            assert bench_audit.found(bench_audit.report_of(changed), what) == (True, True), what


def test_a_mended_case_raises_no_other_error_of_its_rule() -> None:
    for each in CASES:
        (result,) = audit(tables_of(mended(each)), [RULES[each["rule"]]]).results
        assert not result.findings
