"""The rules of `analysis/checks/completeness.py` in English."""

from analysis.texts.rule_sections.model import NOT_APPLICABLE, English

TEXTS = {
    "tables-present": English(
        rule=(
            "Summary of revenue and expenditure, revenue table, expenditure table, fiscal appropriation "
            "summary, general public budget table, basic expenditure table, table of the three public expenses "
            "and government fund table; a missing state capital table is a notice."
        ),
        why=("The Operating Procedure for Disclosing Local Budgets and Final Accounts (Cai Yu [2016] No. 143)."),
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Performance texts; the state capital table before 2020. For documents with explanations alone, "
            "whose tables stand elsewhere, it is a notice, or a warning where they cite the tables; tables whose "
            "title is printed and which were not "
            "read."
        ),
        example=(
            "Seven tables from the summary of revenue and expenditure on are there; the government fund table is not."
        ),
    ),
    "empty-table-remark": English(
        rule="A table without figures says so (“无此项……空表列示”, nothing of this kind, shown as an empty table).",
        why="Cai Yu [2016] No. 143: tables without data are shown empty with a remark.",
        tolerance=NOT_APPLICABLE,
        not_counted="Tables that print 0; other tables whose figures were not used.",
        example="The government fund table is blank, without a remark.",
    ),
    "remark-against-figures": English(
        rule=(
            "A table with a remark that there is nothing, or that it is empty, has no amount other than zero; "
            "where the fiscal appropriation summary is declared empty, the general public budget table has no "
            "amounts either."
        ),
        why="Remark and figures cannot both hold.",
        tolerance=NOT_APPLICABLE,
        not_counted="Rows printed as 0.",
        example=(
            "The remark says that the department has no expenditure from government funds; the table prints "
            "project expenditure of 12.00."
        ),
    ),
    "chapters-present": English(
        rule=(
            "The explanation covers duties, revenue and expenditure, operating expenditure of government "
            "organs, three public expenses, performance, government procurement and state assets; a missing "
            "glossary is a notice."
        ),
        why=(
            "Cai Yu [2016] No. 143; Article 14 of the Budget Law; the seven parts of department budget "
            "disclosures in Hebei."
        ),
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Documents with tables and no explanation; documents without running text; performance "
            "texts. Forms from outside Hebei give a warning."
        ),
        example="The text never mentions “政府采购” (government procurement).",
    ),
    "empty-part": English(
        rule=(
            "There is something under every heading of the kind “第几部分” (part one, part two); where there is "
            "nothing, it says so."
        ),
        why="From an empty part nobody can tell whether there is nothing or something was forgotten.",
        tolerance=NOT_APPLICABLE,
        not_counted=(
            "Tables of contents (the same heading follows later); formats in which it cannot be told whether "
            "two lines follow each other (docx, xlsx, html)."
        ),
        example="Part two, performance goals of special funds, is followed at once by part three.",
    ),
}
