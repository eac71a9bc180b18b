"""Headers as provinces and the centre print them; each lost one would lose a table of all its departments."""

from __future__ import annotations

from decimal import Decimal

import pytest

from loaders.layouts import headers, titles
from loaders.layouts.context import Context
from loaders.readers import html
from tests.layout_grids import grid, lines, measures


def named(text: str, title: str, year: int = 2024) -> list[str]:
    """The measures of the columns of figures in order; last year's are marked -1."""
    found = measures(text, title, year)
    return [measure + ("-1" if offset else "") for kind, measure, offset in found if kind == "measure"]


@pytest.mark.parametrize(
    ("title", "table"),
    [
        ("部门收支总表", "revenue_expenditure_summary"),
        ("表1-1 部门收入总表", "revenue"),
        ("部门综合预算收支总表", "revenue_expenditure_summary"),
        ("2026年收支预算总体情况表", "revenue_expenditure_summary"),
        ("收入支出决算总表（公开01表）", "revenue_expenditure_summary"),
        ("收入支出决算表", "revenue_expenditure_summary"),
        ("财政拨款收入支出决算总表", "fiscal_appropriation_summary"),
        ("一般公共预算财政拨款收入支出决算表", "general_public_expenditure"),
        ("公共预算财政拨款支出决算表", "general_public_expenditure"),
        ("公共财政预算拨款支出预算表", "general_public_expenditure"),
        ("一般公共预算支出明细表（按支出功能分类科目）", "general_public_expenditure"),
        ("一般公共预算支出明细表（按支出经济分类科目）", "other"),
        ("一般公共预算基本支出明细表（按支出经济分类科目）", "basic_expenditure"),
        ("财政拨款支出预算表（部门经济分类科目）", "other"),
        ("一般公共预算基本支出决算表", "basic_expenditure"),
        ("部门基本支出预算表（人员类、运转类公用经费项目）", "basic_expenditure"),
        ("政府性基金预算财政拨款收入支出决算表", "government_fund"),
        ("国有资本经营预算财政拨款支出决算表", "state_capital"),
        ("部门“三公”经费财政拨款预算总表", "three_public"),
        ("财政拨款三公经费及会议费培训费支出表", "three_public"),
        ("部门综合预算财政拨款上年结转资金支出表", "other"),
        ("财政专户管理资金预算支出表", "other"),
        ("财政专户管理资金收入支出决算表", "other"),
        ("单位资金收支预算表", "other"),
        ("经营收入支出预算表", "other"),
        ("国有资本经营收入支出决算表", "state_capital"),
        ("一般公共预算支出表（含上年结转）", "general_public_expenditure"),
        ("公用经费支出预算表", "other"),
        ("一般公共预算基本支出表-人员经费（工资福利支出）（按部门预算经济分类）", "other"),
        ("一般公共预算支出情况表（政府经济科目）", "other"),
        ("一般公共预算基本支出情况表（部门经济科目）", "basic_expenditure"),
        ("一般公共预算收支总表", "fiscal_appropriation_summary"),
        ("一般公共预算收入预算表", "other"),
        ("政府采购预算表", "procurement"),
        ("项目支出绩效目标表", "performance"),
    ],
)
def test_titles_of_the_nine_tables(title: str, table: str) -> None:
    assert titles.by_title(title) == table


def test_reasons_of_the_change_are_no_amounts() -> None:
    text = """
    | 项目 | 2023年预算数 | 2024年预算数 | 增减额 | 增减原因说明 |
    | 公务接待费 | 3.00 | 2.00 | -1.00 | 从严控制 |
    """
    assert named(text, "“三公”经费支出表") == ["total-1", "total", "change"]


