"""A nudge: another agency that works near a record asks its owner after it, in words of a closed list, once a week."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nhipcau.core.faults import Fault
from nhipcau.core.labels import Label, Vocabulary
from nhipcau.core.ledger.act import new_uid, note
from nhipcau.core.people.actors import actor_of
from nhipcau.core.people.door import reasoned
from nhipcau.core.policy.words import DISCUSS
from nhipcau.core.reminding.models import Reminder
from nhipcau.core.reminding.rounds import REMINDERS, said_of

if TYPE_CHECKING:
    from nhipcau.core.people.models import Account
    from nhipcau.core.policy import Look
    from nhipcau.core.register import Register

NUDGE = "nudge"
EVERY = timedelta(days=7)
"""So long a record is left in peace after a nudge, whoever gave it."""
WORDS = Vocabulary(
    [
        ("progress", Label("Đề nghị cập nhật tiến độ thực hiện.", "Please say how far this is.")),
        ("answer", Label("Phía bạn đang chờ trả lời.", "The other side is waiting for an answer.")),
        ("confirm", Label("Đề nghị xác nhận hồ sơ còn đúng.", "Please confirm that the record still holds.")),
    ],
    name="nudges",
)
"""No free words: they would stay in the ledger for ever. What has to be said at length belongs in the discussion."""


def may_nudge(look: Look, agencies: frozenset[str]) -> bool:
    """Whether somebody of these agencies may: he takes part in the record's discussion, and it is another agency's."""
    return DISCUSS in look.may and bool(look.row.owner) and look.row.owner not in agencies


def nudge(register: Register, look: Look, words: str, by: Account, agencies: frozenset[str], now: datetime) -> Reminder:
    """Ask the owner after a record. Raises :class:`Fault`: "not_allowed", "unknown_nudge", "nudged_lately"."""
    if not may_nudge(look, agencies):
        raise _not_allowed()
    if words not in WORDS:
        raise Fault("unknown_nudge", "Hãy chọn một lời nhắc trong danh sách.", "Choose one of the listed words.")
    with transaction.atomic():
        row: Any = register.model._default_manager.select_for_update().get(uid=look.row.uid)
        if last := last_nudge(row.uid, now):
            raise _lately(last)
        made = Reminder(
            uid=new_uid(),
            round=new_uid(),
            register=register.name,
            record=row.uid,
            kind=words,
            day=timezone.localdate(now),
            stage=NUDGE,
            agency=row.owner,
            by=actor_of(by.uid),
            at=now,
        )
        made.save(force_insert=True)
        said = WORDS.label(words)
        note(REMINDERS, [(made.uid, NUDGE, said_of(made))], reasoned(by, f"{said.vi} / {said.en}"))
    return made


def reminders_of(record: UUID, most: int) -> list[Reminder]:
    """The reminders about a record, the latest first."""
    return list(Reminder.objects.filter(record=record).order_by("-at", "uid")[:most])


def last_nudge(record: UUID, now: datetime) -> Reminder | None:
    """The nudge because of which a record is still left in peace."""
    return Reminder.objects.filter(record=record, stage=NUDGE, at__gt=now - EVERY).order_by("-at").first()


def _lately(last: Reminder) -> Fault:
    day = timezone.localdate(last.at + EVERY)
    return Fault(
        "nudged_lately",
        f"Hồ sơ này vừa được nhắc; nhắc lại được từ ngày {day:%d/%m/%Y}.",
        f"This record was asked after lately; it can be again from {day:%d/%m/%Y}.",
        status=409,
    )


def _not_allowed() -> Fault:
    return Fault(
        "not_allowed",
        "Chỉ cơ quan khác, có tham gia trao đổi về hồ sơ, mới nhắc cơ quan quản lý được.",
        "Only another agency that takes part in the record's discussion can ask its owner after it.",
        status=403,
    )
