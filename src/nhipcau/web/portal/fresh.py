"""What readers are told of a record's freshness: who confirmed it and when, since when nobody has, or that nobody ever did."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.utils import timezone

from nhipcau.core.freshness import WITHIN, standing
from nhipcau.lib.text import format_date
from nhipcau.web.words import say


class Fresh(NamedTuple):
    """``is_sure``: confirmed, and not too long ago. ``words`` stand on a record's page, ``brief`` in lists."""

    is_sure: bool
    words: str
    brief: str


def fresh_of(confirmed_on: str | None, confirmed_by: str | None, language: str) -> Fresh:
    """From a public record's day (ISO, None: never) and the name of whoever confirmed it, as of today in Viet Nam."""
    day = date.fromisoformat(confirmed_on) if confirmed_on else None
    found = standing(day, timezone.localdate())
    if day is None:
        return Fresh(False, say("unconfirmed", language), say("unconfirmed_brief", language))
    whole, brief = ("confirmed", "confirmed_brief") if found == WITHIN else ("stale", "stale_brief")
    said = {"day": format_date(day, language), "who": confirmed_by or "–"}
    return Fresh(found == WITHIN, say(whole, language, **said), say(brief, language, **said))
