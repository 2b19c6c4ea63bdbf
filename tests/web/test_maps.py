"""The two maps as a reader gets them: links with names, a table that says the same, forms that work without a script."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.template.loader import render_to_string
from django.test import Client

from nhipcau.core.registry import registers
from nhipcau.lib import maps
from nhipcau.web.portal.maps import map_of_vietnam, map_of_world
from nhipcau.web.portal.maps.subjects import indicators, placed_registers
from nhipcau.web.portal.maps.vietnam_map import localities
from nhipcau.web.statics import assets
from tests.steps import ask, show
from tests.web.reader import Page, read

VIETNAM = ["/vi/ban-do", "/en/map", "/vi/ban-do?show=observations", "/en/map?show=opportunities"]
WORLD = [
    "/vi/ban-do/the-gioi",
    "/en/map/world?ties=agreements",
    "/vi/ban-do/the-gioi?ties=thoa-thuan&until=2018&place=hue",
]
HEAVIEST = 300_000
NAMES = {
    "vi": ("Quần đảo Hoàng Sa (TP. Đà Nẵng)", "Quần đảo Trường Sa (tỉnh Khánh Hòa)", "Biển Đông"),
    "en": ("Hoang Sa archipelago (Da Nang city)", "Truong Sa archipelago (Khanh Hoa province)", "East Sea"),
}
NO_LEGAL_VALUE = {"vi": "không có giá trị pháp lý", "en": "no legal value"}
NEVER = re.compile(
    "South China Sea|Biển Nam Trung|Nam Hải|Paracel|Spratly|Kosovo|Somaliland|Sahara|Falkland|Đài Loan(?! \\(Trung Quốc\\))|Taiwan(?! \\(China\\))"
)


def _drawn(page: Page) -> list[dict[str, str | None]]:
    """The links of the drawing: those with a name of their own."""
    return [link for link in page.all("a") if link.get("aria-label")]


def _rows(text: str) -> list[tuple[str, str, str]]:
    """Name, link and number of every row of a map's table."""
    body = re.search(r'<table class="list counts ranked".*?</table>', text, re.DOTALL)
    assert body
    rows = re.findall(
        r"<tr[^>]*><th scope=\"row\">(.*?)</th><td>.*?<span class=\"value\">(.*?)</span></td>", body[0], re.DOTALL
    )
    found = []
    for name, cell in rows:
        link = re.search(r'<a(?: href="([^"]*)")?[^>]*>([^<]*)</a>', cell)
        found.append((re.sub("<[^>]*>", "", name), link[1] or "" if link else "", link[2] if link else ""))
    return found


@pytest.mark.parametrize("path", [*VIETNAM, *WORLD])
def test_every_map_names_archipelagos_sea_and_what_borders_are_worth(visitor: Client, path: str) -> None:
    page = read(visitor.get(path))
    language = path[1:3]
    for name in NAMES[language]:
        assert name in page.text
    assert NO_LEGAL_VALUE[language] in page.text
    assert not NEVER.search(page.text)
    labels = [str(value) for _, attrs in page.tags for value in attrs.values() if value]
    assert not any(NEVER.search(label) for label in labels)


@pytest.mark.parametrize("path", [*VIETNAM, *WORLD])
def test_page_script_style_and_drawing_together_are_light(visitor: Client, path: str) -> None:
    own = len(visitor.get(path).content)
    files = sum(len(assets()[name].content) for name in ("portal.css", "map.js", "suggest.js"))
    assert own + files < HEAVIEST


@pytest.mark.parametrize("path", VIETNAM)
def test_all_localities_are_links_with_names_and_titles(visitor: Client, path: str) -> None:
    text = visitor.get(path).content.decode()
    links = _drawn(Page(text))
    language = path[1:3]
    assert [str(link["aria-label"]).partition(": ")[0] for link in links] == [
        unit.label(language) for unit in localities()
    ]
    assert all(str(link["href"]).startswith(f"/{language}/") for link in links)
    titles = re.findall(r"<a [^>]*aria-label=\"([^\"]*)\"><title>([^<]*)</title>", text)
    assert len(titles) == 34
    assert all(label == title for label, title in titles)


@pytest.mark.parametrize("register", [register.name for register in placed_registers()])
def test_numbers_of_records_open_lists_of_that_length(visitor: Client, register: str) -> None:
    rows = _rows(visitor.get("/vi/ban-do", {"show": register}).content.decode())
    assert len(rows) == 34
    counts = [int(number.replace(".", "")) for _, _, number in rows]
    assert counts == sorted(counts, reverse=True)
    for (_, href, _), count in zip(rows, counts, strict=True):
        if count:
            asked = parse_qs(urlsplit(href).query.replace("&amp;", "&"))
            assert ask(register, place=asked["place"]).total == count


