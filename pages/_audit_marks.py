"""What a reader notes on findings, and where it is kept."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from analysis import audit_marks
from analysis.audit_marks import Mark, Marks
from analysis.audit_view import Listed
from analysis.texts import Words
from pages import _parts, _visit


def note(item: Listed, marks: Marks, words: Words) -> None:
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


def read_marks(words: Words) -> tuple[Marks, Path | None]:
    """The marks of this visit, and the file they are kept in where the app runs on the reader's own machine."""
    if _visit.own_machine():
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


def marks_box(marks: Marks, kept_in: Path | None, words: Words) -> None:
    st.markdown(f"**{words('marks')}**")
    kept = words("marks.local", path=kept_in) if kept_in else words("marks.session")
    st.caption(_parts.escape(f"{words('marks.count', count=len(marks))} {kept}"))
    if told := st.session_state.pop("marks.told", None):
        st.info(_parts.escape(told), icon=":material/info:")
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
        label = words("marks.upload")
        options = {"on_change": _load_marks, "args": (key, words), "max_upload_size": 2}
        _visit.choose_file(label, label, key, label_visibility="collapsed", **options)


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
