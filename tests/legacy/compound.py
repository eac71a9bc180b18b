"""Compound files ([MS-CFB]): the container of .doc and .xls, and of encrypted .docx and .xlsx."""

from __future__ import annotations

import struct

import olefile  # type: ignore[import-untyped]

SECTOR, ENTRY, LEAST = 512, 128, 4096
FREE, END, FAT, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file; streams are padded to 4,096 bytes, for smaller ones are stored in another way."""
    padded = {name: content.ljust(LEAST, b"\0") for name, content in streams.items()}
    directory = -(-(len(padded) + 1) * ENTRY // SECTOR)
    content = directory + sum(-(-len(stream) // SECTOR) for stream in padded.values())
    tables = next(count for count in range(1, 110) if count * SECTOR // 4 >= content + count)
    chain = [FAT] * tables + _chain(tables, directory)
    entries = [_entry("Root Entry", 5, END, 0, child=1 if padded else NONE)]
    body = b""
    for number, (name, stream) in enumerate(padded.items(), 1):
        following = number + 1 if number < len(padded) else NONE
        entries.append(_entry(name, 2, len(chain), len(stream), right=following))
        chain += _chain(len(chain), -(-len(stream) // SECTOR))
        body += stream.ljust(-(-len(stream) // SECTOR) * SECTOR, b"\0")
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(tables * SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, tables, tables, 0, LEAST, END, 0, END, 0)
    header += struct.pack("<109I", *[*range(tables), *[FREE] * (109 - tables)])
    return header + fat + b"".join(entries).ljust(directory * SECTOR, b"\0") + body


def streams_of(data: bytes) -> dict[str, bytes]:
    """The streams at the top of a compound file."""
    with olefile.OleFileIO(data) as ole:
        names = [entry.name for entry in ole.root.kids if entry.entry_type == olefile.STGTY_STREAM]
        return {name: ole.openstream([name]).read() for name in names}


def _chain(first: int, count: int) -> list[int]:
    return [*range(first + 1, first + count), END]


def _entry(name: str, kind: int, start: int, size: int, right: int = NONE, child: int = NONE) -> bytes:
    stored = name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBB3I16xI16xIQ", stored, len(stored), kind, 1, NONE, right, child, 0, start, size)
