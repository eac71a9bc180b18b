"""What layouts learn from the whole document: units proven by prose, several departments, titles below, empty tables."""

from __future__ import annotations

from decimal import Decimal

from loaders import outline, schema
from loaders.assemble import assemble
from loaders.document import Block, Cell, Document, Grid, Paragraph, Place
from loaders.layouts.continued import join_continued
from loaders.schema import by_disclosure
from tests.layout_grids import grid

SUMMARY = """
| 收入 | < | 支出 | < |
| 项目 | 预算数 | 项目 | 预算数 |
| 一、一般公共预算拨款收入 | 1935.36 | 一、一般公共服务支出 | 1935.36 |
| 收入总计 | 1935.36 | 支出总计 | 1935.36 |
"""
SPENDING = """
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| 201 | 一般公共服务支出 | 1935.36 | 1517.95 | 417.41 |
"""
REVENUE = """
| 科目编码 | 科目名称 | 合计 | 一般公共预算 |
| 201 | 一般公共服务支出 | 1935.36 | 1935.36 |
"""


def said(text: str, line: int = 1) -> Paragraph:
    return Paragraph(text, Place(line=line))


def table(text: str, title: str = "", unit: str = "", caption: tuple[str, ...] = ()) -> Grid:
    made = grid(text, title, unit)
    made.caption = list(caption)
    return made


def read(*blocks: Block, name: str = "预算.docx") -> schema.Tables:
    document = Document(name, "docx", list(blocks))
    outline.prepare(document)
    return assemble(document)


def codes(tables: schema.Tables) -> set[str]:
    return {row["code"] for row in tables["issues"]}


def test_prose_in_wan_yuan_proves_the_unit_of_tables_without_one() -> None:
    tables = read(
        said("某县财政局2024年部门预算"),
        said("2024年收入总计1935.36万元，其中基本支出1517.95万元，项目支出417.41万元。"),
        table(SUMMARY, "部门收支总表"),
        table(SPENDING, "部门支出总表"),
    )
    assert {row["amount_yuan"] for row in tables["budget_lines"] if row["measure"] == "project"} == {
        Decimal("4174100.00")
    }
    assert "unit_inferred" in codes(tables)


def test_one_agreeing_sum_proves_no_unit() -> None:
    """A single coincidence must not multiply a whole document by ten thousand."""
    tables = read(
        said("某县财政局2024年部门预算"),
        said("2024年收入总计1935.36万元。"),
        table(SUMMARY, "部门收支总表"),
        table(SPENDING, "部门支出总表"),
    )
    assert {row["amount_yuan"] for row in tables["budget_lines"] if row["measure"] == "project"} == {Decimal("417.41")}
    assert "no_unit" in codes(tables)


def test_a_declared_unit_reports_nothing() -> None:
    tables = read(said("某县财政局2024年部门预算"), table(SUMMARY, "部门收支总表", "单位：万元"))
    assert codes(tables) & {"no_unit", "unit_inferred"} == set()


def _set(body: str) -> list[Block]:
    captions = (f"编制单位：{body}", "单位：万元")
    return [
        said(f"{body}2024年部门预算"),
        table(SUMMARY, "部门收支总表", "单位：万元", captions),
        table(REVENUE, "部门收入总表", "单位：万元", captions),
        table(SPENDING, "部门支出总表", "单位：万元", captions),
    ]


def test_two_departments_in_one_file_are_two_disclosures() -> None:
    tables = read(*_set("玉田县财政局"), *_set("玉田县民政局"))
    assert [row["department_name"] for row in tables["disclosures"]] == ["玉田县财政局", "玉田县民政局"]
    ids = [row["disclosure_id"] for row in tables["disclosures"]]
    counts = [sum(row["disclosure_id"] == one for row in tables["budget_lines"]) for one in ids]
    assert len(set(ids)) == 2
    assert counts[0] == counts[1] > 0


def test_two_bodies_under_one_roof_with_long_names_are_told_from_the_next_department() -> None:
    place = "新疆维吾尔自治区乌鲁木齐市乌鲁木齐县"
    bodies = [f"中共{place}纪律检查委员会{place}监察委员会", f"{place}红十字会"]
    headings = [said(f"第{number}部分 {body}2024年部门预算") for number, body in zip("一二", bodies, strict=True)]
    blocks = [block for body, heading in zip(bodies, headings, strict=True) for block in (heading, *_set(body)[1:])]
    assert [row["department_name"] for row in read(*blocks)["disclosures"]] == bodies


def test_running_text_keeps_its_place_and_its_department() -> None:
    one, two = said("玉田县财政局主管财税。", 7), said("玉田县民政局主管救助。", 90)
    first, second = by_disclosure(read(*_set("玉田县财政局"), one, *_set("玉田县民政局"), two))
    for tables, own, other in ((first, one, two), (second, two, one)):
        texts = {row["text"]: row["place"] for row in tables["paragraphs"]}
        assert texts[own.text] == str(own.place)
        assert other.text not in texts


def test_last_years_account_under_this_years_budget_is_a_disclosure_of_its_own() -> None:
    blocks = _set("玉田县财政局")
    rest = [said("一、关于玉田县财政局2024年部门收支情况的说明"), said("玉田县财政局2023年度部门决算")]
    tables = read(*blocks, *rest, *_set("玉田县财政局")[1:])
    assert [(row["fiscal_year"], row["stage"]) for row in tables["disclosures"]] == [
        (2024, "budget"),
        (2023, "final_account"),
    ]


