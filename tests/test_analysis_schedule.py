"""What a reader of the schedule page would lose if the arithmetic or the gaps went wrong."""

from __future__ import annotations

from decimal import Decimal
from string import Formatter

import pytest

from analysis import schedule, schedule_tables, schedule_view
from analysis.charts.schedule import Panel, draw_panels
from analysis.texts import Words
from analysis.texts.schedule import TEXTS
from loaders.schema import DISCLOSURES, PROJECTS, SCHEDULE, STATEMENTS, Row

MEETING, VISIT = 1, 2
WORDS = Words("zh", "schedule")


def project(number: int, budget: str | None, basis: str = "table", disclosure: str = "d") -> Row:
    amount = None if budget is None else Decimal(budget)
    return PROJECTS.row(disclosure_id=disclosure, project_no=number, basis=basis, budget_yuan=amount)


def month(
    number: int | None, month: int, percent: str | None, basis: str = "table", subject: str = "会议费", owner: str = "d"
) -> Row:
    return SCHEDULE.row(
        disclosure_id=owner,
        project_no=number,
        subject_title=subject,
        basis=basis,
        month=month,
        cumulative_percent=None if percent is None else Decimal(percent),
        printed="" if percent is None else f"{percent}%",
        place=f"第{month}行",
    )


def states(points: list[schedule.Point]) -> dict[int, str]:
    return {point.month: point.state for point in points}


def test_a_blank_cell_and_a_month_not_printed_stay_apart_and_are_not_filled() -> None:
    points = schedule.build_points([month(MEETING, 3, None), month(MEETING, 6, "50")], [project(MEETING, "100")])
    assert states(points) == {3: "blank", 6: "printed", 10: "absent", 12: "absent"}
    assert [point.yuan for point in points] == [None, Decimal(50), None, None]
    assert points[0].place == "第3行" and points[2].place is None


def test_a_printed_zero_is_a_figure_and_not_a_gap() -> None:
    first, *_ = schedule.build_points([month(MEETING, 3, "0")], [project(MEETING, "100")])
    assert (first.state, first.percent, first.yuan) == ("printed", 0, 0)


def test_months_of_another_form_are_taken_as_printed() -> None:
    assert schedule.list_months([6, 3]) == (3, 6, 10, 12)
    assert schedule.list_months([3, 9, 6]) == (3, 6, 9, 12)


def test_the_months_of_one_disclosure_are_not_asked_of_another() -> None:
    rows = [month(MEETING, 9, "50"), month(MEETING, 3, "25", owner="e")]
    points = schedule.build_points(rows, [project(MEETING, "1"), project(MEETING, "1", disclosure="e")])
    assert states([point for point in points if point.disclosure_id == "d"]).keys() == {9, 12}
    assert states([point for point in points if point.disclosure_id == "e"]).keys() == {3, 6, 10, 12}


def test_the_weighted_curve_weighs_by_budget_and_states_what_it_covers() -> None:
    projects = [project(MEETING, "300"), project(VISIT, "100")]
    rows = [month(MEETING, 3, "20"), month(VISIT, 3, "60"), month(MEETING, 6, "50"), month(VISIT, 6, None)]
    march, june, october, _ = schedule.weigh_points(schedule.build_points(rows, projects), projects)
    assert (march.percent, march.yuan, march.counted, march.complete) == (30, 120, (MEETING, VISIT), True)
    assert (june.percent, june.yuan, june.counted, june.projects) == (50, 150, (MEETING,), 2)
    assert (june.counted_yuan, june.budget_yuan, june.complete) == (300, 400, False)
    assert (october.percent, october.yuan, october.counted) == (None, None, ())


def test_a_project_without_a_budget_is_not_weighted_but_counted_in_the_coverage() -> None:
    projects = [project(MEETING, "300"), project(VISIT, None)]
    rows = [month(MEETING, 3, "20"), month(VISIT, 3, "60")]
    march = schedule.weigh_points(schedule.build_points(rows, projects), projects)[0]
    assert (march.percent, march.counted, march.projects) == (20, (MEETING,), 2)


