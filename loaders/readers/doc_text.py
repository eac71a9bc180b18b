"""The visible text of a Word 97-2003 file: hidden and deleted text and field instructions blanked out in place."""

from __future__ import annotations

import re

from loaders.readers import doc_binary as binary
from loaders.readers.cells import clean

HIDDEN, DELETED = 0x083C, 0x0800
FIELD_MARKS = re.compile("[\x13\x14\x15\r\x07]")
HIDEABLE = re.compile("[^\r\x07\x0c\x13-\x15]")
SURROGATES = re.compile("[\ud800-\udfff]")


def without_hidden(text: str, pieces: list[binary.Piece], runs: list[binary.Run]) -> str:
    """Blank out hidden text and text deleted under revision, keeping every position."""
    hidden = [run for run in runs if _hides(run.sprms)]
    if not hidden and not any(piece.sprms for piece in pieces):
        return text
    starts = binary.RunIndex(hidden)
    parts = []
    for piece in pieces:
        if (whole := _hides(piece.sprms)) is not None:
            part = text[piece.start : piece.end]
            parts.append(HIDEABLE.sub("\0", part) if whole else part)
            continue
        at = piece.start
        while at < piece.end:
            offset = piece.offset + (at - piece.start) * piece.width
            run = starts.at(offset)
            bound = run.end if run is not None else starts.next_start(offset)
            until = piece.end if bound is None else min(piece.end, at + max(1, (bound - offset) // piece.width))
            part = text[at:until]
            parts.append(part if run is None else HIDEABLE.sub("\0", part))
            at = until
    return "".join(parts)


def _hides(sprms: bytes) -> bool | None:
    """Whether modifiers hide or delete text; None where they do not speak of it."""
    if b"\x08" not in sprms:
        return None
    said = [operand in (b"\x01", b"\x81") for code, operand in binary.iterate_sprms(sprms) if code in (HIDDEN, DELETED)]
    return any(said) if said else None


def without_fields(text: str) -> str:
    """Blank out field instructions, keeping results and every position."""
    parts = []
    results: list[bool] = []
    at = 0
    for match in FIELD_MARKS.finditer(text):
        part = text[at : match.start()]
        parts.append(part if all(results) else "\0" * len(part))
        parts.append(match.group())
        at = match.end()
        if match.group() == "\x13":
            results.append(False)
        elif match.group() == "\x14" and results:
            results[-1] = True
        elif match.group() == "\x15" and results:
            results.pop()
        elif match.group() in "\r\x07":
            while results and not results[-1]:
                results.pop()  # instructions end with their paragraph at the latest
    parts.append(text[at:])
    return "".join(parts)


def clean_text(text: str) -> str:
    text = text.replace("\x1e", "-")
    if SURROGATES.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return clean(text)
