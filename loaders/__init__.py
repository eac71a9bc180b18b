"""From a published file to the tables of the contract: `load(path)` → `Disclosure`.

    file → reader (per format) → Document → outline → layouts (per thing disclosed) → tables

The lists of readers and layouts below are all there are.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from loaders import schema
from loaders.document import Document, UnreadableFile

__all__ = ["READERS", "VERSION", "Disclosure", "UnreadableFile", "file_name", "load", "read_bytes"]

VERSION = "6"  # of the loaders: a store built by another version reads its sources anew
MAX_BYTES = 200_000_000

# Format → module with `read(data, name) -> Document`; imported on first use, for each brings a library of its own.
READERS = {
    "pdf": "loaders.readers.pdf",
    "docx": "loaders.readers.docx",
    "doc": "loaders.readers.doc",
    "xlsx": "loaders.readers.xlsx",
    "xls": "loaders.readers.xlsx",
    "html": "loaders.readers.html",
    "txt": "loaders.readers.txt",
}


@dataclass(frozen=True, slots=True)
class Disclosure:
    """The tables of one file; several disclosures in it share the tables and differ in disclosure_id."""

    tables: schema.Tables

    @property
    def ids(self) -> list[str]:
        return [row["disclosure_id"] for row in self.tables["disclosures"]]


def file_name(path: Path) -> str:
    """The name of a file as text: names unpacked from a Chinese Windows archive are bytes of GB 18030."""
    undecodable = any("\ud800" <= sign <= "\udfff" for sign in path.name)
    return os.fsencode(path.name).decode("gb18030", "replace") if undecodable else path.name


def load(path: str | Path) -> Disclosure:
    """Read one file. Raises UnreadableFile with one sentence where it is missing, damaged or no disclosure."""
    path = Path(path)
    name = file_name(path)
    if path.is_dir():
        raise UnreadableFile(f"{name} 是文件夹，请指定其中的文件。")
    try:
        with path.open("rb") as file:  # a device or a pipe has no size to ask for
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableFile(f"找不到文件 {path.with_name(name)}，请检查路径。") from None
    except OSError as error:
        raise UnreadableFile(f"无法打开 {name}：{error.strerror}，请检查权限。") from None
    if len(data) > MAX_BYTES:
        raise UnreadableFile(f"{name} 超过 {MAX_BYTES // 1_000_000} MB 的上限，请拆分后再读取。")
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> Disclosure:
    """The tables of a file given as bytes: a pure function of both arguments."""
    # Imported on first use: the dashboard needs the schema alone, and starts the sooner.
    from loaders import outline
    from loaders.assemble import assemble
    from loaders.readers import detect

    source_format = detect.detect(data, name)
    reader: Callable[[bytes, str], Document] = import_module(READERS[source_format]).read
    document = reader(data, name)
    outline.prepare(document)
    tables = assemble(document)
    for row in tables["disclosures"]:
        row["source_sha256"] = hashlib.sha256(data).hexdigest()
    return Disclosure(tables)
