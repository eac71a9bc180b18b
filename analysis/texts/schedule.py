"""Strings of the page schedule."""

TEXTS: dict[str, tuple[str, str]] = {
    "title": ("钱计划什么时候花", "When the money is to be spent"),
    "lead": (
        "绩效目标表里的“资金支出计划”写明：到某月底，项目预算累计应支出百分之几。这是计划，不是实际支出。",
        "The performance tables state a plan: what share of a project's budget is to be spent by the end of a month. "
        "It is a plan, not what was spent.",
    ),
    "part.all": ("各公开文件（加权）", "All disclosures (weighted)"),
    "part.projects": ("一份文件的各项目", "Projects of one"),
    "part.classes": ("一份文件的各类支出", "Classes of spending of one"),
    "measure": ("纵轴", "Scale"),
    "measure.percent": ("累计百分比", "Cumulative share"),
    "measure.yuan": ("累计金额", "Cumulative amount"),
    "month_end": ("{month}月底", "end of {name}"),
    "month_tick": ("{month}月底", "{name}"),
    "gap.blank": ("未填", "blank"),
    "gap.absent": ("未列出", "not listed"),
    "gap.uncounted": ("无可计入", "none counted"),
    "legend": (
        "● 蓝实线：表格　◆ 橙虚点线：文字说明（与表格相同处不重复标数）　灰虚线：均匀进度参考线，仅供对照，不是标准　"
        "× 未填（有此栏而空白）或未列出（文件没有这一栏），线在此断开，不补数",
        "● solid blue: table; ◆ dotted orange: prose (no label where equal to the table); dashed grey: even pace, for "
        "orientation only, not a norm; × blank (the cell is there and empty) or not listed (the document has no such "
        "month): the line breaks and nothing is filled in.",
    ),
    "legend.weighted": (
        "○ 空心：只计入部分项目；计入的项目前后不同，线就断开。",
        "○ open: only some of the projects are counted; where the projects counted change, the line breaks.",
    ),
    "legend.yuan": (
        "金额＝项目预算×累计百分比，由本站计算，文件没有直接写出。",
        "Amounts are budget × cumulative share, computed here; the documents do not print them.",
    ),
    "weighted": ("各公开文件：按项目预算加权", "Each disclosure: weighted by project budget"),
    "weighted.lead": (
        "每个月只计入同时写明预算数和该月进度的项目，并写明计入多少。",
        "Each month counts only the projects that print both a budget and that month, and says how many they are.",
    ),
    "alt.weighted": (
        "按项目预算加权的累计支出计划，每份公开文件一格，以阶梯线表示。",
        "Cumulative spending plans weighted by project budget, one panel of steps a disclosure.",
    ),
    "weighted.coverage": (
        "计入 {counted} / {projects} 个项目，预算 {counted_amount} / {amount} {unit}",
        "{counted} of {projects} projects counted, {counted_amount} of {amount} {unit}",
    ),
    "weighted.partial": (
        "{name}（{basis}）{month}：只计入 {counted} / {projects} 个项目，预算 {counted_amount} / {amount} {unit}。",
        "{name} ({basis}), {month}: {counted} of {projects} projects counted, {counted_amount} of {amount} {unit}.",
    ),
    "weighted.full": (
        "其余各月均计入全部项目。",
        "All other months count every project.",
    ),
    "missing": ("未公开支出进度：{names}。", "No spending schedule disclosed: {names}."),
    "missing.one": (
        "{name} 未公开支出进度：文件中没有读到这类表格或文字。",
        "{name} discloses no spending schedule: no such table or sentence was found in the document.",
    ),
    "missing.part": (
        "{name} 没有为“{part}”写明支出进度。",
        "{name} states no spending schedule for this view: {part}.",
    ),
    "unscheduled": (
        "以下项目没有支出进度：{names}。",
        "Projects without a schedule: {names}.",
    ),
    "empty": (
        "所选公开文件都没有公开支出进度。",
        "None of the chosen disclosures has a spending schedule.",
    ),
    "projects": ("各项目", "Each project"),
    "alt.projects": (
        "{name} 各项目的累计支出计划，每个项目一格，以阶梯线表示。",
        "Cumulative spending plans of {name}, one panel of steps a project.",
    ),
    "classes": ("各类支出（不是项目）", "Classes of spending (not projects)"),
    "classes.lead": (
        "文字说明还按类别写明进度；类别不计入加权曲线。预算数取自同名的文字说明。",
        "Prose also states a schedule for classes of spending; these are not part of the weighted curves. "
        "Their budget is the amount that the prose states under the same name.",
    ),
    "alt.classes": (
        "{name} 各类支出的累计支出计划。",
        "Cumulative spending plans of the classes of spending of {name}.",
    ),
    "differences": ("表格与文字不一致", "Table and prose differ"),
    "differences.none": (
        "所选公开文件中，表格与文字都写明的月份全部一致，或只写在一处。",
        "In the chosen disclosures every month that both table and prose state is equal, or only one of them states it.",
    ),
    "differences.sentence": (
        "{name}，{subject}，{month}：表格 {table}（{table_place}）不等于文字 {narrative}（{narrative_place}）。",
        "{name}, {subject}, {month}: table {table} ({table_place}) does not equal prose {narrative} ({narrative_place}).",
    ),
    "differences.more": ("另有 {count} 处，见下表。", "{count} more in the table below."),
    "subject": ("项目", "Project"),
    "class": ("类别", "Class"),
    "month": ("月份", "Month"),
    "gaps": ("缺项", "Gaps"),
    "weighted_share": ("加权进度", "Weighted share"),
    "weighted_yuan": ("累计金额", "Cumulative amount"),
    "counted": ("计入项目", "Projects counted"),
    "counted_yuan": ("计入预算", "Budget counted"),
    "all_yuan": ("写明的预算合计", "All budgets printed"),
    "table_share": ("表格", "Table"),
    "narrative_share": ("文字", "Prose"),
    "table_yuan": ("表格折算金额", "Table, amount"),
    "narrative_yuan": ("文字折算金额", "Prose, amount"),
    "no_budget": ("未写预算数，不能折算金额", "no budget printed, no amount"),
    "as_printed": ("原文 {printed}", "printed {printed}"),
}
