"""Targets against the project's own goal, and ratios whose two sides are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from analysis.checks.compare import remark
from analysis.checks.engine import rule
from analysis.checks.goal_tables import indicator_name
from analysis.checks.index import Disclosure
from analysis.checks.model import Check, Figure, Held, Unchecked
from analysis.checks.targets import say
from loaders.numbers import fold, squeeze

_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_PROMISED = re.compile(
    r"(?:保证|确保|完成|保障)[^，。；]{0,4}?([一二两三四五六七八九十]|(?<!\d)\d{1,2})([辆台套处栋座])"
)
_DONE = re.compile(r"完成率|完成比例|续保率|安装率|验收率")
_SCALE = re.compile(r"(?:达不到|不足|低于)(\d{2})%(?:的)?为差")
_SHARE = re.compile(r"([^，。；（(]{4,}?)(?:占|与)([^，。；]{4,}?)(?:之比)?的?(?:百分比|比例|比率|比重)")
# What sets a part off from its whole; without such a word both sides of the ratio are one and the same sum.
_PART = re.compile(
    r"已|实|按|合|满意|参|完|成|被|有|优|达|及时|正常|反映|采|五星|首|应|规|覆盖|未|新|本|当|部分|其中|发生|支|到|在|重|通过|使用|提|办"
)
_WHOLE = re.compile(r"总|全部|全体|所有|的|数量|数$|额$|量$")


@rule("target-below-goal", "完成率不低于目标所保证的数量", "A completion rate keeps what the goal promises", "warning")
def target_below_goal(disclosure: Disclosure) -> Iterator[Check]:
    """A goal that promises a few countable things, and a completion rate below 100 %: one of them may be left out.

    Rule: 绩效目标保证完成少数几件（20以内）的，完成率应为100%。
    Why: 四辆中完成75%即三辆，与“保证四辆”不能同时成立；勾稽关系 D3。
    Tolerance: 无。
    Not counted: 目标没有写明件数的项目。
    Example: 保证四辆公车完成续保，完成率≥75%。
    """
    checked = False
    for project in disclosure.projects:
        match = _PROMISED.search(squeeze("，".join(project["goals"] or [])))
        count = (_DIGITS.get(match[1]) or int(match[1])) if match else 0
        if not match or not 2 <= count <= 20:
            continue
        for row in disclosure.indicators_of(project["project_no"]):
            if row["target_kind"] != "percent" or row["value"] is None or not _DONE.search(row["level3"] or ""):
                continue
            checked = True
            name = indicator_name(disclosure, row)
            if row["value"] >= 100:
                yield Held(name)
                continue
            goal = Figure("绩效目标", f"“{match[0]}”", Decimal(count), ({**project, "printed": match[0]},))
            target = Figure(f"指标“{row['level3']}”", row["target"] or "", row["value"], (row,))
            zh = f"{name}：指标值{row['target']}，而绩效目标为“{match[0]}”。"
            yield remark(name, zh, f"{name}: {row['target']}, while the goal is “{match[0]}”.", target, goal)
    if not checked:
        yield Unchecked("没有写明件数的绩效目标和完成率")


@rule(
    "target-below-scale", "指标值不低于文件自定的“差”", "Targets are not what the document itself calls poor", "warning"
)
def target_below_scale(disclosure: Disclosure) -> Iterator[Check]:
    """A document that calls results below 90 % poor, and sets 75 % as a target.

    Rule: 文中规定“达不到90%为差”的，项目指标值不低于90%。
    Why: 目标定在自定标准的“差”以内，达到目标也只能评为差；勾稽关系 D3。
    Tolerance: 无。
    Not counted: 没有写明等次标准的文件；成本指标、增长率和降低率。
    Example: 文中“达不到90%为差”，车辆续保完成率≥75%。
    """
    matches = ((row, _SCALE.search(fold(squeeze(row["text"])))) for row in disclosure.paragraphs)
    scale = next(((row, match) for row, match in matches if match), None)
    if scale is None:
        yield Unchecked("文件没有规定指标完成的等次")
        return
    paragraph, words = scale
    least = Decimal(words[1])
    said = Figure("文字说明", f"“{words[0]}”", least, ({**paragraph, "printed": words[0]},))
    for row in disclosure.indicators:
        named = f"{row['level2']}{row['level3']}{row['description']}"
        if row["target_kind"] != "percent" or row["value"] is None or row["operator"] not in ("≥", ">", "=", None):
            continue
        if re.search(r"成本|增长|降低|下降|减少|提高", named) or row["value"] >= least:
            yield Held(row["level3"] or "")
            continue
        name = indicator_name(disclosure, row)
        target = Figure(f"指标“{row['level3']}”", row["target"] or "", row["value"], (row,))
        zh = f"{name}：指标值{row['target']}，而文中{said.printed}。"
        yield remark(name, zh, f"{name}: {row['target']}, while the text calls less than {least} % poor.", target, said)


@rule("ratio-of-itself", "比率的分子与分母不相同", "A ratio has two different sides", "warning")
def ratio_of_itself(disclosure: Disclosure) -> Iterator[Check]:
    """A share of a thing in itself is always 100 % and measures nothing.

    Rule: “甲占乙的百分比”中，甲、乙不应是同一个量。
    Why: 分子分母相同，指标值没有意义；勾稽关系 D7。
    Tolerance: “总”“的”“数量”等字不计。
    Not counted: 分子写明是其中一部分（已完成、实际、合格……）的。
    Example: 问题整改挽回损失金额占挽回损失总金额的百分比。
    """
    checked = False
    for row in disclosure.indicators:
        match = _SHARE.search(fold(row["description"] or ""))
        if not match:
            continue
        checked = True
        part, whole = (_WHOLE.sub("", side) for side in (match[1], match[2]))
        same = len(whole) >= 4 and part.endswith(whole) and not _PART.search(part[: len(part) - len(whole)])
        if same:
            yield say(
                disclosure,
                row,
                f"分子“{match[1]}”与分母“{match[2]}”是同一个量。",
                "both sides of the ratio are one sum.",
            )
        else:
            yield Held(row["level3"] or "")
    if not checked:
        yield Unchecked("没有写明分子和分母的指标")
