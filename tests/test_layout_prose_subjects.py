"""Whose sum a sentence states: a total under the name of one fund, or last year's part under this year's, misleads most."""

from __future__ import annotations

from decimal import Decimal

import pytest

from loaders import schema
from tests.layout_grids import wan
from tests.layout_prose import ACCOUNT, of, publics, told

FUNDS = ("total", "fiscal_appropriation", "general_public", "government_fund")
SIDES = ("revenue", "expenditure")


def others(tables: schema.Tables) -> dict[str | None, tuple[Decimal | None, Decimal | None]]:
    rows = [row for row in tables["statements"] if row["subject"] == "other"]
    return {row["subject_title"]: (row["amount_yuan"], row["change_yuan"]) for row in rows}


@pytest.mark.parametrize(
    ("text", "fund"),
    [
        ("2023年度财政拨款收、支总计90万元。与2022年相比，财政拨款收、支总计各增加8万元。", "fiscal_appropriation"),
        ("2023年财政拨款收入、支出总计90万元，与2022年相比，财政拨款收、支总计各增加8万元。", "fiscal_appropriation"),
        ("2023年财政拨款收支总预算90万元，比上年增加8万元。", "fiscal_appropriation"),
        ("2023年一般公共预算收支预算90万元，比上年增加8万元。", "general_public"),
        ("2023年政府性基金收支90万元，比上年增加8万元。", "government_fund"),
    ],
)
def test_one_sum_of_both_sides_of_a_fund_is_no_total(text: str, fund: str) -> None:
    tables = told(text)
    for name in FUNDS:
        expected = [(wan("90"), wan("8"))] if name == fund else []
        assert of(tables, f"{name}_revenue") == of(tables, f"{name}_expenditure") == expected


def test_both_sides_of_funds_that_make_up_the_total_leave_its_change_to_it() -> None:
    tables = told("2023年收支总额为95万元，其中：一般公共预算收支90万元，政府性基金收支5万元。比上年90万元增加5万元。")
    for side in SIDES:
        assert of(tables, f"total_{side}") == [(wan("95"), wan("5"))]
        assert of(tables, f"general_public_{side}") == [(wan("90"), None)]


def test_a_change_of_both_sides_is_of_the_totals_and_not_of_their_equal_parts() -> None:
    tables = told(
        "2023年度收入总计65万元，其中：本年收入合计64万元，年初结转1万元。",
        "2023年度支出总计65万元，其中：本年支出合计64万元，年末结转1万元。",
        "收入支出总体与上年相比，增加5万元，增长8%。",
        title=ACCOUNT,
    )
    for side in SIDES:
        assert of(tables, f"total_{side}") == [(wan("65"), wan("5")), (wan("64"), None)]


def test_income_and_expenditure_named_one_behind_the_other_change_both() -> None:
    tables = told("2023年度收入总计65万元、支出总计65万元。与上年相比，收入总计、支出总计各减少5万元。", title=ACCOUNT)
    for side in SIDES:
        assert of(tables, f"total_{side}") == [(wan("65"), wan("-5"))]


def test_parts_of_last_years_sum_are_not_this_years() -> None:
    tables = told(
        "2023年总支出95万元，其中：基本支出80万元。2022年总支出90万元，其中：基本支出78万元。2023年较2022年总支出增加5万元。"
    )
    assert of(tables, "total_expenditure") == [(wan("95"), wan("5"))]
    assert of(tables, "basic_expenditure") == [(wan("80"), None)]


@pytest.mark.parametrize(("words", "change"), [("增", "6"), ("减", "-6"), ("（减）", "-6"), ("少", "-6")])
def test_growth_in_one_sign(words: str, change: str) -> None:
    assert of(told(f"2023年基本支出预算较上年{words}6万元。"), "basic_expenditure") == [(None, wan(change))]


