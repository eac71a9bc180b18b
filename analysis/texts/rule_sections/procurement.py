"""The rules of `analysis/checks/procurement.py` in English."""

from analysis.texts.rule_sections.model import BOTH, EACH, NOT_APPLICABLE, English

TEXTS = {
    "procurement-prose-sums": English(
        rule="The budget of government procurement is goods plus works plus services.",
        why=(
            "Article 2 of the Government Procurement Law: government procurement is divided into goods, works "
            "and services; accounting identity C5."
        ),
        tolerance=EACH,
        not_counted="Texts that state one kind alone; texts that do not state all three and whose sum is smaller.",
        example="Total 43.9 wan yuan; goods 25.4, works 0, services 15.8 wan yuan.",
    ),
    "procurement-table": English(
        rule=(
            "Total government procurement in the text is the total of the government procurement table; where "
            "the table is declared empty, the text says 0."
        ),
        why=("Article 14 of the Budget Law: government procurement is published in time; accounting identity C5."),
        tolerance=BOTH,
        not_counted="Disclosures without a procurement table or without a row for the total in it.",
        example=(
            "The text says the budget of government procurement is 43.9 wan yuan; the table says “空表列示” (shown "
            "as an empty table)."
        ),
    ),
    "purchases-need-procurement": English(
        rule=(
            "Where planned purchases of fixed assets, the purchase of official cars or a project that buys are "
            "above 0, the government procurement budget is neither 0 nor an empty table."
        ),
        why=(
            "Article 6 of the Government Procurement Law: procurement strictly follows the approved budget; "
            "accounting identity C7."
        ),
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Documents that do not state government procurement; purchases below the threshold or outside the "
            "catalogue may not be listed, so this is a warning only."
        ),
        example=("Planned purchases of fixed assets 70,000 yuan; the government procurement table is shown as empty."),
    ),
    "planned-purchase-zero": English(
        rule=(
            "Where the text states planned purchases of fixed assets of 0, there is neither a purchase of "
            "official cars nor a project that buys equipment."
        ),
        why=(
            "Official cars and computers are fixed assets; Regulations on State Assets of Administrative Organs"
            " and Public Institutions; accounting identities C6, C7."
        ),
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Documents that do not state planned purchases; printing, works and the like, which do not make "
            "fixed assets."
        ),
        example=("Purchase of official cars 18 wan yuan; planned purchases of fixed assets in the year 0.00 wan yuan."),
    ),
}
