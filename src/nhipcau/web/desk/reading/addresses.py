"""Addresses of readings."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from nhipcau.web.desk.addresses import desk_address

if TYPE_CHECKING:
    from nhipcau.core.register import Register


def reading_address(language: str, uid: UUID, fact: UUID | None = None, do: str = "") -> str:
    """A reading's page; with one of its facts chosen, and what is being done to it."""
    asked = f"?fact={fact}{f'&do={do}' if do else ''}#f-{fact}" if fact else ""
    return desk_address(language, "desk_reading", uid=uid) + asked


def deciding_address(language: str, uid: UUID, fact: UUID) -> str:
    """Where a decision on a fact is sent."""
    return desk_address(language, "desk_reading_fact", uid=uid, fact=fact)


def begin_address(language: str, register: Register | None = None, record: UUID | None = None) -> str:
    """Where texts are brought; of a record that is a text."""
    where = desk_address(language, "desk_readings")
    return f"{where}?of={register.name}:{record}" if register and record else where
