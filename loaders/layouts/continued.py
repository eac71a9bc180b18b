"""Tables that go on over pages: the rows of each further page are joined to the first, repeated headers dropped."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise, takewhile

from loaders.document import Block, Cell, Grid, Paragraph
from loaders.layouts.codes import CODE
from loaders.layouts.cut_rows import EDGE, SCRAP, is_lower_header, is_rest_of_row, rejoined, take_scrap, with_rests
from loaders.layouts.header_rows import is_header_row, is_index_row
from loaders.layouts.lines import is_caption, is_page_number
from loaders.numbers import fold, is_blank, parse_number, squeeze

_GOES_ON = re.compile(r"[（(]?续(?:表)?\d*[)）]?$")
_FIRST_WORD = re.compile(
    r"编码|代码|名称|级指标$|^(?:功能|经济)?(?:分类)?科目|^(?:项目|类|序号|收入|支出|合计|小计)$|(?:预算|决算)数?$|^\d{4}年|指标值"
)
_DIGITS = "一二三四五六七八九"
_NUMBERED = re.compile(rf"[（(]?((?:[{_DIGITS}]?十)?[{_DIGITS}]?)[、.．)）]")
_SUM = re.compile(r"(?:本年|收入|支出)?[合总]计")


def join_continued(blocks: list[Block]) -> list[Block]:
    """Append to a table the rows of the next one where that is its continuation on a further page."""
    joined: list[Block] = []
    last: Grid | None = None
    cut: Grid | None = None  # the last table where a text stands below it
    for block in blocks:
        if isinstance(block, Grid) and last is None and cut is not None and _counts_on_by_code(cut, block):
            last = cut
        if isinstance(block, Grid) and last is not None and (rows := _continuation(last, block)) is not None:
            last.rows += rows
            last.notes += block.notes
            if not last.title:
                last.title, last.title_place = block.title, block.title_place
            continue
        if isinstance(block, Paragraph) and last is not None and take_scrap(block, last):
            continue
        joined.append(block)
        if isinstance(block, Grid):
            last = cut = block
        elif not (last and _stands_between(block.text, last)):
            last = None
    return joined


def _counts_on_by_code(first: Grid, second: Grid) -> bool:
    """Whether a table without heading at the head of a page has the columns of one that ends the page before and begins with
    the code behind its last: the text between is the rest of a cell, or was printed over the end of the page."""
    ends, begins = first.rows[-1], second.rows[0]
    if second.title or first.width != second.width or (ends[0].place.page or 0) + 1 != begins[0].place.page:
        return False
    starts = zip(_column_starts(first), _column_starts(second), strict=False)
    ordered = "" < _code_of(ends) < _code_of(begins)
    return ordered and _has_figure(begins) and all(abs(a - b) <= EDGE for a, b in starts)


def _code_of(row: list[Cell]) -> str:
    """The code that a row begins with, in one cell or in one each for 类, 款 and 项; empty where it begins otherwise."""
    parts = [fold(cell.text) for cell in row[:3] if not cell.filled]
    code = "".join(takewhile(str.isdigit, parts))
    return code if CODE.fullmatch(code) else ""


def _stands_between(text: str, table: Grid) -> bool:
    """Whether a text may stand between two pages of a table: a caption, its title again, a page number, or the last signs
    of a cell that a page break cuts."""
    return (
        bool(SCRAP.fullmatch(squeeze(text)))
        or is_caption(text)
        or _GOES_ON.sub("", squeeze(text)) == table.title
        or is_page_number(text)
    )


def _continuation(first: Grid, second: Grid) -> list[list[Cell]] | None:
    """The rows by which `second`, on a further page, goes on with `first`, repeated headers dropped; None where it is
    a table of its own. The narrower of the two takes the columns of the wider one."""
    if first.place.sheet != second.place.sheet:
        return None
    if second.title and first.title and _GOES_ON.sub("", second.title) != first.title:
        return None
    if first.place.page is None or second.place.page is None:
        return _rows_without_pages(first, second)
    if not second.rows[-1][0].place.page or second.place.page == first.rows[-1][0].place.page:
        return second.rows if _heads(first, second) else None
    above, below = first.rows, second.rows
    if first.width > second.width:
        below = _realign(first, second)
    elif first.width < second.width:
        above = _realign(second, first)
    if not above or not below:
        return None
    repeated = _repeated_rows(above, below)
    rest = below[repeated:]
    divides = not repeated and is_lower_header(above, rest[0])
    cut = bool(rest) and not divides and is_rest_of_row(above, rest)
    if not repeated and not divides and not (cut and not squeeze(rest[0][0].text)) and _begins_other(above, rest):
        return None
    first.rows = above
    if divides:
        above[-1], rest[0] = with_rests(above[-1], rest[0])
    elif cut:
        above[-1] = [rejoined(cell, more.text) for cell, more in zip(above[-1], rest.pop(0), strict=True)]
    return rest


def _rows_without_pages(first: Grid, second: Grid) -> list[list[Cell]] | None:
    """The rows of a table right below another, with figures from its first row on and as many cells: cut from it where
    a page ended before it was pasted."""
    if second.place.sheet is not None:
        return None
    if _GOES_ON.search(second.title) and first.width == second.width:
        return second.rows[_repeated_rows(first.rows, second.rows) :]
    if second.title not in ("", first.title):
        return None
    above, below = first.rows[-1], second.rows[0]
    if _heads(first, second):
        return second.rows
    if first.width == second.width and (repeated := _repeated_header(first.rows, second.rows)):
        return second.rows[repeated:]
    if first.width == second.width and _counts_on(first.rows, below):
        return second.rows
    if is_index_row(below) or not (_has_figure(below) and _has_figure(above)):
        return None
    if first.width == second.width:
        return second.rows
    begins = [at for at, cell in enumerate(above) if not cell.filled]
    if len(begins) != second.width:
        return None
    return [_under(begins, row, first.width) for row in second.rows]


def _repeated_header(first: list[list[Cell]], second: list[list[Cell]]) -> int:
    """How many rows of headings a table repeats that goes on with the one above; none where each has its own sum."""
    count = _repeated_rows(first, second)
    headings, rows = second[:count], second[count:]
    if not all(is_header_row(row) or is_index_row(row) for row in headings) or not any(map(_begins_table, headings)):
        return 0
    if not any(map(_has_figure, rows)) or is_header_row(rows[0]):
        return 0
    return 0 if _sums(first[count:]) & _sums(rows) else count


def _sums(rows: list[list[Cell]]) -> set[str]:
    """The names of the sums among the rows, each of which a table prints once."""
    return {name for row in rows for name in map(squeeze, distinct(row)) if _SUM.fullmatch(name)}


def _counts_on(above: list[list[Cell]], below: list[Cell]) -> bool:
    """Whether an item of the row carries the number that follows the last one in its column: 十九、 below 十八、."""
    for column, cell in enumerate(below):
        number = _number(cell.text)
        last = next((row[column].text for row in reversed(above) if squeeze(row[column].text)), "")
        if number > 1 and _number(last) == number - 1:
            return True
    return False


def _number(text: str) -> int:
    """The Chinese number, up to 99, before the name of an item; 0 where there is none."""
    match = _NUMBERED.match(squeeze(text))
    if match is None:
        return 0
    tens, ten, ones = match[1].rpartition("十")
    return (_DIGITS.find(tens) + 1 if tens else 1 if ten else 0) * 10 + _DIGITS.find(ones) + (1 if ones else 0)


def _heads(first: Grid, second: Grid) -> bool:
    """Whether a table is nothing but the header of the one right below it, a blank line or a rule of its own between."""
    if second.title or first.width != second.width or not _has_figure(second.rows[0]):
        return False
    return all(is_header_row(row) for row in first.rows) and not any(is_header_row(row) for row in second.rows[:2])


def _under(begins: list[int], row: list[Cell], width: int) -> list[Cell]:
    """A row laid under columns of which some were merged above it and do not show in it."""
    edges = [*begins, width]
    return [
        replace(cell, filled=cell.filled or at > start)
        for cell, (start, end) in zip(row, pairwise(edges), strict=True)
        for at in range(start, end)
    ]


def _has_figure(row: list[Cell]) -> bool:
    """Whether a row of words and figures has a figure behind the first cell, where codes and numbers of rows stand."""
    figures = [parse_number(cell.text) is not None for cell in row if squeeze(cell.text) and not cell.filled]
    return any(figures[1:]) and not all(figures)


def _begins_table(row: list[Cell]) -> bool:
    """A row of header words with one among them that tables begin with; a row of indicators has header words as well."""
    texts = [text for text in distinct(row) if not is_blank(text)]
    return len(texts) > 1 and is_header_row(row) and any(_FIRST_WORD.search(squeeze(text)) for text in texts)


def _begins_other(above: list[list[Cell]], below: list[list[Cell]]) -> bool:
    """Whether rows begin a table of their own, and not with the indicators of the form above."""
    headed = _begins_table(below[0]) or (is_header_row(below[0]) and any(map(_begins_table, below[1:2])))
    return headed and not _awaits_indicators(above, below)


def _awaits_indicators(above: list[list[Cell]], below: list[list[Cell]]) -> bool:
    """Whether a form names its project and has no indicator yet, and the rows below have indicators and name no project:
    a page ends between the two."""
    one, other = ({squeeze(text) for row in rows for text in distinct(row)} for rows in (above, below))
    return "项目名称" in one - other and "一级指标" in other - one


def _realign(first: Grid, second: Grid) -> list[list[Cell]]:
    """The rows of `second` in the columns of `first` where every cell of it covers whole columns there: a page that
    holds only rows with merged cells does not show all rulings, and blank columns at the end are left out of a table that
    others stand right below. Nothing where they do not fit."""
    starts = _column_starts(first)
    if len(starts) != first.width:
        return []
    rows: list[list[Cell]] = []
    for row in second.rows:
        aligned: list[Cell] = []
        before = None
        for cell in row:
            if cell.filled and cell.place.box == before:
                continue  # merged sideways: its first cell has taken these columns
            before = cell.place.box
            span = _columns_under(cell, starts)
            if not span or span[0] != len(aligned):
                return []
            aligned += [Cell(cell.text, cell.place, cell.filled or column > span[0]) for column in span]
        if not first.width // 2 < len(aligned) <= first.width:
            return []
        rows.append(aligned + [Cell("", row[-1].place)] * (first.width - len(aligned)))
    return rows


def _column_starts(grid: Grid) -> list[float]:
    """The left edge of every column, from a cell that begins there."""
    starts: dict[int, float] = {}
    for row in grid.rows:
        for index, cell in enumerate(row):
            if cell.place.box and not cell.filled:
                starts.setdefault(index, cell.place.box[0])
    return [starts[index] for index in sorted(starts)]


def _columns_under(cell: Cell, starts: list[float]) -> list[int]:
    """The columns that begin under a cell; none where it begins or ends within one, as in a table set apart."""
    box = cell.place.box
    if box is None:
        return []
    own = [index for index, start in enumerate(starts) if box[0] - EDGE <= start < box[2] - EDGE]
    end = starts[own[-1] + 1 : own[-1] + 2] if own else []
    whole = own and starts[own[0]] - box[0] <= EDGE and all(abs(edge - box[2]) <= EDGE for edge in end)
    return own if whole else []


def _repeated_rows(first: list[list[Cell]], second: list[list[Cell]]) -> int:
    """How many rows at the top of `second` repeat the top of `first`."""
    count = 0
    for above, below in zip(first, second, strict=False):
        texts = [fold(cell.text) for cell in below]
        if not _is_repeated([fold(cell.text) for cell in above], texts) and not (
            is_index_row(above) and is_index_row(below)
        ):
            break
        if any(parse_number(text) is not None for text in texts[1:]) and not is_index_row(below):
            break
        count += 1
    return count


def _is_repeated(above: list[str], below: list[str]) -> bool:
    """Whether a row of headings is printed again, maybe without the last lines that its row has no room for."""
    pairs = list(zip(above, below, strict=False))
    whole = sum(1 for text, again in pairs if text == again)
    return 2 * whole > len(pairs) and all(text.startswith(again) and bool(text) == bool(again) for text, again in pairs)


def distinct(row: list[Cell]) -> list[str]:
    """The texts of a row, each merged cell once, blanks left out."""
    return [cell.text for cell in row if not cell.filled and squeeze(cell.text)]
