"""PDF files: tables with and without rulings and the text between them, in the order they are printed."""

from __future__ import annotations

import gc
import time

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]

from loaders.document import Document, Place, ReaderIssue, UnreadableFile
from loaders.readers.pdf import ocr
from loaders.readers.pdf.assemble import assemble
from loaders.readers.pdf.carried import Foot
from loaders.readers.pdf.page import PageContent, read_page, recognise_page
from loaders.readers.pdf.second_opinion import reread

MAX_PAGES = 3_000
MAX_BYTES = 200_000_000


def read(data: bytes, name: str) -> Document:
    """Reads a PDF from memory; raises UnreadableFile where it is encrypted, damaged or far too large."""
    if len(data) > MAX_BYTES:
        raise UnreadableFile(f"{name} 超过 {MAX_BYTES // 1_000_000} MB，请拆分后再读取。")
    document = _open(data, name)
    collecting = gc.isenabled()
    gc.disable()  # no cycles are made here, and the collector would visit every character again and again
    try:
        if len(document) > MAX_PAGES:
            raise UnreadableFile(f"{name} 共 {len(document)} 页，超过 {MAX_PAGES} 页的上限，请拆分后再读取。")
        if len(document) == 0:
            raise UnreadableFile(f"{name} 没有任何页面，文件可能已损坏，请重新下载。")
        issues: list[ReaderIssue] = []
        contents: list[PageContent] = []
        for number in range(1, len(document) + 1):
            contents += _page(document, number, contents[-1].foot if contents else None, issues)
        contents = _recognised(contents, document)
        _ask_again(contents, document, issues)
        blocks = assemble(contents)
        _report(contents, issues)
        return Document(name, "pdf", blocks, page_count=len(document), issues=issues)
    finally:
        document.close()
        if collecting:
            gc.enable()


def _open(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY):
            raise UnreadableFile(f"{name} 已加密，请先解除密码后再读取。") from error
        raise UnreadableFile(f"{name} 不是完整的 PDF 文件，可能已损坏，请重新下载后再读取。") from error


def _page(document: pdfium.PdfDocument, number: int, foot: Foot | None, issues: list[ReaderIssue]) -> list[PageContent]:
    try:
        return [read_page(document, number, foot)]
    except pdfium.PdfiumError:
        issues.append(ReaderIssue("error", "damaged_page", f"第 {number} 页已损坏，无法读取", Place(page=number)))
        return []


def _recognised(contents: list[PageContent], document: pdfium.PdfDocument) -> list[PageContent]:
    """Pages that are pictures read by OCR, where it is installed; pages beyond the limit stay as they are."""
    if not any(content.scanned for content in contents) or not ocr.is_installed():
        return contents
    chosen = [content.number for content in contents if content.scanned][: ocr.MAX_PAGES]
    end = time.monotonic() + ocr.SECONDS
    return [
        _recognise(document, content) if content.number in chosen and time.monotonic() < end else content
        for content in contents
    ]


def _recognise(document: pdfium.PdfDocument, content: PageContent) -> PageContent:
    try:
        return recognise_page(document, content.number)
    except pdfium.PdfiumError:
        return content


def _ask_again(contents: list[PageContent], document: pdfium.PdfDocument, issues: list[ReaderIssue]) -> None:
    """Tables without rulings whose columns run into each other: pdfplumber is asked, and the reader of the data told."""
    doubts = [(content, number) for content in contents for number in content.doubtful]
    plain = [(content, number) for content, number in doubts if content.frame is content.shown]
    answers = reread(document, [(content.number, *content.grids[number]) for content, number in plain]) if plain else []
    for (content, number), second in zip(plain, answers, strict=True):
        if second is not None:
            content.grids[number] = (content.grids[number][0], second)
    for content, _ in doubts:
        message = f"第 {content.number} 页有一张无框线的表，列是按空白推断的，请对照原件"
        issues.append(ReaderIssue("notice", "unruled_table", message, Place(page=content.number)))


def _report(contents: list[PageContent], issues: list[ReaderIssue]) -> None:
    empty = all(not content.lines and not content.grids for content in contents)
    if pictured := [content.number for content in contents if content.pictured]:
        pages = "、".join(map(str, pictured))
        message = f"第 {pages} 页有图片，图片里的文字和数字未读取，请对照原件"
        issues.append(ReaderIssue("notice", "pictures", message, Place(page=pictured[0])))
    for content in contents:
        place = Place(page=content.number)
        if content.scanned:
            severity = "error" if empty else "warning"
            remedy = (
                f"超过识别上限（{ocr.MAX_PAGES} 页或 {ocr.SECONDS:.0f} 秒），请拆分后再读取"
                if ocr.is_installed()
                else "可安装 rapidocr 后重试"
            )
            message = f"第 {content.number} 页是扫描图像，没有文字层，{remedy}"
            issues.append(ReaderIssue(severity, "scanned_page", message, place))
        if content.recognised:
            message = f"第 {content.number} 页是扫描图像，文字由 OCR 识别，可能有误，请对照原件"
            issues.append(ReaderIssue("warning", "ocr_page", message, place))
        if content.torn:
            message = f"第 {content.number} 页开头像是上一页无框线表格的续行，各列对不上，未能读成表格，请对照原件"
            issues.append(ReaderIssue("warning", "torn_table", message, place))
        if content.garbled:
            message = f"第 {content.number} 页的字体缺少文字对照，部分文字可能是乱码，请对照原件"
            issues.append(ReaderIssue("warning", "garbled_text", message, place))
        if content.cut:
            message = f"第 {content.number} 页有数字被纸张边缘截断，剩下的部分未采用，请对照原件"
            issues.append(ReaderIssue("warning", "cut_figure", message, place))
        if content.overfull:
            message = f"第 {content.number} 页的对象过多，超过 50 万个，已跳过"
            issues.append(ReaderIssue("error", "overfull_page", message, place))