def test_a_table_printed_twice_for_one_department_is_one_disclosure() -> None:
    tables = read(*_set("玉田县财政局"), *_set("玉田县财政局"))
    assert len(tables["disclosures"]) == 1


def test_a_single_table_of_a_unit_splits_nothing() -> None:
    """One more 收支总表 of a subordinate unit is no full set."""
    extra = table(SUMMARY, "部门收支总表", "单位：万元", ("编制单位：玉田县财政监督中心",))
    assert len(read(*_set("玉田县财政局"), extra)["disclosures"]) == 1


def test_titles_below_their_tables_name_the_table_above() -> None:
    unit = said("单位：万元")
    tables = read(
        said("某县财政局2024年部门预算情况如下。"),
        unit, table(SUMMARY), said("部门收支总表"),
        unit, table(REVENUE), said("部门收入总表"),
        unit, table(SPENDING), said("部门支出总表"),
    )  # fmt: skip
    assert [row["table"] for row in tables["table_status"] if row["status"] == "present"] == [
        "revenue_expenditure_summary", "revenue", "expenditure",
    ]  # fmt: skip


def test_untitled_lists_of_expenditure_are_told_apart_by_their_sums() -> None:
    """Pages that paste the forms without their titles would give one function two amounts."""
    whole = "| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n| | 合计 | {0} | 4.00 | {1} |\n| 201 | 一般公共服务支出 | {0} | 4.00 | {1} |"
    summary = """
    | 收入 | < | 支出 | < | < | < | < |
    | 项目 | 金额 | 项目 | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款 | 国有资本经营预算财政拨款 |
    | 一般公共预算财政拨款 | 7.00 | 一、一般公共服务支出 | 9.00 | 7.00 | 2.00 | |
    | 收入总计 | 9.00 | 支出总计 | 9.00 | 7.00 | 2.00 | |
    """
    blank = grid("| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n| | | | | |")
    blank.notes.append(said("注：无国有资本经营预算支出，空表列示。"))
    fund = "| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n| | 合计 | 2.00 | | 2.00 |\n| 212 | 城乡社区支出 | 2.00 | | 2.00 |"
    forms = [grid(whole.format("9.00", "5.00")), grid(summary), grid(whole.format("7.00", "3.00")), grid(fund), blank]
    tables = read(said("某县某乡人民政府2025年部门预算"), *forms)
    found = [row["table"] for row in tables["table_status"] if row["status"] != "absent"]
    assert found == [
        "expenditure", "fiscal_appropriation_summary", "general_public_expenditure", "government_fund", "state_capital",
    ]  # fmt: skip


def test_years_over_groups_of_columns_are_no_captions() -> None:
    """Read as captions, last year's three publics would be this year's."""
    form = grid("""
    | 2022年 | < | < | < | 2023年 | < | < | < |
    | 合计 | 因公出国（境）费 | 公务用车运行费 | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车运行费 | 公务接待费 |
    | 9 | | 6 | 3 | 8 | | 6 | 2 |
    """, "一般公共预算“三公”经费支出情况表")  # fmt: skip
    tables = read(said("某县某局2023年部门预算"), form)
    found = {row["item"]: (row["amount_yuan"], row["previous_yuan"]) for row in tables["three_public"]}
    assert found["subtotal"] == (Decimal("80000"), Decimal("90000"))
    assert found["reception"] == (Decimal("20000"), Decimal("30000"))


def test_words_of_a_heading_that_run_into_the_first_figures_are_given_back() -> None:
    """A sheet printed with rows too low lays the end of a heading over the total below it."""
    form = grid("""
    | 科目编码 | 科目名称 | 合计 | 基本支出 | 对个人和家庭的补 | 项目支出预 |
    | | 合计 | 9.00 | 7.00 | 助 | 算2.00 |
    | 201 | 一般公共服务支出 | 9.00 | 7.00 | 1.00 | 2.00 |
    """, "部门支出总表")  # fmt: skip
    tables = read(said("某县某局2024年部门预算"), form)
    found = {(row["name"], row["measure"]): row["amount_yuan"] for row in tables["budget_lines"]}
    assert found["合计", "project"] == Decimal("20000.00")
    assert "unparsed_amount" not in codes(tables)
    assert {row["measure_title"] for row in tables["budget_lines"]} >= {"项目支出预算", "对个人和家庭的补助"}


def test_prose_in_the_merged_cells_of_a_sheet_is_prose() -> None:
    """A workbook saved as a page sets its cover and its explanations as tables of one text a row."""
    cover = grid("| 某县某局2024年部门预算 | < |\n| | |")
    explained = grid("""
    | 一、收支情况 | < |
    | 2024年收入预算90万元，支出预算90万元，其中基本支出60万元。 | < |
    """)  # fmt: skip
    tables = read(cover, grid(SPENDING, "部门支出总表"), explained)
    assert tables["disclosures"][0]["title"] == "某县某局2024年部门预算"
    assert _statements(tables, "basic_expenditure") == [(Decimal("600000.00"), None)]


def test_a_title_with_a_remark_and_no_table_is_declared_empty() -> None:
    tables = read(
        *_set("玉田县财政局"),
        said("国有资本经营预算支出表"),
        said("注：本部门无国有资本经营预算支出，空表列示。"),
    )
    found = {row["table"]: row["status"] for row in tables["table_status"]}
    assert found["state_capital"] == "declared_empty"
    assert found["government_fund"] == "absent"


