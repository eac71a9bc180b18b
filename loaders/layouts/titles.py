"""Which of the budget tables a table is, by its title; by its header words where it has none."""

from __future__ import annotations

import re

from loaders.document import Grid
from loaders.layouts.codes import CodeReader
from loaders.layouts.headers import Header, read_header
from loaders.numbers import fold

# In order: the first pattern that a title matches decides.
_BY_TITLE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (table, re.compile(pattern))
    for table, pattern in (
        ("performance", r"绩效|指标"),
        ("procurement", r"采购"),
        ("assets", r"资产"),
        ("organisation", r"机构设置|人员(?:情况|编制)|单位构成|名词解释"),
        ("three_public", r"机构运行信息|[“\"'‘「]?三公[”\"'’」]?"),
        (
            "other",
            r"机关运行|转移支付|债务|政府购买服务|项目(?:支出|明细|经费)|专项|非税|^(?!.*基本支出).*经济(?:分类|科目)",
        ),
        ("other", r"(?<!含)上年结转(?!和)|财政专户|单位资金|自有资金|(?<!资本)经营(?:收入|支出|收支)"),  # of one source
        ("other", r"^(?!.*基本支出).*(?:人员|公用)经费(?:支出)?(?:预算|决算)?(?:明细|情况)?表"),
        ("other", r"基本支出(?!.*公用).*人员经费|基本支出(?!.*人员).*公用经费"),  # one half of it
        ("government_fund", r"政府性?基金"),
        ("state_capital", r"国有资本"),
        ("basic_expenditure", r"基本支出"),
        ("general_public_expenditure", r"(?:一般公共|公共财政|公共)预算.*收入支出(?!.*总表)"),
        ("fiscal_appropriation_summary", r"财政拨款.*收支|财政拨款.*收入支出|一般公共预算收支"),
        ("general_public_expenditure", r"一般公共预算.*支出|公共(?:财政)?(?:预算)?(?!.*收入支出.*总表).*支出"),
        ("other", r"财政拨款支出"),
        ("revenue_expenditure_summary", r"收支|收入.{0,3}支出"),
        ("other", r"一般公共预算(?:财政拨款)?收入(?!支出)"),
        ("revenue", r"收入"),
        ("expenditure", r"支出"),
        ("revenue_expenditure_summary", r"预算总表|决算总表"),
    )
)


def by_title(title: str) -> str | None:
    """The kind of table that a title names: a budget table, performance, procurement, assets, other; None if none."""
    plain = fold(title)
    return next((table for table, pattern in _BY_TITLE if pattern.search(plain)), None)


def by_words(grid: Grid) -> str | None:
    """The budget table that the header words and codes of a table speak for, whatever its title."""
    header = read_header(grid, None)
    return by_header(header, codes_of(grid, header))


def codes_of(grid: Grid, header: Header) -> list[str]:
    """The subject codes of a table, row by row; blocks side by side have codes of their own."""
    runs: list[list[int]] = []
    for column in header.of_kind("code"):
        if runs and column.index == runs[-1][-1] + 1:
            runs[-1].append(column.index)
        else:
            runs.append([column.index])
    readers = [(run, CodeReader()) for run in runs]
    rows = grid.rows[header.first_row :]
    return [code for row in rows for run, reader in readers if (code := reader.read([row[i].text for i in run]))]


def by_header(header: Header, codes: list[str]) -> str | None:
    """The budget table that the header words and codes of an untitled table speak for; None where they do not."""
    text = fold(" ".join(column.title for column in header.columns))
    measures = {column.measure for column in header.of_kind("measure")}
    if len(re.findall(r"因公出国|公务接待|公务用车", text)) >= 2:
        return "three_public"
    if len(header.of_kind("name")) >= 2 and "收" in text and "支" in text:
        fiscal = {"government_fund", "state_capital"} <= measures
        return "fiscal_appropriation_summary" if fiscal else "revenue_expenditure_summary"
    if codes and all(code[0] in "35" for code in codes):
        own = measures & {"personnel", "public"} or re.search(r"人员经费|公用经费", text)
        return "basic_expenditure" if own else "other"
    if {"basic", "project"} <= measures:
        if "一般公共预算" in text:
            return "general_public_expenditure"
        return "government_fund" if "基金" in text else "expenditure"
    if measures & {"institutional_revenue", "superior_subsidy"}:
        return "revenue"
    return None
