"""Child process: reads a PDF and boxes from standard input, writes what pdfplumber makes of them as JSON.

Run by file name with an isolated interpreter, so it imports nothing of this project. pdfplumber needs minutes and
gigabytes on some damaged pages; a child can be limited and killed.
"""

from __future__ import annotations

import base64
import io
import json
import logging
import sys

import pdfplumber

MEMORY = 700_000_000
SECONDS = 10  # of the processor, so that a busy machine reads the same as an idle one
SETTINGS = {"vertical_strategy": "text", "horizontal_strategy": "text"}


def limit_itself() -> None:
    """Sets ceilings of memory and time where the system knows them."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def main() -> None:
    limit_itself()
    logging.disable()
    order = json.load(sys.stdin)
    answers = []
    with pdfplumber.open(io.BytesIO(base64.b64decode(order["pdf"]))) as document:
        for page, box in zip(document.pages, order["boxes"], strict=True):
            left, top, right, bottom = page.bbox
            region = (max(left, box[0] - 4), max(top, box[1] - 4), min(right, box[2] + 4), min(bottom, box[3] + 4))
            tables = page.crop(region).find_tables(SETTINGS)
            answers.append(
                [{"box": t.bbox, "texts": t.extract(), "cells": [row.cells for row in t.rows]} for t in tables]
            )
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
