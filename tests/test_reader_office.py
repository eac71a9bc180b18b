"""Word and Excel files read back to the cell, with their merges, places and issues; damage gives a sentence."""

from __future__ import annotations

import datetime
import io
import random
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import docx as python_docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.worksheet.worksheet import Worksheet

from loaders import read_bytes
from loaders.document import Document, Grid, Paragraph, Place, UnreadableFile
from loaders.readers import doc, docx, xlsx
from loaders.readers.detect import detect

# Written by python-docx from our own text (see test_doc_reads_like_its_docx), saved as Word 97-2003 by LibreOffice 7.4.
WORD97 = Path(__file__).parent / "data" / "word97.doc"
HEADER = ["编码", "名称", "合计", "基本支出", "项目支出"]
LINE = ["2010101", "行政运行", "1,143.28", "800.00", "343.28"]


def shown(grid: Grid) -> list[list[str]]:
    return [[("~" if cell.filled else "") + cell.text for cell in row] for row in grid.rows]


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def word_with_table(rows: list[list[str]]) -> tuple[object, object]:
    document = python_docx.Document()
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return document, table


# Word


def test_docx_merged_cells_repeat_their_text_and_are_marked_so_that_figures_count_once() -> None:
    document, table = word_with_table([["", "", "", "", ""], HEADER, LINE, LINE])
    table.cell(0, 2).merge(table.cell(0, 4)).text = "2026年预算"  # type: ignore[attr-defined]
    table.cell(2, 1).text = table.cell(3, 1).text = ""  # type: ignore[attr-defined]
    table.cell(2, 1).merge(table.cell(3, 1)).text = "行政运行"  # type: ignore[attr-defined]
    grid = next(docx.read(saved(document), "a.docx").grids())
    assert shown(grid)[0] == ["", "", "2026年预算", "~2026年预算", "~2026年预算"]
    assert shown(grid)[3] == ["2010101", "~行政运行", "1,143.28", "800.00", "343.28"]
    assert str(grid.rows[3][1].place) == "表1 行3 列2"


