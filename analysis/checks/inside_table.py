"""Sums inside one budget table: down its columns, across its rows, and the closing lines of the summary tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from analysis.checks.codes import is_class_name
from analysis.checks.compare import cell_label, equal, remark
from analysis.checks.engine import rule
from analysis.checks.index import CARRY, Disclosure, Row
from analysis.checks.model import Check, Figure, Finding, Held, Unchecked, figure, total_of
from loaders.sums import Sum, sums_of_columns, sums_of_rows

_MANY = 3
_SUMMARIES = ("revenue_expenditure_summary", "fiscal_appropriation_summary")
_SOURCES = (
    "general_public",
    "government_fund",
    "state_capital",
    "fiscal_appropriation",
    "special_account",
    "institutional_revenue",
    "operating",
    "superior_subsidy",
    "affiliate_remittance",
    "other_revenue",
    "unit_funds",
)
_FISCAL_PARTS = ("general_public", "government_fund", "state_capital")
_FISCAL_PARENT = re.compile(r"财政拨款(?:收入|资金)?$|预算拨款(?:收入)?$")
_FISCAL_CHILD = re.compile(r"一般公共预算|政府性?基金|国有资本")


@rule("table-subtotals", "科目上下级合计相等", "Subtotals equal the sum of their lines", "error")
def table_subtotals(disclosure: Disclosure) -> Iterator[Check]:
    """Every class is the sum of its sections, every section of its items, the total of its classes, in every column
    of every table.

    Rule: 表内各栏：类＝所属各款之和，款＝所属各项之和，合计＝各类之和。
    Why: 《预算法》第三十二、四十六条和《预算法实施条例》第六条要求支出按功能分类编列到项；勾稽关系 A8。
    Tolerance: 每个数按末位的一半计，合计不超过0.10万元。
    Not counted: 同一编码在一张表内多次列示的（分单位列示）；空白格按无金额处理。
    Example: “208社会保障和就业支出”印为68.80，所属各款之和为68.08。
    """
    for found in sums_of_columns(disclosure.lines):
        yield _holds_or_differs(found, "所属科目之和")


@rule("table-row-sums", "行内合计等于各栏之和", "A row's total equals its columns", "error")
def table_row_sums(disclosure: Disclosure) -> Iterator[Check]:
    """In every row the total column is the sum of basic and project, personnel and public, or the kinds of money.

    Rule: 支出表合计＝基本支出＋项目支出（及经营、上解、补助等）；基本支出＝人员经费＋公用经费；基本支出表合计＝人员经费＋公用经费；财政拨款收支总表合计＝三类预算资金之和。
    Why: 《预算法实施条例》第五、六条：部门支出分为基本支出和项目支出；勾稽关系 A4、A5、A6、A7。
    Tolerance: 每个数按末位的一半计，合计不超过0.10万元。
    Not counted: 空白格按无金额处理；只印合计一栏的表。一张表三行以上、三分之一以上同时不成立的，可能是读取有误，合为一条警告。
    Example: “2010101行政运行”合计744.16，基本支出744.16，项目支出10.00。
    """
    tables: dict[str, list[Check]] = defaultdict(list)
    for found in sums_of_rows(disclosure.lines):
        tables[found.total["table"]].append(_holds_or_differs(found, "同行各栏之和"))
    for checks in tables.values():
        yield from _unless_misread(checks)
    for cells in _rows_of(disclosure, "general_public_expenditure").values():
        parts = tuple(cells[measure] for measure in ("personnel", "public") if measure in cells)
        if "basic" in cells and parts:
            yield _holds_or_differs(Sum(cells["basic"], parts), "人员经费与公用经费之和")


def _unless_misread(checks: list[Check]) -> list[Check]:
    """Many rows of one table that fail together speak of columns misread: one warning of low confidence, no errors."""
    failed = [check for check in checks if isinstance(check, Finding)]
    if len(failed) < _MANY or len(failed) * 3 < len(checks):
        return checks
    rows = tuple({**finding.actual.rows[0], "confidence": "low"} for finding in failed)
    shown = Figure(failed[0].actual.label, f"等{len(failed)}行", None, rows)
    zh = f"{shown}的合计与同行各栏之和不等：多行同时如此，可能是读取有误，请对照原文。"
    en = f"The totals of {len(failed)} rows of one table differ from their columns: the columns may have been misread."
    held = [check for check in checks if not isinstance(check, Finding)]
    return [*held, remark(failed[0].subject, zh, en, shown, severity="warning")]


def _rows_of(disclosure: Disclosure, table: str) -> dict[tuple[str, str, str], dict[str, Row]]:
    """The printed rows of a table: measure → figure."""
    rows: dict[tuple[str, str, str], dict[str, Row]] = defaultdict(dict)
    for row in disclosure.rows(table):
        where = row["place"].rsplit(" ", 1)[0] if "列" in row["place"] else ""
        rows[where, row["code"] or "", row["name"] or ""].setdefault(row["measure"], row)
    return rows


@rule("revenue-row-sums", "收入总表行内合计等于各项收入之和", "A revenue row's total equals its sources", "error")
def revenue_row_sums(disclosure: Disclosure) -> Iterator[Check]:
    """In the revenue table the total is this year's revenue plus the carry-over, and this year's the sum of its sources.

    Rule: 合计＝本年收入小计＋上年结转；本年收入小计＝财政拨款、财政专户、事业、经营、上级补助、附属上缴、其他收入之和。
    Why: 《预算法》第三十一、四十六条；勾稽关系 A3。
    Tolerance: 每个数按末位的一半计，合计不超过0.10万元。
    Not counted: 栏目有“其中”或重复、无法判断层次的，只在成立时计入。
    Example: 合计1143.28，财政拨款收入1043.28，其他收入空白。
    """
    rows: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in disclosure.rows("revenue"):
        where = row["place"].rsplit(" ", 1)[0] if "列" in row["place"] else ""
        rows[(where, row["code"] or "", row["name"] or "")].append(row)
    for cells in rows.values():
        yield from _revenue_row(cells)


def _revenue_row(cells: list[Row]) -> Iterator[Check]:
    own = {row["measure"]: row for row in reversed(cells) if "其中" not in row["measure_title"]}
    if "total" not in own:
        return
    label, carried = cell_label(own["total"]), [own[m] for m in ("carry_over", "use_of_surplus") if m in own]
    sources = [own[measure] for measure in _SOURCES if measure in own]
    if "fiscal_appropriation" in own:
        sources = [row for row in sources if row["measure"] not in _FISCAL_PARTS]
    doubtful = len({row["measure"] for row in cells}) < len(cells)
    if "current_year" in own:
        whole = total_of([own["current_year"], *carried], "本年收入与上年结转之和")
        yield equal(f"{label}与本年收入", figure(own["total"], label), whole)
        if sources:
            yield _unless(doubtful, cell_label(own["current_year"]), own["current_year"], sources)
    elif sources:
        yield _unless(doubtful, label, own["total"], [*sources, *carried])


def _unless(doubtful: bool, label: str, total: Row, parts: list[Row]) -> Check:
    """A comparison whose parts may be read in more than one way counts only where it holds."""
    check = equal(f"{label}与各项收入", figure(total, label), total_of(parts, "各项收入之和"))
    return check if isinstance(check, Held) or not doubtful else Unchecked("收入栏目有重复或“其中”项，无法判断层次")


@rule("summary-balance", "收支总表收支平衡", "The summary balances", "error")
def summary_balance(disclosure: Disclosure) -> Iterator[Check]:
    """In the summary tables this year plus carry-over is the grand total, and both sides have the same grand total.

    Rule: 本年收入合计＋上年结转结余＝收入总计；本年支出合计＋年终结转结余＝支出总计；收入总计＝支出总计。
    Why: 《预算法》第十二条：各级预算应当做到收支平衡；勾稽关系 A2、A5。
    Tolerance: 每个数按末位的一半计，合计不超过0.10万元。
    Not counted: 结转结余分行列示、层次不明的，只在成立时计入。
    Example: 收入总计1143.28，支出总计1134.28。
    """
    for table in _SUMMARIES:
        grand = {side: closing(disclosure, table, side) for side in ("revenue", "expenditure")}
        for side, (current, total) in grand.items():
            if current and total and current is not total:
                yield from _closes(disclosure, table, side, current, total)
        left, right = grand["revenue"][1], grand["expenditure"][1]
        if left and right:
            yield equal("收入总计与支出总计", figure(left, cell_label(left)), figure(right, cell_label(right)))


def _closes(disclosure: Disclosure, table: str, side: str, current: Row, total: Row) -> Iterator[Check]:
    carried = [row for row in disclosure.rows(table, "total", side) if CARRY.search(row["name"] or "")]
    whole = total_of([current, *carried], "本年合计与结转结余之和")
    check = equal(f"{cell_label(total)}与本年合计", figure(total, cell_label(total)), whole)
    yield check if isinstance(check, Held) or len(carried) < 2 else Unchecked("结转结余分行列示，无法判断层次")


@rule("summary-lines", "收支总表各项之和等于本年合计", "The summary's lines add up", "error")
def summary_lines(disclosure: Disclosure) -> Iterator[Check]:
    """In the summary tables the sources add up to this year's revenue and the classes to this year's expenditure.

    Rule: 各项收入之和＝本年收入合计；各类支出之和＝本年支出合计（每一栏）。
    Why: 《预算法》第二十七、三十二条；勾稽关系 A1、A5。
    Tolerance: 每个数按末位的一半计，合计不超过0.10万元。
    Not counted: 有不能识别的行、或上下级并列而两种读法都不能确定的，只在成立时计入。
    Example: 各类支出之和1143.28，本年支出合计1134.28。
    """
    for table in _SUMMARIES:
        for measure in sorted({row["measure"] for row in disclosure.rows(table)}):
            yield from _classes_add_up(disclosure, table, measure)
        yield from _sources_add_up(disclosure, table)


def _classes_add_up(disclosure: Disclosure, table: str, measure: str) -> Iterator[Check]:
    current, total = closing(disclosure, table, "expenditure", measure)
    end = current or total
    rows = [row for row in disclosure.rows(table, measure, "expenditure") if is_class_name(row["name"])]
    if end is None or not rows:
        return
    if len({row["name"] for row in rows}) < len(rows):
        yield Unchecked("功能分类有重复的行")
        return
    carried = [row for row in disclosure.rows(table, measure, "expenditure") if CARRY.search(row["name"] or "")]
    check = equal(f"{cell_label(end)}与各类支出", figure(end, cell_label(end)), total_of(rows, "各类支出之和"))
    if not isinstance(check, Held) and current is None and carried:
        check = equal(
            f"{cell_label(end)}与各类支出",
            figure(end, cell_label(end)),
            total_of([*rows, *carried], "各类支出与结转之和"),
        )
    yield check


def _sources_add_up(disclosure: Disclosure, table: str) -> Iterator[Check]:
    current, total = closing(disclosure, table, "revenue")
    end = current or total
    rows = [
        row
        for row in disclosure.rows(table, "total", "revenue")
        if row not in (current, total) and not CARRY.search(row["name"] or "") and row["name"]
    ]
    if end is None or not rows:
        return
    parents = [row for row in rows if _FISCAL_PARENT.search(row["name"]) and not _FISCAL_CHILD.search(row["name"])]
    children = [row for row in rows if _FISCAL_CHILD.search(row["name"])]
    carried = [row for row in disclosure.rows(table, "total", "revenue") if CARRY.search(row["name"] or "")]
    readings = [rows, [row for row in rows if row not in children], [row for row in rows if row not in parents]]
    readings += [[*reading, *carried] for reading in readings] if current is None and carried else []
    checks = [
        equal(f"{cell_label(end)}与各项收入", figure(end, cell_label(end)), total_of(reading, "各项收入之和"))
        for reading in readings
        if reading
    ]
    held = next((check for check in checks if isinstance(check, Held)), None)
    one_level = not (parents and children) and len({row["name"] for row in rows}) == len(rows) and not carried
    yield held or (checks[0] if one_level else Unchecked("收入项目上下级并列，无法判断层次"))


def closing(disclosure: Disclosure, table: str, side: str, measure: str = "total") -> tuple[Row | None, Row | None]:
    """The rows 本年合计 and 总计 of one side of a summary table; a side with one closing row gives it as 总计."""
    rows = disclosure.rows(table, measure, side)
    current = [row for row in rows if re.search(r"^(?:本年|当年)(?:收入|支出)(?:合计|小计)?$", row["name"] or "")]
    grand = [row for row in rows if re.search(r"^(?:收入|支出)?总计$", row["name"] or "")]
    plain = [row for row in rows if re.search(r"^(?:收入|支出)?合计$", row["name"] or "")]
    if grand:
        return _first(current or plain), grand[0]
    return _first(current), _first(plain)


def _first(rows: list[Row]) -> Row | None:
    return rows[0] if rows else None


def _holds_or_differs(found: Sum, what: str) -> Check:
    label = cell_label(found.total)
    parts: Figure = total_of(found.parts, what)
    if found.difference == Decimal(0):
        return Held(label)
    row = found.total  # the same gap of the same subject in several columns and tables has one cause
    return equal(label, figure(row, label), parts, group=f"{row['code'] or row['name']}{found.difference}")