def test_central_department_with_executed_last_year_and_change() -> None:
    text = """
    | 功能分类科目 | < | 2023年执行数 | 2024年预算数 | < | < | 2024年预算数比2023年执行数 | < |
    | 科目编码 | 科目名称 | ^ | 小计 | 基本支出 | 项目支出 | 增减额 | 增减% |
    | 201 | 一般公共服务支出 | 1.00 | 3.00 | 1.00 | 2.00 | 2.00 | 200.00 |
    """
    assert named(text, "一般公共预算支出表") == ["total-1", "total", "basic", "project", "change", "change_percent"]


def test_unit_code_beside_three_subject_codes_is_no_subject() -> None:
    """四川, 河南: 类 款 项, then 单位代码 and 单位名称（科目）."""
    text = """
    | 科目编码 | < | < | 单位代码 | 单位名称（科目） | 合计 | 基本支出 | 项目支出 |
    | 类 | 款 | 项 | ^ | ^ | ^ | ^ | ^ |
    |  |  |  |  | 合计 | 5.00 | 3.00 | 2.00 |
    |  |  |  | 301001 | 某局机关 | 5.00 | 3.00 | 2.00 |
    | 201 | 08 | 01 | 301001 | 行政运行 | 5.00 | 3.00 | 2.00 |
    """
    found = lines(text, "部门支出总表")
    assert ("expenditure", "2010801", "行政运行", "project", 0, Decimal("20000.00")) in found
    assert ("expenditure", None, "某局机关", "basic", 0, Decimal("30000.00")) in found


def test_economic_parts_under_basic_and_project_are_not_their_totals() -> None:
    """河南: 基本支出 and 项目支出 divided by economic class."""
    text = """
    | 科目编码 | 科目名称 | 总计 | 基本支出 | < | < | < | 项目支出 | < | < |
    | ^ | ^ | ^ | 小计 | 工资福利支出 | 对个人和家庭的补助 | 商品和服务支出 | 小计 | 商品和服务支出 | 资本性支出 |
    | 201 | 一般公共服务支出 | 9.00 | 6.00 | 3.00 | 2.00 | 1.00 | 3.00 | 2.00 | 1.00 |
    """
    found = named(text, "支出总体情况表")
    assert found.count("basic") == 1
    assert found.count("project") == 1
    assert found.count("total") == 1


def test_budget_and_final_account_of_basic_and_project() -> None:
    text = """
    | 科目编码 | 科目名称 | 合计 | 基本支出 | < | 项目支出 | < |
    | ^ | ^ | ^ | 年初预算数 | 决算数 | 年初预算数 | 决算数 |
    | 201 | 一般公共服务支出 | 9.00 | 6.00 | 5.00 | 3.00 | 4.00 |
    """
    found = lines(text, "支出决算表", stage="final_account")
    basic = [amount for *_, measure, _, amount in found if measure == "basic"]
    assert basic == [Decimal("50000.00")]


def test_old_names_of_the_general_budget() -> None:
    text = """
    | 科目编码 | 科目名称 | 总计 | 公共财政预算 | 政府性基金 | 财政专户 | 其他资金 |
    | 20805 | 行政事业单位离退休 | 4.00 | 1.00 | 1.00 | 1.00 | 1.00 |
    """
    assert named(text, "部门收入总表", 2015) == [
        "total",
        "general_public",
        "government_fund",
        "special_account",
        "other_revenue",
    ]


def test_summary_with_four_blocks() -> None:
    """陕西: income, function, department economic and government economic classification side by side."""
    text = """
    | 收入 | < | 支出 | < | < | < | < | < |
    | 项目 | 预算数 | 支出功能分科目（按大类） | 预算数 | 部门预算支出经济科目（按大类） | 预算数 | 政府预算支出经济分类科目（按大类） | 预算数 |
    | 一、部门预算 | 9.00 | 一、部门预算 | 9.00 | 一、部门预算 | 9.00 | 一、部门预算 | 9.00 |
    | 1、财政拨款 | 9.00 | 1、一般公共服务支出 | 9.00 | 1、人员经费和公用经费支出 | 7.00 | 1、机关工资福利支出 | 6.00 |
    | 收入总计 | 9.00 | 支出总计 | 9.00 | 支出总计 | 9.00 | 支出总计 | 9.00 |
    """
    found = lines(text, "部门综合预算收支总表")
    assert len(found) == 12
    assert {row[0] for row in found} == {"revenue", "expenditure"}
    assert ("expenditure", None, "机关工资福利支出", "total", 0, Decimal("60000.00")) in found


