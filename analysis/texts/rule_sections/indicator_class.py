"""The rules of `analysis/checks/indicator_class.py` in English."""

from analysis.texts.rule_sections.model import NOT_APPLICABLE, English

TEXTS = {
    "target-repeats-name": English(
        rule=(
            "A target in words is not a word of the indicator's name (rate of timeliness, timeliness, satisfaction)."
        ),
        why="To repeat the name is to set no target.",
        tolerance=NOT_APPLICABLE,
        not_counted="Targets that share words with the name and still state a result (in time, up to standard).",
        example="Indicator “经费下发及时率” (timeliness of handing down money), target “及时率” (timeliness).",
    ),
    "indicator-repeats-level": English(
        rule="The name of a third-level indicator is not that of its second-level indicator.",
        why=("It does not say what is measured; Cai Yu [2021] No. 101: indicators should be specific and measurable."),
        tolerance=NOT_APPLICABLE,
        not_counted="Forms without levels.",
        example="Second level ecological benefit indicator, third level ecological benefit indicator.",
    ),
    "indicator-class": English(
        rule=(
            "Timeliness belongs to the timeliness indicators, a rate of completion does not; costs and prices "
            "belong to the cost indicators; rates and words do not belong to the quantity indicators; numbers "
            "of times or copies belong neither to the quality nor to the benefit indicators; completion of work "
            "is output, no benefit."
        ),
        why=("In another class an indicator has another weight in evaluation; annex of Cai Yu [2021] No. 101."),
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Names without these words; numbers of accidents or complaints, which may stand for quality or benefit."
        ),
        example=(
            "A rate of completion of key motions among the quantity indicators; timeliness of an installation "
            "among the cost indicators."
        ),
    ),
    "indicator-class-differs": English(
        rule="An indicator of one name stands under the same second level in all projects.",
        why="One indicator cannot be an economic and a social benefit at once; annex of Cai Yu [2021] No. 101.",
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Common names of fewer than four letters; satisfaction; names that repeat the second level; "
            "indicators of one project."
        ),
        example=(
            "“能为代表提供正常服务” (services for deputies) is an economic benefit in one project and a social benefit in "
            "another."
        ),
    ),
}
