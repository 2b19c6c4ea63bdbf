"""Of what a record's agencies were reminded, on its history; and the button by which another agency asks after it."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from nhipcau.core.dues.making import due_seen, public_days
from nhipcau.core.dues.whose import agencies_of
from nhipcau.core.people.standing import agencies_by_uid
from nhipcau.core.policy import Look, Powers
from nhipcau.core.register import Register
from nhipcau.core.registry import register as register_of
from nhipcau.core.reminding.models import Reminder
from nhipcau.core.reminding.nudging import NUDGE, WORDS, last_nudge, may_nudge, nudge, reminders_of
from nhipcau.core.reminding.rounds import ESCALATED
from nhipcau.lib.text import format_date
from nhipcau.web.desk.frame import language_here, me, powers_of_mine
from nhipcau.web.desk.moments import moment
from nhipcau.web.desk.naming import names_of_actors
from nhipcau.web.desk.records.addresses import record_address
from nhipcau.web.words import say

SHOWN = 50


class Nudging(NamedTuple):
    """``address`` is "" while the record is left in peace; ``last`` then says why."""

    address: str
    choices: list[tuple[str, str]]
    last: str


@require_POST
def ask_after(request: HttpRequest, slug: str, uid: UUID) -> HttpResponse:
    """One click, with ``words`` of the closed list."""
    register, powers, language = register_of(slug), powers_of_mine(request), language_here(request)
    look = powers.look(register, uid)
    nudge(register, look, request.POST.get("words", ""), me(request), agencies_of(powers), timezone.now())
    messages.success(request, say("desk_nudged", language))
    return HttpResponseRedirect(record_address(language, register, uid))


def nudging_of(register: Register, look: Look, powers: Powers, language: str) -> Nudging | None:
    """What the record's page offers; None for whom it is not."""
    if not may_nudge(look, agencies_of(powers)):
        return None
    last = last_nudge(look.row.uid, timezone.now())
    where = "" if last else record_address(language, register, look.row.uid, "desk_nudge")
    said = say("desk_nudged_on", language, day=format_date(timezone.localdate(last.at), language)) if last else ""
    return Nudging(where, [(one, WORDS.label(one).get(language)) for one in WORDS], said)


def reminded_of(register: Register, look: Look, language: str) -> list[str]:
    """The reminders about a record in sentences, the latest first; of things worked out from columns he does not see none."""
    rows = reminders_of(look.row.uid, SHOWN)
    if not rows:
        return []
    changed = public_days([look.row]).get(look.row.uid)
    seen = due_seen(register, look.row, look.clearance, changed)
    things = {due.kind: due.what.get(language) for due in seen}
    agencies = agencies_by_uid([one.agency for one in rows])
    people = names_of_actors([one.by for one in rows], language)
    return [
        _sentence(one, things, agencies[one.agency].label.get(language), people[one.by], language)
        for one in rows
        if one.agency in agencies and (one.stage == NUDGE or one.kind in things)
    ]


def _sentence(one: Reminder, things: dict[str, str], agency: str, by: str, language: str) -> str:
    key = {NUDGE: "desk_reminded_nudge", ESCALATED: "desk_reminded_leader"}.get(one.stage, "desk_reminded")
    what = WORDS.label(one.kind).get(language) if one.stage == NUDGE else things[one.kind]
    day = format_date(one.day, language)
    return say(key, language, when=moment(one.at, language), agency=agency, what=what, day=day, who=by)
