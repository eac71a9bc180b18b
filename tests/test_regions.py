"""Every place of China must be found under its own code, and a shared name never given to an arbitrary place."""

from __future__ import annotations

import csv
import time
from collections import Counter

import pytest

from loaders.regions import (
    CSV,
    Region,
    by_code,
    candidates,
    find_mentions,
    locate,
    short_names,
)

ROWS = list(csv.DictReader(CSV.open(encoding="utf-8", newline="")))
TODAY = [region for row in ROWS if not row["valid_to"] and (region := by_code(row["code"]))]
COUNTIES = [region for region in TODAY if region.level == "county"]
NAMES = Counter(region.name for region in TODAY)


def code(*texts: tuple[str, float], year: int | None = None) -> str | None:
    found = locate(texts, year)
    return found.code if found else None


def city(region: Region) -> str:
    return region.city_name or region.province_name


def misses(found: list[tuple[Region, str | None]]) -> list[tuple[str, str | None]]:
    return [(region.full_name, got) for region, got in found if got != region.code]


# --- whoever discloses, its region is named ---------------------------------------------------------------------------


def test_no_county_is_missed_when_its_city_stands_before_it() -> None:
    assert not misses([(r, code((f"{city(r)}{r.name}人大常委会2023年部门预算", 8))) for r in COUNTIES])


def test_a_new_area_of_one_city_is_not_the_district_of_that_name_in_another() -> None:
    assert code(("茂名滨海新区社会事务局2021年部门预算", 8)) == "440900"
    assert code(("天津滨海新区教育局2021年部门预算", 8)) == "120116"


@pytest.mark.parametrize("body", ["共青团{}委员会2023年部门预算", "中共{}委组织部2023年部门预算"])
def test_no_county_is_missed_when_its_youth_league_or_party_committee_discloses(body: str) -> None:
    """中共和顺县委 is of 和顺县, not of 共和."""
    own = [r for r in COUNTIES if code((f"{r.name}人大常委会", 8)) == r.code]
    assert len(own) > 2000
    assert not misses([(r, code((body.format(r.name), 8))) for r in own])


def test_no_county_is_missed_when_its_full_address_is_given() -> None:
    assert not misses([(r, code((f"{r.full_name}财政局", 8))) for r in COUNTIES])


def test_no_county_is_missed_when_only_the_prose_names_its_city() -> None:
    texts = "{0}人民代表大会常务委员会本级", "按照{0}的要求"
    assert not misses([(r, code((texts[0].format(r.name), 4), (texts[1].format(city(r)), 1))) for r in COUNTIES])


def test_no_county_is_missed_when_the_whole_text_comes_as_one_piece_that_talks_of_its_superiors() -> None:
    above = "{0}人大常委会来我地考察。按照{1}财政局要求，"
    found = []
    for region in COUNTIES:
        prose = above.format(region.province_name, city(region)) * 5
        found.append((region, code((f"{region.name}人大常委会2023年部门预算\n{prose}", 1))))
    assert not misses(found)


def test_a_county_named_alone_is_found_where_the_name_is_its_own_and_never_guessed_where_it_is_shared() -> None:
    for region in COUNTIES:
        got = code((f"{region.name}人民代表大会常务委员会本级", 4))
        assert got == (region.code if NAMES[region.name] == 1 else None), region.full_name


def test_no_province_or_city_is_missed() -> None:
    assert not misses([(r, code((f"{r.name}信访局", 8))) for r in TODAY if r.level != "county"])


def test_the_police_of_a_city_is_no_county() -> None:
    """荆州市公安局 is of 荆州市, and not of 公安县 in it."""
    cities = [r for r in TODAY if r.level == "city"]
    assert not misses([(r, code((f"{r.name}公安局2023年部门预算", 8))) for r in cities])
    assert code(("荆州市公安县公安局2023年部门预算", 8)) == "421022"


def test_a_city_stays_itself_when_its_prose_names_all_its_counties() -> None:
    for region in (r for r in TODAY if r.level == "city"):
        below = "，".join(f"{r.name}人大常委会、{r.name}财政局" for r in COUNTIES if r.city_code == region.code)
        assert code((f"{region.name}人大常委会2022年部门预算", 8), (below * 5, 1)) == region.code


def test_short_names_of_autonomous_counties_and_prefectures_are_found() -> None:
    for region in (r for r in TODAY if "自治" in r.name and r.level != "province"):
        for name in (name for name, ranked in short_names(region).items() if ranked):
            assert code((f"{name}人大常委会", 8), (region.province_name, 1)) == region.code, name


