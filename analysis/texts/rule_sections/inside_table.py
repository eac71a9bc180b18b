"""The rules of `analysis/checks/inside_table.py` in English."""

from analysis.texts.rule_sections.model import CAPPED, English

TEXTS = {
    "table-subtotals": English(
        rule=(
            "In every column of a table: a class is the sum of its sections, a section the sum of its items, "
            "and the total the sum of the classes."
        ),
        why=(
            "Articles 32 and 46 of the Budget Law and Article 6 of its Implementing Regulations require "
            "expenditure to be listed by functional classification down to the item; accounting identity A8."
        ),
        tolerance=CAPPED,
        not_counted="Codes that a table prints more than once (listed by unit); blank cells count as no amount.",
        example="Class 208, social security and employment, is printed as 68.80; its sections add up to 68.08.",
    ),
    "table-row-sums": English(
        rule=(
            "In the expenditure table the total is basic plus project expenditure (and business, remitted and "
            "subsidy expenditure); basic expenditure is personnel plus operating expenditure; in the basic "
            "expenditure table the total is personnel plus operating expenditure; in the fiscal appropriation "
            "summary the total is the sum of the three kinds of budget."
        ),
        why=(
            "Articles 5 and 6 of the Implementing Regulations of the Budget Law: the expenditure of a "
            "department is divided into basic and project expenditure; accounting identities A4, A5, A6, A7."
        ),
        tolerance=CAPPED,
        not_counted=(
            "Blank cells count as no amount; tables that print a total column alone. Where three rows or more, "
            "and a third of a table or more, do not add up, the reading may be at fault: they become one "
            "warning."
        ),
        example=(
            "Item 2010101, administrative operation: total 744.16, basic expenditure 744.16, project expenditure 10.00."
        ),
    ),
    "revenue-row-sums": English(
        rule=(
            "The total is this year's revenue plus the carry-over from last year; this year's revenue is the "
            "sum of fiscal appropriation, special fiscal account, service income, business income, subsidies "
            "from above, payments from subordinate units and other income."
        ),
        why="Articles 31 and 46 of the Budget Law; accounting identity A3.",
        tolerance=CAPPED,
        not_counted=(
            "Tables with columns of the kind “其中” (of which) or with repeated columns, whose levels cannot be "
            "told, count only where they agree."
        ),
        example="Total 1143.28, fiscal appropriation 1043.28, other income blank.",
    ),
    "summary-balance": English(
        rule=(
            "This year's revenue plus carry-over is the grand total of revenue; this year's expenditure plus "
            "the surplus carried forward is the grand total of expenditure; both grand totals are equal."
        ),
        why=("Article 12 of the Budget Law: budgets at every level shall be balanced; accounting identities A2, A5."),
        tolerance=CAPPED,
        not_counted=(
            "Summaries that print carry-over and surplus in several rows of unclear level count only where they agree."
        ),
        example="Grand total of revenue 1143.28, grand total of expenditure 1134.28.",
    ),
    "summary-lines": English(
        rule=(
            "The sources add up to this year's revenue, and the classes to this year's expenditure, in every column."
        ),
        why="Articles 27 and 32 of the Budget Law; accounting identities A1, A5.",
        tolerance=CAPPED,
        not_counted=(
            "Summaries with rows that are not recognised, or with upper and lower levels side by side where "
            "neither reading is certain, count only where they agree."
        ),
        example="The classes add up to 1143.28; this year's expenditure is 1134.28.",
    ),
}
