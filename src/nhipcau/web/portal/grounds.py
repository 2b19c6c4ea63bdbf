"""The sources of a record, ready to be read, and what they differ in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from nhipcau.core.register import Register
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.cells import cell, host, outward, spoken
from nhipcau.web.portal.related import day_of
from nhipcau.web.words import language_name, say


@dataclass(frozen=True)
class Ground:
    """One source of the record, ready to be read."""

    number: int
    link: SafeString
    details: tuple[str | SafeString, ...]
    quote: SafeString
    note: SafeString


def grounds_of(register: Register, item: dict[str, Any], language: str) -> list[Ground]:
    """Every entry of evidence, numbered from 1."""
    return [_ground(register, place, entry, language) for place, entry in enumerate(item["evidence"], 1)]


def conflicts_of(register: Register, item: dict[str, Any], language: str) -> Iterator[tuple[str, list[SafeString]]]:
    """A heading for every column on which sources differ, and what each says."""
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
        spoken(entry.get("reference", ""), language) if url or entry.get("title") else "",
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
