"""The three public expenses as a reader meets them: every component stated, changes explained, projects reflected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from analysis.checks.compare import ITEMS_ZH, at_least, differs, remark
from analysis.checks.engine import rule
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import Check, Figure, Held, Severity, Unchecked, figure, nothing
from analysis.checks.three_public import item_figure, items_of
from loaders.numbers import fold

_BECAUSE = re.compile(r"原因|主要(?:是|用于|为)|由于|因为|压减|压缩|按照|根据|落实|严格|厉行")
COMPONENTS = ("overseas", "vehicle_purchase", "vehicle_operation", "reception")
# Words in the name of a project → the item that its money belongs to.
_PROJECT_WORDS = {
    "vehicle_purchase": r"购置?(?:置)?公?(?:务用)?车|(?:公务用)?车(?:辆)?购置|公车购置|更新公车",
    "vehicle_operation": r"车辆保险|车辆运行|车辆维[修护]|公务用车运[行维]",
    "reception": r"招待|公务接待|接待费",
    "overseas": r"因公出国|出国[（(]境",
    "meetings": r"会议费|人代会|代表大会|^人大会议|^会议",
    "training": r"培训费|培训经费|^培训",
}


@rule(
    "three-public-components",
    "“三公”各分项都已说明",
    "Every component of the three public expenses is stated",
    "warning",
    kinds=("department_budget",),
)
def three_public_components(disclosure: Disclosure) -> Iterator[Check]:
    """Trips abroad, purchase, operation and reception are each stated with an amount, zero included.

    Rule: 因公出国（境）、公务用车购置、运行维护、公务接待四项都写明金额（没有的写0）。
    Why: 财预〔2016〕143号：“三公”经费公开总额和分项数额。
    Tolerance: 不适用。
    Not counted: 公务用车合计写明为0的，视为两项都为0；总额为0的，视为各项为0。只写增减、没有写金额的作为错误；没有文字说明、由表内合计可知为0的空白作为提示。
    Example: 只写运行维护费增加16000元，没有写运行维护费是多少。
    """
    if not disclosure.tables["three_public"]:
        yield Unchecked("本文件没有说明“三公”经费")
        return
    amounts: dict[str, Any] = {}
    for row in disclosure.tables["three_public"]:
        if row["amount_yuan"] is not None:
            amounts.setdefault(row["item"], row["amount_yuan"])
    anchor = disclosure.three_public("subtotal", "narrative") or disclosure.tables["three_public"][0]
    for item in COMPONENTS:
        zero = amounts.get("subtotal") == 0 or (item.startswith("vehicle") and amounts.get("vehicles") == 0)
        if item in amounts or zero:
            yield Held(ITEMS_ZH[item])
        else:
            name = ITEMS_ZH[item]
            own = [row for row in _said(disclosure) if row["item"] == item and row["change_yuan"] is not None]
            severity: Severity | None = "error" if own else None  # its change alone is stated
            if not _said(disclosure) and _is_proven_zero(disclosure, item):
                severity = "notice"
            shown = nothing(name, "未写明金额", own[0] if own else anchor)
            yield remark(
                name,
                f"文字和表都没有写明{name}的金额。",
                f"Neither text nor table states an amount for {name}.",
                shown,
                severity=severity,
                group=item if own else "components",
            )


@rule(
    "three-public-reason",
    "“三公”经费增加说明了原因",
    "An increase of the three public expenses has a reason",
    "warning",
)
def three_public_reason(disclosure: Disclosure) -> Iterator[Check]:
    """A component that grows, and a change of the whole, has its reason in the text.

    Rule: 分项比上年增加的，应说明原因；总额有增减的，应说明原因。
    Why: 财预〔2016〕143号要求说明增减变化原因；中央八项规定要求从严控制。
    Tolerance: 不适用。
    Not counted: 持平的；文件没有文字说明的；任何一项已说明原因的总额。
    Example: 公务接待费增加5000元，没有原因。
    """
    rows = [row for row in disclosure.tables["three_public"] if row["basis"] == "narrative"]
    reasons = {row["place"] for row in rows if row["reason"]}
    grown = [row for row in rows if (row["change_yuan"] or 0) > 0 and row["item"] in (*COMPONENTS, "vehicles")]
    total = next((row for row in rows if row["item"] == "subtotal" and row["change_yuan"]), None)
    if total is not None and disclosure.text:
        yield _total_reason(disclosure, total, reasons)
    elif not grown:
        yield Unchecked("文字没有说明哪一项增加")
    for row in grown:
        name = ITEMS_ZH[row["item"]]
        if row["reason"] or row["place"] in reasons:
            yield Held(name)
        else:
            shown = Figure(name, f"增加{row['change_yuan']:,}元", row["change_yuan"], (row,))
            yield remark(
                name,
                f"{name}比上年增加{row['change_yuan']:,}元，没有看到原因。",
                f"{name} grows by {row['change_yuan']:,} yuan without a reason.",
                shown,
            )


def _total_reason(disclosure: Disclosure, total: Row, reasons: set[str]) -> Check:
    """The change of the three public expenses as a whole has a reason in its paragraph, in a component's, or under them."""
    places = {row["place"] for row in _said(disclosure)}
    here = [row["text"] for row in disclosure.paragraphs if row["place"] in places]
    if reasons or any(_BECAUSE.search(text) for text in here):
        return Held("“三公”经费")
    shown = Figure("“三公”经费比上年", f"增减{total['change_yuan']:+,}元", total["change_yuan"], (total,))
    zh = f"{shown}，没有看到增减变化的原因。"
    return remark(
        "“三公”经费", zh, f"The three public expenses change by {total['change_yuan']:+,} yuan without a reason.", shown
    )


