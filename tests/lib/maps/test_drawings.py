"""Drawings: 34 localities, both archipelagos on every one of them, nothing named that we do not name, shared borders."""

import json
import re
from datetime import date
from xml.etree import ElementTree

import pytest

from nhipcau.lib import maps, places
from nhipcau.lib.maps import prepare
from nhipcau.lib.maps.shapes import area, closed_path, inside, middle
from nhipcau.lib.maps.topology import assembled, simplified, topology

TODAY = date(2025, 7, 1)
LABELS = {
    "vi": ("Quần đảo Hoàng Sa", "(TP. Đà Nẵng)", "Quần đảo Trường Sa", "(tỉnh Khánh Hòa)", "Biển Đông"),
    "en": ("Hoang Sa archipelago", "(Da Nang city)", "Truong Sa archipelago", "(Khanh Hoa province)", "East Sea"),
}


def _words(svg: str) -> list[str]:
    return [text.strip() for text in ElementTree.fromstring(svg).itertext() if text.strip()]


@pytest.mark.parametrize("name", ["vietnam", "thumbnail", "world"])
def test_what_is_shipped_is_what_the_boundary_files_give(name):
    ours = prepare._read("vn_provinces_34")
    made = (
        prepare.world(prepare._read("world_countries_110m"), ours, prepare._points())
        if name == "world"
        else prepare.vietnam(ours, *prepare.VIETNAM_DETAIL[name])
    )
    assert prepare.written(made) == (prepare.DATA / f"{name}.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("drawing", [maps.vietnam(), maps.thumbnail()])
def test_all_localities_of_today_are_drawn_and_nothing_else(drawing):
    assert set(drawing.localities) == {unit.id for unit in places.units(TODAY)}
    for one in drawing.localities.values():
        assert one.path.startswith("m")
        assert one.path.endswith("z")
        assert 0 < one.anchor[0] < drawing.width
        assert 0 < one.anchor[1] < drawing.height


@pytest.mark.parametrize("drawing", [maps.vietnam(), maps.thumbnail()])
def test_the_archipelagos_are_whole_and_belong_to_their_localities(drawing):
    """44 polygons of Hoàng Sa and 139 of Trường Sa are in the source; each is in every drawing."""
    found = {one.name: one for one in drawing.archipelagos}
    assert found["hoang-sa"].unit_id == "da-nang"
    assert found["truong-sa"].unit_id == "khanh-hoa"
    assert found["hoang-sa"].path.count("m") == 44
    assert found["truong-sa"].path.count("m") == 139
    for one in found.values():
        assert 0 <= one.box[0] < one.box[2] <= drawing.width
        assert 0 <= one.box[1] < one.box[3] <= drawing.height


def test_the_world_has_them_too_where_they_lie():
    """Between 111° and 118° east, Hoàng Sa north of Trường Sa; both east of the mainland."""
    world = maps.world()
    north, south = maps.around(world.archipelagos["hoang-sa"]), maps.around(world.archipelagos["truong-sa"])
    assert north[3] < south[1]
    assert min(north[0], south[0]) > world.hub[0]
    assert len(world.archipelagos["hoang-sa"]) > 30
    assert len(world.archipelagos["truong-sa"]) > 100


def test_disputed_features_have_neither_point_nor_line():
    """Kosovo, N. Cyprus and Somaliland have no ISO code; W. Sahara and the Falklands are left out by number."""
    world = maps.world()
    assert {"EH", "FK", "XK"}.isdisjoint(world.anchors)
    assert set(world.anchors) <= {country.iso2 for country in places.countries()}
    assert "TW" in world.anchors
    shipped = (prepare.DATA / "world.json").read_text(encoding="utf-8")
    assert not re.search(r"Kosovo|Cyprus|Somaliland|Sahara|Taiwan|Falkland", shipped)


def test_every_country_our_records_may_name_has_a_point():
    """Those without one are uninhabited, or disputed."""
    without = {country.iso2 for country in places.countries()} - set(maps.world().anchors)
    assert without == {"AQ", "BV", "EH", "FK", "GS", "HM", "UM"}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [120, 240, 640])
def test_pictures_name_archipelagos_and_sea_at_every_size(language, width):
    words = _words(maps.vietnam_svg(language, width=width))
    assert set(words) == set(LABELS[language])


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [360, 1200])
def test_a_picture_of_the_world_shows_them_in_an_inset(language, width):
    svg = maps.world_svg(language, {"JP": 3, "TW": 1, "EH": 1})
    assert set(_words(svg)) == set(LABELS[language])
    assert len(maps.world_svg(language, {}, width=width).encode()) < 90_000


