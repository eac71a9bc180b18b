"""Final accounts as the ministry's forms print them: carried-over columns, budget beside account, counts beside money."""

from __future__ import annotations

import pytest

from loaders.layouts import bodies, lines, titles
from tests.layout_documents import read, said, table
from tests.layout_grids import lines as read_lines
from tests.layout_grids import measures
from tests.test_layout_three_public import items, yuan


@pytest.mark.parametrize("text", ["财决公开01表", "财决01表", "公开02-1表", "Z01_1表", "决算公开10表"])
def test_number_of_a_form_is_no_title(text: str) -> None:
    assert lines.is_caption(text)
    assert not lines.is_title(text)


def test_title_inside_the_table_stands_against_the_number_of_the_form_below_it() -> None:
    made = table(
        """
        | 支出决算表 | < | < |
        |  | < | 财决公开03表 |
        | 科目编码 | 科目名称 | 决算数 |
        | 201 | 一般公共服务支出 | 5.00 |
        """
    )
    tables = read(said("某县某局2023年度部门决算"), made)
    assert {row["table"] for row in tables["budget_lines"]} == {"expenditure"}


@pytest.mark.parametrize(
    "line",
    [
        "部门：某县某某局   金额单位：万元",
        "公开部门：某县某某局 公开01表 单位：万元",
        "编制单位：某县某某局  2020年度",
        "编制单位：某县某某局（单位：万元）",
    ],
)
def test_name_of_the_body_ends_where_the_next_caption_begins(line: str) -> None:
    assert bodies.body_of_caption(line) == "某县某某局"


def test_total_is_spent_money_between_what_was_carried_over_and_forward() -> None:
    text = """
    | 科目编码 | 科目名称 | 年初结转和结余 | < | 本年收入 | < | < | 本年支出 | < | < | 年末结转和结余 | < |
    | ^ | ^ | 合计 | 基本支出结转 | 合计 | 基本支出 | 项目支出 | 合计 | 基本支出 | 项目支出 | 合计 | 项目支出结转和结余 |
    | 类款项 | 栏次 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 |
    | 201 | 一般公共服务支出 | 1.00 | 1.00 | 8.00 | 5.00 | 3.00 | 7.00 | 4.00 | 3.00 | 2.00 | 2.00 |
    """
    found = read_lines(text, "一般公共预算财政拨款收入支出决算表", stage="final_account")
    of = {measure: amount for *_, measure, _, amount in found if measure in ("total", "basic", "project")}
    assert of == {"total": yuan("7"), "basic": yuan("4"), "project": yuan("3")}
    assert [measure for *_, measure, _, _ in found].count("basic") == 1


def test_row_that_numbers_columns_under_class_group_item_is_no_data() -> None:
    text = """
    | 项目 | < | < | < | 本年支出合计 | 基本支出 |
    | 功能分类科目编码 | < | < | 科目名称 | ^ | ^ |
    | 类 | 款 | 项 | 栏次 | 1 | 2 |
    | 201 | 01 | 01 | 行政运行 | 5.00 | 5.00 |
    """
    assert [amount for *_, amount in read_lines(text, "支出决算表", stage="final_account")] == [yuan("5")] * 2


def test_budget_columns_beside_the_account_keep_no_plain_measure() -> None:
    text = """
    | 科目编码 | 科目名称 | 年初预算数 | < | 预算数 | 决算数 | < |
    | ^ | ^ | 小计 | 基本支出 | ^ | 小计 | 基本支出 |
    | 201 | 一般公共服务支出 | 9.00 | 8.00 | 9.50 | 7.00 | 6.00 |
    """
    assert [measure for _, measure, _ in measures(text, "支出决算表")][2:] == [
        "initial_budget",
        "initial_budget_basic",
        "initial_budget",
        "total",
        "basic",
    ]


def test_kinds_of_money_named_after_the_budget_stay_beside_the_account() -> None:
    text = """
    | 项目 | 决算数 | 一般公共预算财政拨款 | 政府性基金预算财政拨款 |
    | 合计 | 5.00 | 4.00 | 1.00 |
    """
    found = [measure for _, measure, _ in measures(text, "财政拨款支出决算表")][1:]
    assert found == ["total", "general_public", "government_fund"]


