"""The body that publishes a document where neither its captions nor its title name it: from the head of a web page,
headings, forms, the sentence that says what the body is, the file name and the prose."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from loaders import regions
from loaders.document import Document
from loaders.layouts.bodies import BODY, BRACKETS, ORGANISATION, body_of_title, is_government, is_placed, is_told, stem
from loaders.layouts.continued import distinct
from loaders.numbers import fold, squeeze

_NAMED_IN_TEXT = (
    re.compile(
        r"^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])?[:：]?"
        r"([\u4e00-\u9fff（）()]{4,30}?)(?:单位|部门)?(?:(?:基本)?概况|(?:的)?主要职[责能]|基本情况|职责)(?:如下|是|为)?[:：]?$"
    ),
    re.compile(r"现将([\u4e00-\u9fff（）()]{4,30}?)(?:19|20)\d{2}年"),
    re.compile(
        r"^(?:第[一二三四五六七八九十]+部分)?[:：]?([\u4e00-\u9fff（）()]{4,30}?)(?:19|20)\d{2}年度?(?:收入?、?支|部门|本年)"
    ),
)
_NAME_OF_BODY = re.compile(r"^(?:(?:部门|单位|预算|主管){1,2}(?:\((?:部门|单位)\))?名称|主管部门)[:：]?$")
_SAID_OF = re.compile(
    rf"(?:^|[。；：，、）;:,])(?![本我该各其])([\u4e00-\u9fff（）·]{{0,30}}?(?:{ORGANISATION})(?:（本级）)?)(?:（(?:以下)?简称[^）]*）)?"
    r"(?=是|系|属|内设|为[^了]|成立于|位于|(?:成立|始建)?于(?:19|20)\d{2}年|(?:的)?主要(?:职[责能]|履行)"
    r"|(?:19|20)\d{2}年度?(?:[无未收支]|部门|一般|财政|[“\"]三公))"
)
_DAY = re.compile(r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日")
_SET_UP = re.compile(rf"设立([\u4e00-\u9fff（）·]{{0,30}}?(?:{ORGANISATION}))(?=[。，；,;（])")
# Names that are a body's own without a place before them; those of the rooms and divisions inside it end otherwise.
_OF_ITS_OWN = re.compile(r"..(?:办事处|人民政府|[学院]校|[大中小]学|学院|幼儿园|医院|卫生院|法院|检察院|委员会)$")


def department_elsewhere(document: Document) -> str | None:
    """The body where no line of the text names it: from the title in the head of a web page, headings, the rest of the
    head (source and site), the file name, the prose."""
    parts = [part for text in document.about for part in re.split(r"[-_|—]+", text)]
    named = [(part, name) for part in parts if (name := body_of_title(part))]
    titled = next((name for part, name in named if re.search(r"预算|决算|绩效|三公", part)), None)
    published = next((name for _, name in named if not is_government(name)), None)
    filed, told = body_of_title(stem(document.name)), _department_from_prose(document)
    if filed and told and not any(filed in squeeze(paragraph.text) for paragraph in document.paragraphs()):
        filed = None  # a file name that the text does not bear out
    inside = titled or _department_of_headings(document) or _department_of_forms(document)
    inside = inside or _department_said(document) or _department_signed(document)
    return inside or published or filed or told or _department_of_sentences(document)


def _department_of_headings(document: Document) -> str | None:
    """The body that headings and the first words of sentences name most: 第一部分X概况, 现将X2018年度部门决算公开如下."""
    counts: Counter[str] = Counter()
    for paragraph in document.paragraphs():
        plain = squeeze(paragraph.text)
        names = [match[1].removeprefix("纳入") for pattern in _NAMED_IN_TEXT if (match := pattern.search(plain))]
        if len(plain) <= 60 and (titled := body_of_title(plain)) and is_told(plain, titled):
            names.append(titled)
        counts.update(list(dict.fromkeys(name for name in names if BODY.fullmatch(name))))
    return counts.most_common(1)[0][0] if counts else None


def _department_of_forms(document: Document) -> str | None:
    """The body that most forms name behind 部门名称 or 主管部门, such as the goals of the whole department."""
    counts: Counter[str] = Counter()
    for grid in document.grids():
        for row in grid.rows:
            for label, value in pairwise(distinct(row)):
                if _NAME_OF_BODY.match(fold(label)) and BODY.fullmatch(squeeze(value)):
                    counts[squeeze(value)] += 1
    return counts.most_common(1)[0][0] if counts else None


def _department_said(document: Document) -> str | None:
    """The body of which a sentence says what it is or does: X是县政府工作部门, X成立于2001年, X主要职责是."""
    counts: Counter[str] = Counter()
    for paragraph in document.paragraphs():
        plain = re.sub(r"^（[一二三四五六七八九十]+）|^\d+[、.．]", "", squeeze(paragraph.text).translate(BRACKETS))
        found = [*_SAID_OF.finditer(plain), *_SET_UP.finditer(plain)]
        for at, name in ((match.start(), match[1]) for match in found):
            own = not at and _OF_ITS_OWN.search(name)
            if (own or regions.find_mentions(name)) and not (
                is_government(name) or re.search(r"人民代表大会$|[省市县区]委$", name)
            ):
                counts[name] += 1
    return counts.most_common(1)[0][0] if counts else None


def _department_of_sentences(document: Document) -> str | None:
    """The body with its place that the first sentence about a budget names: 2018年怀宁县审计局“三公”经费预算9万元."""
    names = (body_of_title(paragraph.text) for paragraph in document.paragraphs())
    return next((name for name in names if name and is_placed(name) and not is_government(name)), None)


def _department_signed(document: Document) -> str | None:
    """The body that signs the text: its name alone on the line above the day, 怀宁县审计局 over 2016年2月19日."""
    lines = [squeeze(paragraph.text) for paragraph in document.paragraphs()]
    signed = [name for name, day in pairwise(lines) if _DAY.fullmatch(day) and BODY.fullmatch(name)]
    return next((name for name in reversed(signed) if is_placed(name) and not is_government(name)), None)


def _department_from_prose(document: Document) -> str | None:
    """The congress or office that the prose names most, in its full form, where no line names the body."""
    counts: Counter[str] = Counter()
    pattern = re.compile(r"[\u4e00-\u9fff]{2,6}?[省市县区旗州](?:人民代表大会常务委员会|人大常委会|人民政府办公[厅室])")
    for paragraph in document.paragraphs():
        for found in pattern.findall(squeeze(paragraph.text)):
            mentions = regions.find_mentions(found)
            if mentions:
                counts[found[mentions[0].start :].replace("人大常委会", "人民代表大会常务委员会")] += 1
    return counts.most_common(1)[0][0] if counts else None