def test_a_name_that_begins_with_the_character_of_money_is_no_sum() -> None:
    """编制单位：208元氏县财政局 once stated 208 元."""
    tables = read(
        said("元氏县财政局2024年部门预算"),
        said("部门（单位）：208元氏县财政局"),
        table(SUMMARY, "部门收支总表", "单位：万元"),
    )
    assert tables["statements"] == []


def test_tables_pasted_one_below_the_other_into_one_are_parted_at_their_titles() -> None:
    tables = read(
        said("某县财政局2024年部门预算"),
        table("""
        | 公开01表 | < | < | < | < |
        | 部门收支总表 | < | < | < | < |
        | 部门：某县财政局 | < | 单位：万元 | < |  |
        | 收入 | < | 支出 | < |  |
        | 项目 | 预算数 | 项目 | 预算数 |  |
        | 收入总计 | 5.00 | 支出总计 | 5.00 |  |
        |  |  |  |  |  |
        | 公开03表 | < | < | < | < |
        | 部门支出总表 | < | < | < | < |
        | 单位：万元 | < | < | < | < |
        | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
        | 201 | 一般公共服务支出 | 5.00 | 3.00 | 2.00 |
        |  |  |  |  |  |
        | 项目支出绩效目标表 | < | < | < | < |
        | （2024年度） | < | < | < | < |
        | 项目名称 | 巡河 | < | < | < |
        | 年度资金总额 | 2.00 | < | < | < |
        | 一级指标 | 二级指标 | 三级指标 | 指标值 |  |
        | 产出指标 | 数量指标 | 次数 | ≥3次 |  |
        | 项目支出绩效目标表 | < | < | < | < |
        | 项目名称 | 护林 | < | < | < |
        | 一级指标 | 二级指标 | 三级指标 | 指标值 |  |
        | 产出指标 | 数量指标 | 次数 | ≥4次 |  |
        """),
    )
    assert [row["table"] for row in tables["table_status"] if row["status"] == "present"] == [
        "revenue_expenditure_summary",
        "expenditure",
    ]
    assert {row["table_title"] for row in tables["budget_lines"]} == {"部门收支总表", "部门支出总表"}
    assert [(row["project_name"], row["budget_yuan"]) for row in tables["projects"]] == [
        ("巡河", Decimal("20000.00")),
        ("护林", None),
    ]
    assert [row["target"] for row in tables["indicators"]] == ["≥3次", "≥4次"]


def test_a_paragraph_that_begins_with_its_heading_opens_the_section() -> None:
    tables = read(
        said("某县财政局2024年部门预算"),
        said("九、“三公”经费预算情况。2024年“三公”经费预算安排9.00万元，比上年下降5.2%。其中：", 2),
        said("（一）公务接待费支出预算4.00万元。", 3),
        said("（二）公务用车运行维护费支出预算5.00万元。", 4),
    )
    assert [(row["item"], row["amount_yuan"]) for row in tables["three_public"]] == [
        ("subtotal", Decimal("90000.00")),
        ("reception", Decimal("40000.00")),
        ("vehicle_operation", Decimal("50000.00")),
    ]


def _statements(tables: schema.Tables, subject: str) -> list[tuple[object, object]]:
    return [(row["amount_yuan"], row["change_yuan"]) for row in tables["statements"] if row["subject"] == subject]


def test_a_change_behind_the_parts_is_that_of_the_whole() -> None:
    tables = read(
        said("某县财政局2024年部门预算"),
        said(
            "支出预算：2024年年初预算数7.00万元，其中：教育支出预算5.00万元，其他支出2.00万元。较2023年增加4.00万元。"
        ),
    )
    assert _statements(tables, "total_expenditure") == [(Decimal("70000.00"), Decimal("40000.00"))]


def test_the_total_of_appropriations_is_not_that_of_the_department() -> None:
    tables = read(
        said("某县财政局2024年部门预算"),
        said("2024年财政拨款收支总预算5.00万元。2024年收支总预算7.00万元。"),
    )
    assert _statements(tables, "total_expenditure") == [(Decimal("70000.00"), None)]


def test_the_title_among_the_particulars_of_an_article() -> None:
    tables = read(
        table("""
        | 索引号 | 115/2024-00055 | 发布机构 | 某县教育局 |
        | 标题 | 安平县程油子乡中心小学2024年单位预算情况说明 | < | < |
        """),
        said("一、收支情况"),
        said("2024年收入预算7.00万元，支出预算7.00万元，其中：基本支出5.00万元。"),
    )
    assert tables["disclosures"][0]["department_name"] == "安平县程油子乡中心小学"


def test_text_in_rows_of_a_pasted_workbook_is_prose_and_cells_over_many_columns_are_one() -> None:
    tables = read(
        table("""
        | 某县财政局2024年部门预算 | < | < | < | < |
        | 部门收支总表 | < | < | < | < |
        | 单位：万元 | < | < | < | < |
        | 收入 | < | 支出 | < | < |
        | 项目 | 预算数 | 项目 | 预算数 | < |
        | 收入总计 | 5.00 | 支出总计 | 5.00 | < |
        | 2024年收入总计5.00万元，其中基本支出3.00万元。 | < | < | < | < |
        | 部门支出总表 | < | < | < | < |
        | 单位：万元 | < | < | < | < |
        | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
        | 201 | 一般公共服务支出 | 5.00 | 3.00 | 2.00 |
        """),
    )
    assert tables["disclosures"][0]["fiscal_year"] == 2024
    assert [
        (row["side"], row["amount_yuan"]) for row in tables["budget_lines"] if row["name"] and "总计" in row["name"]
    ] == [
        ("revenue", Decimal("50000.00")),
        ("expenditure", Decimal("50000.00")),
    ]
    assert _statements(tables, "basic_expenditure") == [(Decimal("30000.00"), None)]


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


