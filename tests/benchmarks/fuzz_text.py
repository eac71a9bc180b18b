"""Blows to bytes, and surgery on numbers, tags, lines and encodings that leaves the rest of a text as it was."""

from __future__ import annotations

import random
import re

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
