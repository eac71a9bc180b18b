"""`python -m analysis quality` prints scores of files and of a store, and says what it could not read."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from analysis.quality.command import run
from loaders import store
from tests.test_quality_agreement import path_of, read, scores_of


def options(*files: Path, at: Path | None = None, as_json: bool = True) -> argparse.Namespace:
    return argparse.Namespace(files=list(files), store=at, json=as_json)


def test_json_holds_every_indicator_with_its_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(options(path_of("000", "shipped"))) == 0
    found = json.loads(capsys.readouterr().out)
    assert {name: len(rows) for name, rows in found.items()} == {"indicators": 36, "projects": 5, "disclosures": 1}
    first = found["indicators"][0]
    assert {"disclosure_id", "project_no", "indicator_no", "I1", "I7", "score", "grade", "reasons"} <= first.keys()
    for row in found["indicators"]:
        lost = {key for key in ("I1", "I2", "I3", "I4", "I5", "I6", "I7") if row[key] != 1}
        assert lost == {reason["criterion"] for reason in row["reasons"]}
        assert all(reason["zh"] and reason["en"] for reason in row["reasons"])
        assert row["grade"] in ("优", "良", "中", "差")
    assert any(row["I4"] is None for row in found["indicators"])


def test_one_bad_file_does_not_stop_the_others(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(options(tmp_path / "absent.pdf", path_of("000", "shipped"), as_json=False)) == 2
    printed = capsys.readouterr()
    assert "absent.pdf" in printed.err
    assert "代表活动经费" in printed.out and "I3" in printed.out


def test_a_store_gives_the_same_scores_as_its_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "store.duckdb"
    store.write(read("000", "shipped"), "1", path)
    assert run(options(at=path)) == 0
    found = json.loads(capsys.readouterr().out)
    assert [row["score"] for row in found["indicators"]] == [item.score for item in scores_of("000").indicators]


def test_a_missing_store_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(options(at=tmp_path / "none.duckdb")) == 2
    assert "none.duckdb" in capsys.readouterr().err
