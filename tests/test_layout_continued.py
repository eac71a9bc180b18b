"""Tables cut by the end of a page: rows, headers and columns that go on, and tables that stay two."""

from __future__ import annotations

from decimal import Decimal

from loaders.document import Grid, Paragraph, Place
from loaders.layouts.continued import join_continued
from tests.layout_documents import SPENDING, codes, on_page, printed_at, read, said, table
from tests.layout_grids import grid

SPLIT_HEADER = "| 科目编码 | 科目名称 | 合计 | 基本支出 |\n"


def test_a_table_that_is_no_continuation_keeps_its_columns() -> None:
    wide = on_page(
        1, [["项目", "a", "合计", "公共", "基金"], ["一", "b", "1.5", "2.5", "3.5"]], [0, 10, 20, 30, 40, 50]
    )
    narrow = on_page(2, [["科目编码", "科目名称", "合计"], ["201", "一般公共服务支出", "4.5"]], [0, 20, 40, 50])
    assert join_continued([wide, narrow]) == [wide, narrow]
    assert narrow.width == 3


def test_a_table_whose_columns_stand_elsewhere_is_not_laid_into_those_above() -> None:
    """Its figures would fall to headings that they do not stand under."""
    wide = on_page(1, [["编码", "名称", "合计", "拨款"], ["201", "公共服务", "1.5", "2.5"]], [0, 20, 40, 60, 80])
    narrow = on_page(2, [["208", "社会保障", "4.5"]], [0, 30, 45, 80])
    assert join_continued([wide, narrow]) == [wide, narrow]


def test_headings_printed_again_without_their_last_line_are_repeated() -> None:
    edges = [0.0, 10, 20, 30, 40]
    upper = [
        ["科目编码", "科目名称", "合计", "政府性\n基金"],
        ["栏次", "", "1", "2"],
        ["208", "社会保障", "9.00", "9.00"],
    ]
    lower = [
        ["科目编码", "科目名称", "合计", "政府性"],
        ["栏次", "", "1", "2基金"],
        ["210", "卫生健康", "1.00", "1.00"],
    ]
    (joined,) = join_continued([on_page(1, upper, edges), on_page(2, lower, edges)])
    assert isinstance(joined, Grid)
    assert [line[0].text for line in joined.rows] == ["科目编码", "栏次", "208", "210"]


def test_a_table_goes_on_behind_a_text_printed_over_the_end_of_the_page() -> None:
    edges = [0, 20, 40, 60.0]
    upper = on_page(1, [["科目编码", "科目名称", "合计"], ["20805", "养老支出", "9.00"]], edges)
    text = Paragraph("机关事业单位基本养老保险缴费", Place(page=1))
    for code, tables in (("2080501", 1), ("20801", 2)):
        lower = on_page(2, [[code, "行政单位离退休", "4.00"], ["合计", " ", "9.50"]], edges)
        joined = join_continued([upper, text, lower])
        assert sum(isinstance(block, Grid) for block in joined) == tables
        upper.rows = upper.rows[:2]


def test_the_rest_of_a_table_without_its_blank_last_columns_goes_on_under_its_headings() -> None:
    edges = [0, 20, 40, 60, 80, 100.0]
    upper = on_page(
        1, [["科目编码", "科目名称", "合计", "财政拨款", "其他收入"], ["208", "社会保障", "9.00", "9.50", ""]], edges
    )
    lower = [["221", "住房保障支出", "4.00", "4.50"], ["合计", "", "13.00", "14.00"]]
    (joined,) = join_continued([upper, on_page(2, lower, edges[:-1])])
    assert isinstance(joined, Grid)
    assert [[cell.text for cell in line] for line in joined.rows[2:]] == [[*line, ""] for line in lower]
    few = on_page(2, [["1", "某县水务局"]], edges[:3])
    assert len(join_continued([joined, few])) == 2


