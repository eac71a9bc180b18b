"""Tables that are declared empty, absent, or printed but not read."""

from __future__ import annotations

from loaders.document import Place
from tests.layout_documents import SPENDING, SUMMARY, codes, full_set, read, said, status_of, table
from tests.layout_grids import grid


def test_a_title_with_a_remark_and_no_table_is_declared_empty() -> None:
    tables = read(
        *full_set("玉田县财政局"),
        said("国有资本经营预算支出表"),
        said("注：本部门无国有资本经营预算支出，空表列示。"),
    )
    found = {row["table"]: row["status"] for row in tables["table_status"]}
    assert found["state_capital"] == "declared_empty"
    assert found["government_fund"] == "absent"


def test_a_table_whose_header_is_lost_and_that_holds_no_figure_is_declared_empty() -> None:
    """The numbers of its columns are no figures that were not read."""
    blank = "| 类 | 款 | 项 |  |  |\n| 栏次 |  |  | 1=2+3 | 2 |\n|  |  |  | 合计 |  |"
    for title in ("国有资本经营预算支出表", ""):
        rest = table(blank, title)
        rest.title_place = Place(table=2)
        rest.notes = [said("注：本部门无国有资本经营预算支出，空表列示。", 8)]
        tables = read(*full_set("玉田县财政局"), said("国有资本经营预算支出表", 5), said("编码", 6), rest)
        assert status_of(tables)["state_capital"] == "declared_empty"
        assert "table_not_read" not in codes(tables)


def test_a_fund_of_income_and_expenditure_that_is_declared_empty() -> None:
    fund = table(
        "| 收入 | < | 支出 | < |\n| 项目 | 预算数 | 项目 | 预算数 |\n| 一、基金 |  | 一、教育支出 |  |",
        "政府性基金收支表",
    )
    tables = read(
        said("某县某局2024年部门预算"),
        table(SPENDING, "支出总表", "万元"),
        fund,
        said("注：本部门无政府性基金收支，此表为空。"),
    )
    status = {row["table"]: row["status"] for row in tables["table_status"]}
    assert status["government_fund"] == "declared_empty"


def test_a_blank_table_that_the_explanations_call_blank_is_declared_empty() -> None:
    blank = grid("| 科目编码 | 科目名称 | 合计 |\n| | | |", "政府性基金预算支出情况表")
    tables = read(said("某县某局2024年部门预算，收入预算9万元，支出预算9万元，基本支出9万元。"), blank)
    assert status_of(tables)["government_fund"] == "present"
    remark = said("我单位无政府性基金预算，故政府性基金预算支出表以空表列示。", 2)
    tables = read(said("某县某局2024年部门预算，收入预算9万元，支出预算9万元，基本支出9万元。"), remark, blank)
    assert status_of(tables)["government_fund"] == "declared_empty"


def test_a_place_whose_name_begins_with_nothing_declares_no_table_empty() -> None:
    """The running title 无锡市…部门预算 below a table once said that it has no budget."""
    tables = read(
        *full_set("无锡市财政局"),
        said("国有资本经营预算支出表"),
        said("无锡市财政局2024年部门预算"),
    )
    assert {row["table"]: row["status"] for row in tables["table_status"]}["state_capital"] == "absent"


def test_a_table_whose_header_is_not_understood_is_printed_but_not_read() -> None:
    strange = """
    | 农林水支出 | 9.00 |
    | 水利 | 9.00 |
    """
    second = table(strange, "一般公共预算支出表", "单位：万元")
    second.place = Place(table=2)
    tables = read(said("某县水务局2024年部门预算"), table(SUMMARY, "部门收支总表", "单位：万元"), second)
    assert status_of(tables)["general_public_expenditure"] == "unread"
    assert status_of(tables)["government_fund"] == "absent"
    assert [row["place"] for row in tables["issues"] if row["code"] == "table_not_read"] == ["表2"]


def test_a_table_of_which_no_figure_was_taken_is_printed_but_not_read() -> None:
    """Else a disclosed table would count as one that was published blank."""
    torn = """
    | 合计 | 因公出国（境）费 | 公务接待费 | 公务用车购置费 | 公务用车运行费 |
    | 9.00 | 1.00 | 1.00 | 1.00 | 1.00 |
    """
    open_table = table(torn, "“三公”经费支出表", "单位：万元")
    open_table.span_known, open_table.place = False, Place(table=2)
    tables = read(said("某县水务局2024年部门预算"), table(SUMMARY, "部门收支总表", "单位：万元"), open_table)
    assert status_of(tables)["three_public"] == "unread"


def test_lines_of_figures_below_a_title_are_a_table_that_was_not_read() -> None:
    tables = read(
        said("某县水务局2024年部门预算"),
        table(SUMMARY, "部门收支总表", "单位：万元"),
        said("一般公共预算支出表", 5),
        said("单位：万元", 6),
        said("213 农林水支出 9.00 5.00 4.00", 7),
        said("21303 水利 9.00 5.00 4.00", 8),
        said("2130301 行政运行 9.00 5.00 4.00", 9),
    )
    assert status_of(tables)["general_public_expenditure"] == "unread"
    assert "table_not_read" in codes(tables)


def test_sentences_below_the_title_of_a_table_are_no_table() -> None:
    tables = read(
        said("某县水务局2024年部门预算"),
        table(SUMMARY, "部门收支总表", "单位：万元"),
        said("一般公共预算支出表", 5),
        *(said(f"第{n}项支出安排 9.00万元，与上年持平。", 5 + n) for n in range(1, 5)),
    )
    assert status_of(tables)["general_public_expenditure"] == "absent"
