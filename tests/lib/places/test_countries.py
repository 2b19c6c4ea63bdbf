"""Countries and territories: how they are named, found and grouped."""

import dataclasses

import pytest

from nhipcau.lib.places import PlaceError, countries, country, resolve_country, spellings, world_regions
from nhipcau.lib.text import collation_key


def test_the_list_is_that_of_iso_3166():
    assert len(countries()) == 249
    assert len({one.iso3 for one in countries()}) == len({one.numeric for one in countries()}) == 249
    assert country("jp") is country("JPN") is country("392")
    for code in ("XK", "", "Nhật Bản"):
        with pytest.raises(PlaceError):
            country(code)


@pytest.mark.parametrize(
    ("code", "vi", "en"),
    [
        ("KR", "Hàn Quốc", "Republic of Korea"),
        ("KP", "CHDCND Triều Tiên", "Democratic People's Republic of Korea"),
        ("US", "Hoa Kỳ", "United States"),
        ("RU", "Nga", "Russia"),
        ("GB", "Anh", "United Kingdom"),
        ("IT", "Italia", "Italy"),
        ("CZ", "Séc", "Czechia"),
        ("LA", "Lào", "Laos"),
        ("VN", "Việt Nam", "Viet Nam"),
        ("MM", "Myanmar", "Myanmar"),
        ("PS", "Palestine", "Palestine"),
        ("VA", "Tòa thánh Vatican", "Holy See (Vatican)"),
        ("TL", "Timor-Leste", "Timor-Leste"),
        ("TW", "Đài Loan (Trung Quốc)", "Taiwan (China)"),
        ("HK", "Hồng Công (Trung Quốc)", "Hong Kong (China)"),
        ("MO", "Ma Cao (Trung Quốc)", "Macao (China)"),
    ],
)
def test_names_as_the_government_writes_them(code, vi, en):
    assert (country(code).label("vi"), country(code).label("en")) == (vi, en)


@pytest.mark.parametrize("code", ["TW", "HK", "MO"])
def test_no_name_of_these_three_leaves_without_china(code):
    place = country(code)
    assert place.is_territory_of == "CN"
    shown = [value for value in dataclasses.asdict(place).values() if isinstance(value, str)]
    for value in shown:
        for name in ("Đài Loan", "Hồng Công", "Hồng Kông", "Ma Cao", "Macau"):
            assert name not in value or value.endswith("(Trung Quốc)")
        for name in ("Taiwan", "Hong Kong", "Macao"):
            assert name not in value or value.endswith("(China)")
    for spelling in spellings(code):
        found = resolve_country(spelling)
        assert found.country == place
        assert found.country.label("vi").endswith("(Trung Quốc)")
        assert found.country.label("en").endswith("(China)")


def test_only_these_three_carry_another_countrys_name():
    assert {one.iso2 for one in countries() if one.is_territory_of} == {"TW", "HK", "MO"}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Nhật Bản", "JP"), ("nhat ban", "JP"), ("Japan", "JP"), ("日本", "JP"), ("South Korea", "KR"), ("한국", "KR"),
        ("Taiwan", "TW"), ("Hồng Kông", "HK"), ("Macau", "MO"), ("Mỹ", "US"), ("USA", "US"), ("UK", "GB"),
        ("Vương quốc Anh", "GB"), ("Liên bang Nga", "RU"), ("CHLB Đức", "DE"), ("Cu Ba", "CU"), ("Irắc", "IQ"), ("Nauy", "NO"),
        ("Ý", "IT"), ("Úc", "AU"), ("Triều Tiên", "KP"), ("Lao PDR", "LA"), ("Turkey", "TR"), ("Thụy Sỹ", "CH"), ("Côte d'Ivoire", "CI"),
        ("ປະເທດ ລາວ", None), ("ลาว", None), ("ไทย", "TH"), ("កម្ពុជា", "KH"),
    ],
)  # fmt: skip
def test_names_people_write_for_countries(name, code):
    found = resolve_country(name).country
    assert (found.iso2 if found else None) == code


def test_every_label_finds_its_country():
    for one in countries():
        assert resolve_country(one.label("vi")).country == one
        assert resolve_country(one.label("en")).country == one


@pytest.mark.parametrize(("name", "codes"), [("Korea", {"KR", "KP"}), ("Congo", {"CD", "CG"}), ("Jappan", {"JP"})])
def test_a_doubtful_country_is_a_question(name, codes):
    answer = resolve_country(name)
    assert answer.country is None
    assert {one.iso2 for one in answer.candidates} == codes
    assert answer.reason_vi and answer.reason_en


def test_groups_of_the_world():
    assert country("LA").region_label("vi") == "Châu Á – Đông Nam Á"
    assert country("BR").region_label("en") == "Americas – South America"
    assert country("AQ").region_label("vi") == "Châu Nam Cực"
    assert country("TW").subregion == country("CN").subregion
    codes = {one.code for one in world_regions()}
    assert all(one.parent is None or one.parent in codes for one in world_regions())
    assert {one.iso2 for one in countries() if one.subregion.code == "035"} == {
        "BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN",
    }  # fmt: skip


def test_lists_are_alphabetical_in_each_language():
    names = [one.name_vi for one in countries()]
    assert names == sorted(names, key=collation_key)
    assert names.index("Ba Lan") < names.index("Bỉ") < names.index("Đan Mạch") < names.index("Việt Nam")
    assert countries("en")[0].name_en == "Afghanistan"
    assert all(one.source for one in countries())
