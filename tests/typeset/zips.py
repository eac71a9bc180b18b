"""Office files are zips: pack them again with fixed dates, so that the same blocks give the same bytes."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

FIXED_DATE = "2020-01-01T00:00:00Z"
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def freeze(path: Path) -> None:
    """Rewrite a zip in place with one date for all members and for the document properties."""
    with zipfile.ZipFile(path) as source:
        members = [(name, source.read(name)) for name in source.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in members:
            if name == "docProps/core.xml":
                data = _DATES.sub(rb"\g<1>" + FIXED_DATE.encode() + rb"\g<2>", data)
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, data)
