"""Speed of the PDF reader beside the plain text of pypdfium2 and the tables of pdfplumber, same pages, same run.

Run by hand: `python -m tests.benchmarks.bench_pdf DIR [DIR|PDF …]`. Time of the processor, the least of `--repeats`
for each file and each way of reading it, one after the other: what else the machine does slows all of them alike.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium  # type: ignore[import-untyped]

from loaders import UnreadableFile, read_bytes
from loaders.build import find_sources
from loaders.readers.pdf import read


def plain_text(path: Path) -> int:
    """The floor: nothing but the text of every page."""
    document = pdfium.PdfDocument(path)
    pages = len(document)
    for number in range(pages):
        page = document[number]
        text_page = page.get_textpage()
        text_page.get_text_range()
        text_page.close()
        page.close()
    document.close()
    return pages


def plumber_tables(path: Path) -> int:
    """The yardstick: pdfplumber's own table extraction."""
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_tables()
            page.close()
        return len(document.pages)


def our_reader(path: Path) -> int:
    """Tables, paragraphs and places of the whole file."""
    return read(path.read_bytes(), path.name).page_count or 0


def whole_read(path: Path) -> int:
    """The reader and every layout: the tables of the contract."""
    try:
        return read_bytes(path.read_bytes(), path.name).tables["disclosures"][0]["page_count"] or 0
    except UnreadableFile:  # a scan
        return our_reader(path)


def seconds(work: Callable[[Path], int], path: Path) -> float:
    """Seconds of the processor for one file."""
    start = time.process_time()
    work(path)
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_pdf", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="DIR|PDF")
    parser.add_argument("--repeats", type=int, default=3)
    arguments = parser.parse_args()
    paths = [path for path in find_sources(arguments.paths) if path.suffix == ".pdf"]
    pages = sum(plain_text(path) for path in paths)
    works = (plain_text, our_reader, whole_read, plumber_tables)
    least: dict[str, float] = {work.__name__: 0.0 for work in works}
    for path in paths:
        for work in works:
            least[work.__name__] += min(seconds(work, path) for _ in range(arguments.repeats))
    print(f"{len(paths)} files, {pages} pages")
    for name, total in least.items():
        against = (
            f"{least['plumber_tables'] / total:5.1f} x pdfplumber  {least['plain_text'] / total:5.2f} of plain text"
        )
        print(f"{name:15} {pages / total:8.1f} pages/s  {against}")


if __name__ == "__main__":
    main()
