"""One file with several disclosures: a full set of budget tables that comes again for another body, or under the heading
of another year or stage (last year's final account below this year's budget), is another one.

A set begins where a table of a kind that the set before holds already comes under another name: in its caption
(编制单位：…) or under another heading. Headings and prose before its first table go with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from loaders import schema
from loaders.document import Document, Grid, Paragraph, ReaderIssue
from loaders.layouts import bodies, titles
from loaders.numbers import squeeze

_LEAST_KINDS = 3  # kinds of budget tables that a set must hold
_KINDS = frozenset(schema.BUDGET_TABLES) - {"three_public"}
_EDITION = re.compile(r"((?:19|20)\d{2})年(?:(?!(?:19|20)\d{2}年|预决算).)*?(预算|决算)")


@dataclass(slots=True)
class _Set:
    """The tables of one body: the block its first table is, who it is of, of which year and stage, and the kinds met."""

    first: int
    body: str
    edition: str
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
    heading = edition = ""
    for at, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            if named := bodies.body_of_heading(block.text):
                heading, edition = named, _edition(block.text)
            continue
        kind = titles.by_title(block.title)
        if kind not in _KINDS:
            continue
        body = _body(block) or heading
        if not sets or (kind in sets[-1].kinds and _is_another(sets[-1], body, edition)):
            sets.append(_Set(at, body, edition))
        sets[-1].kinds.add(kind)
        sets[-1].body = sets[-1].body or body
        sets[-1].edition = sets[-1].edition or edition
    return sets


def _is_another(last: _Set, body: str, edition: str) -> bool:
    """Whether a table is of another body than the set before, or of another year or stage by the headings of both."""
    if body and last.body and body != last.body:
        return True
    return bool(edition and last.edition and edition != last.edition)


def _edition(heading: str) -> str:
    """Year and stage in a heading: 2021决算; empty where it does not say one of each."""
    match = _EDITION.search(squeeze(heading))
    return match[1] + match[2] if match else ""


def _body(grid: Grid) -> str:
    return next((name for line in grid.caption if (name := bodies.body_of_caption(line))), "")


def _beginning(document: Document, one: _Set) -> int:
    """The first block of a set: the heading that names its body, else the first line after the table before it."""
    blocks = document.blocks
    start = one.first
    while start and isinstance(blocks[start - 1], Paragraph):
        start -= 1
    lines = [(at, squeeze(block.text)) for at in range(start, one.first) if isinstance(block := blocks[at], Paragraph)]
    named = [(at, text) for at, text in lines if len(text) <= bodies.HEADING_LENGTH and one.body in text]
    of_edition = [at for at, text in named if one.edition and _edition(text) == one.edition]
    return next(iter([*of_edition, *(at for at, _ in named)]), start)


def _issues_of(part: Document, issues: list[ReaderIssue], first: bool) -> list[ReaderIssue]:
    pages = {page for block in part.blocks if (page := block.place.page)}
    return [issue for issue in issues if (issue.place.page in pages if issue.place.page and pages else first)]
