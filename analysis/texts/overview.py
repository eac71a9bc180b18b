"""Strings of the page 总览."""

TEXTS: dict[str, tuple[str, str]] = {
    "title": ("看清每一笔预算写在哪里", "See where every budget figure is printed"),
    "hero": (
        "这里收录 {count} 份部门预决算公开文件，来自 {provinces} 个省级地区的 {regions} 个地区，年度 {years}；"
        "其中 {totals} 份写明了支出总额，共有 {projects} 个项目、{indicators} 条绩效指标。",
        "{count} disclosures of department budgets and accounts (regions: {regions}, provinces: {provinces}, "
        "years: {years}); {totals} of them state their total expenditure. Together they list {projects} projects and "
        "{indicators} performance indicators.",
    ),
    "stage": ("阶段", "Stage"),
    "kinds": ("类型", "Kind"),
    "total_expenditure": ("支出总额", "Total expenditure"),
    "basis.expenditure": ("支出总表", "expenditure table"),
    "basis.revenue_expenditure_summary": ("收支总表", "summary table"),
    "basis.statement": ("文字说明", "prose"),
    "basis.general_public_expenditure": ("一般公共预算支出表", "general public budget table"),
    "basic_share": ("基本支出占比", "Share basic"),
    "project_share": ("项目支出占比", "Share project"),
    "projects_with_budget": ("有预算数的项目", "Projects with a budget"),
    "project_budgets": ("项目预算数相加", "Sum of project budgets"),
    "issues": ("读取问题", "Reading issues"),
    "card.basis": ("依据：{basis}", "From: {basis}"),
    "card.no_total": ("文件没有写明支出总额", "The document states no total expenditure"),
    "card.unread": ("文件印有支出表，但没有读出", "The expenditure table is printed, but was not read"),
    "not_read": ("没有读出", "not read"),
    "not_disclosed_or_read": ("未公开或没有读出", "not disclosed or not read"),
    "card.sum": (
        "各项目预算数相加 {amount} {unit}（{count} 个项目中 {stated} 个有金额）",
        "Project budgets add up to {amount} {unit} ({stated} of {count} projects state one)",
    ),
    "card.shares": ("基本支出 {basic} · 项目支出 {project}", "basic {basic} · project {project}"),
    "card.counts": ("{projects} 个项目 · {indicators} 条指标", "{projects} projects · {indicators} indicators"),
    "card.issues": (" · {issues} 处读取问题", " · reading issues: {issues}"),
    "shares.title": ("基本支出与项目支出的占比", "Basic and project expenditure in shares"),
    "shares.note": (
        "占支出总额的百分比；按行政区划代码排列。年度不同，仅供对照结构。写有“未公开”的文件没有给出所需的数字；写有“没有读出”的印有这张表，程序没有读出。",
        "Per cent of total expenditure, in the order of region codes. Years differ, so compare the structure only. "
        "Where it says 'not disclosed', the document does not give the figures; where it says 'not read', it prints the "
        "table and the program could not read it.",
    ),
    "matrix.title": ("九张必备预算表公开了哪些", "Which of the nine required tables are there"),
    "matrix.note": (
        "必备表的要求只适用于部门预算；只有绩效文本的文件标为“不适用”，不算未见。",
        "The list is binding for department budgets; documents with a performance text alone are marked "
        "'not applicable', which is not 'absent'.",
    ),
    "status.present": ("● 已公开", "● present"),
    "status.declared_empty": ("○ 空表列示", "○ declared empty"),
    "status.unread": ("? 没有读出", "? not read"),
    "status.absent": ("× 未见", "× absent"),
    "status.not_applicable": ("– 不适用", "– not applicable"),
    "table.revenue_expenditure_summary": ("收支总表", "Summary"),
    "table.revenue": ("收入总表", "Revenue"),
    "table.expenditure": ("支出总表", "Expenditure"),
    "table.fiscal_appropriation_summary": ("财政拨款收支总表", "Fiscal appropriation"),
    "table.general_public_expenditure": ("一般公共预算支出表", "General public budget"),
    "table.basic_expenditure": ("基本支出表", "Basic expenditure"),
    "table.government_fund": ("政府性基金表", "Government funds"),
    "table.state_capital": ("国有资本经营表", "State capital"),
    "table.three_public": ("三公经费表", "Three public expenses"),
    "list.title": ("全部文件一览", "All disclosures"),
    "issues.title": ("读取问题（与“未公开”分开）", "Reading issues (apart from 'not disclosed')"),
    "issues.note": (
        "以下是程序未能读出、未使用或有疑问的内容，不代表文件没有公开。",
        "What the program could not read, left unused or had doubts about; it may well be disclosed.",
    ),
    "issues.none": ("这些文件中没有读取问题。", "No reading issues in these documents."),
    "message": ("说明", "Message"),
}
