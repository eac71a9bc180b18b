"""Random but consistent disclosures in random layouts, with the rows that they must read back as.

`compose(seed, variant)` is a pure function; `disclosures()` is the hypothesis strategy over both; `difference` typesets one,
reads it back through the loaders and says what is not equal.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import strategies as st

from loaders import UnreadableFile, read_bytes
from tests.typeset import typeset
from tests.typeset.blocks import Block, Heading, Merge, Table, Text
from tests.typeset.budget_tables import budget_tables
from tests.typeset.content import Content, random_content
from tests.typeset.expected import Expected, differences
from tests.typeset.goal_tables import goal_tables, project_list
from tests.typeset.statements import statements
from tests.typeset.subjects import serial
from tests.typeset.three_public_tables import three_public_table
from tests.typeset.variant import CHOICES, Variant, random_variant, settled


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A disclosure to be typeset: its blocks, its file name, its layout and what it says."""

    blocks: list[Block]
    name: str
    variant: Variant
    expected: list[Expected]


def compose(seed: int, variant: Variant) -> Disclosure:
    """The disclosure of a seed in a layout; the same seed says the same in every layout that prints the same units."""
    rng = random.Random(seed)
    blocks: list[Block] = []
    expected = []
    first: Content | None = None
    for at in range(int(variant["departments"])):
        content = random_content(rng, variant)
        if first is not None:
            content = replace(content, year=first.year, region=first.region, place=first.place,
                              department=_other_department(first, content))  # fmt: skip
        first = first or content
        wanted = Expected()
        blocks += _one(rng, content, variant, wanted, part=at if variant["departments"] != "1" else None)
        expected.append(wanted)
    assert first is not None
    return Disclosure(blocks, _file_name(first, variant), variant, expected)


def _other_department(first: Content, second: Content) -> str:
    named = second.department.replace(second.place, first.place)
    return named if named != first.department else f"{first.place}统计局"


def _file_name(content: Content, variant: Variant) -> str:
    stem = {"file_lies": "某某县某某局2009年部门决算", "cover": "附件1"}.get(variant["who_where"], "部门预算公开")
    return f"{stem}.{variant['format']}"


def _one(rng: random.Random, content: Content, variant: Variant, expected: Expected, part: int | None) -> list[Block]:
    stage = "决算" if variant.final else "预算"
    _expect_identity(content, variant, expected)
    tables = [*budget_tables(rng, content, variant, expected), three_public_table(rng, content, variant, expected)]
    tables = [*tables, *project_list(rng, content, variant, expected)]
    words = list(statements(rng, content, variant, expected))
    tables = [_dress(table, at, content, variant) for at, table in enumerate(tables)]
    goals = [_dress(table, None, content, variant) for table in goal_tables(rng, content, variant, expected)]
    title = f"{content.department}{content.year}年部门{stage}"
    heading: list[Block] = [Heading(title if part is None else f"第{serial(part)}部分 {title}")]
    stray = _stray(title, variant)
    printed: list[Block] = [block for at, table in enumerate([*tables, *goals]) for block in (*stray(at), table)]
    if variant["order"] == "prose_first":
        return [*heading, *words, *printed]
    return [*heading, *printed, *words]


def _stray(title: str, variant: Variant) -> Callable[[int], list[Block]]:
    """What a page prints between tables that belongs to none: its number, or the title of the whole."""
    texts = {"nothing": lambda at: "", "page_numbers": lambda at: f"— {at + 3} —", "running_title": lambda at: title}
    return lambda at: [Text(text)] if (text := texts[variant["in_the_flow"]](at)) and at else []


def _expect_identity(content: Content, variant: Variant, expected: Expected) -> None:
    unit: str | None = variant.unit
    if variant["unit_where"] == "none":
        unit, expected.issues = None, frozenset({"no_unit", "unit_inferred"})
    elif variant["unit_where"] == "proven":
        unit, expected.issues = None, frozenset({"unit_inferred"})
    expected.add(
        "disclosures", region_code=content.region.code, department_name=content.department, fiscal_year=content.year,
        stage=variant["stage"], printed_unit=unit,
    )  # fmt: skip


