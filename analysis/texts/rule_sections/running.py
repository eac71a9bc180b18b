"""The rules of `analysis/checks/running.py` in English."""

from analysis.texts.rule_sections.model import BOTH, EACH, NOT_APPLICABLE, English

TEXTS = {
    "prose-running-items": English(
        rule=(
            "Office supplies, postage, travel and the other items add up to the operating expenditure of "
            "government organs."
        ),
        why=(
            "Article 14 of the Budget Law: the operating expenditure of government organs and its use are to be"
            " explained; accounting identity C3."
        ),
        tolerance=EACH,
        not_counted=(
            "Lists of a part alone (“主要用于”, mainly used for) or without an item “其他” (other), where the items "
            "add up to less."
        ),
        example=(
            "Operating expenditure of government organs is 88.31 wan yuan; the items listed add up to 83.11 wan yuan."
        ),
    ),
    "running-cost-agrees": English(
        rule=(
            "The operating expenditure of government organs is the total of operating expenditure in the basic "
            "expenditure table; with institutions in the department it may be smaller, but not larger."
        ),
        why=(
            "The operating expenditure of government organs means operating expenditure from the general public"
            " budget; Article 14 of the Budget Law, accounting identity C3."
        ),
        tolerance=BOTH,
        not_counted=(
            "Smaller amounts (the department may have institutions whose costs do not count as such); tables "
            "without a column for operating expenditure."
        ),
        example=(
            "The text says the operating expenditure of government organs is 98.31 wan yuan; operating "
            "expenditure in the basic expenditure table is 88.31."
        ),
    ),
    "running-in-three-public": English(
        rule=(
            "Running of official cars and official reception in the three public expenses are not smaller than "
            "the same items listed under the operating expenditure of government organs."
        ),
        why=(
            "The operating expenditure of government organs holds only the part inside basic expenditure; "
            "accounting identity C4."
        ),
        tolerance=BOTH,
        not_counted="Items for which one of the sides states no amount.",
        example=(
            "Running of official cars is 16 wan yuan under the operating expenditure of government organs and 6"
            " wan yuan in the three public expenses."
        ),
    ),
    "vehicle-operation-explained": English(
        rule=(
            "Where the running of official cars is not stated, it is the three public expenses less all other "
            "components, and should equal what the operating expenditure of government organs lists for it plus"
            " the projects for cars."
        ),
        why="There is no other money than these two sources.",
        tolerance="None; the amount worked out is shown as such and never used as a published figure.",
        not_counted=(
            "Disclosures that state the running of official cars; texts that do not state all other components;"
            " operating expenditure of government organs without that item."
        ),
        example=(
            "Worked out: 106,000 yuan; operating expenditure of government organs 24,000 yuan and the project "
            "car insurance 16,000 yuan, together 40,000 yuan."
        ),
    ),
    "running-other-share": English(
        rule="Other expenses are not more than half of the operating expenditure of government organs.",
        why=(
            "Article 14 of the Budget Law requires the operating expenditure of government organs to be "
            "explained; with more than half under “other” it is not."
        ),
        tolerance=NOT_APPLICABLE,
        not_counted="Lists without an item “其他” (other).",
        example="Operating expenditure of government organs 416,088.80 yuan, other expenses 274,455.40 yuan.",
    ),
}
