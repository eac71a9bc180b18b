"""Rebuild data/sources from the transcriptions, or write all five in one format somewhere else."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from tests.typeset import WRITERS, load, typeset
from tests.typeset.pdf_text import FONT_FILE
from tests.typeset.sources import SOURCES, Source

DATA_SOURCES = Path(__file__).parents[2] / "data" / "sources"


def build(source: Source, folder: Path, suffix: str | None = None) -> Path:
    """Typeset one disclosure into `folder`, in its own format or in that of `suffix`."""
    path = folder / source.file_name
    if suffix:
        path = path.with_suffix(f".{suffix}")
    typeset(load(source.transcription), path, source.style)
    return path


def write_card(source: Source, folder: Path) -> Path:
    path = folder / f"{Path(source.file_name).stem}.card.json"
    path.write_text(json.dumps(source.card(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.typeset", description=__doc__)
    parser.add_argument("--format", choices=sorted(WRITERS), help="one format for all five; default: as published")
    parser.add_argument("--to", type=Path, help="folder to write into; default: data/sources")
    options = parser.parse_args(arguments)
    if options.format and not options.to:
        parser.error("--format needs --to: data/sources holds each disclosure in its own format")
    if not options.to and not FONT_FILE.exists():
        print(f"缺少字体 {FONT_FILE}：请先 apt install fonts-wqy-zenhei，否则PDF不能嵌入字体。", file=sys.stderr)
        return 2
    folder = options.to or DATA_SOURCES
    folder.mkdir(parents=True, exist_ok=True)
    for source in SOURCES:
        print(build(source, folder, options.format))
        if not options.to:
            write_card(source, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
