"""Where a table that prints no figure and no ruling begins and ends: headings, and labels in rows of their own below."""

from __future__ import annotations

from loaders.readers.pdf.headings import LEADING, find_headings, lowest
from loaders.readers.pdf.printed import APART, Row, words
from loaders.readers.pdf.regions import (
    LEAST_HEADINGS,
    MOST_HEADER,
    NEAR,
    SAME_SIZE,
    Region,
    header_start,
    is_headed,
)


def find_blank_regions(rows: list[Row]) -> list[Region]:
    """Tables that print no figure: headings, and short labels under the first columns."""
    found = []
    least = 0
    for index, row in enumerate(rows):
        if index < least or len(words(row, APART)) < 2 or row.is_data or row.is_field or row.is_closed:
            continue
        end = index
        while end + 1 < len(rows) and end - index < MOST_HEADER and _goes_on(rows[end], rows[end + 1]):
            end += 1
        last = index
        while last < end and not _is_first_label(rows[index : last + 1], rows[last + 1 : last + 3]):
            last += 1
        first = header_start(rows, index, end, least)
        region = Region(rows[first : last + 1], rows[last + 1 : end + 1])
        if is_headed(region) and (_is_lined_up(row, region.body) if region.body else _is_divided(region.header)):
            found.append(region)
            least = end + 1
    return found


def _is_divided(header: list[Row]) -> bool:
    """Whether headings without any row below are those of a table: many, on two levels, words over several."""
    headings = find_headings(header, [])
    leaves = lowest(headings)
    return len(leaves) > LEAST_HEADINGS and len(headings) > len(leaves)


def _is_lined_up(header: Row, body: list[Row]) -> bool:
    """Whether labels stand under three headings or more, or in the middle of the first of two, or begin together."""
    first = header.parts[0]
    if len(words(header, APART)) > 2:
        return True
    if any(len(row.parts) > 1 or row.right > header.parts[-1].left for row in body):
        return False
    centred = all(abs(row.left + row.right - first.left - first.right) < 0.4 * row.em for row in body)
    together = all(abs(row.left - body[0].left) < 0.2 * row.em for row in body)
    return centred or (together and all(row.left <= first.right for row in body))


def _goes_on(row: Row, below: Row) -> bool:
    """Whether a row goes on with the table of the row above: no sentence, no field, type of its size."""
    same = abs(row.em - below.em) <= SAME_SIZE * row.em
    near = below.middle - row.middle <= 2 * LEADING * row.em
    return same and near and not below.is_closed and not below.is_field and not below.is_data


def _is_first_label(header: list[Row], rows: list[Row]) -> bool:
    """Whether the first of `rows` is no heading: a lone word in a row of its own, words that the next row repeats, or
    words out of the middle of what they stand under.
    """
    row = rows[0]
    if row.middle - header[-1].middle < NEAR * row.em:
        return False
    if len({part.text for part in row.parts}) == 1 or {part.text for part in row.parts} & {
        part.text for r in rows[1:] for part in r.parts
    }:
        return True
    pieces = [part for above in header for part in above.parts]
    for part in row.parts:
        over = [p for p in pieces if min(p.right, part.right) > max(p.left, part.left)]
        beside = [p for p in row.parts if over and min(p.right, over[-1].right) > max(p.left, over[-1].left)]
        if len(beside) == 1 and abs(over[-1].left + over[-1].right - part.left - part.right) > 0.2 * row.em:
            return True
    return False
