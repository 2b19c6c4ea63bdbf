"""Somebody's notices: each leads to what it is about; read one by one or all at once."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from nhipcau.core.desk.seen import SeenNames
from nhipcau.core.inbox.states import MESSAGES
from nhipcau.core.notices.found import mark_read, notices_of, reasons_of
from nhipcau.core.notices.kinds import KINDS
from nhipcau.core.notices.models import Notice
from nhipcau.core.people.standing import agencies_by_uid
from nhipcau.core.people.words import ROLES
from nhipcau.core.policy import Powers
from nhipcau.core.reminding.rounds import ROUNDS
from nhipcau.lib.text import format_date
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.frame import language_here, me, page, powers_of_mine
from nhipcau.web.desk.inbox.addresses import message_address
from nhipcau.web.desk.moments import moment
from nhipcau.web.desk.naming import named, names_of_actors
from nhipcau.web.words import say

PER_PAGE = 50


class Said(NamedTuple):
    """A notice in words; ``read_address`` is where it is marked as read, "" where it has been."""

    kind: str
    label: str
    address: str
    note: str
    reason: str
    read_address: str


def every(request: HttpRequest) -> HttpResponse:
    language, powers = language_here(request), powers_of_mine(request)
    leaves = Paginator(notices_of(me(request), powers), PER_PAGE)
    leaf = leaves.get_page(request.GET.get("page"))
    return page(request, "notices", notices=_in_words(list(leaf), powers, language), leaf=leaf)


@require_POST
def read(request: HttpRequest, uid: UUID | None = None) -> HttpResponse:
    """Mark one as read, or all of them. Somebody else's is left as it is."""
    mark_read(me(request), timezone.now(), uid)
    return HttpResponseRedirect(desk_address(language_here(request), "desk_notices"))


def _in_words(notices: list[Notice], powers: Powers, language: str) -> list[Said]:
    """What he may no longer see by now is left out. The number of queries does not grow with the notices."""
    looks = powers.looks_of((one.register, one.record) for one in notices)
    records = named(looks, SeenNames(powers), language)
    people = names_of_actors([one.by for one in notices], language)
    reasons = reasons_of(notices)
    agencies = agencies_by_uid([one.data["agency"] for one in notices if "agency" in one.data])
    found = []
    for one in notices:
        record, agency = records.get((one.register, one.record)), agencies.get(one.data.get("agency", ""))
        if record:
            label, where = f"{record.singular}: {record.label}", record.address
        elif one.register == MESSAGES:
            label, where = say("desk_notice_message", language), message_address(language, one.record)
        elif one.register == ROUNDS:
            label, where = say("desk_due", language), desk_address(language, "desk_due")
        elif agency:
            label, where = _of_role(one, agency.label.get(language), language), desk_address(language, "desk_account")
        else:
            continue
        found.append(
            Said(
                KINDS.label(one.kind).get(language),
                label,
                where,
                f"{people[one.by]} · {moment(one.at, language)}",
                reasons.get(one.change, ""),
                "" if one.read_at else desk_address(language, "desk_notice_read", uid=one.uid),
            )
        )
    return found


def _of_role(one: Notice, agency: str, language: str) -> str:
    role = ROLES.label(one.data["role"]).get(language) if one.data.get("role") in ROLES else ""
    if not one.data.get("day"):
        return f"{role}, {agency}"
    day = format_date(date.fromisoformat(one.data["day"]), language)
    return say(f"desk_notice_{one.kind}", language, role=role, agency=agency, day=day)
