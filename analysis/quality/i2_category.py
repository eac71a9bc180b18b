"""I2 Category: level 2 belongs to level 1 and suits what is measured (rubric section 2, I2; section 5, 2 and 4)."""

from __future__ import annotations

from analysis.quality import words
from analysis.quality.context import BENEFITS, OUTPUTS, Case, Indicator
from analysis.quality.judgement import Judgement, full, half, unprinted, zero
from analysis.quality.measured import measured

LEVEL1 = {"产出": OUTPUTS | {"cost"}, "成本": {"cost"}, "效益": BENEFITS, "效果": BENEFITS, "满意": {"satisfaction"}}
NAMES = {
    "rate": ("比率", "a rate"),
    "completion": ("完成率", "a completion rate"),
    "time": ("时间", "a time"),
    "money": ("金额", "money"),
    "count": ("数量", "a count"),
    "use": ("使用率", "a rate of use"),
    "execution": ("预算执行", "budget execution"),
    "satisfaction": ("满意度", "an opinion"),
    "complaint": ("投诉", "complaints"),
    "duration": ("时长", "a length of time"),
    "quality": ("质量", "a quality"),
    "standard": ("标准", "a standard"),
    "property": ("成效", "an effect"),
    "state": ("状态", "a state"),
}
# dimension → what may be measured there: fully, or as a neighbour inside 产出; anything else is another first level
_FULL = {
    "quantity": {"count", "duration"},
    "quality": {"rate", "quality", "standard", "state", "property", "use", "completion", "duration"},
    "timeliness": {"time", "duration"},
    "cost": {"money", "standard"},
    "satisfaction": {"satisfaction"},
}
_NEIGHBOUR = {
    "quantity": {"rate", "completion", "time", "quality", "state", "use", "standard", "property"},
    "quality": {"count", "time", "complaint"},
    "timeliness": {"completion", "rate", "state", "quality", "count", "use", "property", "standard"},
    "cost": {"state", "property", "rate", "completion", "quality"},
    "satisfaction": {"complaint"},
}
_OWN_CUES = {"economic": "economic", "ecological": "ecological"}


def judge(case: Case) -> Judgement:
    """Full: right. Half: neighbouring category inside 产出. Zero: another first level in substance."""
    item = case.item
    if not case.document.prints_levels:
        return unprinted("表中没有一级、二级指标", "the form prints no levels")
    if item.dimension is None:
        return half(item.level2, "二级指标不是规定的类别", "level 2 is not one of the official categories", False)
    if _misplaced(item):
        return zero(
            f"{item.level1}/{item.level2}", "二级指标不属于这个一级指标", "level 2 does not belong to this level 1"
        )
    if (
        item.repeats_level2
        and words.bare(item.description) in ("", words.bare(item.level3))
        and item.dimension != "satisfaction"
    ):
        return half(
            item.level3,
            "只写了类别名称，看不出衡量什么",
            "only the name of the category: nothing says what is measured",
        )
    return _benefit(item) if item.dimension in BENEFITS else _direct(item)


def _misplaced(item: Indicator) -> bool:
    allowed = next((set(found) for key, found in LEVEL1.items() if key in item.level1), None)
    return allowed is not None and item.dimension not in allowed


def _direct(item: Indicator) -> Judgement:
    """Outputs, cost and satisfaction: the thing measured decides."""
    dimension, thing = item.dimension or "", measured(item)
    if dimension == "timeliness" and words.find(item.text, "on_time") and thing not in ("money", "satisfaction"):
        thing = "time"
    if dimension == "cost" and thing in ("rate", "completion", "state") and words.find(item.text, "money", "circular"):
        thing = "money"
    if dimension == "satisfaction" and words.find(item.text, "satisfaction"):
        thing = "satisfaction"
    zh, en = NAMES[thing]
    certain = thing in ("money", "time") and item.target.kind in ("number", "date")
    if thing in _FULL[dimension]:
        return full(item.level3, f"{zh}放在{item.level2}下合适", f"{en} belongs under {dimension}")
    if thing in _NEIGHBOUR[dimension]:
        return half(
            item.level3,
            f"{zh}放在{item.level2}下，属于相邻类别",
            f"{en} under {dimension}: a neighbouring category",
            certain,
        )
    return zero(
        item.level3,
        f"{zh}放在{item.level2}下，实质是另一类",
        f"{en} under {dimension}: another category in substance",
        certain,
    )


def _benefit(item: Indicator) -> Judgement:
    """Benefits are changes outside the office: inputs, activities and the running of the office are not."""
    thing = measured(item)
    zh, en = NAMES[thing]
    if _is_no_benefit(item, thing) and not _lasting(item):
        return zero(item.level3, f"{zh}是投入或产出，不是效益", f"{en} is input or output, not a benefit", False)
    if thing in ("use", "complaint"):
        return half(item.level3, f"{zh}更接近产出", f"{en} is closer to output", False)
    return (
        _substance(item, thing)
        or _own_field(item)
        or full(item.level3, "说的是机关以外的变化", "a change outside the office")
    )


def _is_no_benefit(item: Indicator, thing: str) -> bool:
    """Input or output by what is measured; money that comes in is an economic benefit."""
    if thing == "money":
        return not words.find(item.text, "economic")
    return thing in ("execution", "completion", "satisfaction") or (thing == "time" and item.target.kind != "word")


def _lasting(item: Indicator) -> bool:
    return item.dimension == "sustainable" and bool(words.find(item.text, "lasting"))


def _substance(item: Indicator, thing: str) -> Judgement | None:
    """Counted activities, money put in, and keeping the office running (rubric section 5, 4; Other forms)."""
    activity = words.find(item.level3, "activity") or (
        words.find(item.description, "activity") if thing == "count" else ""
    )
    if activity and (thing == "count" or not words.find(item.text, "goal_good", "head:property")):
        return zero(activity, "做了什么是产出，不是效益", "what was done is output, not a benefit", False)
    money = words.find(item.name, "money_in") or words.find(item.description, "money_in")
    if money and not words.find(item.text, "economic", "goal_good"):
        return zero(money, "支出是投入，不是效益", "spending is input, not a benefit", False)
    running = words.find(item.level3, "running") or words.find(item.target.words, "running")
    if running and item.dimension in ("social", "economic"):
        return zero(
            running,
            "维持机关运转不是社会或经济效益",
            "keeping the office running is no social or economic benefit",
            False,
        )
    if item.dimension != "sustainable" and (lasting := words.find(item.level3, "lasting")) and not item.repeats_level2:
        return half(lasting, "说的是能用多久，属于可持续影响", "how long it lasts belongs under lasting effects", False)
    if quality := words.find(item.level3, "service_quality"):
        return half(quality, "服务质量更接近产出", "quality of service is closer to output", False)
    return None


def _own_field(item: Indicator) -> Judgement | None:
    """Economic and ecological benefits speak of economy and ecology."""
    cue = _OWN_CUES.get(item.dimension or "")
    if cue and not words.find(item.text + item.target.words, cue):
        return half(item.level3, f"看不出与{item.level2}有关", f"nothing in it is {item.dimension}", False)
    return None
