"""Columns that nothing rules, cells that hold a whole column, and what the columns of a row add up to."""

from __future__ import annotations

from decimal import Decimal

from loaders.document import Place
from tests.layout_documents import SPENDING, codes, read, said, table


def test_cells_that_hold_a_column_each_are_rows() -> None:
    spending = """
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| 合计 | < | 1935.36 | 1517.95 | 417.41 |
| 201 | 一般公共服务支出 | 1935.36 | 1517.95 | 417.41 |
"""
    made = table(spending, "部门支出总表", "单位：万元")
    lines = (
        ["201", "20103", "2010301"],
        ["一般公共服务支出", "政府事务", "行政运行"],
        ["1935.36"] * 3,
        ["1517.95"] * 3,
        ["417.41"] * 3,
    )
    for cell, texts in zip(made.rows[2], lines, strict=True):
        cell.text = "\n".join(texts)
    tables = read(said("玉田县财政局2024年部门预算"), made)
    found = {
        row["code"]: row["amount_yuan"] for row in tables["budget_lines"] if row["code"] and row["measure"] == "project"
    }
    assert found == dict.fromkeys(("201", "20103", "2010301"), Decimal(4174100))


def test_a_word_set_wide_apart_without_rulings_is_one_column() -> None:
    summary = """
| 收入 | < | < | 支出 | < | < |
| 项 | 目 | 预算数 | 项 | 目 | 预算数 |
| | 一、一般公共预算拨款收入 | 1935.36 | | 一、一般公共服务支出 | 1935.36 |
| | 收入总计 | 1935.36 | | 支出总计 | 1935.36 |
"""
    made = table(summary, "部门收支总表", "单位：万元")
    made.span_known = False
    found = {(row["side"], row["name"]) for row in read(said("玉田县财政局2024年部门预算"), made)["budget_lines"]}
    assert {("revenue", "收入总计"), ("expenditure", "支出总计")} <= found


def test_codes_and_totals_without_rulings_are_no_words_set_wide_apart() -> None:
    basic = """
| 科目编码 | < | < | 科目名称 | 合计 | 人员经费 | 公用经费 |
| 类 | 款 | 项 | ^ | ^ | ^ | ^ |
| | 30102 | | 津贴补贴 | 4.74 | 4.74 | 0.00 |
| | 30106 | | 伙食补助费 | 19.70 | 19.70 | 0.00 |
| 合计 | | | | 24.44 | 24.44 | 0.00 |
"""
    made = table(basic, "一般公共预算基本支出表", "单位：万元")
    made.span_known = False
    rows = read(said("玉田县财政局2024年部门预算"), made)["budget_lines"]
    found = [(row["code"], row["name"], row["printed"]) for row in rows if row["measure"] == "total"]
    assert found == [("30102", "津贴补贴", "4.74"), ("30106", "伙食补助费", "19.70"), (None, "合计", "24.44")]


def test_items_without_rulings_whose_parts_do_not_make_the_total_give_no_figures() -> None:
    publics = """
| “三公”经费合计 | 因公出国（境）费 | 小计 | 公务用车购置费 | 公务用车运行费 | 公务接待费 |
| {} |
"""
    for figures, items in (("| 10.50 | 8.00 | | 8.00 | 2.50", 0), ("10.50 | 0.00 | | 0.00 | 8.00 | 2.50", 5)):
        made = table(publics.format(figures), "一般公共预算“三公”经费支出表", "单位：万元")
        made.span_known = False
        tables = read(said("玉田县财政局2024年部门预算"), table(SPENDING, "部门支出总表", "单位：万元"), made)
        assert len(tables["three_public"]) == items
        assert ("doubtful_columns" in codes(tables)) == (items == 0)


def test_two_columns_without_rulings_under_one_item_give_no_figures() -> None:
    publics = """
    | 因公出国（境）费 | < | 公务用车购置及运行费 | < | 公务接待费 | < |
    | 预算数 | 决算数 | 预算数 | 决算数 | 决算数 | 决算数 |
    | 0.00 | 0.00 | 8.00 | 7.00 | 2.50 | 1.50 |
    """
    made = table(publics, "财政拨款“三公”经费支出决算表", "单位：万元")
    made.span_known = False
    tables = read(said("玉田县财政局2024年度部门决算"), table(SPENDING, "支出决算表", "单位：万元"), made)
    assert not tables["three_public"]
    assert "doubtful_columns" in codes(tables)


