"""The rules of `analysis/checks/contents.py` in English."""

from analysis.texts.rule_sections.model import English

TEXTS = {
    "contents-match": English(
        rule=(
            "Every table that the contents list is in the document; where the contents list goal tables of "
            "projects, every project table is among them."
        ),
        why=(
            "Where contents and document differ, readers cannot tell a missing table from contents that were not "
            "updated."
        ),
        tolerance="Numbering, years, punctuation and quotation marks are left aside.",
        not_counted=(
            "Documents without contents; names of chapters; contents of fewer than four lines, or of which most "
            "tables are not found (the contents may not have been read in full)."
        ),
        example="The contents list “5、专项公用经费补助绩效目标表” (goal table of the fifth project), and there is no such table.",
    ),
}
