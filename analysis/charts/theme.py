"""The look of every chart: the colours of Okabe and Ito (safe for colour-blind readers), fonts, and small helpers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import plotly.graph_objects as go

BLUE, ORANGE, GREEN, VERMILION = "#0072B2", "#E69F00", "#009E73", "#D55E00"
SKY, PURPLE, YELLOW, GREY = "#56B4E9", "#CC79A7", "#F0E442", "#8A8A85"
PALETTE = (BLUE, ORANGE, GREEN, VERMILION, SKY, PURPLE, YELLOW, GREY)
INK, MUTED, RULE, PAPER = "#1f2328", "#5f5f59", "#e4dfd3", "rgba(0,0,0,0)"
FONT = (
    "'PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',"
    "'WenQuanYi Zen Hei',sans-serif"
)
CONFIG: dict[str, Any] = {"displayModeBar": False, "responsive": True, "scrollZoom": False}
HATCH = "/"
LEGEND = {"orientation": "h", "x": 0, "y": 1.0, "xanchor": "left", "yanchor": "bottom"}


def figure(*traces: Any, height: int, **layout: Any) -> go.Figure:
    """A figure of these traces in the common look. Skips Plotly's own template, which costs time and shows nothing."""
    base: dict[str, Any] = {
        "template": None,
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "font": {"family": FONT, "size": 13, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "colorway": list(PALETTE),
        "hoverlabel": {"bgcolor": "#ffffff", "bordercolor": RULE, "font": {"family": FONT, "color": INK}},
        "legend": LEGEND,
        "dragmode": False,
    }
    return go.Figure(data=list(traces), layout={**base, **layout})


def fill(colour: str, hatch: str = "") -> dict[str, Any]:
    """Fill of a bar: a colour, and a hatch to tell it without the colour."""
    return {
        "color": colour,
        "pattern": {"shape": hatch, "fillmode": "overlay", "fgcolor": "#ffffff", "fgopacity": 0.4, "size": 7},
    }


def axis(title: str = "", **more: Any) -> dict[str, Any]:
    """An axis with thin rules and thousands separators; fixed, so that a finger can scroll past the chart."""
    return {
        "title": {"text": title, "font": {"size": 12, "color": MUTED}},
        "gridcolor": RULE,
        "zerolinecolor": MUTED,
        "linecolor": RULE,
        "tickformat": ",~r" if more.get("type") != "category" else "",
        "automargin": True,
        "fixedrange": True,
        **more,
    }


def categories(keys: list[str], labels: list[str]) -> dict[str, Any]:
    """An axis of rows: placed by key, for two rows may have one name, and labelled by name."""
    return axis(
        type="category", categoryarray=keys, tickvals=keys, ticktext=labels, showgrid=False, ticklabelstandoff=6
    )


def wrap(text: str, width: int = 12) -> str:
    """Source text for a label: lines of at most `width` wide signs, with nothing that Plotly takes for markup."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and breadth(lines[-1]) + breadth(word) + 1 <= width:
            lines[-1] += " " + word
            continue
        lines.append("")
        for sign in word:
            if breadth(lines[-1] + sign) > width:
                lines.append("")
            lines[-1] += sign
    return "<br>".join(plain(line) for line in lines if line)


def breadth(text: str) -> float:
    """Width of a text in Chinese signs."""
    return sum(1.0 if ord(sign) > 255 else 0.55 for sign in text)


def plain(text: str) -> str:
    """Source text without meaning as markup in a Plotly label."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def row_height(rows: int, each: int = 34, least: int = 160, rest: int = 70, labels: Iterable[str] = ()) -> int:
    """Height of a chart of horizontal bars: `each` a row, more where a label has several lines."""
    lines = max((label.count("<br>") + 1 for label in labels), default=1)
    return max(least, rows * max(each, 18 * lines + 4) + rest)


def names(labels: Sequence[str], at: Sequence[float], ends: Sequence[float]) -> dict[str, Any]:
    """An axis of names from top to bottom in the order given."""
    return axis(
        range=list(ends),
        tickvals=list(at),
        ticktext=list(labels),
        tickfont={"size": 12},
        ticks="",
        showgrid=False,
        zeroline=False,
    )
