"""What the tables of the contract do not carry and a score can use: the prose and the header words of the file.

Optional: without it (a store whose source file is not at hand) the criteria judge from the tables alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path

from analysis.quality import words
from loaders import READERS, UnreadableFile, outline
from loaders.document import Document, Grid
from loaders.readers import detect

_BASIS_HEADER = re.compile(r"依据|取值来源|数据来源|^(?:绩效)?标准$")
_HEADING = re.compile(r"^(?:第[一二三四五六七八九十\d]+|[(（]?[一二三四五六七八九十\d]+[)）、.])")
_HEADING_LENGTH = 40
_NAME_DROPPED = re.compile(r"(?:20\d\d年度?|项目|经费|专项|工作)+")


@dataclass(frozen=True)
class Source:
    """`paragraphs` without white space; `has_basis_column` is None where no indicator header was found."""

    paragraphs: tuple[str, ...] = ()
    has_basis_column: bool | None = None

    @cached_property
    def prose(self) -> str:
        return "\n".join(self.paragraphs)

    def about(self, name: str, others: Iterable[str]) -> tuple[str, ...]:
        """The paragraphs that speak of this project: they hold its short name, or stand under a heading that does.

        A paragraph with a longer name of another project is about that one.
        """
        short = short_name(name)
        if len(short) < 2:
            return ()
        longer = [other for other in map(short_name, others) if short in other and other != short]
        found, under = [], False
        for text in self.paragraphs:
            speaks = short in text and not any(other in text for other in longer)
            if _HEADING.match(text) and len(text) <= _HEADING_LENGTH:
                under = speaks and "绩效目标表" not in text
            elif len(text) > _HEADING_LENGTH and (speaks or under):
                found.append(text)
        return tuple(found)


def short_name(name: str) -> str:
    """A project name without the year and 项目, 经费, 专项."""
    return _NAME_DROPPED.sub("", words.plain(name))


def read_source(path: Path) -> Source | None:
    """The prose of a file that the loaders have read before; None where it cannot be read."""
    try:
        data = path.read_bytes()
        document: Document = import_module(READERS[detect.detect(data, path.name)]).read(data, path.name)
        outline.prepare(document)
    except (OSError, UnreadableFile):
        return None
    texts = tuple(words.plain(block.text) for block in document.paragraphs())
    return Source(tuple(text for text in texts if text), _basis_column(document.grids()))


def _basis_column(grids: Iterable[Grid]) -> bool | None:
    headers = [
        [words.plain(cell.text) for cell in row]
        for grid in grids
        for row in grid.rows
        if any(words.plain(cell.text) in ("三级指标", "指标名称", "具体指标") for cell in row)
    ]
    return any(_BASIS_HEADER.search(text) for row in headers for text in row) if headers else None