def test_docx_random_merges_read_back_exactly() -> None:
    for seed in range(25):
        chance = random.Random(seed)
        height, width = chance.randint(2, 8), chance.randint(2, 9)
        document, table = word_with_table([[f"{row}.{column}" for column in range(width)] for row in range(height)])
        owner = {(row, column): (row, column) for row in range(height) for column in range(width)}
        for _ in range(3):
            top, left = chance.randrange(height), chance.randrange(width)
            bottom, right = min(height - 1, top + chance.randint(0, 2)), min(width - 1, left + chance.randint(0, 2))
            area = [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
            if any(
                owner[place] != place or (place in owner.values() and list(owner.values()).count(place) > 1)
                for place in area
            ):
                continue
            for place in area:
                table.cell(*place).text = ""  # type: ignore[attr-defined]
                owner[place] = (top, left)
            table.cell(top, left).merge(table.cell(bottom, right)).text = f"{top}.{left}"  # type: ignore[attr-defined]
        grid = next(docx.read(saved(document), "a.docx").grids())
        kept = [column for column in range(width) if any(owner[row, column][1] == column for row in range(height))]
        expected = [
            [
                ("~" if owner[row, column] != (row, column) else "") + "{}.{}".format(*owner[row, column])
                for column in kept
            ]
            for row in range(height)
        ]
        assert shown(grid) == expected, seed


def test_docx_leaves_out_what_a_reader_does_not_see() -> None:
    document = python_docx.Document()
    document.add_heading("一、部门职责", 1)
    paragraph = document.add_paragraph("收入")
    paragraph.add_run("隐藏").font.hidden = True
    for kind in ("begin", "instr", "separate", "result", "end"):
        run = paragraph.add_run("1143.28万元" if kind == "result" else "")
        if kind == "instr":
            run._r.append(OxmlElement("w:instrText"))
            run._r[-1].text = ' TOC \\o "1-3" '
        elif kind != "result":
            run._r.append(OxmlElement("w:fldChar"))
            run._r[-1].set(qn("w:fldCharType"), kind)
    deleted = OxmlElement("w:del")
    deleted.append(paragraph.add_run("旧数")._r)
    paragraph._p.append(deleted)
    blocks = docx.read(saved(document), "a.docx").blocks
    assert [(block.text, block.heading) for block in blocks if isinstance(block, Paragraph)] == [
        ("一、部门职责", True),
        ("收入1143.28万元", False),
    ]
    assert blocks[1].place == Place(line=2)


def test_docx_table_inside_a_cell_follows_the_outer_table() -> None:
    document, table = word_with_table([["甲", "乙"], ["丙", "丁"]])
    inner = table.cell(1, 1).add_table(1, 2)  # type: ignore[attr-defined]
    inner.cell(0, 0).text, inner.cell(0, 1).text = "内1", "内2"
    grids = list(docx.read(saved(document), "a.docx").grids())
    assert [shown(grid) for grid in grids] == [[["甲", "乙"], ["丙", "丁"]], [["内1", "内2"]]]


def test_docx_text_box_is_read_once_although_it_is_stored_twice() -> None:
    box = (
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.'
        'openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent><mc:Choice Requires="wps">{0}</mc:Choice>'
        "<mc:Fallback>{0}</mc:Fallback></mc:AlternateContent></w:r>"
    ).format("<w:txbxContent><w:p><w:r><w:t>某某区人大常委会办公室</w:t></w:r></w:p></w:txbxContent>")
    document = python_docx.Document()
    document.add_paragraph("封面")._p.append(python_docx.oxml.parse_xml(box))
    assert [block.text for block in docx.read(saved(document), "a.docx").paragraphs()] == [
        "封面",
        "某某区人大常委会办公室",
    ]


def test_doc_reads_like_its_docx() -> None:
    document = doc.read(WORD97.read_bytes(), "word97.doc")
    texts = [(block.text, block.heading) for block in document.paragraphs()]
    assert texts == [
        ("第一部分 部门概况", True),
        ("本部门2026年收入预算1143.28万元", False),  # followed by hidden text
        ("详见附件一。", False),  # a hyperlink field
        ("收入预算总表", False),
        ("注：单位为万元。", False),
        ("结束", False),
    ]
    first, outer, inner = document.grids()
    assert shown(first) == [
        ["科目", "~科目", "2026年预算", "~2026年预算", "~2026年预算"],
        ["编码", "名称", "合计", "基本支出", "项目支出"],
        ["201", "一般公共服务支出", "1,143.28", "800.00", "343.28"],
        ["20101", "人大事务\n（含机关）", "1,000.00", "", "200.00"],
        ["20102", "~人大事务\n（含机关）", "143.28", "0.00", "143.28"],
        ["合计", "~合计", "1,143.28", "800.00", "343.28"],
    ]
    assert shown(outer) == [["外甲", "外乙"], ["外丙", "外丁"]]
    assert shown(inner) == [["内1", "内2"], ["内3", "内4"]]


@pytest.mark.parametrize(("at", "value", "word"), [(0x0B, 0x01, "加密"), (0x00, 0xDC, "Word 95")])
def test_doc_encrypted_or_too_old_says_so(at: int, value: int, word: str) -> None:
    data = bytearray(WORD97.read_bytes())
    start = data.find(b"\xec\xa5")
    data[start + at] = data[start + at] | value if at else value
    with pytest.raises(UnreadableFile, match=word):
        doc.read(bytes(data), "a.doc")


# Excel


def book_of(rows: list[list[object]], merges: tuple[str, ...] = ()) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    fill(sheet, rows, merges)
    return saved(book)


def fill(sheet: Worksheet, rows: list[list[object]], merges: tuple[str, ...] = ()) -> None:
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column, value)  # type: ignore[call-overload]
    for area in merges:
        sheet.merge_cells(area)


def kinds(document: Document) -> list[object]:
    return [block.text if isinstance(block, Paragraph) else shown(block) for block in document.blocks]


def test_xlsx_values_print_as_a_reader_expects() -> None:
    row = [1143.2799999999997, 5.0, 2010101, "0101", datetime.date(2026, 1, 2), True, 1e16, 0.1 + 0.2]
    grid = next(xlsx.read(book_of([["a"] * 8, row]), "a.xlsx").grids())
    assert shown(grid)[1] == ["1143.28", "5", "2010101", "0101", "2026-01-02", "TRUE", "10000000000000000", "0.3"]
    assert grid.rows[1][3].place == Place(sheet="Sheet", row=2, column=4)
    assert str(grid.rows[1][3].place) == "Sheet!D2"


def test_xlsx_cells_that_hold_a_line_an_entry_become_rows_with_their_places() -> None:
    rows: list[list[object]] = [
        ["科目编码", "科目名称", "合计"],
        ["201\n208\n210", "一般公共服务支出\n社会保障和就业支出\n卫生健康支出", "10.00\n20.00\n30.00"],
    ]
    rows.insert(0, ["某县财政局2026年部门支出总表（单位：万元）"])
    lines = read_bytes(book_of(rows), "a.xlsx").tables["budget_lines"]
    assert [(row["code"], row["amount_yuan"], row["place"]) for row in lines] == [
        (code, Decimal(amount), "Sheet!C3") for code, amount in (("201", 100000), ("208", 200000), ("210", 300000))
    ]


