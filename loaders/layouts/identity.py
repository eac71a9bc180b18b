"""Who publishes what for which year: region, department, fiscal year, stage and kinds, from the text before the file name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from loaders import regions
from loaders.document import Document, Grid, Paragraph
from loaders.layouts.continued import distinct
from loaders.layouts.performance import is_performance
from loaders.numbers import UNIT, find_unit, fold, squeeze

_COVER_LINES = 12
_IS_TITLE = re.compile(r"(?:信息|文件)?(?:标题|名称|题名)[:：]?$")  # in the table of particulars over an article
_TITLE_WORDS = re.compile(r"预算|决算|绩效|公开|说明")
_PART_OF_NAME = re.compile(
    r"(?!目录|附件|附表|第[一二三四五六七八九十]|公开|.*(?:预算|决算|绩效|公开|说明|草案|编制|审核))[\u4e00-\u9fff（）()·]{2,40}"
)
_YEAR_OF_COLUMN = re.compile(r"^(?:19|20)\d{2}年度?(?:部门|单位)?(?:预算|决算)")
_COMPARED_YEAR = re.compile(r"(?:比|较|与|同|和|于|截[至止]到?|上年)(?:19|20)\d{2}年度?")
_CHINESE_YEAR = re.compile(r"二[〇○零一二三四五六七八九0]{3}年")
_ORGANISATION = (
    r"人民代表大会常务委员会(?:办公[厅室])?(?:机关|本级)?|人大常委会(?:办公[厅室])?(?:机关|本级)?|人大(?:机关)?|委员会(?:办公[厅室])?|"
    r"办公[厅室]|街道办事处|人民政府|政府|法院|检察院|信访局|[\u4e00-\u9fff]{2,12}?(?:局|厅|院|中心|学校|大学|学院|中学|小学|医院|馆|站|所|队|处|会|办|部|社|园|公司|台|场|校|镇|乡|街道|委|集团|基地|联|科协|室|监狱|团|库|苗圃|署|院校)"
)
_LABELLED = re.compile(
    r"(?:编制|填报|预算|公开|主管)?(?:部门|单位)(?:名称)?(?:[（(](?:单位|部门)[)）])?[:：]\s*(?:[\[【(（]?(\d{3,9})[\]】)）]?[-—_ ]*)?([\u4e00-\u9fff（）()·]{3,40}?)"
    r"(?=(?:公开|预算公开|附表?|表)?\d|(?:金额|货币|计量)?单位[:：]|[^\u4e00-\u9fff（）()·]|$)"
)
_HOST = re.compile(
    r"(?:主办|承办|协办|发布|运维|维护|技术支持|建设|管理|责任|举报|联系|监督|信息来源)(?:部门|单位)(?:名称)?[:：]"
)
_FURNITURE = re.compile(
    r"[>＞›»]|(?:当前|所在|您的)位?置|(?:来源|发布时间|发布日期|成文日期|发布机构|字体|字号|浏览(?:次数|量)?|点击(?:次数|量)?|索引号|主题分类|作者)[:：]"
)  # what a web page prints around the text: the way to it, its date and source
_CODED = re.compile(r"^[\[【(（]?(\d{3}|\d{6}|\d{9})[\]】)）]?[-—_ ]*([\u4e00-\u9fff（）()]{3,40})$")


@dataclass(frozen=True, slots=True)
class Identity:
    """Everything the disclosures table says of who and when; None where the document does not tell."""

    title: str
    region: regions.Region | None
    department_name: str | None
    department_code: str | None
    fiscal_year: int | None
    stage: str
    kinds: tuple[str, ...]
    printed_unit: str | None


def identify(document: Document) -> Identity:
    """Read the identity of a document. The file name is asked last: one that contradicts the text loses."""
    cover = _cover_lines(document)
    title = _title(cover) or _title(document.about) or _stem(document.name)
    year = _fiscal_year(document, cover)
    name, code = _department(document, cover, title)
    region = _region(document, cover, name, year)
    if name is None:
        name = _department_elsewhere(document)
    return Identity(
        title,
        region,
        name,
        code,
        year,
        _stage(_title(cover), cover, document),
        _kinds(document, title),
        _main_unit(document),
    )


def _stem(name: str) -> str:
    return re.sub(r"\.[A-Za-z]{2,5}$", "", name)


def _cover_lines(document: Document) -> list[str]:
    """The short lines the document opens with: cover, title; the contents and sentences end them."""
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Grid):
            if block.title:
                lines.append(block.title)
            lines += block.caption
            lines += [
                after
                for row in block.rows[:8]
                for name, after in pairwise(distinct(row))
                if _IS_TITLE.match(squeeze(name))
            ]
            if len(lines) >= 3:
                break
            continue
        text = squeeze(block.text)
        if text in ("目录", "目次", "公开目录") or len(lines) >= _COVER_LINES:
            break
        if text and not _FURNITURE.search(text):
            lines.append(text)
    return lines


def _title(cover: list[str]) -> str:
    """The first short line that speaks of a budget or accounts, with the lines above it that name the body."""
    for index, line in enumerate(cover):
        if len(line) <= 60 and _TITLE_WORDS.search(line) and not line.endswith("。"):
            first = index
            while first and index - first < 3 and _PART_OF_NAME.fullmatch(cover[first - 1]):
                first -= 1
            return "".join(cover[first : index + 1])
    return ""


def _fiscal_year(document: Document, cover: list[str]) -> int | None:
    """The year of the budget: in the title, in a caption 预算年度：2023, the later one of the columns, else the one that
    budget sentences name most, comparisons with another year left out."""
    counts: Counter[int] = Counter()
    for line in cover:
        if _TITLE_WORDS.search(line) and len(line) <= 60 and not line.endswith("。"):
            counts.update(dict.fromkeys(_years(line)[:1], 50))
    for grid in document.grids():
        for text in (*grid.caption, grid.title):
            counts.update({year: 30 if "预算年度" in text else 5 for year in _years(text)[:1] if "截" not in text})
        columns = [cell.text for row in grid.rows[:3] for cell in row if _YEAR_OF_COLUMN.search(fold(cell.text))]
        counts.update({max(years): 5 for years in [[year for text in columns for year in _years(text)]] if years})
    for paragraph in document.paragraphs():
        text = _COMPARED_YEAR.sub("", fold(paragraph.text))
        for match in re.finditer(r"((?:19|20)\d{2})年度?(?:[^，。；\d]{0,16})?(?:预算|决算|绩效目标)", text):
            counts[int(match[1])] += 2
        counts.update(_years(text))
    if not counts:  # a title that breaks inside the year; else the file name
        counts.update(
            dict.fromkeys(_years("".join(cover)) or _years("".join(document.about)) or _years(document.name), 1)
        )
    counts = Counter({year: count for year, count in counts.items() if 2000 <= year <= 2100})
    return counts.most_common(1)[0][0] if counts else None


def _years(text: str) -> list[int]:
    plain = fold(text)
    for match in _CHINESE_YEAR.findall(plain):
        digits = match[:-1].translate(str.maketrans("〇○零一二三四五六七八九", "000123456789"))
        plain += f" {digits}年"
    return [int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d{2})年", plain)]


def _department(document: Document, cover: list[str], title: str) -> tuple[str | None, str | None]:
    """The body's name as printed and its local code: from labelled lines, coded lines, then the title."""
    names: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    for line in _short_lines(document):
        if match := _named(line):
            names[match[2]] += 1
            if match[1]:
                codes[match[1]] += 1
    code = codes.most_common(1)[0][0] if codes else None
    titled = next((name for line in (title, *cover) if (name := _from_title(line))), None)
    if not names:
        return titled, code
    labelled = names.most_common(1)[0][0]
    return (titled if titled and labelled in titled else labelled), code  # a line cut in two leaves part of the name


