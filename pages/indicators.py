"""绩效指标: the indicators of a project as a tree and a table, first quality figures, a comparison and a search."""

from collections.abc import Sequence

import streamlit as st

from analysis import data, indicators, indicators_view
from analysis.charts import indicators as charts
from loaders.schema import Row
from pages import _indicators_many, _parts, _shell

words = _shell.words("indicators")


def show_one() -> None:
    listed = data.disclosures()
    left, right = st.columns(2)
    with left:
        one = _parts.pick_disclosure(words, listed)
    name, whole = data.labels(listed, words)[one], _indicators_many.fetch("indicators", [one])
    if not whole:
        _parts.empty(words("none", name=name))
        return
    groups = indicators_view.group_by_name(whole, _indicators_many.fetch("projects", [one]), words)
    tokens = {str(group[0]["project_no"]): title for title, group in groups.items()} | {"all": words("project.all")}
    with right:
        token = _parts.pick_one("p", words("project.one"), list(tokens), tokens.__getitem__)
    shown = groups if token == "all" else {tokens[token]: groups[tokens[token]]}
    rows = [row for group in shown.values() for row in group]
    left, right = st.columns([6, 5], gap="large")
    with left:
        if token == "all":
            show_coverage(groups, name)
        else:
            show_tree(rows, tokens[token])
    with right:
        show_cards(rows, whole, groups, f"{name} {tokens[token]}")
    show_list({(name, title): group for title, group in shown.items()}, whole, f"{name} {tokens[token]}")
    if token != "all":
        show_coverage(groups, name)
    st.subheader(words("figures.projects"))
    table = indicators_view.tabulate_figures({words("project.whole"): whole, **groups}, words, "project", whole)
    _parts.table(table, "figures", f"{words('figures.projects')} {name}", words)


def show_tree(rows: Sequence[Row], title: str) -> None:
    st.subheader(words("tree"))
    figure = charts.draw_tree(rows, words("unnamed"), indicators_view.hover_indicators(rows, words))
    _parts.chart(figure, "tree", words("tree.alt", name=title, count=len(rows)))
    st.caption(words("tree.caption"))


def show_cards(rows: Sequence[Row], whole: Sequence[Row], groups: dict[str, list[Row]], title: str) -> None:
    st.subheader(words("figures"))
    st.text(words("figures.scope", name=title, count=len(rows)))
    columns = st.columns(2)
    for index, card in enumerate(indicators_view.describe_figures(rows, whole, groups, words)):
        with columns[index % 2]:
            st.metric(card.title, card.value)
            st.caption(_parts.escape(card.text))


def show_coverage(groups: dict[str, list[Row]], name: str) -> None:
    st.subheader(words("coverage"))
    table = indicators_view.tabulate_coverage(groups, words)
    _parts.chart(charts.draw_coverage(table.frame, words), "coverage", words("coverage.alt", name=name))
    st.caption(words("coverage.caption"))
    _parts.table(table, "coverage", f"{words('coverage')} {name}", words)


def show_list(shown: dict[tuple[str, str], list[Row]], whole: Sequence[Row], title: str) -> None:
    st.subheader(words("list"))
    st.caption(words("list.caption"))
    key = _parts.pick_one("f", words("filter"), ("all", *indicators.FILTERS), indicators_view.name_figure(words))
    kept = indicators_view.keep_flagged(shown, whole, key)
    if any(kept.values()):
        _parts.table(indicators_view.tabulate_indicators(kept, words), "list", f"{words('list')} {title}", words)
    else:
        _parts.empty(words("filter.none"))


st.title(words("title"))
st.caption(words("lead"))
match _parts.pick_segment("part", words("part"), ("one", "compare", "search"), lambda key: words(f"part.{key}")):
    case "compare":
        _indicators_many.compare(words)
    case "search":
        _indicators_many.search(words)
    case _:
        show_one()
