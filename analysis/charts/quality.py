"""Charts of indicator quality: where scores lie, projects by criteria, the effect of weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from math import sqrt
from typing import Any

import plotly.graph_objects as go

from analysis.charts import theme
from analysis.quality.scores import IndicatorScore
from analysis.quality_data import BINS, count_bins, mean
from analysis.quality_sensitivity import Shift
from analysis.texts import Words

LABEL_WIDTH, NARROW, LINE = 8, 6, 15  # signs of a label, beside thirteen columns; pixels
GRADES = ((0, 60, "差"), (60, 80, "中"), (80, 90, "良"), (90, 100, "优"))
COLORS = {"差": "#f0b99a", "中": "#f5dc97", "良": "#b9dcf0", "优": "#6fb1da"}
SCALE = [[0, "#f0b99a"], [0.5, "#faf3e0"], [1, "#8fc3e3"]]
LARGEST, SMALLEST = 34, 15  # pixels of a bubble


def draw_distribution(
    groups: Mapping[str, Sequence[IndicatorScore]], grades: Mapping[str, str], words: Words
) -> go.Figure:
    """A row a group: in each ten points a bubble with the number of indicators, and a stroke at the mean."""
    labels = [theme.wrap(name, LABEL_WIDTH) + f"<br>({len(items)})" for name, items in groups.items()]
    edges = [0, *accumulate(max(46, (label.count("<br>") + 1) * LINE + 12) for label in labels)]
    middles = [(low + high) / 2 for low, high in pairwise(edges)]
    bubbles = [
        (at + 5, y, count, count / len(items), label)
        for y, items, label in zip(middles, groups.values(), labels, strict=True)
        for at, count in zip(BINS, count_bins(items), strict=True)
        if count
    ]
    means = [mean(items) for items in groups.values()]
    traces = [
        go.Scatter(
            x=means,
            y=middles,
            mode="markers",
            marker={"symbol": "line-ns", "size": 30, "line": {"width": 2, "color": theme.VERMILION}},
            hovertext=[words("mean.of", mean=f"{value:.1f}") for value in means],
            hoverinfo="text",
        ),
        go.Scatter(
            x=[bubble[0] for bubble in bubbles],
            y=[bubble[1] for bubble in bubbles],
            mode="markers+text",
            text=[str(bubble[2]) for bubble in bubbles],
            textfont={"size": 12, "color": theme.INK},
            marker={
                "size": [SMALLEST + (LARGEST - SMALLEST) * sqrt(bubble[3]) for bubble in bubbles],
                "color": [COLORS[_grade(bubble[0])] for bubble in bubbles],
                "opacity": 1,
                "line": {"width": 1, "color": theme.MUTED},
            },
            hovertext=[
                f"{bubble[4]}<br>{words('bin', low=bubble[0] - 5, high=bubble[0] + 5, count=bubble[2])}"
                for bubble in bubbles
            ],
            hoverinfo="text",
        ),
    ]
    return theme.figure(
        *traces,
        height=edges[-1] + 54,
        showlegend=False,
        margin={"l": 8, "r": 8, "t": 30, "b": 8},
        xaxis=theme.axis(range=[0, 103], tickvals=[0, 20, 40, 60, 80, 100], zeroline=False, tickangle=0),
        yaxis=theme.names(labels, middles, [edges[-1], 0]),
        shapes=[_rule(low) for low, _, _ in GRADES[1:]],
        annotations=[_head((low + high) / 2, grades[key]) for low, high, key in GRADES],
    )


def _grade(score: float) -> str:
    return next(key for low, high, key in GRADES if low <= score < high)


def _rule(at: float) -> dict[str, Any]:
    line = {"color": theme.MUTED, "width": 1, "dash": "dot"}
    return {"type": "line", "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "paper", "layer": "below", "line": line}


def _head(at: float, text: str) -> dict[str, Any]:
    font = {"size": 11, "color": theme.MUTED}
    place = {"x": at, "y": 1, "xref": "x", "yref": "paper", "yanchor": "bottom", "xanchor": "center"}
    return {"text": text, "showarrow": False, "font": font, **place}


def draw_heat(rows: Mapping[str, Sequence[float | None]], codes: Sequence[str], titles: Sequence[str]) -> go.Figure:
    """Projects by criteria: the share of the points that was earned, 0 to 100; – where a criterion does not apply."""
    labels = [theme.wrap(name, NARROW) for name in rows]
    edges = [0, *accumulate(max(28, (label.count("<br>") + 1) * LINE + 8) for label in labels)]
    shown = [["–" if value is None else f"{value * 100:.0f}" for value in row] for row in rows.values()]
    trace = go.Heatmap(
        x=list(codes),
        y=edges,
        z=[list(row) for row in rows.values()],
        text=shown,
        texttemplate="%{text}",
        textfont={"size": 10, "color": theme.INK},
        hovertext=[
            [f"{label}<br>{title}<br>{text}" for title, text in zip(titles, row, strict=True)]
            for label, row in zip(labels, shown, strict=True)
        ],
        hoverinfo="text",
        colorscale=SCALE,
        zmin=0,
        zmax=1,
        showscale=False,
        xgap=1,
        ygap=1,
    )
    gaps = [
        {"text": "–", "x": code, "y": (low + high) / 2, "showarrow": False, "font": {"size": 11, "color": theme.MUTED}}
        for (low, high), row in zip(pairwise(edges), rows.values(), strict=True)
        for code, value in zip(codes, row, strict=True)
        if value is None
    ]
    return theme.figure(
        trace,
        height=edges[-1] + 40,
        xaxis=theme.axis(type="category", side="top", tickangle=0, showgrid=False, tickfont={"size": 11}),
        yaxis=theme.names(labels, [(low + high) / 2 for low, high in pairwise(edges)], [edges[-1], 0]),
        annotations=gaps,
    )


def draw_effect(rows: Sequence[tuple[str, float, float]], words: Words) -> go.Figure:
    """Scores before (open circle) and after (filled diamond), a row each, joined by a line."""
    labels = [theme.wrap(name, LABEL_WIDTH) for name, _, _ in rows]
    edges = [0, *accumulate(max(30, (label.count("<br>") + 1) * LINE + 8) for label in labels)]
    middles = [(low + high) / 2 for low, high in pairwise(edges)]
    joins = go.Scatter(
        x=[value for _, one, two in rows for value in (one, two, None)],
        y=[value for y in middles for value in (y, y, None)],
        mode="lines",
        line={"color": theme.GREY, "width": 2},
        hoverinfo="skip",
        showlegend=False,
    )
    ends = [
        go.Scatter(
            x=[row[index] for row in rows],
            y=middles,
            mode="markers",
            name=words(key),
            marker={"symbol": symbol, "size": 11, "color": color, "line": {"width": 2, "color": color}},
            hovertext=[f"{words(key)} {row[index]:.1f}" for row in rows],
            hoverinfo="text",
        )
        for index, key, symbol, color in (
            (1, "before", "circle-open", theme.ORANGE),
            (2, "after", "diamond", theme.BLUE),
        )
    ]
    return theme.figure(
        joins,
        *ends,
        height=edges[-1] + 70,
        margin={"l": 8, "r": 8, "t": 30, "b": 8},
        xaxis=theme.axis(range=[0, 103], tickvals=[0, 20, 40, 60, 80, 100], zeroline=False, tickangle=0),
        yaxis=theme.names(labels, middles, [edges[-1], 0]),
        shapes=[_rule(low) for low, _, _ in GRADES[1:]],
    )


def draw_shifts(shifts: Sequence[Shift], total: int, titles: Mapping[str, str], words: Words) -> go.Figure:
    """Share of indicators that change their grade where one weight moves down (hatched) or up."""
    keys = list(dict.fromkeys(shift.criterion for shift in shifts))
    traces = []
    for down, color, hatch in ((True, theme.ORANGE, theme.HATCH), (False, theme.BLUE, "")):
        own = [shift for shift in shifts if (shift.change < 0) == down]
        traces.append(
            go.Bar(
                orientation="h",
                y=[shift.criterion for shift in own],
                x=[100 * shift.indicators / max(total, 1) for shift in own],
                name=words("shift.down" if down else "shift.up"),
                marker=theme.fill(color, hatch),
                text=[f"{shift.indicators / max(total, 1):.1%} ({shift.indicators})" for shift in own],
                textposition="outside",
                cliponaxis=False,
                hoverinfo="skip",
            )
        )
    top = max((100 * shift.indicators / max(total, 1) for shift in shifts), default=0)
    labels = [theme.wrap(f"{key} {titles[key]}", LABEL_WIDTH) for key in keys]
    return theme.figure(
        *traces,
        height=theme.row_height(len(keys), 48, labels=labels),
        barmode="group",
        xaxis=theme.axis(range=[0, max(top * 1.5, 10)], ticksuffix="%", nticks=5),
        yaxis={**theme.categories(keys, labels), "autorange": "reversed"},
        margin={"l": 8, "r": 8, "t": 30, "b": 8},
    )
