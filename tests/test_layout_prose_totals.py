"""Totals, changes and last year's sums that the explanations state, beside the tables of the same document."""

from __future__ import annotations

from decimal import Decimal

from tests.layout_documents import SPENDING, read, said, statements, table


def test_a_paragraph_that_begins_with_its_heading_opens_the_section() -> None:
    tables = read(
        said("某县财政局2024年部门预算"),
        said("九、“三公”经费预算情况。2024年“三公”经费预算安排9.00万元，比上年下降5.2%。其中：", 2),
        said("（一）公务接待费支出预算4.00万元。", 3),
        said("（二）公务用车运行维护费支出预算5.00万元。", 4),
    )
    assert [(row["item"], row["amount_yuan"]) for row in tables["three_public"]] == [
        ("subtotal", Decimal("90000.00")),
        ("reception", Decimal("40000.00")),
        ("vehicle_operation", Decimal("50000.00")),
    ]


def test_a_change_behind_the_parts_is_that_of_the_whole() -> None:
    tables = read(
        said("某县财政局2024年部门预算"),
        said(
            "支出预算：2024年年初预算数7.00万元，其中：教育支出预算5.00万元，其他支出2.00万元。较2023年增加4.00万元。"
        ),
    )
    assert statements(tables, "total_expenditure") == [(Decimal("70000.00"), Decimal("40000.00"))]


def test_the_total_of_appropriations_is_not_that_of_the_department() -> None:
    tables = read(
        said("某县财政局2024年部门预算"),
        said("2024年财政拨款收支总预算5.00万元。2024年收支总预算7.00万元。"),
    )
    assert statements(tables, "total_expenditure") == [(Decimal("70000.00"), None)]


def test_a_project_named_in_a_line_of_its_own_has_the_budget_below_it() -> None:
    tables = read(
        said("安平县司法局2024年部门预算"),
        said("1. 项目名称：法律援助办案补助", 2),
        said("设立的政策依据：法律援助法", 3),
        said("预算安排规模：5.00万元", 4),
        said("资金分配情况：办公费3.00万元", 5),
    )
    assert [(row["project_name"], row["budget_yuan"]) for row in tables["projects"]] == [
        ("法律援助办案补助", Decimal("50000.00"))
    ]


def test_amounts_of_last_year_are_not_those_of_this_year() -> None:
    tables = read(
        said("某县某局2024年部门预算"),
        said("2024年项目支出预算40万元，上年项目支出预算50万元，同比减少10万元。", 2),
        said("基本支出由2023年的70万元减少到60万元。", 3),
        said("三、“三公”经费", 4),
        said("2024年“三公”经费预算8万元，2023年为9万元，减少1万元。其中：公务接待费3万元，比2023年4万元减少1万元。", 5),
    )
    assert statements(tables, "project_expenditure") == [(Decimal("400000.00"), Decimal("-100000.00"))]
    assert statements(tables, "previous_year") == [(Decimal("500000.00"), None), (Decimal("700000.00"), None)]
    assert all(row["change_yuan"] != Decimal("-600000.00") for row in tables["statements"])
    found = [
        (row["item"], row["amount_yuan"], row["previous_yuan"], row["change_yuan"]) for row in tables["three_public"]
    ]
    assert found == [
        ("subtotal", Decimal("80000.00"), Decimal("90000.00"), Decimal("-10000.00")),
        ("reception", Decimal("30000.00"), Decimal("40000.00"), Decimal("-10000.00")),
    ]


def test_the_income_of_a_body_by_its_name_is_the_total() -> None:
    tables = read(
        said("某县实验学校2024年部门预算"),
        table(SPENDING, "支出总表", "万元"),
        said("2024年，某县实验学校收入预算为7.00万元，比上年增加1.00万元，经营收入预算为2.00万元。"),
    )
    assert statements(tables, "total_revenue") == [(Decimal("70000.00"), Decimal("10000.00"))]


def test_totals_said_as_one_budget_of_income_and_one_of_expenditure() -> None:
    tables = read(
        said("某县某局2024年部门预算"), said("2024年收入总预算90万元，支出总预算80万元，其中：基本支出60万元。", 2)
    )
    assert statements(tables, "total_revenue") == [(Decimal("900000.00"), None)]
    assert statements(tables, "total_expenditure") == [(Decimal("800000.00"), None)]


def test_a_change_goes_to_the_sum_of_its_own_words() -> None:
    text = "2024年收入总预算9.00万元。其中：本年收入7.00万元，上年结转2.00万元。收入总预算比2023年减少1.00万元。"
    tables = read(said("某县某局2024年部门预算"), table(SPENDING, "支出总表", "万元"), said(text))
    assert statements(tables, "total_revenue") == [
        (Decimal("90000.00"), Decimal("-10000.00")),
        (Decimal("70000.00"), None),
    ]
