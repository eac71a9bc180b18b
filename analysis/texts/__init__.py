"""Every string of the interface in Chinese and English: one module a page, each a dict key → (zh, en).

`Words("en", "overview")` looks a key up among the strings of that page, then among the common ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module

from analysis.texts import places

LANGUAGES = ("zh", "en")
MODULES = (
    "common",
    "overview",
    "functions",
    "three_public",
    "schedule",
    "indicators",
    "quality",
    "audit",
    "rules",
    "brief",
)


@cache
def strings(module: str) -> dict[str, tuple[str, str]]:
    """The strings of one module."""
    texts: dict[str, tuple[str, str]] = import_module(f"analysis.texts.{module}").TEXTS
    return texts


@dataclass(frozen=True, slots=True)
class Words:
    """The interface in one language: `words("key", year=2024)` → the string with its values filled in."""

    language: str
    page: str = "common"

    def __call__(self, key: str, **values: object) -> str:
        pair = strings(self.page).get(key) or strings("common")[key]
        return pair[LANGUAGES.index(self.language)].format(**values)

    def has(self, key: str) -> bool:
        """Whether there is a string of this key."""
        return key in strings(self.page) or key in strings("common")

    def place(self, text: str | None) -> str:
        """Where something is printed, in this language; blank where it is not known."""
        return places.english(text or "") if self.language == "en" else text or ""

    def of(self, page: str) -> Words:
        """The same language, the strings of another page."""
        return Words(self.language, page)
