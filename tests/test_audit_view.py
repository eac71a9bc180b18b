"""Without these a reader of 公开核查 would see wrong evidence, lose marks, or meet an error instead of a sentence."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis import (
    audit_marks,
    audit_tables,
    audit_view,
    data,
    export,
    page_picture,
    rule_catalogue,
    texts,
)
from analysis.audit_marks import Mark
from analysis.checks import RULES, Status
from analysis.checks.model import Figure, Finding
from analysis.texts import Words
from loaders import schema, store
from tests.dashboard import FULL, HOSTILE, ROOT, TEXT_ONLY, make_store

PAGES = ("audit", "rules")
MODULES = ("audit", "rules", "brief")
LATIN = re.compile(r"[A-Za-z]{3,}")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
PDF = next((ROOT / "data" / "sources").glob("丰润*.pdf"), None)
PAGE_FILES = (
    "pages/audit.py",
    "pages/_audit_evidence.py",
    "pages/_audit_marks.py",
    "pages/_audit_parts.py",
    "pages/rules.py",
    "analysis/audit_view.py",
    "analysis/audit_tables.py",
    "analysis/brief.py",
    "analysis/brief_blocks.py",
    "analysis/brief_html.py",
    "analysis/rule_catalogue.py",
)


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("MINGZHANG_STORE", str(make_store(tmp_path / "store.duckdb")))
    monkeypatch.setenv("MINGZHANG_MARKS", str(tmp_path / "marks.json"))
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)


def open_page(app: AppTest, page: str) -> AppTest:
    app.run()
    return app.switch_page(f"pages/{page}.py").run()


def row(
    text: str = "16.66", place: str = "p11 表10 行5 列3", box: str | None = "1,2,3,4", **values: object
) -> schema.Row:
    return {"printed": text, "place": place, "box": box, "confidence": "high", **values}


def finding(subject: str = "小计", **values: object) -> Finding:
    actual = Figure("文字", "34.66万元", Decimal(346600), (row("34.66万元", "p12 第8行", quote="安排34.66万元"),))
    expected = Figure("表", "16.66万元", Decimal(166600), (row(),))
    given = {
        "difference": Decimal(180000),
        "tolerance": Decimal(100),
        "severity": "error",
        "rule_id": next(iter(RULES)),
    }
    return Finding(subject, f"{subject}不等", f"{subject} differs", actual, expected, **{**given, **values})  # type: ignore[arg-type]


# The data of the page


def test_rows_of_the_store_are_audited_as_the_loaders_gave_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINGZHANG_STORE", str(make_store(tmp_path / "store.duckdb")))
    rows = audit_view.tables_of(TEXT_ONLY)
    assert [type(row["project_no"]) for row in rows["projects"]] == [int, int]
    assert str(rows["projects"][0]["budget_yuan"]) == "182000" and rows["projects"][1]["budget_yuan"] is None
    assert str(rows["schedule"][0]["cumulative_percent"]) == "25"


def test_the_contradiction_between_table_and_prose_is_found_with_both_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINGZHANG_STORE", str(make_store(tmp_path / "store.duckdb")))
    found = [one for cause in audit_view.report(FULL).findings for one in (cause, *cause.consequences)]
    differ = [one for one in found if one.actual.amount == 346_600 and one.expected]
    assert [(one.expected.amount, one.difference) for one in differ if one.expected] == [(166_600, 180_000)]


def test_the_audit_is_kept_until_the_store_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_store(tmp_path / "store.duckdb")
    monkeypatch.setenv("MINGZHANG_STORE", str(path))
    first = audit_view.report(FULL)
    assert audit_view.report(FULL) is first
    make_store(path)
    assert audit_view.report(FULL) is not first


def test_the_key_of_a_finding_outlives_a_new_reading_and_tells_findings_apart() -> None:
    whole = audit_view.Report({"disclosure_id": "d"}, (), (finding(), finding(), finding("合计")), "1", "1")
    keys = [item.key for item in audit_view.list_findings(whole)]
    assert len(set(keys)) == 3 and keys[1] == f"{keys[0]}-2"
    assert keys == [item.key for item in audit_view.list_findings(whole)]


def test_printed_lines_and_cells_of_both_sides() -> None:
    one = finding()
    assert [line.text for line in audit_view.lines(one.actual)] == ["安排34.66万元"]
    assert audit_view.cells(one.actual) == (12, ((1.0, 2.0, 3.0, 4.0),))
    prose = Figure("文字", "18万元", None, (row("18万元", "第9行", None, item="subtotal"),))
    assert [line.text for line in audit_view.lines(prose, {"第9行": "购置费18万元"})] == ["购置费18万元"]
    assert audit_view.cells(prose) is None


@pytest.mark.parametrize("box", ["", "1,2,3", "a,b,c,d", "3,2,1,4", "nan,1,2,3"])
def test_a_box_that_is_none_gives_no_picture(box: str) -> None:
    assert page_picture.parse_box(box) is None


def test_filters_narrow_the_findings() -> None:
    items = [audit_view.Listed("a", finding()), audit_view.Listed("b", finding(severity="notice"), "d")]
    marks = {("d", "b"): Mark("d", "b", "explained")}
    every = list(RULES)
    assert audit_view.choose(items, ["notice"], every, ["open", "explained"], marks) == items[1:]
    assert audit_view.choose(items, ["error", "notice"], every, ["open"], marks) == items[:1]
    assert audit_view.choose(items, ["error"], [], ["open"], marks) == []


def test_low_confidence_consequences_and_marks_stand_in_the_line() -> None:
    low = Figure("文字", "1元", Decimal(1), (row(confidence="low"),))
    one = finding(consequences=(finding("x"), finding("y")))
    item = audit_view.Listed("a", Finding(one.subject, "甲", "A", low, consequences=one.consequences), "d")
    marks = {("d", "a"): Mark("d", "a", "explained")}
    assert audit_view.headline(item, marks, Words("zh", "audit")) == "甲（另有 2 处由此而来、识别把握低、已说明）"
    assert audit_view.headline(item, {}, Words("en", "audit")) == "A (2 more follow from it, read with low confidence)"


def test_findings_are_exported_with_marks_and_consequences_under_their_cause() -> None:
    words = Words("zh", "audit")
    item = audit_view.Listed("a", finding(consequences=(finding("=1+1"),)), "d")
    original = audit_view.quotes
    audit_view.quotes = lambda _: {}  # type: ignore[assignment]
    try:
        table = audit_tables.tabulate_findings(
            [item], {("d", "a"): Mark("d", "a", "explained", "已答复")}, "wan", words
        )
    finally:
        audit_view.quotes = original
    text = export.to_csv(table, words).decode("utf-8-sig")
    assert "已说明,已答复" in text and "18.00 万元" in text and "p12 第8行" in text
    assert "'=1+1不等" in text  # guarded against spreadsheets
    assert table.frame["cause"].tolist()[0] is None and table.frame["cause"].tolist()[1]
    assert export.to_xlsx(table, words, "t").startswith(b"PK")


def test_the_matrix_counts_on_the_same_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGZHANG_STORE", str(make_store(tmp_path / "store.duckdb")))
    words, listed = Words("zh", "audit"), data.disclosures()
    names = data.labels(listed, words)
    reports = audit_view.reports(names)
    frame = audit_tables.tabulate_matrix(reports, names, audit_view.rules_by_severity(), words).frame
    assert len(frame) == len(RULES) and frame["severity"].drop_duplicates().tolist() == ["错误", "警告", "提示"]
    for key, report in reports.items():
        assert frame[key].str.startswith("✕").sum() == len(report.with_status(Status.FAILS))
        assert frame[key].eq("–").sum() == len(report.with_status(Status.CANNOT_BE_CHECKED))


def test_reasons_are_told_in_the_language_of_the_page() -> None:
    assert audit_view.reason("文件没有项目", Words("zh", "audit")) == "文件没有项目"
    english = Words("en", "audit")
    assert audit_view.reason("文件没有项目", english) == "the document has no projects"
    told = "no amount of meeting costs to compare with project “甲”"
    assert audit_view.reason("没有会议费的金额可与项目“甲”比较", english) == told
    assert audit_view.reason("新的原因", english) == "新的原因"


# Page picture and running text, in processes of their own


@pytest.mark.skipif(PDF is None, reason="no shipped sources")
def test_the_page_is_drawn_with_the_cell_marked() -> None:
    assert PDF
    part = page_picture.picture(PDF, 12, ((72.0, 189.9, 386.1, 201.4),))
    whole = page_picture.picture(PDF, 12, ((72.0, 189.9, 386.1, 201.4),), whole=True)
    assert part and whole and part != whole
    assert page_picture.picture(PDF, 999, ()) is None


def test_a_file_that_is_no_pdf_or_not_there_has_no_picture(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 broken")
    assert page_picture.picture(tmp_path / "a.pdf", 1, ()) is None
    assert page_picture.picture(tmp_path / "b.pdf", 1, ()) is None


# Marks


def test_marks_come_back_from_their_file(tmp_path: Path) -> None:
    marks = audit_marks.put({}, Mark("d", "a", "reading_error", "表头读错", "r", "小计", "2026-01-01"))
    path = tmp_path / "reviews" / "marks.json"
    assert audit_marks.load(path) == {}
    audit_marks.save(path, marks)
    assert audit_marks.load(path) == marks
    assert audit_marks.put(marks, Mark("d", "a", "open")) == {}
    assert [file.name for file in path.parent.iterdir()] == ["marks.json"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff\xfe",
        b"{}",
        b"[" * 100_000,
        json.dumps({"format": audit_marks.FORMAT, "marks": [{"status": "guilty"}]}).encode(),
        json.dumps({"format": audit_marks.FORMAT, "marks": [{"disclosure_id": 1}]}).encode(),
        b" " * (audit_marks.MAX_BYTES + 1),
    ],
)
def test_a_file_of_something_else_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):
        audit_marks.from_json(content)


def test_marks_of_a_visitor_are_not_written_to_the_server(app: AppTest, tmp_path: Path) -> None:
    open_page(app, "audit")  # a visit without headers is not one from this machine
    app.query_params["d"] = FULL
    key = audit_view.list_findings(audit_view.report(FULL))[0].key
    app.query_params["f"] = key
    app.run()
    app.text_input(key=f"reason.{key}").input("部门已答复")
    app.button(key=f"FormSubmitter:note.{key}-记下标注").click().run()
    assert not app.exception
    assert [mark.reason for mark in app.session_state["marks"].values()] == ["部门已答复"]
    assert not (tmp_path / "marks.json").exists()


# The pages


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_page_opens(app: AppTest, page: str, language: str) -> None:
    app.query_params["lang"] = language
    open_page(app, page)
    assert not app.exception and len(app.title) == 1 and not app.warning


@pytest.mark.parametrize("disclosure", [FULL, TEXT_ONLY])
def test_every_finding_opens(app: AppTest, disclosure: str, tmp_path: Path) -> None:
    app.query_params["d"] = disclosure
    open_page(app, "audit")
    for item in audit_view.list_findings(audit_view.report(disclosure))[:12]:
        app.query_params["f"] = item.key
        app.run()
        assert not app.exception, item.finding.message_zh


def test_filters_of_a_link_are_kept(app: AppTest) -> None:
    app.query_params.update({"d": FULL, "sev": "error", "mark": "explained"})
    open_page(app, "audit")
    assert not app.exception and any("没有符合当前筛选条件的发现" in str(info.value) for info in app.info)


def test_a_disclosure_without_findings_and_one_without_anything(
    app: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = schema.empty_tables()
    tables["disclosures"].append(schema.DISCLOSURES.row(disclosure_id="x", kinds=["performance"]))
    store.write(tables, "test", tmp_path / "bare.duckdb")
    monkeypatch.setenv("MINGZHANG_STORE", str(tmp_path / "bare.duckdb"))
    open_page(app, "audit")
    assert not app.exception


def test_chinese_pages_have_no_english_left_over(app: AppTest) -> None:
    ids = set(RULES)
    for page in PAGES:
        app.query_params["d"] = TEXT_ONLY
        open_page(app, page)
        shown = [*app.title, *app.subheader, *app.caption, *app.info, *app.metric]
        shown += [] if page == "rules" else [*app.markdown]  # the docstrings of rules cite sources by their names
        for element in shown:
            text = re.sub(r"[\\]|https?://\S+", "", str(element.value))
            text = re.sub(r"[a-z]+(?:-[a-z]+)+", lambda match: "" if match[0] in ids else match[0], text)
            left = set(LATIN.findall(text)) - {"English", "CSV", "Excel", "Word", "json", *(i for i in ids)}
            assert not left, text
        for widget in [*app.selectbox, *app.multiselect]:
            assert not LATIN.search(widget.label) and not LATIN.search(widget.proto.placeholder)


def test_the_catalogue_shows_every_rule_and_gives_markdown(app: AppTest) -> None:
    open_page(app, "rules")
    assert len(app.expander) == len(RULES)
    for language in ("zh", "en"):
        text = rule_catalogue.markdown(RULES.values(), Words(language, "rules"))
        assert all(rule.id in text for rule in RULES.values())
    app.query_params.update({"rsev": "notice"})
    app.run()
    assert 0 < len(app.expander) == sum(rule.severity == "notice" for rule in RULES.values())


def test_source_text_is_never_markup() -> None:
    from pages import _parts

    assert "![" not in _parts.escape(HOSTILE).replace("\\!\\[", "")


# Strings


@pytest.mark.parametrize("module", MODULES)
def test_every_string_has_both_languages(module: str) -> None:
    for key, (chinese, english) in texts.strings(module).items():
        assert chinese and english and not CHINESE.search(english), key


def test_every_string_asked_for_exists_and_none_is_left_over() -> None:
    sources = {name: (ROOT / name).read_text(encoding="utf-8") for name in PAGE_FILES}
    for module, files in (("audit", "audit"), ("rules", "rule"), ("brief", "analysis/brief")):
        own = "".join(source for name, source in sources.items() if files in name)
        for key in re.findall(r'(?<![.\w)])words\(\s*"([^"{]+)"', own):
            assert Words("zh", module).has(key), f"{module}: {key}"
    everything = "".join(sources.values())
    for module in MODULES:
        for key in texts.strings(module):
            head, _, tail = key.rpartition(".")
            used = (
                f'"{key}"' in everything
                or f"'{key}'" in everything
                or (head and f'f"{key.split(".")[0]}.' in everything)
            )
            assert used or f'}}.{tail}"' in everything, f"{module}: {key}"
