"""Scans: pictures of pages read by rapidocr where it is installed, and by a stand-in that knows the text where it is not."""

from __future__ import annotations

import io
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest

from loaders import read_bytes
from loaders.readers.pdf import ocr
from loaders.schema import Tables
from tests.typeset import typeset
from tests.typeset.blocks import Heading, Table, Text

DPI = 150
HEADER = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
ROWS = [
    ["", "合计", "1,143.28", "800.00", "343.28"],
    ["201", "一般公共服务支出", "1,143.28", "800.00", "343.28"],
    ["20101", "人大事务", "1,143.28", "800.00", "343.28"],
    ["2010101", "行政运行", "800.00", "800.00", ""],
    ["2010199", "其他人大事务支出", "343.28", "", "343.28"],
]


@pytest.fixture
def printed(tmp_path: Path) -> bytes:
    path = tmp_path / "a.pdf"
    table = Table([HEADER, *ROWS], title="部门支出总表", unit="单位：万元", header_rows=1)
    typeset([Heading("滦县财政局2026年部门预算公开"), Text("本部门2026年支出预算1143.28万元。"), table], path)
    return path.read_bytes()


def scanned(printed: bytes, angle: float = 0.0) -> bytes:
    """The pages as pictures, lying askew by some degrees."""
    pages = []
    for page in pdfium.PdfDocument(printed):
        picture = page.render(scale=DPI / 72).to_pil().convert("L")
        pages.append(picture.rotate(-angle, fillcolor=255, resample=2))
    stored = io.BytesIO()
    pages[0].save(stored, "PDF", save_all=True, append_images=pages[1:], resolution=DPI)
    return stored.getvalue()


def stand_in(printed: bytes, change: Callable[[str], str]) -> Callable[..., SimpleNamespace]:
    """An engine that reads the text layer of the file that the picture was made of."""
    document = pdfium.PdfDocument(printed)
    turns = iter(range(len(document)))

    def engine(picture: Any, **options: bool) -> SimpleNamespace:
        page = document[next(turns)]
        text_page, height = page.get_textpage(), page.get_height()
        boxes, texts = [], []
        for index in range(text_page.count_rects()):
            left, bottom, right, top = text_page.get_rect(index)
            low, high = (height - top) * DPI / 72, (height - bottom) * DPI / 72
            left, right = left * DPI / 72, right * DPI / 72
            boxes.append([(left, low), (right, low), (right, high), (left, high)])
            texts.append(change(text_page.get_text_bounded(*text_page.get_rect(index)).strip()))
        return SimpleNamespace(boxes=boxes, txts=texts, scores=[0.99] * len(texts))

    return engine


def amounts(tables: Tables) -> list[tuple[str, str, str, str]]:
    return sorted(
        (row["code"] or "", row["name"], row["measure"], str(row["amount_yuan"])) for row in tables["budget_lines"]
    )


def confidence(tables: Tables) -> dict[str, str]:
    return {row["printed"]: row["confidence"] for row in tables["budget_lines"]}


def use(monkeypatch: pytest.MonkeyPatch, engine: Callable[..., SimpleNamespace]) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    monkeypatch.setattr(ocr, "_engine", lambda: engine)


def test_a_scanned_table_is_read_by_its_rulings_and_confirmed_by_its_own_sums(
    printed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, stand_in(printed, lambda text: text))
    tables = read_bytes(scanned(printed), "a.pdf").tables
    assert amounts(tables) == amounts(read_bytes(printed, "a.pdf").tables)
    assert set(confidence(tables).values()) == {"high"}
    assert {row["confidence"] for row in tables["statements"]} == {"low"}
    assert [issue["code"] for issue in tables["issues"] if issue["code"] == "ocr_page"] == ["ocr_page"]


def test_a_digit_misread_leaves_the_figures_of_its_sums_unconfirmed(
    printed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, stand_in(printed, lambda text: text.replace("1,143.28", "1,143.23")))
    tables = read_bytes(scanned(printed), "a.pdf").tables
    assert set(confidence(tables).values()) == {"low"}
    assert "sum_differs" in {issue["code"] for issue in tables["issues"]}


def test_a_heading_that_the_search_for_text_missed_is_read_in_its_cell(
    printed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without 合计 over its column a whole column of figures was lost."""
    whole = stand_in(printed, lambda text: text)

    def engine(picture: Any, **options: bool) -> SimpleNamespace:
        if not options["use_det"]:
            return SimpleNamespace(txts=("合计",), scores=(0.99,))
        seen = whole(picture)
        if "合计" in seen.txts:
            seen.scores[seen.txts.index("合计")] = 0.6
        return seen

    use(monkeypatch, engine)
    tables = read_bytes(scanned(printed), "a.pdf").tables
    assert amounts(tables) == amounts(read_bytes(printed, "a.pdf").tables)


def test_a_code_misread_is_taken_from_the_name_beside_it_and_said(
    printed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, stand_in(printed, lambda text: text.replace("2010199", "2010166")))
    tables = read_bytes(scanned(printed), "a.pdf").tables
    assert amounts(tables) == amounts(read_bytes(printed, "a.pdf").tables)
    assert "code_by_name" in {issue["code"] for issue in tables["issues"]}


def test_a_misread_code_without_a_known_name_stays_in_doubt(printed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = {"2010199": "2010166", "其他人大事务支出": "其他人大亊务支出"}
    use(monkeypatch, stand_in(printed, lambda text: changed.get(text, text)))
    tables = read_bytes(scanned(printed), "a.pdf").tables
    assert {row["confidence"] for row in tables["budget_lines"] if row["code"] == "2010166"} == {"low"}


def test_a_code_misread_as_that_of_another_subject_stays_and_stays_in_doubt(
    printed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bodies print codes of their own, so that it may be right; that its figures add up says nothing of it."""
    use(monkeypatch, stand_in(printed, lambda text: text.replace("2010199", "2010108")))
    tables = read_bytes(scanned(printed), "a.pdf").tables
    assert {row["confidence"] for row in tables["budget_lines"] if row["code"] == "2010108"} == {"low"}


@pytest.mark.skipif(find_spec("rapidocr") is None, reason="rapidocr, an optional extra, is not installed")
@pytest.mark.parametrize("angle", [0.0, 0.6])
def test_rapidocr_reads_a_scan_to_the_cell_also_askew(printed: bytes, angle: float) -> None:
    tables = read_bytes(scanned(printed, angle), "a.pdf").tables
    assert amounts(tables) == amounts(read_bytes(printed, "a.pdf").tables)
    assert set(confidence(tables).values()) == {"high"}
