"""Web pages read to paragraphs and grids; files are told apart by content; encodings are never guessed wrong."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from loaders import read_bytes
from loaders.document import Document, Grid, Paragraph, UnreadableFile
from loaders.readers import html
from loaders.readers.detect import detect
from loaders.readers.encoding import decode

SENTENCE = "某某区人大常委会办公室2026年部门预算公开：本年收入1143.28万元，其中基本支出800.00万元。"
ROWS = [
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["201", "一般公共服务支出", "1143.28", "800.00", "343.28"],
    ["20101", "人大事务", "1000.00", "800.00", "200.00"],
    ["2010101", "行政运行", "800.00", "800.00", ""],
    ["", "合计", "1143.28", "800.00", "343.28"],
]


def blocks(page: str) -> list[object]:
    return [
        block.text if isinstance(block, Paragraph) else shown(block)
        for block in html.read(page.encode(), "a.html").blocks
    ]


def shown(grid: Grid) -> list[list[str]]:
    return [[("~" if cell.filled else "") + cell.text for cell in row] for row in grid.rows]


def table(rows: list[list[str]]) -> str:
    return (
        "<table>" + "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows) + "</table>"
    )


def test_merged_cells_cover_their_positions() -> None:
    page = (
        "<table><tr><th rowspan=2>名称</th><th colspan=2>预算</th></tr><tr><th>基本</th><th>项目</th></tr>"
        "<tr><td>行政<br>运行</td><td>1.00</td><td><p>2.00</p></td></tr></table>"
    )
    assert blocks(page) == [[["名称", "预算", "~预算"], ["~名称", "基本", "项目"], ["行政\n运行", "1.00", "2.00"]]]


def test_what_is_hidden_or_program_is_left_out() -> None:
    page = (
        "<style>.gone{display:none}</style><script>var a='脚本'</script><h1>标题</h1><p>正文&nbsp;一</p>"
        "<p style='display: none'>藏</p><p class=gone>藏</p><p hidden>藏</p><!-- 注释 --><textarea>表单</textarea>"
    )
    document = html.read(page.encode(), "a.html")
    assert [(block.text, block.heading) for block in document.paragraphs()] == [("标题", True), ("正文 一", False)]


def test_a_table_that_only_arranges_the_page_is_no_grid_but_the_one_inside_is() -> None:
    page = f"<table><tr><td>栏目</td><td><p>说明</p>{table(ROWS)}</td></tr></table>"
    assert blocks(page) == ["栏目", "说明", ROWS]


def test_lists_of_links_stay_paragraphs() -> None:
    page = table(
        [[f"<a href=x>{year}年某某区财政局部门预算信息公开</a>", f"{year}-02-11"] for year in range(2019, 2026)]
    )
    assert all(isinstance(block, str) for block in blocks(page))


def test_menus_and_neighbouring_pages_are_no_text_of_this_one() -> None:
    page = (
        '<ul><li><a href="/js">某某局2020年部门决算</a></li></ul>'
        '<div>当前位置：<a href="/">首页</a> &gt; <a href="/yjs">部门预算</a></div>'
        f'<p><a name="_top">{SENTENCE}</a></p><p>见<a href="#t1">表1</a></p>'
        '<p>上一篇：<a href="2019.html">某某局2019年部门决算公开</a></p>'
    )
    assert blocks(page) == ["当前位置：首页 > 部门预算", SENTENCE, "见表1"]


def test_articles_set_with_line_breaks_are_paragraphs() -> None:
    assert blocks("<div>　　一、概况<br>　　二、职责<br><br>三、预算<br>接上行</div>") == [
        "一、概况",
        "二、职责",
        "三、预算\n接上行",
    ]


@pytest.mark.parametrize("by_class", [False, True])
def test_text_at_fixed_positions_becomes_lines_and_tables(by_class: bool) -> None:
    css, body = "", ""
    for row, texts in enumerate([["2026年支出预算表"], *ROWS]):
        for column, text in enumerate(texts):
            left = (60, 140, 360, 460, 560)[column] - (7 * len(text) if column > 1 else 0)
            css += f".y{row}{{top:{100 + 24 * row}px}}.x{row}_{column}{{left:{left}px}}"
            style = f"position:absolute;left:{left}px;top:{100 + 24 * row}px;font-size:14px"
            body += (
                f"<div class='t x{row}_{column} y{row}'>{text}</div>"
                if by_class
                else f"<span style='{style}'>{text}</span>"
            )
    page = f"<style>.t{{position:absolute;font-size:14px}}{css if by_class else ''}</style>"
    page += f"<div style='position:relative;width:794px;height:1123px'>{body}</div>"
    assert blocks(page) == ["2026年支出预算表", ROWS]
    document = html.read(page.encode(), "a.html")
    assert document.blocks[0].place.page == 1


def test_a_web_archive_gives_its_page() -> None:
    head = 'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
    part = "--x\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<p>{}</p>\r\n--x--\r\n"
    data = (head + part.format(SENTENCE)).encode("gb18030")
    assert detect(data, "a.mht") == "html"
    assert [block.text for block in html.read(data, "a.mht").paragraphs()] == [SENTENCE]


def test_a_workbook_saved_as_one_web_archive_gives_all_its_sheets() -> None:
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
    part = "--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}\r\n"
    frames = "<frameset><frame src='a.files/sheet001.htm'></frameset>"
    sheets = [table([*ROWS, [name] * 5]) for name in ("收入表", "支出表")]
    document = html.read((head + "".join(part.format(page) for page in (frames, *sheets)) + "--x--").encode(), "a.mht")
    assert [(str(grid.place), grid.rows[-1][0].text) for grid in document.grids()] == [
        ("表1", "收入表"),
        ("表2", "支出表"),
    ]
    assert not document.issues


def test_an_article_whose_tags_were_escaped_is_read_as_the_article() -> None:
    source = f"<div class=TRS_Editor><p>{SENTENCE}</p>{table(ROWS)}</div>"
    escaped = source.replace("<", "&lt;").replace(">", "&gt;")
    assert blocks(f"<h1>部门预算</h1><div>{escaped}</div>") == ["部门预算", SENTENCE, ROWS]
    assert blocks("<p>若 a &lt; b，则 &lt;p&gt; 为标签</p>") == ["若 a < b，则 <p> 为标签"]


@pytest.mark.parametrize(
    "place", ["left:{0}px;top:{1}px", "left:calc(var(--s)*{0}px);top:calc(var(--s)*{1}px)", "left:{2}%;top:{3}%"]
)
def test_the_text_layer_of_a_viewer_is_text_at_fixed_places(place: str) -> None:
    body = ""
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            left, top = (60, 140, 360, 460, 560)[column] - (7 * len(text) if column > 1 else 0), 100 + 24 * row
            style = place.format(left, top, left / 8, top / 11)
            body += f"<span style='{style};font-size:calc(var(--s)*14px)'>{text}</span><br>"
    page = f"<div class=page data-page-number=1 style='width:calc(var(--s)*800px);height:calc(var(--s)*1100px)'>{body}</div>"
    assert blocks(page) == [ROWS]


def test_entities_and_external_references_are_neither_expanded_nor_fetched() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><p>&b;正文</p><img src="http://example.invalid/x">'
    )
    assert "aaaa" not in str(blocks(page))


def test_absurd_spans_and_nesting_stay_within_bounds() -> None:
    rows = [["<td colspan=99999 rowspan=99999>a</td><td>b</td>"[4:-5], "c"]] * 3
    assert len(html.read(table(rows).encode(), "a.html").blocks) <= 3
    for tag in ("div", "span", "table><tr><td", "b"):
        html.read(("<" + "><".join([tag] * 3000) + ">x").encode(), "a.html")


# Encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_chinese_encodings_are_recognised(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding), "a.txt") == SENTENCE


def test_traditional_chinese_in_big5_is_recognised() -> None:
    text = "某某區2026年部門預算公開：一般公共預算撥款收入1143.28萬元，其中基本支出800.00萬元，項目支出343.28萬元。"
    assert decode(text.encode("big5"), "a.txt") == text


def test_a_wrong_declaration_loses_against_the_bytes() -> None:
    assert decode(SENTENCE.encode("gb18030"), "a.html", "iso-8859-1") == SENTENCE
    assert decode(SENTENCE.encode(), "a.html", "gb2312") == SENTENCE


def test_a_few_damaged_bytes_do_not_lose_the_page() -> None:
    assert decode(SENTENCE.encode() * 20 + b"\xe9\x83", "a.html").startswith(SENTENCE)


@pytest.mark.parametrize(
    "data",
    [
        bytes(random.Random(1).randbytes(4000)),
        b"abc\0\0\0def" * 50,
        SENTENCE.encode().decode("latin-1").encode() * 3,
        SENTENCE.encode().decode("gb18030", "ignore").encode() * 3,
    ],
)
def test_binary_and_garbled_text_are_refused_not_shown(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="不是可识别的文本编码"):
        decode(data, "a.txt")


# What a file is


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (zipped("[Content_Types].xml", "word/document.xml"), "docx"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (b"\xef\xbb\xbf<!-- x --><?xml version='1.0'?>\n<html><table>", "html"),
        ("<meta charset=gbk><table><tr><td>收入</td></tr>".encode("gb18030"), "html"),
        (SENTENCE.encode("gb18030"), "txt"),
        (SENTENCE.encode("utf-16"), "txt"),
    ],
)
def test_the_content_decides_not_the_name(data: bytes, kind: str) -> None:
    assert detect(data, "预算.xls") == kind


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "空文件"),
        (zipped("a.pdf"), "解压"),
        (b"Rar!\x1a\x07\x00", "解压"),
        (b"7z\xbc\xaf\x27\x1c", "解压"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (zipped("OFD.xml"), "OFD"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "损坏"),
        (bytes(range(256)) * 8, "编码"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableFile, match=word) as caught:
        detect(data, "预算.doc")
    assert str(caught.value).startswith("预算.doc") and str(caught.value).endswith("。")


def test_damaged_pages_give_a_document_or_a_sentence() -> None:
    data = f"<html><style>.a{{left:1px}}</style><h1>表</h1>{table(ROWS)}<p>{SENTENCE}</p>".encode()
    for seed in range(200):
        chance = random.Random(seed)
        broken = bytearray(data[: chance.randrange(1, len(data))] if seed % 4 == 0 else data)
        for _ in range(chance.choice([1, 5, 50])):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            assert isinstance(html.read(bytes(broken), "坏.html"), Document)
        except UnreadableFile as error:
            assert str(error).startswith("坏.html") and str(error).endswith("。")


def test_lines_broken_as_in_print_are_one_sentence_again_also_over_a_page() -> None:
    text = "本部门收入预算为一百万元，比上年增加十万元，主要原因是人员增加，项目增加，以及上级补助增加，事业收入增加，其他收入减少，"
    lines = [text[start : start + 20] for start in range(8)]
    lines[-1] += "支出1,234."
    page = "".join(f"<p>{line}</p>" for line in ["一、收入", *lines, "— 7 —", "56万元。", "二、支出"])
    found = blocks(page)
    assert found[0] == "一、收入" and found[-1] == "二、支出" and len(found) == 3
    assert found[1].endswith("支出1,234.56万元。")


def test_a_line_ends_before_the_edge_where_the_number_that_follows_is_not_broken() -> None:
    lines = [f"{one}，" + "算" * 24 for one in "甲乙丙丁戊己庚辛"]
    page = "".join(f"<p>{line}</p>" for line in [*lines, "完。", "其中，" + "支" * 19, "1,234,567.89元，其余为零。"])
    texts = [paragraph.text for paragraph in html.read(page.encode(), "a.html").paragraphs()]
    assert texts[-1] == "其中，" + "支" * 19 + "1,234,567.89元，其余为零。"


def test_names_over_every_table_and_headings_of_one_width_stay_apart() -> None:
    names = "".join(
        f"<p>{number}玉泉县人民代表大会常务委员会</p><p>项目绩效目标表</p>" for number in range(101001, 101010)
    )
    assert len(blocks(names)) == 18
    headings = [f"某某县某某局{year}年度部门决算公开的有关情况说明" for year in range(2011, 2020)]
    page = "".join(f"<h3>{one}</h3><p>全文附后。</p>" for one in headings)
    assert len(blocks(page)) == 2 * len(headings)


@pytest.mark.parametrize("value", ["9" * 400, "1e999", "." * 9, "-" + "9" * 400])
def test_positions_beyond_any_page_are_no_positions(value: str) -> None:
    """A length that overflows became infinite, and a column that begins nowhere broke the reader."""
    cells = "".join(
        f'<span style="position:absolute;left:{90 * column}px;top:{24 * row}px;width:{value}px;'
        f'transform:scale({value})">{text}</span>'
        for row, texts in enumerate(ROWS)
        for column, text in enumerate(texts)
    )
    odd = f'<span style="position:absolute;left:{value}px;top:{value}px;font-size:{value}px">末</span>'
    page = f'<body><div style="position:relative;height:900px">{cells}{odd}</div></body>'
    assert "1143.28" in str(blocks(page))


@pytest.mark.parametrize(
    ("outer", "row", "cell"),
    [
        ("<div style='display:table'>{}</div>", "<div style='display:table-row'>{}</div>", "<div>{}</div>"),
        ("<section role=table>{}</section>", "<div role=row>{}</div>", "<span role=cell>{}</span>"),
        ("<div class=t>{}</div>", "<ul>{}</ul>", "<li>{}</li>"),
    ],
)
def test_a_table_drawn_with_divisions_is_a_grid(outer: str, row: str, cell: str) -> None:
    page = outer.format("".join(row.format("".join(cell.format(text) for text in texts)) for texts in ROWS))
    assert blocks(f"<p>支出表</p>{page}") == ["支出表", ROWS]


def test_paragraphs_cards_and_links_in_equal_parts_are_no_grid() -> None:
    runs = "<div>" + "<p><span>2026</span><span>年收入</span><span>9万元</span></p>" * 3 + "</div>"
    assert blocks(runs) == ["2026年收入9万元"] * 3
    cards = "<div>" + "<div><div>会议</div><div>简讯</div><div>九月</div></div>" * 3 + "</div>"
    assert blocks(cards) == ["会议", "简讯", "九月"] * 3


def test_a_head_that_scrolls_apart_from_its_table_is_put_back() -> None:
    head = "<table><thead><tr>" + "".join(f"<th>{text}</th>" for text in ROWS[0]) + "</tr></thead></table>"
    page = f"<div><div class=head>{head}</div><div class=body>{table(ROWS[1:])}</div></div>"
    assert blocks(page) == [ROWS]
    assert len(blocks(f"<div><div>{head}</div></div><p>说明</p><div><div>{table(ROWS[1:])}</div></div>")) == 3


def test_figures_in_the_fields_of_a_form_are_text_of_their_cells() -> None:
    rows = [
        [text if column < 2 else f"<input readonly value='{text}'>" for column, text in enumerate(row)] for row in ROWS
    ]
    assert blocks(table(rows)) == [ROWS]
    assert blocks("<p>搜索<input value='请输入关键字'></p>") == ["搜索"]


def test_a_figure_cut_by_the_end_of_a_page_is_left_out_and_said() -> None:
    document = html.read(table(ROWS)[: -len("3.28</td></tr></table>")].encode(), "a.html")
    assert shown(next(iter(document.grids())))[-1] == ["", "合计", "1143.28", "800.00", ""]
    assert [issue.code for issue in document.issues] == ["torn_end"]
    assert not html.read(f"<p>{SENTENCE[:30]}".encode(), "a.html").issues


def test_an_article_and_tabs_that_a_script_shows_are_read() -> None:
    assert blocks(f"<p>标题</p><div id=js_content style='visibility:hidden'><p>{SENTENCE}</p></div>") == [
        "标题",
        SENTENCE,
    ]
    other = [["项目", "金额"], *([str(number), "1.00"] for number in range(4))]
    panes = (
        f"<div><div class='tab on'>{table(ROWS)}</div><div class=tab style='display:none'>{table(other)}</div></div>"
    )
    assert blocks(panes) == [ROWS, other]
    copies = f"<div><div class=a>{table(ROWS)}</div><div class=a style='display:none'>{table(ROWS)}</div><p>{SENTENCE * 9}</p></div>"
    assert blocks(copies) == [ROWS, SENTENCE * 9]


def test_columns_that_a_workbook_hides_are_left_out() -> None:
    cols = "<col><col style='display:none'><col span=3>"
    visible = [[row[0], *row[2:]] for row in ROWS]
    assert blocks(table(ROWS).replace("<table>", f"<table>{cols}")) == [visible]
    marked = "".join(
        "<tr>"
        + "".join(f"<td{' style=display:none' if at == 1 else ''}>{text}</td>" for at, text in enumerate(row))
        + "</tr>"
        for row in ROWS
    )
    assert blocks(f"<table><colgroup>{cols}</colgroup>{marked}</table>") == [visible]


def test_lines_of_preformatted_text_stay_lines_and_pieces_of_other_pages_are_none() -> None:
    assert blocks("<pre>一、收入情况\n本年收入9万元。\n</pre>") == ["一、收入情况", "本年收入9万元。"]
    assert blocks("<h3>结果</h3><p>……本年收入合计9万元，其中……<a href=b>查看全文</a></p>") == ["结果"]


def test_lines_broken_within_an_element_at_a_fixed_place_stand_below_one_another() -> None:
    body = ""
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            left, top = (60, 140, 360, 460, 560)[column] - (7 * len(text) if column > 1 else 0), 100 + 24 * row
            broken = f"{text[:2]}<br/>{text[2:]}" if row == 0 and column > 2 else text
            body += (
                f"<p style='position:absolute;left:{left}px;top:{top}px;font-size:12px;line-height:12px'>{broken}</p>"
            )
    page = f"<div style='position:relative;width:794px;height:1123px'>{body}</div>"
    assert blocks(page) == [[[*ROWS[0][:3], "基本\n支出", "项目\n支出"], *ROWS[1:]]]


def test_an_article_for_two_kinds_of_screen_is_read_once() -> None:
    article = f"<h1>预算</h1><p>{SENTENCE * 8}</p>{table(ROWS)}"
    page = f"<div class=pc><div>{article}</div></div><div class=wap><div><div>{article}</div></div></div><p>完</p>"
    assert blocks(page) == ["预算", SENTENCE * 8, ROWS, "完"]
    assert blocks(f"<div>{table(ROWS)}</div><div>{table(ROWS)}</div>") == [ROWS, ROWS]


def test_radicals_copied_from_a_print_are_the_characters_meant() -> None:
    assert blocks("<p>⼀般公共预算⽀出：⾏政运⾏，部⻔决算</p>") == ["一般公共预算支出：行政运行，部门决算"]


def test_a_page_whose_text_stands_in_a_frame_says_so_but_a_banner_in_a_frame_says_nothing() -> None:
    page = "<html><body><p>部门预算</p><iframe src='a.html' {}></iframe></body></html>"
    assert [issue.code for issue in html.read(page.format("height='800'").encode(), "a.html").issues] == ["frames"]
    assert [issue.code for issue in html.read(page.format("").encode(), "a.html").issues] == ["frames"]
    assert not html.read(page.format("height='190'").encode(), "a.html").issues


def test_pictures_in_a_page_without_tables_are_said_to_be_unread() -> None:
    page = "<h1>湖阳县审计局2021年部门预算公开</h1><p>二、预算表</p><p><img src='1.jpg'></p><a><img src='2.gif'></a>{}"
    (issue,) = html.read(page.format("<img src='3.gif' width='32' height='32'>").encode(), "a.html").issues
    assert (issue.code, issue.message) == ("pictures", "网页正文里有 1 张图片，图片里的文字未读取。")
    assert not html.read(page.format(table(ROWS)).encode(), "a.html").issues
    with pytest.raises(UnreadableFile, match="若内容在图片里，请改用原始"):
        read_bytes(page.format("").encode(), "a.html")


def test_names_of_further_articles_below_an_article_are_not_its_text() -> None:
    article, others = "<p>怀宁县水利局部门预算</p>", "<p>太湖县林业局2019年部门预算</p><p>太湖县水利局</p>"
    assert blocks(f"{article}<p>相关阅读：</p>{others}") == ["怀宁县水利局部门预算"]
    text = "<p>" + "本部门收入按照预算法的规定全部纳入部门预算管理。" * 4 + "</p>"
    assert len(blocks(f"<p>相关解读</p>{article}{text}")) == 3
    assert len(blocks(f"<p>相关文件</p>{article}{text}")) == 3


def test_what_follows_the_end_of_a_page_is_read_as_browsers_show_it() -> None:
    """Parts of a page set together by a site, or the pages of a converted file, each close the page."""
    first, second = (
        "<html><body><p>部门预算</p></body></html>",
        f"<!DOCTYPE html><html><body>{table(ROWS)}</body></HTML >",
    )
    assert blocks(f"{first}{second}<p>完</p>") == ["部门预算", ROWS, "完"]


def test_names_of_fonts_in_another_encoding_do_not_hide_a_page() -> None:
    styles = "".join(f".f{n}{{font-family:AB+宋体;}}" for n in range(40)).encode("gb18030")
    page = b"<meta charset=utf-8><style>" + styles + f"</style><p>{SENTENCE}</p>".encode()
    assert [block.text for block in html.read(page, "a.html").paragraphs()] == [SENTENCE]
