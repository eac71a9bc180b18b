"""三公经费: compare disclosures and years, table against prose, printed against implied."""

import pandas as pd
import streamlit as st

from analysis import data, three_public
from analysis.charts import three_public as charts
from analysis.texts import Words
from pages import _parts, _shell


def show(words: Words) -> None:
    st.title(words("title"))
    listed = _parts.filter_disclosures(words, data.disclosures())
    if listed.empty:
        _parts.empty(words("empty.filter"))
        return
    names = data.labels(data.disclosures(), words)
    frame = three_public.items(listed)
    years = three_public.years(frame)
    if len(years) > 1:
        st.warning(words("mixed", years=words("join").join(map(str, years))), icon=":material/info:")
    show_chart(frame, names, words)
    show_differences(three_public.differences(frame), names, words)
    title = words("list.title")
    st.subheader(title)
    table = three_public.item_table(frame, names, words)
    if table.frame.empty:
        _parts.empty(words("none"))
        return
    _parts.table(table, "three", title, words)


@st.fragment
def show_chart(frame: pd.DataFrame, names: dict[str, str], words: Words) -> None:
    with st.container(horizontal=True):
        item = _parts.pick_one(
            "item", words("item"), three_public.stated_items(frame), lambda token: words(f"item.{token}")
        )
        measure = _parts.pick_segment(
            "by", words("measure"), three_public.MEASURES, lambda token: words(f"measure.{token}")
        )
    title = words("chart.title", item=words(f"item.{item}"), measure=words(f"measure.{measure}"))
    st.subheader(title)
    rows = three_public.of_item(frame, item)
    _parts.chart(charts.compare(rows, names, measure, _shell.unit(), words), "three", title)
    st.caption(words("chart.note"))
    if measure == "per_staff":
        st.caption(words("per_staff.note"))


def show_differences(frame: pd.DataFrame, names: dict[str, str], words: Words) -> None:
    st.subheader(words("differ.title"))
    if frame.empty:
        st.caption(words("differ.none"))
        return
    for sentence in three_public.difference_sentences(frame, names, _shell.unit(), words):
        st.text(f"≠ {sentence}")
    title = words("differ.title")
    _parts.table(three_public.item_table(frame, names, words), "differ", title, words)


show(_shell.words("three_public"))
