"""Projects: sources, sums, the text against the goal tables, and costs against the budget."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from analysis.checks.compare import cell_label, differs, equal, remark
from analysis.checks.engine import rule
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import Check, Figure, Held, Unchecked, figure
from analysis.checks.prose import stated
from loaders.numbers import YUAN_PER_UNIT, fold

_NOISE = re.compile(r"[县区市]|\d{4}年度?|年度|项目|经费|专项|费|[“”\"（）()、\s]")


def plain_name(name: str | None) -> str:
    """A project's name as compared: without place, year, 项目, 经费, 费 and punctuation."""
    return _NOISE.sub("", fold(name or ""))


def _budget(row: Row) -> Figure:
    where = "项目表" if row["basis"] == "table" else "文字说明"
    return figure(row, f"{where}“{row['project_name']}”预算数", "budget_yuan")


@rule("project-sources", "项目预算数等于各项资金之和", "A project's budget equals its sources", "error")
def project_sources(disclosure: Disclosure) -> Iterator[Check]:
    """A project's budget is its fiscal funds plus its other funds.

    Rule: 预算数＝其中：财政资金＋其他资金。
    Why: 绩效目标申报表的固定勾稽；勾稽关系 D1。
    Tolerance: 0.01元。
    Not counted: 财政资金和其他资金都空白的；其他资金空白按无金额处理；河北以外的表式可能另列上年结转，来源较小的不计。
    Example: 预算数18.20，财政资金12.80，其他资金空白。
    """
    checked = False
    for row in disclosure.projects:
        parts = [row[name] for name in ("fiscal_yuan", "other_yuan") if row[name] is not None]
        if row["budget_yuan"] is None or not parts:
            continue
        checked = True
        whole = sum(parts, Decimal(0))
        shown = Figure("财政资金与其他资金之和", f"{whole:,}元", whole, (row,))
        check = equal(f"项目“{row['project_name']}”资金来源", _budget(row), shown, within=Decimal("0.01"))
        open_list = whole < row["budget_yuan"] and not disclosure.in_hebei
        yield Unchecked("表中可能另有上年结转等来源") if open_list else check
    if not checked:
        yield Unchecked("项目表没有预算数或资金来源")


@rule("project-sum", "项目预算之和与项目支出一致", "Projects add up to project expenditure", "warning")
def project_sum(disclosure: Disclosure) -> Iterator[Check]:
    """All published projects together are not more than project expenditure, and equal where every project is published.

    Rule: 各项目预算数之和≤项目支出合计；超出的列出。
    Why: 项目支出由项目构成；勾稽关系 D2。
    Tolerance: 每个数按印出的末位的一半计。
    Not counted: 之和较小的（可能只公开部分项目，或剔除涉密项目）；重复列示的项目只计一次；没有项目支出合计的。
    Example: 五个项目合计51.79万元，项目支出合计15.79万元。
    """
    seen: dict[tuple[str, Decimal], Row] = {}
    for row in disclosure.projects:
        if row["budget_yuan"] is not None:
            name = re.sub(r"[(（][^)）]*[)）]", "", row["project_name"] or "")
            seen.setdefault((plain_name(name), row["budget_yuan"]), row)
    totals = [
        row for row in (disclosure.total("expenditure", "project"), *stated(disclosure, "project_expenditure")) if row
    ]
    if not seen or not totals:
        yield Unchecked("项目没有预算数，或没有项目支出合计")
        return
    amount = sum((row["budget_yuan"] for row in seen.values()), Decimal(0))
    shown = Figure(f"{len(seen)}个项目预算数之和", f"{amount:,}元", amount, tuple(seen.values()))
    total = totals[0]
    label = cell_label(total) if "table" in total else f"文字说明“{total['subject_title']}”"
    check = equal("项目预算之和与项目支出", shown, figure(total, label))
    if isinstance(check, Held) or amount > total["amount_yuan"]:
        yield check
    else:
        yield Unchecked("公开的项目之和小于项目支出，可能只公开了部分项目")


@rule(
    "project-prose-amount",
    "文字说明的项目金额与项目表一致",
    "A project's amount in the text agrees with its table",
    "error",
)
def project_prose_amount(disclosure: Disclosure) -> Iterator[Check]:
    """The amount that the text gives a project is the budget in its goal table.

    Rule: 文字中的项目金额＝绩效目标表的预算数。
    Why: 同一项目的同一笔预算；勾稽关系 D3。
    Tolerance: 按文字和表中各自印出的末位的一半计。
    Not counted: 按名称和金额都不能对应的项目；表中没有预算数的。
    Example: “人大会议费”文字40万元，表中410000.00。
    """
    tables = {row["project_no"]: row for row in disclosure.projects if row["budget_yuan"] is not None}
    checked = False
    for row in disclosure.projects_in_prose:
        if row["budget_yuan"] is not None and row["project_no"] in tables:
            checked = True
            yield equal(f"项目“{row['project_name']}”", _budget(row), _budget(tables[row["project_no"]]))
    if not checked:
        yield Unchecked("文字和项目表没有同一项目的金额")


