"""Reader for .docx: paragraphs and tables in reading order, merged cells told, deleted and hidden text left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from loaders.document import Document, Paragraph, Place, ReaderIssue
from loaders.readers.cells import Span, build_grid, clean
from loaders.readers.docx_text import MAX_DEPTH, TextReader, child, is_on, number, read_styles
from loaders.readers.package import Package, attribute, local, relationships

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body", "Choice"}


def read(data: bytes, name: str) -> Document:
    """Read a .docx file. Raises UnreadableFile when it is damaged, too large or hostile.

    Headers, footers, foot- and endnotes and comments are left out. Numbers that Word only draws (automatic
    numbering) are not worked out; an issue says how many paragraphs have one.
    """
    package = Package(data, name)
    main = next((part for kind, part in relationships(package, "").values() if kind == "officeDocument"), "")
    if main not in package:
        main = "word/document.xml"
    root = package.xml(main)
    body = child(root, "body")
    if body is None:
        raise package.damaged()
    styles = next((part for kind, part in relationships(package, main).values() if kind == "styles"), "")
    words = TextReader(read_styles(package.xml(styles) if styles in package else None))
    document = Document(name, "docx", [])
    _Walk(document, words).walk(body)
    document.issues += _issues(words, root)
    return document


class _Walk:
    """Appends the blocks of a story to the document, in order."""

    def __init__(self, document: Document, words: TextReader) -> None:
        self.document = document
        self.words = words
        self.lines = 0
        self.tables = 0

    def walk(self, story: Element, depth: int = 0) -> None:
        for element in _content(story):
            if local(element.tag) == "tbl":
                self.table(element, depth)
                continue
            self.lines += 1
            line = self.lines
            text = clean(self.words.text(element)).strip()
            if text:
                heading = self.words.is_heading(element)
                self.document.blocks.append(Paragraph(text, Place(line=line), heading))
            self.boxes(depth)

    def boxes(self, depth: int) -> None:
        """The text boxes met since the last call stand behind what they are anchored in."""
        boxes, self.words.boxes = self.words.boxes, []
        if depth < MAX_DEPTH:
            for box in boxes:
                self.walk(box, depth + 1)

    def table(self, element: Element, depth: int) -> None:
        rows = [row for row in _content(element, ("tr",)) if not _is_dropped(row)]
        cells = [list(_cells(row)) for row in rows]
        if sum(len(row) for row in cells) == 1:  # a frame around text, not a table
            self.walk(next(row[0][2] for row in cells if row), depth + 1)
            return
        self.tables += 1
        nested: list[Element] = []
        spans: list[Span] = []
        open_spans: dict[int, Span] = {}
        for index, row in enumerate(cells):
            below: dict[int, Span] = {}
            for column, width, cell, merge in row:
                text = self.cell_text(cell, nested)
                above = open_spans.get(column)
                if merge == "across" and spans and spans[-1].row == index:
                    spans[-1].width += width
                elif merge == "continue" and above is not None and above.width == width:
                    above.height += 1
                    below[column] = above
                else:
                    spans.append(Span(text, index, column, 1, width))
                    if merge:
                        below[column] = spans[-1]
            open_spans = below
        grid = build_grid(spans, self.tables, self.document.name, len(rows))
        if grid is not None:
            self.document.blocks.append(grid)
        for inner in nested if depth < MAX_DEPTH else []:
            self.table(inner, depth + 1)

    def cell_text(self, cell: Element, nested: list[Element]) -> str:
        lines = []
        for element in _content(cell):
            if local(element.tag) == "tbl":
                nested.append(element)
                continue
            lines.append(self.words.text(element))
            boxes, self.words.boxes = self.words.boxes, []
            lines += [self.words.text(part) for box in boxes for part in _content(box) if local(part.tag) == "p"]
            self.words.boxes = []
        return clean("\n".join(lines))


def _content(parent: Element, names: tuple[str, ...] = ("p", "tbl"), depth: int = 0) -> Iterator[Element]:
    """The children of those names, also inside content controls and tracked insertions."""
    for element in parent:
        tag = local(element.tag)
        if tag in names:
            yield element
        elif tag in WRAPPERS and depth < MAX_DEPTH:
            yield from _content(element, names, depth + 1)
        elif tag == "AlternateContent" and len(element) and depth < MAX_DEPTH:
            yield from _content(element[0], names, depth + 1)


def _cells(row: Element) -> Iterator[tuple[int, int, Element, str]]:
    """(column, width, cell, merge) of a row; merge is "", restart, continue (with above) or across (with left)."""
    properties = child(row, "trPr")
    before = child(properties, "gridBefore") if properties is not None else None
    column = number(before, 0)
    for cell in _content(row, ("tc",)):
        properties = child(cell, "tcPr")
        span = child(properties, "gridSpan") if properties is not None else None
        width = max(1, number(span, 1))
        yield column, width, cell, _merge(properties)
        column += width


def _merge(properties: Element | None) -> str:
    if properties is None:
        return ""
    across = child(properties, "hMerge")
    if across is not None and attribute(across, "val") != "restart":
        return "across"
    down = child(properties, "vMerge")
    if down is None:
        return ""
    return "restart" if attribute(down, "val") == "restart" else "continue"


def _is_dropped(row: Element) -> bool:
    """A row deleted under revision, or hidden."""
    properties = child(row, "trPr")
    if properties is None:
        return False
    hidden = child(properties, "hidden")
    return child(properties, "del") is not None or (hidden is not None and is_on(hidden))


def _issues(words: TextReader, root: Element) -> Iterator[ReaderIssue]:
    place = Place()
    yield from unread_issues(words.numbered, words.objects)
    if words.pictures:
        yield ReaderIssue("notice", "pictures", f"文档中有 {words.pictures} 张图片，图片里的文字未读取。", place)
    if any(local(element.tag) == "altChunk" for element in root.iter()):
        yield ReaderIssue("warning", "embedded_part", "文档引用了内嵌的其他文件，未读取。", place)


def unread_issues(numbered: int, objects: int) -> Iterator[ReaderIssue]:
    """What a Word file of either kind shows and no reader here gives: drawn numbers, embedded objects."""
    if numbered:
        message = f"有 {numbered} 段使用了自动编号，编号由 Word 生成，未读取。"
        yield ReaderIssue("notice", "automatic_numbering", message, Place())
    if objects:
        message = f"文档内嵌了 {objects} 个对象（如 Excel 表格），未读取，请单独打开查看。"
        yield ReaderIssue("warning", "embedded_object", message, Place())
