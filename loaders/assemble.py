"""One document → the tables of the contract: identity first, then every layout in turn over what it recognises."""

from __future__ import annotations

from dataclasses import replace

from loaders import schema
from loaders.document import Document, Grid, Place, UnreadableFile
from loaders.layouts import (
    assets,
    budget,
    departments,
    genre,
    identity,
    narrative_projects,
    performance,
    project_list,
    prose,
    status,
    three_public,
    titles,
    units,
    untitled,
)
from loaders.layouts.context import Context
from loaders.layouts.drawn import move_totals
from loaders.layouts.headers import Header
from loaders.layouts.overrun import read_whole_header
from loaders.numbers import parse_number
from loaders.subjects import mend_codes
from loaders.verify import verify


def assemble(document: Document) -> schema.Tables:
    """The tables of a prepared document. Raises UnreadableFile where it discloses nothing."""
    tables = schema.empty_tables()
    year = None
    for part in departments.split(document):
        found = _assemble_one(part, year)
        year = next((row["fiscal_year"] for row in found["disclosures"]), year)
        _number_again(found, {row["disclosure_id"] for row in tables["disclosures"]})
        for name, rows in found.items():
            tables[name] += rows
    if not tables["disclosures"]:
        raise UnreadableFile(_why_nothing(document))
    return tables


def _assemble_one(document: Document, year: int | None) -> schema.Tables:
    """The tables of a document of one department; empty where it discloses nothing. `year` is that of the part before."""
    who = identity.identify(document)
    if genre.is_of_government(document, who.title):
        return schema.empty_tables()
    who = replace(who, fiscal_year=who.fiscal_year or year)
    context = _read(document, who, who.printed_unit)
    if context.without_unit and who.printed_unit is None:
        proven = units.prove(context.tables)
        if proven:
            context = _read(document, who, proven)
        _report_unit(proven, document, context)
    if not _discloses(context) or genre.tells_of_others(document, who.title, context.tables):
        return schema.empty_tables()
    status.settle_duplicates(context)
    mend_codes(context)
    _add_disclosure(document, who, verify(context), context)
    return context.tables


def _number_again(tables: schema.Tables, taken: set[str]) -> None:
    """Give a part of a file an id of its own where another part has the same."""
    ids = {row["disclosure_id"] for row in tables["disclosures"]}
    for one in ids & taken:
        number = next(n for n in range(2, len(taken) + 2) if f"{one}-{n}" not in taken)
        for rows in tables.values():
            for row in rows:
                row["disclosure_id"] = f"{one}-{number}"


def _report_unit(proven: str | None, document: Document, context: Context) -> None:
    place = next((grid.place for grid in document.grids()), Place())
    if proven:
        message = f"各表未注明金额单位；表中数字与文字说明中的金额逐项相符，据此按{proven}计。"
        context.issue("notice", "unit_inferred", message, place)
    elif context.tables["budget_lines"] or context.tables["projects"]:
        context.issue("warning", "no_unit", "全文未注明金额单位，表中数字按元计，请核对。", place)


def _read(document: Document, who: identity.Identity, unit: str | None) -> Context:
    """Every layout in turn over what it recognises."""
    context = Context(_disclosure_id(who), who.fiscal_year, who.stage, unit, _pages_of_low_confidence(document))
    used = {id(grid) for grid in performance.read(document, context)}
    for grid in document.grids():
        if id(grid) not in used:
            _read_grid(grid, context)
    status.add_remarked_tables(document, context)
    status.add_remarks_of_prose(document, context)
    prose.read(document, context)
    narrative_projects.number_narrative_projects(context)
    if "department_budget" in who.kinds:
        status.add_unread_tables(document, context)
        status.add_absent_tables(context)
    for paragraph in document.paragraphs():
        context.add("paragraphs", text=paragraph.text, place=str(paragraph.place))
    for issue in document.issues:
        context.issue(issue.severity, issue.code, issue.message, issue.place)
    return context


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
        kind = "procurement" if "采购" in grid.title and "资产" not in grid.title else "assets"
        status.add_status(grid, kind, rows, before, context)
        return
    header = read_whole_header(grid, context.year)
    if not header.of_kind("measure"):
        printed = any(parse_number(cell.text) is not None for row in grid.rows for cell in row)
        if printed and kind not in (None, "organisation", "performance"):
            context.issue("notice", "unknown_table", f"表“{grid.title}”的表头未能识别，未采用其中数字。", grid.place)
        return
    kind = _kind_by_header(grid, header, kind, context)
    if kind is None and not project_list.is_project_list(grid, header):
        message = f"表“{grid.title or '无标题'}”不属于已知的预算表，未采用其中数字。"
        context.issue("notice", "unknown_table", message, grid.place)
        return
    if moved := move_totals(grid, header):
        message = (
            f"表“{grid.title or '无标题'}”没有竖线，有{moved}行的合计印在相邻栏下，按各项之和计入合计，请对照原件。"
        )
        context.issue("notice", "total_by_sum", message, grid.place)
    rows = _read_figures(grid, header, kind, context)
    if kind is not None:
        status.add_status(grid, kind, rows, before, context)


