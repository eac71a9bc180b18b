"""What a file really is, by its content: names lie (web pages saved as .xls, RTF saved as .doc, WPS extensions)."""

from __future__ import annotations

import io
import re

import olefile  # type: ignore[import-untyped]

from loaders.document import UnreadableFile
from loaders.readers.encoding import decode
from loaders.readers.package import Package

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEAD = 8192
MAX_TEXT = 50 << 20  # the longest disclosures are a hundredth of it
ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"MSCF", b"\x28\xb5\x2f\xfd")
OLDEST = (b"\xdb\xa5-\0", b"\x31\xbe\0\0", b"\x09\0\x04\0", b"\x09\2\6\0", b"\x09\4\6\0", b"\x09\x08\x08\0")
IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
SPREADSHEET_2003 = "urn:schemas-microsoft-com:office:spreadsheet"
HTML_START = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|table|div|title|style|script|p|span|font|h\d)\b", re.IGNORECASE
)
SKIPPABLE = (("<!--", "-->"), ("<?", "?>"))
HTML_TAGS = re.compile(r"<(?:html|body|table|div|p|td|span)[\s>/]", re.IGNORECASE)
RTF = re.compile(rb"\s*\{\\rtf")
MHTML_START = re.compile(rb"(?i)\s*(?:from|mime-version|content-type|subject|date):")
MHTML_TYPE = re.compile(rb"(?i)content-type:\s*(?:multipart/related|text/html)")


def detect(data: bytes, name: str) -> str:
    """One of pdf, docx, doc, xlsx, xls, html, txt. Raises UnreadableFile for what cannot be read, saying why."""
    head = data[:HEAD]
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableFile(f"{name} 是空文件，请重新下载。")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(OLE_MAGIC):
        return _detect_ole(data, name)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _detect_zip(data, name)
    if data.startswith(ARCHIVES):
        raise UnreadableFile(f"{name} 是压缩包，请先解压，再读取里面的文件。")
    if data.startswith(IMAGES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or _is_bitmap(data):
        raise UnreadableFile(f"{name} 是图片，没有可读的文字，请改用原始的 PDF、Word 或 Excel 文件。")
    if RTF.match(data):
        return "doc"
    if data.startswith(OLDEST):
        raise UnreadableFile(f"{name} 是很旧的 Office 格式，请用 Office/WPS 打开后另存为 docx 或 xlsx。")
    if MHTML_START.match(head) and MHTML_TYPE.search(head):
        return "html"
    return _detect_text(data, name)


def _is_bitmap(data: bytes) -> bool:
    return data[:2] == b"BM" and data[6:10] == b"\0\0\0\0" and data[14:15] in (b"\x0c", b"\x28", b"\x6c", b"\x7c")


def _detect_ole(data: bytes, name: str) -> str:
    streams = {entry.name for entry in open_ole(data, name).root.kids}  # of the top: storages may hold each other
    if "EncryptedPackage" in streams:
        raise UnreadableFile(f"{name} 已加密，请先用密码打开，去掉密码后另存。")
    if "WordDocument" in streams:
        return "doc"
    if streams & {"Workbook", "Book"}:
        return "xls"
    if "PowerPoint Document" in streams:
        raise UnreadableFile(f"{name} 是演示文稿，不是可读的公开文件，请改用 Word、Excel 或 PDF 文件。")
    raise UnreadableFile(f"{name} 不是 Word 或 Excel 文件，请用 WPS/Office 打开后另存为 docx 或 xlsx。")


def open_ole(data: bytes, name: str) -> olefile.OleFileIO:
    """The compound file, or UnreadableFile when its tables are damaged."""
    try:
        return olefile.OleFileIO(io.BytesIO(data))
    except (OSError, ValueError, IndexError, TypeError, OverflowError, AttributeError, ArithmeticError) as error:
        raise UnreadableFile(f"{name} 已损坏或不完整，请重新下载，或用 Office/WPS 打开后另存一份。") from error


def _detect_zip(data: bytes, name: str) -> str:
    package = Package(data, name)
    names = package.names
    if "word/document.xml" in package:
        return "docx"
    if "xl/workbook.xml" in package:
        return "xlsx"
    if "xl/workbook.bin" in package:
        raise UnreadableFile(f"{name} 是 xlsb 格式，请用 Excel/WPS 打开后另存为 xlsx。")
    if "[Content_Types].xml" in package:
        return _detect_by_types(package.read("[Content_Types].xml"), name)
    kind = package.read("mimetype")[:100] if "mimetype" in package else b""
    if b"opendocument.spreadsheet" in kind:
        return "xlsx"
    if b"opendocument" in kind:
        raise UnreadableFile(f"{name} 是 OpenDocument 格式，请用 WPS/LibreOffice 打开后另存为 docx。")
    if any(part.upper().endswith("OFD.XML") for part in names):
        raise UnreadableFile(f"{name} 是 OFD 版式文件，请用 OFD 阅读器转换为 PDF 再读。")
    raise UnreadableFile(f"{name} 是压缩包，请先解压，再读取里面的文件。")


def _detect_by_types(types: bytes, name: str) -> str:
    for marker, kind in ((b"wordprocessingml.document.main", "docx"), (b"spreadsheetml.sheet.main", "xlsx")):
        if marker in types:
            return kind
    raise UnreadableFile(f"{name} 不是 Word 或 Excel 文件，请改用 Word、Excel 或 PDF 文件。")


def _detect_text(data: bytes, name: str) -> str:
    if len(data) > MAX_TEXT:
        raise UnreadableFile(f"{name} 过大（文本超过 {MAX_TEXT >> 20} MB），请拆分后再读。")
    text = decode(data, name)
    head = text[:HEAD].lstrip("\ufeff \t\r\n")
    if head.startswith("<?xml") or head.startswith("<Workbook"):
        if SPREADSHEET_2003 in head and re.search(r"<(?:\w+:)?Workbook\b", head):
            return "xls"
        if "schemas.microsoft.com/office/word" in head or "schemas.microsoft.com/office/2006/xmlPackage" in head:
            raise UnreadableFile(f"{name} 是 Word 的 XML 格式，请用 Word/WPS 打开后另存为 docx。")
    if HTML_START.match(_without_preamble(head)) or len(HTML_TAGS.findall(text[: 8 * HEAD])) >= 5:
        return "html"
    return "txt"


def _without_preamble(head: str) -> str:
    """The text from its first tag on: comments and processing instructions before it say nothing."""
    at = 0
    while True:
        at += len(head[at:]) - len(head[at:].lstrip())
        end = next((end for start, end in SKIPPABLE if head.startswith(start, at)), None)
        close = head.find(end, at) if end else -1
        if end is None or close < 0:
            return head[at:]
        at = close + len(end)
