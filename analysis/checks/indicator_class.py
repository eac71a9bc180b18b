"""Indicators in the class of their name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.checks.compare import remark
from analysis.checks.engine import rule
from analysis.checks.goal_tables import indicator_name
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import Check, Figure, Held, Unchecked
from analysis.checks.targets import say
from loaders.numbers import fold

_RATE = re.compile(r"率$|比例$|占比$|百分比$|满意度$|满意率$|覆盖面$")


@rule("target-repeats-name", "指标值不重复指标名称", "A target does not repeat the indicator's name", "warning")
def target_repeats_name(disclosure: Disclosure) -> Iterator[Check]:
    """A target that only repeats the words of its indicator, such as “及时率” for “下发及时率”, sets nothing.

    Rule: 文字型指标值不应是指标名称中的词（及时率、及时性、满意度）。
    Why: 重复名称等于没有指标值。
    Tolerance: 不适用。
    Not counted: 与名称部分相同、但说明了结果状态的（及时、达标）。
    Example: 经费下发及时率：指标值“及时率”。
    """
    checked = False
    for row in disclosure.indicators:
        target = fold(row["target"] or "")
        if row["target_kind"] != "word" or not target:
            continue
        checked = True
        empty = re.search(r"(?:率|性|度)$", target) and len(target) <= 6
        same = target in (fold(row["level3"] or ""), fold(row["level2"] or "")) and _RATE.search(target)
        if empty or same:
            yield say(
                disclosure,
                row,
                f"指标值“{row['target']}”重复指标的名称，没有说明目标。",
                f"the target “{row['target']}” only names the indicator.",
            )
        else:
            yield Held(row["level3"] or "")
    if not checked:
        yield Unchecked("没有文字型的指标值")


@rule(
    "indicator-repeats-level",
    "三级指标不重复二级指标名称",
    "A third-level indicator is not named like its level",
    "warning",
)
def indicator_repeats_level(disclosure: Disclosure) -> Iterator[Check]:
    """A third-level indicator printed with the name of its second level says nothing of what is measured.

    Rule: 三级指标名称不应与二级指标相同。
    Why: 没有说明衡量什么；财预〔2021〕101号：指标应细化、可衡量。
    Tolerance: 不适用。
    Not counted: 没有分级的表式。
    Example: 二级“生态效益指标”，三级“生态效益指标”。
    """
    checked = False
    for row in disclosure.indicators:
        if not row["level2"] or not row["level3"]:
            continue
        checked = True
        if fold(row["level3"]).removesuffix("指标") == fold(row["level2"]).removesuffix("指标") and row[
            "level3"
        ].endswith("指标"):
            yield say(
                disclosure, row, f"三级指标与二级指标同名（{row['level2']}）。", "the third level repeats the second."
            )
        else:
            yield Held(row["level3"])
    if not checked:
        yield Unchecked("没有分级的绩效指标")


@rule("indicator-class", "指标归类与名称相符", "An indicator stands in the class of its name", "notice")
def indicator_class(disclosure: Disclosure) -> Iterator[Check]:
    """A rate under quantity, a timeliness under cost, a count under quality or benefit: the class and the name differ.

    Rule: 及时性、及时率属于时效指标，完成率不属于；成本、价格属于成本指标；率和文字不属于数量指标；次数、份数不属于质量和效益指标；工作完成率是产出，不是效益。
    Why: 归类不同则评价权重不同；财预〔2021〕101号附件。
    Tolerance: 不适用。
    Not counted: 名称没有上述字样的；事故、投诉等次数可以作为质量和效益指标。
    Example: 数量指标“重点建议督办完成率”；成本指标“系统安装及时性”。
    """
    checked = False
    for row in disclosure.indicators:
        level2, level3 = row["level2"] or "", fold(row["level3"] or "")
        if not level2 or not level3:
            continue
        checked = True
        if wrong := _misplaced(level2, level3, row):
            yield say(disclosure, row, f"列在{level2}，名称“{row['level3']}”{wrong}。", f"stands under {level2}.")
        else:
            yield Held(level3)
    if not checked:
        yield Unchecked("没有分级的绩效指标")


@rule("indicator-class-differs", "同名指标在各项目归类相同", "An indicator of one name stands in one class", "notice")
def indicator_class_differs(disclosure: Disclosure) -> Iterator[Check]:
    """The same third-level indicator under one class in one project and under another class in the next.

    Rule: 不同项目的同名三级指标列在同一个二级指标之下。
    Why: 同一指标不能既是经济效益又是社会效益；财预〔2021〕101号附件。
    Tolerance: 不适用。
    Not counted: 四个字以下的通用名称（完成率）；满意度；与二级指标同名的。
    Example: “能为代表提供正常服务”在一个项目列为经济效益，在另一个项目列为社会效益。
    """
    first: dict[str, Row] = {}
    for row in disclosure.indicators:
        name = fold(row["level3"] or "")
        if len(name) < 4 or not row["level2"] or name.endswith("指标") or "满意" in name:
            continue
        other = first.setdefault(name, row)
        label = indicator_name(disclosure, row)
        if other["project_no"] == row["project_no"] or fold(other["level2"]) == fold(row["level2"]):
            yield Held(name)
            continue
        left, right = (Figure(f"“{r['level3']}”", r["level2"], None, (r,)) for r in (row, other))
        zh = f"{label}列在{row['level2']}，同名指标在另一处列在{other['level2']}。"
        yield remark(
            label, zh, f"{label} stands under {row['level2']}, elsewhere under {other['level2']}.", left, right
        )
    if not first:
        yield Unchecked("没有分级的绩效指标")


def _misplaced(level2: str, level3: str, row: Row) -> str:
    if re.search(r"及时[性率]?$", level3) and re.search(r"成本|质量|数量", level2):
        return "属于时效"
    if re.search(r"率$", level3) and "数量" in level2:
        return "是比率"
    if re.search(r"成本$|价格$", level3) and re.search(r"数量|质量|时效", level2):
        return "属于成本"
    if (
        re.search(r"(?:完成|首发|实现)率$", level3)
        and "时效" in level2
        and not re.search(r"按时|及时|按期|准时", level3)
    ):
        return "是完成程度，不是时间"
    counted = re.match(r"(?:次|份|个|本|篇|人|人次)$", row["value_unit"] or "") is not None
    harmful = re.search(r"事故|投诉|故障|差错|不发生|违规|违纪|案件发生", level3) or row["value"] == 0
    if re.search(r"(?:工作|任务)完成率$", level3) and "效益" in level2:
        return "是产出，不是效益"
    if counted and not harmful and re.search(r"质量|经济效益|社会效益|生态效益|可持续", level2):
        return "的指标值是数量"
    return "的指标值不是数量" if "数量" in level2 and row["target_kind"] == "word" and row["operator"] is None else ""
