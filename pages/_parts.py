"""Parts that pages are made of: pickers in the URL, a chart, a table with downloads and sources, the empty case."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis import data, export
from analysis.charts import theme
from analysis.tables import SOURCES, Column, Source, Table
from analysis.texts import Words
from pages import _shell, _state

FORMATS = {"money": "%,.2f", "percent": "%.1f%%", "count": "%,d", "plain": "%d"}
MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|<>~$:-])")
LONG, LONG_HEIGHT = 16, 560  # rows from which a table scrolls, and its height then


def escape(text: str) -> str:
    """Source text for a place that reads Markdown: shown as it is, never obeyed."""
    return MARKUP.sub(r"\\\1", text)


def pick_one(key: str, label: str, options: Sequence[str], show: Callable[[str], str], default: str = "") -> str:
    """A drop-down bound to the URL; the token chosen."""
    value = _state.choice(key, options, default or options[0])
    st.selectbox(label, options, key=key, format_func=show, filter_mode="contains", placeholder=label)
    return value


def pick_segment(key: str, label: str, options: Sequence[str], show: Callable[[str], str], default: str = "") -> str:
    """A row of buttons bound to the URL; the token chosen."""
    value = _state.choice(key, options, default or options[0])
    st.segmented_control(label, options, key=key, format_func=show, required=True, wrap=True)
    return value


def pick_many(key: str, label: str, options: Sequence[str], show: Callable[[str], str], everything: str) -> list[str]:
    """A multiple choice bound to the URL; none chosen means all. The tokens chosen, or all."""
    values = _state.choices(key, options)
    st.multiselect(label, options, key=key, format_func=show, placeholder=everything, select_all=False)
    return values or list(options)


def pick_disclosure(words: Words, frame: pd.DataFrame, key: str = "d", label: str = "", default: str = "") -> str:
    """One disclosure of `frame`, in the order of region codes. The key "d" is shared by all pages."""
    names = data.labels(frame, words)
    return pick_one(key, label or words("disclosure"), list(names), names.__getitem__, default)


def filter_disclosures(words: Words, frame: pd.DataFrame) -> pd.DataFrame:
    """The disclosures of the years and regions chosen; nothing chosen means all, those without year or region too."""
    years = frame["fiscal_year"].map(lambda year: str(year) if year else words("unknown"))
    regions = frame["region_name"].map(lambda name: name or words("unknown"))
    left, right = st.columns(2)
    with left:
        chosen_years = pick_many("years", words("years"), sorted(years.unique()), str, words("all"))
    with right:
        chosen_regions = pick_many("regions", words("region"), list(regions.unique()), str, words("all"))
    return frame[years.isin(chosen_years) & regions.isin(chosen_regions)]


def empty(sentence: str) -> None:
    """The empty case: one sentence."""
    st.info(sentence, icon=":material/info:")


def chart(figure: go.Figure, key: str, alt: str) -> None:
    """A chart with a description for those who cannot see it."""
    st.plotly_chart(figure, key=key, theme=None, config=theme.CONFIG, alt=alt)


def table(table: Table, key: str, title: str, words: Words, height: int | None = None) -> None:
    """The complete data of a chart: the table, its downloads, and the source of a ticked row.

    A tick redraws this part alone.
    """
    _table(table, key, title, words, _shell.unit(), height)


@st.fragment
def _table(table: Table, key: str, title: str, words: Words, unit: str, height: int | None) -> None:
    sourced = SOURCES in table.frame
    shown: Any = st.dataframe(
        _shaded(table, unit),
        key=f"{key}.rows",
        hide_index=True,
        height=height or ("content" if len(table.frame) <= LONG else LONG_HEIGHT),
        column_config={column.name: _column(column, words, unit) for column in table.columns},
        placeholder=table.missing,
        on_select="rerun" if sourced else "ignore",
        selection_mode="single-row",
        alt=title,
    )
    ticked: list[int] = shown["selection"]["rows"] if sourced else []
    with st.container(horizontal=True, vertical_alignment="center"):
        downloads(table, key, title, words)
        if sourced and not ticked:
            st.caption(words("source.hint"), width="content")
    if ticked and ticked[0] < len(table.frame):
        source_panel(table.frame[SOURCES].iloc[ticked[0]], key, words)


def _shaded(table: Table, unit: str) -> Any:
    shown = table.shown(unit)
    if not table.marks:
        return shown
    return shown.style.map(lambda text: f"background-color: {table.marks[text]}" if text in table.marks else "")


def _column(column: Column, words: Words, unit: str) -> Any:
    if column.kind == "text":
        return st.column_config.TextColumn(column.title, pinned=column.pinned or None, width=column.width)
    title = column.title
    if column.kind == "money":
        title = words("with_unit", title=title, unit=words(f"unit.{unit}"))
    return st.column_config.NumberColumn(title, format=FORMATS[column.kind], width=column.width)


def downloads(table: Table, key: str, title: str, words: Words) -> None:
    """CSV and Excel of a table, made when clicked."""
    name = re.sub(r"[^\w-]+", "-", title).strip("-")
    notes = (words("sheet.view", url=st.context.url or ""),)
    for kind, make in (
        ("csv", lambda: export.to_csv(table, words)),
        ("xlsx", lambda: export.to_xlsx(table, words, title, notes)),
    ):
        st.download_button(
            words(kind), make, f"{name}.{kind}", key=f"{key}.{kind}", on_click="ignore", icon=":material/download:"
        )


def source_panel(sources: Sequence[Source], key: str, words: Words) -> None:
    """File, place and printed text of each figure of a row, and the file itself where it is at hand."""
    with st.container(border=True):
        st.markdown(f"**{words('source')}**")
        if not sources:
            st.text(words("source.none"))
            return
        files = data.disclosures().set_index("disclosure_id")["source_file"]
        columns = {
            words("figure"): [item.what for item in sources],
            words("printed"): [item.printed or words("blank") for item in sources],
            words("place"): [words.place(item.place) for item in sources],
            words("file"): [files.get(item.disclosure_id, "") for item in sources],
        }
        st.dataframe(pd.DataFrame(columns), hide_index=True, height="content", key=f"{key}.sources")
        for quote in dict.fromkeys(item.quote for item in sources if item.quote):
            st.text(f"“{quote}”")
        for name in dict.fromkeys(columns[words("file")]):
            _offer_file(name, key, words)


def _offer_file(name: str, key: str, words: Words) -> None:
    path = data.source_path(name)
    if path is None:
        st.caption(escape(words("source.elsewhere", name=name)))
        return
    label = escape(words("source.download", name=name))
    icon = ":material/description:"
    st.download_button(label, path.read_bytes, name, key=f"{key}.{name}", on_click="ignore", icon=icon)
