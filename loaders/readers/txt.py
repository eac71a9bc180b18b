"""Text saved from Word: the dialect in which many disclosures are archived, and plain text with tabs.

Two forms of a table occur. One cell a line: every cell starts with a tab, a cell goes on over unindented lines, a blank
line ends the row. One row a line: cells parted by tabs. Paragraphs are lines without tabs. Fields of Word (`[bookmark: …]`,
` TC … \\f C`, `page number`) are not text of the document and dropped.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.document import Block, Cell, Document, Grid, Paragraph, Place
from loaders.readers.delimited import csv_blocks, tabs_for_bars
from loaders.readers.encoding import decode

_FIELD = re.compile(r"\[bookmark:[^\]]*\]|(?<!\s)\s*\bTC\s.*?\\f\s+C\b.*$")
_PLACEHOLDER = re.compile(r"\s*page number\s*", re.IGNORECASE)
_ENDS_SENTENCE = tuple("。；：！？.;:!?)）】”")
_STARTS_ITEM = re.compile(
    r"\s*(?:第?[一二三四五六七八九十]+[、部章节]|[（(][一二三四五六七八九十\d]+[)）]|\d+[、.．])|\s{2,}"
)
# A line of a table of contents set with tabs: leaders or a tab before the page number, or the mark of a broken field.
_CONTENTS = re.compile(r"[\u4e00-\u9fff]{2}.*(?:[.．·…\t]\s{0,99}\d{1,3}|未定义书签。?)\s*$")
_FIGURES = re.compile(r"\d\s+[\d.,-]+$")  # a line that ends with two of them is a row, not a sentence
_LINE_FULL = 20  # a shorter line is a heading or a list entry, not a sentence that was broken
_TITLE = re.compile(r"[^，。；：,;:]{0,80}(?:19|20)\d{2}\s{0,9}年[^，。；：,;:]{0,80}(?:说明|[预决]算|公开)")
_LEAST_LONGER = 3  # lines of twice the length: the lines of the text are paragraphs, no matter where the edge was


@dataclass(slots=True)
class _Row:
    """Cells of a row under construction with the line of each."""

    cells: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


def read(data: bytes, name: str) -> Document:
    """Read a text file. Raises UnreadableFile where it is no text in a known encoding."""
    text = decode(data, name)
    if (parted := csv_blocks(text)) is not None:
        return Document(name, "txt", parted)
    lines = tabs_for_bars([_clean(line) for line in text.splitlines()])
    full = _full_line(lines)
    blocks: list[Block] = []
    position = 0
    while position < len(lines):
        if not lines[position].strip() and "\t" not in lines[position]:
            position += 1
        elif "\t" in lines[position]:
            position = _read_table(lines, position, blocks, full)
        else:
            position = _read_paragraph(lines, position, blocks, full)
    return Document(name, "txt", blocks)


def _clean(line: str) -> str:
    line = _FIELD.sub("", line)
    return "" if _PLACEHOLDER.fullmatch(line) else line


def _full_line(lines: list[str]) -> int:
    """The length from which a line may be one that was broken at the edge: at least half that of the longest lines."""
    lengths = sorted((len(line.strip()) for line in lines if "\t" not in line), reverse=True)
    return max(_LINE_FULL, lengths[_LEAST_LONGER - 1] // 2 if len(lengths) >= _LEAST_LONGER else 0)


def _read_paragraph(lines: list[str], start: int, blocks: list[Block], full: int) -> int:
    """Add the paragraph at `start`; a sentence broken at the line end goes on in the next line. Returns what follows."""
    text, end = lines[start].strip(), start + 1
    while end < len(lines) and _goes_on(text, lines[end], full, lines[end - 1]):
        text += lines[end].strip()
        end += 1
    blocks.append(Paragraph(text, Place(line=start + 1)))
    return end


def _goes_on(text: str, following: str, full: int, last: str) -> bool:
    return bool(
        following.strip()
        and "\t" not in following
        and len(last.strip()) >= max(full, len(following.strip()) // 2)  # the edge is not before that of the next line
        and not _TITLE.fullmatch(text)
        and not text.endswith(_ENDS_SENTENCE)
        and not _FIGURES.search(text)
        and not _STARTS_ITEM.match(following)
        and not (_STARTS_ITEM.match(text) and not re.search(r"[，。；：,;:]", text))  # a heading
    )


def _read_table(lines: list[str], start: int, blocks: list[Block], full: int) -> int:
    end = start
    while end < len(lines) and "\t" in lines[end]:
        end += 1
    if all(_CONTENTS.match(line) for line in lines[start:end]):
        blocks += [Paragraph("".join(lines[i].split("\t")).strip(), Place(line=i + 1)) for i in range(start, end)]
        return end
    if any(_has_cells_beside(line) for line in lines[start:end]):
        rows = [_Row(*_split_row(lines[i], i + 1)) for i in range(start, end) if lines[i] != "\t"]
        _add_table(rows, blocks)
        return end
    rows, end = _collect_rows(lines, start)
    if not rows:  # a stray tab inside a sentence makes no table
        return _read_paragraph(lines, start, blocks, full)
    _add_table(_mend_rows(rows), blocks)
    return end


def _has_cells_beside(line: str) -> bool:
    """Whether two cells with text stand beside each other in a line."""
    return any(left.strip() and right.strip() for left, right in pairwise(re.split(r"\t+", line)))


def _split_row(line: str, number: int) -> tuple[list[str], list[int]]:
    cells = [cell.strip() for cell in line.removesuffix("\t").split("\t")]
    return cells, [number] * len(cells)


def _collect_rows(lines: list[str], start: int) -> tuple[list[_Row], int]:
    """Rows of the one-cell-a-line form from `start` on, and where they end (two blank lines, or text outside)."""
    rows: list[_Row] = []
    row = _Row()
    position, blanks = start, 0
    while position < len(lines):
        line = lines[position]
        if line.startswith("\t"):
            row.cells.append(line.strip())
            row.lines.append(position + 1)
            blanks = 0
        elif line.strip() and (row.cells or _is_rest_of_cell(lines, position, rows, blanks)):
            row = row if row.cells else rows.pop()
            row.cells[-1] = f"{row.cells[-1]}\n{line.strip()}".strip()
        elif line.strip() or (blanks and not _is_rest_of_row(lines, position, rows)):
            break
        else:
            blanks += 1
            if row.cells:
                rows.append(row)
                row = _Row()
        position += 1
    if row.cells:
        rows.append(row)
    return rows, position


def _is_rest_of_cell(lines: list[str], position: int, rows: list[_Row], blanks: int) -> bool:
    """A line after one blank line still belongs to the cell above where that cell was left open by an empty paragraph:
    the row goes on with a cell right after, or the text carries on an enumeration of that cell."""
    if not rows or blanks != 1:
        return False
    following = lines[position + 1] if position + 1 < len(lines) else ""
    if following.startswith("\t"):
        return True
    number = re.match(r"\s*(\d+)[、.．]", lines[position])
    before = re.findall(r"(?:^|\n)\s*(\d+)[、.．]", rows[-1].cells[-1])
    return bool(number and before and int(number[1]) == int(before[-1]) + 1)


def _is_rest_of_row(lines: list[str], position: int, rows: list[_Row]) -> bool:
    """Behind several empty paragraphs inside a cell the row still goes on where it lacks just the cells that follow."""
    while position < len(lines) and not lines[position].strip() and "\t" not in lines[position]:
        position += 1
    end = position
    while end < len(lines) and lines[end].startswith("\t"):
        end += 1
    widths = Counter(len(row.cells) for row in rows[:-1])
    usual = max(widths, key=lambda width: (widths[width], width), default=0)
    return bool(rows) and 0 < end - position == usual - len(rows[-1].cells)


def _mend_rows(rows: list[_Row]) -> list[_Row]:
    """Join a row that an empty paragraph inside a cell split in two: both parts together have the usual width."""
    widths = Counter(len(row.cells) for row in rows)
    usual = max(widths, key=lambda width: (widths[width], width), default=0)
    mended: list[_Row] = []
    for row in rows:
        above = mended[-1] if mended else None
        if above and len(above.cells) < usual and len(above.cells) + len(row.cells) == usual:
            above.cells += row.cells
            above.lines += row.lines
        else:
            mended.append(row)
    return mended


def _add_table(rows: list[_Row], blocks: list[Block]) -> None:
    """Add a grid, its rows padded to one width; rows of a single cell before or after it are paragraphs."""
    while rows and len(rows[0].cells) == 1:
        first = rows.pop(0)
        if first.cells[0]:
            blocks.append(Paragraph(first.cells[0], Place(line=first.lines[0])))
    if not rows:
        return
    width = max(len(row.cells) for row in rows)
    grid = [
        [
            Cell(row.cells[column], Place(line=row.lines[column]))
            if column < len(row.cells)
            else Cell("", Place(line=row.lines[-1]))
            for column in range(width)
        ]
        for row in rows
    ]
    blocks.append(Grid(grid, Place(line=rows[0].lines[0]), span_known=False))