@pytest.mark.parametrize(
    ("cover", "expected"),
    [
        ("山海关区人大部门2020年部门预算公开说明", "130303"),
        ("玉田县人民代表大会常务委员会本级", "130229"),
        ("101丰润区人大常委会", "130208"),
        ("承德市人大常委会", "130800"),
        ("2026年珠海市商务局部门预算", "440400"),
        ("上海市普陀区人民政府万里街道办事处", "310107"),
        ("舟山市普陀区人大常委会", "330903"),
        ("江苏省人大常委会办公厅", "320000"),
        ("北京市信访办公室", "110000"),
        ("西安市\n长安区人大常委会\n2023 年部门预算", "610116"),
        ("承 德 市 财 政 局", "130800"),
        ("乐山市市中区财政局", "511102"),
        ("吉林财政厅", "220000"),
        ("朝阳市朝阳县财政局", "211321"),
        ("新疆生产建设兵团第一师阿拉尔市财政局", "659002"),
        ("天津经济技术开发区财政局", "120000"),
        ("⻓沙市信访局", "430100"),  # pdf text prints radicals in place of characters
    ],
)
def test_a_cover_as_printed_gives_its_region(cover: str, expected: str) -> None:
    assert code((cover, 8)) == expected


# --- names of other years ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cover", "year", "expected"),
    [
        ("抚宁区人大", 2020, "130306"),
        ("抚宁县财政局", 2012, "130323"),
        ("抚宁县财政局", 2020, "130306"),
        ("抚宁人大", 2020, "130306"),
        ("唐海县人大常委会", 2010, "130230"),
        ("襄樊市人大", 2009, "420600"),
        ("卢湾区财政局", 2024, "310103"),
    ],
)
def test_an_old_name_leads_to_the_code_of_the_fiscal_year(cover: str, year: int, expected: str) -> None:
    assert code((cover, 8), year=year) == expected


def test_every_renamed_region_is_found_today_under_its_new_code() -> None:
    for row in (row for row in ROWS if row["successor_code"]):
        old = next(m for m in find_mentions(row["name"] + "财政局") if m.text == row["name"])
        old_region = next((r for r in old.regions if r.root == (row["successor_code"], "")), None)
        assert old_region, row
        assert code((f"{old_region.full_name}财政局", 8), year=2024) == row["successor_code"], row


def test_successors_are_in_force_and_codes_of_today_are_unique() -> None:
    today = Counter(row["code"] for row in ROWS if not row["valid_to"])
    assert set(today.values()) == {1}
    assert {row["successor_code"] for row in ROWS} - {""} <= set(today)
    assert (len(TODAY), len(COUNTIES)) == (3216, 2849)


# --- nothing is made up -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "区人大常委会2023年部门预算",
        "教育部门2023年预算",
        "推进创新市区建设，提高老城区改造水平，完善新城区域规划",
        "幸福安康、长治久安、大同小异、和平统一、平安抚宁",
        "建立示范县财政局考核，管理县级平台",
        "台湾事务办公室",
        "全国人大常委会、国家发展改革委、财政部关于印发",
        "",
    ],
)
def test_ordinary_words_are_no_place(text: str) -> None:
    assert locate([(text, 8)]) is None


def test_a_shared_name_says_which_places_it_may_be() -> None:
    assert locate([("普陀区人大", 8)]) is None
    assert {region.code for region in candidates([("普陀区人大", 8)])} == {"310107", "330903"}


def test_a_shared_name_is_settled_by_other_places_of_the_document_even_by_the_file_name() -> None:
    assert code(("鼓楼区财政局", 8), ("江苏省徐州市", 0.3)) == "320302"
    assert code(("鼓楼区财政局", 8), ("江苏省", 1)) is None


@pytest.mark.parametrize("body", ["国家信访局", "中华人民共和国财政部", "最高人民法院", "中国地震局", "公安部"])
def test_a_central_body_is_central_even_when_the_file_name_lies(body: str) -> None:
    found = locate([(f"{body}2024年度部门决算", 8), ("预算公开", 1), ("2026年武汉市信访局部门预算.pdf", 0.3)])
    assert found
    assert (found.code, found.name) == ("100000", "中央")


def test_a_central_branch_in_a_city_belongs_to_the_city() -> None:
    assert code(("国家税务总局保定市税务局2024年部门预算", 8)) == "130600"