def test_bac_ninh_2018_is_the_sum_of_two_provinces(full_site: Path) -> None:
    """1,666.98 million USD: six figures of Bắc Ninh and Bắc Giang as the Foreign Investment Agency printed them."""
    total = next(code for _, code, label in indicators("vi") if label.startswith("Vốn FDI đăng ký ("))
    text = Client(SERVER_NAME="localhost").get("/vi/ban-do", {"show": total, "period": "2018"}).content.decode()
    page = Page(text)
    (label,) = [link["aria-label"] for link in _drawn(page) if str(link["aria-label"]).startswith("Bắc Ninh:")]
    assert label == "Bắc Ninh: 1.666,98 triệu USD"
    assert ("Bắc Ninh", "1.666,98") in [(name, number) for name, _, number in _rows(text)]


def test_the_table_says_what_the_drawing_says(full_site: Path) -> None:
    for _, code, _ in indicators("en")[:3]:
        text = Client(SERVER_NAME="localhost").get("/en/map", {"show": code}).content.decode()
        drawn = {
            str(link["aria-label"]).partition(": ")[0]: str(link["aria-label"]).partition(": ")[2]
            for link in _drawn(Page(text))
        }
        for name, _, number in _rows(text):
            assert drawn[name].startswith(number) if number else drawn[name] == "no data"


def test_zero_and_no_data_are_two_things() -> None:
    drawn = map_of_vietnam({"hue": 0, "ha-noi": 5, "da-nang": None}, "vi", title="Thử", unit="triệu USD")
    said = {place.unit_id: (place.style, place.said) for place in drawn.places}
    assert said["hue"] == ("l0", "0 triệu USD")
    assert said["da-nang"] == said["ca-mau"] == ("none", "không có số liệu")
    assert {one.style: one.count for one in drawn.legend} == {"l0": 1, "l3": 1, "none": 32}
    assert [place.unit_id for place in drawn.ranked[:2]] == ["ha-noi", "hue"]


def test_legend_bounds_are_said_as_people_say_them() -> None:
    whole = map_of_vietnam(
        {"hue": 1, "ha-noi": 3, "da-nang": 7, "ca-mau": 12, "son-la": 40, "gia-lai": 0}, "vi", title=""
    )
    assert [one.said for one in whole.legend] == ["0", "1", "2–4", "5–9", "từ 10 trở lên", "không có số liệu"]
    parts = map_of_vietnam({"hue": Decimal("1.5"), "ha-noi": Decimal("80.25")}, "en", title="")
    assert [one.said for one in parts.legend] == ["under 50", "50 and more", "no data"]


def test_no_data_is_hatched_and_not_only_a_colour(visitor: Client) -> None:
    text = visitor.get("/vi/ban-do", {"show": _an_indicator()}).content.decode()
    hatched = re.findall(r'class="none" aria-label="([^"]*)"><title>[^<]*</title><path fill="url\(#map-hatch\)"', text)
    assert hatched
    assert all(label.endswith("không có số liệu") for label in hatched)
    assert '<pattern id="map-hatch"' in text


def _an_indicator() -> str:
    return indicators("vi")[0][1]


@pytest.mark.parametrize("name", [register.name for register in registers().values() if register.bond])
@pytest.mark.parametrize("until", ["", "2014"])
def test_numbers_of_countries_open_lists_of_that_length(visitor: Client, name: str, until: str) -> None:
    """With a year and without; the form is a plain GET, so this is what a browser without scripts gets."""
    register = registers()[name]
    text = visitor.get("/vi/ban-do/the-gioi", {"ties": name, "until": until}).content.decode()
    for _, href, number in _rows(text):
        count = int(number.replace(".", ""))
        assert bool(href) == bool(count)
        if count:
            asked = parse_qs(urlsplit(href.replace("&amp;", "&")).query)
            assert (f"{register.bond.since}_to" in asked) == bool(until)  # type: ignore[union-attr]
            assert ask(name, **asked).total == count
    drawn = re.search(r'<g class="size usual".*?</g>\n</g>', text, re.DOTALL)
    assert drawn
    dots = re.findall(r'<a href="([^"]*)"[^>]*data-countries="([^"]*)".*?<text[^>]*>(\d+)</text>', drawn[0])
    assert sorted(code for _, codes, _ in dots for code in codes.split()) == sorted(
        re.findall(r'data-country="(\w+)"', text)
    )
    for href, _, number in dots:
        if int(number):
            assert ask(name, **parse_qs(urlsplit(href.replace("&amp;", "&")).query)).total == int(number)