@pytest.mark.parametrize(
    "text",
    [
        "五、政府采购情况|政府采购预算9万元。按资金来源划分，一般公共预算拨款9万元，财政专户管理的资金收入0万元。",
        "政府采购预算9万元，其中：一般公共预算拨款9万元、财政专户资金0万元。",
        "项目支出9万元，其中：一般公共预算拨款9万元、财政专户资金0万元。",
        "编报绩效目标的项目3个，涉及一般公共预算拨款9万元。",
    ],
)
def test_the_sources_of_one_matter_are_no_income_of_the_body(text: str) -> None:
    tables = told(*text.split("|"))
    assert of(tables, "general_public_revenue") == of(tables, "special_account_revenue") == []


def test_projects_that_have_goals_are_not_all_projects() -> None:
    tables = told("2023年项目支出预算70万元。填报绩效目标的项目支出预算60万元，占全部项目支出预算的86%。")
    assert of(tables, "project_expenditure") == [(wan("70"), None)]


def test_the_appropriation_is_spending_under_a_heading_of_spending() -> None:
    heading = "（一）一般公共预算财政拨款支出决算总体情况"
    text = "2023年一般公共预算财政拨款支出90万元。与2022年相比，一般公共预算财政拨款增加4万元。"
    tables = told(heading, text, title=ACCOUNT)
    assert of(tables, "general_public_expenditure") == [(wan("90"), wan("4"))]
    assert of(tables, "general_public_revenue") == []


@pytest.mark.parametrize("words", ["年初收入预算数", "收入总预算"])
def test_a_change_behind_the_parts_told_in_sentences_of_their_own(words: str) -> None:
    tables = told(
        f"2023年{words}80万元。收入包括：一般公共预算拨款75万元；其他收入包括：利息5万元。与上年对比减少2万元。"
    )
    assert of(tables, "total_revenue") == [(wan("80"), wan("-2"))]


def test_an_account_told_twice_is_one_sum() -> None:
    text = "2023年一般公共预算财政拨款支出90万元，支出决算90万元，完成年初预算的101%。与上年相比减少2万元。"
    assert of(told(text, title=ACCOUNT), "general_public_expenditure") == [(wan("90"), wan("-2"))]


def test_a_change_of_the_account_is_of_what_was_named_before() -> None:
    text = "2023年度机关运行经费支出50万元，决算数较上年减少2万元。"
    assert of(told(text, title=ACCOUNT), "agency_running_cost") == [(wan("50"), wan("-2"))]


def test_from_last_years_sum_to_this_years() -> None:
    tables = told("2023年度收入总计由2022年的32万元增加到34万元，增加2万元。", title=ACCOUNT)
    assert of(tables, "total_revenue") == [(wan("34"), wan("2"))]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("1.教育支出（类）普通教育（款）小学教育（项）。年初预算为9万元，支出决算为8万元，比上年增加1万元。",),
        ("1.教育支出（类）普通教育（款）小学教育（项）。", "年初预算为9万元，支出决算为8万元，比上年增加1万元。"),
    ],
)
def test_the_account_of_an_item_of_the_functions_bears_its_name(paragraphs: tuple[str, ...]) -> None:
    found = others(told(*paragraphs, title=ACCOUNT))
    assert found["教育支出（类）普通教育（款）小学教育（项）"] == (wan("8"), wan("1"))
    assert found["教育支出（类）普通教育（款）小学教育（项）年初预算"] == (wan("9"), None)


def test_a_body_without_running_costs_has_none() -> None:
    tables = told("四、机关运行经费安排情况", "我单位无机关运行经费。2023年日常公用经费安排20万元。")
    assert of(tables, "agency_running_cost") == []


def test_surplus_that_is_shared_out_is_not_carried_over() -> None:
    assert of(told("结余分配3万元，年末结转和结余1万元。", title=ACCOUNT), "carry_over") == [(wan("1"), None)]


@pytest.mark.parametrize("zero", ["零元", "0", "为零", "0万元"])
def test_nothing_in_words_or_without_a_unit_is_zero(zero: str) -> None:
    text = f"“三公”经费预算9万元，其中：公务用车购置费为{zero.removeprefix('为')}，公务接待费9万元。"
    assert publics(told(text))["vehicle_purchase"][0] == 0


