"""What a site lists below an article: the names of further ones."""

from __future__ import annotations

import re

from loaders.document import Block, Paragraph

LONGEST_NAME = 60  # signs
HEADING = re.compile(r"(?:相关|延伸|推荐|更多)(?:阅读|链接|文章|信息|新闻|稿件|解读|文件)|猜你喜欢|热门文章")


def without_related(blocks: list[Block]) -> list[Block]:
    """The blocks up to a heading 相关阅读 that nothing but names follow."""
    for at, block in enumerate(blocks):
        if not (isinstance(block, Paragraph) and HEADING.fullmatch("".join(block.text.split()).rstrip("：:"))):
            continue
        if all(isinstance(below, Paragraph) and len(below.text) <= LONGEST_NAME for below in blocks[at:]):
            return blocks[:at]
    return blocks