def test_xlsx_percent_keeps_its_sign() -> None:
    book = openpyxl.Workbook()
    fill(book.worksheets[0], [["月份", "进度"], ["3月", 0.125], ["6月", 0.5]])
    book.worksheets[0]["B2"].number_format = "0.0%"
    book.worksheets[0]["B3"].number_format = "0%"
    assert shown(next(xlsx.read(saved(book), "a.xlsx").grids()))[1:] == [["3月", "12.5%"], ["6月", "50%"]]


def test_xlsx_titles_units_and_notes_stand_outside_the_grid() -> None:
    rows: list[list[object]] = [
        ["2026年收入预算总表"],
        ["编制部门：某某区人大", None, None, None, "单位：万元"],
        ["科目", None, "2026年预算"],
        [*HEADER],
        ["201", "一般公共服务支出"],  # a class without figures is a row of the table
        [*LINE],
        ["合计", None, 1143.28, 800, 343.28],
        ["注：本表按功能分类填列。"],
    ]
    blocks = kinds(xlsx.read(book_of(rows, ("A1:E1", "A3:B3", "C3:E3", "A7:B7")), "a.xlsx"))
    assert blocks[:3] == ["2026年收入预算总表", "编制部门：某某区人大", "单位：万元"]
    assert blocks[3] == [
        ["科目", "~科目", "2026年预算", "~2026年预算", "~2026年预算"],
        HEADER,
        ["201", "一般公共服务支出", "", "", ""],
        LINE,
        ["合计", "~合计", "1143.28", "800", "343.28"],
    ]
    assert blocks[4:] == ["注：本表按功能分类填列。"]


def test_xlsx_two_tables_one_above_the_other_are_two_grids() -> None:
    rows: list[list[object]] = [
        ["表一 收入表"],
        ["项目", "金额"],
        ["拨款", 1],
        ["合计", 1],
        [],
        ["表二 支出表"],
        ["科目", "金额"],
        ["行政", 2],
    ]
    assert kinds(xlsx.read(book_of(rows), "a.xlsx")) == [
        "表一 收入表",
        [["项目", "金额"], ["拨款", "1"], ["合计", "1"]],
        "表二 支出表",
        [["科目", "金额"], ["行政", "2"]],
    ]


def test_xlsx_title_directly_below_a_table_begins_the_next() -> None:
    rows: list[list[object]] = [
        ["收入表"],
        ["项目", "金额"],
        ["拨款", 1],
        ["合计", 1],
        ["支出表"],
        ["科目", "金额"],
        ["行政", 2],
    ]
    assert [len(grid.rows) for grid in xlsx.read(book_of(rows), "a.xlsx").grids()] == [3, 2]


def test_xlsx_numbered_items_without_figures_do_not_part_a_summary_from_its_totals() -> None:
    rows: list[list[object]] = [
        ["收入", "预算数", "支出", "预算数"],
        ["一、一般公共预算拨款收入", 12.5, "一、教育支出", 12.5],
        ["二、事业收入", None, None, None],
        ["三、其他收入", None, None, None],
        ["本年收入合计", 12.5, "本年支出合计", 12.5],
        ["上年结转结余", None, "年终结转结余", None],
        ["收入总计", 12.5, "支出总计", 12.5],
    ]
    assert [len(table.rows) for table in xlsx.read(book_of(rows), "a.xlsx").grids()] == [7]


def test_xlsx_tables_side_by_side_with_own_titles_are_two_grids() -> None:
    rows: list[list[object]] = [
        ["收入表", None, None, "支出表"],
        ["项目", "金额", None, "科目", "金额"],
        ["拨款", 1, None, "行政", 2],
        ["合计", 1, None, "合计", 2],
    ]
    assert kinds(xlsx.read(book_of(rows), "a.xlsx")) == [
        "收入表",
        [["项目", "金额"], ["拨款", "1"], ["合计", "1"]],
        "支出表",
        [["科目", "金额"], ["行政", "2"], ["合计", "2"]],
    ]


def test_xlsx_blank_rows_inside_a_table_do_not_cut_off_its_total() -> None:
    rows: list[list[object]] = [[*HEADER], [*LINE], [], [], [], ["合计", None, 1, 2, 3]]
    assert [len(grid.rows) for grid in xlsx.read(book_of(rows), "a.xlsx").grids()] == [6]


