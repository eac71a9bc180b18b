"""Lists of sums behind 分别: each is given the words of what it is of, 公务接待费、会议费分别为1万元和2万元."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.layouts.prose_state import Sum
from loaders.layouts.prose_words import clause_of, subject_words

_RESPECTIVELY = re.compile(r"分别([^\d，,。；;：:]{0,16})$")
_BETWEEN = re.compile(r"\s*[、，,和及与]\s*")
_COMPARED = re.compile(r"(?:较|比|与|同)(?:上年|去年|\d{4}年).*$")
_NAMES = re.compile(r"、|以及|和|与")


def distribute(sentence: str, sums: list[Sum]) -> list[Sum]:
    """The sums of a sentence; those of a list behind 分别 with the name of each before it, or as unnamed where the names are
    not as many as the sums."""
    given: list[Sum] = []
    while len(given) < len(sums):
        at = len(given)
        opening = _RESPECTIVELY.search(sums[at].before)
        size = _size_of_list(sentence, sums[at:]) if opening else 1
        if opening is None or size == 1:
            given.append(sums[at])
            continue
        names = _names_before(sums[at].before[: opening.start()], size) or _names_told(given, size)
        for one, name in zip(sums[at : at + size], names or [""] * size, strict=True):
            given.append(replace(one, before=f"{name}{opening[1]}", unnamed=not name))
    return given


def _size_of_list(sentence: str, sums: list[Sum]) -> int:
    """How many sums stand side by side from the first on."""
    size = 1
    while size < len(sums) and _BETWEEN.fullmatch(sentence[sums[size - 1].end : sums[size].start]):
        size += 1
    return size


def _names_before(words: str, size: int) -> list[str]:
    """The names in the clause before 分别, or none where they are not as many as the sums."""
    clause = re.split(r"[，,；;。：:]", _COMPARED.sub("", words))[-1]
    names = [name.strip() for name in _NAMES.split(clause) if name.strip()]
    if any(re.fullmatch(r"\d{4}年度?", name) for name in names):
        return [""] * size  # 2021年、2022年预算分别为: years, of which the budget has one alone
    return names if len(names) == size else []


def _names_told(given: list[Sum], size: int) -> list[str]:
    """What the sums right before the list are of: A 9万元，B 8万元，分别减少1万元、2万元."""
    names = [subject_words(clause_of(one.before)) for one in given[-size:]]
    return names if len(names) == size and all(names) else []
