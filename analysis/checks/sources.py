"""Where the audit gets its tables: files read now, with their running text, or the store, without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from loaders import READERS, UnreadableFile, outline, schema
from loaders.document import Document
from loaders.readers import detect


def paragraphs_of(path: Path) -> list[schema.Row]:
    """The running text of a file that was read already: rows with text and place; none where it cannot be read again."""
    data = path.read_bytes()
    try:
        reader: Callable[[bytes, str], Document] = import_module(READERS[detect.detect(data, path.name)]).read
        document = reader(data, path.name)
    except UnreadableFile:
        return []
    outline.prepare(document)
    return [{"text": paragraph.text, "place": str(paragraph.place)} for paragraph in document.paragraphs()]


def by_disclosure(tables: schema.Tables, paragraphs: list[schema.Row] | None = None) -> Iterator[schema.Tables]:
    """The tables of each disclosure apart. Running text cannot be told apart where a file holds several."""
    for row in tables["disclosures"]:
        own = row["disclosure_id"]
        part = {name: [r for r in rows if r["disclosure_id"] == own] for name, rows in tables.items()}
        if paragraphs is not None and len(tables["disclosures"]) == 1:
            part["paragraphs"] = paragraphs
        yield part