def test_a_project_without_any_schedule_lowers_the_coverage() -> None:
    projects = [project(MEETING, "300"), project(VISIT, "100")]
    march = schedule.weigh_points(schedule.build_points([month(MEETING, 3, "20")], projects), projects)[0]
    assert (march.counted, march.projects, march.counted_yuan, march.budget_yuan) == ((MEETING,), 2, 300, 400)
    assert schedule.find_unscheduled([month(MEETING, 3, "20")], projects) == {"d": [VISIT]}


def test_budgets_of_nothing_give_no_share_instead_of_an_error() -> None:
    projects = [project(MEETING, "0")]
    march = schedule.weigh_points(schedule.build_points([month(MEETING, 3, "20")], projects), projects)[0]
    assert (march.percent, march.yuan) == (None, 0)


def test_prose_and_table_that_differ_are_found_with_both_places() -> None:
    rows = [
        month(3, 3, "25", subject="人大代表活动"),
        month(3, 10, "80", subject="人大代表活动"),
        month(3, 3, "20", "narrative", subject="县人大代表活动"),
        month(3, 10, "80", "narrative", subject="县人大代表活动"),
    ]
    (found,) = schedule.find_differences(schedule.build_points(rows, [project(3, "115600")]))
    assert (found.table.printed, found.narrative.printed) == ("25%", "20%")
    assert (found.table.yuan, found.narrative.yuan) == (Decimal(28900), Decimal(23120))
    assert found.table.place and found.narrative.place


def test_a_month_that_one_side_leaves_blank_is_no_difference() -> None:
    rows = [month(3, 3, None), month(3, 3, "20", "narrative")]
    assert schedule.find_differences(schedule.build_points(rows, [])) == []


def test_classes_of_spending_keep_their_own_curves_and_the_amount_of_their_sentence() -> None:
    rows = [month(None, 3, "25", "narrative", "人员经费"), month(None, 3, "30", "narrative", "日常公用经费")]
    said = STATEMENTS.row(disclosure_id="d", subject_title="人员经费", amount_yuan=Decimal(1000))
    points = schedule.build_points(rows, [], [said])
    assert [point.yuan for point in points if point.month == 3] == [Decimal(250), None]
    assert schedule.weigh_points(points, []) == []


def test_two_amounts_for_one_class_of_spending_give_none() -> None:
    said = [STATEMENTS.row(disclosure_id="d", subject_title="人员经费", amount_yuan=Decimal(n)) for n in (1, 2)]
    assert schedule.class_budgets(said) == {}


def test_a_disclosure_without_a_schedule_is_named() -> None:
    disclosures = [DISCLOSURES.row(disclosure_id="d"), DISCLOSURES.row(disclosure_id="e")]
    assert [row["disclosure_id"] for row in schedule.find_missing(disclosures, [month(1, 3, "1")])] == ["e"]


def texts(figure_panels: list[Panel]) -> list[tuple[int, str, str]]:
    return [(mark.month, mark.label, mark.gap) for panel in figure_panels for mark in panel.lines["table"]]


@pytest.mark.parametrize(("language", "blank", "absent"), [("zh", "未填", "未列出"), ("en", "blank", "not listed")])
def test_the_chart_names_both_kinds_of_gap(language: str, blank: str, absent: str) -> None:
    points = schedule.build_points([month(MEETING, 3, None), month(MEETING, 6, "50")], [project(MEETING, "100")])
    panels = schedule_view.panel_points(points, "percent", Words(language, "schedule"))
    assert texts(panels) == [(3, "", blank), (6, "50%", ""), (10, "", absent), (12, "", absent)]


def test_the_weighted_line_breaks_where_other_projects_are_counted() -> None:
    projects = [project(MEETING, "300"), project(VISIT, "100")]
    rows = [month(MEETING, at, "50") for at in (3, 6, 10)] + [month(VISIT, at, "50") for at in (3, 6)]
    weighted = schedule.weigh_points(schedule.build_points(rows, projects), projects)
    (panel,) = schedule_view.panel_weighted(weighted, {"d": "某县 2024"}, "wan", WORDS)
    marks = panel.lines["table"]
    assert [mark.joined for mark in marks] == [False, True, False, False]
    assert [mark.label for mark in marks] == ["0.02", "0.02", "0.02 (1/2)", ""]
    assert marks[3].gap == "无可计入"


