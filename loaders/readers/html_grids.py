"""Tables that a page draws without table tags: rows and cells that are divisions, told by their display, role or sameness."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from loaders.readers.html_styles import Styles
from loaders.readers.html_tables import BLOCKS, text_length

MARK = "data-drawn"  # left on the tables made here: what merged cells cover is not told
LEAST_ROWS, LEAST_CELLS = 3, 3
LONGEST_CELL = 60
DIVISIONS = {"div", "ul", "ol", "li", "dl", "section"}
CELLS = {"div", "li", "dd", "dt", "p", "span"}
NUMBER = re.compile(r"\s*-?[\d,]*\d(?:\.\d+)?\s*")
DRAWN = {"table": "table", "inline-table": "table", "grid": "table", "treegrid": "table"}

Element = Any  # lxml has no types


def make_tables(root: Element, styles: Styles) -> None:
    """Give tables drawn with divisions the tags of tables, and heads that scroll apart back to theirs. Changes the tree."""
    _join_heads(root)
    for element in list(root.iter("div", "ul", "section", "ol")):
        rows = _rows(element, styles)
        if rows:
            element.tag = "table"
            element.set(MARK, "1")
            for row in rows:
                row.tag = "tr"
                for cell in row:
                    cell.tag = "td"
            for part in element:
                part.tag = part.tag if part.tag == "tr" else "tbody"


def _join_heads(root: Element) -> None:
    """Put the rows of a table that is nothing but a head before those of the next one, where that has as many columns."""
    tables = [table for table in root.iter("table") if next(table.iterdescendants("table"), None) is None]
    for head, body in pairwise(tables):
        if next(head.iter("td"), None) is None and next(body.iter("th"), None) is None and head.getparent() is not None:
            rows = list(head.iter("tr"))
            if rows and 1 < _width(head) == _width(body) and _stand_together(head, body):
                body[:0] = rows


def _width(table: Element) -> int:
    row = next(table.iter("tr"), ())
    spans = [cell.get("colspan") or "1" for cell in row if cell.tag in ("td", "th")]
    return sum(int(span) if span.isascii() and span.isdigit() and len(span) < 4 else 1 for span in spans)


def _stand_together(head: Element, body: Element) -> bool:
    """Whether the same division, or the one around it, holds both."""
    around = [ancestor for _, ancestor in zip(range(2), head.iterancestors(), strict=False)]
    return any(ancestor in around for _, ancestor in zip(range(2), body.iterancestors(), strict=False))


def _rows(element: Element, styles: Styles) -> list[Element]:
    """The rows of a drawn table, in groups or not; empty for what is none."""
    if element.get("role") in DRAWN or styles.of(element).get("display") in DRAWN:
        rows = [row for part in element for row in ([part] if _is_row(part, styles) else part) if _is_row(row, styles)]
        inside = sum(text_length(row) for row in rows)
        return rows if len(rows) > 1 and inside == text_length(element) else []
    rows = [row for row in element if isinstance(row.tag, str)]
    widths = {len(row) for row in rows}
    if len(rows) < LEAST_ROWS or len(widths) != 1 or min(widths) < LEAST_CELLS:
        return []
    if any((row.text or "").strip() or row.tag not in DIVISIONS for row in rows):
        return []
    return rows if all(_is_leaf(cell) for row in rows for cell in row) and _has_figures(rows) else []


def _has_figures(rows: list[Element]) -> bool:
    """Whether one column is mostly figures: cards and lists of a page come in equal parts too."""
    columns = zip(
        *([NUMBER.fullmatch("".join(cell.itertext())) is not None for cell in row] for row in rows), strict=True
    )
    return any(sum(column) >= max(2, len(rows) / 2) for column in columns)


def _is_row(element: Element, styles: Styles) -> bool:
    if not isinstance(element.tag, str) or element.tag not in DIVISIONS or not len(element):
        return False
    return element.get("role") == "row" or styles.of(element).get("display") in ("table-row", "flex")


def _is_leaf(cell: Element) -> bool:
    """A short text that is one cell: no link, nothing after it, and nothing inside but a line of its own."""
    if not isinstance(cell.tag, str) or cell.tag not in CELLS or (cell.tail or "").strip():
        return False
    inside = [inner for inner in cell.iter() if inner is not cell]
    if any(not isinstance(inner.tag, str) or inner.tag in ("a", "table", "input", "img") for inner in inside):
        return False
    blocks = sum(1 for inner in inside if inner.tag in BLOCKS)
    return blocks <= 1 and text_length(cell) <= LONGEST_CELL
