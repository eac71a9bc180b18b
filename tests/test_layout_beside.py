"""Tables wider than their paper: columns printed on further pages belong to the rows of the first."""

from __future__ import annotations

from loaders.document import Cell, Document, Grid, Place
from loaders.layouts.beside import join_beside
from loaders.layouts.header_rows import is_index_row
from loaders.sums import sums_of_rows
from tests.layout_documents import on_page, read, said

LABELS = [["科目编码", "科目名称"], ["栏次", "栏次"], ["合计", "合计"], ["201", "一般公共服务支出"]]
MONEY = [["本年支出合计", "基本支出"], ["1", "2"], ["5.00", "3.00"], ["5.00 ", "3.00 "]]
MORE = [["项目支出", "经营支出"], ["3", "4"], ["2.00", ""], ["2.00 ", " "]]


def _texts(grid: Grid) -> list[list[str]]:
    return [[cell.text.strip() for cell in row] for row in grid.rows]


def test_columns_on_further_pages_are_read_with_the_labels_of_the_first() -> None:
    first = on_page(1, LABELS, [0, 20, 40])
    first.title, first.title_place = "支出决算表", Place(page=1)
    tables = read(
        said("某县某局2023年度部门决算"),
        first,
        said("注：本表反映部门本年度各项支出情况。"),
        on_page(2, MONEY, [0, 20, 40]),
        on_page(3, MORE, [0, 20, 40]),
    )
    found = [(row["code"], row["measure"], row["printed"]) for row in tables["budget_lines"] if row["code"]]
    assert found == [("201", "total", "5.00"), ("201", "basic", "3.00"), ("201", "project", "2.00")]
    (whole, one) = sums_of_rows(tables["budget_lines"])
    assert len(whole.parts) == 2
    assert whole.holds
    assert one.holds


def test_labels_repeated_on_every_page_are_one_column() -> None:
    first = on_page(1, [[*a, *b] for a, b in zip(LABELS, MONEY, strict=True)], [0, 20, 40, 60, 80])
    second = on_page(2, [[*a, *b] for a, b in zip(LABELS, MORE, strict=True)], [0, 20, 40, 60, 80])
    (joined,) = join_beside([first, second])
    assert isinstance(joined, Grid)
    assert _texts(joined)[0] == ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出", "经营支出"]


def test_header_words_cut_by_the_edge_of_the_paper_stand_over_both_halves() -> None:
    first = on_page(1, [["科目编码", "年初结转", ""], ["栏次", "1", "2"], ["201", "1.00", "7.00"]], [0, 20, 40, 60])
    second = on_page(2, [["本年支出", "年末结转"], ["3", "4"], ["6.00", "2.00"]], [0, 20, 40])
    (joined,) = join_beside([first, second])
    assert isinstance(joined, Grid)
    assert _texts(joined)[0] == ["科目编码", "年初结转", "本年支出", "本年支出", "年末结转"]


def test_two_forms_with_the_same_rows_stay_two() -> None:
    revenue = on_page(1, [[*a, *b] for a, b in zip(LABELS, MONEY, strict=True)], [0, 20, 40, 60, 80])
    spending = on_page(2, [[*a, *b] for a, b in zip(LABELS, MONEY, strict=True)], [0, 20, 40, 60, 80])
    assert join_beside([revenue, spending]) == [revenue, spending]
    form = on_page(1, [["科目编码", "小计"], ["类款项", "小计 "], ["栏次", "1"], ["201", "5.00"]], [0, 20, 40])
    other = on_page(2, [["科目编码", "合计"], ["栏次", "1"], ["202", "6.00"], ["203", "7.00"]], [0, 20, 40])
    assert join_beside([form, other]) == [form, other]
    lower = on_page(2, [["本年支出合计", "基本支出"], ["3", "4"], ["9.00", "8.00"]], [0, 20, 40])
    assert join_beside([on_page(1, LABELS, [0, 20, 40]), lower])[1:] == [lower]


def test_the_last_rows_of_two_tables_are_not_set_beside_each_other() -> None:
    """Both end on a page of their own, at the same height, with their headers again but no title, in a column of units."""
    pages = []
    for number, (title, money) in enumerate((("收入预算表", MONEY[0]), ("支出预算表", MORE[0])), 1):
        header, edges = ["科目编码", "科目名称", *money, "单位"], [0.0, 20, 40, 60, 80, 100]
        first = on_page(2 * number - 1, [header, ["201", "公共服务", "5.00", "3.00", "万元"]], edges)
        first.title, first.title_place = title, Place(page=2 * number - 1)
        rest = [[code, "教育支出", "5.10", "0.50", "万元"] for code in ("205", "208", "221")]
        pages += [first, on_page(2 * number, [header, *rest], edges)]
    assert join_beside(list(pages)) == pages


