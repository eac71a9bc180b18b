"""The budget tables of a disclosure, under the names and with the columns that offices choose."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tests.typeset.blocks import Merge, Table
from tests.typeset.content import Content, Item, Values
from tests.typeset.expected import Expected
from tests.typeset.setting import (
    Column,
    Label,
    Part,
    number,
    set_table,
)
from tests.typeset.subjects import shown_levels, subject_labels, total_of, with_total
from tests.typeset.summary_tables import fiscal_summary, summary
from tests.typeset.variant import Variant

ORDER = (
    "revenue_expenditure_summary", "revenue", "expenditure", "fiscal_appropriation_summary",
    "general_public_expenditure", "basic_expenditure", "government_fund", "state_capital",
)  # fmt: skip
NAMES: dict[str, tuple[str, ...]] = {
    "ministry": ("部门收支总体情况表", "部门收入总体情况表", "部门支出总体情况表", "财政拨款收支总体情况表", "一般公共预算支出情况表",
                 "一般公共预算基本支出情况表", "政府性基金预算支出情况表", "国有资本经营预算支出情况表"),
    "short": ("收支总表", "收入总表", "支出总表", "财政拨款收支总表", "一般公共预算支出表", "一般公共预算基本支出表", "政府性基金预算支出表", "国有资本经营预算支出表"),
    "hebei": ("部门预算收支总表", "部门预算收入总表", "部门预算支出总表", "部门预算财政拨款收支总表", "部门预算一般公共预算财政拨款支出表",
              "部门预算一般公共预算财政拨款基本支出表", "部门预算政府性基金预算财政拨款支出表", "部门预算国有资本经营预算财政拨款支出表"),
    "old": ("收支预算总表", "收入预算总表", "支出预算总表", "财政拨款收支预算总表", "公共财政预算支出表", "公共财政预算基本支出表", "政府性基金支出预算表", "国有资本经营预算支出表"),
    "sichuan": ("部门收支预算总表", "部门收入预算总表", "部门支出预算总表", "财政拨款收支预算总表", "一般公共预算支出预算表（按功能分类科目）",
                "一般公共预算基本支出预算表（按经济分类科目）", "政府性基金支出预算表", "国有资本经营预算支出预算表"),
    "budgeted": ("{y}年部门收支预算总体情况表", "{y}年部门收入预算总体情况表", "{y}年部门支出预算总体情况表", "{y}年财政拨款收支预算总体情况表",
                 "{y}年一般公共预算支出预算情况表", "{y}年一般公共预算基本支出预算情况表", "{y}年政府性基金预算支出预算情况表", "{y}年国有资本经营预算支出预算情况表"),
    "unit": ("单位收支总表", "单位收入总表", "单位支出总表", "单位财政拨款收支总表", "财政拨款一般公共预算支出表", "一般公共预算财政拨款基本支出表", "政府性基金预算拨款支出表", "国有资本经营预算拨款支出表"),
}  # fmt: skip
FINAL_NAMES = ("收入支出决算总表", "收入决算表", "支出决算表", "财政拨款收入支出决算总表", "一般公共预算财政拨款支出决算表",
               "一般公共预算财政拨款基本支出决算表", "政府性基金预算财政拨款支出决算表", "国有资本经营预算财政拨款支出决算表")  # fmt: skip


def budget_tables(rng: random.Random, content: Content, variant: Variant, expected: Expected) -> Iterator[Table]:
    """The eight tables beside the three publics, in the usual order."""
    names = [name.format(y=content.year) for name in (FINAL_NAMES if variant.final else NAMES[variant["names"]])]
    titles = dict(zip(ORDER, names, strict=True))
    makers = (summary, _revenue, _expenditure, fiscal_summary, _general, _basic, _fund, _state_capital)
    for table, maker in zip(ORDER, makers, strict=True):
        before = len(expected.rows["budget_lines"])
        made = maker(rng, content, variant, titles[table], expected)
        rows = expected.rows["budget_lines"][before:]
        declared = bool(made.notes) or any("空表" in cell for row in made.rows for cell in row)
        expected.add(
            "table_status",
            table=table,
            status="declared_empty" if declared and not any(r[-1] for r in rows) else "present",
        )
        yield made


# --- columns -----------------------------------------------------------------------------------------------------


def _amount_word(variant: Variant) -> str:
    return "决算数" if variant.final else "预算数"


def _with_last_year(columns: list[Column], content: Content, variant: Variant) -> list[Column]:
    """Last year's total before or behind this year's columns, with the change where the office prints it."""
    kind, year = variant["last_year"], content.year
    if kind == "none" or variant.final:
        return columns
    before = Column((f"{year - 1}年预算数",), "total", -1)
    own = [replace(column, path=(f"{year}年预算数", *column.path)) for column in columns]
    earlier = [Column((f"{year - 2}年决算数",), "total", -2, ("total", -1))] if variant["years"] == "three" else []
    if kind == "before":
        return [*earlier, before, *own]
    change = [Column(("增减额",), "change")] if kind != "behind" else []
    percent = [Column(("增减%",), "change_percent", key=("change", 0))] if kind == "change_percent" else []
    return [*own, before, *earlier, *change, *percent]


def _spending_columns(variant: Variant, split: bool, more: bool) -> list[Column]:
    if split and variant["group"] in ("split", "titled_split"):
        basic = [
            Column(("基本支出", "小计"), "basic"),
            Column(("基本支出", "人员经费"), "personnel"),
            Column(("基本支出", "公用经费"), "public"),
        ]
    else:
        basic = [Column(("基本支出",), "basic")]
    columns = [Column(("合计",), "total"), *basic, Column(("项目支出",), "project")]
    if more:
        columns += [
            Column((words,), measure)
            for words, measure in (
                ("事业单位经营支出", "operating"), ("上缴上级支出", "remitted"), ("对附属单位补助支出", "affiliate_subsidy"),
            )
        ]  # fmt: skip
    return columns


def _listed(items: list[Item], columns: list[Column], table: str, title: str, variant: Variant, expected: Expected,
            group: str = "功能分类科目", side: str = "expenditure") -> Table:  # fmt: skip
    labels, coded, where = subject_labels(variant, group)
    if variant["units"] == "yes" and group == "功能分类科目":
        labels = [Label(("单位编码",), lambda _: "105001"), Label(("单位名称",), lambda _: "机关本级"), *labels]
        where += 2
    shown = with_total(shown_levels(items, variant), total_of(items, variant), variant)
    return set_table([Part(side, labels, columns, shown, coded, where)], table, title, variant, expected)


def _expenditure(rng: random.Random, content: Content, variant: Variant, title: str, expected: Expected) -> Table:
    more = rng.random() < 0.5
    items = [
        Item(i.code, i.name, i.depth, {**i.values, **({("operating", 0): Decimal(0)} if more else {})})
        for i in content.general + content.fund
    ]
    if variant["spending"] == "by_money":
        items = [_by_money(item, item in content.fund) for item in content.general + content.fund]
        items.sort(key=lambda i: i.code or "")
        return _listed(items, _columns_by_money(bool(content.fund)), "expenditure", title, variant, expected)
    columns = _with_last_year(_spending_columns(variant, split=False, more=more), content, variant)
    if variant.final:
        columns = [
            replace(column, path=("本年支出合计",)) if column.measure == "total" else column for column in columns
        ]
    return _listed(sorted(items, key=lambda i: i.code or ""), columns, "expenditure", title, variant, expected)


def _columns_by_money(both: bool) -> list[Column]:
    """基本支出 and 项目支出 of each kind of money: parts of the row where there are two, else those of the whole."""
    columns = [Column(("总计",), "total")]
    for words, money in (("一般公共预算", "general_public"), ("政府性基金预算", "government_fund")):
        columns.append(Column((words, "小计"), money))
        for kind, measure in (("基本支出", "basic"), ("项目支出", "project")):
            part = both or money == "government_fund"
            name = f"{money}_{measure}"
            columns.append(Column((words, kind), name if part else measure, key=(name, 0)))
    return columns


def _by_money(item: Item, of_fund: bool) -> Item:
    own, other = ("government_fund", "general_public") if of_fund else ("general_public", "government_fund")
    values: Values = {("total", 0): item.values["total", 0], (own, 0): item.values["total", 0], (other, 0): Decimal(0)}
    for measure in ("basic", "project"):
        values |= {(f"{own}_{measure}", 0): item.values[measure, 0], (f"{other}_{measure}", 0): Decimal(0)}
    return replace(item, values=values)


def _general(rng: random.Random, content: Content, variant: Variant, title: str, expected: Expected) -> Table:
    columns = _spending_columns(variant, split=True, more=False)
    if variant.final:
        columns = [replace(column, path=("本年支出", *column.path)) for column in columns]
        columns[0] = replace(columns[0], path=("本年支出", rng.choice(("小计", "合计"))))
    else:
        columns = _with_last_year(columns, content, variant)
    return _listed(content.appropriated, columns, "general_public_expenditure", title, variant, expected)


def _revenue(rng: random.Random, content: Content, variant: Variant, title: str, expected: Expected) -> Table:
    """Income by subject, or by the units of the department: this year's appropriation and other money."""
    fund = {item.code for item in content.fund}

    def values(item: Item) -> Values:
        total, other = item.values["total", 0], item.values["other", 0]
        source = "government_fund" if item.code in fund else "general_public"
        own = {("fiscal_appropriation", 0): total - other, (source, 0): total - other, ("other_revenue", 0): other}
        return {("total", 0): total, ("current_year", 0): total, **own}

    items = [replace(item, values=_complete(values(item))) for item in content.general + content.fund]
    items.sort(key=lambda item: item.code or "")
    columns = _income_columns(variant)
    if variant["revenue"] != "by_unit" or variant.final:
        return _listed(items, columns, "revenue", title, variant, expected, side="revenue")
    total = total_of(items, variant)
    assert total is not None
    unit = Item(f"{content.code[:3]}001", content.department, 1, total.values)
    labels = [Label(("部门代码",), lambda item: item.code or ""), Label(("部门名称",), lambda item: item.name)]
    part = Part("revenue", labels, columns, with_total([unit], total, variant), True, 1)
    return set_table([part], "revenue", title, variant, expected)


