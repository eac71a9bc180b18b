"""Part of the page 指标质量: a reviewer overrules judgements with a reason, kept, downloaded and read in again."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from analysis import data, quality_data, quality_effects, quality_overrides, quality_rescore, quality_words
from analysis.quality.scores import IndicatorScore, ProjectScore, Scores
from analysis.quality_overrides import Key, Override
from analysis.texts import Words
from pages import _parts, _quality_parts, _visit

KEPT, NOTE, BROKEN, READ = "_quality_kept", "_quality_note", "_quality_broken", "_quality_read"


def current() -> dict[Key, Override]:
    """The overrules in force: those of this computer where it keeps them, else those of this visit."""
    kept: dict[Key, Override] | None = st.session_state.get(KEPT)
    if kept is not None and not _keeps():
        return kept
    try:
        found = quality_overrides.load(quality_overrides.path())
    except (OSError, ValueError):
        st.session_state[BROKEN] = True
        found = {}
    if not _keeps():
        st.session_state[KEPT] = found
    return found


def _keeps() -> bool:
    """Visitors of a shared server write nothing; on one's own computer, or at a named file, overrules are kept."""
    if st.session_state.get(BROKEN):
        return False
    return bool(os.environ.get("MINGZHANG_OVERRIDES")) or _visit.own_machine()


def _change(words: Words, add: Mapping[Key, Override], drop: Key | None = None) -> None:
    chosen = {key: item for key, item in {**current(), **add}.items() if key != drop}
    if _keeps():
        try:
            quality_overrides.save(chosen, quality_overrides.path())
            return
        except OSError:
            st.session_state[BROKEN] = True
            st.session_state[NOTE] = words("review.failed")
    st.session_state[KEPT] = chosen


def show_review(machine: Scores, scores: Scores, words: Words) -> None:
    """Overrule a judgement with a reason; the list of overrules, to download and to read in again."""
    st.subheader(words("review"))
    st.caption(words("review.lead"))
    if one := _quality_parts.pick_scored(scores, words):
        _choose_judgement(quality_data.of_disclosure(machine, one), quality_data.of_disclosure(scores, one), words)
    if note := st.session_state.pop(NOTE, ""):
        st.text(note)
    _list_overrides(machine, words)


def _choose_judgement(machine: Scores, scores: Scores, words: Words) -> None:
    titles = quality_data.name_projects(scores, words)
    things: dict[str, tuple[Any, Any]] = {}
    shown: dict[str, str] = {}
    for one, two in zip(machine.indicators, scores.indicators, strict=True):
        row = one.row
        token = f"{row['project_no']}-{row['indicator_no']}"
        things[token] = (one, two)
        title = titles[row["disclosure_id"], row["project_no"]]
        shown[token] = f"{title} / {row['indicator_no']} {row['level3'] or ''} {row['target'] or ''}"
    for first, second in zip(machine.projects, scores.projects, strict=True):
        things[f"{first.project_no}-"] = (first, second)
        shown[f"{first.project_no}-"] = f"{titles[first.disclosure_id, first.project_no]} / {words('review.itself')}"
    left, right = st.columns(2)
    with left:
        token = _parts.pick_one("qi", words("each.pick"), list(things), shown.__getitem__)
    before, now = things[token]
    keys = [key for key, judgement in before.judgements.items() if judgement.points is not None]
    if not keys:
        return
    with right:
        key = _parts.pick_one(
            "qc", words("criterion"), keys, lambda key: f"{key} {quality_words.criterion(key, words)}"
        )
    judgement = now.judgements[key]
    said = {"points": words(f"points.{judgement.points:g}"), "reason": quality_words.reason(judgement, words)}
    if isinstance(now, IndicatorScore):
        st.text(quality_words.describe_printed(now.row, words))
    st.text(words("review.machine", confidence=quality_words.confidence(judgement, words), **said))
    _overrule_form(before, token, key, words)


def _overrule_form(item: IndicatorScore | ProjectScore, token: str, key: str, words: Words) -> None:
    with st.form(f"overrule.{token}.{key}", enter_to_submit=False):
        tokens = [f"{points:g}" for points in quality_overrides.POINTS]
        chosen = st.radio(
            words("review.points"), tokens, format_func=lambda t: words(f"points.{t}"), horizontal=True, index=None
        )
        longest = quality_overrides.LONGEST
        reason = st.text_area(words("review.reason"), placeholder=words("review.reason.hint"), max_chars=longest)
        who = st.text_input(words("reviewer"), placeholder=words("review.reviewer.hint"), max_chars=100)
        if not st.form_submit_button(words("review.save")):
            return
    if chosen is None or not reason.strip():
        _parts.empty(words("review.needs"))
        return
    override = quality_overrides.make_override(item, key, float(chosen), reason, who, date.today().isoformat())
    _change(words, {override.key: override})
    st.rerun()


def _list_overrides(machine: Scores, words: Words) -> None:
    st.subheader(words("review.list"))
    overrides = current()
    state = "kept" if _keeps() else "broken" if st.session_state.get(BROKEN) else "session"
    st.caption(words(f"review.{state}"))
    outdated = quality_rescore.outdated(machine, overrides)
    names = data.labels(data.disclosures(), words)
    if overrides:
        if outdated:
            st.text(words("review.outdated", count=len(outdated)))
        table = quality_effects.tabulate_overrides(list(overrides.values()), outdated, names, words)
        _parts.table(table, "overrides", words("review.list"), words)
        _drop_one(overrides, names, words)
    else:
        _parts.empty(words("review.none"))
    content = quality_overrides.dump(overrides.values())
    st.download_button(
        words("review.download"),
        content,
        "quality.json",
        key="review.json",
        on_click="ignore",
        icon=":material/download:",
    )
    _read_file(words)


def _drop_one(overrides: Mapping[Key, Override], names: Mapping[str, str], words: Words) -> None:
    keys = list(overrides)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        at = st.selectbox(
            words("review.drop.pick"),
            range(len(keys)),
            format_func=lambda at: f"{names.get(keys[at][0], keys[at][0])} {overrides[keys[at]].name} {keys[at][3]}",
            key="review.which",
            placeholder=words("review.drop.pick"),
        )
        if st.button(words("review.drop"), key="review.drop") and at is not None:
            _change(words, {}, keys[at])
            st.rerun()


def _read_file(words: Words) -> None:
    file = _visit.choose_file(words("review.upload"), words("review.choose"), "review.file")
    if file is None or st.session_state.get(READ) == file.file_id:
        return
    st.session_state[READ] = file.file_id
    try:
        found = quality_overrides.parse(file.getvalue())
    except ValueError:
        st.session_state[NOTE] = words("review.bad")
    else:
        st.session_state[NOTE] = words("review.read", count=len(found))
        _change(words, found)
    st.rerun()
