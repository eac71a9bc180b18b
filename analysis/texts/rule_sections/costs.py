"""The rules of `analysis/checks/costs.py` in English."""

from analysis.texts.rule_sections.model import English

TEXTS = {
    "unit-cost": English(
        rule="Cost of one unit times quantity is not more than the budget of the project.",
        why="Where both targets are met, spending must stay within the budget; accounting identity D4.",
        tolerance="None; targets are exact figures.",
        not_counted=(
            "Projects without a budget; costs that do not say per piece, per head or yuan a copy; quantities "
            "whose unit does not match just once; prices set as a floor (≥)."
        ),
        example="At most 400 yuan for each deputy, 500 deputies, and a budget of 150000 yuan.",
    ),
}
