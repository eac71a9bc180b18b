"""Strings of the page indicators."""

TEXTS: dict[str, tuple[str, str]] = {
    "title": ("花钱要达到什么结果", "What the money is to achieve"),
    "lead": (
        "绩效指标写明钱花出去要达到什么结果。这里只数清有什么、缺什么，不打分、不排名。",
        "Performance indicators say what the money is to achieve. This page only counts what is there and what is not: "
        "no score, no rank.",
    ),
    "part.compare": ("比较公开文件", "Compare disclosures"),
    "part.search": ("查找指标", "Search"),
    "project.whole": ("整份文件", "Whole disclosure"),
    "none": ("{name} 没有公开绩效指标。", "{name} discloses no performance indicators."),
    "none.any": ("所选公开文件都没有绩效指标。", "None of the chosen disclosures has performance indicators."),
    "without": ("没有绩效指标的公开文件：{names}。", "Disclosures without indicators: {names}."),
    "tree": ("指标树", "Tree of indicators"),
    "tree.caption": (
        "从左到右：一级、二级、三级指标和指标值，同一上级的排在一起。蓝：产出；橙：成本；绿：效益；紫红：满意度；灰：其他。",
        "From left to right: levels 1, 2 and 3 and the target; those of one parent stand together. Blue: outputs; "
        "orange: cost; green: benefits; purple: satisfaction; grey: other.",
    ),
    "tree.alt": ("{name} 的绩效指标树，共 {count} 条。", "Tree of the {count} indicators of {name}."),
    "unnamed": ("（空白）", "(blank)"),
    "figures": ("初步质量数字", "First quality figures"),
    "figures.scope": ("{name}，共 {count} 条指标", "{name}, {count} indicators"),
    "figures.projects": ("各项目的质量数字", "Quality figures by project"),
    "figures.of": ("占 {share}。", "{share}. "),
    "figures.value": ("即“{value}”。", "It is “{value}”. "),
    "figures.missing": ("没有：{names}。", "Missing: {names}. "),
    "figures.unplaced": ("另有 {count} 条不属于这九类。", "{count} more belong to none of the nine. "),
    "figures.names": ("即：{names}。", "They are: {names}. "),
    "numeric_target": ("指标值是数字", "Numeric target"),
    "why.numeric_target": (
        "指标值写成数量、百分比或金额，年底能据此核对。日期另计。",
        "The target is a number, a percentage or an amount, so that it can be checked later. Dates are counted apart.",
    ),
    "date_target": ("指标值是日期", "Target is a date"),
    "why.date_target": ("指标值写成某年某月某日或某月底。", "The target is a day or the end of a month."),
    "blank_target": ("指标值空白", "Blank target"),
    "why.blank_target": ("有指标名称，没有写要达到多少。", "The indicator has a name and no target."),
    "blank_basis": ("确定依据空白", "Blank basis"),
    "why.blank_basis": (
        "没有写指标值依据什么定的；文件的表没有这一栏时也计入。",
        "Nothing says what the target rests on; also counted where the form has no such column.",
    ),
    "repeated_name": ("三级指标重名", "Repeated level-3 name"),
    "why.repeated_name": (
        "同一份文件里，同样的三级指标名称不止一次出现（空格不计）。",
        "The same level-3 name stands more than once in the disclosure (white space aside).",
    ),
    "same_target": ("最常见的指标值", "Most frequent target"),
    "why.same_target": (
        "有多少条指标用同一个指标值；每个值只出现一次时为 0。",
        "How many indicators share one target; 0 where every target stands once.",
    ),
    "same_target_basis": ("最常见的确定依据", "Most frequent basis"),
    "why.same_target_basis": (
        "有多少条指标用同一个依据；每个依据只出现一次或都空白时为 0。",
        "How many indicators share one basis; 0 where every basis stands once or all are blank.",
    ),
    "covered": ("覆盖的方面", "Dimensions covered"),
    "why.covered": (
        "数量、质量、时效、成本、经济、社会、生态、可持续、满意度九个方面中，有指标的有几个。不是每个项目都需要九个。",
        "How many of the nine dimensions have an indicator. Not every project needs all nine.",
    ),
    "costless": ("没有成本指标的项目", "Projects without cost indicator"),
    "why.costless": (
        "有绩效指标、却没有一条成本指标的项目；成本列在产出之下或单列一级都算有。",
        "Projects with indicators and none of cost; cost under outputs or as a first level of its own both count.",
    ),
    "dimension.quantity": ("数量", "Quantity"),
    "dimension.quality": ("质量", "Quality"),
    "dimension.timeliness": ("时效", "Timeliness"),
    "dimension.cost": ("成本", "Cost"),
    "dimension.economic": ("经济", "Economic"),
    "dimension.social": ("社会", "Social"),
    "dimension.ecological": ("生态", "Ecological"),
    "dimension.sustainable": ("可持续", "Sustainable"),
    "dimension.satisfaction": ("满意度", "Satisfaction"),
    "dimension.unplaced": ("其他", "Other"),
    "coverage": ("各项目覆盖的方面", "Dimensions covered by each project"),
    "coverage.caption": (
        "格内是指标条数，“–”表示没有。效果与效益、成本列在产出之下或单列一级，都认。",
        "Cells hold the number of indicators; – means none. Old and new names and levels of the form are both accepted.",
    ),
    "coverage.alt": (
        "{name} 各项目在九个方面各有几条指标。",
        "Number of indicators of each project of {name} in nine dimensions.",
    ),
    "list": ("全部指标（六栏照原文）", "All indicators (six columns as printed)"),
    "list.caption": (
        "合并单元格的一级、二级指标已逐行填上；原文空白的仍为空白。",
        "Levels printed once in a merged cell stand on every row; what is blank in the document stays blank.",
    ),
    "filter": ("只看", "Show only"),
    "filter.all": ("全部指标", "All indicators"),
    "filter.none": ("没有这样的指标。", "There is no such indicator."),
    "count": ("指标数 n", "Indicators n"),
    "compare.figure": ("比较哪一项", "What to compare"),
    "compare.caption": (
        "只比占比，括号里是“几条 / 共几条”；按行政区划代码排列，不按大小。各文件的年份和表式不同，条数少时占比起伏大。",
        "Shares only, with “how many / of how many” in brackets; ordered by region code, not by size. Years and forms differ between "
        "disclosures, and shares of few indicators swing widely.",
    ),
    "compare.alt": (
        "各公开文件“{title}”的占比。",
        "Share of “{title}” in each disclosure.",
    ),
    "compare": ("各公开文件的质量数字", "Quality figures by disclosure"),
    "search": ("在指标的六栏中查找", "Search the six columns"),
    "search.hint": ("例如：满意度 95", "for example: 满意度 95"),
    "search.empty": (
        "输入一个或几个词（用空格分开），查找所选公开文件的全部指标。",
        "Type one or more words, separated by spaces, to search all indicators of the chosen disclosures.",
    ),
    "search.none": (
        "在 {files} 份公开文件的 {total} 条指标中没有找到“{query}”。",
        "“{query}” was not found among {total} indicators of {files} disclosures.",
    ),
    "search.found": (
        "在 {files} 份公开文件的 {total} 条指标中找到 {count} 条。",
        "{count} of {total} indicators of {files} disclosures.",
    ),
}
