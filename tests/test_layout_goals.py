"""Performance forms and tables; a label missed loses a project's money, a header missed all its indicators."""

from __future__ import annotations

import time
from decimal import Decimal

from loaders import schema
from loaders.document import Document
from loaders.layouts import performance
from loaders.layouts.context import Context
from loaders.layouts.goal_labels import split_goals
from tests.layout_grids import grid

INDICATORS = """
| 一级指标 | 二级指标 | 三级指标 | 指标值 |
| 产出指标 | 数量指标 | 活动次数 | ≥3次 |
| 效益指标 | 社会效益指标 | 知晓率 | ≥90% |
"""


def read(*tables: tuple[str, str]) -> schema.Tables:
    context = Context("test", 2024, "budget", "万元")
    document = Document("a.docx", "docx", [grid(text, title) for text, title in tables])
    performance.read(document, context)
    return context.tables


def test_goal_under_its_heading_beside_the_result() -> None:
    """Self-evaluations print 预期目标 beside 实际完成情况 and the goal in the next row; the budget they measure the execution
    against, in the form and in the text, is 全年预算数."""
    tables = read(("""
    | 项目名称 | 信访维稳 | < | < | < | < |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 得分 |
    | ^ | 年度资金总额 | 95.76 | 95.00 | 94.00 | 10 |
    | 年度总体目标 | 预期目标 | < | < | 实际完成情况 | < |
    | ^ | 保障工作开展 | < | < | 已完成 | < |
    """, "项目支出绩效自评表"))  # fmt: skip
    project = tables["projects"][0]
    assert (project["project_name"], project["budget_yuan"], project["goals"]) == (
        "信访维稳",
        Decimal("950000.00"),
        ["保障工作开展"],
    )


def test_amount_behind_blank_cells_that_are_not_merged() -> None:
    tables = read(("""
    | 项目名称 | 信访维稳 |  |  |
    | 年度资金总额： |  | 12.00 |  |
    | 其中：财政拨款 |  | 12.00 |  |
    | 年度目标 | 保障工作开展 |  |  |
    """, "项目支出绩效目标表"))  # fmt: skip
    assert tables["projects"][0]["budget_yuan"] == Decimal("120000.00")


def test_blank_budget_does_not_take_the_executed_amount() -> None:
    tables = read(("""
    | 项目名称 | 信访维稳 | < | < |
    | 年度资金总额 |  | 95.00 | 94.00 |
    | 年度目标 | 保障工作开展 | < | < |
    """, "项目支出绩效自评表"))  # fmt: skip
    assert tables["projects"][0]["budget_yuan"] is None


def test_months_repeated_over_two_columns_count_once() -> None:
    tables = read(("""
    | 项目名称 | 信访维稳 | 信访维稳 | 信访维稳 | 信访维稳 |
    | 资金支出计划（%） | 3月底 | 6月底 | 6月底 | 12月底 |
    |  | 20.00 | 50.00 | 50.00 | 100.00 |
    | 绩效目标 | 保障 | 保障 | 保障 | 保障 |
    """, "1、信访维稳绩效目标表"))  # fmt: skip
    assert [(row["month"], row["cumulative_percent"]) for row in tables["schedule"]] == [(3, 20), (6, 50), (12, 100)]


def test_second_form_in_one_table_starts_the_next_project() -> None:
    form = "| 项目名称 | {} | < | < |\n| 年度目标 | 保障 | < | < |" + INDICATORS.rstrip()
    tables = read((form.format("信访维稳") + "\n" + form.format("普法宣传"), "项目支出绩效目标表"))
    assert [row["project_name"] for row in tables["projects"]] == ["信访维稳", "普法宣传"]
    assert [row["project_no"] for row in tables["indicators"]] == [1, 1, 2, 2]


def test_levels_of_the_old_and_new_forms() -> None:
    tables = read((INDICATORS.replace("效益指标 |", "效果指标 |", 1), "1、活动经费绩效目标表"))
    assert [row["level1"] for row in tables["indicators"]] == ["产出指标", "效果指标"]


