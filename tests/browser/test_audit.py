"""公开核查 and 规则目录 in a browser: evidence opens, the page of the PDF is shown, marks are kept, the brief fits two pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
from docx import Document

from analysis import brief, brief_html, data
from loaders.build import SOURCES, build
from tests.browser.conftest import PHONE, settle
from tests.dashboard import serve

pytestmark = pytest.mark.skipif(not SOURCES.exists(), reason="no shipped sources")
PATHS = ("/audit", "/rules")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("audit") / "mingzhang.duckdb"
    build([SOURCES], path, jobs=1)
    return path


@pytest.fixture(scope="module")
def marks(store: Path) -> Path:
    return store.with_name("marks.json")


@pytest.fixture(scope="module")
def running(store: Path, marks: Path) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MINGZHANG_MARKS", str(marks))
        with serve(store) as address:
            yield address


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_page_draws_and_a_phone_does_not_scroll_sideways(browser: Any, running: str, path: str, language: str) -> None:
    page, outside, broken = browser.new_page(viewport=PHONE), [], []
    page.on("request", lambda request: outside.append(request.url) if not local(request.url) else None)
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(f"{running}{path}?lang={language}")
    settle(page)
    assert page.locator("[data-testid=stException]").count() == 0 and page.locator("h1").count() == 1
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= PHONE["width"]
    assert outside == [] and broken == []
    page.close()


def local(url: str) -> bool:
    return bool(re.match(r"(?:https?|wss?)://localhost[:/]|data:|blob:", url))


def test_chinese_page_shows_no_english_of_the_framework(page: Any, running: str) -> None:
    page.goto(f"{running}/audit")
    settle(page)
    shown = page.locator("body").inner_text()
    for word in ("Upload", "Browse", "per file", "Drag", "Choose", "Press Enter", "Fullscreen"):
        assert word not in shown, word


def open_first(page: Any, running: str) -> None:
    page.goto(f"{running}/audit?d={first_with_pdf()}")
    settle(page)
    page.locator("[data-testid=stExpander] summary").first.click()
    page.wait_for_url("**f=*")
    settle(page)


def first_with_pdf() -> str:
    return "130208-丰润区人大常委会-2023-department_budget-performance"


def test_a_finding_opens_both_places_with_the_page_and_has_a_link(browser: Any, page: Any, running: str) -> None:
    open_first(page, running)
    assert page.locator("[data-testid=stExpander] [data-testid=stImage] img").count() == 2
    shown = page.locator("[data-testid=stExpander]").first.inner_text()
    assert "34.66万元" in shown and "16.66" in shown and "p12" in shown and "p11" in shown
    second = browser.new_page()
    second.goto(page.url)
    settle(second)
    second.wait_for_selector("[data-testid=stExpander] img")
    assert second.locator("[data-testid=stExpander]").first.inner_text() == shown
    second.close()


def test_a_mark_is_kept_in_the_file_of_this_machine_downloaded_and_loaded(
    page: Any, running: str, marks: Path, tmp_path: Path
) -> None:
    open_first(page, running)
    finding = page.locator("[data-testid=stExpander]").first
    finding.get_by_text("已说明", exact=True).click()
    finding.get_by_placeholder("例如：部门答复的内容").fill("部门已答复")
    finding.get_by_text("记下标注").click()
    page.wait_for_selector("[data-testid=stExpander] summary:has-text('已说明')")
    kept = json.loads(marks.read_text(encoding="utf-8"))["marks"]
    assert [(mark["status"], mark["reason"]) for mark in kept] == [("explained", "部门已答复")]
    with page.expect_download() as waiting:
        page.get_by_text("下载标注").click()
    waiting.value.save_as(tmp_path / "marks.json")
    marks.unlink()
    page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(tmp_path / "marks.json")
    page.wait_for_selector("text=已载入 1 条标注")
    assert marks.exists()
    marks.unlink()
    (tmp_path / "other.json").write_text("{}")
    page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(tmp_path / "other.json")
    page.wait_for_selector("text=不是明账的标注文件")
    assert not marks.exists()


def test_the_filter_is_in_the_link(browser: Any, running: str) -> None:
    page = browser.new_page()
    page.goto(f"{running}/audit?d={first_with_pdf()}&sev=notice")
    settle(page)
    shown = page.locator("[data-testid=stExpander] summary").all_inner_texts()
    assert shown and all("○" in text for text in shown)
    page.close()


def test_the_brief_is_downloaded_in_both_forms(page: Any, running: str, tmp_path: Path) -> None:
    page.goto(f"{running}/audit?d={first_with_pdf()}")
    settle(page)
    for label, name in (("核查简报（Word）", "a.docx"), ("核查简报（网页，可打印）", "a.html")):
        with page.expect_download() as waiting:
            page.get_by_text(label).click()
        waiting.value.save_as(tmp_path / name)
    assert "核查简报" in Document(str(tmp_path / "a.docx")).paragraphs[0].text
    assert "可以向部门了解的问题" in (tmp_path / "a.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_brief_of_every_shipped_disclosure_prints_on_two_pages(
    page: Any, store: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("MINGZHANG_STORE", str(store))
    listed = data.disclosures()["disclosure_id"].tolist()
    assert len(listed) >= 5
    for one in listed:
        page.set_content(brief_html.render(brief.write(one, "wan", language)).decode())
        pages = len(pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)))
        assert 1 <= pages <= 2, f"{one}: {pages} pages"


def test_the_catalogue_downloads_as_markdown(page: Any, running: str, tmp_path: Path) -> None:
    page.goto(f"{running}/rules")
    settle(page)
    with page.expect_download() as waiting:
        page.get_by_text("下载 Markdown").click()
    waiting.value.save_as(tmp_path / "rules.md")
    assert (tmp_path / "rules.md").read_text(encoding="utf-8").startswith("# 核查规则目录")
