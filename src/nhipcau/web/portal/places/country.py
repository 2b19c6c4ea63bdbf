"""The page of a country or territory: what ties it to which localities, and what else the registers know of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from nhipcau.core.families import COUNTRIES
from nhipcau.core.faults import not_found
from nhipcau.lib import places
from nhipcau.web.portal.addresses import address
from nhipcau.web.portal.calendars import calendar_of_place
from nhipcau.web.portal.page import page
from nhipcau.web.portal.places.bonds import bond_records
from nhipcau.web.portal.places.compare import compare_link
from nhipcau.web.portal.places.facts import country_facts
from nhipcau.web.portal.places.here import Here
from nhipcau.web.portal.places.linked_data import country_data, way_to
from nhipcau.web.portal.places.mentions import mentions
from nhipcau.web.portal.places.numbers import numbers
from nhipcau.web.portal.places.partners import partner_rows
from nhipcau.web.portal.places.shelves import shelves
from nhipcau.web.portal.places.timeline import timeline
from nhipcau.web.words import say


def country_page(request: HttpRequest, language: str, name: str, code: str) -> HttpResponse:
    country = {one.iso2: one for one in places.countries()}.get(code)
    if country is None:
        raise not_found(say("section_countries", language), code)
    here = Here("country", (country.iso2,), language)
    records = bond_records(here)
    return page(
        request,
        language,
        "places/country",
        lambda lang: address(lang, COUNTRIES, country.iso2),
        label=country.label(language),
        list_address=address(language, COUNTRIES),
        compare_href=compare_link(language, "countries", country.iso2),
        facts=country_facts(country, language),
        bonds=[here.title(register) for register in here.bonds],
        numbers=numbers(here),
        partners=partner_rows(here, records),
        timeline=timeline(here, records),
        shelves=shelves(here),
        mentioned=country.label("vi"),
        mentions=mentions(country.label("vi"), language),
        linked_data=[
            country_data(country, language),
            way_to(COUNTRIES, country.iso2, country.label(language), language),
        ],
        calendar=calendar_of_place(here),
        machine=f"/api/v1/countries/{country.iso2}",
    )
