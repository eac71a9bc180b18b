"""The shipped disclosures stay what they are: rebuilt to the same content, nothing clipped, no prose of the seeds."""

from __future__ import annotations

import json
import re
import zipfile
from collections import Counter
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Literal

import pypdfium2  # type: ignore[import-untyped]
import pytest
from docx import Document
from lxml import html  # type: ignore[import-untyped]
from openpyxl import load_workbook

from tests.typeset import WRITERS, Block, Heading, Style, Table, Text, load, typeset
from tests.typeset.__main__ import DATA_SOURCES, build
from tests.typeset.blocks import Merge
from tests.typeset.pdf import write_pdf
from tests.typeset.pdf_text import FONT_FILE, text_width
from tests.typeset.sources import SOURCES, Source

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
FACTS = json.loads((Path(__file__).parent / "facts" / "seeds.json").read_text(encoding="utf-8"))
LONGEST_CELL = LONGEST_RUN = 40
VARIANTS = [
    Style(),
    Style(rules="horizontal", merged="repeat", title="below", repeat_header=False),
    Style(rules="none", merged="blank", unit="title", landscape="always", rotated=True, page_numbers=False),
    Style(narrow=True, font_size=7.5, unit="none", landscape="never"),
]
SMALL = Table(
    rows=[["序号", "科目", ""], ["", "编码", "预算数"], ["1", "201", "1,234.50"], ["2", "=100%", ""]],
    title="预算收支总表",
    captions=["101 某区人大"],
    unit="单位：万元",
    merges=[Merge(0, 0, 2, 1), Merge(0, 1, 1, 2)],
    header_rows=2,
    notes=["注：空表列示。"],
)
BLOCKS: list[Block] = [Heading("标题"), Text("一般公共预算收入1143.28万元。"), SMALL]

each_source = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.slug)
each_format = pytest.mark.parametrize("suffix", sorted(WRITERS))
with_seeds = pytest.mark.skipif(not SEEDS.exists(), reason="the original disclosures are not part of the repository")


def tables(source: Source) -> list[Table]:
    return [block for block in load(source.transcription) if isinstance(block, Table)]


def prose(source: Source) -> str:
    return "\n".join(block.text for block in load(source.transcription) if not isinstance(block, Table))


def content(path: Path) -> object:
    """What a file says, whatever library compressed it."""
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    if path.suffix == ".pdf":
        pages = list(pypdfium2.PdfDocument(path))
        return [(page.get_size(), page.get_textpage().get_text_bounded()) for page in pages]
    return path.read_bytes()


@each_source
def test_shipped_file_is_what_its_transcription_says(source: Source, tmp_path: Path) -> None:
    if source.file_name.endswith(".pdf") and not FONT_FILE.exists():
        pytest.skip("fonts-wqy-zenhei is not installed")
    assert content(build(source, tmp_path)) == content(DATA_SOURCES / source.file_name)


