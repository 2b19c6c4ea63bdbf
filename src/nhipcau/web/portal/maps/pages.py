"""The pages of the two maps: forms that work by themselves, a map, and a table that says the same."""

from __future__ import annotations

from collections.abc import Collection

from django.http import HttpRequest, HttpResponse

from nhipcau.core.faults import Fault
from nhipcau.core.register import Register
from nhipcau.core.search import public_index
from nhipcau.core.search.bonds import bound_registers, ties
from nhipcau.core.search.request import unknown_parameter
from nhipcau.lib.text import collation_key
from nhipcau.web.portal.addresses import address, place_of
from nhipcau.web.portal.maps.subjects import Choice, choices, choose, subject
from nhipcau.web.portal.maps.vietnam_map import localities
from nhipcau.web.portal.maps.world_map import map_of_world
from nhipcau.web.portal.page import page, params
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say

MAP = "map"
WORLD = ("the-gioi", "world")
"""Last segment of the address of the world's map."""
VIETNAM_ASKED = ("show", "period")
WORLD_ASKED = ("ties", "place", "until")


def world_address(language: str) -> str:
    return address(language, MAP, WORLD[place_of(language)])


def vietnam_page(request: HttpRequest, language: str) -> HttpResponse:
    """``/vi/ban-do``, ``/en/map?show=CT-0007&period=2018``."""
    asked = _asked(request, VIETNAM_ASKED)
    chosen = choose(asked["show"], asked["period"])
    counted, measured = choices(chosen, language)
    shown = subject(chosen, language)
    return page(
        request,
        language,
        "maps/vietnam_page",
        lambda code: address(code, MAP),
        subject=shown,
        map=shown.map,
        counted=counted,
        measured=measured,
        own=address(language, MAP),
        views=_views(language, world=False),
    )


def world_page(request: HttpRequest, language: str) -> HttpResponse:
    """``/vi/ban-do/the-gioi``, ``/en/map/world?ties=agreements&place=hue&until=2015``."""
    asked = _asked(request, WORLD_ASKED)
    register = _bound(asked["ties"])
    everywhere = ties(public_index(), register)
    place, until = _place(asked["place"]), _year(asked["until"])
    return page(
        request,
        language,
        "maps/world_page",
        world_address,
        map=map_of_world(register, language, place=place, until=until),
        registers=[
            Choice(one.name, one.title[place_of(language)], one.name == register.name) for one in bound_registers()
        ],
        places=[
            Choice(unit.id, unit.label(language), unit.id == place)
            for unit in sorted(localities(), key=lambda unit: collation_key(unit.label(language)))
            if unit.id in everywhere.places or unit.id == place
        ],
        slider=_slider(everywhere.years, until),
        own=world_address(language),
        all_years=_all_years(language, register, place),
        views=_views(language, world=True),
    )


def _slider(years: tuple[int, ...], until: int | None) -> tuple[int, int, int] | None:
    """First and last year and the year it stands at; None where nothing is dated."""
    if not years:
        return None
    return years[0], years[-1], min(max(until if until is not None else years[-1], years[0]), years[-1])


def _all_years(language: str, register: Register, place: str) -> str:
    return Question(world_address(language), {"ties": [register.name], "place": [place]}).href()


def _views(language: str, *, world: bool) -> list[tuple[str, str, bool]]:
    return [
        (address(language, MAP), say("map_vietnam", language), not world),
        (world_address(language), say("map_world", language), world),
    ]


def _asked(request: HttpRequest, known: Collection[str]) -> dict[str, str]:
    given = params(request)
    for name in given:
        if name not in known:
            raise unknown_parameter(name, sorted(known))
    return {name: (given.get(name) or [""])[-1].strip() for name in known}


def _bound(name: str) -> Register:
    """The register of ties with this name or slug, the first one for ""; 400 for another."""
    bound = bound_registers()
    for register in bound:
        if name in ("", register.name, *register.slug):
            return register
    known = [register.name for register in bound]
    raise Fault(
        "unknown_ties",
        f"Không có sổ quan hệ {name[:60]!r}. Các sổ: {', '.join(known)}.",
        f"There is no register of ties {name[:60]!r}. Registers: {', '.join(known)}.",
        {"parameter": "ties", "value": name[:60], "known": known},
    )


def _place(name: str) -> str:
    if name and name not in {unit.id for unit in localities()}:
        raise Fault(
            "unknown_place",
            f"Không có địa phương {name[:60]!r}. Hãy chọn trong danh sách.",
            f"There is no locality {name[:60]!r}. Choose from the list.",
            {"parameter": "place", "value": name[:60]},
        )
    return name


def _year(text: str) -> int | None:
    if not text:
        return None
    if not (len(text) == 4 and text.isascii() and text.isdigit() and text >= "1000"):
        raise Fault(
            "bad_year",
            f"“until” phải là năm có bốn chữ số, không phải {text[:40]!r}.",
            f"“until” must be a year of four digits, not {text[:40]!r}.",
            {"parameter": "until", "value": text[:40]},
        )
    return int(text)
