"""What hostile files cost: `python -m tests.benchmarks.bench_safety [--only WORD]`.

Writes each file, reads it with `python -m loaders read` in a process of its own and prints seconds, the peak memory of all
its processes, the exit code and the sentence. Exits with 1 where one gives a traceback, another code than 0 or 2, more than
one line, or goes beyond the limits of a worker.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from loaders.build import SOURCES
from loaders.worker import MEMORY_BYTES, SECONDS
from tests.hostile import CATALOG, CHEAP, PAGE, PAGES, form, pdf, stream
from tests.legacy.excel import Sheet, workbook

ZEROS = bytes(1 << 24)
STARTING = 20.0  # seconds that a program may take to start and end beside its worker
SHEET = "某某县财政局2026年部门预算"


def repeated(count: int, sources: list[Path]) -> bytes:
    """Real disclosures repeated until they have so many pages."""
    whole = pdfium.PdfDocument.new()
    while len(whole) < count:
        for path in sources:
            source = pdfium.PdfDocument(path)
            whole.import_pages(source, list(range(min(len(source), count - len(whole)))))
    stored = io.BytesIO()
    whole.save(stored)
    return stored.getvalue()


def bomb(parts: list[str], filled: str, gigabytes: int) -> bytes:
    """A package of empty parts and one of so many gigabytes of zeros, packed a thousand to one."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for part in parts:
            package.writestr(part, "<a/>")
        with package.open(filled, "w", force_zip64=True) as member:
            for _ in range(gigabytes * 64):
                member.write(ZEROS)
    return packed.getvalue()


def lying(packed: bytes) -> bytes:
    """The same package, its directory saying that every part has a hundred bytes."""
    data = bytearray(packed)
    at = data.find(b"PK\1\2")
    while at >= 0:
        data[at + 24 : at + 28] = (100).to_bytes(4, "little")
        at = data.find(b"PK\1\2", at + 4)
    return bytes(data)


def corners() -> bytes:
    rows: list[list[str | float]] = [[] for _ in range(65_536)]
    rows[0], rows[-1] = [SHEET], [1.0] * 256
    return workbook([Sheet("表", rows)])


WORD, BOOK = ["[Content_Types].xml", "_rels/.rels"], ["[Content_Types].xml", "xl/workbook.xml"]
COSTLY: dict[str, Callable[[], bytes]] = {
    "两千页.pdf": lambda: repeated(2000, sorted(SOURCES.glob("*.pdf"))),
    "图形自引.pdf": lambda: pdf([CATALOG, PAGES, PAGE, stream("/X Do"), form("/X Do /X Do")]),
    "百万笔画.pdf": lambda: pdf([CATALOG, PAGES, PAGE, stream("0 0 m 9 9 l S " * 1_000_000), form("")]),
    "炸弹.docx": lambda: bomb(WORD, "word/document.xml", 2),
    "谎报大小.docx": lambda: lying(bomb(WORD, "word/document.xml", 1)),
    "炸弹.xlsx": lambda: bomb(BOOK, "xl/worksheets/sheet1.xml", 2),
    "谎报大小.xlsx": lambda: lying(bomb(BOOK, "xl/worksheets/sheet1.xml", 1)),
    "四角.xls": corners,
    "十万层.html": lambda: b"<div>" * 100_000 + b"x" * 49_000_000,
    "五十兆单元格.html": lambda: b"<table>" + b"<tr><td>1<td>2<td>3" * 2_400_000,
    "五十兆段落.html": lambda: b"<p>2026" * 7_000_000,
    "三百兆.txt": lambda: "2026年部门预算\n".encode() * 15_000_000,
    "一百九十兆.txt": lambda: "2026年部门预算收入1143.28万元。\n".encode() * 4_500_000,
    "二十兆一行.txt": lambda: "预算收入，".encode() * 1_300_000,
    "制表符.txt": lambda: b"\t" * 1_000_000 + b"\n" + b"1\t" * 200_000,
}


def measure(path: Path) -> tuple[float, float, int, str]:
    """Seconds, peak of the largest process in MB, exit code, and what it printed as an error."""
    started = time.perf_counter()
    with tempfile.TemporaryFile() as errors:
        command = [sys.executable, "-m", "loaders", "read", str(path)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        said = errors.read().decode()
    return time.perf_counter() - started, usage.ru_maxrss / 1024, process.returncode, said


def wrongs(seconds: float, peak: float, code: int, said: str) -> Iterator[str]:
    if code not in (0, 2) or (code == 0) != (not said):
        yield f"code {code}"
    if "Traceback" in said or len(said.splitlines()) > 1:
        yield "more than a sentence"
    if seconds > SECONDS + STARTING:
        yield "too long"
    if peak > MEMORY_BYTES / 2**20:
        yield "too much memory"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_safety", description=__doc__)
    parser.add_argument("--only", default="")
    chosen = parser.parse_args().only
    bad = 0
    makers = {**{name: make for name, (make, _) in CHEAP.items()}, **COSTLY}
    print("    MB  seconds  peak MB  code  file or sentence")
    with tempfile.TemporaryDirectory() as folder:
        for name, make in makers.items():
            if chosen not in name:
                continue
            path = Path(folder) / name
            path.write_bytes(make())
            found = measure(path)
            size = path.stat().st_size / 1e6
            path.unlink()
            wrong = ", ".join(wrongs(*found))
            bad += bool(wrong)
            seconds, peak, code, said = found
            print(
                f"{size:6.1f} {seconds:8.1f} {peak:8.0f} {code:5}  {said.strip() or name + ' read'} {wrong}", flush=True
            )
    print(f"{bad} went wrong")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
