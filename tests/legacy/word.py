"""Word 97-2003 files ([MS-DOC]): text in pieces of either width and in any order, paragraph and character properties."""

from __future__ import annotations

import struct
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from tests.legacy.compound import compound

PAGE, TEXT_AT = 512, 0x800
CHPX, PAPX, CLX = 12, 13, 33
IN_TABLE, ROW_END = b"\x16\x24\x01", b"\x17\x24\x01"
INNER_CELL, INNER_ROW_END = b"\x4b\x24\x01", b"\x4c\x24\x01"
HIDDEN, DELETED = b"\x3c\x08\x01", b"\x00\x08\x01"


@dataclass
class Word:
    """A file under construction; positions count characters.

    `pieces` are (characters, is one byte wide, property modifier); one UTF-16 piece by default. They are stored in the
    order of `stored`. `prcs` are the property lists that modifiers point to. `after` are the sizes of the stories
    behind the body: footnotes, headers, macros, comments, endnotes, text boxes, text boxes of headers.
    """

    text: str = ""
    paragraphs: list[tuple[int, bytes]] = field(default_factory=list)  # end, properties
    runs: list[tuple[int, int, bytes]] = field(default_factory=list)  # start, end, properties
    pieces: list[tuple[int, bool, int]] = field(default_factory=list)
    stored: list[int] = field(default_factory=list)
    prcs: list[bytes] = field(default_factory=list)
    after: tuple[int, ...] = (0,) * 7
    flags: int = 0x1200
    data: bytes = b""

    def add(self, text: str, sprms: bytes = b"") -> None:
        """A paragraph; `text` ends with its mark."""
        self.text += text
        self.paragraphs.append((len(self.text), sprms))

    def add_row(self, cells: list[str], edges: list[int] | None = None) -> None:
        """A table row."""
        for cell in cells:
            self.add(cell + "\x07", IN_TABLE)
        self.add("\x07", IN_TABLE + ROW_END + (table_row(edges) if edges else b""))

    def build(self) -> bytes:
        pieces = self.pieces or [(len(self.text), False, 0)]
        starts = [0, *accumulate(piece[0] for piece in pieces)]
        offsets, main = [0] * len(pieces), b""
        for index in self.stored or range(len(pieces)):
            offsets[index] = TEXT_AT + len(main)
            part = self.text[starts[index] : starts[index + 1]]
            main += part.encode(*(("cp1252",) if pieces[index][1] else ("utf-16-le", "surrogatepass")))
        places = _Places(starts, offsets, [1 if piece[1] else 2 for piece in pieces])
        main = bytes(TEXT_AT) + main
        clx = b"".join(b"\x01" + struct.pack("<H", len(prc)) + prc for prc in self.prcs)
        plc = struct.pack(f"<{len(starts)}I", *starts)
        for (_, packed, modifier), offset in zip(pieces, offsets, strict=True):
            plc += struct.pack("<HIH", 0, offset * 2 | 0x40000000 if packed else offset, modifier)
        clx += b"\x02" + struct.pack("<I", len(plc)) + plc
        table, pairs = clx, {CLX: (0, len(clx))}
        begins = [0, *(end for end, _ in self.paragraphs)]
        paragraphs = [(begin, end, sprms) for begin, (end, sprms) in zip(begins, self.paragraphs, strict=False)]
        for index, runs in ((PAPX, paragraphs), (CHPX, self.runs)):
            main, plc = _with_pages(main, places.stored(runs), index == PAPX)
            pairs[index] = (len(table), len(plc))
            table += plc
        stream = "1Table" if self.flags & 0x0200 else "0Table"
        header = _header(self.flags, len(self.text) - sum(self.after), self.after, pairs)
        streams = {"WordDocument": header + main[len(header) :], stream: table}
        return compound({**streams, "Data": self.data} if self.data else streams)


def table_row(edges: list[int], flags: list[int] | None = None) -> bytes:
    """The definition of a row by the edges of its cells in twips and the merge flags of each."""
    cells = b"".join(struct.pack("<H18x", flag) for flag in flags or [0] * (len(edges) - 1))
    body = bytes([len(edges) - 1]) + struct.pack(f"<{len(edges)}h", *edges) + cells
    return b"\x08\xd6" + struct.pack("<H", len(body) + 1) + body


def depth(level: int) -> bytes:
    """The depth of a paragraph in nested tables."""
    return b"\x49\x66" + struct.pack("<I", level)


@dataclass
class _Places:
    starts: list[int]
    offsets: list[int]
    widths: list[int]

    def stored(self, runs: list[tuple[int, int, bytes]]) -> list[tuple[int, int, bytes]]:
        """Runs of characters as runs of bytes of the main stream, cut at the ends of pieces, in the stream's order."""
        found = []
        for start, end, sprms in runs:
            while start < end:
                piece = bisect_right(self.starts, start) - 1
                stop = min(end, self.starts[piece + 1])
                at = self.offsets[piece] + (start - self.starts[piece]) * self.widths[piece]
                found.append((at, at + (stop - start) * self.widths[piece], sprms))
                start = stop
        return sorted(found)


def _with_pages(main: bytes, runs: list[tuple[int, int, bytes]], paragraphs: bool) -> tuple[bytes, bytes]:
    """The main stream with the pages of properties behind it, and the table that finds them; ten runs a page at most."""
    bounds, pages = [], []
    for start in range(0, len(runs), 3):
        chosen = runs[start : start + 3]
        main = main.ljust(-(-len(main) // PAGE) * PAGE, b"\0")
        bounds.append(chosen[0][0])
        pages.append(len(main) // PAGE)
        main += _page(chosen, paragraphs)
    last = runs[-1][1] if runs else 0
    return main, struct.pack(f"<{len(bounds) + 1 + len(pages)}I", *bounds, last, *pages)


def _page(runs: list[tuple[int, int, bytes]], paragraphs: bool) -> bytes:
    page = bytearray(PAGE)
    page[511] = len(runs)
    gaps: list[tuple[int, int, bytes]] = []
    for run in runs:  # every byte between the first and the last bound belongs to a run
        if gaps and gaps[-1][1] < run[0]:
            gaps.append((gaps[-1][1], run[0], b""))
        gaps.append(run)
    page[511] = len(gaps)
    struct.pack_into(f"<{len(gaps) + 1}I", page, 0, *(run[0] for run in gaps), gaps[-1][1])
    at, entry = 510, 13 if paragraphs else 1
    for index, (_, _, sprms) in enumerate(gaps):
        if paragraphs:
            body = b"\0\0" + sprms + bytes(1 - len(sprms) % 2)
            stored = bytes([(len(body) + 1) // 2]) + body
        else:
            stored = bytes([len(sprms)]) + sprms if sprms else b""
        at = (at - len(stored)) // 2 * 2
        page[at : at + len(stored)] = stored
        page[4 * (len(gaps) + 1) + entry * index] = at // 2 if stored else 0
    return bytes(page)


def _header(flags: int, body: int, after: tuple[int, ...], pairs: dict[int, tuple[int, int]]) -> bytes:
    base = struct.pack("<HH6xH20x", 0xA5EC, 0x00C1, flags) + struct.pack("<H28x", 14)
    longs = struct.pack("<H12x8i44x", 22, body, *after)
    stored = bytearray(93 * 8)
    for index, pair in pairs.items():
        struct.pack_into("<II", stored, index * 8, *pair)
    return base + longs + struct.pack("<H", 93) + bytes(stored)
