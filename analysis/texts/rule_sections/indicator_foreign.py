"""The rules of `analysis/checks/indicator_foreign.py` in English."""

from analysis.texts.rule_sections.model import English

TEXTS = {
    "indicator-foreign": English(
        rule=(
            "An indicator is about a matter of its own project; a project that serves the office alone does not "
            "measure the satisfaction of the public."
        ),
        why=(
            "An indicator of another project is mostly copied, and meeting it says nothing of this money; accounting "
            "identity D7; Cai Yu [2021] No. 101 asks for closely related indicators."
        ),
        tolerance="Words in common with name, use of money or goals of the project are proof enough.",
        not_counted=(
            "Cost indicators, since a cost may have many parts; indicators that name nothing; words that are only "
            "different and not surely of another field."
        ),
        example="“实际达成合作意向数” (letters of intent for cooperation) in a project for making local laws.",
    ),
}
