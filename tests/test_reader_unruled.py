"""Tables of PDF files without upright rulings: over several pages, in frames of level rules, with unmerged headings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from loaders.document import Document, Grid, Paragraph
from loaders.readers.pdf import read
from tests.pdf_pages import (
    EDGES,
    FONT,
    LEVELS,
    OPEN_BODY,
    SPREAD,
    Heading,
    only_grid,
    read_open_table,
    texts,
    typeset,
    write_open_table,
)


def read_pages(*pages: Callable[[Canvas], None]) -> Document:
    def draw(canvas: Canvas) -> None:
        for number, page in enumerate(pages):
            if number:
                canvas.showPage()
            page(canvas)

    return read(typeset(draw), "t.pdf")


def open_table(headings: list[Heading], rows: list[list[str]], top: float = 800) -> Callable[[Canvas], None]:
    return lambda canvas: write_open_table(canvas, headings, rows, top)


def bare_rows(rows: list[list[str]], shift: float = 0) -> Callable[[Canvas], None]:
    """Rows at the head of a page without the headings, moved to the right by `shift` points."""

    def draw(canvas: Canvas) -> None:
        canvas.translate(shift, 20)
        write_open_table(canvas, [("", 0, 0, 0, 0)], rows, 800)

    return draw


LAST = [["", "总计", "1,378.84", "1,378.84", "1,012.30", "366.54", ""]]


def test_a_single_row_on_the_next_page_stays_in_the_table() -> None:
    document = read_pages(open_table(LEVELS, OPEN_BODY), bare_rows(LAST))
    assert [texts(grid) for grid in document.grids()] == [[*SPREAD, *OPEN_BODY], LAST]
    assert [grid.place.page for grid in document.grids()] == [1, 2]
    assert not document.issues


def test_rows_go_on_over_two_pages_without_headings() -> None:
    document = read_pages(open_table(LEVELS, OPEN_BODY), bare_rows(LAST), bare_rows(LAST))
    assert [texts(grid) for grid in document.grids()][1:] == [LAST, LAST]


def test_rows_that_go_on_in_other_columns_are_reported_with_their_page() -> None:
    document = read_pages(open_table(LEVELS, OPEN_BODY), bare_rows(LAST, shift=40))
    assert len(list(document.grids())) == 1
    assert [(issue.code, issue.place.page) for issue in document.issues if issue.place] == [("torn_table", 2)]


GOALS: list[Heading] = [
    (text, 0, 0, column, column) for column, text in enumerate(["序号", "项目名称", "一级", "二级", "指标值", "依据"])
]
GOAL_ROWS = [
    ["1", "巡查项目", "产出指标", "数量指标", "≥12次", "计划", ""], ["", "", "", "质量指标", "≥95%", "", ""],
    ["", "", "效益指标", "社会效益指标", "≥90%", "问卷", ""], ["", "", "", "生态效益指标", "健全", "标准", ""],
    ["2", "宣传项目", "产出指标", "数量指标", "≥8次", "计划", ""], ["", "", "", "时效指标", "12月", "计划", ""],
]  # fmt: skip


def test_words_under_repeated_headings_are_rows_of_the_table_and_no_headings() -> None:
    document = read_pages(open_table(GOALS, GOAL_ROWS[:2]), open_table(GOALS, GOAL_ROWS[2:]))
    header = [text for text, *_ in GOALS]
    expected = [[header, *(row[:6] for row in rows)] for rows in (GOAL_ROWS[:2], GOAL_ROWS[2:])]
    assert [texts(grid) for grid in document.grids()] == expected


def test_a_titled_table_at_the_head_of_a_page_is_a_table_of_its_own() -> None:
    def second(canvas: Canvas) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawCentredString(297, 810, "某某预算支出表")
        write_open_table(canvas, LEVELS, OPEN_BODY, 790)

    document = read_pages(open_table(LEVELS, OPEN_BODY), second)
    assert [texts(grid) for grid in document.grids()] == [[*SPREAD, *OPEN_BODY]] * 2
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == ["某某预算支出表"]


def test_prose_below_the_table_of_the_page_before_stays_prose() -> None:
    def second(canvas: Canvas) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawString(53, 800, "二、其他说明")
        canvas.drawString(53, 780, "上述收入与支出按照批复的口径编制，机关运行经费与上年持平，未安排购置公务用车。")

    document = read_pages(open_table(LEVELS, OPEN_BODY), second)
    assert len(list(document.grids())) == 1
    assert not document.issues


def test_the_title_inside_a_frame_of_level_rules_is_no_heading() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 9)
        for y, text in ((727, "政府性基金预算支出表"), (707, "单位：万元")):
            canvas.drawCentredString(297, y, text)
        write_open_table(canvas, LEVELS[:3], [["1", "2", "3"], ["", "合计", ""]])
        for y in (740, 720, 700, 660, 640, 620):
            canvas.line(50, y, 545, y)

    headings: list[Heading] = LEVELS[:3]
    blocks = read(typeset(draw), "t.pdf").blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["政府性基金预算支出表", "单位：万元"]
    grid = next(block for block in blocks if isinstance(block, Grid))
    assert texts(grid)[0] == [text for text, *_ in headings]


def test_headings_left_unmerged_keep_the_column_of_names_apart_from_the_codes() -> None:
    headings: list[Heading] = [
        ("科目编码", 0, 0, 0, 0), ("类", 1, 1, 0, 0), ("款", 1, 1, 1, 1), ("项", 1, 1, 2, 2), ("科目名称", 0, 0, 3, 3),
        ("本年支出", 0, 0, 4, 4), ("合计", 1, 1, 4, 4), ("基本支出", 1, 1, 5, 5),
    ]  # fmt: skip
    rows = [["208", "", "", "社保就业支出", "34.68", "17.21", ""], ["208", "01", "", "事务管理", "34.68", "17.21", ""],
            ["208", "01", "15", "日常经费", "34.68", "17.21", ""]]  # fmt: skip
    assert texts(read_open_table(headings, rows))[2:] == [row[:6] for row in rows]


def test_the_second_word_of_a_heading_in_a_row_of_its_own_loses_no_single_row() -> None:
    headings: list[Heading] = [*((text, 0, 0, column, column) for column, text in enumerate(["功能科目", "科目名称", "合计", "基本支出"])),
                               ("编码", 1, 1, 0, 0)]  # fmt: skip
    found = texts(read_open_table(headings, [["", "合计", "0.00", "", "", "", ""]]))
    assert found[-1] == ["", "合计", "0.00", ""]


def test_a_name_of_many_lines_beside_the_first_figures_is_whole() -> None:
    lines = ["文化", "旅游", "体育", "与传", "媒支", "出"]

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 9)
        for column, text in enumerate(["科目编码", "名称", "合计", "基本"]):
            canvas.drawCentredString((EDGES[column] + EDGES[column + 1]) / 2, 760, text)
        for row, y in enumerate((690, 640, 610)):
            for column, text in enumerate([f"20{row}", "", "4,240.97", "1,715.51"]):
                canvas.drawRightString(EDGES[column + 1] - 3, y, text)
        for number, text in enumerate(lines):
            canvas.drawCentredString(170, 690 + 11 * (2.5 - number), text)

    assert texts(only_grid(read(typeset(draw), "t.pdf")))[1] == ["200", "\n".join(lines), "4,240.97", "1,715.51"]


@pytest.mark.parametrize("angle", [90, 270])
def test_a_turned_table_of_short_words_is_read_upright(angle: int) -> None:
    rows = [[str(row * column % 10) for column in range(7)] for row in range(8)]

    def draw(canvas: Canvas) -> None:
        canvas.translate(*((595, 0) if angle == 90 else (0, 842)))
        canvas.rotate(angle)
        canvas.setFont(FONT, 9)
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                canvas.drawString(EDGES[column] + 8, 500 - 20 * row, text)
        for row in range(len(rows) + 1):
            canvas.line(50, 512 - 20 * row, 545, 512 - 20 * row)
        for x in EDGES:
            canvas.line(x, 512, x, 512 - 20 * len(rows))

    assert texts(only_grid(read(typeset(draw), "t.pdf"))) == rows


@pytest.mark.parametrize("ruled", [False, True])
def test_a_code_and_a_sum_wrapped_around_the_line_of_their_row_stay_whole(ruled: bool) -> None:
    rows = [["2060203", "基金", "4,241.97", "1,715.51"], ["20603", "应用研究", "30.08", "(1,801.65)"]]

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 9)
        for column, text in enumerate(["科目编码", "名称", "合计", "增减"]):
            canvas.drawCentredString((EDGES[column] + EDGES[column + 1]) / 2, 760, text)
        canvas.drawString(60, 735.5, "206020")
        canvas.drawString(60, 724.5, "3")
        canvas.drawString(60, 700, "20603")
        for y, cells in zip((730, 700), rows, strict=True):
            canvas.drawString(120, y, cells[1])
            canvas.drawRightString(297, y, cells[2])
        canvas.drawRightString(367, 730, "1,715.51")
        canvas.drawRightString(367, 705.5, "(1,801.")
        canvas.drawRightString(367, 694.5, "65)")
        for y in (775, 745, 715, 685) if ruled else ():
            canvas.line(50, y, 370, y)

    found = texts(only_grid(read(typeset(draw), "t.pdf")))
    assert [[text.replace("\n", "") for text in row] for row in found[1:]] == rows


def test_the_second_level_of_a_heading_over_the_first_column_is_no_row() -> None:
    """Its distance to the figures is that of the next row, as if both were lines of one name."""
    headings: list[Heading] = [
        ("功能分类", 0, 0, 0, 0),
        ("科目名称", 1, 1, 0, 0),
        ("本年支出\n合计", 0, 1, 1, 1),
        ("项目\n支出", 0, 1, 2, 2),
    ]
    rows = [
        ["农林水", "10.20", "6.10", "", "", "", ""],
        ["农业", "", "", "", "", "", ""],
        ["事业运行", "10.20", "6.10", "", "", "", ""],
    ]

    def draw(canvas: Canvas) -> None:
        write_open_table(canvas, headings, rows)
        for y in (700, 660, 640, 620, 600):
            canvas.line(50, y, 545, y)
        canvas.line(50, 680, 108, 680)

    found = texts(only_grid(read(typeset(draw), "t.pdf")))
    assert [row[0] for row in found] == ["功能分类", "科目名称", "农林水", "农业", "事业运行"]


REASONS = ["序号", "项目名称", "预算金额", "年度绩效目标", "指标值"]
REASON_EDGES = [50, 80, 190, 250, 480, 545]
REASON_ROWS = [
    ["1", "示范田建设", "1,200.50", ["完成示范田建设任务两百亩，开展技术培训。", "带动周边农户增收，巩固产业基础。"], "≥95%"],
    ["2", "办公楼维修", "80.00", ["消除安全隐患，改善办公条件。"], "100%"],
    ["3", "质量抽检", "36.25", ["全年抽检样品三百批次；合格率达到百分之九", "十八；宣传培训两次，提高生产主体责任意", "识。"], "≥98%"],
]  # fmt: skip


def write_reasons(canvas: Canvas, rows: list[list[object]], top: float, header: bool) -> None:
    """Cells set to the middle of rows without rules, sentences among them."""
    canvas.setFont(FONT, 9)
    for column, text in enumerate(REASONS if header else []):
        canvas.drawCentredString((REASON_EDGES[column] + REASON_EDGES[column + 1]) / 2, top, text)
    for row, cells in enumerate(rows, 1):
        for column, cell in enumerate(cells):
            lines = cell if isinstance(cell, list) else [str(cell)]
            for number, line in enumerate(lines):
                y = top - 40 * row + 11 * ((len(lines) - 1) / 2 - number)
                canvas.drawString(REASON_EDGES[column] + 4, y, line)


def flat(grid: Grid) -> list[list[str]]:
    return [[text.replace("\n", "") for text in row] for row in texts(grid)]


def test_sentences_in_a_column_of_goals_leave_the_table_a_table() -> None:
    document = read_pages(
        lambda canvas: write_reasons(canvas, REASON_ROWS[:2], 780, header=True),
        lambda canvas: write_reasons(canvas, REASON_ROWS[2:], 840, header=False),
    )
    plain = [["".join(cell) if isinstance(cell, list) else cell for cell in row] for row in REASON_ROWS]
    assert [flat(grid) for grid in document.grids()] == [[REASONS, *plain[:2]], plain[2:]]


def test_sums_at_the_right_edge_of_their_cells_stay_under_headings_at_the_left() -> None:
    """As spreadsheets print a list of goals: each sum stands nearer to the goal beside it than to its own heading."""
    sums = ["80.00", "36.25"]

    def draw(canvas: Canvas) -> None:
        write_reasons(canvas, [[*row[:2], "", *row[3:]] for row in REASON_ROWS[1:]], 780, header=False)
        for x, text in zip(REASON_EDGES, REASONS, strict=False):
            canvas.drawString(x + 4, 765, text)
        for row, text in enumerate(sums, 1):
            canvas.drawRightString(252, 780 - 40 * row, text)

    rows = [[*row[:2], text, *row[3:]] for row, text in zip(REASON_ROWS[1:], sums, strict=True)]
    plain = [["".join(cell) if isinstance(cell, list) else cell for cell in row] for row in rows]
    assert flat(only_grid(read(typeset(draw), "t.pdf"))) == [REASONS, *plain]


def test_lines_of_prose_below_three_short_words_make_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 9)
        for x, text in ((60, "收入"), (200, "支出"), (400, "结余")):
            canvas.drawString(x, 780, text)
        for number in range(4):
            canvas.drawString(
                50,
                760 - 14 * number,
                "2024年收入与支出均按批复的预算执行，主要用于保障机关正常运转，与上年相比基本持平。",
            )
        canvas.drawString(50, 700, "12.50")

    assert not list(read(typeset(draw), "t.pdf").grids())


def test_a_sum_that_touches_the_name_in_the_next_cell_keeps_its_column() -> None:
    """Spreadsheets printed without rules set a sum to the right edge and the next name right behind it."""
    edges, rows = [54, 220, 296, 460, 540], [("一、拨款收入", "72,154.80", "一、公共服务支出", "16,009.14"),
            ("二、事业收入", "", "二、教育支出", "698.04"), ("收入总计", "72,154.80", "支出总计", "72,154.80")]  # fmt: skip

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 9)
        for column, text in enumerate(["项目", "预算数", "项目", "预算数"]):
            canvas.drawCentredString((edges[column] + edges[column + 1]) / 2, 780, text)
        for row, cells in enumerate(rows, 1):
            for column, text in enumerate(cells):
                place = canvas.drawRightString if column % 2 else canvas.drawString
                place(edges[column + column % 2] + (-0.8 if column % 2 else 0.8), 780 - 14 * row, text)

    assert texts(only_grid(read(typeset(draw), "t.pdf")))[1:] == [list(row) for row in rows]


def test_headings_above_the_first_rule_of_a_table_stay_its_headings() -> None:
    headings: list[Heading] = [
        (text, 0, 0, column, column) for column, text in enumerate(["科目编码", "科目名称", "合计"])
    ]

    def draw(canvas: Canvas) -> None:
        write_open_table(canvas, headings, [[*row[:3], "", "", "", ""] for row in OPEN_BODY])
        for y in (681, 660, 640, 620):
            canvas.line(50, y, 545, y)

    assert texts(only_grid(read(typeset(draw), "t.pdf")))[0] == [text for text, *_ in headings]


def test_headings_close_above_the_first_row_are_no_row() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 9)
        for x, text in ((174, "收入"), (400, "支出")):
            canvas.drawCentredString(x, 784, text)
        for y, cells in ((760, ("项目", "预算数", "项目", "预算数")), (748, ("一、拨款", "90.58", "一、教育", "10.59")),
                         (736, ("二、事业", "1.50", "二、农林", "81.49")), (724, ("总计", "92.08", "总计", "92.08"))):  # fmt: skip
            for x, text in zip((120, 228, 346, 454), cells, strict=True):
                canvas.drawCentredString(x, y, text)

    assert texts(only_grid(read(typeset(draw), "t.pdf")))[:2] == [
        ["收入", "收入", "支出", "支出"],
        ["项目", "预算数"] * 2,
    ]


def test_a_heading_over_the_gutter_of_its_columns_is_no_column_though_a_name_reaches_under_it() -> None:
    headings: list[Heading] = [
        ("项目", 0, 0, 0, 3), ("科目编码", 1, 1, 0, 0), ("科目名称", 1, 1, 1, 3), ("合计", 0, 1, 4, 4), ("基本支出", 0, 1, 5, 6),
    ]  # fmt: skip
    rows = [["217", "其他金融发展和改革支出", "73.20", "63.42"], ["21703", "金融发展支出", "73.20", "63.42"]]

    def draw(canvas: Canvas) -> None:
        write_open_table(canvas, headings, [])
        for row, cells in enumerate(rows):
            for x, text in zip((53, 113), cells, strict=False):
                canvas.drawString(x, 650 - 20 * row, text)
            for x, text in zip((437, 542), cells[2:], strict=True):
                canvas.drawRightString(x, 650 - 20 * row, text)

    found = texts(only_grid(read(typeset(draw), "t.pdf")))
    assert found == [["项目", "项目", "合计", "基本支出"], ["科目编码", "科目名称", "合计", "基本支出"], *rows]


def write_wrapped(canvas: Canvas, rows: list[list[str]], pad: float = 6) -> None:
    """Every cell in the middle of its row, its lines parted by `\\n`; the rows as high as their longest cell, in the open."""
    canvas.setFont(FONT, 9)
    y = 780.0
    for cells in rows:
        height = 11.6 * max(cell.count("\n") + 1 for cell in cells) + pad
        for column, cell in enumerate(cells):
            for number, line in enumerate(lines := cell.split("\n")):
                middle = y - height / 2 + 11.6 * ((len(lines) - 1) / 2 - number) - 3
                canvas.drawCentredString((EDGES[column] + EDGES[column + 1]) / 2, middle, line)
        y -= height


def test_three_publics_of_nothing_but_zeros_are_a_table_and_no_contents() -> None:
    rows = [
        ["项目", "预算数"],
        *([name, "0"] for name in ("因公出国费", "公车购置费", "公车运行费", "公务接待费", "合计")),
    ]
    assert texts(only_grid(read(typeset(lambda canvas: write_wrapped(canvas, rows)), "t.pdf"))) == rows


def test_a_code_in_a_line_of_its_own_is_part_of_the_name_that_wraps() -> None:
    names = ["合计", "[220]自\n然资源海\n洋气象等\n支出", "[\n2200510\n]气象装备\n保障维护", "[229]其\n他支出",
             "[\n2290401\n]其他政府\n性基金安\n排的支出"]  # fmt: skip
    rows = [
        ["科目", "合计", "基本支出"],
        *([name, f"{484937 + at}.57", f"{274071 + at}.06"] for at, name in enumerate(names)),
    ]
    assert texts(only_grid(read(typeset(lambda canvas: write_wrapped(canvas, rows)), "t.pdf"))) == rows


def test_words_of_two_lines_around_a_line_of_words_are_one_row() -> None:
    rows = [["序号", "项目名称", "预算数", "二级指标", "指标值", "依据"],
            ["1", "巡查项目", "145.28", "数量指标", "≥12次", "历史标准"],
            ["", "", "", "可持续影\n响指标", "显著改善", "年度工作\n计划"],
            ["", "", "", "服务对象\n满意指标", "≥90%", "年度工作\n计划"],
            ["2", "宣传项目", "6.25", "时效指标", "12月底前", "历史标准"]]  # fmt: skip
    assert texts(only_grid(read(typeset(lambda canvas: write_wrapped(canvas, rows, pad=9)), "t.pdf"))) == rows


def test_a_blank_sum_in_the_first_row_between_rules_is_no_part_of_the_heading() -> None:
    rows = [
        ["项目", "预算数", "单位"],
        ["因公出国费", "", "万元"],
        ["公车运行费", "6.10", "万元"],
        ["合计", "6.10", "万元"],
    ]

    def draw(canvas: Canvas) -> None:
        write_wrapped(canvas, rows)
        for number in range(len(rows) + 1):
            canvas.line(EDGES[0], 780 - 17.6 * number, EDGES[3], 780 - 17.6 * number)

    grid = only_grid(read(typeset(draw), "t.pdf"))
    assert texts(grid) == rows
    assert not any(cell.filled for row in grid.rows for cell in row)


PIECED = [
    ["收入", "", "支出", "", ""],
    ["项目", "预算数", "项目", "小计", "基金"],
    ["一、财政拨款", "9.00", "一、教育支出", "5.00", ""],
    ["二、事业收入", "", "二、卫生支出", "", ""],
    ["总计", "9.00", "总计", "9.00", "4.00"],
]
PIECE_EDGES = [50, 170, 240, 360, 420, 500]


def _underline(canvas: Canvas, rows: list[list[str]], top: float) -> None:
    """Cells with nothing but a line below each, as web pages are printed; words left, figures right, edges close by."""
    for number, row in enumerate(rows):
        base = top - 18 * (number + 1)
        for text, left, right in zip(row, PIECE_EDGES, PIECE_EDGES[1:], strict=False):
            canvas.line(left, base, right, base)
            if "." in text:
                canvas.drawRightString(right - 3, base + 5, text)
            else:
                canvas.drawString(left + 3, base + 5, text)


def test_lines_below_single_cells_tell_the_columns_of_a_table() -> None:
    """Else figures right before the name in the next column run into it, and tables below each other become one."""

    def draw(canvas: Canvas) -> None:
        _underline(canvas, PIECED, 700)
        canvas.drawString(200, 580, "某县财政局收支预算总表续")
        canvas.drawString(60, 560, "单位：万元")
        _underline(
            canvas, [["科目编码", "科目名称", "合计", "基本", "项目"], ["201", "公共服务", "7.00", "6.00", "1.00"]], 545
        )

    first, second = read(typeset(draw), "t.pdf").grids()
    assert texts(first) == PIECED
    assert texts(second)[1] == ["201", "公共服务", "7.00", "6.00", "1.00"]


def test_underlined_words_of_prose_make_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(4):
            canvas.drawString(60, 700 - 20 * number, "预算收入完成12.00万元并按照要求及时足额拨付到位之后再行统计说明")
            for left in (60, 160, 260, 360):
                canvas.line(left, 697 - 20 * number, left + 100, 697 - 20 * number)

    assert not list(read(typeset(draw), "t.pdf").grids())


def test_years_alone_on_the_first_line_of_headings_are_no_figures() -> None:
    header = ["科目编码", "科目名称", "2024年预\n算数", "2024年预\n算数", "2024\n年预算\n数", "2023\n年预算\n数"]
    below = ["科目编码", "科目名称", "合计", "基本支出", "项目支出", "2023\n年预算\n数"]
    rows = [header, below, *([f"20{at}", "教育支出", "12.50", "11.50", "2.00", "1.00"] for at in range(1, 5))]
    assert texts(only_grid(read(typeset(lambda canvas: write_wrapped(canvas, rows)), "t.pdf"))) == rows


def _columns(rows: list[list[str]], places: list[float], step: float, skipped: int = 0) -> Callable[[Canvas], None]:
    """Rows with figures set flush right at every second place; `skipped` steps stay blank above the last two rows."""

    def draw(canvas: Canvas) -> None:
        for number, row in enumerate(rows):
            y = 760 - step * (number + (skipped if number >= len(rows) - 2 else 0))
            for at, (text, place) in enumerate(zip(row, places, strict=True)):
                (canvas.drawRightString if at % 2 else canvas.drawString)(
                    place - (15 if at % 2 and not number else 0), y, text
                )

    return draw


TWO_SIDES = [
    ["项目", "预算数", "项目", "预算数"],
    ["一、财政拨款收入", "9,000.00", "一、教育支出", "9,000.00"],
    ["二、事业收入", "5.00", "二、农林水支出", "5.00"],
    ["三、其他收入", "1.00", "三、其他支出", "1.00"],
    ["四、上年结转", "2.00", "四、结转下年", "2.00"],
    ["本年收入", "9,008.00", "本年支出", "9,008.00"],
    ["收入总计", "9,008.00", "支出总计", "9,008.00"],
]


@pytest.mark.parametrize(("step", "skipped"), [(48, 0), (22, 2)])
def test_rows_that_keep_their_step_are_one_table_however_high_or_over_blank_rows(step: float, skipped: int) -> None:
    document = read(typeset(_columns(TWO_SIDES, [60, 230, 260, 440], step, skipped)), "t.pdf")
    assert texts(only_grid(document)) == TWO_SIDES


def test_a_name_right_behind_a_sum_is_a_cell_of_its_own() -> None:
    document = read(typeset(_columns(TWO_SIDES, [60, 229.5, 230, 440], 22)), "t.pdf")
    assert texts(only_grid(document))[1] == TWO_SIDES[1]


def test_a_word_of_four_signs_set_apart_is_one_cell() -> None:
    rows = [*TWO_SIDES[:-1], ["收 入 总 计", "9,008.00", "支 出 总 计", "9,008.00"]]
    last = texts(only_grid(read(typeset(_columns(rows, [60, 230, 260, 440], 22)), "t.pdf")))[-1]
    assert ["".join(cell.split()) for cell in last] == TWO_SIDES[-1]


@pytest.mark.parametrize("y", [645, 630])
def test_a_lone_heading_over_others_stays_with_them_where_the_figures_are_small_and_low(y: float) -> None:
    """Else the column under the second lone heading would have none, and its figure would run into the one before."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 12)
        for text, x, top in (("公务经费预算数", 150, 700), ("运行经费预", 430, 688), ("算数", 448, 675)):
            canvas.drawString(x, top, text)
        for text, x in zip(("合计", "出国费", "接待费", "用车费"), (70, 150, 240, 340), strict=True):
            canvas.drawString(x, 671, text)
        canvas.setFont(FONT, 10)
        for text, x in zip(("84.00", "30.00", "5.00", "49.00", "1,067.92"), (105, 205, 290, 390, 490), strict=True):
            canvas.drawRightString(x, y, text)

    assert texts(only_grid(read(typeset(draw), "t.pdf")))[-1] == ["84.00", "30.00", "5.00", "49.00", "1,067.92"]


