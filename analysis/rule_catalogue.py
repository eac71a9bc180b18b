"""The catalogue of rules for the page and the download, from the registry and the docstrings."""

from __future__ import annotations

from collections.abc import Iterable

from analysis import tables
from analysis.checks import RULES, RULES_VERSION, Rule
from analysis.checks.engine import SECTIONS
from analysis.tables import Column, Table
from analysis.texts import Words
from analysis.texts.rule_sections import english


def themes() -> list[str]:
    """The themes in the order of the registry."""
    return list(dict.fromkeys(rule.theme for rule in RULES.values()))


def theme(token: str, words: Words) -> str:
    return words(f"theme.{token}" if words.has(f"theme.{token}") else "theme.other")


def title(rule: Rule, words: Words) -> str:
    return rule.title_zh if words.language == "zh" else rule.title_en


def sections(rule: Rule, words: Words) -> dict[str, str]:
    """The sections of a rule by name, in the language of the page; Chinese where there is no English yet."""
    own = english().get(rule.id)
    if words.language == "zh" or own is None:
        return {name: rule.sections[name] for name in SECTIONS if rule.sections.get(name)}
    return dict(zip(SECTIONS, own, strict=True))


def headline(rule: Rule, words: Words) -> str:
    return words("headline", sign=words(f"sign.{rule.severity}"), title=title(rule, words))


def lines(rule: Rule, words: Words) -> list[str]:
    """What there is to say of a rule, a line each."""
    kinds = [words(f"applies.{name}") for name in (*rule.kinds, *rule.stages)]
    told = [] if words.language == "zh" else [rule.sections["Summary"]]
    told += [f"{words(f'section.{name}')}{words('colon')}{text}" for name, text in sections(rule, words).items()]
    applies = words("applies", what=words("join").join(kinds)) if kinds else ""
    return [*told, " · ".join(part for part in (words(f"severity.{rule.severity}"), rule.id, applies) if part)]


def tabulate(rules: Iterable[Rule], words: Words) -> Table:
    """Every rule with its sections in columns."""
    rows = [
        {
            "theme": theme(rule.theme, words),
            "rule": title(rule, words),
            "severity": words(f"severity.{rule.severity}"),
            "id": rule.id,
            "summary": rule.sections["Summary"],
            **{name: told.get(name) for name in SECTIONS},
        }
        for rule, told in ((rule, sections(rule, words)) for rule in rules)
    ]
    columns = [
        Column("rule", words("column.rule"), pinned=True, width=240),
        Column("theme", words("theme")),
        Column("severity", words("severity")),
        *([Column("summary", words("column.summary"), width=320)] if words.language != "zh" else []),
        *(Column(name, words(f"section.{name}"), width=240) for name in SECTIONS),
        Column("id", words("column.id")),
    ]
    return Table(tables.frame(rows), columns)


def markdown(rules: Iterable[Rule], words: Words) -> str:
    """The rules as Markdown, by theme."""
    listed = list(rules)
    parts = [f"# {words('markdown.title')}", words("markdown.version", version=RULES_VERSION, count=len(listed))]
    for token in themes():
        own = [rule for rule in listed if rule.theme == token]
        parts += [f"## {theme(token, words)}"] if own else []
        for rule in own:
            parts += [f"### {title(rule, words)}", "\n".join(f"- {line}" for line in lines(rule, words))]
    return "\n\n".join(parts) + "\n"
