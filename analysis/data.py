"""Read-only queries on the store. Frames come back with Decimal amounts and None for what is missing.

The store is one DuckDB file that a build replaces as a whole: a connection belongs to one `stamp` (file identity), and
a new stamp opens the new file. Results are kept per stamp; frames are to be read, not changed.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from analysis import tables
from loaders import VERSION, schema

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "data" / "sources"
Stamp = tuple[str, int, int, int]


def store_path() -> Path:
    """The store: MINGZHANG_STORE, else data/mingzhang.duckdb."""
    return Path(os.environ.get("MINGZHANG_STORE") or ROOT / "data" / "mingzhang.duckdb")


def stamp() -> Stamp:
    """Identity of the store file as it is now; another one after a build. Raises OSError where there is none."""
    path = store_path()
    status = path.stat()
    return str(path), status.st_ino, status.st_mtime_ns, status.st_size


def needs_build() -> bool:
    """Whether there is no store, or the product's own store is one of another loader version."""
    path = store_path()
    if not path.exists():
        return True
    if os.environ.get("MINGZHANG_STORE"):
        return False
    try:
        return bool(query("SELECT loader_version FROM store_info")["loader_version"].tolist() != [VERSION])
    except duckdb.Error:
        return True


def built_from() -> list[str]:
    """The files and folders the store at hand was built from that are still there; none where it does not tell."""
    try:
        named = query("SELECT unnest(sources) AS source FROM store_info")["source"].tolist()
    except (duckdb.Error, FileNotFoundError):
        return []
    return [source for source in named if Path(source).exists()]


@lru_cache(maxsize=2)
def _connection(at: Stamp) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(at[0], read_only=True)


@lru_cache(maxsize=512)
def _query(at: Stamp, sql: str, values: tuple[Any, ...]) -> pd.DataFrame:
    cursor = _connection(at).cursor().execute(sql, list(values))
    names = [column[0] for column in cursor.description or []]
    return pd.DataFrame.from_records(cursor.fetchall(), columns=names).astype(object).replace({float("nan"): None})


def query(sql: str, *values: Any) -> pd.DataFrame:
    """One query on the store: rows as a frame of Python objects (Decimal, str, int, list, None)."""
    return _query(stamp(), sql, values)


def rows(table: str, ids: Sequence[str] | None = None, where: str = "", *values: Any) -> pd.DataFrame:
    """Rows of a table of the contract in stored order, of these disclosures (None: all), with a further condition."""
    columns = ", ".join(f'"{field.name}"' for field in schema.TABLES[table].fields)
    conditions = ["true"]
    given: list[Any] = []
    if ids is not None:
        conditions.append("list_contains(?, disclosure_id)")
        given.append(tuple(ids))
    if where:
        conditions.append(where)
    sql = f'SELECT {columns} FROM "{table}" WHERE {" AND ".join(conditions)} ORDER BY rowid'
    return query(sql, *given, *values)


def disclosures() -> pd.DataFrame:
    """All disclosures in the order of their region codes and years: never by amount."""
    frame = rows("disclosures")
    return frame.sort_values(["region_code", "fiscal_year", "department_name", "disclosure_id"], na_position="last")


def unread_tables(ids: Sequence[str]) -> dict[str, set[str]]:
    """Disclosure → the budget tables that are printed in it and were not read from anywhere."""
    states: dict[str, dict[str, set[str]]] = {}
    for row in tables.records(rows("table_status", ids)):
        states.setdefault(row["disclosure_id"], {}).setdefault(row["table"], set()).add(row["status"])
    return {
        key: {table for table, found in own.items() if "unread" in found and "present" not in found}
        for key, own in states.items()
    }


def labels(frame: pd.DataFrame, words: Any) -> dict[str, str]:
    """A short name for each disclosure: region and year, with stage and department where needed to tell them apart."""
    names: dict[str, str] = {}
    shared = frame.groupby(["region_name", "fiscal_year"], dropna=False)["disclosure_id"].transform("size")
    for row, count in zip(tables.records(frame), shared, strict=True):
        parts = [row["region_name"] or row["department_name"] or row["title"] or row["disclosure_id"]]
        if count > 1 and row["department_name"] and row["region_name"]:
            parts.append(short_department(row["department_name"], row["region_name"]))
        parts.append(str(row["fiscal_year"] or ""))
        if row["stage"] == "final_account":
            parts.append(words("stage.final_account"))
        names[row["disclosure_id"]] = " ".join(part for part in parts if part)
    return names


def short_department(department: str, region: str) -> str:
    """The department without the names of places in front of it."""
    return department.split(region, 1)[-1] or department


@lru_cache(maxsize=1)
def _files() -> dict[str, Path]:
    return {path.name: path for path in SOURCES.rglob("*") if path.is_file()}


def source_path(name: str) -> Path | None:
    """The shipped source file of this name, or None."""
    path = _files().get(name)
    return path if path and path.exists() else None
