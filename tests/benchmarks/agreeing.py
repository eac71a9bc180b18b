"""Typeset disclosures that agree with themselves, with the sentences and tables that the layouts' own tests do not print:
changes by part, items of the running cost, procurement by kind, fixed assets with their table, projects in words.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from loaders import read_bytes, schema
from tests.typeset import disclosures, typeset
from tests.typeset.blocks import Block, Heading, Table, Text
from tests.typeset.content import Content, random_content
from tests.typeset.projects import split_sum
from tests.typeset.variant import Variant, random_variant

FORMATS = ("html", "txt", "docx", "xlsx")
_RUNNING = ("办公及印刷费", "邮电费", "差旅费", "其他费用")
_MONTHS = (3, 6, 10, 12)


def tables(seed: int, formats: tuple[str, ...] = FORMATS) -> list[schema.Tables]:
    """The tables of the disclosures of one typeset file, read back. The same seed gives the same file."""
    variant = random_variant(random.Random(seed), formats)
    composed = disclosures.compose(seed, variant)
    blocks = list(composed.blocks)
    if variant["departments"] == "1" and variant["prose"] == "full" and not variant.final:
        blocks += _said(random.Random(seed + 1), random_content(random.Random(seed), variant), variant)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / composed.name
        typeset(blocks, path, variant.style())
        return list(schema.by_disclosure(read_bytes(path.read_bytes(), composed.name).tables))


def _said(rng: random.Random, content: Content, variant: Variant) -> Iterator[Block]:
    yield Heading("四、其他情况说明")
    yield Text("本部门的主要职责和机构设置没有变化。预算绩效目标见各项目的绩效目标表，机关运行经费和国有资产情况如下。")
    yield from _changes(content, variant)
    yield from _running_cost(rng, content, variant)
    yield from _projects(content, variant)
    yield from _procurement(rng, content, variant)
    yield from _assets(rng, variant)


def _money(amount: Decimal, variant: Variant) -> str:
    """In the unit of the tables, which where they print none is known from the text alone."""
    unit, per = (
        ("万元", Decimal(10_000)) if variant["unit_where"] == "proven" else (variant.unit, variant.yuan_per_unit)
    )
    return f"{(amount / per).normalize():f}{unit}"


def _changed(change: Decimal, variant: Variant) -> str:
    return f"{'增加' if change > 0 else '减少'}{_money(abs(change), variant)}"


def _changes(content: Content, variant: Variant) -> Iterator[Block]:
    change = {m: content.total((m, 0)) - content.total((m, -1)) for m in ("total", "basic", "project")}
    if all(change.values()):
        yield Text(
            f"{content.year}年支出预算安排{_money(content.total(('total', 0)), variant)}，较{content.year - 1}年预算{_changed(change['total'], variant)}，"
            f"其中：基本支出{_changed(change['basic'], variant)}；项目支出{_changed(change['project'], variant)}。"
        )


def _running_cost(rng: random.Random, content: Content, variant: Variant) -> Iterator[Block]:
    whole = content.total(("public", 0), content.general)
    items = split_sum(rng, whole, len(_RUNNING), variant.grain)
    if whole and all(items):
        said = [f"{name}{_money(amount, variant)}" for name, amount in zip(_RUNNING, items, strict=True)]
        yield Text(
            f"机关运行经费共计安排{_money(whole, variant)}，主要用于{'、'.join(said[:-1])}以及{said[-1]}等日常运行支出。"
        )


def _projects(content: Content, variant: Variant) -> Iterator[Block]:
    if variant["projects"] != "hebei":
        return
    for number, project in enumerate(content.projects, 1):
        shares = "、".join(f"{project.schedule[month]}%" for month in _MONTHS)
        yield Text(
            f"{number}、“{project.name}”项目年初预算安排{_money(project.budget, variant)}，项目主要目标为{project.goals[0]}。资金累计支出进度"
            f"3月底、6月底、10月底、12月底分别达到{shares}。项目共下设{len(project.indicators)}个三级指标。"
        )


def _procurement(rng: random.Random, content: Content, variant: Variant) -> Iterator[Block]:
    kinds = [Decimal(rng.randrange(1, 900) * 1000) for _ in range(3)]
    said = "，".join(
        f"政府采购{kind}预算{_money(sum_, variant)}" for kind, sum_ in zip(("货物", "工程", "服务"), kinds, strict=True)
    )
    yield Text(f"{content.year}年，本部门安排政府采购预算{_money(sum(kinds, Decimal(0)), variant)}，其中：{said}。")


def _assets(rng: random.Random, variant: Variant) -> Iterator[Block]:
    lines = [
        (name, rng.randrange(1, 90), Decimal(rng.randrange(1, 9_000_00)))
        for name in ("2、车辆（台、辆）", "4、其他固定资产")
    ]
    count, value = sum(n for _, n, _ in lines), sum((v for _, _, v in lines), Decimal(0))
    yield Text(f"截至上年末，本部门固定资产总额{_money(value, variant)}。")
    if variant["unit_where"] in ("none", "proven"):
        return
    rows = [["项   目", "数量", f"价值（金额单位：{variant.unit}）"]]
    for name, number, amount in (("资产总额", count, value), *lines):
        rows.append([name, str(number), f"{(amount / variant.yuan_per_unit).normalize():f}"])
    yield Table(rows, "部门固定资产占用情况表", header_rows=1)