def test_third_block_of_the_summary_by_kind_of_expenditure() -> None:
    text = """
    | 收入 | < | 支出 | < | < | < |
    | 项目 | 决算数 | 项目(按功能分类) | 决算数 | 项目(按支出性质和经济分类) | 决算数 |
    | 一、财政拨款收入 | 9.00 | 一、一般公共服务支出 | 9.00 | 一、基本支出 | 6.00 |
    | 二、其他收入 | 1.00 | 二、外交支出 | 1.00 | 二、项目支出 | 4.00 |
    """
    found = read_lines(text, "收入支出决算总表", stage="final_account")
    assert ("expenditure", None, "基本支出", "total", 0, yuan("6")) in found
    assert ("expenditure", None, "项目支出", "total", 0, yuan("4")) in found


def test_three_public_items_in_columns_with_a_row_for_budget_and_one_for_account() -> None:
    found = items(
        """
        | 项目 | 一般公共预算财政拨款安排的“三公”经费 | < | < | < | 会议费 |
        | ^ | 小计 | 因公出国（境）费用 | 公务接待费 | 公务用车购置及运行维护费 | ^ |
        | 栏次 | 1 | 2 | 3 | 4 | 5 |
        | 预算数 | 9.00 | 2.00 | 3.00 | 4.00 | 1.00 |
        | 决算数 | 6.00 | 1.00 | 2.00 | 3.00 | 0.50 |
        """,
        stage="final_account",
    )
    assert found["subtotal"][:2] == (yuan("6"), yuan("9"))
    assert found["reception"][:2] == (yuan("2"), yuan("3"))
    assert found["meetings"][:2] == (yuan("0.5"), yuan("1"))


OPERATIONS = """
| 项目 | 行次 | 预算数 | 决算统计数 |
| 一、“三公”经费支出 | 1 | — | — |
| （一）支出合计 | 2 | 9.00 | 6.00 |
| 1．因公出国（境）费 | 3 | 2.00 | 1.00 |
| 2．公务接待费 | 4 | 7.00 | 5.00 |
| （1）国内接待费 | 5 | — | 5.00 |
| （二）相关统计数 | 6 | — | — |
| 1．因公出国（境）团组数（个） | 7 | — | 2 |
| 2．公务用车保有量（辆） | 8 | — | 13 |
| 3．国内公务接待人次（人） | 9 | — | 1,530 |
| 二、机关运行经费 | 10 | — | 88.00 |
| 三、国有资产占用情况 | 11 | — | — |
| （一）车辆数合计（辆） | 12 | — | 4 |
| 1．副部（省）级及以上领导用车 | 13 | — | 1 |
"""


def test_counts_beside_the_three_publics_are_no_money() -> None:
    found = items(OPERATIONS, stage="final_account")
    assert found["subtotal"][:2] == (yuan("6"), yuan("9"))
    assert found["overseas"][:2] == (yuan("1"), yuan("2"))
    assert "vehicle_purchase" not in found
    amounts = [row[-1] for row in read_lines(OPERATIONS, "机构运行信息表", stage="final_account")]
    assert not {yuan("13"), yuan("1530"), yuan("4")} & set(amounts)


def test_form_of_an_agencys_operations_is_the_three_public_table() -> None:
    assert titles.by_title("机构运行信息决算表") == "three_public"


def test_title_of_the_next_form_under_the_indicators_is_no_indicator() -> None:
    form = """
    | 项目支出绩效自评表 | < | < | < |
    | 项目名称 | 某某专项 | < | < |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 |
    | 产出指标 | 数量指标 | 培训班次 | ≥4次 |
    | 项目支出绩效自评表 | < | < | < |
    | （2023年度） | < | < | < |
    | 项目名称 | 另一专项 | < | < |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 |
    | 产出指标 | 数量指标 | 会议次数 | ≥2次 |
    """
    tables = read(said("某县某局2023年度部门决算"), table(form))
    assert [row["level3"] for row in tables["indicators"]] == ["培训班次", "会议次数"]
    assert [row["project_name"] for row in tables["projects"]] == ["某某专项", "另一专项"]


def stated(*sentences: str) -> dict[str, list[tuple[object, object]]]:
    """Subject → amount and change of every statement that a final account of 2019 makes, in order."""
    tables = read(said("某县某局2019年度部门决算"), *(said(text, line) for line, text in enumerate(sentences, 2)))
    found: dict[str, list[tuple[object, object]]] = {}
    for row in tables["statements"]:
        found.setdefault(row["subject"], []).append((row["amount_yuan"], row["change_yuan"]))
    return found


