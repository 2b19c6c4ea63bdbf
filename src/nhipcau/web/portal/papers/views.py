"""Papers and pictures as answers: ``/vi/doi-tac/DT-0001.pdf``, ``/en/localities/hue.png``, ``/vi/doi-tac.png``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse

from nhipcau.core.families import COUNTRIES, LOCALITIES, REGIONS
from nhipcau.core.faults import Fault, not_found
from nhipcau.core.registry import registers
from nhipcau.core.store.read import one
from nhipcau.engines import papers
from nhipcau.lib import places
from nhipcau.lib.places import Country, PlaceError, Region, Unit
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.papers.card import (
    Card,
    country_card,
    locality_card,
    record_card,
    region_card,
    section_card,
    site_card,
)
from nhipcau.web.portal.papers.offers import offers_profile
from nhipcau.web.portal.papers.place import locality_sheet
from nhipcau.web.portal.papers.profile import record_sheet
from nhipcau.web.portal.papers.sheet import Sheet
from nhipcau.web.words import say

FORMS = ("pdf", "png")


def paper(language: str, section: str, code: str, form: str) -> HttpResponse:
    """The profile (``pdf``) or the card (``png``) of a record, a locality or a country; a :class:`Fault` without one."""
    if form == "pdf":
        return _printed(_sheet(language, section, code))
    return _drawn(_card(language, section, code))


def section_picture(language: str, section: str) -> HttpResponse:
    """The card of a list or a page that has an address of its own."""
    return _drawn(section_card(section, registers().get(section), language))


def site_picture(request: HttpRequest, language: str) -> HttpResponse:
    """The card of the site."""
    return _drawn(site_card(language))


def _sheet(language: str, section: str, code: str) -> Sheet:
    if not offers_profile(section):
        raise not_found(say("paper_profile", language), code)
    if section == LOCALITIES:
        return locality_sheet(_unit(code, language), language)
    return record_sheet(registers()[section], _item(section, code, language), language)


def _card(language: str, section: str, code: str) -> Card:
    if section == LOCALITIES:
        return locality_card(_unit(code, language), language)
    if section == REGIONS:
        return region_card(_region(code, language), language)
    if section == COUNTRIES:
        return country_card(_country(code, language), language)
    return record_card(registers()[section], _item(section, code, language), language)


def _item(section: str, code: str, language: str) -> dict[str, Any]:
    text = one(section, code)
    if text is None:
        raise not_found(registers()[section].title[place_of(language)], code)
    item: dict[str, Any] = orjson.loads(text)
    return item


def _unit(code: str, language: str) -> Unit:
    try:
        return places.unit(code)
    except PlaceError:
        raise not_found(say("section_localities", language), code) from None


def _region(code: str, language: str) -> Region:
    try:
        return places.region_by_id(code)
    except PlaceError:
        raise not_found(say("section_regions", language), code) from None


def _country(code: str, language: str) -> Country:
    try:
        return places.country(code)
    except PlaceError:
        raise not_found(say("section_countries", language), code) from None


def _printed(sheet: Sheet) -> HttpResponse:
    return _answer(papers.pdf, "profile", sheet.json(), "application/pdf")


def _drawn(card: Card) -> HttpResponse:
    return _answer(papers.png, "card", card.json(), "image/png")


def _answer(made: Callable[[Any, str], bytes], template: papers.Template, data: str, content_type: str) -> HttpResponse:
    try:
        return HttpResponse(made(template, data), content_type=content_type)
    except papers.EngineMissing as missing:
        raise _no_engine(missing.extra) from None


def _no_engine(extra: str) -> Fault:
    vi, en = (say("paper_no_engine", language, extra=extra) for language in ("vi", "en"))
    return Fault("no_engine", vi, en, {"extra": extra}, status=503)
