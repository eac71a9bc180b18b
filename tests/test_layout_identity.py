"""Who publishes and for which year; a body missed leaves a disclosure without its name."""

from __future__ import annotations

import pytest

from loaders.document import Cell, Document, Grid, Paragraph, Place
from loaders.layouts import bodies, identity
from tests.layout_grids import grid


def who(*lines: str, name: str = "a.pdf", about: tuple[str, ...] = ()) -> tuple[str | None, str | None, int | None]:
    blocks = [Paragraph(text, Place(page=1, line=number)) for number, text in enumerate(lines, 1)]
    found = identity.identify(Document(name, "pdf", [*blocks, Paragraph("目录", Place(page=1))], about=list(about)))
    return found.region.name if found.region else None, found.department_name, found.fiscal_year


@pytest.mark.parametrize(
    ("title", "region", "body"),
    [
        ("2022年度延安市宝塔区科协部门综合预算公开", "宝塔区", "延安市宝塔区科协"),
        ("南充市顺庆区残联2022年部门预算", "顺庆区", "南充市顺庆区残联"),
        ("中共上饶市广信区委政策研究室2022年部门预算", "广信区", "中共上饶市广信区委政策研究室"),
        ("湘西自治州人大常委会二0二二年部门预算公开", "湘西土家族苗族自治州", "湘西自治州人大常委会"),
        ("【财政预算】怀宁县石镜乡政府2022年部门预算情况说明", "怀宁县", "怀宁县石镜乡政府"),
        ("关于公开怀宁县红十字会2022年部门预算的说明", "怀宁县", "怀宁县红十字会"),
        ("2022年怀宁县市场监督管理局“三公”经费预算情况说明", "怀宁县", "怀宁县市场监督管理局"),
        ("预算单位：[201001]清徐县教育局（本级）2022年部门预算", "清徐县", "清徐县教育局（本级）"),
    ],
)
def test_bodies_of_every_kind(title: str, region: str, body: str) -> None:
    assert who(title) == (region, body, 2022)


def test_the_name_of_a_street_office_is_set_in_two_lines_of_the_cover() -> None:
    lines = ("南充市顺庆区人民政府", "新建街道办事处", "2022年度部门决算")
    for parted in (lines, (lines[0], "新建街道办事处 2022", "年度部门决算")):
        assert who(*parted) == ("顺庆区", "南充市顺庆区人民政府新建街道办事处", 2022)
    assert who(lines[0], *lines)[1] == "南充市顺庆区人民政府新建街道办事处"
    for below in ("顺庆区新建街道办事处", "南充市顺庆区人民政府新建街道办事处"):
        assert who("南充市顺庆区人民政府", f"{below}2022年度部门决算")[1] == below


def test_a_line_above_the_place_that_begins_a_name_is_no_part_of_it() -> None:
    assert who("便民信息", "怀宁县", "民政局", "2022年部门预算")[1] == "怀宁县民政局"
    assert who("安徽省", "怀宁县", "民政局", "2022年部门预算")[1] == "安徽省怀宁县民政局"


def test_the_file_name_and_the_head_of_the_page_name_the_body_where_the_text_does_not() -> None:
    assert who("部门预算公开表", name="2022年怀宁县农业农村局部门预算.xls") == ("怀宁县", "怀宁县农业农村局", 2022)
    assert who("部门预算公开表", about=("怀宁县农业农村局2022年部门预算_怀宁县人民政府",)) == (
        "怀宁县",
        "怀宁县农业农村局",
        2022,
    )


def test_the_title_spells_out_the_name_that_captions_abbreviate() -> None:
    caption = "填报单位:[106001]怀宁县人大常委会办公室"
    title = "怀宁县人民代表大会常务委员会办公室2020年部门预算"
    assert who(title, caption, caption)[1] == "怀宁县人民代表大会常务委员会办公室"


def test_code_and_name_of_the_body_in_one_caption() -> None:
    caption = "部门编码及名称：[101]怀宁县司法局"
    assert who("2022年部门预算公开", caption)[1] == "怀宁县司法局"


def test_the_word_that_units_are_added_up_is_no_part_of_the_name() -> None:
    assert who("怀宁县农业农村局（汇总）", "2022年部门预算公开")[1] == "怀宁县农业农村局"


