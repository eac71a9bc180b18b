"""Step charts of the spending schedule: small panels below each other, so that no curve hides another.

The panels of a figure share one pair of axes, in pixels: a pair for each panel would take a browser several times as long.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from analysis.charts import theme

PLOT, FOOT = 118, 34  # pixels of a panel: the drawing, and the months below it
HEAD, LINE = 26, 17  # pixels above the drawing, and of each line of a title
YEAR, LAST = 12, 13.2  # December, and the right end of the scale of months
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
    floors = [height - index * each - head - PLOT for index in range(len(panels))]
    placed = [_Placed(panel, floor, frame) for panel, floor in zip(panels, floors, strict=True)]
    ticks = [(one.at(value), f"{value:,.10g}{frame.suffix}") for one in placed for value in _round_steps(frame.top)]
    shown = [basis for basis in LOOKS if any(basis in panel.lines for panel in panels)]
    return theme.figure(
        _rules([((mark, one.floor), (mark, one.floor + PLOT)) for one in placed for mark in one.months], theme.RULE),
        _rules([((0, one.at(0)), (LAST, one.at(0))) for one in placed], theme.MUTED),
        _rules(
            [((0, one.at(0)), (YEAR, one.at(whole))) for one in placed if (whole := one.panel.whole)],
            theme.GREY,
            "dash",
        ),
        *(draw(placed, basis) for basis in shown for draw in (_steps, _marks)),
        _gaps(placed),
        _words([(0, one.floor + PLOT + 8, f"<b>{one.panel.title}</b>") for one in placed], "top right", 13),
        _words([(m, one.floor - 2, frame.ticks[m]) for one in placed for m in one.months], "bottom center", 12),
        height=height,
        margin={"l": 10 + 7.5 * max(len(text) for _, text in ticks), "r": 4, "t": 0, "b": 0},
        showlegend=False,
        xaxis={"range": [0, LAST], "visible": False, "zeroline": False, "fixedrange": True},
        yaxis=theme.axis(
            range=[0, height],
            tickvals=[y for y, _ in ticks],
            ticktext=[text for _, text in ticks],
            showline=False,
            zeroline=False,
            automargin=False,  # finding out the margin would draw everything twice
        ),
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    """A panel whose drawing begins `floor` pixels above the foot of the figure."""

    panel: Panel
    floor: float
    frame: Frame

    def at(self, value: float) -> float:
        """The height of a value, with room above for labels and below for the words of gaps."""
        return self.floor + PLOT * (value / self.frame.top + 0.12) / 1.42

    @property
    def months(self) -> list[int]:
        return sorted({mark.month for marks in self.panel.lines.values() for mark in marks})


def _round_steps(top: float) -> list[float]:
    """Nought and the multiples of a round number, two to four of them, that a scale up to `top` bears."""
    rough = top / 2
    power = 10 ** math.floor(math.log10(rough))
    step = max(unit * power for unit in (1, 2, 2.5, 5) if unit * power <= rough)
    return [step * count for count in range(math.floor(top / step) + 1)]


def _rules(
    lines: Iterable[tuple[tuple[float, float], tuple[float, float]]], color: str, dash: str = "solid"
) -> go.Scatter:
    """Thin lines from point to point in one trace."""
    points = [point for line in lines for point in (*line, (None, None))]
    return go.Scatter(
        x=[x for x, _ in points],
        y=[y for _, y in points],
        mode="lines",
        line={"color": color, "width": 1, "dash": dash},
        hoverinfo="skip",
    )


def _words(texts: Sequence[tuple[float, float, str]], position: str, size: int) -> go.Scatter:
    """Words beside the panels: titles and months."""
    return go.Scatter(
        x=[x for x, _, _ in texts],
        y=[y for _, y, _ in texts],
        text=[text for _, _, text in texts],
        mode="text",
        textposition=position,
        textfont={"size": size, "color": theme.INK},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _steps(placed: Sequence[_Placed], basis: str) -> go.Scatter:
    """The printed months as steps that hold until the next; a gap, or a mark not joined, breaks the line."""
    color, dash, *_ = LOOKS[basis]
    points: list[tuple[int | None, float | None]] = []
    for one in placed:
        for index, mark in enumerate(one.panel.lines.get(basis, ())):
            if not mark.joined or not index:
                points.append((None, None))
            points.append((mark.month, None if mark.value is None else one.at(mark.value)))
    return go.Scatter(
        x=[x for x, _ in points],
        y=[y for _, y in points],
        mode="lines",
        line={"color": color, "dash": dash, "width": 2, "shape": "hv"},
        connectgaps=False,
        hoverinfo="skip",
    )


def _marks(placed: Sequence[_Placed], basis: str) -> go.Scatter:
    """The printed months with their figures; one that the table's line already bears is left out.

    A trace apart from the line: in one trace Plotly leaves out the label of a line's first mark.
    """
    color, _, symbol, size = LOOKS[basis]
    marks: list[tuple[Mark, float, str, str]] = []  # with its height, label, and where the label stands
    for one in placed:
        table = {mark.month: mark.value for mark in one.panel.lines.get("table", ())} if basis != "table" else {}
        for mark in one.panel.lines.get(basis, ()):
            if mark.value is not None:
                label = "" if table.get(mark.month) == mark.value else mark.label
                marks.append((mark, one.at(mark.value), label, _stand(mark.month, bool(table))))
    return go.Scatter(
        x=[mark.month for mark, *_ in marks],
        y=[height for _, height, *_ in marks],
        mode="markers+text",
        marker={
            "symbol": [f"{symbol}-open" if mark.partial else symbol for mark, *_ in marks],
            "color": color,
            "size": size,
            "line": {"width": [2 if mark.partial else 0 for mark, *_ in marks], "color": color},
        },
        text=[label for _, _, label, _ in marks],
        textposition=[stand for *_, stand in marks],
        textfont={"size": 12, "color": color},
        cliponaxis=False,
        hovertext=[mark.hover for mark, *_ in marks],
        hoverinfo="text",
    )


def _stand(month: int, below: bool) -> str:
    """Labels stand above; those of a second line below it, beside the step and inside the drawing."""
    return "top center" if not below else "bottom left" if month >= YEAR - 1 else "bottom right"


def _gaps(placed: Sequence[_Placed]) -> go.Scatter:
    """A cross and its word where a month is blank or not listed, once a month where both lines lack it."""
    marks = []
    for one in placed:
        lines = (one.panel.lines[basis] for basis in LOOKS if basis in one.panel.lines)
        fresh = {mark.month: mark for line in reversed(list(lines)) for mark in line if mark.gap}
        marks += [(one.at(0), mark) for mark in fresh.values()]
    return go.Scatter(
        x=[mark.month for _, mark in marks],
        y=[height for height, _ in marks],
        mode="markers+text",
        marker={"symbol": "x-thin", "size": 9, "line": {"width": 2, "color": theme.MUTED}},
        text=[mark.gap for _, mark in marks],
        textposition="top center",
        textfont={"size": 12, "color": theme.MUTED},
        cliponaxis=False,
        hovertext=[mark.hover for _, mark in marks],
        hoverinfo="text",
    )
