"""Tables of the three publics in rows and columns; a wrong role turns last year's money into this year's."""

from __future__ import annotations

from decimal import Decimal

import pytest

from loaders import schema
from loaders.layouts import three_public
from loaders.layouts.context import Context
from loaders.layouts.counts import Counting
from loaders.layouts.headers import read_header
from loaders.layouts.three_public_items import item_of
from tests.layout_grids import grid


def items(text: str, stage: str = "budget") -> dict[str, tuple[object, ...]]:
    context = Context("test", 2024, stage, "万元")
    table = grid(text, "“三公”经费支出表")
    three_public.read_table(table, read_header(table, 2024), context)
    rows: list[schema.Row] = context.tables["three_public"]
    return {
        row["item"]: (row["amount_yuan"], row["budget_yuan"], row["previous_yuan"], row["change_yuan"]) for row in rows
    }


def yuan(amount: str) -> Decimal:
    return Decimal(amount) * 10_000


def test_budget_beside_final_account_in_columns() -> None:
    found = items("""
    | 预算数 | < | < | < | < | < | 决算数 | < | < | < | < | < |
    | 合计 | 因公出国（境）费 | 公务用车购置及运行费 | < | < | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置及运行费 | < | < | 公务接待费 |
    | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^ |
    | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 |
    | 9.00 | 1.00 | 5.00 | 2.00 | 3.00 | 3.00 | 7.00 | 0.00 | 4.00 | 2.00 | 2.00 | 3.00 |
    """, "final_account")  # fmt: skip
    assert found["subtotal"][:2] == (yuan("7"), yuan("9"))
    assert found["vehicle_operation"][:2] == (yuan("2"), yuan("3"))
    assert found["overseas"][:2] == (yuan("0"), yuan("1"))


def test_total_with_meetings_is_not_the_three_publics() -> None:
    found = items("""
    | 合计 | “三公”经费 | < | < | < | < | < | 会议费 | 培训费 |
    | ^ | 小计 | 因公出国（境）费 | 公务用车购置及运行费 | < | < | 公务接待费 | ^ | ^ |
    | ^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^ | ^ | ^ |
    | 66.66 | 16.66 | 0.00 | 16.00 | 0.00 | 16.00 | 0.66 | 50.00 | 0.00 |
    """)  # fmt: skip
    assert found["subtotal"][0] == yuan("16.66")
    assert found["total"][0] == yuan("66.66")


def test_rows_with_last_year_and_change() -> None:
    found = items("""
    | 项目 | 2023年预算数 | 2024年预算数 | 增减额 |
    | 合计 | 10.00 | 8.00 | -2.00 |
    | 一、因公出国（境）费 |  |  |  |
    | 二、公务用车购置及运行费 | 9.00 | 7.00 | -2.00 |
    | 其中：公务用车运行维护费 | 9.00 | 7.00 | -2.00 |
    | 三、公务接待费 | 1.00 | 1.00 | 0.00 |
    """)  # fmt: skip
    assert found["subtotal"] == (yuan("8"), None, yuan("10"), yuan("-2"))
    assert "overseas" not in found
    assert found["vehicle_operation"][0] == yuan("7")


def test_a_change_that_is_headed_with_a_mark_between_its_signs() -> None:
    found = items("""
    | 项目 | 2023年预算数 | 2024年预算数 | 增、减金额 | 增、减幅度 |
    | 合计 | 10.00 | 8.00 | -2.00 | -20% |
    | 公务接待费 | 10.00 | 8.00 | -2.00 | -20% |
    """)  # fmt: skip
    assert found["reception"] == (yuan("8"), None, yuan("10"), yuan("-2"))


@pytest.mark.parametrize(
    "words", ["公务用车购置及运维费", "公务用车购置和运行维护费", "公务用车购置及运行（维护）费", "公务用车费"]
)
def test_names_of_the_vehicles(words: str) -> None:
    assert item_of(words) == "vehicles"


@pytest.mark.parametrize(
    "words", ["其中：国内接待费", "外宾接待支出", "机关运行经费", "教学科研人员因公出国（境）费用"]
)
def test_parts_of_an_item_are_no_items(words: str) -> None:
    assert item_of(words) is None


