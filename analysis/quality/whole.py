"""W1 to W4: the disclosure as a whole, and the figures that stand next to its score (rubric section 4)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.quality import consistency, formulas, words
from analysis.quality.context import Document
from analysis.quality.i7_basis import COMMON_SHARE
from analysis.quality.judgement import ZERO, Judgement, full, half, unprinted, zero
from analysis.quality.scores import IndicatorScore, ProjectScore

_GOAL_TEXT = re.compile(r"绩效指标[:：]")
_ASSESSABLE = re.compile(r"\d+(?:\.\d+)?(?:%|次|个|件|项|份|篇|期|场|人|名|部|条|家|天)")


def judge_every_project(document: Document, scores: Sequence[IndicatorScore]) -> Judgement:
    """W1: every project of the budget has a table."""
    told = document.unmatched or any(project.narrative for project in document.projects)
    if not told:
        return unprinted("文件没有另外列出项目，无从核对", "the document lists its projects nowhere else")
    missing = [words.plain(row["project_name"]) for row in document.unmatched]
    if not missing:
        return full("", "文件提到的项目都有绩效目标表", "every project that the document names has a table", False)
    text = "、".join(missing[:3])
    if len(missing) * 2 <= len(document.projects):
        return half(text, f"{len(missing)} 个项目没有绩效目标表", f"{len(missing)} projects have no table", False)
    return zero(text, f"{len(missing)} 个项目没有绩效目标表", f"{len(missing)} projects have no table", False)


def judge_department(document: Document, scores: Sequence[IndicatorScore]) -> Judgement:
    """W2: the goals of the department have assessable indicators."""
    own = [item for project in document.projects if project.row is None for item in project.indicators]
    if own:
        count, total = sum(item.target.kind in ("number", "date") for item in own), len(own)
    else:
        texts = [text for text in document.paragraphs if _GOAL_TEXT.search(text[:40])]
        if not texts:
            return unprinted("没有读到部门整体绩效目标", "no departmental goals were read")
        count, total = sum(bool(_ASSESSABLE.search(text)) for text in texts), len(texts)
    said = f"{count}/{total}"
    if count * 2 >= total:
        return full(said, f"部门目标 {said} 项可以核对", f"{said} of the departmental goals can be checked", False)
    if count:
        return half(
            said, f"部门目标只有 {said} 项可以核对", f"only {said} of the departmental goals can be checked", False
        )
    return zero(said, "部门目标都没有可核对的指标", "no departmental goal can be checked", False)


def judge_agreement(document: Document, scores: Sequence[IndicatorScore]) -> Judgement:
    """W3: prose and tables agree."""
    found = [project for project in document.projects if project.row is not None]
    if not any(project.prose or project.narrative for project in found):
        return unprinted("没有读到说明项目的文字", "no prose on the projects was read")
    by_row = {id(score.row): score.judgements for score in scores}
    bad = [
        project.name
        for project in found
        if consistency.with_prose(project, [by_row[id(item.row)] for item in project.indicators])
    ]
    if not bad:
        return full("", "未见文字与表格不一致", "no mismatch found", False)
    text = "、".join(bad[:3])
    if len(bad) * 2 <= len(found):
        return half(text, f"{len(bad)} 个项目文字与表格不一致", f"{len(bad)} projects do not agree with their prose")
    return zero(text, f"{len(bad)} 个项目文字与表格不一致", f"{len(bad)} projects do not agree with their prose")


def judge_repetition(document: Document, scores: Sequence[IndicatorScore]) -> Judgement:
    """W4: no single basis everywhere, and no leftover text of other bodies or years."""
    basis, share = document.common_basis
    blank = document.prints_basis and not any(item.basis for item in document.indicators)
    flaws = []
    if blank or share > COMMON_SHARE:
        flaws.append(basis or "（依据空白）")
    leftovers = [
        score.judgements["I5"].words
        for score in scores
        if score.judgements["I5"].points == ZERO and "别的" in score.judgements["I5"].zh
    ]
    flaws += leftovers[:2]
    if not flaws:
        return full("", "依据不雷同，未见残留内容", "no repeated basis, no leftovers", False)
    text = "、".join(flaws)
    kinds = bool(blank or share > COMMON_SHARE) + bool(leftovers)
    if kinds == 1:
        return half(text, f"依据雷同或有残留内容：{text}", f"repeated basis or leftovers: {text}", False)
    return zero(text, f"依据雷同且有残留内容：{text}", f"repeated basis and leftovers: {text}", False)


CRITERIA = {"W1": judge_every_project, "W2": judge_department, "W3": judge_agreement, "W4": judge_repetition}


def figures(
    document: Document, scores: Sequence[IndicatorScore], projects: Sequence[ProjectScore]
) -> dict[str, float | int | None]:
    """Share of numeric targets, of blank or empty bases, projects with all dimensions, number of errors."""
    items = document.indicators
    empty = [score for score in scores if score.judgements["I7"].points == ZERO]
    return {
        "indicators": len(items),
        "numeric_targets": round(sum(item.target.kind == "number" for item in items) / len(items), 4),
        "empty_bases": round(len(empty) / len(items), 4) if document.prints_basis else None,
        "projects": len(projects),
        "projects_with_all_dimensions": sum(project.judgements["P1"].points == 1 for project in projects),
        "zeros": formulas.count_zeros(scores),
    }
