"""What a page cuts within a row: the rests of headings, names and figures on the next page, and the cells they go on with."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from loaders.document import Cell, Grid, Paragraph
from loaders.layouts.header_rows import ENUMERATED, is_header_row, is_index_row
from loaders.numbers import fold, parse_number, squeeze

EDGE = 3.0  # points by which the columns of a table may differ between two pages
SCRAP = re.compile(r"[\u4e00-\u9fff（）()%]{1,4}|\d{1,3}")  # the last signs of a cell
_DECIMALS = re.compile(r"\d\.(\d*)$")
_LAST_DIGITS = re.compile(r"\d{1,3}")
_PART = re.compile(r"^其中[:：]?")
_TARGET = re.compile(r"[≥≤=><]{1,2}[\d.,]+(%|[^\d%]{1,6})")
_BEGINS = re.compile(rf"[≥≤=><]|{ENUMERATED.pattern}")
_REST_OF_UNIT = 3  # signs
_ALIKE = 4  # signs


def is_lower_header(above: list[list[Cell]], row: list[Cell]) -> bool:
    """Whether a row goes on with headings that a page cuts: it leaves the first of them as it is, names what those above leave
    blank, or names nothing but the parts of those above and repeats the others."""
    texts = [fold(cell.text) for cell in row]
    if not all(is_header_row(line) for line in above) or any(parse_number(text) is not None for text in texts):
        return False
    places = [cell.place for cell in above[-1]]
    named = [at for at, text in enumerate(texts) if text and text != fold(above[-1][at].text)]
    if not texts[0]:
        return bool(named)
    if blank := {at for at, cell in enumerate(above[-1]) if not squeeze(cell.text)}:
        # what stands below words stands below their first column, others beside it: no label of a form does
        return bool(blank & set(named)) and all(at in blank or {at + 1} <= blank & set(named) for at in named)
    parts = len(set(places)) > 1 and all(places.count(places[at]) > 1 for at in named)
    repeated = 2 * len(named) < len(row)
    return bool(named) and (parts or repeated)


def with_rests(above: list[Cell], row: list[Cell]) -> tuple[list[Cell], list[Cell]]:
    """The last headings of a page with the words that go on below each that is over one column, and what is left below."""
    places = [cell.place for cell in above]
    parted = [bool(squeeze(more.text)) and not squeeze(cell.text) for cell, more in zip(above, row, strict=True)]
    whole = [
        places.count(cell.place) == 1 and bool(squeeze(cell.text)) and fold(more.text) != fold(cell.text) and not over
        for cell, more, over in zip(above, row, [*parted[1:], False], strict=True)
    ]
    joined = [rejoined(cell, more.text) if one else cell for cell, more, one in zip(above, row, whole, strict=True)]
    return joined, [replace(more, text="") if one else more for more, one in zip(row, whole, strict=True)]


def take_scrap(scrap: Paragraph, table: Grid) -> bool:
    """Give the last signs of a cell, alone on the next page, back to the cell above them; False where they are none."""
    box, row = scrap.place.box, table.rows[-1]
    if box is None or scrap.place.page != (row[0].place.page or 0) + 1 or not SCRAP.fullmatch(fold(scrap.text)):
        return False
    for at, cell in enumerate(row):
        column = cell.place.box
        if column is None or cell.filled or not column[0] - EDGE <= box[0] <= box[2] <= column[2] + EDGE:
            continue
        if "\n" in cell.text.strip() and _is_rest_of_cell(cell, scrap.text, [line[at] for line in table.rows[:-1]]):
            row[at] = rejoined(cell, scrap.text)
            return True
    return False


def is_rest_of_row(above: list[list[Cell]], below: list[list[Cell]]) -> bool:
    """Whether a page ends within a row: on the next page only words go on, each where a line above has filled its cell."""
    last, row = above[-1], below[0]
    going_on = [at for at, cell in enumerate(row) if squeeze(cell.text)]
    if any(row[at].filled for at in going_on):
        return False
    if not 0 < len(going_on) < sum(1 for cell in last if squeeze(cell.text)) or is_index_row(last):
        return False
    within_header = all(is_header_row(line) for line in [*above, row])
    if within_header:
        return not any(_begins_anew(row[at].text, last[at].text) for at in going_on)
    return all(
        _is_rest_of_cell(last[at], row[at].text, [line[at] for line in [*above[:-1], *below[1:]]]) for at in going_on
    )


def _is_rest_of_cell(cell: Cell, more: str, others: list[Cell]) -> bool:
    """Whether a text goes on with a cell that has filled its line; digits do where they make its decimals as many as those
    of the others in its column."""
    if not _fills_its_line(cell, [cell, *others]):
        return False
    text, plain = fold(cell.text), fold(more)
    if _DECIMALS.search(text) and _LAST_DIGITS.fullmatch(plain):
        usual = Counter(map(_decimals, (fold(other.text) for other in others)))
        usual.pop(0, None)
        return bool(usual) and _decimals(text + plain) == usual.most_common(1)[0][0] > _decimals(text)
    return not _begins_anew(more, cell.text)


def _decimals(text: str) -> int:
    """How many digits stand behind the point; 0 where there is none."""
    match = _DECIMALS.search(text)
    return len(match[1]) if match else 0


def _begins_anew(text: str, above: str) -> bool:
    """A figure, an ordinal, a target such as ≥95%, what stands below such a target, or a name that begins as the one above
    does, as items of one kind do."""
    plain, whole = fold(text), _PART.sub("", fold(above))
    target = _TARGET.fullmatch(whole)
    under = target is not None and (target[1] == "%" or len(plain) > _REST_OF_UNIT)
    alike = len(whole) >= _ALIKE and plain.startswith(whole[:_ALIKE])
    return parse_number(plain) is not None or under or alike or bool(_BEGINS.match(plain))


def _fills_its_line(cell: Cell, column: list[Cell]) -> bool:
    """Whether the last line of a cell is as long as lines get in its column, as the cells that wrap show."""
    wrapped = [other.text.strip().split("\n") for other in column if not other.filled]
    longest = max((_width(line) for lines in wrapped if len(lines) > 1 for line in lines), default=0)
    return 0 < longest <= _width(cell.text.split("\n")[-1]) + 2


def _width(line: str) -> int:
    """How wide a line is set: ideographs and full-width signs take the room of two digits."""
    return sum(2 if sign >= "\u2e80" else 1 for sign in squeeze(line))


def rejoined(cell: Cell, more: str) -> Cell:
    """The cell with the text that goes on with it on the next page."""
    return replace(cell, text=f"{cell.text}\n{more}") if squeeze(more) else cell
