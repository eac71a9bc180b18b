"""What the loaders could not read, left unused or had to guess, in English by the code of the issue."""

from __future__ import annotations

import re

TEXTS = {
    "automatic_numbering": "Paragraphs are numbered by Word itself; the numbers were not read.",
    "cell_error": "Cells hold error values.",
    "damaged_characters": "The page has damaged characters; some may be missing.",
    "damaged_page": "The page is damaged and could not be read.",
    "doubtful_columns": "A table without rulings has columns that do not add up under their headings; its figures were not used.",
    "embedded_object": "Objects such as Excel tables are embedded and were not read; please open them by themselves.",
    "embedded_part": "The document refers to other embedded files, which were not read.",
    "formula_not_calculated": "Formulas were saved without their results and were read as blank.",
    "frames": "The page holds other pages in frames, whose content was not read.",
    "garbled_text": "A font of the page does not tell its characters; parts of the text may be garbled. Please compare.",
    "hidden_rows": "The sheet has hidden rows or columns, which were read all the same.",
    "hidden_sheet": "The sheet is hidden, cannot be seen by readers, and was not read.",
    "no_unit": "The document states no unit of money; figures of its tables are taken as yuan. Please check.",
    "ocr_page": "The page is a scanned picture; its text was recognised and may have errors. Please compare.",
    "overfull_page": "The page has more than 500,000 objects and was skipped.",
    "pictures": "The document has pictures; text in them was not read.",
    "scanned_page": "The page is a scanned picture without text and was not read.",
    "schedule_mismatch": "Numbers of months and of percentages differ in the text; it was not used.",
    "sum_differs": "A printed total differs from the sum of its parts: it is printed so, or was misread.",
    "text_boxes": "The document has text boxes; their text stands after the rest, and not in its own place.",
    "torn_end": "The page breaks off within a table; its last cell is incomplete and was not used.",
    "code_by_name": "A subject code recognised on a scanned page is on no list; the code of the name beside it was taken.",
    "total_by_sum": "Totals of a table without upright rulings stand under the column beside; the sums of their parts tell them.",
    "unit_inferred": "The tables state no unit of money; it was taken from amounts that the text repeats.",
    "table_not_read": "The table is printed with figures, but they were not read; see the original.",
    "unknown_table": "The table is not one of the known budget tables; its figures were not used.",
    "unparsed_amount": "A cell is not an amount that can be read; it was not used.",
    "unruled_table": "A table has no rules; its columns were told by blank space. Please compare.",
    "cut_figure": "The edge of the paper cuts figures of the page; what is left of them was not used. Please compare.",
    "torn_table": "The first rows of a page seem to go on with a table of the page before, but fit no column. Please compare.",
    "unused_column": "A column holds figures whose meaning is not clear; they were not used.",
}
_QUOTES = re.compile("“[^“”]+”")


def english(code: str, message: str) -> str:
    """The issue in English with what its message quotes; the message itself where the code is not known."""
    if code not in TEXTS:
        return message
    quotes = ", ".join(_QUOTES.findall(message))
    return f"{TEXTS[code]} {quotes}".rstrip()
