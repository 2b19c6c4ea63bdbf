"""Provinces and cities through time: counts, codes that changed meaning, units that share a name."""

from datetime import date

import pytest

from nhipcau.lib.places import PlaceError, all_units, by_code, changes, unit, units

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(1997, 1, 1), 61),  # after the divisions of that day
        (date(2003, 12, 31), 61),
        (date(2004, 1, 1), 64),  # Đắk Nông, Hậu Giang, Điện Biên
        (date(2008, 8, 1), 63),  # Hà Tây joined Hà Nội
        (date(2024, 6, 1), 63),
        (date(2025, 1, 1), 63),  # Thừa Thiên Huế became Huế
        (BEFORE, 63),
        (AFTER, 34),
        (date(2026, 11, 1), 34),
    ],
)
def test_the_country_has_as_many_units_as_it_had_that_day(day, count):
    assert len(units(day)) == count


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("15", "Yên Bái", "Lào Cai"),
        ("24", "Bắc Giang", "Bắc Ninh"),
        ("44", "Quảng Bình", "Quảng Trị"),
        ("52", "Bình Định", "Gia Lai"),
        ("80", "Long An", "Tây Ninh"),
        ("82", "Tiền Giang", "Đồng Tháp"),
        ("91", "Kiên Giang", "An Giang"),
    ],
)
def test_seven_codes_changed_meaning_on_1_july_2025(code, old, new):
    assert by_code(code, BEFORE).name == old
    assert by_code(code, AFTER).name == new
    assert by_code(code, BEFORE) != by_code(code, AFTER)


def test_no_other_code_names_two_places():
    changed = [one.codes[0][0] for one in units(AFTER) if by_code(one.codes[0][0], BEFORE).name != one.name]
    assert sorted(changed) == ["15", "24", "44", "52", "80", "82", "91"]


def test_a_code_out_of_use_is_refused_and_names_who_had_it():
    assert by_code("45", BEFORE).id == "quang-tri-den-2025"
    with pytest.raises(PlaceError) as refused:
        by_code("45", AFTER)
    assert refused.value.candidates == ("quang-tri-den-2025",)
    assert "“45”" in refused.value.vi
    with pytest.raises(PlaceError):
        by_code("01", date(2003, 5, 1))  # the codes are of 2004


def test_hue_has_one_code_and_two_names():
    assert by_code("46", date(2024, 12, 31)).full_name == "Tỉnh Thừa Thiên Huế"
    assert by_code("46", date(2025, 1, 1)).full_name == "Thành phố Huế"
    assert by_code("46", AFTER) is unit("hue")


def test_dong_nai_is_one_unit_that_became_a_city():
    dong_nai = unit("dong-nai")
    assert dong_nai.kind_on(date(2026, 4, 29)) == "province"
    assert dong_nai.kind_on(date(2026, 4, 30)) == "city"
    assert dong_nai.full_name_on(date(2025, 7, 1)) == "Tỉnh Đồng Nai"
    assert dong_nai.full_name_on(date(2026, 5, 1), "en") == "Dong Nai City"
    assert "not read" in dong_nai.evidence


@pytest.mark.parametrize(("day", "cities"), [(AFTER, 6), (date(2026, 4, 30), 7), (date(2024, 6, 1), 5)])
def test_number_of_centrally_run_cities(day, cities):
    assert sum(one.kind_on(day) == "city" for one in units(day)) == cities


def test_eleven_units_did_not_change_in_the_merger():
    unchanged = {one.name for one in units(BEFORE)} & {one.name for one in units(AFTER) if one in units(BEFORE)}
    assert unchanged == {
        "Cao Bằng", "Điện Biên", "Hà Nội", "Hà Tĩnh", "Huế", "Lai Châu",
        "Lạng Sơn", "Nghệ An", "Quảng Ninh", "Sơn La", "Thanh Hóa",
    }  # fmt: skip


def test_units_come_in_vietnamese_order():
    names = [one.name for one in units(AFTER)]
    assert names[:8] == [
        "An Giang",
        "Bắc Ninh",
        "Cà Mau",
        "Cao Bằng",
        "Cần Thơ",
        "Đà Nẵng",
        "Đắk Lắk",
        "Điện Biên",
    ]
    assert names[-1] == "Vĩnh Long"


def test_the_latest_bearer_of_a_name_has_the_plain_id():
    assert unit("quang-tri").valid.contains(AFTER)
    assert unit("quang-tri-den-2025").valid.contains(BEFORE)
    assert not unit("quang-tri-den-2025").valid.contains(AFTER)
    assert unit("ha-noi-den-2008").valid.contains(date(2008, 7, 31))
    for one in all_units():
        assert ("-den-" in one.id) == any(
            other.name == one.name and not other.is_former for other in all_units() if other != one
        )


def test_a_label_tells_namesakes_apart():
    assert len({one.label("vi") for one in all_units()}) == len({one.label("en") for one in all_units()}) == 93
    assert unit("quang-tri").label("vi") == "Quảng Trị"
    assert unit("quang-tri-den-2025").label("vi") == "Quảng Trị (cũ)"
    assert unit("can-tho-den-2003").label("en") == "Can Tho (until 2003)"
    assert unit("ho-chi-minh").label("vi") == "TP. Hồ Chí Minh"
    assert unit("ho-chi-minh").full_name_en == "Ho Chi Minh City"


def test_every_unit_and_change_says_what_was_checked():
    assert all(one.evidence and one.source for one in all_units())
    assert all(change.evidence and change.source for change in changes())
    assert "not checked" in unit("song-be").evidence


def test_unknown_ids_and_days_before_the_table_are_refused():
    with pytest.raises(PlaceError) as refused:
        unit("quang-trj")
    assert refused.value.candidates[0] == "quang-tri"
    with pytest.raises(PlaceError, match="1997"):
        units(date(1996, 12, 31))
