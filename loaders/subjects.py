"""The subjects of the functional and economic classification: their names by code, and a misread code by its name."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from loaders.layouts.context import Context
from loaders.numbers import fold

REFERENCE = Path(__file__).parents[1] / "data" / "reference"
_MOST_MISREAD = 2  # digits of one code


@lru_cache(maxsize=1)
def names_of_codes() -> dict[str, str]:
    """Code → official name, from data/reference."""
    names: dict[str, str] = {}
    for file in ("function_codes.csv", "economic_codes.csv"):
        with (REFERENCE / file).open(encoding="utf-8", newline="") as lines:
            names |= {row["code"]: row["name_zh"] for row in csv.DictReader(lines)}
    return names


@lru_cache(maxsize=1)
def _codes_of_names() -> dict[str, list[str]]:
    codes: dict[str, list[str]] = defaultdict(list)
    for code, name in names_of_codes().items():
        codes[fold(name)].append(code)
    return codes


def is_name_of_subject(name: str) -> bool:
    """Whether a name is that of a subject in the catalogue."""
    return fold(name) in _codes_of_names()


def mend_codes(context: Context) -> None:
    """Codes recognised from a picture that no list has are taken from the list by the name in their row, and reported."""
    told = set()
    for row in context.tables["budget_lines"]:
        code, name = row["code"], row["name"] or ""
        if (
            row["confidence"] != "low" or not code or code in names_of_codes()
        ):  # bodies print codes of their own as well
            continue
        meant = code_meant(code, name)
        if meant is None:
            continue
        row["code"] = meant
        if (code, meant) not in told:
            message = f"扫描页上识别出的编码{code}不在科目目录内，按名称“{name}”计为{meant}，请对照原件。"
            context.add("issues", severity="notice", code="code_by_name", message=message, place=row["place"])
            told.add((code, meant))


def is_doubtful(code: str | None, name: str) -> bool:
    """Whether a code is on no list, or is that of another subject than the name beside it."""
    if not code:
        return False
    return code not in names_of_codes() or code not in _codes_of_names().get(fold(name), [code])


def code_meant(code: str, name: str) -> str | None:
    """The one code of a name that differs least from a misread code, by two digits at most; None where none or two do."""
    differing = [
        (sum(a != b for a, b in zip(code, other, strict=True)), other)
        for other in _codes_of_names().get(fold(name), [])
        if len(other) == len(code) and other[0] == code[0]
    ]
    near = sorted(one for one in differing if one[0] <= _MOST_MISREAD)
    if not near or (len(near) > 1 and near[0][0] == near[1][0]):
        return None
    return near[0][1]