def test_totals_without_rulings_drawn_under_the_first_part_are_laid_back() -> None:
    """On a page of projects alone the totals stood nearer to the heading of the blank column beside them."""
    spending = """
    | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
    | 201 | 一般公共服务支出 | | 4.00 | 4.00 |
    | 208 | 社会保障和就业支出 | 9.00 | 7.00 | 2.00 |
    | 210 | 卫生健康支出 | | 3.00 | 2.00 |
    """
    for known, page, total, basic in ((False, 1, "4.00", None), (True, 1, None, "4.00"), (False, None, None, "4.00")):
        made = table(spending, "部门支出总表", "单位：万元")
        made.span_known, made.place = known, Place(page=page, table=1)
        tables = read(said("玉田县财政局2024年部门预算"), made)
        assert ("total_by_sum" in codes(tables)) == (total is not None)
        rows = tables["budget_lines"]
        found = {(row["code"], row["measure"]): row["printed"] for row in rows}
        assert (found.get(("201", "total")), found.get(("201", "basic"))) == (total, basic)
        assert (found["208", "total"], found["208", "basic"], found["201", "project"]) == ("9.00", "7.00", "4.00")
        assert ("210", "total") not in found


def test_money_carried_over_in_a_column_of_its_own_is_no_difference_of_the_row() -> None:
    beside = """
    | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 | 上年结转 |
    | 201 | 一般公共服务支出 | 110.00 | 60.00 | 40.00 | {} |
    """
    title = "部门支出总表"
    said_so = read(said("某县财政局2026年部门预算"), table(beside.format("10.00"), title, "单位：万元"))
    assert "sum_differs" not in codes(said_so)
    other = read(said("某县财政局2026年部门预算"), table(beside.format("9.00"), title, "单位：万元"))
    assert "sum_differs" in codes(other)


def test_a_sum_is_not_doubted_where_its_parts_are_printed_in_parts() -> None:
    rows = """
    | 科目编码 | 科目名称 | 合计 | 本级安排 | < | 上级专项 | < |
    | ^ | ^ | ^ | 基本支出 | 项目支出 | 基本支出 | 项目支出 |
    | 213 | 农林水支出 | 9.00 | 5.00 | 3.00 | | 1.00 |
    """
    tables = read(said("某县水务局2024年部门预算"), table(rows, "一般公共预算支出表", "单位：万元"))
    assert "sum_differs" not in codes(tables)


def test_a_word_repeated_below_every_heading_leaves_the_columns_apart() -> None:
    """决算数 below each of 财政拨款收入 and 经营收入 made totals of them all."""
    rows = """
    | 项目 | < | < | < | 本年收入合计 | 财政拨款收入 | 经营收入 | 附属单位上缴收入 |
    | 功能分类科目编码 | < | < | 科目名称 | ^ | ^ | ^ | ^ |
    | ^ | < | < | ^ | 决算数 | 决算数 | 决算数 | 决算数 |
    | 类 | 款 | 项 | 合计 | 9.00 | 6.00 | 2.00 | 1.00 |
    | 201 | < | < | 一般公共服务支出 | 9.00 | 6.00 | 2.00 | 1.00 |
    """
    for last in ("附属单位上缴收入", "附属单位上缴"):  # its last words may stand in the cell below: 收决算入数
        form = rows.replace("附属单位上缴收入", last)
        if last.endswith("上缴"):
            form = "收决算入数 |".join(form.rsplit("决算数 |", 1))
        tables = read(said("某县档案局2024年度部门决算"), table(form, "收入决算表", "单位：万元"))
        found = {row["measure"]: row["printed"] for row in tables["budget_lines"] if row["code"] == "201"}
        assert (found["total"], found["fiscal_appropriation"], found["operating"]) == ("9.00", "6.00", "2.00")
        assert found["affiliate_remittance"] == "1.00"
        assert [row["printed"] for row in tables["budget_lines"] if row["measure"] == "total"] == ["9.00", "9.00"]


