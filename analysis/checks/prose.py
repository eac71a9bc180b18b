"""Amounts in the running text: against the tables and against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.checks.compare import cell_label, closest, equal
from analysis.checks.engine import rule
from analysis.checks.index import Disclosure, Row
from analysis.checks.inside_table import closing
from analysis.checks.model import Check, Figure, Finding, Held, Unchecked, figure
from analysis.checks.wholes import whole

T1, T4 = "revenue_expenditure_summary", "fiscal_appropriation_summary"
# Words that make an amount another one than the year's total of its subject.
_OTHER_SENSE = re.compile(
    r"涉及|减少|增加|下降|增长|上升|主要|原因|下属|预留|每|平均|人均|用于|年初预算为|完成|占|其他资金|专户|项目为|安排给|至|结转|含|"
    r"以上|重点|绩效|当年财政|类[)）]|款[)）]|项[)）]"
)
Candidate = tuple[str, Figure]  # the table and the figure
_WHOLE_BUDGET = ("expenditure", "general_public_expenditure")


def stated(disclosure: Disclosure, subject: str) -> list[Row]:
    """Amounts that the text states as the year's total of a subject; changes, shares and partial amounts left out."""
    return [row for row in disclosure.statements(subject) if _is_total(row, disclosure.is_final)]


def _is_total(row: Row, final: bool) -> bool:
    amount, change = row["amount_yuan"], row["change_yuan"]
    if amount is None or (change is not None and abs(change) == amount and amount != 0):
        return False
    if _OTHER_SENSE.search(row["subject_title"] or "") or "平均" in (row["quote"] or ""):
        return False
    return not (final and re.search(r"年初预算|预算数?为|全年预算", row["quote"] or ""))


def said_of(row: Row) -> Figure:
    return figure(row, f"文字说明“{row['subject_title'] or row['quote'] or ''}”")


def _candidates(disclosure: Disclosure, subject: str) -> list[Candidate]:
    """The figures of the tables that an amount of this subject may repeat, with the table each is from."""
    d = disclosure
    found: list[Candidate | None] = []
    if subject in ("total_revenue", "total_expenditure"):
        side = subject.removeprefix("total_")
        found = [*_closing(d, T1, side), _whole(d, side), *_closing(d, T4, side)]
        found += [_whole(d, table) for table in _WHOLE_BUDGET] if side == "expenditure" else []
    elif subject == "basic_expenditure":
        found = [*(_whole(d, table, "basic") for table in _WHOLE_BUDGET), _whole(d, "basic_expenditure")]
        found += _named(d, T1, "^基本支出$")
    elif subject == "project_expenditure":
        found = [*(_whole(d, table, "project") for table in _WHOLE_BUDGET), *_named(d, T1, "^项目支出$")]
    elif subject in ("personnel", "public"):
        word = "^人员经费" if subject == "personnel" else "^公用经费"
        found = [_whole(d, "basic_expenditure", subject), *_named(d, "basic_expenditure", word + "(?:合计|小计)?$")]
        found += [_whole(d, table, subject) for table in _WHOLE_BUDGET]
    elif subject in ("general_public_expenditure", "fiscal_appropriation_expenditure"):
        found = [_whole(d, "general_public_expenditure"), *_closing(d, T4, "expenditure", "general_public")]
        found += _closing(d, T4, "expenditure")
    elif subject in ("general_public_revenue", "fiscal_appropriation_revenue"):
        found = [_whole(d, "revenue", "fiscal_appropriation"), _whole(d, "revenue", "general_public")]
        found += [
            *_closing(d, T4, "revenue"),
            *_named(d, T1, "一般公共预算|^财政拨款|预算拨款"),
            *_named(d, T4, "一般公共预算"),
        ]
    return [candidate for candidate in found if candidate is not None]


def _whole(disclosure: Disclosure, table: str, measure: str = "total") -> Candidate | None:
    found = whole(disclosure, table, measure)
    return (table, found) if found else None


def _closing(disclosure: Disclosure, table: str, side: str, measure: str = "total") -> list[Candidate | None]:
    rows = closing(disclosure, table, side, measure)
    return [(table, figure(row, cell_label(row))) for row in rows if row is not None]


