"""Random but consistent disclosures: who, when, subjects with sums that add up, three publics, projects, indicators."""

from __future__ import annotations

import csv
import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from loaders import regions
from tests.typeset.projects import Project, random_projects, split_sum
from tests.typeset.three_publics import random_three_public
from tests.typeset.variant import Variant

REFERENCE = Path(__file__).parents[2] / "data" / "reference"
Key = tuple[str, int]  # measure and year: 0 this year, -1 last year
Values = Mapping[Key, Decimal]

OFFICES = (
    "人民代表大会常务委员会办公室", "人大常委会办公室", "人民政府办公室", "财政局", "教育局", "卫生健康局", "信访局", "审计局",
    "发展和改革委员会", "市场监督管理局", "司法局", "红十字会", "人民法院", "人民检察院", "残疾人联合会", "档案馆", "妇女联合会",
    "农业农村局", "交通运输局", "水利局", "商务局", "住房和城乡建设局", "应急管理局", "退役军人事务局", "城市管理委员会",
    "机关事务服务中心", "中共{}委组织部", "中共{}委党校", "中共{}委政法委员会", "共青团{}委员会", "{}城关镇人民政府", "中国人民政治协商会议{}委员会办公室",
    "中共{}纪律检查委员会{}监察委员会", "公安局", "国有林场", "广播电视台", "城关镇", "政务服务数据管理局", "供销合作社联合社", "第一中学", "人民医院", "总工会", "工商业联合会", "城关街道办事处", "民政局", "科学技术协会", "文化和旅游局",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """A row: a subject or a total with its figures. `depth` 0 is a total, 1 to 3 are 类 款 项."""

    code: str | None
    name: str
    depth: int
    values: Values


@dataclass(frozen=True, slots=True)
class Content:
    """What one disclosure says."""

    region: regions.Region
    place: str
    department: str
    code: str
    year: int
    general: list[Item]
    fund: list[Item]
    economic: list[Item]
    three_public: Values
    projects: list[Project]
    revenue: Values
    carry: Values = field(default_factory=dict)

    def total(self, key: Key, items: list[Item] | None = None) -> Decimal:
        rows = self.general + self.fund if items is None else items
        return sum((row.values[key] for row in rows if row.depth == 1), Decimal(0))

    @property
    def appropriated(self) -> list[Item]:
        """The general budget without the part of its projects that other money pays for."""
        return [replace(item, values=_appropriated(item.values)) for item in self.general]


def random_content(rng: random.Random, variant: Variant) -> Content:
    region, place = _region(rng, variant)
    year = rng.randint(2015, 2026)
    long = variant["long"] == "yes"
    classes = rng.randint(4, 6) if long else rng.randint(1, 3)
    general = _tree(rng, variant, _classes("一般公共预算"), classes, long, rng.random() < 0.5)
    taken = {item.code for item in general}
    funds = [code for code in _classes("政府性基金预算") if code not in taken]
    fund = _tree(rng, variant, funds, 1, False, False) if funds and rng.random() < 0.3 else []
    content = Content(
        region, place, _named(place, rng.choice(OFFICES)), rng.choice(("101", "105001", "208", "301001")), year,
        general, fund, [], {}, [], _revenue(general, fund),
    )  # fmt: skip
    economic = _economic(rng, variant, content)
    projects = random_projects(rng, variant, content.total(("project", 0)))
    basic = {(item.code or "", year): item.values["total", year] for item in economic for year in (0, -1)}
    return replace(content, economic=economic, three_public=random_three_public(rng, variant, basic), projects=projects)


# --- who ---------------------------------------------------------------------------------------------------------


@cache
def _places(level: str) -> list[regions.Region]:
    with (REFERENCE / "regions.csv").open(encoding="utf-8") as file:
        codes = [row["code"] for row in csv.DictReader(file) if row["level"] == level and not row["valid_to"]]
    found = [place for code in codes if (place := regions.by_code(code)) and place.valid_from is None]
    return [place for place in found if place.city_name not in ("省直辖县级行政区划", "自治区直辖县级行政区划")]


def _region(rng: random.Random, variant: Variant) -> tuple[regions.Region, str]:
    level = "city" if variant["place_name"] == "city" else "county"
    region = rng.choice(_places(level))
    if variant["place_name"] == "full":
        return region, region.full_name
    if level == "city":
        return region, region.name
    unique = len(regions.find_mentions(region.name + "财政局")[:1]) == 1 and _is_plain(region)
    if variant["place_name"] == "county" and unique:
        return region, region.name
    return region, (region.city_name or region.province_name) + region.name


def _named(place: str, office: str) -> str:
    return office.replace("{}", place) if "{}" in office else place + office


def _is_plain(region: regions.Region) -> bool:
    mentions = regions.find_mentions(region.name + "财政局")
    return bool(mentions) and mentions[0].region == region


# --- subjects ----------------------------------------------------------------------------------------------------


@cache
def _codes(name: str) -> dict[str, tuple[str, str]]:
    """Code → (name, budget) of a reference table; old names and codes of doubtful years left out."""
    with (REFERENCE / f"{name}_codes.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {row["code"]: (row["name_zh"], row.get("budget", "")) for row in rows if not row["valid_to"]}


@cache
def _classes(budget: str) -> list[str]:
    codes = _codes("function")
    leaves = [code for code, (_, own) in codes.items() if len(code) == 7 and own == budget and code[:5] in codes]
    return sorted({code[:3] for code in leaves if code[:3] in codes and code[0] == "2"})


def _sum_of(rng: random.Random, variant: Variant) -> Decimal:
    least = 5.5 if variant["unit_where"] == "proven" else 3.2
    yuan = Decimal(int(10 ** rng.uniform(least, 7.6))) + Decimal(rng.randrange(100)) / 100
    return max((yuan // variant.grain) * variant.grain, variant.grain)


def _leaf_values(rng: random.Random, variant: Variant, other: bool) -> dict[Key, Decimal]:
    values: dict[Key, Decimal] = {}
    kind = rng.choice(("basic", "project", "both")) if variant["unit_where"] != "proven" else "both"
    for year in (0, -1):
        personnel = _sum_of(rng, variant) if kind != "project" else Decimal(0)
        public = _sum_of(rng, variant) if kind != "project" and rng.random() < 0.6 else Decimal(0)
        project = _sum_of(rng, variant) if kind != "basic" else Decimal(0)
        values |= {("personnel", year): personnel, ("public", year): public, ("project", year): project}
        values["other", year] = split_sum(rng, project, 2, variant.grain)[0] if other else Decimal(0)
    return values


def _derived(values: dict[Key, Decimal]) -> dict[Key, Decimal]:
    for year in (0, -1):
        values["basic", year] = values["personnel", year] + values["public", year]
        values["total", year] = values["basic", year] + values["project", year]
    values["change", 0] = values["total", 0] - values["total", -1]
    return values


def _appropriated(values: Values) -> dict[Key, Decimal]:
    less = {key: Decimal(0) if key[0] == "other" else value for key, value in values.items()}
    for year in (0, -1):
        less["project", year] -= values["other", year]
    return _derived(less)


def _added(items: list[dict[Key, Decimal]]) -> dict[Key, Decimal]:
    return {key: sum((item[key] for item in items), Decimal(0)) for key in items[0]}


def _tree(rng: random.Random, variant: Variant, classes: list[str], count: int, long: bool, other: bool) -> list[Item]:
    """类 款 项 in order of their codes, every parent the sum of its children; one leaf at least has a project.

    `other`: a part of the projects is paid for by other money than appropriations (the measure `other`).
    """
    codes = _codes("function")
    fund = classes != _classes("一般公共预算")
    budget = "政府性基金预算" if fund else "一般公共预算"
    leaves: dict[str, dict[Key, Decimal]] = {}
    for one in sorted(rng.sample(classes, min(count, len(classes)))):
        own = [code for code, (_, b) in codes.items() if len(code) == 7 and code[:3] == one and b == budget]
        own = [code for code in own if code[:5] in codes]
        for code in rng.sample(own, min(len(own), rng.randint(6, 12) if long else rng.randint(1, 4))):
            leaves[code] = _leaf_values(rng, variant, other)
    first = next(iter(leaves.values()))
    first["project", 0] = first["project", 0] or _sum_of(rng, variant)
    parents = {code[:length] for code in leaves for length in (3, 5)}
    items = []
    for code in sorted(leaves.keys() | parents):
        parts = [values for leaf, values in leaves.items() if leaf.startswith(code)]
        items.append(Item(code, codes[code][0], (len(code) - 1) // 2, _derived(_added(parts))))
    return items


def _economic(rng: random.Random, variant: Variant, content: Content) -> list[Item]:
    """The basic expenditure of the general budget by economic subject."""
    codes = _codes("economic")
    items: list[Item] = []
    groups = {"personnel": ("301", "303"), "public": ("302", "310")}
    for measure, classes in groups.items():
        leaves = []
        for one in classes:
            own = [code for code in codes if len(code) == 5 and code.startswith(one)]
            leaves += rng.sample(own, min(len(own), rng.randint(2, 5)))
        sums = {
            year: split_sum(rng, content.total((measure, year), content.general), len(leaves), variant.grain)
            for year in (0, -1)
        }
        values = {
            code: _derived({(m, year): sums[year][at] if m == measure else Decimal(0)
                            for m in ("personnel", "public", "project") for year in (0, -1)})
            for at, code in enumerate(leaves)
        }  # fmt: skip
        for code in {*leaves, *classes}:
            parts = [value for leaf, value in values.items() if leaf.startswith(code)]
            items.append(Item(code, codes[code][0], (len(code) - 1) // 2, _added(parts)))
    return sorted(items, key=lambda item: item.code or "")


def _revenue(general: list[Item], fund: list[Item]) -> Values:
    """Where the money comes from: this year's appropriations, and other money for what they do not pay."""
    values: dict[Key, Decimal] = {}
    for year in (0, -1):
        whole = sum((i.values["total", year] for i in general if i.depth == 1), Decimal(0))
        other = sum((i.values["other", year] for i in general if i.depth == 1), Decimal(0))
        values["other_revenue", year] = other
        values["general_public", year] = whole - other
        values["government_fund", year] = sum((i.values["total", year] for i in fund if i.depth == 1), Decimal(0))
        values["total", year] = whole + values["government_fund", year]
    return values