def test_economic_codes_behind_functional_ones_in_a_list_of_basic_expenditure() -> None:
    """云南: the basic expenditure by unit with project code, functional and economic subject in each row."""
    text = """
    | 单位名称 | 项目代码 | 项目名称 | 功能科目编码 | 功能科目名称 | 部门经济科目编码 | 部门经济科目名称 | 资金来源 | < |
    | ^ | ^ | ^ | ^ | ^ | ^ | ^ | 总计 | 一般公共预算资金 |
    | 某局 | 530000210000000012345 | 行政人员工资 | 2010301 | 行政运行 | 30101 | 基本工资 | 5.00 | 5.00 |
    | 合计 |  |  |  |  |  |  | 5.00 | 5.00 |
    """
    found = lines(text, "部门基本支出预算表")
    assert ("expenditure", "30101", "基本工资", "total", 0, Decimal("50000.00")) in found
    assert ("expenditure", None, "合计", "total", 0, Decimal("50000.00")) in found


def test_final_account_with_line_numbers_and_lanes() -> None:
    text = """
    | 收入 | < | < | 支出 | < | < |
    | 项目 | 行次 | 金额 | 项目 | 行次 | 金额 |
    | 栏次 |  | 1 | 栏次 |  | 2 |
    | 一、一般公共预算财政拨款收入 | 1 | 19.00 | 一、一般公共服务支出 | 32 | 10.00 |
    | 本年收入合计 | 27 | 19.00 | 本年支出合计 | 58 | 10.00 |
    """
    found = lines(text, "收入支出决算总表", stage="final_account")
    assert [row[-1] for row in found if row[0] == "revenue"] == [Decimal("190000.00")] * 2
    assert [row[2] for row in found if row[0] == "expenditure"] == ["一般公共服务支出", "本年支出合计"]


def test_final_account_of_a_fund_with_balances() -> None:
    text = """
    | 项目 | < | 年初结转和结余 | 本年收入 | 本年支出 | < | < | 年末结转和结余 |
    | 功能分类科目编码 | 科目名称 | ^ | ^ | 小计 | 基本支出 | 项目支出 | ^ |
    | 栏次 | < | 1 | 2 | 3 | 4 | 5 | 6 |
    | 合计 | < | 1.00 | 2.00 | 3.00 | 0.00 | 3.00 | 0.00 |
    """
    title = "政府性基金预算财政拨款收入支出决算表"
    assert named(text, title)[:2] == ["balance", "current_year"]
    found = {row[3]: row[-1] for row in lines(text, title, stage="final_account") if row[3] in ("total", "project")}
    assert found == {"total": Decimal("30000.00"), "project": Decimal("30000.00")}


def test_three_blocks_of_basic_expenditure_with_their_sums() -> None:
    text = """
    | 人员经费 | < | < | 公用经费 | < | < | < | < | < |
    | 科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数 |
    | 301 | 工资福利支出 | 6.00 | 302 | 商品和服务支出 | 2.00 | 310 | 资本性支出 | 1.00 |
    | 人员经费合计 | < | 6.00 | 公用经费合计 | < | < | < | < | 3.00 |
    """
    found = lines(text, "一般公共预算财政拨款基本支出决算表", stage="final_account")
    assert [(row[1], row[2]) for row in found if row[1]] == [
        ("301", "工资福利支出"),
        ("302", "商品和服务支出"),
        ("310", "资本性支出"),
    ]
    assert {row[0] for row in found} == {"expenditure"}
    assert ("expenditure", None, "公用经费合计", "total", 0, Decimal("30000.00")) in found


