"""P1 to P6: the criteria of a project (rubric section 3)."""

from __future__ import annotations

import re
from collections import defaultdict

from analysis.quality import consistency, plans, words
from analysis.quality.consistency import Judged
from analysis.quality.context import BENEFITS, Document, Indicator, Project
from analysis.quality.judgement import Judgement, full, half, unprinted, zero

_REQUIRED = {
    "quantity": "数量",
    "quality": "质量",
    "timeliness": "时效",
    "cost": "成本",
    "benefit": "效益",
    "satisfaction": "满意度",
}
_SLOGAN = re.compile(
    r"促进|提升|提高|增强|发挥|推动|推进|充分|圆满|进一步|一定程度|高质量|更好|使[^，。；]{0,12}[有积]|真正|助推|打造"
)
_DELIVERABLE = re.compile(
    r"完成|召开|举办|建成|购置|订阅|征订|印刷|发放|培训|维护|建设|采购|更新|续保|编辑|开展|组织|购买|拨付|进行|用于|符合|保障[^，。；]*运"
)
_VAGUE = re.compile(r"顺利|圆满|效果|任务|议程|相关|等相?关|符合|规范会议")
_MEASURE = re.compile(
    r"[\d一二两三四五六七八九十]+(?:%|次|个|份|人|名|台|辆|套|期|场|项|家|篇|件|万|亿)|年内|年底|月底|每[年季月]"
)


def judge_coverage(project: Project, document: Document, judged: Judged) -> Judgement:
    """P1: quantity, quality, time, a cost, a benefit, and satisfaction where outsiders are served."""
    if not document.prints_levels:
        return unprinted("表中没有一级、二级指标", "the form prints no levels")
    found = {"benefit" if item.dimension in BENEFITS else item.dimension for item in project.scored}
    needed = dict(_REQUIRED)
    if words.find(project.name, "internal_project"):
        needed.pop("satisfaction")
    missing = [name for key, name in needed.items() if key not in found]
    text = "、".join(missing)
    if not missing:
        return full("", "各维度齐全", "all dimensions are covered")
    if len(missing) == 1:
        return half(text, f"缺少{text}指标", f"one dimension is missing: {text}")
    return zero(text, f"缺少{text}指标", f"{len(missing)} dimensions are missing: {text}")


def judge_number(project: Project, document: Document, judged: Judged) -> Judgement:
    """P2: 5 to 15 distinct third-level indicators full, 4 or 16 to 20 half."""
    count = len({words.bare(item.name) for item in project.scored})
    if 5 <= count <= 15:
        return full(str(count), f"{count} 个不同的三级指标，数量适中", f"{count} distinct indicators")
    if count == 4 or 16 <= count <= 20:
        return half(
            str(count), f"{count} 个不同的三级指标，{'偏少' if count == 4 else '偏多'}", f"{count} distinct indicators"
        )
    return zero(
        str(count), f"{count} 个不同的三级指标，{'过少' if count < 4 else '过多'}", f"{count} distinct indicators"
    )


def judge_goals(project: Project, document: Document, judged: Judged) -> Judgement:
    """P3: a concrete result of this money; half for a slogan or the purpose repeated; zero for nothing or a placeholder."""
    if not project.goals:
        return zero("", "没有绩效目标", "no goal")
    if is_placeholder(project):
        return zero(project.goals[0], "绩效目标是占位文字", "the goal is a placeholder")
    for goal in project.goals:
        if words.bare(goal) != words.bare(project.purpose) and _is_concrete(goal, project):
            return full(goal, "目标写明了这笔钱的具体结果", "a concrete result of this money", False)
    return half(project.goals[0], "目标是口号或重复用途", "a slogan, or the purpose repeated", False)


def is_placeholder(project: Project) -> bool:
    """Every goal is a text that the form came with (目标内容1)."""
    return bool(project.goals) and all(words.find(goal, "placeholder") and len(goal) < 12 for goal in project.goals)


