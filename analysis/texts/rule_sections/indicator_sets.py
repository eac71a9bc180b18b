"""The rules of `analysis/checks/indicator_sets.py` in English."""

from analysis.texts.rule_sections.model import NOT_APPLICABLE, English

TEXTS = {
    "indicator-duplicate": English(
        rule="Within one project no two third-level indicators have the same name.",
        why="With one name and different values nobody can tell which one counts; accounting identity D3.",
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Placeholder names that repeat the second level (another rule); the same name with different "
            "descriptions under one second level is a notice."
        ),
        example="The standard for travel costs is ≤90 yuan and ≤50 yuan.",
    ),
    "indicator-number": English(
        rule="A project has 5 to 15 third-level indicators.",
        why=(
            "Cai Yu [2021] No. 101: indicators should be few and about what matters; five are needed to cover "
            "quantity, quality, timeliness, cost and benefit."
        ),
        tolerance=NOT_APPLICABLE,
        not_counted="Projects without indicators.",
        example="One project has 27 indicators; car insurance has 3.",
    ),
    "targets-uniform": English(
        rule=(
            "Of ten indicators or more not more than 45 % have one and the same number; the satisfaction "
            "targets of five projects or more are not all the same."
        ),
        why="Targets should be worked out one by one; Cai Yu [2021] No. 101.",
        tolerance=NOT_APPLICABLE,
        not_counted="100 %; documents with fewer than ten indicators.",
        example="17 of 36 indicators are ≥95 %; satisfaction is ≥95 % in all of 11 projects.",
    ),
    "indicator-generic": English(
        rule=(
            "One third-level indicator or one target in words does not stand in three projects or more; the "
            "deadlines of five projects or more are not all the end of the year."
        ),
        why="Indicators should be about the outputs and effects of their project; Cai Yu [2021] No. 101.",
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Indicators of general use such as satisfaction, completion, cost and timeliness; documents with "
            "fewer than three projects."
        ),
        example="The indicator level of social stability is used in three projects.",
    ),
    "bases-uniform": English(
        rule="The bases of the targets of one project (six indicators or more) are not all the same.",
        why="Quantity, cost and satisfaction never rest on the same basis.",
        tolerance=NOT_APPLICABLE,
        not_counted="Projects with fewer than six indicators; forms without a column for the basis.",
        example=("The basis of all 13 indicators of meeting costs is the work plan of the beginning of the year."),
    ),
}
