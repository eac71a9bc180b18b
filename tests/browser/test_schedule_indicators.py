"""What only a browser shows of the spending schedule and the indicators: drawing, links, searching, a phone."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl import load_workbook

from tests.browser.conftest import PHONE, settle

CHARTS = "[data-testid=stPlotlyChart]"
FUNING, FENGRUN, CHENGDE = "抚宁区 2020", "丰润区 2023", "承德市 2022"


def open_page(page: Any, address: str, path: str) -> None:
    """Open a view; the charts are drawn when this returns."""
    page.goto(f"{address}/{path}")
    settle(page)
    page.wait_for_function(f"() => [...document.querySelectorAll('{CHARTS}')].every(c => c.querySelector('.main-svg'))")


def choose(page: Any, label: str, option: str) -> None:
    """Choose an option of a drop-down by what it shows."""
    box = page.locator("[data-testid=stSelectbox]", has_text=label).first
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(500)  # an open list closes when the page still scrolls
    box.click()
    page.get_by_role("option", name=option, exact=True).click()
    settle(page)


def shown(page: Any) -> str:
    return str(page.locator("[data-testid=stMain]").inner_text())


def drawn(page: Any) -> str:
    """All text that stands in charts."""
    return " ".join(page.locator(f"{CHARTS} text").all_text_contents())


def wait_drawn(page: Any, word: str, count: int) -> None:
    """Wait until charts hold a word so often: a new choice is drawn a while after it is in the address."""
    texts = f"[...document.querySelectorAll('{CHARTS} text')].filter(text => text.textContent === '{word}')"
    page.wait_for_function(f"() => {texts}.length === {count}")


def test_schedule_says_what_differs_what_is_missing_and_what_is_covered(page: Any, address: str) -> None:
    open_page(page, address, "schedule")
    text = shown(page)
    assert "未公开支出进度：丰润区 2023、承德市 2022。" in text
    assert "人大代表活动，3月底：表格 25%" in text and "不等于文字 20%" in text
    assert "抚宁区 2020（表格）12月底：只计入 2 / 5 个项目，预算 21.04 / 51.79 万元。" in text
    assert "100% (2/5)" in drawn(page)
    assert "20.7%" in drawn(page) and "51.6%" in drawn(page)  # prose beside the table's 21.2% and 52.7%


def test_schedule_marks_gaps_and_does_not_draw_through_them(page: Any, address: str) -> None:
    open_page(page, address, "schedule?sv=projects")
    choose(page, "公开文件", FUNING)
    page.wait_for_url("**d=130306**")
    wait_drawn(page, "未列出", 3)
    choose(page, "公开文件", "山海关区 2020")
    page.wait_for_url("**d=130303**")
    wait_drawn(page, "未填", 2)


def test_a_disclosure_without_a_schedule_gives_a_sentence(page: Any, address: str) -> None:
    open_page(page, address, "schedule?sv=projects")
    choose(page, "公开文件", FENGRUN)
    page.wait_for_url("**d=130208**")
    page.get_by_text("丰润区 2023 未公开支出进度").wait_for()
    open_page(page, address, "schedule?years=2022")
    assert "所选公开文件都没有公开支出进度" in shown(page)
    assert page.locator(CHARTS).count() == 0


def test_schedule_in_yuan_is_in_the_link(page: Any, address: str) -> None:
    open_page(page, address, "schedule?years=2024&y=yuan")
    assert "23.78" in drawn(page) and "112.26" in drawn(page)
    page.get_by_text("元", exact=True).click()
    page.wait_for_url("**unit=yuan**")
    wait_drawn(page, "237,800", 1)


def test_tree_holds_every_indicator_of_a_project_with_27(page: Any, address: str) -> None:
    open_page(page, address, "indicators")
    choose(page, "公开文件", CHENGDE)
    choose(page, "项目", "2022年度业务费项目")
    page.wait_for_url("**p=5**")
    wait_drawn(page, "租赁汽车数量", 1)
    text = drawn(page)
    for word in ("产出指标", "租赁汽车数量", "≥20量", "设备后期管养", "有计划"):
        assert word in text
    assert "共 27 条指标" in shown(page) and "15 / 27" in shown(page)


def test_a_figure_leads_to_its_indicators(page: Any, address: str, tmp_path: Any) -> None:
    open_page(page, address, "indicators?p=all&f=blank_target")
    choose(page, "公开文件", "山海关区 2020")
    with page.expect_download() as waiting:
        page.locator("[class*=st-key-list]").get_by_text("下载 Excel").click()
    waiting.value.save_as(tmp_path / "blank.xlsx")
    sheet = load_workbook(tmp_path / "blank.xlsx")["数据"]
    titles = [cell.value for cell in sheet[1]]
    rows = [dict(zip(titles, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]
    assert [row["三级指标"] for row in rows] == ["社会稳定水平"] * 3
    assert all(not row["指标值"] and row["出处"] for row in rows)


def test_search_finds_indicators_of_several_disclosures_and_says_when_there_are_none(page: Any, address: str) -> None:
    open_page(page, address, "indicators?part=search")
    page.get_by_label("在指标的六栏中查找").fill("满意度 95")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=**")
    page.wait_for_selector("text=条指标中找到 22 条")
    link = page.url
    open_page(page, address, link.split("/", 3)[3])
    assert "条指标中找到 22 条" in shown(page)
    open_page(page, address, "indicators?part=search&q=不存在的词*")
    assert "没有找到“不存在的词*”" in shown(page)


def test_comparison_is_in_shares_with_n(page: Any, address: str) -> None:
    open_page(page, address, "indicators?part=compare&c=costless")
    text = drawn(page)
    assert "山海关区 2020 (4/4)" in text and "抚宁区 2020 (0/5)" in text and "100.0%" in text


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", ["schedule?y=yuan", "indicators?p=all", "indicators?part=compare"])
def test_charts_stay_inside_a_phone(browser: Any, address: str, path: str, language: str) -> None:
    page = browser.new_page(viewport=PHONE)
    open_page(page, address, f"{path}{'&' if '?' in path else '?'}lang={language}")
    for box in page.eval_on_selector_all(
        f"{CHARTS} text", "all => all.map(t => t.getBoundingClientRect()).map(b => [b.left, b.right, b.width])"
    ):
        assert box[2] == 0 or (box[0] >= 0 and box[1] <= PHONE["width"])
    page.close()
