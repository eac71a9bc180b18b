"""Which region a disclosing body belongs to: the places its texts name, weighed against each other."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence

from loaders.readers.radicals import whole
from loaders.regions.gazetteer import CENTRAL, Region, gazetteer
from loaders.regions.mentions import CJK, RANK, Mention, find_mentions

_CENTRAL_LINE = re.compile(
    r"^(?:20\d\d\s*年?度?)?(?:国家[一-鿿]{1,10}?(?:总局|局|委员会|委|署|办公室)|中华人民共和国[一-鿿]{2,12}?(?:部|委员会|署)|中国(?:[一-鿿]{2,8}?(?:局|联合会|协会|总会)|(?:社会)?科学院|工程院)|"
    r"中华全国(?:总工会|[一-鿿]{2,10}?联合会)|新华通讯社|中央广播电视总台|"
    r"国务院(?!部门|各部)[一-鿿]{2,20}(?<!网站)|全国人(?:大|民代表大会)(?:常(?:委|务委员)会)?(?:机关|办公厅)?|全国政协(?:机关|办公厅)?|最高人民(?:法院|检察院)|中共中央[一-鿿]{2,14}|审计署|海关总署|中国人民银行|"
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
        below = any(best in gazetteer().ancestors.get(r.root, frozenset()) for r in region_of[root])
        if below and root in strong and scores[root] >= 0.6 * scores[best]:
            best = root
    best = _named_in_full(best, groups, scores, region_of)
    return tuple(_as_of(region, year) for region in region_of[best])


def _named_in_full(
    best: _Root, groups: list[_Group], scores: dict[_Root, float], region_of: dict[_Root, tuple[Region, ...]]
) -> _Root:
    """Return `best`, or where no text calls that county by its full name the place far from it that bodies are named after
    in full: 马关卫生院 of 张家川回族自治县."""
    told = [mentions for weight, _, mentions in groups if weight >= 1]  # in the text, not by the file name
    named = [(one.regions, one.text, one.certainty) for mentions in told for one in mentions]
    full = {r.root for regions, text, certainty in named for r in regions if text == r.name and certainty >= 0.8}
    ever = {r.root for regions, text, certainty in named for r in regions if text[-1] in _RANKS or certainty >= 0.8}
    if best in ever or any(region.level != "county" for region in region_of[best]):
        return best
    above = gazetteer().ancestors.get(best, frozenset())
    others = [root for root in full & scores.keys() if root not in above and len(region_of[root]) == 1]
    return max(others, key=lambda root: (scores[root], root), default=best)


# A name before an organisation is strong; below plain a word may be no place and decides nothing. The first line of
# a text (its first 60 characters at most) is its title as a rule (a file name has no other), even where the caller could not tell it from the prose.
_STRONG, _PLAIN, _LEAD = 0.6, 0.3, 60
_RANKS = "省市县区州旗盟"  # the last signs of full names
_BLANKS_INSIDE = re.compile(rf" (?<=[{CJK}] ) *(?=[{CJK}])")  # begins with the blank, which is looked for first
_Root = tuple[str, str]
_Group = tuple[float, str, list[Mention]]


def _groups(texts: Sequence[tuple[str, float]]) -> list[_Group]:
    """Join the texts of one weight, weightiest first, free of the blanks and odd characters of pdf text."""
    joined: dict[float, list[str]] = defaultdict(list)
    for text, weight in texts:
        plain = whole(unicodedata.normalize("NFKC", text))
        joined[weight].append(_BLANKS_INSIDE.sub("", plain))
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
                leading = weight >= 1 and mention.start < lead and mention.certainty >= _STRONG
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
                for root in gazetteer().ancestors.get(region.root, frozenset()):
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
        above = gazetteer().ancestors
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
    same = [r for r in gazetteer().regions if r.root == region.root and r.in_force(year)]
    same = [r for r in same if r.name == region.name or not too_early]
    return same[-1] if same else region
