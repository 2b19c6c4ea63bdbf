"""What every page needs, made of the address and the declarations alone."""

from __future__ import annotations

from typing import Any

import orjson
from django.http import HttpRequest

from nhipcau.core.families import FAMILIES
from nhipcau.core.registry import open_registers, registers
from nhipcau.core.training import is_training
from nhipcau.web.faults import reader_language
from nhipcau.web.portal.addresses import address, home, is_desk, other, place_of

MENU = ("localities", "countries", "map", "relations", "data", "about")
"""Sections in the menu of every page, beside the registers."""
FOOT = ("regions", "compare", "help", "contact", "accessibility", "style")
"""Sections at the foot of every page only."""


def site(request: HttpRequest) -> dict[str, Any]:
    """Language, menu and search address; a view's own ``language`` wins over the address's."""
    language = reader_language(request)
    place = place_of(language)
    among = registers() if is_desk(request.path) else open_registers()
    titles = {name: register.title[place] for name, register in among.items()}
    titles |= {name: family.title[place] for name, family in FAMILIES.items()}
    return {
        "language": language,
        "training": is_training(),
        "other_language": other(language),
        "home": home(language),
        "search_address": address(language, "search"),
        "register_titles": orjson.dumps(titles).decode(),
        "menu_registers": [(address(language, name), titles[name]) for name in open_registers()],
        "menu_fixed": [(address(language, section), f"section_{section}") for section in MENU],
        "menu_foot": [(address(language, section), f"section_{section}") for section in FOOT],
    }