def test_subject_without_code_by_indentation() -> None:
    text = """
    | 科目 | 合计 | 基本支出 | 项目支出 |
    | 合计 | 3.00 | 1.00 | 2.00 |
    | 一般公共服务支出 | 3.00 | 1.00 | 2.00 |
    | 　人大事务 | 3.00 | 1.00 | 2.00 |
    """
    found = lines(text, "一般公共预算支出表")
    assert [row[2] for row in found if row[3] == "project"] == ["合计", "一般公共服务支出", "人大事务"]


def test_row_of_words_under_the_header_is_data_where_its_figures_are_blank() -> None:
    """A first row without figures was taken for a header; its words then named the columns below."""
    text = """
    | 项目 | 预算数 |
    | 因公出国（境）费 | — |
    | 公务接待费 | 0.50 |
    """
    assert [row[2] for row in lines(text, "项目支出表")] == ["公务接待费"]


def test_group_words_over_unmarked_blanks_divide() -> None:
    """Word tables that centre 基本支出 over blank cells instead of merging them."""
    text = """
    | 科目编码 | 科目名称 | 合计 | 基本支出 |  |  | 项目支出 |
    |  |  |  | 小计 | 人员经费 | 公用经费 |  |
    | 201 | 一般公共服务支出 | 9.00 | 6.00 | 4.00 | 2.00 | 3.00 |
    """
    assert named(text, "一般公共预算支出表") == ["total", "basic", "personnel", "public", "project"]


@pytest.mark.parametrize("words", ["合计（万元）", "合计(单位：万元)", "金额（万元）", "预算数[万元]"])
def test_unit_in_the_header_does_not_hide_the_total(words: str) -> None:
    text = f"| 科目编码 | 科目名称 | {words} |\n| 201 | 一般公共服务支出 | 9.00 |"
    found = measures(text, "支出总表")
    assert found[-1][:2] == ("measure", "total")
    assert lines(text, "支出总表")[0][-1] == Decimal("90000.00")


def test_an_amount_that_looks_like_a_year_is_an_amount() -> None:
    """1925 元 for trips abroad was read as a header; every row above it was lost with it."""
    text = """
    | 项目 | 预算数 |
    | 因公出国（境）费 | 1925 |
    | 公务接待费 | 2019 |
    """
    assert [(row[2], row[-1]) for row in lines(text, "支出表")] == [
        ("因公出国（境）费", Decimal("19250000.00")),
        ("公务接待费", Decimal("20190000.00")),
    ]


def test_a_first_row_beside_a_column_of_units_is_no_header() -> None:
    """2000 元 may look like a year, and a blank sum like a cell of the header; 元 beside both is no word of a header."""
    for amount, found in (("2000", Decimal("20000000.00")), ("", None)):
        text = f"| 项目 | 预算数 | 单位 |\n| 因公出国（境）费 | {amount} | 元 |\n| 其中：公车购置 | 36000 | 元 |"
        rows = lines(text, "支出表")
        assert [row[2] for row in rows] == (["因公出国（境）费"] if found else []) + ["公车购置"]
        assert rows[0][-1] == (found or Decimal("360000000.00"))


def test_bare_years_over_columns_are_headers() -> None:
    text = """
    | 项目 | 2023 | 2024 |
    | 公务接待费 | 0.40 | 0.50 |
    """
    assert [(row[2], row[4]) for row in lines(text, "支出表")] == [("公务接待费", -1), ("公务接待费", 0)]


def test_unit_in_a_column_of_its_own() -> None:
    text = """
    | 科目编码 | 科目名称 | 合计 | 单位 |
    | 201 | 一般公共服务支出 | 9.00 | 千元 |
    | 204 | 公共安全支出 | 1.00 | 千元 |
    """
    context = Context("test", 2024, "budget", None)
    assert context.unit_of(grid(text, "支出总表", "")) == "千元"
    assert context.without_unit == []


