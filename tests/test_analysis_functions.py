"""A wrong tree would show money in the wrong class, or nothing at all."""

from decimal import Decimal
from pathlib import Path

import pytest

from analysis import functions
from analysis.charts import functions as charts
from analysis.charts import theme
from analysis.texts import Words
from tests.dashboard import FULL, HOSTILE, SECOND, TEXT_ONLY, make_store

ZH = Words("zh", "functions")


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGZHANG_STORE", str(make_store(tmp_path / "store.duckdb")))


def test_lines_hang_under_their_parents_and_blanks_stay_blank() -> None:
    lines, table = functions.function_lines(FULL)
    rows = lines.set_index("code")
    assert table == "expenditure" and rows.loc["2010101", "parent"] == "20101"
    assert rows.loc["201", "parent"] == functions.ROOT and rows.loc["2010101", "project"] is None


def test_tree_adds_up_to_the_printed_total() -> None:
    lines, _ = functions.function_lines(FULL)
    nodes = functions.tree(lines, "total", "合计")
    assert sum(nodes["own"]) == Decimal(1_000_000)
    assert nodes.set_index("id").loc["2010104", "share"] == Decimal("0.2")


def test_children_that_exceed_their_parent_by_rounding_do_not_break_the_tree() -> None:
    lines, _ = functions.function_lines(FULL)
    lines = lines.copy()
    lines.loc[lines["code"] == "201", "total"] = Decimal(899_999)
    assert min(functions.tree(lines, "total", "合计")["own"]) == 0


def test_a_disclosure_without_lines_says_so() -> None:
    lines, table = functions.function_lines(TEXT_ONLY)
    assert lines.empty and table is None
    assert functions.disclosures_with_lines() == {FULL, SECOND}


def test_a_line_that_one_side_does_not_have_is_missing_and_not_zero() -> None:
    pair = functions.side_by_side(*(functions.function_lines(key)[0] for key in (FULL, SECOND)), "total", 1)
    rows = pair.set_index("code")
    assert rows.loc["221", "b"] is None and rows.loc["210", "a"] is None
    assert rows.loc["201", "b_share"] == Decimal("0.8")


def test_economic_lines_split_personnel_and_operating_money() -> None:
    rows, measures = functions.economic_rows(functions.economic_lines(FULL))
    assert rows["code"].tolist() == ["30101", "30201"] and measures == ("personnel", "public")


@pytest.mark.parametrize("shape", charts.SHAPES)
def test_source_text_is_no_markup_in_a_chart(shape: str) -> None:
    lines, _ = functions.function_lines(FULL)
    figure = charts.tree(functions.tree(lines, "total", "合计"), shape, "wan", ZH)
    assert not any("<b>" in label for label in figure.data[0].labels)
    assert "<b>" not in theme.wrap(HOSTILE) and "&lt;b&gt;" in theme.wrap(HOSTILE)


def test_two_rows_of_one_name_stay_two_bars() -> None:
    lines, _ = functions.function_lines(FULL)
    lines = lines.assign(name="行政运行")
    figure = charts.stacked(functions.classes(lines, 1), ("basic", "project"), "wan", ZH)
    assert list(figure.data[0].y) == ["code 221", "code 201"]


def test_every_line_can_be_followed_to_its_place() -> None:
    lines, _ = functions.function_lines(FULL)
    table = functions.line_table(lines, functions.MEASURES, ZH)
    assert all(source.place and source.printed for row in table.frame["sources"] for source in row)
