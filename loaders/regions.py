"""Places of China: which region (GB/T 2260) a text names, and which one a disclosing body belongs to.

The gazetteer is data/reference/regions.csv (see its README): every province, prefecture and county since 2002 with the
years a name was in force and the code that follows it today. Three questions, from small to large:

    by_code("130229")                                  -> 玉田县
    find_mentions("秦皇岛市抚宁区财政局")                  -> two mentions, each with its candidates and certainty
    locate([(cover, 8), (names, 4), (prose, 1), (file_name, 0.3)], year=2020) -> the region of the body, or None

A name many places share (鼓楼区, 朝阳区) is settled by the other places the text names; where nothing settles it the
answer is None, never a guess.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

CSV = Path(__file__).parents[1] / "data" / "reference" / "regions.csv"
RANK = {"country": 0, "province": 1, "city": 2, "county": 3}


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


@dataclass(frozen=True)
class Mention:
    """A place named in a text at [start, end): all regions it may mean (one where it is plain) and how sure it is one.

    `certainty` runs from 0 to 1: 1 is a name right before an organisation (玉田县财政局), 0.4 a full name in prose, below
    0.2 a word that may be no place (平安抚宁). `chained` says a smaller place follows at once (秦皇岛市 in 秦皇岛市抚宁区).
    """

    start: int
    end: int
    text: str
    regions: tuple[Region, ...]
    certainty: float
    chained: bool = False

    @property
    def region(self) -> Region | None:
        return self.regions[0] if len(self.regions) == 1 else None


CENTRAL = Region("100000", "中央", "country", "中央")

# --- names and their short forms ---------------------------------------------------------------------------------

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
_GENERIC = frozenset(
    re.findall(r"\S+", "城区 郊区 矿区 东区 西区 老城区 新城区 新市区 北市区 南市区 中市区 市中区 南郊区")
)
# 台湾, 香港, 澳门 stand in the names of departments everywhere (台湾工作办公室).
_NO_SHORT = {"71", "81", "82"}
_BANNERS = {"科左": "科尔沁左翼", "科右": "科尔沁右翼", "察右": "察哈尔右翼"}


def short_names(region: Region) -> dict[str, bool]:
    """Return the other ways to write a name -> True where it keeps its rank (青龙县, 延边州), False where not (青龙)."""
    name = region.name
    if match := _AUTONOMOUS.match(name):
        return {match[1] + match[2]: region.level != "province", match[1]: False}
    if ("自治" in name and region.level != "province") or region.code[:2] in _NO_SHORT:
        return {}
    forms = {short + name[len(long) :]: True for short, long in _BANNERS.items() if name.startswith(long)}
    stem = _SUFFIX.sub("", name)
    if len(stem) >= 2 and stem != name and stem not in _COMMON:
        forms[stem] = False
    return forms


@dataclass(frozen=True)
class _Gazetteer:
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
def _gazetteer() -> _Gazetteer:
    with CSV.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    parents = _parent_names(rows)
    return _Gazetteer(tuple(_region(row, parents) for row in rows))


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
        _gazetteer().by_code.get(code, []), key=lambda region: (region.in_force(year), region.valid_to or 9999)
    )
    return named[-1] if named else None


# --- mentions ----------------------------------------------------------------------------------------------------

_CJK = r"\u4e00-\u9fff"
_ORGANISATION = re.compile(
    r"[省市县区州旗]?(?:委(?!托)|人大|人民(?:代表|政府|法院|检察|武装)|政协|政府|政治协商|中国共产党|中共|纪律检查|纪委|监察|监委|党委|"
    r"[中高]级?(?:人民)?法?院|检察院|财政|信访|审计|统计局|教育|发改|发展和?改革|商务|公安|民政|司法|人社|人力资源|住建|住房和城乡|"
    r"交通运输|水利|水务|农业农村|文旅|文化和?旅游|文化广电|卫健|卫生健康|退役军人|应急管理|市场监[督管]|医疗保障|医保局|机关事务|行政审批|"
    r"总工会|团委|妇联|妇女联合|残联|残疾人联合|工商联|科协|文联|红十字|档案|党校|供销|编办|组织部|宣传部|统战部|政法委|部门|本级|"
    rf"[{_CJK}、（）()]{{2,16}}?(?:局|委员会|委|办公室|办公厅|厅|院|所|中心|协会|联合会|[总支大]队|处|站|校|[中小大]学|园|公司|馆|镇|乡|街道)"
    r"(?=[\W\d_]|部门|单位|机关|本级|系统|$))"
)
_YEAR = re.compile(r"\s*20\d\d|[本市县区省]级")
_OTHER_WORD = re.compile(r"[域块位]")  # 新城区域, 老城区块: the name only begins another word
_BEFORE = re.compile(rf"(?:^|[^{_CJK}]|中共|[和与及在对由为至到从向赴了于被将经含省市区县州旗的])$")
_STRICTLY_BEFORE = re.compile(rf"(?:^|[^{_CJK}]|中共)$")
# Prefectures whose short name is an everyday word: 幸福安康, 长治久安, 大同小异.
_EVERYDAY = frozenset(re.findall(r"\S+", "安康 长治 大同 保定 中山 三明 开封 吉安 金华 和田 海东 海西 海北 黄南"))


def find_mentions(text: str) -> list[Mention]:
    """Return every place named in `text`, in order, longest name first, with the regions each may mean.

    A name after its province or prefecture (上海市普陀区) keeps only the candidates that lie in it. Names of two
    characters need a clean left edge, short names of counties (抚宁) need an organisation behind them.
    """
    found: list[Mention] = []
    for start, end in _spans(text):
        mention = _mention(text, start, end, found[-1] if found else None)
        if mention is None:
            continue
        if found and (parents := _parents(text, found[-1], mention)):
            last = found[-1]
            found[-1] = Mention(last.start, last.end, last.text, parents, last.certainty, chained=True)
        found.append(mention)
    return found


def _spans(text: str) -> Iterable[tuple[int, int]]:
    """Yield the longest names, left to right, without overlap."""
    names, lengths = _gazetteer().names, _gazetteer().lengths
    skip = 0
    for start in range(len(text) - 1):
        if start < skip or (head := text[start : start + 2]) not in lengths:
            continue
        for length in lengths[head]:
            if text[start : start + length] in names:
                yield start, start + length
                skip = start + length
                break


def _mention(text: str, start: int, end: int, last: Mention | None) -> Mention | None:
    name = text[start:end]
    pairs = _gazetteer().names[name]
    regions, inside = _one_per_place(region for region, _ in pairs), False
    if last and last.end <= start <= last.end + 2 and not text[last.end : start].strip():
        roots = {region.root for region in last.regions}
        if children := tuple(r for r in regions if roots & _gazetteer().ancestors.get(r.root, frozenset())):
            regions, inside = children, True
    certainty = _certainty(text, start, end, pairs[0][1], regions, inside)
    return None if certainty is None else Mention(start, end, name, regions, certainty)


def _certainty(
    text: str, start: int, end: int, ranked: bool, regions: tuple[Region, ...], inside: bool
) -> float | None:
    """Return how surely text[start:end] is a place, by its edges and by what stands behind it; None: it is none."""
    before = text[max(0, start - 2) : start]
    organisation = bool(_ORGANISATION.match(text, end))
    strict = inside or bool(_STRICTLY_BEFORE.search(before))
    clean = strict or bool(_BEFORE.search(before))
    if not ranked:
        return _short_certainty(text[start:end], regions, organisation, clean, inside)
    if (end - start == 2 and not strict) or (text[start:end] in _GENERIC and not (inside or (organisation and clean))):
        return None
    if _OTHER_WORD.match(text, end) and not inside:
        return None
    if organisation:
        return 1.0 if clean else 0.8
    return 0.8 if clean and _YEAR.match(text, end) else 0.4 if clean else 0.2


def _short_certainty(
    name: str, regions: tuple[Region, ...], organisation: bool, clean: bool, inside: bool
) -> float | None:
    if organisation and clean:
        return 0.6
    level = min(RANK[region.level] for region in regions)
    if len(name) == 2 and not inside and (level == RANK["county"] or name in _EVERYDAY):
        return None
    return 0.3 if inside else 0.2 if level == RANK["province"] else 0.15


def _one_per_place(regions: Iterable[Region]) -> tuple[Region, ...]:
    """Keep one region a place where it bore one name under several codes: the one in force last."""
    found: dict[tuple[str, str], Region] = {}
    for region in sorted(regions, key=lambda r: r.valid_to or 9999):
        found[region.root] = region
    return tuple(found.values())


def _parents(text: str, last: Mention, mention: Mention) -> tuple[Region, ...]:
    """Return the regions of `last` that `mention`, right behind it, lies in."""
    if text[last.end : mention.start].strip() or mention.start > last.end + 2:
        return ()
    above = {root for region in mention.regions for root in _gazetteer().ancestors.get(region.root, frozenset())}
    return tuple(region for region in last.regions if region.root in above)


# --- the region of the disclosing body -----------------------------------------------------------------------------

_RADICALS = str.maketrans("⺠⻓⻔⻘⻩⻢⻰⻄⻬⻨⻛⻅⻉⻋⻥⻦⻚", "民长门青黄马龙西齐麦风见贝车鱼鸟页")
_CENTRAL_LINE = re.compile(
    r"^(?:20\d\d\s*年?度?)?(?:国家[一-鿿]{1,10}?(?:总局|局|委员会|委|署|办公室)|中华人民共和国[一-鿿]{2,12}?(?:部|委员会|署)|中国[一-鿿]{2,8}?局|"
    r"国务院[一-鿿]{2,20}|全国人(?:大|民代表大会)(?:常(?:委|务委员)会)?(?:机关|办公厅)?|全国政协(?:机关|办公厅)?|最高人民(?:法院|检察院)|中共中央[一-鿿]{2,14}|审计署|海关总署|中国人民银行|"
    r"(?:外交|国防|教育|科学技术|工业和信息化|公安|国家安全|民政|司法|财政|人力资源和?社会保障|自然资源|生态环境|住房和?城乡建设|交通运输|水利|"
    r"农业农村|商务|文化和?旅游|退役军人事务|应急管理)部)(?=\s|\d|[（(]|本级|部门[预决]算|$)",
    re.MULTILINE,
)


def locate(texts: Sequence[tuple[str, float]], year: int | None = None) -> Region | None:
    """Return the region the disclosing body belongs to, the most specific one the texts support.

    `texts` are pieces with weights: cover and title lines most (about 8), names of departments high (4), prose low (1),
    the file name least (0.3). Names right before an organisation count most; a place named often in prose counts up to
    three times its weight. `year` chooses between the names a place has had; a name of another time still resolves.
    None: no place, or a name several places share and nothing settles. 中央 (100000) only where the weightiest text that
    names anything begins a line with a ministry or 国家…局 and names no place.
    """
    regions = candidates(texts, year)
    return regions[0] if len(regions) == 1 else None


def candidates(texts: Sequence[tuple[str, float]], year: int | None = None) -> tuple[Region, ...]:
    """Return what `locate` decides between: one region, none, or every place that bears the deciding name."""
    groups = _groups(texts)
    if _is_central(groups):
        return (CENTRAL,)
    scores, strong, region_of = _tally(groups, year)
    if not scores:
        return ()
    best = max(scores, key=lambda root: (scores[root], root))
    for root in sorted(scores, key=lambda r: -scores[r]):
        below = any(best in _gazetteer().ancestors.get(r.root, frozenset()) for r in region_of[root])
        if below and root in strong and scores[root] >= 0.6 * scores[best]:
            best = root
    return tuple(_as_of(region, year) for region in region_of[best])


# A name before an organisation is strong; below plain a word may be no place and decides nothing. The first line of
# a text (its first 60 characters at most) is its title as a rule, even where the caller could not tell it from the prose.
_STRONG, _PLAIN, _LEAD = 0.6, 0.3, 60
_Root = tuple[str, str]
_Group = tuple[float, str, list[Mention]]


def _groups(texts: Sequence[tuple[str, float]]) -> list[_Group]:
    """Join the texts of one weight, weightiest first, free of the blanks and odd characters of pdf text."""
    joined: dict[float, list[str]] = defaultdict(list)
    for text, weight in texts:
        plain = unicodedata.normalize("NFKC", text).translate(_RADICALS)
        joined[weight].append(re.sub(rf"(?<=[{_CJK}]) +(?=[{_CJK}])", "", plain))
    merged = {weight: "\n".join(pieces) for weight, pieces in joined.items()}
    return [(weight, merged[weight], find_mentions(merged[weight])) for weight in sorted(merged, reverse=True)]


def _is_central(groups: list[_Group]) -> bool:
    for _, text, mentions in groups:
        if any(mention.certainty >= 0.4 for mention in mentions):
            return False
        if _CENTRAL_LINE.search(text):
            return True
    return False


def _tally(
    groups: list[_Group], year: int | None
) -> tuple[dict[_Root, float], set[_Root], dict[_Root, tuple[Region, ...]]]:
    """Return score by place, the places named before an organisation, and the regions behind each key.

    A name nothing settles is scored under its own key with all its regions, so that it can win and give None.
    """
    evidence = _evidence(groups)
    scores: dict[_Root, float] = defaultdict(float)
    region_of: dict[_Root, tuple[Region, ...]] = {}
    strong: set[_Root] = set()
    for weight, text, mentions in groups:
        lead = min(_LEAD, len(text) - len(text.lstrip()) + len(text.strip().partition("\n")[0]))
        seen: dict[_Root, list[float]] = defaultdict(list)
        for mention in mentions:
            regions = _settle(mention, evidence, year)
            key = regions[0].root if len(regions) == 1 else ("?", mention.text)
            region_of[key] = _preferred(region_of.get(key), regions, year)
            if not mention.chained:
                leading = mention.start < lead and mention.certainty >= _STRONG
                seen[key].append(mention.certainty * (2 if leading else 1))
        for key, certainties in seen.items():
            best = max(certainties)
            if best >= _PLAIN:
                scores[key] += weight * (best + 0.1 * min(20.0, sum(certainties) - best))
            if best >= _STRONG:
                strong.add(key)
    return scores, strong, region_of


def _preferred(known: tuple[Region, ...] | None, regions: tuple[Region, ...], year: int | None) -> tuple[Region, ...]:
    """Between two names of one place take the one valid in `year`."""
    return known if known and (known[0].in_force(year) or not regions[0].in_force(year)) else regions


def _evidence(groups: list[_Group]) -> dict[_Root, float]:
    """Return how strongly the texts speak of each place; a county speaks of its prefecture and province as well."""
    found: dict[_Root, float] = defaultdict(float)
    for weight, _, mentions in groups:
        for mention in mentions:
            if region := mention.region:
                found[region.root] += weight * mention.certainty
                for root in _gazetteer().ancestors.get(region.root, frozenset()):
                    found[root] += 0.3 * weight * mention.certainty
    return found


def _settle(mention: Mention, evidence: dict[_Root, float], year: int | None) -> tuple[Region, ...]:
    """Return the one region a shared name means: by the other places named, then by `year`; all of them if neither.

    Two exceptions, the larger place: 吉林 alone is the province, 思茅市 of the past the prefecture, not its county.
    """
    regions = mention.regions
    for choice in (regions, tuple(r for r in regions if r.in_force(year))):
        if len(choice) == 1:
            return choice
        for region in choice:
            if all(_beats(region, other, evidence) for other in choice if other != region):
                return (region,)
    top = min(RANK[region.level] for region in regions)
    above = tuple(region for region in regions if RANK[region.level] == top)
    named_alike = all(region.name == mention.text for region in regions)
    return above if len(above) == 1 and (named_alike or top == RANK["province"]) else regions


def _beats(one: Region, other: Region, evidence: dict[_Root, float]) -> bool:
    """True where the texts speak at least twice as strongly of what only `one` has: itself, its city, its province."""

    def own(this: Region, that: Region) -> float:
        above = _gazetteer().ancestors
        shared = above.get(that.root, frozenset()) | {that.root}
        return evidence.get(this.root, 0.0) + sum(
            evidence.get(root, 0.0) for root in above.get(this.root, frozenset()) - shared
        )

    return own(one, other) > 2 * own(other, one)


def _as_of(region: Region, year: int | None) -> Region:
    """Return the place under the code it had in `year`; a name that only came later stays (抚宁区 in a text of 2010)."""
    if year is None or region.in_force(year):
        return region
    too_early = (region.valid_from or 0) > year
    same = [r for r in _gazetteer().regions if r.root == region.root and r.in_force(year)]
    same = [r for r in same if r.name == region.name or not too_early]
    return same[-1] if same else region
