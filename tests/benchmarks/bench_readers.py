"""Time and memory of large files beside a named floor in the same run: `python -m tests.benchmarks.bench_readers [PDF|DIR …]`.

A workbook of 100,000 rows: the floor is python-calamine giving its values, the yardstick openpyxl doing the same. A PDF
of 200 pages, made of those named or shipped: the floor is the plain text of PDFium. Each in a process of its own.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pypdfium2 as pdfium  # type: ignore[import-untyped]
import python_calamine

from loaders import read_bytes
from loaders.build import SOURCES, find_sources
from loaders.readers import pdf, xlsx
from tests.benchmarks.bench_safety import repeated

ROWS, PAGES = 100_000, 200
HEADER = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]


def large_workbook(path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("支出总表")
    sheet.append(["某某县财政局2026年部门支出总表"])
    sheet.append(HEADER)
    for row in range(ROWS):
        sheet.append([str(2010101 + row), f"科目{row}", row + 0.25, row / 2, row / 2 + 0.25])
    book.save(path)


def values_by_calamine(path: Path) -> None:
    python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def values_by_openpyxl(path: Path) -> None:
    for row in openpyxl.load_workbook(path, read_only=True, data_only=True).worksheets[0].iter_rows(values_only=True):
        len(row)


def our_workbook(path: Path) -> None:
    xlsx.read(path.read_bytes(), path.name)


def plain_text(path: Path) -> None:
    for page in pdfium.PdfDocument(path):
        text_page = page.get_textpage()
        text_page.get_text_range()
        text_page.close()
        page.close()


def our_pdf(path: Path) -> None:
    pdf.read(path.read_bytes(), path.name)


def whole_read(path: Path) -> None:
    read_bytes(path.read_bytes(), path.name)


def _measured(work: Callable[[Path], None], path: Path) -> tuple[float, float]:
    started = time.process_time()
    work(path)
    return time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(work: Callable[[Path], None], path: Path) -> tuple[float, float]:
    """Seconds of the processor and peak memory in MB, in a fresh process; the best of three."""
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        return min(pool.apply(_measured, (work, path)) for _ in range(3))


def show(title: str, floor: Callable[[Path], None], path: Path, works: list[Callable[[Path], None]]) -> None:
    base, base_peak = measure(floor, path)
    print(f"{title} ({path.stat().st_size / 1e6:.1f} MB)")
    print(f"  {floor.__name__:20} {base:6.2f} s  {base_peak:5.0f} MB   the floor")
    for work in works:
        seconds, peak = measure(work, path)
        print(f"  {work.__name__:20} {seconds:6.2f} s  {peak:5.0f} MB   {seconds / base:.1f} x the floor", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_readers", description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PDF|DIR")
    named = [path for path in find_sources(parser.parse_args().paths or [SOURCES]) if path.suffix == ".pdf"]
    with TemporaryDirectory() as folder:
        book, document = Path(folder) / "large.xlsx", Path(folder) / "large.pdf"
        large_workbook(book)
        show(f"xlsx of {ROWS:,} rows", values_by_calamine, book, [our_workbook, whole_read, values_by_openpyxl])
        document.write_bytes(repeated(PAGES, named))
        show(f"PDF of {PAGES} pages", plain_text, document, [our_pdf, whole_read])


if __name__ == "__main__":
    main()
