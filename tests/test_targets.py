"""Targets of indicators: the sign, number and unit that comparisons and quality scores rest on."""

from __future__ import annotations

from decimal import Decimal

import pytest

from loaders.layouts.targets import Target, parse_target


@pytest.mark.parametrize(
    ("printed", "target"),
    [
        ("≥95%", Target("≥", Decimal(95), "%", "percent")),
        (">＝90%", Target("≥", Decimal(90), "%", "percent")),
        ("＞=90％", Target("≥", Decimal(90), "%", "percent")),
        ("不低于95%", Target("≥", Decimal(95), "%", "percent")),
        ("不少于3次", Target("≥", Decimal(3), "次", "number")),
        ("不超过30.03万元", Target("≤", Decimal("30.03"), "万元", "amount")),
        ("100%", Target("=", Decimal(100), "%", "percent")),
        ("=95.00(%)", Target("=", Decimal("95.00"), "%", "percent")),
        ("≥6.00（座）", Target("≥", Decimal("6.00"), "座", "number")),
        ("1次", Target("=", Decimal(1), "次", "number")),
        ("≥1,200人", Target("≥", Decimal(1200), "人", "number")),
        ("≤15.5元/平方米", Target("≤", Decimal("15.5"), "元/平方米", "amount")),
        ("=0", Target("=", Decimal(0), None, "number")),
        ("95%及以上", Target("≥", Decimal(95), "%", "percent")),
        ("80分（含）以上", Target("≥", Decimal(80), "分", "number")),
        ("5个工作日内", Target("≤", Decimal(5), "个工作日", "number")),
        ("120万元以内", Target("≤", Decimal(120), "万元", "amount")),
        ("98%-100%", Target(None, None, None, "word")),
        ("≥1:1.2", Target("≥", None, None, "word")),
        ("2023-12-31", Target(None, None, None, "date")),
        ("2023年12月底前", Target(None, None, None, "date")),
        ("12月底前", Target(None, None, None, "date")),
        ("有效提升", Target(None, None, None, "word")),
        ("", Target(None, None, None, "blank")),
    ],
)
def test_printed_targets(printed: str, target: Target) -> None:
    assert parse_target(printed) == target


def test_operator_and_unit_in_columns_of_their_own() -> None:
    assert parse_target("95", "%", "≥") == Target("≥", Decimal(95), "%", "percent")
    assert parse_target("3", "次/年", "＝") == Target("=", Decimal(3), "次/年", "number")


def test_qualitative_mark_in_the_operator_column_is_no_operator() -> None:
    assert parse_target("显著改善", "", "定性") == Target(None, None, None, "word")