def _kind_by_header(grid: Grid, header: Header, kind: str | None, context: Context) -> str | None:
    """The kind of a table that its title names, or where that leaves it open its header, its sums or the table before."""
    codes = titles.codes_of(grid, header)
    if kind == "general_public_expenditure" and codes and all(code[0] in "35" for code in codes):
        kind = titles.by_header(header, codes)  # the second half of the table: by economic subject
    kind = kind if kind not in (None, "performance", "organisation") else titles.by_header(header, codes)
    if kind == "expenditure" and not titles.by_title(grid.title) and _holds("expenditure", context):
        kind = untitled.table_of_money(grid, header, context) or kind
    if kind is None and not grid.title:
        kind = untitled.other_half(header, context)
    if kind is None and three_public.has_items(grid, header):
        kind = "three_public"
    return kind


def _read_figures(grid: Grid, header: Header, kind: str | None, context: Context) -> int:
    """Read a table of a known kind, a list of projects, or one that is both; returns its rows with figures."""
    if kind == "three_public":
        return three_public.read_table(grid, header, context)
    rows = budget.read_lines(grid, kind, header, context) if kind is not None else 0
    if kind in (None, "other") and project_list.is_project_list(grid, header):
        project_list.read(grid, header, context)
    return rows


def _holds(table: str, context: Context) -> bool:
    return any(row["table"] == table for row in context.tables["table_status"])


def _discloses(context: Context) -> bool:
    figures = sum(len(context.tables[name]) for name in ("budget_lines", "indicators", "three_public"))
    planned = any(row["budget_yuan"] is not None or row["goals"] for row in context.tables["projects"])
    said = [row["subject"] for row in context.tables["statements"]]
    told = any(subject != "other" and not subject.startswith("procurement") for subject in said)
    return planned or figures > 0 or (len(said) >= 3 and told)


def _why_nothing(document: Document) -> str:
    scanned = [issue for issue in document.issues if issue.code == "scanned_page"]
    if scanned:
        return (
            f"{document.name} 是扫描件，没有文字层，无法读取其中的数字；请使用原始电子文件，或安装 rapidocr 后再读取。"
        )
    if not document.blocks and any(issue.code == "hidden_sheet" for issue in document.issues):
        return f"{document.name} 的工作表全部是隐藏的，请用 Excel/WPS 取消隐藏并确认可以公开，另存后再读取。"
    if not document.blocks:
        return f"{document.name} 中没有任何文字，请用相应软件打开查看，或重新下载。"
    if genre.is_of_government(document, identity.identify(document).title):
        return f"{document.name} 是一级政府的预决算或有关报告，不是部门的预决算，其中数字未采用。"
    if any(issue.code == "frames" for issue in document.issues):
        return f"{document.name} 的内容在网页框架嵌入的其他页面里，请打开框架里的页面另存后再读取。"
    if any(issue.code == "pictures" for issue in document.issues):
        return (
            f"{document.name} 中没有找到部门预决算或绩效目标的文字；文件里有图片，若内容在图片里，"
            "请改用原始的 PDF、Word 或 Excel 文件，否则请确认是否选错了文件。"
        )
    return f"{document.name} 中没有找到部门预决算或绩效目标的内容，请确认是否选错了文件。"


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
