"""What stands around a table: its title, unit, captions and remarks; and tables joined that go on over pages.

Readers give blocks in reading order; this step is the same for all formats and runs once before the layouts.
"""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.document import Block, Cell, Document, Grid, Paragraph
from loaders.layouts import titles
from loaders.layouts.beside import join_beside
from loaders.layouts.continued import distinct, join_continued
from loaders.layouts.last_column import join_last_column
from loaders.layouts.lines import TITLE_LENGTH, is_caption, is_note, is_page_number, is_title, title_and_caption
from loaders.layouts.stacked import part_stacked
from loaders.layouts.tall import part_tall_rows
from loaders.numbers import find_unit, parse_number, squeeze

_LOOK_BACK = 8  # lines between a title and its table: 公开表号, 编制单位, 单位 …
_SPREAD = (
    "项目",
    "科目",
    "合计",
    "小计",
    "总计",
    "收入",
    "支出",
    "名称",
    "编码",
    "金额",
    "备注",
)  # set wide in headers
_SENTENCE_END = ("。", "；", "：", ":", ";", "，")


def prepare(document: Document) -> None:
    """Give every grid its title, unit line, captions and notes, and join continued grids. Changes `document`."""
    document.blocks = _captions_set_as_table(part_stacked(document.blocks))
    for grid in document.grids():
        part_tall_rows(grid)
        _join_spread_words(grid)
        _take_caption_rows(grid)
        _drop_covered_columns(grid)
    blocks = document.blocks
    below = _titles_stand_below(blocks)
    for position, block in enumerate(blocks):
        if isinstance(block, Grid):
            if below:
                _take_title_below(blocks, position, block)
            else:
                _look_back(blocks, position, block)
            _look_ahead(blocks, position, block)
    blocks = join_last_column(join_beside(blocks))
    _inherit_titles(blocks)
    document.blocks = join_continued(blocks)


def _captions_set_as_table(blocks: list[Block]) -> list[Block]:
    """The blocks with every table that only sets captions side by side, body left and unit right, or prose in the cells of
    a sheet, as lines of text."""
    lined: list[Block] = []
    for block in blocks:
        if isinstance(block, Grid) and _holds_captions_alone(block):
            lined += [Paragraph(cell.text, cell.place) for row in block.rows for cell in row if distinct([cell])]
        else:
            lined.append(block)
    return lined


def _holds_captions_alone(grid: Grid) -> bool:
    texts = [text for row in grid.rows for text in distinct(row)]
    if grid.place.page is None and texts and all(len(distinct(row)) <= 1 for row in grid.rows):
        return True  # a page may cut a row so that one cell of it goes on alone
    digits = len(texts) > 1 and all(text.strip().isdigit() for text in texts)  # the last of figures that a page cuts
    return (
        len(grid.rows) <= 3 and bool(texts) and not digits and all(is_caption(text) or is_title(text) for text in texts)
    )


def _take_caption_rows(grid: Grid) -> None:
    """Move title and caption rows that stand inside the table, at its top, out of it; notes at its foot as well."""
    while len(grid.rows) > 1:
        texts = list(dict.fromkeys(distinct(grid.rows[0])))  # one text over the whole width may be repeated
        texts = [part for text in texts for part in (title_and_caption(text) or [text])]
        if any(parse_number(text) is not None for text in texts) or len(texts) > 4:
            break
        titles = [text for text in texts if is_title(text)]
        captions = [text for text in texts if text not in titles]
        if len(titles) > 1 or not all(is_caption(text) for text in captions) or _are_years(captions):
            break
        if titles:
            grid.title, grid.title_place = squeeze(titles[0]), grid.rows[0][0].place
        _take_captions(grid, captions)
        grid.rows.pop(0)
    while len(grid.rows) > 1:
        texts = distinct(grid.rows[-1])
        if len(texts) != 1 or not is_note(texts[0]):
            break
        grid.notes.insert(0, Paragraph(texts[0], grid.rows[-1][0].place))
        grid.rows.pop()


def _are_years(texts: list[str]) -> bool:
    """Whether texts beside each other are years over groups of columns, 2022年 beside 2023年."""
    return len([text for text in texts if re.fullmatch(r"(?:19|20)\d{2}年?度?", squeeze(text))]) > 1


def _join_spread_words(grid: Grid) -> None:
    """Put the signs of a word set wide apart, 项　目, back into one cell where a table without rulings made two columns of
    them: a column that holds nothing but such signs goes into the next one."""
    at = 0
    while not grid.span_known and at + 1 < grid.width:
        pairs = [(row[at], row[at + 1]) for row in grid.rows if squeeze(row[at].text) and not _reaches(row, at)]
        spread = pairs and all(not left.filled and squeeze(left.text + right.text) in _SPREAD for left, right in pairs)
        divided = any(squeeze(right.text) for _, right in pairs)
        if spread and divided:
            grid.rows = [_joined(row, at) for row in grid.rows]
        else:
            at += 1


def _reaches(row: list[Cell], at: int) -> bool:
    """Whether one cell covers a column and the next one."""
    return row[at + 1].filled and row[at + 1].place == row[at].place


def _joined(row: list[Cell], at: int) -> list[Cell]:
    left, right = row[at], row[at + 1]
    if squeeze(left.text):
        right = left if _reaches(row, at) else replace(left, text=left.text + squeeze(right.text))
    return [*row[:at], right, *row[at + 2 :]]