def test_columns_that_do_not_fit_on_the_page_go_on_on_the_next() -> None:
    """A sheet printed at full size; the sums across both pages are no difference."""
    left = [
        ["科目编码", "科目名称", "合计", "基本支出"],
        ["201", "一般公共服务支出", "9.00", "5.00"],
        ["205", "教育支出", "7.00", "6.00"],
    ]
    right = [["项目支出", "备注"], ["4.00", ""], ["1.00", ""]]
    head = [said("某县某局2024年部门预算"), said("部门支出总表"), said("单位：万元")]
    tables = read(*head, printed_at(1, 50, left), printed_at(2, 30, right))
    found = {(row["code"], row["measure"]): row["amount_yuan"] for row in tables["budget_lines"]}
    assert found[("201", "project")] == Decimal("40000.00") and found[("205", "project")] == Decimal("10000.00")
    assert codes(tables) == set()


def test_figures_at_other_heights_are_no_columns_of_the_table_before() -> None:
    left = [["科目编码", "科目名称", "合计"], ["201", "一般公共服务支出", "9.00"], ["205", "教育支出", "7.00"]]
    head = [said("某县某局2024年部门预算"), said("部门支出总表"), said("单位：万元")]
    for right in (
        printed_at(2, 30, [["项目支出"], ["4.00"], ["1.00"]], 130),
        printed_at(2, 30, [["项目支出"], ["4.00"]]),
    ):
        tables = read(*head, printed_at(1, 50, left), right)
        assert "project" not in {row["measure"] for row in tables["budget_lines"] if row["code"]}


def test_a_table_cut_in_two_where_no_page_is_known_is_one() -> None:
    whole = """
| 科目编码 | < | < | 科目名称 | 合计 | 基本支出 | 项目支出 |
| 类 | 款 | 项 | ^ | ^ | ^ | ^ |
| 201 | < | < | 一般公共服务支出 | 9.00 | 6.00 | 3.00 |
"""
    rest = "| 20103 | 政府事务 | 9.00 | 6.00 | 3.00 |"
    tables = read(said("玉田县财政局2024年部门预算"), table(whole, "部门支出总表", "单位：万元"), table(rest))
    found = {(row["code"], row["measure"]): row["amount_yuan"] for row in tables["budget_lines"]}
    assert found["20103", "project"] == 30_000
    again = table(SPENDING.replace("201 |", "205 |").replace("一般公共服务支出", "教育支出"))
    blocks = [said("玉田县财政局2024年部门预算"), table(SPENDING, "部门支出总表", "单位：万元")]
    tables = read(*blocks, said("部门支出总表（续表）"), again)
    assert {row["table_title"] for row in tables["budget_lines"]} == {"部门支出总表"}
    assert {row["code"] for row in tables["budget_lines"]} == {"201", "205"}


def test_a_single_column_of_figures_on_the_next_page_is_the_last_of_its_table() -> None:
    left = [["科目编码", "科目名称", "合计", "基本支出"]]
    left += [
        [code, name, "9.00", "5.00"]
        for code, name in (("201", "一般公共服务支出"), ("205", "教育支出"), ("208", "社保支出"))
    ]

    def printed(text: str, row: int) -> Paragraph:
        return Paragraph(text, Place(page=2, box=(30, 103 + 15 * row, 70, 112 + 15 * row)))

    head = [said("某县某局2024年部门预算"), said("部门支出总表"), said("单位：万元")]
    column = [printed("项目支出", 0), printed("4.00", 1), printed("3.00", 2), printed("2.00", 3)]
    for further, expected in ((column, ["40000.00", "30000.00", "20000.00"]), (column[1:], [])):
        tables = read(*head, printed_at(1, 50, left), *further)
        found = [str(row["amount_yuan"]) for row in tables["budget_lines"] if row["measure"] == "project"]
        assert found == expected


def test_a_header_parted_from_its_figures_by_a_blank_line_is_theirs() -> None:
    header, figures = (
        grid("| 科目编码 | 科目名称 | 合计 |"),
        grid("| 213 | 农林水支出 | 9.00 |\n| 2130301 | 行政运行 | 9.00 |"),
    )
    joined = join_continued([header, figures])
    assert [len(block.rows) for block in joined if isinstance(block, Grid)] == [3]


