"""公开核查: what does not agree within a disclosure or is not there, with evidence; what holds; what was not checked."""

import streamlit as st

from analysis import audit_tables, audit_view, data
from analysis.checks import Report, Status
from analysis.texts import Words
from pages import _audit_parts, _parts, _shell

MOST = 60  # disclosures side by side


def show(words: Words) -> None:
    st.title(words("title"))
    st.caption(words("lead"))
    listed = _parts.filter_disclosures(words, data.disclosures())
    if listed.empty:
        _parts.empty(words("empty.filter"))
        return
    names = data.labels(listed, words)
    one = _parts.pick_disclosure(words, listed)
    with st.spinner(words("reading")):
        report = audit_view.report(one)
    _audit_parts.counts(report, words)
    _audit_parts.briefs(one, names[one], _shell.unit(), words)
    st.subheader(words("findings"))
    if found := audit_view.list_findings(report):
        file = str(report.disclosure["source_file"] or "")
        _audit_parts.findings(names[one], file, found, _shell.unit(), words)
    else:
        _parts.empty(words("findings.none"))
    show_outcomes(report, words)
    st.subheader(words("matrix"))
    if len(names) > MOST:
        _parts.empty(words("matrix.many", count=len(names), most=MOST))
    else:
        show_matrix(names, words)


def show_outcomes(report: Report, words: Words) -> None:
    for key, make in (("holds", audit_tables.tabulate_held), ("unchecked", audit_tables.tabulate_unchecked)):
        st.subheader(words(key))
        table = make(report, words)
        if table.frame.empty:
            _parts.empty(words(f"{key}.none"))
            continue
        st.caption(words(f"{key}.note"))
        _parts.table(table, key, words(key), words)


@st.fragment
def show_matrix(names: dict[str, str], words: Words) -> None:
    which = _parts.pick_segment(
        "which", words("matrix.which"), ("failing", "all"), lambda token: words(f"matrix.{token}")
    )
    with st.spinner(words("reading")):
        reports = audit_view.reports(names)
    rules = audit_view.rules_by_severity()
    if which == "failing":
        failing = {result.rule_id for report in reports.values() for result in report.with_status(Status.FAILS)}
        rules = [rule_id for rule_id in rules if rule_id in failing]
    if not rules:
        _parts.empty(words("matrix.none"))
        return
    st.caption(words("matrix.note"))
    _parts.table(audit_tables.tabulate_matrix(reports, names, rules, words), "matrix", words("matrix"), words)


show(_shell.words("audit"))
