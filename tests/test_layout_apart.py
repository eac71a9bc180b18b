"""Years, sides and groups of columns in one table; mixed up, a figure of one is read as that of the whole."""

from __future__ import annotations

from tests.layout_grids import lines, measures, wan


def totals(text: str, title: str, name: str = "合计") -> set[tuple[object, ...]]:
    """Side, measure, year and amount of the figures in the row of the total."""
    return {(row[0], row[3], row[4], row[5]) for row in lines(text, title) if row[2] == name}


def test_an_account_of_an_earlier_year_does_not_make_this_years_budget_one_beside_it() -> None:
    found = measures(
        """
        | 项目 | 2022年决算数 | 2023年预算数 | 2024年预算数 |
        | 财政拨款收入 | 8.00 | 8.50 | 9.00 |
        """,
        "部门收入总表",
    )
    assert found[1:] == [("measure", "total", -2), ("measure", "total", -1), ("measure", "total", 0)]


def test_a_share_of_the_adjusted_budget_is_no_amount() -> None:
    found = measures(
        """
        | 科目编码 | 科目名称 | 调整预算数 | 决算数 | 决算数占调整预算数的百分比（%） |
        | 213 | 农林水支出 | 9.20 | 9.00 | 97.83 |
        """,
        "一般公共预算财政拨款支出决算表",
    )
    assert [measure for kind, measure, _ in found if kind == "measure"] == [
        "adjusted_budget",
        "total",
        "change_percent",
    ]


def test_income_and_spending_of_one_row_are_two_sides() -> None:
    text = """
    | 单位名称 | 收入预算 | < | < | 支出预算 | < | < |
    | ^ | 合计 | 财政拨款 | 其他收入 | 合计 | 基本支出 | 项目支出 |
    | 合计 | 10.00 | 9.00 | 1.00 | 12.00 | 6.00 | 6.00 |
    """
    assert totals(text, "部门收支预算总表") == {
        ("revenue", "total", 0, wan("10.00")),
        ("revenue", "fiscal_appropriation", 0, wan("9.00")),
        ("revenue", "other_revenue", 0, wan("1.00")),
        ("expenditure", "total", 0, wan("12.00")),
        ("expenditure", "basic", 0, wan("6.00")),
        ("expenditure", "project", 0, wan("6.00")),
    }


def test_income_above_and_spending_below_in_one_column_are_two_sides() -> None:
    text = """
    | 项目 | 预算数 |
    | 一、收入 | |
    | 财政拨款收入 | 9.00 |
    | 收入总计 | 9.00 |
    | 二、支出 | |
    | 基本支出 | 5.00 |
    | 项目支出 | 4.00 |
    | 支出总计 | 9.00 |
    """
    sides = {row[2]: row[0] for row in lines(text, "部门收支总表")}
    assert [sides[name] for name in ("财政拨款收入", "收入总计")] == ["revenue", "revenue"]
    assert [sides[name] for name in ("基本支出", "支出总计")] == ["expenditure", "expenditure"]


def test_kinds_of_spending_between_figures_are_labels() -> None:
    text = """
    | 收入 | < | 支出 | < | < | < |
    | 项目 | 本年预算数 | 支出类别 | 本年预算数 | 功能分类 | 本年预算数 |
    | 一、财政拨款收入 | 9.00 | 一、基本支出 | 5.00 | 农林水支出 | 9.00 |
    """
    found = [(row[0], row[2], row[5]) for row in lines(text, "收支预算总表")]
    assert found == [
        ("revenue", "财政拨款收入", wan("9.00")),
        ("expenditure", "基本支出", wan("5.00")),
        ("expenditure", "农林水支出", wan("9.00")),
    ]


BY_MONEY = """
| 科目编码 | 科目名称 | 总计 | 一般公共预算 | < | < | 政府性基金预算 | < | < |
| ^ | ^ | ^ | 小计 | 基本支出 | 项目支出 | 小计 | 基本支出 | 项目支出 |
| | 合计 | 9.50 | {general} | 5.00 | 4.00 | {fund} | | {fund} |
"""


