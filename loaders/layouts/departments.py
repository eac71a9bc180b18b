"""One file with several departments: a full set of budget tables that comes again for another body is another disclosure.

A set begins where a table of a kind that the set before holds already comes under another name: in its caption
(编制单位：…) or under the heading of another body. Headings and prose before its first table go with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from loaders import schema
from loaders.document import Document, Grid, Paragraph, ReaderIssue
from loaders.layouts import bodies, titles
from loaders.numbers import squeeze

_LEAST_KINDS = 3  # kinds of budget tables that a set must hold
_KINDS = frozenset(schema.BUDGET_TABLES) - {"three_public"}


@dataclass(slots=True)
class _Set:
    """The tables of one body: the block its first table is, who it is of, and the kinds met so far."""

    first: int
    body: str
    kinds: set[str] = field(default_factory=set)


def split(document: Document) -> list[Document]:
    """The document itself, or one for each department that it holds one after the other."""
    sets = _sets(document)
    if len(sets) < 2 or any(len(one.kinds) < _LEAST_KINDS for one in sets):
        return [document]
    edges = [0, *(_beginning(document, one) for one in sets[1:]), len(document.blocks)]
    parts = [replace(document, blocks=document.blocks[first:end]) for first, end in pairwise(edges)]
    for at, part in enumerate(parts):
        part.issues = _issues_of(part, document.issues, first=not at)
    return parts


def _sets(document: Document) -> list[_Set]:
    sets: list[_Set] = []
    heading = ""
    for at, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            heading = bodies.body_of_heading(block.text) or heading
            continue
        kind = titles.by_title(block.title)
        if kind not in _KINDS:
            continue
        body = _body(block) or heading
        if not sets or (kind in sets[-1].kinds and body and sets[-1].body and body != sets[-1].body):
            sets.append(_Set(at, body))
        sets[-1].kinds.add(kind)
        sets[-1].body = sets[-1].body or body
    return sets


def _body(grid: Grid) -> str:
    return next((name for line in grid.caption if (name := bodies.body_of_caption(line))), "")


def _beginning(document: Document, one: _Set) -> int:
    """The first block of a set: the heading that names its body, else the first line after the table before it."""
    blocks = document.blocks
    start = one.first
    while start and isinstance(blocks[start - 1], Paragraph):
        start -= 1
    for at in range(start, one.first):
        block = blocks[at]
        if isinstance(block, Paragraph) and len(block.text) <= 60 and one.body in squeeze(block.text):
            return at
    return start


def _issues_of(part: Document, issues: list[ReaderIssue], first: bool) -> list[ReaderIssue]:
    pages = {page for block in part.blocks if (page := block.place.page)}
    return [issue for issue in issues if (issue.place.page in pages if issue.place.page and pages else first)]