def told(*sentences: str) -> dict[str, tuple[object, ...]]:
    """Item → amount, budget, last year's and change as the prose of a final account of 2019 tells them."""
    opening = said("本年收入合计9万元，本年支出合计8万元，基本支出8万元。", 2)
    tables = read(
        said("某县某局2019年度部门决算"), opening, *(said(text, line) for line, text in enumerate(sentences, 3))
    )
    fields = ("amount_yuan", "budget_yuan", "previous_yuan", "change_yuan")
    return {row["item"]: tuple(row[name] for name in fields) for row in tables["three_public"]}


def test_income_and_expenditure_of_the_year_side_by_side() -> None:
    found = stated("本年收入合计9万元，本年支出合计8万元，其中：基本支出5万元，项目支出3万元。")
    assert found["total_revenue"] == [(yuan("9"), None)]
    assert found["total_expenditure"] == [(yuan("8"), None)]


def test_one_change_said_of_income_and_expenditure() -> None:
    found = stated("2019年度收、支总计9万元，比上年减少1万元，下降10%。", "基本支出5万元，项目支出3万元。")
    assert found["total_revenue"] == [(yuan("9"), yuan("-1"))]
    assert found["total_expenditure"] == [(yuan("9"), yuan("-1"))]


def test_change_behind_brackets_is_of_the_sum_before_them() -> None:
    found = stated(
        "收入总计9万元（含年初结转和结余2万元），与2018年度相比，减少1万元。", "基本支出5万元，项目支出3万元。"
    )
    assert found["total_revenue"] == [(yuan("9"), yuan("-1"))]
    assert found["carry_over"] == [(yuan("2"), None)]


def test_difference_from_the_budget_is_no_change_against_last_year() -> None:
    found = stated(
        "基本支出5万元，较年初预算数增加2万元，增长4%，主要原因是追加。较上年决算数减少1万元，下降2%。",
        "项目支出年初预算为4万元，支出决算为3万元，完成年初预算的75%。",
        "本年支出合计8万元。",
    )
    assert found["basic_expenditure"] == [(yuan("5"), yuan("-1"))]
    assert found["project_expenditure"] == [(yuan("3"), None)]


def test_general_public_services_are_no_procurement() -> None:
    found = stated("一般公共服务支出5万元，基本支出5万元，项目支出3万元。", "政府采购支出2万元，其中：服务类1万元。")
    assert found["procurement_services"] == [(yuan("1"), None)]


def test_three_publics_compared_with_their_budget() -> None:
    found = told(
        "一、“三公”经费财政拨款决算情况",
        "2019年“三公”经费财政拨款决算数5万元，比2019年“三公”经费财政拨款年初预算8万元减少3万元。其中：",
        "1.公务接待费。2019年决算数1万元，比2019年年初预算数2万元减少1万元。公务接待12批次，97人次。",
        "2.公务用车运行维护费2019年决算数4万元，与2019年度预算相比，减少2万元；较上年减少1万元。车均运行维护费1.5万元。",
    )
    assert found["subtotal"] == (yuan("5"), yuan("8"), None, None)
    assert found["reception"] == (yuan("1"), yuan("2"), None, None)
    assert found["vehicle_operation"] == (yuan("4"), None, None, yuan("-1"))


def test_meetings_of_the_year_told_beside_the_running_costs() -> None:
    found = told(
        "四、机关运行经费情况", "2019年度机关运行经费支出5万元。本年度会议费支出1万元，较上年决算数减少2万元。"
    )
    assert found["meetings"] == (yuan("1"), None, None, yuan("-2"))


SELF_EVALUATION = """
| 项目名称 | 某某专项 | < | < | < |
| 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 |
| ^ | 年度资金总额： | 9.00 | 8.00 | 7.00 |
| ^ | 其中：财政拨款 | 6.00 | 5.00 | 4.00 |
| 年度总体目标 | 预期目标 | < | 实际完成情况 | < |
| ^ | 保障运行。 | < | 已完成。 | < |
| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 |
| ^ | 产出指标 | 数量指标 | 培训班次 | ≥4次 |
"""


def test_self_evaluation_gives_the_budget_of_the_whole_year() -> None:
    tables = read(said("某县某局2019年度部门决算"), table(SELF_EVALUATION, "项目支出绩效自评表"))
    (row,) = tables["projects"]
    assert (row["budget_yuan"], row["fiscal_yuan"]) == (yuan("8"), yuan("5"))
    assert row["goals"] == ["保障运行。"]


