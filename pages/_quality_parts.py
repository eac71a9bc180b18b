"""Parts of the page 指标质量: cards that explain a score, charts, weights and sensitivity, changes over the years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from analysis import (
    data,
    quality_data,
    quality_effects,
    quality_losses,
    quality_sensitivity,
    quality_tables,
    quality_words,
)
from analysis.charts import quality as charts
from analysis.quality import permanence, reference
from analysis.quality.scores import DisclosureScore, IndicatorScore, ProjectScore, Scores
from analysis.quality_rescore import rescore
from analysis.quality_sensitivity import Shift
from analysis.texts import Words
from pages import _parts, _state

STEPS = range(0, 65, 5)
SLIDERS = 4  # in a row
SMALL, LARGE = 3, 60  # cards of lowest and best, rows of a chart


def show_card(item: IndicatorScore, scores: Scores, words: Words) -> None:
    """An indicator as printed, every point it lost in words, and better ones to learn from."""
    names, titles = data.labels(data.disclosures(), words), quality_data.name_projects(scores, words)
    with st.container(border=True):
        grade = quality_words.grade(item.grade, words)
        st.markdown(f"**{words('score.of', score=f'{item.score:.1f}', grade=grade)}**")
        st.text(quality_words.describe_printed(item.row, words))
        if item.applicable < quality_losses.ALL:
            st.caption(words("applicable.note", points=f"{item.applicable:g}"))
        losses = quality_losses.explain_losses(item)
        st.markdown("\n".join(_tell_loss(loss, item, words) for loss in losses) or words("lost.none"))
        if losses and item.grade != quality_losses.BEST:
            examples = quality_losses.find_examples(item, scores)
            st.caption(words("hint.none" if not examples else "hint" if examples[0].alike else "hint.other"))
            for example in examples:
                st.text(quality_words.describe_example(example, names, titles, words))


def _tell_loss(loss: quality_losses.Loss, item: IndicatorScore, words: Words) -> str:
    name, points = quality_words.criterion(loss.key, words), f"{loss.points:.1f}"
    if loss.judgement is None:
        return f"- {_parts.escape(words('lost.cap', cap=name, points=points))}"
    name += words("lost.pooled") if loss.key == "I3" and item.judgements["I4"].pooled else ""
    head = words("lost.line", criterion=f"{loss.key} {name}", points=points)
    said = words("lost.words", words=loss.judgement.words) if loss.judgement.words else ""
    sure = words("bracketed", text=quality_words.confidence(loss.judgement, words))
    return f"- **{head}** {_parts.escape(said + quality_words.reason(loss.judgement, words) + sure)}"


def show_figures(shown: Scores, whole: bool, name: str, words: Words) -> None:
    """The score with what stands beside it, and the criteria of the disclosure or of the project."""
    level, projects = shown.disclosures[0], shown.projects
    one: DisclosureScore | ProjectScore | None = level if whole else projects[0] if projects else None
    cards = {} if one is None else {"score": f"{one.score:.1f} {quality_words.grade(one.grade, words)}"}
    cards["indicators"] = str(len(shown.indicators))
    cards["indicator_mean"] = f"{quality_data.mean(quality_data.counted(shown.indicators) or shown.indicators):.1f}"
    cards |= quality_words.count_grades(shown.indicators, words)
    if whole:
        cards |= quality_words.describe_figures(level, words)
    elif projects:
        cards["criteria"] = f"{projects[0].criteria_score:.1f}"
    st.subheader(name)
    with st.container(horizontal=True, gap="medium"):
        for key, value in cards.items():
            st.metric(words(key), value, width="content")
    if whole and projects:
        st.text(words("lowest.tell", names=words("join").join(quality_data.name_lowest(level, shown))))
        if any(project.content_score is not None for project in projects):
            st.caption(words("content.note"))
    if one is not None:
        title = words("whole" if whole else "project.criteria")
        st.markdown(f"**{title}**")
        table = quality_tables.tabulate_judgements(one.judgements, "whole" if whole else "project", words)
        _parts.table(table, "criteria", f"{title} {name}", words)


def show_extremes(shown: Scores, scores: Scores, words: Words) -> None:
    """The lowest three beside the best, then any indicator that the reader picks."""
    lowest, best = quality_losses.find_extremes(shown.indicators, SMALL)
    for column, items, key in zip(st.columns(2, gap="large"), (lowest, best), ("lowest", "best"), strict=True):
        with column:
            st.subheader(words(f"extremes.{key}"))
            for item in items:
                show_card(item, scores, words)
            if not items:
                _parts.empty(words("extremes.none"))
    _show_any(shown, scores, words)


@st.fragment
def _show_any(shown: Scores, scores: Scores, words: Words) -> None:
    st.subheader(words("each"))
    titles = quality_data.name_indicators(shown, words)
    token = _parts.pick_one("qi", words("each.pick"), list(titles), titles.__getitem__)
    items = {quality_data.token(item.row): item for item in shown.indicators}
    show_card(items[token], scores, words)


def show_heat(shown: Scores, name: str, words: Words) -> None:
    """Projects by criteria."""
    st.subheader(words("heat"))
    codes = [*reference.weights("indicator"), *reference.weights("project")]
    titles = [f"{code} {quality_words.criterion(code, words)}" for code in codes]
    _parts.chart(
        charts.draw_heat(quality_tables.heat(shown, words), codes, titles), "heat", words("heat.alt", name=name)
    )
    st.caption(words("heat.caption", names=words("semicolon").join(titles)))


def show_spread(groups: Mapping[str, Sequence[IndicatorScore]], key: str, name: str, words: Words) -> None:
    """The distribution of scores, a row a group."""
    st.subheader(words(key))
    if len(groups) > LARGE:
        _parts.empty(words("spread.many", count=len(groups)))
        return
    grades = {row.zh: quality_words.grade(row.zh, words) for row in reference.weights("grade").values()}
    _parts.chart(charts.draw_distribution(groups, grades, words), key, words("spread.alt", name=name))
    st.caption(words("spread.caption"))


def show_period(scores: Scores, words: Words) -> None:
    """Disclosures of one year, kind and form beside each other."""
    periods = quality_data.find_periods(scores)
    names = data.labels(data.disclosures(), words)
    largest = max(periods, key=lambda token: len(periods[token]))
    token = _parts.pick_one(
        "g",
        words("period.pick"),
        list(periods),
        lambda token: quality_words.name_period(token, len(periods[token]), words),
        largest,
    )
    st.caption(words("period.caption"))
    shown = quality_data.of_disclosures(scores, periods[token])
    title = quality_words.name_period(token, len(periods[token]), words)
    if len(shown.disclosures) == 1:
        st.text(words("period.single", name=names[periods[token][0]]))
    if len({tuple(level.row["kinds"] or ()) for level in shown.disclosures}) > 1:
        st.text(words("period.kinds"))
    show_spread(quality_data.group_disclosures(shown, names), "spread.districts", title, words)
    st.subheader(words("disclosures.scores"))
    table = quality_tables.tabulate_disclosures(shown, names, words)
    _parts.table(table, "disclosures", f"{words('disclosures.scores')} {title}", words)
    show_spread(quality_data.group_projects(shown, names, words), "spread.projects", title, words)
    show_tables(shown, title, words)


def show_tables(shown: Scores, name: str, words: Words) -> None:
    """All projects and all indicators with scores and reasons."""
    names = data.labels(data.disclosures(), words)
    if shown.projects:
        st.subheader(words("projects.scores"))
        table = quality_tables.tabulate_projects(shown, names, words)
        _parts.table(table, "projects", f"{words('projects.scores')} {name}", words)
    st.subheader(words("indicators.scores"))
    table = quality_tables.tabulate_indicators(shown, names, words)
    _parts.table(table, "indicators", f"{words('indicators.scores')} {name}", words)


def pick_scored(scores: Scores, words: Words) -> str:
    """A disclosure that has scores; "" (and a sentence) where the one chosen has none."""
    one = _parts.pick_disclosure(words, data.disclosures())
    if any(level.row["disclosure_id"] == one for level in scores.disclosures):
        return one
    _parts.empty(words("none", name=data.labels(data.disclosures(), words)[one]))
    return ""


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
    if one := pick_scored(scores, words):
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


def show_years(words: Words) -> None:
    """What became of a department's indicators from one year to the next."""
    st.caption(words("years.lead"))
    tables = quality_data.load_tables()
    pairs = {
        f"{one['disclosure_id']}>{two['disclosure_id']}": (one, two) for one, two in permanence.departments(tables)
    }
    if not pairs:
        _parts.empty(words("years.none"))
        return
    names = data.labels(data.disclosures(), words)
    shown = {token: f"{names[one['disclosure_id']]} → {two['fiscal_year']}" for token, (one, two) in pairs.items()}
    token = _parts.pick_one("yp", words("years.pair"), list(pairs), shown.__getitem__)
    one, two = pairs[token]
    changes = permanence.compare_disclosures(tables, one["disclosure_id"], two["disclosure_id"])
    st.subheader(words("years.changes"))
    st.text(quality_effects.tell_changes(changes, shown[token], words))
    years = str(one["fiscal_year"]), str(two["fiscal_year"])
    title = f"{words('years.changes')} {shown[token]}"
    _parts.table(quality_effects.tabulate_changes(changes, years, words), "years", title, words)
    st.caption(words("years.caption"))
