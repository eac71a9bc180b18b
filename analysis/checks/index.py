"""The tables of one disclosure, indexed once, with the questions that the rules ask of them."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import Any

from loaders import schema
from loaders.layouts.header_rows import TOTAL_ROW
from loaders.numbers import squeeze

Row = schema.Row
CARRY = re.compile(r"结转|结余|动用|使用.*(?:结余|基金)|事业基金")


class Disclosure:
    """One disclosure. `lines` are this year's figures of the budget tables, zeros included; blanks are not there."""

    def __init__(self, tables: schema.Tables) -> None:
        self.tables = tables
        self.identity: Row = tables["disclosures"][0] if tables["disclosures"] else schema.DISCLOSURES.row(kinds=[])
        self.lines: list[Row] = [row for row in tables["budget_lines"] if row["year_offset"] == 0]
        self._by_table: dict[str, list[Row]] = defaultdict(list)
        for row in self.lines:
            self._by_table[row["table"]].append(row)

    def rows(self, table: str, measure: str | None = None, side: str | None = None) -> list[Row]:
        """This year's figures of a budget table, of one measure and side."""
        return [
            row
            for row in self._by_table[table]
            if (measure is None or row["measure"] == measure) and (side is None or row["side"] == side)
        ]

    @cached_property
    def _cells(self) -> dict[tuple[str, str, str], list[Row]]:
        cells: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for row in self.lines:
            if row["code"]:
                cells[row["table"], row["code"], row["measure"]].append(row)
        return cells

    def cell(self, table: str, code: str, measure: str = "total") -> Row | None:
        """The figure of a code in a table; None where it is blank, or printed more than once with other amounts."""
        return _only(self._cells.get((table, code, measure), []))

    def codes(self, table: str, measure: str = "total") -> dict[str, Row]:
        """Code → figure, for the codes that a table prints once."""
        found = {
            code: self.cell(table, code, measure)
            for name, code, of in list(self._cells)
            if (name, of) == (table, measure)
        }
        return {code: row for code, row in found.items() if row is not None}

    def total(self, table: str, measure: str = "total") -> Row | None:
        """The figure of the row 合计 (or of the only, nameless row); None where there is none or several differ."""
        plain = [row for row in self.rows(table, measure) if not row["code"]]
        named = [row for row in plain if TOTAL_ROW.match(row["name"] or "")]
        if named:
            return _only(named)
        return _only(plain) if len(plain) == 1 and not plain[0]["name"] else None

    @cached_property
    def status(self) -> dict[str, str]:
        """Budget table → present, declared_empty, unread or absent; the first of several counts."""
        found: dict[str, str] = {}
        for row in self.tables["table_status"]:
            found.setdefault(row["table"], row["status"])
        return found

    @property
    def has_budget_tables(self) -> bool:
        return any(self._by_table[table] for table in schema.BUDGET_TABLES)

    @property
    def is_final(self) -> bool:
        return bool(self.identity["stage"] == "final_account")

    @property
    def year(self) -> int | None:
        year: int | None = self.identity["fiscal_year"]
        return year

    @property
    def in_hebei(self) -> bool:
        return bool(self.identity["province_name"] == "河北省")

    @property
    def paragraphs(self) -> list[Row]:
        """The running text: rows with text and place."""
        return self.tables["paragraphs"]

    @cached_property
    def text(self) -> str:
        """All running text, white space removed; blank where there is none."""
        return "".join(squeeze(row["text"]) for row in self.paragraphs)

    @cached_property
    def projects(self) -> list[Row]:
        """The projects of the goal tables or project lists, one each."""
        seen: dict[Any, Row] = {}
        for row in self.tables["projects"]:
            if row["basis"] == "table":
                kept = seen.setdefault(row["project_no"], row)
                if kept["budget_yuan"] is None and row["budget_yuan"] is not None:
                    seen[row["project_no"]] = row
        return list(seen.values())

    @cached_property
    def projects_in_prose(self) -> list[Row]:
        return [row for row in self.tables["projects"] if row["basis"] == "narrative"]

    @cached_property
    def projects_in_both(self) -> list[tuple[Row, Row]]:
        """Each project that the prose names and the tables hold: its row of the prose, and of the tables."""
        tables = {row["project_no"]: row for row in self.projects}
        return [(row, tables[row["project_no"]]) for row in self.projects_in_prose if row["project_no"] in tables]

    @cached_property
    def indicators(self) -> list[Row]:
        return self.tables["indicators"]

    def indicators_of(self, project_no: int | None) -> list[Row]:
        return [row for row in self.indicators if row["project_no"] == project_no]

    def three_public(self, item: str, basis: str) -> Row | None:
        """The first row of an item that holds an amount."""
        return next(
            (
                row
                for row in self.tables["three_public"]
                if row["item"] == item and row["basis"] == basis and row["amount_yuan"] is not None
            ),
            None,
        )

    def statements(self, subject: str) -> list[Row]:
        return [row for row in self.tables["statements"] if row["subject"] == subject]

    def assets(self, word: str) -> list[Row]:
        """Rows of the tables of assets or purchases whose title has a word."""
        return [row for row in self.tables["assets"] if word in (row["table_title"] or "")]


def _only(rows: list[Row]) -> Row | None:
    return rows[0] if rows and all(row["amount_yuan"] == rows[0]["amount_yuan"] for row in rows) else None
