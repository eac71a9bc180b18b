"""The same money in two budget tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.checks.codes import is_class_name, plain_name
from analysis.checks.compare import cell_label, closest, differs, equal
from analysis.checks.engine import rule
from analysis.checks.index import CARRY, Disclosure, Row
from analysis.checks.inside_table import closing
from analysis.checks.model import Check, Figure, Held, Unchecked, figure, nothing, total_of
from analysis.checks.wholes import whole

T1, T4 = "revenue_expenditure_summary", "fiscal_appropriation_summary"
_FISCAL = re.compile(r"一般公共预算|政府性?基金|国有资本")


def _figure(row: Row) -> Figure:
    return figure(row, cell_label(row))


def _one_of(subject: str, actual: Figure, candidates: list[Row | None]) -> Check:
    """Held where a figure equals one of those it may stand for, else the finding against the first of them."""
    given = [row for row in candidates if row is not None]
    if not given:
        return Unchecked(f"{subject}：对应的表未列数")
    checks = [equal(subject, actual, _figure(row)) for row in given]
    return closest(checks)


@rule(
    "totals-agree",
    "收支总表与收入总表、支出总表的总数一致",
    "The summary agrees with revenue and expenditure tables",
    "error",
)
def totals_agree(disclosure: Disclosure) -> Iterator[Check]:
    """The grand totals of the summary are the totals of the revenue and the expenditure table.

    Rule: 收支总表收入总计＝收入总表合计；支出总计（或扣除年终结转）＝支出总表合计。
    Why: 两表反映同一笔全部收支；《预算法实施条例》第五条；勾稽关系 B1。
    Tolerance: 两个数各按末位的一半计。
    Not counted: 表中没有合计行的；决算表合计可等于本年合计。
    Example: 收支总表支出总计1143.28，支出总表合计1134.28。
    """
    for table, side in (("revenue", "revenue"), ("expenditure", "expenditure")):
        total = whole(disclosure, table)
        if total is None:
            yield Unchecked("收入总表或支出总表没有可比的合计")
            continue
        current, grand = closing(disclosure, T1, side)
        yield _one_of(f"{total.label}与收支总表", total, [grand, current])


@rule("classes-agree", "收支总表与支出总表各类一致", "Classes agree between summary and expenditure table", "error")
def classes_agree(disclosure: Disclosure) -> Iterator[Check]:
    """Each class of expenditure in the summary equals the same class in the expenditure table.

    Rule: 收支总表各类支出＝支出总表同一类合计；财政拨款收支总表一般公共预算栏各类＝一般公共预算支出表同一类合计。
    Why: 两表口径相同，只是详略不同；勾稽关系 B2、B4。
    Tolerance: 两个数各按末位的一半计。
    Not counted: 按名称不能对应的类；没有功能分类的表。
    Example: 收支总表“卫生健康支出”103.00，支出总表“210卫生健康支出”130.00。
    """
    compared = False
    for summary, measure, table in ((T1, "total", "expenditure"), (T4, "general_public", "general_public_expenditure")):
        detail = _classes_of(disclosure, table)
        own: dict[str, Row] = {}
        for row in disclosure.rows(summary, measure, "expenditure"):
            own.setdefault(plain_name(row["name"] or ""), row)
        for name in own.keys() & detail.keys():
            compared = True
            yield equal(f"“{own[name]['name']}”", _figure(own[name]), _figure(detail[name]))
    if not compared:
        yield Unchecked("没有可按类对应的两张表")


def _classes_of(disclosure: Disclosure, table: str) -> dict[str, Row]:
    """Name of a class → its total: by code, or by name where the table prints no codes and each class once."""
    coded = {plain_name(row["name"]): row for code, row in disclosure.codes(table).items() if len(code) == 3}
    plain = [row for row in disclosure.rows(table, "total") if not row["code"] and is_class_name(row["name"])]
    named = {plain_name(row["name"]): row for row in plain}
    return coded or (named if len(named) == len(plain) else {})


@rule("fiscal-income-agrees", "财政拨款收入各表一致", "Fiscal appropriation agrees between tables", "error")
def fiscal_income_agrees(disclosure: Disclosure) -> Iterator[Check]:
    """The appropriation in the revenue table and in the summary is the total of the fiscal appropriation summary.

    Rule: 收入总表财政拨款收入合计、收支总表三项财政拨款之和＝财政拨款收支总表本年收入合计（或含结转的收入总计）。
    Why: 三表反映同一笔财政拨款；勾稽关系 B3。
    Tolerance: 每个数按末位的一半计。
    Not counted: 未列财政拨款收支总表的；结转口径不同的两种总数，符合其一即可。
    Example: 收入总表财政拨款收入1143.28，财政拨款收支总表本年收入合计1043.28。
    """
    current, grand = closing(disclosure, T4, "revenue")
    targets: list[Row | None] = [current, grand]
    appropriated = disclosure.total("revenue", "fiscal_appropriation")
    if appropriated is not None and (current or grand):
        yield _one_of("财政拨款收入", _figure(appropriated), targets)
    parts = [
        row
        for row in disclosure.rows(T1, "total", "revenue")
        if _FISCAL.search(row["name"] or "") and not CARRY.search(row["name"])
    ]
    older = [row for row in disclosure.rows(T1, "total", "revenue") if row["name"] in ("财政拨款收入", "财政拨款")]
    parts = older or parts  # forms before 2019 print the whole, and 其中：政府性基金… below it
    if parts and (current or grand) and len({row["name"] for row in parts}) == len(parts):
        whole = total_of(parts, "收支总表财政拨款收入")
        checks = [equal("财政拨款收入", whole, _figure(row)) for row in targets if row is not None]
        yield closest(checks)


@rule(
    "general-public-agrees",
    "财政拨款收支总表与一般公共预算支出表一致",
    "General public budget agrees between tables",
    "error",
)
def general_public_agrees(disclosure: Disclosure) -> Iterator[Check]:
    """The general-public column of the appropriation summary ends in the total of the general-public table.

    Rule: 财政拨款收支总表一般公共预算栏本年支出合计＝一般公共预算支出表合计。
    Why: 同一笔一般公共预算财政拨款支出；勾稽关系 B4。
    Tolerance: 两个数各按末位的一半计。
    Not counted: 财政拨款收支总表没有分栏的；含年末结转的支出总计符合其一即可。
    Example: 一般公共预算栏支出合计1143.28，一般公共预算支出表合计1043.28。
    """
    total = whole(disclosure, "general_public_expenditure")
    current, grand = closing(disclosure, T4, "expenditure", "general_public")
    if total is None or not (current or grand):
        yield Unchecked("财政拨款收支总表没有分栏，或一般公共预算支出表没有合计")
        return
    yield _one_of(f"{total.label}与财政拨款收支总表", total, [current, grand])


@rule(
    "fund-tables-agree", "政府性基金、国有资本经营预算各表一致", "Fund and state capital agree between tables", "error"
)
def fund_tables_agree(disclosure: Disclosure) -> Iterator[Check]:
    """The fund and state-capital columns of the appropriation summary end in the totals of their own tables.

    Rule: 财政拨款收支总表政府性基金栏、国有资本栏本年支出合计＝各自支出表合计；两处都空白视为一致。
    Why: 同一笔资金；空表须与总表一致；勾稽关系 B5。
    Tolerance: 两个数各按末位的一半计。
    Not counted: 财政拨款收支总表没有分栏的；含年末结转的支出总计符合其一即可。
    Example: 总表政府性基金栏415.35，政府性基金支出表注明“空表列示”。
    """
    columns = {row["measure"] for row in disclosure.rows(T4, side="expenditure")}
    if not columns & {"general_public", "government_fund", "state_capital"}:
        yield Unchecked("财政拨款收支总表没有分栏")
        return
    for table in ("government_fund", "state_capital"):
        current, grand = closing(disclosure, T4, "expenditure", table)
        total, status = disclosure.total(table), disclosure.status.get(table, "absent")
        shown = current or grand
        if total is not None and shown is not None:
            yield _one_of(f"{cell_label(total)}与财政拨款收支总表", _figure(total), [current, grand])
        elif shown is not None and shown["amount_yuan"] and status == "declared_empty":
            yield differs(
                cell_label(shown),
                _figure(shown),
                nothing(f"{cell_label({**shown, 'table': table, 'name': ''})}", "空表列示"),
            )
        elif not (shown is not None and shown["amount_yuan"]) and not (total is not None and total["amount_yuan"]):
            yield Held(table)


@rule("basic-agrees", "基本支出各表一致", "Basic expenditure agrees between tables", "error")
def basic_agrees(disclosure: Disclosure) -> Iterator[Check]:
    """Basic expenditure in the general-public table is the total of the basic-expenditure table.

    Rule: 一般公共预算支出表基本支出合计＝一般公共预算基本支出表合计。
    Why: 《预算法》第三十二条：同一笔支出分别按功能和经济性质分类；勾稽关系 B6。
    Tolerance: 两个数各按末位的一半计。
    Not counted: 没有基本支出栏或没有合计行的表。
    Example: 一般公共预算支出表基本支出975.96，基本支出表合计957.96。
    """
    left, right = whole(disclosure, "general_public_expenditure", "basic"), whole(disclosure, "basic_expenditure")
    if left is None or right is None:
        yield Unchecked("一般公共预算支出表没有基本支出，或基本支出表没有可加的合计")
        return
    yield equal("基本支出合计", right, left)