def test_basic_spending_of_one_money_beside_that_of_another_is_a_part() -> None:
    assert totals(BY_MONEY.format(general="9.00", fund="0.50"), "部门支出总表") == {
        ("expenditure", "total", 0, wan("9.50")),
        ("expenditure", "general_public", 0, wan("9.00")),
        ("expenditure", "general_public_basic", 0, wan("5.00")),
        ("expenditure", "general_public_project", 0, wan("4.00")),
        ("expenditure", "government_fund", 0, wan("0.50")),
        ("expenditure", "government_fund_project", 0, wan("0.50")),
    }


def test_basic_spending_of_the_only_money_is_that_of_the_whole() -> None:
    found = totals(BY_MONEY.format(general="9.00", fund=""), "部门支出总表")
    assert {row[1] for row in found} == {"total", "general_public", "basic", "project"}


def test_columns_of_two_units_are_parts_of_the_department() -> None:
    text = """
    | 科目编码 | 科目名称 | 合计 | 局机关 | < | < | 水文站 | < | < |
    | ^ | ^ | ^ | 小计 | 基本支出 | 项目支出 | 小计 | 基本支出 | 项目支出 |
    | | 合计 | 9.50 | 7.00 | 4.00 | 3.00 | 2.50 | 1.00 | 1.50 |
    """
    found = totals(text, "部门支出总表")
    assert {row[3] for row in found if row[1] == "total"} == {wan("9.50")}
    assert not {"basic", "project"} & {row[1] for row in found}


def test_money_carried_over_of_one_kind_is_a_part() -> None:
    found = measures(
        """
        | 单位名称 | 合计 | 上年结转结余 | < | < |
        | ^ | ^ | 小计 | 专户资金结转结余 | 单位资金结转结余 |
        | 某局 | 9.00 | 3.00 | 1.00 | 2.00 |
        """,
        "部门收入总表",
    )
    assert [measure for kind, measure, _ in found if kind == "measure"] == [
        "total",
        "carry_over",
        "carry_over_part",
        "carry_over_part",
    ]


def test_money_arranged_this_year_is_a_part_beside_money_carried_over() -> None:
    found = measures(
        """
        | 科目编码 | 科目名称 | 合计 | 当年安排 | < | < | 上年结转 |
        | ^ | ^ | ^ | 小计 | 基本支出 | 项目支出 | ^ |
        | 213 | 农林水支出 | 9.10 | 9.00 | 5.00 | 4.00 | 0.10 |
        """,
        "一般公共预算支出表",
    )
    assert [measure for kind, measure, _ in found if kind == "measure"] == [
        "total",
        "current_year",
        "basic",
        "project",
        "carry_over",
    ]


def test_classes_of_projects_are_parts_of_the_spending_on_projects() -> None:
    """人员类, 运转类 and 特定目标类 are all called projects; none of them alone is 项目支出."""
    found = measures(
        """
        | 科目编码 | 科目名称 | 合计 | 人员类项目支出 | 运转类项目支出 | < | 特定目标类项目支出 |
        | ^ | ^ | ^ | ^ | 公用经费项目支出 | 其他运转类项目支出 | ^ |
        | 213 | 农林水支出 | 9.00 | 3.00 | 2.00 | 0.50 | 3.50 |
        """,
        "部门支出总表",
    )
    assert [measure for kind, measure, _ in found if kind == "measure"] == [
        "total",
        "personnel",
        "public",
        "project_part",
        "project_part",
    ]


