"""Running headers, footers and page numbers: found by what repeats at the edge of the pages, and dropped."""

from __future__ import annotations

import re
from collections import Counter

from loaders.readers.pdf.flow import Line
from loaders.readers.pdf.frame import EDGE
from loaders.readers.pdf.page import PageContent

DASHED_NUMBER = re.compile(r"[-—–－─·•~]+\d{1,4}[-—–－─·•~]+|第?\d{1,4}页([,，/]?[共总]?\d{1,4}页)?|\d{1,4}/\d{1,4}")
BARE_NUMBER = re.compile(r"[-—–－]?(\d{1,4}|[IVXivx]{1,5}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]{1,3})[-—–－]?")
REPEATS = 3
_PRINTED_BY_BROWSER = re.compile(
    r"(?:https?|file)://|\d{1,4}[/-]\d{1,2}[/-]\d{1,4},? *(?:[上下]午)? *\d{1,2}:\d{2}"
)  # address and hour around every page


def drop_running_lines(contents: list[PageContent]) -> None:
    """Takes page numbers, and the hour and address that a browser prints, off every page; running headers and footers off
    all pages but the first that has them."""
    bare = _bare_numbers(contents)
    repeated = _repeated(contents)
    seen: set[str] = set()
    for content in contents:
        kept = []
        for line in content.lines:
            if _at_edge(content, line) and (
                DASHED_NUMBER.fullmatch(line.text.replace(" ", ""))
                or id(line) in bare
                or _PRINTED_BY_BROWSER.match(line.text)
            ):
                continue
            key = _running_key(content, line)
            if key in repeated:
                if key in seen:
                    continue
                seen.add(key)
            kept.append(line)
        content.lines = kept


def _at_edge(content: PageContent, line: Line) -> bool:
    height = content.frame.height
    return line.middle > (1 - EDGE) * height or line.middle < EDGE * height


def _bare_numbers(contents: list[PageContent]) -> set[int]:
    """Lines that are nothing but a number which counts up with the pages, or stands alone at the foot of one page."""
    found: list[tuple[int, Line]] = []
    offsets: Counter[int] = Counter()
    for content in contents:
        outer = [line for line in content.lines if _at_edge(content, line)]
        for line in outer:
            match = BARE_NUMBER.fullmatch(line.text.replace(" ", ""))
            if match:
                number = match.group(1)
                offset = int(number) - content.number if number.isdecimal() else 0
                found.append((offset, line))
                offsets[offset] += 1
    return {id(line) for offset, line in found if offsets[offset] >= 2}


def _running_key(content: PageContent, line: Line) -> str:
    """The text with its distance from the edge of the page, for lines at the very edge; fields such as 单位：… never count."""
    if not content.lines or re.search("[：:]", line.text):
        return ""
    height = content.frame.height
    outermost = line.number in (content.lines[0].number, content.lines[-1].number)
    boxes = [box for box, _ in content.grids]
    clear = all(line.bottom <= box[1] for box in boxes) or all(line.top >= box[3] for box in boxes)
    if not outermost or not clear or 0.1 * height < line.middle < 0.9 * height:
        return ""
    from_edge = line.middle if line.middle < height / 2 else line.middle - height  # pages may lie and stand
    return f"{line.text}@{round(from_edge / 4)}"


def _repeated(contents: list[PageContent]) -> set[str]:
    counts: Counter[str] = Counter()
    for content in contents:
        counts.update({key for line in content.lines if (key := _running_key(content, line))})
    least = max(REPEATS, 0.3 * len(contents))
    return {key for key, count in counts.items() if count >= least}
