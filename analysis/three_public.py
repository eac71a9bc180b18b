"""三公经费: each item in both bases, last year's figure printed or implied, shares, and where table and prose differ."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from analysis import data, money, overview, tables
from analysis.tables import Column, Table
from analysis.texts import Words

Row = dict[str, Any]

ITEMS = (
    "subtotal",
    "overseas",
    "vehicles",
    "vehicle_purchase",
    "vehicle_operation",
    "reception",
    "total",
    "meetings",
    "training",
)
BASES = ("table", "narrative")
MEASURES = ("amount", "share", "per_staff")
ROUNDING = Decimal(100)  # two figures printed in 万元 with two decimals may differ by this much and mean the same


def items(listed: pd.DataFrame) -> pd.DataFrame:
    """One row a disclosure and item, in the order of years, then region codes; nothing is ranked.

    Per basis: {basis}, {basis}_share, {basis}_per_staff and {basis}_state (stated, blank: the table is there but its cell
    is empty, unread: the table is printed but was not read, or missing). Beside them previous with previous_basis and
    previous_implied, change, reason, figures.
    """
    ids = listed["disclosure_id"].tolist()
    found = {
        (row["disclosure_id"], row["item"], row["basis"]): row for row in _reversed(data.rows("three_public", ids))
    }
    states = _table_states(ids)
    totals = _totals(listed)
    staff = staff_counts(ids)
    records: list[Row] = []
    for row in tables.records(listed.sort_values("fiscal_year", kind="stable")):
        key = row["disclosure_id"]
        for item in ITEMS:
            figures = {basis: found[key, item, basis] for basis in BASES if (key, item, basis) in found}
            record = {"disclosure_id": key, "fiscal_year": row["fiscal_year"], "item": item, "staff": staff.get(key)}
            record |= {"unit": row["printed_unit"], "figures": figures, **last_year(figures)}
            for basis in BASES:
                without = states.get(key, "missing") if basis == "table" else "missing"
                record |= _measures(basis, figures.get(basis), totals[key], staff.get(key), without)
            records.append(record)
    return tables.frame(records)


def _measures(basis: str, figure: Row | None, total: Decimal | None, staff: Decimal | None, without: str) -> Row:
    amount = figure["amount_yuan"] if figure else None
    return {
        basis: amount,
        f"{basis}_share": money.share(amount, total),
        f"{basis}_per_staff": money.share(amount, staff),
        f"{basis}_state": without if amount is None else "stated",
    }


def last_year(figures: dict[str, Row]) -> Row:
    """Last year's figure as printed, else implied by amount and change of the same basis; the change and its reason."""
    result: Row = dict.fromkeys(("previous", "previous_basis", "previous_implied", "change", "reason"))
    for basis in BASES:
        row = figures.get(basis)
        if row is None:
            continue
        if result["reason"] is None:
            result["reason"] = row["reason"]
        if result["change"] is None:
            result["change"] = row["change_yuan"]
        if result["previous"] is None and row["previous_yuan"] is not None:
            result |= {"previous": row["previous_yuan"], "previous_basis": basis, "previous_implied": False}
    if result["previous"] is None:
        for basis, row in figures.items():
            if row["amount_yuan"] is not None and row["change_yuan"] is not None:
                implied = row["amount_yuan"] - row["change_yuan"]
                return result | {"previous": implied, "previous_basis": basis, "previous_implied": True}
    return result


def staff_counts(ids: Sequence[str]) -> dict[str, Decimal]:
    """Staff as stated in prose; a document that gives several different numbers is left out, for which one is a guess."""
    counts: dict[str, set[Decimal]] = {}
    for row in tables.records(data.rows("statements", ids, "subject = 'staff'")):
        if row["count"]:
            counts.setdefault(row["disclosure_id"], set()).add(row["count"])
    return {key: values.pop() for key, values in counts.items() if len(values) == 1}


