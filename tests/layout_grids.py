"""Tables for layout tests, written as text: one row a line, cells parted by |, < and ^ for cells merged to the left or up."""

from __future__ import annotations

from decimal import Decimal

from loaders.document import Cell, Grid, Place
from loaders.layouts import budget, titles
from loaders.layouts.context import Context
from loaders.layouts.headers import read_header


def wan(amount: str) -> Decimal:
    """Yuan of an amount in 万元."""
    return Decimal(amount) * 10_000


def grid(text: str, title: str = "", unit: str = "单位：万元") -> Grid:
    rows: list[list[Cell]] = []
    for number, line in enumerate(text.strip().splitlines(), 1):
        row: list[Cell] = []
        for column, part in enumerate(line.strip().strip("|").split("|")):
            mark = part.strip()
            if mark == "<":
                row.append(Cell(row[-1].text, row[-1].place, filled=True))
            elif mark == "^":
                above = rows[-1][column]
                row.append(Cell(above.text, above.place, filled=True))
            else:
                row.append(Cell(mark, Place(table=1, row=number, column=column + 1)))
        rows.append(row)
    return Grid(rows, Place(table=1), title=title, unit_line=unit)


def measures(text: str, title: str, year: int = 2024) -> list[tuple[str, str, int]]:
    """Kind or measure, and year, of every column."""
    header = read_header(grid(text, title), year)
    return [(column.kind, column.measure, column.year_offset) for column in header.columns]


def lines(text: str, title: str, year: int = 2024, stage: str = "budget") -> list[tuple[object, ...]]:
    """Every figure of a table as the layout reads it: side, code, name, measure, year, yuan."""
    context = Context("test", year, stage, None)
    table = grid(text, title)
    header = read_header(table, year)
    kind = titles.by_title(title) or titles.by_header(header, []) or "other"
    budget.read_lines(table, kind, header, context)
    fields = ("side", "code", "name", "measure", "year_offset", "amount_yuan")
    return [tuple(row[field] for field in fields) for row in context.tables["budget_lines"]]
