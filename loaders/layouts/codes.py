"""Subject codes of the functional and economic classification, in the ways tables print them.

One cell (2010101), three cells 类|款|项 with all parts or only the own level (the parent is carried on from the rows
above), or glued to the name (2010101行政运行, [201]一般公共服务支出).
"""

from __future__ import annotations

import re

from loaders import body_names
from loaders.numbers import fold, squeeze

CODE = re.compile(r"[1-5]\d{2}(?:\d{2}){0,2}")  # of a 类, 款 or 项
_GLUED = re.compile(rf"^[\[【(（]?({CODE.pattern})[\]】)）]?[-—_.、:：]?(?=[\u4e00-\u9fff“])(.+)$")
END_OF_BODY = rf"(?:{body_names.AT_END}|本级|机关|政府)(?:[（(][^）)]*[)）])?"
_BODY = re.compile(f"{END_OF_BODY}$")
_PART = re.compile(r"\d{2,7}")


class CodeReader:
    """Reads the code cells of a table row by row and remembers the parents."""

    def __init__(self) -> None:
        self._parents: list[str] = []

    def read(self, parts: list[str]) -> str | None:
        """The full code of a row from its code cells (one or several), or None where they hold none."""
        cells = [_clean(part) for part in parts]
        cells = cells[:1] + [f"0{cell}" if re.fullmatch(r"\d", cell) else cell for cell in cells[1:]]
        filled = [(depth, cell) for depth, cell in enumerate(cells) if cell]
        if not filled or not all(_PART.fullmatch(cell) for _, cell in filled):
            return None
        depth, last = filled[-1]
        if len(last) >= 5 or (len(last) == 3 and last == filled[0][1]):  # the whole code, maybe behind its parts
            code = last
        elif len(filled) > 1 and len(filled[0][1]) in (3, 5) and filled[0][0] == 0:
            code = "".join(cell for _, cell in filled)
        else:
            code = self._under_parent(depth if len(cells) > 1 else min(len(self._parents), 2), last)
        if not CODE.fullmatch(code):
            return None
        self._remember(code)
        return code

    def _under_parent(self, depth: int, own: str) -> str:
        parents = self._parents[:depth]
        return (parents[-1] if parents else "") + own

    def _remember(self, code: str) -> None:
        self._parents = [code[:length] for length in (3, 5, 7) if len(code) >= length]


def _clean(text: str) -> str:
    """The digits of a code that is printed as a number (201.00, 2,010,101) or with marks between its parts (201-01-01)."""
    plain = fold(text).lstrip("'`’")  # marks a text in a sheet
    if bracketed := re.fullmatch(r"[\[【(（](\d+)[\]】)）]", plain):
        return bracketed[1]
    if re.fullmatch(r"\d{3}([-.])\d{2}(?:\1\d{2})?|\d{1,3}(?:,\d{3})+", plain) and not plain.endswith(".00"):
        return re.sub(r"[-.,]", "", plain)
    return re.sub(r"(?<=\d)\.0+$", "", plain)


def split_glued(name: str) -> tuple[str | None, str]:
    """The code that stands before a name in the same cell, and the name; (None, name) where there is none."""
    match = _GLUED.match(squeeze(name))
    if match is None or is_code_of_body(match[1], match[2]):
        return None, name
    return match[1], match[2]


def is_body(name: str) -> bool:
    """Whether a name is that of a department or unit; names of subjects of the first level never end so."""
    return bool(_BODY.search(name))


def is_code_of_body(code: str | None, name: str) -> bool:
    """Whether three digits are the local code of a department (208 某局), not a subject of the first level."""
    return code is not None and len(code) == 3 and is_body(name)


def level_of(code: str | None) -> str | None:
    """类, 款 or 项 by the number of digits."""
    return {3: "类", 5: "款", 7: "项"}.get(len(code)) if code else None


def scheme_of(code: str | None) -> str | None:
    """function (1xx income, 2xx expenditure), economic_department (3xx) or economic_government (5xx)."""
    if not code:
        return None
    return {"1": "function", "2": "function", "3": "economic_department", "5": "economic_government"}.get(code[0])
