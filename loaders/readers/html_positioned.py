"""Pages whose text is set at fixed positions (pdf2htmlEX, OFD viewers): fragments to lines, lines to tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from loaders.document import Document, Paragraph, Place
from loaders.readers.cells import Span, build_grid, clean
from loaders.readers.html_styles import Styles, pixels
from loaders.readers.html_tables import INVISIBLE

MIN_ROWS, MIN_COLUMNS = 3, 3
MAX_DEPTH = 200
SCALE = re.compile(r"(?:matrix|scale)\(\s*(-?[\d.]+)")

Element = Any  # lxml has no types


@dataclass(slots=True)
class Fragment:
    """A run of text with its left end, its vertical position (growing downwards), width and size in pixels."""

    text: str
    page: int
    left: float
    top: float
    width: float
    size: float

    @property
    def right(self) -> float:
        return self.left + self.width


Line = list[Fragment]  # fragments of one line from left to right, parted by visible gaps


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where an element's offsets count from."""

    page: int = 0
    left: float = 0.0
    top: float = 0.0
    height: float = 0.0
    size: float = 16.0
    scale: float = 1.0


def is_positioned(root: Element, styles: Styles) -> bool:
    """Whether most of the page's text stands in absolutely positioned elements, many of them."""
    if next(root.iter("table"), None) is not None and sum(1 for _ in root.iter("td")) > 8:
        return False
    placed = total = count = 0
    pending = [(root, False)]
    while pending:
        element, inside = pending.pop()
        if not isinstance(element.tag, str) or element.tag in INVISIBLE:
            continue
        own = len("".join((element.text or "").split()))
        if own or len(element):
            style = styles.of(element)
            if style.get("display") == "none":
                continue
            if _is_absolute(style):
                inside = True
                count += own > 0
            elif style.get("position") == "relative" and inside and "width" in style:
                inside = False
        tails = sum(len("".join((child.tail or "").split())) for child in element)
        total += own + tails
        placed += own + tails if inside else 0
        pending += [(child, inside) for child in element]
    return count >= 10 and placed > 0.6 * total


def _is_absolute(style: dict[str, str]) -> bool:
    position = style.get("position", "")
    offsets = "left" in style or "top" in style or "bottom" in style
    return position == "absolute" and offsets and pixels(style.get("width")) != 0


def read_positioned(root: Element, styles: Styles, document: Document) -> None:
    """Append the page's paragraphs and grids to the document."""
    reader = _Reader(styles)
    reader.walk(root, _Frame(), 0)
    lines = to_lines(reader.fragments)
    tables = 0
    for kind, group in _groups(lines):
        if kind == "table":
            columns = to_columns(group)
            grid = build_grid(_spans(group, columns), tables + 1, document.name)
            if grid is not None and grid.width >= MIN_COLUMNS:
                tables += 1
                grid.span_known = False
                document.blocks.append(grid)
                continue
        for line in group:
            text = clean("  ".join(fragment.text.strip() for fragment in line)).strip()
            if text:
                document.blocks.append(Paragraph(text, Place(page=line[0].page or None, line=len(document.blocks) + 1)))


class _Reader:
    """Collects fragments with positions counted from their page's corner."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.fragments: list[Fragment] = []
        self.pages = 0

    def walk(self, element: Element, frame: _Frame, depth: int) -> None:
        if depth > MAX_DEPTH or not isinstance(element.tag, str) or element.tag in INVISIBLE:
            return
        style = self.styles.of(element)
        if style.get("display") == "none" or style.get("visibility") == "hidden":
            return
        frame = self._frame(style, frame)
        if _is_absolute(style) or frame.page == 0:
            self._run(element, frame)
        for child in element:
            if isinstance(child.tag, str):
                inner = self.styles.of(child)
                if _is_absolute(inner) or len(child) or inner.get("position") == "relative":
                    self.walk(child, frame, depth + 1)

    def _frame(self, style: dict[str, str], outer: _Frame) -> _Frame:
        scale = outer.scale
        match = SCALE.search(style.get("transform", ""))
        if match:
            scale *= abs(float(match.group(1))) or 1.0
        size = pixels(style.get("font-size")) or outer.size
        height = pixels(style.get("height")) or 0.0
        left, top, bottom = (pixels(style.get(key)) for key in ("left", "top", "bottom"))
        if _is_absolute(style):
            if top is None and bottom is not None:
                top = outer.height - bottom
            return _Frame(outer.page, outer.left + (left or 0.0), outer.top + (top or 0.0), height, size, scale)
        if style.get("position") == "relative" and height > 100:
            self.pages += 1
            return _Frame(self.pages, 0.0, 0.0, height, size, scale)
        return _Frame(outer.page, outer.left, outer.top, height or outer.height, size, scale)

    def _run(self, element: Element, frame: _Frame) -> None:
        """The text of one positioned element; wide spacers inside part it into fragments."""
        size = frame.size * frame.scale
        left, start, text = frame.left, frame.left, ""
        for piece, gap in self._inline(element, 0):
            advance = gap * frame.scale
            if text.strip() and advance > 0.7 * size:
                self.fragments.append(Fragment(text, frame.page, start, frame.top, left - start, size))
                text = ""
            left += advance
            if not text:
                start = left
            text += piece
            left += text_width(piece) * size if not gap else 0.0
        if text.strip():
            self.fragments.append(Fragment(text, frame.page, start, frame.top, left - start, size))

    def _inline(self, element: Element, depth: int) -> Iterator[tuple[str, float]]:
        """(text, 0) and ("", spacer width) in order, leaving out what is positioned by itself."""
        if element.text:
            yield element.text.replace("\n", " "), 0.0
        for child in element:
            if isinstance(child.tag, str) and child.tag not in INVISIBLE and depth < MAX_DEPTH:
                style = self.styles.of(child)
                if not _is_absolute(style) and style.get("display") != "none" and style.get("position") != "relative":
                    width = pixels(style.get("width")) or pixels(style.get("margin-left"))
                    if width and not "".join(child.itertext()).strip():
                        yield "", width
                    else:
                        yield from self._inline(child, depth + 1)
            if child.tail:
                yield child.tail.replace("\n", " "), 0.0


def text_width(text: str) -> float:
    """Width of a text in units of its size: ideographs and full-width signs are one, others half."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text)


