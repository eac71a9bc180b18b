"""What a column of figures measures and of which year, by the words of its header path."""

from __future__ import annotations

import re
from functools import lru_cache

# The first pattern that a header's own words, or else the levels above them, match decides the measure.
MEASURES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (measure, re.compile(pattern))
    for measure, pattern in (
        ("change_percent", r"增、?减.*(?:%|率|比例|幅度)|比例|占比|百分比|[（(][%％][)）]|增长率|(?:完成|执行)率|比重"),
        ("change", r"增、?减|较上年|比上年|(?<!收支)差额|^差异"),
        ("balance", r"年[初末].*结转|年[初末]结余|结余分配|^结余$"),
        ("carry_over", r"上年结转|上年.*结余|年初结转|结转资金"),
        ("carry_forward", r"结转下年|年[末终].*结[转余]"),
        ("use_of_surplus", r"使用非财政|用事业基金|动用.*结余|非财政拨款结余"),
        (
            "general_public",
            r"一般公共预算(?!.*基本支出$)|公共(?:财政)?预算(?:财政)?(?:拨款|资金|收入|$)|公共财政(?:预算)?(?:拨款|资金)|^一般公共$|^一般预算(?:拨款|资金)?$",
        ),
        ("government_fund", r"政府性?基金|^基金(?:预算|$)"),
        ("state_capital", r"国有资本|国资预算"),
        ("special_account", r"财政专户|专户(?:管理|核拨)"),
        ("remitted", r"上缴上级|上解上级|上缴支出"),
        ("affiliate_subsidy", r"对附属单位|附属单位补助"),
        ("affiliate_remittance", r"附属单位(?:上缴|缴款)"),
        ("superior_subsidy", r"上级(?:单位)?补助"),
        ("operating", r"经营(?:收入|支出)"),
        ("institutional_revenue", r"事业收入|事业单位收入"),
        ("other_revenue", r"其他(?:各项)?(?:资金|收入|来源)"),
        ("unit_funds", r"单位资金|自有资金"),
        ("operation", r"^运转类(?:项目)?(?:支出|经费)?$"),  # 公用经费 and what of 项目支出 keeps a body running
        ("project_part", r"特定目标类|其他运转类"),
        ("family_subsidy", r"个人(?:和|及|与)?家庭"),
        ("capital", r"资本性支出"),
        ("personnel", r"人员(?:经费|支出|费用|类)|工资福利"),
        ("public", r"公用(?:经费|支出)|日常公用|商品(?:和|及|与)?服务"),
        ("basic", r"基本支出"),
        ("project", r"项目(?:支出|经费)|专项业务经费"),
        ("fiscal_appropriation", r"财政(?:拨款|性资金|补助)|预算拨款"),
        ("current_year", r"[本上]年(?:收入|支出)|[本当]年(?:预算)?(?:安排|拨款)"),
        ("initial_budget", r"年初预算"),
        ("adjustment", r"预算调整(?:数|额)|调整(?:数|额)$|^追加"),
        ("adjusted_budget", r"(?:全年|调整|变更)后?预?算"),
    )
)
TOTAL_HEADER = re.compile(
    r"^(?:合计|总计|金额|金额合计|数额|预算额|(?:合计|支出|收入|决算)(?:金额|总额|数)|(?:批复|核定|安排)(?:预算)?数|(?:当年|年度)预算(?:数|额|金额)?|预算数?|决算数?|(?:预算|项目|资金|安排)金额|(?:年度|项目|资金|预算|专项){0,3}总额|总金额|(?:年度|项目|专项)资金|(?:年度|本年|当年)?(?:预算|资金)安排(?:数|金额)?|小计|本年预算数?|\d{4}年?(?:度)?(?:部门|单位)?(?:预算|决算)(?:安排)?(?:数|额|金额)?|"
    r"(?:收入|支出)?(?:预算|决算)?(?:合计|总计)|(?:收入|支出)(?:预算|决算)数?|(?:本|上|去)年度?(?:(?:预算|决算|执行)数?|(?:同期)?数)|\d{4}(?:年度?)?|(?:\d{4}年度?|上年)?(?:预算)?执行数|(?:预算|决算)?统计数)(?:[（(].*[)）])?$"
)