def test_indicators_without_names_of_levels() -> None:
    """重庆: 指标名称, 指标性质, 指标值, 计量单位, 指标权重."""
    tables = read(("""
    | 序号 | 项目名称 | 当年预算 | 绩效目标 | 指标名称 | 指标性质 | 指标值 | 计量单位 | 指标权重 |
    | 1 | 商务发展 | 8.00 | 促进发展 | 在校生规模 | ≥ | 27800 | 人 | 10 |
    | ^ | ^ | ^ | ^ | 办理事项数 | ≥ | 60000 | 件 | 10 |
    """, "市级项目绩效目标表"))  # fmt: skip
    assert [(row["level3"], row["target"], row["weight"]) for row in tables["indicators"]] == [
        ("在校生规模", "≥27800人", "10"), ("办理事项数", "≥60000件", "10"),
    ]  # fmt: skip


def test_first_levels_side_by_side_each_give_an_indicator() -> None:
    tables = read(("""
    | 项目编码 | 项目单位（项目名称） | 项目金额（万元） | < | 绩效目标 | < | < | < |
    | ^ | ^ | 资金总额 | 其他资金 | 产出指标 | < | 效益指标 | < |
    | ^ | ^ | ^ | ^ | 三级指标 | 指标值 | 三级指标 | 指标值 |
    | 41 | 某局 | 9.00 |  |  |  |  |  |
    | 411 | 巡河 | 9.00 |  | 次数 | ≥3次 | 水质 | 达标 |
    | ^ | ^ | ^ | ^ | 里程 | ≥9公里 |  |  |
    """, "项目绩效目标汇总表"))  # fmt: skip
    assert [(row["project_name"], row["budget_yuan"]) for row in tables["projects"]] == [("巡河", Decimal("90000.00"))]
    assert [(row["level1"], row["level3"], row["target"]) for row in tables["indicators"]] == [
        ("产出指标", "次数", "≥3次"), ("效益指标", "水质", "达标"), ("产出指标", "里程", "≥9公里"),
    ]  # fmt: skip


def test_names_of_projects_under_headers_that_name_units_too() -> None:
    for header in ("单位名称、项目名称", "单位（专项）名称", "项目单位（项目名称）", "单位（项目名称）"):
        tables = read((f"""
        | {header} | 一级指标 | 二级指标 | 三级指标 | 指标值（包含数字及文字描述） |
        | 巡河 | 产出指标 | 数量指标 | 次数 | ≥3次 |
        """, "项目支出绩效目标表"))  # fmt: skip
        assert [row["project_name"] for row in tables["projects"]] == ["巡河"]
        assert [row["target"] for row in tables["indicators"]] == ["≥3次"]


def test_the_budget_of_the_year_counts_not_that_of_the_whole_term() -> None:
    tables = read(("""
    | 项目名称 | 巡河 | < | < |
    | 实施期资金总额 | 30.00 | 年度资金总额 | 10.00 |
    | 其中：财政拨款 | 27.00 | 其中：财政拨款 | 9.00 |
    | 年度目标 | 保障 | < | < |
    """, "项目支出绩效目标表"), ("""
    | 项目名称 | 护林 |
    | 实施期资金总额 | 6.00 |
    | 年度目标 | 保障 |
    """, "项目支出绩效目标表"))  # fmt: skip
    assert [(row["budget_yuan"], row["fiscal_yuan"]) for row in tables["projects"]] == [
        (Decimal("100000.00"), Decimal("90000.00")), (Decimal("60000.00"), None),
    ]  # fmt: skip


def test_a_form_that_begins_with_its_unit_starts_the_next_project() -> None:
    form = "| 预算单位 | 某局 | 项目名称 | {} |\n| 年度目标 | 保障 | < | < |" + INDICATORS.rstrip()
    tables = read((form.format("巡河") + "\n" + form.format("护林"), "项目支出绩效目标表"))
    assert [row["project_no"] for row in tables["indicators"]] == [1, 1, 2, 2]


