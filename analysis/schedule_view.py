"""The spending schedule in words and in panels for the charts."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from decimal import Decimal

from analysis import money
from analysis.charts import theme
from analysis.charts.schedule import Frame, Mark, Panel
from analysis.schedule import Difference, Point, Weighted
from analysis.texts import Words
from loaders.schema import Row

TITLE_WIDTH, SENTENCES = 24, 10


def name_month(month: int, words: Words, key: str = "month_end") -> str:
    """3 → 3月底, end of Mar."""
    return words(key, month=month, name=calendar.month_abbr[month])


def show_percent(percent: Decimal | None) -> str:
    """25.00 → 25%; 52.672… → 52.7%; nothing for a gap."""
    return "" if percent is None else f"{money.rounded(percent, 1)}".removesuffix(".0") + "%"


def _size(percent: Decimal | None, yuan: Decimal | None, unit: str) -> tuple[float | None, str]:
    """The height of a mark and its label; unit is percent, wan or yuan."""
    if unit == "percent":
        return (None if percent is None else float(percent)), show_percent(percent)
    scaled = money.scaled(yuan, unit)
    digits = 2 if unit == "wan" else 0
    return (None, "") if scaled is None else (float(scaled), f"{money.rounded(scaled, digits):,}")


def panel_points(points: Sequence[Point], unit: str, words: Words) -> list[Panel]:
    """One panel a subject with its lines by basis, in the order of the document."""
    groups: dict[tuple[str, object], list[Point]] = {}
    for point in points:
        groups.setdefault((point.disclosure_id, point.project_no or point.subject), []).append(point)
    return [_panel(group, unit, words) for group in groups.values()]


def _panel(points: Sequence[Point], unit: str, words: Words) -> Panel:
    lines: dict[str, tuple[Mark, ...]] = {}
    for point in sorted(points, key=lambda point: point.month):
        lines[point.basis] = (*lines.get(point.basis, ()), _mark(point, unit, words))
    first = points[0]
    whole, _ = _size(Decimal(100), first.budget_yuan, unit)
    title = theme.wrap(first.subject, TITLE_WIDTH)
    if unit != "percent" and first.budget_yuan is None:
        title += f"<br>{words('no_budget')}"
    return Panel(title, lines, whole)


def _mark(point: Point, unit: str, words: Words) -> Mark:
    value, label = _size(point.percent, point.yuan, unit)
    said = label or (words(f"gap.{point.state}") if point.state != "printed" else words("no_budget"))
    lines = [theme.wrap(point.subject, TITLE_WIDTH), f"{name_month(point.month, words)} {said}"]
    if point.printed:
        lines.append(words("as_printed", printed=theme.plain(point.printed)))
    lines.append(" ".join(part for part in (words(f"basis.{point.basis}"), words.place(point.place)) if part))
    gap = "" if point.state == "printed" else words(f"gap.{point.state}")
    return Mark(point.month, value, label, "<br>".join(lines), gap)


def panel_weighted(weighted: Sequence[Weighted], names: dict[str, str], unit: str, words: Words) -> list[Panel]:
    """One panel a disclosure, in the order of `names`."""
    panels = []
    for disclosure, name in names.items():
        lines: dict[str, tuple[Mark, ...]] = {}
        own = sorted((item for item in weighted if item.disclosure_id == disclosure), key=lambda item: item.month)
        before: dict[str, Weighted] = {}
        for item in own:
            joined = item.basis in before and before[item.basis].counted == item.counted
            lines[item.basis] = (*lines.get(item.basis, ()), _weighted_mark(item, joined, unit, words))
            before[item.basis] = item
        if own:
            whole, _ = _size(Decimal(100), own[0].budget_yuan, unit)
            panels.append(Panel(theme.wrap(name, TITLE_WIDTH), lines, whole))
    return panels


def _weighted_mark(item: Weighted, joined: bool, unit: str, words: Words) -> Mark:
    value, label = _size(item.percent, item.yuan, unit)
    gap = "" if value is not None else words("gap.uncounted")
    if value is not None and not item.complete:
        label += f" ({len(item.counted)}/{item.projects})"
    lines = [f"{name_month(item.month, words)} {label or gap}", words(f"basis.{item.basis}"), cover(item, words)]
    return Mark(item.month, value, label, "<br>".join(lines), gap, not item.complete, joined)


def cover(item: Weighted, words: Words, key: str = "weighted.coverage", **more: str) -> str:
    """How many of the projects and how much of their budget a month counts."""
    return words(
        key,
        counted=len(item.counted),
        projects=item.projects,
        counted_amount=money.number(item.counted_yuan, "wan"),
        amount=money.number(item.budget_yuan, "wan"),
        unit=words("unit.wan"),
        **more,
    )


def tell_coverage(weighted: Sequence[Weighted], names: dict[str, str], words: Words) -> list[str]:
    """A sentence for each month that does not count every project, and one for the rest."""
    parts = [
        cover(
            item,
            words,
            "weighted.partial",
            name=names[item.disclosure_id],
            basis=words(f"basis.{item.basis}"),
            month=name_month(item.month, words),
        )
        for item in weighted
        if not item.complete
    ]
    return [*parts, words("weighted.full")]


def frame_panels(panels: Iterable[Panel], unit: str, words: Words) -> Frame:
    """The frame that holds all of these panels."""
    panels = list(panels)
    values = [mark.value or 0 for panel in panels for marks in panel.lines.values() for mark in marks]
    top = max([*values, *(panel.whole or 0 for panel in panels)], default=0) or 1
    lines = max((panel.title.count("<br>") + 1 for panel in panels), default=1)
    ticks = {month: name_month(month, words, "month_tick") for month in range(1, 13)}
    return Frame(top, "%" if unit == "percent" else "", ticks, lines)


def tell_differences(differences: Sequence[Difference], names: dict[str, str], words: Words) -> str:
    """A sentence for each of the first months that differ, how many more there are, or that there is none."""
    sentences = [_tell_difference(item, names, words) for item in differences[:SENTENCES]]
    if more := len(differences) - len(sentences):
        sentences.append(words("differences.more", count=more))
    return "\n".join(sentences) or words("differences.none")


def _tell_difference(item: Difference, names: dict[str, str], words: Words) -> str:
    """A 不等于 B, with both places."""
    return words(
        "differences.sentence",
        name=names[item.table.disclosure_id],
        subject=item.table.subject,
        month=name_month(item.table.month, words),
        table=show_percent(item.table.percent),
        table_place=words.place(item.table.place),
        narrative=show_percent(item.narrative.percent),
        narrative_place=words.place(item.narrative.place),
    )


def name_projects(projects: Iterable[Row], disclosure: str, numbers: Sequence[int], words: Words) -> str:
    """The names of these projects of a disclosure, each once."""
    names = {row["project_no"]: row["project_name"] or "" for row in projects if row["disclosure_id"] == disclosure}
    return words("join").join(names[number] for number in numbers)
