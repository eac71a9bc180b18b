"""What the explanations say in sentences; a figure put under a wrong name misleads more than one left out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from loaders.document import Paragraph, Place
from tests.layout_documents import read, said
from tests.layout_grids import wan
from tests.layout_prose import ACCOUNT, BUDGET, of, publics, told


def test_a_title_that_names_the_three_publics_too_does_not_swallow_the_totals() -> None:
    title = "某县水务局2023年部门预算及“三公”经费预算公开说明"
    tables = told("2023年收支总预算为120万元，比上年增加20万元。", title=title)
    for side in ("total_revenue", "total_expenditure"):
        assert of(tables, side) == [(wan("120"), wan("20"))]


def test_totals_in_the_paragraph_of_the_three_publics_stay_totals() -> None:
    tables = told("某局2023年收支总预算156亿元。2023年“三公”经费预算3亿元，其中：公务接待费1亿元。")
    assert of(tables, "total_expenditure") == [(Decimal("15600000000.00"), None)]
    assert publics(tables)["subtotal"][0] == 30_000


@pytest.mark.parametrize(
    "lead",
    [
        ("“三公”经费预算5万元。",),
        ("三、公务接待费",),
        ("六、“三公”经费预算情况说明", "“三公”经费预算5万元。"),
    ],
)
def test_items_in_paragraphs_of_their_own(lead: tuple[str, ...]) -> None:
    found = publics(told(*lead, "1、公务接待费：2万元，比上年减少1万元。"))
    assert found["reception"] == (2, None, None, -1)


def test_the_heading_names_the_item_of_the_paragraph_below() -> None:
    tables = told(
        "六、“三公”经费预算情况说明",
        "（一）因公出国（境）经费",
        "2023年预算安排1万元，与上年持平。",
        "（二）公务接待费",
        "2023年预算安排2万元。",
    )
    assert publics(tables) == {"overseas": (1, None, None, 0), "reception": (2, None, None, None)}


def test_the_fund_that_has_budget_in_its_name_makes_an_account_no_budget() -> None:
    text = "2023年度“三公”经费一般公共预算财政拨款支出30万元，完成年初预算40万元的75%，同比下降5%。"
    assert publics(told(text, title=ACCOUNT))["subtotal"][:2] == (30, 40)


def test_parts_of_the_budget_are_no_accounts() -> None:
    text = "2023年“三公”经费预算为20万元，其中：公务接待费9万元。2023年“三公”经费支出共计8万元，较年初预算数减少12万元，较上年支出数减少1万元。"
    found = publics(told(text, title=ACCOUNT))
    assert found == {"subtotal": (8, 20, None, -1), "reception": (None, 9, None, None)}


def test_parts_of_last_years_sum_are_last_years_too() -> None:
    tables = told(
        "2023年“三公”经费预算21万元，其中：公务接待费11万元。",
        "2022年度“三公”经费合计20万元，其中：公务接待费12万元。",
        "2023年“三公”经费较2022年增加1万元，其中公务接待费减少1万元。",
    )
    assert publics(tables) == {"subtotal": (21, None, 20, 1), "reception": (11, None, 12, -1)}


def test_the_budget_of_an_account_behind_counts_of_guests() -> None:
    text = "2023年公务接待18批次，156人次，预算为2万元，支出决算为1.3万元，完成预算的65%。"
    found = publics(told("“三公”经费支出决算5万元。", "（4）公务接待费支出情况说明", text, title=ACCOUNT))
    assert found["reception"] == (Decimal("1.3"), 2, None, None)


def test_the_budget_of_the_beginning_of_the_year_is_kept_beside_the_adjusted_one() -> None:
    text = "“三公”经费年初预算为30万元，调整预算为28万元，支出决算为26万元。"
    assert publics(told(text, title=ACCOUNT))["subtotal"] == (26, 30, None, None)


def test_fuel_and_repairs_are_parts_of_running_vehicles() -> None:
    text = "“三公”经费预算18万元。公务用车运行维护费18万元，其中：公务用车加油5万元，公务用车维修13万元。比2022年预算数22万元减少4万元。"
    assert publics(told(text))["vehicle_operation"] == (18, None, 22, -4)


def test_guests_from_abroad_are_a_part_of_reception() -> None:
    text = "“三公”经费支出决算5万元，公务接待费支出决算4万元，具体是国内接待费4万元，国（境）外接待费支出决算0万元。"
    assert publics(told(text, title=ACCOUNT))["reception"] == (4, None, None, None)


def test_what_did_not_change_behind_brackets_is_the_item_before_them() -> None:
    text = "“三公”经费6万元，其中：公务用车购置及运行费5万元（其中：公务用车购置费0万元，公务用车运行费5万元），与去年持平。"
    found = publics(told(text))
    assert found["vehicles"] == (5, None, None, 0) and found["vehicle_operation"] == (5, None, None, None)


def test_equal_to_the_budget_is_not_equal_to_last_year() -> None:
    text = "“三公”经费支出决算1万元。公务接待费支出1万元，与2023年度预算相比无变化，比去年增加0.5万元；因公出国费支出0万元，比去年无增减。"
    found = publics(told(text, title=ACCOUNT))
    assert found["reception"][3] == Decimal("0.5") and found["overseas"] == (0, None, None, 0)


@pytest.mark.parametrize(("printed", "change"), [("0", 0), ("5", None)])
def test_a_form_that_leaves_open_whether_it_grew(printed: str, change: int | None) -> None:
    text = f"“三公”经费预算9万元，公务接待费9万元，比上年增（减）{printed}万元。"
    assert publics(told(text))["reception"] == (9, None, None, change)


def test_one_sum_said_of_two_items() -> None:
    text = "“三公”经费预算8万元，其中：因公出国（境）费、公务用车购置费均为0万元，公务接待费8万元。"
    assert {item: row[0] for item, row in publics(told(text)).items()} == {
        "subtotal": 8,
        "overseas": 0,
        "vehicle_purchase": 0,
        "reception": 8,
    }


def test_the_same_change_said_twice_makes_one_row() -> None:
    tables = told(
        "“三公”经费31万元。其中：公务接待费减少0.3万元。",
        "1、公务接待费",
        "公务接待费1.6万元，较上年减少0.3万元。",
    )
    assert publics(tables)["reception"] == (Decimal("1.6"), None, None, Decimal("-0.3"))


def test_running_before_buying_are_both_of_the_vehicles() -> None:
    found = publics(told("“三公”经费预算45万元，公务用车运行及购置费45万元，比上年50万元减少5万元。"))
    assert found["vehicles"] == (45, None, 50, -5)


def test_three_publics_of_a_text_that_never_says_the_word() -> None:
    text = "全年使用财政拨款开支出国（境）团组0个；公务用车运行维护费支出54万元，保有量28辆；国内公务接待费支出3万元，接待45批次。"
    found = publics(told(text, title=ACCOUNT))
    assert found == {"vehicle_operation": (54, None, None, None), "reception": (3, None, None, None)}


@pytest.mark.parametrize("words", ["收入总预算", "总收入", "收入预算总额", "部门预算总收入"])
def test_words_for_the_total_income(words: str) -> None:
    tables = told(f"2023年我局{words}317.6万元，同比增加8万元，同比增长2.8%。")
    assert of(tables, "total_revenue") == [(wan("317.6"), wan("8"))]


def test_the_heading_names_the_subject_of_a_budget_without_a_name() -> None:
    tables = told("（一）收入预算", "2023年年初预算数656万元，其中，其他收入6万元。收入较去年增加56万元。")
    assert of(tables, "total_revenue") == [(wan("656"), wan("56"))]


@pytest.mark.parametrize(
    "sentences",
    [
        (
            "2023年收支总预算2468万元，收入全部为财政拨款收入。",
            "与2022年预算相比，收、支总预算各增加68万元，增长2.8%。",
        ),
        ("2023年收入总计2468万元，支出总计2468万元。收、支与2022年度相比，增加68万元，增长2.8%。",),
        ("2023年预算收支安排2468万元，较2022年预算增加68万元，其中：基本支出增加8万元。",),
    ],
)
def test_the_change_of_both_sides_of_the_budget(sentences: tuple[str, ...]) -> None:
    tables = told(*sentences)
    for side in ("total_revenue", "total_expenditure"):
        assert (wan("2468"), wan("68")) in of(tables, side)


def test_two_totals_before_one_unit() -> None:
    text = "2023年度收、支总计各是4125.49,4143.91万元。与2022年相比，收、支总计各减少1267.86,2570.97万元。"
    tables = told(text, title=ACCOUNT)
    assert of(tables, "total_revenue") == [(wan("4125.49"), wan("-1267.86"))]
    assert of(tables, "total_expenditure") == [(wan("4143.91"), wan("-2570.97"))]


def test_what_a_sum_is_compared_with_is_last_years_also_inside_a_clause() -> None:
    tables = told("基本支出238万元。2023年基本支出预算比2022年基本支出预算212万元增加26万元。")
    assert of(tables, "basic_expenditure") == [(wan("238"), wan("26"))]


def test_letters_set_wide_and_full_width_digits() -> None:
    tables = told("2023 年 政 府 采 购 预 算 64.5 万元 ， 同 比 增 加 24 万元。２０２３年支出预算１，２３４．５万元。")
    assert of(tables, "procurement") == [(wan("64.5"), wan("24"))]
    assert of(tables, "total_expenditure") == [(wan("1234.5"), None)]


def test_running_costs_of_institutions_are_not_those_of_the_agency() -> None:
    assert of(told("事业运行经费总预算安排37万元。"), "agency_running_cost") == []


def test_a_sum_that_a_page_cuts_is_one_sum() -> None:
    pages = ("“三公”经费预算30万元。公务用车购置费0万元；公务用车运行维护费30万", "元，比上年减少3万元。")
    tables = read(said(BUDGET), *(Paragraph(text, Place(page=page)) for page, text in enumerate(pages, 3)))
    assert publics(tables)["vehicle_operation"] == (30, None, None, -3)


def test_totals_under_a_title_that_breaks_before_the_three_publics_are_no_item_of_them() -> None:
    tables = told(
        "“三公”经费预算公开", "2023年我局总收入234万元，比上年减少5万元。", title="某县水务局2023年部门预算和"
    )
    assert publics(tables) == {} and of(tables, "total_revenue") == [(wan("234"), wan("-5"))]


def test_totals_under_the_heading_of_the_appropriation_are_of_the_appropriation() -> None:
    tables = told(
        "二、财政拨款收支预算情况", "收入总计90万元，支出总计90万元。", "三、收支预算情况", "收入总计100万元。"
    )
    assert of(tables, "total_revenue") == [(wan("100"), None)]
    assert of(tables, "fiscal_appropriation_revenue") == [(wan("90"), None)]


def test_a_change_that_only_explains_another_is_no_change_of_the_total() -> None:
    tables = told("2023年收入预算100万元，比上年增加50万元。主要原因：新建办公楼，较上年增加48万元。")
    assert of(tables, "total_revenue") == [(wan("100"), wan("50"))]


def test_shares_of_the_procurement_are_not_the_procurement() -> None:
    tables = told("政府采购预算100万元，其中面向小微企业预留政府采购项目预算金额40万元，政府集中采购预算60万元。")
    assert of(tables, "procurement") == [(wan("100"), None)]


def test_an_item_behind_a_count_without_a_mark_between() -> None:
    text = "“三公”经费预算9万元，公务用车购置费0万元。公务车保有量2辆，计划购置0辆公务接待费4万元。"
    assert {item: row[0] for item, row in publics(told(text)).items()} == {
        "subtotal": 9,
        "vehicle_purchase": 0,
        "reception": 4,
    }


def test_equal_before_a_colon_is_of_what_stands_before_it() -> None:
    found = publics(
        told("“三公”经费预算安排520万元，与2022年预算持平：一、2023年因公出国（境）费预算170万元，比上年增加70万元。")
    )
    assert found == {"subtotal": (520, None, None, 0), "overseas": (170, None, None, 70)}


def test_both_sides_of_a_budget_that_did_not_change() -> None:
    tables = told("2023年收支总预算120万元，与上年持平。")
    assert of(tables, "total_revenue") == of(tables, "total_expenditure") == [(wan("120"), Decimal("0.00"))]


def test_a_class_of_the_economic_subjects_is_no_total() -> None:
    tables = told("1.基本支出预算80万元。其中：工资福利支出预算70万元；商品和服务支出预算10万元。")
    assert of(tables, "total_expenditure") == []


def test_the_account_of_the_year_behind_the_name_of_the_body_is_the_total() -> None:
    tables = told("某县水务局2023年度收入决算90万元。", "某县水务局2023年度支出决算80万元。", title=ACCOUNT)
    assert of(tables, "total_revenue") == [(wan("90"), None)]
    assert of(tables, "total_expenditure") == [(wan("80"), None)]


def test_a_share_against_the_budget_says_nothing_of_the_next_sum() -> None:
    found = publics(
        told(
            "三、“三公”经费情况",
            "公务用车购置及运行费决算支出7万元，较年初预算减少28%，其中：公务用车运行维护费5万元。",
            title=ACCOUNT,
        )
    )
    assert found["vehicle_operation"] == (5, None, None, None)


def test_the_total_income_of_the_department_is_no_item_of_the_three_publics() -> None:
    found = publics(told("三、“三公”经费情况", "公务接待费5万元。", "本年收入合计9万元。", title=ACCOUNT))
    assert found == {"reception": (5, None, None, None)}


def test_parts_of_an_item_are_not_those_of_the_department() -> None:
    tables = told(
        "一般公共预算支出9万元，其中：基本支出6万元，项目支出3万元。",
        "机构运行5万元，其中：基本支出5万元，项目支出0万元。",
        "其他技术研究与开发支出3万元，其中：基本支出0万元，项目支出3万元。",
    )
    assert of(tables, "basic_expenditure") == [(wan("6"), None)]
    assert of(tables, "project_expenditure") == [(wan("3"), None)]


def test_the_expenditure_told_beside_appropriations_is_of_appropriations() -> None:
    tables = told("2023年度财政拨款收入总计5万元，支出总计5万元，与2022年相比，增加1万元。", title=ACCOUNT)
    assert of(tables, "total_expenditure") == []
    assert of(tables, "fiscal_appropriation_expenditure") == [(wan("5"), wan("1"))]


def test_kinds_of_guests_behind_all_receptions_are_parts() -> None:
    tables = told(
        "“三公”经费支出2万元。公务接待费支出2万元，主要用于各类公务接待（含外宾接待）支出。决算比2022年增加0.1万元。",
        "国内公务接待20批次，共计支出2万元，包括：检查接待支出1.2万元，考察接待支出0.8万元。",
        "外事接待支出0万元，外事接待0批次，0人，共计支出0万元。",
        title=ACCOUNT,
    )
    assert publics(tables)["reception"] == (2, None, None, Decimal("0.1"))


def test_a_share_of_the_three_publics_names_no_item() -> None:
    found = publics(
        told("“三公”经费支出15万元。", "3.公务接待费0.5万元，占“三公”经费支出的3%。比上年减少0.1万元。", title=ACCOUNT)
    )
    assert found == {"subtotal": (15, None, None, None), "reception": (Decimal("0.5"), None, None, Decimal("-0.1"))}


@pytest.mark.parametrize(
    "parts",
    [
        "包括：财政拨款收入100万元，年初结转20万元。与上年相比增加12万元，增长10%。",
        "其中一般公共预算拨款收入100万元、政府性基金拨款收入20万元，较上年增加12万元。",
    ],
)
def test_a_change_behind_all_parts_is_of_the_whole(parts: str) -> None:
    assert of(told("2023年预算收入120万元，" + parts), "total_revenue") == [(wan("120"), wan("12"))]


def test_a_change_behind_one_part_is_of_that_part() -> None:
    tables = told("2023年预算收入120万元，其中一般公共预算拨款收入100万元、其他收入15万元，较上年增加5万元。")
    assert of(tables, "total_revenue") == [(wan("120"), None)]
    assert of(tables, "other_revenue") == [(wan("15"), wan("5"))]


def test_a_change_of_both_sides_is_of_the_sums_that_are_equal() -> None:
    tables = told(
        "2023年度收入总计65万元，其中：本年收入合计60万元，年初结转5万元。",
        "2023年度支出总计65万元，其中：本年支出合计64万元，年末结转1万元。",
        "收入支出总体与上年相比，增加5.4万元，增长9%。",
        title=ACCOUNT,
    )
    for side in ("total_revenue", "total_expenditure"):
        assert (wan("65"), wan("5.4")) in of(tables, side)


@pytest.mark.parametrize("words", ["工资福利支出预算", "商品和服务支出预算", "其他支出预算"])
def test_a_class_of_spending_is_not_the_total(words: str) -> None:
    assert of(told(f"{words}71万元，同比减少14万元。"), "total_expenditure") == []


def test_the_share_of_one_unit_is_not_the_total() -> None:
    tables = told("2023年部门收入预算580万元。其中：局机关收入预算30万元；市第一中学收入预算200万元。")
    assert of(tables, "total_revenue") == [(wan("580"), None)]


def test_a_chapter_on_the_money_of_projects_is_no_project() -> None:
    """Its name in a list of contents would take the income that is told next."""
    tables = told(
        "六、其他情况说明", "七、项目经费情况说明", "2023年，某县水务局收入预算120万元，其中：财政拨款收入120万元。"
    )
    assert tables["projects"] == []
    assert of(tables, "total_revenue") == [(wan("120"), None)]


def test_an_amount_of_nothing_at_the_end_of_a_paragraph_needs_no_yuan() -> None:
    found = publics(told("六、“三公”经费预算情况说明", "“三公”经费预算5万元。", "（2）公务用车购置费0万"))
    assert found["vehicle_purchase"][0] == 0


def test_the_cause_of_a_change_is_no_sum_of_the_three_publics() -> None:
    found = publics(told("“三公”经费预算9万元。", "二、“三公”经费变化原因说明：因按照2022年预算3万元公务接待费不足。"))
    assert found["subtotal"][0] == 9


def test_what_trips_are_for_is_no_training() -> None:
    found = publics(
        told(
            "一、因公出国（境）经费",
            "2023年安排“因公出国（境）费”5万元，主要用于国外业务培训费用。2022年预算数6万元。",
        )
    )
    assert found == {"overseas": (5, None, 6, None)}


def test_last_years_budget_does_not_replace_last_years_account() -> None:
    text = "2023年“三公”经费9万元比2022年7万元增加2万元，主要原因为2023年预算8万元比2022年“三公经费”部门预算6万元增加2万元。"
    assert publics(told(text, title=ACCOUNT))["subtotal"][2] == 7


def test_other_names_of_buying_vehicles() -> None:
    found = publics(told("“三公”经费预算5万元，其中：公务用车购置及运行费5万元（运行维护费4万元、公务车购置1万元）。"))
    assert found["vehicle_purchase"][0] == 1
    found = publics(
        told("“三公”经费预算5万元，其中：公务用车购置及运行费5万元。其中：购置经费2万元、运行维护费3万元。")
    )
    assert (found["vehicles"][0], found["vehicle_purchase"][0], found["vehicle_operation"][0]) == (5, 2, 3)


@pytest.mark.parametrize("words", ["某县第一中学2023年收入90万元", "2023年度，某县第一中学收入为90万元"])
def test_the_income_of_a_body_by_its_name_and_the_year(words: str) -> None:
    assert of(told(f"{words}，支出80万元。"), "total_revenue") == [(wan("90"), None)]


def test_more_names_of_income() -> None:
    tables = told("2023年收入90万元。其中：财政拨款资金收入60万元，事业性收入30万元。")
    assert of(tables, "fiscal_appropriation_revenue") == [(wan("60"), None)]
    assert of(tables, "institutional_revenue") == [(wan("30"), None)]


def test_a_change_said_of_income_alone_is_of_the_total() -> None:
    tables = told("（一）收入预算，2023年年初预算数90万元，其中，一般公共预算拨款90万元。收入较去年减少了10万元。")
    assert of(tables, "total_revenue") == [(wan("90"), wan("-10"))]


def test_the_items_listed_before_the_name_of_their_sum_are_not_what_it_is_of() -> None:
    found = publics(
        told(
            "某局2023年因公出国（境）经费、公务用车购置及运行费、公务接待费（简称“三公”经费）支出合计9万元。"
            "其中：公务接待费4万元。"
        )
    )
    assert (found["subtotal"][0], found["reception"][0]) == (9, 4)


def test_a_paragraph_that_begins_with_a_sum_is_not_of_its_heading() -> None:
    tables = told("五、一般公共预算支出情况说明", "206.5万元，项目支出3万元。")
    assert of(tables, "general_public_expenditure") == []
