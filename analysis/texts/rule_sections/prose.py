"""The rules of `analysis/checks/prose.py` in English."""

from analysis.texts.rule_sections.model import English

TEXTS = {
    "prose-table-totals": English(
        rule=(
            "Total revenue, total expenditure, basic expenditure, personnel expenditure, operating expenditure,"
            " project expenditure and fiscal appropriation in the text are the figures of the same scope in the"
            " budget tables."
        ),
        why=(
            "Article 14 of the Budget Law requires the published budget to be explained, and the explanation "
            "has to agree with the tables; accounting identity C1."
        ),
        tolerance="Half of the last printed digit of both text and table (23 wan yuan equals 23.00 wan yuan).",
        not_counted=(
            "Changes, shares, components and averages; where the scope may be all money or the fiscal "
            "appropriation alone, it is enough to agree with one; figures of the original budget in final "
            "accounts."
        ),
        example=(
            "The text says project expenditure is 176.32 wan yuan; the total of project expenditure in the "
            "expenditure table is 167.32."
        ),
    ),
}
