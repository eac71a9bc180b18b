"""Numbers of the plan in purpose, goals and prose, to hold a target against (rubric I6; P4; P6)."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from analysis.indicators import find_dimension
from analysis.quality import words
from analysis.quality.context import Case, Indicator
from analysis.quality.measured import measured
from analysis.quality.units import COUNTS

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九十")} | {"两": 2}
_FACTORS = {"元": 1, "千元": 1000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}
_WHOLE = re.compile(
    r"(?:保证|确保|完成)?[一二两三四五六七八九十\d]+(?:辆|台|个|项|名|人|次)[^，。；]{0,10}(?:完成|续保|全部)|全部[^，。；]{0,12}"
)
_COUNT = re.compile(
    r"(?<![第届十百])(\d+|[一二两三四五六七八九十]+)(次|期|场|个|份|篇|人|名|台|套|辆|部|项|件|天|轮|批)(?!会)(?:以上|左右)?"
)
_PERIODIC = re.compile(
    r"每(两个月|季度|半年|月|周|年)(?:至少|依法|定期)?[^，。；]{0,12}?(\d+|[一二两三四五六七八九十])次"
)
_TIMES = {"两个月": 6, "季度": 4, "半年": 2, "月": 12, "周": 52, "年": 1}
_TOLD = re.compile(
    r"(数量|质量|时效|成本|经济|社会|生态|可持续|满意度)[^-—–－，。；]{0,6}[-—–－]+([^。；]{2,60}?)[,，]?指标值(?:为|是|[,，:：])*([^，。；]{1,16})"
)
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")
_PLANNED = re.compile(r"[^，。；]*?(?:对|就)[^。；]{2,60}?(?:开展|进行|组织)")
_SHORT_FORMS = {"会议": "会"}  # 常委会, 代表大会 are meetings as well
_NEAR = 14  # characters between a number and the thing it counts


def ceiling(item: Indicator) -> Decimal | None:
    """A total cost ceiling in yuan; None for unit costs, floors and words."""
    target = item.target
    if target.family != "money" or target.number is None or target.unit is None or target.unit.per:
        return None
    if target.operator in ("≥", ">") or words.find(item.text, "per_head") or "标准" in item.name:
        return None
    factor = _FACTORS.get(target.unit.text)
    return target.number * factor if factor else None


def states_whole(text: str) -> str:
    """The words by which purpose or goals promise all of something, else nothing."""
    match = _WHOLE.search(text)
    return match[0] if match else ""


def below_plan(case: Case) -> tuple[str, str] | None:
    """A number of times or things that is visibly below the plan: (target, words of the plan)."""
    item = case.item
    if item.target.family not in COUNTS or item.target.number is None or item.target.operator in ("≤", "<"):
        return None
    if measured(item) not in ("count", "state"):
        return None
    for text in (case.project.stated, *case.project.prose):
        planned = _planned(text, _subject(item), item.target.unit.text if item.target.unit else "")
        if planned and Decimal(planned[0]) > item.target.number:
            return f"{item.level3} {item.target.text}", planned[1]
    times = (
        _mentions(case.project.prose, _subject(item)) if item.target.unit and item.target.unit.family == "event" else ()
    )
    if len(times) > max(int(item.target.number), 1):
        return f"{item.level3} {item.target.text}", "；".join(times[:3])
    return None


@lru_cache(maxsize=8192)
def _mentions(prose: tuple[str, ...], subject: str) -> tuple[str, ...]:
    """Clauses of the prose that plan the subject once more: 对…开展执法检查."""
    if len(subject) < 2:
        return ()
    return tuple(
        match[0][-30:] for text in prose for match in _PLANNED.finditer(text) if text.startswith(subject, match.end())
    )


def prose_value(case: Case) -> str:
    """The target that the prose of the project gives for this indicator, where it differs; else nothing."""
    for clause in _prose_targets(case.project.prose):
        if (
            clause.dimension == case.item.dimension
            and _same_thing(clause.name, case.item)
            and _differs(clause.value, case.item)
        ):
            return clause.value
    return ""


class _Clause(NamedTuple):
    dimension: str | None
    name: str
    value: str


@lru_cache(maxsize=512)
def _prose_targets(prose: tuple[str, ...]) -> tuple[_Clause, ...]:
    """Indicators told in prose: 产出指标-时效指标-完成率（…），指标值为>=100%。"""
    found = []
    for text in prose:
        for match in _TOLD.finditer(text):
            found.append(_Clause(find_dimension("", match[1]), match[2], match[3].strip("。.;；,，")))
    return tuple(found)


def _same_thing(name: str, item: Indicator) -> bool:
    """The clause starts with the name of level 3, or shares most of its content with the indicator."""
    told, own = words.terms(name), words.terms(item.text)
    if words.bare(name).startswith(words.bare(item.level3)) and len(told & own) * 3 >= len(told):
        return True
    return bool(told) and len(told & own) * 3 >= len(told) * 2


def _differs(value: str, item: Indicator) -> bool:
    match = _PERCENT.search(value)
    if not match:
        return False
    return item.target.kind == "word" or (item.target.family == "percent" and Decimal(match[1]) != item.target.number)


def _subject(item: Indicator) -> str:
    """The thing counted: the name without the words for counting."""
    kept = [token.text for token in words.tokens(item.level3) if not _is_counting(token)]
    return "".join(kept)


def _is_counting(token: words.Token) -> bool:
    return bool(token.tags & {"head:count", "head:person", "head:days", "function", "neutral"}) or token.text in (
        "组织",
        "召开",
        "举办",
        "开展",
    )


@lru_cache(maxsize=8192)
def _planned(text: str, subject: str, unit: str) -> tuple[int, str] | None:
    """The sum of the frequencies, else the largest count, that the text gives for the subject."""
    key = _SHORT_FORMS.get(subject[-2:], subject[-2:])
    if len(subject) < 2 or key not in text:
        return None
    periodic = [
        match for match in _PERIODIC.finditer(text) if key in text[max(0, match.start() - 20) : match.end() + _NEAR]
    ]
    if unit in ("次", "场", "期") and periodic:
        total = sum(_TIMES[match[1]] * to_number(match[2]) for match in periodic)
        return total, "、".join(match[0] for match in periodic)
    near = [
        match
        for match in _COUNT.finditer(text)
        if match[2] == unit and key in text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
    ]
    best = max(near, key=lambda match: to_number(match[1]), default=None)
    return (to_number(best[1]), best[0]) if best else None


def to_number(text: str) -> int:
    """A whole number in digits or Chinese numerals up to 99."""
    if text.isdigit():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return DIGITS.get(tens, 1) * 10 + DIGITS.get(ones, 0)
    return DIGITS.get(text, 0)
