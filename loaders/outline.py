"""What stands around a table: its title, unit, captions and remarks; and tables joined that go on over pages.

Readers give blocks in reading order; this step is the same for all formats and runs once before the layouts.
"""

from __future__ import annotations

import re

from loaders.document import Block, Cell, Document, Grid, Paragraph
from loaders.layouts.headers import is_header_row
from loaders.numbers import UNIT, find_unit, fold, parse_number, squeeze

_LOOK_BACK = 8  # lines between a title and its table: 公开表号, 编制单位, 单位 …
_TITLE_LENGTH = 60
_EDGE = 3.0  # points by which the columns of a table may differ between two pages
_CAPTION = re.compile(
    r"^(?:编制|填报|公开|预算|主管|申报)?(?:部门|单位)(?:名称)?(?:[（(][^）)]*[)）])?[:：]|^[（(]?(?:金额)?单位[:：]|预算年度|截[止至](?:时间|日期)|"
    r"^(?:公开|附|表|附表|附件|预算)*(?:\d+|[一二三四五六七八九十]+)表?(?:\d+表?)?$|^(?:\d{3}|\d{6}|\d{9})[-—_]?(?!年)[\u4e00-\u9fff]|^部门[:：]|^日期|^\d{4}年度?$|^[（(]续[)）]?"
)
_UNIT_ALONE = re.compile(rf"^[（(]?{UNIT}[)）]?$|单位[:：]\s*(?:人民币)?{UNIT}[)）]?$")
_TITLE_END = re.compile(r"(?:表|预算|决算)(?:[（(][^（()）]*[)）])?(?:续表?\d*)?$")
_CONTENTS_LINE = re.compile(r"(?:[.．…·]{3,}|…+)\s*[-—]?\s*\d*$|表\s+\d{1,3}$")
_SENTENCE_END = ("。", "；", "：", ":", ";", "，")
_NOTE = re.compile(
    r"^[（(]?(?:注|备注|说明|附注)[:：、]|空表|无此项|没有使用|没有安排|未安排|不涉及|^[（(]?(?:本|我)?(?:部门|单位)?[^。，]{0,20}无[^。]{0,40}(?:预算|支出|收入|情况)"
)
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d+[、.．]\s*|表\s*\d+[-－:：、]?\s*)"
)


def prepare(document: Document) -> None:
    """Give every grid its title, unit line, captions and notes, and join continued grids. Changes `document`."""
    for grid in document.grids():
        _take_caption_rows(grid)
    blocks = document.blocks
    for position, block in enumerate(blocks):
        if isinstance(block, Grid):
            _look_back(blocks, position, block)
            _look_ahead(blocks, position, block)
    _inherit_titles(blocks)
    document.blocks = _join_continued(blocks)


def is_caption(text: str) -> bool:
    """A line that says who, when or in what unit, not what the table is."""
    plain = squeeze(text)
    return len(plain) <= 80 and bool(_CAPTION.search(plain) or _UNIT_ALONE.search(plain))


def is_title(text: str) -> bool:
    """A short line that names a table: ends in 表, 预算 or 决算, is no sentence and no line of the contents."""
    plain = squeeze(text)
    if not 3 < len(plain) <= _TITLE_LENGTH or _CONTENTS_LINE.search(text.strip()) or "见下表" in plain:
        return False
    return bool(_TITLE_END.search(plain)) and "。" not in plain and not _CAPTION.search(plain)


def is_note(text: str) -> bool:
    """A remark under a table, such as 注：…，空表列示。"""
    plain = squeeze(text)
    return len(plain) <= 120 and bool(_NOTE.search(plain))


def _distinct(row: list[Cell]) -> list[str]:
    return [cell.text for cell in row if not cell.filled and squeeze(cell.text)]


def _take_caption_rows(grid: Grid) -> None:
    """Move title and caption rows that stand inside the table, at its top, out of it; notes at its foot as well."""
    while len(grid.rows) > 1:
        texts = _distinct(grid.rows[0])
        if any(parse_number(text) is not None for text in texts) or len(texts) > 4:
            break
        titles = [text for text in texts if is_title(text)]
        captions = [text for text in texts if text not in titles]
        if len(titles) > 1 or not all(is_caption(text) for text in captions):
            break
        if titles:
            grid.title, grid.title_place = squeeze(titles[0]), grid.rows[0][0].place
        _take_captions(grid, captions)
        grid.rows.pop(0)
    while len(grid.rows) > 1:
        texts = _distinct(grid.rows[-1])
        if len(texts) != 1 or not is_note(texts[0]):
            break
        grid.notes.insert(0, Paragraph(texts[0], grid.rows[-1][0].place))
        grid.rows.pop()


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
        if is_title(block.text):
            grid.title, grid.title_place = plain, block.place
        elif is_caption(block.text):
            _take_captions(grid, [block.text])
        elif len(plain) > _TITLE_LENGTH or plain.endswith(_SENTENCE_END) or is_note(block.text):
            break
        elif fallback is None and plain:
            fallback = block
    if not grid.title and fallback is not None:
        grid.title, grid.title_place = squeeze(fallback.text), fallback.place


