"""The PDF reader against pages typeset on the spot: no wrong cell, no lost point, no broken sentence."""

from __future__ import annotations

import io
import itertools
import random
import time
from collections.abc import Callable
from ctypes import byref, c_double, c_void_p, cast

import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]
import pytest
from reportlab.lib import colors, pdfencrypt
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table, TableStyle

from loaders.document import Document, Grid, UnreadableFile
from loaders.readers.pdf import chars, read
from loaders.readers.pdf.chars import Glyph, line_text, split_lines

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

HEADER = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
BODY = [
    ["201", "一般公共服务支出", "1,378.84", "1,012.30", "366.54"],
    ["20103", "办公厅（室）事务", "1,378.84", "1,012.30", "366.54"],
    ["2010301", "行政运行", "1,012.30", "1,012.30", ""],
    ["208", "社会保障和就业支出", "198.58", "198.58", "0.00"],
    ["", "合计", "1,577.42", "1,210.88", "366.54"],
]
PLAIN = [HEADER, *BODY]


def typeset(draw: Callable[[Canvas], None], size: tuple[float, float] = A4, encrypt: object = None) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, encrypt=encrypt)
    canvas.setFont(FONT, 11)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def place_table(
    canvas: Canvas,
    rows: list[list[str]],
    styles: list[tuple[object, ...]],
    left: float = 50,
    top: float = 700,
    **options: object,
) -> None:
    table = Table(rows, **options)
    table.setStyle(TableStyle([("FONT", (0, 0), (-1, -1), FONT, 10), *styles]))
    _, height = table.wrapOn(canvas, 500, 700)
    table.drawOn(canvas, left, top - height)


RULED = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]


def read_table(rows: list[list[str]], styles: list[tuple[object, ...]], **options: object) -> Document:
    return read(typeset(lambda canvas: place_table(canvas, rows, styles, **options)), "t.pdf")


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text.strip("\u3000") for cell in row] for row in grid.rows]


def only_grid(document: Document) -> Grid:
    grids = list(document.grids())
    assert len(grids) == 1, [texts(grid) for grid in grids]
    return grids[0]


def test_every_cell_of_a_ruled_table_is_read_with_its_place() -> None:
    grid = only_grid(read_table(PLAIN, RULED))
    assert texts(grid) == PLAIN
    cell = grid.rows[1][2]
    assert (cell.place.page, cell.place.table, cell.place.row, cell.place.column) == (1, 1, 2, 3)
    left, top, right, bottom = cell.place.box or (0, 0, 0, 0)
    assert 50 < left < right < 545 and A4[1] - 700 < top < bottom < A4[1] - 500


def test_cells_under_a_merged_header_are_marked_and_repeat_its_text() -> None:
    rows = [["科目", "", "年初预算", "", ""], HEADER, *BODY]
    grid = only_grid(read_table(rows, [*RULED, ("SPAN", (0, 0), (1, 0)), ("SPAN", (2, 0), (4, 0))]))
    assert [(cell.text, cell.filled) for cell in grid.rows[0]] == [
        ("科目", False), ("科目", True), ("年初预算", False), ("年初预算", True), ("年初预算", True),
    ]  # fmt: skip
    assert grid.rows[0][4].place is grid.rows[0][2].place
    assert grid.rows[0][4].place.column == 3
    assert texts(grid)[1:] == PLAIN


