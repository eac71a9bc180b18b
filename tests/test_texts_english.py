"""A reader of English would meet Chinese that no document prints, in a finding, a reason, a place or a reading issue."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from analysis import audit_view
from analysis.checks import Finding, audit
from analysis.checks.model import Figure
from analysis.texts import Words, english, issues
from loaders.document import Place
from tests.test_checks_cases import CASES, Case, tables_of
from tests.test_texts_rules import CHINESE, unquoted

ROOT = Path(__file__).parents[1]


def calls(folder: str, name: str) -> Iterator[ast.Call]:
    """The calls of a function or method of this name in the modules of a folder."""
    for file in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and name in (getattr(node.func, "id", ""), getattr(node.func, "attr", "")):
                yield node


def literal(node: ast.expr) -> str | None:
    """A text written in the code, with 合计 in the place of what is filled in; None for what is not written there."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "合计" for part in node.values)
    return None


def leftover(text: str) -> bool:
    return bool(CHINESE.search(unquoted(text.replace("“三公”", "三公"))))


def test_every_reason_why_a_rule_cannot_be_checked_is_told_in_english() -> None:
    """A new reason is completed in analysis/texts/audit_reasons.py."""
    reasons = {text for call in calls("analysis/checks", "Unchecked") if call.args and (text := literal(call.args[0]))}
    assert len(reasons) > 90
    assert [reason for reason in sorted(reasons) if leftover(english.reason(reason))] == []


def findings(case: Case) -> Iterator[Finding]:
    waiting = list(audit(tables_of(case)).findings)
    while waiting:
        finding = waiting.pop()
        yield finding
        waiting += finding.consequences


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_a_finding_is_told_in_english_but_for_what_documents_print(case: Any) -> None:
    """A new word of a rule is completed in analysis/texts/phrases.py."""
    for finding in findings(case):
        sides = [side for side in (finding.actual, finding.expected) if side]
        of_document = [str(value) for side in sides for row in side.rows for value in row.values() if value]
        of_document.append(tables_of(case)["disclosures"][0]["department_name"] or "")
        for text in (finding.message_en, *(side.label for side in sides)):
            told = english.sentence(text)
            for value in sorted(of_document, key=len, reverse=True):
                told = told.replace(value, "")
            assert not leftover(told), told


def test_what_a_rule_says_for_a_missing_figure_is_english_and_a_printed_figure_stays() -> None:
    assert english.said("空白") == "blank"
    assert english.said("3个指标") == "3 indicators"
    assert english.said("34.66万元") is None
    assert english.said("及时性") is None


def test_every_word_in_the_place_of_a_figure_is_told_in_english() -> None:
    """A new word is completed among SAID in analysis/texts/phrases.py."""
    said = {
        text
        for name in ("nothing", "Figure")
        for call in calls("analysis/checks", name)
        if len(call.args) > 1
        for node in ast.walk(call.args[1])
        if isinstance(node, ast.Constant) and isinstance(text := node.value, str) and len(text) > 2 and "“" not in text
    }
    whole = [
        text for text in sorted(said) if text in ("0至100", "未列数") or text.startswith(("没有", "未", "空", "声明"))
    ]
    assert len(whole) > 5
    assert [text for text in whole if english.said(text) is None] == []


def test_an_amount_that_a_rule_works_out_is_english_and_a_printed_one_stays() -> None:
    words = Words("en", "audit")
    row = {"place": "第1行", "printed": "34.66"}
    assert audit_view.printed(Figure("", "34.66万元", None, (row,)), words) == "34.66万元"
    assert audit_view.printed(Figure("", "-180,000.00元", None, (row,)), words) == "-180,000.00 yuan"
    assert audit_view.printed(Figure("", "空白", None, (row,)), words) == "blank"


def test_quotations_and_names_of_documents_are_never_half_translated() -> None:
    assert (
        english.sentence("项目“办公费合计”预算数: 人大立法经费项目") == "Project “办公费合计” budget: 人大立法经费项目"
    )
    assert english.sentence("文字说明“三公”经费小计34.66万元") == (
        "Text, subtotal of the three public expenses 34.66 wan yuan"
    )


@pytest.mark.parametrize(
    ("place", "english"),
    [
        (Place(page=12, table=3, row=5, column=4), "p12 table 3 row 5 column 4"),
        (Place(page=2, line=7), "p2 line 7"),
        (Place(line=123), "line 123"),
        (Place(table=1, row=2, column=3), "table 1 row 2 column 3"),
        (Place(sheet="表1", row=7, column=4), "表1!D7"),
        (Place(sheet="1、会议费绩效目标表", row=7, column=5), "1、会议费绩效目标表!E7"),
    ],
)
def test_a_place_is_named_in_the_language_of_the_page(place: Place, english: str) -> None:
    assert Words("en").place(str(place)) == english
    assert Words("zh").place(str(place)) == str(place)


def test_every_reading_issue_has_its_english_sentence() -> None:
    """A new code is completed in analysis/texts/issues.py."""
    codes = {
        text
        for name in ("issue", "ReaderIssue")
        for call in calls("loaders", name)
        if len(call.args) > 1 and (text := literal(call.args[1]))
    }
    codes |= {
        text
        for call in calls("loaders", "add")
        for key in call.keywords
        if key.arg == "code" and (text := literal(key.value))
    }
    assert len(codes) > 20
    assert sorted(codes - set(issues.TEXTS)) == []
    assert [code for code in issues.TEXTS if code not in codes] == []


def test_a_reading_issue_keeps_what_it_quotes() -> None:
    assert issues.english("hidden_sheet", "工作表“附表”是隐藏的，公开时看不到，未读取。").endswith(
        "was not read. “附表”"
    )
    assert issues.english("new_code", "原文") == "原文"


def test_many_places_of_one_side_are_named_on_every_page_that_shows_findings() -> None:
    rows = tuple({"place": f"第{number}行"} for number in range(1, 6))
    side = Figure("各项之和", "15", None, rows)
    for page in ("audit", "brief"):
        assert audit_view.place(side, Words("en", page)) == "line 1, line 2, line 3 and others, 5 in all"
        assert audit_view.place(side, Words("zh", page)) == side.place
