"""One document → the tables of the contract: identity first, then every layout in turn over what it recognises."""

from __future__ import annotations

import re
from collections import Counter

from rapidfuzz import fuzz

from loaders import schema
from loaders.document import Document, Grid, UnreadableFile
from loaders.layouts import assets, budget, identity, performance, project_list, prose, three_public, titles
from loaders.layouts.codes import CodeReader
from loaders.layouts.context import Context
from loaders.layouts.headers import Header, read_header
from loaders.numbers import fold, parse_number, squeeze
from loaders.verify import verify

_EMPTY_REMARK = re.compile(
    r"空表|无此项|没有|未安排|不涉及|无[^。，]{0,30}(?:预算|支出|收入|情况|安排|数据|发生|项目|该项|此项)|本年无"
)


def assemble(document: Document) -> schema.Tables:
    """The tables of a prepared document. Raises UnreadableFile where it discloses nothing."""
    who = identity.identify(document)
    context = Context(
        _disclosure_id(who), who.fiscal_year, who.stage, who.printed_unit, _pages_of_low_confidence(document)
    )
    used = {id(grid) for grid in performance.read(document, context)}
    for grid in document.grids():
        if id(grid) not in used:
            _read_grid(grid, context)
    prose.read(document, context)
    _number_narrative_projects(context)
    _add_absent_tables(who.kinds, context)
    for issue in document.issues:
        context.issue(issue.severity, issue.code, issue.message, issue.place)
    if not _discloses(context):
        raise UnreadableFile(_why_nothing(document))
    _settle_duplicates(context)
    _add_disclosure(document, who, verify(context), context)
    return context.tables


def _disclosure_id(who: identity.Identity) -> str:
    kind = "final_account" if who.stage == "final_account" else ("-".join(who.kinds) or "department_budget")
    parts = (
        who.region.code if who.region else "000000",
        who.department_name or "未知部门",
        str(who.fiscal_year or "0000"),
        kind,
    )
    return "-".join(parts)


def _pages_of_low_confidence(document: Document) -> frozenset[int]:
    return frozenset(issue.place.page for issue in document.issues if issue.code == "ocr_page" and issue.place.page)


def _read_grid(grid: Grid, context: Context) -> None:
    """Give a table to the layout that its title, or else its header, speaks for, and note its status."""
    kind = titles.by_title(grid.title)
    before = len(context.tables["budget_lines"])
    if assets.is_assets(grid.title, kind):
        rows = assets.read(grid, context)
        _add_status(
            grid,
            "procurement" if "采购" in grid.title and "资产" not in grid.title else "assets",
            rows,
            before,
            context,
        )
        return
    header = read_header(grid, context.year)
    if not header.of_kind("measure"):
        if any(parse_number(cell.text) is not None for row in grid.rows for cell in row) and kind not in (
            None,
            "organisation",
            "performance",
        ):
            context.issue("notice", "unknown_table", f"表“{grid.title}”的表头未能识别，未采用其中数字。", grid.place)
        return
    kind = kind if kind not in (None, "performance", "organisation") else titles.by_header(header, _codes(grid, header))
    if kind is None and project_list.is_project_list(grid, header):
        project_list.read(grid, header, context)
        return
    if kind is None:
        context.issue(
            "notice", "unknown_table", f"表“{grid.title or '无标题'}”不属于已知的预算表，未采用其中数字。", grid.place
        )
        return
    if kind == "three_public":
        rows = three_public.read_table(grid, header, context)
    else:
        rows = budget.read_lines(grid, kind, header, context)
        if kind == "other" and project_list.is_project_list(grid, header):
            project_list.read(grid, header, context)
    _add_status(grid, kind, rows, before, context)


def _codes(grid: Grid, header: Header) -> list[str]:
    reader = CodeReader()
    columns = [column.index for column in header.of_kind("code")]
    codes = [reader.read([row[i].text for i in columns]) for row in grid.rows[header.first_row :]] if columns else []
    return [code for code in codes if code]


