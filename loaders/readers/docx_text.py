"""The text a reader of a Word document sees in one paragraph: fields resolved, deleted and hidden text left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.readers.package import attribute, local

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_DEPTH = 60
MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
SYMBOLS = {"f0fe": "☑", "f052": "☑", "f0a3": "□", "f0a8": "□", "f06f": "□", "f0fc": "✓", "f0d8": "➢"}
SKIPPED = {"del", "moveFrom", "rPr", "pPr", "instrText", "delText", "delInstrText", "rt"}
PICTURES = {"blip", "imagedata"}


@dataclass(slots=True)
class Style:
    """What the reader needs of a style: whether it marks a heading, and whether its text is hidden."""

    heading: bool = False
    hidden: bool = False


@dataclass(slots=True)
class TextReader:
    """Walks paragraphs in order, for a field may begin in one and end in another.

    `fields` holds, per open field, whether its result has begun. `boxes` collects the text boxes met, whose content
    stands beside the paragraph; `pictures`, `objects` and `numbered` count what gives no text.
    """

    styles: dict[str, Style]
    fields: list[bool] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    pictures: int = 0
    objects: int = 0
    numbered: int = 0

    def text(self, paragraph: Element) -> str:
        """The visible text of a paragraph; its text boxes are appended to `boxes`."""
        properties = child(paragraph, "pPr")
        style = self.styles.get(_style(properties), Style())
        if properties is not None and child(properties, "numPr") is not None:
            self.numbered += 1
        pieces = [] if style.hidden else list(self._pieces(paragraph, 0))
        while self.fields and not self.fields[-1]:
            self.fields.pop()  # instructions end with their paragraph at the latest: damage must not swallow the rest
        return "".join(pieces)

    def is_heading(self, paragraph: Element) -> bool:
        """Whether the paragraph, or its style, has an outline level."""
        properties = child(paragraph, "pPr")
        level = child(properties, "outlineLvl") if properties is not None else None
        if level is not None:
            return (attribute(level, "val") or "9") in "012345678"
        return self.styles.get(_style(properties), Style()).heading

    def _pieces(self, parent: Element, depth: int) -> Iterator[str]:
        if depth > MAX_DEPTH:
            return
        for element in parent:
            tag = local(element.tag)
            if tag == "t":
                if all(self.fields):
                    yield element.text or ""
            elif tag in MARKS:
                if all(self.fields):
                    yield MARKS[tag]
            elif tag == "sym":
                yield SYMBOLS.get((attribute(element, "char") or "").lower(), "")
            elif tag == "fldChar":
                self._field(attribute(element, "fldCharType"))
            elif tag == "txbxContent":
                self.boxes.append(element)
            elif tag == "AlternateContent":
                yield from self._alternative(element, depth)
            elif tag == "r" and self._is_hidden(element):
                for mark in (part for part in element if local(part.tag) == "fldChar"):
                    self._field(attribute(mark, "fldCharType"))
            elif tag not in SKIPPED:
                self.pictures += tag in PICTURES
                self.objects += tag == "OLEObject"
                yield from self._pieces(element, depth + 1)

    def _alternative(self, element: Element, depth: int) -> Iterator[str]:
        """One of the renderings of the same thing: the first that has something to say."""
        for option in element:
            boxes = len(self.boxes)
            pieces = list(self._pieces(option, depth + 1))
            if any(pieces) or len(self.boxes) > boxes:
                yield from pieces
                return

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _is_hidden(self, run: Element) -> bool:
        properties = child(run, "rPr")
        if properties is None:
            return False
        mark = child(properties, "vanish")
        if mark is not None:
            return is_on(mark)
        style = child(properties, "rStyle")
        return style is not None and self.styles.get(attribute(style, "val") or "", Style()).hidden


def child(element: Element, name: str) -> Element | None:
    """The first child of that local name."""
    return next((part for part in element if local(part.tag) == name), None)


def is_on(mark: Element) -> bool:
    """Whether an on/off property is on: present without a value means on."""
    return (attribute(mark, "val") or "true") not in ("0", "false", "off")


def number(element: Element | None, default: int, limit: int = 1000) -> int:
    """The integer value of a property, between 0 and `limit`."""
    value = attribute(element, "val") if element is not None else None
    if value is None or not value.strip().isascii() or not value.strip().isdigit():
        return default
    return min(int(value.strip()[:6]), limit)


def read_styles(root: Element | None) -> dict[str, Style]:
    """Style id → what it means here, following `basedOn`."""
    if root is None:
        return {}
    elements = {attribute(style, "styleId") or "": style for style in root if local(style.tag) == "style"}
    return {name: _resolve(name, elements) for name in elements}


def _resolve(name: str, elements: dict[str, Element]) -> Style:
    heading: bool | None = None
    hidden: bool | None = None
    seen: set[str] = set()
    while name in elements and name not in seen:
        seen.add(name)
        element = elements[name]
        level = _inside(element, "pPr", "outlineLvl")
        mark = _inside(element, "rPr", "vanish")
        if heading is None and level is not None:
            heading = number(level, 9) < 9
        if hidden is None and mark is not None:
            hidden = is_on(mark)
        based = child(element, "basedOn")
        name = (attribute(based, "val") or "") if based is not None else ""
    return Style(bool(heading), bool(hidden))


def _inside(element: Element, outer: str, inner: str) -> Element | None:
    found = child(element, outer)
    return child(found, inner) if found is not None else None


def _style(properties: Element | None) -> str:
    style = child(properties, "pStyle") if properties is not None else None
    return (attribute(style, "val") or "") if style is not None else ""
