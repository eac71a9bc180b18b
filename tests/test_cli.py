"""The command line: one sentence for every bad file, the good ones are read all the same, amounts stay exact."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from loaders import worker
from loaders.__main__ import main
from loaders.build import SOURCES

ROOT = Path(__file__).parents[1]
TEXT = """甲县人民代表大会常务委员会2023年部门预算绩效文本

1、会议费绩效目标表
\t101001甲县人民代表大会常务委员会
\t单位：万元

\t项目编码
\t101-0501
\t项目名称
\t会议费

\t预算规模及资金用途
\t预算数
\t15.50
\t其中：财政资金
\t15.50
\t其他资金
\t

"""


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "loaders", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


BAD = {
    "empty.pdf": b"",
    "blank.txt": b" \n\n",
    "binary.txt": bytes(range(256)) * 40,
    "mojibake.txt": "部门预算".encode("utf-16-be")[1:] + b"\xff\xfe\x00" * 30,
    "unrelated.txt": "今天天气很好，我们去公园散步。\n".encode() * 20,
    "cut.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
    "picture.docx": b"\x89PNG\r\n\x1a\n" + b"\0" * 200,
    "cut.docx": b"PK\x03\x04" + b"\0" * 100,
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gives_one_sentence_and_code_2(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(BAD[name])
    result = _run("read", str(path), "--json")
    assert result.returncode == 2
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert name in line
    assert line.endswith("。")
    assert "Traceback" not in line


def test_a_missing_file_and_a_folder_are_said_in_one_sentence(tmp_path: Path) -> None:
    result = _run("read", str(tmp_path / "nowhere.txt"), str(tmp_path))
    assert result.returncode == 2
    assert ["找不到" in result.stderr.splitlines()[0], "文件夹" in result.stderr.splitlines()[1]] == [True, True]


def test_one_bad_file_does_not_stop_the_others(good: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"")
    result = _run("read", str(bad), str(good), "--json")
    assert result.returncode == 2
    assert [row["project_name"] for row in json.loads(result.stdout)["projects"]] == ["会议费"]


@pytest.mark.parametrize("command", [("loaders", "read"), ("analysis", "audit"), ("analysis", "quality")])
def test_a_reader_that_goes_early_leaves_no_trace(good: Path, command: tuple[str, str]) -> None:
    module, name = command
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        result = subprocess.run(
            [sys.executable, "-m", module, name, str(good), "--json"],
            cwd=ROOT,
            stdout=pipe,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (result.returncode, result.stderr) == (141, b"")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere file names are text")
def test_a_file_name_unpacked_in_gb_18030_is_read_as_chinese(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / os.fsdecode("绩效文本.txt".encode("gb18030"))
    good.rename(path)
    store = tmp_path / "store.duckdb"
    assert main(["build", str(path), "--store", str(store)]) == 0
    assert main(["build", str(path), "--store", str(store)]) == 0
    assert main(["read", str(path), "--json"]) == 0
    output = capsys.readouterr().out
    assert json.loads(output.splitlines()[-1])["disclosures"][0]["source_file"] == "绩效文本.txt"
    assert main(["read", str(path.with_name(path.name + "x"))]) == 2
    assert "绩效文本.txtx" in capsys.readouterr().err


def test_json_keeps_amounts_exact_and_blanks_apart(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(good), "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["projects"]
    assert (row["budget_yuan"], row["fiscal_yuan"], row["other_yuan"]) == ("155000.00", "155000.00", None)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_other_encodings_give_the_same_tables(good: Path, encoding: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", str(good), "--json"])
    plain = json.loads(capsys.readouterr().out)
    good.write_bytes(TEXT.encode(encoding))
    assert main(["read", str(good), "--json"]) == 0
    other = json.loads(capsys.readouterr().out)
    for tables in (plain, other):
        tables["disclosures"][0].pop("source_sha256")
    assert other == plain


def test_build_and_export_tell_what_they_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "store.duckdb"
    assert main(["build", str(SOURCES), "--store", str(path), "--jobs", "1"]) == 0
    assert "5 份" in capsys.readouterr().out
    assert main(["export", "--to", str(tmp_path / "out"), "--store", str(path)]) == 0
    assert (tmp_path / "out" / "budget_lines.csv").exists()
    assert main(["export", "--to", str(tmp_path / "out"), "--store", str(tmp_path / "none.duckdb")]) == 2


def test_a_file_that_takes_too_long_is_stopped_and_the_next_is_read(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(path: Path) -> worker.Outcome:
        if path.name == "slow.txt":
            time.sleep(60)
        return worker.Outcome(path, None, "read")

    monkeypatch.setattr(worker, "read_here", slow)
    with worker.Worker(seconds=1) as reader:
        assert "已停止" in (reader.read(good.with_name("slow.txt")).error or "")
        assert reader.read(good).error == "read"


def test_a_worker_that_dies_is_one_sentence(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "read_here", lambda path: sys.exit(9))
    with worker.Worker(seconds=20) as reader:
        assert "意外中止" in (reader.read(good).error or "")


def test_memory_is_bounded(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(path: str | Path) -> None:
        bytearray(3_000_000_000)

    monkeypatch.setattr(worker, "load", greedy)
    with worker.Worker(memory=1_500_000_000) as reader:
        assert "超出读取上限" in (reader.read(good).error or "")
