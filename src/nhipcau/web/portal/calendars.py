"""Calendars of a result (RFC 5545): the days of what fits it. No clock: an event is stamped with its record's public day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from typing import Any
from urllib.parse import urlsplit

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.search import ListRequest, find, parse_request, public_index
from nhipcau.engines.calendars import Event, written
from nhipcau.web.portal.addresses import absolute, address, place_of
from nhipcau.web.portal.feeds import NEVER, asked_of_each
from nhipcau.web.portal.page import params
from nhipcau.web.portal.places.here import Here
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say

LATEST = 100
"""Records of each kind of day, those of the latest days: a calendar of all would have no end, and a thousand events take a second."""
MEDIA_TYPE = "text/calendar; charset=utf-8"
VIET_NAM = timezone(timedelta(hours=7))


def register_calendar(request: HttpRequest, language: str, name: str) -> HttpResponse:
    """``/vi/thoa-thuan.ics?country=JP``: the days of the register's records that fit the address's conditions."""
    register = registers()[name]
    asked = parse_request(register, params(request), facets=False)
    return _calendar(register.title[place_of(language)], _events(register, asked, language), language)


def search_calendar(request: HttpRequest, language: str) -> HttpResponse:
    """``/vi/tim-kiem.ics?place=hue``: the days of the matches of every register."""
    asked = parse_request(None, params(request), facets=False)
    each = [(register, one) for register, one in asked_of_each(asked) if register.calendar]
    events = [event for register, one in each for event in _events(register, one, language)]
    title = say("search_for", language, text=asked.text) if asked.text else ""
    return _calendar(title, events, language)


def calendar_of_place(here: Here) -> str:
    """The address of the calendar of all that stands at a place or country; "" if nothing there has days."""
    if not any(register.calendar and here.group(register).count for register in here.registers):
        return ""
    return absolute(Question(f"{address(here.language, 'search')}.ics", here.filters()).href())


def _calendar(title: str, events: Iterator[Event] | list[Event], language: str) -> HttpResponse:
    name = f"{say('site', language)} – {title or say('calendar_title', language)}"
    about = f"{say('calendar_about', language, n=LATEST)} {say('demo', language)}."
    ordered = sorted(events, key=lambda event: (event.day, event.uid))
    answer = HttpResponse(written(name, ordered, language, is_private=False, about=about), content_type=MEDIA_TYPE)
    answer.headers["Content-Disposition"] = 'inline; filename="nhip-cau.ics"'
    return answer


def _events(register: Register, asked: ListRequest, language: str) -> Iterator[Event]:
    """An event of every day that is known to the day; of a month or a year there is none, because none is guessed."""
    for column in register.calendar:
        latest = replace(asked, sort=column, descending=True, limit=LATEST, offset=0)
        for hit in find(public_index(), latest, "record").hits:
            item = orjson.loads(hit.json)
            if day := _whole_day(item["values"].get(column)):
                yield _event(register, column, day, item, language)


def _event(register: Register, column: str, day: date, item: dict[str, Any], language: str) -> Event:
    published, place = item["publication"], place_of(language)
    said = [f"{register.singular[place]} {item['code']}", item["source"][language] if item["source"] else ""]
    said.append(say("unconfirmed", language) if published["confirmed_on"] is None else "")
    changed = date.fromisoformat(published.get("changed_on") or NEVER)
    return Event(
        f"{item['code']}.{column}@{urlsplit(settings.NHIPCAU_BASE_URL).hostname}",
        day,
        f"{register.by_name[column].label[place]}: {item[f'label_{language}']}",
        "\n".join(filter(None, said)),
        absolute(address(language, register.name, item["code"])),
        datetime.combine(changed, time(), VIET_NAM),
        changed.toordinal(),
    )


def _whole_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text and len(text) == len("2025-07-01") else None
