"""Parts of the page 公开核查: the list of findings, the evidence of one, and what a reader notes on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from analysis import (
    audit_marks,
    audit_tables,
    audit_view,
    brief,
    brief_docx,
    brief_html,
    data,
    page_picture,
    rule_catalogue,
)
from analysis.audit_marks import Mark, Marks
from analysis.audit_view import Listed
from analysis.checks import RULES, Finding, Report, Status
from analysis.checks.model import SEVERITIES, Figure
from analysis.texts import Words
from pages import _parts, _state

FIRST = {"error": 30, "warning": 15, "notice": 10}  # findings listed of each severity before the rest is asked for
CONSEQUENCES = 8
LOOPBACK = ("localhost", "127.0.0.1", "::1")
# The browser's part of a file uploader is English; its words are put in their place here. Static text alone.
UPLOADER = """<style>
[data-testid="stFileUploaderDropzoneInstructions"] { display: none; }
[data-testid="stFileUploaderDropzone"] { background: none; border: none; padding: 0; min-height: 0; }
[data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"] { display: none; }
[data-testid="stFileUploaderDropzone"] button::after { content: "%s"; padding-left: 0.4rem; }
</style>"""


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

    def make(render: Callable[[brief.Brief], bytes]) -> Callable[[], bytes]:
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
    """The findings by severity, each opening its evidence, and all of them as a table. Redraws itself alone."""
    marks, kept_in = read_marks(words)
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
    _marks_box(marks, kept_in, words)


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
            evidence(item, file, unit, words)
            _note(item, marks, words)


def _remember(widget: str, key: str) -> None:
    """Put the finding opened last into the URL."""
    if st.session_state.get(widget):
        st.session_state["f"] = key
    elif st.session_state.get("f") == key:
        st.session_state["f"] = ""


def evidence(item: Listed, file: str, unit: str, words: Words) -> None:
    """Both places side by side, the difference, what follows from it, and the rule."""
    finding, path, quoted = item.finding, data.source_path(file), audit_view.quotes(item.disclosure_id)
    both = audit_view.sides(finding)
    on_pages = any(audit_view.cells(side) for side in both)
    whole = on_pages and path is not None and st.toggle(words("picture.whole"), key=f"whole.{item.key}")
    titles = ("side.actual", "side.expected") if len(both) > 1 else ("side.only",)
    for column, side, title in zip(st.columns(2), both, titles, strict=False):
        with column.container(border=True):
            st.caption(words(title))
            _side(side, quoted, path, whole, words)
    if on_pages and path is None:
        st.caption(_parts.escape(words("picture.missing", name=file)))
    _tell_difference(finding, unit, words)
    _tell_consequences(finding, words)
    rule = RULES[finding.rule_id]
    title, text = audit_view.rule_title(rule.id, words), rule_catalogue.sections(rule, words).get("Rule", "")
    st.caption(_parts.escape(words("about", title=title, id=rule.id, text=text)))


def _side(side: Figure, quoted: dict[str, str], path: Path | None, whole: bool, words: Words) -> None:
    st.text(f"{audit_view.label(side, words)} {audit_view.printed(side, words)}".strip())
    for line in audit_view.lines(side, quoted):
        st.text(f"“{line.text}”")
        st.caption(_parts.escape(words.place(line.place)))
    if not side.places:
        st.caption(words("no_place"))
    if found := audit_view.cells(side):
        page, boxes = found
        if path is None:
            return
        image = page_picture.picture(path, page, boxes, whole)
        caption = words("picture.page", page=page)
        if image is None:
            st.caption(words("picture.failed"))
        else:
            st.image(image, caption, width="stretch", alt=caption)


def _tell_difference(finding: Finding, unit: str, words: Words) -> None:
    if finding.difference is None:
        return
    kind = audit_view.measure(finding)
    difference = audit_view.amount(abs(finding.difference), kind, unit, words)
    if finding.tolerance:
        st.text(
            words(
                "difference", difference=difference, tolerance=audit_view.amount(finding.tolerance, kind, unit, words)
            )
        )
    else:
        st.text(words("difference.plain", difference=difference))


def _tell_consequences(finding: Finding, words: Words) -> None:
    others = finding.consequences
    if not others:
        return
    told = [
        f"· {audit_view.message(other, words)} {audit_view.place(other.actual, words)}"
        for other in others[:CONSEQUENCES]
    ]
    if len(others) > CONSEQUENCES:
        told.append(words("consequences.more", count=len(others) - CONSEQUENCES))
    st.text("\n".join([words("consequences", count=len(others)), *told]))


def _note(item: Listed, marks: Marks, words: Words) -> None:
    """What the reader holds of a finding, with a reason."""
    mark = marks.get((item.disclosure_id, item.key))
    with st.form(f"note.{item.key}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            words("mark"),
            audit_marks.STATUSES,
            default=mark.status if mark else "open",
            format_func=lambda token: words(f"mark.{token}"),
            required=True,
            key=f"status.{item.key}",
        )
        st.text_input(
            words("reason"),
            mark.reason if mark else "",
            key=f"reason.{item.key}",
            placeholder=words("reason.hint"),
            max_chars=audit_marks.MAX_REASON,
        )
        st.form_submit_button(words("keep"), on_click=_keep_note, args=(item, words))


def _keep_note(item: Listed, words: Words) -> None:
    status, reason = (st.session_state[f"{part}.{item.key}"] for part in ("status", "reason"))
    rule_id, subject = item.finding.rule_id, item.finding.subject
    new = Mark(item.disclosure_id, item.key, status, reason.strip(), rule_id, subject, audit_marks.today())
    marks, _ = read_marks(words)
    keep_marks(audit_marks.put(marks, new), words)


def local() -> bool:
    """Whether the reader sits at the machine that the app runs on: every header of the visit says so."""
    headers = st.context.headers
    if any(name.lower() in ("x-forwarded-for", "x-real-ip", "forwarded", "via") for name in headers):
        return False
    hosts = [headers.get("Host", ""), urlsplit(headers.get("Origin", "")).netloc]
    return all(urlsplit(f"//{host}").hostname in LOOPBACK for host in hosts)


def read_marks(words: Words) -> tuple[Marks, Path | None]:
    """The marks of this visit, and the file they are kept in where the app runs on the reader's own machine."""
    if local():
        file = audit_marks.path()
        try:
            return audit_marks.load(file), file
        except (ValueError, OSError):
            st.session_state["marks.told"] = words("marks.broken", path=file.name)
    marks: Marks = st.session_state.setdefault("marks", {})
    return marks, None


def keep_marks(marks: Marks, words: Words) -> bool:
    """Keep the marks: in the file of the reader's own machine, else in this visit."""
    _, file = read_marks(words)
    if file is None:
        st.session_state["marks"] = marks
        return True
    try:
        audit_marks.save(file, marks)
    except OSError as error:
        st.session_state["marks.told"] = words("marks.unsaved", error=error.strerror)
        return False
    return True


def _marks_box(marks: Marks, kept_in: Path | None, words: Words) -> None:
    st.markdown(f"**{words('marks')}**")
    kept = words("marks.local", path=kept_in) if kept_in else words("marks.session")
    st.caption(_parts.escape(f"{words('marks.count', count=len(marks))} {kept}"))
    if told := st.session_state.pop("marks.told", None):
        st.info(_parts.escape(told), icon=":material/info:")
    st.html(UPLOADER % words("marks.upload"))
    with st.container(horizontal=True, vertical_alignment="center"):
        name, content = f"{words('marks.file')}.json", audit_marks.to_json(marks.values())
        icon = ":material/download:"
        st.download_button(
            words("marks.download"),
            content,
            name,
            key="marks.download",
            on_click="ignore",
            icon=icon,
            disabled=not marks,
        )
        key = f"marks.upload.{st.session_state.setdefault('marks.turn', 0)}"
        st.file_uploader(
            words("marks.upload"),
            "json",
            key=key,
            on_change=_load_marks,
            args=(key, words),
            max_upload_size=2,
            label_visibility="collapsed",
            width=220,
        )


def _load_marks(key: str, words: Words) -> None:
    """Add the marks of a file given by the reader; a new, empty uploader takes the place of the used one."""
    given = st.session_state.get(key)
    st.session_state["marks.turn"] += 1
    if given is None:
        return
    try:
        loaded = audit_marks.from_json(given.getvalue())
    except ValueError:
        st.session_state["marks.told"] = words("marks.foreign")
        return
    marks, _ = read_marks(words)
    if keep_marks({**marks, **loaded}, words):
        st.session_state["marks.told"] = words("marks.loaded", count=len(loaded))
