"""The rules of `analysis/checks/schedule_events.py` in English."""

from analysis.texts.rule_sections.model import NOT_APPLICABLE, English

TEXTS = {
    "schedule-before-event": English(
        rule=(
            "Where goals, use of money or a timeliness target name the month of an event or of its completion, "
            "the cumulative share at an earlier date is not 100 %."
        ),
        why=(
            "The event has not taken place and all money is spent; payments follow budget, plan and progress "
            "(Regulations for the Implementation of the Budget Law)."
        ),
        tolerance="The same month is not counted.",
        not_counted="Deadlines at year-end or in December; projects without a schedule or without a month.",
        example="A training course in September, and 100 % spent by the end of June.",
    ),
    "schedule-one-event": English(
        rule=(
            "A project that pays for one congress session spends around that session, not in even steps over the year."
        ),
        why="A session takes days; even steps show that the schedule was not planned.",
        tolerance="Steps of 15 to 40 percentage points at all four dates count as even.",
        not_counted="25, 50, 75 and 100 (another rule); projects that also pay for other meetings.",
        example="“人大会议费” (congress session) for the fourth session, with 20, 50, 80 and 100.",
    ),
    "schedules-uniform": English(
        rule="Three or more projects do not all have the same schedule.",
        why="A schedule is planned for its own project.",
        tolerance=NOT_APPLICABLE,
        not_counted="25, 50, 75 and 100 (another rule); documents with fewer than three projects.",
        example="Four projects, all with 20, 50, 80 and 100.",
    ),
}
