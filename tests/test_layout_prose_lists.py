"""Sums in a list, in brackets, or told beside others: given to the wrong one of them, each would be a false figure."""

from __future__ import annotations

from loaders.document import Paragraph, Place
from tests.layout_documents import read, said
from tests.layout_grids import wan
from tests.layout_prose import ACCOUNT, BUDGET, REST, of, publics, told

ALL = "“三公”经费预算21万元，"


def test_sums_behind_respectively_go_to_the_names_before_it() -> None:
    found = publics(told(ALL + "因公出国（境）费、公务用车购置及运行费、公务接待费分别为0万元、18万元和3万元。"))
    assert {item: row[0] for item, row in found.items()} == {
        "subtotal": 21,
        "overseas": 0,
        "vehicles": 18,
        "reception": 3,
    }


def test_changes_behind_respectively_go_to_the_sums_before_it() -> None:
    found = publics(told(ALL + "其中：公务接待费3万元，公务用车运行维护费18万元，分别较上年减少1万元、2万元。"))
    assert found["reception"] == (3, None, None, -1) and found["vehicle_operation"] == (18, None, None, -2)


def test_a_list_of_more_sums_than_names_is_given_to_none() -> None:
    found = publics(told(ALL + "公务接待费分别为1万元、2万元和3万元。"))
    assert found == {"subtotal": (21, None, None, None)}


def test_income_and_expenditure_respectively() -> None:
    tables = told("2023年收入预算和支出预算分别为95万元、93万元。")
    assert of(tables, "total_revenue") == [(wan("95"), None)]
    assert of(tables, "total_expenditure") == [(wan("93"), None)]


def test_a_change_behind_a_bracket_that_holds_brackets_is_of_what_stands_before_it() -> None:
    text = "“三公”经费预算9万元（其中：因公出国（境）费0万元、公务用车运行维护费9万元），比2022年预算减少1万元。"
    found = publics(told(text))
    assert found["subtotal"] == (9, None, None, -1) and found["vehicle_operation"] == (9, None, None, None)


def test_the_totals_of_the_body_told_after_the_three_publics_are_no_items() -> None:
    tables = told("八、“三公”经费", "2023年我校无“三公”经费预算安排。", "2023年收入预算93万元，支出预算93万元。")
    assert publics(tables) == {}
    assert of(tables, "total_revenue") == of(tables, "total_expenditure") == [(wan("93"), None)]


def test_the_three_publics_in_a_sentence_behind_the_running_costs() -> None:
    text = (
        "机关运行经费预算65万元，其中公务用车运行维护费7万元。"
        "2023年“三公”经费预算10万元，其中公务接待费2万元，公务用车运行维护费8万元，较上年减少1万元。"
    )
    assert publics(told(text)) == {
        "subtotal": (10, None, None, -1),
        "reception": (2, None, None, None),
        "vehicle_operation": (8, None, None, None),
    }


def test_last_year_named_right_before_its_sum() -> None:
    found = publics(told(ALL + "公务接待费2022年5万元，2023年3万元。"))
    assert found["reception"] == (3, None, 5, None)


def test_what_was_saved_against_the_budget_is_no_sum_of_its_own() -> None:
    text = "“三公”经费年初预算20万元，决算支出14万元，比年初预算节约6万元；2022年决算支出16万元，同比减少2万元。"
    assert publics(told(text, title=ACCOUNT))["subtotal"] == (14, 20, 16, -2)


def test_income_and_expenditure_of_the_year_are_of_the_fund_that_the_heading_names() -> None:
    text = "2023年度政府性基金预算财政拨款年初结转和结余0万元，本年收入50万元，本年支出48万元，年末结转和结余2万元。"
    tables = told("八、政府性基金预算财政拨款收入支出决算情况说明", text, title=ACCOUNT)
    assert of(tables, "government_fund_revenue") == [(wan("50"), None)]
    assert of(tables, "government_fund_expenditure") == [(wan("48"), None)]
    assert of(tables, "fiscal_appropriation_revenue") == of(tables, "fiscal_appropriation_expenditure") == []


def test_the_parts_of_one_unit_are_not_those_of_the_department() -> None:
    tables = told("一、市渔业站预算65万元，包括公用支出10万元、项目支出52万元。")
    assert of(tables, "public") == of(tables, "project_expenditure") == []


def test_the_sum_that_is_reached_is_of_what_grew() -> None:
    tables = told("2023年收入预算较上年增加6万元，达到96万元。")
    assert (wan("96"), None) in of(tables, "total_revenue")


def test_headings_set_wide_are_headings() -> None:
    tables = told("二 、 财 政 拨 款 收 支 预 算 情 况", "收入总计90万元。")
    assert of(tables, "total_revenue") == [] and of(tables, "fiscal_appropriation_revenue") == [(wan("90"), None)]


