"""Every table and field of the product, declared once: the store, the JSON, the exports and the docs come from here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

Row = dict[str, Any]
Tables = dict[str, list[Row]]

BUDGET_TABLES = (
    "revenue_expenditure_summary",
    "revenue",
    "expenditure",
    "fiscal_appropriation_summary",
    "general_public_expenditure",
    "basic_expenditure",
    "government_fund",
    "state_capital",
    "three_public",
)


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `type` is text, integer, decimal, boolean or list (of text); `unit` where it measures something."""

    name: str
    type: str
    zh: str
    en: str
    description: str
    unit: str = ""


_name_of = attrgetter("name")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the contract with its fields in order."""

    name: str
    zh: str
    en: str
    fields: tuple[Field, ...]

    def row(self, **values: Any) -> Row:
        """A complete row; fields not given are None. Raises KeyError on a field that the table does not have."""
        row: Row = dict.fromkeys(map(_name_of, self.fields))
        row.update(values)
        if len(row) > len(self.fields):
            raise KeyError(f"{self.name} has no field {list(row)[len(self.fields) :]}")
        return row


def _text(name: str, zh: str, en: str, description: str = "") -> Field:
    return Field(name, "text", zh, en, description or en)


def _integer(name: str, zh: str, en: str, description: str = "") -> Field:
    return Field(name, "integer", zh, en, description or en)


def _yuan(name: str, zh: str, en: str, description: str = "") -> Field:
    return Field(name, "decimal", zh, en, description or en, unit="元")


ID = _text("disclosure_id", "披露编号", "Disclosure", "Stable: region-department-year-kind.")
PROJECT_NO = _integer(
    "project_no", "项目序号", "Project no.", "Counts the projects of a disclosure from 1, as printed."
)
PRINTED = _text("printed", "原文", "As printed", "The figure exactly as it stands in the source.")
PLACE = _text("place", "出处", "Place", "Where it is printed: page, table, row, column; sheet cell; or line.")
BOX = _text("box", "页面位置", "Box", "left,top,right,bottom in points on the page, for fixed pages; else null.")
CONFIDENCE = _text(
    "confidence",
    "识别把握",
    "Confidence",
    "high as printed in the file, or where a sum of the document confirms it to the cent; low when recognised from a picture.",
)
BASIS = _text("basis", "依据", "Basis", "table or narrative: which of the two the document says it in.")

DISCLOSURES = Table(
    "disclosures",
    "披露文件",
    "Disclosures",
    (
        ID,
        _text("title", "标题", "Title"),
        _text("region_code", "行政区划代码", "Region code", "GB/T 2260, six digits; null where not determined."),
        _text("region_name", "地区", "Region"),
        _text("city_name", "地市", "City"),
        _text("province_name", "省份", "Province"),
        _text("department_name", "部门", "Department", "As printed in the document, spaces removed."),
        _text("department_code", "部门代码", "Department code", "Local code printed before the name (101, 101002)."),
        _integer("fiscal_year", "年度", "Fiscal year"),
        _text("stage", "阶段", "Stage", "budget or final_account."),
        Field("kinds", "list", "类型", "Kinds", "department_budget and/or performance."),
        _text("printed_unit", "原文单位", "Printed unit", "Unit of most tables: 元, 万元, 千元, 亿元 or null."),
        _text("source_file", "来源文件", "Source file"),
        _text("source_format", "格式", "Format"),
        _text("source_sha256", "文件指纹", "SHA-256"),
        _integer("page_count", "页数", "Pages"),
        _text(
            "reading_quality", "读取质量", "Reading quality", "One line: sums that the document states, held or not."
        ),
    ),
)

BUDGET_LINES = Table(
    "budget_lines",
    "预算表数据",
    "Budget lines",
    (
        ID,
        _text("table", "预算表", "Table", "One of the nine budget tables, or other."),
        _text("table_title", "表名", "Table title"),
        _text("side", "收支", "Side", "revenue or expenditure."),
        _text(
            "scheme",
            "分类",
            "Scheme",
            "function, economic_department, economic_government, revenue_source or three_public.",
        ),
        _text("code", "科目编码", "Code", "Full code as printed, parts joined; null where the row has none."),
        _text("level", "级次", "Level", "类, 款, 项 from the code; null for totals and rows without a code."),
        _text("name", "科目名称", "Name", "Row label as printed, white space removed."),
        _text("measure", "口径", "Measure", "total, basic, project, personnel, public, general_public, …"),
        _text("measure_title", "栏目", "Measure title", "Header as printed, white space removed, levels joined by /."),
        _integer(
            "year_offset", "年度差", "Year offset", "0 this year, -1 last year's column, -2 that of the year before it."
        ),
        _yuan("amount_yuan", "金额", "Amount"),
        PRINTED,
        PLACE,
        BOX,
        CONFIDENCE,
    ),
)

TABLE_STATUS = Table(
    "table_status",
    "各表公开情况",
    "Table status",
    (
        ID,
        _text("table", "预算表", "Table"),
        _text("table_title", "表名", "Table title"),
        _text("status", "状态", "Status", "present, declared_empty, unread (printed, but not read) or absent."),
        _integer("rows", "数据行数", "Rows", "Rows that hold at least one figure."),
        PLACE,
    ),
)

STATEMENTS = Table(
    "statements",
    "文字说明",
    "Statements",
    (
        ID,
        _text("subject", "事项", "Subject", "Enum where known (total_revenue, basic_expenditure, …), else other."),
        _text("subject_title", "事项原文", "Subject as printed"),
        _yuan("amount_yuan", "金额", "Amount"),
        _yuan("change_yuan", "比上年增减", "Change", "Signed, against last year; null where not stated."),
        Field("count", "decimal", "数量", "Count", "Staff, vehicles and the like."),
        _text("unit", "单位", "Unit", "Unit of the count, or of the amount as printed."),
        _text("quote", "原句", "Quote", "The clause that says it."),
        _text("printed", "原文", "As printed"),
        PLACE,
        BOX,
        CONFIDENCE,
    ),
)

THREE_PUBLIC = Table(
    "three_public",
    "三公经费",
    "Three publics",
    (
        ID,
        _text(
            "item",
            "项目",
            "Item",
            "subtotal, overseas, vehicles, vehicle_purchase, vehicle_operation, reception; total, meetings, training.",
        ),
        BASIS,
        _yuan(
            "amount_yuan", "金额", "Amount", "Budget; the final amount in final accounts. Null: change alone stated."
        ),
        _yuan("budget_yuan", "预算数", "Budget", "In final accounts the budget printed beside the final amount."),
        _yuan("previous_yuan", "上年数", "Last year"),
        _yuan("change_yuan", "增减", "Change"),
        _text("reason", "原因", "Reason", "As printed."),
        PRINTED,
        PLACE,
        BOX,
        CONFIDENCE,
    ),
)

PROJECTS = Table(
    "projects",
    "项目",
    "Projects",
    (
        ID,
        PROJECT_NO,
        _text("project_code", "项目编码", "Project code"),
        _text("project_name", "项目名称", "Project name"),
        BASIS,
        _yuan("budget_yuan", "预算数", "Budget"),
        _yuan("fiscal_yuan", "财政资金", "Fiscal funds"),
        _yuan("other_yuan", "其他资金", "Other funds"),
        _text("purpose", "资金用途", "Purpose"),
        Field("goals", "list", "绩效目标", "Goals", "One entry a goal, numbering removed."),
        PRINTED,
        PLACE,
        BOX,
        CONFIDENCE,
    ),
)

SCHEDULE = Table(
    "schedule",
    "支出进度",
    "Schedule",
    (
        ID,
        _integer("project_no", "项目序号", "Project no.", "Null where the schedule is of a class of spending."),
        _text("subject_title", "对象", "Subject", "What is scheduled, as printed: project or class of spending."),
        BASIS,
        _integer("month", "月份", "Month"),
        Field("cumulative_percent", "decimal", "累计进度", "Cumulative share", "Null where printed blank.", "%"),
        PRINTED,
        PLACE,
        BOX,
        CONFIDENCE,
    ),
)

INDICATORS = Table(
    "indicators",
    "绩效指标",
    "Indicators",
    (
        ID,
        PROJECT_NO,
        _integer("indicator_no", "指标序号", "Indicator no.", "Counts the indicators of a project from 1."),
        _text("level1", "一级指标", "Level 1"),
        _text("level2", "二级指标", "Level 2"),
        _text("level3", "三级指标", "Level 3"),
        _text("description", "绩效指标描述", "Description"),
        _text("target", "指标值", "Target", "As printed; null where printed blank."),
        _text("operator", "比较符", "Operator", "≥ ≤ = > < or null."),
        Field("value", "decimal", "数值", "Value", "The number of the target in its unit."),
        _text("value_unit", "计量单位", "Value unit"),
        _text("target_kind", "指标值类型", "Target kind", "number, percent, amount, date, word or blank."),
        _text("target_basis", "指标值确定依据", "Basis of the target", "Null where printed blank."),
        Field(
            "basis_column", "boolean", "有依据栏", "Has basis column", "Whether its table has a column for the basis."
        ),
        _text("weight", "权重", "Weight", "As printed, where the table has weights."),
        PLACE,
        BOX,
        CONFIDENCE,
    ),
)

ASSETS = Table(
    "assets",
    "资产与采购",
    "Assets and procurement",
    (
        ID,
        _text("table_title", "表名", "Table title"),
        _text("as_of", "截止时间", "As of"),
        _text("name", "名称", "Name"),
        Field("quantity", "decimal", "数量", "Quantity", "In the unit that the name states."),
        _yuan("amount_yuan", "金额", "Amount"),
        PRINTED,
        PLACE,
        BOX,
        CONFIDENCE,
    ),
)

PARAGRAPHS = Table(
    "paragraphs",
    "正文",
    "Running text",
    (
        ID,
        _text("text", "段落", "Paragraph", "As printed, the lines of a paragraph joined; tables are left out."),
        PLACE,
    ),
)

ISSUES = Table(
    "issues",
    "读取问题",
    "Reading issues",
    (
        ID,
        _text("severity", "程度", "Severity", "error, warning or notice."),
        _text("code", "代号", "Code"),
        _text("message", "说明", "Message"),
        PLACE,
    ),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        DISCLOSURES,
        BUDGET_LINES,
        TABLE_STATUS,
        STATEMENTS,
        THREE_PUBLIC,
        PROJECTS,
        SCHEDULE,
        INDICATORS,
        ASSETS,
        PARAGRAPHS,
        ISSUES,
    )
}


def empty_tables() -> Tables:
    """One empty list for each table of the contract."""
    return {name: [] for name in TABLES}


def by_disclosure(tables: Tables) -> Iterator[Tables]:
    """The tables of each disclosure apart."""
    for row in tables["disclosures"]:
        own = row["disclosure_id"]
        yield {name: [other for other in rows if other["disclosure_id"] == own] for name, rows in tables.items()}
