"""The schedule of spending 资金支出计划: four cumulative percentages a project, in its table and in the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

from analysis.checks.compare import differs, remark
from analysis.checks.engine import rule
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import Check, Figure, Held, Unchecked, nothing

MONTHS = (3, 6, 10, 12)
_STRAIGHT = (Decimal(25), Decimal(50), Decimal(75), Decimal(100))
_ONE_EVENT = re.compile(r"会议|代表大会|人代会|考察|培训|保险|订刊|征订|购置|招聘")
Key = tuple[Any, str, str]


def schedules(disclosure: Disclosure) -> dict[Key, list[Row]]:
    """Project (or class of spending) and basis → its points in order of month."""
    found: dict[Key, list[Row]] = defaultdict(list)
    for row in disclosure.tables["schedule"]:
        found[row["project_no"], "" if row["project_no"] is not None else row["subject_title"], row["basis"]].append(
            row
        )
    return {key: sorted(rows, key=lambda row: row["month"]) for key, rows in found.items()}


def _name(rows: list[Row]) -> str:
    return f"“{rows[0]['subject_title']}”支出进度"


def point(row: Row) -> Figure:
    where = "文字说明" if row["basis"] == "narrative" else "支出计划表"
    return Figure(f"{where}{row['month']}月底", row["printed"] or "空白", row["cumulative_percent"], (row,))


@rule("schedule-range", "支出进度在0至100之间且不下降", "The schedule runs from 0 to 100 and never falls", "error")
def schedule_range(disclosure: Disclosure) -> Iterator[Check]:
    """Cumulative shares lie between 0 and 100 and do not fall from one date to the next.

    Rule: 0≤各期累计进度≤100，后一期不小于前一期。
    Why: 累计数不会减少；勾稽关系 D5。
    Tolerance: 无。
    Not counted: 空白的期次。
    Example: 6月底80%，10月底75%。
    """
    checked = False
    for rows in schedules(disclosure).values():
        given = [row for row in rows if row["cumulative_percent"] is not None]
        for row in given:
            checked = True
            inside = 0 <= row["cumulative_percent"] <= 100
            yield (
                Held(_name(rows))
                if inside
                else differs(_name(rows), point(row), Figure("累计进度的范围", "0至100", Decimal(100)))
            )
        for one, following in pairwise(given):
            if following["cumulative_percent"] < one["cumulative_percent"]:
                zh = f"{_name(rows)}：{point(following)}小于{point(one)}。"
                en = f"{_name(rows)}: the share falls from month {one['month']} to month {following['month']}."
                yield remark(_name(rows), zh, en, point(following), point(one))
    if not checked:
        yield Unchecked("没有支出进度")


@rule("schedule-end", "支出进度12月底为100%", "The schedule ends at 100", "error")
def schedule_end(disclosure: Disclosure) -> Iterator[Check]:
    """The last point of a schedule, December, is 100 %.

    Rule: 12月底累计进度＝100%。
    Why: 预算在当年执行完毕（预算年度为公历年，《预算法》第十八条）；勾稽关系 D5。
    Tolerance: 无。
    Not counted: 没有列12月底的（见“四个时点齐全”）；12月底空白的。
    Example: 12月底印为90%。
    """
    checked = False
    for rows in schedules(disclosure).values():
        last = rows[-1]
        if last["month"] != 12 or last["cumulative_percent"] is None:
            continue
        checked = True
        end = Figure("全年", "100%", Decimal(100))
        yield Held(_name(rows)) if last["cumulative_percent"] == 100 else differs(_name(rows), point(last), end)
    if not checked:
        yield Unchecked("没有12月底的支出进度")


@rule("schedule-points", "支出进度四个时点齐全", "The schedule has its four dates", "error")
def schedule_points(disclosure: Disclosure) -> Iterator[Check]:
    """A schedule states the shares of the end of March, June, October and December.

    Rule: 3月底、6月底、10月底、12月底四个时点都有数。
    Why: 资金支出计划的固定格式；缺少12月底就没有说明全年支出；勾稽关系 D5。
    Tolerance: 不适用。
    Not counted: 没有支出计划的项目；标准时点不足两个的其他格式。
    Example: 只印3月底25.00、6月底50.00、10月底75.00。
    """
    checked = False
    for rows in schedules(disclosure).values():
        months = {row["month"]: row for row in rows}
        if len(months.keys() & set(MONTHS)) < 2:
            continue
        for month in MONTHS:
            checked = True
            yield _point_given(rows, months.get(month), month)
    if not checked:
        yield Unchecked("没有支出进度")


def _point_given(rows: list[Row], row: Row | None, month: int) -> Check:
    name = _name(rows)
    if row is not None and row["cumulative_percent"] is not None:
        return Held(name)
    if row is not None:
        return remark(
            name,
            f"{name}：{month}月底空白。",
            f"{name}: the end of month {month} is blank.",
            point(row),
            group=f"blank{month}",
        )
    return remark(
        name,
        f"{name}：没有列{month}月底。",
        f"{name}: the end of month {month} is missing.",
        nothing(f"{month}月底", "未列", rows[-1]),
        group=f"missing{month}",
    )


@rule("schedule-prose", "文字说明的支出进度与项目表一致", "The schedule in the text agrees with the table", "error")
def schedule_prose(disclosure: Disclosure) -> Iterator[Check]:
    """The shares that the text gives for a project are those of its table.

    Rule: 同一项目同一时点，文字中的累计进度＝项目表的累计进度。
    Why: 同一计划的两处表述；勾稽关系 D3。
    Tolerance: 无；20%与20.00相等。
    Not counted: 任一处空白的时点；不能对应的项目。
    Example: 文字3月底20%，表中25%。
    """
    tables = {
        (row["project_no"], row["month"]): row
        for row in disclosure.tables["schedule"]
        if row["basis"] == "table" and row["project_no"] is not None
    }
    checked = False
    for row in disclosure.tables["schedule"]:
        other = tables.get((row["project_no"], row["month"]))
        if (
            row["basis"] != "narrative"
            or other is None
            or None in (row["cumulative_percent"], other["cumulative_percent"])
        ):
            continue
        checked = True
        name = f"“{other['subject_title']}”{row['month']}月底支出进度"
        same = row["cumulative_percent"] == other["cumulative_percent"]
        yield (
            Held(name)
            if same
            else differs(name, point(row), point(other), Decimal(0), group=f"project{row['project_no']}")
        )
    if not checked:
        yield Unchecked("文字和项目表没有同一项目的支出进度")


@rule("schedule-straight", "支出进度不是一律平均", "The schedule is not a straight line", "notice")
def schedule_straight(disclosure: Disclosure) -> Iterator[Check]:
    """25/50/75/100 says nothing of when the money is spent.

    Rule: 支出进度不应按时间平均为25、50、75、100。
    Why: 支出计划应反映实际安排；《预算法实施条例》要求按计划及时支付。
    Tolerance: 不适用。
    Not counted: 不足三个时点的；常年均匀支出（人员经费等）可以说明。
    Example: “会议费”25、50、75、100。
    """
    full = {
        key: rows
        for key, rows in schedules(disclosure).items()
        if [row["month"] for row in rows] == list(MONTHS)[: len(rows)]
    }
    if not full:
        yield Unchecked("没有列全四个时点的项目支出进度")
    for rows in full.values():
        given = tuple(row["cumulative_percent"] for row in rows)
        if len(given) > 2 and given == _STRAIGHT[: len(given)]:
            zh = f"{_name(rows)}为25、50、75、100，按时间平均，看不出实际安排。"
            yield remark(
                _name(rows),
                zh,
                f"{_name(rows)} is a straight line of quarters.",
                Figure("支出进度", "25、50、75、100", None, (rows[0],)),
                group="straight",
            )
        else:
            yield Held(_name(rows))


@rule(
    "schedule-front-loaded",
    "常年性项目的支出进度不过早完成",
    "The money of a year-long project lasts the year",
    "notice",
)
def schedule_front_loaded(disclosure: Disclosure) -> Iterator[Check]:
    """A project of year-long costs whose money is all spent by June or October.

    Rule: 常年性支出的项目，10月底及以前不应达到100%。
    Why: 全年工作需要全年的经费。
    Tolerance: 不适用。
    Not counted: 名称为会议、培训、保险、征订、购置等一次性事项的项目。
    Example: “综合事务管理费”6月底达到100%。
    """
    checked = False
    for rows in schedules(disclosure).values():
        if _ONE_EVENT.search(rows[0]["subject_title"] or "") or rows[-1]["month"] != 12:
            continue
        checked = True
        early = next((row for row in rows if row["month"] <= 10 and row["cumulative_percent"] == 100), None)
        if early is None:
            yield Held(_name(rows))
        else:
            zh = f"{_name(rows)}：{early['month']}月底已达100%。"
            yield remark(
                _name(rows), zh, f"{_name(rows)}: 100 per cent by the end of month {early['month']}.", point(early)
            )
    if not checked:
        yield Unchecked("没有常年性项目的支出进度")
