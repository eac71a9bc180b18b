"""Text as Word documents are archived: one cell a line behind a tab, a blank line after each row; or one row a line, its
cells parted by tabs or by bars.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.typeset.blocks import Block, Heading, Table
from tests.typeset.style import Style


def write_txt(blocks: list[Block], path: Path, style: Style) -> None:
    path.write_text("\n".join(_lines(blocks, style)) + "\n", encoding="utf-8")


def _lines(blocks: list[Block], style: Style) -> Iterator[str]:
    marks = 0
    for block in blocks:
        if isinstance(block, Table):
            marks += 1
            yield from _table(block, style, marks)
        elif isinstance(block, Heading):
            marks += 1
            yield from ("", _marked(block.text, style, marks), "")
        else:
            yield block.text


def _marked(text: str, style: Style, number: int) -> str:
    return f"[bookmark: _Toc_2_2_{number:010}]{text}" if style.word_fields and text else text


def _table(table: Table, style: Style, number: int) -> Iterator[str]:
    title = _marked(style.title_of(table), style, number)
    captions = style.captions_of(table)
    if title and style.title == "above":
        yield from ("", title)
    if style.glued or style.bars:
        for caption in captions:
            yield from ("", caption)
        yield ""
    elif captions:
        yield from (*(f"\t{caption}" for caption in captions), "")
    shown = style.shown(table)
    for number, row in enumerate(_cells(shown, style)):
        cells = [cell.replace("\n", " ") for cell in row]
        if style.glued:
            yield "\t".join(cells)
        elif style.bars:
            yield f"| {' | '.join(cells)} |"
            if number == shown.header_rows - 1:
                yield f"|{'---|' * len(cells)}"
        else:
            yield from (*(f"\t{cell}" for cell in row), "")
    yield ""
    if title and style.title == "below":
        yield from (title, "")
    yield from table.notes


def _cells(table: Table, style: Style) -> Iterator[list[str]]:
    dropped: set[tuple[int, int]] = set()
    if not style.keep_covered:
        for merge in table.merges:  # Word keeps one cell for a sideways merge, and one a row for a downward merge
            dropped |= {position for position in merge.positions() if position[1] > merge.column}
    for number, row in enumerate(table.rows):
        yield [cell for column, cell in enumerate(row) if (number, column) not in dropped]
