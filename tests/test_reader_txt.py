"""Text saved from Word: both forms of a table, cells that an empty paragraph broke, and damage that must not hang."""

from __future__ import annotations

from loaders.document import Grid, Paragraph
from loaders.readers import txt


def _read(text: str) -> list[Grid | Paragraph]:
    return txt.read(text.encode(), "x.txt").blocks


def _rows(text: str) -> list[list[str]]:
    (grid,) = (block for block in _read(text) if isinstance(block, Grid))
    return [[cell.text for cell in row] for row in grid.rows]


def test_one_cell_a_line() -> None:
    assert _rows("\t甲\n\t乙\n\n\t1\n\t\n\n") == [["甲", "乙"], ["1", ""]]


def test_a_cell_goes_on_over_unindented_lines() -> None:
    assert _rows("\t甲\n续\n\t乙\n\n") == [["甲\n续", "乙"]]


def test_one_row_a_line_keeps_leading_and_trailing_blanks() -> None:
    assert _rows("编码\t1\t\t名称\t会议费\t\t\n\t用途\t\t\t\t\t\n") == [
        ["编码", "1", "", "名称", "会议费", ""],
        ["", "用途", "", "", "", ""],
    ]


def test_an_empty_paragraph_inside_a_cell_does_not_split_the_row() -> None:
    row = "\ta\n\tb\n\tc\n\n"
    assert _rows(row + row + "\td\n\te\n\n\tf\n\n" + row)[2] == ["d", "e", "f"]
    assert _rows(row + row + "\td\n\te\n\n\n\n\tf\n\n" + row)[2] == ["d", "e", "f"]


def test_every_cell_knows_its_line() -> None:
    (grid,) = _read("\n\t甲\n\t乙\n\n\t1\n\t2\n\n")
    assert isinstance(grid, Grid)
    assert [str(cell.place) for row in grid.rows for cell in row] == ["第2行", "第3行", "第5行", "第6行"]


def test_a_sentence_broken_at_the_line_end_is_one_paragraph_and_a_heading_stays_apart() -> None:
    blocks = _read(
        "日常公用经费年初预算安排879460元，此项主要目标\n为保障机关各项工作正常运行。\n四、财政拨款“三公”经费预算情况及增减变化原因\n2023年安排34万元。\n"
    )
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
        "日常公用经费年初预算安排879460元，此项主要目标为保障机关各项工作正常运行。",
        "四、财政拨款“三公”经费预算情况及增减变化原因",
        "2023年安排34万元。",
    ]


def test_fields_of_word_are_not_text_of_the_document() -> None:
    blocks = _read(
        "[bookmark: _Toc_1]部门预算收支总表\n\n1、会议费绩效目标表 TC 1、会议费绩效目标表 \\f C \\l 1 \n\npage number\n"
    )
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
        "部门预算收支总表",
        "1、会议费绩效目标表",
    ]


def test_a_stray_tab_in_a_sentence_neither_hangs_nor_makes_a_table() -> None:
    (block,) = _read("一句话\t\n")
    assert isinstance(block, Paragraph)


def test_a_title_above_long_paragraphs_is_a_line_of_its_own() -> None:
    title, source = "某某县第一人民医院2022年“三公”经费预算情况", "来源：某某县第一人民医院办公室二〇二二年"
    text = "预" * 90 + "。"
    assert [
        block.text for block in _read("\n".join([title, source, text, text, text])) if isinstance(block, Paragraph)
    ] == [
        title,
        source,
        text,
        text,
        text,
    ]


def test_values_parted_by_commas_are_a_table_and_no_prose() -> None:
    blocks = _read('部门支出总表,,\n编码,名称,"合计，万元"\n20101,"人大\n事务","1,234.50"\n合计,,"1,234.50"\n')
    title, grid = blocks
    assert isinstance(title, Paragraph) and (title.text, str(title.place)) == ("部门支出总表", "列1 第1行")
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["编码", "名称", "合计，万元"],
        ["20101", "人大\n事务", "1,234.50"],
        ["合计", "", "1,234.50"],
    ]
    assert [row[0].place.line for row in grid.rows] == [2, 3, 5]


def test_a_text_with_some_commas_stays_prose() -> None:
    assert all(
        isinstance(block, Paragraph) for block in _read("收入1,234.50元,支出同额,无结余。\n三、其他说明。\n无。\n")
    )


def test_bars_part_the_cells_of_a_table_and_lines_that_draw_it_are_no_rows() -> None:
    text = "支出表\n+----+------+\n| 名称 | 合计 | 基本 |\n|---|---:|:--|\n| 人大事务 | 90.00 | |\n| | 5 | 5 |\n+----+\n以上。\n"
    assert _rows(text) == [["名称", "合计", "基本"], ["人大事务", "90.00", ""], ["", "5", "5"]]
    (grid,) = (block for block in _read(text) if isinstance(block, Grid))
    assert [row[0].place.line for row in grid.rows] == [3, 5, 6]


def test_a_menu_with_bars_is_no_table() -> None:
    assert all(isinstance(block, Paragraph) for block in _read("首页 | 公开 | 互动\n2026年部门预算\n"))


def test_lines_that_end_with_figures_are_rows_and_not_one_sentence() -> None:
    lines = ["2130301 农林水支出水利行政运行 9.00 5.00 4.00", "2130302 农林水支出水利一般行政管理 1.00 1.00"]
    assert [block.text for block in _read("\n".join(lines)) if isinstance(block, Paragraph)] == lines
