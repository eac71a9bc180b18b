"""Amounts, shares and counts as people read them. Amounts are Decimal yuan everywhere; None is never zero."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

UNITS = {"wan": Decimal(10_000), "yuan": Decimal(1)}
PERCENT = Decimal(100)


def scaled(amount: Decimal | None, unit: str) -> Decimal | None:
    """An amount in yuan as a number of `unit`; None stays None."""
    return None if amount is None else amount / UNITS[unit]


def rounded(value: Decimal, digits: int) -> Decimal:
    """Half away from zero, as the documents round: 25.895 → 25.90; every figure on a page is rounded here."""
    return value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def number(amount: Decimal | None, unit: str) -> str | None:
    """An amount with thousands separators and two decimals, or None."""
    value = scaled(amount, unit)
    return None if value is None else f"{rounded(value, 2):,}"


def percent(share: Decimal | None) -> str | None:
    """A share of 1 as a percentage with one decimal, or None."""
    return None if share is None else f"{rounded(share * PERCENT, 1)}%"


def share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """part / whole, or None where one is missing or the whole is zero."""
    return None if part is None or not whole else part / whole
