"""What rules and criteria say in Chinese, put into English.

Words in quotation marks are quotations and stay. Outside them a run of Chinese is put into English where all of it consists
of known phrases, so that a name or a target of a document is never half translated. What is not known stays as it is.
"""

from __future__ import annotations

import re

from analysis.texts.audit_reasons import PATTERNS, REASONS
from analysis.texts.phrases import JOINS, MONTHS, PHRASES, SAID, SAID_PATTERNS, UNITS

_THREE, _QUOTE = "\ue000", "\ue001"  # “三公” as a word, and the stand-in for a quotation
_WORDS = {zh.replace("“三公”", _THREE): en for zh, en in {**PHRASES, **SAID}.items()} | JOINS
_MONTH = r"\d{1,2}月底"
_SIGN = rf"[\u4e00-\u9fff{_THREE}]"
_ONE = re.compile("|".join([*map(re.escape, sorted(_WORDS, key=len, reverse=True)), _MONTH]))
_ALL = re.compile(f"(?:{_ONE.pattern})+")
_RUN = re.compile(rf"(?:{_MONTH}|{_SIGN})(?:{_MONTH}|{_SIGN}|[（）、](?={_SIGN}|\d))*")
_UNIT = re.compile(rf"(?<=\d)({'|'.join(sorted(UNITS, key=len, reverse=True))})(?!{_SIGN})")
_SUM = re.compile(r"（([\d.,+\-− …]+)）")
_BRACKETS = re.compile(rf" ?（((?:(?!{_SIGN})[^（）])+)）")
_TIGHT = re.compile(rf"(?<={_QUOTE})(?=[^\s.,;:)、])")


def sentence(text: str) -> str:
    """The sentence of a finding, or the name of a figure."""
    bare, quotes = _take_quotes(text.replace("“三公”", _THREE))
    told = _RUN.sub(_translate, amounts(bare))
    told = _BRACKETS.sub(r" (\1)", told).lstrip()
    told = _TIGHT.sub(" ", told).replace(f"{_QUOTE}、", f"{_QUOTE}, ")
    if told[:1] != bare[:1]:
        told = told[:1].upper() + told[1:]
    for quote in quotes:
        told = told.replace(_QUOTE, quote, 1)
    return told.replace(_THREE, "“三公”")


def amounts(text: str) -> str:
    """Numbers with their units."""
    return _SUM.sub(r" (\1)", _UNIT.sub(lambda match: f" {UNITS[match[1]]}".rstrip(), text))


def said(printed: str) -> str | None:
    """What a rule says where nothing is printed, or what it counted; None for what a document prints."""
    if printed in SAID:
        return SAID[printed]
    matches = ((pattern.fullmatch(printed), words) for pattern, words in SAID_PATTERNS)
    return next((words.format(*match.groups()) for match, words in matches if match), None)


def reason(text: str) -> str:
    """Why a rule could not be checked."""
    if text in REASONS:
        return REASONS[text]
    matches = ((pattern.fullmatch(text), words) for pattern, words in PATTERNS)
    return next((words.format(*map(_phrases, match.groups())) for match, words in matches if match), text)


def _phrases(text: str) -> str:
    return sentence(text)[:1].lower() + sentence(text)[1:]


def _take_quotes(text: str) -> tuple[str, list[str]]:
    """The text with a stand-in for each quotation, and the quotations; one inside another belongs to the outer."""
    bare, quotes, depth = "", [], 0
    for sign in text:
        if sign == "“":
            depth += 1
            if depth == 1:
                bare += _QUOTE
                quotes.append("")
        if depth:
            quotes[-1] += sign
        else:
            bare += sign
        depth -= sign == "”" and depth > 0
    return bare, quotes


def _translate(run: re.Match[str]) -> str:
    if not _ALL.fullmatch(run[0]):
        return run[0]
    told = ""
    for part in _split(run[0]):
        join = "" if not told or part in JOINS or told.endswith(tuple(JOINS.values())) else ", "
        told += join + _phrase(part)
    before, after = run.string[: run.start()][-1:], run.string[run.end() :][:1]
    return (" " if before.strip(" (/") else "") + told.strip() + (" " if after.strip(" .,;:)/") else "")


def _split(run: str) -> list[str]:
    """A run that consists of phrases, cut into them, the longest first where the rest is left whole."""
    if not run:
        return []
    heads = (run[:length] for length in range(len(run), 0, -1))
    head = next(head for head in heads if _ONE.fullmatch(head) and (head == run or _ALL.fullmatch(run[len(head) :])))
    return [head, *_split(run[len(head) :])]


def _phrase(part: str) -> str:
    return _WORDS[part] if part in _WORDS else f"end of {MONTHS[int(part.removesuffix('月底')) - 1]}"
