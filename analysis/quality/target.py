"""The target as a criterion sees it: kind, sign, number, unit, and the words where it is qualitative."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from analysis.quality import words
from analysis.quality.units import Unit, read_unit
from loaders.schema import Row

_QUALITATIVE = re.compile(r"^(?:定性|其他)(?=\D)")
_EMPTY = re.compile(r"^[\s/\\\-—_.。、，,*无]*$")
_DATE = re.compile(r"(?:(?:19|20)\d{2}年|次年|当年|本年|\d{1,2}月|[一二三四]季度|年内|年底|年末|月底|月末)")
_BARE_YEAR = re.compile(r"^(?:19|20)\d{2}年?度?$")
_DURATION = re.compile(r"\d+(?:个)?(?:年|月|天|日)$")
_SIGNS = str.maketrans({"＝": "=", "＞": ">", "＜": "<", "≧": "≥", "≦": "≤"})


@dataclass(frozen=True, slots=True)
class Target:
    """`kind` is number, date, word or blank; `text` is what is printed, `words` without the mark 定性."""

    kind: str
    text: str
    words: str
    operator: str | None = None
    number: Decimal | None = None
    unit: Unit | None = None

    @property
    def family(self) -> str | None:
        """Family of the unit, None where there is no unit or it is not known."""
        return self.unit.family if self.unit else None

    @property
    def is_qualitative(self) -> bool:
        """Words or blank: I4 does not apply and its points go to I3 (rubric section 2, I4)."""
        return self.kind in ("word", "blank")


def read_target(row: Row) -> Target:
    """The target of an indicator row; figures may be Decimal, or text where the row comes from JSON."""
    value = None if row["value"] is None else Decimal(str(row["value"]))
    return _read(row["target"] or "", row["operator"], value, row["value_unit"])


@lru_cache(maxsize=65536)
def _read(printed: str, operator: str | None, value: Decimal | None, unit: str | None) -> Target:
    text = words.plain(printed)
    plain = _QUALITATIVE.sub("", text)
    if _EMPTY.match(text):
        return Target("blank", printed, "")
    if _is_date(plain):
        return Target("date", printed, plain, operator)
    if value is None:
        return Target("word", printed, plain, operator)
    sign = operator.translate(_SIGNS) if operator else None
    return Target("number", printed, plain, sign, value, read_unit(unit))


def _is_date(text: str) -> bool:
    """A date or an end of a period; not a bare year (服务年度 = 2026年度 is empty) and not a duration such as 6年."""
    text = text.lstrip("≥≤=<>")
    return bool(_DATE.search(text)) and not _BARE_YEAR.match(text) and not _DURATION.fullmatch(text)
