"""The rules of `analysis/checks/between_tables.py` in English."""

from analysis.texts.rule_sections.model import BOTH, EACH, English

TEXTS = {
    "totals-agree": English(
        rule=(
            "The grand total of revenue in the summary is the total of the revenue table; the grand total of "
            "expenditure (or that less the surplus carried forward) is the total of the expenditure table."
        ),
        why=(
            "Both tables show the same whole of revenue and expenditure; Article 5 of the Implementing "
            "Regulations of the Budget Law; accounting identity B1."
        ),
        tolerance=BOTH,
        not_counted="Tables without a row for the total; in final accounts the total may equal this year's total.",
        example="Grand total of expenditure in the summary 1143.28, total of the expenditure table 1134.28.",
    ),
    "classes-agree": English(
        rule=(
            "Each class in the summary is the total of the same class in the expenditure table; each class in "
            "the general-public column of the fiscal appropriation summary is the total of the same class in "
            "the general public budget table."
        ),
        why="The tables have the same scope and differ in detail alone; accounting identities B2, B4.",
        tolerance=BOTH,
        not_counted="Classes that cannot be matched by name; tables without a functional classification.",
        example="Health is 103.00 in the summary and 130.00 (class 210) in the expenditure table.",
    ),
    "fiscal-income-agrees": English(
        rule=(
            "Fiscal appropriation in the revenue table, and the sum of the three appropriations in the summary,"
            " are this year's revenue in the fiscal appropriation summary (or its grand total with the "
            "carry-over)."
        ),
        why="Three tables show the same appropriation; accounting identity B3.",
        tolerance=EACH,
        not_counted=(
            "Disclosures without a fiscal appropriation summary; of the two totals, with and without "
            "carry-over, it is enough to agree with one."
        ),
        example=(
            "Fiscal appropriation in the revenue table 1143.28, this year's revenue in the fiscal appropriation"
            " summary 1043.28."
        ),
    ),
    "general-public-agrees": English(
        rule=(
            "This year's expenditure in the general-public column of the fiscal appropriation summary is the "
            "total of the general public budget table."
        ),
        why="It is the same expenditure from the general public budget; accounting identity B4.",
        tolerance=BOTH,
        not_counted=(
            "Summaries without columns by budget; it is enough to agree with the grand total that includes the "
            "surplus carried forward."
        ),
        example="Total of the general-public column 1143.28, total of the general public budget table 1043.28.",
    ),
    "fund-tables-agree": English(
        rule=(
            "This year's expenditure in the government-fund and in the state-capital column of the fiscal "
            "appropriation summary is the total of the table of each; both blank counts as agreement."
        ),
        why="It is the same money; an empty table has to agree with the summary; accounting identity B5.",
        tolerance=BOTH,
        not_counted=(
            "Summaries without columns by budget; it is enough to agree with the grand total that includes the "
            "surplus carried forward."
        ),
        example=(
            "The government-fund column of the summary says 415.35; the government fund table says “空表列示” "
            "(shown as an empty table)."
        ),
    ),
    "basic-agrees": English(
        rule=("Basic expenditure in the general public budget table is the total of the basic expenditure table."),
        why=(
            "Article 32 of the Budget Law: the same expenditure is classified by function and by economic "
            "nature; accounting identity B6."
        ),
        tolerance=BOTH,
        not_counted="Tables without a column for basic expenditure or without a row for the total.",
        example=(
            "Basic expenditure in the general public budget table 975.96, total of the basic expenditure table 957.96."
        ),
    ),
}
