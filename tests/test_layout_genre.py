"""Texts about budgets that are no department's disclosure give no figures; those of a department never are refused for it."""

from __future__ import annotations

import pytest

from loaders import UnreadableFile, read_bytes, schema

FIGURES = (
    "<p>2023年度收、支总计910.00万元，比上年增加3.00万元。</p><p>本年支出合计910.00万元，其中：基本支出600.00万元；项目支出310.00万元。</p>"
    "<p>“三公”经费预算数为5.00万元，其中：公务接待费5.00万元。</p>"
)
TAXES = (
    "<p>单位：万元</p><table><tr><td>项目</td><td>2023年预算数</td></tr><tr><td>一、税收收入</td><td>900</td></tr>"
    "<tr><td>增值税</td><td>600</td></tr><tr><td>企业所得税</td><td>300</td></tr><tr><td>收入合计</td><td>900</td></tr></table>"
)


def read(title: str, body: str) -> schema.Tables:
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
    return read_bytes(page.encode(), "a.html").tables


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("关于怀宁县2022年预算执行情况和2023年预算草案的报告", FIGURES),
        ("怀宁县石牌镇2022年财政预算执行情况和2023年财政预算草案的报告", FIGURES),
        ("怀宁县2023年政府预算公开", FIGURES),
        ("怀宁县2022年财政决算公开", FIGURES),
        ("浦东新区2022年财政决算公开", FIGURES),
        ("怀宁县2023年县级“三公”经费预算汇总情况", FIGURES),
        ("2023年县级部门（单位）“三公”经费预算汇总表", FIGURES),
        ("怀宁县一般公共预算公开", TAXES + FIGURES),
        ("怀宁县2023年“三公”经费决算公开", "<p>根据规定，经怀宁县财政局汇总，2023年“三公”经费如下。</p>" + FIGURES),
        ("财政工作", "<p>各位代表：</p>" + FIGURES),
        ("怀宁县民政局晒出2023年账本", "<p>本报讯（记者 王某）记者昨日获悉，预算已公开。</p>" + FIGURES),
        ("怀宁县2022年国民经济和社会发展统计公报", FIGURES),
        ("怀宁县民政局信息平台采购项目竞争性磋商公告", FIGURES),
        ("怀宁县民政局资金分配", "<p>补助资金90万元。</p><p>其中：中央资金50万元、省级资金40万元。</p>"),
        ("怀宁县县级预算管理办法", "<p>第一条 项目支出在100万元以上的，应当评审。</p>" + FIGURES),
    ],
)
def test_budgets_of_governments_news_and_rules_give_no_figures(title: str, body: str) -> None:
    with pytest.raises(UnreadableFile):
        read(title, body)


@pytest.mark.parametrize(
    "title",
    [
        "怀宁县财政局2023年财政预算公开",
        "怀宁县财政局关于2023年部门预算执行情况的报告",
        "怀宁县人民政府办公室2023年部门预算",
        "怀宁县石牌镇人民政府2022年财政决算公开",
        "怀宁县人大常委会2023年预算公开的通知说明",
        "关于公开怀宁县水利局2023年部门预算的通知",
        "怀宁县教育局本级2023年预算及“三公”经费预算",
        "中共怀宁县委宣传部2023年财政预算公开",
        "怀宁县妇联2023年财政预算公开",
    ],
)
def test_departments_whose_titles_sound_like_a_governments_are_read(title: str) -> None:
    assert read(title, FIGURES)["statements"]


def test_a_column_heading_of_the_site_does_not_make_a_department_a_government() -> None:
    body = "<p>财政预决算</p><h2>怀宁县水利局2023年部门预算</h2><p>一、部门收支情况说明</p>" + FIGURES
    assert read("怀宁县人民政府", body)["disclosures"][0]["department_name"] == "怀宁县水利局"


def test_a_blank_form_for_goals_is_no_project() -> None:
    form = "<table><tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr><tr><td>产出指标</td><td>数量指标</td><td></td><td></td></tr></table>"
    with pytest.raises(UnreadableFile):
        read("怀宁县县级部门预算绩效目标申报说明", f"<p>附件：项目支出绩效目标表</p>{form}")


