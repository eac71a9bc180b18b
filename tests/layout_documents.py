"""Whole documents for layout tests: paragraphs and tables in the order they are printed, and what is read from them."""

from __future__ import annotations

from loaders import outline, schema
from loaders.assemble import assemble
from loaders.document import Block, Cell, Document, Grid, Paragraph, Place
from tests.layout_grids import grid

SUMMARY = """
| 收入 | < | 支出 | < |
| 项目 | 预算数 | 项目 | 预算数 |
| 一、一般公共预算拨款收入 | 1935.36 | 一、一般公共服务支出 | 1935.36 |
| 收入总计 | 1935.36 | 支出总计 | 1935.36 |
"""
SPENDING = """
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| 201 | 一般公共服务支出 | 1935.36 | 1517.95 | 417.41 |
"""
REVENUE = """
| 科目编码 | 科目名称 | 合计 | 一般公共预算 |
| 201 | 一般公共服务支出 | 1935.36 | 1935.36 |
"""


def said(text: str, line: int = 1) -> Paragraph:
    return Paragraph(text, Place(line=line))


def table(text: str, title: str = "", unit: str = "", caption: tuple[str, ...] = ()) -> Grid:
    made = grid(text, title, unit)
    made.caption = list(caption)
    return made


def on_page(page: int, texts: list[list[str]], edges: list[float]) -> Grid:
    """A grid with the rectangles of its cells; a text repeated in a row is one merged cell."""
    rows = []
    for number, row in enumerate(texts):
        top, cells = 20.0 * number, []
        for text in dict.fromkeys(row):
            at = [index for index, other in enumerate(row) if other == text]
            place = Place(page=page, box=(edges[at[0]], top, edges[at[-1] + 1], top + 20))
            cells += [Cell(text, place, filled=index > at[0]) for index in at]
        rows.append(cells)
    return Grid(rows, Place(page=page))


def printed_at(page: int, left: float, rows: list[list[str]], top: float = 100) -> Grid:
    cells = [
        [
            Cell(text, Place(page=page, table=page, row=y + 1, column=x + 1, box=(left + 50 * x, top + 15 * y, left + 50 * x + 50, top + 15 * y + 15)))
            for x, text in enumerate(row)
        ]
        for y, row in enumerate(rows)
    ]  # fmt: skip
    return Grid(cells, Place(page=page))


def full_set(body: str) -> list[Block]:
    captions = (f"编制单位：{body}", "单位：万元")
    return [
        said(f"{body}2024年部门预算"),
        table(SUMMARY, "部门收支总表", "单位：万元", captions),
        table(REVENUE, "部门收入总表", "单位：万元", captions),
        table(SPENDING, "部门支出总表", "单位：万元", captions),
    ]


def read(*blocks: Block, name: str = "预算.docx") -> schema.Tables:
    document = Document(name, "docx", list(blocks))
    outline.prepare(document)
    return assemble(document)


def codes(tables: schema.Tables) -> set[str]:
    return {row["code"] for row in tables["issues"]}


def statements(tables: schema.Tables, subject: str) -> list[tuple[object, object]]:
    return [(row["amount_yuan"], row["change_yuan"]) for row in tables["statements"] if row["subject"] == subject]


def status_of(tables: schema.Tables) -> dict[str, str]:
    return {row["table"]: row["status"] for row in tables["table_status"]}
