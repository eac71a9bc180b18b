"""Amounts, shares and counts as people read them. Amounts are Decimal yuan everywhere; None is never zero."""

from __future__ import annotations

from decimal import Decimal

UNITS = {"wan": Decimal(10_000), "yuan": Decimal(1)}
PERCENT = Decimal(100)


def scaled(amount: Decimal | None, unit: str) -> Decimal | None:
    """An amount in yuan as a number of `unit`; None stays None."""
    return None if amount is None else amount / UNITS[unit]


def number(amount: Decimal | None, unit: str) -> str | None:
    """An amount with thousands separators and two decimals, or None."""
    value = scaled(amount, unit)
    return None if value is None else f"{value:,.2f}"


def percent(share: Decimal | None) -> str | None:
    """A share of 1 as a percentage with one decimal, or None."""
    return None if share is None else f"{share * PERCENT:.1f}%"


def share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """part / whole, or None where one is missing or the whole is zero."""
    return None if part is None or not whole else part / whole
