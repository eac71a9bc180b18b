"""Titles and captions above, below and inside tables: which table they name, and where one table ends."""

from __future__ import annotations

from decimal import Decimal

from tests.layout_documents import REVENUE, SPENDING, SUMMARY, codes, read, said, statements, table
from tests.layout_grids import grid


def test_titles_below_their_tables_name_the_table_above() -> None:
    unit = said("单位：万元")
    tables = read(
        said("某县财政局2024年部门预算情况如下。"),
        unit, table(SUMMARY), said("部门收支总表"),
        unit, table(REVENUE), said("部门收入总表"),
        unit, table(SPENDING), said("部门支出总表"),
    )  # fmt: skip
    assert [row["table"] for row in tables["table_status"] if row["status"] == "present"] == [
        "revenue_expenditure_summary", "revenue", "expenditure",
    ]  # fmt: skip


def test_untitled_lists_of_expenditure_are_told_apart_by_their_sums() -> None:
    """Pages that paste the forms without their titles would give one function two amounts."""
    whole = "| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n| | 合计 | {0} | 4.00 | {1} |\n| 201 | 一般公共服务支出 | {0} | 4.00 | {1} |"
    summary = """
    | 收入 | < | 支出 | < | < | < | < |
    | 项目 | 金额 | 项目 | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款 | 国有资本经营预算财政拨款 |
    | 一般公共预算财政拨款 | 7.00 | 一、一般公共服务支出 | 9.00 | 7.00 | 2.00 | |
    | 收入总计 | 9.00 | 支出总计 | 9.00 | 7.00 | 2.00 | |
    """
    blank = grid("| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n| | | | | |")
    blank.notes.append(said("注：无国有资本经营预算支出，空表列示。"))
    fund = "| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n| | 合计 | 2.00 | | 2.00 |\n| 212 | 城乡社区支出 | 2.00 | | 2.00 |"
    forms = [grid(whole.format("9.00", "5.00")), grid(summary), grid(whole.format("7.00", "3.00")), grid(fund), blank]
    tables = read(said("某县某乡人民政府2025年部门预算"), *forms)
    found = [row["table"] for row in tables["table_status"] if row["status"] != "absent"]
    assert found == [
        "expenditure", "fiscal_appropriation_summary", "general_public_expenditure", "government_fund", "state_capital",
    ]  # fmt: skip


def test_years_over_groups_of_columns_are_no_captions() -> None:
    """Read as captions, last year's three publics would be this year's."""
    form = grid("""
    | 2022年 | < | < | < | 2023年 | < | < | < |
    | 合计 | 因公出国（境）费 | 公务用车运行费 | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车运行费 | 公务接待费 |
    | 9 | | 6 | 3 | 8 | | 6 | 2 |
    """, "一般公共预算“三公”经费支出情况表")  # fmt: skip
    tables = read(said("某县某局2023年部门预算"), form)
    found = {row["item"]: (row["amount_yuan"], row["previous_yuan"]) for row in tables["three_public"]}
    assert found["subtotal"] == (Decimal("80000"), Decimal("90000"))
    assert found["reception"] == (Decimal("20000"), Decimal("30000"))


def test_words_of_a_heading_that_run_into_the_first_figures_are_given_back() -> None:
    """A sheet printed with rows too low lays the end of a heading over the total below it."""
    form = grid("""
    | 科目编码 | 科目名称 | 合计 | 基本支出 | 对个人和家庭的补 | 项目支出预 |
    | | 合计 | 9.00 | 7.00 | 助 | 算2.00 |
    | 201 | 一般公共服务支出 | 9.00 | 7.00 | 1.00 | 2.00 |
    """, "部门支出总表")  # fmt: skip
    tables = read(said("某县某局2024年部门预算"), form)
    found = {(row["name"], row["measure"]): row["amount_yuan"] for row in tables["budget_lines"]}
    assert found["合计", "project"] == Decimal("20000.00")
    assert "unparsed_amount" not in codes(tables)
    assert {row["measure_title"] for row in tables["budget_lines"]} >= {"项目支出预算", "对个人和家庭的补助"}


def test_tables_pasted_one_below_the_other_into_one_are_parted_at_their_titles() -> None:
    tables = read(
        said("某县财政局2024年部门预算"),
        table("""
        | 公开01表 | < | < | < | < |
        | 部门收支总表 | < | < | < | < |
        | 部门：某县财政局 | < | 单位：万元 | < |  |
        | 收入 | < | 支出 | < |  |
        | 项目 | 预算数 | 项目 | 预算数 |  |
        | 收入总计 | 5.00 | 支出总计 | 5.00 |  |
        |  |  |  |  |  |
        | 公开03表 | < | < | < | < |
        | 部门支出总表 | < | < | < | < |
        | 单位：万元 | < | < | < | < |
        | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
        | 201 | 一般公共服务支出 | 5.00 | 3.00 | 2.00 |
        |  |  |  |  |  |
        | 项目支出绩效目标表 | < | < | < | < |
        | （2024年度） | < | < | < | < |
        | 项目名称 | 巡河 | < | < | < |
        | 年度资金总额 | 2.00 | < | < | < |
        | 一级指标 | 二级指标 | 三级指标 | 指标值 |  |
        | 产出指标 | 数量指标 | 次数 | ≥3次 |  |
        | 项目支出绩效目标表 | < | < | < | < |
        | 项目名称 | 护林 | < | < | < |
        | 一级指标 | 二级指标 | 三级指标 | 指标值 |  |
        | 产出指标 | 数量指标 | 次数 | ≥4次 |  |
        """),
    )
    assert [row["table"] for row in tables["table_status"] if row["status"] == "present"] == [
        "revenue_expenditure_summary",
        "expenditure",
    ]
    assert {row["table_title"] for row in tables["budget_lines"]} == {"部门收支总表", "部门支出总表"}
    assert [(row["project_name"], row["budget_yuan"]) for row in tables["projects"]] == [
        ("巡河", Decimal("20000.00")),
        ("护林", None),
    ]
    assert [row["target"] for row in tables["indicators"]] == ["≥3次", "≥4次"]