def _look_ahead(blocks: list[Block], position: int, grid: Grid) -> None:
    """Take the remarks right after the table, and its title where that is printed below and belongs to no other."""
    following = blocks[position + 1 : position + 1 + _LOOK_BACK]
    until_grid = [block for block in following[: _first_grid(following)] if isinstance(block, Paragraph)]
    for block in until_grid:
        if not is_note(block.text):
            break
        grid.notes.append(block)
    if grid.title or _first_grid(following) < len(following):
        return
    for block in until_grid[:4]:
        if is_title(block.text):
            grid.title, grid.title_place = squeeze(block.text), block.place
            return
        if find_unit(block.text) and not grid.unit_line:
            grid.unit_line = squeeze(block.text)


def _inherit_titles(blocks: list[Block]) -> None:
    """A table without a title at the top of a page goes on under the title of the one that ended the page before."""
    last: Grid | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            if not (is_caption(block.text) or _is_page_number(block.text)):
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


def _join_continued(blocks: list[Block]) -> list[Block]:
    """Append to a table the rows of the next one where that is its continuation on a further page."""
    joined: list[Block] = []
    last: Grid | None = None
    for block in blocks:
        if isinstance(block, Grid) and last is not None and _continues(last, block):
            last.rows += block.rows[_repeated_rows(last, block) :]
            last.notes += block.notes
            continue
        joined.append(block)
        if isinstance(block, Grid):
            last = block
        elif not (
            is_caption(block.text) or (last and squeeze(block.text) == last.title) or _is_page_number(block.text)
        ):
            last = None
    return joined


def _is_page_number(text: str) -> bool:
    return bool(re.fullmatch(r"[-—－\s]*(?:第)?\d{1,4}(?:页)?[-—－\s]*", text))


def _continues(first: Grid, second: Grid) -> bool:
    if first.place.sheet != second.place.sheet:
        return False
    if second.title and first.title and second.title != first.title:
        return False
    if first.place.page is None or second.place.page is None:
        return False
    if not second.rows[-1][0].place.page or second.place.page == first.rows[-1][0].place.page:
        return False
    if first.width != second.width and not _realign(first, second):
        return False
    return _repeated_rows(first, second) > 0 or not is_header_row(second.rows[0])


def _realign(first: Grid, second: Grid) -> bool:
    """Give `second` the columns of `first` where every cell of it covers whole columns there: a page that holds only
    rows with merged cells does not show all rulings. False, and nothing changed, where they do not fit."""
    starts = _column_starts(first)
    if len(starts) != first.width:
        return False
    rows = []
    for row in second.rows:
        cells = [cell for cell in row if not cell.filled]
        aligned: list[Cell] = []
        for cell in cells:
            span = _columns_under(cell, starts)
            if not span or span[0] != len(aligned):
                return False
            aligned += [Cell(cell.text, cell.place, filled=column > span[0]) for column in span]
        if len(aligned) != first.width:
            return False
        rows.append(aligned)
    second.rows = rows
    return True


def _column_starts(grid: Grid) -> list[float]:
    """The left edge of every column, from a cell that begins there."""
    starts: dict[int, float] = {}
    for row in grid.rows:
        for index, cell in enumerate(row):
            if cell.place.box and not cell.filled:
                starts.setdefault(index, cell.place.box[0])
    return [starts[index] for index in sorted(starts)]


def _columns_under(cell: Cell, starts: list[float]) -> list[int]:
    """The columns that begin under a cell."""
    box = cell.place.box
    if box is None:
        return []
    return [index for index, start in enumerate(starts) if box[0] - _EDGE <= start < box[2] - _EDGE]


def _repeated_rows(first: Grid, second: Grid) -> int:
    """How many rows at the top of `second` repeat the top of `first`."""
    count = 0
    for above, below in zip(first.rows, second.rows, strict=False):
        texts = [fold(cell.text) for cell in below]
        if texts != [fold(cell.text) for cell in above] or any(parse_number(text) is not None for text in texts[1:]):
            break
        count += 1
    return count


def strip_number(title: str) -> str:
    """A title without its leading enumerator: 3、会议费绩效目标表 → 会议费绩效目标表."""
    return _NUMBERED.sub("", title.strip())