def test_further_rows_with_names_of_their_own_are_no_further_columns() -> None:
    """Two pages of a long table without its header, as full as each other."""
    edges = [0.0, 20, 40, 60, 80]
    pages = [
        on_page(number, [[f"{number}{at:02}", f"事务{number}", f"{at}.10", f"{at}%"] for at in range(1, 15)], edges)
        for number in (1, 2)
    ]
    assert join_beside(list(pages)) == pages
    of_one_unit = [on_page(page.place.page or 1, [["105001", *(cell.text for cell in row)] for row in page.rows], [*edges, 99.0])
                   for page in pages]  # fmt: skip
    assert join_beside(list(of_one_unit)) == of_one_unit


def test_indicators_of_the_next_page_are_no_further_columns() -> None:
    header = ["一级指标", "三级指标", "指标值"]
    pages = [
        [["产出指标", "购置成本", "≤45元"], ["效益指标", "年限", "6"]],
        [["产出指标", "培训成本", "≤13元"], ["效益指标", "效果", "优"]],
    ]
    grids = [on_page(number, [header, *rows], [0, 20, 40, 60]) for number, rows in enumerate(pages, 1)]
    assert join_beside(list(grids)) == grids


def test_row_that_numbers_a_single_column_on_each_side_is_no_money() -> None:
    cells = [Cell(text, Place(table=1, row=1, column=at)) for at, text in enumerate(("栏次", "", "1", "栏次", ""))]
    assert is_index_row(cells)


def test_documents_without_pages_keep_their_tables() -> None:
    grids = [Grid([[Cell(text, Place(table=at))] for text in ("栏次", "1")], Place(table=at)) for at in (1, 2)]
    assert join_beside(Document("a.docx", "docx", list(grids)).blocks) == grids


def test_rows_of_the_next_page_under_the_same_header_are_no_further_columns() -> None:
    pages = [[["1", "甲中学"], ["2", "乙中学"], ["3", "丙中学"]], [["4", "丁中学"], ["5", "戊中学"], ["6", "己中学"]]]
    grids = [on_page(number, [["序号", "单位名称"], *rows], [0, 20, 40]) for number, rows in enumerate(pages, 2)]
    assert join_beside(list(grids)) == grids


def test_row_of_column_numbers_cut_by_the_edge_of_the_paper_is_no_money() -> None:
    def row(texts: str) -> list[Cell]:
        return [Cell(text, Place(table=1, row=1, column=at)) for at, text in enumerate(texts.split(), 1)]

    assert is_index_row(row("1 2 3 4 5 6 7 8 9 10 1"))
    assert not is_index_row(row("1 2 3 4 5 6 7 8 9 10 3"))
    assert not is_index_row(row("10 1"))
    assert is_index_row(row("栏次 名 1 2入 收3入 款4收入 5"))  # the last lines of the headings above stand in it
    assert not is_index_row(row("栏次 1 2入 收3入 款9收入 5"))


def test_pages_of_equal_length_take_their_columns_in_the_order_they_come() -> None:
    """Printed down, then over, the title again on every page, and no row that numbers the columns."""

    def titled(grid: Grid) -> Grid:
        grid.title, grid.title_place = "部门支出总表", Place(page=grid.place.page)
        return grid

    header, more = ["科目编码", "科目名称", "合计"], ["项目支出"]
    down = [
        [["201", "一般公共服务支出", "9"], ["20101", "人大事务", "9"]],
        [["205", "教育支出", "7"], ["20501", "管理", "7"]],
    ]
    over = [[["4.00"], [""]], [[""], ["3.00"]]]
    grids = [titled(on_page(1 + at, [header, *rows], [0, 20, 40, 60])) for at, rows in enumerate(down)]
    grids += [titled(on_page(3 + at, [more, *rows], [0, 20])) for at, rows in enumerate(over)]
    joined = [grid for grid in join_beside(list(grids)) if isinstance(grid, Grid)]
    assert [_texts(grid)[1:] for grid in joined] == [
        [["201", "一般公共服务支出", "9", "4.00"], ["20101", "人大事务", "9", ""]],
        [["205", "教育支出", "7", ""], ["20501", "管理", "7", "3.00"]],
    ]


def test_the_rest_of_a_table_is_not_set_beside_another_table_of_the_page_before() -> None:
    header = [["序号", "科目编码", "科目名称", "小计"], ["1", "201", "一般公共服务支出", "5.00"]]
    first = on_page(1, [*header, ["2", "208", "社会保障和就业支出", "6.00"]], [0, 20, 40, 60, 80])
    rest = on_page(2, [["序号", "科目编码", "小计"], ["3", "", ""], ["4", "", ""]], [0, 20, 40, 60])
    assert join_beside([first, rest]) == [first, rest]


def test_a_blank_list_that_numbers_its_rows_is_no_further_part_of_the_table_before() -> None:
    summary = on_page(1, [["项目", "预算数"], ["收入合计", "5.00"], ["收入总计", "5.00"]], [0, 20, 40])
    blank = on_page(2, [["序号", "科目编码", "合计"], ["2", "", ""], ["3", "", ""]], [0, 20, 40, 60])
    assert join_beside([summary, blank]) == [summary, blank]