def test_the_later_of_two_years_in_the_columns_is_the_year() -> None:
    tables = read(
        said("安平县财政局部门预算公开表"),
        table("| 项目 | 2023年预算数 | 2024年预算数 |\n| 支出总计 | 4.00 | 5.00 |", "部门支出预算总表", "单位：万元"),
    )
    assert tables["disclosures"][0]["fiscal_year"] == 2024
    assert [row["year_offset"] for row in tables["budget_lines"]] == [-1, 0]


def test_a_project_named_in_a_line_of_its_own_has_the_budget_below_it() -> None:
    tables = read(
        said("安平县司法局2024年部门预算"),
        said("1. 项目名称：法律援助办案补助", 2),
        said("设立的政策依据：法律援助法", 3),
        said("预算安排规模：5.00万元", 4),
        said("资金分配情况：办公费3.00万元", 5),
    )
    assert [(row["project_name"], row["budget_yuan"]) for row in tables["projects"]] == [
        ("法律援助办案补助", Decimal("50000.00"))
    ]


def test_amounts_of_last_year_are_not_those_of_this_year() -> None:
    tables = read(
        said("某县某局2024年部门预算"),
        said("2024年项目支出预算40万元，上年项目支出预算50万元，同比减少10万元。", 2),
        said("基本支出由2023年的70万元减少到60万元。", 3),
        said("三、“三公”经费", 4),
        said("2024年“三公”经费预算8万元，2023年为9万元，减少1万元。其中：公务接待费3万元，比2023年4万元减少1万元。", 5),
    )
    assert _statements(tables, "project_expenditure") == [(Decimal("400000.00"), Decimal("-100000.00"))]
    assert _statements(tables, "previous_year") == [(Decimal("500000.00"), None), (Decimal("700000.00"), None)]
    assert all(row["change_yuan"] != Decimal("-600000.00") for row in tables["statements"])
    found = [
        (row["item"], row["amount_yuan"], row["previous_yuan"], row["change_yuan"]) for row in tables["three_public"]
    ]
    assert found == [
        ("subtotal", Decimal("80000.00"), Decimal("90000.00"), Decimal("-10000.00")),
        ("reception", Decimal("30000.00"), Decimal("40000.00"), Decimal("-10000.00")),
    ]


def on_page(page: int, texts: list[list[str]], edges: list[float]) -> Grid:
    """A grid with the rectangles of its cells; a text repeated in a row is one merged cell."""
    rows = []
    for number, row in enumerate(texts):
        top, cells = 20.0 * number, []
        for text in dict.fromkeys(row):
            at = [index for index, other in enumerate(row) if other == text]
            place = Place(page=page, box=(edges[at[0]], top, edges[at[-1] + 1], top + 20))
            cells += [Cell(text, place, filled=index > at[0]) for index in at]
        rows.append(cells)
    return Grid(rows, Place(page=page))


def test_a_table_that_is_no_continuation_keeps_its_columns() -> None:
    wide = on_page(
        1, [["项目", "a", "合计", "公共", "基金"], ["一", "b", "1.5", "2.5", "3.5"]], [0, 10, 20, 30, 40, 50]
    )
    narrow = on_page(2, [["科目编码", "科目名称", "合计"], ["201", "一般公共服务支出", "4.5"]], [0, 20, 40, 50])
    assert join_continued([wide, narrow]) == [wide, narrow]
    assert narrow.width == 3


def test_captions_set_side_by_side_as_a_table_leave_the_table_below_its_title() -> None:
    caption = grid("| 公开部门：某县某局 | 单位：万元 |", unit="")
    for marks in ((said("公开05表"), caption), (caption,)):
        money = table(SPENDING)
        tables = read(said("某县某局2021年度部门决算"), said("一般公共预算财政拨款支出决算表"), *marks, money)
        found = {(row["table"], row["table_title"]) for row in tables["budget_lines"]}
        assert found == {("general_public_expenditure", "一般公共预算财政拨款支出决算表")}
        assert codes(tables) == set()


def test_a_table_whose_columns_stand_elsewhere_is_not_laid_into_those_above() -> None:
    """Its figures would fall to headings that they do not stand under."""
    wide = on_page(1, [["编码", "名称", "合计", "拨款"], ["201", "公共服务", "1.5", "2.5"]], [0, 20, 40, 60, 80])
    narrow = on_page(2, [["208", "社会保障", "4.5"]], [0, 30, 45, 80])
    assert join_continued([wide, narrow]) == [wide, narrow]


def test_a_header_cut_by_the_end_of_a_page_names_the_figures_on_the_next() -> None:
    edges = [0, 10, 20, 30, 40, 50.0]
    upper = on_page(1, [["合计", "公务用车费", "公务接待费", "会议费"]], [0, 10, 30, 40, 50])
    lower = on_page(2, [["", "小计", "购置费", " ", "  "], ["9.00", "5.00", "1.00", "3.00", "0.00"]], edges)
    (joined,) = join_continued([upper, lower])
    assert isinstance(joined, Grid)
    assert [[cell.text.strip() for cell in line] for line in joined.rows[:2]] == [
        ["合计", "公务用车费", "公务用车费", "公务接待费", "会议费"], ["", "小计", "购置费", "", ""],
    ]  # fmt: skip


