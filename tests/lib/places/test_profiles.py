"""What the official map of the 34 says of each, and that nothing is said of former units."""

from datetime import date
from decimal import Decimal

from nhipcau.lib.places import communes, predecessors, profile, unit, units

TODAY = date(2026, 5, 1)


def test_every_unit_of_today_has_a_profile_and_no_former_one():
    assert [one.id for one in units(TODAY) if profile(one) is None] == []
    assert profile(unit("quang-binh")) is None


def test_figures_as_the_map_page_prints_them():
    hue, quang_tri = profile(unit("hue")), profile(unit("quang-tri"))
    assert (hue.area_km2, hue.population, hue.centre.id) == (Decimal("4947.10"), 1236393, "hue")
    assert (quang_tri.area_km2, quang_tri.population) == (Decimal("12700.00"), 1870845)
    assert quang_tri.centre.id == "quang-binh", "the administration of the new Quảng Trị sits in Đồng Hới"
    assert quang_tri.read_on == date(2025, 7, 17)


def test_the_centre_is_the_unit_itself_or_one_it_was_made_of():
    for one in units(TODAY):
        before = {former.id for former in predecessors(one, date(2025, 6, 30))} | {one.id}
        assert profile(one).centre.id in before


def test_communes_add_up_to_the_whole_country():
    assert sum(len(communes(one.id, TODAY)) for one in units(TODAY)) == 3321