def test_a_cell_merged_over_rows_counts_once() -> None:
    rows = [["项目", "内容", "金额"], ["三公经费", "出国", "1.00"], ["", "接待", "2.00"], ["", "用车", "3.00"]]
    grid = only_grid(read_table(rows, [*RULED, ("SPAN", (0, 1), (0, 3))]))
    assert [row[0].text for row in grid.rows] == ["项目", "三公经费", "三公经费", "三公经费"]
    assert [row[0].filled for row in grid.rows] == [False, False, True, True]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_with_rotate_reads_like_an_upright_one(angle: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(angle)
        width, height = A4 if angle == 180 else landscape(A4)  # reportlab turns the media box as well
        canvas.translate(*{90: (width, 0), 180: (width, height), 270: (0, height)}[angle])
        canvas.rotate(angle)
        place_table(canvas, PLAIN, RULED, top=500)

    grid = only_grid(read(typeset(draw), "t.pdf"))
    assert texts(grid) == PLAIN
    left, top, right, bottom = grid.rows[0][0].place.box or (0, 0, 0, 0)
    assert (left, top) == (grid.place.box or (0, 0))[:2]
    assert left == pytest.approx(50, abs=1) and left < right < A4[0] and top == pytest.approx(A4[1] - 500, abs=1)
    assert bottom > top


@pytest.mark.parametrize("angle", [90, 180, 270, 0.3, -0.6, 1.5])
def test_a_table_drawn_turned_on_an_upright_page_is_read(angle: float) -> None:
    def draw(canvas: Canvas) -> None:
        width, height = A4
        canvas.translate(*{90: (width, 0), 180: (width, height), 270: (0, height)}.get(angle, (0, 0)))
        canvas.rotate(angle)
        canvas.setFont(FONT, 11)
        canvas.drawString(60, 520, "单位：万元")
        place_table(canvas, PLAIN, RULED, top=500)

    document = read(typeset(draw), "t.pdf")
    assert texts(only_grid(document)) == PLAIN
    assert [p.text for p in document.paragraphs()] == ["单位：万元"]


def draw_lines(canvas: Canvas, style: str, xs: list[float], ys: list[float]) -> None:
    """Rulings of a lattice in one of the ways producers draw them."""
    segments = [(xs[0], y, xs[-1], y) for y in ys] + [(x, ys[0], x, ys[-1]) for x in xs]
    for x0, y0, x1, y1 in segments:
        if style == "rectangles":
            canvas.rect(x0 - 0.2, y0 - 0.2, x1 - x0 + 0.4, y1 - y0 + 0.4, stroke=0, fill=1)
        elif style == "broken":
            pieces = 40
            for piece in range(pieces):
                a, b = piece / pieces, (piece + 0.7) / pieces
                canvas.line(x0 + (x1 - x0) * a, y0 + (y1 - y0) * a, x0 + (x1 - x0) * b, y0 + (y1 - y0) * b)
        elif style == "double":
            for shift in (-0.9, 0.9):
                level = y0 == y1
                canvas.line(x0 + (0 if level else shift), y0 + (shift if level else 0),
                            x1 + (0 if level else shift), y1 + (shift if level else 0))  # fmt: skip
        elif style == "uneven":
            canvas.line(x0, y0 + (0.6 if y0 == y1 else 0), x1, y1)
        elif style == "dashed":
            canvas.setDash(2, 2)
            canvas.line(x0, y0, x1, y1)
    if style == "boxes":
        for x0, x1 in itertools.pairwise(xs):
            for y0, y1 in itertools.pairwise(ys):
                canvas.rect(x0, y0, x1 - x0, y1 - y0)
    if style == "short":
        for x0, y0, x1, y1 in segments:
            canvas.line(x0 + (2 if y0 == y1 else 0), y0 + (2 if x0 == x1 else 0),
                        x1 - (2 if y0 == y1 else 0), y1 - (2 if x0 == x1 else 0))  # fmt: skip


XS: list[float] = [50, 120, 260, 340, 420, 500]


def write_cells(canvas: Canvas, rows: list[list[str]], top: float = 700, pitch: float = 22, size: float = 10) -> None:
    for number, row in enumerate(rows):
        y = top - pitch * number - 0.7 * pitch
        canvas.setFont(FONT, size)
        for column, text in enumerate(row):
            if text[:1].isdigit() and column > 1:
                canvas.drawRightString(XS[column + 1] - 3, y, text)
            else:
                canvas.drawString(XS[column] + 3, y, text)


@pytest.mark.parametrize("style", ["rectangles", "broken", "double", "uneven", "dashed", "boxes", "short"])
def test_however_the_rules_are_drawn_the_cells_are_the_same(style: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(0.5)
        write_cells(canvas, PLAIN)
        draw_lines(canvas, style, XS, [700 - 22 * i for i in range(len(PLAIN), -1, -1)])

    assert texts(only_grid(read(typeset(draw), "t.pdf"))) == PLAIN


def test_rules_inside_a_form_are_found() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("frame")
        draw_lines(canvas, "boxes", [x - 50 for x in XS], [22.0 * i for i in range(len(PLAIN) + 1)])
        canvas.endForm()
        canvas.saveState()
        canvas.translate(50, 700 - 22 * len(PLAIN))
        canvas.doForm("frame")
        canvas.restoreState()
        write_cells(canvas, PLAIN)

    assert texts(only_grid(read(typeset(draw), "t.pdf"))) == PLAIN


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


EDGES: list[float] = [50, 110, 230, 300, 370, 440, 520, 545]
Heading = tuple[str, int, int, int, int]  # text, top and low level, first and last column
LEVELS: list[Heading] = [
    ("科目编码", 0, 1, 0, 0), ("科目名称", 0, 1, 1, 1), ("合计", 0, 1, 2, 2), ("本年支出", 0, 0, 3, 5), ("备注", 0, 1, 6, 6),
    ("小计", 1, 1, 3, 3), ("基本支出", 1, 1, 4, 4), ("项目支出", 1, 1, 5, 5),
]  # fmt: skip
SPREAD = [["科目编码", "科目名称", "合计", "本年支出", "本年支出", "本年支出", "备注"],
          ["科目编码", "科目名称", "合计", "小计", "基本支出", "项目支出", "备注"]]  # fmt: skip


def write_open_table(
    canvas: Canvas, headings: list[Heading], rows: list[list[str]], top: float = 700, pitch: float = 20
) -> None:
    """Headings in the middle of their cells, names at the left, figures at the right; no rule is drawn."""
    canvas.setFont(FONT, 9)
    levels = 1 + max(low for _, _, low, _, _ in headings)
    for text, first, low, left, right in headings:
        middle = top - pitch * (first + low + 1) / 2
        for number, line in enumerate(lines := text.split("\n")):
            y = middle + 11 * ((len(lines) - 1) / 2 - number) - 3
            canvas.drawCentredString((EDGES[left] + EDGES[right + 1]) / 2, y, line)
    for number, row in enumerate(rows, levels):
        y = top - pitch * (number + 0.5) - 3
        for column, text in enumerate(row):
            if "." in text:
                canvas.drawRightString(EDGES[column + 1] - 3, y, text)
            else:
                canvas.drawString(EDGES[column] + 3, y, text)


def read_open_table(headings: list[Heading], rows: list[list[str]]) -> Grid:
    return only_grid(read(typeset(lambda canvas: write_open_table(canvas, headings, rows)), "t.pdf"))


OPEN_BODY = [
    ["201", "一般公共服务支出", "1,378.84", "1,378.84", "1,012.30", "366.54", ""],
    ["2010301", "行政运行", "1,012.30", "1,012.30", "1,012.30", "0.00", ""],
    ["", "合计", "1,378.84", "1,378.84", "1,012.30", "366.54", ""],
]


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


def test_a_hyphen_at_the_end_of_a_line_is_kept() -> None:
    rows = [["项目编码", "金额"], ["145-0701-NBN-\nDTB5", "1.00"]]
    assert texts(only_grid(read_table(rows, RULED))) == rows


def test_rows_without_rules_between_them_are_rows() -> None:
    rows = [HEADER, *[[f"20{i}", "支出", f"{i}1.00", f"{i}2.50", ""] for i in range(1, 7)]]
    styles = [("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black), ("BOX", (0, 0), (-1, -1), 0.5, colors.black)]
    styles.append(("LINEBEFORE", (1, 0), (-1, -1), 0.5, colors.black))
    assert texts(only_grid(read_table(rows, styles))) == rows


def test_numbers_wrapped_side_by_side_stay_in_their_row() -> None:
    rows = [["项目", "预算", "决算"], ["合计", "1,234,\n567.00", "1,234,\n568.00"], ["其中", "12,345.\n67", "1"]]
    assert texts(only_grid(read_table(rows, RULED))) == rows


def test_text_that_runs_over_a_rule_stays_whole() -> None:
    def draw(canvas: Canvas) -> None:
        rows = [["项目", "", "金额"], ["", "", ""], ["合计", "", "3.00"]]
        place_table(canvas, rows, RULED, colWidths=[70, 70, 90], rowHeights=20)
        canvas.setFont(FONT, 10)
        canvas.drawString(55, 666, "机关事业单位基本养老保险缴费")
        canvas.drawRightString(275, 666, "1.00")

    expected = [["项目", "", "金额"], ["机关事业单位基本养老保险缴费", "", "1.00"], ["合计", "", "3.00"]]
    assert texts(only_grid(read(typeset(draw), "t.pdf"))) == expected


def test_a_table_of_coloured_cells_is_read() -> None:
    places = [(column, row) for column in range(5) for row in range(6)]
    shades = [("BACKGROUND", place, place, colors.Color(0.9, 0.9, 0.8 + 0.01 * place[0])) for place in places]
    rows = [["", *row[1:4], "备注"] for row in PLAIN]
    assert texts(only_grid(read_table(rows, shades))) == rows


def test_columns_run_together_are_reported() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 10)
        for number in range(6):
            y = 700 - 18 * number
            canvas.drawString(60, y, "支出项目")
            for column in range(3):  # every row is set a little further to the right, so that no gutter stays white
                canvas.drawString(200 + 70 * column + 14 * number, y, f"{number + 1}{column}.{number}5")

    document = read(typeset(draw), "t.pdf")
    assert [issue.code for issue in document.issues] == ["unruled_table"]
    printed = "".join(cell.text for grid in document.grids() for row in grid.rows for cell in row)
    assert "10.05" in printed and "62.55" in printed


def test_a_number_wrapped_in_a_narrow_cell_keeps_both_lines() -> None:
    rows = [["项目", "金额"], ["合计", "1,234,\n567.00"], ["其中", "12,345.\n67"]]
    assert texts(only_grid(read_table(rows, RULED))) == rows


def test_the_point_survives_when_it_is_drawn_apart_and_late() -> None:
    def draw(canvas: Canvas) -> None:
        place_table(canvas, [["项目", "金额"], ["合计", ""], ["其中", ""]], RULED, colWidths=[80, 100], rowHeights=20)
        canvas.setFont(FONT, 10)
        for row, (whole, cents) in enumerate([("1234", "56"), ("81", "64")]):
            y = 700 - 20 * (row + 2) + 6
            width = pdfmetrics.stringWidth(whole, FONT, 10)
            point = pdfmetrics.stringWidth(".", FONT, 10)
            canvas.drawString(140 + width + point, y, cents)
            canvas.drawString(140, y, whole)
        for row, whole in enumerate(["1234", "81"]):
            canvas.drawString(140 + pdfmetrics.stringWidth(whole, FONT, 10), 700 - 20 * (row + 2) + 6, ".")

    assert texts(only_grid(read(typeset(draw), "t.pdf"))) == [["项目", "金额"], ["合计", "1234.56"], ["其中", "81.64"]]


def test_points_and_dashes_stay_in_their_figures_where_the_font_states_no_height(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Some producers write Ascent 0 and Descent 0: each box is then as flat as its ink, and 1,012.30 fell apart."""

    def ink(page: int, index: int, buffer: int) -> int:
        left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
        handle = cast(c_void_p(page), pdfium_c.FPDF_TEXTPAGE)
        pdfium_c.FPDFText_GetCharBox(handle, index, byref(left), byref(right), byref(bottom), byref(top))
        box(page, index, buffer)
        rect = pdfium_c.FS_RECTF.from_address(buffer)
        rect.bottom, rect.top = bottom.value, top.value
        return 1

    box = chars.native.loose_box
    monkeypatch.setattr(chars.native, "loose_box", ink)
    rows = [["一、项目", "金额"], ["一、合计", "1,012.30"], ["二、其中", "-81.64"]]
    assert texts(only_grid(read_table(rows, RULED))) == rows


def test_false_bold_is_not_read_twice() -> None:
    def draw(canvas: Canvas) -> None:
        for shift in (0, 0.3, 0.6):
            canvas.drawString(60 + shift, 760, "二〇二六年部门预算 1122.33")
        place_table(canvas, PLAIN, RULED)

    assert next(read(typeset(draw), "t.pdf").paragraphs()).text == "二〇二六年部门预算1122.33"


def test_side_by_side_tables_come_left_then_right() -> None:
    left, right = [["收入", "金额"], ["拨款", "10.00"]], [["支出", "金额"], ["基本", "7.00"]]

    def draw(canvas: Canvas) -> None:
        place_table(canvas, right, RULED, left=320)
        place_table(canvas, left, RULED, left=50, top=690)

    document = read(typeset(draw), "t.pdf")
    assert [texts(grid) for grid in document.grids()] == [left, right]
    assert [grid.place.table for grid in document.grids()] == [1, 2]


def test_a_title_drawn_after_its_table_comes_before_it() -> None:
    def draw(canvas: Canvas) -> None:
        place_table(canvas, PLAIN, RULED)
        canvas.setFont(FONT, 16)
        canvas.drawCentredString(300, 780, "支出预算总表")
        canvas.setFont(FONT, 10)
        canvas.drawString(50, 750, "编制部门：某局")
        canvas.drawString(450, 750, "单位：万元")

    blocks = read(typeset(draw), "t.pdf").blocks
    assert [getattr(block, "text", "grid") for block in blocks[:3]] == ["支出预算总表", "编制部门：某局", "单位：万元"]
    assert isinstance(blocks[3], Grid)


PROSE = (
    "本部门二〇二六年收入预算总额为一千一百四十三万元，其中一般公共预算拨款收入1,143.32万元，占百分之一百，比上年增加12.5万元，"
    "主要原因是人员经费按规定增加，以及新增信息系统运行维护项目。"
)


def write_prose(canvas: Canvas, top: float, width: float = 440) -> float:
    """Sets PROSE with an indented first line and breaks it where the line is full, as Word does."""
    line, left = "", 84.0
    for char in PROSE:
        if left + pdfmetrics.stringWidth(line + char, FONT, 11) > 60 + width:
            canvas.drawString(left, top, line)
            line, left, top = "", 60.0, top - 20
        line += char
    canvas.drawString(left, top, line)
    return top - 20


def test_lines_become_sentences_and_two_paragraphs_stay_two() -> None:
    def draw(canvas: Canvas) -> None:
        top = write_prose(canvas, 780)
        canvas.drawString(84, top, "（二）支出预算")
        write_prose(canvas, top - 20)

    found = [p.text for p in read(typeset(draw), "t.pdf").paragraphs()]
    assert found == [PROSE, "（二）支出预算", PROSE]


def test_a_page_whose_lines_end_before_those_of_other_pages_has_margins_of_its_own() -> None:
    def draw(canvas: Canvas) -> None:
        for page, (left, length) in enumerate([(40, 46), (40, 46), (70, 40)]):
            for number in range(8):
                first = number % 2 == 0
                text = ("算" if first else "预") * (length - 2 * first)
                canvas.setFont(FONT, 11)
                canvas.drawString(left + 22 * first, 760 - 20 * number, f"{text[:-1]}。" if not first else text)
            if page < 2:
                canvas.showPage()

    document = read(typeset(draw), "a.pdf")
    assert len([block for block in document.blocks if block.place.page == 3]) == 4


def test_a_title_in_larger_type_does_not_widen_the_text_below_it() -> None:
    lines = ["算" * 28, "预" * 30, "算。"]

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 22)
        canvas.drawString(60, 780, "题" * 22)
        canvas.setFont(FONT, 14)
        for number, line in enumerate(lines):
            canvas.drawString(116 if number == 0 else 88, 740 - 26 * number, line)

    assert [p.text for p in read(typeset(draw), "t.pdf").paragraphs()] == ["题" * 22, "".join(lines)]


def test_a_bracket_that_moves_to_the_next_line_as_a_whole_parts_no_sentence() -> None:
    """No line ends with （ nor begins with ）: （境） leaves more than two signs of white behind it."""
    lines = ["其" * 37 + "1因公出国", "（境）费五千元，" + "比" * 36, "上" * 43 + "，", "下年。"]

    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(lines):
            canvas.drawString(60, 780 - 20 * number, line)

    assert [p.text for p in read(typeset(draw), "t.pdf").paragraphs()] == ["".join(lines)]


def test_a_title_that_fills_its_line_goes_on_in_the_middle_of_the_next() -> None:
    title = "某某市某某区人民代表大会常务委员会办公室二〇二六年部门预算信息公开"

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 16)
        canvas.drawCentredString(280, 780, title[:27])
        canvas.drawCentredString(280, 754, title[27:])
        canvas.setFont(FONT, 11)
        write_prose(canvas, 700)

    assert [p.text for p in read(typeset(draw), "t.pdf").paragraphs()] == [title, PROSE]


@pytest.mark.parametrize("style", ["— {} —", "- {} -", "{}", "第 {} 页", "第{}页 共3页"])
def test_page_numbers_do_not_interrupt_a_paragraph(style: str) -> None:
    def draw(canvas: Canvas) -> None:
        half = PROSE.index("，比上年")
        for page, text in enumerate([PROSE[:half], PROSE[half:], "完"], 1):
            canvas.setFont(FONT, 11)
            for number in range(10):
                canvas.drawString(84 if number == 0 else 60, 780 - 20 * number, "预" * (38 if number == 0 else 40))
            canvas.drawString(60, 580, text[:40])
            canvas.drawCentredString(300, 30, style.format(page))
            canvas.showPage()

    for paragraph in read(typeset(draw), "t.pdf").paragraphs():
        assert set(paragraph.text) <= set(PROSE + "预完")


def test_a_running_header_is_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        for page in range(5):
            canvas.setFont(FONT, 9)
            canvas.drawCentredString(300, 815, "某市某局部门预算")
            canvas.setFont(FONT, 11)
            canvas.drawString(60, 700, f"第{'一二三四五'[page]}节内容")
            canvas.showPage()

    found = [p.text for p in read(typeset(draw), "t.pdf").paragraphs()]
    assert found.count("某市某局部门预算") == 1 and len(found) == 6


def test_address_and_hour_that_a_browser_prints_do_not_interrupt_a_paragraph() -> None:
    def draw(canvas: Canvas) -> None:
        half = PROSE.index("，比上年")
        for page, text in enumerate([PROSE[:half], PROSE[half:]], 1):
            canvas.setFont(FONT, 8)
            canvas.drawString(30, 820, "2023/9/19 15:50")
            canvas.drawString(30, 20, "https://www.example.cn/art/2023/9/19/art_1.html")
            canvas.drawString(550, 20, f"{page}/2")
            canvas.setFont(FONT, 11)
            for number in range(10):
                canvas.drawString(84 if number == 0 else 60, 780 - 20 * number, "预" * (38 if number == 0 else 40))
            canvas.drawString(60, 580, text[:40])
            canvas.showPage()

    for paragraph in read(typeset(draw), "t.pdf").paragraphs():
        assert set(paragraph.text) <= set(PROSE + "预")


def test_underlines_and_frames_around_prose_make_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(40, 40, 515, 760)
        canvas.setFillColor(colors.white)
        for number in range(5):
            canvas.rect(60 + 90 * number, 695, 90, 18, stroke=0, fill=1)
        canvas.setFillColor(colors.black)
        for number in range(6):
            canvas.drawString(60, 700 - 20 * number, PROSE[:40])
            canvas.line(60 + 30 * number, 697 - 20 * number, 160 + 30 * number, 697 - 20 * number)

    document = read(typeset(draw), "t.pdf")
    assert not list(document.grids())
    assert next(document.paragraphs()).text.startswith(PROSE[:40])


def test_strokes_that_make_a_title_bold_leave_it_whole() -> None:
    """A title whose letters are drawn again as lines would lose the words that they cross, and with them its table."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 20)
        canvas.drawString(150, 700, "财政拨款收支总体情况表")
        canvas.setLineWidth(0.5)
        for left in range(213, 280, 13):
            canvas.rect(left, 703, 9, 11)
            canvas.line(left, 708, left + 12, 708)

    document = read(typeset(draw), "t.pdf")
    assert [block.text for block in document.paragraphs()] == ["财政拨款收支总体情况表"]


def test_a_contents_page_makes_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(8):
            canvas.drawString(60, 700 - 24 * number, f"{'一二三四五六七八'[number]}、部门情况说明")
            canvas.drawRightString(520, 700 - 24 * number, str(3 + 2 * number))

    assert not list(read(typeset(draw), "t.pdf").grids())


def test_a_wide_gap_parts_two_fields_on_one_line() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "编制部门：某局")
        canvas.drawString(300, 700, "单位：万元")

    assert [p.text for p in read(typeset(draw), "t.pdf").paragraphs()] == ["编制部门：某局", "单位：万元"]


def test_a_page_without_text_is_named() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "第一页有文字")
        canvas.showPage()
        canvas.drawImage(ImageReader(Image.new("L", (200, 280), 200)), 0, 0, *A4)

    document = read(typeset(draw), "t.pdf")
    assert [(issue.code, issue.place.page) for issue in document.issues] == [("scanned_page", 2)]
    assert "第 2 页" in document.issues[0].message


def test_rulings_drawn_as_thin_pictures_bound_cells() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    line = ImageReader(Image.new("L", (1, 1), 0))
    rows = [["科目名称", "合计", ""], ["行政运行", "12.50", "甲"], ["", "3.00", "乙"]]

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 9)
        for number in range(4):
            canvas.drawImage(line, 50, 700 - 20 * number, 300, 0.5)
            canvas.drawImage(line, 50 + 100 * number, 640, 0.5, 60)
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                canvas.drawString(54 + 100 * column, 686 - 20 * number, text)

    document = read(typeset(draw), "t.pdf")
    assert texts(only_grid(document)) == rows
    assert not document.issues


def test_a_picture_beside_the_text_is_said_to_be_unread() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(Image.new("L", (20, 20), 200))

    def draw(canvas: Canvas) -> None:
        for box in ((50, 600, 400, 240), (100, 300, 300, 200), (100, 300, 90, 60)):  # under the text, beside it, small
            canvas.setFont(FONT, 9)
            canvas.drawImage(picture, *box)
            canvas.drawString(60, 800, "某某局2024年部门预算")
            canvas.showPage()

    issues = read(typeset(draw), "t.pdf").issues
    assert [(issue.code, issue.place.page) for issue in issues if issue.place] == [("pictures", 2)]
    assert issues[0].message.startswith("第 2 页有图片")


def test_a_scan_is_read_by_ocr_where_it_is_installed_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from types import SimpleNamespace

    from PIL import Image
    from reportlab.lib.utils import ImageReader

    from loaders.readers.pdf import ocr

    def engine(picture: object, **options: bool) -> SimpleNamespace:
        boxes, found = [], []
        for row, texts_of_row in enumerate(PLAIN):
            for column, text in enumerate(texts_of_row):
                x, y, width = 100 + 200 * column, 200 + 50 * row, 9 * sum(2 if char > "\u2e80" else 1 for char in text)
                if text:
                    boxes.append([(x, y), (x + width, y), (x + width, y + 20), (x, y + 20)])
                    found.append(text)
        return SimpleNamespace(boxes=boxes, txts=found, scores=[0.99] * len(found))

    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    monkeypatch.setattr(ocr, "_engine", lambda: engine)
    scan = ImageReader(Image.new("L", (200, 280), 200))
    document = read(typeset(lambda canvas: canvas.drawImage(scan, 0, 0, *A4)), "t.pdf")
    assert texts(only_grid(document)) == PLAIN
    assert [(issue.code, issue.place.page) for issue in document.issues] == [("ocr_page", 1)]


def test_an_encrypted_file_says_so() -> None:
    secret = pdfencrypt.StandardEncryption("user", "owner")
    with pytest.raises(UnreadableFile, match="已加密"):
        read(typeset(lambda canvas: canvas.drawString(60, 700, "密"), encrypt=secret), "密.pdf")


def test_a_file_only_protected_against_change_is_read() -> None:
    secret = pdfencrypt.StandardEncryption("", "owner", canModify=0)
    document = read(typeset(lambda canvas: canvas.drawString(60, 700, "可读"), encrypt=secret), "t.pdf")
    assert [p.text for p in document.paragraphs()] == ["可读"]


def test_damaged_bytes_never_raise_anything_but_a_sentence() -> None:
    sound = typeset(lambda canvas: place_table(canvas, PLAIN, RULED))
    dice = random.Random(7)
    for trial in range(150):
        data = bytearray(sound)
        if trial % 3 == 0:
            data = data[: dice.randrange(len(data))]
        else:
            for _ in range(dice.choice([1, 5, 50])):
                data[dice.randrange(len(data))] = dice.randrange(256)
        try:
            read(bytes(data), "坏.pdf")
        except UnreadableFile as error:
            assert "坏.pdf" in str(error)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"not a pdf at all"])
