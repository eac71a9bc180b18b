"""Where something is printed, in English: the loaders write `p12 表3 行5 列4` and `第123行`."""

from __future__ import annotations

import re

NAMES = {"表": "table", "行": "row", "列": "column"}
_PART = re.compile(r"(?:(?<=\s)|^)(?:(表|行|列)(\d+)|第(\d+)行)(?=\s|$)")


def english(place: str) -> str:
    """The place with its words in English; the name of a sheet stays as it is."""
    return _PART.sub(lambda match: f"line {match[3]}" if match[3] else f"{NAMES[match[1]]} {match[2]}", place)
