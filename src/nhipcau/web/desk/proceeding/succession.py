"""Agreements whose signer was reorganised away and on which nobody has decided yet, for one's locality."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from nhipcau.actions.proceeding import may_start
from nhipcau.actions.publication import Mover
from nhipcau.core.audience import MACHINERY_DESK
from nhipcau.core.desk.seen import SeenNames
from nhipcau.core.faults import Fault
from nhipcau.core.policy import Look, Powers, no_record
from nhipcau.core.policy.words import ALL, REGION
from nhipcau.core.register import Register
from nhipcau.core.registry import register as register_of
from nhipcau.lib.procedures import STATES
from nhipcau.web.desk.frame import language_here, page
from nhipcau.web.desk.naming import Named, named
from nhipcau.web.desk.proceeding.addresses import procedures_about, start_address
from nhipcau.web.desk.proceeding.panel import values_of
from nhipcau.web.desk.publication.moving import mover_here
from nhipcau.web.desk.records.addresses import list_address, record_address
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.words import say

SHOWN = 200


class Line(NamedTuple):
    """``procedure`` is how the latest one stands, "" for none; ``start`` is "" for who may start none."""

    record: Named
    procedure: str
    procedure_address: str
    told: bool
    start: str


@require_safe
def undecided(request: HttpRequest, slug: str) -> HttpResponse:
    subject, language, by = register_of(slug), language_here(request), mover_here(request)
    register = procedures_about(subject)
    if register is None or register.procedure is None:
        raise no_record()
    uids = _uids(subject, register, by.powers)
    looks = by.powers.looks(subject, uids[:SHOWN])
    names = named({(subject.name, uid): look for uid, look in looks.items()}, SeenNames(by.powers), language)
    runs = _runs(register, list(looks), by.powers)
    lines = [
        _line(subject, register, look, names[subject.name, uid], runs, by, language) for uid, look in looks.items()
    ]
    tally = say("desk_undecided_n", language, n=len(uids)) if lines else say("desk_undecided_none", language)
    more = say("desk_undecided_more", language, n=SHOWN) if len(uids) > SHOWN else ""
    return page(
        request,
        "proceeding/succession",
        lines=sorted(lines, key=lambda one: one.record.label),
        tally=tally,
        more=more,
        title=subject.title[place_of(language)],
        list_address=list_address(language, subject),
    )


def _uids(subject: Register, register: Register, powers: Powers) -> list[UUID]:
    """Those of one's locality and agency; of everywhere for who has neither."""
    assert register.procedure is not None  # noqa: S101  # of registers of procedures only
    desks = powers.desks(subject)
    near = [one for one in desks if one.scope not in (ALL, REGION)]
    condition = register.procedure.undecided(timezone.localdate())
    found: dict[UUID, None] = {}
    for desk in near or desks:
        rows = desk.audience.rows(subject).filter(condition).order_by("uid")
        found |= dict.fromkeys(rows.values_list("uid", flat=True))
    return list(found)


def _runs(register: Register, subjects: list[UUID], powers: Powers) -> dict[str, Look]:
    """The latest procedure about each of some records, as far as he sees it: two queries."""
    procedure = register.procedure
    assert procedure is not None  # noqa: S101
    rows = register.rows(MACHINERY_DESK).filter(**{f"{procedure.subject}__in": subjects}).order_by("uid")
    looks = powers.looks(register, rows.values_list("uid", flat=True))
    ordered = sorted(looks.items())
    return {str(register.plain(look.row, procedure.subject)): look for _, look in ordered}


def _line(
    subject: Register, register: Register, look: Look, record: Named, runs: dict[str, Look], by: Mover, language: str
) -> Line:
    start = start_address(language, subject, look.row.uid) if may_start(register, look, by) else ""
    run = runs.get(str(look.row.uid))
    if run is None:
        return Line(record, "", "", False, start)
    values: dict[str, Any] = values_of(register, run.row)
    try:
        stand = register.procedure.stand(values) if register.procedure else None
    except Fault:
        stand = None
    words = STATES[stand.state].words.get(language) if stand and stand.state in STATES else ""
    told = bool(stand and "notify_partner" in stand.taken)
    over = bool(stand and stand.is_over)
    return Line(record, words, record_address(language, register, run.row.uid), told, start if over else "")
