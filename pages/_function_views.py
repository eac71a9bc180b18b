"""The four views of the page 功能分类; each redraws alone when its own filters change."""

import pandas as pd
import streamlit as st

from analysis import functions
from analysis.charts import functions as charts
from analysis.texts import Words
from pages import _parts, _shell


def pick_measure(words: Words) -> str:
    return _parts.pick_segment("m", words("measure"), functions.MEASURES, words)


def pick_depth(words: Words) -> int:
    return int(_parts.pick_segment("depth", words("depth"), ("1", "2", "3"), lambda token: words(f"depth.{token}")))


@st.fragment
def show_tree(lines: pd.DataFrame, name: str, words: Words) -> None:
    with st.container(horizontal=True):
        measure = pick_measure(words)
        shape = _parts.pick_segment(
            "shape", words("shape"), tuple(charts.SHAPES), lambda token: words(f"shape.{token}")
        )
    title = words("tree.title", name=name, measure=words(measure))
    st.subheader(title)
    nodes = functions.tree(lines, measure, words("root"))
    picture, listing = st.columns([5, 7])
    with picture:
        if len(nodes) == 1:
            _parts.empty(words("blank_measure", measure=words(measure)))
        else:
            _parts.chart(charts.tree(nodes, shape, _shell.unit(), words), "tree", title)
            st.caption(words("tree.note"))
    with listing:
        _parts.table(functions.line_table(lines, functions.MEASURES, words), "lines", title, words, 470)


@st.fragment
def show_split(lines: pd.DataFrame, name: str, words: Words) -> None:
    rows = functions.classes(lines, pick_depth(words))
    title = words("split.title", name=name)
    st.subheader(title)
    _parts.chart(charts.stacked(rows, ("basic", "project"), _shell.unit(), words), "split", title)
    st.caption(words("split.note"))
    _parts.table(functions.line_table(lines, functions.MEASURES, words), "split", title, words)


def show_economic(lines: pd.DataFrame, name: str, words: Words) -> None:
    if lines.empty:
        _parts.empty(words("economic.none"))
        return
    title = words("economic.title", name=name)
    st.subheader(title)
    rows, measures = functions.economic_rows(lines)
    _parts.chart(charts.stacked(rows, measures, _shell.unit(), words), "economic", title)
    st.caption(words("economic.note") if len(measures) > 1 else words("economic.plain"))
    _parts.table(functions.line_table(lines, functions.ECONOMIC_MEASURES, words), "economic", title, words)


@st.fragment
def show_pair(chosen: str, others: pd.DataFrame, names: dict[str, str], words: Words) -> None:
    if others.empty:
        _parts.empty(words("pair.one"))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        other = _parts.pick_disclosure(words, others, "d2", words("other_disclosure"))
        measure = pick_measure(words)
        depth = pick_depth(words)
        basis = _parts.pick_segment("in", words("basis"), ("shares", "amounts"), lambda token: words(f"basis.{token}"))
    both = names[chosen], names[other]
    title = words("pair.title", a=both[0], b=both[1], measure=words(measure))
    st.subheader(title)
    frame, cautions = functions.compare(chosen, other, measure, depth, words)
    for caution in cautions:
        st.warning(caution, icon=":material/info:")
    _parts.chart(charts.pair(frame, both, basis == "shares", _shell.unit(), words), "pair", title)
    st.caption(words("pair.note"))
    _parts.table(functions.side_table(frame, both, words), "pair", title, words)
