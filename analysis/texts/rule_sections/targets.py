"""The rules of `analysis/checks/targets.py` in English."""

from analysis.texts.rule_sections.model import NOT_APPLICABLE, English

TEXTS = {
    "target-unit": English(
        rule=(
            "Indicators named as a rate, a share or satisfaction are measured in %; a unit is never a word that"
            " measures nothing, such as “百分比” (percentage) or “量” (amount)."
        ),
        why="With the wrong unit a target means nothing; accounting identity D7.",
        tolerance=NOT_APPLICABLE,
        not_counted="Targets in words; names without rate, share or satisfaction.",
        example=(
            "Coverage of the counties ≥90 yuan; quality of the deputies' homes ≥39 “百分比”; number of rented cars"
            " ≥20 “量”."
        ),
    ),
    "target-without-unit": English(
        rule="A target with a number states its unit; rates, shares and satisfaction state %.",
        why="95 and 95 % mean different things.",
        tolerance=NOT_APPLICABLE,
        not_counted="Targets that are words or dates; wrong units (another rule).",
        example="Satisfaction ≥95.",
    ),
    "target-percent-range": English(
        rule="Targets of pass rates, coverage, satisfaction and the like lie between 0 and 100 %.",
        why="A part is never more than the whole.",
        tolerance=NOT_APPLICABLE,
        not_counted="Rates that may exceed 100 %, such as growth and completion.",
        example="Satisfaction ≥950 %.",
    ),
    "target-direction-cost": English(
        rule="Cost indicators (amounts, rate of cost control) use ≤ or =, neither ≥ nor >.",
        why="Cost control means not to exceed; Cai Yu [2021] No. 101.",
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Indicators among the costs whose names are about something else (rate of saving, rate of reduction)."
        ),
        example="Price of subscribed magazines ≥5 wan yuan.",
    ),
    "target-direction-full": English(
        rule=("Pass rates, coverage, satisfaction, timeliness and the like are written as =100 %, and not as ≥100 %."),
        why="“Not below 100 %” means nothing for a rate that cannot exceed 100 %.",
        tolerance=NOT_APPLICABLE,
        not_counted="Rates that may exceed 100 %, such as growth and completion.",
        example="Pass rate at acceptance ≥100 %.",
    ),
}
