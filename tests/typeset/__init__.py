"""Typesetting of disclosures: the same blocks as PDF, DOCX, XLSX, HTML or text, in the layouts that offices use.

`python -m tests.typeset` rebuilds data/sources from the transcriptions; property tests call `typeset` with blocks of
their own and any `Style`. The output depends on nothing but blocks and style: no dates, no random ids.
"""

from __future__ import annotations

from pathlib import Path

from tests.typeset.blocks import Block, Heading, Table, Text, load
from tests.typeset.docx import write_docx
from tests.typeset.html import write_html
from tests.typeset.pdf import write_pdf
from tests.typeset.style import Style
from tests.typeset.txt import write_txt
from tests.typeset.xlsx import write_xlsx

WRITERS = {"docx": write_docx, "html": write_html, "pdf": write_pdf, "txt": write_txt, "xlsx": write_xlsx}

__all__ = ["WRITERS", "Block", "Heading", "Style", "Table", "Text", "load", "typeset"]


def typeset(blocks: list[Block], path: Path, style: Style | None = None) -> None:
    """Write the blocks to `path` in the format of its suffix. Raises KeyError on a suffix that no writer has."""
    WRITERS[path.suffix.removeprefix(".")](blocks, path, style or Style())
