"""Comparing two figures, and the sentence that says how they differ. Never says which side is wrong."""

from __future__ import annotations

from decimal import Decimal

from analysis.checks.index import Row
from analysis.checks.model import Check, Figure, Finding, Held, Severity
from loaders.numbers import squeeze
from loaders.sums import tolerance

TABLES_ZH = {
    "revenue_expenditure_summary": "收支总表",
    "revenue": "收入总表",
    "expenditure": "支出总表",
    "fiscal_appropriation_summary": "财政拨款收支总表",
    "general_public_expenditure": "一般公共预算支出表",
    "basic_expenditure": "一般公共预算基本支出表",
    "government_fund": "政府性基金预算支出表",
    "state_capital": "国有资本经营预算支出表",
    "three_public": "“三公”经费支出表",
}
ITEMS_ZH = {
    "total": "合计",
    "subtotal": "“三公”经费小计",
    "overseas": "因公出国（境）费",
    "vehicles": "公务用车购置及运行维护费",
    "vehicle_purchase": "公务用车购置费",
    "vehicle_operation": "公务用车运行维护费",
    "reception": "公务接待费",
    "meetings": "会议费",
    "training": "培训费",
}


def cell_label(row: dict[str, object]) -> str:
    """支出总表“201一般公共服务支出”基本支出 : table, row and column of a budget figure in the words of the document."""
    table = TABLES_ZH.get(str(row["table"]), squeeze(str(row["table_title"] or row["table"])))
    return f"{table}“{row['code'] or ''}{row['name'] or '合计'}”{column_of(row)}"


def column_of(row: Row) -> str:
    """The lowest header above a figure of a budget table."""
    return str(row["measure_title"] or "").split("/")[-1]


def allowed(left: Figure, right: Figure) -> Decimal:
    """What rounding of the printed figures may take between the two sides."""
    rows = tuple(_as_amount(row) for row in (*left.rows, *right.rows))
    rows = tuple(row for row in rows if row["amount_yuan"] is not None and row["printed"])
    return tolerance(rows) if rows else Decimal(0)


def _as_amount(row: Row) -> Row:
    """A row of any table as the row of an amount: a project's amount is its budget."""
    return (
        row if "amount_yuan" in row else {**row, "amount_yuan": row.get("budget_yuan"), "printed": row.get("printed")}
    )


def equal(
    subject: str,
    actual: Figure,
    expected: Figure,
    within: Decimal | None = None,
    severity: Severity | None = None,
    group: str | None = None,
) -> Check:
    """Held where both sides agree within what rounding may take, else a finding."""
    assert actual.amount is not None and expected.amount is not None
    limit = allowed(actual, expected) if within is None else within
    if abs(actual.amount - expected.amount) <= limit:
        return Held(subject, (actual, expected))
    return differs(subject, actual, expected, limit, severity, group)


def closest(checks: list[Check]) -> Check:
    """Of comparisons with figures that one may stand for: the one that holds, else the finding with the least difference."""
    held = next((check for check in checks if isinstance(check, Held)), None)
    findings = [check for check in checks if isinstance(check, Finding)]
    return held or min(findings, key=lambda finding: abs(finding.difference or Decimal(0)))


def at_least(subject: str, whole: Figure, part: Figure, severity: Severity | None = None) -> Check:
    """Held where the whole is not smaller than a part of it."""
    assert whole.amount is not None and part.amount is not None
    limit = allowed(whole, part)
    if whole.amount >= part.amount - limit:
        return Held(subject, (whole, part))
    return Finding(
        subject,
        f"{subject}：{whole}小于{part}，应不小于。",
        f"{subject}: {whole} is smaller than {part}, of which the former should be the whole.",
        whole,
        part,
        whole.amount - part.amount,
        limit,
        severity,
    )


def differs(
    subject: str,
    actual: Figure,
    expected: Figure,
    limit: Decimal | None = None,
    severity: Severity | None = None,
    group: str | None = None,
) -> Finding:
    """The finding that two figures do not agree."""
    difference = None
    if actual.amount is not None and expected.amount is not None:
        difference = actual.amount - expected.amount
    return Finding(
        subject,
        f"{subject}：{actual}不等于{expected}。",
        f"{subject}: {actual} does not equal {expected}.",
        actual,
        expected,
        difference,
        limit,
        severity,
        group,
    )


def remark(
    subject: str,
    zh: str,
    en: str,
    actual: Figure,
    expected: Figure | None = None,
    severity: Severity | None = None,
    group: str | None = None,
) -> Finding:
    """A finding in words of its own: something missing, or a text that cannot mean what it says."""
    return Finding(subject, zh, en, actual, expected, None, None, severity, group)
