"""Random three publics, none smaller than its part in basic expenditure."""

from __future__ import annotations

import random
from collections.abc import Mapping
from decimal import Decimal

from tests.typeset.variant import Variant

_IN_BASIC = {
    "vehicle_operation": "30231",
    "reception": "30217",
    "overseas": "30212",
    "meetings": "30215",
    "training": "30216",
}


def random_three_public(
    rng: random.Random, variant: Variant, basic: Mapping[tuple[str, int], Decimal]
) -> dict[tuple[str, int], Decimal]:
    """Item and year → yuan. `basic`: economic code and year → basic expenditure. Year 1 is the budget beside the final account."""
    values: dict[tuple[str, int], Decimal] = {}
    for year in (0, -1, 1):
        for item in ("overseas", "vehicle_purchase", "vehicle_operation", "reception", "meetings", "training"):
            yuan = Decimal(rng.choice((0, rng.randrange(1, 90) * 1000, rng.randrange(1, 9_000_00) / Decimal(100))))
            part = basic.get((_IN_BASIC.get(item, ""), year), Decimal(0))
            values[item, year] = max((yuan // variant.grain) * variant.grain, part)
        values["vehicles", year] = values["vehicle_purchase", year] + values["vehicle_operation", year]
        values["subtotal", year] = values["overseas", year] + values["vehicles", year] + values["reception", year]
        values["total", year] = values["subtotal", year] + values["meetings", year] + values["training", year]
    return values
