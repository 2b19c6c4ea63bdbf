"""Communes before and since 1 July 2025: what became of each, and names that lead to one or to a question."""

from collections import Counter
from datetime import date

import pytest

from nhipcau.lib.places import (
    PlaceError,
    commune_heirs,
    commune_origins,
    communes,
    resolve,
    resolve_commune,
    successor,
    units,
)

BEFORE, AFTER = date(2025, 1, 1), date(2026, 6, 1)


def every(day):
    return [one for unit in units(day) for one in communes(unit.id, day)]


def test_the_published_numbers():
    assert Counter(one.kind for one in every(AFTER)) == {"xã": 2611, "phường": 697, "đặc khu": 13}
    old = every(BEFORE)
    assert sum(one.kind != "huyện" for one in old) == 10_035
    assert sum(len(commune_heirs(one)) for one in old) == 10_602
    assert sum(one.is_divided for one in old) == 471


def test_every_former_commune_leads_to_communes_of_the_province_that_succeeded_its_own():
    for one in every(BEFORE):
        heirs = commune_heirs(one)
        assert heirs, one
        assert {heir.province_id for heir in heirs} == {successor(one.province).id}, one


def test_every_commune_of_today_was_made_of_former_ones():
    for one in every(AFTER):
        origins = commune_origins(one)
        assert origins, one
        assert all(one in commune_heirs(origin) for origin in origins)


def test_the_old_name_on_an_old_day():
    found = resolve("Phường Phúc Xá", on=BEFORE)
    assert found.unit is None
    assert found.commune.label("vi") == "Phường Phúc Xá, Quận Ba Đình, Hà Nội"
    assert found.commune.code == "00001"


def test_the_old_name_today_names_who_holds_the_territory():
    found = resolve("Phường Phúc Xá", on=date(2026, 1, 1))
    assert (found.unit, found.commune) == (None, None)
    assert [one.full_name for one in found.communes] == ["Phường Hồng Hà"]
    assert found.reason_vi == "Phường Phúc Xá, Quận Ba Đình, Hà Nội nhập vào phường Hồng Hà, Hà Nội từ 01/07/2025."
    assert found.reason_en == "Phúc Xá Ward, Quận Ba Đình, Hanoi merged into Hong Ha Ward, Hanoi on 1 July 2025."


def test_a_divided_commune_names_all_its_heirs():
    found = resolve_commune("Phường Điện Biên, Quận Ba Đình", AFTER)
    assert found.commune is None
    assert [one.name for one in found.candidates] == ["Ba Đình", "Hoàn Kiếm", "Ô Chợ Dừa", "Văn Miếu - Quốc Tử Giám"]
    assert "được chia vào" in found.reason_vi
    assert "was divided between" in found.reason_en


def test_a_name_borne_by_many_is_not_decided():
    found = resolve_commune("Phường 1", BEFORE)
    assert found.commune is None
    assert len(found.candidates) == 33
    assert "33 đơn vị" in found.reason_vi
    today = resolve_commune("Xã Tân Lập", AFTER)
    assert {one.province_id for one in today.candidates} == {"quang-tri", "lam-dong", "tay-ninh"}


@pytest.mark.parametrize("within", ["Quận 3", "quan 3", "ho-chi-minh-den-2025"])
def test_a_district_or_province_narrows(within):
    found = resolve_commune("Phường 1", BEFORE, within)
    assert all(one.province_id == "ho-chi-minh-den-2025" for one in (found.commune, *found.candidates) if one)
    assert (found.commune is not None) == ("3" in within)


@pytest.mark.parametrize(
    ("name", "on", "code"),
    [
        ("phuong phuc xa", BEFORE, "00001"),
        ("P. Phúc Xá, Ba Đình, TP Hà Nội", BEFORE, "00001"),
        ("Phường Phúc Xá (cũ)", None, "00001"),
        ("Phường 01, Quận 3", BEFORE, "27160"),
        ("Ward 1, Quận 3, Ho Chi Minh City", BEFORE, "27160"),
        ("Hồng Hà, Hà Nội", AFTER, "00097"),
        ("Hong Ha Ward, Hanoi", AFTER, "00097"),
        ("Hồng Hà, Quận Ba Đình", AFTER, "00097"),
        ("Đặc khu Hoàng Sa", AFTER, "20333"),
    ],
)
def test_names_people_write(name, on, code):
    assert resolve_commune(name, on).commune.code == code


def test_every_label_leads_back():
    for one in (*every(BEFORE), *every(AFTER)):
        assert resolve_commune(one.label("vi"), one.valid.start).commune == one, one


def test_a_code_means_another_commune_in_another_era():
    old = {one.code: one for one in communes("ha-noi", BEFORE)}
    new = {one.code: one for one in communes("ha-noi", AFTER)}
    assert (old["00004"].full_name, new["00004"].full_name) == ("Phường Trúc Bạch", "Phường Ba Đình")


def test_ten_communes_of_dong_nai_became_wards_in_2026():
    changed = {one.name for one in communes("dong-nai", AFTER) if one.kind_before}
    assert len(changed) == 10
    (long_thanh,) = (one for one in communes("dong-nai", AFTER) if one.name == "Long Thành")
    assert (long_thanh.kind_on(date(2026, 4, 29)), long_thanh.kind_on(date(2026, 4, 30))) == ("xã", "phường")


def test_the_code_of_ba_che_is_noted_as_unresolved():
    found = resolve_commune("Xã Ba Chẽ", AFTER).commune
    assert found.code == "06978"
    assert "06970" in found.note


def test_islands_that_had_no_communes():
    assert [one.full_name for one in commune_origins(resolve_commune("Đặc khu Cồn Cỏ", AFTER).commune)] == [
        "Huyện Cồn Cỏ"
    ]


def test_a_new_name_before_its_day():
    found = resolve_commune("Phường Văn Miếu - Quốc Tử Giám", BEFORE)
    assert found.commune is None
    assert "Phường Điện Biên" in [one.full_name for one in found.candidates]
    assert "có từ 01/07/2025" in found.reason_vi


@pytest.mark.parametrize("name", ["Xã Phúc Xá", "Phường Phúc Xá, Đà Nẵng"])
def test_a_wrong_kind_or_province_gives_a_question(name):
    found = resolve_commune(name, BEFORE)
    assert found.commune is None
    assert [one.code for one in found.candidates] == ["00001"]


def test_days_before_2025_and_unknown_names_are_not_answered():
    assert resolve_commune("Phường Phúc Xá", date(2020, 1, 1)).commune is None
    assert "01/01/2025" in resolve_commune("Phường Phúc Xá", date(2020, 1, 1)).reason_vi
    assert resolve("Phường Abcdef").reason_vi == "Không có “Phường Abcdef” trong danh mục xã, phường."
    assert resolve_commune("").commune is None
    with pytest.raises(PlaceError):
        communes("ha-noi", date(2024, 12, 31))
    with pytest.raises(PlaceError):
        communes("quang-binh", AFTER)


def test_provinces_are_found_as_before():
    assert resolve("Quảng Trị", AFTER).unit.id == "quang-tri"
    assert resolve("Quảng Trị", AFTER).commune is None


def test_the_tables_are_read_only_when_somebody_asks():
    import subprocess
    import sys

    program = (
        "from nhipcau.lib.places import resolve, communes\n"
        "from nhipcau.lib.places.communes import new_communes, old_communes\n"
        "resolve('Hà Nội')\n"
        "print(new_communes.cache_info().misses + old_communes.cache_info().misses)"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "0\n"
