"""What an indicator measures: rate, completion, count, time, money, opinion …, from head, unit and value together."""

from __future__ import annotations

from functools import lru_cache

from analysis.quality import words
from analysis.quality.context import Indicator
from analysis.quality.units import COUNTS
from analysis.quality.words import Token

# The tag of a head → what it measures; the first that the head has is taken.
_BY_HEAD = (
    ("satisfaction", "satisfaction"),
    ("complaint", "complaint"),
    ("head:money_control", "money"),
    ("execution", "execution"),
    ("on_time", "time"),
    ("use", "use"),
    ("completion", "completion"),
    ("head:rate", "rate"),
    ("head:money", "money"),
    ("head:time", "time"),
    ("head:duration", "duration"),
    ("head:days", "count"),
    ("head:person", "count"),
    ("head:count", "count"),
    ("head:quality", "quality"),
    ("head:standard", "standard"),
    ("head:property", "property"),
)
_BY_FAMILY = {"money": "money", "percent": "rate", "time": "duration", "size": "count", "score": "rate"}
_WEAK = frozenset({"standard", "property", "quality"})  # a number beside such a head says more than the head


def measured(item: Indicator) -> str:
    """rate, completion, time, money, count, use, execution, satisfaction, complaint, duration, quality, … or state."""
    return _measured(item.name, item.description, item.target.kind, item.target.family)


@lru_cache(maxsize=65536)
def _measured(name: str, description: str, kind: str, family: str | None) -> str:
    by_head = _of_head(words.head(name))
    if by_head == "completion":
        return "time" if kind == "date" or words.find(name + description, "on_time") else "completion"
    if by_head == "count" and words.find(name, "zero_event"):
        return "quality"  # accidents and errors counted are a standard, not a workload
    if by_head and by_head not in _WEAK:
        return by_head
    if kind == "date":
        return "time"
    if family in COUNTS:
        return "count"
    if family in _BY_FAMILY:
        return _BY_FAMILY[family]
    return by_head or (_of_head(words.head(description)) if kind == "number" else None) or "state"


def _of_head(token: Token | None) -> str | None:
    if token is None:
        return None
    return next((kind for tag, kind in _BY_HEAD if tag in token.tags), None)
