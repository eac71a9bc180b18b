"""支出进度: the planned schedule of spending, weighted for each disclosure, or for each project of one of them."""

from collections.abc import Sequence
from typing import cast

import streamlit as st

from analysis import data, schedule, schedule_tables, schedule_view
from analysis.charts import schedule as charts
from loaders.schema import Row
from pages import _parts, _shell

COLUMNS = 3
PARTS = ("all", "projects", "classes")

words = _shell.words("schedule")
st.title(words("title"))
st.caption(words("lead"))

listed = _parts.filter_disclosures(words, data.disclosures())
names = data.labels(listed, words)
rows, projects, statements = (
    cast("list[Row]", data.rows(name, list(names)).to_dict("records"))
    for name in ("schedule", "projects", "statements")
)
points = schedule.build_points(rows, projects, statements)
budgets = schedule_tables.index_budgets(projects, statements)


def draw(panels: Sequence[charts.Panel], unit: str, key: str, alt: str) -> None:
    """Panels on one scale in up to three columns, which stand below each other on a narrow screen."""
    frame, each = schedule_view.frame_panels(panels, unit, words), -(-len(panels) // COLUMNS)
    for index, column in enumerate(st.columns(COLUMNS)):
        if part := panels[index * each : (index + 1) * each]:
            with column:
                _parts.chart(charts.draw_panels(part, frame), f"{key}{index}", alt)
    st.caption(" ".join(words(key) for key in ("legend", *([] if unit == "percent" else ["legend.yuan"]))))


def show_weighted(unit: str) -> None:
    st.subheader(words("weighted"))
    weighted = schedule.weigh_points(points, projects)
    st.caption(f"{words('weighted.lead')} {words('legend.weighted')}")
    draw(schedule_view.panel_weighted(weighted, names, unit, words), unit, "weighted", words("alt.weighted"))
    st.text("\n".join(schedule_view.tell_coverage(weighted, names, words)))
    table = schedule_tables.tabulate_weighted(weighted, points, budgets, names, words)
    _parts.table(table, "weighted", words("weighted"), words)


def show_differences() -> None:
    st.subheader(words("differences"))
    found = schedule.find_differences(points)
    st.text(schedule_view.tell_differences(found, names, words))
    if found:
        table = schedule_tables.tabulate_differences(found, budgets, names, words)
        _parts.table(table, "differences", words("differences"), words)


def show_one(unit: str, part: str) -> None:
    """The projects, or the classes of spending, of one disclosure."""
    first = next(key for key in names if key in {point.disclosure_id for point in points})
    one = _parts.pick_disclosure(words, listed, default=first)
    own = [point for point in points if point.disclosure_id == one]
    wanted = [point for point in own if (point.project_no is None) == (part == "classes")]
    st.subheader(words(part))
    if part == "classes":
        st.caption(words("classes.lead"))
    elif lacking := schedule.find_unscheduled(rows, projects).get(one):
        st.text(words("unscheduled", names=schedule_view.name_projects(projects, one, lacking, words)))
    if not wanted:
        _parts.empty(words("missing.part" if own else "missing.one", name=names[one], part=words(part)))
        return
    draw(schedule_view.panel_points(wanted, unit, words), unit, part, words(f"alt.{part}", name=names[one]))
    st.text(schedule_view.tell_differences(schedule.find_differences(wanted), names, words))
    table = schedule_tables.tabulate_points(wanted, budgets, unit, words, "subject" if part == "projects" else "class")
    _parts.table(table, part, f"{words(part)} {names[one]}", words)


@st.fragment
def show(amount_unit: str) -> None:
    """What a change of view or scale redraws."""
    left, right = st.columns(2)
    with left:
        part = _parts.pick_segment("sv", words("part"), PARTS, lambda token: words(f"part.{token}"))
    with right:
        scale = _parts.pick_segment("y", words("measure"), ("percent", "yuan"), lambda token: words(f"measure.{token}"))
    unit = scale if scale == "percent" else amount_unit
    if part != "all":
        show_one(unit, part)
    else:
        show_weighted(unit)
        show_differences()


if missing := schedule.find_missing([{"disclosure_id": key} for key in names], rows):
    st.text(words("missing", names=words("join").join(names[row["disclosure_id"]] for row in missing)))
if points:
    show(_shell.unit())
else:
    _parts.empty(words("empty") if names else words("empty.filter"))
