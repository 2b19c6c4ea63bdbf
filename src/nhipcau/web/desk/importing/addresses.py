"""Addresses of imports."""

from __future__ import annotations

from uuid import UUID

from nhipcau.core.register import Register
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.portal.addresses import place_of


def begin_address(language: str, register: Register) -> str:
    """Where a table is brought for a register."""
    return desk_address(language, "desk_import_new", slug=register.slug[place_of(language)])


def template_address(language: str, register: Register) -> str:
    """The workbook to fill in for a register."""
    return desk_address(language, "desk_import_template", slug=register.slug[place_of(language)])


def import_address(language: str, uid: UUID, route: str = "desk_import", **given: object) -> str:
    """An import's page, or another address of it."""
    return desk_address(language, route, uid=uid, **given)
