"""A brief as one HTML page that prints on A4, without scripts and without anything from outside."""

from __future__ import annotations

from html import escape

from analysis.brief_blocks import SHARES, Block, Brief, Facts, Grid, Heading, Note
from analysis.texts import Words

CODES = {"zh": "zh-CN", "en": "en"}
STYLE = """
@page { size: A4; margin: 13mm 14mm; }
* { box-sizing: border-box; }
body { font: 9.2pt/1.38 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC','WenQuanYi Zen Hei',
  sans-serif; color: #1f2328; max-width: 182mm; margin: 0 auto; }
h1 { font: 700 17pt/1.2 'Songti SC','Noto Serif CJK SC','Source Han Serif SC','SimSun',serif; margin: 0 0 1mm; }
h1 span { font-size: 12pt; font-weight: 400; color: #5f5f59; margin-left: 3mm; }
h2 { font-size: 10.4pt; margin: 2.6mm 0 1mm; border-bottom: 0.4pt solid #b9b29f; break-after: avoid; }
p { margin: 0.6mm 0; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: 0.35mm 1.5mm 0.35mm 0; overflow-wrap: anywhere; }
.facts th { width: 19%; font-weight: 400; color: #5f5f59; }
.grid th { border-bottom: 0.4pt solid #5f5f59; }
.grid td { border-bottom: 0.3pt solid #e4dfd3; }
tr, li { break-inside: avoid; }
thead { display: table-header-group; }
ol { margin: 0; padding-left: 5mm; }
li { overflow-wrap: anywhere; }
footer { margin-top: 2.5mm; border-top: 0.4pt solid #b9b29f; font-size: 8pt; color: #5f5f59; }
@media screen { body { padding: 10mm 5mm; } }
"""


def render(brief: Brief) -> bytes:
    """The page. All text of the source is escaped."""
    words = Words(brief.language, "brief")
    title = escape(words("page_title", title=brief.title, name=brief.name))
    body = "\n".join(_block(block) for block in brief.blocks)
    return (
        f'<!doctype html>\n<html lang="{CODES[brief.language]}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{escape(brief.title)}<span>{escape(brief.name)}</span></h1>\n{body}\n"
        f"<footer>{escape(brief.foot)}</footer>\n</body>\n</html>\n"
    ).encode("utf-8", "replace")


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h2>{escape(block.text)}</h2>"
    if isinstance(block, Note):
        return f"<p>{escape(block.text)}</p>"
    if isinstance(block, Facts):
        rows = "".join(
            f'<tr><th scope="row">{escape(name)}</th><td>{escape(value)}</td></tr>' for name, value in block.pairs
        )
        return f'<table class="facts">{rows}</table>'
    if isinstance(block, Grid):
        return _grid(block)
    return f"<ol>{''.join(f'<li>{escape(item)}</li>' for item in block.items)}</ol>"


def _grid(block: Grid) -> str:
    widths = "".join(f'<col style="width:{share:.0%}">' for share in SHARES)
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in block.head)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in block.rows)
    return (
        f'<table class="grid"><colgroup>{widths}</colgroup><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    )
