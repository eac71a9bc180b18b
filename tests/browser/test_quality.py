"""What only a browser shows of the page 指标质量: drawing, links, a phone, and an overrule that is carried to another visit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.browser.conftest import PHONE, settle
from tests.dashboard import TEXT_ONLY, make_store, serve

CHARTS = "[data-testid=stPlotlyChart]"
PARTS = ("one", "spread", "weights", "review", "years")
FRAMEWORK = ("Choose", "Search", "Browse", "Drag and drop", "Limit", "Press", "Upload", "Select")


def open_part(page: Any, address: str, query: str) -> str:
    """Open a view; its text once the charts are drawn."""
    page.goto(f"{address}/quality?{query}")
    settle(page)
    page.wait_for_function(f"() => [...document.querySelectorAll('{CHARTS}')].every(c => c.querySelector('.main-svg'))")
    return str(page.locator("[data-testid=stMain]").inner_text())


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_draws_at_home_and_on_a_phone(browser: Any, address: str, part: str, language: str) -> None:
    page, outside, broken = browser.new_page(viewport=PHONE), [], []
    page.on("request", lambda request: outside.append(request.url) if "localhost" not in request.url else None)
    page.on("pageerror", lambda error: broken.append(str(error)))
    text = open_part(page, address, f"qv={part}&lang={language}")
    assert page.locator("[data-testid=stException]").count() == 0 and page.locator("h1").count() == 1
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= PHONE["width"]
    assert [url for url in outside if not url.startswith(("data:", "blob:"))] == [] and broken == []
    if language == "zh":
        assert not [word for word in FRAMEWORK if word in text]
    for left, right, width in page.eval_on_selector_all(
        f"{CHARTS} text", "all => all.map(t => t.getBoundingClientRect()).map(b => [b.left, b.right, b.width])"
    ):
        assert width == 0 or (left >= 0 and right <= PHONE["width"])
    page.close()


def test_a_link_opens_the_same_project_and_tells_every_reason(page: Any, address: str) -> None:
    text = open_part(page, address, "qv=one&p=4")
    assert "I3 指标值可衡量（含 I4）" in text and "扣 40.0 分" in text
    assert "可能）" in text and "确定）" in text and "可以参考的写法" in text and "出自" in text


def test_the_scores_of_a_disclosure_open_in_excel(page: Any, address: str, tmp_path: Path) -> None:
    open_part(page, address, "qv=one")
    with page.expect_download() as waiting:
        page.get_by_text("下载 Excel").last.click()
    waiting.value.save_as(tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx")["数据"]
    titles = [cell.value for cell in sheet[1]]
    assert sheet.max_row == 68 and {"得分", "等次", "扣分理由", "I7 取值有依据", "位置", "出处"} - set(titles) <= {
        "位置"
    }
    assert isinstance(sheet.cell(2, titles.index("得分") + 1).value, (int, float))


def test_a_moved_weight_is_in_the_link(page: Any, address: str) -> None:
    open_part(page, address, "qv=weights&wI3=60")
    assert page.get_by_role("slider").nth(2).get_attribute("aria-valuetext") == "60"
    page.get_by_role("slider").nth(6).focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**wI7=15**")


def test_an_overrule_is_downloaded_and_read_in_by_another_visit(
    browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINGZHANG_OVERRIDES", str(tmp_path / "kept.json"))
    page = browser.new_page()
    with serve(make_store(tmp_path / "store.duckdb")) as address:
        open_part(page, address, f"qv=review&d={TEXT_ONLY}&qc=I7")
        page.get_by_text("零分", exact=True).click()
        page.get_by_label("理由（必填）").fill("<b>没有</b>依据")
        page.get_by_role("button", name="改判", exact=True).click()
        page.wait_for_selector("text=已计入 1 条人工复核意见")
        with page.expect_download() as waiting:
            page.get_by_text("下载复核文件").click()
        waiting.value.save_as(tmp_path / "quality.json")
        listed = json.loads((tmp_path / "quality.json").read_text(encoding="utf-8"))["overrides"]
        assert [item["reason"] for item in listed] == ["<b>没有</b>依据"]
        (tmp_path / "kept.json").unlink()
        assert "还没有复核意见" in open_part(page, address, "qv=review")
        page.locator("[data-testid=stFileUploader] input").set_input_files(tmp_path / "quality.json")
        page.wait_for_selector("text=已读入 1 条复核意见")
        assert (tmp_path / "kept.json").exists()
    page.close()
