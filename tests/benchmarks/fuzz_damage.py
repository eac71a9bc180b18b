"""What downloads, disks, converters and attackers do to files: bytes cut and flipped, and surgery that keeps the form."""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from itertools import pairwise

from tests.benchmarks.fuzz_text import UNITS, damage_bytes, damage_encoding, damage_numbers, damage_tags, damage_words
from tests.legacy.compound import compound, streams_of

PDF_STREAM = re.compile(rb"/Length \d+([^\0]{0,200}?)>>\s*stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
LONGEST = 3_000_000

Damage = Callable[[bytes, random.Random], bytes]


def damage(kind: str, content: bytes, chance: random.Random) -> bytes:
    """One to four damages of kinds that the format can suffer; the outcome is cut at 3 MB."""
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        if not content:
            break
        special: Damage = _SPECIAL[kind](content)
        content = (special if chance.random() < 0.75 else damage_bytes)(content, chance)[:LONGEST]
    return content


def damage_package(content: bytes, chance: random.Random) -> bytes:
    """The parts of a zip: one damaged, swapped, dropped, doubled, renamed, stored flat; the zip itself stays sound."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [(name, package.read(name)) for name in package.namelist()]
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        ValueError,
        OSError,
        RuntimeError,
        struct.error,
    ):
        return damage_bytes(content, chance)
    at, other = chance.randrange(len(parts) or 1), chance.randrange(len(parts) or 1)
    xml = [index for index, (name, _) in enumerate(parts) if name.endswith((".xml", ".rels"))]
    kind = chance.randrange(12)
    if not parts or not xml:
        return damage_bytes(content, chance)
    if kind == 0:
        (one, first), (two, second) = parts[at], parts[other]
        parts[at], parts[other] = (one, second), (two, first)
    elif kind == 1:
        del parts[at]
    elif kind == 2:
        parts.append(parts[at])
    elif kind == 3:
        parts[at] = (parts[at][0].upper(), parts[at][1])
    elif kind == 4:
        parts[at] = (
            parts[at][0],
            chance.choice((b"", parts[at][1] * 3, b"\0" * 500_000, parts[at][1].replace(b"utf-8", b"utf-16"))),
        )
    else:
        largest = max(xml, key=lambda index: len(parts[index][1]))
        chosen = largest if chance.random() < 0.6 else chance.choice(xml)
        surgery = damage_bytes if kind == 5 else damage_tags
        parts[chosen] = (parts[chosen][0], surgery(parts[chosen][1], chance))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, part in parts:
            package.writestr(name, part, chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)))
    return packed.getvalue()


def damage_compound(content: bytes, chance: random.Random) -> bytes:
    """The streams of a compound file: one damaged, swapped, cut or dropped; the container itself stays sound."""
    try:
        streams = streams_of(content)
    except (OSError, ValueError, IndexError, TypeError, AttributeError, ArithmeticError):
        return damage_bytes(content, chance)
    names = [name for name in streams if name in ("WordDocument", "0Table", "1Table", "Data", "Workbook", "Book")]
    if not names:
        return damage_bytes(content, chance)
    name, other, kind = chance.choice(names), chance.choice(names), chance.randrange(10)
    stream = streams[name]
    if kind == 0:
        streams[name], streams[other] = streams[other], stream
    elif kind == 1:
        del streams[name]
    elif kind == 2:
        streams[name] = stream[: chance.randrange(len(stream) + 1)]
    elif kind < 6:  # the head holds counts and offsets, two or four bytes each
        at = chance.randrange(min(len(stream), 2048) or 1) // 2 * 2
        value = chance.choice(UNITS)[: chance.choice((2, 4))]
        streams[name] = stream[:at] + value + stream[at + len(value) :]
    else:
        streams[name] = damage_bytes(stream, chance)
    return compound({name: stream for name, stream in streams.items() if len(name) < 31})


def damage_pdf(content: bytes, chance: random.Random) -> bytes:
    """The objects of a PDF: numbers and references between streams, and the drawing inside them, packed again."""
    found = list(PDF_STREAM.finditer(content))
    if found and chance.random() < 0.6:
        match = chance.choice(found)
        try:
            inside = zlib.decompress(match.group(2)) if b"Flate" in match.group() else match.group(2)
        except zlib.error:
            return damage_bytes(content, chance)
        surgery = chance.choice((damage_numbers, damage_words, damage_bytes))
        changed = surgery(inside, chance)
        packed = zlib.compress(changed) if b"Flate" in match.group() else changed
        whole = b"/Length %d%b>>\nstream\n%b\nendstream" % (len(packed), match.group(1), packed)
        return content[: match.start()] + whole + content[match.end() :]
    gaps = [(0, found[0].start()), (found[-1].end(), len(content))] if found else [(0, len(content))]
    gaps += [(left.end(), right.start()) for left, right in pairwise(found)]
    start, end = chance.choice([gap for gap in gaps if gap[0] < gap[1]] or [(0, len(content))])
    surgery = chance.choice((damage_numbers, damage_words, _swap_names))
    return content[:start] + surgery(content[start:end], chance) + content[end:]


def _swap_names(content: bytes, chance: random.Random) -> bytes:
    names = list(re.finditer(rb"/\w+", content))
    if len(names) < 2:
        return content
    match = chance.choice(names)
    return content[: match.start()] + chance.choice(names).group() + content[match.end() :]


def _of_office(content: bytes) -> Damage:
    if content.startswith(b"PK"):
        return damage_package
    if content.startswith(b"{\\rtf"):
        return _damage_rtf
    return damage_compound if content.startswith(b"\xd0\xcf") else damage_tags


def _damage_rtf(content: bytes, chance: random.Random) -> bytes:
    """Control words for tags: braces lost, doubled and moved, numbers and words changed."""
    marked = content.replace(b"<", b"(").replace(b">", b")").replace(b"\\", b"<\\").replace(b" ", b" >")
    surgery = chance.choice((damage_tags, damage_words, damage_numbers))
    return surgery(marked, chance).replace(b"<", b"").replace(b">", b"")


def _of_text(content: bytes) -> Damage:
    return lambda data, chance: chance.choice((damage_words, damage_words, damage_numbers, damage_encoding))(
        data, chance
    )


def _of_html(content: bytes) -> Damage:
    return lambda data, chance: chance.choice((damage_tags, damage_tags, damage_tags, damage_encoding))(data, chance)


_SPECIAL: dict[str, Callable[[bytes], Damage]] = {
    "pdf": lambda content: damage_pdf,
    "docx": _of_office,
    "xlsx": _of_office,
    "doc": _of_office,
    "xls": _of_office,
    "html": _of_html,
    "txt": _of_text,
}
