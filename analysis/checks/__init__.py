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
    goal_tables,
    indicator_class,
    indicator_said,
    indicator_sets,
    indicator_text,
    inside_table,
    plausibility,
    procurement,
    project_text,
    projects,
    prose,
    prose_parts,
    running,
    schedule,
    targets,
    text_marks,
    three_public,
    three_public_stated,
    wording,
)
from analysis.checks.engine import RULES, RULES_VERSION, Rule, arrange, audit
from analysis.checks.model import Finding, Report, RuleResult, Status

THEMES = (
    (inside_table, "表内"),
    (between_tables, "表间"),
    (between_rows, "表间：逐行"),
    (prose, "文字与表"),
    (prose_parts, "文字之间"),
    (changes, "增减变化"),
    (running, "机关运行经费"),
    (three_public, "“三公”经费：一致"),
    (three_public_stated, "“三公”经费：说明"),
    (projects, "项目"),
    (project_text, "项目：文字与表"),
    (indicator_said, "指标：文字与表"),
    (schedule, "支出进度"),
    (assets, "资产"),
    (procurement, "政府采购"),
    (completeness, "完整"),
    (goal_tables, "绩效目标表的完整"),
    (targets, "指标值"),
    (plausibility, "名称与内容"),
    (indicator_class, "指标归类"),
    (indicator_sets, "指标成套"),
    (indicator_text, "指标用语"),
    (wording, "文字"),
    (text_marks, "文字痕迹"),
    (codes, "科目编码"),
)
arrange([(module.__name__.rsplit(".", 1)[-1], title) for module, title in THEMES])

__all__ = ["RULES", "RULES_VERSION", "Finding", "Report", "Rule", "RuleResult", "Status", "audit"]
