"""What only a browser shows: drawing, clicking, downloading, links, a phone, and that nothing is fetched from outside."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl import load_workbook

from tests.browser.conftest import PHONE, settle
from tests.dashboard import make_store, serve

PATHS = ("/", "/functions", "/three_public", "/schedule", "/indicators", "/quality", "/audit", "/rules")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_page_draws_without_error_and_without_outside_requests(
    page: Any, address: str, path: str, language: str
) -> None:
    outside, broken = [], []
    page.on("request", lambda request: outside.append(request.url) if not local(request.url, address) else None)
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(f"{address}{path}?lang={language}")
    settle(page)
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.locator("h1").count() == 1
    assert outside == [] and broken == []


def local(url: str, address: str) -> bool:
    return url.startswith((address, address.replace("http", "ws"), "data:", "blob:"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_phone_has_no_sideways_scrolling(browser: Any, address: str, path: str, language: str) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{address}{path}?lang={language}")
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= PHONE["width"]
    page.close()


def test_chinese_page_shows_no_english_of_the_framework(page: Any, address: str) -> None:
    page.goto(address)
    settle(page)
    shown = page.locator("body").inner_text()
    for word in ("Choose", "required", "Search", "Fullscreen", "Deploy", "Made with"):
        assert word not in shown


def test_a_changed_filter_is_in_the_link_and_the_link_opens_it(browser: Any, address: str) -> None:
    first = browser.new_page()
    first.goto(f"{address}/functions")
    settle(first)
    first.get_by_text("项目支出", exact=True).first.click()
    first.wait_for_url("**m=project**")
    settle(first)
    link, title = first.url, first.locator("h3").first.inner_text()
    first.close()
    second = browser.new_page()
    second.goto(link)
    settle(second)
    assert second.locator("h3").first.inner_text() == title and "项目支出" in title
    second.close()


def test_language_switch_changes_everything_and_stays_on_the_next_page(page: Any, address: str) -> None:
    page.goto(address)
    settle(page)
    page.get_by_text("English", exact=True).click()
    page.wait_for_url("**lang=en**")
    page.get_by_text("Three public expenses", exact=True).first.click()
    page.wait_for_url("**/three_public**")
    settle(page)
    assert page.evaluate("document.documentElement.lang") == "en"
    assert "lang=en" in page.url and page.locator("h1").inner_text().startswith("The three public expenses")


def test_a_ticked_row_shows_where_its_figures_are_printed(page: Any, address: str) -> None:
    page.goto(f"{address}/three_public")
    settle(page)
    tick(page, 0)
    page.wait_for_selector("text=下载原文件")
    shown = page.locator("[data-testid=stLayoutWrapper]", has_text="下载原文件").last
    assert shown.locator("[data-testid=stDataFrame]").count() >= 1


def tick(page: Any, row: int) -> None:
    """Tick a row of the first table (a canvas: by place)."""
    table = page.locator("[data-testid=stDataFrame]").first
    table.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    box = table.bounding_box()
    page.mouse.click(box["x"] + 16, box["y"] + 50 + 33 * row)


def test_downloads_open_as_csv_and_excel(page: Any, address: str, tmp_path: Any) -> None:
    page.goto(f"{address}/functions")
    settle(page)
    with page.expect_download() as waiting:
        page.get_by_text("下载 CSV").first.click()
    waiting.value.save_as(tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").startswith("科目名称,")
    with page.expect_download() as waiting:
        page.get_by_text("下载 Excel").first.click()
    waiting.value.save_as(tmp_path / "a.xlsx")
    assert load_workbook(tmp_path / "a.xlsx")["数据"]["A2"].value == "合计"


def test_a_click_goes_down_the_tree(page: Any, address: str) -> None:
    page.goto(f"{address}/functions")
    settle(page)
    page.wait_for_selector("path.surface")
    before = page.locator("g.slice").count()
    page.locator("g.slice text", has_text="一般公共服务支出").click(force=True)
    page.wait_for_function(f"document.querySelectorAll('g.slice').length < {before}")


def test_hostile_source_text_is_shown_as_text_and_fetches_nothing(browser: Any, tmp_path: Any) -> None:
    page, outside = browser.new_page(), []
    with serve(make_store(tmp_path / "store.duckdb")) as address:
        page.on("request", lambda request: outside.append(request.url) if not local(request.url, address) else None)
        for view in ("tree", "split&depth=3", "pair&depth=3"):
            page.goto(f"{address}/functions?view={view}")
            settle(page)
            page.wait_for_timeout(500)
        assert outside == [] and page.locator(".js-plotly-plot b").count() == 0
    page.close()