def test_a_row_that_goes_on_over_the_page_keeps_its_whole_name() -> None:
    edges = [0, 20, 40, 50, 60.0]
    upper = [["项目", "金额", "项目 ", "金额 "], ["一、财政\n拨款收入", "5.00", "一、教育支出", ""]]
    cut = on_page(1, [*upper, ["本年收", "5.00", "本年支出合计", "4.00"]], edges)
    rest = on_page(2, [["入合计", "", "", " "], ["总计", "5.00", "总计 ", "5.50"]], edges)
    (joined,) = join_continued([cut, rest])
    assert isinstance(joined, Grid)
    assert [line[0].text for line in joined.rows[2:]] == ["本年收\n入合计", "总计"]


def test_a_row_without_figures_at_the_top_of_a_page_stays_a_row() -> None:
    edges = [0, 20, 40.0]
    upper = [["项目", "金额"], ["一般公共预算拨\n款收入", "5.00"]]
    for last, first in (("七、事业收入", "八、其他收入"), ("事业收入", "其他收入")):
        pages = [on_page(1, [*upper, [last, "2.00"]], edges), on_page(2, [[first, ""], ["总计", "7.00"]], edges)]
        (joined,) = join_continued(list(pages))
        assert isinstance(joined, Grid)
        assert [line[0].text for line in joined.rows[2:]] == [last, first, "总计"]


def test_a_fund_of_income_and_expenditure_that_is_declared_empty() -> None:
    fund = table(
        "| 收入 | < | 支出 | < |\n| 项目 | 预算数 | 项目 | 预算数 |\n| 一、基金 |  | 一、教育支出 |  |",
        "政府性基金收支表",
    )
    tables = read(
        said("某县某局2024年部门预算"),
        table(SPENDING, "支出总表", "万元"),
        fund,
        said("注：本部门无政府性基金收支，此表为空。"),
    )
    status = {row["table"]: row["status"] for row in tables["table_status"]}
    assert status["government_fund"] == "declared_empty"


def test_the_income_of_a_body_by_its_name_is_the_total() -> None:
    tables = read(
        said("某县实验学校2024年部门预算"),
        table(SPENDING, "支出总表", "万元"),
        said("2024年，某县实验学校收入预算为7.00万元，比上年增加1.00万元，经营收入预算为2.00万元。"),
    )
    assert _statements(tables, "total_revenue") == [(Decimal("70000.00"), Decimal("10000.00"))]


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


def test_totals_said_as_one_budget_of_income_and_one_of_expenditure() -> None:
    tables = read(
        said("某县某局2024年部门预算"), said("2024年收入总预算90万元，支出总预算80万元，其中：基本支出60万元。", 2)
    )
    assert _statements(tables, "total_revenue") == [(Decimal("900000.00"), None)]
    assert _statements(tables, "total_expenditure") == [(Decimal("800000.00"), None)]


def _status(tables: schema.Tables, table: str) -> str:
    return next(str(row["status"]) for row in tables["table_status"] if row["table"] == table)


def test_a_blank_table_that_the_explanations_call_blank_is_declared_empty() -> None:
    blank = grid("| 科目编码 | 科目名称 | 合计 |\n| | | |", "政府性基金预算支出情况表")
    tables = read(said("某县某局2024年部门预算，收入预算9万元，支出预算9万元，基本支出9万元。"), blank)
    assert _status(tables, "government_fund") == "present"
    remark = said("我单位无政府性基金预算，故政府性基金预算支出表以空表列示。", 2)
    tables = read(said("某县某局2024年部门预算，收入预算9万元，支出预算9万元，基本支出9万元。"), remark, blank)
    assert _status(tables, "government_fund") == "declared_empty"


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


def test_a_place_whose_name_begins_with_nothing_declares_no_table_empty() -> None:
    """The running title 无锡市…部门预算 below a table once said that it has no budget."""
    tables = read(
        *_set("无锡市财政局"),
        said("国有资本经营预算支出表"),
        said("无锡市财政局2024年部门预算"),
    )
    assert {row["table"]: row["status"] for row in tables["table_status"]}["state_capital"] == "absent"


def test_a_change_goes_to_the_sum_of_its_own_words() -> None:
    text = "2024年收入总预算9.00万元。其中：本年收入7.00万元，上年结转2.00万元。收入总预算比2023年减少1.00万元。"
    tables = read(said("某县某局2024年部门预算"), table(SPENDING, "支出总表", "万元"), said(text))
    assert _statements(tables, "total_revenue") == [
        (Decimal("90000.00"), Decimal("-10000.00")),
        (Decimal("70000.00"), None),
    ]


def _printed(page: int, left: float, rows: list[list[str]], top: float = 100) -> Grid:
    cells = [
        [
            Cell(text, Place(page=page, table=page, row=y + 1, column=x + 1, box=(left + 50 * x, top + 15 * y, left + 50 * x + 50, top + 15 * y + 15)))
            for x, text in enumerate(row)
        ]
        for y, row in enumerate(rows)
    ]  # fmt: skip
    return Grid(cells, Place(page=page))


def test_columns_that_do_not_fit_on_the_page_go_on_on_the_next() -> None:
    """A sheet printed at full size; the sums across both pages are no difference."""
    left = [
        ["科目编码", "科目名称", "合计", "基本支出"],
        ["201", "一般公共服务支出", "9.00", "5.00"],
        ["205", "教育支出", "7.00", "6.00"],
    ]
    right = [["项目支出", "备注"], ["4.00", ""], ["1.00", ""]]
    head = [said("某县某局2024年部门预算"), said("部门支出总表"), said("单位：万元")]
    tables = read(*head, _printed(1, 50, left), _printed(2, 30, right))
    found = {(row["code"], row["measure"]): row["amount_yuan"] for row in tables["budget_lines"]}
    assert found[("201", "project")] == Decimal("40000.00") and found[("205", "project")] == Decimal("10000.00")
    assert codes(tables) == set()


