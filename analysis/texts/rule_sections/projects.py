"""The rules of `analysis/checks/projects.py` in English."""

from analysis.texts.rule_sections.model import EACH, NOT_APPLICABLE, English

TEXTS = {
    "project-sources": English(
        rule="The budget is fiscal funds plus other money.",
        why=(
            "A fixed accounting identity of the form on which performance goals are declared; accounting identity D1."
        ),
        tolerance="0.01 yuan.",
        not_counted=(
            "Projects with both fiscal funds and other money blank; other money blank counts as no amount; "
            "forms from outside Hebei may list a carry-over from last year as well, so a smaller sum does not "
            "count there."
        ),
        example="Budget 18.20, fiscal funds 12.80, other money blank.",
    ),
    "project-sum": English(
        rule=(
            "The budgets of the projects together are not above total project expenditure; what exceeds it is shown."
        ),
        why="Project expenditure consists of projects; accounting identity D2.",
        tolerance=EACH,
        not_counted=(
            "Smaller sums (some projects may not be published, or were left out as secret); a project printed "
            "twice counts once; disclosures without a total of project expenditure."
        ),
        example="Five projects add up to 51.79 wan yuan; total project expenditure is 15.79 wan yuan.",
    ),
    "project-prose-amount": English(
        rule="The amount of a project in the text is the budget in its performance goal table.",
        why="The same budget of the same project; accounting identity D3.",
        tolerance="Half of the last printed digit of both text and table.",
        not_counted="Projects that can be matched neither by name nor by amount; tables without a budget.",
        example="Congress meetings: 40 wan yuan in the text, 410000.00 in the table.",
    ),
    "project-name": English(
        rule="One project (with one amount) has the same name in the text and in the table.",
        why=("Under different names readers can hardly be sure that it is one project; accounting identity D3."),
        tolerance=(
            "Differences in county, district or city, in the year, in the words “项目” (project), “经费” (money) "
            "and “费” (cost) and in quotation marks do not count; nor does a name that contains the other."
        ),
        not_counted="Projects that cannot be matched.",
        example="The text says “代表活动支出” (activities of deputies), the table “代表视察” (inspections by deputies).",
    ),
    "cost-ceiling": English(
        rule="The upper limit of a cost indicator is not above the budget of its project.",
        why=(
            "Goals have to fit the budget (Cai Yu [2021] No. 101: outputs, effects and the cost control that "
            "goes with them); accounting identity D4."
        ),
        tolerance="None; limit and budget are exact figures (30.03 wan yuan is more than 300,000 yuan).",
        not_counted=(
            "Projects without a budget; cost indicators with a lower limit (≥); targets that are not amounts."
        ),
        example="Cost control ≤30.03 wan yuan, budget 300,000.00 yuan.",
    ),
    "project-code": English(
        rule="Different projects have different project codes.",
        why="The code is the identity of a project.",
        tolerance=NOT_APPLICABLE,
        not_counted="A project of the same name printed twice; projects without a code.",
        example="Meeting costs and reception costs are both printed with 101-0501-JBN-HG0R.",
    ),
}
