"""Indicators and goals that the text repeats, against the project’s own table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from analysis.checks.compare import remark
from analysis.checks.engine import rule
from analysis.checks.index import Disclosure, Row
from analysis.checks.model import NO_TEXT, Check, Figure, Held, Unchecked
from analysis.checks.project_text import QUOTED, by_name
from loaders.numbers import fold, squeeze

# One indicator of the text: 1、产出指标-时效指标-完成率（说明），指标值为>＝90%
_SAID = re.compile(
    r"(产出|效益|效果|满意度)指标[-－—–]+((?:数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|服务对象满意度|群众满意度)(?:指标)?)"
    r"[-－—–]*(.*?)(?=[。.；;]?\s*\d+[、.．]\s*(?:产出|效益|效果|满意度)指标|[。.]?(?:以上)?指标依据|$)",
    re.DOTALL,
)
_VALUE = re.compile(r"[，,]?(?:指标值为?)+[:：，,]?(.+?)[。.]*$")
_DOCUMENT = re.compile(r"文件|法》|法规|意见|通知|规定|政策|办法|制度")
_GOAL = re.compile(r"项目(?:主要目标为|资金主要用于)([^。]*)")


@rule("indicator-prose-target", "文字说明的指标值与项目表一致", "Targets in the text agree with the table", "error")
def indicator_prose_target(disclosure: Disclosure) -> Iterator[Check]:
    """An indicator that the text repeats has the target of the project's table.

    Rule: 文字“一级－二级－三级指标，指标值为X”与项目表同名指标的指标值相同。
    Why: 同一指标的两处表述；勾稽关系 D3。
    Tolerance: 符号写法不同（>=、大于等于、≥）不计。
    Not counted: 不能对应到项目表的段落；表中没有相近名称的指标（见另一条）。
    Example: 文字完成率>=100%，表中完成率≥90%。
    """
    yield from _said_checks(disclosure, named=True)


@rule("indicator-prose-name", "文字说明的指标在项目表中", "Indicators in the text are in the table", "error")
def indicator_prose_name(disclosure: Disclosure) -> Iterator[Check]:
    """An indicator that the text names for a project is among those of its table.

    Rule: 文字列出的三级指标，项目表同一二级指标下有名称或说明相近的一项。
    Why: 文字与表是同一套指标；勾稽关系 D3。
    Tolerance: 名称相近（说明文字、次序、虚词不同）不计。
    Not counted: 不能对应到项目表的段落。
    Example: 文字“家站利用率>=85%”，表中没有这一指标。
    """
    yield from _said_checks(disclosure, named=False)


def _said_checks(disclosure: Disclosure, named: bool) -> Iterator[Check]:
    if not disclosure.text:
        yield NO_TEXT
        return
    checked = False
    for row in disclosure.paragraphs:
        name = QUOTED.search(row["text"])
        project = by_name(disclosure, name[1]) if name else None
        for match in _SAID.finditer(squeeze(row["text"])) if project else ():
            assert project is not None
            check = _said_check(disclosure, row, match, project, named)
            checked = checked or check is not None
            if check is not None:
                yield check
    if not checked:
        yield Unchecked("文字没有逐项说明项目的指标")


def _said_check(
    disclosure: Disclosure, paragraph: Row, match: re.Match[str], project: Row, named: bool
) -> Check | None:
    words = match[3].strip("-－—–，,。.；; ")
    value = _VALUE.search(words)
    label = (words[: value.start()] if value else words).strip("，, ") or match[2]
    own = [row for row in disclosure.indicators_of(project["project_no"]) if _same_level(row["level2"] or "", match[2])]
    best = max(own, key=lambda row: _likeness(label, row), default=None)
    subject = f"项目“{project['project_name']}”{match[2]}"
    said = Figure("文字说明", f"“{words[:40]}”", None, ({**paragraph, "printed": words[:40]},))
    if best is None or _likeness(label, best) < 62:
        listed = "、".join(f"“{row['level3']}”" for row in own[:3]) or "没有该二级指标"
        other = Figure("项目表", listed, None, tuple(own[:1]) or (project,))
        return (
            None
            if named
            else remark(
                subject,
                f"{subject}：{said}，项目表为{listed}。",
                f"{subject}: the text says {said.printed}, the table {listed}.",
                said,
                other,
            )
        )
    if not named:
        return Held(subject)
    if value is None or _plain_target(value[1]) == _plain_target(best["target"] or ""):
        return Held(subject) if value else None
    other = Figure(f"项目表“{best['level3']}”", best["target"] or "空白", best["value"], (best,))
    return remark(
        subject,
        f"{subject}：{said}，{other}。",
        f"{subject}: the text says {said.printed}, the table {other.printed}.",
        said,
        other,
    )


def _same_level(printed: str, said: str) -> bool:
    one, other = (fold(text).removesuffix("指标") for text in (printed, said))
    return one in other or other in one or ("满意" in one and "满意" in other)


def _likeness(label: str, row: Row) -> float:
    """How alike the words of the text and an indicator of the table are, 0 to 100."""
    name = re.split(r"[（(]", label)[0]
    pairs = [(a, row[key]) for a in (name, label) for key in ("level3", "description") if row[key]]
    return max(
        (max(fuzz.ratio(a, b), fuzz.partial_ratio(a, b) if min(len(a), len(b)) > 3 else 0) for a, b in pairs), default=0
    )


def _plain_target(text: str) -> str:
    plain = fold(text).replace("大于等于", "≥").replace("小于等于", "≤")
    plain = re.sub(r">=|>＝|=>", "≥", plain)
    plain = re.sub(r"指标值为?|人次$|[，,。.“”]", "", plain)
    return re.sub(r"^=", "", plain)


@rule("indicator-prose-missing", "文字列出的指标写明指标值", "Indicators listed in the text state a target", "warning")
def indicator_prose_missing(disclosure: Disclosure) -> Iterator[Check]:
    """An indicator that the text lists says what its target is.

    Rule: 文字逐项列出的指标都写有“指标值为……”。
    Why: 没有指标值无从评价；财预〔2021〕101号。
    Tolerance: 不适用。
    Not counted: 没有逐项列出指标的文字。
    Example: 产出指标-时效指标-会议如期召开（没有指标值）。
    """
    checked = False
    for row in disclosure.paragraphs:
        for match in _SAID.finditer(squeeze(row["text"])):
            checked = True
            words = match[3].strip("-－—–，,。.；; ")
            if "指标值" in words:
                yield Held(words)
            else:
                shown = Figure("文字说明", f"“{words[:40]}”", None, ({**row, "printed": words[:40]},))
                yield remark(
                    words[:20],
                    f"文字列出指标{shown.printed}，没有写指标值。",
                    f"The text lists {shown.printed} without a target.",
                    shown,
                )
    if not checked:
        yield Unchecked("文字没有逐项列出指标，或没有正文")


@rule(
    "indicator-prose-basis", "文字说明的指标依据与项目表一致", "The basis in the text agrees with the table", "warning"
)
def indicator_prose_basis(disclosure: Disclosure) -> Iterator[Check]:
    """Where the text rests a project's indicators on documents, the table's bases name documents too.

    Rule: 文字“以上指标依据……文件（意见、规定）”的，项目表的确定依据也应是文件类的依据。
    Why: 同一套指标只有一个依据；勾稽关系 D3。
    Tolerance: 不适用。
    Not counted: 文字依据不是文件的；表中没有依据的。
    Example: 文字依据为“人大会议召开相关文件规定”，表中依据为“依据单位指标考核”。
    """
    checked = False
    for row in disclosure.paragraphs:
        basis, name = re.search(r"指标依据[^。]*", row["text"]), QUOTED.search(row["text"])
        project = by_name(disclosure, name[1]) if basis and name else None
        printed = (
            {r["target_basis"] for r in disclosure.indicators_of(project["project_no"]) if r["target_basis"]}
            if project
            else set()
        )
        if not basis or project is None or not printed or not _DOCUMENT.search(basis[0]):
            continue
        checked = True
        subject, listed = f"项目“{project['project_name']}”指标依据", "、".join(sorted(printed)[:3])
        if any(_DOCUMENT.search(words) for words in printed):
            yield Held(subject)
        else:
            left = Figure("文字说明", f"“{basis[0][:40]}”", None, ({**row, "printed": basis[0][:40]},))
            yield remark(
                subject,
                f"{subject}：{left}，项目表为“{listed}”。",
                f"{subject}: the text says {left.printed}, the table “{listed}”.",
                left,
                Figure("项目表", f"“{listed}”", None, (project,)),
            )
    if not checked:
        yield Unchecked("文字没有说明可与项目表比较的指标依据")


@rule(
    "project-goal",
    "文字说明的项目目标与项目表相近",
    "A project's goal in the text resembles that of its table",
    "warning",
)
def project_goal(disclosure: Disclosure) -> Iterator[Check]:
    """The goal that the text gives a project shares words with the goals and the purpose in its table.

    Rule: 文字“项目主要目标为……”与项目表的绩效目标、资金用途说的是同一件事。
    Why: 同一项目只有一个目标；勾稽关系 D3、D7。
    Tolerance: 字词相近（半数以上的字相同）不计。
    Not counted: 表中没有目标和用途的；不能对应的项目。
    Example: 文字“年内完成代表培训活动”，表中“保证人大机关正常运行”。
    """
    checked = False
    for row in disclosure.paragraphs:
        goal, name = _GOAL.search(row["text"]), QUOTED.search(row["text"])
        project = by_name(disclosure, name[1]) if goal and name else None
        given = [*(project["goals"] or []), project["purpose"]] if project else []
        if not goal or project is None or not any(given):
            continue
        checked = True
        said = re.sub(r"^年内|\d{4}年", "", goal[1])
        likeness = max(fuzz.token_set_ratio(" ".join(said), " ".join(text)) for text in given if text)
        subject = f"项目“{project['project_name']}”目标"
        if likeness >= 70:
            yield Held(subject)
            continue
        left = Figure("文字说明", f"“{goal[1][:40]}”", None, ({**row, "printed": goal[1][:40]},))
        right = Figure("项目表", f"“{(given[0] or '')[:40]}”", None, (project,))
        yield remark(
            subject,
            f"{subject}：{left}，{right}。",
            f"{subject}: the text says {left.printed}, the table {right.printed}.",
            left,
            right,
        )
    if not checked:
        yield Unchecked("文字没有说明可与项目表比较的项目目标")