def test_xlsx_hidden_sheets_are_left_out_and_hidden_rows_kept_both_with_a_notice() -> None:
    book = openpyxl.Workbook()
    fill(book.worksheets[0], [["项目", "金额"], ["拨款", 1], ["结转", 2]])
    book.worksheets[0].row_dimensions[2].hidden = True
    fill(book.create_sheet("底稿"), [["项目", "金额"], ["草稿", 9]])
    book["底稿"].sheet_state = "hidden"
    document = xlsx.read(saved(book), "a.xlsx")
    assert [shown(grid) for grid in document.grids()] == [[["项目", "金额"], ["拨款", "1"], ["结转", "2"]]]
    assert [(issue.severity, issue.code, issue.place.sheet) for issue in document.issues] == [
        ("notice", "hidden_rows", "Sheet"),
        ("notice", "hidden_sheet", "底稿"),
    ]


def test_xlsx_formula_never_calculated_and_errors_are_reported_with_their_cells() -> None:
    book = openpyxl.Workbook()
    fill(book.worksheets[0], [["项目", "金额"], ["拨款", "=B3+1"], ["结转", 2], ["错", "#REF!"]])
    document = xlsx.read(saved(book), "a.xlsx")
    assert shown(next(document.grids())) == [["项目", "金额"], ["拨款", ""], ["结转", "2"], ["错", "#REF!"]]
    assert [(issue.code, str(issue.place)) for issue in document.issues] == [
        ("formula_not_calculated", "Sheet!B2"),
        ("cell_error", "Sheet!B4"),
    ]


def test_xls_2003_xml_reads_like_a_workbook() -> None:
    data = """<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
      xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="收支"><Table>
      <Row><Cell ss:MergeAcross="1"><Data ss:Type="String">项目</Data></Cell><Cell><Data ss:Type="String">金额</Data></Cell></Row>
      <Row ss:Index="3"><Cell><Data ss:Type="String">拨款</Data></Cell><Cell ss:Index="3"><Data ss:Type="Number">5.5</Data></Cell></Row>
      </Table></Worksheet></Workbook>""".encode()
    assert detect(data, "a.xls") == "xls"
    assert shown(next(xlsx.read(data, "a.xls").grids())) == [
        ["项目", "~项目", "金额"],
        ["", "", ""],
        ["拨款", "", "5.5"],
    ]


# What is hostile or damaged


def replaced(data: bytes, part: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return buffer.getvalue()


def test_zip_bomb_is_refused_even_when_the_directory_lies_about_its_size() -> None:
    bomb = replaced(saved(python_docx.Document()), "word/document.xml", b" " * 40_000_000)
    for data in (bomb, bomb.replace((40_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))):
        with pytest.raises(UnreadableFile, match="过大"):
            docx.read(data, "a.docx")


def test_xml_entities_are_refused() -> None:
    evil = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    with pytest.raises(UnreadableFile, match="实体"):
        docx.read(replaced(saved(python_docx.Document()), "word/document.xml", evil), "a.docx")


def test_sheet_that_spans_a_vast_rectangle_is_refused_before_it_fills_the_memory() -> None:
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
    cells = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(UnreadableFile, match="范围过大"):
        xlsx.read(replaced(book_of([["a"]]), "xl/worksheets/sheet1.xml", sheet % cells), "a.xlsx")


def test_deeply_nested_word_xml_does_not_overflow_the_stack() -> None:
    deep = b'<d xmlns="w"><body><p>' + b"<r>" * 50_000 + b"<t>x</t>" + b"</r>" * 50_000 + b"</p></body></d>"
    docx.read(replaced(saved(python_docx.Document()), "word/document.xml", deep), "a.docx")


def samples() -> dict[str, tuple[Callable[[bytes, str], Document], bytes]]:
    document, table = word_with_table([HEADER, LINE, LINE])
    table.cell(1, 1).merge(table.cell(2, 1))  # type: ignore[attr-defined]
    book = book_of([["表"], [*HEADER], [*LINE], ["a", 1.5, True]], ("A1:E1",))
    return {
        "docx": (docx.read, saved(document)),
        "doc": (doc.read, WORD97.read_bytes()),
        "xlsx": (xlsx.read, book),
    }


@pytest.mark.parametrize("kind", ["docx", "doc", "xlsx"])
def test_damaged_office_files_give_a_document_or_a_sentence(kind: str) -> None:
    read, data = samples()[kind]
    for seed in range(200):
        chance = random.Random(seed)
        broken = bytearray(data[: chance.randrange(1, len(data))] if seed % 4 == 0 else data)
        for _ in range(chance.choice([1, 5, 50])):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            assert isinstance(read(bytes(broken), "坏.文件"), Document)
        except UnreadableFile as error:
            assert str(error).startswith("坏.文件") and str(error).endswith("。")