def to_lines(fragments: list[Fragment]) -> list[Line]:
    """Fragments in reading order: one list a line, with neighbours that touch joined."""
    lines: list[Line] = []
    for fragment in sorted(fragments, key=lambda item: (item.page, item.top, item.left)):
        last = lines[-1][0] if lines else None
        if last is None or last.page != fragment.page or fragment.top - last.top > 0.5 * min(fragment.size, last.size):
            lines.append([fragment])
        else:
            lines[-1].append(fragment)
    return [_joined(sorted(line, key=lambda item: item.left)) for line in lines]


def _joined(line: Line) -> Line:
    joined = [line[0]]
    for fragment in line[1:]:
        last = joined[-1]
        if fragment.left - last.right > 0.7 * last.size:
            joined.append(fragment)
        else:
            last.text += fragment.text
            last.width = max(last.right, fragment.right) - last.left
    return joined


def _groups(lines: list[Line]) -> Iterator[tuple[str, list[Line]]]:
    """Runs of lines that form a table, and the lines between them."""
    start = 0
    while start < len(lines):
        end = _table_end(lines, start)
        if end > start:
            yield "table", lines[start:end]
            start = end
            continue
        yield "text", [lines[start]]
        start += 1


def _table_end(lines: list[Line], start: int) -> int:
    """End of the table that begins at a line, or `start`: single-fragment lines inside are wrapped cells."""
    if len(lines[start]) < 2:
        return start
    end, full, single = start, 0, 0
    for index in range(start, len(lines)):
        line = lines[index]
        if line[0].page != lines[start][0].page:
            break
        if len(line) >= 2:
            end, single = index + 1, 0
            full += len(line) >= MIN_COLUMNS
        else:
            single += 1
            long = line[0].width > 25 * line[0].size
            if single > 2 or long:
                break
    return end if full >= MIN_ROWS and len(to_columns(lines[start:end])) >= MIN_COLUMNS else start


def to_columns(lines: list[Line]) -> list[tuple[float, float]]:
    """Columns of a table: stretches that the fragments of most rows leave no white gap in."""
    rows = [line for line in lines if len(line) >= MIN_COLUMNS] or lines
    most = max(len(line) for line in rows)
    rows = [line for line in rows if len(line) * 2 >= most]  # header cells over several columns close the gaps
    edges = sorted({edge for line in rows for item in line for edge in (item.left, item.right)})
    changes: dict[float, int] = dict.fromkeys(edges, 0)
    for line in rows:
        for item in line:
            changes[item.left] += 1
            changes[item.right] -= 1
    columns: list[tuple[float, float]] = []
    depth, begin = 0, 0.0
    limit = len(rows) // 10 if len(rows) > 10 else 0
    for edge in edges:
        before = depth > limit
        depth += changes[edge]
        if depth > limit and not before:
            begin = edge
        elif before and depth <= limit:
            columns.append((begin, edge))
    return columns


def _spans(lines: list[Line], columns: list[tuple[float, float]]) -> Iterator[Span]:
    """Cells by row and column; a fragment over several columns covers them, and one without a column joins the nearest."""
    for row, line in enumerate(lines):
        cells: dict[int, Span] = {}
        for item in line:
            over = [index for index, (left, right) in enumerate(columns) if item.left < right and left < item.right]
            middle = (item.left + item.right) / 2
            if not over:
                over = [min(range(len(columns)), key=lambda index: abs(sum(columns[index]) / 2 - middle))]
            first = over[0]
            if first in cells:
                cells[first].text = clean(cells[first].text + " " + item.text.strip())
            else:
                cells[first] = Span(clean(item.text).strip(), row, first, 1, len(over))
        for column in range(len(columns)):
            if not any(span.column <= column < span.column + span.width for span in cells.values()):
                cells[column] = Span("", row, column)
        yield from cells.values()
