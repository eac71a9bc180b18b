"""Which of the nine tables a document holds, holds empty with a remark, prints so that they were not read, or lacks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from loaders import schema
from loaders.document import Document, Grid, Paragraph, Place
from loaders.layouts import header_rows, lines, titles
from loaders.layouts.context import Context
from loaders.numbers import fold, parse_number, squeeze

_EMPTY_REMARK = re.compile(
    rf"空表|表为空|无此项|没有|未安排|不涉及|{lines.NONE}[^。，]{{0,30}}(?:预算|支出|收入|收支|情况|安排|数据|发生|项目|该项|此项)|本年无"
)

_ENDS_IN_AMOUNT = re.compile(r"\s-?\d[\d,]{0,20}\.\d{1,6}$")
_AMOUNT = re.compile(r"^-?\d[\d,]*\.\d{1,6}$")
_ROWS = 3  # lines of figures below a title that are a table

_MONEY_OF_BLANK = {"government_fund": r"政府性?基金", "state_capital": r"国有资本", "three_public": r"三公"}


def add_status(grid: Grid, table: str, rows: int, before: int, context: Context) -> None:
    """`before` counts the budget lines read before this table: a remark that it is empty holds where all its own are zero."""
    remark = any(_EMPTY_REMARK.search(fold(note.text)) for note in grid.notes)
    inside = any(
        _EMPTY_REMARK.search(fold(cell.text)) for row in grid.rows for cell in row if len(squeeze(cell.text)) > 4
    )
    figures = [row["amount_yuan"] for row in context.tables["budget_lines"][before:]]
    if table in schema.BUDGET_TABLES and not (rows or figures) and _holds_amounts(grid):
        _add_unread(table, grid.title, grid.title_place or grid.place, context)
        return
    status = "declared_empty" if (remark or inside) and not any(figures) and not (rows and not figures) else "present"
    context.add(
        "table_status",
        table=table,
        table_title=grid.title or None,
        status=status,
        rows=rows,
        place=str(grid.title_place or grid.place),
    )


def add_remarks_of_prose(document: Document, context: Context) -> None:
    """A blank table that a sentence of the explanations calls blank: 无政府性基金预算，故…表以空表列示."""
    said = "".join(fold(paragraph.text) for paragraph in document.paragraphs() if "空表" in paragraph.text)
    for row in context.tables["table_status"]:
        words = _MONEY_OF_BLANK.get(row["table"])
        if row["status"] == "present" and not row["rows"] and words and re.search(words, said):
            row["status"] = "declared_empty"


def add_remarked_tables(document: Document, context: Context) -> None:
    """Tables that are nothing but a title and the remark that they are empty, rows without any figure between them."""
    present = {row["table"] for row in context.tables["table_status"]}
    title: Paragraph | None = None
    for block in document.blocks:
        if isinstance(block, Grid):
            title = None if _holds_figures(block) else title
        elif lines.is_title(block.text):
            title = block
        notes = block.notes if isinstance(block, Grid) else [block] if lines.is_note(block.text) else []
        if title is not None and any(_EMPTY_REMARK.search(fold(note.text)) for note in notes):
            table = titles.by_title(lines.strip_number(title.text))
            if table in schema.BUDGET_TABLES and table not in present:
                context.add("table_status", table=table, table_title=squeeze(title.text), status="declared_empty", rows=0,
                            place=str(title.place))  # fmt: skip
            title = None


def add_unread_tables(document: Document, context: Context) -> None:
    """The nine tables that are printed but gave no row: a table under their title, or lines of figures below it."""
    told = {row["place"] for row in context.tables["table_status"]}
    known = {row["table"] for row in context.tables["table_status"]}
    for title, block in _printed(document):
        table = titles.by_title(lines.strip_number(title))
        if table in schema.BUDGET_TABLES and table not in known and str(block.place) not in told:
            known.add(table)
            _add_unread(table, squeeze(title), block.place, context)


def _printed(document: Document) -> Iterator[tuple[str, Grid | Paragraph]]:
    """Title and place of every table with figures, set as a table or as lines of text."""
    blocks = document.blocks
    for at, block in enumerate(blocks):
        if isinstance(block, Grid):
            if _holds_figures(block):
                yield block.title, replace(block, place=block.title_place or block.place)
        elif lines.is_title(block.text):
            below = takewhile(
                lambda other: isinstance(other, Paragraph) and not lines.is_title(other.text), blocks[at + 1 :]
            )
            if sum(1 for line in below if isinstance(line, Paragraph) and _is_row(line.text)) >= _ROWS:
                yield block.text, block


def _holds_figures(grid: Grid) -> bool:
    """Whether a table prints a number besides those of its columns."""
    return any(
        parse_number(cell.text) is not None for row in grid.rows if not header_rows.is_index_row(row) for cell in row
    )


def _holds_amounts(grid: Grid) -> bool:
    """Whether a table prints an amount other than zero, as no number of a row or column and no code is."""
    return any(_AMOUNT.search(fold(cell.text)) and parse_number(cell.text) for row in grid.rows for cell in row)


def _is_row(text: str) -> bool:
    """A line of a table set as text: a label and an amount at its end, no sentence."""
    words = re.search("[\u4e00-\u9fff]", text) and not re.search("[。；，]", text)
    return bool(words and _ENDS_IN_AMOUNT.search(text.rstrip()))


def _add_unread(table: str, title: str, place: Place, context: Context) -> None:
    context.add("table_status", table=table, table_title=title or None, status="unread", rows=0, place=str(place))
    message = f"表“{title or table}”印有数字，但没有读出，请对照原件。"
    context.issue("warning", "table_not_read", message, place)


def add_absent_tables(context: Context) -> None:
    """The nine tables that a department budget owes and that this document does not hold."""
    present = {row["table"] for row in context.tables["table_status"]}
    for table in schema.BUDGET_TABLES:
        if table not in present:
            context.add("table_status", table=table, status="absent", rows=0)


def settle_duplicates(context: Context) -> None:
    """Where two tables claim the same place, the one by its own fuller title keeps it and the other becomes `other`."""
    counts = Counter(row["table"] for row in context.tables["table_status"] if row["status"] != "absent")
    for table in ("basic_expenditure", "general_public_expenditure"):
        rows = [row for row in context.tables["table_status"] if row["table"] == table]
        if counts[table] < 2 or not any("一般公共预算" in (row["table_title"] or "") for row in rows):
            continue
        others = {row["table_title"] for row in rows if "一般公共预算" not in (row["table_title"] or "")}
        for name in ("table_status", "budget_lines"):
            for row in context.tables[name]:
                if row["table"] == table and row["table_title"] in others:
                    row["table"] = "other"
