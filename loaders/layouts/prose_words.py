"""The words of the explanations: sums of money, changes, comparisons, reasons, and the names of the subjects."""

from __future__ import annotations

import re
from decimal import Decimal

from loaders.numbers import UNIT

MONEY = re.compile(
    rf"(?<![\d.])([+-]?\d{{1,3}}(?:[,，]\d{{3}})+(?:\.\d+)?|[+-]?\d+(?:\.\d+)?|零)\s*(?:人民币)?({UNIT}|万(?=[，,。；;、）)]|\s*$))(?![/／每])|"
    r"(?<=[费出算入]为)(?:0(?:\.0+)?|零)(?=[，,。；;、）)])"  # nothing needs no unit: 公务用车购置费为0
)
UP = re.compile(r"增加|增长|上升|上涨|增多|提高|多(?=\d|了|$)|新增(?!固定资产)|[（(]?增[)）]?$")
DOWN = re.compile(r"减少|下降|降低|压减|缩减|核减|少(?=\d|$)|(?:节约|节省|压缩)$|[（(]?减[)）]?$")
EQUAL = re.compile(r"持平|一致|相同|相等|无(?:增减)?变化|[无未没]有?(?:发生)?(?:增减|变化|变动)|不变")
UNDECIDED = re.compile(
    r"(?:增加?[（(/]减少?[)）]?|减少?[（(/]增加?[)）]?|增减)(?:额|数)?为?$"
)  # of a form filled in without choosing: 比上年增加（减少）
COMPARE = re.compile(r"^[(（]?(?:其中[:：]?)?(?:比|较|与|同比|相比|和)|^[各均]?(?:增加|减少|增长|下降|上升|持平)")
PREVIOUS = re.compile(r"(?:上年|去年)(?!.*(?:增|减))[^，。；]{0,18}$")
REASON = re.compile(r"(?:主要(?:是|原因|为|系)|原因(?:是|为|[:：])|是因为|由于|因为)(?:是|为|[:：])?")
LISTED = re.compile(
    r"(?<![\d.])(\d+(?:\.\d+)?)[,，、]$"
)  # a number before a sum, of the same unit: 4125.49,4143.91万元
PARTS = re.compile(r"\s*(?:其中|(?:收入|支出|具体|主要)?包括[:：])")  # begins a sentence that divides the sum before
GOES_ON_DIVIDING = re.compile(r"\s*(?:本年)?(?:收入|支出)中[，,]")
SENTENCE = re.compile(r"[^。；;！!\n]*[。；;！!\n]?")
UNNAMED = re.compile(
    r"(?!(?:本年|决算)支出|.*支出合计)(?:\d{4}年度?)?(?:年初|本年)?(?:预算|决算)?(?:数|安排|支出)?(?:为|共|共计|合计)?"
)
_EXPLAINS = re.compile(r"\s*(?:主要)?用于")
ACCOUNT = re.compile(r"(?:当年|本年|全年)?(?:支出)?决算数?")  # words that name the account, not what it is of
BASE = re.compile(
    r"^(?:比|较|与|和)(?:\d{4}年?度?|上年度?|上一年度?|去年).{0,12}(?:预算|决算|执行)数?(?:为|的)?$|"
    r"^(?:同?比|较)(?:\d{4}年?度?|上年度?|上一年度?|去年)(?!.*(?:相比|增|减|持平)).{0,30}$|"
    r".{2,30}(?<!对)[比较](?:\d{4}年?度?|上年度?|上一年度?|去年)(?!.*(?:相比|增|减|降|持平|多|少)).{0,30}$"  # 比2023年11万元减少1万元
)
BOTH_SIDES = re.compile(
    r"^收、?支[各均较比与同]|收入(?:总计|合计)(?:和|与|、)支出(?:总计|合计)|收入?、?(?:和|与)?支出?.{0,4}(?:总计|合计|总额|总数|总?[预决]算)|"
    r"(?:预算|基金|拨款)收支$|收支(?:预算)?安排$"
)
BOTH_COMPARED = re.compile(
    r"^\s*(?:一般公共预算|政府性?基金(?:预算)?)?(?:财政拨款)?(?:收、支|收支|收入、?支出)(?:预算|决算)?(?:总体|总计|总额|总数)?(?:情况)?[与较比同]\D*(?:\d{4}\D*)?"
)
ONE_OF_MANY = re.compile(r"[人车户]均|每(?:人|辆|台|次|天|年|位|名|个|户|月|本|册|公里|平方米)|人均|标准")