def _dress(table: Table, at: int | None, content: Content, variant: Variant) -> Table:
    """Number the title, add captions and the unit as this office prints them."""
    title = table.title or ""
    captions: list[str] = []
    if at is not None:
        number = variant["numbered"]
        if number == "caption":
            captions.append(f"公开{at + 1:02}表")
        elif number != "no":
            marks = {
                "表1": f"表{at + 1} ",
                "附表1": f"附表{at + 1} ",
                "表1：": f"表{at + 1}：",
                "表1-1": f"表{at + 1}-1 ",
            }
            title = marks.get(number, number.replace("一", serial(at))) + title
    if variant["who_where"] in ("caption", "file_lies"):
        captions.append(f"{'部门' if variant.final else '编制单位'}：{content.department}")
    elif variant["who_where"] == "coded":
        captions.append(f"部门（单位）：{content.code}{content.department}")
    unit = None
    where = variant["unit_where"]
    plain = (where == "header" and at is None) or (where == "column" and "单位" not in table.rows[0])
    if where in ("caption", "title") or plain:
        unit = f"单位：{variant.unit}" if where == "title" else variant["unit_words"].format(variant.unit)
    table = replace(table, title=title, captions=captions, unit=unit)
    if variant["unit_where"] == "row":
        table = _with_row(table, variant["unit_words"].format(variant.unit))
    return _with_title_inside(table, variant) if variant["title"] == "inside" else table


def _with_title_inside(table: Table, variant: Variant) -> Table:
    """Title and captions as the first rows of the table itself, as spreadsheets and web pages put them."""
    lines = [*table.captions, *([table.unit] if table.unit and variant["unit_where"] != "title" else [])]
    for line in reversed(lines):
        table = _with_row(table, line)
    title = f"{table.title}（{table.unit}）" if variant["unit_where"] == "title" and table.unit else table.title or ""
    return replace(_with_row(table, title), title=None, captions=[], unit=None)


def _with_row(table: Table, text: str) -> Table:
    """The unit as the first row of the table itself."""
    merges = [Merge(m.row + 1, m.column, m.rowspan, m.colspan) for m in table.merges]
    row = [text, *[""] * (table.width - 1)]
    return replace(
        table,
        rows=[row, *table.rows],
        merges=[Merge(0, 0, 1, table.width), *merges],
        header_rows=table.header_rows + bool(table.header_rows),
    )


def difference(disclosure: Disclosure) -> list[str]:
    """Typeset a disclosure, read it back, and list what is not as it was written; empty where all is."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / disclosure.name
        typeset(disclosure.blocks, path, disclosure.variant.style())
        try:
            tables = read_bytes(path.read_bytes(), disclosure.name).tables
        except UnreadableFile as error:
            return [f"unreadable: {error}"]
    return list(differences(disclosure.expected, tables))


def reduced(seed: int, variant: Variant) -> Variant:
    """The plainest layout in which the disclosure of this seed still does not read back."""
    for option in CHOICES:
        plainer = variant.with_option(option, CHOICES[option][0])
        if plainer.options != variant.options and difference(compose(seed, plainer)):
            variant = plainer
    return variant


def disclosures(formats: tuple[str, ...] = CHOICES["format"]) -> st.SearchStrategy[Disclosure]:
    """Any disclosure in any layout; shrinks to the plainest layout that still fails."""
    choices = {**CHOICES, "format": formats}
    options = st.fixed_dictionaries({option: st.sampled_from(found) for option, found in choices.items()})
    rare = st.integers(0, 2**32 - 1).map(lambda seed: random_variant(random.Random(seed), formats))
    chosen = st.one_of(options.map(lambda found: Variant(settled(found))), rare)
    return st.builds(compose, st.integers(0, 2**32 - 1), chosen)