def test_a_file_name_that_the_text_does_not_bear_out_loses() -> None:
    text = "怀宁县人大常委会2022年部门预算，怀宁县人大常委会依法监督预算。"
    assert who("部门预算公开表", text, name="2022年太湖县林业局部门预算.pdf")[:2] == ("怀宁县", "怀宁县人大常委会")


def test_who_runs_a_site_is_no_part_of_the_name_in_the_title_below() -> None:
    assert who("中国科学院主管", "中国科学院2019年部门预算")[1] == "中国科学院"
    about = ("2022年部门预算公开 - 怀宁县人民政府",)
    assert who("部门预算公开表", about=about)[1] is None


@pytest.mark.parametrize("body", ["中国科学院", "中国残疾人联合会", "中华全国妇女联合会", "国务院发展研究中心"])
def test_bodies_of_the_centre_that_are_no_ministries(body: str) -> None:
    assert who(f"{body}2019年部门预算") == ("中央", body, 2019)


def test_a_new_district_is_not_the_district_whose_name_it_begins_with() -> None:
    assert who("秦皇岛北戴河新区财政局", "2021年部门预算")[0] == "秦皇岛市"


def test_the_year_where_no_title_says_it() -> None:
    compared = "本年收入7万元，比2023年预算增加1万元；基本支出5万元，比2023年预算增加1万元；2024年预算安排合理。"
    assert who("怀宁县农业农村局部门预算公开", compared)[2] == 2024


def test_sentences_of_a_text_without_contents_do_not_outvote_the_year_of_the_title() -> None:
    sentences = [f"本年收入{number}万元，较2020年度决算数减少1万元" for number in range(4)]
    assert who("怀宁县农业农村局2021年度部门决算", *sentences)[2] == 2021


def test_links_above_a_title_that_names_its_body_whole_are_no_part_of_the_name() -> None:
    assert who("适老化", "个人中心", "怀宁县商务局2018年度部门决算")[1] == "怀宁县商务局"
    assert who("怀宁县生态环境", "监测站", "2018年度部门决算")[1] == "怀宁县生态环境监测站"


def test_the_day_before_the_name_and_a_welcome_are_no_part_of_it() -> None:
    assert who("2021-09-28 怀宁县商务局", "怀宁县商务局", "2018年度部门决算")[1] == "怀宁县商务局"
    assert who("欢迎来到怀宁县中医医院", "怀宁县中医医院2018年度单位决算")[1] == "怀宁县中医医院"


def test_headings_tell_a_final_account_that_has_no_title() -> None:
    lines = ("怀宁县石镜乡概况", "2019年度部门决算表", "一般公共预算财政拨款支出决算情况")
    blocks = [Paragraph("目录", Place(page=1)), *(Paragraph(line, Place(page=1)) for line in lines)]
    assert identity.identify(Document("a.pdf", "pdf", list(blocks))).stage == "final_account"


def test_the_year_that_a_caption_gives() -> None:
    assert who("怀宁县农业农村局部门预算公开", "预算年度：2023", "截至2022年底有车2辆。")[2] == 2023


@pytest.mark.parametrize("title", ["一般公共预算财政拨款支出决算情况说明", "部门预决算公开（2021年度决算）"])
def test_a_fund_with_budget_in_its_name_hides_no_final_account(title: str) -> None:
    blocks = [Paragraph("怀宁县农业农村局2021年度" + title, Place(page=1))]
    assert identity.identify(Document("a.pdf", "pdf", list(blocks))).stage == "final_account"


@pytest.mark.parametrize(
    "line",
    [
        "第一部分 怀宁县退役军人事务局概况",
        "一、怀宁县退役军人事务局主要职责",
        "根据要求，现将怀宁县退役军人事务局2022年度部门决算公开如下：",
        "怀宁县退役军人事务局2022年度收、支总计9万元，与上年持平。",
        "怀宁县退役军人事务局 2022 年度部门决算",
    ],
)
def test_headings_and_sentences_behind_the_contents_name_the_body(line: str) -> None:
    blocks = [
        Paragraph(text, Place(page=1, line=number))
        for number, text in enumerate(("2022年部门决算公开", "目录", line), 1)
    ]
    found = identity.identify(Document("a.pdf", "pdf", list(blocks)))
    assert found.department_name == "怀宁县退役军人事务局"


