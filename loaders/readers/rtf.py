"""Reader for RTF, which offices publish under the name .doc: paragraphs and tables as a reader of the page sees them.

Control words follow the Rich Text Format Specification 1.9.1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from loaders.document import Document, Paragraph, Place, ReaderIssue, UnreadableFile
from loaders.readers.doc_tables import FIRST_ACROSS, FIRST_DOWN, MERGED_ACROSS, MERGED_DOWN, Row, table_grid
from loaders.readers.doc_text import clean_text

MAX_BYTES = 100 << 20
MAX_GROUPS = 10_000
TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n]+)"
)
CODE_PAGES = {0: "cp1252", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs", 932: "cp932", 936: "gb18030", 950: "big5hkscs"}  # fmt: skip
NOT_SHOWN = {
    "colortbl", "stylesheet", "info", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
    "footnote", "annotation", "pict", "objdata", "fldinst", "listtable", "listoverridetable", "revtbl", "xe", "tc", "rxe",
    "txe", "bkmkstart", "bkmkend", "nonshppict", "themedata", "datastore", "generator", "nonesttables",
}  # fmt: skip
SHOWN_THOUGH_MARKED = {"nesttableprops", "shpinst", "shptxt"}
SIGNS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "~": " ", "_": "-",
}  # fmt: skip
FLAGS = {"clmgf": FIRST_ACROSS, "clmrg": MERGED_ACROSS, "clvmgf": FIRST_DOWN | MERGED_DOWN, "clvmrg": MERGED_DOWN}
ENDS = {"par", "sect", "page"}


@dataclass(slots=True)
class _Group:
    """What holds inside a pair of braces and ends with it."""

    shown: bool = True
    fonts: bool = False
    codec: str = "gb18030"
    fallback: int = 1  # characters that stand in for a Unicode one
    hidden: bool = False
    deleted: bool = False
    heading: bool = False
    depth: int = 0  # of the table that the paragraph stands in


@dataclass(slots=True)
class _Table:
    """Rows so far, the cells of the row begun, the lines of the cell begun, and the row's definition."""

    rows: list[Row] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    edges: list[int] = field(default_factory=lambda: [0])
    flags: list[int] = field(default_factory=list)
    flag: int = 0

    def define(self, word: str, number: int) -> None:
        if word == "trowd":
            self.edges, self.flags, self.flag = [0], [], 0
        elif word == "trleft":
            self.edges[0] = number
        elif word == "cellx":
            self.edges.append(number)
            self.flags.append(self.flag)
            self.flag = 0
        else:
            self.flag |= FLAGS[word]

    def end_cell(self) -> None:
        self.cells.append(clean_text("\n".join(self.lines)))
        self.lines = []

    def end_row(self) -> None:
        if self.cells:
            row = Row(self.cells, list(self.edges), list(self.flags))
            row.shape([])
            self.rows.append(row)
        self.cells, self.lines = [], []


