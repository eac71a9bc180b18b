"""The store: exact amounts, one atomic step, nothing read twice, exports that others can use."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

import loaders.build
from analysis import data
from loaders import schema, store
from loaders.build import SOURCES, build
from loaders.worker import Outcome


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "five.duckdb"
    outcomes = build([SOURCES], path)
    assert [outcome.error for outcome in outcomes] == [None] * 5
    return path


def test_amounts_are_decimals_in_the_store(built: Path) -> None:
    with closing(duckdb.connect(str(built), read_only=True)) as connection:
        types = dict(connection.execute("SELECT column_name, column_type FROM (DESCRIBE budget_lines)").fetchall())
        (total,) = connection.execute(
            "SELECT amount_yuan FROM budget_lines WHERE name = '收入总计' AND \"table\" = 'revenue_expenditure_summary'"
        ).fetchall()[0]
    assert types["amount_yuan"] == "DECIMAL(22,6)"
    assert total == Decimal("11432800.00")


def test_the_store_gives_back_what_was_read(built: Path) -> None:
    tables, _ = store.read(built)
    read = loaders.build.merge(
        outcome.tables for outcome in loaders.build.read_all(loaders.build.find_sources([SOURCES]), 1) if outcome.tables
    )
    assert tables == read


def test_reading_the_same_sources_again_changes_nothing_and_reads_nothing(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, _ = store.read(built)

    def nothing(paths: list[Path], jobs: int, method: str) -> Iterator[Outcome]:
        assert paths == []
        return iter(())

    monkeypatch.setattr(loaders.build, "read_all", nothing)
    build([SOURCES], built)
    assert store.read(built)[0] == before


def test_another_loader_version_reads_everything_anew(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loaders.build, "VERSION", "other")
    assert loaders.build._known(built) == {}


def test_a_build_that_breaks_leaves_the_old_store_and_no_litter(built: Path) -> None:
    before = built.read_bytes()
    broken = schema.empty_tables()
    broken["budget_lines"] = [schema.BUDGET_LINES.row(disclosure_id="x", amount_yuan="no number")]
    with pytest.raises(duckdb.Error):
        store.write(broken, "1", built)
    assert built.read_bytes() == before
    assert [file.name for file in built.parent.iterdir()] == [built.name]


def test_a_file_that_is_no_store_is_replaced_not_trusted(tmp_path: Path) -> None:
    path = tmp_path / "old.duckdb"
    path.write_text("not a store")
    build([SOURCES], path, jobs=1)
    assert len(store.read(path)[0]["disclosures"]) == 5


@pytest.mark.parametrize("file_format", ["csv", "parquet"])
def test_an_export_holds_every_row_with_its_description(built: Path, tmp_path: Path, file_format: str) -> None:
    tables, _ = store.read(built)
    store.export(tables, tmp_path, file_format)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert [resource["name"] for resource in package["resources"]] == list(schema.TABLES)
    for resource in package["resources"]:
        path = tmp_path / resource["path"]
        with closing(duckdb.connect()) as connection:
            (count,) = connection.execute(f"SELECT count(*) FROM '{path}'").fetchall()[0]
        assert count == len(tables[resource["name"]]), resource["name"]


def test_an_exported_cell_never_runs_as_a_formula(tmp_path: Path) -> None:
    tables = schema.empty_tables()
    tables["statements"] = [schema.STATEMENTS.row(disclosure_id="x", quote="=1+1", change_yuan=Decimal("-5.00"))]
    store.export(tables, tmp_path, "csv")
    with (tmp_path / "statements.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["quote"], row["change_yuan"], row["amount_yuan"]) == ("'=1+1", "-5.00", "")


def test_a_store_remembers_what_it_was_built_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.duckdb"
    gone = tmp_path / "gone"
    gone.mkdir()
    build([SOURCES, gone], path, jobs=1)
    gone.rmdir()
    monkeypatch.setenv("MINGZHANG_STORE", str(path))
    assert data.built_from() == [str(SOURCES.resolve())]