def test_the_upper_part_of_an_indicator_header_names_no_project() -> None:
    tables = read(("""
    | 项目名称 | 项目金额(万元) | 绩效指标 | < | < | < |
    | ^ | ^ | 一级指标 | 二级指标 | 三级指标 | 年度指标值 |
    | 巡河 | 2.00 | 产出指标 | 数量指标 | 次数 | ≥3次 |
    """, "项目支出绩效目标表"))  # fmt: skip
    assert [row["project_name"] for row in tables["projects"]] == ["巡河"]


def test_the_indicators_of_the_year_beside_those_of_the_term() -> None:
    tables = read(("""
    | 项目名称 | 巡河 | < | < | < | < | < |
    | 总体目标 | 中期目标（2023年—2025年） | < | < | 年度目标 | < | < |
    | ^ | 三年巡遍 | < | < | 今年巡一遍 | < | < |
    | 一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值 |
    | 产出指标 | 数量指标 | 三年次数 | ≥9次 | 数量指标 | 次数 | ≥3次 |
    """, "项目支出绩效目标表"))  # fmt: skip
    assert [(row["level2"], row["level3"], row["target"]) for row in tables["indicators"]] == [
        ("数量指标", "次数", "≥3次")
    ]
    assert tables["projects"][0]["goals"] == ["今年巡一遍"]


def test_the_target_of_the_year_among_those_of_other_years() -> None:
    tables = read(("""
    | 目标名称 | 一级指标 | 二级指标 | 三级指标 | 指标值 | < | < |
    | ^ | ^ | ^ | ^ | 前年 | 上年 | 预计当年实现 |
    | 目标1 | 产出指标 | 数量指标 | 次数 | 1次 | 2次 | 3次 |
    """, "巡河绩效目标表"), ("""
    | 单位 | 项目名称 | 一级指标 | 二级指标 | 三级指标 | 半年指标值 | 全年指标值 |
    | 某局 | 护林 | 产出指标 | 数量指标 | 次数 | 2次 | 4次 |
    """, "项目支出绩效目标表"))  # fmt: skip
    assert [row["target"] for row in tables["indicators"]] == ["3次", "4次"]


def test_self_evaluation_that_sets_planned_received_and_spent_side_by_side() -> None:
    tables = read(("""
    | 项目名称 | 道路养护 | < | 实施单位 | 某局 | < |
    | 预算安排情况（调整后） | < | 资金到位情况 | < | 资金执行情况 | < |
    | 预算数： | 12.00 | 到位数： | 11.00 | 执行数： | 10.00 |
    | 其中：财政资金 | 12.00 | 其中：财政资金 | 11.00 | 其中：财政资金 | 10.00 |
    | 三、目标完成情况 | < | < | < | < | < |
    | 年度预期目标 | < | < | 具体完成情况 | < | 总体完成率 |
    | 完成养护 | < | < | 已完成 | < | 100% |
    | 四、年度绩效指标完成情况 | < | < | < | < | < |
    | 一级指标 | 二级指标 | 三级指标 | 预期指标值 | 实际完成值 | 自评得分 |
    | 产出指标 | 数量指标 | 养护里程 | ≥30公里 | 30公里 | 20 |
    """, "项目支出绩效自评表"))  # fmt: skip
    (project,) = tables["projects"]
    assert (project["budget_yuan"], project["fiscal_yuan"]) == (Decimal("120000.00"), Decimal("120000.00"))
    assert project["goals"] == ["完成养护"]
    assert [row["target"] for row in tables["indicators"]] == ["≥30公里"]


def test_self_evaluation_with_the_adjusted_budget_and_goal() -> None:
    tables = read(("""
    | 项目名称 | 代表活动 | < | 项目编码 | 5002T01 |
    | 项目资金（万元） | 年初预算数 | 全年（调整）预算数 | 全年执行数 | 执行率（%） |
    | 年度总金额 | 3.00 | 2.50 | 2.40 | 96 |
    | 年初绩效目标 | < | 全年（调整）绩效目标 | < | 全年目标实际完成情况 |
    | 保障代表活动 | < | 保障代表活动 | < | 已完成 |
    """, "项目支出绩效自评表"))  # fmt: skip
    (project,) = tables["projects"]
    assert (project["budget_yuan"], project["goals"]) == (Decimal("25000.00"), ["保障代表活动"])


