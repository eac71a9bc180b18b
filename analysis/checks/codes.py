"""Codes of the functional and economic classification against the reference lists."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from analysis.checks.compare import remark
from analysis.checks.engine import rule
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import Check, Figure, Held, Unchecked
from loaders.numbers import fold
from loaders.subjects import names_of_codes

# Names of classes that older disclosures print; the code is the same.
_FORMER_CLASSES = (
    "文化体育与传媒", "医疗卫生与计划生育", "医疗卫生", "资源勘探信息等", "资源勘探电力信息等", "国土海洋气象等",
    "自然资源海洋气象等", "援助其他地区", "灾害防治及应急管理", "人行科目", "社会保险基金", "抗疫特别国债安排的",
)  # fmt: skip


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """A subject name as compared: without punctuation, level marks, 支出 and the small words that editions vary."""
    text = re.sub(r"^[一二三四五六七八九十]+、|[(（][类款项][)）]|[“”\"'、，,（）()\s]|支出$|经费$|费$", "", fold(name))
    return re.sub(r"支出|费用?$|与|和|及|等|的|类$", "", text)


@lru_cache(maxsize=4096)
def is_class_name(name: str | None) -> bool:
    """True where a row of a summary table is labelled with the name of a functional class (类)."""
    return bool(name) and plain_name(name or "") in _class_names()


@lru_cache(maxsize=1)
def _class_names() -> frozenset[str]:
    current = [name for code, name in names_of_codes().items() if len(code) == 3 and code[0] == "2"]
    return frozenset(plain_name(name) for name in (*current, *_FORMER_CLASSES))


@rule("code-unknown", "科目编码不在参考目录", "Code not in the reference list", "notice")
def code_unknown(disclosure: Disclosure) -> Iterator[Check]:
    """A code that the reference list does not have: an edition we lack, a local code, or a slip.

    Rule: 功能分类编码和部门经济分类编码应在参考目录内。
    Why: 财政部每年印发《政府收支分类科目》；参考目录见 data/reference，项级不全，因此只作提示。
    Tolerance: 不适用。
    Not counted: 收入分类（1开头）、政府预算经济分类（5开头）、7位以上的经济分类。
    Example: 2010199之外出现2010177。
    """
    names = names_of_codes()
    for code, row in _codes(disclosure).items():
        if code in names:
            yield Held(code)
        elif code[:3] not in names or code[:5] in names:
            shown = Figure(f"编码{code}", f"“{row['name']}”", None, (row,))
            yield remark(
                code,
                f"编码{code}“{row['name']}”不在参考目录内。",
                f"Code {code} “{row['name']}” is not in the reference list.",
                shown,
                group="codes",
            )


@rule("code-name", "科目编码与名称一致", "Code and name agree", "notice")
def code_name(disclosure: Disclosure) -> Iterator[Check]:
    """A known code printed with another name: renamed between editions, or code and name of two subjects.

    Rule: 编码对应的名称与《政府收支分类科目》一致。
    Why: 同一编码名称不同，读者无法判断归入哪个科目。
    Tolerance: 标点、“支出”“费”“和/与/及”等字样的差别不计；名称缩略（一方包含另一方）不计。
    Not counted: 参考目录没有的编码。
    Example: 2210201印为“提租补贴”。
    """
    names = names_of_codes()
    for code, row in _codes(disclosure).items():
        official = names.get(code)
        if official is None or not row["name"]:
            continue
        left, right = plain_name(row["name"]), plain_name(official)
        if left in right or right in left:
            yield Held(code)
            continue
        shown = Figure(f"编码{code}", f"“{row['name']}”", None, (row,))
        expected = Figure("参考目录", f"“{official}”", None)
        yield remark(
            code,
            f"编码{code}印为“{row['name']}”，参考目录为“{official}”。",
            f"Code {code} is printed as “{row['name']}”; the reference list says “{official}”.",
            shown,
            expected,
        )


@rule("code-one-name", "同一编码名称前后一致", "One code keeps one name", "warning")
def code_one_name(disclosure: Disclosure) -> Iterator[Check]:
    """A code that carries two different names in one disclosure.

    Rule: 同一编码在各表中的名称相同。
    Why: 名称不同说明至少一处编码或名称有误。
    Tolerance: 标点和“支出”“费”等字样的差别不计；一方包含另一方不计。
    Not counted: 没有编码的行。
    Example: 2101101在收入表为“行政单位医疗”，在支出表为“事业单位医疗”。
    """
    names: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in disclosure.lines:
        if row["code"] and row["name"]:
            names[row["code"]].setdefault(plain_name(row["name"]), row)
    if not names:
        yield Unchecked("没有带编码的预算表")
    for code, printed in names.items():
        first, *others = printed
        differing = next((other for other in others if other not in first and first not in other), None)
        if differing is None:
            yield Held(code)
            continue
        left, right = printed[differing], printed[first]
        yield remark(
            code, f"编码{code}一处印为“{right['name']}”，一处印为“{left['name']}”。",
            f"Code {code} is named “{right['name']}” in one place and “{left['name']}” in another.",
            Figure(f"编码{code}", f"“{left['name']}”", None, (left,)), Figure(f"编码{code}", f"“{right['name']}”", None, (right,)),
        )  # fmt: skip


def _codes(disclosure: Disclosure) -> dict[str, Row]:
    """Functional and economic codes → the first row that prints them."""
    found: dict[str, Row] = {}
    for row in disclosure.lines:
        if row["code"] and row["code"][0] in "23" and len(row["code"]) <= (7 if row["code"][0] == "2" else 5):
            found.setdefault(row["code"], row)
    return found
