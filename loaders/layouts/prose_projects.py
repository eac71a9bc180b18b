"""Projects whose budget the prose states: by a name in the clause, in the clause before, or in the heading of a chapter."""

from __future__ import annotations

import re

from loaders.layouts.prose_state import Reading, Sum

_NUMBER = r"\s*(?:[（(]?[\d一二三四五六七八九十]+[)）、.．]\s*)?"
_REVIEW = re.compile(
    rf"{_NUMBER}[“\"]?([^\s，。；：:][^，。；：:]{{1,39}}?)[”\"]?(?:项目)?(?:绩效)?(?:目标)?(?:自评|完成)?(?:情况)?综述[:：。]"
)  # 某某专项项目绩效自评综述：…全年预算数为…
_LABELLED = re.compile(rf"{_NUMBER}项目名称[:：]\s*([^\s，。；：:][^，。；：:]{{1,39}})[；;。]?\s*$")
_BEFORE = re.compile(
    rf"(?:^|[。；;]){_NUMBER}[“\"]?([^\s，,。；;：:][^，,。；;：:]{{1,29}}?)[”\"]?项目(?:经费|资金)?[：:，,]"
    r"(?:年初|全年|\d{4}年度?)?(?:共?安排)?(?:预算|资金|金额|总额|数|安排)*(?:为|共)?$"
)  # 某某项目：安排资金9万元
_NO_NAME = re.compile(r"支出|全部|各类|预算|重点|争取|\d年|[共个类等该本此]$|部门$|单位$")
_QUOTED = re.compile(r"[“\"]([^”\"]{2,40})[”\"](?:项目|经费)?")
_PLAIN = re.compile(r"^(.{2,30}?)项目(?:资金|经费|年初|预算)*(?:安排|为|共)*$")


def named_by(text: str) -> str | None:
    """The project that a paragraph is about: 项目名称：某某, or 某某项目绩效自评综述：…"""
    named = _REVIEW.match(text) or _LABELLED.match(text)
    return named[1].strip() if named else None


def name_of(reading: Reading, clause: str, before: str) -> str | None:
    """The project whose budget a sum is, by its clause, by all words before it, or by the chapter."""
    return _name_in(clause) or _name_before(before) or _name_of_chapter(reading, clause)


def _name_in(clause: str) -> str | None:
    """The project whose budget the clause states, as `“X”项目年初预算安排` or `X项目安排`."""
    if not re.search(r"安排|预算", clause) or re.search(r"收入|采购|三公|机关运行|^涉及|个$", clause):
        return None
    if (match := _QUOTED.search(clause)) and "项目" in clause:
        return match[1]
    plain = re.sub(r"^(?:其中[:：]?|主要(?:是|为|用于)[:：]?|和|以及|及)", "", clause)
    match = _PLAIN.match(plain)
    return match[1] if match and not _NO_NAME.search(match[1]) else None


def _name_before(before: str) -> str | None:
    """The project that the clause before names, where this one says only that a sum is planned: 某某项目：安排资金9万元."""
    match = _BEFORE.search(before)
    return match[1] if match and not _NO_NAME.search(match[1]) else None


def _name_of_chapter(reading: Reading, clause: str) -> str | None:
    """The project that the chapter explains (X经费情况说明), where the clause states its whole budget."""
    name = reading.topic.project
    known = {row["project_name"] for row in reading.context.tables["projects"] if row["basis"] == "narrative"}
    whole = re.search(
        r"(?:项目)?总?预算(?:资金|安排|数|总额)?(?:为|共)?$|(?:安排|拨款)(?:预算)?(?:资金|规模)?(?:为|共)?$", clause
    )
    return name if name and name not in known and whole else None


def take(reading: Reading, name: str, money: Sum) -> None:
    """Add a project with its budget."""
    reading.last_row = reading.context.add(
        "projects",
        project_name=name,
        basis="narrative",
        budget_yuan=money.yuan,
        goals=[],
        printed=money.printed,
        **reading.context.where(reading.place),
    )
    reading.topic.subject, reading.topic.title = "project", name
