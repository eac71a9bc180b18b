"""The rows of indicator tables: what a row says of an indicator, and the levels that go on from row to row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.document import Cell
from loaders.layouts.targets import is_operator
from loaders.numbers import squeeze

_NUMBERED = re.compile(r"^指标\d{1,2}(?:[:：.、]|$)")  # the forms' own 指标1：
_SCORE_ROW = re.compile(r"^(?:总分|合计|总计|得分|自评(?:总?得)?分)$")


@dataclass(slots=True)
class IndicatorRow:
    """The texts of one row by the part of an indicator that its columns hold."""

    cells: list[Cell]
    columns: dict[str, int]
    above: list[Cell] | None = None
    below: list[Cell] | None = None

    @property
    def page(self) -> int | None:
        return self.cells[0].place.page

    def is_cut(self, key: str) -> bool:
        """A blank cell of its own among merged ones, not at the top of a page: a page break has parted it from its text."""
        index = self.columns.get(key)
        if index is None or self.page is None or self.above is None or self.above[0].place.page != self.page:
            return False
        if self.cells[index].filled or squeeze(self.cells[index].text):
            return False
        return self.above[index].filled or (self.below is not None and self.below[index].filled)

    def text(self, key: str) -> str:
        """What the row prints for `key`, white space removed; empty where it has no such column."""
        index = self.columns.get(key)
        return squeeze(self.cells[index].text) if index is not None else ""

    def cell(self, key: str) -> Cell | None:
        """The cell of a column with something of its own in it: not covered by a merge, not blank."""
        index = self.columns.get(key)
        if index is None or self.cells[index].filled or not squeeze(self.cells[index].text):
            return None
        return self.cells[index]

    @property
    def name(self) -> str:
        """The name of the indicator, without the number that the form prints before it."""
        return _NUMBERED.sub("", self.text("level3"))

    @property
    def anchor(self) -> Cell:
        """The cell whose place stands for the indicator."""
        return self.cells[self.columns.get("target", self.columns.get("level3", 0))]

    @property
    def is_indicator(self) -> bool:
        """False for rows left blank, rows of scores and rows merged over all columns, as the title of the next form is, or
        over indicator and target alike, as remarks at the foot are."""
        if len({self.text(key) for key in self.columns}) == 1 or self._is_remark:
            return False
        says = self.name.strip(".…") or self.text("description") or self.text("target")
        return bool(says) and not _SCORE_ROW.match(self.name)

    @property
    def _is_remark(self) -> bool:
        if not {"level3", "target"} <= self.columns.keys():
            return False
        target = self.cells[self.columns["target"]]
        return target.filled and target.place == self.cells[self.columns["level3"]].place

    @property
    def target(self) -> str:
        """The target as printed, with its sign and unit where those stand in columns of their own."""
        target = self.text("target")
        if not target:
            return ""
        operator, unit = self.text("operator"), self.text("unit")
        if not is_operator(operator) or is_operator(target[0]):
            operator = ""  # 定性 says that there is none
        return f"{operator}{target}{'' if target.endswith(unit) else unit}"


@dataclass(slots=True)
class Levels:
    """The levels that go on from row to row: a blank means the one above, a new first level ends the second."""

    level1: str | None = None
    level2: str | None = None

    def follow(self, row: IndicatorRow) -> None:
        first, second = row.text("level1"), row.text("level2")
        if row.is_cut("level1"):
            self.level1 = self.level2 = None
        elif row.is_cut("level2"):
            self.level2 = None
        if first and first != self.level1:
            self.level1, self.level2 = first, None
        self.level2 = second or self.level2
