"""The part of the page 指标质量 on weights: sliders, their effect, and how much hangs on each weight."""

from __future__ import annotations

import streamlit as st

from analysis import (
    data,
    quality_data,
    quality_effects,
    quality_sensitivity,
    quality_words,
)
from analysis.charts import quality as charts
from analysis.quality import reference
from analysis.quality.scores import Scores
from analysis.quality_rescore import rescore
from analysis.quality_sensitivity import Shift
from analysis.texts import Words
from pages import _parts, _quality_parts, _state

STEPS = range(0, 65, 5)
SLIDERS = 4  # in a row


def show_weights(scores: Scores, state: str, words: Words) -> None:
    """Sliders for the weights, the effect on one disclosure, and what moving 5 points does to all.

    `state` tells the overrules apart that the scores include.
    """
    st.subheader(words("weights"))
    st.caption(words("weights.caption"))
    indicator, project = _slide("indicator", words), _slide("project", words)
    st.button(words("weights.reset"), on_click=_reset, key="reset")
    if not any(indicator.values()) or not any(project.values()):
        _parts.empty(words("weights.zero"))
        return
    st.subheader(words("effect"))
    if one := _quality_parts.pick_scored(scores, words):
        own = quality_data.of_disclosure(scores, one)
        _show_effect(own, rescore(own, None, indicator, project), words)
    _show_shifts(scores, state, words)


def _slide(kind: str, words: Words) -> dict[str, float]:
    chosen = {}
    rows = list(reference.weights(kind).values())
    for start in range(0, len(rows), SLIDERS):
        columns = st.columns(SLIDERS)
        for column, row in zip(columns, rows[start : start + SLIDERS], strict=False):
            steps = [f"{step:g}" for step in sorted({*STEPS, row.weight})]
            label = f"{row.id} {quality_words.criterion(row.id, words)}"
            with column:
                value = _state.choice(f"w{row.id}", steps, f"{row.weight:g}")
                st.select_slider(label, steps, key=f"w{row.id}")
            chosen[row.id] = float(value)
    return chosen


def _reset() -> None:
    for kind in ("indicator", "project"):
        for key, row in reference.weights(kind).items():
            st.session_state[f"w{key}"] = f"{row.weight:g}"


def _show_effect(before: Scores, after: Scores, words: Words) -> None:
    names = data.labels(data.disclosures(), words)
    titles = quality_data.name_projects(before, words)
    one, two = before.disclosures[0], after.disclosures[0]
    name = names[one.row["disclosure_id"]]
    indicators, projects, _ = quality_sensitivity.count_changes(before, after)
    if before.indicators == after.indicators and before.projects == after.projects:
        st.text(words("weights.same"))
    said = {"before": f"{one.score:.1f}", "after": f"{two.score:.1f}", "indicators": indicators, "projects": projects}
    st.text(words("effect.tell", name=name, total=len(before.indicators), all=len(before.projects), **said))
    rows = [(words("whole.file"), one.score, two.score)]
    for old, new in zip(before.projects, after.projects, strict=True):
        rows.append((titles[old.disclosure_id, old.project_no], old.score, new.score))
    _parts.chart(charts.draw_effect(rows, words), "effect", words("effect.alt", name=name))
    table = quality_effects.tabulate_effect(before, after, names, words)
    _parts.table(table, "effect", f"{words('effect')} {name}", words)


def _show_shifts(scores: Scores, state: str, words: Words) -> None:
    st.subheader(words("shifts"))
    with st.spinner(words("shifts.running")):
        shifts, swaps = _sensitivity(data.stamp(), state, scores)
    titles = {shift.criterion: quality_words.criterion(shift.criterion, words) for shift in shifts}
    total = len(scores.indicators)
    shown = [shift for shift in shifts if shift.criterion in reference.weights("indicator")]
    _parts.chart(charts.draw_shifts(shown, total, titles, words), "shifts", words("shifts.alt"))
    st.caption(words("shifts.caption", total=total))
    most = max(shifts, key=lambda shift: shift.indicators)
    said = {"projects": max(shift.projects for shift in shifts)}
    said["disclosures"] = max(shift.disclosures for shift in shifts)
    name = f"{most.criterion} {titles[most.criterion]}"
    st.text(words("shifts.tell", criterion=name, share=f"{most.indicators / total:.1%}", **said))
    names = data.labels(data.disclosures(), words)
    moved = dict.fromkeys(names[key] for _, _, key in swaps)
    st.text(words("swap.some", names=words("join").join(moved)) if moved else words("swap.none"))
    _parts.table(quality_effects.tabulate_shifts(shifts, scores, words), "shifts", words("shifts"), words)


@st.cache_data(show_spinner=False, max_entries=4)
def _sensitivity(stamp: data.Stamp, state: str, _scores: Scores) -> tuple[list[Shift], list[tuple[str, str, str]]]:
    return quality_sensitivity.shift_weights(_scores), quality_sensitivity.swap_weights(_scores)
