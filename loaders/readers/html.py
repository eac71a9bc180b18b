"""Reader for web pages: prose and tables in reading order, nothing hidden, nothing fetched."""

from __future__ import annotations

import email
import email.policy
import re
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

from loaders.document import Block, Document, Paragraph, Place, ReaderIssue, UnreadableFile
from loaders.readers.cells import clean
from loaders.readers.detect import MHTML_START, MHTML_TYPE
from loaders.readers.encoding import decode
from loaders.readers.hard_wrapped import join_lines
from loaders.readers.html_escaped import unescape
from loaders.readers.html_grids import MARK, make_tables
from loaders.readers.html_positioned import is_positioned, read_positioned
from loaders.readers.html_related import without_related
from loaders.readers.html_shown import drop_copies, show_what_scripts_show
from loaders.readers.html_styles import Styles, read_styles
from loaders.readers.html_tables import (
    BLOCKS,
    INVISIBLE,
    LINE,
    MAX_DEPTH,
    gather,
    is_layout,
    join,
    leads_away,
    read_grid,
    table_rows,
    text_length,
)

MAX_BYTES = 50 * 2**20
MAX_TABLE_CELLS = 400_000
MAX_TAGS = 1_500_000  # each becomes an object of half a kilobyte
LEAST_FRAME = LEAST_PICTURE = 300  # pixels
HEAD = 4096
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]{2,20})", re.IGNORECASE)
DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
PARAGRAPH_BREAK = re.compile(r"\n\s*\n|\n(?=[\u3000\xa0]| {2})")
END_OF_PAGE = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)  # the parser stops there; browsers show what follows
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
TRAIL = re.compile(
    r"\s*[【\[]?(?:您?(?:现在|当前|目前)?(?:的|所在)*位置|首页\s*[>＞»/-])"
)  # where in the site the page stands
EXCERPT = re.compile(r"\s*…+[^\n]+…+\s*(?:查看全文|查看详情|详细|更多)?\s*")
ABOUT = ("articletitle", "contentsource", "sitename", "columnname")  # as the standard for government sites names them
MAX_ABOUT = 200
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}

Element = Any  # lxml has no types


