"""What a printed basis is: named, kind, method, scoring, empty, unknown or blank. Patterns: quality_bases.csv."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.quality import reference, words

_LEADING = re.compile(r"^(?:依据|根据|按照|参照|按)(?=.{2,})")


@lru_cache(maxsize=65536)
def level_of(basis: str) -> tuple[str, str]:
    """Level of a basis (named, kind, method, scoring, empty, unknown, blank) and the words that decide it."""
    text = words.plain(basis).strip("。；;,，、")
    core = _LEADING.sub("", text).removesuffix("确定").removesuffix("制定")
    if not words.bare(core):
        return "blank", ""
    for row in reference.bases():
        if row.pattern.search(core):
            return row.level, text
    return "unknown", text