def test_figures_at_other_heights_are_no_columns_of_the_table_before() -> None:
    left = [["科目编码", "科目名称", "合计"], ["201", "一般公共服务支出", "9.00"], ["205", "教育支出", "7.00"]]
    head = [said("某县某局2024年部门预算"), said("部门支出总表"), said("单位：万元")]
    for right in (_printed(2, 30, [["项目支出"], ["4.00"], ["1.00"]], 130), _printed(2, 30, [["项目支出"], ["4.00"]])):
        tables = read(*head, _printed(1, 50, left), right)
        assert "project" not in {row["measure"] for row in tables["budget_lines"] if row["code"]}


def test_cells_that_hold_a_column_each_are_rows() -> None:
    spending = """
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| 合计 | < | 1935.36 | 1517.95 | 417.41 |
| 201 | 一般公共服务支出 | 1935.36 | 1517.95 | 417.41 |
"""
    made = table(spending, "部门支出总表", "单位：万元")
    lines = (
        ["201", "20103", "2010301"],
        ["一般公共服务支出", "政府事务", "行政运行"],
        ["1935.36"] * 3,
        ["1517.95"] * 3,
        ["417.41"] * 3,
    )
    for cell, texts in zip(made.rows[2], lines, strict=True):
        cell.text = "\n".join(texts)
    tables = read(said("玉田县财政局2024年部门预算"), made)
    found = {
        row["code"]: row["amount_yuan"] for row in tables["budget_lines"] if row["code"] and row["measure"] == "project"
    }
    assert found == dict.fromkeys(("201", "20103", "2010301"), Decimal(4174100))


def test_a_table_cut_in_two_where_no_page_is_known_is_one() -> None:
    whole = """
| 科目编码 | < | < | 科目名称 | 合计 | 基本支出 | 项目支出 |
| 类 | 款 | 项 | ^ | ^ | ^ | ^ |
| 201 | < | < | 一般公共服务支出 | 9.00 | 6.00 | 3.00 |
"""
    rest = "| 20103 | 政府事务 | 9.00 | 6.00 | 3.00 |"
    tables = read(said("玉田县财政局2024年部门预算"), table(whole, "部门支出总表", "单位：万元"), table(rest))
    found = {(row["code"], row["measure"]): row["amount_yuan"] for row in tables["budget_lines"]}
    assert found["20103", "project"] == 30_000
    again = table(SPENDING.replace("201 |", "205 |").replace("一般公共服务支出", "教育支出"))
    blocks = [said("玉田县财政局2024年部门预算"), table(SPENDING, "部门支出总表", "单位：万元")]
    tables = read(*blocks, said("部门支出总表（续表）"), again)
    assert {row["table_title"] for row in tables["budget_lines"]} == {"部门支出总表"}
    assert {row["code"] for row in tables["budget_lines"]} == {"201", "205"}


def test_codes_in_brackets_and_a_title_that_shares_its_row_with_the_unit() -> None:
    spending = """
| 部门支出总表　　　　单位：万元 | < | < | < | < |
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| [201] | 一般公共服务支出 | 1935.36 | 1517.95 | 417.41 |
"""
    (total,) = (
        row
        for row in read(said("玉田县财政局2024年部门预算"), table(spending))["budget_lines"]
        if row["measure"] == "total"
    )
    assert (total["code"], total["table_title"], total["amount_yuan"]) == ("201", "部门支出总表", Decimal(19353600))


def test_a_word_set_wide_apart_without_rulings_is_one_column() -> None:
    summary = """
| 收入 | < | < | 支出 | < | < |
| 项 | 目 | 预算数 | 项 | 目 | 预算数 |
| | 一、一般公共预算拨款收入 | 1935.36 | | 一、一般公共服务支出 | 1935.36 |
| | 收入总计 | 1935.36 | | 支出总计 | 1935.36 |
"""
    made = table(summary, "部门收支总表", "单位：万元")
    made.span_known = False
    found = {(row["side"], row["name"]) for row in read(said("玉田县财政局2024年部门预算"), made)["budget_lines"]}
    assert {("revenue", "收入总计"), ("expenditure", "支出总计")} <= found


def test_codes_and_totals_without_rulings_are_no_words_set_wide_apart() -> None:
    basic = """
| 科目编码 | < | < | 科目名称 | 合计 | 人员经费 | 公用经费 |
| 类 | 款 | 项 | ^ | ^ | ^ | ^ |
| | 30102 | | 津贴补贴 | 4.74 | 4.74 | 0.00 |
| | 30106 | | 伙食补助费 | 19.70 | 19.70 | 0.00 |
| 合计 | | | | 24.44 | 24.44 | 0.00 |
"""
    made = table(basic, "一般公共预算基本支出表", "单位：万元")
    made.span_known = False
    rows = read(said("玉田县财政局2024年部门预算"), made)["budget_lines"]
    found = [(row["code"], row["name"], row["printed"]) for row in rows if row["measure"] == "total"]
    assert found == [("30102", "津贴补贴", "4.74"), ("30106", "伙食补助费", "19.70"), (None, "合计", "24.44")]


