"""One move of many records: what would become of each, what has to be said, and what became of each."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from nhipcau.actions import publication as action
from nhipcau.actions.publication import Mover
from nhipcau.core.column import PUBLIC
from nhipcau.core.desk.seen import SeenNames, items_seen
from nhipcau.core.faults import Fault
from nhipcau.core.policy import Look
from nhipcau.core.publication import four_eyes
from nhipcau.core.publication.moves import Move, move_called
from nhipcau.core.record import STATES
from nhipcau.core.register import Register
from nhipcau.core.registry import register as register_of
from nhipcau.web.desk.frame import language_here, page
from nhipcau.web.desk.many.choosing import chosen_uids
from nhipcau.web.desk.publication.addresses import is_way, moves_address
from nhipcau.web.desk.publication.form import MoveForm
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.desk.records.addresses import list_address, record_address
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.words import say


class One(NamedTuple):
    """A record of the move; ``why`` is what is against it, "" for nothing. ``seen`` goes with the form."""

    uid: UUID
    label: str
    address: str
    state: str
    state_words: str
    why: str
    seen: str


def moves(request: HttpRequest, slug: str) -> HttpResponse:
    """POST with ``uid`` (several) or ``all``, ``move`` and ``next`` from a list asks; with ``confirmed`` as well, it is done."""
    register, language = register_of(slug), language_here(request)
    asked_back = request.POST.get("next", "")
    back = asked_back if is_way(asked_back) else list_address(language, register)
    by = mover_here(request)
    uids = chosen_uids(request, register, by.powers) if request.method == "POST" else []
    if not uids:
        return HttpResponseRedirect(back)
    step, said, done = move_called(request.POST.get("move", "")), "", None
    form = MoveForm(step, language, request.POST if "confirmed" in request.POST else None, alone=False)
    if "confirmed" in request.POST and form.is_valid():
        try:
            answers = action.move_all(register, uids, step, by, form.asked(), _seen(request.POST.getlist("was")))
        except Fault as problem:
            said = problem.in_language(language)
        else:
            done = {one.uid: one.fault.in_language(language) if one.fault else "" for one in answers}
    some = _some(register, uids, step, by, language, done)
    return page(
        request,
        "publication/moves",
        form=form,
        said=said,
        step=step,
        verb=step.label.get(language),
        lead=say(f"desk_move_{step.name}", language),
        title=register.title[place_of(language)],
        action=moves_address(language, register),
        back=back,
        able=[one for one in some if not one.why],
        unable=[one for one in some if one.why],
        is_done=done is not None,
    )


def _some(
    register: Register, uids: list[UUID], step: Move, by: Mover, language: str, done: dict[UUID, str] | None
) -> list[One]:
    """The records one may see, in the order in which they were chosen; of others the list says nothing."""
    looks = by.powers.looks(register, uids[: action.MOST_AT_ONCE])
    names, rows = SeenNames(by.powers), [looks[uid].row for uid in uids if uid in looks]
    found = []
    for item, row in zip(items_seen(register, rows, PUBLIC, names), rows, strict=True):
        why = done[row.uid] if done is not None else _why_not(register, looks[row.uid], step, by, language)
        found.append(
            One(
                row.uid,
                item[f"label_{language}"],
                record_address(language, register, row.uid),
                row.state,
                STATES.label(row.state).get(language),
                why,
                "" if done is not None or why else f"{row.uid}:{four_eyes.last_change(row.uid)}",
            )
        )
    return found


def _why_not(register: Register, look: Look, step: Move, by: Mover, language: str) -> str:
    try:
        action.may_move(register, look, step, by)
    except Fault as problem:
        return problem.in_language(language)
    return ""


def _seen(texts: list[str]) -> dict[UUID, int]:
    """{record: its last change when the page was made}"""
    found = {}
    for text in texts:
        uid, _, change = text.partition(":")
        with suppress(ValueError):
            found[UUID(uid)] = int(change)
    return found
