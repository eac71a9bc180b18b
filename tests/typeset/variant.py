"""Every choice that an office makes when it lays out a disclosure; the first of each is the plainest."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tests.typeset.style import Style

# Option → its choices. A failing variant is reduced by setting options back to their first choice.
CHOICES: dict[str, tuple[str, ...]] = {
    "format": ("html", "docx", "pdf", "xlsx", "txt"),
    "stage": ("budget", "final_account"),
    "unit": ("万元.2", "元.2", "元.0", "万元.6", "千元.2", "万元.4"),
    "unit_where": ("caption", "title", "header", "row", "column", "prose", "none", "proven"),
    "unit_words": ("单位：{}", "金额单位：{}", "单位:{}", "单位： {}", "（单位：{}）", "{}", "单位：人民币{}"),
    "who_where": ("caption", "cover", "coded", "file_lies"),
    "names": ("ministry", "short", "hebei", "old", "sichuan", "budgeted", "unit"),
    "numbered": ("no", "表1", "附表1", "一、", "表1：", "（一）", "表1-1", "caption"),
    "place_name": ("city_county", "full", "county", "city"),
    "codes": (
        "one",
        "three",
        "own_level",
        "cumulative",
        "single_digits",
        "bracket",
        "glued",
        "dash",
        "spaced",
        "none",
    ),
    "code_words": ("科目编码", "功能分类科目编码", "科目代码", "项目/科目编码", "功能分类科目/编码"),
    "levels": ("all", "leaves", "classes_and_leaves"),
    "total_row": ("first", "last", "none"),
    "total_where": ("name", "code", "merged"),
    "total_words": ("合计", "合  计", "总计", "总 计"),
    "group": ("flat", "split", "titled", "titled_split"),
    "last_year": ("none", "before", "behind", "change", "change_percent"),
    "extra": ("none", "serial", "remark", "both"),
    "index_row": ("none", "numbers", "stars", "lanci", "formula"),
    "amount": ("plain", "thousands", "full_width"),
    "negative": ("minus", "brackets", "triangle"),
    "zero": ("0.00", "blank", "dash", "long_dash", "0"),
    "indent": ("none", "full", "half"),
    "summary": ("two", "grouped", "tree", "three", "row_numbers", "last_year"),
    "three_public": (
        "rows",
        "columns",
        "rows_last_year",
        "columns_last_year",
        "rows_all",
        "columns_all",
        "units",
        "running",
    ),
    "basic": ("three_columns", "one_amount", "blocks", "with_government"),
    "revenue": ("by_subject", "by_unit", "grouped"),
    "projects": (
        "hebei",
        "new_form",
        "self_evaluation",
        "wide_table",
        "wide_operator",
        "old_form",
        "weighted_form",
        "none",
    ),
    "project_list": ("none", "table", "by_unit", "with_goal"),
    "empty": ("remark", "inside", "silent", "sentence", "zero"),
    "prose": ("full", "short", "none"),
    "order": ("prose_first", "tables_first"),
    "long": ("no", "yes"),
    "departments": ("1", "2"),
    "rules": ("all", "horizontal", "none"),
    "merged": ("span", "repeat", "blank"),
    "title": ("above", "below", "inside"),
    "repeat_header": ("yes", "no"),
    "landscape": ("wide", "always", "never"),
    "rotated": ("no", "yes"),
    "page_numbers": ("yes", "no"),
    "page_per_table": ("no", "yes"),
    "narrow": ("no", "yes"),
    "in_the_flow": ("nothing", "page_numbers", "running_title"),
    "numbers_as_text": ("no", "yes"),
    "glued_text": ("no", "yes"),
    "bars": ("no", "yes"),
    "spending": ("plain", "by_money"),
    "years": ("two", "three"),
    "sides": ("beside", "below"),
    "units": ("no", "yes"),
}
# Drawn behind the others, so that a seed says what it said before they were added.
_LATER = ("spending", "years", "sides", "units", "bars")
# How often an option leaves its plainest choice when drawn at random; half of the time where nothing is said.
RARE = {
    "departments": 0.08,
    "long": 0.12,
    "narrow": 0.15,
    "title": 0.12,
    "rules": 0.25,
    "merged": 0.3,
    "unit_where": 0.4,
    "negative": 0.3,
    "who_where": 0.4,
    "spending": 0.15,
    "years": 0.15,
    "sides": 0.1,
    "units": 0.1,
    "bars": 0.3,
}


@dataclass(frozen=True, slots=True)
class Variant:
    """One choice for every option; the choices that cannot stand together are settled."""

    options: Mapping[str, str]

    def __getitem__(self, option: str) -> str:
        return self.options[option]

    @property
    def unit(self) -> str:
        return self["unit"].split(".")[0]

    @property
    def decimals(self) -> int:
        return int(self["unit"].split(".")[1])

    @property
    def yuan_per_unit(self) -> Decimal:
        return {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10000)}[self.unit]

    @property
    def grain(self) -> Decimal:
        """The smallest sum in yuan that is printed whole."""
        return max(self.yuan_per_unit / 10**self.decimals, Decimal("0.01"))

    @property
    def final(self) -> bool:
        return self["stage"] == "final_account"

    def style(self) -> Style:
        """The part of the choices that the typesetter makes."""
        return Style(
            rules=self["rules"],
            merged=self["merged"],
            unit="title" if self["unit_where"] == "title" else "caption",
            title="below" if self["title"] == "below" else "above",
            repeat_header=self["repeat_header"] == "yes",
            landscape=self["landscape"],
            rotated=self["rotated"] == "yes",
            page_numbers=self["page_numbers"] == "yes",
            page_per_table=self["page_per_table"] == "yes",
            narrow=self["narrow"] == "yes",
            numbers_as_text=self["numbers_as_text"] == "yes",
            glued=self["glued_text"] == "yes",
            bars=self["bars"] == "yes",
        )

    def with_option(self, option: str, choice: str) -> Variant:
        return Variant(settled({**self.options, option: choice}))


def random_variant(rng: random.Random, formats: tuple[str, ...] = CHOICES["format"]) -> Variant:
    options = {option: _drawn(rng, option) for option in CHOICES if option not in _LATER}
    options["format"] = rng.choice(formats)
    options |= {option: _drawn(rng, option) for option in _LATER}
    return Variant(settled(options))


def _drawn(rng: random.Random, option: str) -> str:
    plain = rng.random() >= RARE.get(option, 0.5)
    return CHOICES[option][0] if plain else rng.choice(CHOICES[option])


def settled(options: Mapping[str, str]) -> dict[str, str]:
    """The options with those set back that say nothing, or nothing readable, beside the others."""
    chosen = dict(options)
    for clash, option in _clashes(chosen):
        if clash:
            chosen[option] = CHOICES[option][0]
    if chosen["format"] == "xlsx" and chosen["departments"] != "1":
        chosen["prose"] = "none"
    if chosen["unit_where"] in ("prose", "proven") and chosen["prose"] == "none":
        chosen["unit_where"] = "caption"
    if chosen["unit_where"] == "proven":
        chosen["total_row"] = "first"
    if chosen["unit_where"] == "none":
        chosen["unit"] = "元.2"  # what is not said counts as 元
    return chosen


def _clashes(c: dict[str, str]) -> list[tuple[bool, str]]:
    pages, text = c["format"] == "pdf", c["format"] == "txt"
    open_table = c["rules"] != "all" and pages
    return [
        (c["format"] == "xlsx" and c["departments"] != "1", "prose"),  # a workbook has one sheet for prose
        (c["format"] == "xlsx" and c["departments"] != "1", "who_where"),
        (not pages, "rotated"),
        (not pages, "narrow"),
        (c["format"] not in ("pdf", "docx"), "landscape"),
        (c["landscape"] == "wide", "rotated"),
        (c["format"] != "xlsx", "numbers_as_text"),
        (not text, "glued_text"),
        (not text or c["glued_text"] == "yes", "bars"),
        (open_table, "narrow"),  # without rules a wrapped cell is told by nothing
        (open_table, "long"),
        (open_table and c["amount"] == "full_width", "amount"),
        (c["merged"] == "repeat" and c["empty"] == "inside", "empty"),
        (c["merged"] == "repeat" and c["title"] == "inside", "title"),  # nobody prints a title in every cell
        (c["format"] in ("docx", "html", "txt"), "rules"),  # the rules of these are not seen
        (c["unit"] == "万元.6" or c["unit"] == "千元.2", "narrow"),
        (c["unit_where"] == "proven" and (c["prose"] != "full" or c["unit"] == "元.2"), "unit_where"),
        (c["unit_where"] == "prose" and c["prose"] == "none", "unit_where"),
        (c["title"] == "below" and c["unit_where"] == "title", "unit_where"),
        (c["stage"] == "final_account" or c["unit_where"] == "proven", "spending"),
        (c["stage"] == "final_account" or c["last_year"] == "none", "years"),
        (c["summary"] in ("three", "row_numbers", "tree"), "sides"),
    ]
