"""Charts of the page 三公经费."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis import money, tables
from analysis.charts import theme
from analysis.texts import Words

Row = dict[str, Any]
LOOKS = {"table": (theme.BLUE, ""), "narrative": (theme.ORANGE, theme.HATCH), "previous": ("#c9c5ba", "x")}
EMPTY = "× "


def compare(frame: pd.DataFrame, names: dict[str, str], measure: str, unit: str, words: Words) -> go.Figure:
    """One item over disclosures: this year in both bases and, for amounts, last year. What is missing is a word."""
    rows = tables.records(frame)[::-1]
    kinds = ["table", "narrative"] + (["previous"] if measure == "amount" else [])
    labels = [theme.wrap(names[row["disclosure_id"]], 11) for row in rows]
    bars = [_bars(rows, kind, measure, unit, words) for kind in reversed(kinds)]
    unit_name = "" if measure == "share" else words(f"unit.{unit}")
    lines, marks = _years(rows)
    return theme.figure(
        *bars,
        height=theme.row_height(len(rows), 26 * len(kinds)),
        barmode="group",
        bargap=0.28,
        xaxis=theme.axis(unit_name, rangemode="tozero", **({"tickformat": ".1%"} if measure == "share" else {})),
        yaxis=theme.categories([row["disclosure_id"] for row in rows], labels),
        legend={**theme.LEGEND, "traceorder": "reversed"},
        margin={"l": 8, "r": 90, "t": 34, "b": 8},
        shapes=lines,
        annotations=marks,
    )


def _bars(rows: list[Row], kind: str, measure: str, unit: str, words: Words) -> go.Bar:
    values = [_value(row, kind, measure) for row in rows]
    title = words("previous") if kind == "previous" else words(f"this.{kind}")
    return go.Bar(
        name=title,
        orientation="h",
        y=[row["disclosure_id"] for row in rows],
        x=[_height(value, measure, unit) for value in values],
        marker=theme.fill(*LOOKS[kind]),
        text=[_text(row, kind, value, measure, unit, words) for row, value in zip(rows, values, strict=True)],
        textposition="outside",
        textfont={"size": 11, "color": theme.MUTED},
        cliponaxis=False,
        hovertemplate=title + " %{text}<extra></extra>",
    )


def _value(row: Row, kind: str, measure: str) -> Decimal | None:
    key = kind if measure == "amount" else f"{kind}_{measure}"
    value: Decimal | None = row[key]
    return value


def _height(value: Decimal | None, measure: str, unit: str) -> float:
    if value is None:
        return 0.0
    return float(value if measure == "share" else value / money.UNITS[unit])


def _text(row: Row, kind: str, value: Decimal | None, measure: str, unit: str, words: Words) -> str:
    if value is not None:
        shown = (money.percent(value) if measure == "share" else money.number(value, unit)) or ""
        return (
            words("with_unit", title=shown, unit=words("implied"))
            if kind == "previous" and row["previous_implied"]
            else shown
        )
    if kind == "previous":
        return EMPTY + words("no_previous") if row["figures"] else ""
    if row[kind] is not None:
        return EMPTY + words("no_total" if measure == "share" else "no_staff")
    if row["change"] is not None and kind in row["figures"]:
        return EMPTY + words("change_only", change=_signed(row["change"], unit))
    if not row["figures"] and row["table_state"] == "missing":
        return EMPTY + words("not_disclosed") if kind == "table" else ""
    return EMPTY + words(f"state.{row[f'{kind}_state']}")


def _signed(amount: Decimal, unit: str) -> str:
    return f"{'+' if amount > 0 else ''}{money.number(amount, unit)}"


def _years(rows: list[Row]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """A rule between years and the year at the right end of its first row."""
    lines, marks = [], []
    for index, row in enumerate(rows):
        last = index + 1 == len(rows)
        if last or rows[index + 1]["fiscal_year"] != row["fiscal_year"]:
            edge = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": index + 0.5, "y1": index + 0.5}
            lines.append({**edge, "line": {"color": theme.MUTED, "width": 0 if last else 1, "dash": "dot"}})
            marks.append(
                {
                    "xref": "paper",
                    "x": 1,
                    "y": index + 0.5,
                    "text": str(row["fiscal_year"] or ""),
                    "showarrow": False,
                    "xanchor": "left",
                    "yanchor": "top",
                    "xshift": 44,
                    "font": {"size": 13, "color": theme.MUTED},
                }
            )
    return lines, marks
