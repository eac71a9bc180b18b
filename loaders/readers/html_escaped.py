"""Pages that show the source of an article instead of the article: its tags were escaped once too often."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

LEAST_TAGS = 6
TAG = re.compile(r"</?(?:p|div|span|table|tr|td|tbody|font|br|strong)\b[^<>]{0,2000}>", re.IGNORECASE)

Element = Any  # lxml has no types


def unescape(root: Element) -> None:
    """Put elements in the place of every text that is their source. Changes the tree."""
    for element in list(root.iter()):
        text = element.text if isinstance(element.tag, str) and element.tag not in ("script", "style") else None
        if text and "<" in text and len(TAG.findall(text)) >= LEAST_TAGS:
            _replace(element, text)


def _replace(element: Element, text: str) -> None:
    try:
        inner = html.fragment_fromstring(text, create_parent="div")
    except etree.LxmlError:
        return  # no source after all
    element.text = None
    element.insert(0, inner)