def test_projects_carried_over_are_no_sum_of_the_spending() -> None:
    found = measures(
        """
        | 科目编码 | 科目名称 | 年初结转和结余 | < | < | < | 本年支出 | < | < |
        | ^ | ^ | 合计 | 基本支出结转 | 项目支出结转和结余 | < | 合计 | 基本支出 | 项目支出 |
        | ^ | ^ | ^ | ^ | 小计 | 项目支出结转 | ^ | ^ | ^ |
        | 213 | 农林水支出 | 1.00 | | 1.00 | 1.00 | 9.00 | 5.00 | 4.00 |
        """,
        "一般公共预算财政拨款收入支出决算表",
    )
    kinds = [measure for kind, measure, _ in found if kind == "measure"]
    assert kinds[:4] == ["balance", "balance_part", "balance_part", "balance_part"]
    assert totals(
        """
        | 科目编码 | 科目名称 | 年初结转和结余 | < | 本年支出 | < | < |
        | ^ | ^ | 项目支出结转和结余 | < | 合计 | 基本支出 | 项目支出 |
        | ^ | ^ | 小计 | 项目支出结转 | ^ | ^ | ^ |
        | | 合计 | 1.00 | 1.00 | 9.00 | 5.00 | 4.00 |
        """,
        "一般公共预算财政拨款收入支出决算表",
    ) >= {("expenditure", "total", 0, wan("9.00"))}


def test_names_of_classes_in_columns_of_their_own_are_told_by_the_lowest() -> None:
    text = """
    | 科目名称 | < | < | 合计 |
    | 类 | 款 | 项 | ^ |
    | 农林水支出 | | | 9.00 |
    | 农林水支出 | 水利 | 行政运行 | 5.00 |
    | 合计 | | | 9.00 |
    """
    assert [(row[2], row[5]) for row in lines(text, "一般公共预算支出表")] == [
        ("农林水支出", wan("9.00")),
        ("行政运行", wan("5.00")),
        ("合计", wan("9.00")),
    ]


def test_codes_in_three_cells_behind_the_name_of_a_unit() -> None:
    text = """
    | 单位编码 | 单位名称 | 科目编码 | < | < | 科目名称 | 合计 |
    | ^ | ^ | 类 | 款 | 项 | ^ | ^ |
    | 105001 | 某局机关 | 213 | 03 | 01 | 行政运行 | 5.00 |
    """
    assert [row[1:3] for row in lines(text, "支出预算表")] == [("2130301", "行政运行")]


def test_a_code_that_a_sheet_marks_as_text_is_a_code() -> None:
    text = """
    | 科目编码 | 科目名称 | 合计 |
    | '2130301 | 行政运行 | 5.00 |
    """
    assert [row[1:3] for row in lines(text, "支出预算表")] == [("2130301", "行政运行")]


def test_adjustments_and_what_is_left_are_no_parts_of_the_spending() -> None:
    found = measures(
        """
        | 科目编码 | 科目名称 | 年初预算数 | 预算调整数 | 调整后预算数 | 决算数 | 结余 |
        | 213 | 农林水支出 | 8.50 | 0.70 | 9.20 | 9.00 | 0.20 |
        """,
        "支出决算表",
    )
    assert [measure for kind, measure, _ in found if kind == "measure"] == [
        "initial_budget",
        "adjustment",
        "adjusted_budget",
        "total",
        "balance",
    ]


def test_the_spending_of_appropriations_is_the_total_beside_what_was_appropriated() -> None:
    text = """
    | 科目编码 | 科目名称 | 上年结转 | 本年拨款 | < | 本年支出 | < | < | 结转下年 |
    | ^ | ^ | ^ | 合计 | 一般公共预算 | 合计 | 基本支出 | 项目支出 | ^ |
    | | 合计 | 0.10 | 9.00 | 9.00 | 9.05 | 5.00 | 4.05 | 0.05 |
    """
    found = totals(text, "财政拨款收支总表")
    assert {row[3] for row in found if row[1] == "total"} == {wan("9.05")}
    assert {row[3] for row in found if row[1] == "current_year"} == {wan("9.00")}


def test_class_and_kind_in_one_cell_and_the_item_in_the_next_are_one_code() -> None:
    text = """
    | 科目编码 | < | 科目名称 | 合计 |
    | 类款 | 项 | ^ | ^ |
    | 213 | | 农林水支出 | 9.00 |
    | 21303 | | 水利 | 9.00 |
    | 21303 | 01 | 行政运行 | 5.00 |
    """
    assert [(row[1], row[5]) for row in lines(text, "一般公共预算支出表")] == [
        ("213", wan("9.00")),
        ("21303", wan("9.00")),
        ("2130301", wan("5.00")),
    ]
