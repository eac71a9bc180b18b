"""The unit table: what family a printed unit belongs to, and per what (元/人/天). Data: quality_units.csv."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis.quality.reference import read_rows
from analysis.quality.words import plain

COUNTS = frozenset({"person", "event", "thing"})
_PER = re.compile(r"[/·•每]")
_SCALE = re.compile(r"^(?:十|百|千|万|亿)+")
_BOTH = re.compile(r"^(.*?)\((.+)\)$")


@dataclass(frozen=True, slots=True)
class Unit:
    """`family` is percent, person, event, thing, money, time, size, score, other; None where the unit is not known."""

    text: str
    family: str | None
    per: tuple[str, ...] = ()


@cache
def _families() -> dict[str, str]:
    return {plain(row["unit"]): row["family"] for row in read_rows("quality_units.csv")}


@lru_cache(maxsize=4096)
def read_unit(text: str | None) -> Unit | None:
    """The unit of a target; None where none is printed. `件(本)` and `台、套` belong to the family of the first that is known."""
    unit = plain(text).strip("。.；;，,、以上左右及")
    if not unit:
        return None
    first, *per = [part for part in _PER.split(unit) if part]
    return Unit(unit, _family(first), tuple(per))


def _family(unit: str) -> str | None:
    known = _families()
    if unit in known:
        return known[unit]
    match = _BOTH.match(unit)
    parts = [match[1], match[2]] if match else re.split(r"[、,或]", unit)
    families = [known[part] for part in parts if part in known]
    if len(parts) > 1 and families:
        return families[0]
    return known.get(_SCALE.sub("", unit))