def read(data: bytes, name: str) -> Document:
    """Read a web page (.html, .htm, .mht, and pages saved as .xls or .doc). Raises UnreadableFile for what it is not.

    Pages made of text set at fixed positions are put back into lines and tables. Frames and pictures are not read, and said to be there.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableFile(f"{name} 过大（超过 {MAX_BYTES >> 20} MB），请拆分后再读。")
    document = Document(name, "html", [])
    texts = _texts(data, name)
    if sum(text.count("<") for text in texts) > MAX_TAGS:
        raise UnreadableFile(f"{name} 过大（超过 {MAX_TAGS // 10_000} 万个标签），请拆分后再读。")
    for text in texts:
        _read_page(_without_torn_end(text, document), document, alone=len(texts) == 1)
    return document


def _without_torn_end(text: str, document: Document) -> str:
    """The source without what follows its last tag where it ends in a table: a figure there may have lost its last digits."""
    end = text.rfind(">") + 1
    open_cell = max(text.rfind("<td", 0, end), text.rfind("<th", 0, end)) > max(text.rfind("</t", 0, end), -1)
    if not (open_cell and text[end:].strip()):
        return text
    message = "网页在表格中间中断，最后一格不完整，未采用。"
    document.issues.append(ReaderIssue("warning", "torn_end", message, Place()))
    return text[:end]


def _read_page(text: str, document: Document, alone: bool) -> None:
    """Append the blocks of one page; the pages that frames show stand beside it in an archive."""
    name = document.name
    root = _parse(text, name)
    if root is None:
        return
    if alone and any(_shows_page(frame) for frame in root.iter("frame", "iframe")):
        message = "网页用框架嵌入了其他页面，框架里的内容未读取。"
        document.issues.append(ReaderIssue("notice", "frames", message, Place()))
    if sum(1 for _ in root.iter("td", "th")) > MAX_TABLE_CELLS:
        raise UnreadableFile(f"{name} 的表格过大（超过 {MAX_TABLE_CELLS} 个单元格），请拆分后再读。")
    unescape(root)
    document.about += [said for said in _about(root) if said not in document.about]
    styles = read_styles(root)
    show_what_scripts_show(root, styles)
    drop_copies(root)
    if is_positioned(root, styles):
        read_positioned(root, styles, document)
    else:
        make_tables(root, styles)
        _Walk(document, styles).element(root, 0)
        document.blocks = without_related(join_lines(document.blocks))
    pictures = sum(1 for image in root.iter("img") if _is_of_article(image))
    if pictures and not any(document.grids()):
        message = f"网页正文里有 {pictures} 张图片，图片里的文字未读取。"
        document.issues.append(ReaderIssue("notice", "pictures", message, Place()))
    if "\ufffd" in text and any(_is_damaged(block) for block in document.blocks):
        message = "网页里有损坏的字符（显示为 \ufffd），可能缺字。"
        document.issues.append(ReaderIssue("warning", "damaged_characters", message, Place()))


def _is_of_article(image: Element) -> bool:
    """Whether a picture may show a table: no link of the site, and not known to be small."""
    if any(True for _ in image.iterancestors("a", "header", "footer", "nav")):
        return False
    sizes = [re.match(r"\d+", image.get(side) or "") for side in ("width", "height")]
    return all(size is None or int(size[0]) >= LEAST_PICTURE for size in sizes)


def _shows_page(frame: Element) -> bool:
    """Whether a frame has room for a document; a low one holds a banner, a menu or a counter."""
    height = frame.get("height") or ""
    return not height.isdigit() or int(height) >= LEAST_FRAME


def _about(root: Element) -> list[str]:
    """The title of the page and what its head says of the article and the site, each once."""
    texts = ["".join(title.itertext()) for title in root.iter("title")]
    names = {(meta.get("name") or "").lower(): meta.get("content") or "" for meta in root.iter("meta")}
    texts += [names[name] for name in ABOUT if name in names]
    return list(dict.fromkeys(text for text in map(clean, texts) if text and len(text) <= MAX_ABOUT))


def _is_damaged(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return "\ufffd" in block.text
    return any("\ufffd" in cell.text for row in block.rows for cell in row)


def _texts(data: bytes, name: str) -> list[str]:
    """The source of the page, or of all pages in an archive: a workbook saved as one has a page a sheet."""
    if MHTML_START.match(data[:8192]) and MHTML_TYPE.search(data[:8192]):
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = [(part, part.get_payload(decode=True)) for part in message.walk()]
        pages = [
            decode(content, name, part.get_content_charset())
            for part, content in parts
            if part.get_content_type() == "text/html" and isinstance(content, bytes) and content.strip()
        ]
        if pages:
            return pages
        raise UnreadableFile(f"{name} 是网页归档文件，但里面没有网页，请用浏览器打开后另存为 html。")
    match = CHARSET.search(data[:8192]) or XML_ENCODING.match(data[:200])
    return [decode(data, name, match.group(1).decode("ascii", "replace") if match else None)]


def _parse(text: str, name: str) -> Element:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    source = CONTROLS.sub(" ", END_OF_PAGE.sub(" ", DOCTYPE.sub("", text[:HEAD], count=1) + text[HEAD:]))
    try:
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None  # nothing in it
    except etree.LxmlError as error:
        raise UnreadableFile(f"{name} 不是可读的网页，请用浏览器打开后另存为 html。") from error


class _Walk:
    """Appends the blocks of a page to the document, in order."""

    def __init__(self, document: Document, styles: Styles) -> None:
        self.document = document
        self.styles = styles
        self.tables = max((block.place.table or 0 for block in document.blocks), default=0)
        self._pieces: list[str] = []
        self._linked = 0  # signs among the pieces that lead to other pages
        self._heading = False
        self._preformatted = 0  # how many <pre> the walk is in

    def element(self, element: Element, depth: int) -> None:
        if depth > MAX_DEPTH:
            self._pieces.append("".join(element.itertext()))
            return
        if not isinstance(element.tag, str) or element.tag in INVISIBLE or self.styles.hides(element):
            return
        if element.tag == "br":
            self._pieces.append(LINE)
            return
        if element.tag == "table" and self._table(element, depth):
            return
        is_block = element.tag in BLOCKS
        if is_block:
            self._flush()
            self._heading = element.tag in HEADINGS
        elif leads_away(element):
            self._linked += text_length(element)
        self._preformatted += element.tag == "pre"
        ends = LINE * 2 if self._preformatted else "\n"
        if element.text:
            self._pieces.append(element.text.replace("\n", ends))
        for child in element:
            self.element(child, depth + 1)
            if child.tail:
                self._pieces.append(child.tail.replace("\n", ends))
        self._preformatted -= element.tag == "pre"
        if is_block:
            self._flush()

    def _flush(self) -> None:
        text = join(self._pieces) if self._pieces else ""
        if (self._linked * 2 > len("".join(text.split())) and not TRAIL.match(text)) or EXCERPT.fullmatch(text):
            text = ""  # a menu, the way to the next page, or a piece of another page among the results of a search
        for part in PARAGRAPH_BREAK.split(text) if text else []:
            if part.strip():
                place = Place(line=len(self.document.blocks) + 1)
                self.document.blocks.append(Paragraph(part.strip(), place, self._heading))
        self._pieces = []
        self._linked = 0
        self._heading = False

    def _table(self, table: Element, depth: int) -> bool:
        """Read a table as a grid; False when it only arranges the page."""
        rows = table_rows(table, self.styles)
        if not rows or is_layout(rows, table):
            return False
        self._flush()
        for caption in table.iterchildren("caption"):
            self.element(caption, depth + 1)
        nested: list[Element] = []
        number = self.tables + 1
        grid = read_grid(
            rows, number, self.document.name, self.styles, lambda cell: join(gather(cell, self.styles, nested))
        )
        if grid is not None and table.get(MARK):
            grid.span_known = False
        if grid is not None and any(cell.text for row in grid.rows for cell in row):
            self.tables = number
            self.document.blocks.append(grid)
        for inner in nested:
            self.element(inner, depth + 1)
        return True
