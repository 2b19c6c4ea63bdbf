"""Addresses below /api/; the last pattern answers whatever the others do not know."""

from __future__ import annotations

from django.urls import path, re_path

from nhipcau.api import countries, files, guide, lists, places, regions, registers, search, series
from nhipcau.api.door import Moved, Reply, door
from nhipcau.api.problems import no_address
from nhipcau.api.question import Question
from nhipcau.core.files import FORMATS


def unknown(question: Question) -> Reply:
    raise no_address(question.path)


def v1(question: Question) -> Reply:
    raise Moved(f"{registers.V1}/")


def root(question: Question) -> Reply:
    """``/api`` without its slash."""
    raise Moved(question.at("/api/"))


ENDINGS = "|".join(FORMATS)

urlpatterns = [
    path("", door(guide.guide)),
    path("openapi.json", door(guide.openapi)),
    path("v1", door(v1)),
    path("v1/", door(registers.start)),
    path("v1/search", door(search.search)),
    path("v1/suggest", door(search.suggestions)),
    path("v1/places", door(places.place_list)),
    path("v1/places/resolve", door(places.resolve)),
    path("v1/places/<str:code>", door(places.place)),
    path("v1/regions", door(regions.region_list)),
    path("v1/regions/<str:code>", door(regions.region)),
    path("v1/countries", door(countries.country_list)),
    path("v1/countries/<str:code>", door(countries.country)),
    re_path(rf"^v1/(?P<slug>[a-z0-9-]+)\.(?P<ending>{ENDINGS})$", door(files.register_file)),
    path("v1/<str:slug>", door(lists.register_list)),
    path("v1/<str:slug>/<str:code>", door(registers.record)),
    path("v1/<str:slug>/<str:code>/series", door(series.series)),
    re_path(r"", door(unknown)),
]
