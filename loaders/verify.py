"""How well the reading went, by the sums that the document itself states: parts against their total, columns against rows.

A sum that does not hold is reported with its cell and never mended: the document may say so, or it was misread.
"""

from __future__ import annotations

from loaders.layouts.context import Context
from loaders.subjects import is_doubtful
from loaders.sums import Sum, sums_of_columns, sums_of_rows


def verify(context: Context) -> str | None:
    """Report the sums that do not hold as issues. Returns the reading quality in one line; None without any sum."""
    lines = [row for row in context.tables["budget_lines"] if row["year_offset"] == 0]
    sums = [*sums_of_columns(lines), *sums_of_rows(lines)]
    if not sums:
        return None
    failed = [found for found in sums if not found.holds]
    _confirm(sums, failed)
    for found in failed:
        row = found.total
        context.add(
            "issues",
            severity="warning",
            code="sum_differs",
            message=(
                f"表“{row['table_title'] or row['table']}”的“{row['name'] or '合计'}”{row['measure_title']}栏印为{row['printed']}，"
                f"与各项之和相差{found.difference:,}元：原文如此，或读取有误。"
            ),
            place=row["place"],
        )
    return f"核对合计关系{len(sums)}项，成立{len(sums) - len(failed)}项，不成立{len(failed)}项。"


def _confirm(sums: list[Sum], failed: list[Sum]) -> None:
    """Figures recognised from a picture count as read where a sum of them holds to the cent, and none fails.

    One wrong digit cannot hide there; what rounding would excuse confirms nothing, nor do zeros.
    """
    doubted = {id(row) for found in failed for row in (found.total, *found.parts)}
    for found in sums:
        rows = [row for row in (found.total, *found.parts) if row["amount_yuan"]]
        if len(rows) > 1 and not found.difference and not any(id(row) in doubted for row in rows):
            for row in rows:
                if not is_doubtful(row["code"], row["name"] or ""):  # the figure may be right, and its code misread
                    row["confidence"] = "high"
