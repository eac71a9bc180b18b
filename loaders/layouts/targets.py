"""A printed target → operator, number, unit and kind: ≥95%, 不少于3次, 2023年12月底, 有效提升, blank."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from loaders.numbers import UNIT, fold, parse_number

_OPERATORS = (
    (re.compile(r"^(?:≥|>=|=>|≧|⩾|大于等于|大于或等于|不低于|不少于|不小于|至少|达到)"), "≥"),
    (re.compile(r"^(?:≤|<=|=<|≦|⩽|小于等于|小于或等于|不高于|不超过|不超|不大于|不多于|至多|控制在(?=\d))"), "≤"),
    (re.compile(r"^(?:>|大于|高于|超过|多于)"), ">"),
    (re.compile(r"^(?:<|小于|低于|少于)"), "<"),
    (re.compile(r"^(?:=|＝|等于)"), "="),
)
_DATE = re.compile(
    r"(?:19|20)\d{2}([-/.])\d{1,2}\1\d{1,2}(?:日?前|之前|以前)?$|"
    r"(?:(?:19|20)\d{2}年|(?<!\d)\d{1,2}月)(?:度)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:年?底|末|前|之前|以前|中旬|上旬|下旬|完成)*$"
)
_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(.*)$")
_BOUND = re.compile(r"(?:\(含\))?(?:及|或)?(?:(以上)|以下|以内|之内|内)(?:\(含\))?$")  # 95%及以上, 5天内
_RANGE = re.compile(
    r"[^\d]{0,4}[-－—–~～至到:：/.]\d"
)  # 98%-100%, 1:1.2, 2023/12/31: not the one figure it begins with
_BRACKETED = re.compile(r"^\(([^()]+)\)$")  # 95.00(%)
_UNIT_TEXT = re.compile(r"[%‰\u4e00-\u9fffa-zA-Z°℃/（）()、·㎡²³]{0,10}$")


@dataclass(frozen=True, slots=True)
class Target:
    """`kind` is number, percent, amount, date, word or blank; a bare number counts as = (as printed `100%`, `1次`)."""

    operator: str | None
    value: Decimal | None
    unit: str | None
    kind: str


def parse_target(text: str, unit: str = "", operator: str = "") -> Target:
    """Parse a target; `unit` and `operator` come from columns of their own where the table has them."""
    plain = fold(text).replace("＞", ">").replace("＜", "<")
    if not plain:
        return Target(None, None, None, "blank")
    found, plain = _split_operator(plain)
    found = found or _split_operator(fold(operator))[0]
    if _DATE.search(plain) and not re.search(r"次|个|份|期|家|人", plain):
        return Target(found, None, None, "date")
    match = _NUMBER.match(plain)
    if match is None or _RANGE.match(match[2]):
        return Target(found, None, None, "word")
    rest = match[2]
    if bound := _BOUND.search(rest):
        found, rest = found or ("≥" if bound[1] else "≤"), rest[: bound.start()]
    rest = _BRACKETED.sub(r"\1", rest) if _UNIT_TEXT.match(rest) else ""
    printed_unit = fold(unit) or rest or None
    return Target(found or "=", parse_number(match[1]), printed_unit, _kind(printed_unit))


def is_operator(text: str) -> bool:
    """Whether a text begins with a sign or words of comparison."""
    return _split_operator(fold(text))[0] is not None


def _split_operator(plain: str) -> tuple[str | None, str]:
    for pattern, operator in _OPERATORS:
        if match := pattern.match(plain):
            return operator, plain[match.end() :]
    return None, plain


def _kind(unit: str | None) -> str:
    if unit is None:
        return "number"
    if unit[0] in "%‰" or unit.startswith("百分"):
        return "percent"
    return "amount" if re.match(rf"{UNIT}(?:$|[/（(每])", unit) else "number"