# --- the small questions ----------------------------------------------------------------------------------------------


def test_mentions_carry_place_candidates_and_certainty() -> None:
    text = "由秦皇岛市抚宁区财政局审核，建设魅力承德"
    found = find_mentions(text)
    assert [(m.text, text[m.start : m.end]) for m in found] == [(w, w) for w in ("秦皇岛市", "抚宁区", "承德")]
    assert [m.chained for m in found] == [True, False, False]
    assert found[1].certainty == 1
    assert found[2].certainty < 0.3
    assert {region.name for region in found[2].regions} == {"承德市", "承德县"}


def test_a_code_gives_its_region_and_the_name_of_the_year() -> None:
    assert by_code("130229") == by_code("130229001")
    assert [by_code(c).name for c in ("13", "1302", "130229", "110101", "100000") if by_code(c)] == [  # type: ignore[union-attr]
        *("河北省", "唐山市", "玉田县", "东城区", "中央")
    ]
    shanghai = by_code("310107")
    assert shanghai
    assert (shanghai.full_name, shanghai.city_name) == ("上海市普陀区", None)
    names = [region.name for year in (2010, 2024) if (region := by_code("130502", year))]
    assert names == ["桥东区", "襄都区"]
    assert by_code("999999") is None


def test_a_long_text_does_not_keep_a_reader_waiting() -> None:
    text = "根据玉田县第十七届人民代表大会审议的预算，河北省唐山市安排资金。" * 1100  # 35 000 characters, 100 kB
    find_mentions(text)
    start = time.process_time()
    find_mentions(text)
    assert time.process_time() - start < 1  # about 0.02 s of the processor; the margin is for a busy machine


def test_a_county_of_one_sign_is_named_within_the_name_of_its_consultative_conference() -> None:
    mentions = find_mentions("中国人民政治协商会议曹县委员会办公室")
    assert [(mention.text, mention.regions[0].code) for mention in mentions] == [("曹县", "371721")]


@pytest.mark.parametrize("branch", ["金华市公安局婺城分局", "金华市公安局婺城区分局", "金华市生态环境局婺城分局"])
def test_the_branch_of_a_city_bureau_belongs_to_its_district(branch: str) -> None:
    assert code((f"{branch}2022年度部门决算", 8)) == "330702"
    assert code((f"{branch}2022年度部门决算", 8), ("太湖县林业局2013年部门决算", 0.3)) == "330702"


def test_a_neighbour_is_not_the_place() -> None:
    text = "我镇北与重庆大学城相邻，西与璧山区交界，南与大足区、江津区接壤，东邻渝中区。"
    assert code(("重庆市某镇人民政府2022年部门决算", 8), (text, 1)) == "500000"


@pytest.mark.parametrize(("body", "expected"), [("南昌大学", "360100"), ("北京学校", "110000"), ("中山大学", None)])
def test_a_school_named_after_a_place_is_there(body: str, expected: str | None) -> None:
    assert code((f"{body}2022年部门决算", 8)) == expected


def test_a_label_before_a_body_hides_no_place() -> None:
    assert code(("2021年度文化街街道办事处部门决算", 8), ("发布机构 兴庆区文化街街道办事处 责任部门", 1)) == "640104"


def test_links_of_a_site_to_central_bodies_make_no_body_central() -> None:
    assert code(("国务院部门网站\n怀宁县石牌镇2024年预算", 8)) == "340822"
    assert code(("国务院部门网站\n地方政府网站", 8), ("怀宁县石牌镇2024年预算", 1)) == "340822"


def test_a_lying_file_name_does_not_outweigh_one_mention_in_the_text() -> None:
    text = "按照《<广西壮族自治区自然资源厅职能配置、内设机构和人员编制规定>的通知》"
    assert code((text, 1), ("太湖县林业局2013年部门决算", 0.3)) == "450000"
    assert code(("明确怀宁县林业局主要职责如下", 1), ("太湖县林业局2013年部门决算", 0.3)) == "340822"


def test_a_town_that_bears_the_name_of_a_far_county_lies_in_the_county_that_the_page_names_in_full() -> None:
    assert code(("马关卫生院2021年部门决算", 8), ("张家川回族自治县人民政府", 1.5)) == "620525"
    assert code(("马关卫生院2021年部门决算", 8), ("云南省卫生健康委员会的要求", 1)) == "532625"
    assert code(("马关卫生院2021年部门决算", 8), ("马关县人民政府同意，张家川回族自治县人民政府来访", 1)) == "532625"
