"""The audit on typeset disclosures: `python -m tests.benchmarks.bench_audit [--count 1000]`.

Random disclosures whose figures agree with each other are typeset, read back and audited: no error may be raised. Then one
contradiction of a random hard identity is seeded in each — a changed cell, a swapped unit, a dropped quarter, a figure of
the text — and the audit must find it by the rule of that identity and name the cell.
"""

from __future__ import annotations

import argparse
import copy
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analysis.checks import RULES, Finding, Report, Status, audit
from analysis.checks.model import cell_of
from loaders import schema
from tests.benchmarks import agreeing
from tests.benchmarks.contradictions import IDENTITIES


@dataclass(frozen=True, slots=True)
class Seeded:
    """One contradiction: the identity it breaks and the rows changed."""

    identity: str
    rows: tuple[schema.Row, ...]


def seed_contradiction(
    tables: schema.Tables, rng: random.Random, seeded: Mapping[str, int] | None = None
) -> tuple[schema.Tables, Seeded] | None:
    """A copy of the tables with one contradiction; None where the disclosure has nothing that it could contradict.

    `seeded` counts what was seeded before: the rarest identity that the disclosure prints comes first.
    """
    before = seeded or {}
    for identity in sorted(rng.sample(sorted(IDENTITIES), len(IDENTITIES)), key=lambda name: before.get(name, 0)):
        changed = copy.deepcopy(tables)
        if rows := IDENTITIES[identity].make(changed, rng):
            return changed, Seeded(identity, tuple(rows))
    return None


def report_of(tables: schema.Tables) -> Report:
    """The audit of a disclosure; a rule that crashes raises."""
    report = audit(tables)
    crashed = [result for result in report.results if result.status is Status.CRASHED]
    if crashed:
        raise RuntimeError(str(crashed))
    return report


def found(report: Report, seeded: Seeded) -> tuple[bool, bool]:
    """Whether a rule of the identity reports it, and whether one of these names the cell."""
    own = [finding for finding in _all(report.findings) if finding.rule_id in IDENTITIES[seeded.identity].rules]
    cells = {cell_of(row) for row in seeded.rows}
    places = {row["place"] for row in seeded.rows}
    return bool(own), any(finding.cells & cells or any(cell[0] in places for cell in finding.cells) for finding in own)


def _all(findings: tuple[Finding, ...]) -> Iterator[Finding]:
    for finding in findings:
        yield finding
        yield from _all(finding.consequences)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_audit")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--formats", default=",".join(agreeing.FORMATS))
    options = parser.parse_args()
    alarms: Counter[str] = Counter()
    seeded: Counter[str] = Counter()
    right: Counter[str] = Counter()
    named: Counter[str] = Counter()
    seconds: list[float] = []
    documents = 0
    for number in range(options.first, options.first + options.count):
        for tables in agreeing.tables(number, tuple(options.formats.split(","))):
            documents += 1
            started = time.process_time()
            errors = report_of(tables).of_severity("error")
            seconds.append(time.process_time() - started)
            for finding in errors:
                alarms[finding.rule_id] += 1
                print(f"alarm {number}: {finding.message_zh} {finding.actual.place}")
            contradiction = seed_contradiction(tables, random.Random(number), seeded)
            if contradiction is None or errors:
                continue
            changed, what = contradiction
            by_rule, with_cell = found(report_of(changed), what)
            seeded[what.identity] += 1
            right[what.identity] += by_rule
            named[what.identity] += with_cell
            if not with_cell:
                print(f"missed {number}: {what.identity} {_shown(what.rows[0])} right rule: {by_rule}")
    print(f"{documents} disclosures, {len(RULES)} rules, {sum(alarms.values())} errors raised {dict(alarms)}")
    for identity in IDENTITIES:
        print(
            f"{identity}: {seeded[identity]} seeded, {right[identity]} by the right rule, {named[identity]} with the cell"
        )
    whole = max(sum(seeded.values()), 1)
    print(
        f"{whole} seeded, {sum(right.values()) / whole:.1%} by the right rule, {sum(named.values()) / whole:.1%} with the cell"
    )
    seconds.sort()
    print(f"audit: median {seconds[len(seconds) // 2] * 1000:.1f} ms, most {seconds[-1] * 1000:.1f} ms")
    return 0


def _shown(row: schema.Row) -> str:
    names = ("table", "code", "name", "subject", "item", "measure", "project_no", "month", "printed", "place")
    return " ".join(str(row[name]) for name in names if row.get(name) is not None)


if __name__ == "__main__":
    sys.exit(main())
