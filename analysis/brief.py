"""The review brief of one disclosure: what it is, what it discloses, the findings, and questions in neutral wording.

`write(disclosure_id, unit, language)` → `Brief`, a list of blocks that `brief_html` and `brief_docx` set. The brief is cut to
what fits on two pages of A4: first the errors, then warnings and notices, as many as there is room for; the rest is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from analysis import audit_view, data, indicators, money, overview, tables
from analysis.brief_blocks import PAGE_LINES, Block, Brief, Facts, Grid, Heading, Note, Numbered, cut, lines_of
from analysis.checks import Finding, Report, Status
from analysis.checks.model import SEVERITIES
from analysis.texts import Words
from loaders import schema

LONGEST, LONGEST_PLACE = 170, 60
MOST_QUESTIONS = 12
WEAK = (
    "numeric_target",
    "blank_target",
    "blank_basis",
    "repeated_name",
    "same_target",
    "same_target_basis",
    "costless",
)


def write(disclosure_id: str, unit: str, language: str) -> Brief:
    """The brief of one disclosure of the store, with as many findings as fit on two pages."""
    words = Words(language, "brief")
    listed = data.disclosures()
    listed = listed[listed["disclosure_id"] == disclosure_id]
    whole = audit_view.report(disclosure_id)
    groups = group_alike(whole.findings)
    head = [*_identity(whole.disclosure, words), *_totals(listed, unit, words), *_coverage(listed, whole, words)]
    tail = [*_indicators(disclosure_id, words), *_questions(groups, words)]
    shown = list(groups)
    while True:
        blocks = (*head, *_findings(whole, groups, shown, words), *tail)
        if not shown or lines_of(blocks) <= PAGE_LINES:
            break
        shown = shown[:-1]
    name = data.labels(data.disclosures(), words)[disclosure_id]
    foot = words(
        "foot",
        sha=(whole.disclosure["source_sha256"] or "")[:12] or words("none"),
        rules=whole.rules_version,
        loader=whole.loader_version,
        date=date.today().isoformat(),
    )
    return Brief(language, words("title"), name, blocks, foot)


def group_alike(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Findings of one rule and severity stand together where they count no difference; the others stand alone."""
    groups: dict[Any, list[Finding]] = {}
    for number, finding in enumerate(findings):
        alone = finding.difference is not None or finding.severity == "error"
        groups.setdefault((finding.severity, finding.rule_id, number if alone else None), []).append(finding)
    return list(groups.values())


def _identity(row: schema.Row, words: Words) -> list[Block]:
    region = " · ".join(dict.fromkeys(row[key] for key in ("province_name", "city_name", "region_name") if row[key]))
    kinds = words("join").join(words(f"kind.{kind}") for kind in row["kinds"] or [])
    stage = words(f"stage.{row['stage']}") if row["stage"] else words("unknown")
    file = row["source_file"] or words("unknown")
    pages = row["page_count"]
    year = "year.value" if row["fiscal_year"] else "year.unknown"
    return [
        Note(words("neutral")),
        Heading(words("identity")),
        Facts(
            (
                (words("department"), row["department_name"] or words("unknown")),
                (words("region"), region or words("unknown")),
                (
                    words("year"),
                    words(year, year=row["fiscal_year"], stage=stage, kinds=kinds),
                ),
                (words("file"), words("file.pages", name=file, pages=pages) if pages else file),
            )
        ),
    ]


def _totals(listed: Any, unit: str, words: Words) -> list[Block]:
    row = tables.records(overview.summaries(listed))[0]

    def shown(value: Decimal | None) -> str:
        number = money.number(value, unit)
        return words("amount", amount=number, unit=words(f"unit.{unit}")) if number else words("not_disclosed")

    total = shown(row["total"])
    if row["total"] is not None:
        total = words("amount.basis", amount=total, basis=words.of("overview")(f"basis.{row['basis']}"))
    projects = words(
        "projects.value" if row["projects_with_budget"] else "projects.none_stated",
        count=row["projects"],
        stated=row["projects_with_budget"],
        sum=shown(row["project_budgets"]),
    )
    pairs = [
        (words("total"), total),
        (words("basic"), shown(row["basic"])),
        (words("project"), shown(row["project"])),
        (words("three_public"), _three_public(row["disclosure_id"], shown, words)),
        (words("projects"), projects if row["projects"] else words("none")),
    ]
    return [Heading(words("totals")), Facts(tuple(pairs))]


def _three_public(disclosure_id: str, shown: Any, words: Words) -> str:
    """The subtotal of the table and of the prose; both where they differ."""
    rows = tables.records(data.rows("three_public", [disclosure_id], "item = 'subtotal' AND amount_yuan IS NOT NULL"))
    found = {
        basis: next((row["amount_yuan"] for row in rows if row["basis"] == basis), None)
        for basis in ("table", "narrative")
    }
    if None not in found.values() and found["table"] != found["narrative"]:
        return words("two_amounts", table=shown(found["table"]), narrative=shown(found["narrative"]))
    return str(shown(next((value for value in found.values() if value is not None), None)))