def test_procurement_behind_its_heading_in_one_paragraph_is_no_three_publics() -> None:
    tables = told(
        "十、“三公”经费预算情况说明",
        "培训费预算支出3万元。",
        "十一、政府采购支出预算情况说明2023年度政府采购预算总额8万元，其中：拟采购货物支出5万元、拟采购服务支出3万元。",
    )
    assert publics(tables) == {"training": (3, None, None, None)}
    assert of(tables, "procurement_goods") == [(wan("5"), None)]


def test_no_break_spaces_are_spaces() -> None:
    found = told("2、渠道维修项目，\u00a0预算金额\u00a012\u00a0万元。")["projects"]
    assert [row["project_name"] for row in found] == ["渠道维修"]


def test_headings_that_run_into_their_text_are_headings() -> None:
    tables = told(
        "三、财政拨款收入支出决算总体情况说明2023年度收入总计90万元，支出总计90万元。",
        "七、“三公”经费支出决算情况说明（一）“三公”经费支出决算总体情况说明2023年度支出预算9万元，支出决算8万元。",
        title=ACCOUNT,
    )
    assert of(tables, "total_revenue") == of(tables, "total_expenditure") == []
    assert of(tables, "fiscal_appropriation_revenue") == [(wan("90"), None)]
    assert publics(tables)["subtotal"] == (8, 9, None, None)


def test_a_class_with_its_year_stays_whole() -> None:
    tables = told("1.教育支出2023年预算数为5万元，比上年增加1万元。")
    rows = [row for row in tables["statements"] if row["subject_title"] == "教育支出"]
    assert [(row["amount_yuan"], row["change_yuan"]) for row in rows] == [(wan("5"), wan("1"))]


def test_a_sum_without_a_name_that_fits_no_item_is_given_to_none() -> None:
    text = ALL + "其中：因公出国（境）费用6万元，比2022年减少2万元，严控9万元，比2022年减少1万元。"
    found = publics(told(text))
    assert found["overseas"] == (6, None, None, -2)


def test_a_page_that_cuts_the_only_sum_of_a_sentence() -> None:
    pages = ("2023年本部门机关运行经费预算支出24万", "元。与上年相比减少8万元。")
    tables = read(
        said(BUDGET), *(Paragraph(text, Place(page=page)) for page, text in enumerate(pages, 3)), said(REST, 9)
    )
    assert of(tables, "agency_running_cost") == [(wan("24"), wan("-8"))]


def test_a_change_that_names_the_whole_behind_its_parts_is_of_the_whole() -> None:
    text = "2023年决算收入86万元，其中：一般公共预算财政拨款86万元，比2022年决算收入增加6万元。"
    tables = told(text, title=ACCOUNT)
    assert of(tables, "total_revenue") == [(wan("86"), wan("6"))]
    assert of(tables, "general_public_revenue") == [(wan("86"), None)]


def test_a_short_name_at_the_end_of_a_list() -> None:
    tables = told("政府采购预算5万元，其中货物2万元、服务3万元。")
    assert of(tables, "procurement_services") == [(wan("3"), None)]


def test_what_the_place_earns_is_no_income_of_the_body() -> None:
    tables = told(
        "二、2023年度重点工作完成情况",
        "全县一般公共预算收入完成12.3亿元；一般公共预算支出完成45.6亿元。实现旅游总收入4.5亿元，完成固定资产投资3.5亿元。",
        "政府采购节约资金32万元。完成“三公”经费压减任务10万元。",
        "2023年部门收支情况",
        "2023年度收入总计12万元，支出总计12万元。",
        title=ACCOUNT,
    )
    for subject in ("general_public_revenue", "general_public_expenditure", "procurement"):
        assert of(tables, subject) == []
    assert publics(tables) == {}
    assert of(tables, "total_revenue") == of(tables, "total_expenditure") == [(wan("12"), None)]


def test_the_budget_of_the_beginning_of_the_year_is_no_total_of_an_account() -> None:
    text = "2023年年初预算收入80万元，年中追加10万元，全年预算收入90万元，决算收入89万元。年初预算支出80万元，决算支出88万元。"
    tables = told(text, title=ACCOUNT)
    assert of(tables, "total_revenue") == [(wan("89"), None)]
    assert of(tables, "total_expenditure") == [(wan("88"), None)]


def test_one_list_of_several_years_is_of_no_year() -> None:
    found = publics(told(ALL + "2021年、2022年“三公”经费预算分别为30万元、29万元。"))
    assert found == {"subtotal": (21, None, None, None)}


def test_parts_in_brackets_behind_their_sum() -> None:
    tables = told("政府采购预算20万元（其中货物5万元、服务15万元）。")
    assert of(tables, "procurement_goods") == [(wan("5"), None)]
    assert of(tables, "procurement_services") == [(wan("15"), None)]
