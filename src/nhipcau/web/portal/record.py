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
from nhipcau.core.kinds import Flags, Relation
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.search import find, parse_request, public_index
from nhipcau.core.store.read import one
from nhipcau.lib.period import PartialDate
from nhipcau.lib.text import format_date
from nhipcau.web.portal.addresses import address, help_address, place_of
from nhipcau.web.portal.cells import cell, host, outward
from nhipcau.web.portal.page import page
from nhipcau.web.portal.question import Question
from nhipcau.web.portal.series_page import series_context
from nhipcau.web.words import language_name, say

RELATED_SHOWN = 5


@dataclass(frozen=True)
class Fact:
    """A column with its value."""

    label: str
    html: SafeString
    help: str


@dataclass(frozen=True)
class Ground:
    """One source of the record, ready to be read."""

    number: int
    link: SafeString
    details: tuple[str, ...]
    quote: str
    language: str
    note: str


@dataclass(frozen=True)
class Related:
    """Records of one register that belong here: how many, the first of them, the list of all."""

    title: str
    total: int
    href: str
    first: tuple[tuple[str, str], ...]
    """Address and label."""


def record_page(request: HttpRequest, language: str, name: str, code: str) -> HttpResponse:
    register = registers()[name]
    text = one(name, code)
    if text is None:
        raise not_found(register.title[place_of(language)], code)
    item = orjson.loads(text)
    facts, unknown = _facts(register, item["values"], language)
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
        sections=facts,
        unknown=unknown,
        remarks=_remarks(register, item["values"], language),
        conflicts=list(_conflicts(register, item, language)),
        evidence=[_ground(register, place, entry, language) for place, entry in enumerate(item["evidence"], 1)],
        publication=item["publication"],
        basis=item["publication"]["basis"][language],
        confirmed=_day(item["publication"]["confirmed_on"] or "", language),
        changed=_day(item["publication"].get("changed_on") or "", language),
        source=item["source"],
        source_title=item["source"][language] if item["source"] else "",
        licence=item["source"]["licence"][language] if item["source"] else "",
        related=list(related(name, code, language)),
        series=series_context(language, name, code, {}),
        machine=f"/api/v1/{name}/{code}",
    )


def related(name: str, code: str, language: str) -> Iterator[Related]:
    """For every register with a facet that points at ``name``: the records that point at this one."""
    for register in registers().values():
        for column in register.public:
            kind = register.kinds[column.name]
            if not (column.facet and isinstance(kind, Relation) and kind.to == name):
                continue
            filters = {register.facet_name(column): [code]}
            if found := matching(register, filters, language):
                yield found


def matching(register: Register, filters: dict[str, list[str]], language: str) -> Related | None:
    """The records of a register that fit ``filters``; None if there are none."""
    asked = parse_request(register, filters, limit=RELATED_SHOWN, facets=False)
    listing = find(public_index(), asked)
    if not listing.total:
        return None
    rows = [orjson.loads(hit.json) for hit in listing.hits]
    return Related(
        register.title[place_of(language)],
        listing.total,
        Question(address(language, register.name), filters).href(),
        tuple((address(language, register.name, row["code"]), row[f"label_{language}"]) for row in rows),
    )


def _facts(register: Register, values: dict[str, Any], language: str) -> tuple[list[tuple[str, list[Fact]]], list[str]]:
    """Known facts by section, in the declared order, and the labels of columns nothing is known of."""
    sections: dict[str, list[Fact]] = {}
    unknown = []
    for column in register.public:
        kind, value = register.kinds[column.name], values.get(column.name)
        if isinstance(kind, Flags):
            continue
        label = column.label[place_of(language)]
        if value is None or value == []:
            unknown.append(label)
            continue
        section = column.section[place_of(language)] if column.section else say("facts", language)
        help_text = column.help[place_of(language)] if column.help else ""
        sections.setdefault(section, []).append(Fact(label, cell(kind, value, language), help_text))
    return list(sections.items()), unknown


def _remarks(register: Register, values: dict[str, Any], language: str) -> list[str]:
    """Marks of the source on the row, each a plain sentence."""
    return [
        entry[language]
        for column in register.public
        if isinstance(register.kinds[column.name], Flags)
        for entry in values.get(column.name) or ()
    ]


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
        _day(entry.get("date", ""), language),
        language_name(entry["language"], language) if entry.get("language") else "",
        entry.get("reference", "") if url else "",
        say("evidence_row", language, row=entry["row"]) if entry.get("row") else "",
        say("evidence_for", language, columns=", ".join(columns)) if columns else "",
    )
    return Ground(
        number,
        outward(url, title) if url else format_html("{}", title),
        tuple(filter(None, details)),
        entry.get("quote", ""),
        entry.get("language", ""),
        entry.get("note", ""),
    )


def _day(text: str, language: str) -> str:
    """A partial ISO date as the language writes it; what is no such date is shown as it is."""
    try:
        return format_date(PartialDate.parse(text), language) if text else ""
    except ValueError:
        return text
