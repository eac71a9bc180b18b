"""Word 97-2003 files with the traps of the format, written by hand: what a reader of the page sees is read, and only that."""

from __future__ import annotations

import struct

import pytest

from loaders.document import Document, Grid, Paragraph, UnreadableFile
from loaders.readers import doc
from loaders.readers.detect import detect
from tests.legacy.compound import compound, streams_of
from tests.legacy.word import DELETED, HIDDEN, IN_TABLE, INNER_CELL, INNER_ROW_END, ROW_END, Word, depth, table_row


def read(word: Word) -> Document:
    data = word.build()
    assert detect(data, "a.doc") == "doc"
    return doc.read(data, "a.doc")


def kinds(document: Document) -> list[object]:
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
    ]


def word_of(*texts: str) -> Word:
    word = Word()
    for text in texts:
        word.add(text + "\r")
    return word


def disclosure() -> Word:
    word = word_of("某某县财政局2026年部门预算", "Budget “2026” – 1,143.28")
    word.add_row(["科目编码", "名称", "合计"], [0, 1000, 3000, 4000])
    word.add_row(["201", "General services…", "1,143.28"], [0, 1000, 3000, 4000])
    word.add("结束\r")
    return word


WHOLE = [
    "某某县财政局2026年部门预算",
    "Budget “2026” – 1,143.28",
    [["科目编码", "名称", "合计"], ["201", "General services…", "1,143.28"]],
    "结束",
]


def test_pieces_of_both_widths_stored_in_any_order_read_in_the_order_of_the_text() -> None:
    """A fast save leaves many pieces, the last typed behind the first; Latin stretches take one byte a character."""
    word = disclosure()
    at = 0
    while at < len(word.text):
        length = 1
        packed = _is_narrow(word.text[at])
        while at + length < len(word.text) and length < 7 and _is_narrow(word.text[at + length]) == packed:
            length += 1
        word.pieces.append((length, packed, 0))
        at += length
    word.stored = [*range(1, len(word.pieces), 2), *reversed(range(0, len(word.pieces), 2))]
    assert len(word.pieces) > 10
    assert kinds(read(word)) == WHOLE


def _is_narrow(sign: str) -> bool:
    return len(sign.encode("cp1252", "ignore")) == 1


@pytest.mark.parametrize("flags", [0x1200, 0x1000, 0x1204, 0x1004])
def test_either_table_stream_and_the_mark_of_a_fast_save(flags: int) -> None:
    word = disclosure()
    word.flags = flags
    assert kinds(read(word)) == WHOLE


def test_a_property_modifier_of_a_piece_hides_deletes_and_puts_into_a_table() -> None:
    word = word_of("收入", "旧的收入", "隐藏")
    word.add("201\x07")
    word.add("行政运行\x07")
    word.add("\x07")
    word.add("结束\r")
    word.prcs = [IN_TABLE, IN_TABLE + ROW_END]
    word.pieces = [(3, False, 0), (5, False, 0x41 << 1 | 1 << 8), (3, False, 0x5C << 1 | 1 << 8)]
    word.pieces += [(9, False, 0 << 1 | 1), (1, False, 1 << 1 | 1), (3, False, 0)]
    assert kinds(read(word)) == ["收入", [["201", "行政运行"]], "结束"]


def test_hidden_and_deleted_runs_are_left_out_in_pieces_of_either_width() -> None:
    word = word_of("收入1143.28万元，旧1000.00万元。", "Total 12.50 (was 10.00)")
    first, second = word.text.index("旧"), word.text.index(" (was")
    word.runs = [(first, first + 10, DELETED), (second, second + 12, HIDDEN)]
    word.pieces = [(21, False, 0), (len(word.text) - 21, False, 0)]
    text = word.text
    split = text.index("Total")
    word.pieces = [(split - 4, False, 0), (4, False, 0), (len(text) - split, True, 0)]
    assert kinds(read(word)) == ["收入1143.28万元，。", "Total 12.50"]


def test_fields_show_their_result_alone_also_one_inside_another() -> None:
    word = word_of(
        'A\x13 HYPERLINK "http://x" \x14附件\x15B',
        "\x13 IF \x13 PAGE \x143\x15 = 3 \x14是\x15",
        "\x13 TOC \\o \x14一、收入\t1",
        "二、支出\t2\x15",
        "\x13 PAGE \x15完",
        "断\x13 REF",
        "下一段",
    )
    assert kinds(read(word)) == ["A附件B", "是", "一、收入\t1", "二、支出\t2", "完", "断", "下一段"]


