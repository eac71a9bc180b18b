"""Sources → store: find the files, read them side by side in worker processes, carry over what has not changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import duckdb

from loaders import VERSION, file_name, schema, store
from loaders.worker import DEFAULT_METHOD, Outcome, read_all

SOURCES = Path(__file__).parents[1] / "data" / "sources"
_SKIPPED = {".json", ".md"}  # the cards beside the shipped sources


def find_sources(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those in the folders named (not the cards and hidden files), in order of name."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(
                file
                for file in path.rglob("*")
                if file.is_file() and file.suffix.lower() not in _SKIPPED and not file.name.startswith((".", "~$"))
            )
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def build(sources: Iterable[Path], path: Path, jobs: int | None = None, method: str = DEFAULT_METHOD) -> list[Outcome]:
    """Build the store of `sources` at `path`. Returns the outcome of every source, unreadable ones included.

    `method` starts the workers: spawn where the program has threads.
    """
    sources = list(sources)
    files = find_sources(sources)
    known = _known(path)
    fresh = [file for file in files if _key(file) not in known]
    read = {outcome.path: outcome for outcome in read_all(fresh, jobs or os.cpu_count() or 1, method)}
    outcomes = [read.get(file) or Outcome(file, known[_key(file)], None) for file in files]
    store.write(merge(outcome.tables for outcome in outcomes if outcome.tables), VERSION, path, sources)
    return outcomes


def merge(parts: Iterable[schema.Tables]) -> schema.Tables:
    """One set of tables from many; a disclosure that is there already is not added again."""
    merged = schema.empty_tables()
    seen: set[str] = set()
    for tables in parts:
        fresh = {row["disclosure_id"] for row in tables["disclosures"]} - seen
        seen |= fresh
        for name, rows in tables.items():
            merged[name] += [row for row in rows if row["disclosure_id"] in fresh]
    return merged


def _key(path: Path) -> tuple[str, str]:
    try:
        return file_name(path), hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return file_name(path), ""


def _known(path: Path) -> dict[tuple[str, str], schema.Tables]:
    """Tables of the sources in the store there, by name and fingerprint; none where another loader version built it."""
    if not path.exists():
        return {}
    try:
        tables, version = store.read(path)
    except duckdb.Error:  # not a store of ours, or of another version of it: read everything anew
        return {}
    if version != VERSION:
        return {}
    select = partial(_only, tables)
    keys: dict[tuple[str, str], set[str]] = {}
    for row in tables["disclosures"]:
        keys.setdefault((row["source_file"], row["source_sha256"]), set()).add(row["disclosure_id"])
    return {key: select(ids) for key, ids in keys.items()}


def _only(tables: schema.Tables, ids: set[str]) -> schema.Tables:
    return {name: [row for row in rows if row["disclosure_id"] in ids] for name, rows in tables.items()}
