"""The two-sided summaries: income beside expenditure, in two or three blocks, with line numbers or last year beside."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from tests.typeset.blocks import Table
from tests.typeset.content import Content, Item, Values
from tests.typeset.expected import Expected
from tests.typeset.setting import Column, Label, Part, set_table
from tests.typeset.subjects import serial
from tests.typeset.variant import Variant


def summary(rng: random.Random, content: Content, variant: Variant, title: str, expected: Expected) -> Table:
    revenue = content.revenue
    sources = [
        ("一般公共预算拨款收入", "general_public"), ("政府性基金预算拨款收入", "government_fund"), ("国有资本经营预算拨款收入", ""),
        ("财政专户管理资金收入", ""), ("事业收入", ""), ("其他收入", "other_revenue"),
    ]  # fmt: skip
    income = [_source(words, key, at, revenue) for at, (words, key) in enumerate(sources)]
    classes = [item for item in sorted(content.general + content.fund, key=lambda i: i.code or "") if item.depth == 1]
    spent = [replace(item, values=_years_of(item.values)) for item in classes]
    return _two_sided(income, spent, revenue, "revenue_expenditure_summary", title, content, variant, expected)


def fiscal_summary(rng: random.Random, content: Content, variant: Variant, title: str, expected: Expected) -> Table:
    """Appropriations alone, income and expenditure."""
    revenue = content.revenue
    whole = {("total", year): revenue["total", year] - revenue["other_revenue", year] for year in (0, -1)}
    sources = [
        ("一般公共预算财政拨款", "general_public"),
        ("政府性基金预算财政拨款", "government_fund"),
        ("国有资本经营预算财政拨款", ""),
    ]
    income = [_source(words, key, at, revenue) for at, (words, key) in enumerate(sources)]
    spent = [
        replace(item, values={**_years_of(item.values), (source, 0): item.values["total", 0]})
        for source, items in (("general_public", content.appropriated), ("government_fund", content.fund))
        for item in items
        if item.depth == 1
    ]
    return _two_sided(income, spent, whole, "fiscal_appropriation_summary", title, content, variant, expected)


def _source(words: str, key: str, at: int, values: Values) -> Item:
    amounts = {("total", year): values[key, year] if key else Decimal(0) for year in (0, -1)}
    return Item(f"{serial(at)}、", words, 1, amounts)


def _years_of(values: Values) -> Values:
    return {("total", year): values["total", year] for year in (0, -1)}


def _two_sided(income: list[Item], spent: list[Item], whole: Values, table: str, title: str, content: Content,
               variant: Variant, expected: Expected) -> Table:  # fmt: skip
    """Income beside expenditure; totals in the last rows, or in the first."""
    kind = variant["summary"]
    fiscal = table == "fiscal_appropriation_summary"
    spent = [replace(item, code=f"{serial(at)}、") for at, item in enumerate(spent)]
    totals = _years_of(whole)
    left = _closed(income, totals, "收入总计", kind)
    right = _closed(spent, {**totals, **_money_of(spent)} if fiscal else totals, "支出总计", kind)
    amount = ("决算数" if variant.final else "预算数") if kind != "row_numbers" else "金额"
    heads = ("收入", "支出") if kind != "grouped" else ("收  入", "支  出")
    wide = fiscal and kind in ("grouped", "row_numbers", "tree")
    columns = [_amounts_of(head, amount, content.year, variant) for head in heads]
    if wide:
        columns[1] = [Column((heads[1], words), measure) for words, measure in
                      (("合计", "total"), ("一般公共预算", "general_public"), ("政府性基金预算", "government_fund"))]  # fmt: skip
    below = 1 + max(len(left), len(right))
    parts = [
        Part("revenue", _labels_of(heads[0], 1, kind), columns[0], left, False),
        Part("expenditure", _labels_of(heads[1], below, kind), columns[1], right, False),
    ]
    if kind == "three" and not fiscal:
        parts.append(_uses_of(content, amount))
    if variant["sides"] == "below" and not wide:
        return _below(parts, table, title, variant, expected)
    index_row = "none" if kind != "row_numbers" else variant["index_row"]
    plain = Variant({**variant.options, "total_where": "name", "index_row": index_row})
    return set_table(parts, table, title, plain, expected)


def _money_of(spent: list[Item]) -> Values:
    """What all items spend of each money."""
    return {
        (money, 0): sum((item.values.get((money, 0), Decimal(0)) for item in spent), Decimal(0))
        for money in ("general_public", "government_fund")
    }


def _amounts_of(head: str, amount: str, year: int, variant: Variant) -> list[Column]:
    """The column of the year's amounts, last year's or the budget of the beginning of the year before it."""
    if variant["summary"] != "last_year":
        return [Column((head, amount), "total")]
    if variant.final:
        return [Column((head, "年初预算数"), "initial_budget", 0, ("total", -1)), Column((head, amount), "total")]
    return [Column((head, f"{year - 1}年预算数"), "total", -1), Column((head, f"{year}年预算数"), "total")]


def _labels_of(head: str, start: int, kind: str) -> list[Label]:
    """The names of the items, and the numbers of the rows from `start` on where they are numbered."""
    named = Label(
        (head, "项目" if kind != "grouped" else "项  目"),
        lambda item: item.name if not item.depth else (item.code or "") + item.name,
    )
    if kind != "row_numbers":
        return [named]
    counter = iter(range(start, 10_000))
    return [named, Label((head, "行次"), lambda item: str(next(counter)))]


def _uses_of(content: Content, amount: str) -> Part:
    """A third side: the spending of the year once more by its use."""
    uses = [
        Item("一、", "基本支出", 1, {("total", 0): content.total(("basic", 0))}),
        Item("二、", "项目支出", 1, {("total", 0): content.total(("project", 0))}),
    ]
    label = Label(("支出用途", "项目"), lambda item: (item.code or "") + item.name)
    return Part("expenditure", [label], [Column(("支出用途", amount), "total")], uses, False)


def _below(parts: list[Part], table: str, title: str, variant: Variant, expected: Expected) -> Table:
    """Income above expenditure in the same columns."""
    plain = Variant({**variant.options, "total_where": "name", "index_row": "none", "extra": "none"})
    parts = [
        replace(
            part,
            labels=[replace(label, path=label.path[1:]) for label in part.labels],
            columns=[replace(column, path=column.path[1:]) for column in part.columns],
        )
        for part in parts
    ]
    above, below = (set_table([part], table, title, plain, expected) for part in parts)
    heading = ["支出", *[""] * (above.width - 1)]
    return replace(above, rows=[*above.rows, heading, *below.rows[below.header_rows :]])


def _closed(items: list[Item], totals: Values, words: str, kind: str) -> list[Item]:
    """The rows with their total: 本年收入合计 and 收入总计 at the end; in a tree the total on top."""
    closing = Item(None, words, 0, totals)
    if kind == "tree":
        return [closing, *items]
    current = Item(None, f"本年{words[:2]}合计", 0, totals)
    return [*items, current, closing]
