"""Coordinates: from the PDF's own user space to a page on which the text stands upright, and to the page as shown."""

from __future__ import annotations

import math
from dataclasses import dataclass

EDGE = 0.12  # the part of the page height at top and bottom in which page numbers stand

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """A turn of user space by `angle` degrees, with the origin at the top left and y growing downwards.

    `matrix` maps user space to the frame: x' = a·x + c·y + e, y' = b·x + d·y + f.
    """

    angle: float
    matrix: Matrix
    width: float
    height: float

    def to_user(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.matrix
        det = a * d - b * c
        x, y = x - e, y - f
        return (d * x - c * y) / det, (a * y - b * x) / det

    def from_user(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def box_to(self, other: Frame, box: Box) -> Box:
        """The same rectangle in another frame, there in hundredths of a point."""
        if self is other:
            return box
        left, top, right, bottom = box
        corners = [
            other.from_user(*self.to_user(x, y))
            for x, y in ((left, top), (right, top), (left, bottom), (right, bottom))
        ]
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        top, bottom = min(y for _, y in corners), max(y for _, y in corners)
        return round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)


def turned_frame(page_box: Box, angle: float) -> Frame:
    """The frame in which writing that runs at `angle` degrees in user space runs from left to right.

    `page_box` is (left, bottom, right, top) in user space.
    """
    radians = math.radians(angle)
    cos, sin = math.cos(radians), math.sin(radians)
    if angle % 90 == 0:
        cos, sin = float(round(cos)), float(round(sin))
    left, bottom, right, top = page_box
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    xs = [cos * x + sin * y for x, y in corners]
    ys = [sin * x - cos * y for x, y in corners]
    matrix = (cos, sin, sin, -cos, -min(xs), -min(ys))
    return Frame(angle, matrix, max(xs) - min(xs), max(ys) - min(ys))


def multiply(inner: Matrix, outer: Matrix) -> Matrix:
    """The map that first applies `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
