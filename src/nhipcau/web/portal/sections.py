"""From an address to its page: finds the section in either language and sends wrong spellings to the right one."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase

from nhipcau.core.families import COUNTRIES, LOCALITIES, REGIONS
from nhipcau.core.registry import registers
from nhipcau.web.portal.addresses import (
    FIXED,
    HELP,
    address,
    claim_address,
    contact_address,
    dataset_address,
    help_address,
    no_page,
    section_of,
    slug_of,
)
from nhipcau.web.portal.calendars import register_calendar, search_calendar
from nhipcau.web.portal.datasets.catalogue import data_page
from nhipcau.web.portal.datasets.dataset import dataset_page
from nhipcau.web.portal.downloads import download
from nhipcau.web.portal.explorer.pages import explorer_page
from nhipcau.web.portal.feeds import register_feed, search_feed
from nhipcau.web.portal.inbox.claim import claim_page
from nhipcau.web.portal.inbox.contact import contact_page, record_contact_page
from nhipcau.web.portal.listing import list_page
from nhipcau.web.portal.maps.pages import MAP, WORLD, vietnam_page, world_address, world_page
from nhipcau.web.portal.papers import views as papers
from nhipcau.web.portal.places.compare import compare_page
from nhipcau.web.portal.places.country import country_page
from nhipcau.web.portal.places.locality import locality_page
from nhipcau.web.portal.places.overview import countries_page, localities_page
from nhipcau.web.portal.places.region import region_page, regions_page
from nhipcau.web.portal.reading import about_page, accessibility_page, guide_page, help_page
from nhipcau.web.portal.record import record_page
from nhipcau.web.portal.search import search_page
from nhipcau.web.portal.series_page import series_address, series_page
from nhipcau.web.portal.style_page import style_page

Overview = Callable[[HttpRequest, str], HttpResponse]
Detail = Callable[[HttpRequest, str, str, str], HttpResponse]

OVERVIEWS: dict[str, Overview] = {
    "search": search_page,
    "relations": explorer_page,
    "data": data_page,
    "about": about_page,
    "style": style_page,
    MAP: vietnam_page,
    "help": guide_page,
    "accessibility": accessibility_page,
    "contact": contact_page,
    "compare": compare_page,
    LOCALITIES: localities_page,
    REGIONS: regions_page,
    COUNTRIES: countries_page,
}
DETAILS: dict[str, Detail] = {LOCALITIES: locality_page, REGIONS: region_page, COUNTRIES: country_page}


def overview(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """``/vi/doi-tac``, ``/en/search``, …"""
    section = section_of(slug)
    if slug != slug_of(section, language):
        return _moved(request, address(language, section))
    if section in OVERVIEWS:
        return OVERVIEWS[section](request, language)
    return list_page(request, language, section)


def detail(request: HttpRequest, language: str, slug: str, code: str) -> HttpResponse:
    """``/vi/doi-tac/DT-0001``, ``/en/localities/hue``, ``/vi/doi-tac/huong-dan``."""
    section = section_of(slug)
    if section == MAP and code in WORLD:
        right = world_address(language)
        return world_page(request, language) if request.path == right else _moved(request, right)
    if section == "data":
        name = section_of(code)
        if name in FIXED:
            raise no_page(request.path)
        right = dataset_address(language, name)
        return dataset_page(request, language, name) if request.path == right else _moved(request, right)
    if section in FIXED and section not in DETAILS:
        raise no_page(request.path)
    if section not in FIXED and code in HELP:
        right = help_address(language, section)
        return help_page(request, language, section) if request.path == right else _moved(request, right)
    right = address(language, section, _usual_case(section, code))
    if request.path != right:
        return _moved(request, right)
    return DETAILS.get(section, record_page)(request, language, section, code)


def figures(request: HttpRequest, language: str, slug: str, code: str, form: str = "", **_: str) -> HttpResponse:
    """``/vi/chi-tieu/CT-0007/chuoi-so-lieu``, ``/en/indicators/CT-0007/series.csv``."""
    section = section_of(slug)
    right = None if section in FIXED else series_address(language, section, _usual_case(section, code), form)
    if right is None:
        raise no_page(request.path)
    if request.path != right:
        return _moved(request, right)
    return series_page(request, language, section, code, form)


def contact(request: HttpRequest, language: str, slug: str, code: str, last: str) -> HttpResponse:
    """``/vi/doi-tac/DT-0001/gop-y``, ``/en/partners/DT-0001/contact``."""
    section = section_of(slug)
    if section in FIXED:
        raise no_page(request.path)
    right = contact_address(language, section, _usual_case(section, code))
    if request.path != right:
        return _moved(request, right)
    return record_contact_page(request, language, section, code)


def claim(request: HttpRequest, language: str, slug: str, code: str, last: str) -> HttpResponse:
    """``/vi/doi-tac/DT-0001/la-cua-chung-toi``, ``/en/partners/DT-0001/our-organisation``."""
    section = section_of(slug)
    if section in FIXED:
        raise no_page(request.path)
    right = claim_address(language, section, _usual_case(section, code))
    if request.path != right:
        return _moved(request, right)
    return claim_page(request, language, section, code)


def file(request: HttpRequest, language: str, slug: str, form: str) -> HttpResponseBase:
    """``/vi/doi-tac.csv``."""
    section = section_of(slug)
    if slug != slug_of(section, language):
        return _moved(request, f"{address(language, section)}.{form}")
    if form == "atom" and section == "search":
        return search_feed(request, language)
    if form == "atom" and section not in FIXED:
        return register_feed(request, language, section)
    if form == "ics" and section == "search":
        return search_calendar(request, language)
    if form == "ics" and section not in FIXED and registers()[section].calendar:
        return register_calendar(request, language, section)
    if form == "png":
        return papers.section_picture(language, section)
    return download(request, language, section, form)


def paper(request: HttpRequest, language: str, slug: str, code: str, form: str) -> HttpResponse:
    """``/vi/doi-tac/DT-0001.pdf``, ``/en/localities/hue.png``."""
    section = section_of(slug)
    if section in FIXED and section not in DETAILS:
        raise no_page(request.path)
    right = f"{address(language, section, _usual_case(section, code))}.{form}"
    if request.path != right:
        return _moved(request, right)
    return papers.paper(language, section, code, form)


def without_slash(request: HttpRequest, language: str = "", rest: str = "") -> HttpResponse:
    """Addresses end without a slash, but for the two home pages."""
    return _moved(request, request.path.rstrip("/"))


def with_slash(request: HttpRequest, language: str) -> HttpResponse:
    return _moved(request, f"/{language}/")


def _usual_case(section: str, code: str) -> str:
    """Codes of records and countries are capitals, ids of localities and regions small letters."""
    return code.lower() if section in (LOCALITIES, REGIONS) else code.upper()


def _moved(request: HttpRequest, path: str) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)
