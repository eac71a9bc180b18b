"""What a layout knows of the document beside the table in front of it, and the common parts of every row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from loaders import schema
from loaders.document import Grid, Place
from loaders.numbers import find_unit, squeeze


@dataclass(slots=True)
class Context:
    """Identity of the disclosure, the unit that most of its tables declare, and the tables being filled."""

    disclosure_id: str
    year: int | None
    stage: str
    default_unit: str | None
    low_confidence_pages: frozenset[int] = frozenset()
    tables: schema.Tables = field(default_factory=schema.empty_tables)
    without_unit: list[Place] = field(default_factory=list)

    def add(self, table_name: str, /, **values: Any) -> schema.Row:
        """Append a row to a table of the contract and return it."""
        row = schema.TABLES[table_name].row(disclosure_id=self.disclosure_id, **values)
        self.tables[table_name].append(row)
        return row

    def where(self, place: Place) -> dict[str, Any]:
        """The fields place, box and confidence of something printed at `place`."""
        box = ",".join(f"{edge:.1f}" for edge in place.box) if place.box else None
        low = place.page is not None and place.page in self.low_confidence_pages
        return {"place": str(place), "box": box, "confidence": "low" if low else "high"}

    def issue(self, severity: str, code: str, message: str, place: Place) -> None:
        """Report what could not be read, was left unused, or had to be guessed."""
        self.add("issues", severity=severity, code=code, message=message, place=str(place))

    def unit_of(self, grid: Grid, header_texts: Iterable[str] = ()) -> str | None:
        """The money unit of a table: from its unit line, captions, title, header or a column of its own, else what the
        document uses. None, and noted, where nothing says one."""
        for text in (grid.unit_line, *grid.caption, grid.title):
            if text and (unit := find_unit(text, bare=True)):
                return unit
        for text in header_texts:  # 万元 alone may be the unit of an indicator
            if unit := find_unit(text):
                return unit
        unit = _unit_column(grid) or self.default_unit
        if unit is None:
            self.without_unit.append(grid.place)
        return unit


def _unit_column(grid: Grid) -> str | None:
    """The unit that a column headed 单位 gives in every row; units of indicators are other columns."""
    for column in range(grid.width):
        texts = [squeeze(row[column].text) for row in grid.rows if not row[column].filled and row[column].text.strip()]
        if len(texts) < 2 or not re.fullmatch(r"(?:金额)?单位", texts[0]):
            continue
        units = {find_unit(text, bare=True) for text in texts[1:]}
        if len(units) == 1:
            return units.pop()
    return None
