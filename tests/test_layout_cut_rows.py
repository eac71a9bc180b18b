"""Rows cut by the end of a page: headings, names, figures and indicators that go on, and rows that stay two."""

from __future__ import annotations

from loaders.document import Grid, Paragraph, Place
from loaders.layouts.continued import join_continued
from tests.layout_documents import on_page


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


def test_a_header_cut_below_the_word_over_code_and_name_names_the_figures_on_the_next() -> None:
    edges = [0, 20, 40, 60, 80.0]
    upper = on_page(1, [["项目", "本年支出合计", "基本支出"]], [0, 40, 60, 80])
    lower = [["科目编码", "科目名称", "", " "], ["201", "一般公共服务支出", "9.00", "5.00"]]
    (joined,) = join_continued([upper, on_page(2, lower, edges)])
    assert isinstance(joined, Grid)
    assert [cell.text for cell in joined.rows[0]] == ["项目", "项目", "本年支出合计", "基本支出"]
    whole = on_page(2, [["科目编码", "科目名称", "合计", "项目支出"], lower[1]], edges)
    assert len(join_continued([upper, whole])) == 2


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


def test_a_form_cut_below_its_first_label_goes_on_with_the_next_label() -> None:
    edges = [0.0, 10, 20, 30, 40]
    upper = on_page(1, [["项目名称", "", "活动经费", " "]], edges)
    lower = on_page(2, [["主管部门", "", "某局", "实施单位"], ["资金总额", "5.00", "", " "]], edges)
    blocks = join_continued([upper, lower])
    labels = [row[0].text for block in blocks if isinstance(block, Grid) for row in block.rows]
    assert labels == ["项目名称", "主管部门", "资金总额"]
