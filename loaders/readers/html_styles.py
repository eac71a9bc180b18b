"""The little of CSS that decides what a page shows and where: display, position, offsets, sizes, by class or inline."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

MAX_RULES = 200_000
KEPT = {
    "display", "visibility", "position", "left", "top", "bottom", "width", "height", "font-size", "transform", "margin-left"
}  # fmt: skip
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"([^{}]{1,2000})\{([^{}]*)\}")
SELECTOR = re.compile(r"(?:[a-z][a-z0-9]*)?([.#][\w-]+)", re.IGNORECASE)
PRINT_ONLY = re.compile(r"@media\s+print\s*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.IGNORECASE)
LENGTH = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*(px|pt|mm|cm|in|em|rem)?\s*$", re.IGNORECASE)
PIXELS = {"px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "em": 16.0, "rem": 16.0}

Element = Any  # lxml has no types
Style = dict[str, str]


@dataclass(slots=True)
class Styles:
    """Rules by single class or id; other selectors are left out."""

    rules: dict[str, Style] = field(default_factory=dict)

    def of(self, element: Element) -> Style:
        """The properties of an element: classes, then id, then its own style attribute."""
        found: Style = {}
        if self.rules:
            for name in (element.get("class") or "").split():
                found.update(self.rules.get("." + name, {}))
            found.update(self.rules.get("#" + (element.get("id") or ""), {}))
        own = element.get("style")
        if own:
            found.update(_declarations(own))
        return found

    def hides(self, element: Element) -> bool:
        if element.get("hidden") is not None:
            return True
        own = (element.get("style") or "").lower()
        if "none" not in own and "hidden" not in own and not (self.rules and element.get("class")):
            return False
        style = self.of(element)
        return style.get("display", "").startswith("none") or style.get("visibility", "").startswith("hidden")


def read_styles(root: Element) -> Styles:
    """The rules of all style elements of a page."""
    styles = Styles()
    for element in root.iter("style"):
        text = PRINT_ONLY.sub("", COMMENT.sub("", element.text_content() or ""))
        for selectors, body in RULE.findall(text):
            declarations = _declarations(body)
            for selector in selectors.split(",") if declarations else []:
                match = SELECTOR.fullmatch(selector.strip())
                if match and len(styles.rules) < MAX_RULES:
                    styles.rules.setdefault(match.group(1), {}).update(declarations)
    return styles


def pixels(text: str | None) -> float | None:
    """A CSS length in pixels, or None when it is no fixed length."""
    match = LENGTH.match(text or "")
    return float(match.group(1)) * PIXELS[(match.group(2) or "px").lower()] if match else None


def _declarations(body: str) -> Style:
    found: Style = {}
    for declaration in body.split(";"):
        key, colon, value = declaration.partition(":")
        key = key.strip().lower()
        if colon and key in KEPT:
            found[key] = value.replace("!important", "").strip().lower()
    return found