def test_a_project_whose_name_begins_like_a_label_keeps_it() -> None:
    tables = read(
        (
            f"| 项目名称 | 联系人大代表经费 | < | < |\n| 年度目标 | 保障 | < | < |{INDICATORS.rstrip()}",
            "项目支出绩效目标表",
        )
    )
    assert [row["project_name"] for row in tables["projects"]] == ["联系人大代表经费"]


def test_the_row_that_numbers_the_columns_is_no_indicator() -> None:
    tables = read(("""
    | 项目名称 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标值 |
    | 1 | 2 | 3 | 4 | 5 | 6 |
    | 会议经费 | 开好会议 | 产出指标 | 数量指标 | 会议次数 | ≥3次 |
    """, "项目支出绩效目标表"))  # fmt: skip
    assert [row["project_name"] for row in tables["projects"]] == ["会议经费"]
    assert [row["level3"] for row in tables["indicators"]] == ["会议次数"]


def test_indicators_named_by_their_content_under_a_heading_beside_all_rows() -> None:
    """陕西: 绩效指标 stands beside all rows, 指标内容 is the name; the project's label has 专项 and 项目 in one."""
    tables = read(("""
    | 专项（项目）名称 | < | 普法宣传经费 | < | < |
    | 资金金额（万元） | 实施期资金总额： | < | 12.00 | < |
    | 绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值 |
    |  | 产出指标 | 数量指标 | 宣传场次 | ≥3场 |
    |  | 效益指标 | 社会效益指标 | 知晓率 | ≥90% |
    """, "2024年专项业务经费绩效目标表"))  # fmt: skip
    assert [row["project_name"] for row in tables["projects"]] == ["普法宣传经费"]
    assert [row["level3"] for row in tables["indicators"]] == ["宣传场次", "知晓率"]


def test_indicators_named_under_a_heading_of_one_word() -> None:
    tables = read(("""
    | 项目名称 | 义务教育保障 | < | < | < |
    | 当年绩效目标 | 落实补助 | < | < | < |
    | 绩效指标 | 指标 | 计量单位 | 指标性质 | 指标值 |
    | ^ | 补助学生数 | 人 | ≥ | 3000 |
    """, "一级项目绩效目标表"))  # fmt: skip
    assert [row["level3"] for row in tables["indicators"]] == ["补助学生数"]


def test_indicators_named_by_their_contents_in_the_form_of_a_special_fund() -> None:
    tables = read(("""
    | 专项（项目）名称 | < | 河湖整治 | < | < | < | < |
    | 资金金额 | 实施期资金总额： | 30.00 | < | 年度资金总额： | 10.00 | < |
    | 绩效指标 | 一级指标 | 二级指标 | 指标内容 | 指标值 | 指标内容 | 指标值 |
    | ^ | 产出指标 | 数量指标 | 三年里程 | ≥9公里 | 里程 | ≥3公里 |
    """, "专项业务经费绩效目标表"), ("""
    | 单位名称 | 某局 | 专项名称 | 巡河 |
    | 专项资金情况 | 资金总额： | 6.00 | < |
    | 一级指标 | 二级指标 | 目标内容 | 绩效目标值 |
    | 产出指标 | 数量指标 | 次数 | ≥3次 |
    """, "专项资金绩效目标表"), ("""
    | 项目名称： | 护林 | 项目类别： | 经常性项目 |
    | 年度资金申请总额（元）： | 90,000 | 其中：财政资金（元）： | 80,000 |
    | 一级目标 | 二级目标 | 三级目标 | 指标目标值 |
    | 产出指标 | 数量指标 | 面积 | ≥5亩 |
    """, "财政项目支出绩效目标表"))  # fmt: skip
    assert [(row["project_name"], row["budget_yuan"]) for row in tables["projects"]] == [
        ("河湖整治", Decimal("100000.00")), ("巡河", Decimal("60000.00")), ("护林", Decimal("90000")),
    ]  # fmt: skip
    assert [(row["level3"], row["target"]) for row in tables["indicators"]] == [
        ("里程", "≥3公里"), ("次数", "≥3次"), ("面积", "≥5亩"),
    ]  # fmt: skip


