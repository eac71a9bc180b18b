"""What is loaded: one summary a disclosure, the nine required tables, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pandas as pd

from analysis import data, money, tables
from analysis.tables import Column, Source, Table
from analysis.texts import Words, issues
from loaders.schema import BUDGET_TABLES

Row = dict[str, Any]

# Where a total of expenditure stands, the best first: table, row label, measure.
TOTALS = (
    ("expenditure", "合计", "total"),
    ("expenditure", "合计", "current_year"),
    ("revenue_expenditure_summary", "本年支出合计", "total"),
    ("revenue_expenditure_summary", "支出总计", "total"),
)
LAST_TOTALS = (
    ("general_public_expenditure", "合计", "total"),
    ("general_public_expenditure", "合计", "general_public"),
)
TOTAL_TABLES = {table for table, _, _ in (*TOTALS, *LAST_TOTALS)}
MISSING_WIDTH = 190  # pixels that the longest word for a missing figure takes
STATUS = ("present", "declared_empty", "unread", "absent", "not_applicable")
STATUS_COLOURS = {
    "present": "#cfe6f3",
    "declared_empty": "#fdf0cf",
    "unread": "#e4dcf0",
    "absent": "#f6d5c3",
    "not_applicable": "#efece4",
}


def summaries(listed: pd.DataFrame) -> pd.DataFrame:
    """One row a disclosure of `listed`: totals with their basis and sources, shares and counts.

    None is not disclosed, or, where `unread` is true, printed in a table that was not read.
    """
    ids = listed["disclosure_id"].tolist()
    lines = _grouped(
        data.rows("budget_lines", ids, "code IS NULL AND side = 'expenditure' AND year_offset = 0 AND name LIKE '%计'")
    )
    statements = _grouped(
        data.rows(
            "statements", ids, "subject IN ('total_expenditure', 'basic_expenditure', 'project_expenditure', 'staff')"
        )
    )
    projects = _grouped(data.rows("projects", ids))
    unread = data.unread_tables(ids)
    indicators = _counts("indicators")
    issues = _counts("issues")
    records = []
    for row in tables.records(listed):
        key = row["disclosure_id"]
        records.append(
            {
                **row,
                **expenditure(lines.get(key, []), statements.get(key, [])),
                **project_budgets(projects.get(key, [])),
                "unread": not unread.get(key, set()).isdisjoint(TOTAL_TABLES),
                "indicators": indicators.get(key, 0),
                "issues": issues.get(key, 0),
            }
        )
    return tables.frame(records)


def expenditure(lines: list[Row], statements: list[Row]) -> Row:
    """Total, basic and project expenditure of one disclosure from its best place, and the shares of the total.

    Tables come before prose; prose before the table of the general public budget, which is a part only.
    """
    found = _from_tables(lines, TOTALS) or _from_prose(statements) or _from_tables(lines, LAST_TOTALS)
    total, basic, project, basis = found or (None, None, None, None)
    amounts = {"total": _amount(total), "basic": _amount(basic), "project": _amount(project)}
    return {
        **amounts,
        "basis": basis,
        "basic_share": money.share(amounts["basic"], amounts["total"]),
        "project_share": money.share(amounts["project"], amounts["total"]),
        "figures": {name: row for name, row in (("total", total), ("basic", basic), ("project", project)) if row},
    }


def _from_tables(lines: list[Row], places: Iterable[tuple[str, str, str]]) -> tuple[Any, ...] | None:
    for table, name, measure in places:
        total = _first(lines, table=table, name=name, measure=measure)
        if total:
            title = total["table_title"]
            parts = [_first(lines, table=table, table_title=title, name=name, measure=m) for m in ("basic", "project")]
            return total, *parts, table
    return None


def _from_prose(statements: list[Row]) -> tuple[Any, ...] | None:
    subjects = ("total_expenditure", "basic_expenditure", "project_expenditure")
    total, basic, project = (
        next((row for row in statements if row["subject"] == subject and row["amount_yuan"] is not None), None)
        for subject in subjects
    )
    return (total, basic, project, "statement") if total else None


def project_budgets(projects: list[Row]) -> Row:
    """Number of projects, how many state a budget, and the sum of those budgets (None where none does)."""
    budgets: dict[int, Row] = {}
    for row in sorted(projects, key=lambda row: str(row["basis"]) != "table"):
        if row["budget_yuan"] is not None:
            budgets.setdefault(row["project_no"], row)
    return {
        "projects": len({row["project_no"] for row in projects}),
        "projects_with_budget": len(budgets),
        "project_budgets": sum((row["budget_yuan"] for row in budgets.values()), Decimal(0)) if budgets else None,
        "budgets": list(budgets.values()),
    }


def summary_table(summary: pd.DataFrame, words: Words) -> Table:
    """The summaries as a table to show."""
    names = data.labels(summary, words)
    frame = summary.assign(
        label=summary["disclosure_id"].map(names),
        stage=summary["stage"].map(lambda stage: words(f"stage.{stage}") if stage else None),
        city_name=summary["city_name"].map(lambda city: city or "–"),
        kinds=summary["kinds"].map(lambda kinds: words("join").join(words(f"kind.{kind}") for kind in kinds or [])),
        basis=summary["basis"].map(lambda basis: words(f"basis.{basis}") if basis else None),
        sources=pd.Series([sources(row, words) for row in tables.records(summary)], dtype=object),
    ).astype(object)
    columns = [
        tables.label_column(names, words("disclosure")),
        Column("province_name", words("province")),
        Column("city_name", words("city")),
        Column("department_name", words("department"), width=180),
        Column("stage", words("stage")),
        Column("kinds", words("kinds")),
        Column("total", words("total_expenditure"), "money"),
        Column("basis", words("basis")),
        Column("basic", words("basic"), "money"),
        Column("project", words("project"), "money"),
        Column("basic_share", words("basic_share"), "percent"),
        Column("project_share", words("project_share"), "percent"),
        Column("projects", words("projects"), "count"),
        Column("projects_with_budget", words("projects_with_budget"), "count"),
        Column("project_budgets", words("project_budgets"), "money"),
        Column("indicators", words("indicators"), "count"),
        Column("issues", words("issues"), "count"),
        Column("source_file", words("file"), width=180),
    ]
    missing = words("not_disclosed")
    if summary["unread"].any():  # one word for a whole table: it is as long as it takes to be true of every row
        missing = words("not_disclosed_or_read")
        columns = [
            replace(column, width=MISSING_WIDTH)
            if column.kind in ("money", "percent") or column.name == "basis"
            else column
            for column in columns
        ]
    return Table(frame.where(frame.notna(), None), columns, missing)


def missing_word(row: Row, words: Words) -> str:
    """What stands in place of a figure that a summary does not have."""
    return words("not_read" if row["unread"] else "not_disclosed")


def sources(row: Row, words: Words) -> tuple[Source, ...]:
    """Where the total, basic and project figures of a summary are printed, and the budget of each project."""
    totals = [tables.source(figure, words(name)) for name, figure in row["figures"].items()]
    return (*totals, *(tables.source(project, project["project_name"] or "") for project in row["budgets"]))


def statuses(listed: pd.DataFrame) -> pd.DataFrame:
    """Each disclosure (rows) and required table (columns): one of STATUS.

    The list of tables is binding for department budgets alone; a performance text is not measured by it.
    """
    known: dict[tuple[str, str], Row] = {}
    for row in tables.records(data.rows("table_status", listed["disclosure_id"].tolist())):
        key = (row["disclosure_id"], row["table"])
        if key not in known or STATUS.index(row["status"]) < STATUS.index(known[key]["status"]):
            known[key] = row
    records = []
    for row in tables.records(listed):
        bound = "department_budget" in (row["kinds"] or [])
        found = {table: known.get((row["disclosure_id"], table)) for table in BUDGET_TABLES}
        missing = "absent" if bound else "not_applicable"
        cells = {table: status["status"] if status else missing for table, status in found.items()}
        records.append(
            {"disclosure_id": row["disclosure_id"], **cells, "found": [row for row in found.values() if row]}
        )
    return tables.frame(records)


def status_table(matrix: pd.DataFrame, names: dict[str, str], words: Words) -> Table:
    """The matrix as a table: a symbol and a word beside the colour."""
    frame = pd.DataFrame(
        {
            "label": matrix["disclosure_id"].map(names),
            **{table: matrix[table].map(lambda status: words(f"status.{status}")) for table in BUDGET_TABLES},
        }
    ).astype(object)
    frame[tables.SOURCES] = pd.Series(
        [
            tuple(
                Source(words(f"table.{row['table']}"), row["table_title"] or "", row["place"], row["disclosure_id"])
                for row in found
                if row["place"]
            )
            for found in matrix["found"]
        ],
        dtype=object,
    )
    columns = [tables.label_column(names, words("disclosure"))]
    columns += [Column(table, words(f"table.{table}")) for table in BUDGET_TABLES]
    marks = {words(f"status.{status}"): colour for status, colour in STATUS_COLOURS.items()}
    return Table(frame, columns, marks=marks)


def issue_table(ids: list[str], names: dict[str, str], words: Words) -> Table:
    """What the loader could not read, left unused or had to guess."""
    rows = tables.records(data.rows("issues", ids))
    frame = tables.frame(
        {
            "label": names[row["disclosure_id"]],
            "severity": words(f"severity.{row['severity']}"),
            "message": issues.english(row["code"], row["message"]) if words.language == "en" else row["message"],
            "place": words.place(row["place"]) or None,
        }
        for row in rows
    )
    columns = [
        tables.label_column(names, words("disclosure")),
        Column("severity", words("severity")),
        Column("message", words("message"), width=640),
        Column("place", words("place"), width=200),
    ]
    return Table(frame, columns)


def hero(summary: pd.DataFrame, words: Words) -> str:
    """One sentence on what is loaded."""
    years = sorted({int(year) for year in summary["fiscal_year"] if year})
    return words(
        "hero",
        count=len(summary),
        regions=summary["region_code"].nunique(),
        provinces=summary["province_name"].nunique(),
        years=str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}" if years else "",
        totals=int(summary["total"].notna().sum()),
        projects=int(summary["projects"].sum()),
        indicators=int(summary["indicators"].sum()),
    )


def _grouped(frame: pd.DataFrame) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in tables.records(frame):
        groups.setdefault(str(row["disclosure_id"]), []).append({str(key): value for key, value in row.items()})
    return groups


def _counts(table: str) -> dict[str, int]:
    frame = data.query(f'SELECT disclosure_id, count(*) AS n FROM "{table}" GROUP BY disclosure_id')
    return dict(zip(frame["disclosure_id"], frame["n"], strict=True))


def _first(rows: list[Row], **wanted: Any) -> Row | None:
    return next((row for row in rows if all(row[key] == value for key, value in wanted.items())), None)


def _amount(row: Row | None) -> Decimal | None:
    return row["amount_yuan"] if row else None