@rule("project-name", "文字说明的项目名称与项目表一致", "A project keeps its name", "notice")
def project_name(disclosure: Disclosure) -> Iterator[Check]:
    """A project that the text and its table name differently, beyond place, year and the word “经费” (money).

    Rule: 同一项目（金额相同）在文字和表中名称一致。
    Why: 名称不同，读者难以确认是同一项目；勾稽关系 D3。
    Tolerance: 县/区/市、年度、“项目”“经费”“费”、引号的差别不计；一方包含另一方不计。
    Not counted: 不能对应的项目。
    Example: 文字“代表活动支出”，表中“代表视察”。
    """
    for row, other in disclosure.projects_in_both:
        left, right = plain_name(row["project_name"]), plain_name(other["project_name"])
        if left in right or right in left:
            yield Held(row["project_name"] or "")
        else:
            yield remark(
                f"项目“{other['project_name']}”", f"文字称“{row['project_name']}”，项目表称“{other['project_name']}”。",
                f"The text calls it “{row['project_name']}”, the table “{other['project_name']}”.",
                Figure("文字说明", f"“{row['project_name']}”", None, (row,)), Figure("项目表", f"“{other['project_name']}”", None, (other,)),
            )  # fmt: skip
    if not disclosure.projects_in_both:
        yield Unchecked("文字没有与项目表对应的项目")


@rule("cost-ceiling", "成本指标不超过项目预算", "A cost target stays within the project's budget", "error")
def cost_ceiling(disclosure: Disclosure) -> Iterator[Check]:
    """A cost target is not more than the whole budget of its project, be it a total or the price of one unit.

    Rule: 成本指标的金额上限≤项目预算数。
    Why: 绩效目标应与预算匹配（财预〔2021〕101号：产出、效果和相应的成本控制）；勾稽关系 D4。
    Tolerance: 无；上限和预算都是确数（30.03万元大于300000元）。
    Not counted: 没有预算数的项目；下限（≥）的成本指标；非金额的指标值。
    Example: 成本控制≤30.03万元，预算数300000.00元。
    """
    budgets = {row["project_no"]: row for row in disclosure.projects if row["budget_yuan"]}
    checked = False
    for row in disclosure.indicators:
        unit = re.match(r"(万元|千元|亿元|元)", row["value_unit"] or "")
        project = budgets.get(row["project_no"])
        if project is None or not unit or row["value"] is None or row["operator"] not in ("≤", "<", "=", None):
            continue
        if "成本" not in f"{row['level1']}{row['level2']}{row['level3']}":
            continue
        checked = True
        amount = row["value"] * YUAN_PER_UNIT[unit[1]]
        if amount <= project["budget_yuan"]:
            yield Held(row["level3"] or "")
            continue
        left = Figure(f"成本指标“{row['level3']}”", row["target"] or "", amount, (row,))
        yield differs(f"项目“{project['project_name']}”成本上限", left, _budget(project), Decimal(0))
    if not checked:
        yield Unchecked("没有可与预算数比较的成本指标")


@rule("project-code", "项目编码不重复", "Project codes are unique", "warning")
def project_code(disclosure: Disclosure) -> Iterator[Check]:
    """Two projects do not carry the same code.

    Rule: 不同项目的项目编码不同。
    Why: 编码是项目的身份。
    Tolerance: 不适用。
    Not counted: 同名项目重复列示的；没有编码的项目。
    Example: “会议费”和“招待费”都印为101-0501-JBN-HG0R。
    """
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in disclosure.projects:
        if row["project_code"]:
            rows[row["project_code"]].append(row)
    if not rows:
        yield Unchecked("项目表没有项目编码")
    for code, found in rows.items():
        names = {plain_name(row["project_name"]) for row in found}
        if len(names) < 2:
            yield Held(code)
        else:
            listed = "、".join(f"“{row['project_name']}”" for row in found)
            yield remark(
                code,
                f"项目编码{code}用于{listed}。",
                f"Project code {code} is used for {listed}.",
                Figure("项目编码", code, None, tuple(found)),
            )
