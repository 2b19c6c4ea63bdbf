"""Writing and finding expressions of interest; each write has its row in the ledger, without the name of whoever is interested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from nhipcau.core.faults import Fault
from nhipcau.core.interests.models import STAGES, ExpressionOfInterest
from nhipcau.core.ledger.act import Act, new_uid, note
from nhipcau.core.people.models import plain
from nhipcau.core.record import door_opened

INTERESTS = "interests"
"""Under this name the ledger keeps what happens here; it is no register."""
SAID = ("register", "record", "agency", "country", "received_on", "stage", "stage_since", "next_on", "message")
"""What the ledger says: not the organisation, which the table has and can forget."""


def begin(interest: ExpressionOfInterest, act: Act) -> ExpressionOfInterest:
    """Write a new one. Raises :class:`Fault` ("made_already", 409) for a message it has been made from before."""
    with door_opened(), transaction.atomic():
        if ExpressionOfInterest.objects.filter(message=interest.message).exists():
            raise Fault(
                "made_already",
                "Tin này đã được ghi thành bày tỏ quan tâm.",
                "An expression of interest has been made from this message already.",
                status=409,
            )
        interest.uid = new_uid()
        interest.save(force_insert=True)
        said = plain(interest, SAID)
        note(INTERESTS, [(interest.uid, "create", {name: (None, value) for name, value in said.items() if value})], act)
        return interest


def move(uid: UUID, open_ones: Q, stage: str, next_on: date | None, today: date, act: Act) -> ExpressionOfInterest:
    """Give one that is open to somebody another stage and another next day; what is already so leaves no trace."""
    if stage not in STAGES:
        raise Fault("unknown_stage", "Hãy chọn một giai đoạn trong danh sách.", "Choose a stage from the list.")
    with door_opened(), transaction.atomic():
        row = ExpressionOfInterest.objects.select_for_update().filter(open_ones, uid=uid).first()
        if row is None:
            raise no_interest()
        before = plain(row, SAID)
        if row.stage != stage:
            row.stage, row.stage_since = stage, today
        row.next_on = next_on
        after = plain(row, SAID)
        changed = {name: (before[name], after[name]) for name in SAID if before[name] != after[name]}
        if changed:
            row.save(update_fields=["stage", "stage_since", "next_on"])
            note(INTERESTS, [(uid, "update", changed)], act)
        return row


def interest_of(open_ones: Q, uid: UUID) -> ExpressionOfInterest:
    """Raises :func:`no_interest`, the same whether there is none or it is not open to him."""
    found = ExpressionOfInterest.objects.filter(open_ones, uid=uid).first()
    if found is None:
        raise no_interest()
    return found


def made_from(message: UUID) -> ExpressionOfInterest | None:
    return ExpressionOfInterest.objects.filter(message=message).first()


def listed(open_ones: Q, stage: str = "", record: UUID | None = None) -> QuerySet[ExpressionOfInterest]:
    """Those open to somebody, what is to be done soonest first."""
    rows = ExpressionOfInterest.objects.filter(open_ones)
    rows = rows.filter(stage=stage) if stage else rows
    rows = rows.filter(record=record) if record else rows
    return rows.order_by("next_on", "-received_on", "uid")


def pipeline(open_ones: Q, record: UUID) -> Counter[str]:
    """How many of those in a record stand in each stage: one query."""
    return Counter(ExpressionOfInterest.objects.filter(open_ones, record=record).values_list("stage", flat=True))


def messages_used() -> list[UUID]:
    """The messages of which an organisation is kept still."""
    return list(ExpressionOfInterest.objects.exclude(organisation="").values_list("message", flat=True))


def forget_organisations(messages: Iterable[UUID]) -> int:
    """Empty what those who withdrew wrote of themselves; the ledger never had it. Returns how many."""
    with door_opened():
        return ExpressionOfInterest.objects.filter(message__in=list(messages)).update(organisation="")


def no_interest() -> Fault:
    return Fault(
        "no_interest",
        "Không có bày tỏ quan tâm này, hoặc vai trò hiện nay của bạn không mở được. Hãy xem lại danh sách.",
        "There is no such expression of interest, or your present roles do not open it. Look in the list.",
        status=404,
    )