def test_review_in_prose_states_the_budget_of_its_project() -> None:
    review = "1.某某专项项目绩效自评综述：项目自评得分为97分。全年预算数为8万元，执行数为7万元，完成预算的87.5%。"
    tables = read(said("某县某局2019年度部门决算"), table(SELF_EVALUATION, "项目支出绩效自评表"), said(review, 9))
    assert [(row["project_no"], row["basis"], row["budget_yuan"]) for row in tables["projects"]] == [
        (1, "table", yuan("8")),
        (1, "narrative", yuan("8")),
    ]


def test_indicators_of_a_report_without_a_project_name_make_no_project() -> None:
    report = """
    | 一级指标 | 二级指标 | 三级指标 | 指标值 |
    | 产出指标 | 数量指标 | 设备维护量 | ≥330台 |
    """
    tables = read(said("某县某局2019年度部门决算"), table(SELF_EVALUATION, "项目支出绩效自评表"), said("附件"),
                  table(report, "表1：项目年度绩效指标表"))  # fmt: skip
    assert [row["project_name"] for row in tables["projects"]] == ["某某专项"]
    assert len(tables["indicators"]) == 2


def test_table_by_economic_subject_under_the_title_of_the_general_budget_is_the_basic_expenditure() -> None:
    made = table(
        """
        | 人员经费 | < | < | 公用经费 | < | < |
        | 科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数 |
        | 301 | 工资福利支出 | 5.00 | 302 | 商品和服务支出 | 3.00 |
        """,
        "某县某局2021年一般公共预算财政拨款支出决算表（二）",
        "单位：万元",
    )
    tables = read(said("某县某局2021年度部门决算"), made)
    assert {(row["table"], row["code"]) for row in tables["budget_lines"]} == {
        ("basic_expenditure", "301"),
        ("basic_expenditure", "302"),
    }


def test_items_of_the_three_publics_under_another_title() -> None:
    tables = read(said("某县某局2021年度部门决算"), table(OPERATIONS, "部门决算公开相关信息统计表", "单位：万元"))
    found = {row["item"]: row["amount_yuan"] for row in tables["three_public"]}
    assert found == {"subtotal": yuan("6"), "overseas": yuan("1"), "reception": yuan("5")}


def test_title_and_caption_printed_in_one_line() -> None:
    made = table("| 科目编码 | 科目名称 | 决算数 |\n| 201 | 一般公共服务支出 | 5.00 |")
    tables = read(said("某县某局2021年度部门决算"), said("支出决算表（一）公开03表部门：某县某局金额单位：万元"), made)
    (row,) = tables["budget_lines"]
    assert (row["table"], row["table_title"], row["amount_yuan"]) == ("expenditure", "支出决算表（一）", yuan("5"))


def test_furniture_of_a_web_page_names_no_year_stage_or_body() -> None:
    tables = read(
        said("您当前的位置：首页 > 2020年财政预算公开专题 > 部门预算"),
        said("单县交通运输局2019年度部门决算"),
        said("发布时间：2020-09-02 来源：单县财政局"),
        table("| 科目编码 | 科目名称 | 决算数 |\n| 201 | 一般公共服务支出 | 5.00 |", "支出决算表"),
        said("主办单位：单县人民政府办公室 承办单位：单县信息中心"),
    )
    (row,) = tables["disclosures"]
    found = (row["department_name"], row["fiscal_year"], row["stage"], row["region_name"])
    assert found == ("单县交通运输局", 2019, "final_account", "单县")


def test_body_named_by_the_file_alone() -> None:
    made = table("| 科目编码 | 科目名称 | 决算数 |\n| 201 | 一般公共服务支出 | 5.00 |", "支出决算表", "单位：万元")
    (row,) = read(made, name="单县统计局2018年部门决算公开表.html")["disclosures"]
    assert (row["department_name"], row["fiscal_year"], row["stage"]) == ("单县统计局", 2018, "final_account")


def test_list_of_evaluated_projects_gives_the_budget_of_the_whole_year() -> None:
    made = table(
        """
        | 序号 | 项目名称 | 年初预算数 | 全年预算数 | 全年执行数 | 自评得分 |
        | 1 | 农田建设 | 5.00 | 6.00 | 4.00 | 97 |
        | 2 | 动物防疫 | 3.00 | 3.00 | 2.00 | 95 |
        """,
        "项目支出绩效自评情况汇总表",
        "单位：万元",
    )
    tables = read(said("某县某局2022年度部门决算"), made)
    assert [(row["project_name"], row["budget_yuan"]) for row in tables["projects"]] == [
        ("农田建设", yuan("6")),
        ("动物防疫", yuan("3")),
    ]