def test_row_of_the_whole_department_counts_among_rows_of_units() -> None:
    found = items("""
    | 单位名称 | “三公”经费合计 | 因公出国(境)费用 | 公务用车购置及运行费 | < | < | 公务接待费 |
    | ^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行维护费 | ^ |
    | ** | 1 | 2 | 3 | 4 | 5 | 6 |
    | 某局本级 | 3.00 |  | 2.00 |  | 2.00 | 1.00 |
    | 合计 | 9.30 |  | 3.50 |  | 3.50 | 5.80 |
    """)  # fmt: skip
    assert found["subtotal"][0] == yuan("9.30")
    assert found["reception"][0] == yuan("5.80")


def test_a_row_for_each_year() -> None:
    found = items("""
    | 年度 | “三公”经费总额 | 因公出国（境）费用 | 公务接待费 | 公务用车购置和运行维护费 | < | < |
    | ^ | ^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行维护费 |
    | 2023年 | 9.00 | 1.00 | 3.00 | 5.00 | 0.00 | 5.00 |
    | 2024年 | 7.00 | 0.00 | 3.00 | 4.00 | 0.00 | 4.00 |
    """)  # fmt: skip
    assert found["subtotal"] == (yuan("7"), None, yuan("9"), None)
    assert found["vehicle_operation"] == (yuan("4"), None, yuan("5"), None)


def test_two_years_and_the_change_side_by_side() -> None:
    group = "合计 | 因公出国（境）费用 | 公务接待费 | 公务用车运行维护费"
    found = items(f"""
    | 单位名称 | 2023年 | < | < | < | 2024年 | < | < | < | 增减变化情况 | < | < | < |
    | ^ | {group} | {group} | {group} |
    | 某局 | 9.00 | 1.00 | 3.00 | 5.00 | 7.00 | 0.00 | 3.00 | 4.00 | -2.00 | -1.00 | 0.00 | -1.00 |
    """)  # fmt: skip
    assert found["subtotal"][::2] == (yuan("7"), yuan("9"))
    assert found["vehicle_operation"][::2] == (yuan("4"), yuan("5"))


def test_last_years_budget_by_its_name_alone() -> None:
    found = items("""
    | 项目 | 上年预算数 | 本年预算数 |
    | 合计 | 9.00 | 7.00 |
    | 公务接待费 | 9.00 | 7.00 |
    """)
    assert found["subtotal"][::2] == (yuan("7"), yuan("9"))


def test_the_name_of_the_body_before_the_items() -> None:
    found = items("""
    | 单位名称 | 项目 | 2023年预算数 | 2024年预算数 |
    | 某局 | 合计 | 9.00 | 7.00 |
    | ^ | 公务接待费 | 9.00 | 7.00 |
    """)
    assert found["subtotal"][::2] == (yuan("7"), yuan("9"))
    assert found["reception"][::2] == (yuan("7"), yuan("9"))


def test_a_list_of_economic_subjects_is_no_table_of_the_three_publics() -> None:
    subjects = grid("""
    | 科目名称 | 合计 |
    | 工资福利支出 | 90 |
    | 基本工资 | 90 |
    | 商品和服务支出 | 16 |
    | 办公费 | 5 |
    | 差旅费 | 5 |
    | 因公出国（境）费用 | 1 |
    | 公务接待费 | 2 |
    | 公务用车运行维护费 | 3 |
    """, "")  # fmt: skip
    assert not three_public.has_items(subjects, read_header(subjects, 2024))


@pytest.mark.parametrize("words", ["办公设备购置", "信息系统运行维护费", "其他资产购置费"])
def test_buying_and_running_other_things_is_no_item_of_the_vehicles(words: str) -> None:
    assert item_of(words) is None


def test_money_for_equipment_is_no_count() -> None:
    counting = Counting()
    for label, counts in (
        ("一、设备购置费", False),
        ("办公设备购置", False),
        ("二、设备", True),
        ("单价百万元以上", True),
    ):
        counting.follow(label)
        assert counting.counts(label) is counts


