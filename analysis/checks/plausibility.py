"""Targets, projects and dates that contradict their own name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.checks.compare import remark
from analysis.checks.engine import rule
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import Check, Figure, Held, Unchecked, nothing, unit_of
from analysis.checks.targets import say
from loaders.numbers import fold

_RUNNING_NAME = re.compile(r"^办公费|公用经费|日常办公|机关运[行转]")
_RUNNING_USE = re.compile(r"弥补.{0,6}(?:办公|公用)经费|机关(?:正常)?运[行转]|办公(?:、会务)?用品|日常公用")
_CONTROLLED = re.compile(
    r"(?:会议|培训|接待|出国|考察|招待).{0,8}(?:天数|人次|人数|批次|场次|时长)|接待(?:人次|天数|批次)"
)
_MONEY_NAME = re.compile(r"经费$|费用$|金额$|费$")
_WHOLE = re.compile(r"足额|全额|全覆盖|全部|百分之百")


@rule("target-direction-input", "投入和控制类指标不用“≥”", "An input is not set as a floor", "warning")
def target_direction_input(disclosure: Disclosure) -> Iterator[Check]:
    """Days of a meeting, guests received or money handed out are inputs: “at least” rewards using more of them.

    Rule: 会议和培训天数、接待人次和天数、经费金额等控制项用≤或=，不用≥。
    Why: 投入不是产出；八项规定要求控制会议、培训和接待。
    Tolerance: 不适用。
    Not counted: 成本类指标（另一条规则）；培训、参会人数等产出。
    Example: 接待人次≥50人次；会议持续天数≥5天。
    """
    checked = False
    for row in disclosure.indicators:
        name, unit = fold(row["level3"] or ""), row["value_unit"] or ""
        if row["value"] is None or "成本" in f"{row['level1']}{row['level2']}":
            continue
        money = unit in ("元", "万元") and _MONEY_NAME.search(name)
        controlled = _CONTROLLED.search(name) and not re.search(r"(?:培训|会议|参会|参加).{0,6}(?:人数|人次)", name)
        if not (money or controlled):
            continue
        checked = True
        if row["operator"] in ("≥", ">"):
            yield say(
                disclosure,
                row,
                f"指标值为{row['target']}，投入或控制项的方向是不少于。",
                f"the input is set as a floor, {row['target']}.",
            )
        else:
            yield Held(name)
    if not checked:
        yield Unchecked("没有投入或控制类的指标")


@rule("target-below-name", "指标值与名称的程度相符", "A target matches the degree its name claims", "warning")
def target_below_name(disclosure: Disclosure) -> Iterator[Check]:
    """A name that says in full (“足额”) or full coverage (“全覆盖”), with a target below 100 %.

    Rule: 名称为足额、全额、全覆盖、全部的比率，指标值为100%。
    Why: 低于100%就不是足额或全覆盖；勾稽关系 D7。
    Tolerance: 不适用。
    Not counted: 名称没有这些字的。
    Example: 足额发放率≥90%。
    """
    checked = False
    for row in disclosure.indicators:
        if row["target_kind"] != "percent" or row["value"] is None or not _WHOLE.search(row["level3"] or ""):
            continue
        checked = True
        if row["value"] >= 100:
            yield Held(row["level3"] or "")
        else:
            yield say(
                disclosure,
                row,
                f"指标值为{row['target']}，低于名称的含义。",
                f"{row['target']} is less than the name claims.",
            )
    if not checked:
        yield Unchecked("没有足额、全覆盖类的指标")


@rule("cost-rate", "成本控制率的上限接近100%", "A cost-control rate is near 100 per cent", "warning")
def cost_rate(disclosure: Disclosure) -> Iterator[Check]:
    """Actual spending over budget is limited to 100 %; a limit far below says that the money will not be used.

    Rule: 成本控制率（实际支出÷预算）的上限在80%至100%之间。
    Why: ≤10%等于只用十分之一的预算；勾稽关系 D4。
    Tolerance: 不适用。
    Not counted: 节约率、降低率、增长率。
    Example: 红机电话成本控制率≤10%。
    """
    checked = False
    for row in disclosure.indicators:
        name = f"{row['level3'] or ''}{row['description'] or ''}"
        if (
            row["target_kind"] != "percent"
            or row["value"] is None
            or not re.search(r"成本控制率|实际支出.{0,6}[/÷]?预算", name)
        ):
            continue
        checked = True
        if 80 <= row["value"] <= 100:
            yield Held(name)
        else:
            yield say(
                disclosure,
                row,
                f"指标值为{row['target']}，实际支出与预算之比的上限应接近100%。",
                f"the limit is {row['target']}.",
            )
    if not checked:
        yield Unchecked("没有成本控制率")


@rule("project-running-cost", "项目支出不含日常公用性质的支出", "Projects do not hold operating expenditure", "warning")
def project_running_cost(disclosure: Disclosure) -> Iterator[Check]:
    """A project named or meant for office costs or the normal running of the office belongs to basic expenditure.

    Rule: 名称或用途为办公费、弥补公用经费、保证机关正常运行的项目，应说明为何不列基本支出。
    Why: 《预算法实施条例》第五条：基本支出保障机构正常运转，项目支出用于特定任务。
    Tolerance: 不适用。
    Not counted: 没有这些字样的项目。
    Example: 专项公用经费补助：弥补办公经费不足。
    """
    if not disclosure.projects:
        yield Unchecked("文件没有项目")
    for row in disclosure.projects:
        name = f"项目“{row['project_name']}”"
        match = _RUNNING_NAME.search(row["project_name"] or "") or _RUNNING_USE.search(row["purpose"] or "")
        if not match:
            yield Held(name)
        else:
            zh = f"{name}写有“{match[0]}”，属日常公用性质，列在项目支出。"
            yield remark(
                name,
                zh,
                f"The project “{row['project_name']}” covers operating expenditure (“{match[0]}”).",
                Figure(name, f"“{match[0]}”", row["budget_yuan"], (row,)),
            )


@rule("plan-date", "采购计划表的时间在预算年度内", "A plan is dated in its year", "warning")
def plan_date(disclosure: Disclosure) -> Iterator[Check]:
    """A table of planned purchases dated at the end of the year before.

    Rule: 采购（购置）计划表的时间应为预算年度。
    Why: 计划是本年的，存量是上年末的。
    Tolerance: 不适用。
    Not counted: 资产占用情况表（截止上年末是对的）；没有印时间的表。
    Example: 2020年的采购计划表截止时间2019年12月31日。
    """
    rows = [row for row in disclosure.tables["assets"] if "计划" in (row["table_title"] or "") and row["as_of"]]
    if not rows or disclosure.year is None:
        yield Unchecked("没有印有时间的采购计划表")
        return
    row = rows[0]
    if not str(row["as_of"]).startswith(str(disclosure.year - 1)):
        yield Held("采购计划表")
        return
    shown = Figure(str(row["table_title"]), f"截止时间{row['as_of']}", None, (row,))
    yield remark(
        "采购计划表",
        f"{shown}，预算年度为{disclosure.year}年。",
        f"The plan is dated {row['as_of']}; the budget year is {disclosure.year}.",
        shown,
    )


@rule("units-mixed", "金额单位前后一致", "One money unit is used throughout", "notice")
def units_mixed(disclosure: Disclosure) -> Iterator[Check]:
    """Tables, or text and tables, print amounts in different units.

    Rule: 同类的表、文字与表用同一金额单位。
    Why: 《预算法》以元为记账单位；单位不同容易误读。
    Tolerance: 不适用。
    Not counted: 金额为0的数；只有一处印有金额的。
    Example: 资产占用情况表单位为元，采购计划表单位为万元。
    """
    first: dict[str, Row] = {}
    for table in ("budget_lines", "projects", "assets", "statements"):
        for row in disclosure.tables[table]:
            if unit := unit_of(row):
                first.setdefault(unit, row)
    if not first:
        yield Unchecked("没有可以判断单位的金额")
    elif len(first) == 1:
        yield Held("金额单位")
    else:
        (unit, row), (other, another) = list(first.items())[:2]
        yield remark(
            "金额单位",
            f"一处金额单位为{unit}，一处为{other}。",
            f"Amounts are printed in {unit} and in {other}.",
            Figure("金额单位", unit, None, (row,)),
            Figure("金额单位", other, None, (another,)),
        )


@rule("procurement-amount", "政府采购写明金额", "Procurement states an amount", "warning", kinds=("department_budget",))
def procurement_amount(disclosure: Disclosure) -> Iterator[Check]:
    """The chapter on procurement states an amount, zero included, in its text or its table.

    Rule: 政府采购部分写明预算金额，没有的写0。
    Why: 《预算法》第十四条：政府采购情况应当公开；财预〔2016〕143号。
    Tolerance: 不适用。
    Not counted: 没有政府采购部分的文件（见各部分齐全）；没有正文而又没有采购表的。
    Example: “安排政府采购预算具体内容见下表”，表为空表。
    """
    said = [row for row in disclosure.statements("procurement") if row["amount_yuan"] is not None]
    listed = [row for row in disclosure.assets("采购") if "资产" not in (row["table_title"] or "")]
    if said or listed or disclosure.status.get("procurement") == "present":
        yield Held("政府采购")
    elif disclosure.status.get("procurement") == "declared_empty":
        row = next(row for row in disclosure.tables["table_status"] if row["table"] == "procurement")
        yield remark(
            "政府采购",
            "政府采购部分没有写明金额，采购表为空表。",
            "The chapter on procurement states no amount; its table is empty.",
            nothing("政府采购金额", "未写明", row),
        )
    else:
        yield Unchecked("文件没有政府采购部分")
