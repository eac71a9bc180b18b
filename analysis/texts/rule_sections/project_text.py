"""The rules of `analysis/checks/project_text.py` in English."""

from analysis.texts.rule_sections.model import NOT_APPLICABLE, English

TEXTS = {
    "indicator-count": English(
        rule=(
            "The number of third-level indicators that the text claims is the number in the table; where it "
            "claims the number of “二、三级指标” (second- and third-level indicators), that may also be the sum of "
            "both levels."
        ),
        why="The number claimed is a fact that can be checked; accounting identity D3.",
        tolerance=NOT_APPLICABLE,
        not_counted="Paragraphs that cannot be matched with a table of a project.",
        example=(
            "Claimed are 9 second- and third-level indicators; the table has 8 third-level and 7 second-level "
            "indicators."
        ),
    ),
    "indicator-level-names": English(
        rule=(
            "The first-level indicators that the text names, such as output, benefit and satisfaction, have the"
            " names of those in the table."
        ),
        why=(
            "Effect and benefit indicator are names of different years; one document should use one of them; "
            "accounting identities D3, D7."
        ),
        tolerance=NOT_APPLICABLE,
        not_counted="Paragraphs that cannot be matched with a table of a project.",
        example="The text says “效果指标” (effect indicator), the table “效益指标” (benefit indicator).",
    ),
    "indicator-count-listed": English(
        rule=(
            "After a sentence such as “下设9个二、三级指标” (9 second- and third-level indicators) as many indicators "
            "are listed."
        ),
        why="The number claimed is a fact that can be checked; accounting identity D3.",
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Paragraphs with a table of the project (they are compared with the table); paragraphs that do not "
            "list indicators one by one."
        ),
        example="Personnel expenditure claims 9 indicators and lists 3.",
    ),
}