def test_projects_and_levels_that_stand_in_rows_of_their_own() -> None:
    tables = read(("""
    | 单位名称、项目名称 | 项目年度绩效目标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 |
    | 1 | 2 | 3 | 4 | 5 | 6 | 7 |
    | 某某局 |  |  |  |  |  |  |
    | 巡河 | 巡遍 |  |  |  |  |  |
    |  |  | 产出指标 |  |  |  |  |
    |  |  |  | 数量指标 |  |  |  |
    |  |  |  |  | 次数 | >= | 3 |
    | 护林 | 护好 |  |  |  |  |  |
    |  |  | 效益指标 |  |  |  |  |
    |  |  |  | 社会效益指标 |  |  |  |
    |  |  |  |  | 知晓率 | = | 90 |
    """, "项目支出绩效目标表"))  # fmt: skip
    assert [(row["project_name"], row["goals"]) for row in tables["projects"]] == [
        ("巡河", ["巡遍"]),
        ("护林", ["护好"]),
    ]
    assert [(row["project_no"], row["level1"], row["level2"], row["level3"]) for row in tables["indicators"]] == [
        (1, "产出指标", "数量指标", "次数"), (2, "效益指标", "社会效益指标", "知晓率"),
    ]  # fmt: skip


def test_a_name_cut_short_in_the_title_does_not_part_the_code_of_a_form_from_its_name() -> None:
    (project,) = read(("""
    | 项目编码 | 105-0701 | 项目名称 | 公路养护经费 |
    | 预算数 | 5.00 | 其他资金 | 0.00 |
    | 绩效目标 | 保障畅通 |  |  |
    """, "护经费绩效目标表"))["projects"]  # fmt: skip
    assert (project["project_code"], project["project_name"]) == ("105-0701", "公路养护经费")


def test_a_code_in_one_cell_with_the_name_of_a_project_is_no_part_of_it() -> None:
    for printed in ("51000022T000000123456-{}", "[51000022T000000123456]{}", "51000022T000000123456{}"):
        for name in ("（延续）巡河", "2024年巡河")[: 1 if printed.endswith("6{}") else 2]:
            tables = read((f"""
            | 项目名称 | 一级指标 | 二级指标 | 三级指标 | 指标值 |
            | {printed.format(name)} | 产出指标 | 数量指标 | 次数 | ≥3次 |
            """, "项目支出绩效目标表"))  # fmt: skip
            (project,) = tables["projects"]
            assert (project["project_code"], project["project_name"]) == ("51000022T000000123456", name)


def test_a_name_that_a_page_break_parts_from_its_first_indicators_is_theirs() -> None:
    """The text of a cell merged over two pages stands on the second; its first rows belong to it, not to the project
    before."""
    table = grid("""
    | 项目名称 | 一级指标 | 二级指标 | 三级指标 | 指标值 |
    | 巡河 | 产出指标 | 数量指标 | 次数 | ≥3次 |
    | ^ | ^ | ^ | 里程 | ≥9公里 |
    |  |  |  | 面积 | ≥5亩 |
    | ^ | ^ | ^ | 株数 | ≥7株 |
    | 护林 | 效益指标 | 社会效益指标 | 知晓率 | ≥90% |
    """, "项目支出绩效目标表")  # fmt: skip
    for number, row in enumerate(table.rows):
        for cell in row:
            cell.place = cell.place._replace(page=1 if number < 5 else 2)
    context = Context("test", 2024, "budget", "万元")
    performance.read(Document("a.pdf", "pdf", [table]), context)
    assert [(row["project_no"], row["project_name"]) for row in context.tables["projects"]] == [
        (1, "巡河"),
        (2, "护林"),
    ]
    assert [(row["project_no"], row["level1"], row["level3"]) for row in context.tables["indicators"]] == [
        (1, "产出指标", "次数"), (1, "产出指标", "里程"),
        (2, "效益指标", "面积"), (2, "效益指标", "株数"), (2, "效益指标", "知晓率"),
    ]  # fmt: skip


