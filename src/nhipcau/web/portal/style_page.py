"""The living style page: every part of the pages, as the style sheet shows it today."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse

from nhipcau.lib.places.notes import long_day
from nhipcau.web.portal.addresses import address
from nhipcau.web.portal.facts import Fact
from nhipcau.web.portal.page import page
from nhipcau.web.portal.related import Entry
from nhipcau.web.portal.views import View, bars_of
from nhipcau.web.words import say

COLOURS = (
    "paper",
    "sheet",
    "warm",
    "ink",
    "soft",
    "line",
    "edge",
    "brand",
    "brand-ink",
    "tint",
    "seal",
    "amber",
    "amber-paper",
)
SEQUENCE = ("m0", "m1", "m2", "m3", "m4")


def style_page(request: HttpRequest, language: str) -> HttpResponse:
    here = address(language, "style")
    sample = say("style_sample", language)
    sample_day = long_day(date(2025, 8, 22), language)
    return page(
        request,
        language,
        "style",
        lambda code: address(code, "style"),
        colours=COLOURS,
        sequence=SEQUENCE,
        views=[View(name, say(f"view_{name}", language), here, name == "list") for name in ("list", "table", "map")],
        bars=bars_of([(sample, here, 44), (sample, here, 23), (sample, here, 3)]),
        facts=[Fact(sample, sample, proof=(1, 2)), Fact(sample, "")],  # type: ignore[arg-type]  # plain text is safe here
        events=[Entry(here, sample, sample, "2025-08-22", sample_day)],
        sample=sample,
        sample_day=sample_day,
    )
