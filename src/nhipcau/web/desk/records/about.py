"""The head of pages that are about one record."""

from __future__ import annotations

from typing import Any

from nhipcau.core.desk.seen import SeenNames, items_seen
from nhipcau.core.policy import Look, Powers
from nhipcau.core.register import Register
from nhipcau.web.desk.records.addresses import list_address, record_address
from nhipcau.web.portal.addresses import place_of


def about_record(register: Register, look: Look, powers: Powers, language: str) -> dict[str, Any]:
    """What the record and its kind are called, as deep as it is seen, and the ways back to it and to its list."""
    (item,) = items_seen(register, [look.row], look.clearance, SeenNames(powers))
    return {
        "label": item[f"label_{language}"],
        "singular": register.singular[place_of(language)],
        "title": register.title[place_of(language)],
        "list_address": list_address(language, register),
        "back": record_address(language, register, look.row.uid),
    }