def test_items_without_rulings_whose_parts_do_not_make_the_total_give_no_figures() -> None:
    publics = """
| “三公”经费合计 | 因公出国（境）费 | 小计 | 公务用车购置费 | 公务用车运行费 | 公务接待费 |
| {} |
"""
    for figures, items in (("| 10.50 | 8.00 | | 8.00 | 2.50", 0), ("10.50 | 0.00 | | 0.00 | 8.00 | 2.50", 5)):
        made = table(publics.format(figures), "一般公共预算“三公”经费支出表", "单位：万元")
        made.span_known = False
        tables = read(said("玉田县财政局2024年部门预算"), table(SPENDING, "部门支出总表", "单位：万元"), made)
        assert len(tables["three_public"]) == items
        assert ("doubtful_columns" in codes(tables)) == (items == 0)


def test_a_single_column_of_figures_on_the_next_page_is_the_last_of_its_table() -> None:
    left = [["科目编码", "科目名称", "合计", "基本支出"]]
    left += [
        [code, name, "9.00", "5.00"]
        for code, name in (("201", "一般公共服务支出"), ("205", "教育支出"), ("208", "社保支出"))
    ]

    def printed(text: str, row: int) -> Paragraph:
        return Paragraph(text, Place(page=2, box=(30, 103 + 15 * row, 70, 112 + 15 * row)))

    head = [said("某县某局2024年部门预算"), said("部门支出总表"), said("单位：万元")]
    column = [printed("项目支出", 0), printed("4.00", 1), printed("3.00", 2), printed("2.00", 3)]
    for further, expected in ((column, ["40000.00", "30000.00", "20000.00"]), (column[1:], [])):
        tables = read(*head, _printed(1, 50, left), *further)
        found = [str(row["amount_yuan"]) for row in tables["budget_lines"] if row["measure"] == "project"]
        assert found == expected


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


def test_the_last_signs_of_a_cut_cell_under_a_table_do_not_end_it() -> None:
    edges = [0.0, 10, 20, 30]
    first = on_page(1, [["一级指标", "三级指标", "指标值"], ["效益指", "知晓率", "≥90%"]], edges)
    second = on_page(2, [["满意度指标", "满意率", "≥95%"]], edges)
    joined = join_continued([first, Paragraph("标", Place(page=1)), second])
    assert [len(block.rows) for block in joined if isinstance(block, Grid)] == [3]


def test_an_indicator_cut_by_a_page_is_one_where_digits_make_other_lines_longer() -> None:
    edges = [0.0, 10, 20, 30, 40]
    upper = [["二级指标", "三级指标", "指标值", "权重"], ["质量指标", "值大于80分的里\n程占比", "≥83%", "10"]]
    cut = on_page(1, [*upper, ["时效指标", "活动开展及时", "=100%", "15"]], edges)
    rest = on_page(2, [["", "率", " ", "  "], ["社会效益指标", "办复率", "≥90%", "5"]], edges)
    (joined,) = join_continued([cut, rest])
    assert isinstance(joined, Grid)
    assert [line[1].text for line in joined.rows[2:]] == ["活动开展及时\n率", "办复率"]


def test_money_carried_over_in_a_column_of_its_own_is_no_difference_of_the_row() -> None:
    beside = """
    | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 | 上年结转 |
    | 201 | 一般公共服务支出 | 110.00 | 60.00 | 40.00 | {} |
    """
    title = "部门支出总表"
    said_so = read(said("某县财政局2026年部门预算"), table(beside.format("10.00"), title, "单位：万元"))
    assert "sum_differs" not in codes(said_so)
    other = read(said("某县财政局2026年部门预算"), table(beside.format("9.00"), title, "单位：万元"))
    assert "sum_differs" in codes(other)


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


def status_of(tables: schema.Tables) -> dict[str, str]:
    return {row["table"]: row["status"] for row in tables["table_status"]}


def test_a_table_whose_header_is_not_understood_is_printed_but_not_read() -> None:
    strange = """
    | 农林水支出 | 9.00 |
    | 水利 | 9.00 |
    """
    second = table(strange, "一般公共预算支出表", "单位：万元")
    second.place = Place(table=2)
    tables = read(said("某县水务局2024年部门预算"), table(SUMMARY, "部门收支总表", "单位：万元"), second)
    assert status_of(tables)["general_public_expenditure"] == "unread"
    assert status_of(tables)["government_fund"] == "absent"
    assert [row["place"] for row in tables["issues"] if row["code"] == "table_not_read"] == ["表2"]


def test_a_table_of_which_no_figure_was_taken_is_printed_but_not_read() -> None:
    """Else a disclosed table would count as one that was published blank."""
    torn = """
    | 合计 | 因公出国（境）费 | 公务接待费 | 公务用车购置费 | 公务用车运行费 |
    | 9.00 | 1.00 | 1.00 | 1.00 | 1.00 |
    """
    open_table = table(torn, "“三公”经费支出表", "单位：万元")
    open_table.span_known, open_table.place = False, Place(table=2)
    tables = read(said("某县水务局2024年部门预算"), table(SUMMARY, "部门收支总表", "单位：万元"), open_table)
    assert status_of(tables)["three_public"] == "unread"


def test_lines_of_figures_below_a_title_are_a_table_that_was_not_read() -> None:
    tables = read(
        said("某县水务局2024年部门预算"),
        table(SUMMARY, "部门收支总表", "单位：万元"),
        said("一般公共预算支出表", 5),
        said("单位：万元", 6),
        said("213 农林水支出 9.00 5.00 4.00", 7),
        said("21303 水利 9.00 5.00 4.00", 8),
        said("2130301 行政运行 9.00 5.00 4.00", 9),
    )
    assert status_of(tables)["general_public_expenditure"] == "unread"
    assert "table_not_read" in codes(tables)


