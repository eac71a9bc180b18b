"""The five shipped disclosures hold every fact of their originals, counted and listed by eye in facts/seeds.json.

Each is read from data/sources and, where the originals are at hand, from them as well; both must give the same facts.
"""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from loaders import load, schema

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
FACTS: dict[str, dict[str, Any]] = json.loads((ROOT / "tests" / "facts" / "seeds.json").read_text(encoding="utf-8"))
CARDS = {
    json.loads(card.read_text(encoding="utf-8"))["transcribed_from"]: card
    for card in (ROOT / "data" / "sources").glob("*.card.json")
}


def _shipped(slug: str) -> Path:
    card = CARDS[FACTS[slug]["seed"]]
    stem = card.name.removesuffix(".card.json")
    return next(file for file in card.parent.iterdir() if file.stem == stem and file != card)


@cache
def _tables(slug: str, origin: str) -> schema.Tables:
    path = _shipped(slug) if origin == "shipped" else SEEDS / FACTS[slug]["seed"]
    return load(path).tables


ORIGINS = [
    "shipped",
    pytest.param("seed", marks=pytest.mark.skipif(not SEEDS.exists(), reason="originals not at hand")),
]
CASES = pytest.mark.parametrize("slug", FACTS)
BOTH = pytest.mark.parametrize("origin", ORIGINS)


def _money(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@CASES
@BOTH
def test_who_and_when(slug: str, origin: str) -> None:
    row = _tables(slug, origin)["disclosures"][0]
    wanted = {key: value for key, value in FACTS[slug]["identity"].items() if key != "title"}
    assert {key: row[key] for key in wanted} == wanted


@CASES
@BOTH
def test_every_project_with_its_code_name_and_money(slug: str, origin: str) -> None:
    found = [row for row in _tables(slug, origin)["projects"] if row["basis"] == "table"]
    assert [
        (
            row["project_no"],
            row["project_code"],
            row["project_name"],
            row["budget_yuan"],
            row["fiscal_yuan"],
            row["other_yuan"],
        )
        for row in found
    ] == [
        (p["no"], p["code"], p["name"], _money(p["budget_yuan"]), _money(p["fiscal_yuan"]), _money(p["other_yuan"]))
        for p in FACTS[slug]["projects"]
    ]


@CASES
@BOTH
def test_every_indicator_with_levels_target_and_basis(slug: str, origin: str) -> None:
    found = [
        [row["project_no"], row["level1"], row["level2"], row["level3"], row["target"], row["target_basis"]]
        for row in _tables(slug, origin)["indicators"]
    ]
    assert found == FACTS[slug]["indicators"]


@CASES
@BOTH
def test_every_schedule_value_of_tables_and_prose(slug: str, origin: str) -> None:
    found: dict[tuple[str, int | None], Counter[tuple[int, Decimal | None]]] = {}
    for row in _tables(slug, origin)["schedule"]:
        found.setdefault((row["basis"], row["project_no"]), Counter())[(row["month"], row["cumulative_percent"])] += 1
    wanted: dict[tuple[str, int | None], Counter[tuple[int, Decimal | None]]] = {}
    for entry in FACTS[slug]["schedule"]:
        for month, value in entry["values"].items():
            share = None if value is None else Decimal(value.removesuffix("%"))
            wanted.setdefault((entry["basis"], entry["project_no"]), Counter())[(int(month), share)] += 1
    assert found == wanted


@CASES
@BOTH
def test_every_cell_of_the_budget_tables_once(slug: str, origin: str) -> None:
    found = Counter(
        (row["table"], row["side"], row["code"], row["printed"], row["amount_yuan"])
        for row in _tables(slug, origin)["budget_lines"]
    )
    wanted = Counter(
        (table, side, code, printed, Decimal(yuan))
        for table, _, side, code, _, _, printed, yuan in FACTS[slug]["budget_cells"]
    )
    assert found == wanted


@CASES
@BOTH
def test_three_public_items_of_both_bases(slug: str, origin: str) -> None:
    found = {
        (r["item"], r["basis"]): (r["amount_yuan"], r["change_yuan"]) for r in _tables(slug, origin)["three_public"]
    }
    wanted = {(f["item"], f["basis"]): (_money(f["amount"]), _money(f["change"])) for f in FACTS[slug]["three_public"]}
    assert found == wanted


@CASES
@BOTH
def test_every_sum_in_the_prose_once_with_its_sign(slug: str, origin: str) -> None:
    tables = _tables(slug, origin)
    found: Counter[Decimal] = Counter()
    for name in ("statements", "three_public", "projects"):
        for row in tables[name]:
            if name == "statements" or row["basis"] == "narrative":
                for field in ("amount_yuan", "change_yuan", "budget_yuan"):
                    value = row.get(field)
                    if value is not None and not (field == "change_yuan" and value == 0):
                        found[value] += 1
    wanted = Counter(Decimal(f["yuan"]) for f in FACTS[slug]["prose_amounts"])
    assert found == wanted


@CASES
@BOTH
def test_every_line_of_assets_that_holds_a_figure(slug: str, origin: str) -> None:
    found = [[r["table_title"], r["name"], r["quantity"], r["amount_yuan"]] for r in _tables(slug, origin)["assets"]]
    wanted = [
        [title, name, _money(quantity), _money(yuan)]
        for title, name, quantity, yuan in FACTS[slug]["assets"]
        if quantity is not None or yuan is not None
    ]
    assert found == wanted


@CASES
def test_eye_and_independent_counts_agree(slug: str) -> None:
    for name, counts in FACTS[slug]["counts"].items():
        assert counts["eye"] == counts["independent"], name
