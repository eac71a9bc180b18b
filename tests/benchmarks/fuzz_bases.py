"""The files that the fuzzing benchmark damages: small disclosures typeset in every format, and what is named."""

from __future__ import annotations

import io
import random
import tempfile
import zipfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from loaders import UnreadableFile
from loaders.build import SOURCES, find_sources
from loaders.readers.detect import detect
from tests.legacy.excel import Sheet, workbook
from tests.legacy.word import Word
from tests.typeset import typeset
from tests.typeset.blocks import Block, Table, Text
from tests.typeset.disclosures import compose
from tests.typeset.variant import random_variant

Base = tuple[str, str, bytes]  # format, name, content
FORMATS = ("pdf", "docx", "doc", "xlsx", "xls", "html", "txt")
SEEDS = range(8)  # typeset disclosures of each format
BLOCKS = 7  # of a disclosure that are typeset: small files are read fast
PAGES = 2  # of a named PDF that are kept
SAVED_BY_OFFICE = [Path(__file__).parents[1] / "data" / name for name in ("word97.doc", "word97.rtf")]


def bases(named: list[Path]) -> list[Base]:
    """Small files of all formats; of those named, a PDF is cut to its first pages and the rest stays as it is."""
    found = [*typeset_bases(), *_by_hand()]
    for path in find_sources([SOURCES, *SAVED_BY_OFFICE, *named]):
        content = path.read_bytes()
        try:
            kind = detect(content, path.name)
            found.append((kind, path.name, _first_pages(content) if kind == "pdf" else content))
        except (UnreadableFile, pdfium.PdfiumError):
            continue
    return found


def typeset_bases() -> Iterator[Base]:
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("pdf", "docx", "xlsx", "html", "txt"):
            for seed in SEEDS:
                blocks, variant = _blocks(seed, kind)
                path = Path(folder) / f"{seed}.{kind}"
                typeset(blocks, path, variant.style())
                yield kind, path.name, path.read_bytes()
    for seed in SEEDS:
        yield "doc", f"{seed}.doc", _word(_blocks(seed, "docx")[0], seed)
        yield "xls", f"{seed}.xls", _excel(_blocks(seed, "xlsx")[0])


def _blocks(seed: int, kind: str):  # type: ignore[no-untyped-def]
    variant = random_variant(random.Random(seed), (kind,)).with_option("long", "no").with_option("departments", "1")
    blocks = compose(seed, variant).blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    start = random.Random(seed).randrange(max(1, len(tables) - 2))
    return [*[block for block in blocks if not isinstance(block, Table)][:BLOCKS], *tables[start : start + 2]], variant


def _word(blocks: list[Block], seed: int) -> bytes:
    """The blocks as .doc, in several pieces of both widths as a fast save leaves them."""
    word, chance = Word(), random.Random(seed)
    for block in blocks:
        if not isinstance(block, Table):
            word.add(block.text.replace("\n", "\x0b") + "\r")
            continue
        word.add((block.title or "") + "\r")
        edges = [900 * column for column in range(block.width + 1)]
        for row in block.rows:
            word.add_row([cell.replace("\n", "\r") for cell in row], edges if seed % 2 else None)
    at = 0
    while at < len(word.text):
        length = min(chance.randrange(1, 400), len(word.text) - at)
        word.pieces.append((length, word.text[at : at + length].isascii(), 0))
        at += length
    word.stored = chance.sample(range(len(word.pieces)), len(word.pieces))
    return word.build()


def _excel(blocks: list[Block]) -> bytes:
    sheets = []
    for block in blocks:
        if isinstance(block, Table):
            rows: list[list[str | float]] = [[block.title or ""], *[[*row] for row in block.rows]]
            merged = [(m.row + 1, m.row + m.rowspan, m.column, m.column + m.colspan - 1) for m in block.merges]
            sheets.append(Sheet(f"表{len(sheets)}", rows, merged))
    texts: list[list[str | float]] = [[block.text] for block in blocks if isinstance(block, Text)]
    return workbook([*sheets, Sheet("说明", texts)])


def _by_hand() -> Iterator[Base]:
    """The dialects that no writer here has: pages of text at fixed positions, web archives, the XML of Excel 2003, ods."""
    for seed in SEEDS[:3]:
        blocks, _ = _blocks(seed, "html")
        rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
        placed = "".join(
            f'<span style="position:absolute;left:{90 * column}px;top:{24 * row}px">{escape(text)}</span>'
            for row, cells in enumerate(rows)
            for column, text in enumerate(cells)
        )
        page = f'<html><meta charset="utf-8"><body><div style="position:relative;height:900px">{placed}</div></body></html>'
        yield "html", f"placed{seed}.html", page.encode()
        archive = f"MIME-Version: 1.0\nContent-Type: text/html; charset=gbk\n\n{page.replace('utf-8', 'gbk')}"
        yield "html", f"archive{seed}.mht", archive.encode("gb18030")
        cells = "".join(
            "<Row>" + "".join(f'<Cell><Data ss:Type="String">{escape(text)}</Data></Cell>' for text in row) + "</Row>"
            for row in rows
        )
        yield "xls", f"xml{seed}.xls", (_EXCEL_2003 % cells).encode()
        yield "xlsx", f"open{seed}.ods", _open_document(rows)


_EXCEL_2003 = """<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>%s</Table></Worksheet></Workbook>"""
_OPEN = """<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="表">%s</table:table></office:spreadsheet></office:body>
</office:document-content>"""


def _open_document(rows: list[list[str]]) -> bytes:
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'
            for text in row
        )
        + "</table:table-row>"
        for row in rows
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", _OPEN % cells)
    return packed.getvalue()


def _first_pages(content: bytes) -> bytes:
    whole, cut = pdfium.PdfDocument(content), pdfium.PdfDocument.new()
    cut.import_pages(whole, list(range(min(PAGES, len(whole)))))
    stored = io.BytesIO()
    cut.save(stored)
    return stored.getvalue()
