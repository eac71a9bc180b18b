"""Charts of the page 功能分类. Trees are built from arrays by hand: Plotly Express takes ten times as long."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis import money, tables
from analysis.charts import theme
from analysis.texts import Words

SHAPES = {"sunburst": go.Sunburst, "treemap": go.Treemap, "icicle": go.Icicle}


def tree(nodes: pd.DataFrame, shape: str, unit: str, words: Words) -> go.Figure:
    """The tree 类→款→项 of one measure; a click goes down, a click on the middle or the path goes up."""
    records = tables.records(nodes)
    colours = _colours(records)
    unit_name = words(f"unit.{unit}")
    ways: dict[str, dict[str, Any]] = {
        "sunburst": {"insidetextorientation": "auto", "leaf": {"opacity": 1}},
        "treemap": {"pathbar": {"textfont": {"size": 13}}, "tiling": {"pad": 2}},
        "icicle": {"pathbar": {"textfont": {"size": 13}}, "tiling": {"pad": 1}},
    }
    trace = SHAPES[shape](
        ids=[node["id"] for node in records],
        parents=[node["parent"] for node in records],
        labels=[theme.wrap(node["name"], 9) for node in records],
        values=[float(node["own"]) for node in records],
        customdata=[
            [node["code"], f"{money.number(node['amount'], unit)} {unit_name}", money.percent(node["share"]) or "–"]
            for node in records
        ],
        branchvalues="remainder",
        sort=False,
        marker={"colors": colours, "line": {"color": "#fdfcf9", "width": 1.2}},
        texttemplate="%{label}<br>%{customdata[2]}",
        textfont={"size": 13, "family": theme.FONT},
        hovertemplate="%{customdata[0]} %{label}<br>%{customdata[1]}<br>%{customdata[2]}<extra></extra>",
        **ways[shape],
    )
    return theme.figure(
        trace,
        _keys(records, colours),
        height=490,
        margin=dict.fromkeys("lrtb", 4),
        # A ring has no room for every name: what is left out is in the legend, the table, and on hover.
        uniformtext={"minsize": 10, "mode": "hide" if shape == "sunburst" else False},
        legend={"orientation": "h", "y": 0, "yanchor": "top", "itemclick": False, "itemdoubleclick": False},
    )


def _keys(records: list[dict[str, Any]], colours: list[str]) -> go.Pie:
    """The classes for the legend: a pie too small to see, for the axes of another trace would take the clicks."""
    tops = [(node, colour) for node, colour in zip(records, colours, strict=True) if node["parent"] == "root"]
    return go.Pie(
        labels=[theme.plain(node["name"]) for node, _ in tops],
        values=[1] * len(tops),
        marker={"colors": [colour for _, colour in tops]},
        sort=False,
        textinfo="none",
        hoverinfo="skip",
        domain={"x": [0, 0.001], "y": [0, 0.001]},
    )


def _colours(records: list[dict[str, Any]]) -> list[str]:
    parents = {node["id"]: node["parent"] for node in records}
    tops = [node["id"] for node in records if node["parent"] == "root"]
    base = {top: theme.PALETTE[index % len(theme.PALETTE)] for index, top in enumerate(tops)}
    colours = []
    for node in records:
        above, depth = node["id"], 0
        while parents.get(above) not in ("root", "", None):
            above, depth = parents[above], depth + 1
        colours.append(_fade(base[above], depth) if above in base else "#efece4")
    return colours


def _fade(colour: str, depth: int) -> str:
    """The colour mixed with paper, lighter with depth; opaque, so that text on it keeps its contrast."""
    part = (0.0, 0.35, 0.6)[min(depth, 2)]
    mixed = (round(int(colour[i : i + 2], 16) * (1 - part) + 253 * part) for i in (1, 3, 5))
    return "#" + "".join(f"{value:02x}" for value in mixed)


def stacked(lines: pd.DataFrame, measures: tuple[str, ...], unit: str, words: Words) -> go.Figure:
    """Horizontal bars, one a line, made of measures that add up (basic + project, personnel + public)."""
    rows = tables.records(lines)[::-1]
    labels = [theme.wrap(row["name"], 11) for row in rows]
    keys = [_key(row) for row in rows]
    unit_name = words(f"unit.{unit}")
    looks = ((theme.BLUE, ""), (theme.ORANGE, theme.HATCH))
    bars = [
        go.Bar(
            name=words(measure),
            orientation="h",
            y=keys,
            x=[_float(row[measure], unit) for row in rows],
            marker=theme.fill(*look),
            customdata=[money.number(row[measure], unit) or words("blank") for row in rows],
            hovertemplate=words(measure) + " %{customdata} " + unit_name + "<extra></extra>",
        )
        for measure, look in zip(measures, looks, strict=False)
    ]
    return theme.figure(
        *bars,
        height=theme.row_height(len(rows), 30, labels=labels),
        barmode="stack",
        bargap=0.35,
        xaxis=theme.axis(unit_name),
        yaxis=theme.categories(keys, labels),
        legend={**theme.LEGEND, "traceorder": "normal"},
        margin={"l": 8, "r": 24, "t": 34, "b": 8},
        annotations=[
            {
                "x": sum(_float(row[measure], unit) or 0 for measure in measures),
                "y": _key(row),
                "text": money.number(row["total"], unit) or "",
                "showarrow": False,
                "xanchor": "left",
                "xshift": 4,
                "font": {"size": 11, "color": theme.MUTED},
            }
            for row in rows
        ],
    )


def pair(frame: pd.DataFrame, names: tuple[str, str], shares: bool, unit: str, words: Words) -> go.Figure:
    """Two disclosures beside each other, by line, in shares of their totals or in amounts."""
    rows = tables.records(frame)[::-1]
    labels = [theme.wrap(row["name"], 11) for row in rows]
    keys = [_key(row) for row in rows]
    unit_name = "" if shares else words(f"unit.{unit}")
    bars = []
    for side, name, look in (("b", names[1], (theme.ORANGE, theme.HATCH)), ("a", names[0], (theme.BLUE, ""))):
        texts = [
            (money.percent(row[f"{side}_share"]) if shares else money.number(row[side], unit)) or words("no_line")
            for row in rows
        ]
        bars.append(
            go.Bar(
                name=theme.plain(name),
                orientation="h",
                y=keys,
                x=[
                    (float(row[f"{side}_share"]) if row[f"{side}_share"] is not None else 0)
                    if shares
                    else _float(row[side], unit) or 0
                    for row in rows
                ],
                marker=theme.fill(*look),
                text=texts,
                textposition="outside",
                textfont={"size": 11, "color": theme.MUTED},
                cliponaxis=False,
                hovertemplate=theme.plain(name) + " %{text} " + unit_name + "<extra></extra>",
            )
        )
    return theme.figure(
        *bars,
        height=theme.row_height(len(rows), 52),
        barmode="group",
        bargap=0.3,
        xaxis=theme.axis(unit_name, **({"tickformat": ".0%"} if shares else {})),
        yaxis=theme.categories(keys, labels),
        legend={**theme.LEGEND, "traceorder": "reversed"},
        margin={"l": 8, "r": 64, "t": 34, "b": 8},
    )


def _key(row: dict[str, Any]) -> str:
    """Place of a row on the axis: Plotly takes a bare code for a number."""
    return f"code {row['code']}"


def _float(amount: Any, unit: str) -> float | None:
    value = money.scaled(amount, unit)
    return None if value is None else float(value)
