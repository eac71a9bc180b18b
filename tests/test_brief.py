"""Without these a brief could run over two pages, judge, obey the text of a source, or lack its version."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document

from analysis import audit_view, brief, brief_docx, brief_html, data
from analysis.brief_blocks import PAGE_LINES, Brief, Facts, Grid, Heading, Note, Numbered, lines_of
from analysis.checks.model import Figure, Finding
from analysis.texts import Words
from loaders import schema, store
from tests.dashboard import FULL, HOSTILE, SECOND, TEXT_ONLY, make_store

JUDGING = ("违规", "违法", "造假", "虚假", "错误地", "故意", "失职", "illegal", "fraud", "violat", "wrong")


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGZHANG_STORE", str(make_store(tmp_path / "store.duckdb")))


def text_of(one: Brief) -> str:
    parts: list[str] = [one.title, one.name, one.foot]
    for block in one.blocks:
        if isinstance(block, Heading | Note):
            parts.append(block.text)
        elif isinstance(block, Facts):
            parts += [part for pair in block.pairs for part in pair]
        elif isinstance(block, Grid):
            parts += [cell for cells in (block.head, *block.rows) for cell in cells]
        else:
            parts += block.items
    return "\n".join(parts)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("disclosure", [FULL, SECOND, TEXT_ONLY])
def test_a_brief_has_all_parts_both_forms_and_fits(disclosure: str, language: str) -> None:
    one = brief.write(disclosure, "wan", language)
    assert len([block for block in one.blocks if isinstance(block, Heading)]) == 6
    assert lines_of(one.blocks) <= PAGE_LINES
    page = brief_html.render(one).decode()
    document = Document(io.BytesIO(brief_docx.render(one)))
    shown = "".join(p.text for p in document.paragraphs) + "".join(
        cell.text for table in document.tables for row in table.rows for cell in row.cells
    )
    for block in one.blocks:
        if isinstance(block, Heading):
            assert block.text in page and block.text in shown
    assert document.sections[0].footer.paragraphs[0].text == one.foot


@pytest.mark.usefixtures("filled")
def test_the_brief_states_figures_findings_and_versions() -> None:
    text = text_of(brief.write(FULL, "wan", "zh"))
    assert "100.00 万元" in text and "表格 16.66 万元，文字 34.66 万元" in text
    assert "不等于" in text and "请说明差异的原因，以及以哪一处为准" in text
    report = audit_view.report(FULL)
    assert f"规则版本 {report.rules_version}" in text and f"读取程序版本 {report.loader_version}" in text
    assert "共 " in text and "无法核对" in text


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_brief_does_not_judge(language: str) -> None:
    for disclosure in (FULL, SECOND, TEXT_ONLY):
        text = text_of(brief.write(disclosure, "wan", language)).lower()
        assert not [word for word in JUDGING if word in text]


@pytest.mark.usefixtures("filled")
def test_an_unknown_figure_is_not_disclosed_and_never_zero() -> None:
    facts = [block for block in brief.write(TEXT_ONLY, "wan", "zh").blocks if isinstance(block, Facts)][1]
    assert dict(facts.pairs)["支出总额"] == "未公开" and "0.00" not in text_of(brief.write(TEXT_ONLY, "wan", "zh"))


def test_a_bare_disclosure_has_a_brief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = schema.empty_tables()
    tables["disclosures"].append(schema.DISCLOSURES.row(disclosure_id="x", kinds=None))
    store.write(tables, "test", tmp_path / "bare.duckdb")
    monkeypatch.setenv("MINGZHANG_STORE", str(tmp_path / "bare.duckdb"))
    one = brief.write("x", "wan", "zh")
    assert brief_html.render(one) and brief_docx.render(one) and "未识别" in text_of(one)


def test_source_text_is_escaped_and_cannot_break_the_document() -> None:
    hostile = HOSTILE + "<script>alert(1)</script>\x00\x0b&\ud800"
    blocks = (
        Note(hostile),
        Facts(((hostile, hostile),)),
        Grid((hostile,) * 3, ((hostile,) * 3,)),
        Numbered((hostile,)),
    )
    one = Brief("zh", hostile, hostile, blocks, hostile)
    page = brief_html.render(one).decode()
    assert "<script" not in page and "<b>" not in page and "&lt;script&gt;" in page
    assert Document(io.BytesIO(brief_docx.render(one)))


def test_many_findings_are_cut_to_two_pages_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGZHANG_STORE", str(make_store(tmp_path / "store.duckdb")))
    rule_id = audit_view.report(FULL).findings[0].rule_id
    many = tuple(
        Finding(
            f"项目{number}",
            f"项目{number}" + "很长的说明" * 20,
            f"project {number} " + "long words " * 20,
            Figure("甲", "1元", Decimal(1)),
            Figure("乙", "2元", Decimal(2)),
            Decimal(-1),
            severity="error" if number < 50 else "warning",
            rule_id=rule_id,
        )
        for number in range(200)
    )
    whole = audit_view.report(FULL)
    monkeypatch.setattr(audit_view, "report", lambda _: type(whole)(whole.disclosure, whole.results, many, "1", "1"))
    one = brief.write(FULL, "wan", "zh")
    grid = next(block for block in one.blocks if isinstance(block, Grid))
    assert lines_of(one.blocks) <= PAGE_LINES and 5 < len(grid.rows) < 60
    assert "错误 50 条，警告 150 条" in text_of(one) and "未列出的" in text_of(one)


def test_questions_ask_and_do_not_presume() -> None:
    words = Words("zh", "brief")
    side, other = Figure("甲", "1元", Decimal(1)), Figure("乙", "2元", Decimal(2))
    differ = Finding("甲", "甲不等于乙。", "A does not equal B.", side, other, Decimal(-1))
    missing = Finding("丙", "没有看到丙。", "C is not there.", Figure("丙", "未见", None))
    assert brief.ask([differ], words) == "甲不等于乙。请说明差异的原因，以及以哪一处为准。"
    assert brief.ask([missing, missing], words) == "没有看到丙。是否在别处公开，或有何考虑？（同类共 2 处）"
    assert brief.ask([differ], Words("en", "brief")).endswith("which one applies?")


def test_every_shipped_disclosure_is_known_to_the_labels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGZHANG_STORE", str(make_store(tmp_path / "store.duckdb")))
    assert set(data.labels(data.disclosures(), Words("zh", "brief"))) == {FULL, SECOND, TEXT_ONLY}