@rule(
    "project-in-three-public",
    "项目名称所属经费反映在“三公”表中",
    "A project's money is reflected in the three-public table",
    "warning",
)
def project_in_three_public(disclosure: Disclosure) -> Iterator[Check]:
    """A project named for vehicles, reception, meetings or training is reflected in the table that counts such money.

    Rule: 名称为购车、车辆保险、招待、会议费、培训费的项目，其经费应包含在“三公”经费表同一项内，项目预算不大于该项。
    Why: “三公”经费既含基本支出也含项目支出；财预〔2016〕143号；勾稽关系 C6、D6。
    Tolerance: 按各自印出的末位的一半计。
    Not counted: 没有“三公”经费表或文字金额的；会议费、培训费不在表内列示的地方。
    Example: 项目“公务用车购置费”，“三公”经费表公务用车购置费空白。
    """
    table = items_of(disclosure, "table", "amount_yuan")
    checked = False
    for project in disclosure.projects:
        name = fold(project["project_name"] or "")
        for item, words in _PROJECT_WORDS.items():
            if re.search(words, name) and (check := _reflected(disclosure, project, item, table)):
                checked = True
                yield check
    if not checked:
        yield Unchecked("没有名称涉及“三公”、会议或培训的项目")


def _reflected(disclosure: Disclosure, project: Row, item: str, table: dict[str, Row]) -> Check | None:
    label = f"项目“{project['project_name']}”"
    row = table.get(item) if table else disclosure.three_public(item, "narrative")
    if not table and row is None:
        return Unchecked(f"没有{ITEMS_ZH[item]}的金额可与{label}比较")
    if item in ("meetings", "training") and not {"meetings", "training"} & set(table):
        return Unchecked("“三公”经费表不列会议费和培训费")
    own = Figure(label, project["printed"] or "", project["budget_yuan"], (project,))
    if row is None or (row["amount_yuan"] == 0 and project["budget_yuan"] != 0):
        other = item_figure(row) if row else nothing(f"“三公”经费表{ITEMS_ZH[item]}", "空白")
        zh = f"{label}没有反映在“三公”经费表的{ITEMS_ZH[item]}中（{other.printed}）。"
        return remark(
            label,
            zh,
            f"The project “{project['project_name']}” is not reflected in {ITEMS_ZH[item]} of the table of the three public expenses.",
            own,
            other,
        )
    if project["budget_yuan"] is None:
        return Held(label)
    return at_least(label, item_figure(row), figure(project, label, "budget_yuan"))