def read(data: bytes, name: str) -> Document:
    """Read an RTF file. Raises UnreadableFile where it is too large or nested beyond sense.

    Headers, footers, notes, pictures, hidden and deleted text are left out; tables in cells follow the outer table.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableFile(f"{name} 过大（超过 {MAX_BYTES >> 20} MB），请拆分后再读取。")
    return _Reader(Document(name, "doc", [])).read(data)


class _Reader:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.groups = [_Group()]
        self.codecs: dict[int, str] = {}
        self.font = 0
        self.stored = bytearray()  # bytes not yet decoded: a character may take two
        self.pieces: list[str] = []
        self.skip = 0  # characters of a fallback still to come
        self.marked = False  # the group began with \*
        self.outer, self.inner = _Table(), _Table()
        self.nested: list[list[Row]] = []
        self.lines = self.tables = 0
        self.boxes = False

    def read(self, data: bytes) -> Document:
        at = 0
        while match := TOKEN.search(data, at):
            at = match.end()
            if match["brace"]:
                self._brace(match["brace"])
            elif match["word"]:
                word = match["word"].decode()
                number = int(match["number"]) if match["number"] else None
                if word == "bin":
                    at += max(0, number or 0)
                else:
                    self._word(word, number)
            elif match["hex"]:
                self._add(bytes([int(match["hex"], 16)]))
            elif match["sign"]:
                self._sign(match["sign"].decode("latin-1"))
            else:
                self._add(match["text"])
        if not self.groups[-1].depth:
            self._end_paragraph()
        self._close_table()
        if self.boxes:
            message = "文档含文本框，其文字按存放顺序读取，不一定在原来的位置。"
            self.document.issues.append(ReaderIssue("notice", "text_boxes", message, Place()))
        return self.document

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self.skip = 0
        if brace == b"{":
            if len(self.groups) > MAX_GROUPS:
                raise UnreadableFile(f"{self.document.name} 嵌套过深，请用 Word/WPS 打开后另存为 docx。")
            self.groups.append(replace(self.groups[-1]))
        elif len(self.groups) > 1:
            self.groups.pop()
        self.marked = False

    def _add(self, stored: bytes) -> None:
        skipped = min(self.skip, len(stored))
        self.skip -= skipped
        self.stored += stored[skipped:]

    def _flush(self) -> None:
        group = self.groups[-1]
        if self.stored and group.shown and not (group.hidden or group.deleted or group.fonts):
            self.pieces.append(self.stored.decode(group.codec, "replace"))
        self.stored.clear()

    def _show(self, text: str) -> None:
        self._flush()
        group = self.groups[-1]
        if group.shown and not (group.hidden or group.deleted or group.fonts):
            self.pieces.append(text)

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self.marked = True
        elif sign in "\\{}":
            self._add(sign.encode())
        elif sign in SIGNS:
            self._show(SIGNS[sign])
        elif sign in "\r\n":
            self._word("par", None)

    def _word(self, word: str, number: int | None) -> None:
        group, marked, self.marked = self.groups[-1], self.marked, False
        if word == "u" and number is not None:
            self._show(chr(number % 65536))
            self.skip = group.fallback
            return
        self._flush()
        if not group.shown:
            return
        if (marked and word not in SHOWN_THOUGH_MARKED) or word in NOT_SHOWN:
            group.shown = False
        elif word == "fonttbl":
            group.fonts = True
        elif word in ("f", "fcharset", "ansicpg", "uc", "plain"):
            self._encoding(word, number or 0)
        elif word in ("v", "deleted"):
            setattr(group, "hidden" if word == "v" else "deleted", number != 0)
        elif word in SIGNS:
            self._show(SIGNS[word])
        else:
            self._layout(word, number or 0)

    def _encoding(self, word: str, number: int) -> None:
        group = self.groups[-1]
        if word == "plain":
            group.hidden = group.deleted = False
        elif word == "uc":
            group.fallback = max(0, min(number, 100))
        elif word == "ansicpg":
            group.codec = CODE_PAGES.get(number, group.codec)
        elif word == "f":
            self.font = number
            if not group.fonts:
                group.codec = self.codecs.get(number, group.codec)
        elif group.fonts and number in CODE_PAGES:
            self.codecs[self.font] = CODE_PAGES[number]

    def _layout(self, word: str, number: int) -> None:
        group = self.groups[-1]
        if word in ENDS:
            self._end_paragraph()
        elif word == "pard":
            group.heading, group.depth = False, 0
        elif word == "intbl":
            group.depth = max(1, group.depth)
        elif word == "itap":
            group.depth = number
        elif word == "outlinelevel":
            group.heading = number < 9
        elif word in ("cell", "nestcell"):
            table = self.outer if word == "cell" else self.inner
            table.lines.append(self._taken())
            table.end_cell()
            if word == "cell":
                self._close_inner()
        elif word in ("row", "nestrow"):
            (self.outer if word == "row" else self.inner).end_row()
        elif word in FLAGS or word in ("trowd", "trleft", "cellx"):
            (self.inner if self.inner.cells else self.outer).define(word, number)
        elif word == "shptxt":
            self.boxes = True
            if not group.depth:
                self._end_paragraph()

    def _taken(self) -> str:
        text, self.pieces = "".join(self.pieces), []
        return text

    def _end_paragraph(self) -> None:
        self._flush()
        text, group = self._taken(), self.groups[-1]
        if group.depth:
            (self.inner if group.depth > 1 else self.outer).lines.append(text)
            return
        self._close_table()
        self.lines += 1
        if text := clean_text(text).strip():
            self.document.blocks.append(Paragraph(text, Place(line=self.lines), group.heading))

    def _close_inner(self) -> None:
        self.inner.end_row()
        if self.inner.rows:
            self.nested.append(self.inner.rows)
        self.inner = _Table()

    def _close_table(self) -> None:
        self._close_inner()
        self.outer.end_row()
        for rows in [self.outer.rows, *self.nested]:
            if rows:
                self.tables += 1
                grid = table_grid(rows, self.tables, self.document.name)
                self.document.blocks += [grid] if grid is not None else []
        self.outer, self.nested = _Table(), []
