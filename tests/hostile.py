"""Files made to break a reader, each by a small function: what a portal never publishes and anyone may upload."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import openpyxl

from tests.legacy.compound import compound, streams_of
from tests.legacy.excel import HIDDEN, VERY_HIDDEN, Sheet, workbook
from tests.legacy.word import Word

LAUGHS = '<!DOCTYPE a [<!ENTITY b "{}">{}]>'.format(
    "哈" * 10, "".join(f'<!ENTITY {chr(99 + n)} "{f"&{chr(98 + n)};" * 10}">' for n in range(9))
)
FILE = '<!DOCTYPE a [<!ENTITY l SYSTEM "file:///etc/passwd">]>'
CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


def package(parts: dict[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {"[Content_Types].xml": CONTENT_TYPES, **parts}.items():
            archive.writestr(name, part)
    return packed.getvalue()


def docx(document: str | bytes, **more: str | bytes) -> bytes:
    return package({"word/document.xml": document, **more})


def xlsx(sheet: str | bytes = b"", change: Callable[[bytes], bytes] = bytes) -> bytes:
    """An empty workbook with another sheet, and its list of sheets changed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(empty_book())) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/workbook.xml":
                part = change(part)
            new.writestr(name, sheet if sheet and name == "xl/worksheets/sheet1.xml" else part)
    return packed.getvalue()


def pdf(objects: list[str], trailer: str = "/Root 1 0 R") -> bytes:
    """Objects from 1 on, with a true cross-reference table; `{xref}` in the trailer is its offset."""
    stored, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(stored))
        stored += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} "
    end += trailer.replace("{xref}", str(len(stored))) + f" >>\nstartxref\n{len(stored)}\n%%EOF\n"
    return stored + end.encode()


CATALOG = "<< /Type /Catalog /Pages 2 0 R >>"
PAGE = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>"
)
PAGES = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"


def stream(content: str, entries: str = "") -> str:
    return f"<< /Length {len(content)} {entries} >>\nstream\n{content}\nendstream"


def form(content: str) -> str:
    """A drawing that may call itself as X."""
    return stream(content, "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 5 0 R >> >>")


def deep_pages(depth: int) -> bytes:
    """A page tree of nodes with one kid each."""
    nodes = [f"<< /Type /Pages /Kids [{number + 1} 0 R] /Count 1 >>" for number in range(2, depth + 2)]
    return pdf([CATALOG, *nodes, "<< /Type /Page /MediaBox [0 0 595 842] >>"])


def old_word(text: str = "某某县财政局2026年部门预算") -> bytes:
    word = Word()
    word.add(text + "\r")
    return word.build()


def locked_word() -> bytes:
    streams = streams_of(old_word())
    main = bytearray(streams["WordDocument"])
    main[0x0B] |= 0x01
    return compound({**streams, "WordDocument": bytes(main)})


def empty_book() -> bytes:
    packed = io.BytesIO()
    openpyxl.Workbook().save(packed)
    return packed.getvalue()


def hidden_book() -> bytes:
    sheet = SHEET.format('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>')
    return xlsx(sheet, lambda book: book.replace(b'state="visible"', b'state="hidden"'))


CORNERS = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'

# Name → its content and a word of the sentence that must come.
CHEAP: dict[str, tuple[Callable[[], bytes], str]] = {
    "页树循环.pdf": (lambda: pdf([CATALOG, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2000000000 >>"]), "。"),
    "父子循环.pdf": (lambda: pdf([CATALOG, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]), "。"),
    "交叉引用循环.pdf": (lambda: pdf([CATALOG, PAGES, PAGE, stream(""), form("/X Do")], "/Root 1 0 R /Prev {xref}"), "。"),
    "页树过深.pdf": (lambda: deep_pages(5000), "。"),
    "数组过深.pdf": (lambda: pdf([CATALOG, PAGES, PAGE, "[" * 100_000 + "]" * 100_000, form("")]), "。"),
    "内容过深.pdf": (lambda: pdf([CATALOG, PAGES, PAGE, stream("q " * 200_000 + "[" * 100_000), form("")]), "。"),
    "实体.docx": (lambda: docx(LAUGHS + WORD.format("<w:p>&k;</w:p>")), "实体"),
    "外部实体.docx": (lambda: docx(FILE + WORD.format("<w:p>&l;</w:p>")), "实体"),
    "实体.xlsx": (lambda: xlsx(change=lambda book: LAUGHS.encode() + book), "实体"),
    "实体.xls": (lambda: (LAUGHS + '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">&k;</Workbook>').encode(), "。"),
    "实体.html": (lambda: (LAUGHS + "<html><body><p>&k;</p></body></html>").encode(), "没有找到"),
    "很深.docx": (lambda: docx(WORD.format("<w:p>" * 50_000 + "</w:p>" * 50_000)), "。"),
    "表中表.docx": (lambda: docx(WORD.format("<w:tbl><w:tr><w:tc>" * 3000 + "</w:tc></w:tr></w:tbl>" * 3000)), "。"),
    "成员过多.docx": (lambda: docx(WORD.format(""), **{f"word/{n}.xml": "" for n in range(10_001)}), "过大"),
    "占满.xlsx": (lambda: xlsx(SHEET.format(CORNERS)), "范围过大"),
    "声称占满.xlsx": (lambda: xlsx(SHEET.format('<dimension ref="A1:XFD1048576"/><sheetData/>')), "没有任何文字"),
    "空表.xlsx": (empty_book, "没有任何文字"),
    "全部隐藏.xlsx": (hidden_book, "隐藏"),
    "全部隐藏.xls": (lambda: workbook([Sheet("甲", [["科目"]], visible=HIDDEN), Sheet("乙", [["科目"]], visible=VERY_HIDDEN)]), "隐藏"),
    "占满.xls": (lambda: workbook([Sheet("表", [[1.0], *[[] for _ in range(65_534)], [1.0] * 256])]), "范围过大"),
    "有密码.xls": (lambda: workbook([Sheet("表", [["科目"]])], password=True), "加密"),
    "有密码.doc": (locked_word, "加密"),
    "有密码.docx": (lambda: compound({"EncryptedPackage": b"\0" * 5000, "EncryptionInfo": b"\4\0\4\0"}), "加密"),
    "有密码.xlsx": (lambda: compound({"EncryptedPackage": b"\0" * 5000, "EncryptionInfo": b"\4\0\4\0"}), "加密"),
    "很深的RTF.doc": (lambda: b"{\\rtf1" + b"{" * 20_000, "嵌套过深"),
    "压缩包.docx": (lambda: package({"说明.txt": "部门预算"}).replace(b"[Content_Types]", b"[Content_Tipes]"), "压缩包"),
    "跨度.html": (lambda: ("<table>" + "<tr>" + "<td rowspan=65534 colspan=1000>1</td>" * 300 + "</tr></table>").encode(), "没有找到"),
    "无数标签.html": (lambda: b"<p>1" * 1_600_000, "过大"),
    "过长.txt": (lambda: "预算\n".encode() * 8_000_000, "过大"),
    "很深.html": (lambda: b"<div><table><tr><td>" * 20_000, "没有任何文字"),
    "无数属性.html": (lambda: b"<p " + b"a=1 " * 300_000 + b">x</p>", "没有找到"),
    "一行.txt": (lambda: "预算".encode() * 500_000, "没有找到"),
    "制表符.txt": (lambda: b"\t" * 50_000 + b"\n" + b"1\t" * 10_000, "没有找到"),
    "控制符.txt": (lambda: b"\x01\x02" * 10_000, "编码"),
}  # fmt: skip
