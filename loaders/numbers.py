"""Printed numbers → exact Decimal yuan. No float ever touches an amount.

Sources of the conventions: units and blanks as in the published tables (元, 千元, 万元, 亿元; a blank or a dash is no
figure; brackets or △ mark a negative), see the tests for every form met.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from functools import lru_cache

YUAN_PER_UNIT = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "亿元": Decimal(100_000_000),
}
UNIT = r"(?:百万元|亿元|万元|千元|元(?![氏宝谋阳江坝]))"  # 编制单位：元氏县… names a place, no unit
_NO_WIDTH = ("\u200b", "\ufeff")
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?")
_AMOUNT = re.compile(rf"(?P<number>.*?)(?P<unit>{UNIT})?")
_UNIT_LINE = re.compile(rf"(?:单\s*位\s*[:：;；.（(为]{{0,2}}|^金额[:：])\s*(?:人民币|RMB)?\s*({UNIT}|万(?=[)）]?$))")
_UNIT_BRACKET = re.compile(rf"[（(\[【](?:金额)?(?:单位)?[:：]?\s*({UNIT})[)）\]】]")
_MINUS = str.maketrans({"－": "-", "−": "-", "–": "-", "﹣": "-"})
_LARGEST = Decimal(10) ** 15  # beyond any public figure in yuan; a longer row of digits is a code or damage
_DASHES = {"/", "\\", "*", "...", "......", "无"}
_RULE = frozenset("-—―─━‐‑")  # dashes of any length, drawn lines among them


def squeeze(text: str | None) -> str:
    """The text without any white space: labels are compared in this form. Blank for None."""
    joined = "".join(text.split()) if text else ""
    for sign in _NO_WIDTH:
        if sign in joined:
            joined = joined.replace(sign, "")
    return joined


@lru_cache(4096)  # the words of a header are asked for again and again
def fold(text: str) -> str:
    """Full-width letters, digits and signs made half-width and minus signs made alike; white space removed."""
    return squeeze(text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_MINUS))


def parse_number(text: str) -> Decimal | None:
    """The number a cell prints, or None where it prints none (blank, a dash, words).

    Reads thousands separators, full-width digits, a leading minus, △ or ▲, and (1.00) as negative. A number broken over two
    lines of a cell is joined first. `1,23` is not a number: separators must part groups of three; nor is 10¹⁵ or more.
    """
    plain = fold(text)
    negative = False
    if len(plain) > 2 and plain[0] == "(" and plain[-1] == ")":
        plain, negative = plain[1:-1], True
    elif plain[:1] in ("△", "▲"):
        plain, negative = plain[1:], True
    plain = plain.removeprefix("¥").removeprefix("￥")
    if not plain or not _NUMBER.fullmatch(plain) or not any(c.isdigit() for c in plain):
        return None
    try:
        number = Decimal(plain.replace(",", ""))
    except InvalidOperation:
        return None
    if number >= _LARGEST or number <= -_LARGEST:
        return None
    return -number if negative else number


def is_blank(text: str) -> bool:
    """True for a cell that prints nothing, or only a dash in its place."""
    plain = fold(text)
    return plain in _DASHES or _RULE.issuperset(plain)


def parse_amount(text: str, unit: str | None) -> Decimal | None:
    """Yuan of a printed amount, by the unit in the cell itself (`15万元`) or else `unit`; None where it is no amount.

    A missing unit counts as 元, so callers report where no unit was found.
    """
    match = _AMOUNT.fullmatch(fold(text))
    assert match is not None  # the number group takes anything
    number = parse_number(match["number"])
    yuan = None if number is None else number * YUAN_PER_UNIT[match["unit"] or unit or "元"]
    return None if yuan is None or abs(yuan) >= _LARGEST else _with_cents(yuan)


def _with_cents(yuan: Decimal) -> Decimal:
    """The same amount with two decimals or more."""
    exponent = yuan.as_tuple().exponent
    assert isinstance(exponent, int)
    if exponent < -2:
        yuan = yuan.normalize()
        exponent = yuan.as_tuple().exponent
        assert isinstance(exponent, int)
    return yuan if exponent < -2 else yuan.quantize(Decimal("0.01"))


def find_unit(text: str, bare: bool = False) -> str | None:
    """The money unit that a line declares: 单位：万元, 金额单位:元, （万元）; with `bare` also a unit standing alone."""
    folded = fold(text)
    match = _UNIT_LINE.search(folded) or _UNIT_BRACKET.search(folded)
    if match:
        return match[1].removesuffix("元") + "元"  # 单位：万
    if bare and (match := re.fullmatch(rf"[（(]?({UNIT})[)）]?", folded)):
        return match[1]
    return None
