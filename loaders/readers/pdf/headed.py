"""Tables without rulings whose cells hold sentences: headings side by side, and below each of them print of its own."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from loaders.readers.pdf.carried import FAR, TOUCH
from loaders.readers.pdf.flow import ENUMERATOR
from loaders.readers.pdf.printed import APART, NARROW, Row, is_figure, words
from loaders.readers.pdf.regions import LEAST_HEADINGS, Region, body_start

LONGEST = 12  # characters of a heading on one line
LEAST_FULL = 2  # rows that print under three headings or more

Span = tuple[float, float]


def find_headed_regions(rows: list[Row]) -> list[Region]:
    """Tables with sentences in them, which lines of figures alone do not show: goals of projects, reasons of changes."""
    found: list[Region] = []
    least = 0
    for index, row in enumerate(rows):
        if index < least or not _heads(row):
            continue
        end, spans = _end(rows, index)
        region = _region(rows[:end], _first(rows, index, least, spans), index) if end - index > LEAST_FULL else None
        if region and _is_filled(region.body, spans):
            found.append(region)
            least = end
    return found


def _heads(row: Row) -> bool:
    """Whether a row reads as headings of single columns."""
    texts = row.words
    plain = not row.is_field and not row.is_closed and not row.is_running
    return plain and len(texts) >= LEAST_HEADINGS and all(len(t) <= LONGEST and not is_figure(t) for t in texts)


def _end(rows: list[Row], index: int) -> tuple[int, list[Span]]:
    """The first row that does not stand under the headings of row `index`, and from where to where each column prints."""
    spans = [(part[0].left, part[-1].right) for part in words(rows[index], APART)]
    for end in range(index + 1, len(rows)):
        row = rows[end]
        wider = _widened(spans, row)
        lone = len(row.parts) == 1 and (
            row.is_field or (row.left < spans[0][1] and ENUMERATOR.match(row.parts[0].text) is not None)
        )
        if wider is None or lone or row.middle - rows[end - 1].middle > FAR * row.em:
            return end, spans
        spans = wider
    return len(rows), spans


def _widened(spans: list[Span], row: Row) -> list[Span] | None:
    """The columns with the print of one more row; None where a word stands under two headings."""
    wider = list(spans)
    runs = [(part[0].left, part[-1].right) for part in words(row, NARROW)]
    under = [[n for n, span in enumerate(spans) if _shared(span, run) > TOUCH * row.em] for run in runs]
    if any(len(numbers) > 1 for numbers in under):
        return None
    taken = {number for numbers in under for number in numbers}
    for run, numbers in zip(runs, under, strict=True):
        free = numbers or [n for n in range(len(spans)) if n not in taken]
        if not free:
            return None
        number = max(free, key=lambda n: _shared(spans[n], run))
        wider[number] = (min(wider[number][0], run[0]), max(wider[number][1], run[1]))
    apart = all(before[1] < after[0] + TOUCH * row.em for before, after in pairwise(wider))
    return wider if apart else None


def _shared(one: Span, other: Span) -> float:
    """How far two stretches overlap; negative where white is between them."""
    return min(one[1], other[1]) - max(one[0], other[0])


def _first(rows: list[Row], index: int, least: int, spans: list[Span]) -> int:
    """The topmost line of the header: those right above it whose words stand over single columns."""
    while index > least:
        row, below = rows[index - 1], rows[index]
        if below.middle - row.middle > 1.5 * row.em or row.is_field or _widened(spans, row) is None:
            break
        index -= 1
    return index


def _region(rows: list[Row], first: int, headed: int) -> Region | None:
    """The header and the rows below, which line up though they hold sentences."""
    data = next((n for n in range(headed + 1, len(rows)) if any(is_figure(word) for word in rows[n].words)), None)
    if data is None:
        return None
    begin = first + body_start(rows[first:], data - first, [])
    body = [replace(row, is_data=len(row.parts) > 1) for row in rows[begin:]]
    return Region(rows[first:begin], body) if begin > headed else None


def _is_filled(body: list[Row], spans: list[Span]) -> bool:
    """Whether sentences stand in the table, every column prints something, and several rows fill three columns."""
    if not any(row.is_running or row.is_prose for row in body):
        return False
    counts = [0] * len(spans)
    full = 0
    for row in body:
        own = {
            n
            for part in words(row, NARROW)
            for n, span in enumerate(spans)
            if _shared(span, (part[0].left, part[-1].right)) > 0
        }
        full += len(own) >= LEAST_HEADINGS
        for number in own:
            counts[number] += 1
    return full >= LEAST_FULL and min(counts) > 0
