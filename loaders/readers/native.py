"""Calling native libraries on damaged files: their panics become an ordinary exception, their traces stay unprinted."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

STDERR = 2


class Panic(Exception):
    """The library gave up where it should have returned an error."""


@contextmanager
def guarded() -> Iterator[None]:
    """Turn a Rust panic inside the block into `Panic`.

    PyO3 raises panics as a BaseException of a class that cannot be imported, so it is known by name; anything else
    passes through. The panic hook writes to file descriptor 2 by itself, so that is closed off for the duration.
    """
    try:
        with _silent():
            yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise Panic(str(error)) from error


@contextmanager
def _silent() -> Iterator[None]:
    try:
        kept = os.dup(STDERR)
    except OSError:  # no standard error to silence
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, STDERR)
    try:
        yield
    finally:
        os.dup2(kept, STDERR)
        os.close(nowhere)
        os.close(kept)
