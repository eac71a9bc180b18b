"""Targets that cannot mean what they say: units, directions and values that contradict the indicator's own name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.checks.compare import remark
from analysis.checks.engine import rule
from analysis.checks.goal_tables import indicator_name
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import Check, Figure, Held, Unchecked
from loaders.numbers import fold

_RATE = re.compile(r"率$|比例$|占比$|百分比$|满意度$|满意率$|覆盖面$")
_MAY_EXCEED = re.compile(r"增长|增幅|提高|增加|变化|利用|回报|收益|倍|超额|执行率|完成率")
_MONEY = re.compile(r"^(?:万|千|亿)?元")
_PERCENT_WORDS = re.compile(r"^(?:百分比|百分点|个百分点|百分之)$")
_COUNTS = re.compile(r"^(?:个|份|辆|台|套|篇|本|项)$")
_NOT_UNITS = frozenset({"量"})
_COST_NAME = re.compile(r"成本|费用|价格|单价|支出|标准|控制|金额")


def _target(row: Row) -> Figure:
    return Figure(f"指标“{row['level3'] or row['description'] or ''}”", row["target"] or "空白", row["value"], (row,))


def say(disclosure: Disclosure, row: Row, zh: str, en: str) -> Check:
    name = indicator_name(disclosure, row)
    return remark(name, f"{name}：{zh}", f"{name}: {en}", _target(row))


@rule("target-unit", "指标值单位与指标相符", "The unit of a target fits its indicator", "warning")
def target_unit(disclosure: Disclosure) -> Iterator[Check]:
    """A rate is not measured in yuan or in “百分比” without a sign, and a unit is a word that measures something.

    Rule: 名称为率、比例、满意度的指标，单位应为%；单位不应是“百分比”“量”等不成单位的字。
    Why: 单位不对，指标值没有意义，勾稽关系 D7。
    Tolerance: 不适用。
    Not counted: 文字型指标值；名称不含率、比例、满意度的。
    Example: 各县区覆盖率≥90元；家（站）建设质量≥39百分比；租赁汽车数量≥20量。
    """
    if not disclosure.indicators:
        yield Unchecked("文件没有绩效指标")
    for row in disclosure.indicators:
        unit = fold(row["value_unit"] or "")
        if row["value"] is None:
            continue
        if _no_unit(row, unit):
            yield say(disclosure, row, f"指标值{row['target']}的单位“{unit}”不是计量单位。", f"“{unit}” is not a unit.")
        elif _is_rate(row) and (_MONEY.match(unit) or _COUNTS.match(unit)):
            yield say(
                disclosure, row, f"名称为比率，指标值{row['target']}的单位为{unit}。", f"a rate is measured in {unit}."
            )
        else:
            yield Held(row["level3"] or "")


@rule("target-without-unit", "指标值带有单位", "A target carries its unit", "warning")
def target_without_unit(disclosure: Disclosure) -> Iterator[Check]:
    """A target that is a bare number, or a number run together with words.

    Rule: 数值型指标值应写明单位；率、比例、满意度写明%。
    Why: 95与95%含义不同。
    Tolerance: 不适用。
    Not counted: 文字型和日期型指标值；单位不对的（另一条规则）。
    Example: 满意度≥95。
    """
    if not disclosure.indicators:
        yield Unchecked("文件没有绩效指标")
    for row in disclosure.indicators:
        unit = row["value_unit"] or ""
        if row["value"] is None or row["target_kind"] == "date":
            continue
        if not unit:
            yield say(disclosure, row, f"指标值{row['target']}没有单位。", f"{row['target']} has no unit.")
        elif len(unit) > 4 and not re.search(r"[元天日年月次/／]|小时|工作", unit):
            yield say(
                disclosure,
                row,
                f"指标值{row['target']}的数字与文字相连，没有单位。",
                f"{row['target']} runs a number and words together.",
            )
        else:
            yield Held(row["level3"] or "")


@rule("target-percent-range", "百分比指标值在0至100之间", "A per cent target lies between 0 and 100", "warning")
def target_percent_range(disclosure: Disclosure) -> Iterator[Check]:
    """A share or satisfaction cannot be more than 100 % or negative.

    Rule: 合格率、覆盖率、满意度等的指标值在0至100%之间。
    Why: 部分不会大于整体。
    Tolerance: 不适用。
    Not counted: 增长率、完成率等可以超过100%的。
    Example: 满意度≥950%。
    """
    if not disclosure.indicators:
        yield Unchecked("文件没有绩效指标")
    for row in disclosure.indicators:
        if (
            row["target_kind"] != "percent"
            or row["value"] is None
            or _MAY_EXCEED.search(f"{row['level3']}{row['description']}")
        ):
            continue
        if 0 <= row["value"] <= 100:
            yield Held(row["level3"] or "")
        else:
            yield say(
                disclosure, row, f"指标值{row['target']}超出0至100%。", f"{row['target']} is outside 0 to 100 per cent."
            )


@rule("target-direction-cost", "成本指标不用“≥”", "A cost target is a ceiling", "warning")
def target_direction_cost(disclosure: Disclosure) -> Iterator[Check]:
    """A cost indicator sets a ceiling; “at least” makes spending more the better result.

    Rule: 成本指标（金额、成本控制率）用≤或=，不用≥或＞。
    Why: 成本控制要求不超过；财预〔2021〕101号。
    Tolerance: 不适用。
    Not counted: 成本类下名称与金额、成本无关的（如节约率、降低率）。
    Example: 订阅杂志价格≥5万元。
    """
    checked = False
    for row in disclosure.indicators:
        if "成本" not in f"{row['level1']}{row['level2']}" or row["value"] is None:
            continue
        if re.search(r"节约|降低|下降|减少|节省", f"{row['level3']}{row['description']}"):
            continue
        checked = True
        amount = _MONEY.match(row["value_unit"] or "") or _COST_NAME.search(row["level3"] or "")
        if row["operator"] in ("≥", ">") and amount:
            yield say(
                disclosure,
                row,
                f"成本指标的指标值为{row['target']}，方向是不少于。",
                f"the cost target {row['target']} is a floor.",
            )
        else:
            yield Held(row["level3"] or "")
    if not checked:
        yield Unchecked("没有数值型的成本指标")


@rule("target-direction-full", "最大为100%的指标用“=”", "A rate that cannot exceed 100 % is set with =", "notice")
def target_direction_full(disclosure: Disclosure) -> Iterator[Check]:
    """“≥100 %” of a share that cannot exceed 100 % means exactly 100 %.

    Rule: 合格率、覆盖率、满意度、及时率等写为=100%，不写≥100%。
    Why: 不小于100%对不可能超过100%的比率没有意义。
    Tolerance: 不适用。
    Not counted: 增长率、完成率等可以超过100%的。
    Example: 验收合格率≥100%。
    """
    if not disclosure.indicators:
        yield Unchecked("文件没有绩效指标")
    for row in disclosure.indicators:
        if (
            row["target_kind"] != "percent"
            or row["value"] != 100
            or re.search(r"增长|增幅|提高|超额", row["level3"] or "")
        ):
            continue
        if row["operator"] in ("≥", ">"):
            name = indicator_name(disclosure, row)
            zh = f"{name}：指标值{row['target']}，比率最大为100%。"
            yield remark(
                name,
                zh,
                f"{name}: {row['target']} of a rate that cannot exceed 100 per cent.",
                _target(row),
                group="full",
            )
        else:
            yield Held(row["level3"] or "")


def _no_unit(row: Row, unit: str) -> bool:
    points = re.search(r"提高|增长|下降|变化|增加", row["description"] or "")  # 百分点 measures a change
    return unit in _NOT_UNITS or bool(_PERCENT_WORDS.match(unit) and not points)


def _is_rate(row: Row) -> bool:
    names = (fold(row["level3"] or "").removesuffix("(%)"), fold(row["description"] or ""))
    return any(_RATE.search(name) for name in names if name) or bool(
        re.search(r"满意(?:度|程度|率)", names[0] + names[1])
    )
