"""What a reader of the indicator page would lose if a count were wrong."""

from __future__ import annotations

from string import Formatter

import pytest

from analysis import indicators
from analysis import indicators_view as view
from analysis.charts.indicators import draw_shares, draw_tree
from analysis.texts import Words
from analysis.texts.indicators import TEXTS
from loaders.schema import INDICATORS, PROJECTS, Row

WORDS = Words("zh", "indicators")


def indicator(number: int = 1, project: int | None = 1, **values: str | None) -> Row:
    given = {"level1": "产出指标", "level2": "数量指标", "level3": f"名称{number}", "target": "≥95%"} | values
    kind = {"target_kind": "percent" if given["target"] else "blank"} | values
    return INDICATORS.row(disclosure_id="d", project_no=project, indicator_no=number, **given | kind)


def counts(rows: list[Row], whole: list[Row] | None = None) -> dict[str, int]:
    return {figure.key: figure.count for figure in indicators.measure_indicators(rows, whole or rows)}


@pytest.mark.parametrize(
    ("level1", "level2", "dimension"),
    [
        ("产出指标", "数量指标", "quantity"),
        ("产出指标", "质量指标", "quality"),
        ("产出指标", "时效指标", "timeliness"),
        ("产出指标", "成本指标", "cost"),
        ("成本指标", "经济成本指标", "cost"),
        ("成本指标", "社会成本指标", "cost"),
        ("成本指标", "生态环境成本指标", "cost"),
        ("效果指标", "经济效益指标", "economic"),
        ("效益指标", "社会效益指标", "social"),
        ("效果指标", "社会效果", "social"),
        ("效益指标", "生态效益指标", "ecological"),
        ("效益指标", "可持续影响指标", "sustainable"),
        ("满意度指标", "服务对象满意度指标", "satisfaction"),
        ("满意度指标", None, "satisfaction"),
        ("产出指标", None, None),
        (None, None, None),
    ],
)
def test_old_and_new_forms_stand_in_the_same_dimension(
    level1: str | None, level2: str | None, dimension: str | None
) -> None:
    assert indicators.find_dimension(level1, level2) == dimension


def test_numeric_targets_are_numbers_percentages_and_amounts_and_dates_stand_apart() -> None:
    kinds = ["number", "percent", "amount", "date", "word", "blank"]
    rows = [indicator(number, target_kind=kind) for number, kind in enumerate(kinds)]
    found = counts(rows)
    assert (found["numeric_target"], found["date_target"]) == (3, 1)
    assert tuple(found) == indicators.FIGURES


def test_blank_target_and_blank_basis_are_counted_and_white_space_is_blank() -> None:
    rows = [indicator(1, target=None, target_basis=" "), indicator(2, target="1次", target_basis="计划")]
    found = counts(rows)
    assert (found["blank_target"], found["blank_basis"]) == (1, 1)


def test_names_repeat_within_the_disclosure_also_when_one_project_is_shown() -> None:
    whole = [indicator(1, 1, level3="完成率"), indicator(1, 2, level3="完 成率"), indicator(2, 2, level3="满意度")]
    assert counts(whole)["repeated_name"] == 2
    assert counts(whole[:1], whole)["repeated_name"] == 1


def test_nameless_indicators_do_not_repeat_each_other() -> None:
    assert counts([indicator(1, level3=None), indicator(2, level3=None)])["repeated_name"] == 0


def test_the_commonest_target_is_named_and_a_target_that_stands_once_is_not() -> None:
    rows = [indicator(1), indicator(2), indicator(3, target="优")]
    figure = indicators.find_commonest(rows, "target")
    assert (figure.value, figure.count, figure.share) == ("≥95%", 2, pytest.approx(2 / 3))
    assert indicators.find_commonest(rows[1:], "target").count == 0


def test_every_figure_leads_to_the_indicators_behind_it() -> None:
    rows = [indicator(1), indicator(2, target=None)]
    figure = next(item for item in indicators.measure_indicators(rows, rows) if item.key == "blank_target")
    assert figure.rows == (rows[1],)


