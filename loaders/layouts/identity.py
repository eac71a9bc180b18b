"""Who publishes what for which year: region, department, fiscal year, stage and kinds, from the text before the file name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from loaders import regions
from loaders.document import Document, Grid
from loaders.layouts.bodies import department_of, short_lines, stem
from loaders.layouts.bodies_elsewhere import department_elsewhere
from loaders.layouts.cover import cover_lines, speaks_of_budget, title_of
from loaders.layouts.performance import is_performance
from loaders.numbers import find_unit, fold, squeeze

_YEAR_OF_COLUMN = re.compile(r"^(?:19|20)\d{2}年度?(?:部门|单位)?(?:预算|决算)")
_COMPARED_YEAR = re.compile(r"(?:比|较|与|同|和|于|截[至止]到?|上年)(?:19|20)\d{2}年度?")
_DAY = re.compile(r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日")  # on which something was put up or took place
_FUNDS = re.compile(
    r"(?:一般公共|公共财政|政府性?基金|国有资本经营)预算|预、?决算|《[^《》]*》|预算法"
)  # say nothing of the stage
_SENTENCE = re.compile(r"^[^，,]*[，,].*[。：:]$")
_EVALUATION = re.compile(
    r"绩效[^目标]{0,4}(?:自评|评价)(?:价?情况)?的?(?:报告|说明|结果|表)"
)  # of what was done in the year
_BEFORE_BUDGET = re.compile(r"^.*((?:19|20)\d{2}年度?[^\d算]{0,20}[预决]算)")  # 2023年关于2022年度决算公开的说明
_BUDGET_YEAR = re.compile(r"(?:预算|决算|会计)?年度[:：]((?:19|20)\d{2})(?!\d)")
_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?=年|(?:部门|单位)?(?:预算|决算)|(?<=^\d{4})(?!万|亿|元)[\u4e00-\u9fff]{2,24}(?:预算|决算))"
)
_CHINESE_YEAR = re.compile(r"二[〇○零一二三四五六七八九0]{3}年")
_TELLING_ROWS = 50  # of a table, as many as tell what a column holds


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
    cover = cover_lines(document)
    printed = title_of(cover) or title_of(document.about)
    title = printed or stem(document.name)
    year = _fiscal_year(document, [title_of(cover), *cover, title_of(document.about)])
    name, code = department_of(document, cover, printed)
    region = _region(document, cover, name, year)
    if name is None:
        name = department_elsewhere(document)
        region = region or _region(document, cover, name, year)
    name = re.sub(r"[（(](?:部门)?汇总[)）]$", "", name) if name else None
    return Identity(
        title,
        region,
        name,
        code,
        year,
        _stage(title_of(cover), cover, document),
        _kinds(document, title),
        _main_unit(document),
    )


def _fiscal_year(document: Document, cover: list[str]) -> int | None:
    """The year of the budget: in the title, in a caption 预算年度：2023, the later one of the columns, else the one that
    budget sentences name most, comparisons with another year left out."""
    counts: Counter[int] = Counter()
    for line in cover:
        if speaks_of_budget(line):
            counts.update(dict.fromkeys(_years(_BEFORE_BUDGET.sub(r"\1", line))[:1], 50))
    for grid in document.grids():
        for text in (*grid.caption, grid.title):
            counts.update(
                {year: 30 if "预算年度" in text else 5 for year in _years(_DAY.sub("", text))[:1] if "截" not in text}
            )
        columns = [cell.text for row in grid.rows[:3] for cell in row if _YEAR_OF_COLUMN.search(fold(cell.text))]
        counts.update({max(years): 5 for years in [[year for text in columns for year in _years(text)]] if years})
    for paragraph in document.paragraphs():
        text = _COMPARED_YEAR.sub("", _DAY.sub("", fold(paragraph.text)))
        for match in re.finditer(r"((?:19|20)\d{2})年度?(?:[^，。；\d]{0,16})?(?:预算|决算|绩效目标)", text):
            counts[int(match[1])] += 2
        counts.update(_years(text))
        if labelled := _BUDGET_YEAR.match(text):
            counts[int(labelled[1])] += 30
    for note in (note for grid in document.grids() for note in grid.notes) if not counts else ():
        counts.update(_years(note.text)[:1])
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
    return [int(year) for year in _YEAR.findall(plain)]


def _region(document: Document, cover: list[str], name: str | None, year: int | None) -> regions.Region | None:
    texts = [("\n".join(cover), 8.0), (name or "", 4.0)]
    lines = short_lines(document)
    texts.append(("\n".join(lines[:400]), 2.0))
    texts.append(("\n".join(paragraph.text for paragraph in document.paragraphs())[:200_000], 1.0))
    texts.append(("\n".join(document.about), 1.5))
    texts.append((stem(document.name), 0.3))
    return regions.locate([(text, weight) for text, weight in texts if text.strip()], year)


def _stage(title: str, cover: list[str], document: Document) -> str:
    """final_account where the title, the page's own title, or else most table titles or headings, say 决算."""
    if any(_EVALUATION.search(line) for line in (title, title_of(document.about))):
        return "final_account"
    sentences = [line for line in cover if _SENTENCE.search(line)]  # 按照…，现将2021年部门预算公开如下：
    lines_of_cover = [line for line in cover if line not in sentences]
    for text in (_FUNDS.sub("", line) for line in (title, *lines_of_cover, title_of(document.about))):
        if "决算" in text and "预算" not in text:
            return "final_account"
        if "预算" in text and "决算" not in text:
            return "budget"
    headings = (paragraph.text for paragraph in document.paragraphs() if len(paragraph.text) <= 60)
    tables, lines = " ".join(grid.title for grid in document.grids()), " ".join(headings)
    set_ahead = "预算" if "绩效目标" in tables + lines else ""
    told = (tables, lines, " ".join(sentences), set_ahead, stem(document.name))
    titles = next((text for text in (_FUNDS.sub("", squeeze(one)) for one in told) if re.search("[预决]算", text)), "")
    spent = not titles and any("支出情况" in line for line in (title, *cover))  # 2020年“三公”经费支出情况
    return "final_account" if spent or titles.count("决算") > titles.count("预算") else "budget"


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
    if tables or explains or re.search(r"(?:部门|单位|年度?)(?:综合|财政)?[预决]算(?!.*绩效)", title):
        kinds.append("department_budget")
    if "绩效" in title or any(is_performance(grid) for grid in document.grids()):
        kinds.append("performance")
    return tuple(kinds)


def _unit_beside(grid: Grid) -> str | None:
    """The unit that a column of its own prints beside the amounts, in most rows."""
    rows = grid.rows[:_TELLING_ROWS]
    for column in range(grid.width):
        texts = Counter(row[column].text for row in rows if not row[column].filled)
        text, count = texts.most_common(1)[0] if texts else ("", 0)
        if 2 * count > len(rows) and (unit := find_unit(text, bare=True)):
            return unit
    return None


def _main_unit(document: Document) -> str | None:
    """The unit that most tables declare."""
    units: Counter[str] = Counter()
    for grid in document.grids():
        headers = [cell.text for row in grid.rows[:4] for cell in row if not cell.filled and len(cell.text) < 20]
        lines = [find_unit(text, bare=True) for text in (grid.unit_line, *grid.caption, grid.title)]
        unit = next((found for found in (*lines, *map(find_unit, headers)) if found), None) or _unit_beside(grid)
        units.update([unit] if unit else [])
    if not units:
        for paragraph in document.paragraphs():
            if unit := find_unit(paragraph.text):
                units[unit] += 1
    return units.most_common(1)[0][0] if units else None
