"""Files that the app keeps for a reader on their own machine."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write(file: Path, content: bytes) -> None:
    """Write beside the old file and move over it: a reader of the file never sees half of it. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=file.name, suffix=".new", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        Path(name).replace(file)
    finally:
        Path(name).unlink(missing_ok=True)
