"""The rules of `analysis/checks/schedule.py` in English."""

from analysis.texts.rule_sections.model import NONE, NOT_APPLICABLE, English

TEXTS = {
    "schedule-range": English(
        rule="Every cumulative share lies between 0 and 100, and none is below the one before.",
        why="A cumulative figure never falls; accounting identity D5.",
        tolerance=NONE,
        not_counted="Dates left blank.",
        example="End of June 80 %, end of October 75 %.",
    ),
    "schedule-end": English(
        rule="The cumulative share at the end of December is 100 %.",
        why=(
            "A budget is carried out within its year (the budget year is the calendar year, Article 18 of the "
            "Budget Law); accounting identity D5."
        ),
        tolerance=NONE,
        not_counted=(
            "Schedules that do not list the end of December (see the rule on the four dates); the end of "
            "December left blank."
        ),
        example="The end of December is printed as 90 %.",
    ),
    "schedule-points": English(
        rule="The ends of March, June, October and December all have a figure.",
        why=(
            "This is the fixed form of the spending schedule; without the end of December the spending of the "
            "year is not stated; accounting identity D5."
        ),
        tolerance=NOT_APPLICABLE,
        not_counted="Projects without a schedule; other forms with fewer than two of the standard dates.",
        example="Printed are the end of March 25.00, June 50.00 and October 75.00 alone.",
    ),
    "schedule-prose": English(
        rule="For one project and one date the cumulative share in the text is that in the table.",
        why="Two statements of one schedule; accounting identity D3.",
        tolerance="None; 20 % and 20.00 are equal.",
        not_counted="Dates left blank in one of them; projects that cannot be matched.",
        example="End of March: 20 % in the text, 25 % in the table.",
    ),
    "schedule-straight": English(
        rule="A schedule should not simply follow the calendar with 25, 50, 75 and 100.",
        why=(
            "A schedule should show the real plan; the Implementing Regulations of the Budget Law require "
            "payment in time and by plan."
        ),
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Schedules with fewer than three dates; spending that is even through the year (such as personnel) "
            "can be explained."
        ),
        example="Meeting costs: 25, 50, 75, 100.",
    ),
    "schedule-front-loaded": English(
        rule="A project of year-long costs should not reach 100 % at the end of October or before.",
        why="Work through the whole year needs money through the whole year.",
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Projects named for a single occasion such as a meeting, training, insurance, subscription or purchase."
        ),
        example="A project of general administration reaches 100 % at the end of June.",
    ),
}