def _is_concrete(goal: str, project: Project) -> bool:
    if not _DELIVERABLE.search(goal):
        return False
    if _MEASURE.search(goal) and not _VAGUE.search(goal):
        return True
    about = words.terms(goal) & words.terms(project.name) or words.fields(goal) & words.fields(project.name)
    return bool(about) and not _SLOGAN.search(goal) and not _VAGUE.search(goal)


def judge_budget_link(project: Project, document: Document, judged: Judged) -> Judgement:
    """P4: a numeric ceiling or unit cost that fits the budget."""
    if project.budget is None:
        return zero("", "没有公布预算数", "no budget is printed")
    costs = [item for item in project.scored if _is_cost(item, document)]
    if not costs:
        return zero("", "没有成本指标", "no cost indicator")
    for item in costs:
        top = plans.ceiling(item)
        if top is not None and top > project.budget:
            return zero(item.target.text, f"成本上限高于预算数 {project.budget} 元", "the ceiling is above the budget")
    numeric = [item for item in costs if item.target.family == "money" and item.target.operator not in ("≥", ">")]
    if numeric:
        return full(numeric[0].target.text, "有与预算数相符的成本数值", "a numeric cost that fits the budget")
    return half(costs[0].target.text, "成本只有文字或比率，没有金额", "cost in words or circular")


def _is_cost(item: Indicator, document: Document) -> bool:
    if document.prints_levels:
        return item.dimension == "cost"
    return item.target.family == "money" and item.target.operator in ("≤", "<")


def judge_header(project: Project, document: Document, judged: Judged) -> Judgement:
    """P5: code, budget, source, purpose, and four schedule values that end in 100."""
    printed = {part for other in document.projects for part in _parts(other)}
    if project.row is None or not printed:
        return zero("", "整个表头（编码、预算数、用途、进度）都没有公布", "the whole header block is missing")
    missing = [
        name
        for name in ("项目编码", "预算数", "资金来源", "资金用途", "支出进度")
        if name in printed | {"预算数"} and name not in _parts(project)
    ]
    blanks = _blank_quarters(project) if "支出进度" in _parts(project) else []
    text = "、".join(missing + blanks)
    points = len(missing) + len(blanks)
    if not points:
        return full("", "表头完整", "the header block is complete")
    if points == 1:
        return half(text, f"表头缺{text}", f"one part of the header is missing: {text}")
    return zero(text, f"表头缺{text}", f"{points} parts of the header are missing: {text}")


def _parts(project: Project) -> set[str]:
    row = project.row or defaultdict(lambda: None)
    found = {
        "项目编码": row["project_code"],
        "预算数": row["budget_yuan"] is not None,
        "资金来源": row["fiscal_yuan"] is not None or row["other_yuan"] is not None,
        "资金用途": row["purpose"],
        "支出进度": project.schedule,
    }
    return {name for name, value in found.items() if value}


def _blank_quarters(project: Project) -> list[str]:
    """Quarters that are blank or not listed; a last value other than 100."""
    values = {row["month"]: row["cumulative_percent"] for row in project.schedule}
    blanks = [
        f"{month}月底" for month in (3, 6, 10, 12) if values.get(month if month != 10 else _third(values)) is None
    ]
    last = values.get(12)
    if last is not None and float(last) != 100:
        blanks.append("12月底不是100")
    return blanks


def _third(values: dict[int, object]) -> int:
    return 9 if 9 in values and 10 not in values else 10


def judge_consistency(project: Project, document: Document, judged: Judged) -> Judgement:
    """P6: agrees with prose and with itself."""
    found = consistency.mismatches(project, document, judged)
    if not found:
        return full("", "未见前后不一致", "no mismatch found", False)
    text = "；".join(item.words for item in found)
    zh, en = "；".join(item.zh for item in found), "; ".join(item.en for item in found)
    return half(text, zh, en) if len(found) == 1 else zero(text, zh, en)


CRITERIA = {
    "P1": judge_coverage,
    "P2": judge_number,
    "P3": judge_goals,
    "P4": judge_budget_link,
    "P5": judge_header,
    "P6": judge_consistency,
}
