"""The list of a register at the desk: one scope at a time, as deep as it sees."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString

from nhipcau.core.column import Column, Seen
from nhipcau.core.desk.seen import SeenNames, items_seen
from nhipcau.core.policy import Desk, no_record
from nhipcau.core.policy.words import SCOPES
from nhipcau.core.record import STATES
from nhipcau.core.register import Register
from nhipcau.core.registry import register as register_of
from nhipcau.web.desk.frame import language_here, page, powers_of_mine
from nhipcau.web.desk.records.addresses import list_address, record_address, with_links
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.cells import cell
from nhipcau.web.portal.listing import COMPARED
from nhipcau.web.portal.page import params
from nhipcau.web.portal.pager import pager
from nhipcau.web.portal.question import Question

PER_PAGE = 25


class Row(NamedTuple):
    label: str
    address: str
    code: str
    state: str
    state_words: str
    cells: tuple[tuple[str, SafeString], ...]
    """Column label and value, in the order of the head."""


class Tab(NamedTuple):
    """A desk one may look from."""

    label: str
    agency: str
    address: str
    current: bool


def records(request: HttpRequest, slug: str) -> HttpResponse:
    register, language, powers = register_of(slug), language_here(request), powers_of_mine(request)
    question = Question(list_address(language, register), params(request))
    desks = powers.desks(register)
    desk = _chosen(desks, question)
    rows = desk.audience.rows(register)
    total, offset = rows.count(), _offset(question)
    some = list(rows.order_by("-uid")[offset : offset + PER_PAGE])
    columns = table_columns(register, desk.audience.clearance)
    items = items_seen(register, some, desk.audience.clearance, SeenNames(powers))
    return page(
        request,
        "records",
        title=register.title[place_of(language)],
        singular=register.singular[place_of(language)],
        tabs=_tabs(desks, desk, question, language),
        columns=[column.label[place_of(language)] for column in columns],
        rows=[_row(register, item, columns, language) for item in items],
        total=total,
        pager=pager(question, total, offset, PER_PAGE, len(items)),
    )


def table_columns(register: Register, clearance: Seen) -> list[Column]:
    """Listed columns one sees; what the label already says is left to it, but for what one compares or follows."""
    return [
        column
        for column in register.seen_to(clearance)
        if column.listed
        and (column.name not in register.label_from or isinstance(register.kinds[column.name], COMPARED))
    ]


def _chosen(desks: list[Desk], question: Question) -> Desk:
    """The desk the address names, else the nearest. Raises :func:`no_record` for one that is not his."""
    asked = (question.params.get("desk") or [""])[-1]
    found = next((desk for desk in desks if asked in ("", desk.key)), None)
    if found is None:
        raise no_record()
    return found


def _tabs(desks: list[Desk], chosen: Desk, question: Question, language: str) -> list[Tab]:
    several = len({desk.agency.uid for desk in desks}) > 1
    return [
        Tab(
            SCOPES.label(desk.scope).get(language),
            desk.agency.label.get(language) if several and desk.key != desk.scope else "",
            question.href(desk=desk.key),
            desk == chosen,
        )
        for desk in desks
    ]


def _row(register: Register, item: dict[str, Any], columns: list[Column], language: str) -> Row:
    values = with_links(register, item, language)["values"]
    return Row(
        item[f"label_{language}"],
        record_address(language, register, item["uid"]),
        item["code"] or "",
        item["state"],
        STATES.label(item["state"]).get(language),
        tuple(
            (
                column.label[place_of(language)],
                cell(register.kinds[column.name], values.get(column.name), language, brief=True),
            )
            for column in columns
        ),
    )


def _offset(question: Question) -> int:
    asked = (question.params.get("offset") or [""])[-1]
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
