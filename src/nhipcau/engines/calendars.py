"""Calendars as RFC 5545 has them: whole days in, bytes out. No clock: every stamp is the event's own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from icalendar import Component

PRODUCT = "-//Nhip Cau//nhipcau//{language}"
REFRESHED_EVERY = timedelta(hours=6)


class Event(NamedTuple):
    """A whole day. ``uid`` never changes; ``changed_at`` and ``sequence`` grow with every change of what it is about."""

    uid: str
    day: date
    summary: str
    description: str
    url: str
    changed_at: datetime
    sequence: int


def written(name: str, events: Iterable[Event], language: str, *, is_private: bool, about: str = "") -> bytes:
    """The calendar called ``name``, its events in the order given; the same events give the same bytes. ``about`` says what
    stands in it.
    """
    from icalendar import Calendar, vText

    calendar = Calendar()
    calendar.add("prodid", PRODUCT.format(language=language.upper()))
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name, parameters={"language": language})
    calendar.add("x-wr-calname", vText(name))  # of names it does not know the library escapes nothing
    if about:
        calendar.add("description", about, parameters={"language": language})
        calendar.add("x-wr-caldesc", vText(about))
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    calendar.add("refresh-interval", REFRESHED_EVERY, parameters={"value": "DURATION"})
    for one in events:
        calendar.add_component(_component(one, language, is_private))
    return bytes(calendar.to_ical(sorted=False))


def _component(one: Event, language: str, is_private: bool) -> Component:
    from icalendar import Event as Entry

    found, changed_at = Entry(), one.changed_at.astimezone(UTC).replace(microsecond=0)
    found.add("uid", one.uid)
    found.add("dtstamp", changed_at)
    found.add("last-modified", changed_at)
    found.add("sequence", one.sequence)
    found.add("dtstart", one.day)
    found.add("dtend", one.day + timedelta(days=1))
    found.add("summary", one.summary, parameters={"language": language})
    if one.description:
        found.add("description", one.description, parameters={"language": language})
    found.add("url", one.url)
    found.add("class", "PRIVATE" if is_private else "PUBLIC")
    found.add("transp", "TRANSPARENT")
    return found
