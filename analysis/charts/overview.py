"""Charts of the page 总览."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis import money, tables
from analysis.charts import theme
from analysis.overview import missing_word
from analysis.texts import Words


def shares(summary: pd.DataFrame, names: dict[str, str], words: Words) -> go.Figure:
    """Shares of basic and project expenditure, one bar a disclosure; a missing share is a word, not a short bar."""
    rows = tables.records(summary)[::-1]
    labels = [theme.wrap(names[row["disclosure_id"]], 13) for row in rows]
    keys = [row["disclosure_id"] for row in rows]
    bars = [
        _bar(rows, "basic", words("basic"), theme.BLUE, ""),
        _bar(rows, "project", words("project"), theme.ORANGE, theme.HATCH),
    ]
    unknown = [
        {
            "x": 0.01,
            "y": row["disclosure_id"],
            "text": f"× {missing_word(row, words)}",
            "showarrow": False,
            "xanchor": "left",
        }
        for row in rows
        if row["basic_share"] is None and row["project_share"] is None
    ]
    return theme.figure(
        *bars,
        height=theme.row_height(len(rows), labels=labels),
        barmode="stack",
        bargap=0.35,
        xaxis=theme.axis(range=[0, 1.001], tickformat=".0%", dtick=0.2),
        yaxis=theme.categories(keys, labels),
        annotations=[{**item, "font": {"color": theme.MUTED, "size": 12}} for item in unknown],
        legend={**theme.LEGEND, "traceorder": "normal"},
        margin={"l": 8, "r": 24, "t": 34, "b": 8},
    )


def _bar(rows: list[dict[str, Any]], name: str, title: str, colour: str, hatch: str) -> go.Bar:
    values = [row[f"{name}_share"] for row in rows]
    return go.Bar(
        name=title,
        orientation="h",
        x=[None if value is None else float(value) for value in values],
        y=[row["disclosure_id"] for row in rows],
        text=[money.percent(value) or "" for value in values],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        marker=theme.fill(colour, hatch),
        hovertemplate=title + " %{text}<extra></extra>",
    )
