"""The audit: does a disclosure agree with itself, and is it complete? `audit(tables)` → `Report`.

`THEMES` below are all the rules there are, in the order that readers see them; importing a theme registers its rules.
"""

from __future__ import annotations

from analysis.checks import (
    assets,
    between_rows,
    between_tables,
    changes,
    codes,
    completeness,
    contents,
    costs,
    goal_tables,
    indicator_class,
    indicator_foreign,
    indicator_said,
    indicator_sets,
    indicator_text,
    inside_table,
    plausibility,
    procurement,
    project_names,
    project_text,
    projects,
    prose,
    prose_parts,
    running,
    schedule,
    schedule_events,
    target_sense,
    targets,
    text_form,
    text_marks,
    three_public,
    three_public_stated,
    wording,
)
from analysis.checks.engine import RULES, RULES_VERSION, Rule, arrange, audit
from analysis.checks.model import Finding, Report, RuleResult, Status

THEMES = (
    inside_table,
    between_tables,
    between_rows,
    prose,
    prose_parts,
    changes,
    running,
    three_public,
    three_public_stated,
    projects,
    costs,
    project_text,
    project_names,
    indicator_said,
    schedule,
    schedule_events,
    assets,
    procurement,
    completeness,
    contents,
    goal_tables,
    targets,
    target_sense,
    plausibility,
    indicator_class,
    indicator_foreign,
    indicator_sets,
    indicator_text,
    wording,
    text_marks,
    text_form,
    codes,
)
arrange([module.__name__.rsplit(".", 1)[-1] for module in THEMES])

__all__ = ["RULES", "RULES_VERSION", "Finding", "Report", "Rule", "RuleResult", "Status", "audit"]
