"""The rules of `analysis/checks/wording.py` in English."""

from analysis.texts.rule_sections.model import NOT_APPLICABLE, English

TEXTS = {
    "placeholder": English(
        rule=(
            "Performance goals and explanation have no placeholders such as “目标内容1” (content of goal 1), “XX”, "
            "“待填” (to be filled in) or “未定义书签” (bookmark not defined)."
        ),
        why="A placeholder shows that nothing was filled in.",
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Normal groups of letters and model numbers. A performance goal that is itself a placeholder is an error."
        ),
        example="Performance goal: 1. “目标内容1” (content of goal 1).",
    ),
    "template-choice": English(
        rule=(
            "Words of the template such as “增加（减少）” (more or less) or “大于/小于” (above or below) have been "
            "reduced to one."
        ),
        why="Without a choice readers do not know whether it is more or less.",
        tolerance=NOT_APPLICABLE,
        not_counted="Documents without running text; “增减” (changes) in headings.",
        example="“增加（减少）” 0 wan yuan against the budget of last year.",
    ),
    "other-body": English(
        rule=(
            "Goals and indicators of a people's congress do not speak of the work of the consultative "
            "conference, nor the other way round; the same holds for courts and procuratorates."
        ),
        why="It shows that indicators were copied from another unit; accounting identity D7.",
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "General mentions of other bodies in the running text; sentences that name the body itself as well "
            "(congress, consultative conference and so on)."
        ),
        example=(
            "A timeliness indicator of a reception project of the people's congress: receive the consultative "
            "conferences at all levels that come with an official letter."
        ),
    ),
    "other-year": English(
        rule=("The use of money, performance goals and deadlines of a budget are those of its own budget year."),
        why=(
            "The budget year is the calendar year (Article 18 of the Budget Law); another year shows that the "
            "text was not updated."
        ),
        tolerance=("In final accounts it may be the year itself; in budgets comparisons with last year do not count."),
        not_counted=(
            "Names of documents in book title marks, document numbers, comparisons (against, as of, last year),"
            " spans of years, years of equipment."
        ),
        example="Budget of 2024: the money is mainly for the five-star deputies' homes of 2022.",
    ),
    "lawmaking-power": English(
        rule=(
            "The text of a county, city or district department does not list the quality of laws or plans of "
            "law-making as its own work."
        ),
        why=(
            "Articles 10 and 49 of the Organic Law of the Local People's Congresses and Governments and the "
            "Legislation Law: only provinces and cities with districts make local regulations."
        ),
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Contact points for law-making and collecting opinions; departments of provinces and such cities; "
            "names in book title marks."
        ),
        example=("Goal of a district people's congress: raise the quality of laws and make sure they are carried out."),
    ),
    "other-level": English(
        rule=(
            "Documents of cities, counties and districts do not speak of money allocated by the provincial "
            "treasury or of “我省部门预算” (department budgets of our province); documents of city districts do not "
            "say “县级财政” (county treasury); measures for the provincial level are not cited as their ground."
        ),
        why="The words were copied from a provincial template, and their scope is not that of this level.",
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Provincial departments; documents without running text; citations of other provincial documents."
        ),
        example=(
            "A district says that general budget appropriation income is the money allocated by the provincial "
            "treasury in the year."
        ),
    ),
}
