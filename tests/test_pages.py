"""Every page opens in both languages on full, partial and empty data, and shows sentences instead of errors."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.checks import RULES
from loaders import schema, store
from loaders.build import SOURCES, find_sources
from tests.dashboard import FULL, ROOT, TEXT_ONLY, make_store

PAGES = ("overview", "functions", "three_public", "schedule", "indicators", "quality", "audit", "rules")
LATIN = re.compile(r"[A-Za-z]{3,}")


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("MINGZHANG_STORE", str(make_store(tmp_path / "store.duckdb")))
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)


def open_page(app: AppTest, page: str) -> AppTest:
    app.run()
    return app if page == PAGES[0] else app.switch_page(f"pages/{page}.py").run()


def texts(app: AppTest) -> list[str]:
    shown = [*app.title, *app.subheader, *app.caption, *app.markdown, *app.info, *app.warning, *app.text]
    return [str(element.value) for element in shown]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_page_opens(app: AppTest, page: str, language: str) -> None:
    app.query_params["lang"] = language
    open_page(app, page)
    assert not app.exception
    assert len(app.title) == 1


@pytest.mark.parametrize("page", PAGES)
def test_chinese_pages_have_no_english_left_over(app: AppTest, page: str) -> None:
    open_page(app, page)
    # The ids of rules are the same in every language, and so are the names of formats and folders in their texts.
    ids = {part for rule in RULES for part in rule.split("-")} | {"docx", "xlsx", "html", "data", "reference"}
    allowed = {"English", "CSV", "Excel", "http"} | (ids if page == "rules" else set())
    for text in texts(app):
        printed = re.sub(r"[\dA-Z\\-]*\d[\dA-Z\\-]*", "", text)  # project codes in the examples of rules
        assert not [word for word in LATIN.findall(printed) if word not in allowed and word not in "192 png"], text
    for widget in [*app.selectbox, *app.multiselect]:
        assert not LATIN.search(widget.label)
        assert not LATIN.search(widget.proto.placeholder)


@pytest.mark.parametrize("page", PAGES)
def test_empty_store_gives_a_sentence(app: AppTest, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "empty.duckdb"
    store.write(schema.empty_tables(), "test", path)
    monkeypatch.setenv("MINGZHANG_STORE", str(path))
    app.run()
    assert not app.exception and "还没有可显示的公开文件" in app.info[0].value


def test_a_file_that_is_no_store_gives_a_sentence(
    app: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "broken.duckdb"
    path.write_bytes(b"not a store")
    monkeypatch.setenv("MINGZHANG_STORE", str(path))
    app.run()
    assert not app.exception and "无法打开数据库" in app.error[0].value


@pytest.mark.skipif(not find_sources([SOURCES]), reason="no shipped sources")
def test_first_start_builds_the_store(app: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "new" / "store.duckdb"
    monkeypatch.setenv("MINGZHANG_STORE", str(path))
    app.run()
    assert not app.exception and path.exists() and len(app.metric) == 5


def test_a_link_opens_the_same_view(app: AppTest) -> None:
    app.query_params["unit"] = "yuan"
    app.query_params["years"] = "2020"
    app.run()
    assert [metric.value for metric in app.metric] == ["未公开"]
    app.query_params["years"] = "2023"
    app.run()
    assert "1,000,000.00 元" in [metric.value for metric in app.metric]


def test_an_unknown_value_in_a_link_falls_back(app: AppTest) -> None:
    app.query_params["lang"] = "xx"
    app.query_params["d"] = "nobody"
    open_page(app, "functions")
    assert not app.exception and app.title[0].value == "钱用在哪些职能上"


def test_a_filter_that_matches_nothing_gives_a_sentence(app: AppTest) -> None:
    app.query_params["years"] = "2020"
    app.query_params["regions"] = "丰润区"
    app.run()
    assert not app.exception and "没有符合当前条件" in app.info[0].value


def test_a_performance_text_says_why_it_has_no_functions(app: AppTest) -> None:
    open_page(app, "functions")
    app.selectbox(key="d").select(TEXT_ONLY).run()
    assert not app.exception and "绩效文本" in app.info[0].value
    assert app.query_params["d"] in (TEXT_ONLY, [TEXT_ONLY])


def test_the_disclosure_chosen_stays_on_the_next_page(app: AppTest) -> None:
    open_page(app, "functions")
    app.selectbox(key="d").select(TEXT_ONLY).run()
    app.switch_page("pages/indicators.py").run()
    assert not app.exception and app.selectbox(key="d").value == TEXT_ONLY


def test_mixed_years_are_warned_about(app: AppTest) -> None:
    open_page(app, "three_public")
    assert "不同年度" in app.warning[0].value
    app.query_params["years"] = "2023"
    app.run()
    assert not app.warning


@pytest.mark.parametrize("view", ["tree", "split", "economic", "pair"])
def test_every_view_of_the_functions_opens(app: AppTest, view: str) -> None:
    app.query_params["view"] = view
    app.query_params["d"] = FULL
    open_page(app, "functions")
    assert not app.exception and app.subheader
