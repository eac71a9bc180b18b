"""What a goal table contains: amount, schedule, targets, bases and the dimensions of its indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.checks.compare import remark
from analysis.checks.engine import rule
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import Check, Held, Severity, Unchecked, nothing

_DIMENSIONS: tuple[tuple[str, str, Severity], ...] = (
    ("产出指标", "产出", "warning"),
    ("效益指标", "效益|效果", "warning"),
    ("数量指标", "数量", "notice"),
    ("质量指标", "质量", "notice"),
    ("成本指标", "成本", "notice"),
    ("满意度指标", "满意", "notice"),
)


@rule("project-amount", "项目写明预算数", "Projects state their budget", "warning")
def project_amount(disclosure: Disclosure) -> Iterator[Check]:
    """Each project of the goal tables states its budget.

    Rule: 绩效目标表写明项目预算数。
    Why: 没有金额无法判断目标与资金是否匹配；财预〔2021〕101号。
    Tolerance: 不适用。
    Not counted: 文字中写明金额的项目；没有项目的文件。河北的表式固定有预算数和资金支出计划，缺少作为错误，其他表式作为警告。
    Example: 11个项目只有绩效目标和指标，没有预算数。
    """
    said = {row["project_no"] for row in disclosure.projects_in_prose if row["budget_yuan"] is not None}
    if not disclosure.projects:
        yield Unchecked("文件没有项目表")
    for row in disclosure.projects:
        name = f"项目“{row['project_name']}”"
        if row["budget_yuan"] is not None or row["project_no"] in said:
            yield Held(name)
        else:
            yield remark(
                name,
                f"{name}没有写明预算数。",
                f"The project “{row['project_name']}” states no budget.",
                nothing(f"{name}预算数", "未列", row),
                severity="error" if disclosure.in_hebei else None,
                group="amounts",
            )


@rule("project-schedule", "项目写明支出进度", "Projects state their schedule", "warning")
def project_schedule(disclosure: Disclosure) -> Iterator[Check]:
    """In Hebei each goal table carries a schedule of spending.

    Rule: 河北绩效目标表有“资金支出计划（%）”。
    Why: 河北的表式固定列支出计划，缺少即无法核对执行。
    Tolerance: 不适用。
    Not counted: 其他省的表式没有这一栏；没有项目的文件。
    Example: 11个项目没有支出计划。
    """
    planned = {row["project_no"] for row in disclosure.tables["schedule"]}
    if not disclosure.in_hebei or not disclosure.projects:
        yield Unchecked("不是河北的绩效目标表，或没有项目")
        return
    for row in disclosure.projects:
        name = f"项目“{row['project_name']}”"
        if row["project_no"] in planned:
            yield Held(name)
        else:
            yield remark(
                name,
                f"{name}没有列资金支出计划。",
                f"The project “{row['project_name']}” has no schedule.",
                nothing(f"{name}支出计划", "未列", row),
                group="schedules",
            )


@rule("indicator-target", "指标值不空白", "Targets are not blank", "error")
def indicator_target(disclosure: Disclosure) -> Iterator[Check]:
    """Every indicator prints a target.

    Rule: 每项绩效指标都有指标值。
    Why: 没有指标值无从评价；财预〔2021〕101号。
    Tolerance: 不适用。
    Not counted: 没有指标的文件。
    Example: “社会稳定水平”指标值空白。
    """
    if not disclosure.indicators:
        yield Unchecked("文件没有绩效指标")
    for row in disclosure.indicators:
        if row["target_kind"] != "blank":
            yield Held(row["level3"] or "")
        else:
            name = indicator_name(disclosure, row)
            yield remark(
                name, f"{name}的指标值空白。", f"The target of {name} is blank.", nothing(f"{name}指标值", "空白", row)
            )


@rule("indicator-basis", "指标值有确定依据", "Targets state their basis", "warning")
def indicator_basis(disclosure: Disclosure) -> Iterator[Check]:
    """Every target says what it is based on, where the form has a column for it.

    Rule: “指标值确定依据”不空白。
    Why: 没有依据的指标值不能判断高低；财预〔2021〕101号：指标值应有依据。
    Tolerance: 不适用。
    Not counted: 表式没有这一栏的（除河北外，全文没有一项依据）。
    Example: 14项指标的确定依据全部空白。
    """
    given = any(row["target_basis"] for row in disclosure.indicators)
    if not disclosure.indicators or not (given or disclosure.in_hebei):
        yield Unchecked("没有绩效指标，或表式没有确定依据一栏")
        return
    for row in disclosure.indicators:
        name = indicator_name(disclosure, row)
        if row["target_basis"]:
            yield Held(name)
        else:
            yield remark(
                name,
                f"{name}的指标值确定依据空白。",
                f"{name} states no basis.",
                nothing(f"{name}确定依据", "空白", row),
                group="bases",
            )


@rule("indicator-dimensions", "产出、效益、满意度指标齐全", "Outputs, benefits and satisfaction are covered", "warning")
def indicator_dimensions(disclosure: Disclosure) -> Iterator[Check]:
    """Every project with indicators has output and benefit indicators, and those of quantity, quality, cost, satisfaction.

    Rule: 每个项目有产出指标和效益（效果）指标；没有数量、质量、成本、满意度指标的，河北的表式作警告，其他表式作提示。
    Why: 财预〔2021〕101号：绩效指标包括成本、产出、效益和满意度。
    Tolerance: 不适用。
    Not counted: 没有分级的表式；没有指标的项目。内部事项（办公、公用、保险、维护）没有满意度指标的只作提示。
    Example: “代表活动经费”没有满意度指标。
    """
    checked = False
    for project in disclosure.projects:
        levels = " ".join(
            f"{row['level1']} {row['level2']}"
            for row in disclosure.indicators_of(project["project_no"])
            if row["level1"]
        )
        if not levels:
            continue
        for word, pattern, severity in _DIMENSIONS:
            checked = True
            name = f"项目“{project['project_name']}”{word}"
            if re.search(pattern, levels):
                yield Held(name)
            else:
                zh = f"项目“{project['project_name']}”没有{word}。"
                yield remark(
                    name,
                    zh,
                    f"The project “{project['project_name']}” has no {word}.",
                    nothing(name, "未列", project),
                    severity=_dimension_severity(disclosure, project, word, severity),
                    group=word,
                )
    if not checked:
        yield Unchecked("没有分级的绩效指标")


def _dimension_severity(disclosure: Disclosure, project: Row, word: str, severity: Severity) -> Severity:
    inside = word == "满意度指标" and re.search(r"办公|公用|保险|维护|设备|购置", project["project_name"] or "")
    return "warning" if disclosure.in_hebei and not inside else severity


def indicator_name(disclosure: Disclosure, row: Row) -> str:
    """An indicator in words: the project and the third level."""
    project = next((p["project_name"] for p in disclosure.projects if p["project_no"] == row["project_no"]), None)
    return f"{f'“{project}”' if project else ''}指标“{row['level3'] or row['description'] or row['level2']}”"
