"""I7 Basis: where the value comes from (rubric section 2, I7). Patterns: quality_bases.csv, first match decides."""

from __future__ import annotations

import re

from analysis.quality.basis import level_of
from analysis.quality.context import Case, basis_key
from analysis.quality.judgement import FULL, HALF, ZERO, Judgement, unprinted

_LEVELS = {"named": FULL, "kind": HALF}
_REASONS = {
    "named": ("依据可以查到", "the basis can be looked up"),
    "kind": ("只写了依据的种类，没有写明是哪一份", "names a kind of basis, not which one"),
    "method": ("写的是调查或检查方法，不是数值的来源", "a method, not where the value comes from"),
    "scoring": ("写的是评分规则，不是数值的来源", "a scoring rule, not where the value comes from"),
    "empty": ("空泛的话，不能作为依据", "empty words"),
    "unknown": ("看不出数值从哪里来", "does not say where the value comes from"),
    "blank": ("依据空白", "the basis is blank"),
}
_NAMED_FILE = re.compile(r"《[^》]{2,}》|[\[〔(（]\d{4}[\]〕)）]\d+号")
COMMON_SHARE = 0.8  # one basis for more of the rows than this is no basis of a single value


def judge(case: Case) -> Judgement:
    """Full: a named document, contract, stock or past figure. Half: its kind alone. Zero: blank or empty words."""
    item, document = case.item, case.document
    if not document.prints_basis:
        return unprinted("表中没有依据一栏", "the form has no column for the basis")
    level, words_found = level_of(item.basis)
    points = _LEVELS.get(level, ZERO)
    zh, en = _REASONS[level]
    certain = level in ("blank", "named", "scoring")
    common, share = document.common_basis
    if points and share > COMMON_SHARE and basis_key(item.basis) == common:
        named = _named_in_prose(case) if points == HALF else ""
        points = HALF if named or points == FULL else ZERO
        extra = f"；全文 {share:.0%} 的指标同用这一依据" + (f"，文字部分写明为{named}" if named else "")
        zh, en = zh + extra, f"{en}; {share:.0%} of all rows give this same basis"
    return Judgement(points, words_found, zh, en, certain)


def _named_in_prose(case: Case) -> str:
    """The file that the prose of this project names as its basis (002: 《代表法》), else nothing."""
    for text in case.project.prose:
        if match := _NAMED_FILE.search(text.partition("依据")[2]):
            return match[0]
    return ""