def test_headings_in_the_row_of_the_total_tell_the_columns_below_them() -> None:
    """The level 合计, 基本支出, 项目支出 printed into the first row of figures made one measure of all three."""
    rows = """
    | 项目 | < | 年初结转和结余 | 本年收入 | 本年支出 | < | < | 年末结转和结余 |
    | 科目编码 | 科目名称 | ^ | ^ | {} |
    | 合计 | < | | 9.00 | 合计 | 基本支出 | 项目支出 | |
    | 212 | 城乡社区支出 | | 9.00 | 8.50 | 1.50 | 7.00 | 0.50 |
    """
    for merged in ("^ | ^ | ^ | ^", " | | | ^"):
        form = table(rows.format(merged), "政府性基金预算财政拨款收入支出决算表", "单位：万元")
        tables = read(said("某县档案局2024年度部门决算"), form)
        found = {row["measure"]: row["printed"] for row in tables["budget_lines"] if row["code"] == "212"}
        assert {key: found.get(key) for key in ("total", "basic", "project")} == {
            "total": "8.50",
            "basic": "1.50",
            "project": "7.00",
        }
        assert "unparsed_amount" not in codes(tables)


def test_the_heading_of_a_side_close_over_that_of_its_items_without_rulings_heads_names() -> None:
    summary = """
    | 本年收入项目 | 预算数 | 本年支出项目 | 预算数 |
    | 一、财政拨款收入 | 9.00 | 一、教育支出 | 8.00 |
    | 收入总计 | 9.00 | 支出总计 | 9.00 |
    """
    tables = read(said("玉田县财政局2024年部门预算"), table(summary, "部门收支总表", "单位：万元"))
    found = {(row["side"], row["name"]): row["printed"] for row in tables["budget_lines"]}
    assert found["revenue", "收入总计"] == "9.00"
    assert found["expenditure", "教育支出"] == "8.00"
    assert "unparsed_amount" not in codes(tables)


def test_codes_of_two_levels_below_a_heading_cut_short_are_no_money() -> None:
    """部门预算经济分类科目编码 ran over into the letter 类 below it; the codes 01, 02 became amounts."""
    rows = """
    | 项目 | < | < | 一般公共预算基本支出 | < | < |
    | 部门预算经济分类 | < | 经济分类科目名称 | 合计 | 人员经费 | 公用经费 |
    | 科类目编码 | 款 | ^ | ^ | ^ | ^ |
    | 301 | | 工资福利支出 | 9.00 | 9.00 | |
    | 301 | 01 | 基本工资 | 9.00 | 9.00 | |
    """
    tables = read(said("玉田县财政局2024年部门预算"), table(rows, "一般公共预算基本支出预算表", "单位：元"))
    found = [(row["code"], row["measure"], row["printed"]) for row in tables["budget_lines"]]
    assert found == [(code, measure, "9.00") for code in ("301", "30101") for measure in ("total", "personnel")]


def test_a_heading_run_over_into_the_row_of_the_total_leaves_a_column_of_codes() -> None:
    """功能分类科目编码 in a row too low for it laid its last signs over 合计: 合目编计码."""
    head = ["| 项目 | < | 合计 | 基本支出 |", "| 功能分类科 | 科目名称 | ^ | ^ |", "| 合目编计码 | | 99.00 | 99.00 |"]
    form = "\n".join(
        [
            *head,
            *(f"| 201{number:02} | 事务{number} | 9.00 | 9.00 |" for number in range(1, 10)),
            "| 201 | 公共服务 | 81.00 | 81.00 |",
        ]
    )
    tables = read(said("玉田县财政局2024年部门预算"), table(form, "部门支出总表", "单位：万元"))
    found = {row["code"] for row in tables["budget_lines"] if row["measure"] == "basic"}
    assert {f"201{number:02}" for number in range(1, 10)} <= found
