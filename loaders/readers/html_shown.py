"""What a page hides only until a script shows it: the article itself, and the panes behind the tabs of a workbook; and
what it holds twice, once for each kind of screen."""

from __future__ import annotations

from typing import Any

from loaders.readers.html_styles import Styles
from loaders.readers.html_tables import text_length

PANES = ("div", "section", "article", "main", "li")
LEAST_CELLS = 8  # of a table worth a tab
MOST_READ = 20_000_000  # signs, however deep the parts of a page lie in one another
LEAST_COPY = 300  # signs of a part that is there twice

Element = Any  # lxml has no types


def show_what_scripts_show(root: Element, styles: Styles) -> None:
    """Unhide a part that holds most of the page's text, and those like a part beside them. Changes the tree."""
    hidden = [element for element in root.iter(*PANES) if styles.hides(element)]
    if not hidden:
        return
    half = text_length(root) / 2
    panes = [element for element in hidden if text_length(element) > half or _is_behind_a_tab(element, styles)]
    for element in panes:
        element.attrib.pop("hidden", None)
        element.set("style", "display:block;visibility:visible")


def _is_behind_a_tab(element: Element, styles: Styles) -> bool:
    """Whether a part of the same class that is not hidden stands beside it, both with tables, and not the same ones."""
    parent = element.getparent()
    if parent is None or not _holds_table(element):
        return False
    names = set((element.get("class") or "").split())
    return any(
        other.tag == element.tag
        and other is not element
        and (names & set((other.get("class") or "").split()) or (not names and not other.get("class")))
        and not styles.hides(other)
        and _holds_table(other)
        and "".join(other.itertext()) != "".join(element.itertext())
        for other in parent
    )


def _holds_table(element: Element) -> bool:
    return sum(1 for _, _ in zip(range(LEAST_CELLS), element.iter("td"), strict=False)) == LEAST_CELLS


def drop_copies(root: Element) -> None:
    """Take out every long part whose text another part before it has, word for word. Changes the tree."""
    seen: dict[str, Element] = {}
    read = 0
    for element in list(root.iter(*PANES)):
        text = "".join("".join(element.itertext()).split())
        read += len(text)
        if read > MOST_READ:
            return
        if len(text) < LEAST_COPY:
            continue
        first = seen.setdefault(text, element)
        if first is not element and first not in element.iterancestors():
            element.drop_tree()