def test_lines_that_a_form_leaves_blank_are_no_indicators_and_its_numbers_no_part_of_a_name() -> None:
    tables = read(("""
    | 项目名称 | 巡河 | < | < |
    | 一级指标 | 二级指标 | 三级指标 | 指标值 |
    | 产出指标 | 数量指标 | 指标1：次数 | ≥3次 |
    | ^ | ^ | 指标2： |  |
    | ^ | ^ | …… |  |
    """, "项目支出绩效目标表"))  # fmt: skip
    assert [(row["level3"], row["target"]) for row in tables["indicators"]] == [("次数", "≥3次")]


def test_kinds_of_indicators_in_columns_give_one_indicator_a_cell() -> None:
    tables = read(("""
    | 项目名称 | 预算金额 | 年度绩效目标 | 产出指标 | < | < | 效益指标 | 服务对象满意度指标 |
    | ^ | ^ | ^ | 数量指标 | 质量指标 | 时效指标 | 社会效益指标 | ^ |
    | 巡河 | 2.00 | 巡遍 | 次数≥3次 |  | 按时完成 | 知晓率≥90% | 满意度≥95% |
    | 护林 | 4.00 | 护好 | 1.面积≥9亩；2.株数≥7株 | 成活率≥85% |  |  |  |
    """, "项目支出绩效目标表"))  # fmt: skip
    assert [(row["project_name"], row["budget_yuan"]) for row in tables["projects"]] == [
        ("巡河", Decimal("20000.00")), ("护林", Decimal("40000.00")),
    ]  # fmt: skip
    assert [
        (row["project_no"], row["level1"], row["level2"], row["level3"], row["target"]) for row in tables["indicators"]
    ] == [
        (1, "产出指标", "数量指标", "次数", "≥3次"), (1, "产出指标", "时效指标", "按时完成", None),
        (1, "效益指标", "社会效益指标", "知晓率", "≥90%"), (1, "满意度指标", "服务对象满意度指标", "满意度", "≥95%"),
        (2, "产出指标", "数量指标", "面积", "≥9亩"), (2, "产出指标", "数量指标", "株数", "≥7株"),
        (2, "产出指标", "质量指标", "成活率", "≥85%"),
    ]  # fmt: skip


def test_the_sign_of_a_target_in_a_column_called_指标符号() -> None:
    tables = read(("""
    | 项目名称 | 一级指标 | 二级指标 | 三级指标 | 指标符号 | 指标值 | 指标单位 |
    | 巡河 | 产出指标 | 数量指标 | 次数 | ≥ | 3 | 次 |
    """, "项目支出绩效目标表"))  # fmt: skip
    assert [row["target"] for row in tables["indicators"]] == ["≥3次"]


def test_amounts_that_stand_in_one_cell_with_their_labels() -> None:
    form = "| 项目名称 | 巡河 |\n| 项目资金 | {} |\n| 年度目标 | 保障 |"
    table = grid(form.format("@"), "项目支出绩效目标表")
    table.rows[1][1].text = "年度资金总额：15.00万元\n其中：财政拨款：12.00万元\n其他资金：3.00万元"
    context = Context("test", 2024, "budget", "元")
    performance.read(Document("a.docx", "docx", [table]), context)
    (project,) = context.tables["projects"]
    assert [project[f"{kind}_yuan"] for kind in ("budget", "fiscal", "other")] == [
        Decimal("150000.00"), Decimal("120000.00"), Decimal("30000.00"),
    ]  # fmt: skip


def test_the_target_of_the_disclosed_year_beside_that_of_the_year_before() -> None:
    tables = read(("""
    | 项目名称 | 巡河 | < | < | < |
    | 一级指标 | 二级指标 | 三级指标 | 2023年指标值 | 2024年指标值 |
    | 产出指标 | 数量指标 | 次数 | ≥2次 | ≥3次 |
    """, "项目支出绩效目标表"))  # fmt: skip
    assert [row["target"] for row in tables["indicators"]] == ["≥3次"]


