"""Places of China: which region (GB/T 2260) a text names, and which one a disclosing body belongs to.

The gazetteer is data/reference/regions.csv (see its README): every province, prefecture and county since 2002 with the
years a name was in force and the code that follows it today. Three questions, from small to large:

    by_code("130229")                                  -> 玉田县
    find_mentions("秦皇岛市抚宁区财政局")                  -> two mentions, each with its candidates and certainty
    locate([(cover, 8), (names, 4), (prose, 1), (file_name, 0.3)], year=2020) -> the region of the body, or None

A name many places share (鼓楼区, 朝阳区) is settled by the other places the text names; where nothing settles it the
answer is None, never a guess.
"""

from __future__ import annotations

from loaders.regions.body import candidates, locate
from loaders.regions.gazetteer import CSV, Region, by_code, short_names
from loaders.regions.mentions import Mention, find_mentions

__all__ = ["CSV", "Mention", "Region", "by_code", "candidates", "find_mentions", "locate", "short_names"]