def _named(disclosure: Disclosure, table: str, pattern: str) -> list[Candidate | None]:
    rows = [row for row in disclosure.rows(table, "total") if re.search(pattern, row["name"] or "")]
    return [(table, figure(row, cell_label(row))) for row in rows]


@rule(
    "prose-table-totals",
    "文字说明与预算表一致",
    "The text agrees with the tables",
    "error",
    kinds=("department_budget",),
)
def prose_table_totals(disclosure: Disclosure) -> Iterator[Check]:
    """Totals that the explanation states — revenue, expenditure, basic, personnel, public, project — are in the tables.

    Rule: 说明中的总收入、总支出、基本支出、人员经费、公用经费、项目支出、财政拨款收支＝预算表中相应口径的数。
    Why: 《预算法》第十四条要求对公开的预算作出说明，说明应与表一致；勾稽关系 C1。
    Tolerance: 按文字和表中各自印出的末位的一半计（23万元与23.00万元相等）。
    Not counted: 增减额、占比、分项、平均数；口径可能是全部收支也可能是财政拨款的，符合其一即可；决算中的年初预算数。
    Example: 文字“项目支出176.32万元”，支出总表项目支出合计167.32。
    """
    subjects = (
        "total_revenue", "total_expenditure", "basic_expenditure", "project_expenditure", "personnel", "public",
        "general_public_expenditure", "fiscal_appropriation_expenditure", "general_public_revenue",
        "fiscal_appropriation_revenue",
    )  # fmt: skip
    for subject in subjects:
        cells = _candidates(disclosure, subject)
        for row in stated(disclosure, subject):
            if not cells:
                yield Unchecked("没有读到相应的预算表")
                continue
            narrow = [c for c in cells if c[0] not in (T1, "expenditure")] if _is_narrow(row) else cells
            checks = [equal(f"{row['subject_title']}", said_of(row), found) for _, found in narrow or cells]
            check = closest(checks)
            if isinstance(check, Finding) and _is_part_only(disclosure, row, cells):
                yield Unchecked("全部支出的表没有可比的合计，一般公共预算只是其中一部分")
            else:
                yield _settled(disclosure, row, _keyed(check))


def _keyed(check: Check) -> Check:
    """The same gap said of several amounts of one paragraph has one cause."""
    if not isinstance(check, Finding):
        return check
    return replace(check, group=f"{check.actual.place}{check.difference}")


def _is_part_only(disclosure: Disclosure, row: Row, cells: list[Candidate]) -> bool:
    """Whether only tables of the general budget stand against a sum of all money, and funds are spent beside it."""
    of_all = any(table in (T1, "expenditure") for table, _ in cells)
    funds = any(line["amount_yuan"] for line in disclosure.rows("government_fund"))
    return (
        funds and not of_all and not _is_narrow(row) and row["subject"] in ("basic_expenditure", "project_expenditure")
    )


def _is_narrow(row: Row) -> bool:
    """True where the words restrict basic or project expenditure to the general public budget."""
    words = re.search(r"一般公共预算|财政拨款", row["subject_title"] or "")
    return bool(words) and row["subject"] in ("basic_expenditure", "project_expenditure")


def _settled(disclosure: Disclosure, row: Row, check: Check) -> Check:
    """A difference that the wider scope of the whole budget may explain is not a finding."""
    wide, narrow = disclosure.total("expenditure", "basic"), disclosure.total("basic_expenditure")
    scoped = (
        wide and narrow and wide["amount_yuan"] != narrow["amount_yuan"] and row["subject"] in ("personnel", "public")
    )
    if isinstance(check, Held) or not scoped or _of_general_public(disclosure, row):
        return check
    return Unchecked("文字的人员经费、公用经费可能是全部基本支出的口径")


def _of_general_public(disclosure: Disclosure, row: Row) -> bool:
    """True where the basic expenditure that the text named last before this amount is that of the general public budget."""
    before = disclosure.tables["statements"][: disclosure.tables["statements"].index(row)]
    last = next((other for other in reversed(before) if other["subject"] == "basic_expenditure"), None)
    return bool(last and re.search(r"一般公共预算|财政拨款", last["quote"] or ""))