def test_amounts_in_the_row_below_their_labels() -> None:
    tables = read(("""
    | 项目名称 | 巡河 | < | < |
    | 预算资金（万元） | 资金总额 | 财政拨款 | 其他资金 |
    | ^ | 15.00 | 12.00 | 3.00 |
    | 绩效目标 | 保障河道通畅 | < | < |
    """, "项目支出绩效目标表"))  # fmt: skip
    (project,) = tables["projects"]
    assert [project[f"{kind}_yuan"] for kind in ("budget", "fiscal", "other")] == [
        Decimal("150000.00"), Decimal("120000.00"), Decimal("30000.00"),
    ]  # fmt: skip
    assert project["goals"] == ["保障河道通畅"]


def test_the_word_of_the_total_between_a_label_and_its_amount() -> None:
    tables = read(("""
    | 项目名称 | 巡河 | < |
    | 预算金额（万元） | 合计 | 15.00 |
    | ^ | 一般公共预算 | 12.00 |
    | 年度目标 | 保障河道通畅 | < |
    """, "项目支出绩效目标表"))  # fmt: skip
    (project,) = tables["projects"]
    assert (project["budget_yuan"], project["fiscal_yuan"]) == (Decimal("150000.00"), Decimal("120000.00"))


def test_a_header_in_two_rows_whose_merged_cells_are_not_marked() -> None:
    tables = read(("""
    | 项目名称 | 年初预算 | 绩效目标 | 绩效指标 | | | |
    | | | | 一级指标 | 二级指标 | 三级指标 | 指标值 |
    | 巡河 | 15.00 | 保障河道通畅 | 产出指标 | 数量指标 | 次数 | ≥3次 |
    | | | | | 质量指标 | 通畅率 | ≥90% |
    """, "项目支出绩效目标表"))  # fmt: skip
    (project,) = tables["projects"]
    assert (project["project_name"], project["budget_yuan"]) == ("巡河", Decimal("150000.00"))
    assert [row["target"] for row in tables["indicators"]] == ["≥3次", "≥90%"]


def test_kinds_of_indicators_under_a_header_whose_merged_cells_are_not_marked() -> None:
    tables = read(("""
    | 项目名称 | 预算金额 | 产出指标 | | | 满意度指标 |
    | | | 数量指标 | 质量指标 | 时效指标 | 服务对象满意度 |
    | 巡河 | 15.00 | 巡河≥3次 | 通畅率≥90% | 年底前 | 满意度≥90% |
    """, "项目支出绩效目标表"))  # fmt: skip
    (project,) = tables["projects"]
    assert (project["project_name"], project["budget_yuan"]) == ("巡河", Decimal("150000.00"))
    assert len(tables["indicators"]) == 4


def test_a_label_that_wraps_before_its_amount_in_one_cell() -> None:
    table = grid(
        "| 项目名称 | 巡河 | < |\n| 项目资金 | 实施期资金总额： | @ |\n| 年度目标 | 保障 | < |", "项目支出绩效目标表"
    )
    table.rows[1][2].text = "年度资\n金总额：\n15.00"
    context = Context("test", 2024, "budget", "万元")
    performance.read(Document("a.docx", "docx", [table]), context)
    assert context.tables["projects"][0]["budget_yuan"] == Decimal("150000.00")


def test_first_levels_side_by_side_whose_merged_cells_are_not_marked() -> None:
    tables = read(("""
    | 项目名称 | 项目资金总额 | 产出指标 | | | 效益指标 | |
    | | | 二级指标 | 三级指标 | 指标值 | 三级指标 | 指标值 |
    | 巡河 | 15.00 | 数量指标 | 次数 | ≥3次 | 受益人口 | ≥2万人 |
    """, "项目支出绩效目标表"))  # fmt: skip
    assert [(row["level1"], row["target"]) for row in tables["indicators"]] == [
        ("产出指标", "≥3次"),
        ("效益指标", "≥2万人"),
    ]
    assert tables["projects"][0]["budget_yuan"] == Decimal("150000.00")


