"""The lines that a document opens with, and its title among them: what the site prints around an article left out."""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.document import Document, Grid, Paragraph
from loaders.layouts.bodies import HEADING_LENGTH, body_of_heading, is_placed
from loaders.layouts.codes import is_body
from loaders.layouts.continued import distinct
from loaders.numbers import squeeze

_COVER_LINES = 12
_LEAST_HEADLINE = 8  # signs; 部门预决算 is the name of a column
_IS_TITLE = re.compile(
    r"(?:信息|文件)?(?:标题|名称|题名|内容概述)[:：]?$"
)  # in the table of particulars over an article
_TITLE_LABEL = re.compile(
    r"^\s*(?:信息|文件)?(?:标\s*题|名\s*称|题\s*名|内容概述)(?:\s*[|:：]\s*|\s+)"
)  # the same set as a line
_TITLE_WORDS = re.compile(r"预算|决算|绩效|公开|说明")
_PART_OF_NAME = re.compile(
    r"(?:(?:19|20)\d{2}年度?)?(?!目录|附件|附表|第[一二三四五六七八九十]|公开|.*(?:预算|决算|绩效|公开|说明|草案|编制|审核))[\u4e00-\u9fff（）()·]{2,40}(?:(?:19|20)\d{2})?"
)
_YEAR_BESIDE = re.compile(r"^(?:19|20)\d{2}年度?|(?:19|20)\d{2}$")
_OF_SENTENCE = re.compile(r"。|[：:]$|\d\s*(?:[百千万亿]*元|[%％])|[，,].*(?:比|较|增|减|占)")
_COLUMN = re.compile(
    r"(?:政府|财政|部门|单位|[省市区县]级)*(?:信息)?预决算(?:信息)?(?:公开)?(?:专栏|专题|平台|目录)?|预算绩效(?:管理)?|绩效管理"
    r"|(?:[\u4e00-\u9fff]{2,12})?(?:政府|政务|党务|校务|院务|财务|[检审]务)(?:信息)?公开(?:目录|指南|专栏|平台|网)?"
    r"|(?=.*[、;；/])(?:财政|金融|审计|税务|预决?算|决算|[、;；/])+"
)  # of a site
_FURNITURE = re.compile(
    r"[>＞›»]|^欢迎|(?:当前|所在|您的)位?置|(?:来源|发布时间|发布日期|成文日期|发布机构|字体|字号|浏览(?:次数|量)?|点击(?:次数|量)?|索引号|主题分类|作者|主办|承办|版权所有)[:：|]"
    r"|^[\[【]?(?:来源|发[布文](?:机构|机关|单位|日期)|公开(?:目录|方式|形式|责任部门)|责任部门|索引号|主题分类|文号|有效性|时效性|关键[词字]|[成生][文成]日期)|ICP备|网站标识码|公网安备|Copyright|监督索引号"
)  # what a web page prints around the text: the way to it, its date and source


def cover_lines(document: Document) -> list[str]:
    """The short lines the document opens with: cover, title; the contents and sentences end them."""
    lines: list[str] = []
    for block in document.blocks[_headline(document) :]:
        if isinstance(block, Grid):
            if block.title and not _COLUMN.fullmatch(block.title):
                lines.append(block.title)
            lines += block.caption
            lines += [
                after
                for row in block.rows[:8]
                for name, after in pairwise(distinct(row))
                if _IS_TITLE.match(squeeze(name))
            ]
            if len(lines) >= 3:
                break
            continue
        text = squeeze(_TITLE_LABEL.sub("", block.text)).strip("|")
        text = re.sub(r"^【[^】]*】", "", text)  # 【财政预算】 says the column of the site
        if text in ("目录", "目次", "公开目录") or len(lines) >= _COVER_LINES:
            break
        if lines and re.fullmatch(r"[（(]本级[)）]", text):
            lines[-1] += text
        elif text and lines[-1:] != [text] and not (_FURNITURE.search(text) or _COLUMN.fullmatch(text)):
            lines.append(text)
    return lines


def _headline(document: Document) -> int:
    """The block that prints the title a web page has in its head: what stands above it is the site's, not the article's."""
    heads = [squeeze(text) for text in document.about if _TITLE_WORDS.search(text)]
    for at, block in enumerate(document.blocks if heads else []):
        text = squeeze(block.text) if isinstance(block, Paragraph) else ""
        if len(text) >= _LEAST_HEADLINE and _TITLE_WORDS.search(text) and any(text in head for head in heads):
            return at
    return 0


def title_of(cover: list[str]) -> str:
    """The first short line that speaks of a budget or accounts, with the lines above it that name the body."""
    at = next((at for at, line in enumerate(cover) if speaks_of_budget(line)), None)
    return "" if at is None else "".join(cover[_start_of_name(cover, at) : at + 1])


def _start_of_name(cover: list[str], at: int) -> int:
    """The line in which the name before a title begins: a line or two above it, unless the title names a body and place."""
    first, named = at, body_of_heading(cover[at])
    while first and at - first < 3 and _PART_OF_NAME.fullmatch(cover[first - 1]):
        above = _YEAR_BESIDE.sub("", cover[first - 1])
        if named and not _is_office_of(named, above) and (_is_whole(named) or is_body(above)):
            break  # the government of the site, or another body in a list of them
        if first < at and is_placed(cover[first]) and not is_placed(above):
            break  # what a menu says above the place that begins the name
        named = named or (above if is_body(above) else None)
        first -= 1
    return first


def _is_office_of(named: str, above: str) -> bool:
    """Whether the line above is the first half of a name: a street office bears that of the government of its county, unless
    it names the county itself, below the name of the site."""
    place = above.removesuffix("人民政府")
    alone = not any(named.startswith(place[at:]) for at in range(len(place) - 1))
    return alone and named.endswith("街道办事处") and above != place and place.endswith(tuple("区县旗"))


def _is_whole(name: str) -> bool:
    """Whether a name says of which place the body is: a county, or the whole country."""
    return is_placed(name) or name.startswith(("中国", "中华", "国家", "全国", "国务院", "最高"))


def speaks_of_budget(line: str) -> bool:
    """Whether a line of the cover may be a title: it names a budget or accounts, and is no sentence."""
    if len(line) > HEADING_LENGTH or _COLUMN.fullmatch(line):
        return False
    return bool(_TITLE_WORDS.search(line)) and not _OF_SENTENCE.search(line)