def _complete(values: Values) -> Values:
    measures = (
        "total",
        "current_year",
        "fiscal_appropriation",
        "general_public",
        "government_fund",
        "state_capital",
        "other_revenue",
    )
    return {(measure, 0): values.get((measure, 0), Decimal(0)) for measure in measures}


def _income_columns(variant: Variant) -> list[Column]:
    if variant.final:
        return [
            Column(("本年收入合计",), "total"), Column(("财政拨款收入",), "fiscal_appropriation"), Column(("上级补助收入",), "superior_subsidy"),
            Column(("事业收入",), "institutional_revenue"), Column(("经营收入",), "operating"),
            Column(("附属单位上缴收入",), "affiliate_remittance"), Column(("其他收入",), "other_revenue"),
        ]  # fmt: skip
    money = [
        ("一般公共预算", "general_public"),
        ("政府性基金预算", "government_fund"),
        ("国有资本经营预算", "state_capital"),
    ]
    others = [
        ("财政专户管理资金", "special_account"),
        ("事业收入", "institutional_revenue"),
        ("上级补助收入", "superior_subsidy"),
        ("其他收入", "other_revenue"),
    ]
    if variant["revenue"] == "grouped":
        inside = [Column(("本年收入", words), measure) for words, measure in money + others]
        carried = Column(("上年结转结余",), "carry_over")
        return [Column(("合计",), "total"), Column(("本年收入", "小计"), "current_year"), *inside, carried]
    return [
        Column(("合计",), "total"),
        *(
            Column((f"{words}拨款收入" if at < 3 else words,), measure)
            for at, (words, measure) in enumerate(money + others)
        ),
    ]


