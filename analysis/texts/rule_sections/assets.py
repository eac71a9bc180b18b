"""The rules of `analysis/checks/assets.py` in English."""

from analysis.texts.rule_sections.model import BOTH, NONE, NOT_APPLICABLE, English

TEXTS = {
    "assets-sums": English(
        rule="The total of assets is the sum of its lines (quantity and value each).",
        why=(
            "The Regulations on State Assets of Administrative Organs and Public Institutions require the books"
            " to agree with what is there; accounting identity C6."
        ),
        tolerance="For values half of the last digit of each figure; for quantities none.",
        not_counted=(
            "Tables without a row for the total; tables without numbered lines; columns in which the total or "
            "all lines are blank."
        ),
        example="Total 23 pieces, the lines add up to 22 pieces.",
    ),
    "assets-prose": English(
        rule=(
            "Fixed assets in the text are the total of the table of assets in use; planned purchases in the "
            "text are the total of the purchase plan."
        ),
        why="Cai Yu [2016] No. 143 requires a statement of state assets in use; accounting identity C6.",
        tolerance=BOTH,
        not_counted=(
            "Disclosures without a table of assets or without a total in it; a 0 in the text where the table is"
            " declared empty."
        ),
        example="Planned purchases are 7 wan yuan in the text and 70 wan yuan in the purchase plan.",
    ),
    "vehicles-agree": English(
        rule=(
            "The number of vehicles in the asset table, the number of official cars in the text and the number "
            "of official cars in the projects are the same."
        ),
        why=(
            "Vehicles are what the three public expenses rest on; Cai Yu [2016] No. 143 requires their number; "
            "accounting identity C6."
        ),
        tolerance=NONE,
        not_counted=(
            "Of several numbers by use in the text the largest is taken; vehicles among the assets may include "
            "some beyond the authorised number, so this is a warning only."
        ),
        example="6 vehicles in the asset table; the project car insurance speaks of four official cars.",
    ),
    "assets-not-zero": English(
        rule=(
            "Where the text states official cars or money to run them, fixed assets are neither 0 nor an empty table."
        ),
        why=(
            "Official cars are fixed assets; Regulations on State Assets of Administrative Organs and Public "
            "Institutions; accounting identity C6."
        ),
        tolerance=NOT_APPLICABLE,
        not_counted="Documents that do not state fixed assets; vehicles that are all rented can be explained.",
        example="4 official cars, fixed assets at the end of last year 0.00 wan yuan.",
    ),
}
