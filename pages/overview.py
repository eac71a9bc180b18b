"""总览: what is loaded, what each disclosure states, and which of the required tables it has."""

from typing import Any

import streamlit as st

from analysis import data, money, overview, tables
from analysis.charts import overview as charts
from analysis.texts import Words
from pages import _parts, _shell

CARDS = 9  # more disclosures than this are shown as a table alone
COLUMNS = 3


def show(words: Words) -> None:
    st.title(words("title"))
    sentence = st.container()
    listed = _parts.filter_disclosures(words, data.disclosures())
    if listed.empty:
        _parts.empty(words("empty.filter"))
        return
    names = data.labels(listed, words)
    summary = overview.summaries(listed)
    sentence.markdown(overview.hero(summary, words))
    if len(summary) <= CARDS:
        cards(tables.records(summary), names, words)
    st.subheader(words("matrix.title"))
    st.caption(words("matrix.note"))
    _parts.table(overview.status_table(overview.statuses(listed), names, words), "matrix", words("matrix.title"), words)
    st.subheader(words("shares.title"))
    _parts.chart(charts.shares(summary, names, words), "shares", words("shares.title"))
    st.caption(words("shares.note"))
    st.subheader(words("list.title"))
    _parts.table(overview.summary_table(summary, words), "list", words("list.title"), words)
    st.subheader(words("issues.title"))
    issues = overview.issue_table(list(names), names, words)
    if issues.frame.empty:
        st.caption(words("issues.none"))
        return
    st.caption(words("issues.note"))
    _parts.table(issues, "issues", words("issues.title"), words)


def cards(rows: list[dict[str, Any]], names: dict[str, str], words: Words) -> None:
    """One card a disclosure, in rows of three."""
    for start in range(0, len(rows), COLUMNS):
        for place, row in zip(st.columns(COLUMNS), rows[start : start + COLUMNS], strict=False):
            with place.container(border=True, height="stretch"):
                card(row, names[row["disclosure_id"]], words)


def card(row: dict[str, Any], name: str, words: Words) -> None:
    """What one disclosure states, in four lines."""
    unit, unit_name = _shell.unit(), words(f"unit.{_shell.unit()}")
    where = " · ".join(part for part in (row["province_name"], row["city_name"], row["department_name"]) if part)
    st.markdown(f"**{_parts.escape(name)}**")
    st.caption(_parts.escape(where))
    total, missing = money.number(row["total"], unit), overview.missing_word(row, words)
    st.metric(words("total_expenditure"), f"{total} {unit_name}" if total else missing)
    lines = [
        words("card.basis", basis=words(f"basis.{row['basis']}"))
        if total
        else words("card.unread" if row["unread"] else "card.no_total")
    ]
    if row["basic_share"] is not None or row["project_share"] is not None:
        shares = {key: money.percent(row[f"{key}_share"]) or missing for key in ("basic", "project")}
        lines.append(words("card.shares", **shares))
    amount = money.number(row["project_budgets"], unit)
    if amount:
        numbers = {"count": row["projects"], "stated": row["projects_with_budget"]}
        lines.append(words("card.sum", amount=amount, unit=unit_name, **numbers))
    counts = words("card.counts", projects=row["projects"], indicators=row["indicators"])
    lines.append(counts + (words("card.issues", issues=row["issues"]) if row["issues"] else ""))
    st.caption("  \n".join(_parts.escape(line) for line in lines))


show(_shell.words("overview"))
