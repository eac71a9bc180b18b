"""The words that names of public bodies end in, as alternatives of a pattern: one list for all who look for a body.

How many of them tell a body depends on where they stand: few where other words follow, more at the end of a cell, where
names of subjects and projects stand too, and all in a title.
"""

from __future__ import annotations

_ANYWHERE = "局|委员会|委|办公室|办公厅|厅|院|所|中心|处|站|校|[中小大]学|馆|街道"
WITHIN_TEXT = rf"{_ANYWHERE}|协会|联合会|[总支大]队|园|公司|镇|乡|办事处|管委会|报社|总支|开发区"
AT_END = rf"{_ANYWHERE}|会|办|部|队|幼儿园"
IN_TITLE = rf"{AT_END}|镇|乡|园|社|台|场|联|署|室|团|库|司|公司|集团|基地|监狱|苗圃|科协|系统|厂|店|宫|总支|电大|开发区|[园假范验学]区"