def test_a_title_at_the_end_of_a_page_names_the_table_of_the_next() -> None:
    first = """
    | 部门支出总表 | < | < | < | < |
    | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
    | 201 | 一般公共服务支出 | 5.00 | 3.00 | 2.00 |
    |  |  |  |  |  |
    | 政府性基金预算支出表 | < | < |  |  |
    """
    second = """
    | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
    | 212 | 城乡社区支出 | 7.00 |  | 7.00 |
    """
    tables = read(said("某县财政局2024年部门预算，单位：万元"), grid(first), grid(second))
    assert {row["table"]: row["code"] for row in tables["budget_lines"]} == {
        "expenditure": "201",
        "government_fund": "212",
    }


def test_text_in_rows_of_a_pasted_workbook_is_prose_and_cells_over_many_columns_are_one() -> None:
    tables = read(
        table("""
        | 某县财政局2024年部门预算 | < | < | < | < |
        | 部门收支总表 | < | < | < | < |
        | 单位：万元 | < | < | < | < |
        | 收入 | < | 支出 | < | < |
        | 项目 | 预算数 | 项目 | 预算数 | < |
        | 收入总计 | 5.00 | 支出总计 | 5.00 | < |
        | 2024年收入总计5.00万元，其中基本支出3.00万元。 | < | < | < | < |
        | 部门支出总表 | < | < | < | < |
        | 单位：万元 | < | < | < | < |
        | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
        | 201 | 一般公共服务支出 | 5.00 | 3.00 | 2.00 |
        """),
    )
    assert tables["disclosures"][0]["fiscal_year"] == 2024
    assert [
        (row["side"], row["amount_yuan"]) for row in tables["budget_lines"] if row["name"] and "总计" in row["name"]
    ] == [
        ("revenue", Decimal("50000.00")),
        ("expenditure", Decimal("50000.00")),
    ]
    assert statements(tables, "basic_expenditure") == [(Decimal("30000.00"), None)]


def test_captions_set_side_by_side_as_a_table_leave_the_table_below_its_title() -> None:
    caption = grid("| 公开部门：某县某局 | 单位：万元 |", unit="")
    for marks in ((said("公开05表"), caption), (caption,)):
        money = table(SPENDING)
        tables = read(said("某县某局2021年度部门决算"), said("一般公共预算财政拨款支出决算表"), *marks, money)
        found = {(row["table"], row["table_title"]) for row in tables["budget_lines"]}
        assert found == {("general_public_expenditure", "一般公共预算财政拨款支出决算表")}
        assert codes(tables) == set()


def test_codes_in_brackets_and_a_title_that_shares_its_row_with_the_unit() -> None:
    spending = """
| 部门支出总表　　　　单位：万元 | < | < | < | < |
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| [201] | 一般公共服务支出 | 1935.36 | 1517.95 | 417.41 |
"""
    (total,) = (
        row
        for row in read(said("玉田县财政局2024年部门预算"), table(spending))["budget_lines"]
        if row["measure"] == "total"
    )
    assert (total["code"], total["table_title"], total["amount_yuan"]) == ("201", "部门支出总表", Decimal(19353600))


def test_a_part_of_the_header_between_a_title_and_its_table_does_not_hide_the_title() -> None:
    tables = read(
        said("某县水务局2024年部门预算"),
        said("部门支出总表", 2),
        said("单位：万元", 3),
        said("其中：", 4),
        table("| 科目编码 | 科目名称 | 合计 | 一般公共预算 |\n| 213 | 农林水支出 | 9.00 | 9.00 |"),
    )
    assert [row["table"] for row in tables["table_status"] if row["status"] == "present"] == ["expenditure"]


def test_income_and_expenditure_in_tables_of_their_own_under_one_title_are_one_summary() -> None:
    income = "| 收入 | < |\n| 项目 | 预算数 |\n| 财政拨款收入 | 9.00 |\n| 收入总计 | 9.00 |"
    spending = "| 支出 | < |\n| 项目 | 预算数 |\n| 农林水支出 | 9.00 |\n| 支出总计 | 9.00 |"
    tables = read(said("某县水务局2024年部门预算"), table(income, "部门收支总表", "单位：万元"), table(spending))
    found = {(row["table"], row["side"], row["name"]): row["amount_yuan"] for row in tables["budget_lines"]}
    assert found["revenue_expenditure_summary", "expenditure", "支出总计"] == Decimal("90000.00")
    assert found["revenue_expenditure_summary", "revenue", "收入总计"] == Decimal("90000.00")