def _coverage(listed: Any, whole: Report, words: Words) -> list[Block]:
    status = tables.records(overview.statuses(listed))[0]
    pairs = []
    for state in ("present", "declared_empty", "unread", "absent"):
        names = [words(f"table.{table}") for table in schema.BUDGET_TABLES if status[table] == state]
        if state == "unread" and not names:
            continue
        told = words("table.count", count=len(names), names=words("join").join(names)) if names else words("none")
        pairs.append((words(state), told))
    if all(status[table] == "not_applicable" for table in schema.BUDGET_TABLES):
        pairs = [(words("present"), words("no_tables"))]
    counts = {state: len(whole.with_status(state)) for state in Status}
    unchecked = counts[Status.CANNOT_BE_CHECKED] + counts[Status.CRASHED]
    told = words(
        "rules.value",
        all=len(whole.results),
        holds=counts[Status.HOLDS],
        fails=counts[Status.FAILS],
        unchecked=unchecked,
    )
    issues = len(data.rows("issues", [str(whole.disclosure["disclosure_id"])]))
    reading = words("reading.value", count=issues) if issues else words("reading.none")
    return [Heading(words("coverage")), Facts((*pairs, (words("rules"), told), (words("reading"), reading)))]


def _findings(
    whole: Report, groups: Sequence[list[Finding]], shown: Sequence[list[Finding]], words: Words
) -> list[Block]:
    counts = {severity: len(whole.of_severity(severity)) for severity in SEVERITIES}
    if not whole.findings:
        return [Heading(words("findings")), Note(words("findings.none"))]
    blocks: list[Block] = [Heading(words("findings")), Note(words("findings.count", **counts))]
    if shown:
        head = (words("head.severity"), words("head.finding"), words("head.place"))
        blocks.append(Grid(head, tuple(_finding(group, words) for group in shown)))
    left = [group for group in groups if group not in shown]
    rest = {severity: sum(len(group) for group in left if group[0].severity == severity) for severity in SEVERITIES}
    told = [words("rest.one", name=words(f"severity.{key}"), count=count) for key, count in rest.items() if count]
    return [*blocks, Note(words("findings.rest", list=words("join").join(told)))] if told else blocks


def _finding(group: list[Finding], words: Words) -> tuple[str, ...]:
    first = group[0]
    text = cut(audit_view.message(first, words), LONGEST)
    if first.confidence == "low":
        text = words("low", text=text)
    if len(group) > 1:
        text = words("alike", text=text, count=len(group))
    elif first.consequences:
        text = words("follow", text=text, count=len(first.consequences))
    places = dict.fromkeys(
        audit_view.place(side, words) for finding in group[:2] for side in audit_view.sides(finding) if side.place
    )
    return words(f"severity.{first.severity}"), text, cut(words("semicolon").join(places), LONGEST_PLACE) or "–"


def _indicators(disclosure_id: str, words: Words) -> list[Block]:
    rows = tables.records(data.rows("indicators", [disclosure_id]))
    if not rows:
        return [Heading(words("indicators")), Note(words("indicators.none"))]
    told = [words("indicators.count", count=len(rows))]
    for figure in indicators.measure_indicators(rows, rows):
        if figure.key in WEAK and (figure.count or figure.key == "numeric_target"):
            n = words("count_of", count=figure.count, total=figure.total)
            told.append(words(f"weak.{figure.key}", n=n, value=cut(figure.value or "", 24)))
    if missing := indicators.cover_dimensions(rows).missing:
        names = words("join").join(words(f"dimension.{name}") for name in missing)
        told.append(words("weak.missing", names=names))
    stop, join = ("。", "；") if words.language == "zh" else (".", "; ")
    return [Heading(words("indicators")), Note(told[0] + (" " if stop == "." else "") + join.join(told[1:]) + stop)]


def _questions(groups: Sequence[list[Finding]], words: Words) -> list[Block]:
    asked = list(dict.fromkeys(ask(group, words) for group in _by_rule(groups)))[:MOST_QUESTIONS]
    return [Heading(words("questions")), Numbered(tuple(asked)) if asked else Note(words("questions.none"))]


def _by_rule(groups: Sequence[list[Finding]]) -> list[list[Finding]]:
    """One group a rule, in the order of severity: a question is not asked twice for the same thing."""
    rules: dict[str, list[Finding]] = {}
    for group in groups:
        rules.setdefault(group[0].rule_id, []).extend(group)
    return list(rules.values())


def ask(group: Sequence[Finding], words: Words) -> str:
    """The question that a finding gives rise to; it asks and does not presume."""
    first = group[0]
    if first.expected is not None:
        key = "ask.differ" if first.difference is not None else "ask.relate"
    else:
        key = "ask.missing" if first.actual.printed in MISSING else "ask.explain"
    text = words(key, text=cut(audit_view.message(first, words), LONGEST))
    return words("ask.alike", text=text, count=len(group)) if len(group) > 1 else text


MISSING = frozenset({"未列", "空白", "未见", "未写明", "未写明金额", "金额未写明", "没有", "未列数", "未说明"})