def test_spending_of_the_year_beside_budget_and_last_year_is_the_account() -> None:
    found = items(
        """
        | 项目 | 行次 | 年初预算数 | 本年支出 | 上年支出 | 比上年增减% |
        | 合计 | 1 | 8.00 | 6.00 | 7.00 | -14.29 |
        | 公务接待费 | 2 | 3.00 | 1.00 | 2.00 | -50.00 |
        | 公务用车运行维护费 | 3 | 5.00 | 5.00 | 5.00 |  |
        """,
        "final_account",
    )
    assert found["subtotal"] == (yuan("6"), yuan("8"), yuan("7"), None)
    assert found["reception"] == (yuan("1"), yuan("3"), yuan("2"), None)


def test_two_years_and_their_change_over_a_total_with_meetings() -> None:
    """陕西: 合计 of each year holds the meetings; the third block is the change, no amount."""
    block = "| 合计 | “三公”经费 | < | < | < | 培训费 "
    items_of = "| ^ | 小计 | 因公出国（境）费用 | 公务接待费 | 公务用车运行维护费 | ^ "
    found = items(f"""
    | 2023年 | < | < | < | < | < | 2024年 | < | < | < | < | < | 增减变化情况 | < | < | < | < | < |
    {block * 3}|
    {items_of * 3}|
    | 9.00 | 7.00 |  | 1.00 | 6.00 | 2.00 | 8.00 | 5.00 |  | 1.00 | 4.00 | 3.00 | -1.00 | -2.00 |  | 0.00 | -2.00 | 1.00 |
    """)
    assert found["total"] == (yuan("8"), None, yuan("9"), yuan("-1"))
    assert found["subtotal"] == (yuan("5"), None, yuan("7"), yuan("-2"))
    assert found["vehicle_operation"] == (yuan("4"), None, yuan("6"), yuan("-2"))


def test_last_years_execution_beside_its_budget_is_no_second_table() -> None:
    table = grid("""
    | 2023年预算数 | < | < | < | 2023年预算执行数 | < | < | < | 2024年预算数 | < | < | < |
    | 合计 | 因公出国（境）费 | 公务用车运行费 | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车运行费 | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车运行费 | 公务接待费 |
    | 9 | 2 | 4 | 3 | 7 | 1 | 4 | 2 | 8 | 2 | 4 | 2 |
    """, "一般公共预算“三公”经费支出表")  # fmt: skip
    context = Context("test", 2024, "budget", None)
    three_public.read_table(table, read_header(table, 2024), context)
    found = {row["item"]: (row["amount_yuan"], row["previous_yuan"]) for row in context.tables["three_public"]}
    assert found["subtotal"] == (Decimal(80000), Decimal(90000))
    assert found["reception"] == (Decimal(20000), Decimal(30000))


def test_a_year_before_the_last_is_neither_last_year_nor_this_one() -> None:
    found = items("""
    | 项目 | 2022年决算数 | 2023年预算数 | 2024年预算数 |
    | “三公”经费合计 | 9.00 | 8.00 | 7.00 |
    | 公务接待费 | 9.00 | 8.00 | 7.00 |
    """)
    assert found["reception"] == (yuan("7"), None, yuan("8"), None)


def test_a_year_before_the_last_in_a_row_of_its_own_is_neither() -> None:
    found = items("""
    | 年度 | 合计 | 因公出国（境）费 | 公务用车运行费 | 公务用车购置费 | 公务接待费 |
    | 2022年 | 9.00 | 0.00 | 0.00 | 0.00 | 9.00 |
    | 2024年 | 7.00 | 0.00 | 0.00 | 0.00 | 7.00 |
    """)
    assert found["reception"] == (yuan("7"), None, None, None)