def test_a_table_inside_a_cell_follows_the_outer_table_with_its_lines_and_tabs() -> None:
    word = Word()
    word.add("外一\t格\r", IN_TABLE)
    word.add("内1\r", IN_TABLE + depth(2) + INNER_CELL)
    word.add("内2\r", IN_TABLE + depth(2) + INNER_CELL)
    word.add("\r", IN_TABLE + depth(2) + INNER_CELL + INNER_ROW_END + ROW_END)
    word.add("后\x0b行\x07", IN_TABLE)
    word.add("外二\x07", IN_TABLE)
    word.add("\x07", IN_TABLE + ROW_END)
    assert kinds(read(word)) == [[["外一\t格\n后\n行", "外二"]], [["内1", "内2"]]]


def test_headers_notes_and_comments_are_left_out_and_text_boxes_stand_at_the_end() -> None:
    word = word_of("正文\x02一", "脚注", "页眉", "批注", "文本框", "页眉里的框")
    word.after = (3, 3, 0, 3, 0, 4, 6)
    document = read(word)
    assert kinds(document) == ["正文一", "文本框"]
    assert [issue.code for issue in document.issues] == ["text_boxes"]


@pytest.mark.parametrize("code", [b"\x46\x66", b"\x6b\x64"])
def test_the_properties_of_a_wide_row_lie_in_the_data_stream(code: bytes) -> None:
    word = Word()
    sprms = table_row([0, 1000, 3000], [0x03, 0x02]) + (IN_TABLE + ROW_END if code == b"\x46\x66" else b"")
    word.data = b"\0" * 4 + struct.pack("<H", len(sprms)) + sprms
    for texts in (["合并", ""], ["甲", "乙"]):
        for text in texts:
            word.add(text + "\x07", IN_TABLE)
        wide = code + struct.pack("<I", 4)
        plain = IN_TABLE + ROW_END
        end = (
            (wide if code == b"\x46\x66" else plain + wide)
            if texts[0] == "合并"
            else plain + table_row([0, 1000, 3000])
        )
        word.add("\x07", end)
    (grid,) = read(word).grids()
    assert [[cell.filled for cell in row] for row in grid.rows] == [[False, True], [False, False]]


def test_numbers_that_word_only_draws_and_embedded_workbooks_are_told() -> None:
    word = Word()
    word.add("收入情况\r", b"\x0b\x46\x01\x00")
    word.add("支出情况\r", b"\x0b\x46\x00\x00")
    word.add("\x13 EMBED Excel.Sheet.8 \x14\x01\x15\r")
    assert [issue.code for issue in read(word).issues] == ["automatic_numbering", "embedded_object"]


def test_a_beta_of_word_97_counts_as_it_and_word_95_says_so_whatever_its_header_holds() -> None:
    streams = streams_of(disclosure().build())
    main = streams["WordDocument"]
    streams["WordDocument"] = main[:2] + b"\xc0\x00" + main[4:]
    assert kinds(doc.read(compound(streams), "a.doc")) == WHOLE
    for magic, version in ((0xA5DC, 0x68), (0xA5DC, 0x65), (0xA5EC, 0x6A)):
        streams["WordDocument"] = struct.pack("<HH", magic, version) + b"\xff" * 600
        with pytest.raises(UnreadableFile, match="Word 95"):
            doc.read(compound(streams), "a.doc")


def test_a_cut_container_and_a_missing_table_stream_are_a_sentence() -> None:
    data = disclosure().build()
    streams = streams_of(data)
    for bad in (data[:600], data[: len(data) // 2], compound({"WordDocument": streams["WordDocument"]})):
        with pytest.raises(UnreadableFile, match="已损坏"):
            detect(bad, "a.doc")
            doc.read(bad, "a.doc")


def test_characters_beyond_the_basic_plane_keep_the_places_of_what_follows() -> None:
    """An ideograph of a name may take two units, and the piece table counts units."""
    word = Word()
    text = "张𠮷局长\r"
    word.text = text.encode("utf-16-le").decode("utf-16-le")
    units = len(text.encode("utf-16-le")) // 2
    assert units == len(text) + 1
    streams = streams_of(_with_units(text))
    assert kinds(doc.read(compound(streams), "a.doc")) == ["张𠮷局长", "后"]


def _with_units(text: str) -> bytes:
    """A file whose first paragraph is `text`, counted in UTF-16 units, and whose second is 后."""
    halves = text.encode("utf-16-le") + "后\r".encode("utf-16-le")
    word = Word()
    word.add("".join(chr(unit) for (unit,) in struct.iter_unpack("<H", halves[: len(text.encode("utf-16-le"))])))
    word.add("后\r")
    return word.build()


def test_grids_of_a_document_keep_their_places() -> None:
    grid = next(block for block in read(disclosure()).blocks if isinstance(block, Grid))
    assert str(grid.rows[1][2].place) == "表1 行2 列3"
