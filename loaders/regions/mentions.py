"""Which places a text names: longest names first, each with how sure it is that a place is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from loaders import body_names
from loaders.regions.gazetteer import GENERIC, Region, gazetteer

RANK = {"country": 0, "province": 1, "city": 2, "county": 3}
CJK = r"\u4e00-\u9fff"
_ORGANISATION = re.compile(
    r"[省市县区州旗]?(?:委(?!托)|人大|人民(?:代表|政府|法院|检察|武装)|政协|政府|政治协商|中国共产党|中共|纪律检查|纪委|监察|监委|党委|"
    r"[中高]级?(?:人民)?法?院|检察院|财政|信访|审计|统计局|教育|发改|发展和?改革|商务|公安|民政|司法|人社|人力资源|住建|住房和城乡|"
    r"交通运输|水利|水务|农业农村|文旅|文化和?旅游|文化广电|卫健|卫生健康|退役军人|应急管理|市场监[督管]|医疗保障|医保局|机关事务|行政审批|总支|日报|"
    r"总工会|团委|妇联|妇女联合|残联|残疾人联合|工商联|科协|文联|红十字|档案|党校|供销|编办|组织部|宣传部|统战部|政法委|部门|本级|"
    rf"[{CJK}、（）()]{{2,16}}?(?:{body_names.WITHIN_TEXT})"
    r"(?=[\W\d_]|部门|单位|机关|本级|系统|人民政府|人大|党委|职[能责]|主要|内设|概况|$))"
)
_POLICE = re.compile(r"公安(?!县)")  # the police of a city, and not the county 公安县 in it
_SCHOOL = re.compile(r"大学|学[院校]|中学")
_BRANCH = re.compile(r"[区县市旗]?分局")  # 金华市公安局婺城分局
_BORDER = re.compile(r"[^，。；,;与和]{0,12}(?:交界|接壤|毗邻|毗连|相邻|相连|相接|相望|为邻|搭界)")  # with a neighbour
_BORDERS_ON = re.compile(r"(?:[东南西北][临邻连接靠望依]|毗邻|[东南西北][与和同])$")
_YEAR = re.compile(r"\s*20\d\d|[本市县区省]级")
_OTHER_WORD = re.compile(r"[域块位]")  # 新城区域, 老城区块: the name only begins another word
_BEFORE = re.compile(
    rf"(?:^|[^{CJK}]|中共|青团|机[构关]|单位|部门|来源|[和与及在对由为至到从向赴了于被将经含省市区县州旗的])$"
)
_STRICTLY_BEFORE = re.compile(rf"(?:^|[^{CJK}]|中共|青团|会议)$")
_SURE = 0.6  # the certainty of a short name before an organisation
_CLOSING = tuple("》”）)、")
# Prefectures whose short name is an everyday word: 幸福安康, 长治久安, 大同小异.
_EVERYDAY = frozenset(re.findall(r"\S+", "安康 长治 大同 保定 中山 三明 开封 吉安 金华 和田 海东 海西 海北 黄南"))


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
    names, lengths = gazetteer().names, gazetteer().lengths
    skip = 0
    for start in range(len(text) - 1):
        if start < skip or (head := text[start : start + 2]) not in lengths:
            continue
        if text.startswith("中共", start - 1):  # 中共和顺县委 is of 和顺县, not of 共和
            continue
        for length in lengths[head]:
            if text[start : start + length] in names:
                yield start, start + length
                skip = start + length
                break


def _mention(text: str, start: int, end: int, last: Mention | None) -> Mention | None:
    name = text[start:end]
    if _POLICE.match(text, start):
        return None
    pairs = gazetteer().names[name]
    regions, inside = _one_per_place(region for region, _ in pairs), False
    if last and last.end <= start <= last.end + 2 and not text[last.end : start].strip():
        if children := _within(last, regions):
            regions, inside = children, True
        elif last.certainty >= _SURE and last.end == start and name.endswith("新区"):
            return None  # 茂名滨海新区 is not the 滨海新区 of another city
    elif last and _is_branch(text, start, end):
        regions = _within(last, regions) or regions
    else:
        regions = _seats_of_school(text, end, regions) or regions
    certainty = _certainty(text, start, end, pairs[0][1], regions, inside)
    return None if certainty is None else Mention(start, end, name, regions, certainty)


def _within(last: Mention, regions: tuple[Region, ...]) -> tuple[Region, ...]:
    """Return the regions that lie in a place named before."""
    roots = {region.root for region in last.regions}
    return tuple(r for r in regions if roots & gazetteer().ancestors.get(r.root, frozenset()))


def _is_branch(text: str, start: int, end: int) -> bool:
    """True where the branch of a bureau is named after the place: 金华市公安局婺城分局."""
    return text[start - 1 : start] == "局" and bool(_BRANCH.match(text, end))


def _seats_of_school(text: str, end: int, regions: tuple[Region, ...]) -> tuple[Region, ...]:
    """Return the large places that a university or school may be named after: 南昌大学; counties share names with streets."""
    if text[:end][-2:] in _EVERYDAY or not _SCHOOL.match(text, end):
        return ()
    return tuple(region for region in regions if RANK[region.level] < RANK["county"])


def _certainty(
    text: str, start: int, end: int, ranked: bool, regions: tuple[Region, ...], inside: bool
) -> float | None:
    """Return how surely text[start:end] is a place, by its edges and by what stands behind it; None: it is none."""
    before = text[max(0, start - 2) : start]
    if text[start] == "和" and before.endswith(_CLOSING):  # 《预算法》和县财政局的通知
        return None
    if _is_branch(text, start, end):
        return 1.0
    organisation = bool(_ORGANISATION.match(text, end))
    if not organisation and (_BORDER.match(text, end) or _BORDERS_ON.search(before)):
        return 0.1
    strict = inside or bool(_STRICTLY_BEFORE.search(before))
    clean = strict or bool(_BEFORE.search(before))
    if not ranked and text.startswith("新区", end):
        return None  # 北戴河新区 is not 北戴河区
    if not ranked:
        organisation = organisation or (strict and bool(_seats_of_school(text, end, regions)))
        school = strict and bool(_SCHOOL.match(text, end)) and text[start:end] not in _EVERYDAY
        return _short_certainty(text[start:end], regions, organisation, clean, inside, school)
    if (end - start == 2 and not strict) or (text[start:end] in GENERIC and not (inside or (organisation and clean))):
        return None
    if _OTHER_WORD.match(text, end) and not inside:
        return None
    if organisation:
        return 1.0 if clean else 0.8
    return 0.8 if clean and _YEAR.match(text, end) else 0.4 if clean else 0.2


def _short_certainty(
    name: str, regions: tuple[Region, ...], organisation: bool, clean: bool, inside: bool, school: bool
) -> float | None:
    if organisation and clean:
        return 0.6
    level = min(RANK[region.level] for region in regions)
    if school and len(regions) == 1:
        return 0.3  # 怀宁中学: there, unless another place is told more surely
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
    above = {root for region in mention.regions for root in gazetteer().ancestors.get(region.root, frozenset())}
    return tuple(region for region in last.regions if region.root in above)
