"""What the text says of a project's goals and indicators, against the project's own table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from analysis.checks.compare import remark
from analysis.checks.engine import rule
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import NO_TEXT, Check, Figure, Held, Unchecked
from analysis.checks.projects import plain_name

_CLAIM = re.compile(r"下设\s*(\d+)\s*个\s*(?:二级?、?三级|三级)指标")
QUOTED = re.compile(r"[“\"]([^”\"]{2,40})[”\"]项目")
_LEVELS = re.compile(r"共设([^，。；]*?指标)(?:[一二两三四五六\d]+个)一级指标")


_LISTED = re.compile(r"\d{1,3}[、.．]\s{0,9}(?:产出|效益|效果|满意度)指标")
_CLASS = re.compile(r"^[一二三四五六七八九十\d]*[、.．]?(.{2,10}?)(?:年初预算|绩效)")


@rule(
    "indicator-count",
    "文字声明的指标个数与项目表一致",
    "The number of indicators claimed is the number printed",
    "error",
)
def indicator_count(disclosure: Disclosure) -> Iterator[Check]:
    """“下设9个三级指标” in the text is the number of indicators that the project's table prints.

    Rule: 声明的三级指标个数＝表中三级指标个数；声明“二、三级指标”的，也可等于二级与三级个数之和。
    Why: 声明的个数是可核对的事实；勾稽关系 D3。
    Tolerance: 不适用。
    Not counted: 不能对应到项目表的段落。
    Example: 声明下设9个二、三级指标，表中8个三级指标、7个二级指标。
    """
    if not disclosure.text:
        yield NO_TEXT
        return
    checked = False
    for row in disclosure.paragraphs:
        claim, name = _CLAIM.search(row["text"]), QUOTED.search(row["text"])
        project = by_name(disclosure, name[1]) if claim and name else None
        if claim and project:
            checked = True
            yield _counted(disclosure, row, int(claim[1]), claim[0], project)
    if not checked:
        yield Unchecked("文字没有声明指标个数")


def _counted(disclosure: Disclosure, paragraph: Row, claimed: int, words: str, project: Row) -> Check:
    indicators = disclosure.indicators_of(project["project_no"])
    third = len(indicators)
    second = len({(row["level1"], row["level2"]) for row in indicators})
    subject = f"项目“{project['project_name']}”指标个数"
    if claimed in (third, second + third):
        return Held(subject)
    left = Figure("文字说明", f"“{words}”", Decimal(claimed), ({**paragraph, "printed": words},))
    right = Figure("项目表", f"二级指标{second}个、三级指标{third}个", Decimal(third), (project,))
    return remark(
        subject, f"{subject}：{left}，{right}。", f"{subject}: {claimed} claimed, {third} printed.", left, right
    )


def by_name(disclosure: Disclosure, name: str) -> Row | None:
    wanted = plain_name(name)
    named = [row for row in disclosure.projects if plain_name(row["project_name"]) == wanted]
    close = [row for row in disclosure.projects if wanted in plain_name(row["project_name"])]
    return next(iter(named or close), None)


@rule(
    "indicator-level-names",
    "文字声明的一级指标与项目表一致",
    "First-level indicators claimed are those printed",
    "notice",
)
def indicator_level_names(disclosure: Disclosure) -> Iterator[Check]:
    """The first-level indicators that the text names are those of the project's table.

    Rule: “共设产出指标、效益指标、满意度指标三个一级指标”与表中一级指标名称相同。
    Why: 效果指标与效益指标是不同年份的两种说法，一份文件内应统一；勾稽关系 D3、D7。
    Tolerance: 不适用。
    Not counted: 不能对应到项目表的段落。
    Example: 文字“效果指标”，表中“效益指标”。
    """
    if not disclosure.text:
        yield NO_TEXT
        return
    checked = False
    for row in disclosure.paragraphs:
        claim, name = _LEVELS.search(row["text"]), QUOTED.search(row["text"])
        project = by_name(disclosure, name[1]) if claim and name else None
        if not claim or project is None:
            continue
        checked = True
        claimed = set(re.findall(r"[\u4e00-\u9fff]{2,4}指标", claim[1]))
        printed = {r["level1"] for r in disclosure.indicators_of(project["project_no"]) if r["level1"]}
        if claimed <= printed:
            yield Held(name[1] if name else "")
        else:
            words, listed = "、".join(sorted(claimed - printed)), "、".join(sorted(printed))
            yield remark(
                f"项目“{project['project_name']}”一级指标", f"文字列有{words}，项目表的一级指标为{listed}。",
                f"The text names {words}; the table prints {listed}.",
                Figure("文字说明", words, None, ({**row, "printed": claim[0]},)), Figure("项目表", listed, None, (project,)), group="levels",
            )  # fmt: skip
    if not checked:
        yield Unchecked("文字没有声明一级指标")


@rule(
    "indicator-count-listed",
    "文字声明的指标个数与所列一致",
    "The number of indicators claimed is the number listed",
    "warning",
)
def indicator_count_listed(disclosure: Disclosure) -> Iterator[Check]:
    """Where a class of spending has no table of its own, the number claimed is the number that the text lists.

    Rule: “下设9个二、三级指标”之后逐项列出的指标个数与之相同。
    Why: 声明的个数是可核对的事实；勾稽关系 D3。
    Tolerance: 不适用。
    Not counted: 有项目表的（与表核对）；没有逐项列出的。
    Example: 人员经费声明下设9个指标，只列出3个。
    """
    if not disclosure.text:
        yield NO_TEXT
        return
    checked = False
    for row in disclosure.paragraphs:
        claim, listed = _CLAIM.search(row["text"]), len(_LISTED.findall(row["text"]))
        if not claim or not listed or QUOTED.search(row["text"]):
            continue
        checked = True
        name = match[1] if (match := _CLASS.search(row["text"])) else "文字说明"
        left = Figure(f"{name}声明", f"“{claim[0]}”", Decimal(claim[1]), ({**row, "printed": claim[0]},))
        right = Figure("所列指标", f"{listed}个", Decimal(listed))
        if int(claim[1]) in (listed, 2 * listed):
            yield Held(name)
        else:
            yield remark(name, f"{left}，{right}。", f"{claim[1]} indicators claimed, {listed} listed.", left, right)
    if not checked:
        yield Unchecked("文字没有声明指标个数")
