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

from tests.legacy.compound import compound, streams_of

NUMBERS = (
    b"0", b"1", b"-1", b"2", b"255", b"256", b"65535", b"65536", b"1048576", b"2147483647", b"-2147483648", b"4294967295",
    b"99999999999999999999", b"1e308", b"1e-400", b"NaN", b"-0.0", b"0.000001", b"00000", b"1" * 400,
)  # fmt: skip
WORDS = (
    b"\0", b"\xff\xfe", b"&#xD800;", b"&#x0;", b"&lt;", b"\xe2\x80\xae", b"\xf0\x9f\x98\x80", b"\t", b"\r", b"\x07", b"\x0c",
    "　".encode(), "合计".encode(), "单位：万元".encode(), "（".encode() * 50, "类款项".encode(), b" " * 5000, b"9" * 5000,
    "科目编码".encode(), "２０１０１０１".encode(), "决算".encode(), "2026年".encode(), "一、".encode(), b"]]>", b"<!--",
)  # fmt: skip
UNITS = (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\0\0\0\x80", b"\1\0\0\0", b"\0\1\0\0", b"\0\0\1\0")
ENCODINGS = ("gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "big5", "utf-32", "utf-7", "cp1252", "hz")
NUMBER, TAG, PLAIN = re.compile(rb"\d+(?:\.\d+)?"), re.compile(rb"<[^<>]{0,2000}>"), re.compile(rb">([^<>]+)<")
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


def damage_bytes(content: bytes, chance: random.Random) -> bytes:
    """One to eight blows to bytes, wherever they fall."""
    damaged = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(damaged) or 1)
        length = chance.choice((1, 2, 4, 16, 256, 4096))
        kind = chance.randrange(7)
        if kind == 0 and damaged:
            damaged[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            damaged[at : at + length] = chance.randbytes(length)
        elif kind == 2:
            del damaged[at : at + length]
        elif kind == 3:
            damaged[at:at] = damaged[at : at + length] * chance.randint(1, 4)
        elif kind == 4 and chance.random() < 0.3:
            del damaged[at:]
        elif kind == 5:
            other = chance.randrange(len(damaged) or 1)
            damaged[at : at + length], damaged[other : other + length] = (
                damaged[other : other + length],
                damaged[at : at + length],
            )
        else:
            damaged[at : at + 4] = chance.choice(UNITS)
    return bytes(damaged)


def damage_numbers(content: bytes, chance: random.Random) -> bytes:
    """Some numbers replaced by others: counts, references, spans, positions, amounts."""
    found = list(NUMBER.finditer(content))
    for match in sorted(
        chance.sample(found, min(len(found), chance.choice((1, 2, 8, 40)))), key=re.Match.start, reverse=True
    ):
        number = chance.choice(NUMBERS) if chance.random() < 0.6 or len(found) < 2 else chance.choice(found).group()
        content = content[: match.start()] + number + content[match.end() :]
    return content


def damage_tags(content: bytes, chance: random.Random) -> bytes:
    """Surgery on markup: tags lost, doubled, swapped, nested; stretches moved and repeated; odd words between."""
    tags = list(TAG.finditer(content))
    if len(tags) < 4:
        return damage_words(content, chance)
    one, two = sorted(chance.sample(tags, 2), key=re.Match.start)
    stretch = content[one.start() : two.end()]
    kind = chance.randrange(9)
    if kind == 0:
        return content[: one.start()] + content[one.end() :]
    if kind == 1:
        return content[: one.start()] + one.group() * chance.choice((2, 50, 3000)) + content[one.end() :]
    if kind == 2:
        return (
            content[: one.start()] + two.group() + content[one.end() : two.start()] + one.group() + content[two.end() :]
        )
    if kind == 3:
        return content[: one.start()] + content[two.end() :]
    if kind == 4 and len(stretch) < 50_000:
        return content[: one.start()] + stretch * chance.choice((2, 5, 20)) + content[two.end() :]
    if kind == 5:
        target = chance.choice(tags).end()
        return content[:target] + stretch + content[target:]
    if kind == 6:
        return _nested(content, chance)
    if kind == 7 and (texts := list(PLAIN.finditer(content))):
        text = chance.choice(texts)
        return content[: text.start(1)] + chance.choice(WORDS) + content[text.end(1) :]
    return damage_numbers(content, chance)


def _nested(content: bytes, chance: random.Random) -> bytes:
    """An element put inside copies of itself."""
    opening = chance.choice(list(TAG.finditer(content)))
    name = re.match(rb"<([\w:]+)[^>]*[^/]?>", opening.group())
    closing = content.find(b"</" + name.group(1) + b">", opening.end()) if name else -1
    if name is None or closing < 0:
        return content
    depth = chance.choice((2, 10, 100, 2000))
    end = closing + len(name.group(1)) + 3
    inner = content[opening.end() : closing][:20_000]
    return content[: opening.start()] + opening.group() * depth + inner + content[closing:end] * depth + content[end:]


def damage_words(content: bytes, chance: random.Random) -> bytes:
    """Lines and words of a text moved, doubled, parted; odd ones put in."""
    lines = content.split(b"\n")
    at = chance.randrange(len(lines))
    kind = chance.randrange(6)
    if kind == 0:
        chance.shuffle(lines)
    elif kind == 1:
        lines[at] = chance.choice(WORDS).join(lines[at].split(chance.choice((b"\t", b" ", b"\xe3\x80\x82"))))
    elif kind == 2:
        lines[at:at] = lines[at : at + chance.choice((1, 5, 50))] * chance.choice((1, 20))
    elif kind == 3:
        cut = chance.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:cut] + chance.choice(WORDS) + lines[at][cut:]
    elif kind == 4:
        del lines[at : at + chance.choice((1, 5, 50))]
    else:
        return damage_numbers(content, chance)
    return b"\n".join(lines)


def damage_encoding(content: bytes, chance: random.Random) -> bytes:
    """The text in another encoding, whole or in part."""
    half = chance.choice((0, 0, len(content) // 2))
    changed = content[half:].decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "replace")
    return content[:half] + changed


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
    return damage_compound if content.startswith(b"\xd0\xcf") else damage_tags


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
