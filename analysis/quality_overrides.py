"""A reviewer's overrules: what they say, and the file that keeps them.

A judgement of the machine can be wrong (rubric section 5, 13), so each one can be overruled with a reason. An overrule
names the indicator as it was printed: where the text has changed since, it no longer holds and is listed apart.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from analysis import kept_files
from analysis.data import ROOT
from analysis.quality import reference
from analysis.quality.judgement import FULL, HALF, ZERO
from analysis.quality.scores import IndicatorScore, ProjectScore

VERSION = 1
POINTS = (FULL, HALF, ZERO)
LONGEST, LARGEST = 2_000, 5_000_000  # signs of a text, bytes of a file
Key = tuple[str, int | None, int | None, str]


@dataclass(frozen=True, slots=True)
class Override:
    """`points` in place of `machine` for one criterion of an indicator, or of a project (`indicator_no` None).

    `name` and `target` are the printed words it was given for; `at` is the day.
    """

    disclosure_id: str
    project_no: int | None
    indicator_no: int | None
    criterion: str
    points: float
    reason: str
    name: str
    target: str
    machine: float
    reviewer: str = ""
    at: str = ""

    @property
    def key(self) -> Key:
        return self.disclosure_id, self.project_no, self.indicator_no, self.criterion


def path() -> Path:
    """Where overrules are kept on this machine: MINGZHANG_OVERRIDES, else data/reviews/quality.json."""
    return Path(os.environ.get("MINGZHANG_OVERRIDES") or ROOT / "data" / "reviews" / "quality.json")


def load(file: Path) -> dict[Key, Override]:
    """The overrules of a file; none where there is no file. Raises ValueError where it holds something else."""
    return parse(file.read_bytes()) if file.exists() else {}


def save(overrides: Mapping[Key, Override], file: Path) -> None:
    """Keep the overrules in a file."""
    kept_files.write(file, dump(overrides.values()).encode())


def dump(overrides: Iterable[Override]) -> str:
    """The overrules as JSON."""
    return json.dumps(
        {"version": VERSION, "overrides": [asdict(item) for item in overrides]}, ensure_ascii=False, indent=1
    )


def parse(content: bytes) -> dict[Key, Override]:
    """The overrules in a JSON file. Raises ValueError where one is not complete: then none is taken."""
    if len(content) > LARGEST:
        raise ValueError("size")
    try:
        listed = json.loads(content.decode("utf-8-sig"))["overrides"]
        found = [_check(item) for item in listed]
    except (AttributeError, KeyError, TypeError, RecursionError) as error:
        raise ValueError("shape") from error
    return {item.key: item for item in found}


def _check(item: dict[str, Any]) -> Override:
    known = {field.name for field in fields(Override)}
    override = Override(**{key: value for key, value in item.items() if key in known})
    texts = [value for value in asdict(override).values() if isinstance(value, str)]
    numbers = (override.project_no, override.indicator_no)
    sound = (
        all(isinstance(getattr(override, key), str) for key in ("disclosure_id", "reason", "name", "target", "at"))
        and isinstance(override.reviewer, str)
        and all(number is None or type(number) is int for number in numbers)
        and {override.points, override.machine} <= set(POINTS)
        and override.criterion in {*reference.weights("indicator"), *reference.weights("project")}
        and override.reason.strip()
        and all(len(text) <= LONGEST for text in texts)
    )
    if not sound:
        raise ValueError("entry")
    return replace(override, points=float(override.points), machine=float(override.machine))


def make_override(
    item: IndicatorScore | ProjectScore, criterion: str, points: float, reason: str, reviewer: str, at: str
) -> Override:
    """An overrule of this criterion; `item` is the machine's own score."""
    machine = item.judgements[criterion].points or ZERO
    if isinstance(item, ProjectScore):
        place, name, target = (item.disclosure_id, item.project_no, None), item.project_name, ""
    else:
        row = item.row
        place = row["disclosure_id"], row["project_no"], row["indicator_no"]
        name, target = row["level3"] or "", row["target"] or ""
    return Override(*place, criterion, points, reason.strip(), name, target, machine, reviewer.strip(), at)
