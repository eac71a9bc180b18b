"""I4 Sign and unit: the sign fits, the unit fits the name (rubric section 2, I4; section 5, 5 and 8; Other forms)."""

from __future__ import annotations

from analysis.quality import words
from analysis.quality.context import Case, Indicator, Project
from analysis.quality.judgement import Judgement, full, half, pooled, zero
from analysis.quality.measured import measured
from analysis.quality.units import COUNTS

_AT_LEAST = ("≥", ">")
_AT_MOST = ("≤", "<")
_RATES = ("rate", "completion", "use", "satisfaction", "execution", "time")
_BAD_THINGS = ("事故", "投诉", "误差", "差错", "故障率", "发生率", "损耗", "流失", "违规", "超支", "增长率", "偏差")


def judge(case: Case) -> Judgement:
    """Full: sign and unit fit. Half: ≥100%, denominator or obvious unit missing. Zero: wrong unit or direction."""
    item = case.item
    if item.target.is_qualitative:
        return pooled("定性指标，分值并入 I3", "qualitative: its points are given by I3")
    if item.target.kind == "date":
        return full(item.target.text, "日期", "a date")
    return (
        _unit(case)
        or _direction(case)
        or _details(item)
        or full(item.target.text, "符号和单位合适", "sign and unit fit")
    )


def _unit(case: Case) -> Judgement | None:
    item = case.item
    target, thing = item.target, measured(item)
    if target.unit is None:
        return half(target.text, "缺单位", "the unit is missing")
    if target.family is None:
        return zero(target.unit.text, "单位无法识别", "the unit is not known", False)
    is_word = target.unit.text == "百分比"
    if is_word and not case.document.prints_percent_as_word:
        return zero(target.text, "单位写成“百分比”，应为“%”", "the unit reads 百分比 instead of %")
    if _is_rate(item) and target.family in COUNTS | {"money", "time", "size"}:
        return zero(target.text, f"比率的单位不应是“{target.unit.text}”", "the unit does not fit a rate")
    if target.family == "percent" and thing == "count" and words.head(item.level3) is not None:
        return zero(target.text, "数量的单位不应是百分比", "a percentage does not fit a count", False)
    if target.family in COUNTS | {"size"} and thing == "money" and words.head(item.name) is not None:
        return zero(target.text, f"金额的单位不应是“{target.unit.text}”", "the unit does not fit money", False)
    return None


def _is_rate(item: Indicator) -> bool:
    head = words.head(item.name)
    return head is not None and bool(head.tags & {"head:rate", "head:satisfaction"})


def _direction(case: Case) -> Judgement | None:
    item = case.item
    target = item.target
    if target.operator in _AT_LEAST and (reason := capped(item, case.project)):
        return zero(f"{target.operator}{reason}", "应当控制的事项却要求不少于", "a floor for what should be capped")
    if target.operator in _AT_LEAST and (reason := _consumed(item)):
        return half(f"{target.operator}{reason}", "多用、多花时间不是成绩", "more of it is no achievement", False)
    if target.operator in _AT_MOST and target.family == "percent" and _should_be_reached(item):
        return zero(target.text, "应当达到的比率却写成不超过", "a ceiling for a rate that should be reached")
    if target.operator in _AT_MOST and target.family == "person" and words.find(item.text, "planned_staff"):
        return half(target.text, "按计划配备的人员写成不超过", "planned staff as a ceiling")
    return None


def capped(item: Indicator, project: Project) -> str:
    """The word that says that the item is an expense, a price or controlled, so that more is not better."""
    if item.dimension == "cost" and item.target.family == "money":
        return item.level3
    head = words.head(item.name)
    if (
        head
        and "expense" in head.tags
        and item.target.family == "money"
        and item.dimension not in ("economic", "social")
    ):
        return item.level3
    days = words.head(item.level3)
    if days and "head:days" in days.tags and words.find(item.text, "event_length"):
        return days.text
    counted = item.target.family in COUNTS | {"time"}
    if counted and words.find(item.level3, "controlled") and "petitions" not in words.fields(item.text):
        return (
            words.find(item.level3, "controlled") if "reception" in project.fields | words.fields(item.level3) else ""
        )
    return ""


def _consumed(item: Indicator) -> str:
    """Days of an event and consumables: more is no achievement (rubric section 5, 5)."""
    days = words.head(item.level3)
    if days and "head:days" in days.tags and item.dimension == "quantity" and words.find(item.level3, "activity"):
        return days.text
    return words.find(item.level3, "consumable") if item.target.family in COUNTS else ""


def _should_be_reached(item: Indicator) -> bool:
    return (
        measured(item) in _RATES
        and item.dimension != "cost"
        and not any(word in item.text for word in _BAD_THINGS)
        and (item.target.number or 0) >= 50
    )


def _details(item: Indicator) -> Judgement | None:
    target = item.target
    number = target.number or 0
    if target.family == "percent" and measured(item) in (*_RATES, "quality", "state", "property"):
        if number > 100 and item.dimension != "cost":
            return zero(target.text, "比率不可能超过100%", "a rate cannot exceed 100 %", False)
        if number == 100 and target.operator in _AT_LEAST:
            return half(target.text, "比率最高100%，应写“=100%”", "a rate has 100 % as its maximum: =100 %")
    return _denominator(item)


def _denominator(item: Indicator) -> Judgement | None:
    """Meals, lodging, travel, training and meetings are set per person and day; a head without a day is half."""
    target = item.target
    unit = target.unit
    if target.family != "money" or unit is None or unit.per or not words.find(item.text, "daily_kind"):
        return None
    unit_cost = words.find(item.text, "per_head") or "标准" in item.name
    if unit_cost and not any(word in item.text for word in ("天", "日", "次", "晚")):
        return half(item.name, "没有写明每人每天还是每次", "the denominator is missing: per day or per time")
    return None