def test_what_a_site_prints_above_and_below_an_article_is_not_its_body_nor_its_stage() -> None:
    head = "怀宁县农业农村局2022年部门预算_怀宁县人民政府"
    lines = (
        "部门预决算",
        "县教育局",
        "太湖县林业局2021年度部门决算",
        "怀宁县农业农村局2022年部门预算",
        "主办：怀宁县大数据中心",
    )
    blocks = [Paragraph(text, Place(line=number)) for number, text in enumerate(lines, 1)]
    found = identity.identify(Document("a.html", "html", blocks, about=[head]))
    assert (found.department_name, found.fiscal_year, found.stage) == ("怀宁县农业农村局", 2022, "budget")
    assert who("部门预算公开", "主办：怀宁县大数据中心")[1] is None


def test_a_column_of_budgets_and_accounts_is_neither() -> None:
    assert (
        identity.identify(
            Document("a.html", "html", [Paragraph(t, Place()) for t in ("部门预决算", "怀宁县水利局2022年部门预算")])
        ).stage
        == "budget"
    )


def test_a_department_that_lists_its_own_part_below_itself_is_the_department() -> None:
    """Tables alone, whose project lists name nothing but the part 本级."""
    units = "| 168 | 某市农业农村局 | 5.00 |\n| 168001 | 某市农业农村局（本级） | 5.00 |"
    listed = grid(f"| 单位代码 | 单位名称 | 合计 |\n{units}", "收入总表")
    projects = grid("| 项目名称 | 项目单位 |\n| 会议费 | 168001-某市农业农村局（本级） |", "项目支出表")
    assert bodies.department_of(Document("a.xls", "xls", [projects]), [], "")[0] == "某市农业农村局（本级）"
    assert bodies.department_of(Document("a.xls", "xls", [listed, projects]), [], "")[0] == "某市农业农村局"


def test_the_goals_of_the_whole_department_name_the_body_where_nothing_else_does() -> None:
    form = [["部门（单位）名称", "怀宁县司法局"], ["一级指标", "指标值"]]
    rows = [[Cell(text, Place(sheet="11")) for text in row] for row in form]
    document = Document("2022年部门预算公开表.xls", "xls", [Grid(rows, Place(sheet="11"), title="整体绩效目标表")])
    assert identity.identify(document).department_name == "怀宁县司法局"


def test_the_county_bureau_behind_a_quoted_law_is_no_place_of_that_name() -> None:
    text = "根据《中华人民共和国预算法》和县财政局《关于批复2022年部门预算的通知》，公开如下："
    assert who("门源县泉口镇人民政府", "2022年部门预算公开", text)[:2] == ("门源回族自治县", "门源县泉口镇人民政府")


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (("民政局2022年部门预算公开", "怀宁县民政局", "2022年部门预算"), "怀宁县民政局"),
        (("区人大2022年决算公开", "安庆市宜秀区人大常委会"), "安庆市宜秀区人大常委会"),
        (("怀宁县城管局(怀宁县综合执法局)2022年部门预算",), "怀宁县城管局"),
        (("怀宁县人民检察院(差额表)2022年部门预算",), "怀宁县人民检察院"),
        (("发布机构 怀宁县财政局", "怀宁县水利局2022年部门预算"), "怀宁县水利局"),
        (("怀宁县民政局（本级）2022年单位预算",), "怀宁县民政局（本级）"),
        (("/怀宁县中医医院2022年度决算报表.xls",), "怀宁县中医医院"),
        (("现将怀宁县水利局2022年部门预算予以公示",), "怀宁县水利局"),
        (("索引号|0152/2022|发布机构|怀宁县财政局", "怀宁县水利局2022年部门预算"), "怀宁县水利局"),
    ],
)
def test_the_fullest_name_of_one_body(lines: tuple[str, ...], body: str) -> None:
    assert who(*lines)[1] == body


def test_the_stage_where_only_the_head_of_the_page_or_the_headings_tell_it() -> None:
    told = Document("a.html", "html", [Paragraph("目录", Place())], about=["怀宁县水利局2022年度部门决算_怀宁县"])
    assert identity.identify(told).stage == "final_account"
    headed = Document("a.html", "html", [Paragraph("目录", Place()), Paragraph("一、收入支出决算情况说明", Place())])
    assert identity.identify(headed).stage == "final_account"


