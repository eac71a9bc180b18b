"""Headings printed into the first row of figures: the last words of those too long for their row, as a fixed row height
prints them, or a whole level that shares its row with the total."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.document import Cell, Grid
from loaders.layouts.header_rows import is_index_row
from loaders.layouts.headers import Header, read_header
from loaders.layouts.measures import measure_of
from loaders.numbers import find_unit, is_blank, parse_number, squeeze

_REST_AND_FIGURE = re.compile(r"([\u4e00-\u9fff（）]{1,4})([-\d.,，]*)")


def read_whole_header(grid: Grid, year: int | None) -> Header:
    """The header of a table, with the words that run over given back to their headings. Changes `grid` where some do."""
    header = read_header(grid, year)
    rests = _rests(grid, header)
    level = _level(grid, header, rests)
    for at, (words, figure) in rests.items():
        row = grid.rows[header.first_row]
        row[at] = replace(row[at], text=figure)
        if at in level:
            _put_below(grid, header, at, words)
        else:
            _give_back(grid, header, at, words)
    return read_header(grid, year) if rests else header


def _rests(grid: Grid, header: Header) -> dict[int, tuple[str, str]]:
    """Column → the rest of its heading and the figure it is printed over, in columns that hold figures alone below."""
    if not 0 < header.first_row < len(grid.rows) - 1:
        return {}
    row, *below = grid.rows[header.first_row :]
    columns = [column for column in header.of_kind("measure") if column.measure != "other"]
    if not any(_is_figure(row[column.index]) for column in columns):
        return {}
    found = {}
    for column in columns:
        match = _REST_AND_FIGURE.fullmatch(squeeze(row[column.index].text))
        if match is None or row[column.index].filled or is_blank(match[1]) or find_unit(match[1], bare=True):
            continue
        cells = [other[column.index] for other in below]
        if all(is_blank(cell.text) or _is_figure(cell) for cell in cells):
            found[column.index] = (match[1], match[2])
    return found


def _level(grid: Grid, header: Header, rests: dict[int, tuple[str, str]]) -> set[int]:
    """The columns whose words in the row of the total are headings of their own, as 合计, 基本支出 and 项目支出 below the one
    heading 本年支出 that covers them: each tells a measure, and no two the same."""
    columns: set[int] = set()
    for at in rests:
        covered = _covered(grid, header, at)
        told = [measure_of((rests[index][0],)) for index in covered if index in rests]
        if len(told) == len(covered) > 1 and all(told) and len(set(told)) == len(told):
            columns |= set(covered)
    return columns


def _covered(grid: Grid, header: Header, at: int) -> list[int]:
    """The columns that the topmost heading over a column covers."""
    first = next(row for row in grid.rows[: header.first_row] if squeeze(row[at].text))
    return [index for index, cell in enumerate(first) if cell.place == first[at].place]


def _put_below(grid: Grid, header: Header, at: int, words: str) -> None:
    """Make words the lowest level of the header over one column."""
    lowest = grid.rows[header.first_row - 1]
    lowest[at] = replace(lowest[at], text=words, filled=False)


def _is_figure(cell: Cell) -> bool:
    return parse_number(cell.text) is not None


def _give_back(grid: Grid, header: Header, at: int, words: str) -> None:
    """Put words behind the lowest heading over a column, in every position that the heading covers."""
    over = [row for row in grid.rows[: header.first_row] if not is_index_row(row) and squeeze(row[at].text)]
    place = over[-1][at].place
    for row in over:
        for index, cell in enumerate(row):
            if cell.place == place:
                row[index] = replace(cell, text=cell.text + words)
