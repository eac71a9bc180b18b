"""The rule catalogue, from the registry: as rows for a page and as Markdown for the docs."""

from __future__ import annotations

from analysis.checks.engine import RULES, RULES_VERSION, SECTIONS, THEME_TITLES, Rule

_SECTIONS_ZH = {"Rule": "规则", "Why": "为何", "Tolerance": "容差", "Not counted": "不计", "Example": "示例"}
_SEVERITY_ZH = {"error": "错误", "warning": "警告", "notice": "提示"}


def theme_zh(rule: Rule) -> str:
    """The theme of a rule in words of readers."""
    return THEME_TITLES[rule.theme]


def rows() -> list[dict[str, str]]:
    """One row a rule: id, theme, titles, severity, what it applies to, and the sections of its documentation."""
    return [
        {
            "id": rule.id,
            "theme": theme_zh(rule),
            "title_zh": rule.title_zh,
            "title_en": rule.title_en,
            "severity": rule.severity,
            "kinds": "、".join(rule.kinds),
            "stages": "、".join(rule.stages),
            "summary_en": rule.sections["Summary"],
            **{name.lower().replace(" ", "_"): rule.sections.get(name, "") for name in SECTIONS},
        }
        for rule in RULES.values()
    ]


def markdown() -> str:
    """The whole catalogue as Markdown, by theme."""
    parts = [
        f"# 核查规则目录\n\n规则版本 {RULES_VERSION}，共 {len(RULES)} 条。由 `analysis.checks.catalogue.markdown()` 生成。\n"
    ]
    theme = ""
    for rule in RULES.values():
        if rule.theme != theme:
            theme = rule.theme
            parts.append(f"\n## {theme_zh(rule)}\n")
        parts.append(_entry(rule))
    return "\n".join(parts)


def _entry(rule: Rule) -> str:
    lines = [
        f"### {rule.title_zh} · {rule.title_en}",
        "",
        f"`{rule.id}` · {_SEVERITY_ZH[rule.severity]}",
        "",
        rule.sections["Summary"],
        "",
    ]
    lines += [f"- {_SECTIONS_ZH[name]}：{rule.sections[name]}" for name in SECTIONS if rule.sections.get(name)]
    return "\n".join([*lines, ""])
