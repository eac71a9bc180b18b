"""A table as it is shown and downloaded: a frame, the columns to show, and the sources of each row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

import pandas as pd

from analysis import money
from analysis.texts import Words

SOURCES = "sources"  # column of the frame: a tuple of Source a row


class Source(NamedTuple):
    """Where one figure is printed: what it is, how it stands there, at which place of which disclosure."""

    what: str
    printed: str
    place: str
    disclosure_id: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of text, money (Decimal yuan), percent (a share of 1), count or plain: whole numbers, with separators or
    without, as years are."""

    name: str
    title: str
    kind: str = "text"
    pinned: bool = False
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with their columns; `missing` is what a cell without value says."""

    frame: pd.DataFrame
    columns: Sequence[Column]
    missing: str = ""
    marks: Mapping[str, str] = field(default_factory=dict)  # text of a cell → its background

    def shown(self, unit: str) -> pd.DataFrame:
        """The columns for the screen: amounts in `unit` and shares in per cent as floats, empty cells None."""
        return pd.DataFrame({column.name: self._values(column, unit) for column in self.columns})

    def _values(self, column: Column, unit: str) -> pd.Series[Any]:
        values = self.frame[column.name].tolist()
        if column.kind == "text":
            return pd.Series([None if value is None else str(value) for value in values], dtype=object)
        if column.kind in ("money", "percent"):
            factor, digits = (1 / money.UNITS[unit], 2) if column.kind == "money" else (money.PERCENT, 1)
            values = [None if value is None else money.rounded(Decimal(value) * factor, digits) for value in values]
        numbers = [None if value is None else float(value) for value in values]
        return pd.Series(numbers, dtype="Float64")


def label_column(names: Mapping[str, str], title: str) -> Column:
    """The pinned first column of short names, wide enough for the longest."""
    longest = max((sum(1.0 if ord(sign) > 255 else 0.6 for sign in name) for name in names.values()), default=6.0)
    return Column("label", title, pinned=True, width=min(max(int(longest * 14) + 20, 90), 250))


def frame(records: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """Records as a frame of Python objects: Decimal stays Decimal and None stays None."""
    return pd.DataFrame(list(records), dtype=object)


def source(row: dict[str, Any], what: str) -> Source:
    """The source of a row of the store."""
    return Source(
        what=what,
        printed=row.get("printed") or "",
        place=row.get("place") or "",
        disclosure_id=row["disclosure_id"],
        quote=row.get("quote") or row.get("reason") or "",
    )


def places(sources: Iterable[Source], words: Words) -> str:
    """The sources of a row in one cell, for a download."""
    return words("semicolon").join(f"{item.what} {item.printed} {words.place(item.place)}".strip() for item in sources)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as dicts, typed."""
    return [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]
