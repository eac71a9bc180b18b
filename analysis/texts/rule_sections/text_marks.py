"""The rules of `analysis/checks/text_marks.py` in English."""

from analysis.texts.rule_sections.model import NOT_APPLICABLE, English

TEXTS = {
    "draft-mark": English(
        rule="Cover and title do not say “草案” (draft), “讨论稿” (for discussion) or “征求意见稿” (for comments).",
        why="What is published is the approved budget (Article 14 of the Budget Law).",
        tolerance=NOT_APPLICABLE,
        not_counted="Drafts mentioned in the running text (examining the draft budget).",
        example="Performance text of the department budget of 2020 (draft).",
    ),
    "field-codes": English(
        rule=(
            "The running text has no bookmarks, field codes, page number placeholders or other codes of typesetting."
        ),
        why="It shows that the document was not proofread.",
        tolerance=NOT_APPLICABLE,
        not_counted="Documents without running text.",
        example="“TC … \\f C \\l 1” is left behind the name of a table.",
    ),
    "doubled-words": English(
        rule="A word does not stand twice in a row.",
        why="It shows that the text was not proofread, and sometimes changes the meaning.",
        tolerance=NOT_APPLICABLE,
        not_counted="Words that are doubled in Chinese anyway.",
        example="“促进促进” (promote promote) mutual learning of the congress offices of all regions.",
    ),
    "repeated-sentence": English(
        rule="Two clauses in a row (30 characters or more) do not stand in the text again.",
        why="It shows that the text was not proofread.",
        tolerance=NOT_APPLICABLE,
        not_counted="Glossaries; sentences with amounts; documents without running text.",
        example=(
            "In one paragraph the sentence on preparing the meetings of the district people's congress and its "
            "standing committee stands twice."
        ),
    ),
    "former-body": English(
        rule=(
            "After the reform of 2018 the text says “一府一委两院” (government, supervisory commission, court and "
            "procuratorate)."
        ),
        why=(
            "The amendment of the Constitution of 2018 set up supervisory commissions, which the people's "
            "congress creates and supervises."
        ),
        tolerance=NOT_APPLICABLE,
        not_counted="Documents of 2018 or before; names of documents in book title marks.",
        example=(
            "A performance goal of 2023 about the special reports of “一府两院” (government, court and procuratorate)."
        ),
    ),
    "own-office": English(
        rule=(
            "Words such as “全厅” (the whole provincial office), “我局” (our bureau) or “本院” (this court) fit the "
            "kind of body that the department's name says."
        ),
        why="It shows that the text was copied from another department.",
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Departments whose own name, or that of a subordinate unit, has the word; documents without running text."
        ),
        example=(
            "A city people's congress: strengthen the supervision of procurement in “全厅” (the whole provincial "
            "office)."
        ),
    ),
}
