"""Strings of the page 功能分类."""

TEXTS: dict[str, tuple[str, str]] = {
    "title": ("钱用在哪些职能上", "What the money is for"),
    "measure": ("口径", "Measure"),
    "personnel": ("人员经费", "Personnel"),
    "public": ("公用经费", "Operating"),
    "view": ("内容", "View"),
    "view.tree": ("功能分类", "By function"),
    "view.split": ("基本与项目", "Basic and project"),
    "view.economic": ("经济分类", "By economic class"),
    "view.pair": ("两份对照", "Two side by side"),
    "shape": ("图形", "Shape"),
    "shape.sunburst": ("旭日图", "Sunburst"),
    "shape.treemap": ("矩形树图", "Treemap"),
    "shape.icicle": ("冰柱图", "Icicle"),
    "line": ("科目名称", "Line"),
    "code": ("科目编码", "Code"),
    "root": ("支出合计", "All expenditure"),
    "from.expenditure": ("数据取自部门支出总表。", "Taken from the table of total expenditure."),
    "from.general_public_expenditure": (
        "文件没有可用的部门支出总表，数据取自一般公共预算支出表，不含其他资金安排的支出。",
        "There is no usable table of total expenditure; taken from the general public budget table, "
        "which leaves out other money.",
    ),
    "none": (
        "“{name}”没有公布按功能分类的支出表（{why}），因此这里没有数字可显示。",
        "'{name}' has no expenditure table by function ({why}), so there are no figures to show here.",
    ),
    "why.performance": ("这是一份绩效文本", "it is a performance text"),
    "why.no_tables": ("文件中未见预算表", "no budget tables were found in it"),
    "others": ("有此表的文件：{names}。", "Disclosures that have one: {names}."),
    "blank_measure": (
        "该文件的“{measure}”一栏没有数字。",
        "The column '{measure}' of this document has no figures.",
    ),
    "tree.title": ("{name} 功能分类支出（{measure}）", "{name}: expenditure by function ({measure})"),
    "tree.note": (
        "点击色块逐级展开：类 → 款 → 项；点击中心或上方路径返回。百分比为占合计的比例。",
        "Click to go down from class to section to item; click the centre or the path to go back. "
        "Per cent of the total.",
    ),
    "split.title": ("{name} 基本支出与项目支出", "{name}: basic and project expenditure"),
    "split.note": (
        "每个科目由基本支出（实色）和项目支出（斜线）组成，右侧数字为文件所列合计。",
        "Each line is made of basic (solid) and project (hatched) money; the figure beside it is the printed total.",
    ),
    "depth": ("级次", "Level"),
    "depth.1": ("类", "class"),
    "depth.2": ("款", "section"),
    "depth.3": ("项", "item"),
    "economic.title": ("{name} 基本支出经济分类", "{name}: basic expenditure by economic class"),
    "economic.note": (
        "一般公共预算基本支出按“款”列示：人员经费为实色，公用经费为斜线。",
        "Basic expenditure of the general public budget by section: personnel solid, operating hatched.",
    ),
    "economic.none": (
        "该文件没有按经济分类公布基本支出。",
        "This document does not give basic expenditure by economic class.",
    ),
    "economic.plain": (
        "表中没有人员与公用经费两栏，只显示合计。",
        "The table does not split personnel and operating money; totals only.",
    ),
    "other_disclosure": ("对照文件", "Compare with"),
    "basis": ("比较方式", "Compare in"),
    "basis.shares": ("占比", "shares"),
    "basis.amounts": ("金额", "amounts"),
    "pair.title": ("{a} 与 {b}（{measure}）", "{a} and {b} ({measure})"),
    "pair.years": (
        "两份文件年度不同（{a}、{b}），金额未作物价调整，请谨慎对照。",
        "The two are of different years ({a}, {b}); amounts are not adjusted for prices.",
    ),
    "pair.tables": (
        "两份文件所取的表不同（{a}、{b}），口径不完全一致。",
        "The figures come from different tables ({a}, {b}) and do not cover quite the same money.",
    ),
    "pair.one": (
        "只有一份文件有功能分类支出表，无法对照。",
        "Only one disclosure has expenditure by function, so there is nothing to compare.",
    ),
    "pair.note": (
        "占比为占各自合计的百分比。写有“无此科目”的，是该文件没有列出这个科目。",
        "Shares are of each one's own total. 'no such line' means that the document does not list it.",
    ),
    "no_line": ("无此科目", "no such line"),
    "table.expenditure": ("支出总表", "expenditure table"),
    "table.general_public_expenditure": ("一般公共预算支出表", "general public budget table"),
}
