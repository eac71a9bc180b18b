"""Sums that a budget table states: parts against their total down a column and across a row, and what rounding may take.

Shared by the reading quality (`loaders.verify`) and by the audit (`analysis.checks`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from loaders import schema
from loaders.layouts.header_rows import TOTAL_ROW
from loaders.numbers import parse_number

PARTS_OF_ROW = {
    "expenditure": ("basic", "project", "operating", "remitted", "affiliate_subsidy", "carry_forward", "other"),
    "general_public_expenditure": ("basic", "project"),
    "government_fund": ("basic", "project"),
    "state_capital": ("basic", "project"),
    "basic_expenditure": ("personnel", "public"),
    "fiscal_appropriation_summary": ("general_public", "government_fund", "state_capital"),
}
PERHAPS_PARTS = ("carry_over", "other_revenue")  # beside the others, or among them: 合计, 基本支出, 项目支出, 上年结转
MOST_TOLERANCE = Decimal("1000")  # 0.10 万元, however many figures a sum has


@dataclass(frozen=True, slots=True)
class Sum:
    """A total the document prints and the parts that make it up."""

    total: schema.Row
    parts: tuple[schema.Row, ...]

    @property
    def difference(self) -> Decimal:
        return Decimal(self.total["amount_yuan"]) - sum((row["amount_yuan"] for row in self.parts), Decimal(0))

    @property
    def holds(self) -> bool:
        return abs(self.difference) <= tolerance((self.total, *self.parts))


def tolerance(rows: tuple[schema.Row, ...]) -> Decimal:
    """Half of the last printed digit for each figure, as rounding may take; at most 0.10 万元."""
    return min(sum((last_digit(row) / 2 for row in rows), Decimal(0)), max(MOST_TOLERANCE, last_digit(rows[0])))


def last_digit(row: schema.Row) -> Decimal:
    """What one unit of the last printed digit is worth in yuan."""
    return _last_digit(row["printed"] or "", row["amount_yuan"])


@lru_cache(maxsize=65536)
def _last_digit(printed: str, amount: Decimal | None) -> Decimal:
    number = parse_number(printed.rstrip("元万千百亿 "))
    if not number or not amount:
        return Decimal(0)
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(amount / number).quantize(Decimal(1)) * Decimal(1).scaleb(exponent)


def sums_of_columns(lines: Iterable[schema.Row]) -> Iterator[Sum]:
    """类 = Σ款, 款 = Σ项, 合计 = Σ类, in every column of every table that prints codes once each."""
    columns: dict[tuple[str, str, str, str, str], list[schema.Row]] = defaultdict(list)
    for row in lines:
        columns[(row["table"], row["table_title"] or "", row["measure"], row["measure_title"], row["side"])].append(row)
    for rows in columns.values():
        by_code = {row["code"]: row for row in rows if row["code"]}
        if len(by_code) < sum(1 for row in rows if row["code"]):
            continue  # several bodies in one table print the same codes
        yield from _sums_by_code(by_code)
        totals = [row for row in rows if not row["code"] and TOTAL_ROW.match(row["name"] or "")]
        classes = tuple(row for code, row in by_code.items() if len(code) == 3)
        if len(totals) == 1 and classes:
            yield Sum(totals[0], classes)


def _sums_by_code(by_code: dict[str, schema.Row]) -> Iterator[Sum]:
    children: dict[str, list[schema.Row]] = defaultdict(list)
    for code, row in by_code.items():
        if len(code) > 3:
            children[code[:-2]].append(row)
    for code, parts in children.items():
        if code in by_code:
            yield Sum(by_code[code], tuple(parts))


def sums_of_rows(lines: Iterable[schema.Row]) -> Iterator[Sum]:
    """合计 = 基本 + 项目 and the like, in every row that prints its total and two parts or more."""
    tables: dict[tuple[str, str], list[schema.Row]] = defaultdict(list)
    for row in lines:
        if row["table"] in PARTS_OF_ROW and row["side"] == "expenditure":
            tables[(row["table"], row["table_title"] or "")].append(row)
    for table, cells in ((key[0], cells) for key, figures in tables.items() for cells in _figures_of_rows(figures)):
        parts = tuple(cells[measure] for measure in PARTS_OF_ROW[table] if measure in cells)
        if any(f"{measure}_part" in cells and measure not in cells for measure in PARTS_OF_ROW[table]):
            continue  # the table divides what the sum would need whole
        if table in ("expenditure", "general_public_expenditure") and "basic" not in cells:
            parts = (*parts, *(cells[measure] for measure in ("personnel", "public") if measure in cells))
        if "total" in cells and parts:
            plain = Sum(cells["total"], parts)
            perhaps = tuple(cells[measure] for measure in PERHAPS_PARTS if measure in cells)
            wider = Sum(cells["total"], (*parts, *perhaps))
            yield wider if perhaps and wider.holds and not plain.holds else plain


def _figures_of_rows(figures: list[schema.Row]) -> Iterable[dict[str, schema.Row]]:
    """The figures of each row by measure: those of one label, also on two pages; of one place where labels come again."""
    labels = [f"{row['name']}{row['code']}" for row in figures]
    places = [row["place"].rsplit(" ", 1)[0] if "列" in row["place"] else "" for row in figures]
    again = len({(label, row["measure_title"]) for label, row in zip(labels, figures, strict=True)}) < len(figures)
    groups: dict[str, dict[str, schema.Row]] = defaultdict(dict)
    for row, label, place in zip(figures, labels, places, strict=True):
        groups[place if again and place else label].setdefault(row["measure"], row)
    return groups.values()
