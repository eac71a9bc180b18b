"""Lists of projects: which column names them, which holds the budget, and which rows are no projects."""

from __future__ import annotations

from decimal import Decimal

from tests.layout_documents import read, said, table
from tests.layout_grids import grid


def test_lists_of_projects_under_headers_that_name_them_otherwise() -> None:
    for header in ("单位（项目）名称", "预算项目"):
        tables = read(
            said("某县财政局2024年部门预算"),
            table(
                f"| {header} | 2024年预算数 | 其他 |\n| 合计 | 5.00 |  |\n| 101001某县财政局本级 | 5.00 |  |\n| 巡河 | 5.00 |  |",
                "项目支出预算表",
                "单位：万元",
            ),
        )
        assert [(row["project_name"], row["budget_yuan"]) for row in tables["projects"]] == [
            ("巡河", Decimal("50000.00"))
        ]


def test_subjects_over_the_projects_of_a_list_are_no_projects() -> None:
    tables = read(
        said("某县林业局2024年部门预算"),
        table("""
        | 科目编码 | 科目名称（项目名称） | 合计 | 一般公共预算 |
        | 213 | 农林水支出 | 12.00 | 12.00 |
        | 21302 | 林业和草原 | 12.00 | 12.00 |
        | 2130204 | 事业机构 | 5.00 | 5.00 |
        |  | 苗圃维护 | 5.00 | 5.00 |
        | 2130205 | 森林资源培育 | 7.00 | 7.00 |
        |  | 造林 | 4.00 | 4.00 |
        |  | 护林 | 3.00 | 3.00 |
        """, "项目支出表", "单位：万元"),
    )  # fmt: skip
    assert [row["project_name"] for row in tables["projects"]] == ["苗圃维护", "造林", "护林"]


def test_special_funds_are_projects_and_purchased_services_are_none() -> None:
    listed = "| 单位编码 | 单位（专项）名称 | 总计 |\n|  | 合计 | 5.00 |\n| 131 | 某县教育局 | 5.00 |\n| 131001 | 校园安保专项 | 5.00 |"
    services = "| 服务领域 | 服务项目名称 | 预算金额 |\n| 213 | 审计服务 | 6.00 |"
    tables = read(
        said("某县教育局2024年部门预算"),
        table(listed, "专项资金预算汇总表", "万元"),
        table(services, "政府购买服务预算明细表", "万元"),
    )
    assert [(row["project_name"], row["budget_yuan"]) for row in tables["projects"]] == [
        ("校园安保专项", Decimal("50000.00"))
    ]


def test_a_list_of_projects_whose_amounts_are_called_total_of_money() -> None:
    listed = grid("""
    | 项目单位 | 项目名称 | 项目金额 | < | 绩效目标 |
    | ^ | ^ | 资金总额 | 财政性资金 | ^ |
    | 某县某局 | 普法宣传 | 12.00 | 12.00 | 举办讲座三场 |
    """, "2024年部门预算重点项目绩效目标表")  # fmt: skip
    tables = read(said("某县某局2024年部门预算"), listed)
    assert [(row["project_name"], row["budget_yuan"]) for row in tables["projects"]] == [
        ("普法宣传", Decimal("120000.00"))
    ]


def test_a_list_of_projects_with_goals_in_words_leaves_out_its_subtotals() -> None:
    tables = read(
        said("某县财政局2024年部门预算"),
        table("""
        | 序号 | 项目名称 | 项目资金 | 其中：财政拨款 | 绩效目标 | 绩效指标 |
        | 1 | 巡河 | 5.00 | 5.00 | 巡遍 | 次数≥3次 |
        | 2 | 护林 | 7.00 | 7.00 | 护好 | 面积≥9亩 |
        |  | 小计 | 12.00 | 12.00 |  |  |
        """, "项目支出及绩效目标情况表", "单位：万元"),
        table("| 项目名称 | 一级指标 | 二级指标 | 三级指标 | 指标值 |\n|  |  |  |  |  |", "对下转移支付绩效目标表"),
    )  # fmt: skip
    assert [(row["project_name"], row["budget_yuan"]) for row in tables["projects"]] == [
        ("巡河", Decimal("50000.00")), ("护林", Decimal("70000.00")),
    ]  # fmt: skip


def test_projects_behind_the_codes_of_their_subjects_are_a_list_of_projects() -> None:
    listed = """
    | 科目编码 | < | < | 单位代码 | 单位名称（科目） | 金额 |
    | 类 | 款 | 项 | ^ | ^ | ^ |
    |  |  |  |  | 合计 | 100.00 |
    |  |  |  |  | 一般行政管理事务 | 100.00 |
    | 201 | 03 | 02 | 301301 | 接待场所租金 | 30.00 |
    | 201 | 03 | 02 | 301301 | 档案整理 | 70.00 |
    """
    title = "一般公共预算项目支出预算表"
    tables = read(said("某县信访局2026年部门预算"), table(listed, title, "单位：万元"))
    assert [(row["project_name"], row["budget_yuan"]) for row in tables["projects"]] == [
        ("接待场所租金", Decimal(300000)),
        ("档案整理", Decimal(700000)),
    ]
    renamed = """
    | 科目编码 | 科目名称 | 金额 |
    | 208 | 社会保障和就业支出 | 30.00 |
    | 20805 | 行政事业单位离退休 | 30.00 |
    | 2080504 | 未归口管理的行政单位离退休 | 30.00 |
    """
    assert not read(said("某县信访局2016年部门预算"), table(renamed, title, "单位：万元"))["projects"]


