"""One cause, one finding: what follows from the same printed cell is hung under the finding that names it best."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from analysis.checks.model import SEVERITIES, Cell, Finding


def group_by_cause(findings: list[Finding], order: list[str]) -> list[Finding]:
    """Findings with the same `group`, or that share a printed cell, become one; sorted by severity and rule."""
    rank = {rule_id: index for index, rule_id in enumerate(order)}

    def weight(finding: Finding) -> tuple[int, int]:
        return SEVERITIES.index(finding.severity or "notice"), rank.get(finding.rule_id, 0)

    return sorted(_by_cell(_by_key(sorted(findings, key=weight))), key=weight)


def _by_key(findings: list[Finding]) -> list[Finding]:
    first: dict[tuple[str, str], list[Finding]] = {}
    for number, finding in enumerate(findings):
        first.setdefault((finding.rule_id, finding.group or f"#{number}"), []).append(finding)
    return [_under(group[0], group[1:]) for group in first.values()]


def _by_cell(findings: list[Finding]) -> list[Finding]:
    """The cell that most findings share is taken for the cause of all of them; then the next, until none is shared."""
    left = list(findings)
    grouped: list[Finding] = []
    while shared := _most_shared(left):
        group = [finding for finding in left if finding.difference is not None and shared in finding.cells]
        main = min(
            group, key=lambda finding: (SEVERITIES.index(finding.severity or "notice"), _distance(finding, shared))
        )
        grouped.append(replace(_under(main, [other for other in group if other is not main]), cause=shared))
        left = [finding for finding in left if finding not in group]
    return grouped + left


def _most_shared(findings: list[Finding]) -> Cell | None:
    counts = Counter(cell for finding in findings for cell in finding.cells if finding.difference is not None)
    cell, count = max(counts.items(), key=lambda item: item[1], default=(("", ""), 0))
    return cell if count > 1 else None


def _distance(finding: Finding, cell: Cell) -> int:
    """How far a finding is from naming the cell itself: 0 where it stands alone on one side."""
    from_side = [len(side.rows) for side in (finding.actual, finding.expected) if side is not None]
    return min(from_side, default=0) if len(finding.cells) > 1 else 0


def _under(main: Finding, others: list[Finding]) -> Finding:
    return replace(main, consequences=(*main.consequences, *others)) if others else main
