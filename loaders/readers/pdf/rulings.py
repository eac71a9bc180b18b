"""Ruling lines of a page: strokes, thin filled rectangles, edges of boxes; broken and double lines made whole."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from ctypes import addressof, c_float, c_int, c_uint
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]

from loaders.readers.pdf import native
from loaders.readers.pdf.chars import TooManyObjects
from loaders.readers.pdf.frame import Box, Matrix, multiply

MAX_OBJECTS = 500_000
MAX_DEPTH = 8
MAX_SEGMENTS = 4_000  # of one path; charts and maps have more, tables do not
THIN = 2.6

Ruling = tuple[float, float, float]  # position, start, end


@dataclass(slots=True)
class Drawing:
    """What a page draws besides text: horizontal rulings (y, x0, x1), vertical (x, y0, y1), shaded boxes, images."""

    horizontal: list[Ruling] = field(default_factory=list)
    vertical: list[Ruling] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    paths: int = 0
    objects: int = 0


class _Collector:
    """Walks the page objects; holds the buffers PDFium writes to, so that they are made once a page."""

    def __init__(self) -> None:
        self.drawing = Drawing()
        self._floats, self._colour, self._modes = (c_float * 4)(), (c_uint * 4)(), (c_int * 2)()
        self._float_places = tuple(addressof(self._floats) + 4 * index for index in range(4))
        self._colour_places = tuple(addressof(self._colour) + 4 * index for index in range(4))
        self._mode_places = (addressof(self._modes), addressof(self._modes) + 4)

    def add(self, item: int, kind: int, outer: Matrix, depth: int) -> None:
        self.drawing.objects += 1
        if self.drawing.objects > MAX_OBJECTS:
            raise TooManyObjects
        if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            self._add_path(item, outer)
        elif kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            box = self._bounds(item, outer)
            if not self._add_thin(box):  # some producers draw lines as pictures
                self.drawing.images.append(box)
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
            inner = multiply(_matrix_of(item), outer)
            for index in range(native.form_count(item)):
                child = native.form_object(item, index)
                if child:
                    self.add(child, native.object_type(child), inner, depth + 1)

    def _bounds(self, item: int, outer: Matrix) -> Box:
        """The box of an object in the frame; of a stroke it includes the width of the pen."""
        native.object_bounds(item, *self._float_places)
        left, bottom, right, top = self._floats
        a, b, c, d, e, f = outer
        x0, x1 = a * left + c * bottom + e, a * right + c * top + e
        y0, y1 = b * left + d * bottom + f, b * right + d * top + f
        return (x0 if x0 < x1 else x1, y0 if y0 < y1 else y1, x1 if x1 > x0 else x0, y1 if y1 > y0 else y0)

    def _add_path(self, item: int, outer: Matrix) -> None:
        self.drawing.paths += 1
        native.draw_mode(item, *self._mode_places)
        fill, stroke = self._modes
        filled = fill and self._is_ink(native.fill_colour, item)
        stroked = stroke and self._is_ink(native.stroke_colour, item)
        if not filled and not stroked:
            return
        box = self._bounds(item, outer)
        if self._add_thin(box):
            return
        count = native.segment_count(item)
        if count > MAX_SEGMENTS:
            return
        if filled and not stroked and count <= 6:
            self.drawing.shades.append(box)
            return
        self._add_edges(item, multiply(_matrix_of(item), outer), count, keep=bool(stroked))

    def _add_thin(self, box: Box) -> bool:
        """Notes a box that is as thin as a line; a dot is both a level and an upright one."""
        left, top, right, bottom = box
        width, height = right - left, bottom - top
        if height <= THIN:
            self.drawing.horizontal.append(((top + bottom) / 2, left, right))
        if width <= THIN:
            self.drawing.vertical.append(((left + right) / 2, top, bottom))
        return width <= THIN or height <= THIN

    def _is_ink(self, get_colour: Callable[[int, int, int, int, int], int], item: int) -> bool:
        """Whether paint would be seen on white paper; unknown paint (patterns) counts as seen."""
        if not get_colour(item, *self._colour_places):
            return True
        red, green, blue, alpha = self._colour
        return alpha > 20 and (red < 250 or green < 250 or blue < 250)

    def _add_edges(self, item: int, matrix: Matrix, count: int, keep: bool) -> None:
        """Level and upright straight edges of a path; of an unstroked fill only the thin subpaths are rulings."""
        for points in self._subpaths(item, matrix, count):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
            if bottom - top <= THIN and right - left > bottom - top:
                self.drawing.horizontal.append(((top + bottom) / 2, left, right))
            elif right - left <= THIN:
                self.drawing.vertical.append(((left + right) / 2, top, bottom))
            elif keep:
                for (x0, y0), (x1, y1) in itertools.pairwise(points):
                    if abs(y0 - y1) <= 1 + 0.004 * abs(x0 - x1) and abs(x0 - x1) > THIN:
                        self.drawing.horizontal.append(((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
                    elif abs(x0 - x1) <= 1 + 0.004 * abs(y0 - y1) and abs(y0 - y1) > THIN:
                        self.drawing.vertical.append(((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def _subpaths(self, item: int, matrix: Matrix, count: int) -> list[list[tuple[float, float]]]:
        a, b, c, d, e, f = matrix
        floats, places = self._floats, self._float_places[:2]
        subpaths: list[list[tuple[float, float]]] = []
        curved = 0
        for index in range(count):
            segment = native.path_segment(item, index)
            native.segment_point(segment, *places)
            x, y = floats[0], floats[1]
            point = (a * x + c * y + e, b * x + d * y + f)
            kind = native.segment_type(segment)
            if kind == pdfium_c.FPDF_SEGMENT_MOVETO or not subpaths:
                subpaths.append([point])
            elif kind == pdfium_c.FPDF_SEGMENT_BEZIERTO:
                # Three points a curve: begin anew at its end, so that no straight edge is seen along it.
                curved += 1
                if curved % 3 == 0:
                    subpaths.append([point])
            else:
                subpaths[-1].append(point)
            if native.segment_close(segment) and subpaths[-1][0] != subpaths[-1][-1]:
                subpaths[-1].append(subpaths[-1][0])
        return [points for points in subpaths if len(points) > 1]


def _matrix_of(item: int) -> Matrix:
    matrix = pdfium_c.FS_MATRIX()
    native.object_matrix(item, addressof(matrix))
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def read_drawing(page: pdfium_c.FPDF_PAGE, matrix: Matrix) -> Drawing:
    """All drawing objects of a page, forms opened, in the frame given by `matrix`."""
    collector = _Collector()
    count = pdfium_c.FPDFPage_CountObjects(page)
    if count > MAX_OBJECTS:
        raise TooManyObjects
    items = list(map(native.page_object, itertools.repeat(native.address_of(page)), range(count)))
    for item, kind in zip(items, map(native.object_type, items), strict=True):
        if kind != pdfium_c.FPDF_PAGEOBJ_TEXT:
            collector.add(item, kind, matrix, 0)
    return collector.drawing


def join_rulings(pieces: list[Ruling], snap: float) -> list[Ruling]:
    """Pieces on one line joined: broken, dashed and double lines become single rulings of 4 points or more."""
    groups: list[list[Ruling]] = []
    for piece in sorted(pieces):
        if groups and piece[0] - groups[-1][0][0] <= snap:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    joined: list[Ruling] = []
    for group in groups:
        group.sort(key=lambda piece: piece[1])
        position, start, end = group[0]
        weight = end - start
        total = position * weight
        for position, begin, stop in group[1:]:
            if begin - end <= max(3.0, min(6.0, 1.5 * (stop - begin))):
                end = max(end, stop)
            else:
                _keep(joined, total, weight, group[0][0], start, end)
                start, end, weight, total = begin, stop, 0.0, 0.0
            weight += stop - begin
            total += position * (stop - begin)
        _keep(joined, total, weight, group[0][0], start, end)
    return joined


def _keep(joined: list[Ruling], total: float, weight: float, position: float, start: float, end: float) -> None:
    if end - start >= 4:
        joined.append((total / weight if weight > 0 else position, start, end))
