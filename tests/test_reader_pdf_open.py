"""Tables of one PDF page without upright rulings: columns, levels of headings, labels."""

from __future__ import annotations

import pytest
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas

from loaders.readers.pdf import read
from tests.pdf_pages import (
    FONT,
    LEVELS,
    OPEN_BODY,
    PLAIN,
    SPREAD,
    Heading,
    only_grid,
    read_open_table,
    read_table,
    texts,
    typeset,
    write_open_table,
)


def test_open_sides_do_not_lose_the_outer_columns() -> None:
    styles = [("LINEABOVE", (0, 0), (-1, -1), 0.5, colors.black), ("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.black)]
    styles.append(("INNERGRID", (0, 0), (-1, -1), 0.5, colors.black))
    assert texts(only_grid(read_table(PLAIN, styles))) == PLAIN


@pytest.mark.parametrize(
    "styles",
    [
        [("LINEABOVE", (0, 0), (-1, -1), 0.5, colors.black), ("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.black)],
        [("LINEABOVE", (0, 0), (-1, 1), 0.8, colors.black), ("LINEBELOW", (0, -1), (-1, -1), 0.8, colors.black)],
        [("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.lightgrey, colors.white])],
        [("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)],
        [("BOX", (0, 0), (-1, -1), 0.5, colors.black)],
        [],
    ],
    ids=["level rules only", "three rules", "striped", "shaded header", "outer box", "no rules"],
)
def test_columns_are_found_without_upright_rules(styles: list[tuple[object, ...]]) -> None:
    document = read_table(PLAIN, [("ALIGN", (2, 0), (-1, -1), "RIGHT"), *styles])
    assert texts(only_grid(document)) == PLAIN


def test_a_name_wrapped_in_an_unruled_table_stays_one_cell() -> None:
    rows = [list(row) for row in PLAIN]
    rows[4][1] = "社会保障和\n就业支出"
    document = read_table(rows, [("ALIGN", (2, 0), (-1, -1), "RIGHT"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    assert texts(only_grid(document)) == rows


@pytest.mark.parametrize("last_rule", [-1, 1], ids=["rules under every row", "three rules"])
def test_the_name_of_the_first_row_keeps_its_upper_lines_under_a_level_rule(last_rule: int) -> None:
    rows = [list(row) for row in PLAIN]
    rows[1][1] = "一般公共\n服务支出\n及其他各\n项支出等\n的经费"
    rules = [("LINEABOVE", (0, 0), (-1, last_rule), 0.5, colors.black), ("LINEBELOW", (0, -1), (-1, -1), 0.5, "black")]
    document = read_table(rows, [("ALIGN", (2, 0), (-1, -1), "RIGHT"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *rules])
    assert texts(only_grid(document)) == rows


def test_headings_over_several_columns_are_known_without_rules() -> None:
    grid = read_open_table(LEVELS, OPEN_BODY)
    assert texts(grid) == [*SPREAD, *OPEN_BODY]
    assert [cell.filled for cell in grid.rows[0]] == [False, False, False, False, True, True, False]


def test_a_column_that_prints_nothing_but_its_heading_is_kept() -> None:
    blank = [[*row[:3], "", "", *row[5:]] for row in OPEN_BODY]
    assert texts(read_open_table(LEVELS, blank)) == [*SPREAD, *blank]


def test_headings_above_a_single_row_are_a_table() -> None:
    assert texts(read_open_table(LEVELS, OPEN_BODY[-1:])) == [*SPREAD, *OPEN_BODY[-1:]]


def test_headings_above_a_row_without_figures_are_a_table() -> None:
    rows = [["", "合计", "", "", "", "", ""]]
    assert texts(read_open_table(LEVELS, rows)) == [*SPREAD, *rows]


def test_a_heading_of_two_lines_is_one_cell_and_two_levels_are_two() -> None:
    headings = [("合计\n（万元）", *rest) if text == "合计" else (text, *rest) for text, *rest in LEVELS]
    found = texts(read_open_table(headings, OPEN_BODY))  # type: ignore[arg-type]
    assert found[:2] == [[text.replace("合计", "合计\n（万元）") for text in row] for row in SPREAD]
    assert found[2:] == OPEN_BODY


def test_wrapped_headings_that_nearly_touch_stay_two() -> None:
    lines = {
        690: ["", "公务用车购置", "公务用车运行"], 683: ["小计", "", ""], 676: ["", "维护费", "维护费"],
        655: ["1", "2", "3"], 635: ["18.59", "", "18.59"],
    }  # fmt: skip

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 10)
        for y, line in lines.items():
            for x, text in zip((60, 100, 164), line, strict=True):
                canvas.drawString(x, y, text)
        for y in (705, 668, 648, 628):
            canvas.line(55, y, 270, y)

    headings = ["小计", "公务用车购置\n维护费", "公务用车运行\n维护费"]
    assert texts(only_grid(read(typeset(draw), "t.pdf"))) == [headings, lines[655], lines[635]]


def test_labels_without_figures_stay_in_their_table() -> None:
    headings: list[Heading] = [("项目", 0, 0, 0, 1), ("预算数", 0, 0, 2, 3)]
    rows = [
        ["因公出国（境）费", "", "", ""],
        ["公务接待费", "", "", "0.85"],
        ["其中：国内接待", "", "", ""],
        ["合计", "", "", "0.85"],
    ]
    found = texts(read_open_table(headings, rows))
    assert found == [["项目", "预算数"], *[[row[0], row[3]] for row in rows]]


def test_codes_set_in_one_column_each_stay_in_it() -> None:
    headings: list[Heading] = [
        ("科目编码", 0, 0, 0, 2), ("类", 1, 1, 0, 0), ("款", 1, 1, 1, 1), ("项", 1, 1, 2, 2), ("科目名称", 0, 1, 3, 4),
        ("合计", 0, 1, 5, 5),
    ]  # fmt: skip
    rows = [["201", "", "", "一般公共服务支出", "", "8.40"], ["", "03", "", "政府办公厅事务", "", "8.40"],
            ["", "", "01", "行政运行", "", "8.40"]]  # fmt: skip
    found = texts(read_open_table(headings, rows))
    assert found[1:] == [["类", "款", "项", "科目名称", "合计"], *[[*row[:4], row[5]] for row in rows]]


def test_level_rules_leave_two_levels_of_headings_two_rows() -> None:
    def draw(canvas: Canvas) -> None:
        write_open_table(canvas, LEVELS, OPEN_BODY)
        for y in (700, 660, 600):
            canvas.line(50, y, 545, y)
        canvas.line(300, 680, 520, 680)

    assert texts(only_grid(read(typeset(draw), "t.pdf"))) == [*SPREAD, *OPEN_BODY]


def test_a_spaced_out_line_of_prose_makes_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        for number, words in enumerate(
            [
                ("单位预留机动经费预算数为", "3258.06", "万元。与上年相比增加"),
                ("3075.14", "万元，增长", "1681.14%，主要原因"),
            ]
        ):
            for x, text in zip((60, 260, 420), words, strict=True):
                canvas.drawString(x, 700 - 22 * number, text)

    assert not list(read(typeset(draw), "t.pdf").grids())
