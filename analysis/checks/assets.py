"""Assets, vehicles, planned purchases and government procurement: sums, the text, and each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from analysis.checks.compare import differs, equal, remark
from analysis.checks.engine import rule
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import Check, Figure, Held, Unchecked, figure, total_of

_TOTAL = re.compile(r"^(?:资产)?(?:总额|总计|合计|总金额)$|^资产总额")
_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]+[、.．]|\d{1,2}[、.．])")

_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_VEHICLES = re.compile(r"([一二两三四五六七八九十]|\d{1,9})\s{0,9}[辆台](?:公务用车|公务车|公车|车辆|汽车)")


def _tables(disclosure: Disclosure) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in disclosure.tables["assets"]:
        if "资产" in (row["table_title"] or ""):
            found.setdefault(row["table_title"], []).append(row)
    return found


@rule("assets-sums", "资产表各项之和等于总额", "The asset tables add up", "error")
def assets_sums(disclosure: Disclosure) -> Iterator[Check]:
    """In a table of assets or planned purchases the numbered lines add up to the total, in quantity and in value.

    Rule: 资产总额＝各项之和（数量、价值分别核对）。
    Why: 《行政事业性国有资产管理条例》要求账实相符；勾稽关系 C6。
    Tolerance: 价值按每个数末位的一半计；数量无。
    Not counted: 没有总额行的表；没有编号分项的表；总额或全部分项空白的栏。
    Example: 资产总额23台，所列各项之和22台。
    """
    checked = False
    for title, rows in _tables(disclosure).items():
        totals = [row for row in rows if _TOTAL.match(row["name"] or "")]
        parts = [row for row in rows if _NUMBERED.match(row["name"] or "")]
        if len(totals) != 1 or not parts:
            continue
        for field, what in (("amount_yuan", "价值"), ("quantity", "数量")):
            given = [row for row in parts if row[field] is not None]
            if totals[0][field] is not None and given:
                checked = True
                yield _adds_up(f"{title}{what}", totals[0], given, field)
    if not checked:
        yield Unchecked("没有带总额和分项的资产表")


def _adds_up(subject: str, total: Row, parts: list[Row], field: str) -> Check:
    if field == "amount_yuan":
        return equal(subject, figure(total, f"{subject}总额"), total_of(parts, "各项之和"))
    amount = sum((Decimal(row["quantity"]) for row in parts), Decimal(0))
    left = Figure(f"{subject}总额", f"{total['quantity']}", total["quantity"], (total,))
    right = Figure("各项之和", f"{amount}（{' + '.join(str(row['quantity']) for row in parts)}）", amount, tuple(parts))
    return equal(subject, left, right, within=Decimal(0))


@rule("assets-prose", "文字说明的资产数与资产表一致", "The text on assets agrees with the tables", "error")
def assets_prose(disclosure: Disclosure) -> Iterator[Check]:
    """Fixed assets and planned purchases in the text are the totals of their tables.

    Rule: 文字固定资产总额＝占用情况表资产总额；文字拟购置总额＝采购计划表总额。
    Why: 财预〔2016〕143号要求说明国有资产占用情况；勾稽关系 C6。
    Tolerance: 按各自印出的末位的一半计。
    Not counted: 没有资产表或表中没有总额的；文字为0而表声明为空的。
    Example: 文字拟购置7万元，采购计划表总额70万元。
    """
    checked = False
    for subject, words in (("fixed_assets", "占用"), ("planned_asset_purchase", "采购计划|购置计划")):
        said = [row for row in disclosure.statements(subject) if row["amount_yuan"] is not None]
        rows = [r for title, found in _tables(disclosure).items() if re.search(words, title) for r in found]
        totals = [row for row in rows if _TOTAL.match(row["name"] or "") and row["amount_yuan"] is not None]
        if said and len(totals) == 1:
            checked = True
            left = figure(said[0], f"文字说明“{said[0]['subject_title']}”")
            yield equal(
                str(said[0]["subject_title"]), left, figure(totals[0], f"{totals[0]['table_title']}{totals[0]['name']}")
            )
    if not checked:
        yield Unchecked("文字和资产表没有可比的总额")


@rule("vehicles-agree", "公务用车数量各处一致", "Numbers of vehicles agree", "warning")
def vehicles_agree(disclosure: Disclosure) -> Iterator[Check]:
    """The number of vehicles in the asset table, in the text and in the projects is the same.

    Rule: 资产表车辆数＝文字说明公务用车数＝项目中说明的公务用车数。
    Why: 车辆是“三公”经费的依据；财预〔2016〕143号要求说明车辆数；勾稽关系 C6。
    Tolerance: 无。
    Not counted: 文字分用途说明几个数的，取最大的一个；资产车辆可含不在编的，因此只作警告。
    Example: 资产表车辆6辆，车辆保险项目为“四辆公车”。
    """
    figures = [*_vehicles_in_assets(disclosure), *_vehicles_in_text(disclosure), *_vehicles_in_projects(disclosure)]
    if len(figures) < 2:
        yield Unchecked("只有一处或没有说明车辆数")
        return
    first = figures[0]
    for other in figures[1:]:
        yield (
            Held("公务用车数量") if other.amount == first.amount else differs("公务用车数量", other, first, Decimal(0))
        )


def _vehicles_in_assets(disclosure: Disclosure) -> Iterator[Figure]:
    rows = [
        row
        for row in disclosure.assets("资产")
        if re.search(r"车辆|汽车|公务用车", row["name"] or "") and row["quantity"] is not None
    ]
    if len(rows) == 1 and "计划" not in (rows[0]["table_title"] or ""):
        yield Figure(
            f"{rows[0]['table_title']}“{rows[0]['name']}”", f"{rows[0]['quantity']}辆", rows[0]["quantity"], (rows[0],)
        )


def _vehicles_in_text(disclosure: Disclosure) -> Iterator[Figure]:
    rows = [row for row in disclosure.statements("vehicles") if row["count"] is not None and row["unit"] == "辆"]
    if rows:
        most = max(rows, key=lambda row: row["count"])
        yield Figure("文字说明公务用车", f"{most['count']}辆", most["count"], (most,))


def _vehicles_in_projects(disclosure: Disclosure) -> Iterator[Figure]:
    for row in disclosure.projects:
        match = _VEHICLES.search(f"{row['purpose'] or ''}{''.join(row['goals'] or [])}")
        if match and not re.search(r"购|更新|租", match.string[max(0, match.start() - 6) : match.start()]):
            count = Decimal(_DIGITS.get(match[1]) or match[1])
            # the place of the project, but not its amount: what shares that cell has another cause
            yield Figure(f"项目“{row['project_name']}”", f"“{match[0]}”", count, ({**row, "printed": match[0]},))


@rule("assets-not-zero", "有公务用车的固定资产不为零", "Fixed assets are not zero where vehicles are kept", "warning")
def assets_not_zero(disclosure: Disclosure) -> Iterator[Check]:
    """Fixed assets of zero beside vehicles that the same disclosure keeps or runs.

    Rule: 文字说明有公务用车或安排运行维护费的，固定资产不应为0或空表。
    Why: 公务用车是固定资产；《行政事业性国有资产管理条例》；勾稽关系 C6。
    Tolerance: 不适用。
    Not counted: 没有说明固定资产的文件；车辆全部租用的可以说明。
    Example: 公务用车4辆，上年末固定资产0.00万元。
    """
    said = [row for row in disclosure.statements("fixed_assets") if row["amount_yuan"] is not None]
    cars = list(_vehicles_in_text(disclosure))
    if not said or not cars:
        yield Unchecked("文字没有同时说明固定资产和车辆")
        return
    if said[0]["amount_yuan"] or not cars[0].amount:
        yield Held("固定资产")
        return
    left = figure(said[0], f"文字说明“{said[0]['subject_title']}”")
    yield remark(
        "固定资产与车辆",
        f"{left}，而{cars[0]}。",
        f"Fixed assets are {left.printed}; vehicles are {cars[0].printed}.",
        left,
        cars[0],
    )
