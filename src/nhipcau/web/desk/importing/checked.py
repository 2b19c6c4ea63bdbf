"""The rows of a checked table: by what was found, in pages, corrected where they stand."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.request import QueryDict

from nhipcau.actions import importing
from nhipcau.core.faults import Fault
from nhipcau.core.importing.checking import no_row
from nhipcau.core.importing.folder import ImportFolder
from nhipcau.core.importing.models import CHECKED
from nhipcau.core.importing.sheet_rows import ACTIONS, CREATE, SAME, UPDATE, WRONG, SheetRow, SheetRows
from nhipcau.web.desk.importing.opened import Opened
from nhipcau.web.desk.importing.rows import Line, Rows, Typed
from nhipcau.web.words import say

PER_PAGE = 50
FURTHEST = 1 << 40
"""Rows have far smaller numbers; what is asked beyond them is no row."""
TABS = (WRONG, CREATE, UPDATE, SAME)
SHOW, AFTER, DONE, WHOLE, ALIKE = "show", "after", "done", "whole", "alike"


class Place(NamedTuple):
    """Where somebody is among the rows: the tab, the row before the page's first, the row he has just corrected."""

    show: str
    after: int
    done: int = 0

    @classmethod
    def of(cls, asked: QueryDict, counts: dict[str, int]) -> Place:
        show = asked.get(SHOW, "")
        if show not in ACTIONS:
            show = next((action for action in TABS if counts.get(action)), WRONG)
        return cls(show, _number(asked.get(AFTER, "")), _number(asked.get(DONE, "")))

    def href(self, here: Opened, **other: object) -> str:
        asked = {**self._replace(done=0)._asdict(), **other}
        return f"{here.address()}?{urlencode({name: value for name, value in asked.items() if value})}"


class Tab(NamedTuple):
    label: str
    rows: int
    address: str
    current: bool


def checked_page(here: Opened, place: Place | None = None, typed: Typed | None = None) -> HttpResponse:
    one, language = here.one, here.language
    place = place or Place.of(here.request.GET, one.counts)
    some, more = _some(here, place)
    rows = Rows(here, typed, place.done)
    lines = rows.lines(some)
    counts = {action: one.counts.get(action, 0) for action in ACTIONS}
    return here.page(
        "checked",
        place=place,
        tabs=[
            Tab(
                say(f"desk_import_tab_{action}", language),
                counts[action],
                Place(action, 0).href(here),
                action == place.show,
            )
            for action in TABS
        ],
        lead=say(f"desk_import_lead_{place.show}", language),
        headers=rows.order,
        lines=lines,
        lists=rows.mending.lists,
        wrong=_wrong(lines),
        first=place.href(here, after=0) if place.after else "",
        following=place.href(here, after=more) if more else "",
        writes=counts[CREATE] + counts[UPDATE],
        left=counts[WRONG],
        columns_left=", ".join(f"“{header}”" for header in rows.sheet.left_out),
        **_deeds(here),
    )


def row_page(here: Opened, number: int, place: Place, typed: Typed | None = None) -> HttpResponse:
    """All cells of one row, to be corrected."""
    row = _rows(here, number).get(number)
    if row is None:
        raise no_row(number)
    rows = Rows(here, typed)
    line = rows.whole(row)
    return here.page(
        "row",
        line=line,
        place=place,
        lists=rows.mending.lists,
        back=f"{place.href(here)}#{line.id}",
        wrong=_wrong([line]),
    )


def row(here: Opened, request: HttpRequest, number: int) -> HttpResponse:
    """GET shows a row; POST puts other texts into it and goes back to where it stands in the list."""
    if request.method != "POST":
        return row_page(here, number, Place.of(request.GET, here.one.counts))
    place = Place.of(request.POST, here.one.counts)
    headers = Rows(here).sheet.headers if _rows(here, number) else []
    given = {f"text.{index}": header for index, header in enumerate(headers)}
    texts = {header: request.POST[name].replace("\r\n", "\n") for name, header in given.items() if name in request.POST}
    try:
        is_for_others = _corrected(here, number, texts, [given.get(name, "") for name in request.POST.getlist(ALIKE)])
    except Fault as problem:
        if problem.status == 404:
            raise
        here.status = problem.status
        typed = Typed(number, texts, problem.in_language(here.language))
        return row_page(here, number, place, typed) if WHOLE in request.POST else checked_page(here, place, typed)
    return HttpResponseRedirect(here.address() if is_for_others else f"{place.href(here, done=number)}#row-{number}")


def _corrected(here: Opened, number: int, texts: dict[str, str], alike: list[str]) -> bool:
    """Whether other rows were put right as well, so that all are checked again."""
    before = _rows(here, number).get(number)
    importing.correct(here.one, number, texts)
    was = before.texts if before else {}
    changes = {header: (was.get(header, ""), texts[header]) for header in alike if header in texts}
    changes = {header: (old, new) for header, (old, new) in changes.items() if old != new}
    if changes:
        importing.correct_alike(here.one, changes)
    return bool(changes)


def _rows(here: Opened, number: int) -> SheetRows:
    """Raises :class:`Fault` ("no_row") while the table is not one whose rows can be corrected."""
    path = ImportFolder(here.one.uid).rows
    if here.one.state != CHECKED or number > FURTHEST or not path.exists():
        raise no_row(number)
    return SheetRows(path)


def _some(here: Opened, place: Place) -> tuple[list[SheetRow], int]:
    """The rows of a page, with the one that was just corrected where it stands, and after which the next page begins (0:
    there is none).
    """
    rows = SheetRows(ImportFolder(here.one.uid).rows)
    some = rows.page(place.show, place.after, PER_PAGE + 1)
    more = some[PER_PAGE - 1].row if len(some) > PER_PAGE else 0
    some = some[:PER_PAGE]
    done = rows.get(place.done) if place.done else None
    if done and done.row > place.after and done.row not in {one.row for one in some}:
        some = sorted([*some, done], key=lambda one: one.row)
    return some, more


def _wrong(lines: list[Line]) -> list[Line]:
    """Those that were refused just now, for the summary."""
    return [line for line in lines if line.refusal]


def _deeds(here: Opened) -> dict[str, str]:
    return {
        "write_address": here.address("desk_import_write"),
        "again_address": here.address("desk_import_again"),
        "columns_address": here.address("desk_import_columns"),
        "problems_address": here.address("desk_import_problems"),
    }


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0
