"""The rules of `analysis/checks/changes.py` in English."""

from analysis.texts.rule_sections.model import BOTH, EACH, English

TEXTS = {
    "changes-add-up": English(
        rule=(
            "The change of total expenditure is the sum of the changes of basic expenditure (or of personnel "
            "and operating expenditure) and of project expenditure."
        ),
        why="The reasons for a change should explain all of it; accounting identity C2.",
        tolerance=EACH,
        not_counted=(
            "Texts that give the main reasons alone; texts in which one of the parts is missing; other parts "
            "(such as reserves) that make up the difference."
        ),
        example=(
            "19.52 wan yuan more than last year, of which personnel 74.71 more, operating expenditure 7.11 less"
            " and projects 84.08 wan yuan less."
        ),
    ),
    "last-year-agrees": English(
        rule="This year's figure minus last year's figure is the stated change.",
        why="Of the three figures only two are independent; accounting identity C2.",
        tolerance="Half of the last printed digit of each of the three figures.",
        not_counted="Statements that do not print last year's figure or the change.",
        example="9626.78 wan yuan in 2026, 139.20 wan yuan less than the 9819.98 wan yuan of 2025.",
    ),
    "last-year-not-negative": English(
        rule="This year's figure minus the change is not below 0.",
        why="Budget expenditure is never negative; accounting identity C2.",
        tolerance=BOTH,
        not_counted="Statements without the change or without this year's figure.",
        example="Official reception 1 wan yuan, 5 wan yuan more than last year.",
    ),
    "percent-recomputed": English(
        rule=(
            "The rate of growth is the change divided by last year's figure; last year's figure is this year's "
            "figure less an increase or plus a decrease."
        ),
        why="Readers judge the size of a change by its percentage.",
        tolerance=("One unit of the last digit of the percentage, plus what the last digits of both amounts may take."),
        not_counted=(
            "Last year's figures of 0; percentages that do not stand in one sentence with their amount, so that"
            " it is not certain which amount is meant."
        ),
        example="11343.27 wan yuan, 200 wan yuan less than last year, down by 17.3 %.",
    ),
}
