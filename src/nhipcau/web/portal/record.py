"""The page of one record: facts, what the sources say, on what basis it is shown, what is related."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from nhipcau.core.faults import not_found
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.sources import attribution_in
from nhipcau.core.store.read import one
from nhipcau.web.portal.addresses import address, help_address, home, place_of
from nhipcau.web.portal.cells import cell, host, outward, spoken
from nhipcau.web.portal.facts import facts_of, remarks_of
from nhipcau.web.portal.jsonld import record_data, trail
from nhipcau.web.portal.page import page
from nhipcau.web.portal.related import day_of, related, similar, timeline
from nhipcau.web.portal.series_page import series_context
from nhipcau.web.words import language_name, say


@dataclass(frozen=True)
class Ground:
    """One source of the record, ready to be read."""

    number: int
    link: SafeString
    details: tuple[str | SafeString, ...]
    quote: SafeString
    note: SafeString


def record_page(request: HttpRequest, language: str, name: str, code: str) -> HttpResponse:
    register = registers()[name]
    text = one(name, code)
    if text is None:
        raise not_found(register.title[place_of(language)], code)
    item = orjson.loads(text)
    groups = list(related(name, code, language))
    series = series_context(language, name, code)
    # The figures of an indicator stand in its series: as events they would only repeat its name.
    events, undated = ([], 0) if series else timeline(groups)
    here = address(language, name, code)
    steps = [
        (home(language), say("site", language)),
        (address(language, name), register.title[place_of(language)]),
        (here, item[f"label_{language}"]),
    ]
    return page(
        request,
        language,
        "record",
        lambda lang: address(lang, name, code),
        item=item,
        label=item[f"label_{language}"],
        title=register.title[place_of(language)],
        singular=register.singular[place_of(language)],
        list_address=address(language, name),
        help_address=help_address(language, name),
        remarks=remarks_of(register, item["values"], language),
        conflicts=list(_conflicts(register, item, language)),
        related=groups,
        timeline=events if len(events) > 1 else [],
        undated=undated,
        similar=similar(register, item, language),
        series=series,
        invites=register.front is not None,
        machine=f"/api/v1/{name}/{code}",
        linked_data=[record_data(register, item, language), trail(steps)],
        **_known(register, item, language),
        **_origin(register, item, language),
    )


def _known(register: Register, item: dict[str, Any], language: str) -> dict[str, Any]:
    facts = facts_of(register, item, language)
    return {"box": facts.box, "sections": facts.sections, "unknown": facts.unknown}


def _origin(register: Register, item: dict[str, Any], language: str) -> dict[str, Any]:
    """Where the record comes from, how fresh it is, on what basis and licence it is shown."""
    published, source = item["publication"], item["source"]
    newest = max((entry.get("date") or "" for entry in item["evidence"]), default="")
    return {
        "evidence": [_ground(register, place, entry, language) for place, entry in enumerate(item["evidence"], 1)],
        "newest": day_of(newest, language),
        "publication": published,
        "basis": published["basis"][language],
        "confirmed": day_of(published["confirmed_on"] or "", language),
        "changed": day_of(published.get("changed_on") or "", language),
        "source": source,
        "source_title": source[language] if source else "",
        "attribution": attribution_in(source["attribution"], language) if source else "",
        "licence": source["licence"][language] if source else "",
    }


def _conflicts(register: Register, item: dict[str, Any], language: str) -> Iterator[tuple[str, list[SafeString]]]:
    for conflict in item["conflicts"]:
        column = register.by_name[conflict["column"]]
        says = [
            format_html(
                '<a href="#source-{}">{}</a>: {}',
                statement["evidence"] + 1,
                _outlet(item["evidence"][statement["evidence"]], statement["evidence"] + 1, language),
                cell(register.kinds[column.name], statement["value"], language),
            )
            for statement in conflict["statements"]
        ]
        yield say("conflict", language, column=column.label[place_of(language)]), says


def _outlet(entry: dict[str, Any], number: int, language: str) -> str:
    named = host(entry["url"]) if entry.get("url") else entry.get("title", "")
    return (
        f"{say('source_number', language, n=number)} – {named}" if named else say("source_number", language, n=number)
    )


def _ground(register: Register, number: int, entry: dict[str, Any], language: str) -> Ground:
    url = entry.get("url", "")
    title = entry.get("title") or (host(url) if url else entry.get("reference") or entry["source"])
    columns = [register.by_name[name].label[place_of(language)] for name in entry.get("columns", entry.get("says", ()))]
    details = (
        day_of(entry.get("date", ""), language),
        language_name(entry["language"], language) if entry.get("language") else "",
        spoken(entry.get("reference", ""), language) if url else "",
        say("evidence_row", language, row=entry["row"]) if entry.get("row") else "",
        say("evidence_for", language, columns=", ".join(columns)) if columns else "",
    )
    return Ground(
        number,
        outward(url, title) if url else spoken(title, language),
        tuple(filter(None, details)),
        spoken(entry.get("quote", ""), language, entry.get("language", "")),
        spoken(entry.get("note", ""), language),
    )
