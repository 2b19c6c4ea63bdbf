"""Addresses of saved views."""

from __future__ import annotations

from uuid import UUID

from nhipcau.core.register import Register
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.portal.addresses import place_of

SAVED = "saved"
"""The parameter of a list that names the view it was opened from; ``EVERYTHING`` for none, not even the usual one."""
EVERYTHING = "none"


def views_address(language: str, register: Register) -> str:
    return desk_address(language, "desk_views", slug=register.slug[place_of(language)])


def view_address(language: str, register: Register, view: UUID) -> str:
    return desk_address(language, "desk_view", slug=register.slug[place_of(language)], view=view)
