"""How wide the columns of a table want to be, in characters: a Chinese character counts 1, a digit or letter 0.6."""

from __future__ import annotations

import re

from tests.typeset.blocks import Table

WIDE = 9  # columns from which a table gets a landscape page
_TOKENS = re.compile(r"[A-Za-z0-9.,%≥≤＞＝>=+*/-]+|.")
_MOST = 18.0  # a longer text is wrapped
_LEAST = 2.5


def tokens(text: str) -> list[str]:
    """Pieces that a line should not break: a number, a code, a single Chinese character."""
    return _TOKENS.findall(text)


def length(text: str) -> float:
    return sum(0.6 if ord(character) < 0x250 else 1.0 for character in text)


def column_widths(table: Table, room: float, margin: float = 0.8, narrow: bool = False) -> list[float]:
    """Widths that fill `room`, or less where `narrow` makes labels wrap; numbers stay whole wherever there is room."""
    wishes = _wishes(table, margin)
    least, liked = sum(wish[0] for wish in wishes), sum(wish[1] for wish in wishes)
    if narrow:
        widths = [min(liked_one, max(least_one, 8 if liked_one > 16 else 4)) for least_one, liked_one in wishes]
        return [width * min(1.0, room / sum(widths)) for width in widths]
    if liked <= room:
        return [wish[1] * room / liked for wish in wishes]
    if least >= room:
        return [wish[0] * room / least for wish in wishes]
    share = (room - least) / (liked - least)
    return [least_one + (liked_one - least_one) * share for least_one, liked_one in wishes]


def least_width(table: Table, margin: float = 0.8) -> float:
    """The width below which a number would be broken."""
    return sum(least for least, _ in _wishes(table, margin))


def _wishes(table: Table, margin: float) -> list[tuple[float, float]]:
    """For each column the least width, and the width that it would like."""
    sideways = {position for merge in table.merges if merge.colspan > 1 for position in merge.positions()}
    wishes = []
    for column in range(table.width):
        texts = [row[column] for number, row in enumerate(table.rows) if (number, column) not in sideways]
        least = max([_LEAST, *(length(token) for text in texts for token in tokens(text))])
        liked = max((min(length(line), _MOST) for text in texts for line in text.split("\n")), default=0.0)
        wishes.append((least + margin, max(least, liked) + margin))
    return wishes
