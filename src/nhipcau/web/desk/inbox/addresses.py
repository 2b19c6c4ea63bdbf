"""Addresses of the inbox at the desk."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from nhipcau.web.desk.addresses import desk_address


def inbox_address(language: str, **asked: str) -> str:
    """The list, with what it is asked for."""
    path = desk_address(language, "desk_inbox")
    return f"{path}?{urlencode(asked)}" if asked else path


def message_address(language: str, uid: UUID, route: str = "desk_inbox_message", **given: object) -> str:
    """A message's page, or another page of it."""
    return desk_address(language, route, uid=uid, **given)


def interest_address(language: str, uid: UUID) -> str:
    return desk_address(language, "desk_interest", uid=uid)
