"""绩效指标 over many disclosures: shares beside each other, and a search in the six columns."""

from collections.abc import Sequence
from typing import cast

import streamlit as st

from analysis import data, indicators, indicators_view
from analysis.charts import indicators as charts
from analysis.texts import Words
from loaders.schema import Row
from pages import _parts


def fetch(table: str, ids: Sequence[str]) -> list[Row]:
    """Rows of a table of the store as the functions of `analysis` take them."""
    return cast("list[Row]", data.rows(table, ids).to_dict("records"))


def _choose(words: Words) -> tuple[dict[str, str], dict[str, list[Row]]]:
    """The disclosures of the filters: their names, and the indicators of each."""
    listed = _parts.filter_disclosures(words, data.disclosures())
    rows: dict[str, list[Row]] = {key: [] for key in data.labels(listed, words)}
    for row in fetch("indicators", list(rows)):
        rows[row["disclosure_id"]].append(row)
    return data.labels(listed, words), rows


def compare(words: Words) -> None:
    """One figure in all disclosures that have indicators: shares with n, in the order of region codes."""
    names, rows = _choose(words)
    groups = {names[key]: group for key, group in rows.items() if group}
    if not groups:
        _parts.empty(words("none.any"))
        return
    key = _parts.pick_one("c", words("compare.figure"), indicators.FIGURES, indicators_view.name_figure(words))
    figure = charts.draw_shares(list(groups), indicators_view.compare_figure(groups, key))
    _parts.chart(figure, "compare", words("compare.alt", title=words(key)))
    st.caption(f"{words(f'why.{key}')} {words('compare.caption')}")
    if without := [names[key] for key, group in rows.items() if not group]:
        st.text(words("without", names=words("join").join(without)))
    table = indicators_view.tabulate_figures(groups, words, "disclosure")
    _parts.table(table, "compare", words("compare"), words)


def search(words: Words) -> None:
    """The indicators of all chosen disclosures that hold every word typed."""
    names, rows = _choose(words)
    query = st.text_input(words("search"), key="q", placeholder=words("search.hint"), bind="query-params").strip()
    found = {key: indicators.search_indicators(group, query) for key, group in rows.items()}
    count = sum(map(len, found.values()))
    said = {"files": len(rows), "total": sum(map(len, rows.values())), "query": query, "count": count}
    if not query:
        st.text(words("search.empty"))
    elif not count:
        _parts.empty(_parts.escape(words("search.none", **said)))
    else:
        st.text(words("search.found", **said))
        projects = fetch("projects", [key for key, group in found.items() if group])
        listed = {
            (names[key], title): [row for row in group if row in found[key]]
            for key in found
            if found[key]
            for title, group in indicators_view.group_by_name(
                rows[key], (row for row in projects if row["disclosure_id"] == key), words
            ).items()
        }
        _parts.table(indicators_view.tabulate_indicators(listed, words), "search", words("part.search"), words)