@rule("three-public-changes", "“三公”各项增减之和等于总增减", "Changes of the components add up", "error")
def three_public_changes(disclosure: Disclosure) -> Iterator[Check]:
    """The changes of the components that the text states add up to the change of the three public expenses.

    Rule: “三公”总额的增减＝因公出国、公务用车（购置、运行）、公务接待增减之和。
    Why: 财预〔2016〕143号要求说明增减变化；勾稽关系 C2、C4。
    Tolerance: 每个数0.005万元。
    Not counted: 四项都没有写增减的；有一项写了增减的原因或百分比、没有写增减额的；有一项没有写增减而不能相等的，作为警告。
    Example: 比上年减少18万元，运行和接待持平，购置费没有写增减。
    """
    total = next(
        (row for row in _said(disclosure) if row["item"] == "subtotal" and row["change_yuan"] is not None), None
    )
    changes = {
        row["item"]: row
        for row in reversed(_said(disclosure))
        if row["change_yuan"] is not None and row["item"] != "subtotal"
    }
    if "vehicles" in changes and not {"vehicle_purchase", "vehicle_operation"} <= set(changes):
        parts = [changes[item] for item in ("overseas", "vehicles", "reception") if item in changes]
        complete = len(parts) == 3
    else:
        parts = [changes[item] for item in COMPONENTS if item in changes]
        complete = len(parts) == len(COMPONENTS)
    if total is None or not parts:
        yield Unchecked("文字没有同时说明“三公”总额和各项的增减")
        return
    amount = sum((Decimal(row["change_yuan"]) for row in parts), Decimal(0))
    left = Figure("“三公”经费增减", f"{total['change_yuan']:+,}元", total["change_yuan"], (total,))
    right = Figure("已写明的各项增减之和", f"{amount:+,}元", amount, tuple(parts))
    silent = [row for row in _said(disclosure) if row["change_yuan"] is None and row["item"] in COMPONENTS]
    if not complete and any(row["reason"] for row in silent):
        yield Unchecked("有一项写了增减的原因，没有写增减额")
        return
    limit = Decimal(50) * (len(parts) + 1)
    if abs(total["change_yuan"] - amount) <= limit:
        yield Held("“三公”经费增减")
    else:
        yield differs("“三公”经费增减", left, right, limit, severity="error" if complete else "warning")


def _is_proven_zero(disclosure: Disclosure, item: str) -> bool:
    """Whether the sums of the table leave nothing for a component that it prints blank."""
    found = {name: disclosure.three_public(name, "table") for name in ("subtotal", "vehicles", *COMPONENTS)}
    amounts = {name: row["amount_yuan"] for name, row in found.items() if row is not None}
    whole, others = (
        ("vehicles", COMPONENTS[1:3])
        if item.startswith("vehicle")
        else ("subtotal", ("overseas", "vehicles", "reception"))
    )
    return whole in amounts and amounts[whole] == sum(amounts.get(name, Decimal(0)) for name in others if name != item)


def _said(disclosure: Disclosure) -> list[Row]:
    return [row for row in disclosure.tables["three_public"] if row["basis"] == "narrative"]


@rule("three-public-growth", "“三公”经费不增长", "The three public expenses do not grow", "warning", stages=("budget",))
def three_public_growth(disclosure: Disclosure) -> Iterator[Check]:
    """The three public expenses as a whole grow against last year: a question for the department, with its stated reason.

    Rule: “三公”经费预算总额不高于上年。
    Why: 中央八项规定和“过紧日子”要求：从严控制、只减不增。
    Tolerance: 不适用。
    Not counted: 没有说明总额增减的；单项增加而总额不增的。
    Example: “三公”经费116000元，较上年增加21000元。
    """
    rows = [row for row in _said(disclosure) if row["item"] == "subtotal" and row["change_yuan"] is not None]
    if not rows:
        yield Unchecked("文字没有说明“三公”总额的增减")
    for row in rows:
        if row["change_yuan"] <= 0:
            yield Held("“三公”经费")
        else:
            shown = Figure("“三公”经费比上年", f"增加{row['change_yuan']:,}元", row["change_yuan"], (row,))
            yield remark(
                "“三公”经费", f"{shown}。", f"The three public expenses grow by {row['change_yuan']:,} yuan.", shown
            )