def test_what_is_no_pdf_is_refused_with_its_name(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"空白\.pdf"):
        read(data, "空白.pdf")


def test_a_page_drawn_to_exhaust_the_reader_ends_in_good_time() -> None:
    def draw(canvas: Canvas) -> None:
        dice = random.Random(3)
        for number in range(20_000):
            x, y = dice.random() * 500, dice.random() * 800
            canvas.line(x, y, x + 60, y) if number % 2 else canvas.line(x, y, x, y + 60)
            canvas.rect(x, y, 20, 20, stroke=0, fill=1)
        canvas.setFont(FONT, 3)
        for _ in range(3_000):
            canvas.drawString(dice.random() * 500, dice.random() * 800, "支出 12.50")

    start = time.process_time()
    read(typeset(draw), "t.pdf")
    assert time.process_time() - start < 20


def test_date_and_address_that_a_browser_prints_on_every_page_are_not_read() -> None:
    """They would part a table that goes on over lying pages."""

    def draw(canvas: Canvas) -> None:
        for page in range(6):
            size = A4 if page % 2 else landscape(A4)
            canvas.setPageSize(size)
            canvas.setFont(FONT, 9)
            canvas.drawString(30, size[1] - 15, "2024/3/5 10:23")
            canvas.drawString(30, 12, "https://www.example.gov.cn/ys/2024.html")
            canvas.setFont(FONT, 11)
            canvas.drawString(60, 300, f"第{'一二三四五六'[page]}节内容")
            canvas.showPage()

    found = [p.text for p in read(typeset(draw), "t.pdf").paragraphs()]
    assert found == [f"第{'一二三四五六'[page]}节内容" for page in range(6)]