def test_unit_of_indicators_is_no_unit_of_money() -> None:
    text = """
    | 三级指标 | 指标值 | 计量单位 |
    | 成本 | 5 | 万元 |
    | 造价 | 6 | 万元 |
    """
    context = Context("test", 2024, "budget", None)
    assert context.unit_of(grid(text, "绩效目标表", "")) is None
    assert len(context.without_unit) == 1


def test_the_work_for_a_table_of_thousands_of_columns_grows_with_its_cells_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A header cell that damage repeats 3,000 times must not make every row be looked at 3,000 times."""
    seen: list[int] = []
    monkeypatch.setattr(headers, "is_index_row", lambda row: bool(seen.append(1)))
    row = "<tr>" + "<td>201</td><td>1.00</td>" * 200 + "</tr>"
    page = f"<table><tr>{'<td>科目编码</td><td>某栏</td>' * 200}</tr>{row * 20}</table>"
    (wide,) = html.read(page.encode(), "a.html").grids()
    assert len(headers.read_header(wide, 2026).columns) == 400
    assert len(seen) < 100


def test_the_money_of_the_whole_table_is_its_total() -> None:
    found = lines("""
    | 功能科目名称 | 一般公共预算支出 | 其中 | < |
    | ^ | ^ | 基本支出 | 项目支出 |
    | [201]一般公共服务支出 | 5.00 | 3.00 | 2.00 |
    """, "一般公共预算支出情况表")  # fmt: skip
    assert [row[3] for row in found] == ["total", "basic", "project"]


def test_a_row_of_column_numbers_with_one_sign_misread_holds_no_figures() -> None:
    """OCR reads a lone 3 as ε; taken for a row of data, 4 5 6 7 8 became amounts."""
    (table,) = html.read(
        b"<table>" + "".join(
            f"<tr>{''.join(f'<td>{text}</td>' for text in row.split())}</tr>" for row in ("栏次 1 2 ε 4 5 6 7", "栏次 1 2 * * 5 6 7", "栏次 1.5 2 3 4 5 6 7", "a 1 b 2 c 3 d 4")
        ).encode() + b"</table>", "a.html"
    ).grids()  # fmt: skip
    assert [headers.is_index_row(row) for row in table.rows] == [True, True, False, False]


def test_the_local_code_of_a_department_is_no_code_of_a_function() -> None:
    found = lines("""
    | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
    | 208 | 某县民政局 | 5.00 | 3.00 | 2.00 |
    |  | 208_某县民政局 | 5.00 | 3.00 | 2.00 |
    | 208 | 社会保障和就业支出 | 5.00 | 3.00 | 2.00 |
    """, "部门支出总表")  # fmt: skip
    assert [row[1] for row in found if row[3] == "total"] == [None, None, "208"]


def test_levels_of_codes_read_as_one_word_over_two_columns() -> None:
    found = lines("""
    | 科目编码 | < | < | 科目名称 | 合计 |
    | 类 | 款 项 | < | ^ | ^ |
    | 205 | 02 | 02 | 小学教育 | 5.00 |
    """, "部门支出总表")  # fmt: skip
    assert [row[1] for row in found] == ["2050202"]


def test_an_amount_beside_a_dash_is_no_year() -> None:
    made = grid("| 项目 | 预算数 | 决算数 |\n| 因公出国(境)费 | - | 2000 |\n| 公务接待费 | 70 | 19 |\n")
    assert headers.count_header_rows(made) == 1


def test_the_whole_code_behind_its_three_parts() -> None:
    """湖南: 类 款 项 and the whole code in a fourth column; the rows of the first level print it twice."""
    text = """
    | 科目编码 | < | < | 科目编码 | 科目名称 | 总计 | 基本支出 |
    | 类 | 款 | 项 | ^ | ^ | ^ | ^ |
    |  |  |  | 131 | 某县某局 | 5.00 | 3.00 |
    | 205 |  |  | 205 | 教育支出 | 5.00 | 3.00 |
    | 205 | 01 |  | 20501 | 教育管理事务 | 5.00 | 3.00 |
    | 205 | 01 | 01 | 2050101 | 行政运行 | 5.00 | 3.00 |
    """
    found = [line[1:3] for line in lines(text, "支出总表") if line[3] == "total"]
    assert found == [
        (None, "某县某局"),
        ("205", "教育支出"),
        ("20501", "教育管理事务"),
        ("2050101", "行政运行"),
    ]


def test_growth_of_basic_expenditure_is_no_basic_expenditure() -> None:
    text = """
    | 科目编码 | 科目名称 | 2023年预算数 | < | 2024年预算数 | < | 2024年预算数比2023年预算数增减% | < |
    | ^ | ^ | 小计 | 基本支出 | 小计 | 基本支出 | 合计 | 基本支出 |
    | 201 | 一般公共服务支出 | 1.00 | 1.00 | 3.00 | 2.00 | 200.00 | 100.00 |
    """
    assert named(text, "一般公共预算支出表") == [
        "total-1", "basic-1", "total", "basic", "change_percent", "change_percent",
    ]  # fmt: skip


def test_the_amount_of_one_kind_of_income_is_not_the_total() -> None:
    text = """
    | 科目编码 | 科目名称 | 合计 | 上年结转 | < | 事业收入 | < |
    | ^ | ^ | ^ | 一般公共预算 | 政府性基金预算 | 金额 | 其中：教育收费 |
    | 205 | 教育支出 | 3.00 | 1.00 | 0.00 | 2.00 | |
    """
    assert named(text, "部门收入总表")[:4] == [
        "total", "carry_over_part", "carry_over_part", "institutional_revenue",
    ]  # fmt: skip


def test_the_column_of_functional_classes_is_that_of_the_names() -> None:
    text = """
    | 财政拨款收入 | < | 财政拨款支出 | < | < |
    | 项目 | 合计 | 功能分类 | 合计 | 一般公共预算 |
    | 一般公共预算 | 3.00 | 204 公共安全支出 | 3.00 | 3.00 |
    """
    found = lines(text, "财政拨款收支预算总体情况表")
    assert ("expenditure", "204", "公共安全支出", "general_public", 0, Decimal("30000.00")) in found


def test_the_classification_of_the_government_beside_that_of_the_department_takes_no_figures() -> None:
    text = """
    | 部门预算支出经济分类科目 | 政府预算支出经济分类科目 | 2024年预算 |
    | [301]工资福利支出 | | 3.00 |
    | [30101]基本工资 | [50501]工资福利支出 | 1.00 |
    | [30102]津贴补贴 | [50501]工资福利支出 | 2.00 |
    """
    found = [row[1:3] for row in lines(text, "一般公共预算基本支出情况表")]
    assert found == [("301", "工资福利支出"), ("30101", "基本工资"), ("30102", "津贴补贴")]


def test_a_row_of_column_numbers_into_which_a_heading_runs_holds_no_figures() -> None:
    text = """
    | 科目编码 | 科目名称 | 合计 | 基本支出 | 对个人和家庭的补 | 项目支出 | 其中：专项 |
    | ** | ** | 1 | 2 | 助3 | 4 | 5 |
    | 204 | 公共安全支出 | 3.00 | 1.00 | | 2.00 | |
    """
    assert {row[2] for row in lines(text, "部门支出总表")} == {"公共安全支出"}


@pytest.mark.parametrize(
    "text",
    [
        """
        | 项目 | < | 合计 | 工资福利支出 | < | < | < |
        | 科目代码 | 科目名称 | ^ | 绩效奖 | 津补贴 | 伙食补助 | 奖励性补贴 |
        | 213 | 农林水支出 | 9.00 | 9.00 | 5.00 | 3.00 | 1.00 |
        """,
        """
        | 科目代码 | 科目名称 | 合计 | 工资福利支出 | < | < | < |
        | ^ | ^ | ^ | 小计 | 绩效奖 | 津补贴 | 伙食补助 |
        | 213 | 农林水支出 | 9.00 | 9.00 | 5.00 | 3.00 | 1.00 |
        """,
    ],
)
def test_names_of_economic_subjects_over_their_columns_are_a_header(text: str) -> None:
    assert headers.count_header_rows(grid(text)) == 2


@pytest.mark.parametrize("code", ["2050202", "205-02-02", "205.02.02", "2,050,202", "2050202.00", "205 02 02"])
def test_a_code_is_the_same_however_its_parts_are_marked(code: str) -> None:
    text = f"""
    | 科目编码 | 科目名称 | 合计 |
    | 205 | 教育支出 | 5.00 |
    | {code} | 小学教育 | 5.00 |
    """
    assert [line[1] for line in lines(text, "部门支出总表")] == ["205", "2050202"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            """
            | 科目编码 | 科目名称 | 总计 | 工资福利支出 | | | 商品和服务支出 | |
            | | | | 小计 | 基本工资 | 津贴补贴 | 小计 | 办公费 |
            | 213 | 农林水支出 | 9.00 | 5.00 | 3.00 | 2.00 | 4.00 | 4.00 |
            """,
            2,
        ),
        (
            """
            | 项目 | | | | | 金额 |
            | 科目编码 | | | 单位代码 | 单位名称（科目） | |
            | 类 | 款 | 项 | | | |
            | | | | | 合计 | 4.00 |
            """,
            3,
        ),
    ],
)
def test_headers_of_several_rows_whose_merged_cells_are_not_marked(text: str, rows: int) -> None:
    assert headers.count_header_rows(grid(text)) == rows


def test_last_years_budget_without_the_word_of_a_number_is_last_years() -> None:
    text = """
    | 项目 | 本年预算 | 上年预算 | 上年决算 | 2023年某项 |
    | 公务接待费 | 2.00 | 3.00 | 3.00 | 1.00 |
    """
    assert named(text, "“三公”经费支出表") == ["total", "total-1", "total-1", "other-1"]


def test_a_column_without_a_heading_between_figures_stops_no_reading() -> None:
    header = headers.read_header(grid("| 合计 | | 基本支出 |\n| 5.00 | x | 3.00 |"), 2024)
    assert [column.kind for column in header.columns] == ["measure", "name", "measure"]


@pytest.mark.parametrize(
    "heading",
    ["预算科目", "功能科目", "科目", "科目编号", "科目号", "支出功能分类", "支出科目", "项目", "项目编码", ""],
)
def test_a_column_of_codes_before_the_names_is_one_of_codes_whatever_heads_it(heading: str) -> None:
    text = f"""
    | {heading} | 科目名称 | 合计 |
    | 213 | 农林水支出 | 9.00 |
    | 2130301 | 行政运行 | 9.00 |
    | 合计 | | 9.00 |
    """
    assert [line[1:3] for line in lines(text, "部门支出总表")] == [
        ("213", "农林水支出"),
        ("2130301", "行政运行"),
        (None, "合计"),
    ]


@pytest.mark.parametrize(
    ("heading", "measure"),
    [
        ("合计金额", "total"),
        ("批复数", "total"),
        ("核定预算数", "total"),
        ("当年预算数", "total"),
        ("2024年预算安排", "total"),
        ("年度预算", "total"),
        ("决算金额", "total"),
        ("上年同期数", "total-1"),
        ("商品服务支出", "public"),
        ("对个人家庭补助", "family_subsidy"),
        ("一般预算拨款", "general_public"),
        ("基金", "government_fund"),
        ("国资预算", "state_capital"),
        ("其他各项收入", "other_revenue"),
        ("用事业基金弥补收支差额", "use_of_surplus"),
        ("年初结余", "balance"),
    ],
)
def test_words_over_columns_of_figures(heading: str, measure: str) -> None:
    text = f"""
    | 项目 | {heading} | 备注 |
    | 某项 | 1.00 | |
    """
    assert named(text, "部门收支表") == [measure]
