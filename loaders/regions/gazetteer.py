"""The gazetteer: every region under every name and code it has had, and the short forms of names."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

CSV = Path(__file__).parents[2] / "data" / "reference" / "regions.csv"


@dataclass(frozen=True)
class Region:
    """One place under one name: a county of 秦皇岛市 is Region("130306", "抚宁区", "county", "河北省", "秦皇岛市", "抚宁区").

    `level` is country, province, city or county. `city_name` is None for 直辖市 districts and counties straight under a
    province. `valid_from` and `valid_to` are years (None: open), `successor_code` the code in force today for a name of
    the past (None: none, or not certain).
    """

    code: str
    name: str
    level: str
    province_name: str
    city_name: str | None = None
    county_name: str | None = None
    province_code: str = ""
    city_code: str | None = None
    valid_from: int | None = None
    valid_to: int | None = None
    successor_code: str | None = None

    @property
    def full_name(self) -> str:
        """河北省秦皇岛市抚宁区."""
        return "".join(part for part in (self.province_name, self.city_name, self.county_name) if part)

    @property
    def current(self) -> Region | None:
        """The region in force today that goes on from this one; None where that is not certain."""
        if self.valid_to is None:
            return self
        return by_code(self.successor_code) if self.successor_code else None

    @property
    def root(self) -> tuple[str, str]:
        """One key for all names and codes one place has had: 抚宁县 and 抚宁区 share it."""
        return (self.successor_code, "") if self.successor_code else (self.code, self.name if self.valid_to else "")

    def in_force(self, year: int | None) -> bool:
        """True where the name is valid in `year`; without a year, where it is valid today.

        Between two revisions far apart (2016 and 2020, 2020 and 2022) both the old and the new name count as valid.
        """
        if year is None or (self.valid_to is None and self.valid_from is None):
            return self.valid_to is None
        first, last = self.valid_from or 0, self.valid_to or 9999
        return {2020: 2017, 2022: 2021}.get(first, first) <= year <= {2016: 2019, 2020: 2021}.get(last, last)


CENTRAL = Region("100000", "中央", "country", "中央")

_PEOPLE = (
    "(?:(?:蒙古|哈萨克|柯尔克孜|锡伯|塔吉克|维吾尔)族?|(?:回|藏|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|傣|黎|傈僳|佤|畲|拉祜|水|东乡|"
    "纳西|景颇|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|普米|怒|鄂温克|保安|裕固|独龙)族|各族)"
)
_AUTONOMOUS = re.compile(rf"^(.{{2,}}?){_PEOPLE}+自治([区州县旗])$")
_SUFFIX = re.compile(r"(?:特别行政区|自治区|新区|林区|矿区|特区|地区|省|市|县|区|盟|旗)$")
# Words of every city's prose or of every title; as short names they would find a place in each of them.
_COMMON = frozenset(
    re.findall(
        r"\S+",
        "市中 城中 城东 城西 城南 城北 城关 城郊 新市 老城 新城 东城 西城 市郊 和平 平安 民主 友好 向阳 新华 南郊 北市 南市",
    )
)
# Names that are ordinary words as well (提高老城区管网水平): they need an organisation behind or their city before them.
GENERIC = frozenset(
    re.findall(r"\S+", "城区 郊区 矿区 东区 西区 老城区 新城区 新市区 北市区 南市区 中市区 市中区 南郊区")
)
# 台湾, 香港, 澳门 stand in the names of departments everywhere (台湾工作办公室).
_NO_SHORT = {"71", "81", "82"}
_BANNERS = {"科左": "科尔沁左翼", "科右": "科尔沁右翼", "察右": "察哈尔右翼"}


def short_names(region: Region) -> dict[str, bool]:
    """Return the other ways to write a name -> True where it keeps its rank (青龙县, 延边州, 延边自治州), False where not (青龙)."""
    name = region.name
    if match := _AUTONOMOUS.match(name):
        ranked = region.level != "province"
        return {match[1] + match[2]: ranked, f"{match[1]}自治{match[2]}": ranked, match[1]: False}
    if ("自治" in name and region.level != "province") or region.code[:2] in _NO_SHORT:
        return {}
    forms = {short + name[len(long) :]: True for short, long in _BANNERS.items() if name.startswith(long)}
    stem = _SUFFIX.sub("", name)
    if len(stem) >= 2 and stem != name and stem not in _COMMON:
        forms[stem] = False
    return forms


@dataclass(frozen=True)
class Gazetteer:
    """All regions, loaded once: by code, by written name, and first two characters -> lengths to try, longest first."""

    regions: tuple[Region, ...]

    @cached_property
    def by_code(self) -> dict[str, list[Region]]:
        found: dict[str, list[Region]] = defaultdict(list)
        for region in self.regions:
            found[region.code].append(region)
        return dict(found)

    @cached_property
    def names(self) -> dict[str, list[tuple[Region, bool]]]:
        """Written name -> regions, each with True where the name keeps its rank."""
        found: dict[str, list[tuple[Region, bool]]] = defaultdict(list)
        for region in self.regions:
            for name, ranked in {region.name: True, **short_names(region)}.items():
                found[name].append((region, ranked))
        return {name: [p for p in pairs if p[1]] or pairs for name, pairs in found.items()}

    @cached_property
    def lengths(self) -> dict[str, list[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for name in self.names:
            found[name[:2]].add(len(name))
        return {head: sorted(lengths, reverse=True) for head, lengths in found.items()}

    @cached_property
    def ancestors(self) -> dict[tuple[str, str], frozenset[tuple[str, str]]]:
        """Root -> roots of every province and prefecture the place has belonged to (寿县: 六安市 and 淮南市)."""
        found: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        for region in self.regions:
            for code in (region.province_code, region.city_code):
                if code and code != region.code:
                    found[region.root].update(parent.root for parent in self.by_code.get(code, []))
        return {root: frozenset(roots) for root, roots in found.items()}


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    with CSV.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    parents = _parent_names(rows)
    return Gazetteer(tuple(_region(row, parents) for row in rows))


def _region(row: dict[str, str], parents: dict[str, list[dict[str, str]]]) -> Region:
    def parent(code: str) -> str | None:
        years = (int(row["valid_from"] or 0), int(row["valid_to"] or 9999))
        named = [p for p in parents.get(code, []) if int(p["valid_to"] or 9999) >= years[1]] or parents.get(code, [])
        return named[0]["name"] if named else None

    level, name = row["level"], row["name"]
    return Region(
        row["code"],
        name,
        level,
        parent(row["province_code"]) or name,
        name if level == "city" else parent(row["city_code"]),
        name if level == "county" else None,
        row["province_code"],
        row["city_code"] or None,
        int(row["valid_from"]) if row["valid_from"] else None,
        int(row["valid_to"]) if row["valid_to"] else None,
        row["successor_code"] or None,
    )


def _parent_names(rows: list[dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in sorted((r for r in rows if r["level"] != "county"), key=lambda r: r["valid_to"] or "9999"):
        found[row["code"]].append(row)
    return found


def by_code(code: str, year: int | None = None) -> Region | None:
    """Return the region of a code, under the name it had in `year` (default: its last name).

    Longer codes (130229001) count by their first six digits, shorter ones (13, 1302) as province and prefecture.
    """
    code = code.strip()[:6].ljust(6, "0")
    if code == CENTRAL.code:
        return CENTRAL
    named = sorted(
        gazetteer().by_code.get(code, []), key=lambda region: (region.in_force(year), region.valid_to or 9999)
    )
    return named[-1] if named else None
