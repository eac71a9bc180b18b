"""What became of a department's indicators from one year to the next is told, and nothing is taken for another."""

from __future__ import annotations

from analysis.quality.permanence import compare_disclosures, compare_years, departments
from loaders import schema
from tests.test_quality_criteria import indicator

EARLIER = [
    indicator("产出指标|数量指标|培训次数|举办培训班的次数|≥4次"),
    indicator("产出指标|质量指标|培训合格率|合格人数占参训人数的比例|≥95%"),
    indicator("产出指标|成本指标|培训成本|培训总成本|≤20万元"),
    indicator("产出指标|时效指标|完成时限|培训完成的时限|2023年10月"),
    indicator("效益指标|社会效益指标|意见采纳率|采纳意见占全部意见的比例|≥90%"),
]
LATER = [
    indicator("产出指标|数量指标|培训次数|全年举办培训班的次数|≥4次"),
    indicator("产出指标|质量指标|培训合格率|合格人数占参训人数的比例|≥90%"),
    indicator("产出指标|成本指标|培训成本|培训总成本|≤250000元"),
    indicator("效益指标|社会效益|意见采纳率|采纳意见占全部意见的比例|有效提升"),
    indicator("满意度指标|服务对象满意度指标|学员满意度|参训学员满意度|≥90%"),
]


def test_each_indicator_is_told_once() -> None:
    kinds = [
        (change.kind, (change.earlier or change.later or {})["level3"]) for change in compare_years(EARLIER, LATER)
    ]
    assert kinds == [
        ("reworded", "培训次数"),
        ("target_lowered", "培训合格率"),
        ("target_lowered", "培训成本"),  # a higher ceiling demands less; 万元 and 元 are compared in 元
        ("vanished", "完成时限"),
        ("target_lowered", "意见采纳率"),  # words for a number
        ("new", "学员满意度"),
    ]


def test_wording_is_shown_piece_by_piece() -> None:
    change = compare_years(EARLIER[:1], LATER[:1])[0]
    assert ("insert", "全年") in change.pieces
    assert "".join(text for kind, text in change.pieces if kind != "insert") == "培训次数：举办培训班的次数"


def test_the_same_year_stays() -> None:
    assert {change.kind for change in compare_years(EARLIER, EARLIER)} == {"stayed"}


def test_only_years_of_one_department_are_compared() -> None:
    tables = schema.empty_tables()
    for key, year, department in (("a", 2023, "人大"), ("b", 2024, "人大"), ("c", 2024, "政协"), ("d", 2026, "人大")):
        tables["disclosures"].append(
            schema.DISCLOSURES.row(
                disclosure_id=key, region_code="130229", department_name=department, fiscal_year=year, stage="budget"
            )
        )
        name = f"{year}年培训费项目"
        tables["projects"].append(
            schema.PROJECTS.row(disclosure_id=key, project_no=1, project_name=name, basis="table", goals=[])
        )
        tables["indicators"].append((EARLIER if year == 2023 else LATER)[0] | {"disclosure_id": key})
    pairs = [(one["disclosure_id"], two["disclosure_id"]) for one, two in departments(tables)]
    assert pairs == [("a", "b"), ("b", "d")]
    assert [change.kind for change in compare_disclosures(tables, "a", "b")] == ["reworded"]
