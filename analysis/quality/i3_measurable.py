"""I3 Measurable value: can anyone check the result later (rubric section 2, I3; Other forms)."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.quality import words
from analysis.quality.context import Case, Indicator
from analysis.quality.i1_complete import names_group
from analysis.quality.judgement import Judgement, full, half, zero

_SHARE = re.compile(r"(.{2,30}?)(?:占|/|÷)(.{2,30}?)的?(?:百分比|百分率|比例|比率|比重|$)")
_PROPERTY_END = re.compile(r"(?:性|率|度)$")
_RATIO = re.compile(r"占|比例|比率|/|÷|之比")
_RESULT = re.compile(r"挽回|节约|完成|采纳|解决|整改|合格|达标|满意")
_OWN_NAME = re.compile(r"[\u4e00-\u9fff]{3,}(?:率|占比|比例|增速|增幅)")
_GENERIC_RATE = re.compile(r"^(?:任务|工作|项目|目标)?(?:完成|实现|达成|落实|优良|覆盖|使用|控制|保障)率$")


def judge(case: Case) -> Judgement:
    """Full: number with unit, date, checkable state. Half: vague state, number of something undefined. Zero: words."""
    item = case.item
    kind = item.target.kind
    if kind == "blank":
        return zero("", "指标值空白，无从衡量", "the target is blank")
    if kind == "date":
        return full(item.target.text, "有明确的时间", "a date")
    return _number(item) if kind == "number" else _word(item)


def _number(item: Indicator) -> Judgement:
    target = item.target
    if share := same_parts(item.description or item.level3):
        return zero(share, "分子和分母是同一件事，永远是100%", "numerator and denominator are the same thing")
    if target.unit and target.family is None and len(target.unit.text) > 4:
        return half(target.text, "数字后面不是单位，说不清是什么的数", "no unit after the number: a number of what?")
    if target.family == "percent" or (target.unit is None and words.find(item.name, "satisfaction", "head:rate")):
        return _percent(item)
    return full(
        target.text, "有数量和单位" if target.unit else "有数字", "a number" + (" with its unit" if target.unit else "")
    )


def _percent(item: Indicator) -> Judgement:
    """A percentage is full where its ratio is defined: by the description, or by a name that defines itself."""
    target, described = item.target.text, item.description
    if words.find(item.text, "satisfaction"):
        if names_group(item.level3) or names_group(described):
            return full(target, "满意度按满意人数的比例计算", "satisfaction: share of those satisfied")
        return half(target, "满意度没有写明是谁的满意度", "whose satisfaction is not said")
    if _RATIO.search(described) or (_adds_nothing(item) and defines_itself(item.level3)):
        return full(target, "有百分比，分子分母清楚", "a percentage whose ratio is clear")
    return half(target, "有百分比，但没有写明是什么占什么", "a percentage, but of what is not said")


def _adds_nothing(item: Indicator) -> bool:
    """There is no description, or it only says the name of the rate again."""
    if not item.description or item.description == item.level3:
        return True
    own, again = words.terms(item.level3), words.terms(item.description)
    head = words.head(item.description)
    return head is not None and "head:rate" in head.tags and len(own & again) * 2 > len(own)


@lru_cache(maxsize=65536)
def defines_itself(name: str) -> bool:
    """系统故障修复率 says what is divided by what; 完成率, 覆盖率 or 健全性 does not."""
    match = _OWN_NAME.search(name)
    return match is not None and not _GENERIC_RATE.match(match[0]) and "head:property" not in words.tags(match[0])


@lru_cache(maxsize=65536)
def same_parts(text: str) -> str:
    """The words of a ratio whose two parts are the same (挽回损失金额占挽回损失总金额), else nothing."""
    match = _SHARE.search(text.split("=")[-1])
    if not match:
        return ""
    top, bottom = (words.bare(part).replace("总", "") for part in match.groups())
    same = top == bottom or (top.endswith(bottom) and _RESULT.search(bottom))
    return match[0] if bottom and same else ""


def _word(item: Indicator) -> Judgement:
    """Qualitative values: a checkable state is full, a documented yes or no half, praise, direction or a name zero."""
    text = item.target.words
    if cue := words.find(text, "check"):
        return full(cue, "定性指标写明了可核对的标准", "a state that can be checked against a standard")
    if words.find(text, "nothing"):
        return _nothing(item)
    for tag, zh, en in (
        ("circular", "用预算本身作指标值，等于没有定值", "circular: the budget as its own target"),
        ("document", "文件名称不是指标值", "the name of a document is no value"),
    ):
        if cue := words.find(text, tag):
            return zero(cue, zh, en)
    if cue := words.find(text, "state"):
        return half(cue, "可以用材料证明，但没有写明标准", "a state that can be documented but is vague")
    return _empty_words(item, text)


def _nothing(item: Indicator) -> Judgement:
    if event := words.find(item.text, "zero_event"):
        return half(event, "以不发生为目标，可以核对", "that something does not happen can be documented")
    return zero(item.target.text, "没有内容", "says nothing")


def _empty_words(item: Indicator, text: str) -> Judgement:
    bare = words.bare(text)
    if _PROPERTY_END.search(bare) or (bare and bare in words.bare(item.level2 + item.level3)):
        return zero(text, "指标值只重复了指标的名称", "the value only repeats the name of the property")
    if cue := words.find(text, "praise", "direction", "lasting"):
        return zero(cue, "只有评价或方向，没有可核对的值", "praise or direction, nothing to check")
    return zero(text, "没有可核对的数值或状态", "no number and no state to check", False)
