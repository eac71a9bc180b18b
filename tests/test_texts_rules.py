"""A reader of English would meet Chinese in the catalogue of rules, or a rule without its reason, without these."""

import re

from analysis import rule_catalogue
from analysis.checks import RULES
from analysis.checks.engine import SECTIONS
from analysis.texts import Words
from analysis.texts.rule_sections import english

CHINESE = re.compile(r"[\u4e00-\u9fff]")
QUOTED = re.compile("“[^“”]*”")


def unquoted(text: str) -> str:
    """A text without what it quotes from documents."""
    return QUOTED.sub("", text)


def test_every_rule_has_its_sections_in_english() -> None:
    """A new rule is completed in the module of its theme under analysis/texts/rule_sections."""
    assert [rule_id for rule_id in RULES if rule_id not in english()] == []


def test_no_english_is_kept_of_a_rule_that_is_gone() -> None:
    assert [rule_id for rule_id in english() if rule_id not in RULES] == []


def test_the_english_of_a_rule_has_no_blank_section_and_quotes_chinese_only() -> None:
    wrong = [
        f"{rule_id}: {name}"
        for rule_id, sections in english().items()
        for name, text in zip(SECTIONS, sections, strict=True)
        if not text.strip().endswith((".", "……”).")) or CHINESE.search(unquoted(text))
    ]
    assert wrong == []


def test_the_first_sentence_of_a_rule_quotes_chinese_only() -> None:
    assert [rule.id for rule in RULES.values() if CHINESE.search(unquoted(rule.sections["Summary"]))] == []


def test_the_english_catalogue_shows_the_sections_that_the_chinese_one_shows() -> None:
    for rule in RULES.values():
        shown = {language: rule_catalogue.sections(rule, Words(language, "rules")) for language in ("zh", "en")}
        assert list(shown["zh"]) == list(shown["en"]) == list(SECTIONS), rule.id
        assert not any(CHINESE.search(unquoted(text)) for text in shown["en"].values()), rule.id
        assert all(CHINESE.search(text) or text[0].isdigit() for text in shown["zh"].values()), rule.id
