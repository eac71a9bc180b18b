"""Words of Chinese indicators: normalising, longest-match segmentation over a domain lexicon, tags, the head of a name.

The lexicon holds words with tags (quality_words.csv), so that 率 in 效率 or 量 in 质量 is never taken for a cue.
A general segmenter was not used: the lexicon of one field, matched longest first, is exact, fast and explained row by row.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.quality.reference import read_rows

_DROPPED = re.compile(r"[\s\u3000]+")
_MARKS = re.compile(r"[\s\u3000，,。.、；;：:！!？?“”\"'‘’（）()\[\]【】《》<>—\-_/\\·*]+")
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]?$")
_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z]+")


_NO_TAGS: frozenset[str] = frozenset()


class Token(NamedTuple):
    """A word of the lexicon with its tags, or a stretch that the lexicon does not know (no tags)."""

    text: str
    tags: frozenset[str]


class Lexicon:
    """Words with tags; `split` cuts a text at the longest word that starts at each position."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        tagged: dict[str, frozenset[str]] = {}
        for tags, words in entries:
            for word in words.split():
                tagged[word] = tagged.get(word, frozenset()) | frozenset(tags.split())
        self._tokens = {word: Token(word, found) for word, found in tagged.items()}
        sizes: dict[str, set[int]] = {}
        for word in tagged:
            sizes.setdefault(word[0], set()).add(len(word))
        self._sizes = {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}

    def split(self, text: str) -> list[Token]:
        """Tokens of the whole text in order."""
        tokens: list[Token] = []
        sizes, known = self._sizes, self._tokens
        start = at = 0
        while at < len(text):
            token = next(
                (known[word] for size in sizes.get(text[at], ()) if (word := text[at : at + size]) in known), None
            )
            if token is None:
                at += 1
                continue
            if start < at:
                tokens.append(Token(text[start:at], _NO_TAGS))
            tokens.append(token)
            start = at = at + len(token.text)
        if start < at:
            tokens.append(Token(text[start:at], _NO_TAGS))
        return tokens


@cache
def words() -> Lexicon:
    """The lexicon of cue words."""
    return Lexicon((row["tags"], row["words"]) for row in read_rows("quality_words.csv"))


@cache
def subjects() -> Lexicon:
    """The lexicon of fields: what a project or an indicator is about."""
    return Lexicon((row["field"], row["word"]) for row in read_rows("quality_fields.csv"))


@lru_cache(maxsize=65536)
def plain(text: str | None) -> str:
    """Text without white space, full-width signs made half-width."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text or ""))


@lru_cache(maxsize=65536)
def bare(text: str | None) -> str:
    """Text for comparing: without white space and punctuation."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text or ""))


@lru_cache(maxsize=65536)
def tokens(text: str) -> tuple[Token, ...]:
    """The text cut into words of the lexicon and the stretches between them; parts joined by ； are cut apart."""
    first, mark, rest = text.partition("；")
    if not mark:
        return tuple(words().split(text))
    return (*tokens(first), Token(mark, _NO_TAGS), *tokens(rest)) if first and rest else tokens(first or rest)


@lru_cache(maxsize=65536)
def tags(text: str) -> frozenset[str]:
    """All tags found in the text."""
    return frozenset().union(*(token.tags for token in tokens(text)))


def find(text: str, *wanted: str) -> str:
    """The first word of the text that has one of the tags, else nothing."""
    return next((token.text for token in tokens(text) if not token.tags.isdisjoint(wanted)), "")


def is_head(token: Token) -> bool:
    """The word can be the head of an indicator's name: 完成率, 数量, 成本."""
    return any(tag.startswith("head:") for tag in token.tags)


@lru_cache(maxsize=65536)
def head(text: str) -> Token | None:
    """The head of a name, which stands last in Chinese: 接待经费使用合规性 → 合规性; brackets at the end are left out."""
    found = [token for token in tokens(_BRACKETS.sub("", text)) if is_head(token)]
    return found[-1] if found else None


@lru_cache(maxsize=65536)
def fields(text: str) -> frozenset[str]:
    """What the text is about: fields whose words it holds."""
    return frozenset().union(*(token.tags for part in text.split("；") for token in _subjects_of(part)))


@lru_cache(maxsize=65536)
def _subjects_of(text: str) -> tuple[Token, ...]:
    return tuple(subjects().split(text))


@lru_cache(maxsize=65536)
def terms(text: str) -> frozenset[str]:
    """Content of a text: pairs of characters outside function words and names of measures."""
    found: set[str] = set()
    for token in tokens(text):
        if token.tags & {"function", "neutral", "circular"} or (is_head(token) and not token.text.endswith("费")):
            continue
        for run in _HAN.findall(token.text):
            found.update(run[at : at + 2] for at in range(len(run) - 1))
    return frozenset(found)