def test_a_year_without_its_sign_before_the_word_for_budget_is_the_year() -> None:
    assert who("怀宁县城关幼儿园 2022", "单位预算及三公经费预算情况说明")[2] == 2022
    assert who("怀宁县水利局2022部门预算公开")[2] == 2022


def test_the_source_of_a_page_is_not_the_body_that_its_headings_name() -> None:
    about = ("2022年部门预算公开_怀宁县人民政府", "怀宁县财政局")
    assert who("部门预算公开表", "第一部分 怀宁县民政局概况", about=about)[1] == "怀宁县民政局"
    assert who("部门预算公开表", about=("2022年部门预算公开", "怀宁县民政局"))[1] == "怀宁县民政局"


def test_bodies_in_a_list_above_the_title_are_no_part_of_its_name() -> None:
    assert who("县民政局", "县财政局", "柏川市水利局2022年部门预算")[1] == "柏川市水利局"
    assert who("县财政局", "怀宁县", "水利局", "2022年部门预算")[1] == "怀宁县水利局"


def test_a_body_named_by_a_table_alone_is_the_body() -> None:
    units = "| 301001 | 西安市莲湖区北关街道办事处 | 3.00 |"
    table = grid(f"| 单位编码 | 单位名称 | 合计 |\n|  | 合计 | 3.00 |\n{units}", "“三公”经费支出表")
    cover = Paragraph("2022年部门综合预算公开报表", Place(page=1))
    found = identity.identify(Document("a.pdf", "pdf", [cover, table]))
    assert (found.department_name, found.region and found.region.code) == ("西安市莲湖区北关街道办事处", "610104")


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (("登录 注册 无障碍", "政府信息公开", "怀宁县石牌镇人民政府关于2022年部门决算公开情况的说明"), "怀宁县石牌镇人民政府"),
        (("请输入关键字", "怀宁县人民政府信息公开目录", "2022年度怀宁县石牌街道办事处", "部门决算"), "怀宁县石牌街道办事处"),
        (("名称 2022年怀宁县残联预算公开情况说明", "索引号 01/22 发布机构 怀宁县财政局"), "怀宁县残联"),
        (("时效性有效", "内容概述 中共怀宁县委办公室2022年部门决算"), "中共怀宁县委办公室"),
        (("标 题 | 怀宁县水利局2022年度部门决算 |", "文号 | |"), "怀宁县水利局"),
        (("2022年怀宁县水利局部门整体支出绩效自评报告.pdf", "2022年怀宁县水利局整体支出"), "怀宁县水利局"),
        (("安徽省2022年度部门决算", "怀宁县水利局", "（本级）", "2022年度部门决算"), "怀宁县水利局（本级）"),
        (("2022年度怀宁县卫健系统部门决算",), "怀宁县卫健系统"),
        (("[ 主题分类 ]", "财政、金融;财政预算、决算", "[ 发布机构 ]", "怀宁县教育局", "怀宁县少年宫2022年部门预算"), "怀宁县少年宫"),
        (("目录", "第一部分 怀宁县石牌镇人民政府 2022年部门预算编制说明"), "怀宁县石牌镇人民政府"),
        (("根据安徽省财政厅的要求，现将怀宁县石牌镇人民政府2022年部门预算编制说明如下：",), "怀宁县石牌镇人民政府"),
        (("怀宁经济开发区2022年部门预算",), "怀宁经济开发区"),
        (("怀宁县政协机关2022年部门预算", "“三公”经费预算信息"), "怀宁县政协机关"),
    ],
)  # fmt: skip
def test_what_a_site_prints_beside_a_title_is_no_part_of_the_name(lines: tuple[str, ...], body: str) -> None:
    assert who(*lines) == ("怀宁县" if body[0] != "安" else None, body, 2022)


