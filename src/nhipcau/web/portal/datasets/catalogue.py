"""``/vi/du-lieu``, ``/en/data``: all datasets with their key facts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from nhipcau.core.registry import open_registers
from nhipcau.core.sources import sources
from nhipcau.web.portal.addresses import absolute, address, dataset_address, help_address, place_of
from nhipcau.web.portal.datasets.facts import facts
from nhipcau.web.portal.jsonld import CONTEXT
from nhipcau.web.portal.listing import lead
from nhipcau.web.portal.page import page
from nhipcau.web.portal.reading import shown_source
from nhipcau.web.words import say


def data_page(request: HttpRequest, language: str) -> HttpResponse:
    found = [
        (facts(register, language), lead(register, language), help_address(language, register.name))
        for register in open_registers().values()
    ]
    return page(
        request,
        language,
        "data",
        lambda code: address(code, "data"),
        datasets=found,
        calendar=absolute(f"{address(language, 'search')}.ics"),
        sources=[shown_source(source, language) for source in sources().values()],
        linked_data=[_catalogue(language)],
    )


def _catalogue(language: str) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "@type": "DataCatalog",
        "name": say("section_data", language),
        "description": say("data_lead", language),
        "url": absolute(address(language, "data")),
        "inLanguage": language,
        "dataset": [
            {
                "@type": "Dataset",
                "name": register.title[place_of(language)],
                "description": lead(register, language),
                "url": absolute(dataset_address(language, register.name)),
            }
            for register in open_registers().values()
        ],
    }
