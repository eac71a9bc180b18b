"""规则目录: every rule of the audit with its reason, tolerance and example, from the registry."""

import streamlit as st

from analysis import rule_catalogue
from analysis.checks import RULES, RULES_VERSION, Rule
from analysis.checks.model import SEVERITIES
from analysis.texts import Words
from pages import _parts, _shell


def show(words: Words) -> None:
    st.title(words("title"))
    st.caption(words("lead", count=len(RULES), version=RULES_VERSION))
    themes = rule_catalogue.themes()
    left, right = st.columns(2)
    with left:
        chosen = _parts.pick_many(
            "theme", words("theme"), themes, lambda token: rule_catalogue.theme(token, words), words("all")
        )
    with right:
        severities = _parts.pick_many(
            "rsev", words("severity"), SEVERITIES, lambda token: words(f"severity.{token}"), words("all")
        )
    rules = [rule for rule in RULES.values() if rule.theme in chosen and rule.severity in severities]
    if not rules:
        _parts.empty(words("none"))
        return
    st.download_button(
        words("markdown"),
        lambda: rule_catalogue.markdown(rules, words).encode(),
        f"{words('markdown.title')}.md",
        on_click="ignore",
        icon=":material/download:",
    )
    for token in themes:
        own = [rule for rule in rules if rule.theme == token]
        if own:
            st.subheader(words("theme.count", theme=rule_catalogue.theme(token, words), count=len(own)))
        with st.container(gap="xsmall"):
            for rule in own:
                show_rule(rule, words)
    st.subheader(words("table"))
    _parts.table(rule_catalogue.tabulate(rules, words), "rules", words("table"), words)


def show_rule(rule: Rule, words: Words) -> None:
    """One rule as a line that opens."""
    with st.expander(_parts.escape(rule_catalogue.headline(rule, words))):
        for line in rule_catalogue.lines(rule, words):
            st.markdown(_parts.escape(line))


show(_shell.words("rules"))
