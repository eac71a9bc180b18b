"""Printed numbers become exact yuan; an error here changes every figure of the product."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.numbers import find_unit, is_blank, parse_amount, parse_number

CENTS = st.decimals(min_value=-(10**12), max_value=10**12, places=2)


@given(CENTS)
def test_thousands_separators_are_read_back(number: Decimal) -> None:
    assert parse_number(f"{number:,.2f}") == number


@given(CENTS.filter(lambda number: number > 0))
def test_every_mark_of_a_negative_is_read_back(number: Decimal) -> None:
    for printed in (
        f"-{number}",
        f"－{number}",
        f"({number})",
        f"（{number:,}）",
        f"△{number}",
        f"▲{number}",
        f"−{number}",
    ):
        assert parse_number(printed) == -number, printed


@given(CENTS, st.sampled_from(["元", "千元", "万元", "亿元"]))
def test_an_amount_in_any_unit_keeps_every_digit(number: Decimal, unit: str) -> None:
    yuan = number * {"元": 1, "千元": 1000, "万元": 10_000, "亿元": 100_000_000}[unit]
    assert parse_amount(str(number), unit) == (yuan if abs(yuan) < 10**15 else None)


def test_a_row_of_digits_longer_than_any_public_figure_is_no_amount() -> None:
    """A store holds sixteen digits; damaged files print thousands."""
    for printed in ("9" * 16, "-" + "9" * 40, "1" * 5000):
        assert parse_number(printed) is None
        assert parse_amount(printed, "元") is None
    assert parse_amount("99999999", "亿元") is None
    assert parse_amount("999999999999999.99", "元") == Decimal("999999999999999.99")


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("１，２３４．５０", "1234.50"),
        ("1 234.50", "1234.50"),
        ("1,935.\n36", "1935.36"),
        ("0", "0"),
        ("0.00", "0"),
        (".5", "0.5"),
        ("￥15.00", "15"),
        ("+3.2", "3.2"),
    ],
)
def test_printed_forms(printed: str, number: str) -> None:
    assert parse_number(printed) == Decimal(number)


@pytest.mark.parametrize("printed", ["", " ", "-", "—", "——", "1,23", "12.3.4", "无", "3人", "1-2", "()", "△", "二"])
def test_what_is_no_number_is_none(printed: str) -> None:
    """Never zero: a missing figure must stay missing."""
    assert parse_number(printed) is None


@pytest.mark.parametrize("printed", ["", "　", "-", "—", "－", "---", "──", "/", "…"])
def test_blanks(printed: str) -> None:
    assert is_blank(printed)


def test_the_unit_in_the_cell_wins() -> None:
    assert parse_amount("15万元", "元") == Decimal("150000.00")
    assert parse_amount("15元", "万元") == Decimal("15.00")


def test_yuan_keep_more_than_two_decimals_where_printed() -> None:
    assert parse_amount("0.1234567", "万元") == Decimal("1234.567")
    assert str(parse_amount("0.123456", "万元")) == "1234.56"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("单位：万元", "万元"),
        ("金额单位:元", "元"),
        ("单位： 千元", "千元"),
        ("（单位：人民币万元）", "万元"),
        ("单 位：万元", "万元"),
        ("预算数（万元）", "万元"),
        ("合计[元]", "元"),
        ("单位：百万元", "百万元"),
        ("编制单位：元氏县财政局", None),
        ("单位名称", None),
        ("万元", None),
    ],
)
def test_units_as_declared(text: str, unit: str | None) -> None:
    assert find_unit(text) == unit


def test_a_unit_standing_alone_counts_only_where_asked() -> None:
    assert find_unit("万元", bare=True) == "万元"


@pytest.mark.parametrize(
    "line", ["单位：万", "（单位：万）", "单位;万元", "单位.万元", "单位︰万元", "金额：万元", "单位：RMB万元"]
)
def test_units_that_are_written_carelessly(line: str) -> None:
    assert find_unit(line) == "万元"


@pytest.mark.parametrize("line", ["单位：万里镇政府", "编制单位：万盛经开区", "本单位，万元以上的设备"])
def test_names_and_sentences_that_are_no_units(line: str) -> None:
    assert find_unit(line) is None
