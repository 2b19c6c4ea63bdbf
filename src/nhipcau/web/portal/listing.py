"""The list of a register: search within, facets, sort, table, pages, downloads – from the declaration alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString

from nhipcau.core.column import Column
from nhipcau.core.kinds import Country, Number, Place, When
from nhipcau.core.register import Register
from nhipcau.core.registry import registers
from nhipcau.core.search import Listing, ListRequest, find, parse_request, public_index
from nhipcau.core.search.coverage import coverage
from nhipcau.core.store.read import Hit
from nhipcau.web.portal.addresses import absolute, address, help_address, place_of
from nhipcau.web.portal.cells import cell
from nhipcau.web.portal.downloads import FORMATS
from nhipcau.web.portal.facets import facets_and_chips
from nhipcau.web.portal.fresh import Fresh, fresh_of
from nhipcau.web.portal.page import page, params
from nhipcau.web.portal.pager import pager
from nhipcau.web.portal.prose import first_paragraph
from nhipcau.web.portal.question import Question
from nhipcau.web.portal.related import dated_of, day_of
from nhipcau.web.portal.views import MAP, OWN, TIMELINE, by_place, by_year, chosen_view, switch, views_of, year_facet
from nhipcau.web.words import say

PER_PAGE = 25
COMPARED = (When, Number, Place, Country)


@dataclass(frozen=True)
class Row:
    """One record of the result."""

    code: str
    href: str
    label: str
    cells: tuple[tuple[str, SafeString], ...]
    """Column label and value, in the order of the head."""
    brief: tuple[tuple[str, SafeString], ...]
    """The same without what is not known and without the day, which stands beside the freshness."""
    date: str
    """ISO, perhaps partial; "" where the record has none or none is known."""
    day: str
    year: str
    fresh: Fresh
    dated: str
    """The column a day would stand in; "" where records of this register have none."""


@dataclass(frozen=True)
class Sort:
    """One way to sort: the link applies it, or turns it round if it holds."""

    label: str
    href: str
    current: bool
    descending: bool


def list_page(request: HttpRequest, language: str, name: str) -> HttpResponse:
    register = registers()[name]
    question = Question(address(language, name), params(request))
    possible = views_of(register)
    view = chosen_view(question, possible)
    asked = _asked(register, question, view)
    listing = find(public_index(), asked)
    facets, chips = facets_and_chips(asked, listing, question, language)
    return page(
        request,
        language,
        "list",
        lambda code: address(code, name),
        title=register.title[place_of(language)],
        singular=register.singular[place_of(language)],
        lead=lead(register, language),
        help_address=help_address(language, name),
        asked=asked,
        listing=listing,
        mode=listing.mode,
        facets=facets,
        chips=chips,
        view=view,
        views=switch(question, possible, view, language),
        sorts=_sorts(register, asked, question, language),
        ranges=_ranges(register, question, language),
        hidden=question.hidden("q", *_range_names(register)),
        pager=pager(question, listing.total, asked.offset, asked.limit, len(listing.hits)),
        question=question,
        clear=question.path,
        coverage=coverage(public_index(), register)[f"note_{language}"],
        downloads=[(name, question.at(f"{question.path}.{form}")) for form, name in FORMATS.items()],
        feed=absolute(question.at(f"{question.path}.atom")),
        calendar=absolute(question.at(f"{question.path}.ics")) if register.calendar else "",
        columns=[column.label[place_of(language)] for column in table_columns(register)],
        rows=table_rows(register, listing.hits, language),
        **_seen_as(register, listing, question, view, language),
    )


def _asked(register: Register, question: Question, view: str) -> ListRequest:
    """What the address asks for. Unless another order was chosen, records with a day come newest first: always in a
    timeline, and elsewhere where no words ask for the best match."""
    asked = parse_request(register, question.params, other=OWN, limit=PER_PAGE)
    dated = dated_of(register)
    if not asked.sort and ((dated and view == TIMELINE) or (_newest_first(register) and not asked.words)):
        return replace(asked, sort=dated, descending=True)
    return asked


def _newest_first(register: Register) -> bool:
    """Whether the list begins with the latest record unless one asks for another order."""
    dated = dated_of(register)
    return bool(dated) and register.by_name[dated].sorted


def _seen_as(register: Register, listing: Listing, question: Question, view: str, language: str) -> dict[str, Any]:
    """What a view needs besides the rows."""
    if view == TIMELINE:
        facet = year_facet(register)
        bars, undated = by_year(listing, facet, question)
        return {"bars": bars, "undated": undated, "bars_title": register.by_name[facet].label[place_of(language)]}
    if view == MAP:
        return by_place(listing, question, language)
    return {}


@lru_cache(maxsize=64)
def lead(register: Register, language: str) -> str:
    """What the register is, in a sentence: the first paragraph of its help page."""
    return first_paragraph(register.help(language))


def table_columns(register: Register) -> list[Column]:
    """Listed columns; what the label already says is left to it, but for what one compares or follows to its page."""
    return [
        column
        for column in register.public
        if column.listed
        and (column.name not in register.label_from or isinstance(register.kinds[column.name], COMPARED))
    ]


def table_rows(register: Register, hits: list[Hit], language: str) -> list[Row]:
    """Rows of the table from the ready-made row texts."""
    return [row_of(register, orjson.loads(hit.json), language) for hit in hits]


def row_of(register: Register, item: dict[str, Any], language: str) -> Row:
    """One ready-made row text as a list shows it."""
    values = item["values"]
    shown = {
        column.name: (
            column.label[place_of(language)],
            cell(register.kinds[column.name], values.get(column.name), language, brief=True),
        )
        for column in table_columns(register)
    }
    dated = dated_of(register)
    date = values.get(dated) or ""
    return Row(
        code=item["code"],
        href=address(language, register.name, item["code"]),
        label=item[f"label_{language}"],
        cells=tuple(shown.values()),
        brief=tuple(pair for name, pair in shown.items() if pair[1] and name != dated),
        date=date,
        day=day_of(date, language),
        year=date[:4],
        fresh=fresh_of(item["confirmed_on"], None, language),
        dated=dated,
    )


def _sorts(register: Register, asked: ListRequest, question: Question, language: str) -> list[Sort]:
    """What holds without choosing, where no column stands for it; then every sortable column, dates latest first."""
    sorts = []
    if asked.words or not _newest_first(register):
        words = say("sort_best" if asked.words else "sort_none", language)
        sorts.append(Sort(words, question.href(sort=""), not asked.sort, descending=False))
    for column in register.public:
        if not column.sorted:
            continue
        current = asked.sort == column.name
        first = "-" if isinstance(register.kinds[column.name], When) else ""
        turned = "" if asked.descending else "-"
        direction = turned if current else first
        sorts.append(
            Sort(
                column.label[place_of(language)],
                question.href(sort=direction + column.name),
                current,
                asked.descending and current,
            )
        )
    return sorts


def _range_names(register: Register) -> list[str]:
    return [f"{column.name}_{end}" for column in _ranged(register) for end in ("from", "to")]


def _ranged(register: Register) -> list[Column]:
    return [
        column for column in register.public if column.sorted and isinstance(register.kinds[column.name], When | Number)
    ]


def _ranges(register: Register, question: Question, language: str) -> list[tuple[str, str, str]]:
    """Parameter, label and present value of every from–to field."""
    return [
        (
            f"{column.name}_{end}",
            say(f"range_{end}", language, column=column.label[place_of(language)]),
            (question.params.get(f"{column.name}_{end}") or [""])[-1],
        )
        for column in _ranged(register)
        for end in ("from", "to")
    ]
