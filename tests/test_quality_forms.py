"""Forms of other cities, older and newer structures, and rows that are no indicators are scored without special cases."""

from __future__ import annotations

from tests.test_quality_criteria import indicator, one, points, score_rows


def test_a_column_that_is_not_printed_costs_nothing() -> None:
    rows = [indicator("产出指标|数量指标|培训次数||≥3次"), indicator("产出指标|质量指标|培训合格率||=100%")]
    first = score_rows(rows).indicators[0]
    assert first.applicable == 90
    assert first.judgements["I7"].level == "unprinted"
    assert first.score == 100
    bare = score_rows([indicator("||培训次数||≥3次"), indicator("||培训合格率||=100%")])
    assert [item.applicable for item in bare.indicators] == [80, 80]
    assert bare.projects[0].judgements["P1"].level == "unprinted"


def test_scoring_rules_are_no_basis_column() -> None:
    rows = [
        indicator("产出指标|数量指标|培训次数|举办次数|≥3次|达到3次得满分，每少1次减1分"),
        indicator("产出指标|质量指标|合格率|合格人数/参训人数|≥90%|每低1个百分点减0.1分"),
    ]
    assert all(item.judgements["I7"].level == "unprinted" for item in score_rows(rows).indicators)


def test_rows_that_say_not_applicable_are_no_indicators() -> None:
    rows = [
        indicator("产出指标|数量指标|培训次数|举办次数|≥3次"),
        indicator("成本指标|社会成本指标|不适用|不适用|定性无"),
    ]
    scores = score_rows(rows)
    assert [item.declares_nothing for item in scores.indicators] == [False, True]
    assert scores.projects[0].indicator_mean == scores.indicators[0].score


def test_old_and_new_structure_are_both_right() -> None:
    for levels in ("效果指标|社会效益指标", "效益指标|社会效益", "效益指标|可持续影响指标"):
        assert points(f"{levels}|干部业务能力|x|提升", "I2") == 1
    for levels in ("产出指标|成本指标", "成本指标|经济成本指标", "成本指标|经济成本"):
        assert points(f"{levels}|项目总成本|x|≤50万元", "I2") == 1


def test_percent_as_a_unit_column_is_no_garbled_unit() -> None:
    rows = [indicator("产出指标|质量指标|培训合格率||≥95百分比"), indicator("产出指标|质量指标|学员出勤率||≥90百分比")]
    assert all(item.judgements["I4"].points == 1 for item in score_rows(rows).indicators)


def test_blank_target_caps_at_35() -> None:
    found = one("产出指标|数量指标|培训次数|举办次数||《培训管理办法》")
    assert found.score <= 35 and found.grade == "差"
