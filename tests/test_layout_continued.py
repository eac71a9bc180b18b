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


def test_a_header_cut_by_the_end_of_a_page_names_the_figures_on_the_next() -> None:
    edges = [0, 10, 20, 30, 40, 50.0]
    upper = on_page(1, [["合计", "公务用车费", "公务接待费", "会议费"]], [0, 10, 30, 40, 50])
    lower = on_page(2, [["", "小计", "购置费", " ", "  "], ["9.00", "5.00", "1.00", "3.00", "0.00"]], edges)
    (joined,) = join_continued([upper, lower])
    assert isinstance(joined, Grid)
    assert [[cell.text.strip() for cell in line] for line in joined.rows[:2]] == [
        ["合计", "公务用车费", "公务用车费", "公务接待费", "会议费"], ["", "小计", "购置费", "", ""],
    ]  # fmt: skip


def test_a_header_cut_within_its_last_cell_names_the_figures_on_the_next_page() -> None:
    """Else the figures of the budget would be those of the account."""
    upper = on_page(1, [["合计", "公务用车费", "公务"]], [0, 10, 30, 40])
    lower = on_page(2, [["", "小计", "购置费", "接待费"], ["9.00", "5.00", "1.00", "3.00"]], [0, 10, 20, 30, 40.0])
    (joined,) = join_continued([upper, lower])
    assert isinstance(joined, Grid)
    assert [cell.text for cell in joined.rows[0]] == ["合计", "公务用车费", "公务用车费", "公务\n接待费"]


def test_a_header_cut_below_the_words_over_its_halves_names_the_figures_on_the_next_page() -> None:
    upper = on_page(1, [["人员经费", "公用经费"]], [0, 20, 40])
    header = ["科目编码", "科目名称", "科目编码 ", "科目名称 "]
    lower = on_page(2, [header, ["301", "工资福利支出", "302", "商品和服务支出"]], [0, 10, 20, 30, 40.0])
    (joined,) = join_continued([upper, lower])
    assert isinstance(joined, Grid)
    assert [cell.text for cell in joined.rows[0]] == ["人员经费", "人员经费", "公用经费", "公用经费"]


def test_a_header_whose_other_headings_are_printed_again_on_the_next_page_goes_on_there() -> None:
    edges = [0.0, 10, 20, 30, 40]
    upper = on_page(1, [["功能分类科目", "科目名称", "合计", "事业"]], edges)
    for rest in (["编码", "科目名称", "合计", "事业"], ["", " ", "  ", "收入"]):
        lower = on_page(2, [rest, ["207", "文化支出", "9.00", "1.00"]], edges)
        (joined,) = join_continued([upper, lower])
        assert isinstance(joined, Grid)
        heading = [row[3].text.replace("\n", "") for row in joined.rows[:2]]
        assert heading == (["事业", "事业"] if rest[0] else ["事业收入", ""])
        upper = on_page(1, [["功能分类科目", "科目名称", "合计", "事业"]], edges)
    figures = on_page(2, [["", "合计", "9.00", "1.00"], ["207", "文化支出", "9.00", "1.00"]], edges)
    (joined,) = join_continued([upper, figures])
    assert isinstance(joined, Grid)
    assert [cell.text for cell in joined.rows[1]] == ["", "合计", "9.00", "1.00"]


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


def test_a_header_cut_below_the_word_over_code_and_name_names_the_figures_on_the_next() -> None:
    edges = [0, 20, 40, 60, 80.0]
    upper = on_page(1, [["项目", "本年支出合计", "基本支出"]], [0, 40, 60, 80])
    lower = [["科目编码", "科目名称", "", " "], ["201", "一般公共服务支出", "9.00", "5.00"]]
    (joined,) = join_continued([upper, on_page(2, lower, edges)])
    assert isinstance(joined, Grid)
    assert [cell.text for cell in joined.rows[0]] == ["项目", "项目", "本年支出合计", "基本支出"]
    whole = on_page(2, [["科目编码", "科目名称", "合计", "项目支出"], lower[1]], edges)
    assert len(join_continued([upper, whole])) == 2


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