def test_amounts_of_a_project_without_a_budget_are_not_drawn_and_it_is_said_why() -> None:
    points = schedule.build_points([month(MEETING, 3, "50")], [project(MEETING, None)])
    (panel,) = schedule_view.panel_points(points, "yuan", WORDS)
    assert "未写预算数" in panel.title and panel.whole is None
    assert panel.lines["table"][0].value is None and panel.lines["table"][0].gap == ""


def test_a_name_with_markup_is_shown_and_not_obeyed() -> None:
    points = schedule.build_points([month(MEETING, 3, "50", subject="<b>会</b>")], [project(MEETING, "1")])
    (panel,) = schedule_view.panel_points(points, "percent", WORDS)
    assert panel.title == "&lt;b&gt;会&lt;/b&gt;"


def test_the_difference_is_told_with_both_figures_and_both_places() -> None:
    rows = [month(3, 3, "25.00", subject="人大代表活动"), month(3, 3, "20", "narrative")]
    found = schedule.find_differences(schedule.build_points(rows, []))
    said = schedule_view.tell_differences(found, {"d": "玉田县 2024"}, WORDS)
    assert said == "玉田县 2024，人大代表活动，3月底：表格 25%（第3行）不等于文字 20%（第3行）。"


def test_many_differences_are_counted_and_none_is_said() -> None:
    rows = [month(n, 3, at, basis) for n in range(12) for at, basis in (("25", "table"), ("20", "narrative"))]
    found = schedule.find_differences(schedule.build_points(rows, []))
    said = schedule_view.tell_differences(found, {"d": "某县"}, WORDS).splitlines()
    assert len(said) == 11 and said[-1] == "另有 2 处，见下表。"
    assert schedule_view.tell_differences([], {}, WORDS) == WORDS("differences.none")


def test_every_row_of_the_tables_leads_to_its_months_and_its_budget() -> None:
    projects = [project(MEETING, "300") | {"printed": "0.03", "place": "第1行"}]
    points = schedule.build_points([month(MEETING, 3, "20"), month(MEETING, 6, None)], projects)
    budgets = schedule_tables.index_budgets(projects, [])
    table = schedule_tables.tabulate_points(points, budgets, "percent", WORDS, "subject")
    found = [(item.what, item.printed, item.place) for item in table.frame["sources"][0]]
    assert found == [("预算数", "0.03", "第1行"), ("3月底", "20%", "第3行"), ("6月底", "", "第6行")]
    assert table.frame["gaps"][0] == "6月底 未填；10月底 未列出；12月底 未列出"
    weighted = schedule.weigh_points(points, projects)
    first = schedule_tables.tabulate_weighted(weighted, points, budgets, {"d": "某县"}, WORDS).frame.iloc[0]
    assert [item.place for item in first["sources"]] == ["第1行", "第3行"]


def test_panels_draw_in_one_frame_and_gaps_break_the_line() -> None:
    rows = [month(MEETING, 3, "25"), month(MEETING, 6, None), month(MEETING, 10, "75")]
    points = schedule.build_points(rows, [project(MEETING, "100")])
    panels = schedule_view.panel_points(points, "percent", WORDS)
    figure = draw_panels(panels, schedule_view.frame_panels(panels, "percent", WORDS))
    steps = next(trace for trace in figure.data if trace.line.shape == "hv")
    zero, half, whole = figure.layout.yaxis.tickvals
    assert list(figure.layout.yaxis.ticktext) == ["0%", "50%", "100%"]
    assert steps.connectgaps is False
    assert [y and round((y - zero) / (whole - zero) * 100, 6) for y in steps.y] == [None, 25, None, 75, None]
    assert half - zero == pytest.approx(whole - half)
    assert any(trace.text and "未填" in trace.text for trace in figure.data)


def test_both_languages_say_everything_with_the_same_values() -> None:
    for zh, en in TEXTS.values():
        fields = [{name for _, name, _, _ in Formatter().parse(text) if name} - {"month", "name"} for text in (zh, en)]
        assert fields[0] == fields[1] and zh and en
