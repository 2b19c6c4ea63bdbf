"""Opening a saved view: what of it still works is asked, and what fell away is said.

Columns, values and desks go, and so do powers. What somebody does not see is counted, never named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from nhipcau.core.desk import desk_request
from nhipcau.core.faults import Fault
from nhipcau.core.policy import Desk, no_record
from nhipcau.core.register import Register
from nhipcau.core.saved.keeping import Asked
from nhipcau.core.saved.models import SavedView
from nhipcau.core.search.labels import facet_label, value_labels
from nhipcau.core.search.request import facet_columns
from nhipcau.web.desk.frame import language_here, powers_of_mine
from nhipcau.web.desk.records.addresses import list_address
from nhipcau.web.desk.records.asking import DESK, agencies_named
from nhipcau.web.desk.records.columns import COLUMNS
from nhipcau.web.desk.saved.addresses import SAVED
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.portal.question import Question
from nhipcau.web.words import say


class Working(NamedTuple):
    """What of a view can be asked; ``gone`` names what cannot, ``hidden`` counts what he does not see (any more)."""

    params: dict[str, list[str]]
    gone: list[str]
    hidden: int


def first_view(request: HttpRequest, views: Iterable[SavedView], question: Question) -> SavedView | None:
    """The view with which his list begins, where the address asks for nothing at all."""
    if request.method != "GET" or question.params:
        return None
    return next((view for view in views if getattr(view, "is_default", False)), None)


def opened(request: HttpRequest, register: Register, view: SavedView) -> HttpResponse:
    """To the list a view holds; what fell away is said there."""
    language = language_here(request)
    desks = powers_of_mine(request).desks(register)
    if not desks:
        raise no_record()
    working = still_working(register, desks, view.asked, language)
    for words in _said(view, working, language):
        messages.add_message(request, messages.INFO, words)
    asked = {**working.params, SAVED: [str(view.uid)]}
    return HttpResponseRedirect(Question(list_address(language, register), asked).href())


def still_working(register: Register, desks: Sequence[Desk], asked: Asked, language: str) -> Working:
    """A query for each related record or agency a view filters by, none for anything else."""
    gone: dict[str, None] = {}
    wanted = (asked.get(DESK) or [""])[-1]
    desk = next((one for one in desks if one.key == wanted), desks[0])
    if wanted and desk.key != wanted:
        gone[say("desk_desks", language)] = None
    check = _Check(register, desk, language)
    kept: dict[str, list[str]] = {DESK: [desk.key]} if desk.key == wanted else {}
    hidden = 0
    for name, values in asked.items():
        if name == DESK:
            continue
        works = check.working(name, values)
        if works:
            kept[name] = works
        if lost := len(values) - len(works):
            labels = check.labels(name, [value for value in values if value not in works])
            gone |= dict.fromkeys(labels)
            hidden += 0 if labels else lost
    return Working(kept, list(gone), hidden)


class _Check:
    """Whether a desk can be asked something, parameter by parameter."""

    def __init__(self, register: Register, desk: Desk, language: str) -> None:
        self.register, self.desk, self.language = register, desk, language
        self.seen = {column.name: column for column in register.seen_to(desk.audience.clearance)}

    def working(self, name: str, values: Iterable[str]) -> list[str]:
        if name == COLUMNS:
            return [value for value in values if value in self.seen]
        return [value for value in values if self._works(name, value)]

    def labels(self, name: str, values: Iterable[str]) -> list[str]:
        """What a parameter is called, where he sees what it speaks of; nothing where he does not."""
        if name in (COLUMNS, "sort"):
            return []
        asked = desk_request(self.register, {}, self.desk.audience)
        if name in facet_columns(self.register, asked.sight):
            return [facet_label(asked, name).get(self.language)]
        column = self.seen.get(name.rpartition("_")[0])
        return [column.label[place_of(self.language)]] if column else []

    def _works(self, name: str, value: str) -> bool:
        try:
            asked = desk_request(self.register, {name: [value]}, self.desk.audience)
        except Fault:
            return False
        tokens = [(facet, token) for facet, several in asked.filters.items() for token in several]
        named: Mapping[tuple[str, str], object] = value_labels(asked, tokens)
        return all(token in (agencies_named(asked, self.language) if name == "owner" else named) for token in tokens)


def _said(view: SavedView, working: Working, language: str) -> list[str]:
    said = []
    if working.gone:
        said.append(say("desk_view_gone", language, name=view.name, what=", ".join(working.gone)))
    if working.hidden:
        said.append(say("desk_view_hidden", language, name=view.name, n=working.hidden))
    return said
