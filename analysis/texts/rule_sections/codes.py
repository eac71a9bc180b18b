"""The rules of `analysis/checks/codes.py` in English."""

from analysis.texts.rule_sections.model import NOT_APPLICABLE, English

TEXTS = {
    "code-unknown": English(
        rule=(
            "Codes of the functional classification and of the economic classification for departments are in "
            "the reference list."
        ),
        why=(
            "The Ministry of Finance issues the government revenue and expenditure classification every year; "
            "the reference list is in data/reference and incomplete at the level of items, so this is a notice "
            "only."
        ),
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Codes of revenue (beginning with 1), of the economic classification for government budgets "
            "(beginning with 5) and of the economic classification with seven digits or more."
        ),
        example="2010177 is printed beside 2010199.",
    ),
    "code-name": English(
        rule="A code has the name that the government revenue and expenditure classification gives it.",
        why="With another name for the code readers cannot tell to which item it belongs.",
        tolerance=(
            "Differences in punctuation and in words such as “支出” (expenditure), “费” (cost) and “和/与/及” (and) "
            "do not count; nor do shortened names (one contains the other)."
        ),
        not_counted="Codes that the reference list does not have.",
        example="2210201 is printed as “提租补贴” (rent subsidy).",
    ),
    "code-one-name": English(
        rule="One code has the same name in all tables.",
        why="Different names show that at least one code or name is not right.",
        tolerance=(
            "Differences in punctuation and in words such as “支出” (expenditure) and “费” (cost) do not count; "
            "nor does a name that contains the other."
        ),
        not_counted="Rows without a code.",
        example=(
            "2101101 is “行政单位医疗” (medical care, administrative units) in the revenue table and “事业单位医疗” "
            "(medical care, institutions) in the expenditure table."
        ),
    ),
}
