"""A wrong summary would tell a reader that a disclosure lacks a figure that it states, or the reverse."""

from decimal import Decimal
from pathlib import Path

import pytest

from analysis import data, money, overview
from analysis.charts import overview as charts
from analysis.texts import Words
from tests.dashboard import FULL, SECOND, TEXT_ONLY, make_store

ZH = Words("zh", "overview")


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGZHANG_STORE", str(make_store(tmp_path / "store.duckdb")))


def summary_of(key: str) -> dict[str, object]:
    frame = overview.summaries(data.disclosures())
    return frame[frame["disclosure_id"] == key].iloc[0].to_dict()


def test_total_comes_from_the_table_with_its_parts() -> None:
    row = summary_of(FULL)
    assert (row["total"], row["basic"], row["project"]) == (Decimal(1_000_000), Decimal(800_000), Decimal(200_000))
    assert row["basis"] == "expenditure" and row["basic_share"] == Decimal("0.8")


def test_what_a_text_does_not_state_is_none_and_not_zero() -> None:
    row = summary_of(TEXT_ONLY)
    assert row["total"] is None and row["basis"] is None and row["basic_share"] is None
    assert (row["projects"], row["projects_with_budget"], row["project_budgets"]) == (2, 1, Decimal(182_000))


def test_prose_counts_where_there_is_no_table_and_says_so() -> None:
    statements = [{"subject": "total_expenditure", "amount_yuan": Decimal(5)}]
    row = overview.expenditure([], statements)
    assert (row["total"], row["basis"], row["basic"]) == (Decimal(5), "statement", None)


def test_a_performance_text_is_not_measured_by_the_nine_tables() -> None:
    matrix = overview.statuses(data.disclosures()).set_index("disclosure_id")
    assert set(matrix.loc[TEXT_ONLY].drop("found")) == {"not_applicable"}
    assert matrix.loc[FULL, "government_fund"] == "declared_empty"
    assert matrix.loc[SECOND, "expenditure"] == "absent"


def test_disclosures_stand_in_the_order_of_region_codes() -> None:
    assert data.disclosures()["disclosure_id"].tolist() == [FULL, SECOND, TEXT_ONLY]


def test_a_missing_share_is_a_word_in_the_chart() -> None:
    frame = overview.summaries(data.disclosures())
    figure = charts.shares(frame, data.labels(frame, ZH), ZH)
    assert [note["text"] for note in figure.layout.annotations] == ["× 未公开"]


def test_a_rebuilt_store_is_seen_without_a_restart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_store(tmp_path / "other.duckdb")
    monkeypatch.setenv("MINGZHANG_STORE", str(path))
    before = data.stamp()
    assert len(data.disclosures()) == 3
    make_store(path)
    assert data.stamp() != before and len(data.disclosures()) == 3


def test_money_is_exact_and_missing_stays_missing() -> None:
    assert money.number(Decimal("11432800"), "wan") == "1,143.28"
    assert money.number(None, "yuan") is None and money.percent(None) is None
    assert money.percent(Decimal("0.146349")) == "14.6%" and money.share(Decimal(1), Decimal(0)) is None


def test_a_table_printed_but_not_read_is_not_called_undisclosed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_store(tmp_path / "unread.duckdb", unread=[(TEXT_ONLY, "expenditure"), (FULL, "expenditure")])
    monkeypatch.setenv("MINGZHANG_STORE", str(path))
    frame = overview.summaries(data.disclosures())
    assert summary_of(TEXT_ONLY)["unread"] and not summary_of(FULL)["unread"]
    figure = charts.shares(frame, data.labels(frame, ZH), ZH)
    assert [note["text"] for note in figure.layout.annotations] == ["× 没有读出"]
    assert overview.summary_table(frame, ZH).missing == "未公开或没有读出"
