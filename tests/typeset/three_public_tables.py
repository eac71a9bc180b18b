"""The table of the three publics: items in rows or in columns, last year's or the budget beside, per unit, with running costs."""

from __future__ import annotations

import random
from decimal import Decimal

from tests.typeset.blocks import Table
from tests.typeset.content import Content, Item
from tests.typeset.expected import Expected
from tests.typeset.setting import Column, Label, Part, number, set_header, set_table
from tests.typeset.variant import Variant

_TITLES = ("一般公共预算“三公”经费支出表", "财政拨款“三公”经费支出情况表", "一般公共预算“三公”经费支出情况表", "“三公”经费预算财政拨款情况表", "“三公”经费支出预算表", "部门预算财政拨款\"三公\"经费支出表")  # fmt: skip
_ROW_FORMS: tuple[tuple[tuple[str, str], ...], ...] = (
    (("subtotal", "合计"), ("overseas", "一、因公出国（境）费"), ("reception", "二、公务接待费"), ("vehicles", "三、公务用车购置及运行费"),
     ("vehicle_operation", "其中：公务用车运行维护费"), ("vehicle_purchase", "公务用车购置费")),
    (("subtotal", "“三公”经费合计"), ("overseas", "1.因公出国（境）费用"), ("vehicles", "2.公务用车购置及运行维护费"),
     ("vehicle_purchase", "（1）公务用车购置费"), ("vehicle_operation", "（2）公务用车运行费"), ("reception", "3.公务接待费")),
    (("overseas", "因公出国(境)费"), ("vehicles", "公务用车购置和运行维护费"), ("vehicle_purchase", "其中：公务用车购置"),
     ("vehicle_operation", "公务用车运行维护"), ("reception", "公务接待费"), ("subtotal", "合 计")),
)  # fmt: skip
_ALL_ROWS = (("total", "合计"), ("subtotal", "“三公”经费小计"), ("overseas", "一、因公出国（境）费"), ("vehicles", "二、公务用车购置及运维费"),
             ("vehicle_purchase", "其中：公务用车购置费"), ("vehicle_operation", "公务用车运行维护费"), ("reception", "三、公务接待费"),
             ("meetings", "四、会议费"), ("training", "五、培训费"))  # fmt: skip
_COLUMNS = (("subtotal", ("合计",)), ("overseas", ("因公出国（境）费",)), ("vehicles", ("公务用车购置及运行费", "小计")),
            ("vehicle_purchase", ("公务用车购置及运行费", "公务用车购置费")), ("vehicle_operation", ("公务用车购置及运行费", "公务用车运行费")),
            ("reception", ("公务接待费",)))  # fmt: skip
_ALL_COLUMNS = (
    ("total", ("合计",)),
    *((item, ("“三公”经费", *(("小计",) if item == "subtotal" else path))) for item, path in _COLUMNS),
    ("meetings", ("会议费",)),
    ("training", ("培训费",)),
)


def three_public_table(rng: random.Random, content: Content, variant: Variant, expected: Expected) -> Table:
    title = "一般公共预算财政拨款“三公”经费支出决算表" if variant.final else rng.choice(_TITLES)
    expected.add("table_status", table="three_public", status="present")
    kind = variant["three_public"]
    if kind.startswith("rows"):
        return _rows(rng, content, variant, title, expected)
    return _columns(rng, content, variant, title, expected)


def _rows(rng: random.Random, content: Content, variant: Variant, title: str, expected: Expected) -> Table:
    kind, year = variant["three_public"], content.year
    named = _ALL_ROWS if kind == "rows_all" else rng.choice(_ROW_FORMS)
    columns = [Column(("预算数",), "total")]
    if variant.final:
        columns = [Column(("预算数",), "initial_budget", 0, ("budget", 0)), Column(("决算数",), "total")]
    elif kind == "rows_last_year":
        columns = [
            Column((f"{year - 1}年预算数",), "total", -1),
            Column((f"{year}年预算数",), "total"),
            Column(("增减额",), "change"),
        ]
    items = []
    for item, words in named:
        amounts = {
            ("total", 0): content.three_public[item, 0],
            ("total", -1): content.three_public[item, -1],
            ("budget", 0): content.three_public[item, 1],
        }
        amounts["change", 0] = amounts["total", 0] - amounts["total", -1]
        items.append(Item(None, words, 1, amounts))
        _expect_item(item, columns, amounts, variant, expected)
    plain = Variant({**variant.options, "index_row": "none", "extra": "none"})
    scratch = Expected()
    made = set_table(
        [Part("expenditure", [Label(("项目",), lambda item: item.name)], columns, items, False)],
        "three_public",
        title,
        plain,
        scratch,
    )
    for row in scratch.rows["budget_lines"]:
        expected.rows["budget_lines"].append((*row[:3], _without_number(row[3]), *row[4:]))
    return made


def _without_number(name: str) -> str:
    for start in ("一、", "二、", "三、", "四、", "五、", "其中：", "1.", "2.", "3.", "（1）", "（2）"):
        name = name.removeprefix(start)
    return name


def _expect_item(
    item: str, columns: list[Column], amounts: dict[tuple[str, int], Decimal], variant: Variant, expected: Expected
) -> None:
    fields = {"total": {0: "amount_yuan", -1: "previous_yuan"}, "change": {0: "change_yuan"}}
    values = {}
    for column in columns:
        found = number(amounts[column.key or (column.measure, column.year)], variant)[1]
        if found is not None:
            values["budget_yuan" if column.key else fields[column.measure][column.year]] = found
    if values:
        expected.add("three_public", item=item, basis="table", **values)


def _columns(rng: random.Random, content: Content, variant: Variant, title: str, expected: Expected) -> Table:
    kind, year = variant["three_public"], content.year
    items = _ALL_COLUMNS if kind == "columns_all" else _COLUMNS
    over: list[tuple[str, int]] = [("", 0)]
    if variant.final:
        over = [("预算数", 1), ("决算数", 0)]
    elif kind == "columns_last_year":
        over = [(f"{year - 1}年预算数", -1), (f"{year}年预算数", 0)]
    paths, cells = [], []
    values: dict[str, dict[str, Decimal]] = {}
    for words, when in over:
        for item, path in items:
            text, found = number(content.three_public[item, when], variant)
            paths.append((*((words,) if words else ()), *path))
            cells.append(text)
            if found is None:
                continue
            values.setdefault(item, {})[{0: "amount_yuan", -1: "previous_yuan", 1: "budget_yuan"}[when]] = found
            expected.add(
                "budget_lines", table="three_public", side="expenditure", name=path[-1],
                measure="initial_budget" if when == 1 else "total", year_offset=-1 if when == -1 else 0, amount_yuan=found,
            )  # fmt: skip
    for item, fields in values.items():
        expected.add("three_public", item=item, basis="table", **fields)
    rows = [cells]
    if kind == "running":
        paths.append(("机关运行经费",))
        text, found = number(content.total(("public", 0), content.general), variant)
        cells.append(text)
        if found is not None:
            expected.add(
                "budget_lines",
                table="three_public",
                side="expenditure",
                name="机关运行经费",
                measure="total",
                year_offset=0,
                amount_yuan=found,
            )
    if kind == "units":
        paths.insert(0, ("单位名称",))
        rows = [["合计", *cells], [content.department, *cells]]
    head = set_header(paths)
    return Table([*head.rows, *rows], title, merges=head.merges, header_rows=len(head.rows))