CLASS_OF_SPENDING = re.compile(
    r"(?:公共服务|外交|国防|公共安全|教育|科学技术|体育与传媒|社会保障和就业|卫生健康|计划生育|节能环保|城乡社区|农林水|交通运输|信息等|服务业等|"
    r"金融|住房保障|粮油物资储备|应急管理|气象等|债务付息|工资福利|商品和服务|家庭的?补助|资本性|债务利息|基本建设|其他)"
    r"支出(?:预算|决算)?(?:数|安排)*$"
)

THREE_PUBLIC_ITEM = "因公出国|公务用车|公车|公务接待"  # the first words of an item of the three publics
GENERAL_PUBLIC = "(?:一般公共(?:财政)?预算|公共财政预算)"
GOVERNMENT_FUND = "政府性?基金"
# Of income or of expenditure, as the heading says.
GENERAL_PUBLIC_ALONE = rf"{GENERAL_PUBLIC}(?:当年|本年)?(?:财政)?拨款$"

# The first pattern that the subject's words match names it. Words as used in the published explanations.
SUBJECTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (subject, re.compile(pattern))
    for subject, pattern in (
        ("planned_asset_purchase", r"(?:拟|计划)?购置固定资产|新增(?:固定)?资产|拟购置"),
        ("fixed_assets", r"固定资产|资产总额"),
        ("procurement_goods", r"采购.*货物|^货物类?(?:采购)?(?:预算|支出|金额)?$"),
        ("procurement_works", r"采购.*工程|^工程类?(?:采购)?(?:预算|支出|金额)?$"),
        ("procurement_services", r"采购.*服务|^拟购买服务|^服务类?(?:采购)?(?:预算|支出|金额)?$"),
        ("procurement", r"^(?!.*(?:预留|小微企业|集中采购|节约)).*(?:政府采购|采购预算|采购支出)"),
        (
            "agency_running_cost",
            r"机关运行(?:经)?费|(?<!用车)(?<!事业)运行经费|日常公用经费支出总计|基本支出中的?(?:日常)?公用经费",
        ),
        ("government_fund_revenue", r"政府性?基金.*收入|^基金预算收入|^政府性?基金(?:预算)?(?:财政)?拨款$"),
        ("state_capital_revenue", r"国有资本.*收入|^国有资本经营预算(?:财政)?拨款$"),
        ("special_account_revenue", r"(?:财政)?专户.*(?:收入|资金|拨款)|专户管理的教育收费"),
        (
            "fiscal_appropriation_revenue",
            r"^(?!.*(?:公共(?:财政)?预算|基金)).*财政(?:预算)?(?:拨款|补助)(?:资金|预算)?收入",
        ),
        ("institutional_revenue", r"^(?:单位)?事业性?收入"),
        ("general_public_revenue", rf"(?:一般公共预算|公共财政预算).*收入|{GENERAL_PUBLIC_ALONE}"),
        ("other_revenue", r"其[他它](?:来源|资金)?收入"),
        (
            "total_revenue",
            r"收入(?:预算|决算)?(?:总额|总计|合计)|收入总(?:预算|决算|数)?$|总收入|预算收入|收入预算|收入总体|^(?:本年|年初|今年)?收入$|^(?:部门|单位|[^费类款项（(]*\d{4}年度?)?(?:决算收入|收入决算)数?$|(?:部门|单位|本年)(?:预算)?收入$",
        ),
        ("government_fund_expenditure", r"政府性?基金(?!.*基本).*支出"),
        ("state_capital_expenditure", r"国有资本(?!.*基本).*支出"),
        ("general_public_expenditure", r"一般公共预算(?!.*(?:基本|项目)).*支出|公共财政预算(?!.*(?:基本|项目)).*支出"),
        ("fiscal_appropriation_expenditure", r"财政拨款(?!.*(?:基本|项目)).*(?:支出|收支总)"),
        ("basic_expenditure", r"^(?!.*(?:政府性?基金|国有资本)).*基本支出"),
        ("personnel", r"(?:^|等)人员(?:类)?(?:项目)?(?:经费|支出|费用)"),
        ("public", r"公用(?:经费|支出)"),
        ("project_expenditure", r"^(?!.*(?:人员|运转|目标)类).*项目(?:经费)?支出|^项目经费"),
        ("carry_over", r"结转|结余(?!分配)"),
        (
            "total_expenditure",
            r"支出(?:预算|决算)?(?:总额|总计|合计)|支出总(?:预算|决算|数)?$|总支出|预算支出|支出预算|支出总体|^(?:本年|年初|今年)?支出$|^(?:部门|单位)?决算支出数?$|^[^费类款项（(]*\d{4}年度?(?:决算支出|支出决算)数?$|(?:部门|单位)支出$|收支(?:总|预算)|^(?:部门|单位)?预算$",
        ),
    )
)