def body_of_caption(line: str) -> str | None:
    """The body that a caption names: 编制单位：X, 101001 X."""
    match = _named(line)
    return match[2] if match else None


def _named(line: str) -> re.Match[str] | None:
    """Code and name of the body in a line: labelled, or a code before the name of an organisation."""
    plain = squeeze(line)
    match = _LABELLED.search(plain) or _CODED.match(plain)
    if match is None or not _is_body(match[2]) or _HOST.search(plain):
        return None
    return match if match.re is _LABELLED or re.search(rf"(?:{_ORGANISATION})(?:（[^）]*）)?$", match[2]) else None


def body_of_heading(line: str) -> str | None:
    """The body in a heading such as X2026年部门预算; None for other lines."""
    plain = squeeze(line)
    plain += "算" if re.search(r"(?:部门|单位|年度?)[预决]$", plain) else ""  # the last character on a line of its own
    if len(plain) > 60 or not re.search(r"(?:19|20)\d{2}年.*(?:预算|决算)", plain) or plain.endswith("。"):
        return None
    return _from_title(plain)


def _is_body(name: str) -> bool:
    return not re.search(rf"^(?:人民币)?{UNIT}|万元|预算|性质|规格|名称|本级$|单位$", name) or name.endswith("本级")


def _short_lines(document: Document) -> list[str]:
    lines = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            if len(block.text) <= 60:
                lines.append(block.text)
            continue
        lines += block.caption
        lines += [cell.text for row in block.rows[:3] for cell in row if not cell.filled and 6 <= len(cell.text) <= 60]
    return lines


