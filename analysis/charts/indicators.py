"""Charts of performance indicators: their tree, the dimensions that projects cover, and shares of disclosures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import theme
from analysis.indicators import DIMENSIONS, Figure, find_dimension
from analysis.texts import Words
from loaders.numbers import squeeze
from loaders.schema import Row

LABEL_WIDTH = 8  # wide signs in a line
LEVELS = {
    "level1": (0, 15, 4),
    "level2": (15, 20, 5),
    "level3": (35, 37, 10),
    "target": (72, 28, 7),
}  # left, width, signs
LINE, PAD = 16, 10  # pixels of a line of text and around a cell
TINTS = {
    "quantity": theme.BLUE,
    "quality": theme.BLUE,
    "timeliness": theme.BLUE,
    "cost": theme.ORANGE,
    "economic": theme.GREEN,
    "social": theme.GREEN,
    "ecological": theme.GREEN,
    "sustainable": theme.GREEN,
    "satisfaction": theme.PURPLE,
}


class Cell(NamedTuple):
    """One cell of the tree: its text, what hovering says, and where it stands (pixels from the top)."""

    text: str
    hover: str
    low: float
    height: float
    color: str


def draw_tree(rows: Sequence[Row], unnamed: str, hovers: Sequence[str]) -> go.Figure:
    """一级 → 二级 → 三级 → target as an icicle: children of one parent stand together, every text is complete."""
    order: dict[str, dict[str, list[int]]] = {}
    for index, row in enumerate(rows):
        order.setdefault(row["level1"] or unnamed, {}).setdefault(row["level2"] or unnamed, []).append(index)
    cells: dict[str, list[Cell]] = {level: [] for level in LEVELS}
    low = 0.0
    for first, twigs in order.items():
        top = low
        for second, leaves in twigs.items():
            start = low
            tint = TINTS.get(find_dimension(first, second) or "", theme.GREY)
            for index in leaves:
                row = rows[index]
                texts = {level: _wrap(row[level] or unnamed, level) for level in ("level3", "target")}
                height = max(2, *(text.count("<br>") + 1 for text in texts.values())) * LINE + PAD
                for level, text in texts.items():
                    cells[level].append(Cell(text, hovers[index], low, height, "#ffffff"))
                low += height
            name = theme.plain(second)
            cells["level2"].append(Cell(_wrap(second, "level2"), f"{name} ({len(leaves)})", start, low - start, tint))
        count = sum(map(len, twigs.values()))
        cells["level1"].append(
            Cell(_wrap(first, "level1"), f"{theme.plain(first)} ({count})", top, low - top, theme.INK)
        )
    return theme.figure(
        *(trace for level, column in cells.items() for trace in _column(level, column)),
        height=round(low) + 4,
        margin={"l": 0, "r": 0, "t": 2, "b": 2},
        showlegend=False,
        barmode="overlay",
        xaxis={"visible": False, "range": [0, 100], "fixedrange": True},
        yaxis={"visible": False, "range": [low, 0], "fixedrange": True},
    )


def _wrap(text: str, level: str) -> str:
    """The text in lines of its column; 指标 goes to a line of its own before it is torn apart."""
    width, text = LEVELS[level][2], squeeze(text)
    stem = text.removesuffix("指标")
    if level in ("level1", "level2") and len(text) > width >= len(stem):
        return f"{theme.plain(stem)}<br>指标"
    return theme.wrap(text, width)


def _column(level: str, cells: Sequence[Cell]) -> list[Any]:
    """The cells of one level and, apart from them so that its lines stand flush left, their text."""
    left, width, _ = LEVELS[level]
    middles = [cell.low + cell.height / 2 for cell in cells]
    bars = go.Bar(
        orientation="h",
        x=[width] * len(cells),
        base=[left] * len(cells),
        y=middles,
        width=[cell.height for cell in cells],
        marker={"color": [cell.color for cell in cells], "line": {"width": 1, "color": theme.RULE}},
        hovertext=[cell.hover for cell in cells],
        hoverinfo="text",
    )
    texts = go.Scatter(
        x=[left + 0.5] * len(cells),
        y=middles,
        mode="text",
        text=[cell.text for cell in cells],
        textposition="middle right",
        textfont={"size": 12, "color": [_ink(cell.color) for cell in cells]},
        hoverinfo="skip",
    )
    return [bars, texts]


def _ink(color: str) -> str:
    return "#ffffff" if color in (theme.INK, theme.BLUE, theme.GREEN, theme.GREY) else theme.INK


def draw_coverage(frame: pd.DataFrame, words: Words) -> go.Figure:
    """Projects by dimensions with the number of indicators; a dimension without any stays white and shows –."""
    titles = [words(f"dimension.{key}") for key in DIMENSIONS]
    chinese = words.language == "zh"  # two signs a line; English stands upright
    labels = [theme.wrap(name, LABEL_WIDTH) for name in frame["project"]]
    edges = [0, *accumulate(max(28, (label.count("<br>") + 1) * LINE + 6) for label in labels)]
    counts = frame[list(DIMENSIONS)].to_numpy().tolist()
    trace = go.Heatmap(
        x=[theme.wrap(title, 2) if chinese else title for title in titles],
        y=edges,
        z=[[min(count, 1) for count in row] for row in counts],
        text=[[str(count or "–") for count in row] for row in counts],
        texttemplate="%{text}",
        hovertext=[
            [f"{label}<br>{title} {count}" for title, count in zip(titles, row, strict=True)]
            for label, row in zip(labels, counts, strict=True)
        ],
        hoverinfo="text",
        colorscale=[[0, "#ffffff"], [1, "#cfe3f1"]],
        zmin=0,
        zmax=1,
        showscale=False,
        xgap=2,
        ygap=2,
    )
    head = 60 if chinese else 110
    return theme.figure(
        trace,
        height=head + edges[-1],
        xaxis=theme.axis(
            type="category", side="top", tickangle=0 if chinese else -90, showgrid=False, tickfont={"size": 12}
        ),
        yaxis=theme.names(labels, [(low + high) / 2 for low, high in pairwise(edges)], [edges[-1], 0]),
    )


def draw_shares(names: Sequence[str], figures: Sequence[Figure]) -> go.Figure:
    """One bar a disclosure, 0 to 100 %, with n of m; a share that cannot be formed has its n of m and no bar."""
    at, shares = list(range(len(names))), [(figure.share or 0) * 100 for figure in figures]
    bars = go.Bar(
        orientation="h",
        x=shares,
        y=at,
        width=0.5,
        marker={"color": theme.BLUE},
        text=["" if figure.share is None else f"{figure.share:.1%}" for figure in figures],
        textposition="outside",
        cliponaxis=False,
        hoverinfo="skip",
    )
    labels = [
        f"{theme.wrap(name, LABEL_WIDTH)} ({figure.count}/{figure.total})"
        for name, figure in zip(names, figures, strict=True)
    ]
    ticks = [0, 25, 50, 75, 100]
    return theme.figure(
        bars,
        height=theme.row_height(len(names)),
        showlegend=False,
        xaxis=theme.axis(range=[0, 128], tickvals=ticks, ticktext=[f"{tick}%" for tick in ticks]),
        yaxis=theme.names(labels, at, [len(at) - 0.5, -0.5]),
    )