def subject_of(words: str) -> str:
    """The subject that words name, or nothing: not the total where they name a class, 教育支出预算."""
    if CLASS_OF_SPENDING.search(words):
        return ""
    return next((subject for subject, pattern in SUBJECTS if pattern.search(words)), "")


def clause_of(before: str) -> str:
    """The words between the last clause boundary and the sum; a colon right before the sum does not end them."""
    text = re.sub(r"[:：]\s*$", "", before.rstrip())
    segments = re.split(
        r"[，,；;。]|(?<![一二三四五六七八九十\d收])(?<!收入)(?<!收入[总合]计)、(?![^，,]{0,2}$)|[:：]", text
    )
    text = segments.pop()
    explains = next((at for at, segment in enumerate(segments) if _EXPLAINS.match(segment)), None)
    if explains is not None and UNNAMED.fullmatch(re.sub(r"\s", "", text)):  # X，主要用于项目支出，年初预算为: of X
        text = segments[explains - 1] + text if explains else text
        segments = []
    while any(segments) and UNNAMED.fullmatch(re.sub(r"\s", "", text)):
        text = segments.pop()
    text = re.sub(r"^[\s　]*(?:[（(][一二三四五六七八九十\d]+[)）]|\d+[、.．]|[一二三四五六七八九十]+、)", "", text)
    return re.sub(r"^[（(](?=其中|包括)", "", text.strip().lstrip("、"))


def sign_of(clause: str) -> int | None:
    """1 or -1 where the clause ends in words of growth or decline, None where the sum is an amount: also that reached."""
    ups, downs = list(UP.finditer(clause)), list(DOWN.finditer(clause))
    last_up = ups[-1].end() if ups else -1
    last_down = downs[-1].end() if downs else -1
    last = max(last_up, last_down)
    if last < 0 or len(clause) - last > 6 or re.match(r"了?[到至]", clause[last:]):  # 减少到100万元 is an amount
        return None
    return 1 if last_up > last_down else -1


def signed(sign: int, yuan: Decimal) -> Decimal:
    """The change with its sign; a change of nothing has none."""
    return sign * yuan if yuan else yuan


def subject_words(clause: str) -> str:
    """The clause without the words that only introduce the sum."""
    words = re.sub(r"^(?:其中[:：]?|主要(?:是|为|用于)[:：]?|包括|以及|和|及|另|分别为|用于)", "", clause)
    words = re.sub(
        r"^(?:比|较|与|同比|相比)(?:\d{4}年?度?|上年度?|上一年度?|去年|年初)?(?:(?:部门|单位)?(?:预算|决算|执行)数?)?(?:相比)?",
        "",
        words,
    )
    words = re.sub(
        r"^(?:\d{4}年?度?[,，]?)?[我本](?:部门|单位|街道|中心|[局厅委办院校镇乡站所处会部])(?=\d{4}年|收入|支出)",
        "",
        words,
    )
    words = re.sub(
        r"(?:预算)?(?:共计|总计|合计|一共|(?<!公)共)?(?:预算)?(?:安排|增加|减少|增长|下降|上升|[（(]?[增减][)）]?|为|是|(?<!公)共|约|达|有|拟|数|了)+(?:预算)?$",
        "",
        words,
    )
    words = re.sub(
        r"^\d{4}年?度?[,，]?|(?<=[费出入])\d{4}年?度?$|年初$|(?:与|比|较|同)(?:上年度?|去年|\d{4}年?度?)(?:预算)?(?:相比)?$",
        "",
        words,
    )
    words = re.sub(r"(?<=.)主要(?:是)?用于.+", "", words)  # X（项）主要用于修缮等项目支出 is of X
    words = re.sub(r"^(?:共计?|总共)?安排|^.*(?:项目|基本)支出(?:主要)?(?:有|包括)[:：]?", "", words)
    return words.strip('“”"（）() 　:：')
