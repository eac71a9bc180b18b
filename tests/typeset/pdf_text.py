"""Chinese text for PDF pages: the font, and lines that break as Chinese typesetting does."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]

from tests.typeset.columns import tokens

FONT_FILE = Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc")  # apt install fonts-wqy-zenhei
_NO_LINE_START = "，。、；：！？）》”％)〕】"
_NO_LINE_END = "（《“(〔【"


@cache
def font() -> str:
    """The embeddable font where it is installed, else one of the fonts that every PDF viewer is expected to have."""
    if FONT_FILE.exists():
        pdfmetrics.registerFont(TTFont("ZenHei", str(FONT_FILE), subfontIndex=0))
        return "ZenHei"
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    return "STSong-Light"


def text_width(text: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(text, font(), size))


def wrap(text: str, width: float, size: float, indent: float = 0.0) -> list[str]:
    """Break text into lines no wider than `width`, the first one shorter by `indent`."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line: list[str] = []
        for token in tokens(paragraph):
            room = width - (indent if not lines else 0.0)
            if line and text_width("".join([*line, token]), size) > room:
                rest = _taken_along(line, token)
                lines.append("".join(line[: len(line) - len(rest)]))
                line = rest
            line.append(token)
            while text_width("".join(line), size) > width and len("".join(line)) > 1:  # a code wider than its column
                whole = "".join(line)
                fits = next(n for n in range(len(whole) - 1, 0, -1) if n == 1 or text_width(whole[:n], size) <= width)
                lines.append(whole[:fits])
                line = [whole[fits:]]
        lines.append("".join(line))
    return lines


def _taken_along(line: list[str], token: str) -> list[str]:
    """What moves to the next line with `token`: what a closing mark follows, and an opening mark."""
    taken = 0
    first = token
    while taken < len(line) - 1 and (first in _NO_LINE_START or line[-taken - 1] in _NO_LINE_END):
        taken += 1
        first = line[-taken]
    return line[len(line) - taken :]