def test_the_unit_of_the_form_itself_counts_before_that_above_it() -> None:
    tables = read(("""
    | 项目名称 | 巡河 | < |
    | 项目资金（元） | 年度资金总额 | 150000.00 |
    | 年度目标 | 保障河道通畅 | < |
    """, "项目支出绩效目标表"))  # fmt: skip
    assert tables["projects"][0]["budget_yuan"] == Decimal("150000.00")


def test_classes_of_indicators_over_two_columns_are_their_levels() -> None:
    tables = read(("""
    | 项目名称 | 巡河 | < | < |
    | 指标类别 | < | 指标名称 | 目标值 |
    | 产出指标 | 数量指标 | 次数 | ≥3次 |
    | ^ | 质量指标 | 通畅率 | ≥90% |
    """, "项目支出绩效目标表"))  # fmt: skip
    assert [(row["level1"], row["level2"], row["level3"]) for row in tables["indicators"]] == [
        ("产出指标", "数量指标", "次数"),
        ("产出指标", "质量指标", "通畅率"),
    ]


def test_money_of_last_year_beside_that_of_this_year_in_a_form() -> None:
    tables = read(("""
    | 项目名称 | 巡河 | < | < | < |
    | 资金来源 | < | 2023年 | 2024年 | 增减 |
    | 财政拨款 | < | 10.00 | 12.00 | 2.00 |
    | 年度预算 | < | 10.00 | 12.00 | 2.00 |
    | 年度目标 | 保障河道通畅 | < | < | < |
    """, "项目支出绩效目标表"))  # fmt: skip
    (project,) = tables["projects"]
    assert (project["budget_yuan"], project["fiscal_yuan"]) == (Decimal("120000.00"), Decimal("120000.00"))


def test_headers_and_labels_that_name_things_otherwise() -> None:
    form = read(("""
    | 项目（名称） | 巡河 | < | < |
    | 2024年预算 | 15.00 | < | < |
    | 年度总体绩效目标 | 保障河道通畅 | < | < |
    | 指标一级 | 指标二级 | 三级绩效指标 | 标准值 |
    | 产出指标 | 数量指标 | 次数 | ≥3次 |
    """, "项目支出绩效目标表"))  # fmt: skip
    (project,) = form["projects"]
    assert (project["project_name"], project["budget_yuan"], project["goals"]) == (
        "巡河",
        Decimal("150000.00"),
        ["保障河道通畅"],
    )
    (indicator,) = form["indicators"]
    assert (indicator["level1"], indicator["level2"], indicator["level3"], indicator["target"]) == (
        "产出指标",
        "数量指标",
        "次数",
        "≥3次",
    )


def test_goals_of_a_cell_with_blanks_without_end_are_parted_at_once() -> None:
    started = time.process_time()
    assert split_goals(f"1.巡遍{' ' * 50_000}河道。 2.护好堤坝。") == ["巡遍河道。", "护好堤坝。"]
    assert time.process_time() - started < 5


def test_the_heading_over_the_indicators_is_no_goal() -> None:
    tables = read(("""
    | 项目名称： | 信访维稳 | 项目类别： | 经常性项目 |
    | 项目总预算（元） | 5000000.00 | 项目当年预算（元） | 1880000.00 |
    | 同名项目上年预算额（元） | 1700000.00 | 同名项目上年预算执行数（元） | 1690000.00 |
    | 年度绩效目标 | 保障工作开展 | < | < |
    | 分解目标 | < | < | < |
    | 一级目标 | 二级目标 | 三级目标 | 指标目标值 |
    | 产出目标 | 数量目标 | 接访次数 | ≥12.00(次) |
    """, "财政项目支出绩效目标申报表"))  # fmt: skip
    (project,), (indicator,) = tables["projects"], tables["indicators"]
    assert (project["goals"], project["budget_yuan"]) == (["保障工作开展"], Decimal("1880000.00"))
    assert (indicator["level3"], indicator["value_unit"]) == ("接访次数", "次")
