"""The registers of the desk, and in which of them one may begin a record."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse

from nhipcau.core.registry import registers
from nhipcau.web.desk.frame import language_here, page, powers_of_mine
from nhipcau.web.desk.records.addresses import list_address
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.listing import lead


class Entry(NamedTuple):
    title: str
    line: str
    address: str


def every(request: HttpRequest) -> HttpResponse:
    """The registers one sees anything of."""
    language, powers = language_here(request), powers_of_mine(request)
    entries = [
        Entry(one.title[place_of(language)], lead(one, language), list_address(language, one))
        for one in registers().values()
        if powers.desks(one)
    ]
    return page(request, "registers", registers=entries)
