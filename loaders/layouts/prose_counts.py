"""What prose counts: staff, vehicles, and the shares of a budget spent by the end of a month."""

from __future__ import annotations

import re
from decimal import Decimal

from loaders.document import Place
from loaders.layouts.context import Context

_STAFF = (
    ("retired", re.compile(r"(?:离退休|退休|离休)(?:人员|干部)?[^，。；、\d]{0,6}?(\d{1,9})\s*(人|名)")),
    (
        "staff",
        re.compile(
            r"(?:在职|实有|在编|编制|现有)(?:人员|职工|干部|人数)?[^，。；、\d离退]{0,8}?(\d{1,9})\s*(人|名|个)"
        ),
    ),
    ("vehicles", re.compile(r"(?:公务用车|公务车|(?<!不含)车辆|公车|汽车)[^，。；、\d]{0,12}?(\d{1,9})\s*(辆|台)")),
)

_SCHEDULE = re.compile(
    r"((?:\d{1,2}月[底末份]?[、，,和及]?){2,12})(?:[^\d%，。；]{0,12})((?:\d{1,9}(?:\.\d+)?%[、，,和及]?){2,12})"
)


def read_counts(text: str, place: Place, context: Context) -> None:
    """Add the numbers of staff, retired staff and vehicles to statements."""
    for subject, pattern in _STAFF:
        for match in pattern.finditer(text):
            context.add(
                "statements",
                subject=subject,
                subject_title=match[0][: match.start(1) - match.start()].strip(),
                count=Decimal(match[1]),
                unit=match[2],
                quote=match[0],
                printed=match[1] + match[2],
                **context.where(place),
            )


def read_schedule(text: str, title: str, place: Place, context: Context) -> None:
    """3月底、6月底 … 分别达到20%、50%…: the months and shares of the subject that the paragraph began with."""
    match = _SCHEDULE.search(text)
    if not match:
        return
    months = [int(month) for month in re.findall(r"(\d{1,2})月", match[1])]
    shares = re.findall(r"(\d+(?:\.\d+)?)%", match[2])
    if len(months) != len(shares):
        message = f"“{match[0][:40]}”中月份与百分比个数不同，未采用。"
        context.issue("warning", "schedule_mismatch", message, place)
        return
    for month, share in zip(months, shares, strict=True):
        context.add(
            "schedule",
            subject_title=title or None,
            basis="narrative",
            month=month,
            cumulative_percent=Decimal(share),
            printed=f"{share}%",
            **context.where(place),
        )