def test_a_heading_in_the_middle_of_a_wide_column_stands_over_sums_at_its_right_edge() -> None:
    """Last year's sum has one heading; those of this year are not merged, and its first stands right over 合计."""
    headings: list[Heading] = [
        ("项目", 0, 0, 0, 0), ("2022年预算数", 0, 0, 1, 1), ("2023年预算数", 0, 0, 2, 2),
        ("科目名称", 1, 1, 0, 0), ("合计", 1, 1, 2, 2), ("基本支出", 1, 1, 3, 3),
    ]  # fmt: skip
    rows = [["教育", f"{at}.0", "2,569.28", "2,561.33", "", "", ""] for at in range(1, 5)]
    found = texts(read_open_table(headings, rows))
    assert found[0][:3] == ["项目", "2022年预算数", "2023年预算数"]
    assert [row[:4] for row in found[2:]] == [row[:4] for row in rows]


def test_rows_whose_codes_and_names_all_wrap_beside_their_figures_are_one_table() -> None:
    rows = [["科目编码", "科目\n名称", "合计", "基本支出"],
            ["213020\n1", "行政\n运行", "471,325.30", "284,057.67"],
            ["213030\n4", "水利\n行业\n业务\n管理", "168,023.77", "0.00"],
            ["220010\n6", "自然\n资源\n利用\n与保\n护", "118,215.17", "20,105.12"]]  # fmt: skip
    assert texts(only_grid(read(typeset(lambda canvas: write_wrapped(canvas, rows)), "t.pdf"))) == rows
