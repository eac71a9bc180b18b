"""What the commands of this project share: how they end."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from typing import NoReturn

PIPE_CLOSED, INTERRUPTED = 141, 130  # as shells count: 128 and the number of the signal


def run(command: Callable[[], int]) -> NoReturn:
    """Run a command and exit with its code; a reader that goes early (`| head`) and Ctrl-C end it without a trace."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that lacks a character shows its escape, which JSON reads as the same character.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code = command()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left is flushed at exit
        code = PIPE_CLOSED
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)