def _fund(rng: random.Random, content: Content, variant: Variant, title: str, expected: Expected) -> Table:
    columns = _spending_columns(variant, split=False, more=False)
    if variant.final:
        columns = [
            replace(columns[0], path=("本年支出", "小计")),
            *(replace(c, path=("本年支出", *c.path)) for c in columns[1:]),
        ]
    if content.fund:
        return _listed(content.fund, columns, "government_fund", title, variant, expected)
    return _empty(columns, "government_fund", title, variant, expected, "政府性基金预算")


def _state_capital(rng: random.Random, content: Content, variant: Variant, title: str, expected: Expected) -> Table:
    columns = _spending_columns(variant, split=False, more=False)
    return _empty(columns, "state_capital", title, variant, expected, "国有资本经营预算")


def _empty(columns: list[Column], table: str, title: str, variant: Variant, expected: Expected, money: str) -> Table:
    """A table without figures and the remark that says so, in its several places."""
    labels, coded, where = subject_labels(variant, "功能分类科目")
    blank = Item(None, "", 1, {})
    items = [Item(None, variant["total_words"], 0, {("total", 0): Decimal(0)} if variant["empty"] == "zero" else {})]
    rows = [Label(label.path, lambda item: "") for label in labels]
    made = set_table(
        [Part("expenditure", rows, columns, [*items, blank, blank], coded, where)], table, title, variant, expected
    )
    remark = {
        "remark": f"注：本部门无{money}支出，空表列示。",
        "zero": f"注：本部门没有使用{money}拨款安排的支出，故本表为空。",
        "sentence": f"本单位{{}}年没有{money}安排的支出，公开空表。".format("本"),
        "inside": f"本部门无{money}支出，此表为空表。",
    }.get(variant["empty"], "")
    if variant["empty"] == "inside":
        made.rows.append([remark, *[""] * (made.width - 1)])
        made.merges.append(Merge(len(made.rows) - 1, 0, 1, made.width))
    elif remark:
        return replace(made, notes=[remark])
    return made


