"""A desk's list as a file: exactly the records and columns one sees, however many.

As many as a list can be turned over stand in its order; more go by uid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import orjson
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from nhipcau.core.attachments.handing import disposition
from nhipcau.core.column import Seen
from nhipcau.core.desk import desk_index, find, walk_records
from nhipcau.core.desk.seen import SeenNames, item_seen, items_of
from nhipcau.core.files.cells import RECORD_STATE, UID, Cell, cells
from nhipcau.core.files.delimited import line_of, table_pieces
from nhipcau.core.files.printed import printed
from nhipcau.core.files.terms import COLUMNS, Said, columns_said
from nhipcau.core.files.workbook import require_room, typed_line, workbook
from nhipcau.core.policy import Desk, Powers
from nhipcau.core.record import STATES
from nhipcau.core.register import Register
from nhipcau.core.registry import register as register_of
from nhipcau.core.search.request import DEEPEST
from nhipcau.engines.texts import XLSX
from nhipcau.lib.sheets.inert import inert
from nhipcau.web.desk.frame import language_here, powers_of_mine
from nhipcau.web.desk.records.addresses import list_address
from nhipcau.web.desk.records.asking import chosen, request_of
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.page import params
from nhipcau.web.portal.question import Question

AT_ONCE = 200
IN_A_WORKBOOK = 100_000
"""Records a desk's workbook holds at most: it is written whole before the first of it can be sent."""
MEDIA = {"xlsx": XLSX, "csv": "text/csv; charset=utf-8", "json": "application/json"}


@dataclass(frozen=True)
class _List:
    """What stands in a file: the records one desk has of what was asked."""

    register: Register
    desk: Desk
    total: int
    uids: Iterable[list[UUID]]

    def items(self, powers: Powers) -> Iterator[dict[str, Any]]:
        for uids in self.uids:
            yield from items_of(self.register, self.desk.audience, uids, SeenNames(powers))


def download(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    """All records of the list as ``xlsx``, ``csv`` or ``json``.

    Raises :class:`Fault` ("too_many") for a workbook of more than :data:`IN_A_WORKBOOK` records.
    """
    register, language, powers = register_of(slug), language_here(request), powers_of_mine(request)
    found = _found(powers, register, Question(list_address(language, register), params(request)))
    items, depth = found.items(powers), found.desk.audience.clearance
    match form:
        case "xlsx":
            require_room(found.total, IN_A_WORKBOOK)
            written = xlsx_of(register, depth, items, language)
        case "csv":
            written = _csv(register, depth, items, language)
        case _:
            written = _json(register, items)
    answer = StreamingHttpResponse(written, content_type=MEDIA[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="{register.name}.{form}"'
    return answer


def _found(powers: Powers, register: Register, question: Question) -> _List:
    desk = chosen(powers.desks(register), question)
    asked = replace(request_of(register, desk, question, 1), limit=1, offset=0, facets=False)
    total = find(desk_index(), desk.audience, asked).total
    if total > DEEPEST:
        return _List(register, desk, total, walk_records(desk_index(), desk.audience, asked))
    uids = find(desk_index(), desk.audience, replace(asked, limit=DEEPEST)).uids
    return _List(register, desk, total, (uids[at : at + AT_ONCE] for at in range(0, len(uids), AT_ONCE)))


def form(request: HttpRequest, slug: str, form: str) -> StreamingHttpResponse:
    """The records of the list in a form to be printed. Raises :class:`Fault` ("too_many") as :func:`download` does."""
    register, language, powers = register_of(slug), language_here(request), powers_of_mine(request)
    found = next((one for one in register.forms if form in one.slug), None)
    if found is None:
        raise Http404
    listed = _found(powers, register, Question(list_address(language, register), params(request)))
    require_room(listed.total, IN_A_WORKBOOK)
    values = (item["values"] for item in listed.items(powers))
    answer = StreamingHttpResponse(printed(register, found, values, language), content_type=XLSX)
    answer.headers["Content-Disposition"] = disposition(f"{found.slug[place_of(language)]}.xlsx")
    return answer


def record(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """One record as JSON, with its evidence, as deep as one sees it."""
    register, powers = register_of(slug), powers_of_mine(request)
    look = powers.look(register, uid)
    item = item_seen(register, look.row, look.clearance, SeenNames(powers))
    return HttpResponse(orjson.dumps({"register": register.name, **item}), content_type="application/json")


def _csv(register: Register, depth: Seen, items: Iterator[dict[str, Any]], language: str) -> Iterator[bytes]:
    columns = cells(register, language, register.seen_to(depth))
    lines = (
        [
            str(item["uid"]),
            STATES.label(item["state"]).get(language),
            item["code"] or "",
            *line_of(register, columns, item["values"], language),
        ]
        for item in items
    )
    return table_pieces(
        [UID.get(language), RECORD_STATE.get(language), *(inert(column.title) for column in columns)], lines
    )


def xlsx_of(register: Register, clearance: Seen, items: Iterable[dict[str, Any]], language: str) -> Iterator[bytes]:
    """What a table needs to be taken in again stands in it: the same headers, and each record's uid in a hidden column."""
    shown = register.seen_to(clearance)
    columns = cells(register, language, shown)
    behind = [Cell(RECORD_STATE.get(language), "", language), Cell(UID.get(language), "", language)]
    lines = (
        [
            item["code"] or "",
            *typed_line(register, columns[1:], item["values"], language),
            STATES.label(item["state"]).get(language),
            str(item["uid"]),
        ]
        for item in items
    )
    said = [Said(COLUMNS.get(language), columns_said(register, shown, language))]
    return workbook(register, [*columns, *behind], lines, said, language)


def _json(register: Register, items: Iterator[dict[str, Any]]) -> Iterator[bytes]:
    yield b'{"register":' + orjson.dumps(register.name) + b',"records":['
    for place, item in enumerate(items):
        yield (b"," if place else b"") + orjson.dumps(item)
    yield b"]}"
