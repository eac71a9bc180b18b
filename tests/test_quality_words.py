"""Words, units and targets are understood, not matched blindly: 率 in 效率 is no rate, 量 in 质量 no count."""

from __future__ import annotations

import re

import pytest

from analysis.quality import reference, words
from analysis.quality.target import read_target
from analysis.quality.units import read_unit
from loaders import schema
from loaders.layouts.targets import parse_target


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("接待经费使用合规性", "合规性"),
        ("年度维护成本增长率", "成本增长率"),
        ("资金支出时限", "时限"),
        ("办公粉盒使用数量", "数量"),
        ("提升工作效率", "工作效率"),
        ("后勤保障质量", "质量"),
        ("普法宣传对象满意度(%)", "满意度"),
    ],
)
def test_head_of_a_name_stands_last(name: str, head: str) -> None:
    found = words.head(name)
    assert found is not None and found.text == head


@pytest.mark.parametrize("text", ["效率", "质量", "数字化", "免费", "单元"])
def test_characters_of_measures_inside_words_are_no_cues(text: str) -> None:
    assert not words.tags(text) & {"head:rate", "head:count", "head:money"}


def test_splitting_keeps_every_character() -> None:
    text = "对人大常委会机关门户网站进行升级维护的次数、以及上传新闻稿件的数量"
    assert "".join(token.text for token in words.tokens(text)) == text


@pytest.mark.parametrize(
    ("unit", "family"),
    [
        ("％", "percent"),
        ("人次", "person"),
        ("件（本）", "thing"),
        ("台套", "thing"),
        ("万元", "money"),
        ("元/人/天", "money"),
        ("万册", "thing"),
        ("个工作日", "time"),
        ("天(人次)", "time"),
        ("量", None),
        ("完成老干部相关支出", None),
    ],
)
def test_units_by_family(unit: str, family: str | None) -> None:
    found = read_unit(unit)
    assert found is not None and found.family == family


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("≥3次", "number"),
        ("2026年12月底", "date"),
        ("次年2月份前", "date"),
        ("≥6年", "number"),
        ("2026年度", "word"),
        ("定性无", "word"),
        ("≤预算控制数", "word"),
        ("——", "blank"),
        ("", "blank"),
    ],
)
def test_kinds_of_targets(text: str, kind: str) -> None:
    parsed = parse_target(text)
    row = schema.INDICATORS.row(
        target=text or None,
        operator=parsed.operator,
        value=parsed.value,
        value_unit=parsed.unit,
        target_kind=parsed.kind,
    )
    assert read_target(row).kind == kind


def test_figures_may_come_as_text_from_json() -> None:
    row = schema.INDICATORS.row(
        target="≤30.03万元", operator="≤", value="30.03", value_unit="万元", target_kind="amount"
    )
    assert str(read_target(row).number) == "30.03"


@pytest.mark.parametrize("name", ["weights", "units", "bases", "fields", "words"])
def test_every_row_of_the_data_has_a_reason(name: str) -> None:
    rows = reference.read_rows(f"quality_{name}.csv")
    assert rows and all(row["reason"] and None not in row for row in rows)


def test_weights_sum_to_their_totals() -> None:
    for kind, total in (("indicator", 100), ("project", 100), ("whole", 25)):
        assert sum(row.weight for row in reference.weights(kind).values()) == total


def test_no_word_list_holds_a_text_of_one_indicator() -> None:
    longest = max((word for row in reference.read_rows("quality_words.csv") for word in row["words"].split()), key=len)
    assert len(longest) <= 9, longest
    assert all(re.compile(row.pattern) for row in reference.bases())
