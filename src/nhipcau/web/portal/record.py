"""The page of one record: facts, what the sources say, on what basis it is shown, what is related."""

from __future__ import annotations

from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse

from nhipcau.core.faults import not_found
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.sources import attribution_in
from nhipcau.core.store.read import one
from nhipcau.web.portal.addresses import address, claim_address, help_address, home, place_of
from nhipcau.web.portal.facts import facts_of, remarks_of
from nhipcau.web.portal.fresh import fresh_of
from nhipcau.web.portal.grounds import conflicts_of, grounds_of
from nhipcau.web.portal.jsonld import record_data, trail
from nhipcau.web.portal.page import page
from nhipcau.web.portal.related import day_of, last_activity, related, similar, timeline
from nhipcau.web.portal.series_page import series_context
from nhipcau.web.words import say


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
        remarks=remarks_of(register, register.public, item["values"], language),
        conflicts=list(conflicts_of(register, item, language)),
        related=groups,
        last_activity=last_activity(register, item, groups, language) if register.bond else None,
        timeline=events if len(events) > 1 else [],
        undated=undated,
        similar=similar(register, item, language),
        series=series,
        invites=register.front is not None,
        claim_address=claim_address(language, name, code) if register.profile else "",
        machine=f"/api/v1/{name}/{code}",
        linked_data=[record_data(register, item, language), trail(steps)],
        **_known(register, item, language),
        **_origin(register, item, language),
    )


def _known(register: Register, item: dict[str, Any], language: str) -> dict[str, Any]:
    facts = facts_of(register, register.public, item, language)
    return {"box": facts.box, "sections": facts.sections, "unknown": facts.unknown}


def _origin(register: Register, item: dict[str, Any], language: str) -> dict[str, Any]:
    """Where the record comes from, how fresh it is, on what basis and licence it is shown."""
    published, source = item["publication"], item["source"]
    newest = max((entry.get("date") or "" for entry in item["evidence"]), default="")
    return {
        "evidence": grounds_of(register, item, language),
        "newest": day_of(newest, language),
        "publication": published,
        "basis": published["basis"][language],
        "fresh": fresh_of(published["confirmed_on"], published["confirmed_by"], language),
        "changed": day_of(published.get("changed_on") or "", language),
        "source": source,
        "source_title": source[language] if source else "",
        "attribution": attribution_in(source["attribution"], language) if source else "",
        "licence": source["licence"][language] if source else "",
    }
