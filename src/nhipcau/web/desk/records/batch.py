"""What was written in one go: the records of a batch that one sees, and taking all of it back at once."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from nhipcau.core import ledger
from nhipcau.core.desk.seen import SeenNames
from nhipcau.core.faults import Fault
from nhipcau.core.ledger.history import Happened
from nhipcau.core.people.door import reasoned
from nhipcau.core.policy import Look, Powers, no_record
from nhipcau.core.policy.undoing import is_wholly_seen, may_undo
from nhipcau.core.registry import registers
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.faults import not_yours
from nhipcau.web.desk.frame import language_here, me, page, powers_of_mine
from nhipcau.web.desk.moments import moment
from nhipcau.web.desk.naming import Records, named
from nhipcau.web.desk.records.history import action_words
from nhipcau.web.words import say, say_in_both

SHOWN = 100
MOST = 10_000
"""Changes a page takes back at once; larger batches are the command's (``nhipcau ledger undo``)."""


class Line(NamedTuple):
    label: str
    address: str
    register: str
    action: str


def batch(request: HttpRequest, batch: UUID) -> HttpResponse:
    """The newest changes of a batch among those one sees; as if there were no such batch where one sees none."""
    language, powers = language_here(request), powers_of_mine(request)
    rows = ledger.batch_of(batch, limit=SHOWN)
    looks = powers.looks_of(one.record for one in rows)
    lines = _lines(rows, looks, powers, language)
    if not lines:
        raise no_record()
    return page(
        request,
        "batch",
        lines=lines,
        day=moment(rows[0].at, language),
        more=len(rows) == SHOWN,
        may_undo=all(one.record in looks and may_undo(looks[one.record], one.action) for one in rows),
        undo_address=desk_address(language, "desk_batch_undo", batch=batch),
    )


@require_POST
def undo(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Take a whole batch back: all of it, or nothing and the words why."""
    language, powers = language_here(request), powers_of_mine(request)
    rows = ledger.batch_of(batch, limit=MOST + 1)
    looks = powers.looks_of(one.record for one in rows)
    if len(rows) > MOST and all(one.record in looks for one in rows):
        raise _too_many()
    if not rows or len(rows) > MOST or not all(_is_his(one, looks.get(one.record)) for one in rows):
        raise not_yours()
    reason = request.POST.get("reason", "").strip() or say_in_both("desk_undo_reason")
    try:
        done = ledger.undo_batch(batch, reasoned(me(request), reason), leaving_changed="rest" in request.POST)
        said = say("desk_batch_undone", language, n=done.updated + done.removed + done.restored)
    except Fault as problem:
        said = problem.in_language(language)
    messages.add_message(request, messages.INFO, said)
    return HttpResponseRedirect(desk_address(language, "desk_registers"))


def _too_many() -> Fault:
    return Fault(
        "too_many_to_undo",
        f"Đợt này có hơn {MOST} thay đổi, trang này không hoàn tác được. Nếu là một bảng bạn đã nhập, hãy hoàn tác ở trang "
        "của bảng ấy; nếu không, hãy gửi địa chỉ trang này cho người vận hành để hoàn tác bằng lệnh: nhipcau ledger undo.",
        f"This batch has more than {MOST} changes, this page cannot take it back. If it is a table you brought, undo it on "
        "that table's page; else send this page's address to the operator, who can, by the command: nhipcau ledger undo.",
        status=409,
    )


def _is_his(one: Happened, look: Look | None) -> bool:
    return (
        look is not None
        and may_undo(look, one.action)
        and is_wholly_seen(registers()[one.register], [one], look.clearance)
    )


def _lines(rows: list[Happened], looks: Records, powers: Powers, language: str) -> list[Line]:
    records = named(looks, SeenNames(powers), language)
    return [
        Line(record.label, record.address, record.singular, action_words(one.action, language))
        for one in rows
        if (record := records.get(one.record))
    ]