def test_no_indicators_give_no_share_instead_of_zero() -> None:
    assert {figure.share for figure in indicators.measure_indicators([], [])} == {None}


def test_dimensions_that_no_indicator_covers_are_missing_and_unknown_ones_are_not_hidden() -> None:
    coverage = indicators.cover_dimensions([indicator(1), indicator(2, level2="其他指标")])
    assert (coverage.counts["quantity"], coverage.unplaced) == (1, 1)
    assert "cost" in coverage.missing and len(coverage.missing) == 8


def test_projects_without_a_cost_indicator_are_found_and_rows_of_no_project_are_none() -> None:
    rows = [indicator(1, 1), indicator(1, 2, level2="成本指标"), indicator(1, None)]
    assert indicators.find_costless(indicators.group_projects(rows)) == [1]


def test_a_search_looks_in_all_six_columns_for_every_word() -> None:
    rows = [indicator(1, description="代表 满意程度", target_basis="历史标准"), indicator(2, description="会议")]
    assert indicators.search_indicators(rows, "代表 历史") == rows[:1]
    assert indicators.search_indicators(rows, "  ") == []
    assert indicators.search_indicators(rows, ".*") == []


def test_projects_of_one_name_stay_apart() -> None:
    rows = [indicator(1, 1), indicator(1, 2), indicator(1, None)]
    projects = [PROJECTS.row(disclosure_id="d", project_no=number, project_name="业务费") for number in (1, 2)]
    assert list(view.group_by_name(rows, projects, WORDS)) == ["业务费", "业务费 (2)", "未归入项目"]


def test_the_list_can_be_narrowed_to_the_indicators_behind_a_figure() -> None:
    rows = [indicator(1), indicator(2, target=None)]
    kept = view.keep_flagged({("某县", "会议费"): rows}, rows, "blank_target")
    table = view.tabulate_indicators(kept, WORDS)
    assert list(table.frame["level3"]) == ["名称2"] and table.missing == "空白"
    assert list(table.frame["target"]) == [None]


def test_the_card_of_a_figure_names_what_is_missing() -> None:
    rows = [indicator(1)]
    cards = view.describe_figures(rows, rows, {"会议费": rows}, WORDS)
    covered, costless = cards[-2:]
    assert covered.value == "1 / 9" and "没有：质量、时效、成本" in covered.text
    assert costless.value == "1 / 1" and "即：会议费。" in costless.text


def test_the_tree_keeps_every_indicator_and_puts_children_of_one_parent_together() -> None:
    rows = [
        indicator(1),
        indicator(2, level2="质量指标", level3="报告<b>", target=None),
        indicator(3, level3="一个很长很长很长很长很长很长很长很长很长很长很长很长的三级指标名称"),
    ]
    figure = draw_tree(rows, "（空白）", view.hover_indicators(rows, WORDS))
    texts = ["".join(trace.text or ()) for trace in figure.data if trace.type == "scatter"]
    assert texts[:2] == ["产出指标", "数量指标质量指标"]
    assert texts[2].replace("<br>", "").startswith("名称1一个很长") and "报告&lt;b&gt;" in texts[2]
    assert "（空白）" in texts[3]


def test_shares_are_drawn_with_n_and_none_where_nothing_can_be_counted() -> None:
    figures = [indicators.Figure("x", 1, 4), indicators.Figure("x", 0, 0)]
    figure = draw_shares(["甲", "乙"], figures)
    assert list(figure.data[0].text) == ["25.0%", ""]
    assert list(figure.layout.yaxis.ticktext) == ["甲 (1/4)", "乙 (0/0)"]


def test_both_languages_say_everything_with_the_same_values() -> None:
    for zh, en in TEXTS.values():
        fields = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (zh, en)]
        assert fields[0] == fields[1] and zh and en