def _add_status(grid: Grid, table: str, rows: int, before: int, context: Context) -> None:
    """`before` counts the budget lines read before this table: a remark that it is empty holds where all its own are zero."""
    remark = any(_EMPTY_REMARK.search(fold(note.text)) for note in grid.notes)
    inside = any(
        _EMPTY_REMARK.search(fold(cell.text)) for row in grid.rows for cell in row if len(squeeze(cell.text)) > 4
    )
    figures = [row["amount_yuan"] for row in context.tables["budget_lines"][before:]]
    status = "declared_empty" if (remark or inside) and not any(figures) and not (rows and not figures) else "present"
    context.add(
        "table_status",
        table=table,
        table_title=grid.title or None,
        status=status,
        rows=rows,
        place=str(grid.title_place or grid.place),
    )


def _add_absent_tables(kinds: tuple[str, ...], context: Context) -> None:
    """The nine tables that a department budget owes and that this document does not hold."""
    if "department_budget" not in kinds:
        return
    present = {row["table"] for row in context.tables["table_status"]}
    for table in schema.BUDGET_TABLES:
        if table not in present:
            context.add("table_status", table=table, status="absent", rows=0)


def _discloses(context: Context) -> bool:
    figures = sum(len(context.tables[name]) for name in ("budget_lines", "projects", "indicators", "three_public"))
    return figures > 0 or len(context.tables["statements"]) >= 3


def _why_nothing(document: Document) -> str:
    scanned = [issue for issue in document.issues if issue.code == "scanned_page"]
    if scanned:
        return (
            f"{document.name} 是扫描件，没有文字层，无法读取其中的数字；请使用原始电子文件，或安装 rapidocr 后再读取。"
        )
    return f"{document.name} 中没有找到部门预决算或绩效目标的内容，请确认是否选错了文件。"


def _number_narrative_projects(context: Context) -> None:
    """Give a project stated in prose the number of the table project it means: by budget and name, else by name."""
    projects = context.tables["projects"]
    printed = [row for row in projects if row["basis"] == "table"]
    numbers = {}
    next_number = max((row["project_no"] for row in printed), default=0)
    for row in projects:
        if row["basis"] != "narrative":
            continue
        match = _same_project(row, printed)
        if match is None:
            next_number += 1
        row["project_no"] = match["project_no"] if match else next_number
        numbers[row["project_name"]] = row["project_no"]
    for row in context.tables["schedule"]:
        if row["basis"] == "narrative":
            row["project_no"] = numbers.get(row["subject_title"])


def _same_project(row: schema.Row, printed: list[schema.Row]) -> schema.Row | None:
    def likeness(other: schema.Row) -> float:
        same_amount = row["budget_yuan"] is not None and row["budget_yuan"] == other["budget_yuan"]
        score = fuzz.token_set_ratio(_core(row["project_name"]), _core(other["project_name"])) / 100
        partial = fuzz.partial_ratio(_core(row["project_name"]), _core(other["project_name"])) / 100
        return max(score, partial) + (0.3 if same_amount else 0)

    best = max(printed, key=likeness, default=None)
    return best if best is not None and likeness(best) >= 0.85 else None


def _core(name: str | None) -> str:
    return re.sub(r"^[省市县区]|\d{4}年度?|项目|专项|经费|费$|[“”\"]", "", name or "")


def _settle_duplicates(context: Context) -> None:
    """Where two tables claim the same place, the one by its own fuller title keeps it and the other becomes `other`."""
    counts = Counter(row["table"] for row in context.tables["table_status"] if row["status"] != "absent")
    for table in ("basic_expenditure", "general_public_expenditure"):
        rows = [row for row in context.tables["table_status"] if row["table"] == table]
        if counts[table] < 2 or not any("一般公共预算" in (row["table_title"] or "") for row in rows):
            continue
        others = {row["table_title"] for row in rows if "一般公共预算" not in (row["table_title"] or "")}
        for name in ("table_status", "budget_lines"):
            for row in context.tables[name]:
                if row["table"] == table and row["table_title"] in others:
                    row["table"] = "other"


def _add_disclosure(document: Document, who: identity.Identity, quality: str | None, context: Context) -> None:
    region = who.region
    context.add(
        "disclosures",
        title=who.title,
        region_code=region.code if region and region.level != "country" else None,
        region_name=region.name if region else None,
        city_name=region.city_name if region else None,
        province_name=region.province_name if region else None,
        department_name=who.department_name,
        department_code=who.department_code,
        fiscal_year=who.fiscal_year,
        stage=who.stage,
        kinds=list(who.kinds),
        printed_unit=who.printed_unit,
        source_file=document.name,
        source_format=document.format,
        page_count=document.page_count,
        reading_quality=quality,
    )
