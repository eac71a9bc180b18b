"""What layouts learn from the whole document: units proven by prose, departments, their year and their prose."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from loaders.schema import by_disclosure
from tests.layout_documents import SPENDING, SUMMARY, codes, full_set, read, said, statements, table
from tests.layout_grids import grid


def test_prose_in_wan_yuan_proves_the_unit_of_tables_without_one() -> None:
    tables = read(
        said("某县财政局2024年部门预算"),
        said("2024年收入总计1935.36万元，其中基本支出1517.95万元，项目支出417.41万元。"),
        table(SUMMARY, "部门收支总表"),
        table(SPENDING, "部门支出总表"),
    )
    assert {row["amount_yuan"] for row in tables["budget_lines"] if row["measure"] == "project"} == {
        Decimal("4174100.00")
    }
    assert "unit_inferred" in codes(tables)


def test_one_agreeing_sum_proves_no_unit() -> None:
    """A single coincidence must not multiply a whole document by ten thousand."""
    tables = read(
        said("某县财政局2024年部门预算"),
        said("2024年收入总计1935.36万元。"),
        table(SUMMARY, "部门收支总表"),
        table(SPENDING, "部门支出总表"),
    )
    assert {row["amount_yuan"] for row in tables["budget_lines"] if row["measure"] == "project"} == {Decimal("417.41")}
    assert "no_unit" in codes(tables)


def test_a_declared_unit_reports_nothing() -> None:
    tables = read(said("某县财政局2024年部门预算"), table(SUMMARY, "部门收支总表", "单位：万元"))
    assert codes(tables) & {"no_unit", "unit_inferred"} == set()


def test_two_departments_in_one_file_are_two_disclosures() -> None:
    tables = read(*full_set("玉田县财政局"), *full_set("玉田县民政局"))
    assert [row["department_name"] for row in tables["disclosures"]] == ["玉田县财政局", "玉田县民政局"]
    ids = [row["disclosure_id"] for row in tables["disclosures"]]
    counts = [sum(row["disclosure_id"] == one for row in tables["budget_lines"]) for one in ids]
    assert len(set(ids)) == 2
    assert counts[0] == counts[1] > 0


def test_two_bodies_under_one_roof_with_long_names_are_told_from_the_next_department() -> None:
    place = "新疆维吾尔自治区乌鲁木齐市乌鲁木齐县"
    bodies = [f"中共{place}纪律检查委员会{place}监察委员会", f"{place}红十字会"]
    headings = [said(f"第{number}部分 {body}2024年部门预算") for number, body in zip("一二", bodies, strict=True)]
    blocks = [block for body, heading in zip(bodies, headings, strict=True) for block in (heading, *full_set(body)[1:])]
    assert [row["department_name"] for row in read(*blocks)["disclosures"]] == bodies


def test_running_text_keeps_its_place_and_its_department() -> None:
    one, two = said("玉田县财政局主管财税。", 7), said("玉田县民政局主管救助。", 90)
    first, second = by_disclosure(read(*full_set("玉田县财政局"), one, *full_set("玉田县民政局"), two))
    for tables, own, other in ((first, one, two), (second, two, one)):
        texts = {row["text"]: row["place"] for row in tables["paragraphs"]}
        assert texts[own.text] == str(own.place)
        assert other.text not in texts


def test_last_years_account_under_this_years_budget_is_a_disclosure_of_its_own() -> None:
    blocks = full_set("玉田县财政局")
    rest = [said("一、关于玉田县财政局2024年部门收支情况的说明"), said("玉田县财政局2023年度部门决算")]
    tables = read(*blocks, *rest, *full_set("玉田县财政局")[1:])
    assert [(row["fiscal_year"], row["stage"]) for row in tables["disclosures"]] == [
        (2024, "budget"),
        (2023, "final_account"),
    ]


def test_a_table_printed_twice_for_one_department_is_one_disclosure() -> None:
    tables = read(*full_set("玉田县财政局"), *full_set("玉田县财政局"))
    assert len(tables["disclosures"]) == 1


def test_a_single_table_of_a_unit_splits_nothing() -> None:
    """One more 收支总表 of a subordinate unit is no full set."""
    extra = table(SUMMARY, "部门收支总表", "单位：万元", ("编制单位：玉田县财政监督中心",))
    assert len(read(*full_set("玉田县财政局"), extra)["disclosures"]) == 1


def test_prose_in_the_merged_cells_of_a_sheet_is_prose() -> None:
    """A workbook saved as a page sets its cover and its explanations as tables of one text a row."""
    cover = grid("| 某县某局2024年部门预算 | < |\n| | |")
    explained = grid("""
    | 一、收支情况 | < |
    | 2024年收入预算90万元，支出预算90万元，其中基本支出60万元。 | < |
    """)  # fmt: skip
    tables = read(cover, grid(SPENDING, "部门支出总表"), explained)
    assert tables["disclosures"][0]["title"] == "某县某局2024年部门预算"
    assert statements(tables, "basic_expenditure") == [(Decimal("600000.00"), None)]


def test_a_name_that_begins_with_the_character_of_money_is_no_sum() -> None:
    """编制单位：208元氏县财政局 once stated 208 元."""
    tables = read(
        said("元氏县财政局2024年部门预算"),
        said("部门（单位）：208元氏县财政局"),
        table(SUMMARY, "部门收支总表", "单位：万元"),
    )
    assert tables["statements"] == []


def test_the_title_among_the_particulars_of_an_article() -> None:
    tables = read(
        table("""
        | 索引号 | 115/2024-00055 | 发布机构 | 某县教育局 |
        | 标题 | 安平县程油子乡中心小学2024年单位预算情况说明 | < | < |
        """),
        said("一、收支情况"),
        said("2024年收入预算7.00万元，支出预算7.00万元，其中：基本支出5.00万元。"),
    )
    assert tables["disclosures"][0]["department_name"] == "安平县程油子乡中心小学"


def test_the_later_of_two_years_in_the_columns_is_the_year() -> None:
    tables = read(
        said("安平县财政局部门预算公开表"),
        table("| 项目 | 2023年预算数 | 2024年预算数 |\n| 支出总计 | 4.00 | 5.00 |", "部门支出预算总表", "单位：万元"),
    )
    assert tables["disclosures"][0]["fiscal_year"] == 2024
    assert [row["year_offset"] for row in tables["budget_lines"]] == [-1, 0]


@pytest.mark.parametrize(
    "run",
    [" " * 20_000, "\n" * 20_000, "1" * 20_000, "（" * 150_000, "9万元、" * 8_000, "支，1" * 33_000],
    ids=("blanks", "lines", "digits", "brackets", "sums", "clauses"),
)
def test_a_long_run_of_one_sign_is_read_at_once(run: str) -> None:
    """A damaged text layer repeats signs without end; a reading that never ends is lost for all files behind it."""
    started = time.process_time()
    tables = read(said(run), said(f"1、2024年接待{run}9万元。"), *full_set("玉田县财政局"))
    assert tables["disclosures"][0]["department_name"] == "玉田县财政局"
    assert time.process_time() - started < 5
