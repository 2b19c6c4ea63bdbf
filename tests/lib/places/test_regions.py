"""Six regions before July 2025, six others since, and what is still to be confirmed."""

from datetime import date

import pytest

from nhipcau.lib.places import (
    PlaceError,
    all_regions,
    latest_members,
    members,
    region,
    region_by_id,
    regions,
    unit,
    units,
    units_of,
)

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


def test_the_regions_of_2024_have_their_published_sizes():
    sizes = {one.name: len(units_of(one, BEFORE)) for one in regions(BEFORE)}
    assert sizes == {
        "Trung du và miền núi phía Bắc": 14,
        "Đồng bằng sông Hồng": 11,
        "Bắc Trung Bộ và duyên hải miền Trung": 14,
        "Tây Nguyên": 5,
        "Đông Nam Bộ": 6,
        "Đồng bằng sông Cửu Long": 13,
    }


def test_six_regions_since_the_merger_hold_all_34():
    assert len(regions(AFTER)) == 6
    assert sum(len(units_of(one, AFTER)) for one in regions(AFTER)) == 34
    assert all(one.status == "verify" for one in regions(AFTER))


def test_a_unit_moves_with_the_era():
    assert region(unit("nghe-an"), BEFORE).name == "Bắc Trung Bộ và duyên hải miền Trung"
    assert region(unit("nghe-an"), AFTER).label("en") == "North Central"
    assert region(unit("quang-binh"), AFTER) is None
    assert region(unit("quang-tri"), BEFORE) is None


def test_every_unit_in_force_has_a_region():
    for day in (date(1997, 1, 1), date(2005, 1, 1), date(2025, 1, 1), AFTER):
        assert all(region(one, day) in regions(day) for one in units(day))


def test_unknown_region():
    with pytest.raises(PlaceError) as refused:
        region_by_id("tay-nguyenn")
    assert refused.value.candidates == ("tay-nguyen",)


def test_the_members_of_a_region_on_its_latest_day():
    now = {one.id: len(latest_members(one)) for one in all_regions() if one.valid.end is None}
    assert now == {one.id: len(units_of(one, AFTER)) for one in regions(AFTER)}
    highlands = region_by_id("tay-nguyen")
    assert [one.name for one in latest_members(highlands)] == ["Đắk Lắk", "Đắk Nông", "Gia Lai", "Kon Tum", "Lâm Đồng"]
    before = {one.id for one, days in members(highlands) if days.end != highlands.valid.end}
    assert before == {"dak-lak-den-2003"}
    assert "cần xác nhận" in region_by_id("bac-trung-bo").source_in("vi")