def test_guests_from_the_country_are_a_part_of_all_receptions() -> None:
    text = "“三公”经费支出9万元。公务接待费支出决算4万元。其中：国内公务接待支出3万元，外事接待支出1万元。"
    assert publics(told(text, title=ACCOUNT))["reception"] == (4, None, None, None)


def test_equal_to_last_year_in_a_sentence_behind_the_parts_is_the_whole() -> None:
    text = "2023年预算安排32万元，其中：公务用车运行费32万元，公务用车购置费0万元。与上年预算持平。"
    found = publics(told("六、“三公”经费预算情况", "（三）公务用车购置及运行费", text))
    assert found["vehicles"] == (32, None, None, 0)
    assert found["vehicle_purchase"] == (0, None, None, None)


@pytest.mark.parametrize("body", ["我镇2023年度", "2023年我局", "本单位2023年"])
def test_income_behind_the_word_for_the_own_body(body: str) -> None:
    tables = told(f"{body}收入80万元，较去年增加6万元。{body}支出80万元。")
    assert of(tables, "total_revenue") == [(wan("80"), wan("6"))]
    assert of(tables, "total_expenditure") == [(wan("80"), None)]


def test_parts_of_running_costs_are_not_those_of_the_body() -> None:
    heading = "（一）机关运行经费安排情况。"
    tables = told(heading, "事业运行经费总预算安排40万元，其中：基本支出预算10万元，项目支出预算30万元。")
    assert of(tables, "basic_expenditure") == of(tables, "project_expenditure") == []


def test_the_account_of_the_year_in_the_paragraph_of_an_item_is_no_total() -> None:
    text = "1.教育支出（205类）普通教育（02款）小学教育（02项）5万元。2022年决算数为6万元，2023年支出决算为5万元。"
    assert of(told(text, title=ACCOUNT), "total_expenditure") == []


def test_a_heading_of_the_same_rank_ends_the_three_publics() -> None:
    tables = told(
        "（二）“三公”经费预算情况",
        "2023年“三公”经费预算9万元，其中：公务接待费9万元。",
        "（三）一般性支出情况",
        "2023年会议费预算3万元；培训费预算1万元，拟开展2次培训；拟举办0次论坛，经费预算0万元。",
    )
    assert {item: row[0] for item, row in publics(tables).items()} == {
        "subtotal": 9,
        "reception": 9,
        "meetings": 3,
        "training": 1,
    }


def test_meetings_and_trainings_outside_the_three_publics_have_budget_and_account() -> None:
    tables = told("（四）会议费支出情况", "2023年会议费预算为3万元，支出决算为2万元，完成预算的67%。", title=ACCOUNT)
    assert publics(tables)["meetings"] == (2, 3, None, None)


def test_receptions_told_one_by_one_are_parts() -> None:
    text = "“三公”经费支出9万元。公务接待费支出4万元，具体内容包括：接待市水务局检查1万元，接待外县考察3万元。"
    assert publics(told(text, title=ACCOUNT))["reception"] == (4, None, None, None)


@pytest.mark.parametrize("text", ["年初批复预算8个项目985万元。", "调整预算后项目预算861万元。"])
def test_a_count_of_projects_and_the_word_budget_name_no_project(text: str) -> None:
    assert told(text)["projects"] == []


def test_the_three_publics_meetings_and_trainings_in_one_sum_are_the_total() -> None:
    text = "2023年“三公”经费、会议费、培训费预算支出12万元，较上年减少1万元。其中：公务接待费2万元；会议费10万元。"
    assert publics(told(text)) == {
        "total": (12, None, None, -1),
        "reception": (2, None, None, None),
        "meetings": (10, None, None, None),
    }


def test_a_part_in_a_paragraph_of_its_own_keeps_its_change() -> None:
    found = publics(
        told(
            "九、“三公”经费支出决算情况说明",
            "公务接待费支出4万元。其中：",
            "（1）外事接待支出0万元，完成预算的0%，与上年决算数相同。",
            "（2）国内公务接待支出3万元，完成预算的50%，比上年决算增加1万元。",
            title=ACCOUNT,
        )
    )
    assert found["reception"] == (4, None, None, None)