_KINDS_OF_BUDGET = re.compile(
    r"(?:一般公共|公共(?:财政)?|政府性基金|基金|国有资本经营)预算|预算(?:财政)?拨款|预决算|决算"
)  # the word 预算 in the name of a kind of money, or beside 决算, says nothing of the stage
_STAGE = re.compile(r"预算|决算|执行|金额|数$|^\d{4}年")
_PARTS = frozenset(("personnel", "public", "family_subsidy", "capital"))
_GROUPS = frozenset(("basic", "project"))
_CARRIED = frozenset(("balance", "carry_over", "carry_forward"))
_COMPARED = frozenset(("change", "change_percent"))


@lru_cache(4096)
def measure_of(path: tuple[str, ...]) -> str:
    """The measure of a column from its words, top level first; empty where it is no column of figures."""
    leaf = re.sub(r"^(\d{4})[-—－](?=\D)", r"\1年", path[-1])  # the 年 that a page has lost: 2017-预算数
    if re.search(
        r"名称|^项目$|^(?:本年|财政拨款)?(?:收入|支出)项目$|^(?:功能|经济)?(?:分类)?科目$|科目$|(?:功能|经济)分类$|类别|性质|备注|原因|说明$",
        leaf,
    ):
        return ""
    above = next((found for upper in reversed(path[:-1]) if (found := _by_words(upper))), "")
    if above in _COMPARED and _by_words(leaf) not in _COMPARED:  # 增减/基本支出 is no basic expenditure
        return "change_percent" if re.search(r"%|率|幅度", leaf) else above
    if carried := _carried(path, leaf):
        return carried
    if leaf in ("小计", "合计", "总计", "金额") and len(path) > 1:
        return _by_words(path[-2]) or "total"
    if len(path) > 1 and re.fullmatch(r"本年收入", path[-2]) and _by_words(leaf) in _GROUPS:
        return f"revenue_{_by_words(leaf)}"
    if TOTAL_HEADER.match(leaf):
        stage = _by_words(leaf) if re.search(r"年初|全年|调整", leaf) else ""
        return stage or (above if above in _GROUPS else "total")
    own = _by_words(leaf)
    if above == "project" and own in _PARTS:
        return f"project_{own}"
    if (
        not own
        and (above in _GROUPS | _PARTS | {"current_year"} or (above and leaf.startswith("其中")))
        and not _STAGE.search(leaf)
    ):
        return f"{above}_part"
    return own or above


def _carried(path: tuple[str, ...], leaf: str) -> str:
    """What a column under 上年结转 or 年初结转和结余 measures: its whole, or a part such as 政府性基金预算; empty for others."""
    levels = [(depth, found) for depth, upper in enumerate(path[:-1]) if (found := _by_words(upper)) in _CARRIED]
    if not levels:
        return ""
    depth, whole = levels[-1]
    if depth == len(path) - 2 and leaf in ("小计", "合计", "总计", "金额"):
        return whole
    part = depth < len(path) - 2 or _by_words(leaf) not in ("", whole)
    part = part or bool(re.search(r"(?:资金|拨款|基金|专户).*(?:结转|结余)", leaf))
    return f"{whole}_part" if part else whole


def measure_of_budget(title: str, measure: str) -> str:
    """The measure of a column beside the final account: initial_budget, adjusted_budget_basic …; the final account's own."""
    if measure in _COMPARED | {"adjustment"} or "决算" in title or "预算" not in _KINDS_OF_BUDGET.sub("", title):
        return measure
    stage = "adjusted_budget" if re.search(r"全年|调整|变更", title) else "initial_budget"
    return stage if measure in ("total", "initial_budget", "adjusted_budget") else f"{stage}_{measure}"


def _by_words(text: str) -> str:
    if re.fullmatch(r"[收支]入?出?(?:预算|决算)?", text):
        return ""
    return next((measure for measure, pattern in MEASURES if pattern.search(text)), "")


def year_offset_of(joined: str, year: int | None) -> int:
    """0 for this year's column, -1 for last year's, -2 for that of the year before it."""
    if re.search(r"上年(?!结转|.*结余)(?:度)?(?:预算|决算|执行|支出|收入|同期|数)|去年", joined):
        return -1
    years = [int(found) for found in re.findall(r"((?:19|20)\d{2})年?", joined)]
    if years and year is not None and max(years) in (year - 1, year - 2):
        return max(years) - year
    return 0