def test_a_heading_that_sums_up_meetings_and_training_is_the_total_of_the_table() -> None:
    found = items("""
    | 三公经费、会议费、培训费合计 | “三公”经费 | < | < | < | < | 会议费 | 培训费 |
    | ^ | 小计 | 因公出国（境）费 | 公务接待费 | 公务用车购置费 | 公务用车运行费 | ^ | ^ |
    | 12.00 | 7.00 | 0.00 | 3.00 | 0.00 | 4.00 | 3.00 | 2.00 |
    """)
    assert {item: row[0] for item, row in found.items() if item in ("total", "subtotal", "meetings")} == {
        "total": yuan("12"),
        "subtotal": yuan("7"),
        "meetings": yuan("3"),
    }


def test_a_year_whose_sign_a_page_has_lost_is_a_year() -> None:
    found = items("""
    | 项目 | 2023-执行数 | 2024-预算数 |
    | 一、支出合计 | 9.00 | 8.00 |
    | 1、公务接待费 | 9.00 | 8.00 |
    """)
    assert found["reception"] == (yuan("8"), None, yuan("9"), None)


def test_one_change_beside_the_items_is_that_of_all_of_them() -> None:
    """And last year's sum in a column of its own does not make the items doubtful where no rulings are printed."""
    table = grid("""
    | 单位名称 | “三公”经费合计 | 因公出国（境）费 | 公务用车运行费 | 公务用车购置费 | 公务接待费 | 2023年“三公”经费预算数 | 增减变化 | < |
    | ^ | ^ | ^ | ^ | ^ | ^ | ^ | 增减额 | 增减率 |
    | 某局 | 12.50 | 0.00 | 8.00 | 0.00 | 4.50 | 13.00 | -0.50 | -3.85% |
    """, "“三公”经费支出表")  # fmt: skip
    table.span_known = False
    context = Context("test", 2024, "budget", "万元")
    three_public.read_table(table, read_header(table, 2024), context)
    found = {row["item"]: row for row in context.tables["three_public"]}
    whole = found["subtotal"]
    assert (whole["amount_yuan"], whole["previous_yuan"], whole["change_yuan"]) == (
        yuan("12.5"),
        yuan("13"),
        yuan("-0.5"),
    )
    assert found["reception"]["amount_yuan"] == yuan("4.5")


def test_a_sum_of_the_three_publics_in_a_form_of_more_is_theirs() -> None:
    """The form of operating information prints meetings and training below, which are no part of the sum above."""
    found = items("""
    | 项目 | 行次 | 预算数 | 决算统计数 |
    | 一、“三公”经费支出 | 1 | — | — |
    | （一）支出合计 | 2 | 9.00 | 8.00 |
    | 1．公务用车购置及运行维护费 | 3 | 5.00 | 5.00 |
    | 2．公务接待费 | 4 | 4.00 | 3.00 |
    | 二、会议费 | 5 | — | 2.00 |
    | 三、培训费 | 6 | — | 1.00 |
    """, "final_account")  # fmt: skip
    assert found["subtotal"][:2] == (yuan("8"), yuan("9"))
    assert "total" not in found
    assert found["meetings"][0] == yuan("2")


@pytest.mark.parametrize(
    ("label", "item"),
    [
        ("公务用车费用", "vehicles"),
        ("公务用车经费", "vehicles"),
        ("公务用车购车费", "vehicle_purchase"),
        ("因公出境费", "overseas"),
        ("公务招待费", "reception"),
        ("会务费", "meetings"),
    ],
)
def test_items_by_other_names(label: str, item: str) -> None:
    assert item_of(label) == item


def test_a_row_that_compares_two_accounts_is_the_change() -> None:
    found = items("""
    | 项目 | 合计 | 因公出国（境）费 | 公务用车购置费 | 公务用车运行费 | 公务接待费 |
    | 2024年度预算数 | 5.00 | 0.00 | 0.00 | 3.00 | 2.00 |
    | 2024年度决算数 | 7.00 | 0.00 | 0.00 | 3.00 | 4.00 |
    | 2023年度决算数 | 4.00 | 0.00 | 0.00 | 3.00 | 1.00 |
    | 决算对比 | 3.00 | 0.00 | 0.00 | 0.00 | 3.00 |
    """, "final_account")  # fmt: skip
    assert found["reception"] == (yuan("4"), yuan("2"), yuan("1"), yuan("3"))