def test_summary_of_the_public_budget_as_older_accounts_call_it() -> None:
    assert titles.by_title("公共预算收入支出决算总表") == "revenue_expenditure_summary"
    assert titles.by_title("公共预算收入决算表") == "revenue"


def test_economic_subjects_in_columns_are_parts_of_their_class() -> None:
    text = """
    | 科目编码 | 科目名称 | 合计 | 工资福利支出 | < | 商品和服务支出 | < |
    | ^ | ^ | ^ | 小计 | 基本工资 | 小计 | 办公费 |
    | 201 | 一般公共服务支出 | 5.00 | 3.00 | 3.00 | 2.00 | 2.00 |
    """
    found = [measure for _, measure, _ in measures(text, "一般公共预算财政拨款支出决算明细表")][2:]
    assert found == ["total", "personnel", "personnel_part", "public", "public_part"]


@pytest.mark.parametrize(
    ("sentence", "revenue", "expenditure"),
    [
        ("2019年度收入总计和支出总计均为9万元，与上年相比各增加1万元。", "9", "9"),
        ("2019年度收入决算9万元，2019年度支出决算8万元。", "9", "8"),
        ("2019年决算收入9万元，决算支出8万元。", "9", "8"),
        ("本单位收入为9万元，本单位支出为8万元。", "9", "8"),
        ("部门收入总额为9万元，部门支出总额为8万元。", "9", "8"),
    ],
)
def test_words_for_the_totals_of_a_year(sentence: str, revenue: str, expenditure: str) -> None:
    found = stated("政府采购支出1万元，货物类1万元。", sentence)
    assert yuan(revenue) in [amount for amount, _ in found["total_revenue"]]
    assert yuan(expenditure) in [amount for amount, _ in found["total_expenditure"]]


def test_account_behind_its_budget_is_of_the_same_subject_and_no_total() -> None:
    found = stated(
        "项目支出年初预算为4万元，支出决算为3万元。",
        "1.行政运行（项）。年初预算为2万元，支出决算为1万元。",
        "基本支出年初预算为6万元，当年支出决算为5万元。",
    )
    assert found["project_expenditure"] == [(yuan("3"), None)]
    assert found["basic_expenditure"] == [(yuan("5"), None)]
    assert "total_expenditure" not in found


def test_header_words_wrapped_over_a_ruling_are_one_word() -> None:
    text = """
    | 项目 | < | 本年收入合 | 财政拨款收 | 其他收 |
    | 功能分类科目编码 | 科目名称 | 计 | 入 | 入 |
    | 栏次 | < | 1 | 2 | 3 |
    | 201 | 一般公共服务支出 | 5.00 | 4.00 | 1.00 |
    """
    found = read_lines(text, "收入决算表", stage="final_account")
    assert {measure: amount for *_, measure, _, amount in found} == {
        "total": yuan("5"),
        "fiscal_appropriation": yuan("4"),
        "other_revenue": yuan("1"),
    }


def test_row_that_numbers_the_columns_of_the_three_publics_is_no_money() -> None:
    found = items(
        """
        | 合计 | 因公出国（境）费 | 公务用车运行费 | 公务接待费 |
        |  |  | 辅助说明 |  |
        | 1 | 2 | 3 | 4 |
        | 9.00 | 2.00 | 3.00 | 4.00 |
        """,
        stage="final_account",
    )
    assert found["subtotal"][0] == yuan("9")


def test_difference_from_the_budget_in_a_table_is_no_change_against_last_year() -> None:
    found = items(
        """
        | 项目 | 2023年决算数 | 2024年年初预算数 | 2024年决算数 | 决算数较预算数增减 | 决算数较上年增减 |
        | “三公”经费合计 | 7.00 | 9.00 | 6.00 | -3.00 | -1.00 |
        | 公务接待费 | 3.00 | 3.00 | 2.00 | -1.00 | -1.00 |
        """,
        stage="final_account",
    )
    assert found["subtotal"] == (yuan("6"), yuan("9"), yuan("7"), yuan("-1"))


