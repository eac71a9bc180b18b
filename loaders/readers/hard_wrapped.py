"""Paragraphs of a page whose lines were saved one by one, put together again.

A page converted from a printed document ends every line where the print did. It shows in the lines that no mark closes: most
are of one width. Other pages stay as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from loaders.document import Block, Paragraph
from loaders.readers.html_pages import text_width

_BEGINS = re.compile(
    r"\s*(?:第?[一二三四五六七八九十]+[、部章节]|[（(][一二三四五六七八九十\d]+[)）]|\d+[、.．](?!\d)|[①-⑳]|附[件表]|[注备][：:注])"
)
_PAGE_NUMBER = re.compile(r"[-—－\s]*(?:第)?\d{1,4}(?:页)?[-—－\s]*")
_CLOSED = tuple("。；：;:！？!?")
_NUMBER = re.compile(r"\d[\d,.]*")
_PAUSE = re.compile(r"[，,。；]")
_LEAST_WIDTH = 15  # in ideographs; shorter lines are headings
_LEAST_LINES = 6
_TOLERANCE = 3.0
_SHARE = 0.6


def join_lines(blocks: list[Block]) -> list[Block]:
    """The blocks with broken lines joined, where the lines of the document are broken at one width."""
    lines = [one for block in blocks for one in (_lines(block) if isinstance(block, Paragraph) else [block])]
    width = _usual_width(lines)
    if width is None:
        return blocks
    joined: list[Block] = []
    above: str | None = None  # the last line, where no mark closed it
    for line in lines:
        if not isinstance(line, Paragraph):
            joined.append(line)
            above = None
            continue
        full = above is not None and _runs_to_edge(above, line.text, width)
        if full and _PAGE_NUMBER.fullmatch(line.text):
            continue  # the sentence goes on over the page
        last = joined[-1] if joined else None
        if full and isinstance(last, Paragraph) and not _BEGINS.match(line.text):
            joined[-1] = Paragraph(last.text + line.text, last.place, last.heading)
        else:
            joined.append(line)
        above = None if line.heading or line.text.endswith(_CLOSED) else line.text
    return joined


def _runs_to_edge(line: str, following: str, width: float) -> bool:
    """Whether a line ends at the edge, or before it because the number that follows is not broken."""
    number = _NUMBER.match(following)
    filled = text_width(line)
    return filled > width - _TOLERANCE or bool(number and filled + text_width(number[0]) > width)


def _lines(paragraph: Paragraph) -> list[Paragraph]:
    texts = [text.strip() for text in paragraph.text.split("\n")]
    return [Paragraph(text, paragraph.place, paragraph.heading) for text in texts if text]


def _usual_width(lines: list[Block]) -> float | None:
    """The width at which sentences break, or None where the lines end as the sentences do."""
    broken = {
        line.text: text_width(line.text)
        for line, following in pairwise(lines)
        if isinstance(line, Paragraph)
        and isinstance(following, Paragraph)
        and not line.text.endswith(_CLOSED)
        and not _BEGINS.match(following.text)
        and text_width(line.text) >= _LEAST_WIDTH
    }
    of_sentences = sum(bool(_PAUSE.search(text)) for text in broken)
    if len(broken) < _LEAST_LINES or of_sentences < len(broken) / 2:
        return None
    width = Counter(map(round, broken.values())).most_common(1)[0][0]
    near = sum(abs(one - width) <= _TOLERANCE for one in broken.values())
    return float(width) if near >= _SHARE * len(broken) else None