def test_a_row_that_goes_on_over_the_page_keeps_its_whole_name() -> None:
    edges = [0, 20, 40, 50, 60.0]
    upper = [["项目", "金额", "项目 ", "金额 "], ["一、财政\n拨款收入", "5.00", "一、教育支出", ""]]
    cut = on_page(1, [*upper, ["本年收", "5.00", "本年支出合计", "4.00"]], edges)
    rest = on_page(2, [["入合计", "", "", " "], ["总计", "5.00", "总计 ", "5.50"]], edges)
    (joined,) = join_continued([cut, rest])
    assert isinstance(joined, Grid)
    assert [line[0].text for line in joined.rows[2:]] == ["本年收\n入合计", "总计"]


def test_a_row_without_figures_at_the_top_of_a_page_stays_a_row() -> None:
    edges = [0, 20, 40.0]
    upper = [["项目", "金额"], ["一般公共预算拨\n款收入", "5.00"]]
    for last, first in (("七、事业收入", "八、其他收入"), ("事业收入", "其他收入")):
        pages = [on_page(1, [*upper, [last, "2.00"]], edges), on_page(2, [[first, ""], ["总计", "7.00"]], edges)]
        (joined,) = join_continued(list(pages))
        assert isinstance(joined, Grid)
        assert [line[0].text for line in joined.rows[2:]] == [last, first, "总计"]


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


def test_the_last_signs_of_a_cut_cell_under_a_table_do_not_end_it() -> None:
    edges = [0.0, 10, 20, 30]
    first = on_page(1, [["一级指标", "三级指标", "指标值"], ["效益指", "知晓率", "≥90%"]], edges)
    second = on_page(2, [["满意度指标", "满意率", "≥95%"]], edges)
    joined = join_continued([first, Paragraph("标", Place(page=1)), second])
    assert [len(block.rows) for block in joined if isinstance(block, Grid)] == [3]


def test_an_indicator_cut_by_a_page_is_one_where_digits_make_other_lines_longer() -> None:
    edges = [0.0, 10, 20, 30, 40]
    upper = [["二级指标", "三级指标", "指标值", "权重"], ["质量指标", "值大于80分的里\n程占比", "≥83%", "10"]]
    cut = on_page(1, [*upper, ["时效指标", "活动开展及时", "=100%", "15"]], edges)
    rest = on_page(2, [["", "率", " ", "  "], ["社会效益指标", "办复率", "≥90%", "5"]], edges)
    (joined,) = join_continued([cut, rest])
    assert isinstance(joined, Grid)
    assert [line[1].text for line in joined.rows[2:]] == ["活动开展及时\n率", "办复率"]


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


def test_an_indicator_without_the_cells_merged_above_it_is_a_row_of_its_own_where_the_target_above_is_whole() -> None:
    edges = [0.0, 10, 20, 30, 40]
    upper = [["二级指标", "三级指标", "指标值", "依据"], ["数量指标", "受益群\n众", "2000人\n次", "合同"]]
    for target, below in (("=100%", "12月底\n前"), ("=1套", "有效提\n升")):
        cut = on_page(1, [*upper, ["生态指标", "及时\n完成率", target, "年度计划"]], edges)
        (joined,) = join_continued([cut, on_page(2, [["", "维修面\n积", below, " "]], edges)])
        assert isinstance(joined, Grid)
        assert [line[1].text for line in joined.rows[2:]] == ["及时\n完成率", "维修面\n积"]


def test_an_item_without_figures_that_begins_as_the_one_above_is_no_rest_of_its_name() -> None:
    edges = [0.0, 40, 80]
    upper = [["项目", "决算数"], ["公务用车\n购置和运\n行维护费", "1.60"], ["其中：\n公务用车\n购置费", "1.60"]]
    lower = [["项目", "决算数"], ["公务用车\n运行维护\n费", ""], ["公务接待\n费", "0.10"]]
    (joined,) = join_continued([on_page(1, upper, edges), on_page(2, lower, edges)])
    assert isinstance(joined, Grid)
    assert [line[0].text.replace("\n", "") for line in joined.rows[2:]] == [
        "其中：公务用车购置费",
        "公务用车运行维护费",
        "公务接待费",
    ]


def test_a_table_whose_second_row_names_its_columns_is_no_further_page_of_the_one_above() -> None:
    """The title of either stands below it, so that nothing but the headings parts them."""
    edges = [0.0, 10, 20, 30]
    upper = on_page(1, [["科目编码", "科目名称", "合计"], ["208", "社会保障支出", "9.00"]], edges)
    lower = on_page(
        2, [["人员经费", "", ""], ["科目编码", "科目名称", "决算数"], ["301", "工资福利支出", "9.00"]], edges
    )
    assert join_continued([upper, lower]) == [upper, lower]


