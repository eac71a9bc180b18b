"""The rules of `analysis/checks/three_public.py` in English."""

from analysis.texts.rule_sections.model import BOTH, EACH, English

TEXTS = {
    "three-public-table-sums": English(
        rule=(
            "Official cars are purchase plus running; the subtotal of the three public expenses is trips abroad"
            " plus official cars plus official reception; the total is that subtotal plus meeting and training "
            "costs."
        ),
        why=(
            "The Operating Procedure for Disclosing Local Budgets and Final Accounts (Cai Yu [2016] No. 143) "
            "requires the total and its components to be published; accounting identity A9."
        ),
        tolerance=EACH,
        not_counted="Blank cells count as no amount; tables in which no component is printed.",
        example=(
            "Subtotal of the three public expenses 16.66, trips abroad 0, official cars 16.00, official reception 0.06."
        ),
    ),
    "three-public-prose-sums": English(
        rule=(
            "The three public expenses in the text are trips abroad plus official cars (purchase and running) "
            "plus official reception."
        ),
        why=(
            "Cai Yu [2016] No. 143 requires the total and its components to be stated together; accounting identity C4."
        ),
        tolerance=EACH,
        not_counted=(
            "Texts that leave the amount of a component out while the others add up to less than the total (it "
            "is not worked out)."
        ),
        example="Three public expenses 34.66 wan yuan, the components listed add up to 16.66 wan yuan.",
    ),
    "three-public-prose-table": English(
        rule=(
            "The three public expenses in the text are the subtotal of the table (not the total with meeting "
            "and training costs), and each component is the same row of the table."
        ),
        why="Cai Yu [2016] No. 143; text and table are the same budget; accounting identity C4.",
        tolerance="Half of the last printed digit of both text and table.",
        not_counted=(
            "A 0 in the text where the table is blank; an item stated several times of which one statement "
            "agrees with the table; documents without a table of the three public expenses."
        ),
        example="The text says 18 wan yuan for the purchase of official cars; that row of the table is blank.",
    ),
    "three-public-covers-basic": English(
        rule=(
            "Running of official cars is not below 30231, official reception not below 30217, trips abroad not "
            "below 30212; where the table lists meeting and training costs, they are not below 30215 and 30216."
        ),
        why=("The basic expenditure table holds only a part, so equality is not required; accounting identity B8."),
        tolerance=BOTH,
        not_counted=(
            "Pairs of which one side is blank; codes that the basic expenditure table prints more than once or "
            "under another name."
        ),
        example=(
            "30217, official reception, is 0.66; official reception in the table of the three public expenses is 0.06."
        ),
    ),
}
