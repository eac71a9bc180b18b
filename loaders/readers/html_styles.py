"""The little of CSS that decides what a page shows and where: display, position, offsets, sizes, by class or inline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

MAX_RULES = 200_000
KEPT = {
    "display", "visibility", "position", "left", "top", "bottom", "width", "height", "font-size", "transform",
    "margin-left", "line-height",
}  # fmt: skip
BRACE = re.compile(r"[{}]")
SELECTOR = re.compile(r"(?:[a-z][a-z0-9]*)?([.#][\w-]+)", re.IGNORECASE)
LENGTH = re.compile(r"\s*(-?\d{1,9}(?:\.\d+)?)\s*(px|pt|mm|cm|in|em|rem)?\s*$", re.IGNORECASE)
ZOOMED = re.compile(
    r"\s*(?:calc|round)\((?:\s*down,)?\s*var\(--[\w-]+\)\s*\*\s*(-?\d{1,9}(?:\.\d+)?px)\b", re.IGNORECASE
)
SHARE = re.compile(r"\s*(-?\d{1,4}(?:\.\d+)?)%\s*$")
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
            found.update(declarations(own))
        return found

    def hides(self, element: Element) -> bool:
        if element.get("hidden") is not None:
            return True
        own = (element.get("style") or "").lower()
        if "none" not in own and "hidden" not in own and not (self.rules and element.get("class")):
            return False
        return is_hidden(self.of(element))


def is_hidden(style: Style) -> bool:
    return style.get("display", "").startswith("none") or style.get("visibility", "").startswith("hidden")


def declarations(body: str) -> Style:
    """The properties of a style attribute or rule that matter here."""
    found: Style = {}
    for declaration in body.split(";"):
        key, colon, value = declaration.partition(":")
        key = key.strip().lower()
        if colon and key in KEPT:
            found[key] = value.replace("!important", "").strip().lower()
    return found


def read_styles(root: Element) -> Styles:
    """The rules of all style elements of a page."""
    styles = Styles()
    for element in root.iter("style"):
        for selectors, body in _rules(element.text_content() or ""):
            properties = declarations(body)
            for selector in selectors.split(",") if properties else []:
                match = SELECTOR.fullmatch(selector.strip())
                if match and len(styles.rules) < MAX_RULES:
                    styles.rules.setdefault(match.group(1), {}).update(properties)
    return styles


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """(selectors, declarations) of a style sheet, in one pass; what is for print alone is left out."""
    first, *rest = text.split("/*")
    text = first + "".join(part.partition("*/")[2] for part in rest)
    depth, at, printing, selectors = 0, 0, 0, ""
    for match in BRACE.finditer(text):
        before, at = text[at : match.start()].strip(), match.end()
        if match.group() == "{":
            depth += 1
            selectors = before
            if before.lower().startswith("@media print") and not printing:
                printing = depth
            continue
        if selectors and not printing:
            yield selectors, before
        selectors = ""
        depth = max(0, depth - 1)
        printing = printing if depth >= printing else 0


def pixels(text: str | None, whole: float | None = None) -> float | None:
    """A CSS length in pixels, a share of `whole` where that is known, or None; a viewer's own zoom counts as one."""
    zoomed = ZOOMED.match(text or "")
    match = LENGTH.match(zoomed[1] if zoomed else text or "")
    if match:
        return float(match.group(1)) * PIXELS[(match.group(2) or "px").lower()]
    share = SHARE.match(text or "") if whole else None
    return float(share[1]) / 100 * whole if share and whole else None