def test_a_table_pasted_page_by_page_goes_on_below_its_repeated_headings() -> None:
    """Else the rows of the further pages would fall to the table that their headings alone look like."""
    upper = grid(SPLIT_HEADER + "| 208 | 社会保障支出 | 9.00 | 9.00 |\n| 20805 | 养老支出 | 9.00 | 9.00 |")
    lower = grid(SPLIT_HEADER + "| 2080501 | 离退休 | 9.00 | 9.00 |\n|  | 合计 | 9.00 | 9.00 |")
    (joined,) = join_continued([upper, lower])
    assert isinstance(joined, Grid)
    assert [line[1].text for line in joined.rows] == ["科目名称", "社会保障支出", "养老支出", "离退休", "合计"]


def test_tables_of_two_bodies_with_the_same_headings_and_a_sum_each_stay_two() -> None:
    one = grid(SPLIT_HEADER + "|  | 合计 | 9.00 | 9.00 |\n| 208 | 社会保障支出 | 9.00 | 9.00 |")
    other = grid(SPLIT_HEADER + "|  | 合计 | 5.00 | 5.00 |\n| 208 | 社会保障支出 | 5.00 | 5.00 |")
    assert len(join_continued([one, other])) == 2


def test_forms_of_two_projects_below_each_other_stay_two() -> None:
    form = "| 主管部门 | 某县水务局 | 实施单位 | 某县水务局 |\n| 项目名称 | {} | 资金总额 | {} |\n| 一级指标 | 二级指标 | 三级指标 | 指标值 |"
    one, other = grid(form.format("巡河", "5.00")), grid(form.format("护林", "7.00"))
    assert len(join_continued([one, other])) == 2


def test_a_table_pasted_page_by_page_goes_on_where_its_items_count_on() -> None:
    """十九、 below 十八、, though its first row prints no figure."""
    upper = grid("| 收入 | 预算数 | 支出 | 预算数 |\n| 一、财政拨款 | 5.00 | 十八、援助支出 |  |")
    lower = grid("|  |  | 十九、气象支出 |  |\n| 总计 | 5.00 | 总计 | 5.00 |")
    (joined,) = join_continued([upper, lower])
    assert isinstance(joined, Grid)
    assert [line[2].text for line in joined.rows] == ["支出", "十八、援助支出", "十九、气象支出", "总计"]


def test_a_form_cut_above_its_indicators_is_one_form() -> None:
    edges = [0, 20, 40, 60.0]
    for cut in ([], [["资金", "年初预算数", "执行数"], ["总额", "5.00", "4.00"]]):
        upper = on_page(1, [["项目名称", "巡查项目", " "], ["年度目标", "完成巡查", ""]], edges)
        rows = [*cut, ["一级指标", "三级指标", "指标值"], ["产出指标", "巡查次数", "≥12次"]]
        (joined,) = join_continued([upper, on_page(2, rows, edges)])
        assert isinstance(joined, Grid)
        assert len(joined.rows) == 2 + len(rows)
        next_form = on_page(3, [["一级指标", "三级指标", "指标值"], ["项目名称", "宣传项目", "≥8次"]], edges)
        assert join_continued([joined, next_form]) == [joined, next_form]


def test_a_table_whose_second_row_names_its_columns_is_no_further_page_of_the_one_above() -> None:
    """The title of either stands below it, so that nothing but the headings parts them."""
    edges = [0.0, 10, 20, 30]
    upper = on_page(1, [["科目编码", "科目名称", "合计"], ["208", "社会保障支出", "9.00"]], edges)
    lower = on_page(
        2, [["人员经费", "", ""], ["科目编码", "科目名称", "决算数"], ["301", "工资福利支出", "9.00"]], edges
    )
    assert join_continued([upper, lower]) == [upper, lower]


def test_a_total_of_nothing_alone_on_the_next_page_begins_no_table() -> None:
    edges = [0.0, 20, 40]
    upper = on_page(1, [["项目", "预算数"], ["公务接待费", "——"]], edges)
    (joined,) = join_continued([upper, on_page(2, [["合计", "—— "]], edges)])
    assert isinstance(joined, Grid)
    assert [row[0].text for row in joined.rows] == ["项目", "公务接待费", "合计"]
