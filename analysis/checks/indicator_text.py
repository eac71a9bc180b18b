"""How indicators are worded: targets nobody can measure, bases that are none, repeated names, too many or too few."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.checks.compare import remark
from analysis.checks.engine import rule
from analysis.checks.goal_tables import indicator_name
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import Check, Figure, Held, Unchecked, nothing
from loaders.numbers import fold

_VERIFIABLE = re.compile(
    r"达标|合规|合格|按时|如期|准时|正常|畅通|顺利|顺畅|清晰|符合|有计划|公开|公布|完成|通过|建成|投入使用|零|无(?!明显)|全覆盖|\d|不(?:超|高|低)"
)
_BASIS = re.compile(
    r"计划|文件|规定|办法|(?<!经验)标准|合同|协议|历史|通知|方案|制度|条例|法|政策|要点|预案|公函|《|报告|考核|规划|批复|安排|"
    r"会议|名册|人数|细则|意见|职责|章程|工资|测算|决定|指标体系|上级|协商"
)


def needs_indicators(disclosure: Disclosure) -> Iterator[Check]:
    if not disclosure.indicators:
        yield Unchecked("文件没有绩效指标")


def shown(label: str, words: str, row: Row) -> Figure:
    return Figure(label, words, None, (row,))


@rule("target-vague", "文字型指标值可以核查", "A target in words can be verified", "notice")
def target_vague(disclosure: Disclosure) -> Iterator[Check]:
    """A target in words — “优”, “提高”, “及时”, “有效提升” — that states neither number, date, standard nor a state to be seen.

    Rule: 文字型指标值应是可以核查的状态（达标、如期、正常运行、符合某标准），不应只写程度或方向。
    Why: 财预〔2021〕101号：指标应清晰、可衡量。
    Tolerance: 不适用。
    Not counted: 数值、日期；达标、合规、如期等可以查证的状态。
    Example: 后勤服务质量：优；提升社会影响力：有效提升。
    """
    yield from needs_indicators(disclosure)
    for row in disclosure.indicators:
        if row["target_kind"] != "word":
            continue
        name = indicator_name(disclosure, row)
        if _VERIFIABLE.search(fold(row["target"] or "")):
            yield Held(name)
        else:
            zh = f"{name}的指标值为“{row['target']}”，没有可以核查的内容。"
            yield remark(
                name,
                zh,
                f"The target of {name}, “{row['target']}”, cannot be verified.",
                shown(name, f"“{row['target']}”", row),
                group=f"vague{row['project_no']}",
            )


@rule("basis-empty", "指标值确定依据可以查证", "The basis of a target can be looked up", "notice")
def basis_empty(disclosure: Disclosure) -> Iterator[Check]:
    """A basis such as “工作需要” or “调查问卷” names no plan, document, standard, contract or past value.

    Rule: 指标值确定依据应指明计划、文件、标准、合同、历史数据等。
    Why: 依据不能查证，指标值的高低无从判断；财预〔2021〕101号。
    Tolerance: 不适用。
    Not counted: 空白的（另一条规则）。
    Example: 确定依据“工作需要”。
    """
    yield from needs_indicators(disclosure)
    for row in disclosure.indicators:
        basis = fold(row["target_basis"] or "")
        if not basis:
            continue
        name = indicator_name(disclosure, row)
        if _BASIS.search(basis):
            yield Held(name)
        else:
            yield remark(
                name,
                f"{name}的确定依据为“{row['target_basis']}”。",
                f"The basis of {name} is “{row['target_basis']}”.",
                shown(name, f"“{row['target_basis']}”", row),
                group=f"basis{row['project_no']}",
            )


@rule("description-repeats-name", "指标描述不重复指标名称", "A description says more than the name", "notice")
def description_repeats_name(disclosure: Disclosure) -> Iterator[Check]:
    """A description printed with the same words as the indicator's name does not say how it is measured.

    Rule: 绩效指标描述不应与三级指标相同。
    Why: 描述应说明指标的含义和算法；财预〔2021〕101号。
    Tolerance: 不适用。
    Not counted: 没有描述一栏的表式。
    Example: 三级指标“参会人员出勤率”，描述“参会人员出勤率”。
    """
    yield from needs_indicators(disclosure)
    for row in disclosure.indicators:
        if not row["description"] or not row["level3"]:
            continue
        name = indicator_name(disclosure, row)
        if fold(row["description"]) != fold(row["level3"]):
            yield Held(name)
        else:
            yield remark(
                name,
                f"{name}的描述与名称相同。",
                f"The description of {name} repeats its name.",
                shown(name, "描述与名称相同", row),
                group=f"same{row['project_no']}",
            )


@rule("name-brackets", "指标名称完整", "An indicator's name is complete", "notice")
def name_brackets(disclosure: Disclosure) -> Iterator[Check]:
    """A name with a bracket that opens and never closes was cut off by the form.

    Rule: 三级指标名称的括号成对；指标值不以顿号、逗号结尾。
    Why: 名称被截断，读者不知道衡量什么。
    Tolerance: 不适用。
    Not counted: 没有括号的名称。
    Example: 实际达成合作意向数（以签订备忘。
    """
    yield from needs_indicators(disclosure)
    for row in disclosure.indicators:
        name = fold(row["level3"] or "")
        if name.count("(") == name.count(")") and not re.search(r"[、,，;；]$", row["target"] or ""):
            yield Held(name)
        else:
            label = indicator_name(disclosure, row)
            yield remark(
                label,
                f"{label}的名称或指标值不完整。",
                f"The name or target of {label} is cut off.",
                nothing(label, "括号不成对或以顿号、逗号结尾", row),
            )
