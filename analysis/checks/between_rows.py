"""The same subject in two tables, row by row."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.checks.compare import at_least, cell_label, equal
from analysis.checks.engine import rule
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import Check, Figure, Unchecked, figure


def _figure(row: Row) -> Figure:
    return figure(row, cell_label(row))


@rule(
    "whole-covers-general-public",
    "部门支出不小于一般公共预算支出",
    "The whole budget covers the general public budget",
    "error",
)
def whole_covers_general_public(disclosure: Disclosure) -> Iterator[Check]:
    """In every row the expenditure table is not smaller than the general-public table; where the totals agree, equal.

    Rule: 支出总表各行≥一般公共预算支出表同行；两表合计相等时逐行相等。
    Why: 一般公共预算支出是部门全部支出的一部分；勾稽关系 B7。
    Tolerance: 两个数各按末位的一半计。
    Not counted: 一表空白的格；编码在表内重复的行。
    Example: 支出总表“2010104人大会议”50.00，一般公共预算支出表60.00。
    """
    compared = False
    whole, part = disclosure.total("expenditure"), disclosure.total("general_public_expenditure")
    alike = whole is not None and part is not None and whole["amount_yuan"] == part["amount_yuan"]
    for measure in ("total", "basic", "project"):
        left = disclosure.codes("expenditure", measure)
        right = disclosure.codes("general_public_expenditure", measure)
        pairs = [(left[code], right[code]) for code in left.keys() & right.keys()]
        totals = (disclosure.total("expenditure", measure), disclosure.total("general_public_expenditure", measure))
        pairs += [(totals[0], totals[1])] if totals[0] and totals[1] else []
        for one, other in pairs:
            compared = True
            subject = f"“{one['code'] or ''}{one['name'] or '合计'}”"
            yield (
                equal(subject, _figure(one), _figure(other))
                if alike
                else at_least(subject, _figure(one), _figure(other))
            )
    if not compared:
        yield Unchecked("支出总表与一般公共预算支出表没有相同的行")


@rule(
    "revenue-by-subject",
    "收入总表与支出总表分科目一致",
    "Revenue and expenditure agree by subject",
    "warning",
    stages=("budget",),
)
def revenue_by_subject(disclosure: Disclosure) -> Iterator[Check]:
    """Where the revenue table lists functional subjects and the totals agree, each subject's revenue equals its
    expenditure.

    Rule: 收入总表按功能科目列示且与支出总表合计相等时，同一编码收入＝支出。
    Why: 预算按科目批复，收入来源按支出科目列示；勾稽关系 B2（后半）。
    Tolerance: 两个数各按末位的一半计。
    Not counted: 两表合计不等的；决算；有上年结转的。
    Example: 收入总表“2101101”103.00，支出总表130.00。
    """
    left, right = disclosure.codes("revenue"), disclosure.codes("expenditure")
    totals = (disclosure.total("revenue"), disclosure.total("expenditure"))
    if not (left and right and totals[0] and totals[1]) or totals[0]["amount_yuan"] != totals[1]["amount_yuan"]:
        yield Unchecked("收入总表不按功能科目列示，或两表合计不等")
        return
    for code in sorted(left.keys() & right.keys()):
        yield equal(f"“{code}{left[code]['name']}”", _figure(left[code]), _figure(right[code]))


@rule(
    "insurance-agrees",
    "社会保险、住房公积金按功能与经济分类对应",
    "Insurance and housing fund agree across classifications",
    "notice",
    stages=("budget",),
)
def insurance_agrees(disclosure: Disclosure) -> Iterator[Check]:
    """Pension, annuity and housing fund stand once as a function and once as an economic item of basic expenditure.

    Rule: 30108≈2080505，30109≈2080506，30113≈2210201（一般公共预算基本支出）。
    Why: 同一笔缴费的两种分类；部分单位列在其他科目，因此只作提示；勾稽关系 B9。
    Tolerance: 两个数各按末位的一半计。
    Not counted: 任一方空白；只列一栏金额而有项目支出的。
    Example: 30113住房公积金60.00，2210201住房公积金66.00。
    """
    for economic, function in (("30108", "2080505"), ("30109", "2080506"), ("30113", "2210201")):
        left = disclosure.cell("basic_expenditure", economic)
        right = disclosure.cell("general_public_expenditure", function, "basic")
        if left is None or right is None:
            yield Unchecked("基本支出表或一般公共预算支出表没有对应的科目")
        else:
            yield equal(f"{economic}与{function}", _figure(left), _figure(right))
