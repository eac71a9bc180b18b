"""Projects with their goals: the forms of several years and places, large tables of many projects, and plain lists."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal

from tests.typeset.blocks import Merge, Table
from tests.typeset.content import Content
from tests.typeset.expected import Expected
from tests.typeset.forms import Form
from tests.typeset.projects import Indicator, Project
from tests.typeset.setting import number
from tests.typeset.variant import Variant

_LEVELS = ["一级指标", "二级指标", "三级指标"]


def goal_tables(rng: random.Random, content: Content, variant: Variant, expected: Expected) -> Iterator[Table]:
    kind = variant["projects"]
    if kind == "none" or not content.projects:
        return
    if kind in ("wide_table", "wide_operator"):
        yield _wide(content, variant, expected)
        return
    makers = {
        "hebei": _hebei,
        "new_form": _new_form,
        "self_evaluation": _evaluation,
        "old_form": _old_form,
        "weighted_form": _new_form,
    }
    for at, project in enumerate(content.projects, 1):
        yield makers[kind](at, project, content, variant, expected)


def _expect_project(at: int, project: Project, variant: Variant, expected: Expected, *, code: bool = False, parts: bool = True,
                    goals: list[str] | None = None) -> None:  # fmt: skip
    budget, fiscal, other = (number(value, variant)[1] for value in (project.budget, project.fiscal, project.other))
    expected.add(
        "projects", project_no=at, project_code=project.code if code else None, project_name=project.name, basis="table",
        budget_yuan=budget, fiscal_yuan=fiscal if parts else None, other_yuan=other if parts else None,
        goals=project.goals if goals is None else goals,
    )  # fmt: skip


def _expect_indicators(at: int, project: Project, expected: Expected, *, described: bool = False, based: bool = False,
                       weighted: bool = False) -> None:  # fmt: skip
    for number_, one in enumerate(project.indicators, 1):
        words = not one.number[0].isdigit() or "月" in one.number
        operator = {"＞": ">"}.get(one.operator, one.operator)
        expected.add(
            "indicators", project_no=at, indicator_no=number_, level1=one.level1, level2=one.level2, level3=one.level3,
            description=one.description if described else None, target=one.operator + one.number + one.unit,
            operator=operator or None, value=None if words else Decimal(one.number.replace(",", "")),
            value_unit=one.unit or None, target_basis=(one.basis or None) if based else None,
            weight=one.weight if weighted else None,
        )  # fmt: skip


def _target(one: Indicator) -> str:
    return one.operator + one.number + one.unit


def _money_words(variant: Variant) -> str:
    """项目资金 with its unit, unless the document is to declare none."""
    return "项目资金" if variant["unit_where"] in ("none", "proven") else f"项目资金（{variant.unit}）"


def _numbered(goals: list[str]) -> str:
    return "\n".join(f"{at}、{goal}。" for at, goal in enumerate(goals, 1))


def _goals(project: Project) -> list[str]:
    return [f"{goal}。" for goal in project.goals]


def _money(value: Decimal, variant: Variant) -> str:
    return number(value, variant)[0]


def _hebei(at: int, project: Project, content: Content, variant: Variant, expected: Expected) -> Table:
    form = Form(6)
    form.add("项目编码", project.code, "项目名称", project.name, spans=(1, 2, 1))
    money = [_money(value, variant) for value in (project.budget, project.fiscal, project.other)]
    form.add("预算规模及资金用途", "预算数", money[0], "其中：财政资金", money[1], "其他资金")
    form.rows[-1][-2:] = [f"{money[1]}", "其他资金"]
    form.rows[-1] = ["预算规模及资金用途", "预算数", money[0], "其中：财政资金", money[1], "其他资金"]
    form = _widen(form, money[2])
    form.add("", project.purpose)
    form.down(1, 0)
    form.add("资金支出计划（%）", "3月底", "6月底", "10月底", "12月底", spans=(1, 1, 2, 1))
    form.add("", *(f"{share:.2f}" for share in project.schedule.values()), spans=(1, 1, 2, 1))
    form.down(3, 0)
    form.add("绩效目标", _numbered(project.goals))
    form.add(*_LEVELS, "绩效指标描述", "指标值", "指标值确定依据", spans=(1, 1, 1, 2, 1))
    rest = [[one.description, "", _target(one), one.basis] for one in project.indicators]
    top = len(form.rows)
    form.indicators(project.indicators, 0, rest)
    form.merges += [Merge(row, 3, 1, 2) for row in range(top, len(form.rows))]
    _expect_project(at, project, variant, expected, code=True, goals=_goals(project))
    for month, share in project.schedule.items():
        expected.add("schedule", project_no=at, basis="table", month=month, cumulative_percent=share)
    _expect_indicators(at, project, expected, described=True, based=True)
    return Table(form.rows, f"{at}、{project.name}绩效目标表", merges=form.merges)


def _widen(form: Form, last: str) -> Form:
    """One more column for the other money."""
    wider = Form(7)
    wider.rows = [[*row, ""] for row in form.rows]
    wider.rows[-1][-1] = last
    first = form.merges[0]
    wider.merges = [first, Merge(0, 4, 1, 3)]
    wider.rows[0] = [*form.rows[0][:4], form.rows[0][4], "", ""]
    return wider


def _new_form(at: int, project: Project, content: Content, variant: Variant, expected: Expected) -> Table:
    weighted = variant["projects"] == "weighted_form"
    form = Form(6 if weighted else 5)
    form.add("项目名称", project.name)
    form.add("主管部门", content.department, "实施单位", content.department, spans=(1, 2, 1))
    first = len(form.rows)
    form.add(_money_words(variant), "年度资金总额：", _money(project.budget, variant), spans=(1, 2))
    form.add("", "其中：财政拨款", _money(project.fiscal, variant), spans=(1, 2))
    form.add("", "其他资金", _money(project.other, variant), spans=(1, 2))
    form.down(first, 0)
    form.add("年度总体目标", _numbered(project.goals))
    first = len(form.rows)
    form.add("绩效指标", *_LEVELS, "指标值", *(["权重"] if weighted else []))
    form.indicators(
        project.indicators, 1, [[_target(one), *([one.weight] if weighted else [])] for one in project.indicators]
    )
    form.down(first, 0)
    _expect_project(at, project, variant, expected, goals=_goals(project))
    _expect_indicators(at, project, expected, weighted=weighted)
    title = f"项目支出绩效目标表（{content.year}年度）" if variant["numbered"] != "no" else "项目支出绩效目标表"
    return Table(form.rows, title, merges=form.merges)


def _old_form(at: int, project: Project, content: Content, variant: Variant, expected: Expected) -> Table:
    """Labels at the left, the amount in the cell of its label, 效果 for 效益."""
    form = Form(4)
    form.add("项目名称", project.name)
    form.add("预算单位", content.department, "预算金额", _money(project.budget, variant))
    form.add("项目概况", project.purpose)
    form.add("绩效目标", project.goals[0])
    form.add(*_LEVELS, "指标值")
    form.indicators(project.indicators, 0, [[_target(one)] for one in project.indicators])
    _expect_project(at, project, variant, expected, parts=False, goals=project.goals[:1])
    _expect_indicators(at, project, expected)
    return Table(form.rows, f"{content.year}年项目绩效目标表", merges=form.merges)


def _evaluation(at: int, project: Project, content: Content, variant: Variant, expected: Expected) -> Table:
    """A self-evaluation: budget of the beginning, of the whole year, spent; target and result side by side."""
    form = Form(9)
    form.add("项目名称", project.name, spans=(2,))
    form.add("主管部门", content.department, "实施单位", content.department, spans=(2, 3, 1))
    first = len(form.rows)
    form.add(
        _money_words(variant),
        "",
        "年初预算数",
        "全年预算数",
        "全年执行数",
        "分值",
        "执行率",
        "得分",
        spans=(2, 1),
    )
    money = [_money(value, variant) for value in (project.budget, project.fiscal, project.other)]
    form.add("", "年度资金总额", money[0], money[0], money[0], "10", "100.00%", "10", spans=(2, 1))
    form.add("", "其中：当年财政拨款", money[1], money[1], money[1], "—", "", "—", spans=(2, 1))
    form.add("", "其他资金", money[2], money[2], money[2], "—", "", "—", spans=(2, 1))
    form.merges = [merge for merge in form.merges if not (merge.row >= first and merge.column == 0)]
    form.merges.append(Merge(first, 0, 4, 2))
    form.add("年度总体目标", "预期目标", "实际完成情况", spans=(1, 4))
    form.add("", project.goals[0], "已完成", spans=(1, 4))
    form.down(len(form.rows) - 2, 0)
    first = len(form.rows)
    form.add("绩效指标", *_LEVELS, "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
    form.indicators(
        project.indicators, 1, [[_target(one), "100%", one.weight, one.weight, "无"] for one in project.indicators]
    )
    form.down(first, 0)
    form.add("总分", "100", "98", "", spans=(6, 1, 1))
    _expect_project(at, project, variant, expected, goals=project.goals[:1])
    _expect_indicators(at, project, expected, weighted=True)
    return Table(form.rows, "项目支出绩效自评表", merges=form.merges)


def _wide(content: Content, variant: Variant, expected: Expected) -> Table:
    """One table for all projects; operator and unit in columns of their own where the office parts them."""
    split = variant["projects"] == "wide_operator"
    head = [
        "序号",
        "项目名称",
        "预算金额",
        "绩效目标",
        *_LEVELS,
        *(["指标性质", "指标值", "计量单位", "权重"] if split else ["指标值", "指标值确定依据"]),
    ]
    form = Form(len(head))
    form.rows.append(head)
    for at, project in enumerate(content.projects, 1):
        first = len(form.rows)
        rest = [
            [one.operator or "定性", one.number, one.unit, one.weight] if split else [_target(one), one.basis]
            for one in project.indicators
        ]
        form.indicators(project.indicators, 4, rest)
        form.rows[first][:4] = [str(at), project.name, _money(project.budget, variant), project.goals[0]]
        for column in range(4):
            form.down(first, column)
        _expect_project(at, project, variant, expected, parts=False, goals=project.goals[:1])
        _expect_indicators(at, project, expected, weighted=split, based=not split)
    return Table(form.rows, f"{content.year}年项目支出绩效目标表", merges=form.merges, header_rows=1)


def project_list(rng: random.Random, content: Content, variant: Variant, expected: Expected) -> Iterator[Table]:
    """A list of the projects with their money; those without a form of their own become projects by it."""
    kind = variant["project_list"]
    if kind == "none" or not content.projects:
        return
    first, unit = kind == "by_unit", content.department
    head = [
        *(["单位名称"] if first else []),
        "项目名称",
        "合计",
        "一般公共预算",
        "其他资金",
        *(["绩效目标"] if kind == "with_goal" else []),
    ]
    rows = [head]
    named = Variant({**variant.options})
    whole = [sum((getattr(p, name) for p in content.projects), Decimal(0)) for name in ("budget", "fiscal", "other")]
    lines = [("合计", whole, ""), *((p.name, [p.budget, p.fiscal, p.other], p.goals[0]) for p in content.projects)]
    for at, (name, sums, goal) in enumerate(lines):
        cells = [number(value, named) for value in sums]
        label = [unit if at else "", name] if first else [name]
        rows.append([*label, *(text for text, _ in cells), *([goal] if kind == "with_goal" else [])])
        for (_, amount), measure in zip(cells, ("total", "general_public", "unit_funds_or_other"), strict=True):
            if amount is not None:
                expected.add("budget_lines", table="other", side="expenditure", name=name,
                             measure="other_revenue" if measure.startswith("unit") else measure, year_offset=0, amount_yuan=amount)  # fmt: skip
    if variant["projects"] == "none":
        for at, project in enumerate(content.projects, 1):
            expected.add(
                "projects",
                project_no=at,
                project_name=project.name,
                basis="table",
                budget_yuan=project.budget,
                goals=[],
            )
    yield Table(rows, "项目支出预算表", header_rows=1)
