"""Which paragraphs of a disclosure speak of which project."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.quality import words

_HEADING = re.compile(r"^(?:第[一二三四五六七八九十\d]+|[(（]?[一二三四五六七八九十\d]+[)）、.])")
_HEADING_LENGTH = 40
_NAME_DROPPED = re.compile(r"(?:20\d\d年度?|项目|经费|专项|工作)+")


def find_about(paragraphs: Iterable[str], name: str, others: Iterable[str]) -> tuple[str, ...]:
    """The paragraphs (without white space) about a project: they hold its short name, or stand under a heading that does.

    A paragraph with a longer name of another project is about that one.
    """
    short = short_name(name)
    if len(short) < 2:
        return ()
    longer = [other for other in map(short_name, others) if short in other and other != short]
    found, under = [], False
    for text in paragraphs:
        speaks = short in text and not any(other in text for other in longer)
        if _HEADING.match(text) and len(text) <= _HEADING_LENGTH:
            under = speaks and "绩效目标表" not in text
        elif len(text) > _HEADING_LENGTH and (speaks or under):
            found.append(text)
    return tuple(found)


def short_name(name: str) -> str:
    """A project name without the year and 项目, 经费, 专项."""
    return _NAME_DROPPED.sub("", words.plain(name))
