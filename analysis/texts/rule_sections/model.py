"""The sections that a rule has in English, and the sentences that many rules share."""

from __future__ import annotations

from typing import NamedTuple


class English(NamedTuple):
    """One rule: what it asks, why, what rounding may take, what it leaves out, and an example."""

    rule: str
    why: str
    tolerance: str
    not_counted: str
    example: str


NONE = "None."
NOT_APPLICABLE = "Not applicable."
BOTH = "Half of the last printed digit of both figures."
EACH = "Half of the last printed digit of each figure."
CAPPED = "Half of the last digit of each figure, together at most 0.10 wan yuan."
