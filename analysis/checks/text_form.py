"""The form of the text: misprinted terms of the law, numbers of chapters, goals of the department without a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from analysis.checks.compare import remark
from analysis.checks.engine import rule
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import Check, Figure, Held, Severity, Unchecked
from analysis.checks.wording import texts_of
from loaders.numbers import fold, squeeze

# Misprint → the term; a misprint that names another body is a warning.
_MISPRINTS: tuple[tuple[str, str, Severity], ...] = (
    (r"一般共预算|一般公预算|一般公共算", "一般公共预算", "notice"),
    (r"拔款", "拨款", "notice"),
    (r"政府基金预算|政府性基本预算", "政府性基金预算", "notice"),
    (r"国有资产经营预算", "国有资本经营预算", "notice"),
    (r"(?<=检察院)[^。；]{0,16}(?<!纪律)检查委员会委员", "检察委员会委员", "notice"),
    (r"(?<=检察院)[^。；]{0,16}监察委员会委员(?=[、和及]{0,2}检察员)", "检察委员会委员", "warning"),
)
_NUMERALS = {name: at for at, name in enumerate("一二三四五六七八九十", 1)}
_CHAPTER = re.compile(r"^([一二三四五六七八九十])、")
_TARGETS = re.compile(r"^绩效指标[:：]")
_MEASURE = re.compile(
    r"\d{1,15}(?:\.\d{1,9})?\s{0,9}(?:%|％|[名人次个件项期份篇场天辆台户家种部条宗类万亿元])|百分之|[一二两三四五六七八九十]+(?:次|期|件|项|个)"
)
_RATES = re.compile(r"[≥>≧]\s*=?\s*(\d+)[%％]")


@rule("term-misprint", "法定名称没有错字", "Terms of the law are spelt right", "notice")
def term_misprint(disclosure: Disclosure) -> Iterator[Check]:
    """A term of the law with a wrong or missing letter, which at worst names another body.

    Rule: 一般公共预算、财政拨款、政府性基金预算、国有资本经营预算、检察委员会等名称没有错字、漏字。
    Why: 一字之差可成为另一机构或另一种预算。
    Tolerance: 不适用。
    Not counted: 其他错别字。把检察委员会印成监察委员会的作警告。
    Example: 指标或说明写“一般共预算拨款收入”；任免检察院“监察委员会委员、检察员”。
    """
    texts = [
        *texts_of(disclosure),
        *(("表名", row["table_title"] or "", row) for row in disclosure.tables["table_status"]),
    ]
    if not texts:
        yield Unchecked("没有可读的文字")
        return
    for what, text, row in texts:
        for pattern, term, severity in _MISPRINTS:
            match = re.search(pattern, squeeze(text))
            if match:
                shown = Figure(
                    what, f"“{re.split('[、，]', match[0])[-1][-8:]}”", None, ({**row, "printed": match[0]},)
                )
                zh = f"{what}印为{shown.printed}，应为“{term}”。"
                yield remark(
                    what, zh, f"{what} prints {shown.printed} for “{term}”.", shown, severity=severity, group=term
                )
        yield Held(what)


@rule("chapter-numbers", "各章序号连续", "Chapters are numbered through", "notice")
def chapter_numbers(disclosure: Disclosure) -> Iterator[Check]:
    """A chapter between “二、” and “四、” that is numbered “3、” instead of “三、”.

    Rule: 同级标题用同一种序号并且连续。
    Why: 序号不同，读者看不出是哪一级标题。
    Tolerance: 不适用。
    Not counted: 中间的标题没有读出的；不是短标题的编号段落。
    Example: “二、部门预算安排”“3、机关运行经费安排情况”“四、‘三公’经费”。
    """
    rows = [(squeeze(row["text"]), row) for row in disclosure.paragraphs]
    chapters = [(at, _NUMERALS[match[1]]) for at, (text, _) in enumerate(rows) if (match := _CHAPTER.match(text))]
    if len(chapters) < 2:
        yield Unchecked("没有编号的章节")
        return
    yield Held("章节序号")
    for (start, number), (end, following) in pairwise(chapters):
        if following != number + 2:
            continue
        for text, row in rows[start + 1 : end]:
            if re.match(rf"{number + 1}[、.．][^，。；]{{4,20}}$", text):
                shown = Figure("标题", f"“{text}”", None, ({**row, "printed": text},))
                yield remark(
                    "章节序号",
                    f"标题{shown.printed}的序号与前后各章不一致。",
                    f"The heading {shown.printed} is numbered unlike its neighbours.",
                    shown,
                )


@rule(
    "goals-measured", "部门绩效指标写明数值", "Targets of the department are figures", "notice", kinds=("performance",)
)
def goals_measured(disclosure: Disclosure) -> Iterator[Check]:
    """A paragraph “绩效指标” of the department that tells what will be done and sets no figure.

    Rule: 部门整体目标中的“绩效指标：……”写明可以核对的数值。
    Why: 没有数值，年终无从评价；财预〔2021〕101号：指标应细化、可衡量。
    Tolerance: 年份不算数值。
    Not counted: 没有“绩效指标：”段落的文件；项目表中的指标。
    Example: 五项分项目标的绩效指标都是工作叙述。
    """
    rows = [row for row in disclosure.paragraphs if _TARGETS.match(squeeze(row["text"]))]
    if not rows:
        yield Unchecked("没有部门绩效指标的段落")
    for row in rows:
        text = re.sub(r"[“‘(（][^”’)）]{0,12}[”’)）]|\d{4}\s*年|[届第][一二三四五六七八九十]+[次期]", "", row["text"])
        if _MEASURE.search(text):
            yield Held("部门绩效指标")
        else:
            start = f"“{squeeze(row['text'])[5:21]}…”"
            yield remark(
                f"部门绩效指标{start}",
                f"部门绩效指标{start}没有数值。",
                f"The department's target {start} sets no figure.",
                Figure("部门绩效指标", start, None, ({**row, "printed": start},)),
                group="unmeasured",
            )


@rule("department-targets-uniform", "部门绩效指标值不千篇一律", "Targets of the department are not all alike", "notice")
def department_targets_uniform(disclosure: Disclosure) -> Iterator[Check]:
    """Six rates or more in the department's own targets, all with the same figure.

    Rule: 部门绩效指标中的比率（6个以上）不全部相同。
    Why: 指标值应逐项测算；财预〔2021〕101号。
    Tolerance: 100%不计。
    Not counted: 不足6个比率的文件；项目表中的指标。
    Example: 部门分项指标值全部为≥90%。
    """
    found = [
        (match[1], match[0], row)
        for row in disclosure.paragraphs
        if _TARGETS.match(squeeze(row["text"]))
        for match in _RATES.finditer(fold(row["text"]))
    ]
    if len(found) < 6:
        yield Unchecked("部门绩效指标中的比率不足6个")
        return
    values = {value for value, _, _ in found}
    if len(values) > 1 or values == {"100"}:
        yield Held("部门绩效指标值")
        return
    rows: tuple[Row, ...] = tuple({**row, "printed": words} for _, words, row in found)
    shown = Figure("部门绩效指标值", found[0][1], None, rows)
    yield remark(
        "部门绩效指标值",
        f"部门绩效指标中{len(found)}个比率全部为{found[0][1]}。",
        f"All {len(found)} rates are {found[0][1]}.",
        shown,
    )


@rule("title-complete", "标题写明部门和年度", "The title names body and year", "notice")
def title_complete(disclosure: Disclosure) -> Iterator[Check]:
    """A document whose title or cover says neither whose budget it is nor of which year.

    Rule: 封面或标题写明部门（地区和机关）、年度和预算（决算、绩效）。
    Why: 离开网页以后，读者要从文件本身知道是谁的、哪一年的预算。
    Tolerance: 简称不计；标题在第几行不计。
    Not counted: 部门预算（表上印有部门和年度）；没有确定部门的文件。
    Example: 封面只写“人大”“2020年部门预算绩效文本”，没有地区和全称。
    """
    place, own = str(disclosure.identity["region_name"] or ""), squeeze(disclosure.identity["department_name"] or "")
    if not disclosure.text or not place or not own or "department_budget" in disclosure.identity["kinds"]:
        yield Unchecked("不是绩效文本，或没有确定部门")
        return
    lines = [(squeeze(row["text"]), row) for row in disclosure.paragraphs if len(row["text"]) <= 60]
    titles = [
        (text, row) for text, row in lines if re.search(r"20\d\d年.*(?:预算|决算|绩效)", text) and "。" not in text
    ]
    cover = "".join(text for text, _ in lines[:8] if not re.search(r"审核|审批|批复", text))
    if titles and any(
        place.rstrip("省市区县旗") in text or own in text for text in (cover, *(text for text, _ in titles))
    ):
        yield Held("标题")
        return
    shown = Figure("标题", f"“{titles[0][0]}”" if titles else "没有标题", None, (titles[0][1],) if titles else ())
    zh = f"标题{shown.printed}没有写明部门。" if titles else "文件没有写明部门和年度的标题。"
    yield remark("标题", zh, "The title does not say whose budget it is." if titles else "There is no title.", shown)
