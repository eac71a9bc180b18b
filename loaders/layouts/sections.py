"""The sides of a table of figures: the label, the codes and the measures of income beside those of expenditure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.layouts.headers import Column, Header
from loaders.numbers import fold

_ECONOMIC = re.compile(r"^(?!.*政府预算).*经济")
MONEY_OF_TABLE = {
    "general_public_expenditure": "general_public",
    "government_fund": "government_fund",
    "state_capital": "state_capital",
}
SUMMARIES = ("revenue_expenditure_summary", "fiscal_appropriation_summary")
_ONE_SIDED = {
    "revenue",
    "expenditure",
    "general_public_expenditure",
    "basic_expenditure",
    "three_public",
}  # blocks side by side go on


@dataclass(frozen=True, slots=True)
class Section:
    """The columns that belong together: a label with its code and the measures right of it, on one side."""

    side: str
    codes: tuple[Column, ...]
    names: tuple[Column, ...]
    measures: tuple[Column, ...]


def sections_of(header: Header, table: str) -> list[Section]:
    """The sides of a table: one for a list, two or more for a summary with income beside expenditure."""
    groups: list[list[Column]] = []
    previous = ""
    for column in header.columns:
        starts = column.kind in ("name", "code") and previous not in ("name", "code", "serial")
        if starts or not groups:
            groups.append([])
        if column.kind in ("name", "code", "measure"):
            groups[-1].append(column)
            previous = column.kind
    groups = [group for group in groups if any(column.kind == "measure" for column in group)]
    if len(groups) == 1 and table in SUMMARIES:
        groups = _by_side(groups[0])
    return [_section(group, position, len(groups), table) for position, group in enumerate(groups)]


def _by_side(group: list[Column]) -> list[list[Column]]:
    """The columns of income and those of expenditure behind the same labels, where one row holds both: 收入合计 … 支出合计."""
    measures = [column for column in group if column.kind == "measure"]
    words = [fold(column.title) for column in measures]
    first = next((at for at, text in enumerate(words) if "支" in text and "收" not in text), 0)
    income = [at for at, text in enumerate(words) if "收" in text and "支" not in text]
    carried = any(re.search(r"carry|balance", column.measure) for column in measures)  # of one list: 本年收入 本年支出
    if not income or max(income) > first or carried:
        return [group]
    labels = [column for column in group if column.kind != "measure"]
    return [[*labels, *measures[:first]], [*labels, *measures[first:]]]


def _section(group: list[Column], position: int, count: int, table: str) -> Section:
    words = fold("".join(column.title for column in group))
    side = "revenue" if table == "revenue" else "expenditure"
    if count > 1 and table not in _ONE_SIDED:
        first_level = fold("".join(column.path[0] for column in group if column.path))
        decisive = first_level if ("收" in first_level) != ("支" in first_level) else words
        if ("收" in decisive) != ("支" in decisive):
            side = "revenue" if "收" in decisive else "expenditure"
        else:
            side = "revenue" if position == 0 else "expenditure"
    measures = _settle_total([column for column in group if column.kind == "measure"], table)
    codes, names = _labels(group, table)
    return Section(side, codes, names, tuple(measures))


def _labels(group: list[Column], table: str) -> tuple[tuple[Column, ...], tuple[Column, ...]]:
    """Code and name columns. Where a second classification follows behind a name, the first counts, but for the basic
    expenditure the economic one of departments."""
    runs: list[list[Column]] = [[]]
    for column in group:
        if any(before.kind == "name" for before in runs[-1]) and _is_second(column, runs[-1]):
            runs.append([])
        if column.kind in ("code", "name"):
            runs[-1].append(column)
    own = runs[0]
    if table == "basic_expenditure":
        own = next((run for run in runs if any(_ECONOMIC.search(column.title) for column in run)), own)
    return tuple(c for c in own if c.kind == "code"), tuple(c for c in own if c.kind == "name")


def _is_second(column: Column, run: list[Column]) -> bool:
    """Whether a column begins a second classification: another code, or 政府经济分类 beside 部门经济分类 with the codes in
    the names."""
    if column.kind == "code":
        return run[-1].kind != "code" and any(before.kind == "code" for before in run)  # 类 款 项 are one
    classes = all(re.search(r"经济.*(?:分类|科目)", one.title) for one in (*run, column))
    return column.kind == "name" and classes and all(column.title != before.title for before in run) and len(run) == 1


def _settle_total(measures: list[Column], table: str) -> list[Column]:
    """Where no column is the total, the first 合计 or 小计 under a group title is: 一般公共预算支出/合计; else the one of
    the money that the whole table is of: 一般公共预算支出 beside 基本支出 and 项目支出."""
    settled = list(measures)
    for offset in {column.year_offset for column in measures}:
        own = [column for column in settled if column.year_offset == offset]
        if any(column.measure == "total" for column in own):
            continue
        sums = [c for c in own if re.search(r"(?:合|小|总)计$", c.words[-1]) and not c.measure.endswith("_part")]
        spent = [c for c in sums if re.search(r"支出", "".join(c.words[:-1]))] if _has_both(own) else sums
        first = next(iter(spent or sums), None)
        first = first or next((column for column in own if column.measure == MONEY_OF_TABLE.get(table)), None)
        alone = [column for column in own if column.measure == "current_year"] or own
        if first is None and len(alone) == 1:
            first = alone[0]
        if first is not None:
            total = Column(first.index, first.path, "measure", "total", offset, first.unit)
            settled = [total if column is first else column for column in settled]
    return settled


def _has_both(measures: list[Column]) -> bool:
    """Whether 本年收入 and 本年支出 stand side by side in one list, between what was carried over and forward."""
    words = "".join(word for column in measures for word in column.words)
    return bool(re.search(r"本年(?:收入|拨款)", words)) and "本年支出" in words