def test_the_government_whose_site_it_is_and_the_links_of_its_menu_are_not_the_body() -> None:
    texts = (
        "怀宁县人民政府",
        "新闻中心",
        "目录",
        "第一部分 怀宁县教育局（汇总）概况",
        "纳入怀宁县教育局（汇总）2022年度部门决算编制范围的单位包括：",
    )
    document = Document("a.html", "html", [Paragraph(text, Place()) for text in texts])
    assert identity.identify(document).department_name == "怀宁县教育局"


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("怀宁县环境卫生中心于2010年6月挂牌成立，归口县城管局管理。", "怀宁县环境卫生中心"),
        ("九三学社怀宁县委员会是参政党的地方组织。", "九三学社怀宁县委员会"),
        ("石牌街道办事处属县级直属单位，综合办公室是内设机构。", "石牌街道办事处"),
        ("根据有关规定，怀宁县人民政府驻上海办事处主要履行以下职责：", "怀宁县人民政府驻上海办事处"),
        ("（一）怀宁县人民检察院是国家法律监督机关。", "怀宁县人民检察院"),
        ("怀宁职业学院（以下简称“学院”）是一所公办学校。", "怀宁职业学院"),
        ("项目支出7万元。怀宁县水利局（本级）2022年无政府性基金支出。", "怀宁县水利局（本级）"),
        ("根据有关通知，设立民建怀宁县委员会。", "民建怀宁县委员会"),
        ("综合办公室是内设机构，怀宁县人民政府是行政机关。", None),
    ],
)
def test_the_sentence_that_says_what_a_body_is_names_it_where_no_title_does(sentence: str, body: str | None) -> None:
    texts = ("目录", "2022年度部门决算情况说明", "一、部门基本情况", sentence)
    document = Document("太湖县林业局2013年部门决算.html", "html", [Paragraph(text, Place()) for text in texts])
    assert identity.identify(document).department_name == (body or "太湖县林业局")


@pytest.mark.parametrize("title", ["2022年度整体支出绩效评价报告", "2022年度预算项目支出绩效单位自评报告"])
def test_a_self_evaluation_is_of_the_accounts(title: str) -> None:
    document = Document("a.html", "html", [Paragraph("怀宁县水利局" + title, Place())])
    assert identity.identify(document).stage == "final_account"


def test_the_year_above_the_name_in_a_title_of_two_lines_outweighs_the_day_of_the_visit() -> None:
    day = Grid([[Cell("索引号", Place()), Cell("1", Place())]], Place(), caption=["今天是2024年3月5日"])
    lines = ("2023年度怀宁县石牌街道办事处", "部门决算")
    document = Document("a.html", "html", [*(Paragraph(text, Place()) for text in lines), day])
    assert identity.identify(document).fiscal_year == 2023


def test_the_year_that_only_the_head_of_the_page_tells_outweighs_the_day_it_was_put_up() -> None:
    table = Grid([[Cell("发文日期", Place()), Cell("2024年3月5日", Place())]], Place(), title="2024年3月5日")
    lines = [Paragraph(text, Place()) for text in ("第一部分部门概况", "一、收入支出决算总表")]
    document = Document("a.html", "html", [table, *lines], about=["怀宁县水利局2023年度部门决算-怀宁县人民政府"])
    assert identity.identify(document).fiscal_year == 2023
    said = Paragraph("本部门2021年度收入总计9万元。", Place())
    untitled = Document("a.html", "html", [table, *lines, said], about=["政府信息公开平台"])
    assert identity.identify(untitled).fiscal_year == 2021


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("（怀宁县水利局）2022年部门预算公开", "怀宁县水利局"),
        ("怀宁县水利局及所属单位2022年部门预算", "怀宁县水利局"),
        ("怀宁县水利局汇总2022年部门预算", "怀宁县水利局"),
        ("怀宁县水利局:2022年部门预算", "怀宁县水利局"),
        ("2022怀宁县水利局部门预算", "怀宁县水利局"),
        ("怀宁县少年宫2022年单位预算", "怀宁县少年宫"),
        ("怀宁县自来水厂2022年单位预算", "怀宁县自来水厂"),
        ("民革怀宁县总支2022年部门预算", "民革怀宁县总支"),
        ("怀宁中学2022年单位预算", "怀宁中学"),
        ("怀宁工业园区管委会2022年部门预算", "怀宁工业园区管委会"),
        ("怀宁县水利局2023年关于2022年度决算公开的说明", "怀宁县水利局"),
    ],
)
def test_titles_in_uncommon_forms(title: str, body: str) -> None:
    assert who(title) == ("怀宁县", body, 2022)


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("怀宁县水利局2022年度决算公开说明", ("department_budget",)),
        ("怀宁县水利局2022年单位决算", ("department_budget",)),
        ("怀宁县水利局2022年预算公示情况", ("department_budget",)),
        ("怀宁县水利局2022年度项目支出绩效自评报告", ("performance",)),
        ("怀宁县水利局2022年部门整体支出绩效评价报告", ("performance",)),
        ("怀宁县水利局2022年“三公”经费支出情况", ()),
    ],
)
def test_the_title_tells_what_a_text_without_tables_is(title: str, kinds: tuple[str, ...]) -> None:
    assert identity.identify(Document("a.html", "html", [Paragraph(title, Place())])).kinds == kinds


