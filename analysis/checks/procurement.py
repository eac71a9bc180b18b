"""Government procurement: its kinds, its table, and the purchases that it should hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from analysis.checks.compare import ITEMS_ZH, closest, differs, equal, remark
from analysis.checks.engine import rule
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import Check, Figure, Held, Unchecked, figure, nothing, total_of
from loaders.numbers import fold

_BUYING = re.compile(
    r"设备.{0,4}购置|电脑购置|购置(?:电脑|设备|费)|车购置|系统采购|设备采购|印刷(?:品|费|$)|建设工程|购车|编辑、印刷"
)


@rule("procurement-prose-sums", "政府采购各类之和等于总额", "Kinds of procurement add up", "error")
def procurement_prose_sums(disclosure: Disclosure) -> Iterator[Check]:
    """Goods, works and services that the text states add up to the procurement total.

    Rule: 政府采购预算总额＝货物＋工程＋服务。
    Why: 《政府采购法》第二条：政府采购分为货物、工程、服务；勾稽关系 C5。
    Tolerance: 每个数按印出的末位的一半计。
    Not counted: 只说了一类的；三类未说全而之和较小的。
    Example: 采购总额43.9万元，货物25.4、工程0、服务15.8万元。
    """
    checked = False
    for group in _procurement_groups(disclosure):
        total, parts = group[0], group[1:]
        if len(parts) < 2:
            continue
        check = equal(
            "政府采购总额与各类", figure(total, f"文字说明“{total['subject_title']}”"), total_of(parts, "各类之和")
        )
        smaller = sum((row["amount_yuan"] for row in parts), Decimal(0)) < total["amount_yuan"]
        if isinstance(check, Held) or len(parts) == 3 or not smaller:
            checked = True
            yield check
    if not checked:
        yield Unchecked("文字没有说全政府采购的三类")


def _procurement_groups(disclosure: Disclosure) -> list[list[Row]]:
    """Each procurement total of the text with the kinds that follow it in the same paragraph."""
    groups: list[list[Row]] = []
    for row in disclosure.tables["statements"]:
        subject, title = row["subject"] or "", row["subject_title"] or ""
        if row["amount_yuan"] is None:
            continue
        if subject == "procurement" and not re.search(r"中小|小微|小型|预留", title):
            groups.append([row])
        elif groups and _is_kind(row, groups[-1]):
            groups[-1].append(row)
    return groups


def _is_kind(row: Row, group: list[Row]) -> bool:
    """True for the amount of a kind of procurement that belongs to the total before it."""
    return (
        row["subject"].startswith("procurement_")
        and "一般公共服务" not in (row["subject_title"] or "")
        and group[0]["place"] == row["place"]
        and row["subject"] not in {part["subject"] for part in group}
    )


@rule("procurement-table", "文字说明的政府采购与采购表一致", "The text on procurement agrees with its table", "warning")
def procurement_table(disclosure: Disclosure) -> Iterator[Check]:
    """The procurement total of the text is the total of the procurement table.

    Rule: 文字政府采购总额＝政府采购预算表合计；声明为空表的，文字为0。
    Why: 《预算法》第十四条：政府采购情况及时公开；勾稽关系 C5。
    Tolerance: 按各自印出的末位的一半计。
    Not counted: 没有采购表或表中没有合计行的。
    Example: 文字政府采购预算43.9万元，采购表注明“空表列示”。
    """
    said = [row for row in disclosure.statements("procurement") if row["amount_yuan"] is not None]
    rows = [row for row in disclosure.assets("采购") if "资产" not in (row["table_title"] or "")]
    totals = [row for row in rows if re.match(r"^[合总]计$", row["name"] or "") and row["amount_yuan"] is not None]
    if said and len(totals) == 1:
        checks = [
            equal("政府采购总额", figure(row, f"文字说明“{row['subject_title']}”"), figure(totals[0], "采购表合计"))
            for row in said
        ]
        yield closest(checks)
    elif said and disclosure.status.get("procurement") == "declared_empty":
        left = figure(said[0], f"文字说明“{said[0]['subject_title']}”")
        yield (
            Held("政府采购")
            if not said[0]["amount_yuan"]
            else differs("政府采购", left, nothing("政府采购预算表", "空表列示"))
        )
    else:
        yield Unchecked("没有政府采购表，或表中没有合计")


@rule("purchases-need-procurement", "有购置的应有政府采购预算", "Purchases need a procurement budget", "warning")
def purchases_need_procurement(disclosure: Disclosure) -> Iterator[Check]:
    """Planned purchases of assets, a vehicle or a project that buys stand against a procurement budget of zero.

    Rule: 拟购置固定资产、公务用车购置费或购置类项目大于0时，政府采购预算不应为0或空表。
    Why: 《政府采购法》第六条：政府采购应当严格按照批准的预算执行；勾稽关系 C7。
    Tolerance: 不适用。
    Not counted: 没有说明政府采购的文件；限额以下、目录以外的采购可能不列，因此只作警告。
    Example: 拟购置固定资产70000元，政府采购预算表空表列示。
    """
    said = [row for row in disclosure.statements("procurement") if row["amount_yuan"] is not None]
    empty = disclosure.status.get("procurement") == "declared_empty"
    if not said and not empty:
        yield Unchecked("文件没有说明政府采购")
        return
    if any(row["amount_yuan"] for row in said):
        yield Held("政府采购")
        return
    right = figure(said[0], "政府采购预算") if said else nothing("政府采购预算表", "空表列示")
    buying = list(_buying(disclosure))
    for one in buying:
        yield remark(one.label, f"{one}，而{right}。", f"{one} stands against {right}.", one, right)
    if not buying:
        yield Held("政府采购")


def _buying(disclosure: Disclosure) -> Iterator[Figure]:
    """What the disclosure says it will buy: planned assets, vehicles, items of running cost, projects and their targets."""
    for row in disclosure.statements("planned_asset_purchase"):
        if row["amount_yuan"]:
            yield figure(row, f"文字说明“{row['subject_title']}”")
    for basis in ("table", "narrative"):
        bought = disclosure.three_public("vehicle_purchase", basis)
        if bought and bought["amount_yuan"]:
            yield figure(bought, ITEMS_ZH["vehicle_purchase"])
    for row in disclosure.statements("agency_running_item"):
        if row["amount_yuan"] and "设备购置" in (row["subject_title"] or ""):
            yield figure(row, f"机关运行经费“{row['subject_title']}”")
    for row in disclosure.projects:
        words = [row["project_name"], row["purpose"]]
        words += [r[key] for r in disclosure.indicators_of(row["project_no"]) for key in ("level3", "description")]
        word = next((match[0] for text in words if text and (match := _BUYING.search(fold(text)))), None)
        if word:
            yield Figure(f"项目“{row['project_name']}”写有“{word}”", row["printed"] or "", row["budget_yuan"], (row,))


@rule(
    "planned-purchase-zero",
    "有购置项目的拟购置资产不为零",
    "Planned purchases are not zero where a project buys",
    "warning",
)
def planned_purchase_zero(disclosure: Disclosure) -> Iterator[Check]:
    """Planned purchases of zero beside a vehicle or equipment that the disclosure says it will buy.

    Rule: 文字说明拟购置固定资产为0的，不应有公务用车购置费或购置设备的项目。
    Why: 公务用车、电脑是固定资产；《行政事业性国有资产管理条例》；勾稽关系 C6、C7。
    Tolerance: 不适用。
    Not counted: 没有说明拟购置资产的文件；印刷、工程等不形成固定资产的。
    Example: 公务用车购置费18万元，本年度拟购置固定资产总额为0.00万元。
    """
    said = [row for row in disclosure.statements("planned_asset_purchase") if row["amount_yuan"] is not None]
    if not said:
        yield Unchecked("文字没有说明拟购置固定资产")
        return
    bought = [one for one in _buying(disclosure) if re.search("购置|公车|购车|购买.{0,4}车", one.label)]
    if said[0]["amount_yuan"] or not bought:
        yield Held("拟购置固定资产")
        return
    right = figure(said[0], f"文字说明“{said[0]['subject_title']}”")
    for one in bought:
        yield remark(
            "拟购置固定资产", f"{one}，而{right}。", f"{one} stands against {right}.", one, right, group="planned"
        )