def test_a_figure_cut_by_a_page_keeps_its_last_digits() -> None:
    """Without them it is another number."""
    edges = [0.0, 20, 40, 60]
    upper = [
        ["科目名称", "决算数", "项目支出"],
        ["工资福利支出", "1059\n.2402", "621.\n1272"],
        ["人员经费合计", "1197\n.88", "621.\n12"],
    ]
    (joined,) = join_continued(
        [on_page(1, upper, edges), on_page(2, [["", "00", "72"], ["总计", "5.2402", "5.1272"]], edges)]
    )
    assert isinstance(joined, Grid)
    assert [cell.text.replace("\n", "") for cell in joined.rows[2]] == ["人员经费合计", "1197.8800", "621.1272"]
    (joined,) = join_continued(
        [on_page(1, upper[:2], edges), on_page(2, [["", "00", "72"], ["总计", "5.2402", "5.1272"]], edges)]
    )
    assert isinstance(joined, Grid)
    assert len(joined.rows) == 4  # figures as long as the others of their columns are whole


def test_the_last_signs_of_a_cell_alone_on_the_next_page_are_given_back() -> None:
    edges = [0.0, 20, 40]
    rows = [["科目名称", "合计"], ["交通运\n输支出", "9.00"], ["水路运\n输管理", "9.00"]]
    for box, names in (
        ((2.0, 5.0, 15.0, 12.0), ["水路运输管理支出"]),
        ((22.0, 5.0, 35.0, 12.0), ["水路运输管理", "支出"]),
    ):
        scrap = Paragraph("支出", Place(page=2, line=1, box=box))
        blocks = join_continued([on_page(1, rows, edges), scrap])
        assert isinstance(blocks[0], Grid)
        texts = [blocks[0].rows[2][0].text, *(block.text for block in blocks if isinstance(block, Paragraph))]
        assert [text.replace("\n", "") for text in texts] == names


def test_headings_whose_merged_cells_are_blank_go_on_over_the_page() -> None:
    edges = [0.0, 10, 20, 30, 40, 50]
    upper = [["项目", "", " ", "合计", "基本支出"], ["科目编码", "  ", "科目名称", "   ", "    "]]
    lower = [["类", "款", "", " ", "  "], ["201", "03", "办公厅事务", "9.00", "9.00"]]
    (joined,) = join_continued([on_page(1, upper, edges), on_page(2, lower, edges)])
    assert isinstance(joined, Grid)
    assert [[cell.text.strip() for cell in row[:3]] for row in joined.rows[1:3]] == [
        ["科目编码", "", "科目名称"],
        ["类", "款", ""],
    ]


def test_the_rest_of_a_row_that_holds_a_word_of_headers_begins_no_table() -> None:
    edges = [0.0, 10, 20, 30]
    upper = [["单位名称", "科目名称", "合计"], ["机关\n本级", "教育\n管理", "9.00"], ["机关", "教育", "5.00"]]
    lower = [["", "支出", " "], ["机关\n本级", "普通\n教育", "4.00"]]
    (joined,) = join_continued([on_page(1, upper, edges), on_page(2, lower, edges)])
    assert isinstance(joined, Grid)
    assert [row[1].text.replace("\n", "") for row in joined.rows[2:]] == ["教育支出", "普通教育"]


def test_a_total_of_nothing_alone_on_the_next_page_begins_no_table() -> None:
    edges = [0.0, 20, 40]
    upper = on_page(1, [["项目", "预算数"], ["公务接待费", "——"]], edges)
    (joined,) = join_continued([upper, on_page(2, [["合计", "—— "]], edges)])
    assert isinstance(joined, Grid)
    assert [row[0].text for row in joined.rows] == ["项目", "公务接待费", "合计"]


def test_a_form_cut_below_its_first_label_goes_on_with_the_next_label() -> None:
    edges = [0.0, 10, 20, 30, 40]
    upper = on_page(1, [["项目名称", "", "活动经费", " "]], edges)
    lower = on_page(2, [["主管部门", "", "某局", "实施单位"], ["资金总额", "5.00", "", " "]], edges)
    blocks = join_continued([upper, lower])
    labels = [row[0].text for block in blocks if isinstance(block, Grid) for row in block.rows]
    assert labels == ["项目名称", "主管部门", "资金总额"]
