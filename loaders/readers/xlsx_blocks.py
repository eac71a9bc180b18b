"""A sheet to blocks: titles, captions and notes become paragraphs, each table a grid of its own.

A row is never judged alone: a table may begin with a header row of one wide cell and hold rows with a name and no
figure; a title is told from them by its extent, its words and what stands below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Block
from loaders.readers.xlsx_sheet import Printed, Range, Sheet

MAX_SPLITS = 4
CLOSING_GAP = 30  # a total may stand below this many blank lines of a form
GAP = 2
DIGITS = "一二三四五六七八九十"
NUMBER = re.compile(r"[-−+(（¥￥]*[\d０-９][\d０-９,，.．\s]*[%％]?[)）]?")
UNIT = re.compile(r"单位\s*[:：]|^\s*[(（]?\s*(?:人民币)?[万亿百千]*元\s*[)）]?\s*$")
TABLE_NUMBER = re.compile(rf"\s*(?:公开|附)?\s*(?:[预决]算?)?\s*[表附]?\s*[\d{DIGITS}-]+\s*表?\s*$")
TITLE = re.compile(
    rf"(?:表|一览|清单|明细|目录)\s*(?:[(（][^)）]*[)）])?\s*[\d{DIGITS}]*\s*$"
    rf"|^\s*(?:附表|附件|公开)?\s*表?\s*[\d{DIGITS}]+\s*[:：、.]"
)
NOTE = re.compile(
    r"\s*[(（]?(?:注|备注|说明|附注|填表|制表|审核|复核|填报|单位负责人|负责人|联系|打印|日期|[*※])"
    r"|\s*\d{4}\s*年\s*\d+\s*月(?:\s*\d+\s*日)?\s*$"
)
DIGIT = re.compile(r"\d")
LABEL = re.compile(r"[:：]|^\s*\d{4}\s*年")
LONG = 40


def split(sheet: Sheet) -> list[Block]:
    """The blocks of a sheet in reading order."""
    if not sheet.texts or not sheet.texts[0]:
        return []
    area = (0, 0, len(sheet.texts) - 1, len(sheet.texts[0]) - 1)
    return list(_Splitter(sheet).blocks(area, 0))


class _Splitter:
    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def blocks(self, area: Range, depth: int) -> Iterator[Block]:
        _, left, _, right = area
        section: tuple[int, int] | None = None
        for start, end in self._stretches(area):
            if section is not None and self._goes_on((*section, left, right), start, end):
                section = (section[0], end)
                continue
            if section is not None:
                yield from self._section(*section, left, right, depth)
            section = (start, end)
        if section is not None:
            yield from self._section(*section, left, right, depth)

    def _stretches(self, area: Range) -> Iterator[tuple[int, int]]:
        """Runs of rows without an empty row between."""
        top, left, bottom, right = area
        start: int | None = None
        for row in range(top, bottom + 1):
            if self.sheet.is_empty(row, left, right):
                if start is not None:
                    yield start, row - 1
                start = None
            elif start is None:
                start = row
        if start is not None:
            yield start, bottom

    def _goes_on(self, section: tuple[int, int, int, int], start: int, end: int) -> bool:
        """Whether the rows below a gap belong to the table above it."""
        first, last, left, right = section
        gap = start - last - 1
        if not self._has_table(first, last, left, right):
            return False
        row = self.sheet.printed(start, left, right)
        if len(row) == 1:
            if self._is_wide(row[0], left, right) or TITLE.search(row[0].text) or _is_note(row[0].text):
                return False
            if start == end:
                return gap <= CLOSING_GAP
            return gap <= GAP and not self._is_header(start + 1, end, left, right)
        if self._is_caption(row):
            return False
        if end > start and self._is_header(start, end, left, right):
            if len(row) > 2 and not any(DIGIT.search(text.text) for text in row):
                return False
            below = (self.sheet.printed(row_below, left, right) for row_below in range(start, min(end, start + 5) + 1))
            return gap <= GAP and not any(_has_number(printed) for printed in below)
        return gap <= GAP or (end - start < 2 and gap <= CLOSING_GAP)

    def _has_table(self, first: int, last: int, left: int, right: int) -> bool:
        rows = (self.sheet.printed(row, left, right) for row in range(last, first - 1, -1))
        return any(len(printed) > 1 and not self._is_caption(printed) for printed in rows)

    def _section(self, first: int, last: int, left: int, right: int, depth: int) -> Iterator[Block]:
        """Peel titles and captions off the top and notes off the bottom; cut where another title stands between."""
        start = first
        while start <= last and self._is_lead(start, last, left, right):
            start += 1
        cut = next((row for row in range(start + 2, last) if self._is_inner_title(row, last, left, right)), last + 1)
        end = cut - 1
        while end > start and self._is_tail(end, left, right):
            end -= 1
        for row in range(first, start):
            yield from self.sheet.paragraphs(row, left, right)
        if start <= end:
            yield from self._table((start, left, end, right), depth)
        for row in range(max(start, end + 1), cut):
            yield from self.sheet.paragraphs(row, left, right)
        if cut <= last:
            yield from self._section(cut, last, left, right, depth)

    def _is_lead(self, row: int, last: int, left: int, right: int) -> bool:
        """A title, unit line or caption above a table, not one of its header rows."""
        printed = self.sheet.printed(row, left, right)
        if not printed:
            return True
        if len(printed) > 1:
            return self._is_caption(printed) and row < last
        only = printed[0]
        if only.is_covered:
            return False
        if row == last or self._is_wide(only, left, right) or only.first == self._left(row, last, left, right):
            return True
        return bool(UNIT.search(only.text) or TITLE.search(only.text)) or self.sheet.is_empty(row + 1, left, right)

    def _left(self, row: int, last: int, left: int, right: int) -> int:
        return next((column for column in range(left, right + 1) if self.sheet.has_text(column, row, last)), left)

    def _is_tail(self, row: int, left: int, right: int) -> bool:
        """A note or signature line under a table, not a row of it that lacks figures."""
        printed = self.sheet.printed(row, left, right)
        if not printed:
            return True
        if any(text.is_covered for text in printed):
            return False
        if len(printed) == 1:
            only = printed[0]
            is_title = only.last > only.first and TITLE.search(only.text) is not None  # printed below its table
            return is_title or _is_note(only.text) or self._is_wide(only, left, right)
        return all(LABEL.search(text.text) for text in printed) and any(_is_note(text.text) for text in printed)

    def _is_inner_title(self, row: int, last: int, left: int, right: int) -> bool:
        texts = self.sheet.texts[row][left : right + 1]
        if len(texts) - texts.count("") != 1 or row in self.sheet.covered_rows:
            return False
        only = self.sheet.printed(row, left, right)[0]
        if not TITLE.search(only.text) or (only.first > left and not self._is_wide(only, left, right)):
            return False
        return self._stands_over_header(row, last, left, right)

    def _stands_over_header(self, row: int, last: int, left: int, right: int) -> bool:
        """Whether nothing but captions stands between a row and a header below it; 五、其他收入 stands over figures."""
        for below in range(row + 1, min(row + 4, last) + 1):
            printed = self.sheet.printed(below, left, right)
            if len(printed) > 1 and not self._is_caption(printed):
                return not _has_number(printed)
        return False

    def _is_header(self, row: int, last: int, left: int, right: int) -> bool:
        if row > last:
            return False
        printed = self.sheet.printed(row, left, right)
        return len(printed) > 1 and not _has_number(printed)

    def _is_caption(self, printed: list[Printed]) -> bool:
        """A line such as 编制部门：… 单位：万元 or 公开01表, in several cells."""
        units = [UNIT.search(text.text) is not None for text in printed]
        numbers = ["表" in text.text and TABLE_NUMBER.match(text.text) is not None for text in printed]
        if len(printed) > 4 or not (any(units) or any(numbers)):
            return False
        labels = (LABEL.search(text.text) is not None for text in printed)
        return all(any(told) for told in zip(units, numbers, labels, strict=True))

    def _is_wide(self, printed: Printed, left: int, right: int) -> bool:
        return printed.last > printed.first and printed.last - printed.first + 1 >= 0.8 * (right - left + 1)

    def _table(self, area: Range, depth: int) -> Iterator[Block]:
        """The grids of an area without titles around: tables side by side are parted at their empty columns."""
        top, left, bottom, right = area
        used = [column for column in range(left, right + 1) if self.sheet.has_text(column, top, bottom)]
        if len(used) < 2 or not self._is_table(top, bottom, left, right):
            for row in range(top, bottom + 1):
                yield from self.sheet.paragraphs(row, left, right)
            return
        parts = self._side_by_side(top, bottom, used) if depth < MAX_SPLITS else []
        if len(parts) > 1:
            for first, last in parts:
                yield from self.blocks((top, first, bottom, last), depth + 1)
            return
        yield self.sheet.grid((top, used[0], bottom, used[-1]))

    def _is_table(self, top: int, bottom: int, left: int, right: int) -> bool:
        """Whether some row has several cells; a single row is no table when it only has labels such as 制表人：…"""
        if top == bottom:
            printed = self.sheet.printed(top, left, right)
            labels = all(LABEL.search(text.text) for text in printed)
            return len(printed) > 1 and not labels and not self._is_caption(printed)
        return any(len(self.sheet.printed(row, left, right)) > 1 for row in range(top, bottom + 1))

    def _side_by_side(self, top: int, bottom: int, used: list[int]) -> list[tuple[int, int]]:
        """Column runs that are tables of their own: each has a title, or they end or begin at different rows."""
        runs: list[tuple[int, int]] = []
        for column in used:
            if runs and column == runs[-1][1] + 1:
                runs[-1] = (runs[-1][0], column)
            else:
                runs.append((column, column))
        if len(runs) < 2 or any(first == last for first, last in runs):
            return []
        extents = []
        titled = []
        for first, last in runs:
            rows = [row for row in range(top, bottom + 1) if not self.sheet.is_empty(row, first, last)]
            extents.append((rows[0], rows[-1]))
            titled.append(len(self.sheet.printed(rows[0], first, last)) == 1 and len(rows) > 2)
        return runs if all(titled) or len({start for start, _ in extents}) > 1 else []


def _has_number(printed: list[Printed]) -> bool:
    return any(NUMBER.fullmatch(text.text.strip()) for text in printed)


def _is_note(text: str) -> bool:
    return bool(NOTE.match(text)) or len(text) > LONG
