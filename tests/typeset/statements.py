"""The explanation in words: totals and their changes, the three publics, running costs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal

from tests.typeset.blocks import Block, Heading, Text
from tests.typeset.content import Content
from tests.typeset.expected import Expected
from tests.typeset.variant import Variant

_ITEMS = (
    ("overseas", "因公出国（境）费"),
    ("vehicle_purchase", "公务用车购置费"),
    ("vehicle_operation", "公务用车运行维护费"),
    ("reception", "公务接待费"),
)


def statements(rng: random.Random, content: Content, variant: Variant, expected: Expected) -> Iterator[Block]:
    if variant["prose"] == "none":
        return
    stage = "决算" if variant.final else "预算"
    if variant["unit_where"] == "prose":
        yield Text(f"说明：以下各表金额单位：{variant.unit}。")
    yield Heading(f"二、{content.year}年部门{stage}情况说明")
    say = _Saying(content, variant, expected)
    yield Text(
        f"{content.year}年收入{stage}总计{say.total('total_revenue')}，支出{stage}总计{say.total('total_expenditure')}。"
    )
    if variant["prose"] == "short":
        return
    yield Text(
        f"基本支出{say.sum_('basic_expenditure', 'basic')}，项目支出{say.sum_('project_expenditure', 'project')}。"
    )
    yield Heading("三、“三公”经费情况说明")
    yield Text(say.three_public(stage))


class _Saying:
    """Sums in words, noted as they are said."""

    def __init__(self, content: Content, variant: Variant, expected: Expected) -> None:
        self.content, self.variant, self.expected = content, variant, expected

    def money(self, yuan: Decimal) -> str:
        unit, per = (
            ("万元", Decimal(10000))
            if self.variant["unit_where"] == "proven"
            else (self.variant.unit, self.variant.yuan_per_unit)
        )
        return f"{(yuan / per).normalize():f}{unit}"

    def total(self, subject: str) -> str:
        now, before = (self.content.revenue["total", year] for year in (0, -1))
        change = now - before
        self.expected.add("statements", subject=subject, amount_yuan=now, change_yuan=change)
        if not change:
            return f"{self.money(now)}，与上年持平"
        return f"{self.money(now)}，比上年{'增加' if change > 0 else '减少'}{self.money(abs(change))}"

    def sum_(self, subject: str, measure: str) -> str:
        now = self.content.total((measure, 0))
        self.expected.add("statements", subject=subject, amount_yuan=now)
        return self.money(now)

    def three_public(self, stage: str) -> str:
        said = [self._item("subtotal", f"{self.content.year}年“三公”经费财政拨款{stage}")]
        said += [self._item(item, words) for item, words in _ITEMS]
        return said[0] + "。其中：" + "；".join(said[1:]) + "。"

    def _item(self, item: str, words: str) -> str:
        now, before = (self.content.three_public[item, year] for year in (0, -1))
        change = now - before
        self.expected.add("three_public", item=item, basis="narrative", amount_yuan=now, change_yuan=change)
        if not change:
            return f"{words}{self.money(now)}，与上年持平"
        return f"{words}{self.money(now)}，比上年{'增加' if change > 0 else '减少'}{self.money(abs(change))}"
