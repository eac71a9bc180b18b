"""Reader for .doc (Word 97-2003): the piece table gives the text, paragraph properties tell tables from prose."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field

import olefile  # type: ignore[import-untyped]

from loaders.document import Document, Grid, Paragraph, Place, ReaderIssue, UnreadableFile
from loaders.readers import doc_binary as binary
from loaders.readers import rtf
from loaders.readers.detect import RTF, open_ole
from loaders.readers.doc_tables import Row, table_grid
from loaders.readers.doc_text import clean_text, without_fields, without_hidden
from loaders.readers.docx import unread_issues

WORD97, WORD_OLDEST = 0xA5EC, 0x00C0  # betas of Word 97 wrote 0xC0
IN_TABLE, ROW_END, DEPTH, INNER_CELL, INNER_ROW_END = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
OUTLINE, LIST = 0x2640, 0x460B
HEADING_STYLES = range(1, 10)
MAX_DEPTH = 20
EMBEDDED = re.compile("\x13\\s*EMBED\\b")
PARAGRAPH = re.compile("([^\r\x07\x0c]*)([\r\x07\x0c]|\\Z)")


def read(data: bytes, name: str) -> Document:
    """Read a .doc file. Raises UnreadableFile when it is damaged, encrypted or older than Word 97.

    Headers, footers, notes and comments are left out; text boxes stand at the end, as the format keeps them apart.
    """
    if RTF.match(data):
        return rtf.read(data, name)
    damaged = f"{name} 已损坏或不完整，请重新下载，或用 Word/WPS 打开后另存为 docx。"
    try:
        return _read(data, name)
    except (binary.Damaged, struct.error, IndexError) as error:
        raise UnreadableFile(damaged) from error


def _read(data: bytes, name: str) -> Document:
    with open_ole(data, name) as ole:
        main = _stream(ole, "WordDocument", name)
        magic, version = struct.unpack_from("<HH", main)
        if magic != WORD97 or version < WORD_OLDEST:
            raise UnreadableFile(f"{name} 是 Word 95 或更早的格式，请用 Word/WPS 打开后另存为 docx。")
        header = binary.Header(main)
        if header.is_encrypted:
            raise UnreadableFile(f"{name} 已加密，请先用密码打开，去掉密码后另存。")
        table = _stream(ole, header.table_stream, name)
        extra = _stream(ole, "Data", name) if ole.exists("Data") else b""
    pieces = binary.read_pieces(header.part(binary.CLX, table))
    text = binary.piece_text(pieces, main)
    paragraphs = binary.read_runs(header.part(binary.BTE_PAPX, table), main, extra, paragraphs=True)
    characters = binary.read_runs(header.part(binary.BTE_CHPX, table), main, extra, paragraphs=False)
    text = without_hidden(text, pieces, characters)
    objects = len(EMBEDDED.findall(text, 0, header.body))
    text = without_fields(text)
    story = _Story(Document(name, "doc", []), pieces, binary.RunIndex(paragraphs))
    story.read(text, 0, header.body)
    if header.boxes:
        story.read(text, header.boxes_at, header.boxes_at + header.boxes)
        message = "文档含文本框，其文字列在正文之后，不在原来的位置。"
        story.document.issues.append(ReaderIssue("notice", "text_boxes", message, Place()))
    story.document.issues += unread_issues(story.numbered, objects)
    return story.document


def _stream(ole: olefile.OleFileIO, path: str, name: str) -> bytes:
    try:
        content: bytes = ole.openstream(path).read()
    except (OSError, ValueError, IndexError, TypeError, OverflowError) as error:
        raise UnreadableFile(f"{name} 已损坏或不完整，请重新下载，或用 Word/WPS 打开后另存为 docx。") from error
    return content


@dataclass(slots=True)
class _Properties:
    """What a paragraph's properties say about its place."""

    depth: int = 0
    heading: bool = False
    numbered: bool = False
    ends_row: bool = False
    ends_inner_row: bool = False
    ends_inner_cell: bool = False
    sprms: list[binary.Sprm] = field(default_factory=list)


