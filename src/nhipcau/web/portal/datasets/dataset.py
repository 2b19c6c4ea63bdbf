"""``/vi/du-lieu/doi-tac``, ``/en/data/partners``: one dataset – what it holds, how much is known, how to take and cite it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from nhipcau.core.column import Column
from nhipcau.core.examples import examples
from nhipcau.core.kinds import Choice, Number, Relation
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.search import find, parse_request, public_index
from nhipcau.core.search.coverage import coverage
from nhipcau.core.sources import attribution_in
from nhipcau.lib.text import format_number
from nhipcau.web.portal.addresses import absolute, address, dataset_address, help_address, home, place_of
from nhipcau.web.portal.datasets.facts import API, DatasetFacts, facts, last_published, newest_day
from nhipcau.web.portal.jsonld import CONTEXT, trail
from nhipcau.web.portal.listing import lead, table_columns, table_rows
from nhipcau.web.portal.page import page
from nhipcau.web.portal.related import day_of
from nhipcau.web.words import say

PREVIEWED = 5


@dataclass(frozen=True)
class ColumnRow:
    """A column as people and programs need to know it."""

    name: str
    label: str
    help: str
    kind: str
    values: list[tuple[str, str]]
    """The closed list of a choice: value and words."""
    uses: str
    """How lists use it: filtered, sorted, searched."""


def dataset_page(request: HttpRequest, language: str, name: str) -> HttpResponse:
    register = registers()[name]
    known = facts(register, language)
    published = last_published(register)
    hits = find(public_index(), parse_request(register, {}, limit=PREVIEWED, facets=False)).hits
    return page(
        request,
        language,
        "datasets/dataset",
        lambda code: dataset_address(code, name),
        set=known,
        unconfirmed=known.records - known.confirmed,
        title=known.title,
        singular=register.singular[place_of(language)],
        lead=lead(register, language),
        list_address=address(language, "data"),
        help_address=help_address(language, name),
        described=[_column(register, column, language) for column in register.public],
        sources=_sources(register, language),
        newest=newest_day(register, language),
        is_dated=bool(register.dated),
        published=day_of(published, language),
        columns=[column.label[place_of(language)] for column in table_columns(register)],
        rows=table_rows(register, hits, language),
        examples=list(examples(register, settings.NHIPCAU_BASE_URL + API, language)),
        citation=_citation(register, known, published, language),
        machine=f"{API}/{name}",
        linked_data=[_linked(register, known, published, language), _trail(register, language)],
    )


def _column(register: Register, column: Column, language: str) -> ColumnRow:
    kind, place = register.kinds[column.name], place_of(language)
    words = say(f"kind_{kind.name}", language)
    if isinstance(kind, Relation):
        words = say("kind_relation_to", language, title=registers()[kind.to].title[place])
    if isinstance(kind, Number) and kind.unit:
        words = f"{words} ({kind.unit.get(language)})"
    if kind.many and not isinstance(kind, Relation):
        words = say("kind_several", language, kind=words)
    uses = [
        say(key, language)
        for key, holds in (
            ("use_filtered", column.facet),
            ("use_sorted", column.sorted),
            ("use_searched", bool(column.searched)),
        )
        if holds
    ]
    return ColumnRow(
        column.name,
        column.label[place],
        column.help[place] if column.help else "",
        words,
        [(value, kind.label(value).get(language)) for value in kind.vocabulary] if isinstance(kind, Choice) else [],
        ", ".join(uses),
    )


def _sources(register: Register, language: str) -> list[dict[str, Any]]:
    """The sources of the records with how many records each gave, most first."""
    given = sorted(coverage(public_index(), register)["sources"], key=lambda source: (-source["records"], source["id"]))
    return [
        {
            "title": source[language],
            "url": source["url"],
            "attribution": attribution_in(source["attribution"], language),
            "licence": source["licence"][language],
            "licence_url": source["licence"]["url"],
            "records": source["records"],
        }
        for source in given
    ]


def _citation(register: Register, known: DatasetFacts, published: str, language: str) -> str:
    """One sentence to cite the dataset by. It names a day only if the data has one: the same data, the same words."""
    return say(
        "dataset_cite_dated" if published else "dataset_cite",
        language,
        title=known.title,
        count=format_number(known.records, language),
        day=day_of(published, language),
        address=absolute(known.href),
        licence=known.licence,
    )


def _linked(register: Register, known: DatasetFacts, published: str, language: str) -> dict[str, Any]:
    """The dataset as schema.org has it."""
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "name": known.title,
        "description": f"{lead(register, language)} {known.note}",
        "url": absolute(known.href),
        "identifier": absolute(f"{API}/{register.name}"),
        "inLanguage": ["vi", "en"],
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": say("site", language), "url": absolute(home(language))},
        **({"license": known.licence_url} if known.licence_url else {}),
        **({"dateModified": published} if published else {}),
        "isBasedOn": [
            {"@type": "CreativeWork", "name": source["title"], **({"url": source["url"]} if source["url"] else {})}
            for source in _sources(register, language)
        ],
        "variableMeasured": [column.label[place_of(language)] for column in register.public],
        "distribution": [
            {"@type": "DataDownload", "name": name, "encodingFormat": media, "contentUrl": absolute(href)}
            for name, href, media in known.files
        ],
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": say("section_data", language),
            "url": absolute(address(language, "data")),
        },
    }


def _trail(register: Register, language: str) -> dict[str, Any]:
    return trail(
        [
            (home(language), say("site", language)),
            (address(language, "data"), say("section_data", language)),
            (dataset_address(language, register.name), register.title[place_of(language)]),
        ]
    )
