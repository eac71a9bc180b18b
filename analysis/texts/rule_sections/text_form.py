"""The rules of `analysis/checks/text_form.py` in English."""

from analysis.texts.rule_sections.model import NOT_APPLICABLE, English

TEXTS = {
    "term-misprint": English(
        rule=(
            "Terms of the law, such as general public budget, fiscal appropriation, government fund budget, state"
            " capital budget and procuratorial committee, have no wrong or missing letter."
        ),
        why="One letter can make another body or another budget of it.",
        tolerance=NOT_APPLICABLE,
        not_counted="Other misprints. The supervisory commission in place of the procuratorial committee is a warning.",
        example="“一般共预算拨款收入”, with a letter missing.",
    ),
    "chapter-numbers": English(
        rule="Headings of one level are numbered in one way and without a gap.",
        why="With other numbers readers cannot see the level of a heading.",
        tolerance=NOT_APPLICABLE,
        not_counted="Headings that were not read; numbered paragraphs that are no short headings.",
        example="“二、部门预算安排”, “3、机关运行经费安排情况”, “四、三公经费”.",
    ),
    "goals-measured": English(
        rule="A paragraph of the department’s own targets states figures that can be checked.",
        why=(
            "Without figures nothing can be evaluated at the end of the year; Cai Yu [2021] No. 101 asks for "
            "measurable targets."
        ),
        tolerance="A year is no such figure.",
        not_counted="Documents without such paragraphs; targets in the tables of projects.",
        example="The targets of all five goals tell what will be done.",
    ),
    "department-targets-uniform": English(
        rule="Six or more rates among the department’s own targets are not all the same.",
        why="Targets are worked out one by one; Cai Yu [2021] No. 101.",
        tolerance="100 % is not counted.",
        not_counted="Documents with fewer than six such rates; targets in the tables of projects.",
        example="All targets of the department are ≥90 %.",
    ),
    "title-complete": English(
        rule=(
            "Cover or title states the body (place and office), the year and what it is (budget, final account or"
            " performance)."
        ),
        why="Away from the web page readers must learn from the document itself whose budget it is and of which year.",
        tolerance="Short names are accepted; so is any line.",
        not_counted="Department budgets, whose tables print body and year; documents whose department is not known.",
        example="The cover says “人大” and “2020年部门预算绩效文本” alone, without place and full name.",
    ),
}
