"""Words that change the meaning: placeholders, other bodies, other years, powers and levels that are not the body's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.checks.compare import remark
from analysis.checks.engine import rule
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import NO_TEXT, Check, Figure, Held, Unchecked

_PLACEHOLDER = re.compile(
    r"目标内容\d+|未定义书签|[×xX]{2,}(?=[年月日县区市局万元项单])|某某|待填|此处填写|请输入|\{[^}]*单位[^}]*\}"
)
_TEMPLATE = re.compile(
    r"(?:增加|增长|上升)[（(／/](?:减少|下降|降低)[）)]?|(?:大于|小于|持平)[／/（(](?:大于|小于|持平|等于)|（按[“\"][^”\"]*[”\"]中[^）]*填写）"
)
_BODIES = {"人大": "政协", "政协": "人大", "法院": "检察院", "检察院": "法院"}
_BODY_WORDS = {"政协": r"政协", "人大": r"人大(?:常委会|代表)?", "检察院": r"检察院", "法院": r"法院"}
_LAWMAKING = re.compile(r"法规质量|制定地方性法规|立法(?:项目|调研|质量|工作|计划|经费)")
_LEVEL = re.compile(r"指省级|省级财政当年|由省级财政|我省部门预算|纳入省级财政|推动省人代会|省财政厅关于支出进度")
_COUNTY = re.compile(r"县级财政|县级部门")
_YEAR = re.compile(r"(?<![\d—\-至～~])(20[012]\d)年(?!度?(?:\d|底以来|至今|以来))")
_PLANNED = re.compile(r"^\d{4}年[^，。；]{0,24}(?:完成情况|状况|执行情况|决算(?:开展|进行)|决算报告)")
_QUOTED = re.compile(r"《[^》]*》|[\[〔（(]\d{4}[\]〕）)]\s*\d+号")


def texts_of(disclosure: Disclosure, paragraphs: bool = True) -> Iterator[tuple[str, str, Row]]:
    """What it is, its words, its row: goals, purposes and indicators, reasons and quotes, and the running text."""
    for row in disclosure.tables["projects"]:
        name = f"项目“{row['project_name']}”"
        yield from ((f"{name}绩效目标", goal, row) for goal in row["goals"] or [])
        if row["purpose"]:
            yield f"{name}资金用途", row["purpose"], row
    for row in disclosure.indicators:
        words = "，".join(row[key] for key in ("level3", "description", "target", "target_basis") if row[key])
        yield f"指标“{row['level3'] or row['description'] or ''}”", words, row
    if paragraphs:
        for row in disclosure.paragraphs:
            yield "文字说明", row["text"], row


def _found(what: str, word: str, text: str, row: Row) -> Figure:
    at = text.find(word)
    quote = text[max(0, at - 15) : at + len(word) + 15].strip()
    return Figure(what, f"“…{quote}…”", None, ({**row, "printed": word},))


@rule("placeholder", "没有未填写的占位文字", "No placeholder is left", "warning")
def placeholder(disclosure: Disclosure) -> Iterator[Check]:
    """Words of the form that nobody filled in: “目标内容1”, “XX”, “错误！未定义书签”.

    Rule: 绩效目标、说明中没有“目标内容1”“XX”“待填”“未定义书签”等占位文字。
    Why: 占位文字说明该项没有填写。
    Tolerance: 不适用。
    Not counted: 正常的字母组合和型号。绩效目标本身为占位文字的作为错误。
    Example: 绩效目标：1.目标内容1。
    """
    texts = list(texts_of(disclosure))
    for what, text, row in texts:
        match = _PLACEHOLDER.search(text)
        if not match:
            yield Held(what)
            continue
        word = match[0]
        kind = re.sub(r"\d+$", "", word)
        zh = f"{what}印有“{word}”，页码没有生成。" if "书签" in word else f"{what}为占位文字“{word}”，没有填写。"
        yield remark(
            what,
            zh,
            f"{what} is the placeholder “{word}”.",
            _found(what, word, text, row),
            severity="error" if kind == "目标内容" else None,
            group=kind,
        )
    if not texts:
        yield Unchecked("没有可读的文字")


@rule("template-choice", "二选一的模板文字已选定", "A choice of the template has been made", "warning")
def template_choice(disclosure: Disclosure) -> Iterator[Check]:
    """“增加（减少）” left as in the template: which of the two is not said.

    Rule: “增加（减少）”“大于/小于”等模板文字应选定一个。
    Why: 没有选定，读者不知道是增还是减。
    Tolerance: 不适用。
    Not counted: 没有正文的；标题中的“增减”。
    Example: 比上年预算增加（减少）0万元。
    """
    if not disclosure.text:
        yield NO_TEXT
        return
    for row in disclosure.paragraphs:
        match = _TEMPLATE.search(row["text"]) if len(row["text"]) > 25 else None
        if match:
            yield remark(
                "文字说明",
                f"文字说明保留模板文字“{match[0]}”。",
                f"The text keeps the template words “{match[0]}”.",
                _found("文字说明", match[0], row["text"], row),
                group="template",
            )
    yield Held("文字说明")


@rule("other-body", "没有其他机关的文字", "No words of another body", "warning")
def other_body(disclosure: Disclosure) -> Iterator[Check]:
    """A goal or an indicator of a congress office that speaks of the political consultative conference, and the like.

    Rule: 人大部门的绩效目标和指标不应写政协的工作，反之亦然；法院与检察院亦同。
    Why: 说明指标抄自其他单位；勾稽关系 D7。
    Tolerance: 不适用。
    Not counted: 正文中对其他机关的一般提及；同时写明本机关的句子（人大、政协……）。
    Example: 人大招待费项目的时效指标“按要求接待有公函的各级政协”。
    """
    department = str(disclosure.identity["department_name"] or "").replace("人民代表大会", "人大")
    own = next((body for body in _BODIES if body in department), None)
    texts = list(texts_of(disclosure, paragraphs=False))
    if own is None or not texts:
        yield Unchecked("只核对人大、政协、法院、检察院的绩效目标和指标")
        return
    other = _BODIES[own]
    for what, text, row in texts:
        if re.search(_BODY_WORDS[other], text) and own not in text and "两院" not in text:
            yield remark(
                what,
                f"{what}写有“{other}”，本部门为{own}。",
                f"{what} speaks of {other}; the body is {own}.",
                _found(what, other, text, row),
            )
        else:
            yield Held(what)


@rule("other-year", "没有其他年度的安排", "No arrangements of another year", "warning")
def other_year(disclosure: Disclosure) -> Iterator[Check]:
    """A use of money, a goal or a deadline dated in a year other than the budget year.

    Rule: 预算的资金用途、绩效目标和时限应为本预算年度。
    Why: 预算年度为公历年（《预算法》第十八条）；其他年度说明文字未更新。
    Tolerance: 决算可为本年度；预算中上年度的比较不计。
    Not counted: 《》内的文件名、文号、比较（较、比、截至、上年）、起止年份、设备年限。
    Example: 2024年预算：项目资金主要用于2022年五星级代表之家。
    """
    year = disclosure.year
    texts = list(texts_of(disclosure))
    if year is None or not texts:
        yield Unchecked("没有确定年度，或没有可读的文字")
        return
    for what, text, row in texts:
        wrong = _wrong_year(_QUOTED.sub("", text), year, strict=what == "文字说明")
        if wrong:
            yield remark(
                what,
                f"{what}写为{wrong}年，预算年度为{year}年。",
                f"{what} says {wrong}; the budget year is {year}.",
                _found(what, wrong, text, row),
                group=f"{what}{wrong}",
            )
        else:
            yield Held(what)


def _wrong_year(text: str, year: int, strict: bool) -> str | None:
    """The first year that a text gives to its own arrangements and that is before the budget year (by two in goals)."""
    for match in _YEAR.finditer(text):
        before, found = text[: match.start()], int(match[1])
        if found >= year or re.search(r"比|较|与|同|截[至止]|自|从|于|上年|至|—|-|～", before[-6:].replace("用于", "")):
            continue
        if strict and year - found >= 2 and _PLANNED.search(text[match.start() :].split("。")[0]):
            return match[1]
        if strict and not re.search(r"(?:主要用于|纳入本部门|列入本部门|本部门|我部门|我单位)$", before):
            continue
        if not strict and found > year - 1:
            continue
        return match[1]
    return None


@rule("lawmaking-power", "县区文本不写立法", "A county text claims no law-making", "warning")
def lawmaking_power(disclosure: Disclosure) -> Iterator[Check]:
    """Law-making belongs to provinces and cities with districts; in a county or district text it is copied.

    Rule: 县（市、区）级部门的文字不应把法规质量、立法项目列为本级工作。
    Why: 《地方组织法》第十、四十九条、《立法法》：只有省和设区的市制定地方性法规。
    Tolerance: 不适用。
    Not counted: 立法联系点、意见征集；省、市级部门；《》内的名称。
    Example: 区人大的目标“提高法规质量，保障其有效实施”。
    """
    code = str(disclosure.identity["region_code"] or "")
    texts = list(texts_of(disclosure))
    if not code or code.endswith("00") or not texts:
        yield Unchecked("不是县级部门，或没有可读的文字")
        return
    for what, text, row in texts:
        match = _LAWMAKING.search(_QUOTED.sub("", text))
        if match:
            yield remark(
                what,
                f"{what}写有“{match[0]}”，县级没有立法权。",
                f"{what} says “{match[0]}”; counties make no laws.",
                _found(what, match[0], text, row),
                group="lawmaking",
            )
        else:
            yield Held(what)


@rule("other-level", "没有其他级次的文字", "No words of another level of government", "warning")
def other_level(disclosure: Disclosure) -> Iterator[Check]:
    """The glossary or explanation of a county that speaks of money of the province.

    Rule: 市、县、区级文件不应写“指省级财政当年拨付的资金”“我省部门预算”；市辖区的文件不应写“县级财政”；不以只适用于省级的办法为依据。
    Why: 文字抄自省级模板，口径与本级不符。
    Tolerance: 不适用。
    Not counted: 省级部门；没有正文的；对省级其他文件的引用。
    Example: 区级文件：一般公共预算拨款收入，指省级财政当年拨付的资金。
    """
    code = str(disclosure.identity["region_code"] or "")
    if not disclosure.text or not code or code.endswith("0000"):
        yield Unchecked("没有正文，或不是市县级部门")
        return
    district = str(disclosure.identity["region_name"] or "").endswith("区")
    for row in disclosure.paragraphs:
        text = _QUOTED.sub("", row["text"])
        match = _LEVEL.search(text) or (_COUNTY.search(text) if district else None)
        match = match or re.search(r"(?<=《)[^》]*省级[^》]*(?:办法|规定|规程)(?=》)", row["text"])
        if match:
            yield remark(
                "文字说明",
                f"文字说明写有“{match[0]}”，与本部门的级次不符。",
                f"The text says “{match[0]}”; which is another level than the body’s.",
                _found("文字说明", match[0], row["text"], row),
                group="level",
            )
    yield Held("文字说明")
