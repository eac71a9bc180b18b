"""The table of contents 目录 against the chapters, tables and projects that follow it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.checks.compare import remark
from analysis.checks.engine import rule
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import Check, Figure, Held, Unchecked, nothing
from analysis.checks.projects import plain_name
from loaders.layouts.titles import by_title
from loaders.numbers import fold, squeeze

_LEADER = re.compile(r"[.．·…\s]{3,}\d*$|[.．·…]*(?:错误！)?未定义书签。?$|(?<=[\u4e00-\u9fff）)])\d{1,3}$")
_NUMBER = re.compile(r"^(?:第[一二三四五六七八九十]+[部章节]分?|[（(]?[一二三四五六七八九十\d]+[)）]?[、.．)）]?)")
_TABLE = re.compile(r"表(?:[（(][^）)]*[)）])?$")
_WHOLE = re.compile(r"(?:部门|单位)(?:预算|决算|预决算)(?:报|公开)?表$")  # a part of the document, not a table
_GOALS = re.compile(r"(?:项目)?(?:支出)?绩效目标(?:申报)?表$")
_NOISE = re.compile(r"[\s“”\"'《》（）()、，,。.．:：·…—-]|\d{4}年度?")
_ENTRY = re.compile(
    r"第[一二三四五六七八九十]+[部章]分?|[（(]?[一二三四五六七八九十]+[)）]?[、.．]|\d+[、.．]|.*表(?:[（(][^）)]*[)）])?\d*$"
)
_LEAST, _MOST = 4, 60


def _plain(text: str) -> str:
    return _NOISE.sub("", fold(text))


def _split(disclosure: Disclosure) -> tuple[list[tuple[str, Row]], list[Row]]:
    """The entries of the contents, without number and page, and all that is printed after them."""
    rows = disclosure.paragraphs
    start = next((at for at, row in enumerate(rows[:60]) if squeeze(row["text"]) == "目录"), None)
    if start is None:
        return [], rows
    entries: list[tuple[str, Row]] = []
    first = ""
    for at, row in enumerate(rows[start + 1 : start + 1 + _MOST], start + 1):
        text = _LEADER.sub("", squeeze(row["text"]))
        listed = len(text) <= 60 and (text != squeeze(row["text"]) or _ENTRY.match(text))
        if not listed or _page(row) != _page(rows[start]) or (first and first in (text, _part(text))):
            return entries, rows[at:]
        first = first or _part(text) or text
        entries.append((_NUMBER.sub("", text), row))
    return entries, rows[start + 1 + len(entries) :]


def _page(row: Row) -> str:
    page = re.match(r"p\d+", row["place"])
    return page[0] if page else ""


def _part(text: str) -> str:
    """第一部分 of a heading that starts so: the text proper begins where the contents' first part comes again."""
    part = re.match(r"第[一二三四五六七八九十]+部分", text)
    return part[0] if part else ""


@rule("contents-match", "目录所列的表在正文中", "What the contents list is in the document", "warning")
def contents_match(disclosure: Disclosure) -> Iterator[Check]:
    """Every table that the contents announce is printed; every project with a goal table is announced.

    Rule: 目录所列的各表在正文中都有；目录列出项目绩效目标表的，每个项目表都在目录中。
    Why: 目录与正文不符，读者不知道是漏了表还是目录没有更新。
    Tolerance: 序号、年份、标点、引号的差别不计。
    Not counted: 没有目录的文件；目录中的章节名；目录不足4行，或一半以上的表名在正文中找不到的（目录可能没有读全）。
    Example: 目录列有“5、专项公用经费补助绩效目标表”，正文没有这张表。
    """
    entries, body = _split(disclosure)
    listed = [(name, row) for name, row in entries if _TABLE.search(name) and not _WHOLE.search(name)]
    if len(entries) < _LEAST or not listed:
        yield Unchecked("没有目录，或目录没有列表名")
        return
    titles = [str(row["table_title"] or "") for name in ("table_status", "assets") for row in disclosure.tables[name]]
    printed = _plain("".join([*(row["text"] for row in body), *titles]))
    known = {plain_name(row["project_name"]) for row in disclosure.projects}
    missing = [
        (name, row) for name, row in listed if _plain(name) not in printed and not _is_read(disclosure, name, known)
    ]
    if len(missing) * 2 > len(listed):
        yield Unchecked("目录与正文的表名大多不能对应，目录可能没有读全")
        return
    yield Held("目录")
    for name, row in missing:
        entry = Figure("目录", f"“{name}”", None, ({**row, "printed": name},))
        yield remark(name, f"目录列有“{name}”，正文没有看到。", f"The contents list “{name}”; it is not there.", entry)
    yield from _projects_listed(disclosure, [name for name, _ in listed])


def _is_read(disclosure: Disclosure, name: str, projects: set[str]) -> bool:
    table = by_title(name)
    if table is not None and disclosure.status.get(table, "absent") != "absent":
        return True
    return bool(_GOALS.search(name)) and plain_name(_GOALS.sub("", name)) in projects


def _projects_listed(disclosure: Disclosure, listed: list[str]) -> Iterator[Check]:
    goals = {plain_name(_GOALS.sub("", name)) for name in listed if _GOALS.search(name)}
    if len(goals) < 2:
        return
    for row in disclosure.projects:
        name = f"项目“{row['project_name']}”"
        own = plain_name(row["project_name"])
        if any(own in other or other in own for other in goals):
            yield Held(name)
        else:
            yield remark(
                name,
                f"{name}的绩效目标表没有列入目录。",
                f"The goal table of “{row['project_name']}” is not in the contents.",
                nothing(f"{name}目录", "未列", row),
            )
