"""I6 Level of the target: agrees with plan, purpose, prose and law (rubric section 2, I6; section 5, 6 and 10)."""

from __future__ import annotations

import re
from decimal import Decimal

from analysis.quality import i3_measurable, i4_sign_unit, i5_relevant, plans, words
from analysis.quality.context import Case
from analysis.quality.judgement import FULL, ZERO, Judgement, full, half, zero
from analysis.quality.measured import measured
from analysis.quality.plans import prose_value

DEFAULT_SHARE = 0.4  # one value for more of the percentages than this is a default, not a target
_ENOUGH_PERCENTAGES = 5  # fewer say nothing of a habit
_SHORT_UNITS = ("天", "日", "小时", "分钟", "个工作日", "工作日")
_YEAR_END = re.compile(r"12月(?:底|末|31日|30日)?前?|年(?:底|末|内)")
_MONTHS = re.compile(r"(?<!\d)(?:[1-9]|10|11)月|[一二三]季度|上半年")
_DEFAULTS = (Decimal(90), Decimal(95))
_OWN_PLAN = Decimal(90)  # the official scale calls less than this not excellent


def judge(case: Case) -> Judgement:
    """Full: agrees. Half: default value, below plan or duty, no level to judge. Zero: contradiction, impossible, blank."""
    target = case.item.target
    if target.kind == "blank":
        return zero("", "没有指标值，谈不上水平", "no target, so no level", True)
    if target.kind == "word":
        return _word(case)
    if target.kind == "date":
        return _date(case)
    for test in (_wrong_direction, _contradiction, _satisfaction, _duty, _plan, _default, _short_effect, _irrelevant):
        if judgement := test(case):
            return judgement
    return full(target.text, "未见不合理", "nothing speaks against it", False)


def _word(case: Case) -> Judgement:
    text, measurable = case.item.target.text, i3_measurable.judge(case).points
    if told := prose_value(case):
        return zero(f"{text} / {told}", f"文字部分写的是{told}", f"the prose says {told}")
    if measurable == FULL or (measurable and words.find(case.item.target.words, "on_time")):
        return full(text, "状态可以达到，也可以核对", "a state that can be reached and checked", False)
    return half(text, "没有可比的水平", "no level that could be compared", False)


def _date(case: Case) -> Judgement:
    text = case.item.target.words
    if _YEAR_END.search(text) and not _MONTHS.search(text):
        return half(case.item.target.text, "以年底为期限，等于没有时限", "the end of the year is no deadline", False)
    return full(case.item.target.text, "时间在预算年度内", "a date in the budget year", False)


def _wrong_direction(case: Case) -> Judgement | None:
    """A floor for what should be capped says nothing of a reasonable level."""
    if case.item.target.operator in (">", "≥") and i4_sign_unit.capped(case.item, case.project):
        return half(
            case.item.target.text, "应当控制的事项写成下限，水平无从判断", "a floor for what should be capped", False
        )
    return None


def _contradiction(case: Case) -> Judgement | None:
    item, number = case.item, case.item.target.number or Decimal(0)
    if told := prose_value(case):
        return zero(f"{item.target.text} / {told}", f"文字部分写的是{told}", f"the prose says {told}")
    if item.target.family == "percent":
        if ("实际支出" in item.description or "成本控制率" in item.level3) and number < 50 and "节约" not in item.text:
            return zero(
                item.target.text,
                "按定义是支出占预算的比例，这一数值不可能",
                "spending over budget cannot be that low",
                False,
            )
        whole = plans.states_whole(case.project.stated)
        if whole and number < _OWN_PLAN and words.find(item.text, "duty") and measured(item) in ("completion", "rate"):
            return zero(
                f"{whole} / {item.target.text}",
                "目标要求全部完成，指标值却留有余地",
                "the goal is all of them, the target is not",
                False,
            )
    ceiling = plans.ceiling(item)
    if ceiling is not None and case.project.budget is not None and ceiling > case.project.budget:
        return zero(
            f"{item.target.text} / {case.project.budget}元",
            "成本上限高于预算数",
            "the cost ceiling is above the budget",
        )
    return None


def _satisfaction(case: Case) -> Judgement | None:
    """100 % satisfaction is half among internal users and zero among the public (Other forms)."""
    item = case.item
    if measured(item) != "satisfaction" or item.target.number != 100:
        return None
    if words.find(item.text, "internal_group"):
        return half(item.target.text, "要求内部使用者全部满意", "every internal user satisfied", False)
    return zero(
        item.target.text, "要求公众全部满意，不可能达到", "every member of the public satisfied: out of reach", False
    )


def _duty(case: Case) -> Judgement | None:
    item, number = case.item, case.item.target.number or Decimal(0)
    if item.target.family != "percent" or item.target.operator in ("≤", "<") or number >= 100:
        return None
    named = item.level3 if words.terms(item.level3) else item.text
    if (duty := words.find(named, "duty")) and measured(item) != "satisfaction":
        return half(duty, "法定或合同义务应为100%", "a legal or contractual duty should be 100 %", False)
    if (number < _OWN_PLAN and measured(item) in ("completion", "time")) or (_own_work(case) and number < _OWN_PLAN):
        return half(item.target.text, "自己计划的工作，目标低于90%", "own planned work below 90 %", False)
    return None


def _own_work(case: Case) -> bool:
    return measured(case.item) == "rate" and any(word in case.item.description for word in ("占计划", "完成"))


def _plan(case: Case) -> Judgement | None:
    found = plans.below_plan(case)
    if found is None:
        return None
    words_found, planned = found
    return half(words_found, f"低于文件中的计划（{planned}）", f"below the plan in the document ({planned})", False)


def _default(case: Case) -> Judgement | None:
    item = case.item
    if not item.is_percent or item.target.number not in _DEFAULTS:
        return None
    share = case.document.percent_share(item.target.number)
    if share > DEFAULT_SHARE and case.document.percent_counts.total() >= _ENOUGH_PERCENTAGES:
        return half(
            item.target.text,
            f"全文 {share:.0%} 的百分比都是这一数值",
            f"{share:.0%} of all percentages are this value",
            False,
        )
    return None


def _irrelevant(case: Case) -> Judgement | None:
    """What does not belong to the project has no plan to be held against."""
    if i5_relevant.judge(case).points == ZERO:
        return half(
            case.item.target.text, "与项目无关，水平无从判断", "not of this project: its level cannot be judged", False
        )
    return None


def _short_effect(case: Case) -> Judgement | None:
    """A lasting effect that is counted in days or hours."""
    item = case.item
    unit = item.target.unit.text if item.target.unit else ""
    if item.dimension == "sustainable" and unit in _SHORT_UNITS:
        return half(item.target.text, "以天或小时计算，谈不上可持续", "days or hours are no lasting effect", False)
    return None
