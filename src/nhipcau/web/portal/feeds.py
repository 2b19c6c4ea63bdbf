"""Atom feeds of a result (RFC 4287): what fits it and was made public last. No clock: entries carry their own days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import orjson
from django.http import HttpRequest, HttpResponse

from nhipcau.core.register import Register
from nhipcau.core.registry import open_registers, registers
from nhipcau.core.search import ListRequest, parse_request, public_index
from nhipcau.core.search.listing import newest_matches
from nhipcau.web.portal.addresses import absolute, address, place_of
from nhipcau.web.portal.page import params
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say

ENTRIES = 50
MEDIA_TYPE = "application/atom+xml; charset=utf-8"
NEVER = "2025-07-01"
"""Day of a feed that has no entry yet: feeds must have one, and this one never changes."""


def register_feed(request: HttpRequest, language: str, name: str) -> HttpResponse:
    """``/vi/doi-tac.atom?country=JP``: the newest records of the register that fit the address's conditions."""
    register, question = registers()[name], Question(address(language, name), params(request))
    asked = parse_request(register, question.params, facets=False)
    records = _records(register, newest_matches(public_index(), asked, ENTRIES, "record"), language)
    title = say("feed_title", language, title=register.title[place_of(language)])
    return _feed(title, question, list(records), language)


def search_feed(request: HttpRequest, language: str) -> HttpResponse:
    """``/vi/tim-kiem.atom?q=fukuoka``: the newest matches of every register, those of the latest days first."""
    question = Question(address(language, "search"), params(request))
    asked = parse_request(None, question.params, facets=False)
    found: list[dict[str, Any]] = []
    for register, one in asked_of_each(asked):
        found += _records(register, newest_matches(public_index(), one, ENTRIES, "record"), language)
    found.sort(key=lambda entry: entry["day"], reverse=True)  # stable: within a day in the order of the registers
    title = say("search_for", language, text=asked.text) if asked.text else say("section_search", language)
    return _feed(say("feed_title", language, title=title), question, found[:ENTRIES], language)


def asked_of_each(asked: ListRequest) -> Iterator[tuple[Register, ListRequest]]:
    """What was asked of all registers, asked of each that has its filters."""
    shared = {name: list(values) for name, values in asked.filters.items() if name != "register"}
    for register in open_registers().values():
        if register.name in asked.filters.get("register", (register.name,)) and _knows(register, shared):
            yield register, parse_request(register, {**shared, "q": [asked.text]}, facets=False)


def _knows(register: Register, filters: dict[str, list[str]]) -> bool:
    known = {register.facet_name(column) for column in register.public if column.facet}
    return filters.keys() <= known


def _records(register: Register, hits: list[Any], language: str) -> Iterator[dict[str, Any]]:
    for hit in hits:
        item = orjson.loads(hit.json)
        published = item["publication"]
        yield {
            "title": item[f"label_{language}"],
            "href": absolute(address(language, register.name, item["code"])),
            "day": published.get("changed_on") or NEVER,
            "kind": register.singular[place_of(language)],
            "summary": say("unconfirmed", language) if published["confirmed_on"] is None else "",
            "author": item["source"][language] if item["source"] else say("site", language),
        }


def _feed(title: str, question: Question, entries: list[dict[str, Any]], language: str) -> HttpResponse:
    page, here = question.href(), question.at(f"{question.path}.atom")
    updated = max((entry["day"] for entry in entries), default=NEVER)
    head = (
        f"<title>{escape(title)}</title><id>{escape(absolute(here))}</id><updated>{_moment(updated)}</updated>"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(absolute(here))}/>'
        f'<link rel="alternate" type="text/html" href={quoteattr(absolute(page))}/>'
        f"<author><name>{escape(say('site', language))}</name></author><rights>{escape(say('demo', language))}</rights>"
    )
    body = "".join(_entry(entry) for entry in entries)
    text = f'<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">{head}{body}</feed>'
    return HttpResponse(text, content_type=MEDIA_TYPE)


def _entry(entry: dict[str, Any]) -> str:
    said = f"<summary>{escape(entry['summary'])}</summary>" if entry["summary"] else ""
    return (
        f"<entry><title>{escape(entry['title'])}</title><id>{escape(entry['href'])}</id>"
        f'<updated>{_moment(entry["day"])}</updated><link rel="alternate" href={quoteattr(entry["href"])}/>'
        f"<category term={quoteattr(entry['kind'])}/><source><title>{escape(entry['author'])}</title></source>{said}</entry>"
    )


def _moment(day: str) -> str:
    """The first moment of a day in Viet Nam, as feeds write it."""
    return f"{day}T00:00:00+07:00"
