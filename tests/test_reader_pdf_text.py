"""The text of PDF pages: sentences, titles, page numbers, and what is no table."""

from __future__ import annotations

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from loaders.readers.pdf import read
from loaders.readers.pdf.chars import Glyph, line_text, split_lines
from tests.pdf_pages import (
    FONT,
    typeset,
)

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