def _from_title(line: str) -> str | None:
    """X in X2026年部门预算, 2026年X部门预算公开, 关于X2024年度决算."""
    plain = re.sub(
        r"^第[一二三四五六七八九十\d]+(?:部分|章|节)|[（(]草案[)）]|^关于|（[^）]*公开[^）]*）", "", squeeze(line)
    )
    plain = re.sub(r"(?<!\d)(?:19|20)\d{2}(?!\d)年?度?|二[〇○零一二三四五六七八九0]{3}年度?", "|", plain)
    plain = re.split(r"[:：]", plain)[-1] if re.search(r"[:：]", plain) and not plain.endswith(("：", ":")) else plain
    for part in plain.split("|"):
        part = re.sub(
            r"(?:的)?(?:部门|单位|区级|市级|省级|县级|本级)*(?:财政)?(?:整体|综合)?(?:收支)?(?:预算|决算|绩效).*$|(?:信息)?公开.*$|情况说明.*$",
            "",
            part,
        )
        part = re.sub(r"(?:部门|单位)$|关于$", "", part)
        part = re.sub(r"^[\[【(（]?\d{3,9}[\]】)）]?[-—_]?", "", part)
        if re.search(rf"(?:{_ORGANISATION})(?:机关|本级|（[^）]*）)?$", part) and len(part) >= 3:
            return part
    return None


def _department_elsewhere(document: Document) -> str | None:
    """The body where no line of the text names it: from the head of a web page, the file name, the prose."""
    parts = [part for text in document.about for part in re.split(r"[-_|—]+", text)]
    said = next((name for part in parts if (name := _from_title(part))), None)
    filed, told = _from_title(_stem(document.name)), _department_from_prose(document)
    if filed and told and not any(filed in squeeze(paragraph.text) for paragraph in document.paragraphs()):
        filed = None  # a file name that the text does not bear out
    return said or filed or told


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


def _region(document: Document, cover: list[str], name: str | None, year: int | None) -> regions.Region | None:
    texts = [("\n".join(cover), 8.0), (name or "", 4.0)]
    lines = _short_lines(document)
    texts.append(("\n".join(lines[:400]), 2.0))
    texts.append(("\n".join(paragraph.text for paragraph in document.paragraphs())[:200_000], 1.0))
    texts.append(("\n".join(document.about), 1.5))
    texts.append((_stem(document.name), 0.3))
    return regions.locate([(text, weight) for text, weight in texts if text.strip()], year)


def _stage(title: str, cover: list[str], document: Document) -> str:
    """final_account where the title, or else most table titles, say 决算."""
    for text in (title, *cover):
        if "决算" in text and "预算" not in text:
            return "final_account"
        if "预算" in text and "决算" not in text:
            return "budget"
    titles = " ".join(grid.title for grid in document.grids())
    if "决算" not in titles and "预算" not in titles:
        titles = _stem(document.name)
    return "final_account" if titles.count("决算") > titles.count("预算") else "budget"


def _kinds(document: Document, title: str) -> tuple[str, ...]:
    """department_budget where budget tables or the explanation of the budget stand in it; performance where goals do."""
    kinds = []
    text = squeeze("".join(paragraph.text for paragraph in document.paragraphs() if len(paragraph.text) <= 60))
    tables = any(
        re.search(r"收支|收入|支出|三公", grid.title) and not is_performance(grid) for grid in document.grids()
    )
    explains = re.search(
        r"部门预算安排的总体情况|收支(?:预算)?(?:总体)?情况|预算(?:编制)?说明|机关运行经费|决算情况说明|预算公开",
        text + title,
    )
    if tables or explains or re.search(r"(?:部门|单位)(?:综合)?预算(?!.*绩效)", title):
        kinds.append("department_budget")
    if any(is_performance(grid) for grid in document.grids()):
        kinds.append("performance")
    return tuple(kinds)


def _main_unit(document: Document) -> str | None:
    """The unit that most tables declare."""
    units: Counter[str] = Counter()
    for grid in document.grids():
        headers = [cell.text for row in grid.rows[:4] for cell in row if not cell.filled and len(cell.text) < 20]
        lines = [find_unit(text, bare=True) for text in (grid.unit_line, *grid.caption, grid.title)]
        unit = next((found for found in (*lines, *map(find_unit, headers)) if found), None)
        units.update([unit] if unit else [])
    if not units:
        for paragraph in document.paragraphs():
            if unit := find_unit(paragraph.text):
                units[unit] += 1
    return units.most_common(1)[0][0] if units else None
