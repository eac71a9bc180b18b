"""The money unit of a document that declares none in its tables, proven by the sums that its prose repeats.

A unit is never guessed: it counts as proven where at least two different amounts that the prose states with their unit stand
in the tables with the same digits, and no other unit fits as many.
"""

from __future__ import annotations

from decimal import Decimal

from loaders import schema
from loaders.numbers import YUAN_PER_UNIT, parse_number

_LEAST = 2  # different amounts that must agree
_DIGITS = 4  # significant digits from which an agreement is no chance
_CANDIDATES = ("元", "千元", "万元")


def prove(tables: schema.Tables) -> str | None:
    """The unit in which the figures of the tables, read as yuan, say the same as the prose; None where nothing proves it."""
    printed = {row["amount_yuan"] for row in tables["budget_lines"] if row["amount_yuan"]}
    said = [row for row in _said(tables) if _digits(row) >= _DIGITS]
    agreeing = {
        unit: len({row["amount_yuan"] for row in said if _stands_in(row, printed, YUAN_PER_UNIT[unit])})
        for unit in _CANDIDATES
    }
    best = max(agreeing, key=lambda unit: agreeing[unit])
    rivals = [count for unit, count in agreeing.items() if unit != best]
    return best if agreeing[best] >= _LEAST and max(rivals) < agreeing[best] else None


def _said(tables: schema.Tables) -> list[schema.Row]:
    narrative = [row for row in tables["three_public"] if row["basis"] == "narrative"]
    return [row for row in (*tables["statements"], *narrative) if row["amount_yuan"] and row["printed"]]


def _number(row: schema.Row) -> Decimal | None:
    return parse_number(row["printed"].rstrip("元万千百亿人民币 "))


def _digits(row: schema.Row) -> int:
    number = _number(row)
    return len(str(number).replace(".", "").strip("0")) if number else 0


def _stands_in(row: schema.Row, printed: set[Decimal], factor: Decimal) -> bool:
    """Whether a table prints the amount, to the last digit that the prose gives."""
    number = _number(row)
    if not number:
        return False
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    half = row["amount_yuan"] / number * Decimal(1).scaleb(exponent) / 2
    return any(abs(figure * factor - row["amount_yuan"]) <= half for figure in printed)