@each_format
@each_source
def test_typesetting_twice_gives_the_same_bytes(source: Source, suffix: str, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    first, second = build(source, tmp_path, suffix), build(source, tmp_path / "again", suffix)
    assert first.read_bytes() == second.read_bytes()


@each_source
def test_card_tells_where_the_file_comes_from(source: Source) -> None:
    card = json.loads((DATA_SOURCES / f"{Path(source.file_name).stem}.card.json").read_text(encoding="utf-8"))
    assert card == source.card()
    assert all(card.values())


def test_shipped_files_are_small() -> None:
    assert sum((DATA_SOURCES / source.file_name).stat().st_size for source in SOURCES) < 3_000_000


@each_source
def test_long_cells_are_abridged(source: Source) -> None:
    assert [cell for table in tables(source) for row in table.rows for cell in row if len(cell) > LONGEST_CELL] == []


@with_seeds
@each_source
def test_no_prose_of_the_original_is_shipped(source: Source) -> None:
    seed = re.sub(r"\s", "", (SEEDS / source.transcribed_from).read_text(encoding="utf-8"))
    stretches = re.findall(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”—]{40,}", re.sub(r"[ \t]", "", prose(source)))
    runs = [text[i : i + LONGEST_RUN] for text in stretches for i in range(len(text) - LONGEST_RUN + 1)]
    assert [run for run in runs if run in seed] == []


@with_seeds
@each_source
def test_every_cell_with_a_figure_is_transcribed(source: Source) -> None:
    lines = (SEEDS / source.transcribed_from).read_text(encoding="utf-8").splitlines()
    printed = Counter(cell.strip() for line in lines if "\t" in line for cell in line.split("\t") if _is_figure(cell))
    transcribed = Counter(
        cell.strip() for table in tables(source) for row in table.rows for cell in row if _is_figure(cell)
    )
    contents_pages = Counter(re.findall(r"(?<=\t)\d+", prose(source)))
    assert transcribed + contents_pages == printed


def _is_figure(cell: str) -> bool:
    return bool(re.fullmatch(r"[≥≤＞＝>=]*[\d,.]+[%\w（）/]{0,5}", cell.strip()))


@each_source
def test_every_amount_stated_in_prose_is_stated_in_the_transcription(source: Source) -> None:
    stated = re.findall(r"\d[\d,]*(?:\.\d+)?万?元", prose(source))
    assert stated == [fact["printed"] for fact in FACTS[source.slug]["prose_amounts"]]


@each_source
def test_both_counts_of_the_facts_agree(source: Source) -> None:
    counts = FACTS[source.slug]["counts"]
    assert {name for name, count in counts.items() if count["eye"] != count["independent"]} == set()
    assert counts["indicators"]["eye"] == len(FACTS[source.slug]["indicators"])
    assert counts["amount_cells_total"]["eye"] == len(FACTS[source.slug]["budget_cells"])


@pytest.mark.parametrize("style", VARIANTS, ids=["ruled", "horizontal", "rotated", "narrow"])
@each_source
def test_every_cell_is_printed_once_inside_its_page(source: Source, style: Style, tmp_path: Path) -> None:
    printed = write_pdf(load(source.transcription), tmp_path / "a.pdf", style)
    sizes = [page.get_size() for page in pypdfium2.PdfDocument(tmp_path / "a.pdf")]
    for cell in printed:
        left, top, right, bottom = cell.box
        width, height = sizes[cell.page - 1]
        assert 0 < left < right < width and 0 < top < bottom < height, cell
    expected = Counter(
        (number, row, column)
        for number, table in enumerate(tables(source), 1)
        for row in range(1, len(table.rows) + 1)
        for column in range(1, table.width + 1)
        if (row - 1, column - 1) not in style.shown(table).covered()
    )
    assert Counter((cell.table, cell.row, cell.column) for cell in printed) == expected


def test_wrapped_lines_fit_their_cell(tmp_path: Path) -> None:
    long_row = ["13022924P004R2810292F", "被采纳意见建议（含议案）数量占总数量百分比", "1234567.89"]
    table = Table(rows=[["项目编码", "绩效指标描述", "金额"], long_row], header_rows=1)
    for cell in write_pdf([table], tmp_path / "a.pdf", Style(narrow=True)):
        page = pypdfium2.PdfDocument(tmp_path / "a.pdf")[cell.page - 1]
        left, top, right, bottom = cell.box
        height = page.get_size()[1]
        text = page.get_textpage().get_text_bounded(left, height - bottom, right, height - top)
        assert re.sub(r"\s", "", text) == cell.text
        assert all(text_width(line.strip(), 9) <= right - left for line in text.splitlines())


def test_rotated_page_is_shown_upright(tmp_path: Path) -> None:
    typeset(BLOCKS, tmp_path / "a.pdf", Style(landscape="always", rotated=True))
    page = pypdfium2.PdfDocument(tmp_path / "a.pdf")[0]
    width, height = page.get_size()
    assert page.get_rotation() == 90 and width > height
    assert "预算收支总表" in page.get_textpage().get_text_bounded()


def test_docx_has_the_merged_cells(tmp_path: Path) -> None:
    typeset(BLOCKS, tmp_path / "a.docx")
    grid = Document(str(tmp_path / "a.docx")).tables[0]
    assert [[cell.text for cell in row.cells] for row in grid.rows] == SMALL.without_merges(repeat=True).rows


def test_xlsx_keeps_numbers_codes_and_formula_like_targets(tmp_path: Path) -> None:
    typeset(BLOCKS, tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    sheet = book["预算收支总表"]
    assert {str(area) for area in sheet.merged_cells.ranges} >= {"A4:A5", "B4:C4"}
    assert [cell.value for cell in sheet[6]] == ["1", "201", 1234.5]
    assert sheet["C6"].number_format == "#,##0.00"
    assert (sheet["B7"].value, sheet["B7"].data_type) == ("=100%", "s")
    assert [row[0].value for row in book["说明"]] == ["标题", "一般公共预算收入1143.28万元。"]


def test_html_has_the_merged_cells(tmp_path: Path) -> None:
    typeset(BLOCKS, tmp_path / "a.html")
    rows = html.parse(str(tmp_path / "a.html")).findall(".//tr")
    assert [[cell.text or "" for cell in row] for row in rows[:2]] == [["序号", "科目"], ["编码", "预算数"]]
    assert [(cell.get("rowspan"), cell.get("colspan")) for cell in rows[0]] == [("2", None), (None, "2")]


@pytest.mark.parametrize(
    ("style", "second_row"),
    [
        (Style(), "\t序号\n\t科目\n\t\n\n\t\n\t编码\n\t预算数\n\n"),
        (Style(keep_covered=False), "\t序号\n\t科目\n\n\t\n\t编码\n\t预算数\n\n"),
        (Style(glued=True), "\n序号\t科目\t\n\t编码\t预算数\n"),
        (Style(merged="repeat"), "\t序号\n\t科目\n\t科目\n\n\t序号\n\t编码\n\t预算数\n\n"),
    ],
)
def test_txt_speaks_the_dialects_of_word(style: Style, second_row: str, tmp_path: Path) -> None:
    typeset(BLOCKS, tmp_path / "a.txt", style)
    assert second_row in (tmp_path / "a.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("unit", "expected"), [("caption", 1), ("title", 1), ("none", 0)])
@each_format
def test_unit_stands_where_the_style_puts_it(
    suffix: str, unit: Literal["caption", "title", "none"], expected: int, tmp_path: Path
) -> None:
    path = tmp_path / f"a.{suffix}"
    typeset([SMALL], path, replace(Style(), unit=unit))
    if suffix in ("docx", "xlsx"):
        with zipfile.ZipFile(path) as archive:
            said = unescape("".join(archive.read(name).decode() for name in archive.namelist() if name.endswith("xml")))
    elif suffix == "pdf":
        said = pypdfium2.PdfDocument(path)[0].get_textpage().get_text_bounded()
    else:
        said = path.read_text(encoding="utf-8")
    assert said.count("单位：万元") == expected
    assert said.count("（单位：万元）") == (unit == "title")