def _basic(rng: random.Random, content: Content, variant: Variant, title: str, expected: Expected) -> Table:
    items, kind = content.economic, variant["basic"]
    if variant.final or kind == "blocks":
        return _basic_blocks(content, variant, title, expected)
    if kind == "one_amount":
        columns = [Column((_amount_word(variant),), "total", key=("basic", 0))]
    else:
        columns = [
            Column(("合计",), "total", key=("basic", 0)),
            Column(("人员经费",), "personnel"),
            Column(("公用经费",), "public"),
        ]
        if variant["group"] in ("split", "titled_split"):
            columns = [replace(column, path=("本年一般公共预算基本支出", *column.path)) for column in columns]
    words = "部门预算支出经济分类科目"
    if kind != "with_government" or variant["codes"] in ("bracket", "glued", "dash", "spaced", "none"):
        return _listed(items, columns, "basic_expenditure", title, variant, expected, words)
    labels, coded, where = subject_labels(variant, "", "科目编码", words)
    government = [
        Label(("政府预算科目编码",), lambda i: "501" if i.depth else ""),
        Label(("政府预算支出经济分类科目名称",), lambda i: "机关工资福利支出" if i.depth else ""),
    ]
    shown = with_total(shown_levels(items, variant), total_of(items, variant), variant)
    part = Part("expenditure", [*labels, *government], columns, shown, coded, where)
    plain = Variant({**variant.options, "total_where": "name", "index_row": "none"})
    return set_table([part], "basic_expenditure", title, plain, expected)


def _basic_blocks(content: Content, variant: Variant, title: str, expected: Expected) -> Table:
    """Three code columns side by side: personnel, public, public; the sums of both in the last row."""
    people = [item for item in content.economic if (item.code or "")[:3] in ("301", "303")]
    public = [item for item in content.economic if item not in people]
    half = (len(public) + 1) // 2
    words = "金额" if not variant.final else "决算数"
    plain = Variant({**variant.options, "total_where": "name", "index_row": "none"})
    parts = []
    for group, items in (("人员经费", people), ("公用经费", public[:half]), ("公用经费", public[half:])):
        labels = [Label((group, "科目编码"), lambda i: i.code or ""), Label((group, "科目名称"), lambda i: i.name)]
        column = Column((group, words), "total", key=("basic", 0))
        parts.append(Part("expenditure", labels, [column], items, True, 1))
    made = set_table(parts, "basic_expenditure", title, plain, expected)
    last = []
    for name, items, width in (("人员经费合计", people, 3), ("公用经费合计", public, 6)):
        amount = sum((item.values["basic", 0] for item in items if item.depth == 1), Decimal(0))
        text, found = number(amount, variant)
        if found is not None:
            expected.add(
                "budget_lines",
                table="basic_expenditure",
                side="expenditure",
                name=name,
                measure="total",
                year_offset=0,
                amount_yuan=found,
            )
        made.merges.append(Merge(len(made.rows), len(last), 1, width - 1))
        last += [name, *[""] * (width - 2), text]
    made.rows.append(last)
    return made