def test_a_newsroom_whose_duties_name_reporters_is_no_news() -> None:
    assert read("怀宁县融媒体中心2023年部门预算", "<p>（二）采访部（记者部）。负责采编。</p>" + FIGURES)["statements"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("2023年怀宁县“三公”经费预算情况", FIGURES),
        ("怀宁县2023年度一般公共预算财政拨款“三公”经费决算公开说明", FIGURES),
        ("信息公开", "<p>按照有关规定，经汇总，2023年怀宁县“三公”经费情况如下。</p>" + FIGURES),
        ("信息公开", "<p>“三公”经费下降，主要是县级各单位厉行节约。</p>" + FIGURES),
        ("怀宁公开部门预算", "<p>安庆日报客户端 | 记者 王某</p>" + FIGURES),
        ("怀宁公开部门决算", "<p>中新社 怀宁7月25日电 （记者 王某）各部门25日公开决算。</p>" + FIGURES),
        ("安庆8县晒“三公”决算 其中6县下降", FIGURES),
        (
            "怀宁县石牌镇人民政府2022年决算报告",
            "<p>全镇一般公共预算收入完成110万元，其中税收收入109万元；非税收入1万元。</p>"
            "<p>一般公共预算支出900万元，增长3%。</p><p>“三公”经费支出5万元，其中公务接待费5万元。</p>",
        ),
    ],
)
def test_sums_of_a_place_its_taxes_and_news_of_it_give_no_figures(title: str, body: str) -> None:
    with pytest.raises(UnreadableFile):
        read(title, body)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("怀宁县财政局2023年“三公”经费预算情况", "<p>怀宁县2023年“三公”经费预算5.00万元。</p>" + FIGURES),
        ("怀宁县石牌镇2023年部门预算", "<p>一、部门收支情况说明</p><p>二、部门收入预算说明</p><p>完成税收收入90万元、非税收入1万元。</p>" + FIGURES),
        ("怀宁县融媒体中心2023年部门预算", "<p>开展各单位晒账本专题报道。</p>" + FIGURES),
    ],
)  # fmt: skip
def test_departments_whose_texts_sound_like_a_governments_are_read(title: str, body: str) -> None:
    assert read(title, body)["statements"]


def test_one_table_of_a_department_under_the_title_of_its_county_is_read() -> None:
    rows = "<tr><td>项目</td><td>2023年预算数</td></tr><tr><td>合计</td><td>5.00</td></tr><tr><td>公务接待费</td><td>5.00</td></tr>"
    table = f"<p>编制单位：怀宁县水利局 单位：万元</p><table>{rows}</table>"
    assert read("怀宁县2023年“三公”经费预算表", table)["three_public"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("怀宁县2022年度县级预算执行和其他财政收支审计结果公告", FIGURES),
        ("怀宁县水利局2022年度预算执行和其他财政收支情况审计结果公告", FIGURES),
        ("怀宁人大", "<p>9月23日，县人大常委会召开第五次会议。</p><p>会议听取了县政府关于2022年决算的报告。</p>" + FIGURES),
        ("统计信息", "<p>和社会发展统计公报</p>" + FIGURES),
        ("石牌镇第十届人民代表大会第三次会议召开", FIGURES),
        ("采购信息", "<p>新增采购项目3个，采购预算900万元，其中：货物类500万元，服务类300万元，工程类100万元。</p>"),
    ],
)  # fmt: skip
def test_audits_meetings_and_purchases_give_no_figures(title: str, body: str) -> None:
    with pytest.raises(UnreadableFile):
        read(title, body)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("怀宁县审计局2022年度部门决算公开报告", FIGURES),
        ("怀宁县人大常委会2022年度部门决算", "<p>一、部门收支情况说明</p><p>二、部门收入决算说明</p><p>县人大常委会召开会议8次。</p>" + FIGURES),
    ],
)  # fmt: skip
def test_departments_that_audit_or_meet_are_read(title: str, body: str) -> None:
    assert read(title, body)["statements"]