def test_procurement_of_one_source_is_a_part_of_all() -> None:
    text = (
        "政府采购预算总额62万元：政府采购货物预算62万元；其中一般公共预算拨款政府采购60万元：政府采购货物预算60万元。"
    )
    assert of(told(text), "procurement") == [(wan("62"), None)]


def test_both_sides_of_the_account_of_appropriations() -> None:
    tables = told("2023年度财政拨款收、支总决算90万元。财政拨款收、支总计各减少5万元。", title=ACCOUNT)
    assert of(tables, "fiscal_appropriation_revenue") == [(wan("90"), wan("-5"))]


def test_what_changes_inside_a_sum_is_not_the_change_of_the_sum() -> None:
    tables = told("项目支出预算90万元，比上年减少4万元。项目支出减少网络租赁费6万元，项目支出增加设备2万元。")
    assert of(tables, "project_expenditure") == [(wan("90"), wan("-4"))]


def test_last_years_sum_behind_the_word_for_year_over_year() -> None:
    found = publics(told("七、“三公”经费决算情况", "公务接待费4万元，同比去年1万元增加3万元。", title=ACCOUNT))
    assert found["reception"] == (4, None, 1, 3)


@pytest.mark.parametrize(
    "text",
    [
        "3、渠道维修项目：安排资金12万元。",
        "3、渠道维修项目，预算金额12万元，主要用于清淤。",
        "渠道维修项目：2023年安排12万元。",
    ],
)
def test_a_project_named_in_the_clause_before_its_sum(text: str) -> None:
    assert [(row["project_name"], row["budget_yuan"]) for row in told(text)["projects"]] == [("渠道维修", wan("12"))]


def test_the_review_of_a_project_names_it_before_a_full_stop() -> None:
    text = "（1）渠道维修项目绩效目标完成情况综述。项目全年预算数12万元，执行数为11万元，完成预算的92%。"
    tables = told(text, title=ACCOUNT)
    assert [(row["project_name"], row["budget_yuan"]) for row in tables["projects"]] == [("渠道维修", wan("12"))]


def test_money_of_all_projects_with_goals_is_told_by_source_without_being_income() -> None:
    tables = told("本部门对15个项目编制了绩效目标，涉及预算资金23万元，其中：一般公共预算拨款20万元。")
    assert of(tables, "general_public_revenue") == [] and tables["projects"] == []


def test_an_account_equal_to_its_budget_says_nothing_of_last_year() -> None:
    text = "“三公”经费决算数5万元。1.因公出国（境）费用。2023年决算数0万元，与2023年年初预算数0万元持平。"
    assert publics(told(text, title=ACCOUNT))["overseas"] == (0, 0, None, None)


def test_running_costs_told_as_the_public_part_of_basic_spending() -> None:
    text = "2023年行政单位使用一般公共预算财政拨款安排的基本支出中的日常公用经费支出，合计31万元，比上年减少2万元。"
    tables = told("二、机关运行经费支出情况", text, title=ACCOUNT)
    assert of(tables, "agency_running_cost") == [(wan("31"), wan("-2"))]
    assert of(tables, "basic_expenditure") == []


def test_basic_spending_of_one_fund_is_not_that_of_the_body() -> None:
    tables = told("安排基本支出53万元，使用政府性基金财政拨款安排基本支出0万元。")
    assert of(tables, "basic_expenditure") == [(wan("53"), None)]
    assert of(tables, "government_fund_expenditure") == []


def test_expenditure_of_the_year_behind_the_income_of_a_fund_is_of_the_fund() -> None:
    text = "财政拨款本年收入35万元，本年支出36万元，其中：政府性基金预算财政拨款本年收入5万元；本年支出6万元，比上年增加1万元。"
    tables = told("（一）财政拨款收支情况", text, title=ACCOUNT)
    assert of(tables, "fiscal_appropriation_expenditure") == [(wan("36"), None)]
    assert of(tables, "government_fund_expenditure") == [(wan("6"), wan("1"))]


