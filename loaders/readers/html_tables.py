"""HTML tables to grids, and which tables are only there to arrange a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from loaders.document import Grid
from loaders.readers.cells import MAX_CELLS, Span, build_grid, clean
from loaders.readers.html_styles import Styles

MAX_SPAN = 1000
MAX_DEPTH = 150
LONG = 400
INVISIBLE = {"script", "style", "template", "noscript", "head", "title", "object", "iframe", "select", "textarea"}
BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main",
    "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    "caption", "legend", "label",
}  # fmt: skip
SPACES = re.compile(r"[ \t\r\n]+")
BREAK, LINE = "\x0b", "\x0c"  # an end of block, and a <br>, while text is gathered

Element = Any  # lxml has no types


def table_rows(table: Element, styles: Styles) -> list[Element]:
    """The rows of a table that are its own, not those of tables in its cells, and not hidden ones."""
    rows = []
    for part in table:
        if part.tag == "tr":
            rows.append(part)
        elif part.tag in ("thead", "tbody", "tfoot") and not styles.hides(part):
            rows += [row for row in part if row.tag == "tr"]
    return [row for row in rows if not styles.hides(row)]


def cells_of(row: Element) -> list[Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def is_layout(rows: list[Element], table: Element) -> bool:
    """Whether a table arranges a page rather than states facts: one column, tables inside, links, or essays."""
    cells = [cells_of(row) for row in rows]
    if max((len(row) for row in cells), default=0) < 2:
        return True
    several = sum(1 for row in cells if len(row) > 1)
    nested = sum(1 for _ in table.iter("table")) - 1
    if nested and nested * 3 >= several:
        return True
    text = text_length(table)
    links = sum(text_length(link) for link in table.iter("a"))
    if text and links > 0.5 * text:
        return True
    longest = max(text_length(cell) for row in cells for cell in row)
    return several < 3 and (longest > LONG or (len(rows) == 1 and longest > 100))


def text_length(element: Element) -> int:
    """Signs of text in an element, white space not counted."""
    return len("".join("".join(element.itertext()).split()))


def leads_away(element: Element) -> bool:
    """Whether an element is a link to another page, not to a place in this one nor a mere anchor."""
    if element.tag != "a":
        return False
    target = element.get("href")
    return not target.strip().startswith("#") if target else not (element.get("name") or element.get("id"))


def read_grid(
    rows: list[Element], number: int, name: str, styles: Styles, text_of: Callable[[Element], str]
) -> Grid | None:
    """The grid of a table; what cells span is clipped to the table as browsers do."""
    spans: list[Span] = []
    taken: dict[int, int] = {}  # column → first row where it is free again
    area = 0
    hidden = _hidden_columns(rows, styles)
    for index, row in enumerate(rows):
        column = 0
        for cell in cells_of(row):
            if styles.hides(cell):
                column += column in hidden
                continue
            while taken.get(column, 0) > index:
                column += 1
            width = _span(cell.get("colspan"))
            height = min(_span(cell.get("rowspan")) or len(rows), len(rows) - index)
            width = max(1, width)
            width = next((step for step in range(1, width) if taken.get(column + step, 0) > index), width)
            area += width
            if area > MAX_CELLS:
                return None
            if not hidden.issuperset(range(column, column + width)):
                spans.append(Span(text_of(cell), index, column, height, width))
            for covered in range(column, column + width):
                taken[covered] = index + height
            column += width
    return build_grid(spans, number, name, len(rows))


def _hidden_columns(rows: list[Element], styles: Styles) -> set[int]:
    """The columns that the table's <col> elements hide, as Excel writes them."""
    table = next(rows[0].iterancestors("table"), None)
    hidden: set[int] = set()
    at = 0
    for part in table if table is not None else ():
        for col in [part] if part.tag == "col" else part.iterchildren("col") if part.tag == "colgroup" else ():
            width = max(1, _span(col.get("span")))
            if styles.hides(part) or styles.hides(col):
                hidden.update(range(at, at + width))
            at += width
    return hidden


def _span(text: str | None) -> int:
    digits = (text or "").strip()
    return min(int(digits[:5]), MAX_SPAN) if digits.isascii() and digits.isdigit() else 1


def gather(element: Element, styles: Styles, tables: list[Element], depth: int = 0) -> Iterator[str]:
    """The text inside an element with marks for ends of blocks and line breaks; tables inside go to `tables`."""
    if depth > MAX_DEPTH:
        yield "".join(element.itertext())
        return
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str) and child.tag not in INVISIBLE and not styles.hides(child):
            if child.tag == "br":
                yield LINE
            elif child.tag == "input":
                yield _typed(child)
            elif child.tag == "table":
                tables.append(child)
                yield BREAK
            elif child.tag in BLOCKS:
                yield BREAK
                yield from gather(child, styles, tables, depth + 1)
                yield BREAK
            else:
                yield from gather(child, styles, tables, depth + 1)
        if child.tail:
            yield child.tail


def _typed(field: Element) -> str:
    """The text that a form shows in a field."""
    return field.get("value") or "" if (field.get("type") or "text").lower() == "text" else ""


def join(pieces: Iterator[str] | list[str]) -> str:
    """Gathered text as a reader sees it: white space of the source collapsed, blocks and breaks as lines."""
    text = SPACES.sub(" ", "".join(pieces))
    text = re.sub(r" *[\x0b\x0c][\x0b\x0c ]*", lambda match: "\n" * max(1, min(2, match.group().count(LINE))), text)
    return clean(text.removeprefix(" "))
