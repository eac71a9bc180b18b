"""Pages that the tests of the PDF reader typeset on the spot, and what they look at in what was read."""

from __future__ import annotations

import io
from collections.abc import Callable

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table, TableStyle

from loaders.document import Document, Grid
from loaders.readers.pdf import read

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

HEADER = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
BODY = [
    ["201", "一般公共服务支出", "1,378.84", "1,012.30", "366.54"],
    ["20103", "办公厅（室）事务", "1,378.84", "1,012.30", "366.54"],
    ["2010301", "行政运行", "1,012.30", "1,012.30", ""],
    ["208", "社会保障和就业支出", "198.58", "198.58", "0.00"],
    ["", "合计", "1,577.42", "1,210.88", "366.54"],
]
PLAIN = [HEADER, *BODY]


def typeset(draw: Callable[[Canvas], None], size: tuple[float, float] = A4, encrypt: object = None) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, encrypt=encrypt)
    canvas.setFont(FONT, 11)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def place_table(
    canvas: Canvas,
    rows: list[list[str]],
    styles: list[tuple[object, ...]],
    left: float = 50,
    top: float = 700,
    **options: object,
) -> None:
    table = Table(rows, **options)
    table.setStyle(TableStyle([("FONT", (0, 0), (-1, -1), FONT, 10), *styles]))
    _, height = table.wrapOn(canvas, 500, 700)
    table.drawOn(canvas, left, top - height)


RULED = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]


def read_table(rows: list[list[str]], styles: list[tuple[object, ...]], **options: object) -> Document:
    return read(typeset(lambda canvas: place_table(canvas, rows, styles, **options)), "t.pdf")


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text.strip("\u3000") for cell in row] for row in grid.rows]


def only_grid(document: Document) -> Grid:
    grids = list(document.grids())
    assert len(grids) == 1, [texts(grid) for grid in grids]
    return grids[0]


EDGES: list[float] = [50, 110, 230, 300, 370, 440, 520, 545]
Heading = tuple[str, int, int, int, int]  # text, top and low level, first and last column
LEVELS: list[Heading] = [
    ("科目编码", 0, 1, 0, 0), ("科目名称", 0, 1, 1, 1), ("合计", 0, 1, 2, 2), ("本年支出", 0, 0, 3, 5), ("备注", 0, 1, 6, 6),
    ("小计", 1, 1, 3, 3), ("基本支出", 1, 1, 4, 4), ("项目支出", 1, 1, 5, 5),
]  # fmt: skip
SPREAD = [["科目编码", "科目名称", "合计", "本年支出", "本年支出", "本年支出", "备注"],
          ["科目编码", "科目名称", "合计", "小计", "基本支出", "项目支出", "备注"]]  # fmt: skip


def write_open_table(
    canvas: Canvas, headings: list[Heading], rows: list[list[str]], top: float = 700, pitch: float = 20
) -> None:
    """Headings in the middle of their cells, names at the left, figures at the right; no rule is drawn."""
    canvas.setFont(FONT, 9)
    levels = 1 + max(low for _, _, low, _, _ in headings)
    for text, first, low, left, right in headings:
        middle = top - pitch * (first + low + 1) / 2
        for number, line in enumerate(lines := text.split("\n")):
            y = middle + 11 * ((len(lines) - 1) / 2 - number) - 3
            canvas.drawCentredString((EDGES[left] + EDGES[right + 1]) / 2, y, line)
    for number, row in enumerate(rows, levels):
        y = top - pitch * (number + 0.5) - 3
        for column, text in enumerate(row):
            if "." in text:
                canvas.drawRightString(EDGES[column + 1] - 3, y, text)
            else:
                canvas.drawString(EDGES[column] + 3, y, text)


def read_open_table(headings: list[Heading], rows: list[list[str]]) -> Grid:
    return only_grid(read(typeset(lambda canvas: write_open_table(canvas, headings, rows)), "t.pdf"))


OPEN_BODY = [
    ["201", "一般公共服务支出", "1,378.84", "1,378.84", "1,012.30", "366.54", ""],
    ["2010301", "行政运行", "1,012.30", "1,012.30", "1,012.30", "0.00", ""],
    ["", "合计", "1,378.84", "1,378.84", "1,012.30", "366.54", ""],
]
