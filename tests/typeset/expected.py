"""What a disclosure must read back as, and the differences to what was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from loaders import schema

Record = tuple[Any, ...]

# Table → the fields that must be equal, and whether the order counts.
COMPARED: dict[str, tuple[str, ...]] = {
    "disclosures": ("region_code", "department_name", "fiscal_year", "stage", "printed_unit"),
    "budget_lines": ("table", "side", "code", "name", "measure", "year_offset", "amount_yuan"),
    "three_public": ("item", "basis", "amount_yuan", "budget_yuan", "previous_yuan", "change_yuan"),
    "projects": ("project_no", "project_code", "project_name", "basis", "budget_yuan", "fiscal_yuan", "other_yuan", "goals"),
    "schedule": ("project_no", "basis", "month", "cumulative_percent"),
    "indicators": (
        "project_no", "indicator_no", "level1", "level2", "level3", "description", "target", "operator", "value",
        "value_unit", "target_basis", "weight",
    ),
    "table_status": ("table", "status"),
    "statements": ("subject", "amount_yuan", "change_yuan"),
}  # fmt: skip


@dataclass(slots=True)
class Expected:
    """The rows of one disclosure by table, each the values of its compared fields."""

    rows: dict[str, list[Record]] = field(default_factory=lambda: {name: [] for name in COMPARED})
    issues: frozenset[str] = frozenset()  # one of these must be reported

    def add(self, table: str, /, **values: Any) -> None:
        self.rows[table].append(tuple(_plain(values.get(name)) for name in COMPARED[table]))


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def differences(wanted: list[Expected], tables: schema.Tables) -> Iterator[str]:
    """One line for every row that is missing or too many, disclosure by disclosure."""
    ids = [row["disclosure_id"] for row in tables["disclosures"]]
    if len(ids) != len(wanted):
        yield f"disclosures: {len(ids)} instead of {len(wanted)}"
        return
    for number, (one, wanted_one) in enumerate(zip(ids, wanted, strict=True)):
        for table, fields in COMPARED.items():
            found = [row for row in tables[table] if row["disclosure_id"] == one]
            rows = [tuple(_plain(row[name]) for name in fields) for row in found]
            if table == "table_status":
                rows = [row for row in rows if row[0] in schema.BUDGET_TABLES and row[1] != "absent"]
            yield from _differences(f"{number or ''}{table}", wanted_one.rows[table], rows)
        issues = {row["code"] for row in tables["issues"] if row["disclosure_id"] == one}
        if wanted_one.issues and not wanted_one.issues & issues:
            yield f"issue {' or '.join(sorted(wanted_one.issues))} is missing"


def _differences(table: str, wanted: list[Record], found: list[Record]) -> Iterator[str]:
    missing, extra = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
    yield from (f"{table} missing {_show(row)}" for row in missing.elements())
    yield from (f"{table} extra   {_show(row)}" for row in extra.elements())


def _show(row: Record) -> str:
    return " | ".join(str(value.normalize()) if isinstance(value, Decimal) else str(value) for value in row)
