"""The rules of `analysis/checks/project_names.py` in English."""

from analysis.texts.rule_sections.model import English

TEXTS = {
    "project-name-exact": English(
        rule="A project has exactly the same name in the text and in its table.",
        why=(
            "Names match projects to each other; with a word more or less readers must judge for themselves; "
            "accounting identity D3."
        ),
        tolerance="Years, quotation marks, punctuation and a closing “项目” (project) are left aside.",
        not_counted="Names that differ altogether (another rule); projects that cannot be matched.",
        example="“县人大代表订刊” in the text, “人大代表订刊” in the table.",
    ),
    "projects-listed": English(
        rule="Each project that a heading lists under a duty has a goal table of that name and is listed once.",
        why="The goals by duty list their projects, which should be those of the tables; accounting identity D3.",
        tolerance=(
            "Words for county, district and city, years and words for project and money are left aside; a name "
            "may hold the other."
        ),
        not_counted="Documents without such lists; lists of which half or more cannot be matched.",
        example="“人大专项网络维护费” in the text, “人大专网维护费” in the table.",
    ),
}
