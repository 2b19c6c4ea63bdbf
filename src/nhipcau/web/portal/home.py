"""The front pages: where to begin, what there is, and how much of it anybody has confirmed."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers

from nhipcau.core.registry import registers
from nhipcau.core.search import public_index
from nhipcau.core.search.coverage import coverage
from nhipcau.core.store.read import counts
from nhipcau.lib import places
from nhipcau.web.faults import reader_language
from nhipcau.web.portal.addresses import address, home, place_of
from nhipcau.web.portal.listing import lead
from nhipcau.web.portal.page import page
from nhipcau.web.portal.question import Question

TRIED = ("fukuoka", "khu cong nghiep", "Thừa Thiên Huế", "福岡")
"""Searches offered as examples: without marks, with marks, a former province, another script."""

TODAYS_BORDERS = date(2025, 7, 1)


def root(request: HttpRequest) -> HttpResponse:
    """``/``: to the home page in the browser's language."""
    answer = HttpResponseRedirect(home(reader_language(request)))
    patch_vary_headers(answer, ["Accept-Language"])
    return answer


def home_page(request: HttpRequest, language: str) -> HttpResponse:
    public = counts()
    cards = [
        (
            address(language, register.name),
            register.title[place_of(language)],
            public.get(register.name, 0),
            lead(register, language),
        )
        for register in registers().values()
    ]
    return page(
        request,
        language,
        "home",
        home,
        cards=cards,
        localities=len(places.units(TODAYS_BORDERS)),
        tried=[(text, Question(address(language, "search"), {"q": [text]}).href()) for text in TRIED],
        unconfirmed=not _anything_confirmed(),
        localities_address=address(language, "localities"),
        countries_address=address(language, "countries"),
        data_address=address(language, "data"),
        is_home=True,
    )


def _anything_confirmed() -> bool:
    """Whether any public record was confirmed by a named body."""
    index = public_index()
    return any(coverage(index, register)["confirmed"] for register in registers().values())
