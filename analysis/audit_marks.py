"""What a reader has noted on findings: open, explained or a reading error, with a reason; kept as a small JSON file."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path

from analysis import kept_files

STATUSES = ("open", "explained", "reading_error")
FORMAT = "mingzhang-marks-1"
MAX_BYTES, MAX_MARKS, MAX_REASON = 2_000_000, 20_000, 2_000
DEFAULT = Path(__file__).parents[1] / "data" / "reviews" / "marks.json"
Key = tuple[str, str]  # disclosure, finding


@dataclass(frozen=True, slots=True)
class Mark:
    """One note on one finding; rule and subject are there for people who read the file."""

    disclosure_id: str
    finding: str
    status: str
    reason: str = ""
    rule_id: str = ""
    subject: str = ""
    marked_on: str = ""

    @property
    def key(self) -> Key:
        return self.disclosure_id, self.finding


Marks = dict[Key, Mark]


def path() -> Path:
    """Where marks are kept when the app runs on the reader's own machine: MINGZHANG_MARKS, else data/reviews."""
    return Path(os.environ.get("MINGZHANG_MARKS") or DEFAULT)


def today() -> str:
    return date.today().isoformat()


def put(marks: Marks, mark: Mark) -> Marks:
    """The marks with this one; an open finding without a reason is no mark."""
    kept = {key: other for key, other in marks.items() if key != mark.key}
    return kept if mark.status == "open" and not mark.reason else {**kept, mark.key: mark}


def to_json(marks: Iterable[Mark]) -> bytes:
    """The file, for people and programs."""
    listed = [asdict(mark) for mark in sorted(marks, key=lambda mark: mark.key)]
    return (json.dumps({"format": FORMAT, "marks": listed}, ensure_ascii=False, indent=1) + "\n").encode()


def from_json(content: bytes) -> Marks:
    """The marks of a file. Raises ValueError where it is not one of ours."""
    if len(content) > MAX_BYTES:
        raise ValueError("too large")
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except RecursionError:
        raise ValueError("nested too deep") from None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT or not isinstance(whole.get("marks"), list):
        raise ValueError("not a file of marks")
    marks = [_mark(entry) for entry in whole["marks"][:MAX_MARKS]]
    return {mark.key: mark for mark in marks}


def _mark(entry: object) -> Mark:
    names = [field.name for field in fields(Mark)]
    if not isinstance(entry, dict) or not all(isinstance(entry.get(name, ""), str) for name in names):
        raise ValueError("not a mark")
    mark = Mark(**{name: entry.get(name, "")[:MAX_REASON] for name in names})
    if mark.status not in STATUSES or not all(mark.key):
        raise ValueError("not a mark")
    return mark


def load(file: Path) -> Marks:
    """The marks kept in a file; none where there is none. Raises ValueError on another file, OSError on a locked one."""
    try:
        with file.open("rb") as content:
            return from_json(content.read(MAX_BYTES + 1))
    except FileNotFoundError:
        return {}


def save(file: Path, marks: Marks) -> None:
    """Keep the marks in a file."""
    kept_files.write(file, to_json(marks.values()))
