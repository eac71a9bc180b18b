"""The running text of source files at hand, read in a process of its own: rules that read prose need it, the store lacks it.

`texts(files)` → file → paragraphs with text and place; a file that cannot be read is left out. `python -m
analysis.running_text FILE…` writes one line of JSON a file to standard output.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from loaders import schema

ROOT = Path(__file__).parents[1]
SECONDS = 120
MOST_KEPT = 256
_kept: dict[str, list[schema.Row]] = {}  # sha256 of a file → its paragraphs


def fingerprint(file: Path) -> str:
    """The sha256 of a file; blank where it cannot be read."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def texts(files: Iterable[Path]) -> dict[Path, list[schema.Row]]:
    """The paragraphs of files; those read before are not read again."""
    prints = {file: fingerprint(file) for file in files}
    _read([file for file, sha in prints.items() if sha and sha not in _kept], prints)
    return {file: _kept[sha] for file, sha in prints.items() if _kept.get(sha)}


def _read(missing: list[Path], prints: dict[Path, str]) -> None:
    while missing:
        found = _run(missing)
        for name, rows in found.items():
            _kept[prints[Path(name)]] = rows
        stopped_at = [file for file in missing if str(file) not in found]
        for file in stopped_at[:1]:  # the process ended on it: go on without it
            _kept[prints[file]] = []
        missing = stopped_at[1:]
    while len(_kept) > MOST_KEPT:
        _kept.pop(next(iter(_kept)))


def _run(files: list[Path]) -> dict[str, list[schema.Row]]:
    command = [sys.executable, "-m", "analysis.running_text", *map(str, files)]
    try:
        shown = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=SECONDS, check=False).stdout
    except subprocess.TimeoutExpired as stopped:
        shown = stopped.stdout or b""
    except OSError:
        return {}
    found: dict[str, list[schema.Row]] = {}
    for line in shown.decode("utf-8", "replace").splitlines():
        try:
            name, rows = json.loads(line)
        except ValueError:  # the last line of a process that was ended
            continue
        found[name] = rows
    return found


def main(names: list[str]) -> None:
    from analysis.checks.sources import paragraphs_of

    for name in names:
        try:
            rows = paragraphs_of(Path(name))
        except Exception:  # noqa: BLE001 - one foreign file must not cost the others their text
            rows = []
        sys.stdout.buffer.write(json.dumps([name, rows]).encode() + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