def _drop_covered_columns(grid: Grid) -> None:
    """Leave out the columns in which no cell begins: they divided captions, or the cells of a table above or below."""
    own = [at for at in range(grid.width) if not _is_reached_over(grid, at)]
    if own and len(own) < grid.width:
        grid.rows = [[row[at] for at in own] for row in grid.rows]


def _is_reached_over(grid: Grid, at: int) -> bool:
    """Whether every cell of the column is one that begins further left."""
    return at > 0 and all(row[at].filled and row[at].place == row[at - 1].place for row in grid.rows)


def _take_captions(grid: Grid, texts: list[str]) -> None:
    for text in texts:
        if find_unit(text, bare=True) and not grid.unit_line:
            grid.unit_line = squeeze(text)
        grid.caption.append(text.strip())


def _look_back(blocks: list[Block], position: int, grid: Grid) -> None:
    """Search the lines before the table for its title and captions."""
    fallback: Paragraph | None = None
    for block in reversed(blocks[max(0, position - _LOOK_BACK) : position]):
        if isinstance(block, Grid) or grid.title:
            return
        plain = squeeze(block.text)
        if both := title_and_caption(block.text):
            grid.title, grid.title_place = both[0], block.place
            _take_captions(grid, [both[1]])
        elif is_title(block.text):
            grid.title, grid.title_place = plain, block.place
        elif is_caption(block.text):
            _take_captions(grid, [block.text])
        elif plain in ("其中：", "其中:"):
            continue  # the upper part of a header without rulings
        elif len(plain) > TITLE_LENGTH or plain.endswith(_SENTENCE_END) or is_note(block.text):
            break
        elif fallback is None and plain:
            fallback = block
    if not grid.title and fallback is not None:
        grid.title, grid.title_place = squeeze(fallback.text), fallback.place


def _titles_stand_below(blocks: list[Block]) -> bool:
    """True where the titles between tables name the table above them: more of them fit its header than the one below.

    Asked only where a title follows a table that no other table follows closely; most documents have none.
    """
    if not any(isinstance(block, Grid) and _closing_title(blocks, at) for at, block in enumerate(blocks)):
        return False
    fits = {True: 0, False: 0}
    for at, block in enumerate(blocks):
        if isinstance(block, Grid) and (kind := titles.by_words(block)):
            for below in fits:
                near = _between(blocks, at, below)
                fits[below] += any(titles.by_title(line.text) == kind for line in near if is_title(line.text))
    return fits[True] > fits[False]


def _closing_title(blocks: list[Block], at: int) -> bool:
    following = blocks[at + 1 : at + 1 + _LOOK_BACK]
    until = following[: _first_grid(following)]
    return len(until) == len(following) and any(is_title(b.text) for b in until[:4] if isinstance(b, Paragraph))


def _between(blocks: list[Block], at: int, below: bool) -> list[Paragraph]:
    """The lines between a table and the next one on that side."""
    lines = blocks[at + 1 : at + 1 + _LOOK_BACK] if below else blocks[max(0, at - _LOOK_BACK) : at][::-1]
    return [line for line in lines[: _first_grid(lines)] if isinstance(line, Paragraph)]


def _take_title_below(blocks: list[Block], position: int, grid: Grid) -> None:
    for line in _between(blocks, position, below=True):
        if is_title(line.text) and not grid.title:
            grid.title, grid.title_place = squeeze(line.text), line.place
    for line in _between(blocks, position, below=False):
        if is_caption(line.text):
            _take_captions(grid, [line.text])


def _look_ahead(blocks: list[Block], position: int, grid: Grid) -> None:
    """Take the remarks right after the table, and its title where that is printed below and belongs to no other."""
    following = blocks[position + 1 : position + 1 + _LOOK_BACK]
    until_grid = [block for block in following[: _first_grid(following)] if isinstance(block, Paragraph)]
    for block in until_grid:
        if is_note(block.text):
            grid.notes.append(block)
        elif not (
            is_page_number(block.text) or is_caption(block.text) or (grid.title and squeeze(block.text) == grid.title)
        ):
            break
    if grid.title or _first_grid(following) < len(following) or _goes_on(blocks, position, grid):
        return
    for block in until_grid[:4]:
        if is_title(block.text):
            grid.title, grid.title_place = squeeze(block.text), block.place
            return
        if find_unit(block.text) and not grid.unit_line:
            grid.unit_line = squeeze(block.text)


def _goes_on(blocks: list[Block], position: int, grid: Grid) -> bool:
    """Whether a table begins a page right after one that ended the page before."""
    for block in reversed(blocks[:position]):
        if isinstance(block, Grid):
            return block.rows[-1][0].place.page != grid.place.page
        if not is_page_number(block.text):
            return False
    return False


def _inherit_titles(blocks: list[Block]) -> None:
    """A table without a title at the top of a page goes on under the title of the one that ended the page before."""
    last: Grid | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            if not (is_caption(block.text) or is_page_number(block.text)):
                last = None
        else:
            page = block.place.page
            if (
                last is not None
                and not block.title
                and page is not None
                and page == (last.rows[-1][0].place.page or 0) + 1
            ):
                block.title, block.title_place = last.title, last.title_place
                block.unit_line = block.unit_line or last.unit_line
            last = block


def _first_grid(blocks: list[Block]) -> int:
    return next((i for i, block in enumerate(blocks) if isinstance(block, Grid)), len(blocks))