def test_goals_are_of_the_budget_whatever_the_file_is_called() -> None:
    cell = [[Cell("一级指标", Place()), Cell("指标值", Place())]]
    table = Grid(cell, Place(), title="部门整体绩效目标表")
    assert identity.identify(Document("怀宁县水利局2013年部门决算.xlsx", "xlsx", [table])).stage == "budget"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("附件11 怀宁县第二中学2022年“三公”经费预算情况说明", "怀宁县第二中学"),
        ("（一）关于怀宁县中医院2022年收支预算情况的说明", "怀宁县中医院"),
        ("怀宁县石牌学区2022年度部门决算收支情况说明", "怀宁县石牌学区"),
    ],
)
def test_numbers_before_a_title_and_school_districts(title: str, body: str) -> None:
    assert who(title)[1] == body


def test_a_sentence_about_the_three_publics_names_the_body() -> None:
    text = "怀宁县审计局2022年度“三公”经费财政拨款支出决算为9万元，完成预算的90%。"
    assert who("一、“三公”经费支出决算总体情况说明", text)[1] == "怀宁县审计局"


def test_a_body_that_signs_the_text_and_one_that_only_gives_the_money() -> None:
    lines = ("2022年县财政局预算安排公务接待费9万元，比上年减少1万元。", "怀宁县审计局", "2022年2月19日")
    assert who(*lines)[1] == "怀宁县审计局"


def test_the_heading_of_the_foundations_names_the_body() -> None:
    assert who("现将2022年部门预算公开如下", "一、石牌镇卫生院基本概况")[1] == "石牌镇卫生院"


def test_a_report_of_what_was_spent_is_of_the_accounts() -> None:
    lines = [Paragraph("怀宁县水利局2022年“三公”经费支出情况", Place(page=1))]
    assert identity.identify(Document("a.pdf", "pdf", lines)).stage == "final_account"


def test_the_stage_of_the_headings_outweighs_that_of_the_sentence_above_them() -> None:
    lines = (
        "按照《预算法》和《地方预决算公开操作规程》，现将2021年部门预算公开如下：",
        "二、石牌镇卫生院2021年度部门决算情况说明",
        "（一）收入决算情况",
    )
    paragraphs = [Paragraph(line, Place(page=1)) for line in lines]
    assert identity.identify(Document("a.pdf", "pdf", paragraphs)).stage == "final_account"
    law = [Paragraph("根据《预算法》的规定，现将怀宁县水利局2021年决算公开如下：", Place(page=1))]
    assert identity.identify(Document("a.pdf", "pdf", law)).stage == "final_account"


def test_bodies_in_a_numbered_list_with_their_codes() -> None:
    lines = ("部门预算单位构成", "1.101 怀宁县司法局（一级预算单位）", "2. 101001 怀宁县司法局本级（二级预算单位）")
    assert who("2022年部门预算公开", *lines)[1] == "怀宁县司法局"


def test_the_place_that_only_the_name_of_a_body_in_the_prose_begins_with() -> None:
    lines = (
        "部门概况主要职能广西教育杂志社是公益二类事业单位。",
        "第二部分广西教育杂志社2022年部门预算报表（详见附件）表一：部门收支总表",
    )
    assert who(*lines)[:2] == ("广西壮族自治区", "广西教育杂志社")


def test_the_unit_that_a_column_of_its_own_prints_is_that_of_the_document() -> None:
    for last, unit in (("万元", "万元"), ("", None)):
        table = grid(f"| 项目 | 预算数 | 单位 |\n| 收入总计 | 9.00 | 万元 |\n| 支出总计 | 9.00 | {last} |", "收支总表")
        table.unit_line = ""
        assert identity.identify(Document("a.pdf", "pdf", [table])).printed_unit == unit
