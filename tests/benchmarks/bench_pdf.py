"""Speed of the PDF reader beside the plain text of pypdfium2 and the tables of pdfplumber, same pages, same run.

Run by hand: `python -m tests.benchmarks.bench_pdf DIR`; add `--repeats 3` for steadier figures.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium  # type: ignore[import-untyped]

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


def measure(work: Callable[[Path], int], paths: list[Path], repeats: int) -> float:
    """Pages per second over all files, the best of the repeats."""
    rates = []
    for _ in range(repeats):
        start = time.perf_counter()
        pages = sum(work(path) for path in paths)
        rates.append(pages / (time.perf_counter() - start))
    return max(rates)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--repeats", type=int, default=3)
    arguments = parser.parse_args()
    paths = sorted(arguments.directory.glob("*.pdf"))
    ours = measure(our_reader, paths, arguments.repeats)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    text = measure(plain_text, paths, arguments.repeats)
    plumber = measure(plumber_tables, paths, 1)
    print(f"files {len(paths)}")
    print(f"plain text of pypdfium2   {text:8.1f} pages/s")
    print(f"this reader               {ours:8.1f} pages/s   peak {peak:.0f} MB")
    print(f"tables of pdfplumber      {plumber:8.1f} pages/s")
    print(f"ours / pdfplumber {ours / plumber:.1f}x   ours / plain text {ours / text:.2f}")


if __name__ == "__main__":
    main()
