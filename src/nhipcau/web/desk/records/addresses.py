"""Addresses of the registers and records of the desk."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from nhipcau.core.files.printed import PrintedForm
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.portal.addresses import place_of


def list_address(language: str, register: Register) -> str:
    return desk_address(language, "desk_records", slug=register.slug[place_of(language)])


def edit_many_address(language: str, register: Register) -> str:
    """Where the list sends the records that were chosen to be edited together."""
    return desk_address(language, "desk_edit_many", slug=register.slug[place_of(language)])


def form_address(language: str, register: Register, form: PrintedForm) -> str:
    """Where a list is taken in a form to be printed."""
    place = place_of(language)
    return desk_address(language, "desk_form", slug=register.slug[place], form=form.slug[place])


def record_address(language: str, register: Register, uid: UUID | str, route: str = "desk_record") -> str:
    """A record's page, or another page of it."""
    return desk_address(language, route, slug=register.slug[place_of(language)], uid=uid)


def file_address(language: str, register: Register, uid: UUID, file: UUID, route: str) -> str:
    """A page of one of a record's files."""
    return desk_address(language, route, slug=register.slug[place_of(language)], uid=uid, file=file)


def with_links(register: Register, item: dict[str, Any], language: str) -> dict[str, Any]:
    """The item, with the addresses of related records at the desk beside their names (``href``)."""
    for name, kind in register.relations.items():
        value = item["values"].get(name)
        for entry in (value if kind.many else [value]) or ():
            if entry:
                entry["href"] = record_address(language, registers()[entry["register"]], entry["uid"])
    return item
