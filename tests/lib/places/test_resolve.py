"""A name as people write it leads to one unit or to a question, never to a guess."""

from datetime import date

import pytest

from nhipcau.lib.places import all_units, resolve, units

D2005, D2024, D2026 = date(2005, 1, 1), date(2024, 1, 1), date(2026, 1, 1)


@pytest.mark.parametrize(
    ("name", "on", "expected"),
    [
        ("Quảng Trị", D2026, "quang-tri"),
        ("Quảng Trị", D2024, "quang-tri-den-2025"),
        ("tỉnh quang tri", D2026, "quang-tri"),
        ("Quảng Trị (cũ)", None, "quang-tri-den-2025"),
        ("tỉnh Quảng Trị cũ", D2026, "quang-tri-den-2025"),
        ("Quảng Trị (sau sáp nhập)", None, "quang-tri"),
        ("TP.HCM", D2026, "ho-chi-minh"),
        ("TPHCM", D2024, "ho-chi-minh-den-2025"),
        ("TP. Hồ Chí Minh", D2026, "ho-chi-minh"),
        ("Ho Chi Minh City", D2026, "ho-chi-minh"),
        ("Saigon", D2024, "ho-chi-minh-den-2025"),
        ("Hanoi", D2024, "ha-noi"),
        ("Hà Nội", D2005, "ha-noi-den-2008"),
        ("Danang City", D2026, "da-nang"),
        ("Thanh Hoá", None, "thanh-hoa"),
        ("Thừa Thiên - Huế", None, "thua-thien-hue"),
        ("Bà Rịa–Vũng Tàu", D2024, "ba-ria-vung-tau"),
        ("Daklak", D2024, "dak-lak-den-2025"),
        ("Tỉnh Cần Thơ", None, "can-tho-den-2003"),
        ("Thành phố Đồng Nai", date(2026, 5, 1), "dong-nai"),
        ("Huế (Thành phố), Việt Nam", D2026, "hue"),
    ],
)
def test_names_people_write(name, on, expected):
    answer = resolve(name, on)
    assert answer.unit is not None
    assert answer.unit.id == expected
    assert answer.candidates == ()


def test_every_name_of_a_day_finds_its_unit_that_day():
    for day in (D2005, D2024, D2026):
        for one in units(day):
            for written in (
                one.name,
                one.name_en,
                one.full_name_on(day),
                one.full_name_on(day, "en"),
                one.name.upper(),
            ):
                assert resolve(written, day).unit == one, written


def test_every_label_finds_its_unit_unless_a_year_is_in_it():
    for one in all_units():
        if "đến" not in one.label_vi and (one.is_former or len([u for u in all_units() if u.name == one.name]) == 1):
            assert resolve(one.label_vi).unit == one


def test_a_name_of_another_time_is_not_bent():
    answer = resolve("Thừa Thiên Huế", D2026)
    assert answer.unit is None
    assert [one.id for one in answer.candidates] == ["hue"]
    assert answer.reason_vi == "Thừa Thiên Huế đổi thành thành phố Huế từ 01/01/2025."
    assert answer.reason_en == "Thua Thien Hue became Hue City on 1 January 2025."
    assert [one.id for one in resolve("Quảng Bình", D2026).candidates] == ["quang-tri"]
    assert {one.id for one in resolve("Sông Bé", D2024).candidates} == {"binh-duong", "binh-phuoc"}


def test_a_name_of_a_later_time_says_what_was_there():
    answer = resolve("Huế", date(2020, 6, 1))
    assert answer.unit is None
    assert [one.id for one in answer.candidates] == ["thua-thien-hue"]
    assert answer.reason_vi == "Thành phố Huế có từ 01/01/2025; ngày 01/06/2020 địa bàn là tỉnh Thừa Thiên Huế."


def test_without_a_day_a_shared_name_is_not_decided():
    answer = resolve("Quảng Trị")
    assert answer.unit is None
    assert [one.id for one in answer.candidates] == ["quang-tri", "quang-tri-den-2025"]
    assert "Cần biết ngày" in answer.reason_vi
    assert [one.id for one in resolve("Cần Thơ (cũ)", D2026).candidates] == [
        "can-tho-den-2025",
        "can-tho-den-2003",
    ]


@pytest.mark.parametrize(
    ("name", "candidate"),
    [
        ("Hà Nộii", "ha-noi"),
        ("Qảng Trị", "quang-tri"),
        ("tỉnh Nghệ Ann", "nghe-an"),
        ("Hải Phongf", "hai-phong"),
    ],
)
def test_a_misspelt_name_gets_near_names(name, candidate):
    answer = resolve(name, D2026)
    assert answer.unit is None
    assert answer.candidates[0].id == candidate
    assert answer.reason_vi == f"Không có “{name}” trong danh mục địa phương."


@pytest.mark.parametrize(
    ("name", "candidate"),
    [("Thành phố Thanh Hóa", "thanh-hoa"), ("TP Lào Cai", "lao-cai"), ("tỉnh Huế", "hue")],
)
def test_a_city_of_a_province_is_not_the_province(name, candidate):
    answer = resolve(name)
    assert answer.unit is None
    assert answer.candidates[0].id == candidate


@pytest.mark.parametrize("name", ["", "  ", "tỉnh", "Paris", "Việt Nam", "(cũ)"])
def test_what_names_no_unit_names_no_unit(name):
    assert resolve(name).unit is None
    assert resolve(name).reason_en


def test_days_before_the_table_are_not_answered():
    assert resolve("Hà Nội", date(1990, 1, 1)).unit is None
    assert "01/01/1997" in resolve("Hà Nội", date(1990, 1, 1)).reason_vi
