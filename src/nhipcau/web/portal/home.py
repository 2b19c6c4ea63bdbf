"""The front pages: where to begin, what there is, and how much of it anybody has confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers

from nhipcau.core.families import LOCALITIES
from nhipcau.core.register import Register
from nhipcau.core.registry import open_registers
from nhipcau.core.search import Listing, find, parse_request, public_index
from nhipcau.core.search.bonds import bound_registers
from nhipcau.core.search.coverage import coverage
from nhipcau.core.search.whole import size
from nhipcau.lib import places
from nhipcau.web.faults import reader_language
from nhipcau.web.portal.addresses import address, home, place_of
from nhipcau.web.portal.kept import kept
from nhipcau.web.portal.listing import Row, lead, table_rows
from nhipcau.web.portal.maps.pages import MAP, world_address
from nhipcau.web.portal.maps.vietnam_map import VietnamMap, localities, map_of_counts
from nhipcau.web.portal.maps.world_map import map_of_world
from nhipcau.web.portal.page import page
from nhipcau.web.portal.question import Question
from nhipcau.web.portal.related import dated_of
from nhipcau.web.portal.views import Bar, bars_of
from nhipcau.web.words import say

TRIED = ("fukuoka", "khu cong nghiep", "Thừa Thiên Huế", "福岡")
"""Searches offered as examples: without marks, with marks, a former province, another script."""

BEFORE = places.DAY_OF_THE_34 - timedelta(days=1)
SHOWN = 4
COUNTRIES_SHOWN = 8


@dataclass(frozen=True)
class Stat:
    """A number that opens: what it counts, the number ("" where there is none to say), where it leads, a word beside it."""

    label: str
    count: int
    href: str
    note: str


@dataclass(frozen=True)
class Calls:
    """The newest records of a register that stands on the front page."""

    heading: str
    unconfirmed: str
    """What is said while nobody has confirmed any; else ""."""
    counted: str
    title: str
    href: str
    total: int
    rows: list[Row]


@dataclass(frozen=True)
class Ties:
    """Countries a register of ties leads to, those with most ties first."""

    title: str
    href: str
    total: int
    countries: list[Bar]


def root(request: HttpRequest) -> HttpResponse:
    """``/``: to the home page in the browser's language."""
    answer = HttpResponseRedirect(home(reader_language(request)))
    patch_vary_headers(answer, ["Accept-Language"])
    return answer


def home_page(request: HttpRequest, language: str) -> HttpResponse:
    state = public_index().state()
    cards = [
        (
            address(language, register.name),
            register.title[place_of(language)],
            size(state, register),
            lead(register, language),
        )
        for register in open_registers().values()
    ]
    return page(
        request,
        language,
        "home",
        home,
        cards=cards,
        localities=len(places.units(places.DAY_OF_THE_34)),
        before=len(places.units(BEFORE)),
        stats=[_stat(register, language) for register in bound_registers()],
        calls=[_calls(register, language) for register in open_registers().values() if register.front],
        tried=[(text, Question(address(language, "search"), {"q": [text]}).href()) for text in TRIED],
        localities_address=address(language, "localities"),
        countries_address=address(language, "countries"),
        data_address=address(language, "data"),
        is_home=True,
        **_world(language),
    )


def _stat(register: Register, language: str) -> Stat:
    covered = coverage(public_index(), register)
    dates = covered["dates"].get(dated_of(register))
    unknown = dates["unknown"] if dates else 0
    note = say("home_dated", language, n=unknown) if unknown else say("home_all_dated", language)
    return Stat(register.title[place_of(language)], covered["records"], address(language, register.name), note)


def _calls(register: Register, language: str) -> Calls:
    assert register.front is not None  # noqa: S101  # asked before
    asked = {"sort": [f"-{dated}"]} if (dated := dated_of(register)) else {}
    listing = find(public_index(), parse_request(register, asked, limit=SHOWN, facets=False))
    confirmed = coverage(public_index(), register)["confirmed"]
    return Calls(
        register.front.heading.get(language),
        "" if confirmed else register.front.unconfirmed.get(language),
        register.front.counted.get(language),
        register.title[place_of(language)],
        Question(address(language, register.name), asked).href(),
        listing.total,
        table_rows(register, listing.hits, language),
    )


def _world(language: str) -> dict[str, Any]:
    """The most prominent register of ties: by locality on the map of Viet Nam, by country on that of the world."""
    register = next(iter(bound_registers()), None)
    if register is None:
        return {}
    listing = find(public_index(), parse_request(register, {}, limit=1))
    path, title = address(language, register.name), register.title[place_of(language)]
    map_title = say("home_map", language, title=title)
    return {
        "map": kept("maps/vietnam", language, lambda: {"map": _localities_map(listing, language, map_title)}),
        "map_title": map_title,
        "map_address": address(language, MAP),
        "world_map": kept("maps/world", language, lambda: {"map": map_of_world(register, language)}),
        "world_address": world_address(language),
        "ties": Ties(title, path, listing.total, _most(register, listing, language)),
    }


def _localities_map(listing: Listing, language: str, title: str) -> VietnamMap:
    today = {unit.id for unit in localities()}
    counts = {unit: count for unit, count in listing.facets["place"] if unit in today}
    hrefs = {unit: address(language, LOCALITIES, unit) for unit in today}
    return map_of_counts(counts, language, title=title, hrefs=hrefs)


def _most(register: Register, listing: Listing, language: str) -> list[Bar]:
    named = {country.iso2: country.label(language) for country in places.countries()}
    path = address(language, register.name)
    rows = [
        (named[code], Question(path, {"country": [code]}).href(), count)
        for code, count in listing.facets.get("country", ())[:COUNTRIES_SHOWN]
    ]
    return bars_of(rows)
