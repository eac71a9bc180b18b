"""Radicals and compatibility forms that fonts of PDFs write for whole characters, and that stay in what is copied from them."""

from __future__ import annotations

import re
import unicodedata

# Radicals that have no compatibility mapping in Unicode, but that some producers write for the whole character.
_RADICALS = (
    "⺠民⺟母⺝月⺎兀⺁厂⺅亻⺌小⺍小⺕彐⺗心⺘手⺙攴⺩王⺪疋⺫目⺭示⺮竹⺯糸⺶羊⺷羊⺸羊⺻聿⺼肉"
    "⻁虎⻂衣⻄西⻅见⻆角⻇角⻈言⻉贝⻋车⻌辵⻍辵⻎辵⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阜⻘青⻙韦⻚页"
    "⻛风⻜飞⻝食⻞食⻟食⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫齐⻬齐⻭歯⻮齿⻯竜⻰龙⻱龟"
    "⻲亀⻳龟⼾户⾭青⿈黄"  # the last three stand for the forms in use today
)
WHOLE: dict[int, str] = {
    code: unicodedata.normalize("NFKC", chr(code))
    for start, stop in ((0x2E80, 0x2FE0), (0xF900, 0xFB00), (0xFB00, 0xFB07))
    for code in range(start, stop)
    if unicodedata.normalize("NFKC", chr(code)) != chr(code)
}
WHOLE |= {ord(a): b for a, b in zip(_RADICALS[::2], _RADICALS[1::2], strict=True)}
_FORMS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")


def whole(text: str) -> str:
    """The text with the characters meant."""
    return text.translate(WHOLE) if _FORMS.search(text) else text
