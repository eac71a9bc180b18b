"""The rules of `analysis/checks/plausibility.py` in English."""

from analysis.texts.rule_sections.model import NOT_APPLICABLE, English

TEXTS = {
    "target-direction-input": English(
        rule=(
            "What is to be limited, such as days of meetings and training, persons and days of reception and "
            "amounts of money, uses ≤ or =, and not ≥."
        ),
        why=(
            "An input is not an output; the Eight-Point Decision demands control of meetings, training and reception."
        ),
        tolerance=NOT_APPLICABLE,
        not_counted="Cost indicators (another rule); outputs such as the number of persons trained or taking part.",
        example="Persons received ≥50; days of the meeting ≥5 days.",
    ),
    "target-below-name": English(
        rule="Rates named as in full, full amount, full coverage or all have a target of 100 %.",
        why="Less than 100 % is neither in full nor full coverage; accounting identity D7.",
        tolerance=NOT_APPLICABLE,
        not_counted="Names without these words.",
        example="Rate of payment in full ≥90 %.",
    ),
    "cost-rate": English(
        rule=(
            "The upper limit of a rate of cost control (actual spending divided by budget) lies between 80 % and 100 %."
        ),
        why="≤10 % would mean to use only a tenth of the budget; accounting identity D4.",
        tolerance=NOT_APPLICABLE,
        not_counted="Rates of saving, reduction or growth.",
        example="Rate of cost control of the secure telephone line ≤10 %.",
    ),
    "project-running-cost": English(
        rule=(
            "A project named or meant for office costs, for topping up operating expenditure or for the normal "
            "running of the office should say why it does not stand under basic expenditure."
        ),
        why=(
            "Article 5 of the Implementing Regulations of the Budget Law: basic expenditure keeps the "
            "institution running, project expenditure serves a specific task."
        ),
        tolerance=NOT_APPLICABLE,
        not_counted="Projects without these words.",
        example="Special subsidy for operating expenditure: makes up for a lack of office money.",
    ),
    "plan-date": English(
        rule="The date of a plan of purchases lies in the budget year.",
        why="The plan is for this year; the stock is that of the end of last year.",
        tolerance=NOT_APPLICABLE,
        not_counted="Tables of assets in use (the end of last year is right there); tables that print no date.",
        example="The purchase plan of 2020 is dated 31 December 2019.",
    ),
    "units-mixed": English(
        rule="Tables of one kind, and text and tables, use one unit of money.",
        why="The Budget Law takes the yuan as the unit of account; different units are easily misread.",
        tolerance=NOT_APPLICABLE,
        not_counted="Amounts of 0; disclosures that print amounts in one place alone.",
        example="The table of assets in use is in yuan, the purchase plan in wan yuan.",
    ),
    "procurement-amount": English(
        rule="The part on government procurement states an amount, 0 where there is none.",
        why="Article 14 of the Budget Law: government procurement is published; Cai Yu [2016] No. 143.",
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Documents without a part on government procurement (see the rule on the chapters); documents"
            " with neither running text nor a procurement table."
        ),
        example="The text says that the procurement budget is in the table below; the table is empty.",
    ),
}
