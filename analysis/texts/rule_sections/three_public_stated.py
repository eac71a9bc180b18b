"""The rules of `analysis/checks/three_public_stated.py` in English."""

from analysis.texts.rule_sections.model import BOTH, NOT_APPLICABLE, English

TEXTS = {
    "three-public-components": English(
        rule=(
            "Trips abroad, purchase of official cars, running of official cars and official reception each "
            "state an amount (0 where there is none)."
        ),
        why=(
            "Cai Yu [2016] No. 143: the total and the amounts of the components of the three public expenses "
            "are published."
        ),
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Official cars stated as 0 in total count as 0 for both of their components; a total of 0 counts as"
            " 0 for every component. A change without an amount is an error; a blank that the sums of the "
            "table leave nothing for, without a text, is a notice."
        ),
        example="The text says that the running of official cars grows by 16,000 yuan, and not what it is.",
    ),
    "three-public-reason": English(
        rule="A component that grows against last year has a reason; a change of the total has a reason.",
        why=(
            "Cai Yu [2016] No. 143 requires the reasons for changes; the Eight-Point Decision of the central "
            "authorities demands strict control."
        ),
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Components that stay the same; documents without text; totals of which any component has its reason."
        ),
        example="Official reception grows by 5,000 yuan, without a reason.",
    ),
    "project-in-three-public": English(
        rule=(
            "The money of a project named for the purchase of cars, car insurance, reception, meetings or "
            "training is included in the same item of the table of the three public expenses; its budget is not"
            " larger than that item."
        ),
        why=(
            "The three public expenses hold both basic and project expenditure; Cai Yu [2016] No. 143; "
            "accounting identities C6, D6."
        ),
        tolerance=BOTH,
        not_counted=(
            "Disclosures with neither a table nor amounts in the text; places where meeting and training costs "
            "are not listed in the table."
        ),
        example=(
            "A project “公务用车购置费” (purchase of official cars), and the purchase of official cars is blank in the"
            " table of the three public expenses."
        ),
    ),
    "three-public-changes": English(
        rule=(
            "The change of the three public expenses is the sum of the changes of trips abroad, official cars "
            "(purchase, running) and official reception."
        ),
        why="Cai Yu [2016] No. 143 requires changes to be explained; accounting identities C2, C4.",
        tolerance="0.005 wan yuan for each figure.",
        not_counted=(
            "Texts that state no change for any of the four, or the reason or percentage of one change without its "
            "amount; where one of them states no change and the sum "
            "cannot agree, it is a warning."
        ),
        example=(
            "18 wan yuan less than last year; running and reception unchanged; for the purchase no change is stated."
        ),
    ),
    "three-public-growth": English(
        rule="The budget of the three public expenses is not above last year's.",
        why=("The Eight-Point Decision and the order to keep belts tight: strict control, decrease and no increase."),
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Texts that do not state the change of the total; single components that grow while the total does not."
        ),
        example="Three public expenses 116,000 yuan, 21,000 yuan more than last year.",
    ),
}