def test_sentences_below_the_title_of_a_table_are_no_table() -> None:
    tables = read(
        said("某县水务局2024年部门预算"),
        table(SUMMARY, "部门收支总表", "单位：万元"),
        said("一般公共预算支出表", 5),
        *(said(f"第{n}项支出安排 9.00万元，与上年持平。", 5 + n) for n in range(1, 5)),
    )
    assert status_of(tables)["general_public_expenditure"] == "absent"


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


def test_a_sum_is_not_doubted_where_its_parts_are_printed_in_parts() -> None:
    rows = """
    | 科目编码 | 科目名称 | 合计 | 本级安排 | < | 上级专项 | < |
    | ^ | ^ | ^ | 基本支出 | 项目支出 | 基本支出 | 项目支出 |
    | 213 | 农林水支出 | 9.00 | 5.00 | 3.00 | | 1.00 |
    """
    tables = read(said("某县水务局2024年部门预算"), table(rows, "一般公共预算支出表", "单位：万元"))
    assert "sum_differs" not in codes(tables)


def test_a_header_parted_from_its_figures_by_a_blank_line_is_theirs() -> None:
    header, figures = (
        grid("| 科目编码 | 科目名称 | 合计 |"),
        grid("| 213 | 农林水支出 | 9.00 |\n| 2130301 | 行政运行 | 9.00 |"),
    )
    joined = join_continued([header, figures])
    assert [len(block.rows) for block in joined if isinstance(block, Grid)] == [3]


SPLIT_HEADER = "| 科目编码 | 科目名称 | 合计 | 基本支出 |\n"


def test_a_table_pasted_page_by_page_goes_on_below_its_repeated_headings() -> None:
    """Else the rows of the further pages would fall to the table that their headings alone look like."""
    upper = grid(SPLIT_HEADER + "| 208 | 社会保障支出 | 9.00 | 9.00 |\n| 20805 | 养老支出 | 9.00 | 9.00 |")
    lower = grid(SPLIT_HEADER + "| 2080501 | 离退休 | 9.00 | 9.00 |\n|  | 合计 | 9.00 | 9.00 |")
    (joined,) = join_continued([upper, lower])
    assert isinstance(joined, Grid)
    assert [line[1].text for line in joined.rows] == ["科目名称", "社会保障支出", "养老支出", "离退休", "合计"]


def test_tables_of_two_bodies_with_the_same_headings_and_a_sum_each_stay_two() -> None:
    one = grid(SPLIT_HEADER + "|  | 合计 | 9.00 | 9.00 |\n| 208 | 社会保障支出 | 9.00 | 9.00 |")
    other = grid(SPLIT_HEADER + "|  | 合计 | 5.00 | 5.00 |\n| 208 | 社会保障支出 | 5.00 | 5.00 |")
    assert len(join_continued([one, other])) == 2


def test_forms_of_two_projects_below_each_other_stay_two() -> None:
    form = "| 主管部门 | 某县水务局 | 实施单位 | 某县水务局 |\n| 项目名称 | {} | 资金总额 | {} |\n| 一级指标 | 二级指标 | 三级指标 | 指标值 |"
    one, other = grid(form.format("巡河", "5.00")), grid(form.format("护林", "7.00"))
    assert len(join_continued([one, other])) == 2


def test_a_table_pasted_page_by_page_goes_on_where_its_items_count_on() -> None:
    """十九、 below 十八、, though its first row prints no figure."""
    upper = grid("| 收入 | 预算数 | 支出 | 预算数 |\n| 一、财政拨款 | 5.00 | 十八、援助支出 |  |")
    lower = grid("|  |  | 十九、气象支出 |  |\n| 总计 | 5.00 | 总计 | 5.00 |")
    (joined,) = join_continued([upper, lower])
    assert isinstance(joined, Grid)
    assert [line[2].text for line in joined.rows] == ["支出", "十八、援助支出", "十九、气象支出", "总计"]


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


def test_a_part_of_the_header_between_a_title_and_its_table_does_not_hide_the_title() -> None:
    tables = read(
        said("某县水务局2024年部门预算"),
        said("部门支出总表", 2),
        said("单位：万元", 3),
        said("其中：", 4),
        table("| 科目编码 | 科目名称 | 合计 | 一般公共预算 |\n| 213 | 农林水支出 | 9.00 | 9.00 |"),
    )
    assert [row["table"] for row in tables["table_status"] if row["status"] == "present"] == ["expenditure"]


def test_income_and_expenditure_in_tables_of_their_own_under_one_title_are_one_summary() -> None:
    income = "| 收入 | < |\n| 项目 | 预算数 |\n| 财政拨款收入 | 9.00 |\n| 收入总计 | 9.00 |"
    spending = "| 支出 | < |\n| 项目 | 预算数 |\n| 农林水支出 | 9.00 |\n| 支出总计 | 9.00 |"
    tables = read(said("某县水务局2024年部门预算"), table(income, "部门收支总表", "单位：万元"), table(spending))
    found = {(row["table"], row["side"], row["name"]): row["amount_yuan"] for row in tables["budget_lines"]}
    assert found["revenue_expenditure_summary", "expenditure", "支出总计"] == Decimal("90000.00")
    assert found["revenue_expenditure_summary", "revenue", "收入总计"] == Decimal("90000.00")


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
