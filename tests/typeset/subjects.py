"""Subjects and their codes in label columns: one cell, three cells, own level only, glued to the name, or none."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from tests.typeset.content import Item
from tests.typeset.setting import Label
from tests.typeset.variant import Variant

_SERIALS = "一二三四五六七八九十"


def subject_labels(
    variant: Variant, group: str = "", code_words: str = "", name_words: str = "科目名称"
) -> tuple[list[Label], bool, int]:
    """The label columns of subjects, whether their codes are printed, and the column of a total's name."""
    kind = variant["codes"]
    over = (group,) if group and variant["group"].startswith("titled") else ()
    words = tuple((code_words or variant["code_words"]).split("/"))
    if words[0] == "项目":
        over, words = ("项目",), words[1:]
    named = Label((*over, name_words), lambda item: _indent(item, variant) + item.name)
    if kind == "one":
        return [Label((*over, *words), lambda item: item.code or ""), named], True, 1
    if kind in ("three", "own_level", "cumulative", "single_digits"):
        parts = [Label((*over, *words, "类款项"[at]), _part_text(kind, at)) for at in range(3)]
        return [*parts, named], True, 3
    forms = {"bracket": "[{}]{}", "glued": "{}{}", "dash": "{}-{}", "spaced": "{} {}", "none": "{1}"}
    glue = forms[kind]
    return (
        [
            Label(
                (*over, "科目" if not over else name_words),
                lambda item: _indent(item, variant) + glue.format(item.code, item.name),
            )
        ],
        kind != "none",
        0,
    )


def _part_text(kind: str, at: int) -> Callable[[Item], str]:
    def text(item: Item) -> str:
        code = item.code or ""
        parts = [part for part in (code[:3], code[3:5], code[5:7]) if part]
        if at >= len(parts) or (kind in ("own_level",) and at != len(parts) - 1):
            return ""
        if kind == "cumulative":
            return code[: 3 + 2 * at] if at == len(parts) - 1 else ""
        return str(int(parts[at])) if kind == "single_digits" else parts[at]

    return text


def _indent(item: Item, variant: Variant) -> str:
    return {"none": "", "full": "　", "half": "  "}[variant["indent"]] * max(item.depth - 1, 0)


def shown_levels(items: list[Item], variant: Variant) -> list[Item]:
    """The rows of a list at the levels that this office prints."""
    if variant["levels"] == "all" or variant["codes"] in ("own_level",):
        return items
    deepest = max((item.depth for item in items), default=0)
    return [
        item
        for item in items
        if item.depth == deepest or (item.depth == 1 and variant["levels"] == "classes_and_leaves")
    ]


def with_total(items: list[Item], total: Item | None, variant: Variant) -> list[Item]:
    if total is None or variant["total_row"] == "none":
        return items
    return [total, *items] if variant["total_row"] == "first" else [*items, total]


def total_of(items: list[Item], variant: Variant) -> Item | None:
    tops = [item for item in items if item.depth == 1]
    if not tops:
        return None
    sums = {key: sum((item.values[key] for item in tops), Decimal(0)) for key in tops[0].values}
    return Item(None, variant["total_words"], 0, sums)


def serial(position: int) -> str:
    """一 二 … 十 十一 …"""
    return _SERIALS[position] if position < 10 else "十" + (_SERIALS[position - 10] if position < 19 else "")
