"""What was written in one go: the records of a batch that one sees, and taking all of it back at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from nhipcau.core import ledger
from nhipcau.core.desk.seen import SeenNames, items_seen
from nhipcau.core.faults import Fault
from nhipcau.core.ledger.history import Happened
from nhipcau.core.people.door import reasoned
from nhipcau.core.policy import Look, Powers, no_record
from nhipcau.core.registry import registers
from nhipcau.lib.text import format_date
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.faults import not_yours
from nhipcau.web.desk.frame import language_here, me, page, powers_of_mine
from nhipcau.web.desk.records.addresses import record_address
from nhipcau.web.desk.records.history import action_words, is_wholly_seen, may_undo
from nhipcau.web.portal.addresses import place_of
from nhipcau.web.words import say

SHOWN = 100
MOST = 10_000
"""Changes a page takes back at once; larger batches are the command's."""


class Line(NamedTuple):
    label: str
    address: str
    register: str
    action: str


def batch(request: HttpRequest, batch: UUID) -> HttpResponse:
    """The newest changes of a batch among those one sees; as if there were no such batch where one sees none."""
    language, powers = language_here(request), powers_of_mine(request)
    rows = ledger.batch_of(batch, limit=SHOWN)
    looks = _looks(powers, rows)
    lines = _lines(rows, looks, SeenNames(powers), language)
    if not lines:
        raise no_record()
    at = timezone.localtime(rows[0].at)
    return page(
        request,
        "batch",
        lines=lines,
        day=f"{format_date(at.date(), language)}, {at:%H:%M}",
        more=len(rows) == SHOWN,
        may_undo=all(one.uid in looks and may_undo(looks[one.uid]) for one in rows),
        undo_address=desk_address(language, "desk_batch_undo", batch=batch),
    )


@require_POST
def undo(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Take a whole batch back: all of it, or nothing and the words why."""
    language, powers = language_here(request), powers_of_mine(request)
    rows = ledger.batch_of(batch, limit=MOST + 1)
    looks = _looks(powers, rows)
    if not rows or len(rows) > MOST or not all(_is_his(one, looks.get(one.uid)) for one in rows):
        raise not_yours()
    reason = (
        request.POST.get("reason", "").strip() or f"{say('desk_undo_reason', 'vi')} / {say('desk_undo_reason', 'en')}"
    )
    try:
        done = ledger.undo_batch(batch, reasoned(me(request), reason), leaving_changed="rest" in request.POST)
        said = say("desk_batch_undone", language, n=done.updated + done.removed + done.restored)
    except Fault as problem:
        said = problem.in_language(language)
    messages.add_message(request, messages.INFO, said)
    return HttpResponseRedirect(desk_address(language, "desk_registers"))


def _is_his(one: Happened, look: Look | None) -> bool:
    return look is not None and may_undo(look) and is_wholly_seen(registers()[one.register], [one], look.clearance)


def _looks(powers: Powers, rows: Iterable[Happened]) -> dict[UUID, Look]:
    """The records of some changes, as far as he sees them: one query a register."""
    wanted: dict[str, set[UUID]] = {}
    for one in rows:
        if one.register in registers():
            wanted.setdefault(one.register, set()).add(one.uid)
    found: dict[UUID, Look] = {}
    for name, uids in wanted.items():
        found |= powers.looks(registers()[name], uids)
    return found


def _lines(rows: list[Happened], looks: dict[UUID, Look], names: SeenNames, language: str) -> list[Line]:
    labels: dict[UUID, str] = {}
    for name in {one.register for one in rows if one.uid in looks}:
        mine = [looks[uid] for uid in dict.fromkeys(one.uid for one in rows if one.register == name) if uid in looks]
        for clearance in {look.clearance for look in mine}:
            some = [look.row for look in mine if look.clearance == clearance]
            items = items_seen(registers()[name], some, clearance, names)
            labels |= {item["uid"]: item[f"label_{language}"] for item in items}
    return [
        Line(
            labels[one.uid],
            record_address(language, registers()[one.register], one.uid),
            registers()[one.register].singular[place_of(language)],
            action_words(one.action, language),
        )
        for one in rows
        if one.uid in labels
    ]
