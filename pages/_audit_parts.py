"""Parts of the page 公开核查: counts, briefs, and the list of findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from analysis import audit_marks, audit_tables, audit_view, brief, brief_docx, brief_html
from analysis.audit_marks import Marks
from analysis.audit_view import Listed
from analysis.brief_blocks import Brief
from analysis.checks import Report, Status
from analysis.checks.model import SEVERITIES
from analysis.texts import Words
from pages import _audit_evidence, _audit_marks, _parts, _state

FIRST = {"error": 30, "warning": 15, "notice": 10}  # findings listed of each severity before the rest is asked for


def counts(report: Report, words: Words) -> None:
    """How many findings of each severity, and what became of the rules."""
    unchecked = len(report.with_status(Status.CANNOT_BE_CHECKED)) + len(report.with_status(Status.CRASHED))
    with st.container(horizontal=True, gap="large"):
        for severity in SEVERITIES:
            title = f"{words(f'sign.{severity}')} {words(f'severity.{severity}')}"
            st.metric(title, len(report.of_severity(severity)), width="content")
        st.metric(f"✓ {words('holds')}", len(report.with_status(Status.HOLDS)), width="content")
        st.metric(f"– {words('unchecked')}", unchecked, width="content")


def briefs(one: str, name: str, unit: str, words: Words) -> None:
    """The review brief of a disclosure to download, made when clicked."""

    def make(render: Callable[[Brief], bytes]) -> Callable[[], bytes]:
        return lambda: render(brief.write(one, unit, words.language))

    with st.container(horizontal=True, vertical_alignment="center"):
        for kind, render in (("docx", brief_docx.render), ("html", brief_html.render)):
            file = f"{words('brief')} {name}.{kind}"
            icon = ":material/description:"
            st.download_button(words(f"brief.{kind}"), make(render), file, key=kind, on_click="ignore", icon=icon)
        st.caption(words("brief.note"), width="content")


def filters(listed: Sequence[Listed], words: Words) -> tuple[list[str], list[str], list[str]]:
    """Severity, rule and mark, all in the URL."""
    first, second, third = st.columns(3)
    with first:
        severities = _parts.pick_many(
            "sev", words("severity"), SEVERITIES, lambda token: words(f"severity.{token}"), words("all")
        )
    with second:
        rules = audit_view.rules_found(listed)
        chosen = _parts.pick_many(
            "rule", words("rule"), rules, lambda token: audit_view.rule_title(token, words), words("all")
        )
    with third:
        statuses = _parts.pick_many(
            "mark", words("mark"), audit_marks.STATUSES, lambda token: words(f"mark.{token}"), words("all")
        )
    return severities, chosen, statuses


@st.fragment
def findings(name: str, file: str, listed: Sequence[Listed], unit: str, words: Words) -> None:
    """The findings by severity, each opening its _audit_evidence.evidence, and all of them as a table. Redraws itself alone."""
    marks, kept_in = _audit_marks.read_marks(words)
    shown = audit_view.choose(listed, *filters(listed, words), marks)
    opened = _state.choice("f", ["", *(item.key for item in listed)], "")
    if not shown:
        _parts.empty(words("findings.filtered"))
    for severity in SEVERITIES:
        own = [item for item in shown if item.finding.severity == severity]
        if own:
            _list(severity, own, opened, file, marks, unit, words)
    if shown:
        title = f"{words('table.findings')} {name}"
        _parts.table(audit_tables.tabulate_findings(shown, marks, unit, words), "findings", title, words)
    _audit_marks.marks_box(marks, kept_in, words)


def _list(severity: str, own: list[Listed], opened: str, file: str, marks: Marks, unit: str, words: Words) -> None:
    sign = words(f"sign.{severity}")
    st.markdown(f"**{words('severity.count', sign=sign, name=words(f'severity.{severity}'), count=len(own))}**")
    st.caption(words(f"severity.note.{severity}"))
    more = f"more.{severity}"
    everything = st.session_state.get(more) or any(item.key == opened for item in own)
    everything = everything or len(own) <= FIRST[severity] + 5
    with st.container(gap="xsmall"):
        for item in own if everything else own[: FIRST[severity]]:
            _one(item, opened, f"{sign} ", file, marks, unit, words)
    if not everything:
        label = words("more", count=len(own) - FIRST[severity])
        st.button(label, key=f"{more}.button", on_click=lambda: st.session_state.update({more: True}))


def _one(item: Listed, opened: str, sign: str, file: str, marks: Marks, unit: str, words: Words) -> None:
    """One finding: a line that opens. Only an open one is worked out."""
    key = f"finding.{item.key}"
    label = sign + _parts.escape(audit_view.headline(item, marks, words))
    box = st.expander(label, item.key == opened, key=key, on_change=_remember, args=(key, item.key))
    if box.open:
        with box:
            _audit_evidence.evidence(item, file, unit, words)
            _audit_marks.note(item, marks, words)


def _remember(widget: str, key: str) -> None:
    """Put the finding opened last into the URL."""
    if st.session_state.get(widget):
        st.session_state["f"] = key
    elif st.session_state.get("f") == key:
        st.session_state["f"] = ""
