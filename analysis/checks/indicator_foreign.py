"""Indicators that belong to another project: the judgement is that of the indicator scores, so that both say the same."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.checks.compare import remark
from analysis.checks.engine import rule
from analysis.checks.goal_tables import indicator_name
from analysis.checks.index import Disclosure
from analysis.checks.model import Check, Figure, Held, Unchecked
from analysis.quality.build import build_document
from analysis.quality.context import Case
from analysis.quality.i5_relevant import find_foreign


@rule("indicator-foreign", "指标与项目内容相关", "An indicator is about its own project", "warning")
def indicator_foreign(disclosure: Disclosure) -> Iterator[Check]:
    """An indicator of another field, or the satisfaction of a public that the project does not serve.

    Rule: 指标所说的事项属于本项目；只服务机关内部的项目不考核公众满意度。
    Why: 与项目无关的指标多为照搬，完成与否说明不了资金的效果；勾稽关系 D7，财预〔2021〕101号：指标应高度关联。
    Tolerance: 与项目名称、用途、目标有相同用语的不计。
    Not counted: 成本指标（费用的构成可以多样）；没有写明内容的指标；只是用语不同、不能确定属于其他领域的。
    Example: 立法经费的“实际达成合作意向数”；车辆保险费的“群众对公车使用的满意度”。
    """
    if not disclosure.indicators:
        yield Unchecked("文件没有绩效指标")
        return
    document = build_document(disclosure.identity, disclosure.tables)
    for project in document.projects:
        for item in project.indicators:
            name = indicator_name(disclosure, item.row)
            judgement = None if "成本" in item.level2 else find_foreign(Case(item, project, document))
            if judgement is None:
                yield Held(name)
                continue
            shown = Figure(f"指标“{item.row['level3']}”", f"“{judgement.words}”", None, (item.row,))
            yield remark(name, f"{name}：{judgement.zh}。", f"{name} {judgement.en}.", shown)
