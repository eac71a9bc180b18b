"""Text fragments at known positions to lines, and lines to the columns of a table."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.readers.cells import Span, clean

MIN_ROWS, MIN_COLUMNS = 3, 3


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


def groups(lines: list[Line]) -> Iterator[tuple[str, list[Line]]]:
    """Runs of lines that form a table, and the lines between them."""
    start = 0
    while start < len(lines):
        end, is_table = _table_end(lines, start)
        yield ("table" if is_table else "text"), lines[start:end]
        start = end


def _table_end(lines: list[Line], start: int) -> tuple[int, bool]:
    """End of the run of lines that begins here, and whether it is a table; single fragments inside are wrapped cells."""
    if len(lines[start]) < 2:
        return start + 1, False
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
    return end, full >= MIN_ROWS and len(to_columns(lines[start:end])) >= MIN_COLUMNS


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


def spans(lines: list[Line], columns: list[tuple[float, float]]) -> Iterator[Span]:
    """Cells by row and column: a fragment over several columns covers them, one over none joins the nearest."""
    rights = [right for _, right in columns]
    for row, line in enumerate(lines):
        cells: dict[int, Span] = {}
        for item in line:
            over = list(_columns_under(item, columns, rights))
            middle = (item.left + item.right) / 2
            if not over:
                over = [min(range(len(columns)), key=lambda index: abs(sum(columns[index]) / 2 - middle))]
            first = over[0]
            if first in cells:
                cells[first].text = clean(cells[first].text + " " + item.text.strip())
            else:
                cells[first] = Span(clean(item.text).strip(), row, first, 1, len(over))
        yield from cells.values()
        covered = {column for span in cells.values() for column in range(span.column, span.column + span.width)}
        yield from (Span("", row, column) for column in range(len(columns)) if column not in covered)


def _columns_under(item: Fragment, columns: list[tuple[float, float]], rights: list[float]) -> Iterator[int]:
    for index in range(bisect_right(rights, item.left), len(columns)):
        if columns[index][0] >= item.right:
            return
        yield index
