"""RTF under the name .doc reads like the Word file it was saved from; damage gives a document or a sentence."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from loaders.document import Document, Paragraph, UnreadableFile
from loaders.readers import doc
from loaders.readers.detect import detect

DATA = Path(__file__).parent / "data"
# tests/data/word97.rtf: word97.doc, saved as RTF by LibreOffice 7.4.
FONTS = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset134 SimSun;}{\f2\fcharset136 MingLiU;}}"


def read(body: str) -> Document:
    data = ("{\\rtf1\\ansi\\ansicpg936\\deff0" + FONTS + body + "}").encode("latin-1")
    assert detect(data, "a.doc") == "doc"
    return doc.read(data, "a.doc")


def stored(text: str, encoding: str = "gb18030") -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(encoding))


def kinds(document: Document) -> list[object]:
    return [
        block.text if isinstance(block, Paragraph) else [[("~" * cell.filled) + cell.text for cell in row] for row in block.rows]
        for block in document.blocks
    ]  # fmt: skip


def row(*cells: str, edges: tuple[int, ...] = (), flags: tuple[str, ...] = ()) -> str:
    edges = edges or tuple(1000 * (index + 1) for index in range(len(cells)))
    marks = flags or ("",) * len(cells)
    defined = "".join(f"{flag}\\cellx{edge}" for flag, edge in zip(marks, edges, strict=True))
    return "\\trowd\\trleft0" + defined + "\\pard\\intbl " + "".join(f"{cell}\\cell " for cell in cells) + "\\row\n"


def test_rtf_reads_like_the_doc_it_was_saved_from() -> None:
    whole = doc.read((DATA / "word97.doc").read_bytes(), "a.doc")
    saved = doc.read((DATA / "word97.rtf").read_bytes(), "a.doc")
    assert kinds(saved) == kinds(whole)
    assert [str(grid.rows[-1][-1].place) for grid in saved.grids()] == [
        str(grid.rows[-1][-1].place) for grid in whole.grids()
    ]


def test_characters_in_bytes_of_the_font_and_in_unicode_with_a_stand_in() -> None:
    body = "\\f1 " + stored("部门预算") + "\\par\\f2 " + stored("預算", "big5") + "\\par\\f0 \\'a9 2026\\par "
    body += "\\u39044?\\u31639?" + "{\\uc2\\u24180\\'c4\\'ea}\\u-10179?\\u-8649?" + "\\par\\f1 " + "\\'81A"
    assert kinds(read(body)) == ["部门预算", "預算", "© 2026", "预算年😷", "丄"]


def test_what_a_reader_does_not_see_is_left_out() -> None:
    body = "{\\header Page 1}{\\info{\\title x}}{\\*\\unknown x}{\\pict 0102}a{\\v b}{\\deleted c}\\v d\\v0 e\\par "
    body += '{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt f}}{\\footnote g}\\bin4 }{}{h\\~i\\_j\\emdash\\{\\par'
    assert kinds(read(body)) == ["ae", "fh i-j—{"]


def test_merged_cells_nested_tables_and_lines_of_a_cell() -> None:
    body = "x\\par " + row("a", "", "b", flags=("\\clmgf", "\\clmrg", "\\clvmgf"))
    body += row("c", "d\\par e\\line f", "", flags=("", "", "\\clvmrg"))
    body += "\\pard\\intbl g\\par\\pard\\intbl\\itap2 h\\nestcell i\\nestcell"
    body += "{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}{\\nonesttables\\par}\\pard\\intbl j\\cell k\\cell\\row"
    body += "\\pard y\\par"
    outer = [["a", "~a", "b"], ["c", "d\ne\nf", "~b"]]
    found = kinds(read(body))
    assert (found[0], found[1][:2], found[2:]) == ("x", outer, [[["h", "i"]], "y"])  # type: ignore[index]
    assert found[1][2][:2] == ["g\nj", "k"]  # type: ignore[index]


def test_rows_of_other_edges_share_columns() -> None:
    body = row("a", "b", "c", edges=(1000, 2000, 3000)) + row("d", "e", edges=(2000, 3000))
    assert kinds(read(body)) == [[["a", "b", "c"], ["d", "~d", "e"]]]


def test_headings_and_text_boxes_are_told() -> None:
    document = read("\\pard\\outlinelevel0 a\\par\\pard b{\\shp{\\*\\shpinst{\\shptxt c\\par}}}\\par")
    assert [(block.text, block.heading) for block in document.paragraphs()] == [("a", True), ("b", False), ("c", False)]
    assert [issue.code for issue in document.issues] == ["text_boxes"]


def test_groups_nested_beyond_sense_are_a_sentence() -> None:
    with pytest.raises(UnreadableFile, match="嵌套过深"):
        read("{" * 20_000)


def test_damaged_rtf_gives_a_document_or_a_sentence() -> None:
    data = (DATA / "word97.rtf").read_bytes()
    for seed in range(100):
        chance = random.Random(seed)
        broken = bytearray(data[: chance.randrange(6, len(data))] if seed % 4 == 0 else data)
        for _ in range(chance.choice([1, 5, 50])):
            broken[chance.randrange(6, len(broken))] = chance.randrange(256)
        try:
            assert isinstance(doc.read(bytes(broken), "坏.doc"), Document)
        except UnreadableFile as error:
            assert str(error).startswith("坏.doc") and str(error).endswith("。")
