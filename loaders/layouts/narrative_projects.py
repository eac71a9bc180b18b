"""Projects stated in prose and those printed in tables: one number for one project."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from loaders import schema
from loaders.layouts.context import Context


def number_narrative_projects(context: Context) -> None:
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
