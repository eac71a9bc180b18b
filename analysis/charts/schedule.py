"""Step charts of the spending schedule: small panels below each other, so that no curve hides another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go  # type: ignore[import-untyped]

from analysis.charts import theme

PLOT, FOOT = 118, 34  # pixels of a panel: the drawing, and the months below it
HEAD, LINE = 26, 17  # pixels above the drawing, and of each line of a title
YEAR = 12
LOOKS = {
    "narrative": (theme.VERMILION, "dot", "diamond", 12),
    "table": (theme.BLUE, "solid", "circle", 8),
}  # drawn in this order: where both agree, the circle stands on the diamond


@dataclass(frozen=True, slots=True)
class Mark:
    """One month of a line. No `value` is a gap, named by `gap`; `partial` is drawn open; `joined` to the month before."""

    month: int
    value: float | None
    label: str = ""
    hover: str = ""
    gap: str = ""
    partial: bool = False
    joined: bool = True


@dataclass(frozen=True, slots=True)
class Panel:
    """One small chart: marks by basis, and where an even pace would end in December (None draws no such line)."""

    title: str
    lines: dict[str, tuple[Mark, ...]]
    whole: float | None


@dataclass(frozen=True, slots=True)
class Frame:
    """What panels share: the upper end and suffix of the scale, the names of months, the lines kept for titles."""

    top: float
    suffix: str
    ticks: dict[int, str]
    lines: int = 1


def draw_panels(panels: Sequence[Panel], frame: Frame) -> go.Figure:
    """The panels below each other in one frame."""
    head = HEAD + LINE * frame.lines
    each = PLOT + head + FOOT
    height = each * len(panels)
    traces: list[go.Scatter] = []
    layout: dict[str, Any] = {"annotations": []}  # given at once: updating a figure is slow
    for index, panel in enumerate(panels):
        number = "" if index == 0 else str(index + 1)
        upper = height - index * each - head
        layout[f"xaxis{number}"] = _months(panel, frame.ticks, f"y{number}")
        layout[f"yaxis{number}"] = _scale(frame, f"x{number}", (upper - PLOT) / height, upper / height)
        layout["annotations"].append(_title(panel.title, (upper + 8) / height))
        traces += _traces(panel, f"x{number}", f"y{number}")
    margin = {"l": 4, "r": 4, "t": 0, "b": 0}
    return theme.figure(*traces, height=height, margin=margin, showlegend=False, **layout)


def _months(panel: Panel, ticks: dict[int, str], anchor: str) -> dict[str, Any]:
    months = sorted({mark.month for marks in panel.lines.values() for mark in marks})
    return theme.axis(
        range=[0, 13.2],
        anchor=anchor,
        tickvals=months,
        ticktext=[ticks[month] for month in months],
        tickfont={"size": 12},
        tickangle=0,
        automargin=False,
        zeroline=False,
    )


def _scale(frame: Frame, anchor: str, low: float, high: float) -> dict[str, Any]:
    """Room above for labels and below for the words of gaps."""
    return theme.axis(
        domain=[low, high],
        anchor=anchor,
        range=[-0.12 * frame.top, 1.3 * frame.top],
        nticks=4,
        ticksuffix=frame.suffix,
    )


def _title(text: str, y: float) -> dict[str, Any]:
    return {
        "text": f"<b>{text}</b>",
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": y,
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "font": {"size": 13},
    }


def _traces(panel: Panel, x: str, y: str) -> list[go.Scatter]:
    traces = [] if panel.whole is None else [_reference(panel.whole, x, y)]
    gaps: set[int] = set()
    table = {mark.month: mark.value for mark in panel.lines.get("table", ())}
    for basis in (basis for basis in LOOKS if basis in panel.lines):
        marks = panel.lines[basis]
        traces.append(_steps(marks, basis, table if basis != "table" else {}, x, y))
        fresh = [mark for mark in marks if mark.gap and mark.month not in gaps]
        gaps |= {mark.month for mark in fresh}
        if fresh:
            traces.append(_gaps(fresh, x, y))
    return traces


def _reference(whole: float, x: str, y: str) -> go.Scatter:
    line = {"color": theme.GREY, "width": 1, "dash": "dash"}
    return go.Scatter(x=[0, YEAR], y=[0, whole], mode="lines", line=line, hoverinfo="skip", xaxis=x, yaxis=y)


def _steps(marks: Sequence[Mark], basis: str, repeated: dict[int, float | None], x: str, y: str) -> go.Scatter:
    """The printed months as steps that hold until the next; a gap, or a mark not joined, breaks the line.

    A label that the table's line already bears is left out.
    """
    color, dash, symbol, size = LOOKS[basis]
    points: list[Mark | None] = []
    for mark in marks:
        points += [mark] if mark.joined else [None, mark]
    shown = [mark if mark and mark.value is not None else None for mark in points]
    return go.Scatter(
        x=[mark and mark.month for mark in points],
        y=[mark and mark.value for mark in points],
        mode="lines+markers+text",
        line={"color": color, "dash": dash, "width": 2, "shape": "hv"},
        connectgaps=False,
        marker={
            "symbol": [f"{symbol}-open" if mark and mark.partial else symbol for mark in shown],
            "color": color,
            "size": size,
            "line": {"width": 2 if any(mark and mark.partial for mark in shown) else 0, "color": color},
        },
        text=["" if mark is None or repeated.get(mark.month) == mark.value else mark.label for mark in shown],
        textposition=[_stand(mark.month if mark else 0, bool(repeated)) for mark in points],
        textfont={"size": 12, "color": color},
        cliponaxis=False,
        hovertext=[mark.hover if mark else "" for mark in shown],
        hoverinfo="text",
        xaxis=x,
        yaxis=y,
    )


def _stand(month: int, below: bool) -> str:
    """Labels stand above; those of a second line below it, beside the step and inside the drawing."""
    return "top center" if not below else "bottom left" if month >= YEAR - 1 else "bottom right"


def _gaps(marks: Sequence[Mark], x: str, y: str) -> go.Scatter:
    return go.Scatter(
        x=[mark.month for mark in marks],
        y=[0] * len(marks),
        mode="markers+text",
        marker={"symbol": "x-thin", "size": 9, "line": {"width": 2, "color": theme.MUTED}},
        text=[mark.gap for mark in marks],
        textposition="top center",
        textfont={"size": 12, "color": theme.MUTED},
        cliponaxis=False,
        hovertext=[mark.hover for mark in marks],
        hoverinfo="text",
        xaxis=x,
        yaxis=y,
    )
