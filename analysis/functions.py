"""Expenditure by function (类→款→项), by economic class, and two disclosures side by side."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from analysis import data, money, tables
from analysis.tables import Column, Table
from analysis.texts import Words

Row = dict[str, Any]

FUNCTION_TABLES = ("expenditure", "general_public_expenditure")  # the first that has function lines is used
MEASURES = ("total", "basic", "project")
SAME_AS_TOTAL = ("current_year", "general_public")  # headers that mean the total of such a table
ECONOMIC_MEASURES = ("total", "personnel", "public")
ROOT = "root"
LEVELS = {"类": 1, "款": 2, "项": 3}


def disclosures_with_lines() -> set[str]:
    """The disclosures that have expenditure lines by function."""
    frame = data.query(
        "SELECT DISTINCT disclosure_id FROM budget_lines WHERE scheme = 'function' AND side = 'expenditure' "
        'AND level IS NOT NULL AND list_contains(?, "table")',
        FUNCTION_TABLES,
    )
    return set(frame["disclosure_id"])


def function_lines(disclosure_id: str) -> tuple[pd.DataFrame, str | None]:
    """The lines of one disclosure, one a code with its measures, and the table they come from (None: it has none)."""
    rows = tables.records(data.rows("budget_lines", [disclosure_id], "scheme = 'function' AND side = 'expenditure'"))
    for table in FUNCTION_TABLES:
        chosen = [row for row in rows if row["table"] == table]
        if any(row["level"] for row in chosen):
            return pivot(chosen, MEASURES), table
    return tables.frame([]), None


def economic_lines(disclosure_id: str) -> pd.DataFrame:
    """Basic expenditure of one disclosure by economic class, one row a code with its measures."""
    where = "\"table\" = 'basic_expenditure' AND scheme = 'economic_department'"
    rows = tables.records(data.rows("budget_lines", [disclosure_id], where))
    return pivot([row for row in rows if row["level"] or is_total(row)], ECONOMIC_MEASURES)


def pivot(rows: Sequence[Row], measures: Sequence[str]) -> pd.DataFrame:
    """Long lines → one row a code: code, level, name, depth, parent, one column a measure, figures (its store rows).

    Only this year and the first table of its kind count; a figure printed twice under one code is taken once.
    """
    titles = [row["table_title"] for row in rows if row["level"]]
    found: dict[str, Row] = {}
    for row in rows:
        measure = "total" if row["measure"] in SAME_AS_TOTAL else row["measure"]
        if row["year_offset"] or measure not in measures or row["table_title"] != titles[0]:
            continue
        if not (row["level"] or is_total(row)):
            continue
        code = row["code"] if row["level"] else ROOT
        line = found.setdefault(code, {"code": code, "level": row["level"], "name": row["name"], "figures": {}})
        line["figures"].setdefault(measure, row)
    for code, line in found.items():
        line["parent"] = _parent(code, found)
        line["depth"] = LEVELS.get(line["level"] or "", 0)
        line.update({m: line["figures"][m]["amount_yuan"] if m in line["figures"] else None for m in measures})
    return tables.frame(found.values())


def is_total(row: Row) -> bool:
    """Whether a line is the total of its table."""
    return not row["code"] and row["name"] in ("合计", "总计", "支出合计")


def _parent(code: str, found: dict[str, Row]) -> str:
    if code == ROOT:
        return ""
    shorter = (code[:length] for length in range(len(code) - 1, 2, -1))
    return next((prefix for prefix in shorter if prefix in found), ROOT)


def tree(lines: pd.DataFrame, measure: str, root_name: str) -> pd.DataFrame:
    """Arrays for a sunburst, icicle or treemap of one measure: id, parent, name, own, amount.

    `own` is what the children of a node do not cover, so that no rounding in print can break the picture.
    """
    rows = [row for row in tables.records(lines) if row[measure] is not None and row["code"] != ROOT]
    sums: dict[str, Decimal] = {}
    for row in rows:
        sums[row["parent"]] = sums.get(row["parent"], Decimal(0)) + row[measure]
    total = next((row[measure] for row in tables.records(lines) if row["code"] == ROOT), None)
    whole = total if total is not None else sums.get(ROOT, Decimal(0))
    nodes: list[Row] = [{"id": ROOT, "parent": "", "name": root_name, "code": "", "amount": whole}]
    nodes += [
        {"id": row["code"], "parent": row["parent"], "name": row["name"], "code": row["code"], "amount": row[measure]}
        for row in rows
    ]
    for node in nodes:
        node["own"] = max(node["amount"] - sums.get(node["id"], Decimal(0)), Decimal(0))
        node["share"] = money.share(node["amount"], whole)
    return tables.frame(nodes)


def line_table(lines: pd.DataFrame, measures: Sequence[str], words: Words) -> Table:
    """All lines with their measures; a cell left blank in print stays blank."""
    records = tables.records(lines)
    total = next((row["total"] for row in records if row["code"] == ROOT), None)
    frame = tables.frame(
        {
            **row,
            "code": row["code"] if row["code"] != ROOT else "",
            "name": "　" * max(row["depth"] - 1, 0) + row["name"],
            "share": money.share(row["total"], total),
            "sources": tuple(tables.source(figure, words(measure)) for measure, figure in row["figures"].items()),
        }
        for row in records
    )
    columns = [Column("name", words("line"), pinned=True, width=230), Column("code", words("code"), width=84)]
    columns += [Column(measure, words(measure), "money") for measure in measures]
    return Table(frame, [*columns, Column("share", words("share"), "percent")], words("blank"))


def classes(lines: pd.DataFrame, depth: int = 1) -> pd.DataFrame:
    """The lines of one depth, in the order of their codes."""
    return lines[lines["depth"] == depth].sort_values("code")


def side_by_side(left: pd.DataFrame, right: pd.DataFrame, measure: str, depth: int) -> pd.DataFrame:
    """Two disclosures by code: amount and share of each; a code that one of them does not have is None there."""
    sides = {"a": left, "b": right}
    found: dict[str, Row] = {}
    for side, lines in sides.items():
        total = next((row[measure] for row in tables.records(lines) if row["code"] == ROOT), None)
        for row in tables.records(classes(lines, depth)):
            line = found.setdefault(row["code"], {"code": row["code"], "name": row["name"], "figures": {}})
            line[side] = row[measure]
            line[f"{side}_share"] = money.share(row[measure], total)
            if measure in row["figures"]:
                line["figures"][side] = row["figures"][measure]
    blank = {key: None for side in sides for key in (side, f"{side}_share")}
    return tables.frame({**blank, **found[code]} for code in sorted(found))


def side_table(pair: pd.DataFrame, names: tuple[str, str], words: Words) -> Table:
    """Two disclosures side by side as a table."""
    titles = dict(zip("ab", names, strict=True))
    sources = [
        tuple(tables.source(figure, titles[side]) for side, figure in figures.items()) for figures in pair["figures"]
    ]
    frame = pair.assign(sources=pd.Series(sources, dtype=object))
    columns = [Column("name", words("line"), pinned=True, width=230), Column("code", words("code"), width=84)]
    for side, title in titles.items():
        columns += [Column(side, title, "money"), Column(f"{side}_share", f"{title} {words('share')}", "percent")]
    return Table(frame.astype(object), columns, words("no_line"))


def compare(left: str, right: str, measure: str, depth: int, words: Words) -> tuple[pd.DataFrame, list[str]]:
    """Two disclosures side by side, and what a reader must know: other years, other tables."""
    (a, table_a), (b, table_b) = function_lines(left), function_lines(right)
    years = data.disclosures().set_index("disclosure_id")["fiscal_year"]
    cautions = []
    if years[left] != years[right]:
        cautions.append(words("pair.years", a=years[left], b=years[right]))
    if table_a != table_b:
        cautions.append(words("pair.tables", a=words(f"table.{table_a}"), b=words(f"table.{table_b}")))
    return side_by_side(a, b, measure, depth), cautions


def economic_rows(lines: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The lines to draw (款 where there are any, else 类) and the measures that make them up."""
    rows = classes(lines, 2) if (lines["depth"] == 2).any() else classes(lines, 1)
    split = rows["personnel"].notna().any() or rows["public"].notna().any()
    return rows, ("personnel", "public") if split else ("total",)


def why_none(listed: pd.DataFrame, chosen: str, names: dict[str, str], having: list[str], words: Words) -> str:
    """One sentence on why a disclosure has no lines by function, and which ones have."""
    kinds = listed.set_index("disclosure_id")["kinds"][chosen] or []
    why = words("why.no_tables" if "department_budget" in kinds else "why.performance")
    sentence = words("none", name=names[chosen], why=why)
    if having:
        sentence += " " + words("others", names=words("join").join(names[key] for key in having[:12]))
    return sentence
