"""The registers of the desk, and in which of them one may begin a record."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse

from nhipcau.core.registry import registers
from nhipcau.core.saved.keeping import views_of
from nhipcau.web.desk.frame import language_here, page, powers_of_mine
from nhipcau.web.desk.records.addresses import list_address
from nhipcau.web.desk.saved.panel import Link, keeper_here, links_of
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.listing import lead


class Entry(NamedTuple):
    title: str
    line: str
    address: str
    views: list[Link]


def every(request: HttpRequest) -> HttpResponse:
    """The registers one sees anything of, each with its saved views."""
    language, powers = language_here(request), powers_of_mine(request)
    kept = views_of(keeper_here(request))
    entries = [
        Entry(
            one.title[place_of(language)],
            lead(one, language),
            list_address(language, one),
            links_of(one, [view for view in kept if view.register == one.name], language),
        )
        for one in registers().values()
        if powers.desks(one)
    ]
    return page(request, "registers", registers=entries)
