"""I1 Complete: the cells that the form prints are filled and distinct (rubric section 2, I1; Other forms)."""

from __future__ import annotations

from analysis.quality import words
from analysis.quality.context import Case, Indicator
from analysis.quality.judgement import Judgement, full, half, zero


def judge(case: Case) -> Judgement:
    """Zero: target blank, or level 3 is only its level 2. Half: description or basis blank or repeated."""
    item = case.item
    if item.target.kind == "blank":
        return zero(item.level3, "指标值空白", "the target is blank")
    if item.declares_nothing:
        return zero(item.level3, "只写了“不适用”，没有指标", "the row only says that it does not apply")
    if not item.level3:
        return zero("", "三级指标空白", "level 3 is blank")
    if item.repeats_level2:
        return _repeated_level(item)
    return _flaw(case) or full(item.level3, "各栏齐全且不重复", "all cells are filled and distinct")


def _repeated_level(item: Indicator) -> Judgement:
    """`服务对象满意度` repeats its level 2: half if the description names the group, else zero."""
    named = item.dimension == "satisfaction" and names_group(item.description)
    if named and not words.bare(item.level3).endswith("指标"):
        return half(
            item.level3,
            "三级指标与二级指标相同，但描述写明了对象",
            "level 3 repeats level 2; the description names the group",
        )
    return zero(item.level3, "三级指标与二级指标相同，没有说明衡量什么", "level 3 only repeats level 2")


def names_group(description: str) -> bool:
    """The description of a satisfaction says who is asked, beyond 服务对象满意度."""
    rest = description
    for token in words.tokens(description):
        if token.tags & {"satisfaction", "function"} or token.text == "服务对象":
            rest = rest.replace(token.text, "", 1)
    return len(words.bare(rest.replace("服务对象", "").replace("整体", ""))) >= 2


def same_words(one: str, other: str) -> bool:
    """Two cells say the same, but for 的 and 费用 for 费."""
    return _core(one) == _core(other)


def _core(text: str) -> str:
    return words.bare(text).replace("费用", "费").replace("的", "")


def _flaw(case: Case) -> Judgement | None:
    item, document = case.item, case.document
    if document.prints_description and not words.bare(item.description):
        return half(item.level3, "绩效指标描述空白", "the description is blank")
    if item.description and same_words(item.description, item.level3):
        return half(item.description, "描述与三级指标相同，没有补充说明", "the description repeats level 3")
    if document.prints_basis and not words.bare(item.basis):
        return half(item.level3, "指标值确定依据空白", "the basis is blank")
    if item.basis and words.bare(item.basis) in (words.bare(item.description), words.bare(item.level3)):
        return half(item.basis, "依据重复其他栏", "the basis repeats another cell")
    return None
