"""Rows of a table of money that count instead: trips, persons, vehicles, guests of the three publics."""

from __future__ import annotations

import re

from loaders.numbers import fold

_UNIT_OF_COUNT = re.compile(r"[(](?:个|人|辆|台|套|次|批|批次|人次|台[,/、(]套[)]?|团组?)[)]$")
_COUNTED = re.compile(r"团组数|人次数?$|批次数?$|保有量|人数$|(?:购置|会议|培训)(?:次|辆|台)?数")
_SECTION = re.compile(r"^(?:[一二三四五六七八九十]+、|[(][一二三四五六七八九十]+[)])")
_SECTION_OF_COUNTS = re.compile(r"统计数|资产占用|实物量|车辆数|设备(?!.*(?:费|支出|预算|金额))")


class Counting:
    """Goes down the labels of a table and knows whether the rows at hand are counts."""

    def __init__(self) -> None:
        self._inside = False

    def follow(self, label: str) -> None:
        """Take up a label: a section such as （二）相关统计数 holds counts until the next section."""
        plain = fold(label)
        if _SECTION.match(plain):
            self._inside = bool(_SECTION_OF_COUNTS.search(plain))

    def counts(self, label: str) -> bool:
        """Whether the row of this label counts things and states no money."""
        plain = fold(label)
        return self._inside or bool(_UNIT_OF_COUNT.search(plain) or _COUNTED.search(plain))