def test_a_colon_close_under_a_larger_title_stays_in_its_line() -> None:
    sizes = [
        ("综", 0, 0, 25),
        ("合", 26, 0, 25),
        ("表", 52, 0, 25),
        ("部", 0, 18.4, 34.8),
        ("：", 18, 18.7, 33.5),
        ("局", 36, 18.4, 34.8),
    ]
    glyphs = [
        Glyph(text, left, top, left + (26 if bottom == 25 else 18), bottom, left + 9, (top + bottom) / 2, number)
        for number, (text, left, top, bottom) in enumerate(sizes)
    ]
    assert [line_text(line) for line in split_lines(glyphs)] == ["综合表", "部：局"]


@pytest.mark.parametrize("left", [385, 390, 395, 400, -28])
def test_a_figure_cut_by_the_edge_of_the_paper_is_left_out_and_reported(left: float) -> None:
    """What is left of 1,378.84 is another number."""
    rows = [["金额", "名称", "合计"], ["1,378.84", "一般公共服务支出", "1,378.84"], ["2.00", "合计", "2.00"]]
    widths = [60, 120, 70]
    document = read(typeset(lambda canvas: place_table(canvas, rows, RULED, left=left, colWidths=widths)), "t.pdf")
    assert [issue.code for issue in document.issues] == ["cut_figure"]
    figures = [row[0 if left < 0 else 2] for row in texts(only_grid(document))[1:]]
    assert figures[0] == "" and figures[1] in ("", "2.00")
