"""Each criterion on indicators made up for it: what passes and what fails."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.quality import IndicatorScore, Scores, score
from loaders import schema
from loaders.layouts.targets import parse_target

KEY = "x-2026"


def indicator(text: str, **values: Any) -> schema.Row:
    """`level1/level2/level3/description/target/basis`; an empty part is a blank cell."""
    parts = [part or None for part in text.split("|")]
    level1, level2, level3, description, target, basis = (parts + [None] * 6)[:6]
    parsed = parse_target(target or "")
    fields: dict[str, Any] = {
        "disclosure_id": KEY,
        "project_no": 1,
        "indicator_no": 1,
        "level1": level1,
        "level2": level2,
        "level3": level3,
        "description": description,
        "target": target,
        "operator": parsed.operator,
        "value": parsed.value,
        "value_unit": parsed.unit,
        "target_kind": parsed.kind,
        "target_basis": basis,
    }
    return schema.INDICATORS.row(**(fields | values))


def score_rows(rows: list[schema.Row], **project: Any) -> Scores:
    """Scores of one project in one disclosure of 2026."""
    tables = schema.empty_tables()
    tables["disclosures"].append(
        schema.DISCLOSURES.row(
            disclosure_id=KEY,
            title="某市信访局2026年部门预算",
            department_name="某市信访局",
            fiscal_year=2026,
            stage="budget",
        )
    )
    values = {"disclosure_id": KEY, "project_no": 1, "project_name": "业务培训", "basis": "table", "goals": []}
    tables["projects"].append(schema.PROJECTS.row(**(values | project)))
    tables["indicators"] = [row | {"indicator_no": number} for number, row in enumerate(rows, 1)]
    return score(tables)


def one(text: str, **project: Any) -> IndicatorScore:
    """The score of one indicator, beside a second one that fills every cell (so that all columns are printed)."""
    other = indicator("产出指标|数量指标|培训次数|举办培训班的次数|≥3次|2026年培训工作计划")
    return score_rows([indicator(text), other], **project).indicators[0]


def points(text: str, criterion: str, **project: Any) -> float | None:
    return one(text, **project).judgements[criterion].points


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("产出指标|数量指标|培训人数|参加培训的干部人数|≥50人|培训计划", 1),
        ("产出指标|数量指标|培训人数|培训人数|≥50人|培训计划", 0.5),
        ("产出指标|数量指标|培训人数|培训的人数|≥50人|培训计划", 0.5),
        ("产出指标|数量指标|培训人数||≥50人|培训计划", 0.5),
        ("产出指标|数量指标|培训人数|参加培训的干部人数|≥50人|", 0.5),
        ("产出指标|数量指标|培训人数|参加培训的干部人数||培训计划", 0),
        ("效益指标|社会效益指标|社会效益指标|提升能力|显著提升|培训计划", 0),
        ("满意度指标|服务对象满意度指标|服务对象满意度|参训学员满意度|≥90%|问卷", 0.5),
        ("满意度指标|服务对象满意度指标|服务对象满意度|服务对象满意程度|≥90%|问卷", 0),
    ],
)
def test_i1_complete(text: str, wanted: float) -> None:
    assert points(text, "I1") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("产出指标|数量指标|培训人数|x|≥50人", 1),
        ("产出指标|数量指标|课题完成率|x|≥95%", 0.5),
        ("产出指标|数量指标|活动经费|x|≤20万元", 0),
        ("产出指标|质量指标|调研报告|x|≥3份", 0.5),
        ("产出指标|质量指标|验收合格率|x|=100%", 1),
        ("产出指标|质量指标|故障修复时间|x|≤4小时", 1),
        ("产出指标|质量指标|印刷及时性|x|及时", 0.5),
        ("产出指标|时效指标|完成率|工作完成情况|≥95%", 0.5),
        ("产出指标|时效指标|完成时限|x|2026年6月底前", 1),
        ("产出指标|成本指标|人均培训成本|x|≤500元", 1),
        ("成本指标|经济成本|项目总成本|x|≤50万元", 1),
        ("成本指标|经济成本指标|系统维护及时性|x|及时", 0),
        ("效益指标|社会效益指标|预算执行率|x|≥95%", 0),
        ("效果指标|社会效益指标|干部业务能力|x|提升", 1),
        ("效益指标|社会效益指标|保障机关正常运转|x|正常运转", 0),
        ("效益指标|社会效益指标|设备使用率|x|≥90%", 0.5),
        ("效益指标|经济效益指标|听取工作报告|x|≥1个", 0),
        ("效益指标|可持续影响指标|设备使用年限|x|≥6年", 1),
        ("满意度指标|服务对象满意度指标|投诉次数|x|≤3次", 0.5),
        ("满意度指标|服务对象满意度指标|积案办结率|x|≥90%", 0),
        ("效益指标|数量指标|培训人数|x|≥50人", 0),
    ],
)
def test_i2_category(text: str, wanted: float) -> None:
    assert points(text, "I2") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("产出指标|数量指标|培训次数|举办次数|≥3次", 1),
        ("产出指标|时效指标|完成时间|培训完成时间|2026年9月底", 1),
        ("产出指标|质量指标|车辆质量|新购车辆|符合国家汽车排放标准", 1),
        ("产出指标|质量指标|培训合格率|合格人数占参训人数的比例|≥95%", 1),
        ("产出指标|质量指标|系统故障修复率||≥95%", 1),
        ("产出指标|质量指标|制度健全性||≥95%", 0.5),
        ("产出指标|时效指标|完成率|当年工作完成情况|≥95%", 0.5),
        ("产出指标|时效指标|工作时效性|开展工作|按时完成", 0.5),
        ("产出指标|时效指标|会议及时性|会议召开及时性|及时性", 0),
        ("产出指标|质量指标|培训效果|培训的效果|优", 0),
        ("产出指标|成本指标|成本控制|实际支出|≤预算控制数", 0),
        ("产出指标|数量指标|陪同人数|陪同的人数|文件规定", 0),
        ("效益指标|经济效益指标|挽回损失比率|整改挽回损失金额占挽回损失总金额的百分比|≥75%", 0),
        ("产出指标|质量指标|家站质量|五星级家站占总家站的比例|≥39%", 1),
        ("效益指标|社会效益指标|极端事件零发生|不发生极端事件|定性无", 0.5),
        ("产出指标|数量指标|服务年度|服务的年度|2026年度", 0),
        ("满意度指标|服务对象满意度指标|满意度|满意度|≥95%", 0.5),
    ],
)
def test_i3_measurable(text: str, wanted: float) -> None:
    assert points(text, "I3") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("产出指标|数量指标|培训次数|x|≥3次", 1),
        ("产出指标|质量指标|合格率|x|≥100%", 0.5),
        ("产出指标|质量指标|覆盖率|x|≥90元", 0),
        ("产出指标|成本指标|培训成本|x|≥5万元", 0),
        ("产出指标|数量指标|租赁汽车数量|x|≥20量", 0),
        ("产出指标|数量指标|会议天数|会议持续天数|≥5天", 0),
        ("产出指标|成本指标|伙食费标准|每人伙食费标准|≤130元", 0.5),
        ("产出指标|成本指标|伙食费标准|每人每天伙食费|≤130元", 1),
        ("产出指标|成本指标|印刷成本|x|≤9元/本", 1),
        ("满意度指标|服务对象满意度指标|满意度|参训学员满意度|≥95", 0.5),
        ("产出指标|质量指标|及时受理率|x|≤100%", 0),
        ("产出指标|数量指标|发行量|x|72万册", 1),
        ("效益指标|社会效益指标|事故发生率|x|≤0.5%", 1),
        ("效益指标|经济效益指标|签约金额|x|≥20亿元", 1),
        ("产出指标|数量指标|接待群众来访人次|x|≥3000人次", 1),
        ("产出指标|质量指标|培训效果|x|优", None),
    ],
)
def test_i4_sign_and_unit(text: str, wanted: float | None) -> None:
    assert points(text, "I4") == wanted


GOALS = {"goals": ["举办信访业务培训班，提升干部依法办理信访事项的能力和水平，培养业务骨干"]}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("产出指标|数量指标|培训班次|信访业务培训班|≥3期", 1),
        ("产出指标|数量指标|达成合作意向数|签订备忘录|≥1个", 0),
        ("产出指标|数量指标|接待人次|接待有公函的各级政协|≥3次", 0),
        ("产出指标|时效指标|完成时间|培训于2021年完成|2026年9月", 0),
        ("效益指标|社会效益指标|促进社会和谐稳定|维护社会稳定|促进", 0.5),
        ("产出指标|数量指标|保洁面积|楼道保洁|≥300平方米", 0.5),
    ],
)
def test_i5_relevant(text: str, wanted: float) -> None:
    found = one(text, **GOALS).judgements["I5"]
    assert found.points == wanted, found
    assert not found.certain or wanted == 0  # a person may overrule every judgement of relevance


@pytest.mark.parametrize(
    ("text", "project", "wanted"),
    [
        ("产出指标|数量指标|培训次数|举办次数|≥3次", {}, 1),
        ("产出指标|数量指标|培训次数|举办次数|≥1次", {"purpose": "每季度至少举办1次培训"}, 0.5),
        ("产出指标|质量指标|工资足额发放率|x|≥95%", {}, 0.5),
        ("产出指标|成本指标|总成本|x|≤60万元", {"budget_yuan": 500000}, 0),
        ("满意度指标|服务对象满意度指标|群众满意度|x|=100%", {}, 0),
        ("满意度指标|服务对象满意度指标|机关干部满意度|x|=100%", {}, 0.5),
        ("产出指标|成本指标|成本控制率|实际支出/预算下达数|≤10%", {}, 0),
        ("产出指标|时效指标|完成时限|x|2026年12月底", {}, 0.5),
        ("产出指标|时效指标|完成时限|x|2026年6月底", {}, 1),
    ],
)
def test_i6_level(text: str, project: dict[str, Any], wanted: float) -> None:
    found = one(text, **project).judgements["I6"]
    assert found.points == wanted, found


@pytest.mark.parametrize(
    ("basis", "wanted"),
    [
        ("《代表法》", 1),
        ("财预〔2015〕88号", 1),
        ("抚宁区党政机关公务接待管理实施细则", 1),
        ("实有人数", 1),
        ("2025年实际完成数", 1),
        ("年度工作计划", 0.5),
        ("合同约定", 0.5),
        ("历史标准", 0.5),
        ("省市区委会议要求", 0.5),
        ("工作需要", 0),
        ("促进成果转化", 0),
        ("调查问卷", 0),
        ("实际情况", 0),
    ],
)
def test_i7_basis(basis: str, wanted: float) -> None:
    assert points(f"产出指标|数量指标|培训次数|举办次数|≥3次|{basis}", "I7") == wanted
