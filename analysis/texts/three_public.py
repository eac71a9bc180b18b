"""Strings of the page 三公经费."""

TEXTS: dict[str, tuple[str, str]] = {
    "title": ("“三公”经费怎么安排", "The three public expenses: trips abroad, cars, receptions"),
    "item": ("项目", "Item"),
    "item.subtotal": ("“三公”经费小计", "Three public expenses together"),
    "item.overseas": ("因公出国（境）费", "Travel abroad"),
    "item.vehicles": ("公务用车购置及运行费", "Official cars"),
    "item.vehicle_purchase": ("公务用车购置费", "Car purchase"),
    "item.vehicle_operation": ("公务用车运行维护费", "Car operation"),
    "item.reception": ("公务接待费", "Receptions"),
    "item.total": ("合计（含会议费、培训费）", "Total with meetings and training"),
    "item.meetings": ("会议费", "Meetings"),
    "item.training": ("培训费", "Training"),
    "measure": ("比较方式", "Compare in"),
    "measure.amount": ("金额", "amounts"),
    "measure.share": ("占支出总额", "share of all expenditure"),
    "measure.per_staff": ("人均", "per staff member"),
    "share_of_total": ("占支出总额", "Share of expenditure"),
    "staff": ("在职人数", "Staff"),
    "this.table": ("本年（表格）", "this year (table)"),
    "this.narrative": ("本年（文字）", "this year (prose)"),
    "previous": ("上年", "Last year"),
    "previous_basis": ("上年数来源", "Last year from"),
    "implied_from": ("推算：{basis}本年减增减", "implied: {basis}, this year − change"),
    "printed_in": ("{basis}列明", "printed in {basis}"),
    "previous_implied": ("上年（推算）", "last year (implied)"),
    "change": ("增减", "Change"),
    "reason": ("原因（原文）", "Reason as printed"),
    "note": ("备注", "Note"),
    "state.blank": ("表中空白", "blank in table"),
    "state.unread": ("表没有读出", "table not read"),
    "state.missing": ("未公开", "not disclosed"),
    "not_stated": ("未列", "not stated"),
    "change_only": ("未公开，只写明增减 {change}", "not disclosed, only the change {change}"),
    "no_previous": ("上年未公开", "last year not disclosed"),
    "no_staff": ("未公开人数", "staff not disclosed"),
    "no_total": ("未公开支出总额", "total not disclosed"),
    "mixed": (
        "所选文件分属不同年度（{years}）。图中按年度分组，不同年度的金额不宜直接比较。",
        "The selection mixes years ({years}). They are grouped by year; amounts of different years "
        "should not be compared directly.",
    ),
    "chart.title": ("{item}：{measure}", "{item}: {measure}"),
    "chart.note": (
        "先按年度、再按行政区划代码排列，不按金额。上年数若文件未列，用“本年减增减”推算并注明。"
        "“未公开”表示文件没有写出该数字，不是零。",
        "Ordered by year, then by region code, never by amount. Where the document does not print last year's figure it is "
        "this year minus the change, and marked so. 'not disclosed' means that the document does not say; it is not zero.",
    ),
    "per_staff.note": (
        "人均 = 金额 ÷ 文件写明的在职人数；文件没有写明或写有几个不同人数的，不作计算。",
        "Per staff member = amount ÷ staff in post as stated; not computed where the document states none or several.",
    ),
    "differ.title": ("表格与文字不一致", "Where table and prose differ"),
    "differ": (
        "{name}：{item}，表格 {table} {unit} 不等于文字 {narrative} {unit}",
        "{name}: {item}, table {table} {unit} does not equal prose {narrative} {unit}",
    ),
    "differ.blank": (
        "{name}：{item}，表格空白，文字 {narrative} {unit}",
        "{name}: {item}, blank in the table, prose {narrative} {unit}",
    ),
    "differ.none": (
        "所选文件中，两处都写明的数字一致，或只在一处写明。",
        "In these documents the figures stated in both places agree, or are stated in one place only.",
    ),
    "list.title": ("三公经费全部数据", "All figures on the three public expenses"),
    "basis.narrative": ("文字", "prose"),
    "none": (
        "所选文件都没有写出三公经费。",
        "None of these documents states figures on the three public expenses.",
    ),
}