def test_a_row_that_names_only_the_subject_of_the_projects_below_is_no_project() -> None:
    rows = """
    | 科目编码 | 单位代码 | 单位名称（科目） | 金额 |
    | | | 合计 | 9.00 |
    | 2130314 | | 防汛 | 4.00 |
    | 2130314 | 301 | 储备编织袋 | 4.00 |
    | 2130305 | | 水利工程建设 | 5.00 |
    | 2130305 | 301 | 维修水库 | 3.00 |
    | 2130305 | 301 | 清理河道 | 2.00 |
    """
    tables = read(said("某县水务局2024年部门预算"), table(rows, "一般公共预算项目支出预算表", "单位：万元"))
    assert {row["project_name"] for row in tables["projects"]} == {"储备编织袋", "维修水库", "清理河道"}


def test_a_class_of_projects_over_a_class_of_the_same_amount_is_no_project() -> None:
    rows = """
    | 项目编码 | 项目名称 | 项目金额 |
    | | 合计 | 9.00 |
    | | 专用项目 | 9.00 |
    | | 防汛抗旱 | 9.00 |
    | | 储备编织袋 | 4.00 |
    | | 维修水库 | 5.00 |
    """
    tables = read(said("某县水务局2024年部门预算"), table(rows, "专项业务经费支出表", "单位：万元"))
    assert {row["project_name"] for row in tables["projects"]} == {"储备编织袋", "维修水库"}


def test_one_project_paid_from_two_sources_keeps_its_number() -> None:
    rows = """
    | 项目编码 | 项目名称 | 资金性质 | 金额 |
    | 24P001 | 储备编织袋 | 一般公共预算 | 4.00 |
    | 24P002 | 维修水库 | 一般公共预算 | 3.00 |
    | 24P002 | 维修水库 | 政府性基金 | 2.00 |
    """
    tables = read(said("某县水务局2024年部门预算"), table(rows, "项目支出表", "单位：万元"))
    found = [(row["project_no"], row["project_code"], row["budget_yuan"]) for row in tables["projects"]]
    assert found == [
        (1, "24P001", Decimal("40000.00")),
        (2, "24P002", Decimal("30000.00")),
        (2, "24P002", Decimal("20000.00")),
    ]


def test_the_budget_of_the_year_beside_the_whole_sum_of_a_project() -> None:
    rows = """
    | 项目名称 | 项目总额 | 2024年预算安排 | < |
    | ^ | ^ | 小计 | 财政拨款 |
    | 储备编织袋 | 9.00 | 4.00 | 4.00 |
    | 维修水库 | 8.00 | 3.00 | 3.00 |
    """
    tables = read(said("某县水务局2024年部门预算"), table(rows, "项目支出明细表", "单位：万元"))
    assert [row["budget_yuan"] for row in tables["projects"]] == [Decimal("40000.00"), Decimal("30000.00")]


def test_projects_of_the_second_level_and_a_budget_called_arranged() -> None:
    levels = """
    | 一级项目 | 二级项目 | 预算数 |
    | 水利专项 | 储备编织袋 | 4.00 |
    | 水利专项 | 维修水库 | 3.00 |
    """
    arranged = """
    | 项目名称 | 立项依据 | 实施主体 | 实施方案 | 实施周期 | 年度预算安排（万元） |
    | 清理河道 | 条例 | 水务局 | 招标 | 一年 | 2.00 |
    """
    tables = read(
        said("某县水务局2024年部门预算"),
        table(levels, "项目支出预算表", "单位：万元"),
        table(arranged, "重点项目情况表"),
    )
    assert {row["project_name"]: row["budget_yuan"] for row in tables["projects"]} == {
        "储备编织袋": Decimal("40000.00"),
        "维修水库": Decimal("30000.00"),
        "清理河道": Decimal("20000.00"),
    }


def test_names_of_projects_under_other_headings_where_the_title_speaks_of_projects() -> None:
    for heading in ("具体项目", "项目明细", "工作项目", "专项经费名称", "任务名称", "名称"):
        rows = f"| 序号 | {heading} | 金额 |\n| 1 | 储备编织袋 | 4.00 |\n| 2 | 维修水库 | 3.00 |\n| | 合计 | 7.00 |"
        tables = read(said("某县水务局2024年部门预算"), table(rows, "部门项目支出预算表", "单位：万元"))
        assert {row["project_name"] for row in tables["projects"]} == {"储备编织袋", "维修水库"}, heading
    coded = "| 编码 | 名称 | 金额 |\n| 213 | 农林水支出 | 4.00 |\n| 2130314 | 防汛 | 4.00 |"
    tables = read(said("某县水务局2024年部门预算"), table(coded, "部门项目支出预算表", "单位：万元"))
    assert not tables["projects"]


def test_totals_by_other_names_are_no_projects_and_no_subjects() -> None:
    for total in ("合计：", "当年支出合计", "支出总额", "支出预算合计"):
        rows = f"| 项目名称 | 金额 |\n| 储备编织袋 | 4.00 |\n| 维修水库 | 3.00 |\n| {total} | 7.00 |"
        tables = read(said("某县水务局2024年部门预算"), table(rows, "部门项目支出预算表", "单位：万元"))
        assert {row["project_name"] for row in tables["projects"]} == {"储备编织袋", "维修水库"}, total