def test_funds_named_alone_are_of_the_side_that_is_divided() -> None:
    tables = told(
        "2023年总收入93万元，其中：一般公共预算90万元，政府性基金3万元。", "一般公共预算8万元，比上年增加1万元。"
    )
    assert of(tables, "general_public_revenue") == [(wan("90"), None)]
    assert of(tables, "government_fund_revenue") == [(wan("3"), None)]


def test_a_change_behind_parts_of_which_one_is_told_by_its_own_parts_is_of_the_whole() -> None:
    text = "2023年总支出36万元，其中基本支出26万元（人员经费21万元，公用经费5万元），项目支出10万元，较上年增加2万元。"
    tables = told(text)
    assert of(tables, "total_expenditure") == [(wan("36"), wan("2"))]
    assert of(tables, "project_expenditure") == [(wan("10"), None)]


def test_a_change_behind_two_sentences_of_parts_is_of_the_whole() -> None:
    text = (
        "2023年部门财政拨款收入105万元，其中：本年收入104万元，上年结转收入1万元。"
        "本年收入中，一般公共预算财政拨款104万元，政府性基金预算财政拨款0万元。与上年对比增加8万元。"
    )
    assert of(told(text), "fiscal_appropriation_revenue") == [(wan("105"), wan("8"))]


def test_a_budget_without_a_name_under_a_heading_of_both_sides_is_of_both() -> None:
    tables = told("一、收支预算情况说明", "2023年预算125万元，与2022年预算相比增加5万元。")
    for side in SIDES:
        assert of(tables, f"total_{side}") == [(wan("125"), wan("5"))]


def test_income_and_expenditure_of_this_year_change() -> None:
    tables = told("2023年度收入合计85万元。", "与上年相比，今年收入增加5万元，增长7%。", title=ACCOUNT)
    assert of(tables, "total_revenue") == [(wan("85"), wan("5"))]


def test_kinds_of_projects_of_the_unified_budget_are_not_all_project_spending() -> None:
    text = "支出预算53万元，其中：人员类项目支出30万元、运转类项目支出3万元、特定目标类项目支出20万元。项目支出20万元。"
    tables = told(text)
    assert of(tables, "project_expenditure") == [(wan("20"), None)]
    assert of(tables, "personnel") == [(wan("30"), None)]


def test_the_budget_of_an_earlier_year_is_no_total_of_this_one() -> None:
    text = "1.“教育支出（类）-普通教育（款）-小学教育（项）”2023年度预算9万元，2021年度预算8万元，主要用于教学。"
    tables = told("财政拨款支出主要内容如下：", text)
    assert not of(tables, "total_expenditure") and not of(tables, "fiscal_appropriation_expenditure")
    assert others(tables)["2021年度预算"] == (wan("8"), None)


@pytest.mark.parametrize("title", [None, ACCOUNT])
@pytest.mark.parametrize("between", ["（项），主要用于", "（项），主要用于：办公、", "（项）主要用于"])
def test_what_an_item_is_for_is_not_the_subject_of_its_sum(title: str | None, between: str) -> None:
    text = f"2.教育支出（类）普通教育（款）小学教育{between}校舍维修等项目支出，年初预算为9万元。"
    tables = told("财政拨款支出主要内容如下：", text, **({"title": title} if title else {}))
    assert {row["subject"] for row in tables["statements"] if row["amount_yuan"] == wan("9")} == {"other"}


def test_parts_of_the_procurement_of_an_account_are_named_by_its_sums() -> None:
    text = "2023年度政府采购金额为9万元，其中：货物采购金额2万元、工程采购金额3万元、服务采购金额4万元。"
    tables = told(text, title=ACCOUNT)
    parts = ("procurement", "procurement_goods", "procurement_works", "procurement_services")
    assert [of(tables, subject) for subject in parts] == [[(wan(amount), None)] for amount in "9234"]


def test_equipment_without_vehicles_is_no_number_of_vehicles() -> None:
    tables = told("共有车辆4辆；单价100万元（含）以上设备（不含车辆）6台（套）。")
    assert [row["count"] for row in tables["statements"] if row["subject"] == "vehicles"] == [4]
