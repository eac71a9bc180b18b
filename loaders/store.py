"""Tables → one DuckDB file made from the schema, and back.

A store is written beside the old one and moved over it (`os.replace`), so that a reader never sees half a build and a killed
build leaves the old store. Amounts are DECIMAL(22, 6); a list of texts is VARCHAR[].
"""

from __future__ import annotations

import csv
import json
import os
import tempfile
from collections.abc import Iterable
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from loaders import schema

SQL_TYPES = {
    "text": "VARCHAR",
    "integer": "INTEGER",
    "decimal": "DECIMAL(22, 6)",
    "boolean": "BOOLEAN",
    "list": "VARCHAR[]",
}
DEFAULT_STORE = Path(__file__).parents[1] / "data" / "mingzhang.duckdb"


def write(tables: schema.Tables, version: str, path: Path, sources: Iterable[Path] = ()) -> None:
    """Write a complete store for `tables` to `path`, in one step as others see it.

    `sources` are the files and folders it was built from, kept so that it can be built again.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=path.name, suffix=".new", dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        temporary.unlink()
        with closing(duckdb.connect(str(temporary))) as connection:
            for table in schema.TABLES.values():
                _write_table(connection, table, tables[table.name])
            connection.execute("CREATE TABLE store_info (loader_version VARCHAR, sources VARCHAR[])")
            # A path that is no text (see loaders.file_name) cannot be kept as such; building again says it is missing.
            named = [str(source.resolve()).encode(errors="backslashreplace").decode() for source in sources]
            connection.execute("INSERT INTO store_info VALUES (?, ?)", [version, named])
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _write_table(connection: duckdb.DuckDBPyConnection, table: schema.Table, rows: list[schema.Row]) -> None:
    columns = ", ".join(f'"{field.name}" {SQL_TYPES[field.type]}' for field in table.fields)
    connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
    if not rows:
        return
    # Rows travel as one JSON file: DuckDB casts the decimal strings exactly and bulk inserts take milliseconds.
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8", delete=False) as file:
        for row in rows:
            file.write(json.dumps(row, default=str, ensure_ascii=False) + "\n")
    try:
        types = ", ".join(f"'{field.name}': '{SQL_TYPES[field.type]}'" for field in table.fields)
        connection.execute(
            f"INSERT INTO \"{table.name}\" SELECT * FROM read_json(?, format='newline_delimited', columns={{{types}}})",
            [file.name],
        )
    finally:
        Path(file.name).unlink()


def read(path: Path) -> tuple[schema.Tables, str]:
    """All tables of a store and the loader version that built it."""
    with closing(duckdb.connect(str(path), read_only=True)) as connection:
        (version,) = connection.execute("SELECT loader_version FROM store_info").fetchone() or ("",)
        tables = {name: _read_table(connection, table) for name, table in schema.TABLES.items()}
    return tables, version


def _read_table(connection: duckdb.DuckDBPyConnection, table: schema.Table) -> list[schema.Row]:
    names = [field.name for field in table.fields]
    cursor = connection.execute("SELECT {} FROM {}".format(", ".join(f'"{name}"' for name in names), table.name))
    decimals = {field.name for field in table.fields if field.type == "decimal"}
    return [
        {name: _trim(value) if name in decimals else value for name, value in zip(names, row, strict=True)}
        for row in cursor.fetchall()
    ]


def _trim(value: Decimal | None) -> Decimal | None:
    """A stored decimal with two decimals, or as many more as it needs."""
    if value is None:
        return None
    short = value.quantize(Decimal("0.01"))
    return short if short == value else value.normalize()


def export(tables: schema.Tables, folder: Path, file_format: str) -> list[Path]:
    """Write every table as CSV or Parquet with a data package descriptor (datapackage.json). Returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for table in schema.TABLES.values():
        target = folder / f"{table.name}.{file_format}"
        if file_format == "csv":
            _write_csv(table, tables[table.name], target)
        else:
            _write_parquet(table, tables[table.name], target)
        files.append(target)
    descriptor = folder / "datapackage.json"
    descriptor.write_text(json.dumps(_data_package(file_format), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return [*files, descriptor]


def _write_csv(table: schema.Table, rows: Iterable[schema.Row], target: Path) -> None:
    """CSV with a byte order mark, so that spreadsheet programs show Chinese; a blank cell is a missing value."""
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        names = [field.name for field in table.fields]
        writer.writerow(names)
        for row in rows:
            writer.writerow([guard_formula(_as_text(row[name])) for name in names])


def guard_formula(text: str) -> str:
    """Source text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers."""
    if text[:1] in "=+-@\t\r" and text:
        try:
            Decimal(text)
        except ArithmeticError:
            return "'" + text
    return text


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    return "\n".join(value) if isinstance(value, list) else str(value)


def _write_parquet(table: schema.Table, rows: list[schema.Row], target: Path) -> None:
    with closing(duckdb.connect()) as connection:
        _write_table(connection, table, rows)
        quoted = str(target).replace("'", "''")
        connection.execute(f"COPY \"{table.name}\" TO '{quoted}' (FORMAT parquet)")


def _data_package(file_format: str) -> dict[str, Any]:
    types = {"text": "string", "decimal": "number", "list": "array"}
    return {
        "profile": "tabular-data-package",
        "name": "mingzhang",
        "title": "明账：部门预算公开数据",
        "resources": [
            {
                "name": table.name,
                "title": table.zh,
                "path": f"{table.name}.{file_format}",
                "schema": {
                    "fields": [
                        {
                            "name": field.name,
                            "type": types.get(field.type, field.type),
                            "title": field.zh,
                            "description": field.description + (f" ({field.unit})" if field.unit else ""),
                        }
                        for field in table.fields
                    ]
                },
            }
            for table in schema.TABLES.values()
        ],
    }
