"""What a brief consists of, and how many lines of two pages it takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

PAGE_LINES = 104  # lines of two pages, less what rounding of the estimate may take
WIDE = 54.0  # Chinese signs in a line of the full width
SHARES = (0.09, 0.64, 0.27)  # of the columns of the table of findings


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with their values."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a head; its columns have the widths SHARES."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    items: tuple[str, ...]


Block = Heading | Note | Facts | Grid | Numbered


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief ready to be set: plain text throughout."""

    language: str
    title: str
    name: str
    blocks: tuple[Block, ...]
    foot: str


def cut(text: str, most: int) -> str:
    """A text on one line of at most `most` signs."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


def lines_of(blocks: Iterable[Block]) -> float:
    """How many lines the blocks take, estimated from the widths of signs."""
    return 4 + sum(_lines(block) for block in blocks)


def _lines(block: Block) -> float:
    if isinstance(block, Heading):
        return 1.9
    if isinstance(block, Note):
        return _wrapped(block.text, 1.0) + 0.3
    if isinstance(block, Facts):
        return sum(_wrapped(value, 0.8) + 0.1 for _, value in block.pairs)
    if isinstance(block, Numbered):
        return sum(_wrapped(item, 0.95) + 0.1 for item in block.items)
    rows = (block.head, *block.rows)
    return sum(max(_wrapped(cell, share) for cell, share in zip(row, SHARES, strict=True)) + 0.45 for row in rows)


def _wrapped(text: str, share: float) -> int:
    width = sum(1.0 if ord(sign) > 255 else 0.56 for sign in text)
    return max(1, -(-int(width * 10) // int(WIDE * share * 10)))
