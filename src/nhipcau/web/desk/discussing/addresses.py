"""Addresses of a record's discussion."""

from __future__ import annotations

from uuid import UUID

from nhipcau.core.register import Register
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.portal.addresses import place_of


def comment_address(language: str, register: Register, uid: UUID, comment: UUID, route: str) -> str:
    """Where something is done to a comment on a record."""
    return desk_address(language, route, slug=register.slug[place_of(language)], uid=uid, comment=comment)
