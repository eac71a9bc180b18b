"""The indicators of a project together: how many, how alike, printed twice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from analysis.checks.compare import remark
from analysis.checks.engine import rule
from analysis.checks.goal_tables import indicator_name
from analysis.checks.index import Disclosure, Row
from analysis.checks.indicator_text import needs_indicators, shown
from analysis.checks.model import Check, Figure, Held, Unchecked
from loaders.numbers import fold

_LEAST, _MOST = 5, 15
_SAME_TARGETS = 10
_YEAR_END = "年底完成"
_COMMON = re.compile(r"满意|完成率|成本|及时|控制|预算|指标$|合格|达标|覆盖")


def _by_project(rows: list[Row]) -> dict[int | None, list[Row]]:
    found: dict[int | None, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["project_no"]].append(row)
    return found


@rule("indicator-duplicate", "同一项目没有同名指标", "No indicator is printed twice in a project", "warning")
def indicator_duplicate(disclosure: Disclosure) -> Iterator[Check]:
    """Two indicators of one project with the same name: with other targets they contradict each other.

    Rule: 同一项目内三级指标名称不重复。
    Why: 同名而值不同，无法判断以哪个为准；勾稽关系 D3。
    Tolerance: 不适用。
    Not counted: 与二级指标同名的占位名称（另一条规则）；同一二级指标下描述不同的同名指标作为提示。
    Example: “报销差旅费标准”≤90元和≤50元。
    """
    yield from needs_indicators(disclosure)
    for rows in _by_project(disclosure.indicators).values():
        names: dict[str, Row] = {}
        for row in rows:
            label = fold(row["level3"] or "")
            if not label or label.endswith("指标"):
                continue
            first = names.setdefault(label, row)
            name = indicator_name(disclosure, row)
            if first is row:
                yield Held(name)
                continue
            distinct = first["description"] != row["description"]
            zh = f"{name}列了两次：{first['target'] or '空白'}、{row['target'] or '空白'}。"
            yield remark(
                name,
                zh,
                f"{name} is printed twice: {first['target']}, {row['target']}.",
                shown(name, row["target"] or "空白", row),
                shown(name, first["target"] or "空白", first),
                severity="notice" if distinct and first["level2"] == row["level2"] else None,
            )


@rule("indicator-number", "项目的指标个数适当", "A project has a fair number of indicators", "notice")
def indicator_number(disclosure: Disclosure) -> Iterator[Check]:
    """Fewer than five indicators do not cover outputs, benefits and satisfaction; more than fifteen hide what matters.

    Rule: 一个项目的三级指标在5至15个之间。
    Why: 财预〔2021〕101号：指标应精简、突出核心；五个才能覆盖数量、质量、时效、成本、效益。
    Tolerance: 不适用。
    Not counted: 没有指标的项目。
    Example: “业务费”设27个指标；“车辆保险费”只有3个。
    """
    yield from needs_indicators(disclosure)
    for project in disclosure.projects:
        count = len(disclosure.indicators_of(project["project_no"]))
        name = f"项目“{project['project_name']}”"
        if not count:
            continue
        if _LEAST <= count <= _MOST:
            yield Held(name)
        else:
            yield remark(
                name,
                f"{name}有{count}个指标。",
                f"The project “{project['project_name']}” has {count} indicators.",
                shown(name, f"{count}个指标", project),
            )


@rule("targets-uniform", "指标值不是千篇一律", "Targets are not all alike", "notice")
def targets_uniform(disclosure: Disclosure) -> Iterator[Check]:
    """Ten indicators or more, and almost half of them with the very same target: it was not set one by one.

    Rule: 10项以上的指标中，同一数值的不超过45%；5个以上项目的满意度不全部相同。
    Why: 指标值应逐项测算；财预〔2021〕101号。
    Tolerance: 不适用。
    Not counted: 100%；不足10项指标的文件。
    Example: 36项指标中17项为≥95%；11个项目的满意度全部为≥95%。
    """
    numbers = [row for row in disclosure.indicators if row["value"] is not None and row["value"] != 100]
    if len(disclosure.indicators) < _SAME_TARGETS:
        yield Unchecked("指标不足10项")
        return
    yield Held("指标值")
    target, count = Counter(fold(row["target"] or "") for row in numbers).most_common(1)[0] if numbers else ("", 0)
    if count >= _SAME_TARGETS and count * 100 >= len(disclosure.indicators) * 45:
        first = next(row for row in numbers if fold(row["target"] or "") == target)
        yield remark(
            "全部指标",
            f"{len(disclosure.indicators)}项指标中{count}项的指标值为{target}。",
            f"{count} of {len(disclosure.indicators)} targets are {target}.",
            shown("指标值", f"{target}（{count}项）", first),
        )
    satisfied = [row for row in numbers if "满意" in f"{row['level1']}{row['level2']}"]
    if len({row["project_no"] for row in satisfied}) >= 5 and len({row["value"] for row in satisfied}) == 1:
        yield remark(
            "满意度",
            f"{len(satisfied)}项满意度指标值全部为{satisfied[0]['target']}。",
            f"All {len(satisfied)} satisfaction targets are {satisfied[0]['target']}.",
            shown("满意度", satisfied[0]["target"] or "", satisfied[0]),
        )


@rule(
    "indicator-generic", "指标和指标值不在各项目间照搬", "Indicators are not copied from project to project", "notice"
)
def indicator_generic(disclosure: Disclosure) -> Iterator[Check]:
    """The same third-level indicator, target in words or year-end deadline in many projects says nothing of any one.

    Rule: 同一三级指标或文字指标值不出现在3个以上项目；5个以上项目的时限不全为年底。
    Why: 指标应针对项目的产出和效果；财预〔2021〕101号。
    Tolerance: 不适用。
    Not counted: 满意度、完成率、成本、及时性等通用指标；少于3个项目的文件。
    Example: “社会稳定水平”在三个项目中使用。
    """
    if len(disclosure.projects) < 3:
        yield Unchecked("少于3个项目")
        return
    yield Held("指标")
    users: dict[str, dict[int | None, Row]] = defaultdict(dict)
    for row in disclosure.indicators:
        name, target = fold(row["level3"] or ""), fold(row["target"] or "") if row["target_kind"] == "word" else ""
        for words in {name, target}:
            if len(words) > 4 and not _COMMON.search(words):
                users[words].setdefault(row["project_no"], row)
        if row["target_kind"] == "date" and re.search(r"12月|年底|年末", target or fold(row["target"] or "")):
            users[_YEAR_END].setdefault(row["project_no"], row)
    for words, rows in users.items():
        if len(rows) >= (5 if words == _YEAR_END else 3):
            first = next(iter(rows.values()))
            shared = Figure(words, f"{len(rows)}个项目", None, tuple(rows.values()))
            yield remark(
                first["level3"] or words,
                f"{len(rows)}个项目的指标同为“{words}”。",
                f"{len(rows)} projects share “{words}”.",
                shared,
            )


@rule("bases-uniform", "确定依据不是千篇一律", "Bases are not all alike", "notice")
def bases_uniform(disclosure: Disclosure) -> Iterator[Check]:
    """Every indicator of a project with the same words as its basis: they say nothing of the single target.

    Rule: 一个项目（6项以上指标）的确定依据不全部相同。
    Why: 数量、成本、满意度的依据不会相同。
    Tolerance: 不适用。
    Not counted: 不足6项指标的项目；没有依据一栏的表式。
    Example: 会议费13项指标的依据都是“年初工作要点”。
    """
    checked = False
    for rows in _by_project([row for row in disclosure.indicators if row["target_basis"]]).values():
        if len(rows) < 6:
            continue
        checked = True
        name = indicator_name(disclosure, rows[0]).split("指标")[0] or "指标"
        if len({fold(row["target_basis"]) for row in rows}) > 1:
            yield Held(name)
        else:
            yield remark(
                name,
                f"{name}{len(rows)}项指标的确定依据都是“{rows[0]['target_basis']}”。",
                f"All {len(rows)} bases are “{rows[0]['target_basis']}”.",
                shown(name, f"“{rows[0]['target_basis']}”", rows[0]),
                group="bases",
            )
    if not checked:
        yield Unchecked("没有6项以上写明依据的项目")
