"""The registry of rules and the run of all of them over one disclosure.

A rule is one decorated function that takes a `Disclosure` and yields `Held`, `Finding` or `Unchecked`. Its docstring is its
documentation: a first sentence, then `Rule:`, `Why:`, `Tolerance:`, `Not counted:`, `Example:`. Its id is never reused.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from analysis.checks.grouping import group_by_cause
from analysis.checks.index import Disclosure
from analysis.checks.model import Check, Finding, Held, Report, RuleResult, Severity, Status, Unchecked
from loaders import VERSION as LOADER_VERSION
from loaders import schema

RULES_VERSION = "1"
SECTIONS = ("Rule", "Why", "Tolerance", "Not counted", "Example")
_SECTION = re.compile(rf"^({'|'.join(SECTIONS)}): *", re.MULTILINE)
RuleFunction = Callable[[Disclosure], Iterator[Check]]


@dataclass(frozen=True)
class Rule:
    """One rule of the audit. `kinds` and `stages` say which disclosures it applies to; empty: all."""

    id: str
    theme: str
    title_zh: str
    title_en: str
    severity: Severity
    check: RuleFunction
    kinds: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()

    @cached_property
    def sections(self) -> dict[str, str]:
        """The docstring by section; `Summary` is its first sentence."""
        parts = _SECTION.split(inspect.cleandoc(self.check.__doc__ or ""))
        texts = {"Summary": parts[0]} | dict(zip(parts[1::2], parts[2::2], strict=True))
        return {name: " ".join(text.split()) for name, text in texts.items()}

    def applies_to(self, disclosure: Disclosure) -> bool:
        kinds, stage = disclosure.identity["kinds"] or (), disclosure.identity["stage"]
        return (not self.kinds or bool(set(self.kinds) & set(kinds))) and (not self.stages or stage in self.stages)


RULES: dict[str, Rule] = {}


def rule(
    rule_id: str,
    title_zh: str,
    title_en: str,
    severity: Severity,
    kinds: tuple[str, ...] = (),
    stages: tuple[str, ...] = (),
) -> Callable[[RuleFunction], RuleFunction]:
    """Register a function as a rule under a stable id."""

    def register(check: RuleFunction) -> RuleFunction:
        if rule_id in RULES:
            raise ValueError(f"rule id {rule_id} is taken")
        theme = check.__module__.rsplit(".", 1)[-1]
        RULES[rule_id] = Rule(rule_id, theme, title_zh, title_en, severity, check, kinds, stages)
        return check

    return register


def arrange(themes: list[str]) -> None:
    """Put the registry in the order of its themes. Raises KeyError on a rule of a theme that is not listed."""
    order = {theme: at for at, theme in enumerate(themes)}
    arranged = sorted(RULES.values(), key=lambda each: order[each.theme])
    RULES.clear()
    RULES.update({each.id: each for each in arranged})


def audit(tables: schema.Tables, rules: Iterable[Rule] | None = None) -> Report:
    """Run the rules over the tables of ONE disclosure.

    `tables` is table → rows as the loaders give them; the key `paragraphs` (rows with text and place) is optional, and
    rules that read the running text cannot be checked without it.
    """
    disclosure = Disclosure(tables)
    results = tuple(_run(each, disclosure) for each in (RULES.values() if rules is None else rules))
    findings = group_by_cause([finding for result in results for finding in result.findings], list(RULES))
    return Report(disclosure.identity, results, tuple(findings), RULES_VERSION, LOADER_VERSION)


def _run(each: Rule, disclosure: Disclosure) -> RuleResult:
    if not each.applies_to(disclosure):
        return RuleResult(each.id, Status.CANNOT_BE_CHECKED, reasons=("不适用于此类文件",))
    try:
        checks = list(each.check(disclosure))
    except Exception as error:  # noqa: BLE001 - a fault in one rule must never cost the reader the others; it is reported
        return RuleResult(each.id, Status.CRASHED, reasons=(f"{type(error).__name__}: {error}",))
    return _result(each, checks)


def _result(each: Rule, checks: list[Check]) -> RuleResult:
    held = sum(1 for check in checks if isinstance(check, Held))
    reasons = tuple(dict.fromkeys(check.reason for check in checks if isinstance(check, Unchecked)))
    findings = tuple(
        replace(check, rule_id=each.id, severity=check.severity or each.severity)
        for check in checks
        if isinstance(check, Finding)
    )
    if findings:
        return RuleResult(each.id, Status.FAILS, held, findings, reasons)
    if held:
        return RuleResult(each.id, Status.HOLDS, held, (), reasons)
    return RuleResult(each.id, Status.CANNOT_BE_CHECKED, 0, (), reasons or ("文件中没有所需的内容",))
