"""The structures of a Word 97-2003 file that its text hangs on: header block, piece table, property runs.

Names and offsets follow [MS-DOC], the published specification of the format.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

PAGE = 512
MAX_TEXT = 30_000_000
# index of the (offset, length) pairs in FibRgFcLcb97
BTE_CHPX, BTE_PAPX, CLX = 12, 13, 33
IN_DATA_STREAM = (0x6645, 0x6646, 0x646B)  # the operand says where in the data stream the properties go on
DEF_TABLE = (0xD608, 0xD606)
CHANGE_TABS = 0xC615
OPERAND_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}

# number of the short form of a modifier, where a piece has one → its code: in table, row end, deleted, hidden
SHORT_SPRMS = {0x18: 0x2416, 0x19: 0x2417, 0x41: 0x0800, 0x5C: 0x083C}

Sprm = tuple[int, bytes]


class Damaged(Exception):
    """The structures contradict themselves; `read` turns it into a sentence."""


@dataclass(slots=True)
class Piece:
    """Characters start..end of the text, stored from byte `offset` on with `width` bytes each.

    `sprms` apply to all of them, on top of what their runs say: a fast save notes changes this way.
    """

    start: int
    end: int
    offset: int
    width: int
    sprms: bytes = b""


@dataclass(slots=True)
class Run:
    """Bytes start..end of the main stream share these properties (`style` for paragraphs only)."""

    start: int
    end: int
    style: int
    sprms: bytes


class Header:
    """The file information block: what the text consists of and where its tables lie."""

    def __init__(self, main: bytes) -> None:
        self.magic, self.version = struct.unpack_from("<HH", main, 0)
        self.flags = struct.unpack_from("<H", main, 0x0A)[0]
        words = struct.unpack_from("<H", main, 32)[0]
        longs_at = 34 + words * 2
        longs = struct.unpack_from("<H", main, longs_at)[0]
        counts = struct.unpack_from("<8i", main, longs_at + 2 + 3 * 4)
        self.body, footnotes, headers, macros, comments, endnotes, self.boxes, _ = counts
        if min(counts[:7]) < 0:
            raise Damaged
        self.boxes_at = self.body + footnotes + headers + macros + comments + endnotes
        self._pairs = longs_at + 2 + longs * 4 + 2
        self._main = main

    @property
    def is_encrypted(self) -> bool:
        return bool(self.flags & 0x0100)

    @property
    def table_stream(self) -> str:
        return "1Table" if self.flags & 0x0200 else "0Table"

    def part(self, index: int, table: bytes) -> bytes:
        start, size = struct.unpack_from("<II", self._main, self._pairs + index * 8)
        if start + size > len(table):
            raise Damaged
        return table[start : start + size]


def read_pieces(clx: bytes) -> list[Piece]:
    """The piece table, in text order."""
    position = 0
    lists: list[bytes] = []
    while clx[position] == 1:
        length = struct.unpack_from("<H", clx, position + 1)[0]
        lists.append(clx[position + 3 : position + 3 + length])
        position += 3 + length
    if clx[position] != 2:
        raise Damaged
    size = struct.unpack_from("<I", clx, position + 1)[0]
    table = clx[position + 5 : position + 5 + size]
    count = (len(table) - 4) // 12
    starts = struct.unpack_from(f"<{count + 1}I", table, 0)
    if starts[0]:
        raise Damaged
    pieces = []
    for index in range(count):
        code, modifier = struct.unpack_from("<IH", table, 4 * (count + 1) + 8 * index + 2)
        offset, packed = code & 0x3FFFFFFF, code & 0x40000000
        if starts[index + 1] < starts[index] or starts[index + 1] > MAX_TEXT:
            raise Damaged
        place = (offset // 2, 1) if packed else (offset, 2)
        pieces.append(Piece(starts[index], starts[index + 1], *place, _modifier(modifier, lists)))
    return pieces


def _modifier(stored: int, lists: list[bytes]) -> bytes:
    """The modifiers of a piece: one in short form, or the number of a list before the piece table."""
    if stored & 1:
        return lists[stored >> 1] if stored >> 1 < len(lists) else b""
    code = SHORT_SPRMS.get(stored >> 1 & 0x7F)
    return struct.pack("<HB", code, stored >> 8) if code else b""


def piece_text(pieces: list[Piece], main: bytes) -> str:
    """The whole text, one character per position; what the file lacks reads as spaces."""
    texts = []
    for piece in pieces:
        length = piece.end - piece.start
        stored = main[piece.offset : piece.offset + length * piece.width]
        if piece.width == 1:
            text = stored.decode("cp1252", "replace")
        else:  # one unit a position, so that surrogate pairs keep the count; joined again when a text is cleaned
            text = "".join(map(chr, struct.unpack(f"<{len(stored) // 2}H", stored[: len(stored) // 2 * 2])))
        texts.append(text.ljust(length))
    return "".join(texts)


def read_runs(plc: bytes, main: bytes, data: bytes, *, paragraphs: bool) -> list[Run]:
    """The property runs of paragraphs or characters, sorted by where they begin in the main stream."""
    count = max(0, (len(plc) - 4) // 8)
    runs: list[Run] = []
    for number in struct.unpack_from(f"<{count}I", plc, 4 * (count + 1)):
        start = (number & 0x3FFFFF) * PAGE
        page = main[start : start + PAGE]
        if len(page) == PAGE:
            runs += _page_runs(page, data, paragraphs)
    runs.sort(key=lambda run: run.start)
    return runs


def _page_runs(page: bytes, data: bytes, paragraphs: bool) -> Iterator[Run]:
    count = page[511]
    entry = 13 if paragraphs else 1
    if 4 * (count + 1) + entry * count > PAGE:
        return
    bounds = struct.unpack_from(f"<{count + 1}I", page, 0)
    for index in range(count):
        at = page[4 * (count + 1) + entry * index] * 2
        style, sprms = 0, b""
        if at and paragraphs:
            style, sprms = _papx(page, at, data)
        elif at:
            sprms = page[at + 1 : at + 1 + page[at]]
        yield Run(bounds[index], bounds[index + 1], style, sprms)


def _papx(page: bytes, at: int, data: bytes) -> tuple[int, bytes]:
    size = page[at]
    body = page[at + 1 : at + 2 * size] if size else page[at + 2 : at + 2 + 2 * page[min(at + 1, 511)]]
    if len(body) < 2:
        return 0, b""
    style, sprms = body[0] | body[1] << 8, body[2:]
    for code, operand in iterate_sprms(sprms):
        if code in IN_DATA_STREAM and len(operand) == 4:  # as those of wide table rows do
            start = int.from_bytes(operand, "little")
            length = int.from_bytes(data[start : start + 2], "little")
            before = sprms[: sprms.find(struct.pack("<H", code) + operand)]
            return style, before + data[start + 2 : start + 2 + length]
    return style, sprms


def iterate_sprms(sprms: bytes) -> Iterator[Sprm]:
    """The single property modifiers of a run; stops at the first that does not fit."""
    at = 0
    while at + 2 < len(sprms):
        code = sprms[at] | sprms[at + 1] << 8
        at += 2
        size = OPERAND_SIZES.get(code >> 13)
        if size is None:
            if code in DEF_TABLE:
                size = max(0, int.from_bytes(sprms[at : at + 2], "little") - 1)
                at += 2
            elif code == CHANGE_TABS and sprms[at] == 255:
                return
            else:
                size = sprms[at]
                at += 1
        operand = sprms[at : at + size]
        if len(operand) < size:
            return
        yield code, operand
        at += size


class RunIndex:
    """Finds the run that a byte of the main stream lies in."""

    def __init__(self, runs: list[Run]) -> None:
        self._runs = runs
        self._starts = [run.start for run in runs]

    def at(self, offset: int) -> Run | None:
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self._runs[index].end:
            return None
        return self._runs[index]

    def next_start(self, offset: int) -> int | None:
        """Where the next run behind a byte begins."""
        index = bisect_right(self._starts, offset)
        return self._starts[index] if index < len(self._starts) else None
