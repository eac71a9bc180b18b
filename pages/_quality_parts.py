"""Parts of the page 指标质量: cards that explain a score, charts, tables, changes over the years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from analysis import (
    data,
    quality_data,
    quality_effects,
    quality_losses,
    quality_tables,
    quality_words,
)
from analysis.charts import quality as charts
from analysis.quality import permanence, reference
from analysis.quality.scores import DisclosureScore, IndicatorScore, ProjectScore, Scores
from analysis.texts import Words
from pages import _parts

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
