"""The rules of `analysis/checks/between_rows.py` in English."""

from analysis.texts.rule_sections.model import BOTH, English

TEXTS = {
    "whole-covers-general-public": English(
        rule=(
            "No row of the expenditure table is smaller than the same row of the general public budget table; "
            "where the totals of both are equal, every row is equal."
        ),
        why=(
            "Expenditure from the general public budget is a part of all expenditure of the department; "
            "accounting identity B7."
        ),
        tolerance=BOTH,
        not_counted="Cells that are blank in one of the tables; codes that a table prints more than once.",
        example=(
            "Item 2010104, congress meetings: 50.00 in the expenditure table, 60.00 in the general public budget table."
        ),
    ),
    "revenue-by-subject": English(
        rule=(
            "Where the revenue table is listed by functional code and has the same total as the expenditure "
            "table, each code has the same revenue and expenditure."
        ),
        why=(
            "Budgets are approved by code, and sources of revenue are listed by the codes of expenditure; "
            "accounting identity B2 (second half)."
        ),
        tolerance=BOTH,
        not_counted="Tables with different totals; final accounts; budgets with a carry-over from last year.",
        example="Code 2101101: 103.00 in the revenue table, 130.00 in the expenditure table.",
    ),
    "insurance-agrees": English(
        rule=(
            "30108 equals 2080505, 30109 equals 2080506 and 30113 equals 2210201 (basic expenditure from the "
            "general public budget)."
        ),
        why=(
            "The same contribution in two classifications; some units list it under other codes, so this is a "
            "notice only; accounting identity B9."
        ),
        tolerance=BOTH,
        not_counted=(
            "Pairs of which one side is blank; tables with one column of amounts that include project expenditure."
        ),
        example="30113, housing provident fund, 60.00; 2210201, housing provident fund, 66.00.",
    ),
}
