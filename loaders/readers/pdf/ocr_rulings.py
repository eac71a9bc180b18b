"""Ruling lines in the picture of a page: long runs of ink, row by row and column by column."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from loaders.readers.pdf.rulings import Drawing, Ruling

LEAST = 18.0  # points: a row of a table is hardly lower, strokes of letters are shorter
THICKEST = 4.0  # points; what is thicker is a bar or a picture
AROUND, DARKER = 15, 12  # a pixel is compared with those as many pixels around; a line is so much darker than paper
GAP, STEP = 5, 2  # pixels that a ruling may be broken for, and rows that it may jump

Pixels = np.ndarray[Any, np.dtype[Any]]


def turned(x: float, y: float, angle: float, shape: tuple[int, ...]) -> tuple[float, float]:
    """A point of a picture of `shape` (height, width) that lies askew by `angle` degrees, on the picture put upright."""
    sin, cos = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    middle_x, middle_y = shape[1] / 2, shape[0] / 2
    x, y = x - middle_x, y - middle_y
    return cos * x + sin * y + middle_x, cos * y - sin * x + middle_y


def find_rulings(picture: Pixels, angle: float, unit: float) -> Drawing:
    """Horizontal and vertical rulings in points, `unit` points a pixel, of a picture that lies askew by `angle` degrees."""
    ink = find_ink(picture)
    if angle:
        ink = upright(ink, angle, False)
    return Drawing(_rulings(ink, unit), _rulings(ink.T, unit))


def find_ink(picture: Pixels) -> Pixels:
    """True for the pixels that are darker than the paper around them."""
    grey = picture.mean(axis=2) if picture.ndim == 3 else picture.astype(float)
    ink: Pixels = grey < _mean_around(grey) - DARKER
    return ink


def _mean_around(grey: Pixels) -> Pixels:
    """The mean of the square around each pixel, so that shadows and tinted paper are no ink."""
    padded = np.pad(grey, AROUND, mode="edge")
    size = 2 * AROUND + 1
    for axis in (0, 1):
        sums = np.cumsum(padded, axis=axis)
        sums = np.concatenate([np.zeros_like(np.take(sums, [0], axis)), sums], axis)
        count = sums.shape[axis]
        padded = (np.take(sums, range(size, count), axis) - np.take(sums, range(count - size), axis)) / size
    return padded


def upright(picture: Pixels, angle: float, blank: Any) -> Pixels:
    """A picture that lies askew by `angle` degrees put upright, `blank` where it showed nothing."""
    rows, columns = np.indices(picture.shape[:2])
    xs, ys = turned(columns, rows, -angle, picture.shape)  # arrays work as numbers do
    height, width = picture.shape[:2]
    xs, ys = np.rint(xs).astype(int), np.rint(ys).astype(int)
    inside = (xs >= 0) & (xs < width) & (ys >= 0) & (ys < height)
    found: Pixels = picture[np.clip(ys, 0, height - 1), np.clip(xs, 0, width - 1)]
    found[~inside] = blank
    return found


@dataclass(slots=True)
class _Stroke:
    first_row: int
    last_row: int
    start: int
    end: int


def _rulings(ink: Pixels, unit: float) -> list[Ruling]:
    """The strokes that run along the rows of `ink`."""
    strokes: list[_Stroke] = []
    open_strokes: list[_Stroke] = []
    for row, start, end in _runs(ink, round(LEAST / unit)):
        open_strokes = [stroke for stroke in open_strokes if stroke.last_row >= row - STEP]
        stroke = next((one for one in open_strokes if one.start <= end + GAP and start <= one.end + GAP), None)
        if stroke is None:
            stroke = _Stroke(row, row, start, end)
            strokes.append(stroke)
            open_strokes.append(stroke)
        stroke.last_row, stroke.start, stroke.end = row, min(stroke.start, start), max(stroke.end, end)
    return [
        ((stroke.first_row + stroke.last_row + 1) / 2 * unit, stroke.start * unit, stroke.end * unit)
        for stroke in strokes
        if (stroke.last_row - stroke.first_row + 1) * unit <= THICKEST
    ]


def _runs(ink: Pixels, length: int) -> list[tuple[int, int, int]]:
    """(row, start, end) of the runs of ink at least that long, in order."""
    edges = np.diff(np.pad(ink, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    long = ends - starts >= length
    return list(zip(rows[long].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True))