def test_change_behind_parts_in_sentences_of_their_own_is_of_the_whole() -> None:
    found = stated(
        "2019年度支出合计9万元。其中：基本支出5万元，占55%；项目支出4万元，占45%；上缴上级支出0元，占0%。与上年对比增加1万元。"
    )
    assert found["total_expenditure"] == [(yuan("9"), yuan("1"))]
    assert found["basic_expenditure"] == [(yuan("5"), None)]


def test_school_fees_are_a_part_of_the_institutional_revenue() -> None:
    text = """
    | 科目编码 | 科目名称 | 本年收入合计 | 事业收入 | < | 其他收入 |
    | ^ | ^ | ^ | 小计 | 其中：教育收费 | ^ |
    | 205 | 教育支出 | 9.00 | 3.00 | 2.00 | 6.00 |
    """
    found = [measure for _, measure, _ in measures(text, "收入决算表")][3:5]
    assert found == ["institutional_revenue", "institutional_revenue_part"]


def test_sources_of_income_are_told_from_its_total() -> None:
    found = stated("收入总计9万元，其中：政府性基金预算拨款2万元，其他资金收入预算总计1万元。", "基本支出5万元。")
    assert found["total_revenue"] == [(yuan("9"), None)]
    assert found["government_fund_revenue"] == [(yuan("2"), None)]
    assert found["other_revenue"] == [(yuan("1"), None)]


@pytest.mark.parametrize(
    "text",
    [
        "3.公务接待费支出4万元，其中：国内接待费3万元，外事接待费1万元。",
        "3.公务接待费支出4万元。外事接待支出0万元，外事接待0批次，0人，共计支出0万元。",
        "3.公务接待费支出4万元，其中：（1）国内公务接待支出4万元；（2）外宾接待支出0万元。",
    ],
)
def test_parts_of_the_receptions_are_not_all_of_them(text: str) -> None:
    tables = read(said("某县某局2023年度部门决算"), said("七、“三公”经费支出决算情况说明", 2), said(text, 3))
    assert [(row["item"], row["amount_yuan"], row["change_yuan"]) for row in tables["three_public"]] == [
        ("reception", yuan("4"), None)
    ]


def test_fuel_and_repairs_are_parts_of_the_running_costs() -> None:
    text = "公务用车运行维护费12万元，主要用于燃料费、维修费等，比上年减少2万元。其中：燃料费4万元；过桥过路费1万元。"
    tables = read(said("某县某局2023年度部门决算"), said("七、“三公”经费支出决算情况说明", 2), said(text, 3))
    (row,) = tables["three_public"]
    assert (row["item"], row["amount_yuan"], row["change_yuan"]) == ("vehicle_operation", yuan("12"), yuan("-2"))


def test_budget_and_account_behind_the_counts_of_an_item() -> None:
    tables = read(
        said("某县某局2023年度部门决算"),
        said("七、“三公”经费支出决算情况说明", 2),
        said("2023年购置车辆0台，预算为0万元，支出决算为0万元。", 3),
        said("3.公务接待费支出情况说明。2023年公务接待12批次，96人次，预算为3万元，支出决算为2万元。", 4),
    )
    assert [(row["item"], row["budget_yuan"], row["amount_yuan"]) for row in tables["three_public"]] == [
        ("vehicle_purchase", yuan("0"), yuan("0")),
        ("reception", yuan("3"), yuan("2")),
    ]


PROVINCIAL_EVALUATION = """
| 项目名称 | 环卫保洁 | < | < | < | < |
| 预算执行情况（万元） |  | 预算数（A） | 执行数（B） | 执行率（B/A） | 得分 |
| ^ | 年度财政资金总额 | 8.00 | 7.00 | 87.50% | 17.5 |
| 一级指标 | 二级指标 | 三级指标 | 年初目标值（A） | 实际完成值（B） | 得分 |
| 产出指标 | 数量指标 | 清扫保洁面积 | ≥120万平方米 | 121万平方米 | 20 |
| 总分 | 97.5 | < | < | < | < |
| 偏差大或目标未完成原因分析 | 无 | < | < | < | < |
| 改进措施及结果应用方案 | 加强监控。 | < | < | < | < |
"""


def test_remarks_at_the_foot_of_a_self_evaluation_are_no_indicators() -> None:
    tables = read(said("某县某局2022年度部门决算"), table(PROVINCIAL_EVALUATION, "2022年度环卫保洁项目自评表"))
    assert [row["target"] for row in tables["indicators"]] == ["≥120万平方米"]
    assert [(row["project_name"], row["budget_yuan"]) for row in tables["projects"]] == [("环卫保洁", yuan("8"))]
