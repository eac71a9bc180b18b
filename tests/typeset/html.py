"""One HTML page as a government portal shows it: paragraphs and tables with rowspan and colspan."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from tests.typeset.blocks import Block, Heading, Table
from tests.typeset.style import Style

_RULES = {
    "all": "td, th { border: 1px solid #000; }",
    "horizontal": "td, th { border-top: 1px solid #000; border-bottom: 1px solid #000; }",
    "none": "td, th { border: 0; }",
}
_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
body {{ font-family: SimSun, "Songti SC", "Noto Serif CJK SC", serif; max-width: 60em; margin: 2em auto; }}
h2, p.title {{ text-align: center; font-weight: bold; }}
p {{ text-indent: 2em; line-height: 1.8; }}
p.title, p.caption {{ text-indent: 0; margin: 0.4em 0; }}
p.unit {{ text-indent: 0; margin: 0.4em 0; text-align: right; }}
table {{ border-collapse: collapse; width: 100%; margin-bottom: 1em; font-size: {size}pt; }}
td, th {{ padding: 4px 6px; text-align: center; font-weight: normal; }}
{rules}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def write_html(blocks: list[Block], path: Path, style: Style) -> None:
    body = "\n".join(line for block in blocks for line in _block(block, style))
    page = _PAGE.format(title=escape(path.stem), size=style.font_size + 2, rules=_RULES[style.rules], body=body)
    path.write_text(page, encoding="utf-8")


def _block(block: Block, style: Style) -> Iterator[str]:
    if isinstance(block, Table):
        yield from _table(block, style)
    elif isinstance(block, Heading):
        yield f"<h2>{_text(block.text)}</h2>"
    else:
        yield f"<p>{_text(block.text)}</p>"


def _text(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>").replace("  ", "&nbsp;&nbsp;")


def _table(table: Table, style: Style) -> Iterator[str]:
    title = style.title_of(table)
    if title and style.title == "above":
        yield f'<p class="title">{_text(title)}</p>'
    for caption in style.captions_of(table):
        yield f'<p class="{"unit" if caption == table.unit else "caption"}">{_text(caption)}</p>'
    yield "<table>"
    yield from _rows(style.shown(table))
    yield "</table>"
    if title and style.title == "below":
        yield f'<p class="title">{_text(title)}</p>'
    yield from (f"<p>{_text(note)}</p>" for note in table.notes)


def _rows(table: Table) -> Iterator[str]:
    covered = table.covered()
    spans = {(merge.row, merge.column): (merge.rowspan, merge.colspan) for merge in table.merges}
    for number, row in enumerate(table.rows):
        cells = []
        for column, text in enumerate(row):
            if (number, column) in covered:
                continue
            tag = "th" if number < table.header_rows else "td"
            down, across = spans.get((number, column), (1, 1))
            attributes = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")
            cells.append(f"<{tag}{attributes}>{_text(text)}</{tag}>")
        yield f"<tr>{''.join(cells)}</tr>"
