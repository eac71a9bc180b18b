"""指标质量: every indicator scored with the reason of every point lost; weights, sensitivity, a reviewer's overrules."""

import streamlit as st

from analysis import data, quality_data, quality_overrides, quality_rescore
from analysis.quality.scores import Scores
from pages import _parts, _quality_parts, _quality_review, _quality_weights, _shell

PARTS = ("one", "spread", "weights", "review", "years")

words = _shell.words("quality")
names = data.labels(data.disclosures(), words)


def show_one(scores: Scores) -> None:
    left, right = st.columns(2)
    with left:
        one = _quality_parts.pick_scored(scores, words)
    if not one:
        return
    whole = quality_data.of_disclosure(scores, one)
    tokens = {"all": words("project.all")}
    tokens |= {str(number): title for (_, number), title in quality_data.name_projects(whole, words).items()}
    with right:
        token = _parts.pick_one("p", words("project.one"), list(tokens), tokens.__getitem__, "all")
    everything = token == "all"
    shown = whole if everything else quality_data.of_project(whole, token)
    name = names[one] if everything else f"{names[one]} {tokens[token]}"
    _quality_parts.show_figures(shown, everything, name, words)
    if everything:
        _quality_parts.show_heat(whole, name, words)
    _quality_parts.show_extremes(shown, scores, words)
    _quality_parts.show_spread(quality_data.group_projects(shown, names, words), "spread.projects", name, words)
    _quality_parts.show_tables(shown, name, words)


st.title(words("title"))
st.caption(words("lead"))
with st.spinner(words("scoring")):
    machine = quality_data.load_scores()
overrides = _quality_review.current()
scores = quality_rescore.rescore(machine, overrides)
part = _parts.pick_segment("qv", words("part"), PARTS, lambda token: words(f"part.{token}"))
scored = {level.row["disclosure_id"] for level in scores.disclosures}
if missing := [name for key, name in names.items() if key not in scored]:
    st.text(words("without", names=words("join").join(missing)))
if active := len(overrides) - len(quality_rescore.outdated(machine, overrides)):
    st.text(words("reviewed", count=active))
if part == "years":
    _quality_parts.show_years(words)
elif not scored:
    _parts.empty(words("none.any"))
elif part == "spread":
    _quality_parts.show_period(scores, words)
elif part == "weights":
    _quality_weights.show_weights(scores, quality_overrides.dump(overrides.values()), words)
elif part == "review":
    _quality_review.show_review(machine, scores, words)
else:
    show_one(scores)
