"""The rules of `analysis/checks/indicator_text.py` in English."""

from analysis.texts.rule_sections.model import NOT_APPLICABLE, English

TEXTS = {
    "target-vague": English(
        rule=(
            "A target in words is a state that can be checked (up to standard, on schedule, in normal "
            "operation, according to a named standard), and not a degree or a direction alone."
        ),
        why="Cai Yu [2021] No. 101: indicators should be clear and measurable.",
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Numbers and dates; states that can be looked up, such as up to standard, in order or on schedule."
        ),
        example="Quality of services: “优” (excellent); raising social influence: “有效提升” (effectively raised).",
    ),
    "basis-empty": English(
        rule="The basis of a target names a plan, document, standard, contract, past figure or the like.",
        why=(
            "Where the basis cannot be looked up, nobody can judge whether the target is high or low; Cai Yu "
            "[2021] No. 101."
        ),
        tolerance=NOT_APPLICABLE,
        not_counted="Blank bases (another rule).",
        example="Basis “工作需要” (needs of the work).",
    ),
    "description-repeats-name": English(
        rule="The description of an indicator is not the same as the name of the third-level indicator.",
        why="The description should say what the indicator means and how it is worked out.",
        tolerance=NOT_APPLICABLE,
        not_counted="Forms without a column for the description.",
        example="Third-level indicator attendance of participants, description attendance of participants.",
    ),
    "name-brackets": English(
        rule=("Brackets in the name of a third-level indicator come in pairs; a target does not end in a comma."),
        why="The name was cut off, and readers do not know what is measured.",
        tolerance=NOT_APPLICABLE,
        not_counted="Names without brackets.",
        example="The name “实际达成合作意向数（以签订备忘” opens a bracket that never closes.",
    ),
}
