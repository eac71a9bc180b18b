"""The schedule of spending against what happens: money spent before the event, one event paid all year, copied schedules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from analysis.checks.compare import remark
from analysis.checks.engine import rule
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import Check, Figure, Held, Unchecked
from analysis.checks.schedule import MONTHS, point, schedules
from loaders.numbers import fold, squeeze

_EVENT = re.compile(
    r"(?<!\d)(1[0-2]|[1-9])月(?:份|底|初|末|上旬|中旬|下旬|\d{1,2}日)?(?:前|左右)?[^，。；\d]{0,8}(?:召开|举办|举行|开展|实施|开工|启动|采购|完成)"
)
_MONTH = re.compile(r"(?<!\d)(1[0-2]|[1-9])月")
_SESSION = re.compile(r"人代会|代表大会|人大会议|^会议费|会议费$")
_ONE = re.compile(r"届.{0,3}次|第.{1,3}次会议|次会(?!议精神)|代表大会.{0,4}(?:顺利)?召开|召开一次|会议(?:顺利|圆满)")
_STEP = (Decimal(15), Decimal(40))
_STRAIGHT = tuple(Decimal(share) for share in (25, 50, 75, 100))


def _full(disclosure: Disclosure) -> dict[int, list[Row]]:
    """Project → its schedule as its table prints it, where all four dates have a share."""
    return {
        key[0]: rows
        for key, rows in schedules(disclosure).items()
        if key[0] is not None
        and key[2] == "table"
        and [row["month"] for row in rows] == list(MONTHS)
        and all(row["cumulative_percent"] is not None for row in rows)
    }


@rule("schedule-before-event", "资金不在事项完成前用完", "Money is not all spent before the event", "warning")
def schedule_before_event(disclosure: Disclosure) -> Iterator[Check]:
    """A project that names the month of its event or completion, and whose money is all spent at an earlier date.

    Rule: 绩效目标、用途或时效指标写明某月召开、举办、完成的，此前的时点累计进度不应达到100%。
    Why: 事项尚未发生，资金已全部支出；《预算法实施条例》：按照预算、用款计划和项目进度支付。
    Tolerance: 同月不计。
    Not counted: 年底、12月的时限；没有支出计划或没有写明月份的项目。
    Example: 培训班9月举办，6月底累计支出进度100%。
    """
    checked = False
    for project_no, rows in _full(disclosure).items():
        event = _event(disclosure, project_no)
        if event is None:
            continue
        month, words, row = event
        checked = True
        name = f"“{rows[0]['subject_title']}”支出进度"
        early = next((p for p in rows if p["month"] < month and p["cumulative_percent"] == 100), None)
        if early is None:
            yield Held(name)
            continue
        when = Figure("事项", f"“{words}”", Decimal(month), ({**row, "printed": words},))
        zh = f"{name}：{early['month']}月底已达100%，而“{words}”。"
        yield remark(
            name,
            zh,
            f"{name}: all is spent by month {early['month']}, the event is in month {month}.",
            point(early),
            when,
        )
    if not checked:
        yield Unchecked("没有写明月份又有支出进度的项目")


def _event(disclosure: Disclosure, project_no: int) -> tuple[int, str, Row] | None:
    """The first month before December in which a project says that something takes place: month, words, row."""
    for row in disclosure.projects:
        for text in (*(row["goals"] or []), row["purpose"] or ""):
            match = _EVENT.search(squeeze(text)) if row["project_no"] == project_no else None
            if match and match[1] != "12":
                return int(match[1]), match[0], row
    for row in disclosure.indicators_of(project_no):
        match = _MONTH.search(fold(row["target"] or "")) if row["target_kind"] == "date" else None
        if match and match[1] != "12":
            return int(match[1]), f"{row['level3'] or ''}{row['target']}", row
    return None


@rule("schedule-one-event", "一次会议的支出不均摊全年", "One meeting is not paid for all year", "notice")
def schedule_one_event(disclosure: Disclosure) -> Iterator[Check]:
    """A project that pays for one session and whose schedule spreads the money over all four dates.

    Rule: 用于一次代表大会等单次会议的项目，支出应集中在会议前后，不应四个时点大致均摊。
    Why: 会期只有几天，均摊说明支出计划没有按实际编制。
    Tolerance: 每期增量都在15至40个百分点之间的视为均摊。
    Not counted: 25、50、75、100（另一条规则）；还用于常委会会议等多次会议的项目。
    Example: “人大会议费”保障人代会第四次会议，支出进度20、50、80、100。
    """
    checked = False
    for project_no, rows in _full(disclosure).items():
        project = next((p for p in disclosure.projects if p["project_no"] == project_no), None)
        words = f"{project['purpose'] or ''}{''.join(project['goals'] or [])}" if project else ""
        if project is None or not _SESSION.search(project["project_name"] or "") or not _ONE.search(squeeze(words)):
            continue
        checked = True
        name = f"“{rows[0]['subject_title']}”支出进度"
        shares = [Decimal(0), *(row["cumulative_percent"] for row in rows)]
        even = all(_STEP[0] <= later - earlier <= _STEP[1] for earlier, later in pairwise(shares))
        if not even or tuple(shares[1:]) == _STRAIGHT:
            yield Held(name)
            continue
        shown = "、".join(f"{share.normalize():f}" for share in shares[1:])
        yield remark(
            name,
            f"{name}为{shown}，一次会议的支出摊在全年。",
            f"{name} is {shown}: one meeting is paid for all year.",
            Figure("支出进度", shown, None, tuple(rows)),
        )
    if not checked:
        yield Unchecked("没有用于一次会议又有支出进度的项目")


@rule("schedules-uniform", "各项目支出进度不雷同", "Schedules are not all alike", "notice")
def schedules_uniform(disclosure: Disclosure) -> Iterator[Check]:
    """Three projects or more, all with the very same schedule: it was not planned project by project.

    Rule: 3个以上项目的支出进度不完全相同。
    Why: 支出计划应按各项目的实际安排编制。
    Tolerance: 不适用。
    Not counted: 按时间平均的25、50、75、100（另一条规则）；不足3个项目的文件。
    Example: 四个项目都是20、50、80、100。
    """
    full = _full(disclosure)
    if len(full) < 3:
        yield Unchecked("不足3个有支出进度的项目")
        return
    plans = {tuple(row["cumulative_percent"] for row in rows) for rows in full.values()}
    if len(plans) > 1 or _STRAIGHT in plans:
        yield Held("支出进度")
        return
    first = [rows[0] for rows in full.values()]
    shown = "、".join(f"{share.normalize():f}" for share in next(iter(plans)))
    yield remark(
        "全部项目支出进度",
        f"{len(full)}个项目的支出进度都是{shown}。",
        f"All {len(full)} projects have the schedule {shown}.",
        Figure("支出进度", shown, None, tuple(first)),
    )
