"""The PDFium calls made once a character or once a path, with lean argument conversion: about twice as fast.

Handles are plain addresses here. PDFium is not thread-safe, so nothing is lost by keeping the interpreter lock.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import PYFUNCTYPE, c_float, c_int, c_ulong, c_void_p
from typing import Any

import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]


def _lean(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, c_void_p).value
    assert address is not None
    return PYFUNCTYPE(result, *arguments)(address)


def address_of(handle: Any) -> int:
    """The address behind a typed handle such as `page.raw`."""
    return ctypes.cast(handle, c_void_p).value or 0


loose_box: Callable[[int, int, int], int] = _lean(pdfium_c.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
char_angle: Callable[[int, int], float] = _lean(pdfium_c.FPDFText_GetCharAngle, c_float, c_void_p, c_int)
font_weight: Callable[[int, int], int] = _lean(pdfium_c.FPDFText_GetFontWeight, c_int, c_void_p, c_int)
text_object: Callable[[int, int], int] = _lean(pdfium_c.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
render_mode: Callable[[int], int] = _lean(pdfium_c.FPDFTextObj_GetTextRenderMode, c_int, c_void_p)
page_object: Callable[[int, int], int] = _lean(pdfium_c.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
form_object: Callable[[int, int], int] = _lean(pdfium_c.FPDFFormObj_GetObject, c_void_p, c_void_p, c_ulong)
form_count: Callable[[int], int] = _lean(pdfium_c.FPDFFormObj_CountObjects, c_int, c_void_p)
object_type: Callable[[int], int] = _lean(pdfium_c.FPDFPageObj_GetType, c_int, c_void_p)
object_matrix: Callable[[int, int], int] = _lean(pdfium_c.FPDFPageObj_GetMatrix, c_int, c_void_p, c_void_p)

# Bounds: left, bottom, right, top; colours: red, green, blue, alpha; all as addresses of buffers.
_FOUR = (c_void_p, c_void_p, c_void_p, c_void_p)
object_bounds: Callable[[int, int, int, int, int], int] = _lean(pdfium_c.FPDFPageObj_GetBounds, c_int, c_void_p, *_FOUR)
fill_colour: Callable[[int, int, int, int, int], int] = _lean(
    pdfium_c.FPDFPageObj_GetFillColor, c_int, c_void_p, *_FOUR
)
stroke_colour: Callable[[int, int, int, int, int], int] = _lean(
    pdfium_c.FPDFPageObj_GetStrokeColor, c_int, c_void_p, *_FOUR
)
draw_mode: Callable[[int, int, int], int] = _lean(pdfium_c.FPDFPath_GetDrawMode, c_int, c_void_p, c_void_p, c_void_p)
segment_count: Callable[[int], int] = _lean(pdfium_c.FPDFPath_CountSegments, c_int, c_void_p)
path_segment: Callable[[int, int], int] = _lean(pdfium_c.FPDFPath_GetPathSegment, c_void_p, c_void_p, c_int)
segment_point: Callable[[int, int, int], int] = _lean(
    pdfium_c.FPDFPathSegment_GetPoint, c_int, c_void_p, c_void_p, c_void_p
)
segment_type: Callable[[int], int] = _lean(pdfium_c.FPDFPathSegment_GetType, c_int, c_void_p)
segment_close: Callable[[int], int] = _lean(pdfium_c.FPDFPathSegment_GetClose, c_int, c_void_p)
