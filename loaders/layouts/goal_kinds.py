"""Tables with one row a project and one column a kind of indicator (数量, 质量, 时效 …), which holds them in words."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.document import Cell
from loaders.layouts.goal_labels import split_goals
from loaders.numbers import fold, squeeze

_KIND = re.compile(
    r"(?:数量|质量|时效|(?:经济|社会|生态环境)?成本|(?:经济|社会|生态|环境|生态环境)效益|可持续影响|(?:社会公众或)?(?:服务对象)?满意度)(?:指标)?"
)
_FIRST_LEVEL = re.compile(r"(?:成本|产出|效[益果]|满意度)指标")
_LEAST = 4  # kinds that make a header; a row of an indicator names one, or two where years stand side by side
_TARGET = re.compile(r"^(.{2,}?)[:：,，]?((?:[≥≤＞＜>=<＝]|不[低少高大多小]于|不超过|大于|小于|达到).+?)[。；;]?$")


class Kind(NamedTuple):
    """A column of indicators of one kind."""

    column: int
    level1: str | None
    level2: str


def kinds_in_columns(rows: list[list[Cell]], index: int) -> list[Kind]:
    """The kinds of indicators that row `index` heads the columns with; none where it is no such header."""
    found: list[Kind] = []
    for column, cell in enumerate(rows[index] if index < len(rows) else []):
        text = fold(cell.text)
        if not _KIND.fullmatch(text) or (found and found[-1].level2 == squeeze(cell.text)):
            continue
        above = squeeze(rows[index - 1][column].text) if index else ""
        level1 = above if _FIRST_LEVEL.fullmatch(above) else ("满意度指标" if "满意度" in text else None)
        found.append(Kind(column, level1, squeeze(cell.text)))
    return found if len({kind.level2 for kind in found}) >= _LEAST else []


def indicators_in(cell: Cell) -> list[tuple[str, str]]:
    """Name and target of each indicator in a cell: 1.培训班次≥6期；2.… The target is empty where no sign parts it."""
    if cell.filled:
        return []
    items = [item for text in re.split(r"[；;]", cell.text) for item in split_goals(text)]
    matches = [(item, _TARGET.match(item)) for item in items]
    return [(match[1], match[2]) if match else (item, "") for item, match in matches]