@dataclass(slots=True)
class _OpenTable:
    """A table being read: finished rows, the cells of the row begun, the lines of the cell begun, tables inside."""

    rows: list[Row] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    nested: list[list[Row]] = field(default_factory=list)

    def end_cell(self) -> None:
        self.cells.append(clean_text("\n".join(self.lines)))
        self.lines = []

    def end_row(self, sprms: list[binary.Sprm]) -> None:
        if self.lines and any(self.lines):
            self.end_cell()
        if self.cells:
            row = Row(self.cells)
            row.shape(sprms)
            self.rows.append(row)
        self.cells, self.lines = [], []


class _Story:
    """Appends the blocks of a stretch of text to the document."""

    def __init__(self, document: Document, pieces: list[binary.Piece], runs: binary.RunIndex) -> None:
        self.document = document
        self._pieces = sorted(pieces, key=lambda piece: piece.start)
        self._runs = runs
        self._open: list[_OpenTable] = []
        self._piece = 0
        self._known: dict[tuple[int, bytes], _Properties] = {}
        self.numbered = 0
        self._lines = 0
        self._tables = 0

    def read(self, text: str, start: int, end: int) -> None:
        self._piece = 0
        for match in PARAGRAPH.finditer(text, start, min(end, len(text))):
            if match.group():
                self._paragraph(match.group(1), match.group(2), self._properties(match.end() - 1))
        while self._open:
            self._close()

    def _properties(self, position: int) -> _Properties:
        while self._piece + 1 < len(self._pieces) and self._pieces[self._piece].end <= position:
            self._piece += 1
        piece = self._pieces[self._piece]
        run = self._runs.at(piece.offset + (position - piece.start) * piece.width)
        key = (run.start if run else -1, piece.sprms)
        known = self._known.get(key)
        if known is None:
            style, sprms = (run.style, run.sprms) if run else (0, b"")
            found = [*binary.iterate_sprms(sprms), *binary.iterate_sprms(piece.sprms)]
            known = self._known[key] = _read_properties(style, found)
        return known

    def _paragraph(self, text: str, mark: str, properties: _Properties) -> None:
        while len(self._open) > properties.depth:
            self._close()
        self.numbered += properties.numbered and bool(text.strip())
        if not properties.depth:
            self._lines += 1
            self._prose(text, properties.heading)
            return
        while len(self._open) < properties.depth:
            self._open.append(_OpenTable())
        table = self._open[-1]
        inner = properties.depth > 1
        if (properties.ends_inner_row if inner else properties.ends_row) and (inner or mark == "\x07"):
            table.end_row(properties.sprms)
            return
        table.lines.append(text)
        if mark == "\x07" or (inner and properties.ends_inner_cell):
            table.end_cell()

    def _prose(self, text: str, heading: bool = False) -> None:
        text = clean_text(text).strip()
        if text:
            self.document.blocks.append(Paragraph(text, Place(line=self._lines), heading))

    def _close(self) -> None:
        table = self._open.pop()
        table.end_row([])
        if self._open:  # a table inside a cell stands behind the outermost one
            self._open[0].nested += [table.rows, *table.nested]
            return
        for rows in [table.rows, *table.nested]:
            if len(rows) == 1 and len(rows[0].texts) == 1:  # a frame around text, not a table
                for line in rows[0].texts[0].split("\n"):
                    self._lines += 1
                    self._prose(line)
            elif (grid := self._grid(rows)) is not None:
                self.document.blocks.append(grid)

    def _grid(self, rows: list[Row]) -> Grid | None:
        if rows:
            self._tables += 1
        return table_grid(rows, self._tables, self.document.name)


def _read_properties(style: int, sprms: list[binary.Sprm]) -> _Properties:
    found = _Properties(heading=style in HEADING_STYLES, sprms=sprms)
    in_table = False
    for code, operand in found.sprms:
        value = operand[0] if operand else 0
        if code == IN_TABLE:
            in_table = bool(value)
        elif code == ROW_END:
            found.ends_row = bool(value)
        elif code == DEPTH:
            found.depth = min(int.from_bytes(operand, "little"), MAX_DEPTH)
        elif code == INNER_CELL:
            found.ends_inner_cell = bool(value)
        elif code == INNER_ROW_END:
            found.ends_inner_row = bool(value)
        elif code == OUTLINE:
            found.heading = value < 9
        elif code == LIST:
            found.numbered = any(operand)
    if in_table or found.ends_row:
        found.depth = max(found.depth, 1)
    return found
