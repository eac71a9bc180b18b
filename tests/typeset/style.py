"""The layout variants that offices publish, as options; a format passes over options that it does not know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tests.typeset.blocks import Table


@dataclass(frozen=True, slots=True)
class Style:
    rules: Literal["all", "horizontal", "none"] = "all"
    merged: Literal["span", "repeat", "blank"] = "span"  # one large cell, its text repeated, or blanks beside it
    unit: Literal["caption", "title", "none"] = "caption"
    title: Literal["above", "below"] = "above"
    font_size: float = 9.0
    # pages: pdf, docx
    repeat_header: bool = True
    landscape: Literal["wide", "always", "never"] = "wide"
    rotated: bool = False  # pdf: landscape by /Rotate on an upright page
    page_numbers: bool = True
    page_per_table: bool = False  # a table with a header begins a new page
    narrow: bool = False  # pdf: columns so narrow that labels and headers wrap every few characters
    # xlsx
    numbers_as_text: bool = False
    # txt
    glued: bool = False  # one row a line, cells parted by tabs
    bars: bool = False  # one row a line, cells parted by bars, a drawn line under the header
    keep_covered: bool = True  # a cell merged sideways leaves blank cells; else it is one cell
    word_fields: bool = False  # [bookmark: …] and TC fields as left over by Word

    def shown(self, table: Table) -> Table:
        """The table with its merges as this style shows them."""
        if self.merged == "span":
            return table
        open_table = self.rules != "all"  # where a title broken to the width of a column would be told by nothing
        return table.without_merges(repeat=self.merged == "repeat", keep_lines=open_table)

    def title_of(self, table: Table) -> str:
        title = table.title or ""
        return f"{title}（{table.unit}）" if title and table.unit and self.unit == "title" else title

    def captions_of(self, table: Table) -> list[str]:
        """Lines between title and table, the unit among them where it stands in the caption."""
        return table.captions + ([table.unit] if table.unit and self.unit == "caption" else [])
