"""No file may break a reader: hostile, damaged, encrypted and misnamed ones end in one sentence or are read all the same."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from loaders import UnreadableFile, load, read_bytes
from loaders.build import SOURCES, find_sources
from loaders.schema import Tables
from loaders.worker import Worker
from tests.benchmarks.fuzz_bases import Base, typeset_bases
from tests.hostile import CHEAP

ROOT = Path(__file__).parents[1]
EXTENSIONS = ("pdf", "docx", "doc", "xlsx", "xls", "html", "txt", "wps", "")


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(seconds=100) as reader:
        yield reader


@pytest.mark.parametrize("name", CHEAP)
def test_a_hostile_file_ends_in_one_sentence(worker: Worker, tmp_path: Path, name: str) -> None:
    make, word = CHEAP[name]
    path = tmp_path / name
    path.write_bytes(make())
    error = worker.read(path).error or "read"
    assert error.startswith(name) and error.endswith("。") and error.count("。") == 1 and word in error


def test_the_command_says_one_sentence_for_each_and_nothing_else(tmp_path: Path) -> None:
    names = [
        "页树循环.pdf",
        "实体.docx",
        "占满.xlsx",
        "有密码.xls",
        "有密码.doc",
        "很深的RTF.doc",
        "很深.html",
        "控制符.txt",
    ]
    for name in names:
        (tmp_path / name).write_bytes(CHEAP[name][0]())
    command = [sys.executable, "-m", "loaders", "read", *(str(tmp_path / name) for name in names)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert (result.returncode, result.stdout) == (2, "")
    assert [line.split(" ")[0] for line in result.stderr.splitlines()] == names


def told(tables: Tables) -> str:
    """What a file says, without its own name and fingerprint."""
    for row in tables["disclosures"]:
        row["source_file"] = row["source_sha256"] = None
    return json.dumps(tables, default=str, ensure_ascii=False)


@pytest.mark.parametrize("path", find_sources([SOURCES]), ids=lambda path: path.suffix)
def test_an_extension_that_lies_changes_nothing(path: Path) -> None:
    data = path.read_bytes()
    whole = told(read_bytes(data, path.name).tables)
    for extension in EXTENSIONS:
        assert told(read_bytes(data, f"{path.stem}.{extension}").tables) == whole, extension


@pytest.fixture(scope="module")
def small() -> list[Base]:
    """One typeset disclosure of each format."""
    first: dict[str, Base] = {}
    for base in typeset_bases():
        first.setdefault(base[0], base)
    return list(first.values())


def test_a_download_that_broke_off_anywhere_is_read_or_said(small: list[Base]) -> None:
    assert len(small) == 7
    for kind, name, content in small:
        for share in range(1, 20):
            try:
                read_bytes(content[: len(content) * share // 20], name)
            except UnreadableFile as error:
                assert str(error).startswith(name) and str(error).endswith("。"), kind


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless file")
def test_an_endless_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.MAX_BYTES", 1_000_000)
    with pytest.raises(UnreadableFile, match="上限"):
        load("/dev/zero")