def test_pictures_need_no_style_sheet_and_ask_nobody():
    svg = maps.vietnam_svg("vi", levels={"hue": 4}, marked=["da-nang"], title="A < B")
    assert not re.search(r"class=| style=|href=|url\(", svg)
    assert "<title>A &lt; B</title>" in svg
    assert svg.count(maps.Ink().mark) >= 2, "the archipelago is marked with its locality"
    assert len(svg.encode()) < 20_000


def test_labels_say_whose_the_archipelagos_are():
    assert maps.archipelago_label("hoang-sa", "vi") == "Quần đảo Hoàng Sa (TP. Đà Nẵng)"
    assert maps.archipelago_label("truong-sa", "vi") == "Quần đảo Trường Sa (tỉnh Khánh Hòa)"
    assert maps.archipelago_label("hoang-sa", "en") == "Hoang Sa archipelago (Da Nang city)"
    assert maps.archipelago_label("truong-sa", "en") == "Truong Sa archipelago (Khanh Hoa province)"


def test_drawings_are_small():
    sizes = {name: (prepare.DATA / f"{name}.json").stat().st_size for name in ("vietnam", "thumbnail", "world")}
    assert sizes["vietnam"] < 80_000
    assert sizes["thumbnail"] < 16_000
    assert sizes["world"] < 90_000
    assert json.loads((prepare.DATA / "vietnam.json").read_text(encoding="utf-8"))["width"] == prepare.VIETNAM_WIDTH


def test_neighbours_keep_one_border_when_simplified():
    """Two squares with a crooked border: after simplifying, both still have the very same one."""
    crooked = [(2.0, 0.0), (2.3, 0.7), (1.8, 1.4), (2.1, 2.0)]
    west = [(0.0, 0.0), *crooked, (0.0, 2.0)]
    east = [(4.0, 0.0), (4.0, 2.0), *crooked[::-1]]
    net = topology([west, east])
    assert sorted(net.uses().values()) == [1, 1, 2]
    arcs = [simplified(arc, 0.5) for arc in net.arcs]
    one, other = (assembled(arcs, ring) for ring in net.rings)
    assert len(one) < len(west)
    assert abs(area(one)) + abs(area(other)) == pytest.approx(8.0)


def test_simplified_lines_keep_ends_and_stay_near():
    line = [(float(x), 0.3 if x % 2 else 0.0) for x in range(11)]
    assert simplified(line, 0.5) == [line[0], line[-1]]
    assert simplified(line, 0.1) == line


def test_the_middle_of_a_horseshoe_lies_inside_it():
    shoe = [(0.0, 0.0), (6.0, 0.0), (6.0, 6.0), (5.0, 6.0), (5.0, 1.0), (1.0, 1.0), (1.0, 6.0), (0.0, 6.0)]
    assert inside(middle(shoe), shoe)


def test_an_island_too_small_to_see_is_a_square():
    assert closed_path([[(10.0, 10.0), (10.2, 10.0), (10.1, 10.1)]], 4) == "m8 8l4 0 0 4-4 0z"


def test_no_border_is_drawn_at_sea_near_the_archipelagos():
    """Borders lie on land: none crosses the frame around the islands and reefs of Hoàng Sa or of Trường Sa."""
    world = maps.world()
    for dots in world.archipelagos.values():
        xs, ys = [x for x, _ in dots], [y for _, y in dots]
        left, right, top, bottom = min(xs) - 5, max(xs) + 5, min(ys) - 5, max(ys) + 5
        for start, end in _segments(world.borders):
            for step in range(21):  # points along the segment, at most 8 units of the drawing apart
                x, y = (a + (b - a) * step / 20 for a, b in zip(start, end, strict=True))
                assert not (left < x < right and top < y < bottom), (start, end)


def _segments(path):
    """Pairs of points of a path of relative lines ("m1 2l3 4 5 6")."""
    x = y = 0.0
    for command, numbers in re.findall(r"([mlMLz])([^mlMLz]*)", path):
        assert command in "ml", command
        steps = [float(one) for one in re.findall(r"-?\d*\.?\d+", numbers)]
        for at, (dx, dy) in enumerate(zip(steps[::2], steps[1::2], strict=True)):
            before, (x, y) = (x, y), (x + dx, y + dy)
            if command == "l" or at:
                yield before, (x, y)
