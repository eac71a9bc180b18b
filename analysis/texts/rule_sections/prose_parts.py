"""The rules of `analysis/checks/prose_parts.py` in English."""

from analysis.texts.rule_sections.model import EACH, English

TEXTS = {
    "prose-parts": English(
        rule=(
            "Basic plus project expenditure is total expenditure; personnel plus operating expenditure is basic"
            " expenditure (within one paragraph, or where the whole text has one such figure)."
        ),
        why=(
            "Article 5 of the Implementing Regulations of the Budget Law: expenditure is divided into basic and"
            " project expenditure; accounting identity C1."
        ),
        tolerance=EACH,
        not_counted=(
            "Differences that are exactly another item the text states (reserves, carry-over and the like); "
            "paragraphs in which one of the parts is not stated."
        ),
        example=(
            "Budget expenditure 462.03 wan yuan, of which basic expenditure 410.43 and project expenditure "
            "61.60 wan yuan."
        ),
    ),
    "prose-revenue": English(
        rule=(
            "General public budget, government fund, state capital, special fiscal account, service income and "
            "other income (and the carry-over from last year) add up to total revenue."
        ),
        why=(
            "Article 5 of the Implementing Regulations of the Budget Law: a department budget includes all "
            "revenue; accounting identity C1."
        ),
        tolerance=EACH,
        not_counted="Lists that do not go down to other income, because they may be incomplete.",
        example=(
            "Budget revenue is 4,620,332.98 yuan, of which general public budget revenue 4,620,323.98 yuan and "
            "all else 0 yuan."
        ),
    ),
    "prose-balance": English(
        rule=(
            "Where the whole text states one total revenue and one total expenditure and there is no "
            "carry-over, both are equal."
        ),
        why="Article 12 of the Budget Law: budgets are balanced; accounting identities A2, C1.",
        tolerance=EACH,
        not_counted=(
            "Final accounts; texts that speak of carry-over or surplus; totals that are stated in several ways."
        ),
        example="Budget revenue 9626.78 wan yuan, budget expenditure 9662.78 wan yuan.",
    ),
    "prose-repeats": English(
        rule=(
            "A total of one scope, such as the expenditure of the department or the operating expenditure of "
            "government organs, is the same throughout the text."
        ),
        why="Two such sentences cannot both hold.",
        tolerance="Half of the last printed digit of each of the statements.",
        not_counted=(
            "Statements in other words (other scopes such as fiscal appropriation or general public budget); "
            "figures listed by unit; final accounts."
        ),
        example=("Operating expenditure of government organs: 88.31 wan yuan on page 3, 83.81 wan yuan on page 6."),
    ),
}
