"""How many random disclosures read back exactly from what other programs print: `python -m tests.benchmarks.bench_printed`.

The typesetter of the tests writes web pages, which Chromium prints (`--by chromium`), or Word files, which LibreOffice turns
into PDF (`--by libreoffice`): page breaks, wrapping and rulings are theirs. Every failure is printed with its seed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import sync_playwright

from loaders import UnreadableFile, read_bytes
from tests.benchmarks.bench_roundtrip import variant_of
from tests.dashboard import CHROMIUM
from tests.typeset import typeset
from tests.typeset.disclosures import Disclosure, compose, differences


def written(seed: int, kind: str, folder: Path) -> tuple[Disclosure, Path]:
    """The disclosure of a seed and the file of this format written of it."""
    made = compose(seed, variant_of(seed, (kind,)))
    path = folder / f"{seed}.{kind}"
    typeset(made.blocks, path, made.variant.style())
    return made, path


def by_chromium(files: list[Path]) -> None:
    """Print web pages, each beside itself."""
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        for path in files:
            page.goto(path.as_uri())
            page.pdf(path=path.with_suffix(".pdf"))
        browser.close()


def by_libreoffice(files: list[Path]) -> None:
    """Turn Word files into PDF, each beside itself."""
    folder = files[0].parent
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), *map(str, files)], check=True, stdout=subprocess.DEVNULL)


PRINTERS: dict[str, tuple[str, Callable[[list[Path]], None]]] = {
    "chromium": ("html", by_chromium),
    "libreoffice": ("docx", by_libreoffice),
}


def unlike(made: Disclosure, path: Path) -> list[str]:
    """What the printed file does not read back as it was written."""
    name = Path(made.name).with_suffix(".pdf").name
    try:
        return list(differences(made.expected, read_bytes(path.with_suffix(".pdf").read_bytes(), name).tables))
    except UnreadableFile as error:
        return [f"unreadable: {error}"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--by", choices=PRINTERS, default="chromium")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--lines", type=int, default=4)
    options = parser.parse_args()
    kind, printed = PRINTERS[options.by]
    exact, started = 0, time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        made = [written(seed, kind, Path(folder)) for seed in range(options.start, options.start + options.count)]
        printed([path for _, path in made])
        for disclosure, path in made:
            found = unlike(disclosure, path)
            exact += not found
            for line in [f"seed {path.stem}: {len(found)} differences", *found[: options.lines]] if found else []:
                print("  ", line)
    print(f"{exact} of {options.count} read back exactly in {time.perf_counter() - started:.0f} s")
    return exact < options.count


if __name__ == "__main__":
    sys.exit(main())
