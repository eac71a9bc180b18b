"""The names of projects: as the text prints them, and the projects that the text lists by duty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.checks.compare import remark
from analysis.checks.engine import rule
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import Check, Figure, Held, Unchecked
from analysis.checks.projects import plain_name
from loaders.numbers import fold, squeeze

_LOOSE = re.compile(r"\d{4}年度?|年度|项目$|[“”\"（）()、，,\s]")
_LISTED = re.compile(
    r"^[（(][一二三四五六七八九十]+[)）][^：，。；]{2,20}：(?:包括)?([^：。；]{2,60}?)(?:绩效目标：.*)?$"
)


def _plainest(name: str | None) -> str:
    return _LOOSE.sub("", fold(name or ""))


@rule("project-name-exact", "文字与项目表用同一项目名称", "Text and table use one name for a project", "notice")
def project_name_exact(disclosure: Disclosure) -> Iterator[Check]:
    """A project that the text names almost as its table does: “县人大代表订刊” for “人大代表订刊”.

    Rule: 同一项目在文字和项目表中名称完全相同。
    Why: 名称是对应项目的依据；多一个“县”、少一个“费”，读者要自己判断是否同一项目；勾稽关系 D3。
    Tolerance: 年度、引号、标点和末尾的“项目”不计。
    Not counted: 名称根本不同的（另一条规则）；不能对应的项目。
    Example: 文字“县人大代表订刊”，项目表“人大代表订刊”。
    """
    for row, other in disclosure.projects_in_both:
        left, right = plain_name(row["project_name"]), plain_name(other["project_name"])
        name = f"项目“{other['project_name']}”"
        near = left in right or right in left
        if not near or _plainest(row["project_name"]) == _plainest(other["project_name"]):
            yield Held(name)
            continue
        yield remark(
            name,
            f"文字称“{row['project_name']}”，项目表称“{other['project_name']}”。",
            f"The text says “{row['project_name']}”, the table “{other['project_name']}”.",
            Figure("文字说明", f"“{row['project_name']}”", None, (row,)),
            Figure("项目表", f"“{other['project_name']}”", None, (other,)),
            group="names",
        )
    if not disclosure.projects_in_both:
        yield Unchecked("文字没有与项目表对应的项目")


@rule("projects-listed", "文字所列的项目有绩效目标表", "Projects that the text lists have their goal tables", "warning")
def projects_listed(disclosure: Disclosure) -> Iterator[Check]:
    """Headings that list the projects of each duty name the projects that follow, each once.

    Rule: “（五）机关一般事务：网络维护费、业务费……”所列的每个项目有同名的绩效目标表，且不重复列示。
    Why: 分项绩效目标按职责列出项目，应与项目表对应；勾稽关系 D3。
    Tolerance: 县/区/市、年度、“项目”“经费”“费”不计；一方包含另一方不计。
    Not counted: 没有这样列出项目的文件；所列名称一半以上不能对应的。
    Example: 文字“人大专项网络维护费”，项目表“人大专网维护费”。
    """
    known = [plain_name(row["project_name"]) for row in disclosure.projects]
    listed = list(_listed(disclosure))
    unknown = [(name, row) for name, row in listed if not _among(plain_name(name), known)]
    if not known or len(listed) < 3 or len(unknown) * 2 >= len(listed):
        yield Unchecked("文字没有按职责列出项目")
        return
    yield Held("所列项目")
    for name, row in unknown:
        shown = Figure("文字说明", f"“{name}”", None, ({**row, "printed": name},))
        yield remark(
            f"文字所列“{name}”",
            f"文字列有“{name}”，没有同名的绩效目标表。",
            f"The text lists “{name}”; no goal table has that name.",
            shown,
        )
    first: dict[str, Row] = {}
    for name, row in listed:
        own = plain_name(name)
        if own in first:
            left, right = (Figure("文字说明", f"“{name}”", None, ({**r, "printed": name},)) for r in (first[own], row))
            yield remark(
                f"文字所列“{name}”",
                f"文字在两处列有“{name}”，不清楚是否同一项目。",
                f"The text lists “{name}” twice.",
                right,
                left,
            )
        first.setdefault(own, row)


def _listed(disclosure: Disclosure) -> Iterator[tuple[str, Row]]:
    for row in disclosure.paragraphs:
        if match := _LISTED.match(squeeze(row["text"])):
            yield from ((name, row) for name in re.split(r"[、，,和]", match[1]) if len(name) > 1)


def _among(name: str, known: list[str]) -> bool:
    return any(name == other or (len(name) > 1 and (name in other or other in name)) for other in known if other)
