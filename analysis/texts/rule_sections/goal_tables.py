"""The rules of `analysis/checks/goal_tables.py` in English."""

from analysis.texts.rule_sections.model import NOT_APPLICABLE, English

TEXTS = {
    "project-amount": English(
        rule="The performance goal table states the budget of the project.",
        why="Without an amount nobody can judge whether goals fit the money; Cai Yu [2021] No. 101.",
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Projects whose amount the text states; documents without projects. The form of Hebei always has "
            "budget and spending schedule, so a missing one is an error; with other forms it is a warning."
        ),
        example="11 projects have goals and indicators, and no budget.",
    ),
    "project-schedule": English(
        rule="The performance goal table of Hebei has a spending schedule in per cent.",
        why="The form of Hebei always has it; without it spending cannot be followed.",
        tolerance=NOT_APPLICABLE,
        not_counted="Forms of other provinces, which have no such column; documents without projects.",
        example="11 projects have no spending schedule.",
    ),
    "indicator-target": English(
        rule="Every performance indicator has a target value.",
        why="Without a target nothing can be evaluated; Cai Yu [2021] No. 101.",
        tolerance=NOT_APPLICABLE,
        not_counted="Documents without indicators.",
        example="The target of the indicator level of social stability is blank.",
    ),
    "indicator-basis": English(
        rule="The basis of the target is not blank.",
        why=(
            "Without a basis nobody can judge whether a target is high or low; Cai Yu [2021] No. 101: targets "
            "should have a basis."
        ),
        tolerance=NOT_APPLICABLE,
        not_counted="Forms without this column (outside Hebei, where the whole text has no basis at all).",
        example="The basis is blank for all 14 indicators.",
    ),
    "indicator-dimensions": English(
        rule=(
            "Every project has output indicators and benefit (effect) indicators; missing quantity, quality, "
            "cost or satisfaction indicators are a warning in the form of Hebei and a notice in other forms."
        ),
        why="Cai Yu [2021] No. 101: performance indicators cover cost, output, benefit and satisfaction.",
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Forms without levels; projects without indicators. For internal matters (office, insurance, "
            "maintenance) missing satisfaction indicators are a notice."
        ),
        example="The project activities of deputies has no satisfaction indicator.",
    ),
}
