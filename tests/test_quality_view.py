"""What a reader of the page 指标质量 would lose if a score, an overrule or an example were shown wrongly."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis import (
    quality_data,
    quality_effects,
    quality_losses,
    quality_rescore,
    quality_sensitivity,
    quality_tables,
    quality_words,
)
from analysis import quality_overrides as overrides
from analysis.charts import quality as charts
from analysis.quality import reference, score
from analysis.quality.formulas import default_weights
from analysis.quality.scores import Scores
from analysis.texts import Words, strings
from loaders import schema, store
from loaders.schema import Tables
from tests.dashboard import FULL, HOSTILE, ROOT, TEXT_ONLY, make_store

ZH, EN = Words("zh", "quality"), Words("en", "quality")
PARTS = ("one", "spread", "weights", "review", "years")
A, B = "a", "b"
CELLS = ("level1", "level2", "level3", "description", "target", "target_basis")
QUANTITY = ("产出指标", "数量指标", "培训次数", "举办代表培训的次数", "≥3次", "《2024年代表培训计划》")
VAGUE = ("产出指标", "数量指标", "培训效果", "代表培训工作的效果", "优", "工作需要")
PRICE = ("产出指标", "成本指标", "订阅杂志价格", "订阅杂志的费用", "≥5万元", "《合同》")
BLANK = ("效益指标", "社会效益指标", "社会稳定水平", HOSTILE, "", "")
KINDS = {"≥3次": "number", "优": "word", "≥5万元": "amount", "": "blank"}


def make_tables(years: tuple[int, int] = (2023, 2024), region: str = "130208") -> Tables:
    """Two disclosures of one department: the later one lowers a target, drops an indicator and adds one."""
    tables = schema.empty_tables()
    rows = {A: [QUANTITY, VAGUE, PRICE, BLANK], B: [(*QUANTITY[:4], "≥2次", QUANTITY[5]), VAGUE, BLANK, BLANK]}
    for key, year in zip((A, B), years, strict=True):
        tables["disclosures"].append(
            schema.TABLES["disclosures"].row(
                disclosure_id=key,
                title=key,
                region_code=region,
                region_name="丰润区",
                department_name="丰润区人大",
                fiscal_year=year,
                stage="budget",
                kinds=["performance"],
                source_file=f"{key}.none",
            )
        )
        project = {"project_no": 1, "project_name": "代表培训费", "basis": "table", "goals": ["目标内容1"]}
        tables["projects"].append(schema.TABLES["projects"].row(disclosure_id=key, budget_yuan=Decimal(100), **project))
        for number, cells in enumerate(rows[key], 1):
            given = dict(zip(CELLS, cells, strict=True))
            values = {"value": Decimal(cells[4][1]), "operator": "≥"} if cells[4][:1] == "≥" else {}
            unit = {"value_unit": cells[4][2:]} if values else {}
            tables["indicators"].append(
                schema.TABLES["indicators"].row(
                    disclosure_id=key,
                    project_no=1,
                    indicator_no=number,
                    target_kind=KINDS.get(cells[4], "number"),
                    place="第1行",
                    **given,
                    **values,
                    **unit,
                )
            )
    return tables


@pytest.fixture(scope="module")
def scores() -> Scores:
    return score(make_tables())


NAMES = {A: "丰润区 2023", B: "丰润区 2024"}


def overrule(scores: Scores, at: int = 1, criterion: str = "I3", points: float = 1.0) -> overrides.Override:
    return overrides.make_override(scores.indicators[at], criterion, points, " 有附件可核对 ", "甲", "2024-05-01")


def test_rescoring_without_changes_gives_the_scores_of_the_rubric(scores: Scores) -> None:
    default = {kind: default_weights(kind) for kind in ("indicator", "project")}
    again = quality_rescore.rescore(scores, None, **default)
    assert again.indicators == scores.indicators
    assert again.projects == scores.projects
    assert again.disclosures == scores.disclosures


def test_points_lost_and_the_score_add_up_to_100(scores: Scores) -> None:
    assert any(item.caps for item in scores.indicators)
    for item in scores.indicators:
        assert sum(loss.points for loss in quality_losses.explain_losses(item)) + item.score == pytest.approx(
            100, abs=0.02
        )


def test_every_loss_names_its_criterion_its_reason_and_how_sure_it_is(scores: Scores) -> None:
    for words in (ZH, EN):
        table = quality_tables.tabulate_indicators(scores, NAMES, words).frame
        for item, told in zip(scores.indicators, table["reasons"], strict=True):
            for loss in quality_losses.explain_losses(item):
                if loss.judgement:
                    assert f"{loss.key} {quality_words.reason(loss.judgement, words)}" in told
                    assert quality_words.confidence(loss.judgement, words) in told


def test_an_overrule_changes_the_score_the_reason_and_the_project(scores: Scores) -> None:
    item = overrule(scores)
    after = quality_rescore.rescore(scores, {item.key: item})
    changed = after.indicators[1]
    assert changed.score > scores.indicators[1].score
    assert changed.judgements["I3"].zh == "人工复核：有附件可核对（原判 0）"
    assert after.projects[0].indicator_mean > scores.projects[0].indicator_mean
    assert after.projects[0].indicators[1] is changed
    assert after.projects[1] == scores.projects[1] and after.indicators[0] == scores.indicators[0]


def test_an_overrule_of_a_project_lifts_its_cap(scores: Scores) -> None:
    project = scores.projects[0]
    assert project.judgements["P3"].points == 0
    item = overrides.make_override(project, "P3", 1.0, "目标在附件", "", "2024-05-01")
    after = quality_rescore.rescore(scores, {item.key: item}).projects[0]
    assert after.judgements["P3"].points == 1 and after.score > project.score and not after.caps


def test_an_overrule_does_not_hold_for_a_text_that_has_changed(scores: Scores) -> None:
    item = overrule(scores)
    stale = overrides.Override(**{**json.loads(overrides.dump([item]))["overrides"][0], "target": "良"})
    assert quality_rescore.rescore(scores, {stale.key: stale}).indicators == scores.indicators
    assert quality_rescore.outdated(scores, {stale.key: stale}) == [stale]
    assert quality_rescore.outdated(scores, {item.key: item}) == []


def test_overrules_survive_saving_and_reading(scores: Scores, tmp_path: Path) -> None:
    item, file = overrule(scores), tmp_path / "new" / "quality.json"
    assert overrides.load(file) == {}
    overrides.save({item.key: item}, file)
    assert overrides.load(file) == {item.key: item}
    assert [path.name for path in file.parent.iterdir()] == ["quality.json"]


@pytest.mark.parametrize(
    "change",
    [
        {"points": 0.7},
        {"points": "1"},
        {"criterion": "X1"},
        {"reason": " "},
        {"reason": "长" * 3000},
        {"project_no": "1"},
        {"indicator_no": True},
        {"name": None},
        {"disclosure_id": 5},
    ],
)
def test_a_file_with_one_bad_overrule_is_refused_as_a_whole(scores: Scores, change: dict[str, object]) -> None:
    listed = json.loads(overrides.dump([overrule(scores), overrule(scores, 2)]))
    listed["overrides"][1].update(change)
    with pytest.raises(ValueError):
        overrides.parse(json.dumps(listed).encode())


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"overrides": 5}', b'{"overrides": [5]}', b"\xff\xfe", b"[" * 9999]
)
def test_a_file_that_holds_something_else_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):
        overrides.parse(content)


def test_examples_are_better_ones_of_the_same_category_with_their_source(scores: Scores) -> None:
    vague = scores.indicators[1]
    example = quality_losses.find_examples(vague, scores)[0]
    assert example.item.row["level3"] == "培训次数" and example.alike and "I3" in example.fulfils
    told = quality_words.describe_example(example, NAMES, quality_data.name_projects(scores, ZH), ZH)
    assert "≥3次" in told and "丰润区 2023 代表培训费 第1行" in told
    assert all(found.item.score > vague.score for found in quality_losses.find_examples(vague, scores))


def test_no_indicator_is_among_the_lowest_and_the_best(scores: Scores) -> None:
    lowest, best = quality_losses.find_extremes(scores.indicators)
    assert len(lowest) == len(best) == 3 and not {id(item) for item in lowest} & {id(item) for item in best}
    assert max(item.score for item in lowest) <= min(item.score for item in best)
    assert quality_losses.find_extremes(scores.indicators[:2])[1] == []


def test_years_and_forms_are_not_put_side_by_side(scores: Scores) -> None:
    assert list(quality_data.find_periods(scores).values()) == [[B], [A]]
    assert list(quality_data.find_periods(score(make_tables((2024, 2024)))).values()) == [[A, B]]
    assert quality_words.name_period("2024.budget.100", 1, ZH) == "2024 年预算（1 份）"
    assert "90" in quality_words.name_period("2024.budget.90", 1, EN)


def test_every_score_is_in_exactly_one_bubble(scores: Scores) -> None:
    items = list(scores.indicators)
    assert sum(quality_data.count_bins(items)) == len(items)


def test_moving_a_weight_to_zero_takes_its_criterion_out(scores: Scores) -> None:
    weights = default_weights("indicator")
    after = quality_rescore.rescore(scores, None, {**weights, "I7": 0.0})
    assert after.indicators[1].applicable == 90
    table = quality_effects.tabulate_effect(scores, after, NAMES, ZH).frame
    assert list(table["after"])[:2] == [Decimal(f"{level.score:.1f}") for level in after.disclosures]
    assert {shift.criterion for shift in quality_sensitivity.shift_weights(scores)} == {
        *reference.weights("indicator"),
        *reference.weights("project"),
    }


def test_source_text_is_no_markup_in_the_charts() -> None:
    tables = make_tables()
    for row in tables["projects"]:
        row["project_name"] = HOSTILE
    hostile = score(tables)
    groups = quality_data.group_projects(hostile, {A: HOSTILE, B: HOSTILE + "2"}, ZH)
    grades = {key: key for key in "优良中差"}
    drawn = [
        charts.draw_distribution(groups, grades, ZH),
        charts.draw_heat(quality_tables.heat(hostile, ZH), list("abcdefghijklm"), list("abcdefghijklm")),
        charts.draw_effect([(HOSTILE, 1, 2)], ZH),
    ]
    assert all("<b>x" not in figure.to_json().replace("\\u003c", "<") for figure in drawn)


def test_both_languages_have_every_string_and_chinese_ones_no_english() -> None:
    for key, (chinese, english) in strings("quality").items():
        assert chinese and not re.search(r"[\u4e00-\u9fff]", english), key
        assert not re.search(r"[A-Za-z]{3,}", re.sub(r"\{\w+\}", "", chinese)), key
        assert set(re.findall(r"\{\w+\}", chinese)) == set(re.findall(r"\{\w+\}", english)), key


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("MINGZHANG_OVERRIDES", str(tmp_path / "quality.json"))
    return open_store(make_store(tmp_path / "store.duckdb"), monkeypatch)


def open_store(path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("MINGZHANG_STORE", str(path))
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)


def open_page(app: AppTest) -> AppTest:
    app.run()
    return app.switch_page("pages/quality.py").run()


def shown(app: AppTest) -> str:
    elements = [*app.title, *app.subheader, *app.caption, *app.markdown, *app.info, *app.warning, *app.text]
    return "\n".join(str(element.value) for element in elements)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens_in_both_languages(app: AppTest, part: str, language: str) -> None:
    app.query_params.update({"lang": language, "qv": part, "d": TEXT_ONLY})
    open_page(app)
    assert not app.exception and len(app.title) == 1
    if language == "zh":
        assert not re.findall(r"[A-Za-z]{3,}", shown(app))
        for widget in [*app.selectbox, *app.multiselect, *app.text_area, *app.text_input]:
            assert not re.search(r"[A-Za-z]{3,}", widget.label + widget.proto.placeholder)


@pytest.mark.parametrize("part", ["one", "weights", "review"])
def test_a_disclosure_without_indicators_gives_a_sentence(app: AppTest, part: str) -> None:
    app.query_params.update({"qv": part, "d": FULL})
    open_page(app)
    assert not app.exception and "没有公开绩效指标，无法评分" in app.info[0].value


@pytest.mark.parametrize("part", PARTS)
def test_a_store_without_any_indicator_gives_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    tables = make_tables()
    tables["indicators"] = []
    store.write(tables, "test", tmp_path / "none.duckdb")
    app = open_store(tmp_path / "none.duckdb", monkeypatch)
    app.query_params["qv"] = part
    open_page(app)
    assert not app.exception and app.info


def test_an_overrule_is_kept_counted_and_withdrawn(app: AppTest, tmp_path: Path) -> None:
    app.query_params.update({"qv": "review", "d": TEXT_ONLY, "qc": "I7"})
    open_page(app)
    assert "还没有复核意见" in shown(app)
    button = next(button for button in app.button if button.label == "改判")
    button.click().run()
    assert "请选择改为几分" in shown(app)
    app.radio[0].set_value("1")
    app.text_area[0].set_value("有依据")
    next(button for button in app.button if button.label == "改判").click().run()
    assert not app.exception and "已计入 1 条人工复核意见" in shown(app)
    assert [item.reason for item in overrides.load(tmp_path / "quality.json").values()] == ["有依据"]
    next(button for button in app.button if button.label == "撤回").click().run()
    assert overrides.load(tmp_path / "quality.json") == {} and "已计入" not in shown(app)


def test_a_broken_review_file_is_said_and_not_overwritten(app: AppTest, tmp_path: Path) -> None:
    (tmp_path / "quality.json").write_text("{", encoding="utf-8")
    app.query_params["qv"] = "review"
    open_page(app)
    assert not app.exception and "读不出来" in shown(app)
    assert (tmp_path / "quality.json").read_text(encoding="utf-8") == "{"


def test_weights_are_in_the_link_and_restored(app: AppTest) -> None:
    app.query_params.update({"qv": "weights", "d": TEXT_ONLY, "wI3": "60"})
    open_page(app)
    assert app.select_slider(key="wI3").value == "60" and "现在是原权重" not in shown(app)
    app.button(key="reset").click().run()
    assert app.select_slider(key="wI3").value == "25" and "现在是原权重" in shown(app)
    for key in reference.weights("indicator"):
        app.select_slider(key=f"w{key}").set_value("0")
    app.run()
    assert not app.exception and "权重不能全为零" in shown(app)


def test_two_years_of_a_department_show_what_became_of_its_indicators(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.write(make_tables(), "test", tmp_path / "two.duckdb")
    app = open_store(tmp_path / "two.duckdb", monkeypatch)
    app.query_params["qv"] = "years"
    open_page(app)
    assert not app.exception
    assert "降低指标值 1 条" in shown(app) and "消失 1 条" in shown(app) and "新增 1 条" in shown(app)
