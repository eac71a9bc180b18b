"""A wrong row here would accuse a department, or hide that table and prose differ."""

from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from analysis import data, three_public
from analysis.charts import three_public as charts
from analysis.texts import Words
from tests.dashboard import FULL, SECOND, TEXT_ONLY, make_store

ZH = Words("zh", "three_public")


@pytest.fixture
def frame(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pd.DataFrame:
    monkeypatch.setenv("MINGZHANG_STORE", str(make_store(tmp_path / "store.duckdb")))
    return three_public.items(data.disclosures())


def row(frame: pd.DataFrame, key: str, item: str) -> dict[str, object]:
    return frame[(frame["disclosure_id"] == key) & (frame["item"] == item)].iloc[0].to_dict()


def test_last_year_is_implied_only_from_amount_and_change_of_one_basis(frame: pd.DataFrame) -> None:
    subtotal = row(frame, FULL, "subtotal")
    assert subtotal["previous"] == Decimal(526_600) and subtotal["previous_implied"]
    assert subtotal["previous_basis"] == "narrative" and subtotal["reason"] == "厉行节约"


def test_a_change_without_amount_implies_nothing(frame: pd.DataFrame) -> None:
    cars = row(frame, SECOND, "vehicle_operation")
    assert cars["narrative"] is None and cars["previous"] is None and cars["change"] == Decimal(16_000)


def test_blank_in_the_table_is_told_from_not_disclosed(frame: pd.DataFrame) -> None:
    assert row(frame, FULL, "vehicle_purchase")["table_state"] == "blank"
    assert row(frame, TEXT_ONLY, "subtotal")["table_state"] == "missing"


def test_differences_between_table_and_prose_are_stated_and_equal_figures_are_not(frame: pd.DataFrame) -> None:
    sentences = three_public.difference_sentences(
        three_public.differences(frame), data.labels(data.disclosures(), ZH), "wan", ZH
    )
    assert sentences == [
        "丰润区 2023：“三公”经费小计，表格 16.66 万元 不等于文字 34.66 万元",
        "丰润区 2023：公务用车购置费，表格空白，文字 18.00 万元",
    ]


def test_shares_need_a_total_and_a_single_number_of_staff(frame: pd.DataFrame) -> None:
    assert row(frame, FULL, "subtotal")["table_per_staff"] == Decimal(16_660)
    assert row(frame, FULL, "subtotal")["table_share"] == Decimal("0.1666")
    assert row(frame, SECOND, "subtotal")["table_per_staff"] is None


def test_rows_stand_by_year_and_region_and_never_by_amount(frame: pd.DataFrame) -> None:
    assert frame["disclosure_id"].drop_duplicates().tolist() == [TEXT_ONLY, FULL, SECOND]


def test_what_is_missing_is_a_word_in_the_chart(frame: pd.DataFrame) -> None:
    names = data.labels(data.disclosures(), ZH)
    figure = charts.compare(three_public.of_item(frame, "vehicle_operation"), names, "amount", "wan", ZH)
    texts = {text for bar in figure.data for text in bar.text}
    assert "× 未公开，只写明增减 +1.60" in texts and "× 未公开" in texts
    assert not any(text.startswith("0.00") for text in texts)


def test_a_table_printed_but_not_read_is_told_from_not_disclosed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_store(tmp_path / "unread.duckdb", unread=[(SECOND, "three_public"), (FULL, "three_public")])
    monkeypatch.setenv("MINGZHANG_STORE", str(path))
    frame = three_public.items(data.disclosures())
    assert row(frame, SECOND, "subtotal")["table_state"] == "unread"
    assert row(frame, SECOND, "subtotal")["narrative_state"] == "missing"
    assert row(frame, FULL, "vehicle_purchase")["table_state"] == "blank"
    note = three_public.item_table(frame, data.labels(data.disclosures(), ZH), ZH).frame
    assert set(note[note["disclosure_id"] == SECOND]["note"]) == {"表没有读出"}
