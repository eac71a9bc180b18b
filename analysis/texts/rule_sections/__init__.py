"""The rules of the audit in English: modules by theme, each a dict rule id → the sections of its docstring.

The docstring of a rule holds the sections in Chinese, the language of the norms that they cite. Terms are those of the
glossary; 万元 is wan yuan; words of a document stand in quotation marks, with their meaning in brackets.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from analysis.texts.rule_sections.model import English


@cache
def english() -> dict[str, English]:
    """Rule id → its sections, of all modules. Raises ValueError where a rule stands in two of them."""
    texts: dict[str, English] = {}
    for module in iter_modules(__path__):
        if module.name == "model":
            continue
        own: dict[str, English] = import_module(f"{__name__}.{module.name}").TEXTS
        if twice := texts.keys() & own.keys():
            raise ValueError(f"in two modules: {', '.join(sorted(twice))}")
        texts |= own
    return texts