def differences(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows where table and prose do not say the same, an empty cell of the table against a prose figure included."""
    rows = []
    for row in tables.records(frame):
        table, prose = row["table"], row["narrative"]
        blank = row["table_state"] == "blank" and prose
        unequal = table is not None and prose is not None and abs(table - prose) > _tolerance(row)
        if blank or unequal:
            rows.append(row)
    return tables.frame(rows)


def _tolerance(row: Row) -> Decimal:
    printed = "".join(str(figure["printed"]) for figure in row["figures"].values()) + str(row["unit"])
    return ROUNDING if "万" in printed else Decimal(0)


def of_item(frame: pd.DataFrame, item: str) -> pd.DataFrame:
    """The rows of one item."""
    return frame[frame["item"] == item]


def stated_items(frame: pd.DataFrame) -> list[str]:
    """The items that at least one disclosure says anything about; the subtotal always."""
    stated = {row["item"] for row in tables.records(frame) if row["figures"]}
    return [item for item in ITEMS if item in stated or item == "subtotal"]


def item_table(frame: pd.DataFrame, names: dict[str, str], words: Words) -> Table:
    """All items of these disclosures with both bases, last year, change, reason and measures."""
    shown = tables.frame(
        {
            **row,
            "label": names[row["disclosure_id"]],
            "item": words(f"item.{row['item']}"),
            "previous_basis": _previous_note(row, words) or "",
            "share": row["table_share"] if row["table_share"] is not None else row["narrative_share"],
            "per_staff": row["table_per_staff"] if row["table_per_staff"] is not None else row["narrative_per_staff"],
            "note": words(f"state.{row['table_state']}") if row["table_state"] in ("blank", "unread") else "",
            "reason": row["reason"] or "",
            "sources": tuple(
                tables.source(figure, words(f"basis.{basis}")) for basis, figure in row["figures"].items()
            ),
        }
        for row in tables.records(frame)
        if row["figures"]
    )
    columns = [
        tables.label_column(names, words("disclosure")),
        Column("item", words("item"), width=150),
        Column("table", words("basis.table"), "money"),
        Column("narrative", words("basis.narrative"), "money"),
        Column("note", words("note")),
        Column("previous", words("previous"), "money"),
        Column("previous_basis", words("previous_basis")),
        Column("change", words("change"), "money"),
        Column("reason", words("reason"), width=260),
        Column("share", words("share_of_total"), "percent"),
        Column("per_staff", words("measure.per_staff"), "money"),
        Column("staff", words("staff"), "count"),
    ]
    return Table(shown if len(shown) else pd.DataFrame(columns=[c.name for c in columns]), columns, words("not_stated"))


def _previous_note(row: Row, words: Words) -> str | None:
    if row["previous"] is None:
        return None
    return words(
        "implied_from" if row["previous_implied"] else "printed_in", basis=words(f"basis.{row['previous_basis']}")
    )


def difference_sentences(frame: pd.DataFrame, names: dict[str, str], unit: str, words: Words) -> list[str]:
    """One sentence a difference: A does not equal B."""
    unit_name = words(f"unit.{unit}")
    return [
        words(
            "differ.blank" if row["table"] is None else "differ",
            name=names[row["disclosure_id"]],
            item=words(f"item.{row['item']}"),
            table=money.number(row["table"], unit),
            narrative=money.number(row["narrative"], unit),
            unit=unit_name,
        )
        for row in tables.records(frame)
    ]


def years(frame: pd.DataFrame) -> list[int]:
    """The years in a selection."""
    return sorted({int(year) for year in frame["fiscal_year"] if year})


def _totals(listed: pd.DataFrame) -> dict[str, Decimal | None]:
    summary = overview.summaries(listed)
    return dict(zip(summary["disclosure_id"], summary["total"], strict=True))


def _table_states(ids: Sequence[str]) -> dict[str, str]:
    """What a figure that the table of 三公经费 does not give is: blank where it holds others, unread where none was read."""
    unread = {key: "unread" for key, found in data.unread_tables(ids).items() if "three_public" in found}
    frame = data.rows("three_public", ids, "basis = 'table'")
    return unread | dict.fromkeys(frame["disclosure_id"], "blank")


def _reversed(frame: pd.DataFrame) -> list[Row]:
    """The rows backwards, so that the first row of a key is the one that stays in a dict."""
    return tables.records(frame)[::-1]
