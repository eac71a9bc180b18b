"""功能分类: expenditure by function and economic class, and two disclosures side by side."""

import streamlit as st

from analysis import data, functions
from analysis.texts import Words
from pages import _function_views, _parts, _shell

VIEWS = ("tree", "split", "economic", "pair")


def show(words: Words) -> None:
    st.title(words("title"))
    listed = data.disclosures()
    names = data.labels(listed, words)
    having = [key for key in names if key in functions.disclosures_with_lines()]
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        chosen = _parts.pick_disclosure(words, listed, default=having[0] if having else "")
    with right:
        view = _parts.pick_segment("view", words("view"), VIEWS, lambda token: words(f"view.{token}"))
    lines, table = functions.function_lines(chosen)
    if table is None:
        _parts.empty(functions.why_none(listed, chosen, names, having, words))
        return
    st.caption(words(f"from.{table}"))
    if view == "tree":
        _function_views.show_tree(lines, names[chosen], words)
    elif view == "split":
        _function_views.show_split(lines, names[chosen], words)
    elif view == "economic":
        _function_views.show_economic(functions.economic_lines(chosen), names[chosen], words)
    else:
        others = listed[listed["disclosure_id"].isin(having) & (listed["disclosure_id"] != chosen)]
        _function_views.show_pair(chosen, others, names, words)


show(_shell.words("functions"))
