"""What every page needs, made of the address and the declarations alone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from nhipcau.core.registry import registers
from nhipcau.web.faults import reader_language
from nhipcau.web.portal.addresses import address, home, other, place_of


def site(request: HttpRequest) -> dict[str, Any]:
    """Language, menu and search address; a view's own ``language`` wins over the address's."""
    language = reader_language(request)
    return {
        "language": language,
        "other_language": other(language),
        "home": home(language),
        "search_address": address(language, "search"),
        "menu_registers": [
            (address(language, register.name), register.title[place_of(language)]) for register in registers().values()
        ],
        "menu_fixed": [
            (address(language, section), f"section_{section}")
            for section in ("localities", "countries", "data", "about")
        ],
    }
