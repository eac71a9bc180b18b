"""I5 Relevant to this project and body (rubric section 2, I5; section 5, 3, 7, 11 and 13).

Overlap of words is weak evidence: alone it gives half, never zero; zero needs a second sign.
"""

from __future__ import annotations

import re

from analysis.quality import reference, words
from analysis.quality.context import BENEFITS, Case, Indicator, Project
from analysis.quality.judgement import ZERO, Judgement, full, half, zero

PEERS = (
    "政协",
    "纪委",
    "监委",
    "法院",
    "检察院",
    "公安",
    "财政局",
    "审计局",
    "教育局",
    "卫健",
    "民政局",
    "信访局",
    "人大",
)
_OVERSEEN = ("听取", "审议", "监督", "视察", "督促", "联合", "配合", "参加", "一府")
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?=年)")
_REPEATED_IN = 3  # projects with the same benefit
_ENOUGH_TEXT = 8  # content pairs of a project, below which overlap says nothing
_CONGRESS = re.compile(r"人民代表大会|人大")


def judge(case: Case) -> Judgement:
    """Full: shares the subject, cause plausible. Half: generic. Zero: other body, project, year or purpose."""
    item, project = case.item, case.project
    if item.declares_nothing or _is_placeholder(item):
        return zero(item.level3, "没有说明衡量什么，无从相关", "nothing says what is measured")
    for judgement in (_other_body(case), _other_year(case), _other_public(case), _other_field(case)):
        if judgement:
            return judgement
    return (
        _generic(case)
        or _overlap(item, project)
        or full(item.level3, "与项目内容相关", "about the subject of the project", False)
    )


def find_foreign(case: Case) -> Judgement | None:
    """The judgement on an indicator that belongs to another project: its public or its field is strange; else None."""
    judgement = _other_public(case) or _other_field(case)
    return judgement if judgement and judgement.points == ZERO else None


def _is_placeholder(item: Indicator) -> bool:
    return (
        item.repeats_level2
        and item.dimension != "satisfaction"
        and words.bare(item.description) in ("", words.bare(item.level3))
    )


def _other_body(case: Case) -> Judgement | None:
    """Another body stands where the project speaks of its own; a body that is overseen or heard is no stranger."""
    text, own = case.item.text, case.project.text + words.plain(case.document.row["department_name"])
    for body in PEERS:
        if body == "人大" and _CONGRESS.search(own):
            continue
        if body in text and body not in own and not any(verb in text for verb in _OVERSEEN):
            return zero(body, f"写的是别的单位（{body}）", f"speaks of another body ({body})", False)
    return None


def _other_year(case: Case) -> Judgement | None:
    year = case.document.year
    if year is None:
        return None
    item = case.item
    years = {int(found) for found in _YEAR.findall(item.text + item.target.words)}
    strange = sorted(found for found in years if not year - 1 <= found <= year + 1)
    stale = year - 1 in years and str(year - 1) in item.target.words and case.document.row["stage"] == "budget"
    if strange or stale:
        named = f"{strange[0] if strange else year - 1}年"
        return zero(named, f"写的是别的年度（{named}）", f"speaks of another year ({named})", False)
    return None


def _other_public(case: Case) -> Judgement | None:
    """The satisfaction of outsiders with what serves only the office (rubric section 5, 3)."""
    item, project = case.item, case.project
    inside = words.find(project.name, "internal_project")
    public = words.find(item.text, "public_group")
    if item.dimension == "satisfaction" and inside and public and public != "服务对象" and public not in project.text:
        return zero(
            public,
            f"{project.name}只服务机关内部，公众无从评价",
            "serves the office alone: the public cannot judge it",
            False,
        )
    return None


def _other_field(case: Case) -> Judgement | None:
    """Fields of the indicator that the project does not have, and no pair of characters in common: two signs.

    A strong field is proof enough; a plain one needs a name without a subject (及时性 / 完成学习) beside a project
    that says enough of itself, since 印刷服务成本 may be a part of anything; an odd one is never more than half.
    """
    item, project = case.item, case.project
    own = words.fields(item.text)
    strange = own - project.fields - words.fields(words.plain(case.document.row["department_name"]))
    if not strange or not project.name or not own.isdisjoint(project.fields) or _shared(item, project):
        return None
    strengths = {reference.field_strengths()[field] for field in strange}
    named = next((token.text for token in words.subjects().split(item.text) if token.tags & strange), "")
    if "strong" in strengths or ("plain" in strengths and _says_enough(project) and says_nothing(item.level3)):
        return zero(named, f"“{named}”不是这个项目的内容", "belongs to another field than this project", False)
    if "odd" in strengths:
        return half(named, f"“{named}”与这个项目的关系不明", "its link with this project is not clear", False)
    return None


def _says_enough(project: Project) -> bool:
    return len(words.terms(project.stated)) >= _ENOUGH_TEXT


def _generic(case: Case) -> Judgement | None:
    """A benefit, or a target in words, that would do for any project."""
    item = case.item
    if item.dimension not in BENEFITS:
        alike = item.target.kind == "word" and says_nothing(item.text)
        return (
            half(item.level3, "放在哪个项目都成立，没有这个项目的内容", "would do for any project", False)
            if alike
            else None
        )
    count = case.document.projects_of_name.get(words.bare(item.name), 0)
    cue = words.find(item.name + item.target.words, "generic_benefit")
    if count >= _REPEATED_IN and (cue or not _shared(item, case.project)):
        return half(item.name, f"{count} 个项目都用这一效益", f"{count} projects use this same benefit", False)
    if cue and cue not in case.project.stated:
        return half(cue, "放在哪个项目都成立的效益", "a benefit that would do for any project", False)
    if case.document.projects_of_text.get(words.bare(item.text), 0) > 1:
        return half(item.level3, "另一个项目也用了完全相同的效益", "another project uses the very same benefit", False)
    if says_nothing(item.text):
        return half(item.level3, "没有说明是什么的效益", "does not say the benefit of what", False)
    return None


_EMPTY_TAGS = frozenset({"function", "circular", "neutral", "lasting", "direction", "goal_good", "praise"})


def says_nothing(text: str) -> bool:
    """Only function words, directions and names of measures: 可持续性服务, 长期使用."""
    rest = [token for token in words.tokens(text) if not (token.tags & _EMPTY_TAGS or words.is_head(token))]
    return sum(len(words.bare(token.text)) for token in rest) < 2


def _overlap(item: Indicator, project: Project) -> Judgement | None:
    """Nothing in common with name, purpose and goals, where these say enough to compare."""
    content = words.terms(item.text)
    if not content or item.dimension == "satisfaction" or not _says_enough(project) or _shared(item, project):
        return None
    if (words.fields(item.text) & project.fields) - {"office"}:
        return None
    return half(
        item.level3,
        "在项目名称、用途和目标中找不到对应内容",
        "nothing in name, purpose or goals corresponds to it",
        False,
    )


def _shared(item: Indicator, project: Project) -> frozenset[str]:
    """Pairs of characters in common; in benefits the name of the body itself (人大, 信访) is in common with everything."""
    return words.terms(item.text) & project.terms
