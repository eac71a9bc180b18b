"""The rules of `analysis/checks/indicator_said.py` in English."""

from analysis.texts.rule_sections.model import NOT_APPLICABLE, English

TEXTS = {
    "indicator-prose-target": English(
        rule=(
            "A third-level indicator that the text gives with its levels and its target has the target of the "
            "indicator of the same name in the table of the project."
        ),
        why="Two statements of one indicator; accounting identity D3.",
        tolerance="Different ways to write a sign (>=, ≥, or in words) do not count.",
        not_counted=(
            "Paragraphs that cannot be matched with a table of a project; indicators without a similar name in "
            "the table (another rule)."
        ),
        example="Rate of completion: >=100 % in the text, ≥90 % in the table.",
    ),
    "indicator-prose-name": English(
        rule=(
            "A third-level indicator listed in the text has one with a similar name or description under the "
            "same second-level indicator in the table of the project."
        ),
        why="Text and table hold the same set of indicators; accounting identity D3.",
        tolerance="Similar names (other explanations, order or particles) do not count.",
        not_counted="Paragraphs that cannot be matched with a table of a project.",
        example="The text says “家站利用率>=85%” (use of the deputies' homes); the table has no such indicator.",
    ),
    "indicator-prose-missing": English(
        rule="Every indicator that the text lists states its target (“指标值为……”).",
        why="Without a target nothing can be evaluated; Cai Yu [2021] No. 101.",
        tolerance=NOT_APPLICABLE,
        not_counted="Texts that do not list indicators one by one.",
        example="Output indicator, timeliness indicator, meeting held on schedule (no target).",
    ),
    "indicator-prose-basis": English(
        rule=(
            "Where the text rests the indicators on documents (opinions, rules), the basis of the target in the"
            " table is a document too."
        ),
        why="One set of indicators has one basis; accounting identity D3.",
        tolerance=NOT_APPLICABLE,
        not_counted="Texts whose basis is not a document; tables without a basis.",
        example=(
            "The basis is documents on the congress meeting in the text, and the unit's own assessment of "
            "indicators in the table."
        ),
    ),
    "project-goal": English(
        rule=(
            "The main goal of a project in the text says the same as the performance goals and the use of money"
            " in its table."
        ),
        why="One project has one goal; accounting identities D3, D7.",
        tolerance="Similar words (half of the characters or more are the same) do not count.",
        not_counted="Tables with neither goals nor a use of money; projects that cannot be matched.",
        example=(
            "The text says that deputies are trained within the year, the table that the congress office is "
            "kept running."
        ),
    ),
}
