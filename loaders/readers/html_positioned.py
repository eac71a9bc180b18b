"""Pages whose text is set at fixed positions (pdf2htmlEX, pdf.js, OFD viewers): fragments of text and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from loaders.document import Document
from loaders.readers.html_pages import Fragment, blocks_of, text_width
from loaders.readers.html_styles import Styles, declarations, is_hidden, pixels
from loaders.readers.html_tables import INVISIBLE, LINE

MAX_DEPTH = 200
LINE_HEIGHT = 1.2  # of the size, where a page does not say
LEAST_SCALE, MOST_SCALE = 0.01, 100.0  # what a page is shown at
SCALE = re.compile(r"(?:matrix|scale)\(\s*(-?(?:\d{1,9}(?:\.\d*)?|\.\d+))")

Element = Any  # lxml has no types


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where an element's offsets count from."""

    page: int = 0
    left: float = 0.0
    top: float = 0.0
    width: float = 0.0
    height: float = 0.0
    size: float = 16.0
    scale: float = 1.0


def is_positioned(root: Element, styles: Styles) -> bool:
    """Whether most of the page's text stands in absolutely positioned elements, many of them."""
    if next(root.iter("table"), None) is not None and sum(1 for _ in root.iter("td")) > 8:
        return False
    placed = total = count = 0
    pending = [(root, False)]
    while pending:
        element, inside = pending.pop()
        if not isinstance(element.tag, str) or element.tag in INVISIBLE:
            continue
        own = len("".join((element.text or "").split()))
        if own or len(element):
            if is_hidden(declarations(element.get("style") or "")):
                continue  # by its own style alone: viewers hide all pages by class and show them one by one
            style = styles.of(element)
            if _is_absolute(style):
                inside = True
                count += own > 0
            elif style.get("position") == "relative" and inside and "width" in style:
                inside = False
        tails = sum(len("".join((child.tail or "").split())) for child in element)
        total += own + tails
        placed += own + tails if inside else 0
        pending += [(child, inside) for child in element]
    return count >= 10 and placed > 0.6 * total


def _is_absolute(style: dict[str, str]) -> bool:
    """Whether an element is set at a place; one with two offsets is, where a style sheet elsewhere says how."""
    position = style.get("position", "absolute" if "left" in style and "top" in style else "")
    offsets = "left" in style or "top" in style or "bottom" in style
    return position == "absolute" and offsets and pixels(style.get("width")) != 0


def read_positioned(root: Element, styles: Styles, document: Document) -> None:
    """Append the page's paragraphs and grids to the document."""
    reader = _Reader(styles)
    reader.walk(root, _Frame(), 0)
    document.blocks += blocks_of(reader.fragments)


class _Reader:
    """Collects fragments with positions counted from their page's corner."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.fragments: list[Fragment] = []
        self.pages = 0

    def walk(self, element: Element, frame: _Frame, depth: int) -> None:
        if depth > MAX_DEPTH or not isinstance(element.tag, str) or element.tag in INVISIBLE:
            return
        if is_hidden(declarations(element.get("style") or "")):
            return
        style = self.styles.of(element)
        frame = self._frame(style, frame, element.get("data-page-number") is not None)
        if _is_absolute(style) or frame.page == 0:
            self._run(element, frame)
        for child in element:
            if isinstance(child.tag, str):
                inner = self.styles.of(child)
                if _is_absolute(inner) or len(child) or inner.get("position") == "relative":
                    self.walk(child, frame, depth + 1)

    def _frame(self, style: dict[str, str], outer: _Frame, is_page: bool) -> _Frame:
        scale = outer.scale
        match = SCALE.search(style.get("transform", ""))
        if match and LEAST_SCALE <= abs(float(match.group(1))) * scale <= MOST_SCALE:
            scale *= abs(float(match.group(1)))
        size = pixels(style.get("font-size")) or outer.size
        width, height = (pixels(style.get(key)) or 0.0 for key in ("width", "height"))
        if _is_absolute(style):
            left, top, bottom = (
                pixels(style.get(key), whole)
                for key, whole in (("left", outer.width), ("top", outer.height), ("bottom", outer.height))
            )
            if top is None and bottom is not None:
                top = outer.height - bottom
            return _Frame(outer.page, outer.left + (left or 0.0), outer.top + (top or 0.0), width, height, size, scale)
        if is_page or (style.get("position") == "relative" and height > 100):
            self.pages += 1
            return _Frame(self.pages, 0.0, 0.0, width, height, size, scale)
        return _Frame(outer.page, outer.left, outer.top, width or outer.width, height or outer.height, size, scale)

    def _run(self, element: Element, frame: _Frame) -> None:
        """The text of one positioned element; wide spacers inside part it into fragments."""
        size = frame.size * frame.scale
        left, start, text, top = frame.left, frame.left, "", frame.top
        for piece, gap in self._inline(element, 0):
            advance = gap * frame.scale
            if piece == LINE:
                if text.strip():
                    self.fragments.append(Fragment(text, frame.page, start, top, left - start, size))
                left, start, text, top = frame.left, frame.left, "", top + self._line_height(element, frame)
                continue
            if text.strip() and advance > 0.4 * size:
                self.fragments.append(Fragment(text, frame.page, start, top, left - start, size))
                text = ""
            left += advance
            if not text:
                start = left
            text += piece
            left += text_width(piece) * size if not gap else 0.0
        if text.strip():
            self.fragments.append(Fragment(text, frame.page, start, top, left - start, size))

    def _line_height(self, element: Element, frame: _Frame) -> float:
        printed = pixels(self.styles.of(element).get("line-height"))
        return (printed or LINE_HEIGHT * frame.size) * frame.scale

    def _inline(self, element: Element, depth: int) -> Iterator[tuple[str, float]]:
        """(text, 0) and ("", spacer width) in order, leaving out what is positioned by itself."""
        if element.text:
            yield element.text.replace("\n", " "), 0.0
        for child in element:
            if isinstance(child.tag, str) and child.tag not in INVISIBLE and depth < MAX_DEPTH:
                style = self.styles.of(child)
                if child.tag == "br":
                    yield LINE, 0.0
                elif not _is_absolute(style) and style.get("display") != "none" and style.get("position") != "relative":
                    width = pixels(style.get("width")) or pixels(style.get("margin-left"))
                    if width and not "".join(child.itertext()).strip():
                        yield "", width
                    else:
                        yield from self._inline(child, depth + 1)
            if child.tail:
                yield child.tail.replace("\n", " "), 0.0
