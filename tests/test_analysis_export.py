"""A download must open in a spreadsheet as what it is: figures as figures, text as text, nothing run."""

import csv
import io
from decimal import Decimal

from openpyxl import load_workbook

from analysis import export, money, tables
from analysis.tables import Column, Source, Table
from analysis.texts import Words

ZH = Words("zh")
TABLE = Table(
    tables.frame(
        [
            {"name": "=1+1", "amount": Decimal("11432800.50"), "part": Decimal("0.146"),
             "sources": (Source("合计", "1143.28", "第5行", "a-2023"),)},
            {"name": "行政运行", "amount": None, "part": None, "sources": ()},
        ]
    ),
    [Column("name", "科目"), Column("amount", "金额", "money"), Column("part", "占比", "percent")],
)  # fmt: skip


def test_csv_has_a_mark_exact_yuan_and_no_formula() -> None:
    made = export.to_csv(TABLE, ZH)
    assert made.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))
    assert rows[0] == ["科目", "金额（元）", "占比", "公开文件", "出处"]
    assert rows[1] == ["'=1+1", "11432800.50", "14.6%", "a-2023", "合计 1143.28 第5行"]
    assert rows[2][1] == ""


def test_excel_has_numbers_formats_and_notes() -> None:
    book = load_workbook(io.BytesIO(export.to_xlsx(TABLE, ZH, "标题")))
    sheet = book["数据"]
    assert sheet["A2"].value == "'=1+1" and sheet["A2"].data_type == "s"
    assert sheet["B2"].value == 11432800.5 and sheet["B2"].number_format == "#,##0.00"
    assert sheet["B3"].value is None and book["说明"]["A1"].value == "标题"


def test_tables_and_sentences_round_alike() -> None:
    rows = [{"name": "a", "amount": Decimal("258950"), "part": Decimal("0.1235"), "sources": ()}]
    shown = Table(tables.frame(rows), TABLE.columns).shown("wan").iloc[0]
    assert (money.number(Decimal("258950"), "wan"), shown["amount"]) == ("25.90", 25.9)
    assert (money.percent(Decimal("0.1235")), shown["part"]) == ("12.4%", 12.4)


def test_screen_shows_amounts_in_the_chosen_unit() -> None:
    assert TABLE.shown("wan")["amount"].tolist()[0] == 1143.28
    assert TABLE.shown("yuan")["part"].tolist()[0] == 14.6