def test_undated_ties_are_said_apart(visitor: Client) -> None:
    undated = ask("twinnings").total - ask("twinnings", established_on_to="2100").total
    everything = read(visitor.get("/vi/ban-do/the-gioi", {"ties": "twinnings"})).text.replace(" ,", ",")
    assert f"{undated} quan hệ chưa rõ năm, vẫn được vẽ" in everything
    some = read(visitor.get("/vi/ban-do/the-gioi", {"ties": "twinnings", "until": "2018"})).text.replace(" ,", ",")
    assert f"{undated} quan hệ chưa rõ năm, không vẽ" in some


def test_the_slider_is_a_form(visitor: Client) -> None:
    page = read(visitor.get("/en/map/world", {"ties": "twinnings", "place": "da-nang", "until": "2015"}))
    (slider,) = [field for field in page.all("input") if field.get("type") == "range"]
    assert slider["name"] == "until"
    assert slider["value"] == "2015"
    kept = {(field["name"], field["value"]) for field in page.all("input") if field.get("type") == "hidden"}
    assert {("ties", "twinnings"), ("place", "da-nang"), ("until", "2015")} <= kept
    assert {form.get("method") for form in page.all("form")} <= {"get", None}


def test_arcs_of_a_locality_begin_there(visitor: Client) -> None:
    world = maps.world()
    text = visitor.get("/vi/ban-do/the-gioi", {"place": "da-nang"}).content.decode()
    x, y = world.localities["da-nang"]
    assert f"M{x} {y}Q" in text
    assert "Đà Nẵng" in read(visitor.get("/vi/ban-do/the-gioi", {"place": "da-nang"})).text


@pytest.mark.parametrize(
    "path",
    [
        "/vi/ban-do?show=khong-co",
        "/vi/ban-do?x=1",
        "/en/map/world?ties=partners",
        "/en/map/world?place=quang-binh",
        "/en/map/world?until=20",
        "/en/map/world?show=partners",
    ],
)
def test_what_cannot_be_shown_is_refused_with_words(visitor: Client, path: str) -> None:
    assert visitor.get(path).status_code == 400


def test_an_unknown_period_is_refused(visitor: Client) -> None:
    assert visitor.get("/vi/ban-do", {"show": _an_indicator(), "period": "1066"}).status_code == 400


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("/vi/map", "/vi/ban-do"),
        ("/en/ban-do?show=partners", "/en/map?show=partners"),
        ("/vi/ban-do/world?until=2010", "/vi/ban-do/the-gioi?until=2010"),
        ("/en/ban-do/the-gioi", "/en/map/world"),
    ],
)
def test_addresses_of_the_other_language_lead_to_the_right_one(visitor: Client, wrong: str, right: str) -> None:
    answer = visitor.get(wrong)
    assert (answer.status_code, answer["Location"]) == (301, right)
    assert visitor.get("/vi/ban-do/khac").status_code == 404


def test_a_map_without_any_record_is_still_a_map(empty_site: Path) -> None:
    show()
    vietnam = read(Client(SERVER_NAME="localhost").get("/vi/ban-do"))
    assert len(_drawn(vietnam)) == 34
    assert "0 bản ghi" in str(_drawn(vietnam)[0]["aria-label"])
    assert (
        "Chưa có bản ghi công khai nào để vẽ" in read(Client(SERVER_NAME="localhost").get("/vi/ban-do/the-gioi")).text
    )


def test_the_pieces_stand_on_other_pages_too(site: Path) -> None:
    """Several maps on one page tell their patterns apart; a thumbnail carries the same names."""
    small = map_of_vietnam({"hue": 1}, "vi", title="Huế", marked=["hue"], thumbnail=True, key="small")
    world = map_of_world(registers()["twinnings"], "vi", place="hue")
    drawn = render_to_string("portal/maps/vietnam.html", {"map": small, "language": "vi"})
    drawn += render_to_string("portal/maps/world.html", {"map": world, "language": "vi"})
    text = Page(drawn).text
    assert all(text.count(name) >= 2 for name in NAMES["vi"])
    assert 'id="small-hatch"' in drawn
    assert 'class="l3 marked"' in drawn
    assert world.list_href == "/vi/ket-nghia?place=hue"
