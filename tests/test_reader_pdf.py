"""Ruled tables of PDF pages typeset on the spot: no wrong cell, no lost point."""

from __future__ import annotations

import itertools
from ctypes import byref, c_double, c_void_p, cast

import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]
import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from loaders.document import Grid
from loaders.readers.pdf import chars, read
from tests.pdf_pages import (
    BODY,
    FONT,
    HEADER,
    PLAIN,
    RULED,
    only_grid,
    place_table,
    read_table,
    texts,
    typeset,
)


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


@pytest.mark.parametrize("left", [385, 390, 395, 400, -28])
def test_a_figure_cut_by_the_edge_of_the_paper_is_left_out_and_reported(left: float) -> None:
    """What is left of 1,378.84 is another number."""
    rows = [["金额", "名称", "合计"], ["1,378.84", "一般公共服务支出", "1,378.84"], ["2.00", "合计", "2.00"]]
    widths = [60, 120, 70]
    document = read(typeset(lambda canvas: place_table(canvas, rows, RULED, left=left, colWidths=widths)), "t.pdf")
    assert [issue.code for issue in document.issues] == ["cut_figure"]
    figures = [row[0 if left < 0 else 2] for row in texts(only_grid(document))[1:]]
    assert figures[0] == "" and figures[1] in ("", "2.00")
