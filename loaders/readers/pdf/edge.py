"""Figures that the edge of the paper cuts: what is left of one is another number, so it is not read."""

from __future__ import annotations

from loaders.readers.pdf.chars import Glyph

_OF_FIGURE = frozenset("0123456789.,，．%")
_NEAR = 0.4  # of the width of a sign; signs of one figure stand no further apart
_LEVEL = 0.3  # of the height of a sign; those of one figure stand as high
_Spot = tuple[float, float]  # an edge of a sign, and its middle


def without_cut_figures(glyphs: list[Glyph], beyond: list[Glyph]) -> list[Glyph]:
    """The characters of a page but for the figures that go on in those `beyond` its edges."""
    lines: dict[int, list[Glyph]] = {}
    for glyph in beyond:
        if glyph.text in _OF_FIGURE and abs(glyph.x) < 1e6:
            lines.setdefault(round(glyph.y), []).append(glyph)
    if not lines:
        return glyphs
    signs = [glyph for glyph in glyphs if glyph.text in _OF_FIGURE and _is_level(glyph, lines)]
    cut: set[int] = set()
    for lost in lines.values():
        cut |= _chain(signs, (min(lost, key=lambda g: g.left).left, lost[0].y), to_the_left=True)
        cut |= _chain(signs, (max(lost, key=lambda g: g.right).right, lost[0].y), to_the_left=False)
    return [glyph for glyph in glyphs if glyph.number not in cut] if cut else glyphs


def _is_level(glyph: Glyph, lines: dict[int, list[Glyph]]) -> bool:
    return any(round(glyph.y) + step in lines for step in (-1, 0, 1))


def _chain(signs: list[Glyph], start: _Spot, to_the_left: bool) -> set[int]:
    """The numbers of the signs that follow each other without a gap from `start` away from the edge of the page."""
    found: set[int] = set()
    (at, middle), ordered = start, sorted(signs, key=lambda g: -g.right if to_the_left else g.left)
    for glyph in ordered:
        gap = at - glyph.right if to_the_left else glyph.left - at
        if abs(glyph.y - middle) > _LEVEL * (glyph.bottom - glyph.top):
            continue
        if abs(gap) > _NEAR * (glyph.right - glyph.left):
            break
        found.add(glyph.number)
        at = glyph.left if to_the_left else glyph.right
    return found
