"""Sources of units by their titles: nothing of a program's repository name is left for readers."""

import pytest

from nhipcau.lib.places import all_units, unit
from nhipcau.lib.places.sources import source_titles


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_source_of_every_unit_has_a_title_people_know(lang):
    for one in all_units():
        for title in source_titles(one, lang):
            assert "vietnamese-provinces-database" not in title and "@" not in title, (one.id, title)


def test_a_source_cited_in_two_versions_is_named_once():
    assert source_titles(unit("hue"), "vi") == [
        "Danh mục và mã đơn vị hành chính của cơ quan thống kê (theo bộ dữ liệu mở trên GitHub)",
        "Bản đồ 34 tỉnh, thành phố sau sắp xếp (sapnhap.bando.com.vn), 17/07/2025",
    ]
    assert source_titles(unit("dak-lak-den-2003"), "en") == ["Resolution 22/2003/QH11 of the National Assembly"]
