"""Explanations for tests of the prose: sentences below a title, and what is read from them by item and by subject."""

from __future__ import annotations

from decimal import Decimal

from loaders import schema
from tests.layout_documents import read, said

BUDGET, ACCOUNT = "某县水务局2023年部门预算", "某县水务局2023年度部门决算"
REST = "资产总额1万元。流动资产2万元。无形资产3万元。"  # a text with fewer than three figures is no disclosure


def told(*paragraphs: str, title: str = BUDGET) -> schema.Tables:
    return read(said(title), *(said(text, line) for line, text in enumerate((*paragraphs, "十、资产", REST), 2)))


def publics(tables: schema.Tables) -> dict[str, tuple[Decimal | None, ...]]:
    """Amount, budget, last year's and change in 万元 of every item, which each come once."""
    rows = [row for row in tables["three_public"] if row["basis"] == "narrative"]
    fields = ("amount_yuan", "budget_yuan", "previous_yuan", "change_yuan")
    found = {row["item"]: tuple(None if row[name] is None else row[name] / 10_000 for name in fields) for row in rows}
    assert len(found) == len(rows)
    return found


def of(tables: schema.Tables, subject: str) -> list[tuple[Decimal | None, Decimal | None]]:
    return [(row["amount_yuan"], row["change_yuan"]) for row in tables["statements"] if row["subject"] == subject]
