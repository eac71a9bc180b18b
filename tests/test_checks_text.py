"""Ordinary words that only look like a mistake; a false alarm costs the reader's trust in the right ones."""

from __future__ import annotations

import time

import pytest

from analysis.checks import RULES, Status, audit
from loaders.document import Place
from loaders.layouts.context import Context
from loaders.layouts.prose_counts import read_schedule
from tests.test_checks_cases import Case, tables_of


def _status(rule: str, case: Case) -> Status:
    (result,) = audit(tables_of(case), [RULES[rule]]).results
    return result.status


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("doubled-words", "二零二零年三月"),
        ("doubled-words", "把各项工作一步一步抓实"),
        ("term-misprint", "任免人民法院审判员、人民检察院检察员、监察委员会委员"),
        ("term-misprint", "联系人民法院、人民检察院、区纪律检查委员会委员"),
        ("own-office", "配合国家安全厅开展工作，建立健全院内制度"),
    ],
)
def test_ordinary_words_raise_no_alarm(rule: str, text: str) -> None:
    assert _status(rule, {"text": [text]}) is Status.HOLDS


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("doubled-words", "审议审议意见"),
        ("term-misprint", "任免检察院副检察长、监察委员会委员、检察员"),
        ("own-office", "加强对全厅物资采购的监督"),
    ],
)
def test_the_mistake_itself_is_still_found(rule: str, text: str) -> None:
    assert _status(rule, {"text": [text]}) is Status.FAILS


@pytest.mark.parametrize("run", ["1", "1,", "3月", "一"])
def test_a_line_without_end_holds_nothing_up(run: str) -> None:
    """Patterns that go back over a run of digits take minutes here, those that do not a moment."""
    text = run * 50_000
    begun = time.process_time()
    audit(tables_of({"text": [text], "identity": {"region_name": "玉田县"}}))
    read_schedule(text, "", Place(), Context("case", 2024, "budget", "万元"))
    assert time.process_time() - begun < 10
