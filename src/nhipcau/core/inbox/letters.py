"""Keeping messages, what their senders may do by link, listing them for the operator, deleting them after their time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime, timedelta
from hmac import compare_digest
from typing import Any, NamedTuple
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from nhipcau.core.faults import Fault
from nhipcau.core.inbox import pace
from nhipcau.core.inbox.draft import KINDS, Draft
from nhipcau.core.inbox.models import Answer, Message
from nhipcau.core.inbox.proof import Road, token_of
from nhipcau.core.inbox.router import INBOX
from nhipcau.core.inbox.states import (
    ASSIGN,
    FROM_SENDER,
    RECEIVED,
    STEPS,
    UNSENT,
    WITHDRAW,
    WITHDRAWN,
    WRITE_AGAIN,
)
from nhipcau.core.ledger.act import new_uid
from nhipcau.core.settings import days
from nhipcau.core.tokens import digest
from nhipcau.lib.text import fold

PERSONAL = ("text", "holds", "name", "organisation", "country", "email", "phone", "folded")
"""What a sender gave, and what was made of it: empty once he has withdrawn."""
DIGITS = 32
"""Of a uid in a mailed link, before our signature."""


class Reply(NamedTuple):
    """What was written after a message: on which day, by the office or the sender, and what."""

    on: date
    is_office: bool
    text: str


class Letter(NamedTuple):
    """A message as its sender sees it again; ``fields`` are those its kind asks for and that were filled in.

    ``may_answer``: the office wrote last, so the sender may once more. ``may_withdraw``: he has not yet.
    """

    kind: str
    state: str
    received_on: date
    deleted_on: date
    register: str
    code: str
    fields: dict[str, str]
    replies: tuple[Reply, ...] = ()
    may_answer: bool = False
    may_withdraw: bool = True


class Waiting(NamedTuple):
    """Messages nobody has looked at: how many, and since which day the oldest waits."""

    messages: int
    since: date | None


def receive(draft: Draft, challenge: str, road: Road, address: str, now: datetime) -> str:
    """Keep a checked message and return the token of its link. ``address`` is the sender's, for counting only.

    The same message with the same challenge again (a second press of the button) gives the same token and keeps nothing.
    Raises :class:`Fault`: "used_challenge" (409) for another message with a used challenge; 429 or 503 where too many came.
    """
    token = token_of(challenge)
    try:
        with transaction.atomic(using=INBOX):
            Message.objects.using(INBOX).create(
                **asdict(draft),
                uid=new_uid(),
                token=digest(token),
                received_on=timezone.localdate(now),
                folded=folded(draft),
            )
            pace.count(address, road, now)
    except IntegrityError:
        kept = Message.objects.using(INBOX).filter(token=digest(token)).first()
        if kept is None or _draft_of(kept) != draft:
            raise used_challenge() from None
    return token


def by_token(token: str) -> Letter | None:
    """The message of a link, the sender's or a mailed one; None if there is none (any more)."""
    found = _kept(token).first()
    return _letter(found) if found else None


def mailed_link(uid: UUID) -> str:
    """What stands in the link that goes with a mailed answer: nobody can find it without our secret, and it is kept nowhere."""
    return f"{uid.hex}{salted_hmac('nhipcau.inbox.mailed', uid.hex, algorithm='sha256').hexdigest()}"


def write_again(token: str, text: str, road: Road, address: str, now: datetime) -> None:
    """Keep what the sender answers: once after each answer of the office.

    Raises :class:`Fault`: "no_message" (404), "not_your_turn" (409), and what :func:`pace.count` raises.
    """
    with transaction.atomic(using=INBOX):
        message = _held(token)
        if not _may_answer(message):
            raise _not_your_turn()
        pace.count(address, road, now)
        Answer.objects.using(INBOX).create(uid=new_uid(), message=message, at=now, text=text, delivery=FROM_SENDER)
        message.state = waiting_state(message, WRITE_AGAIN)
        message.folded = f"{message.folded} {fold(text)}"
        message.save(using=INBOX, update_fields=["state", "folded"])


def withdraw_message(token: str) -> None:
    """Forget at once what the sender gave, with all that was answered and noted; that there was a message stays.

    Raises :class:`Fault` ("no_message", 404); a second time changes nothing.
    """
    with transaction.atomic(using=INBOX):
        message = _held(token)
        for name in PERSONAL:
            setattr(message, name, "")
        message.state, message.account = STEPS[WITHDRAW].end, ""
        message.save(using=INBOX, update_fields=["state", "account", *PERSONAL])
        message.answers.using(INBOX).all().delete()
        message.remarks.using(INBOX).all().delete()


def waiting_state(message: Message, step: str) -> str:
    """Where a step leads that gives a message back to whoever has it: to nobody's only if it is nobody's."""
    end = STEPS[step].end
    return STEPS[ASSIGN].end if end == RECEIVED and message.account else end


def folded(draft: Draft) -> str:
    """What a search among messages looks through."""
    said = (draft.text, draft.name, draft.organisation, draft.email, draft.phone, draft.code)
    return fold(" ".join(filter(None, said)))


def letters() -> Iterator[tuple[int, Letter]]:
    """All messages with their numbers, oldest first: for the operator."""
    for message in Message.objects.using(INBOX).order_by("id").iterator():
        yield message.id, _letter(message)


def waiting() -> Waiting:
    """What nobody has looked at."""
    left = Message.objects.using(INBOX).filter(state=RECEIVED).order_by("received_on")
    oldest = left.values_list("received_on", flat=True).first()
    return Waiting(left.count(), oldest)


def purge(today: date) -> int:
    """Delete the messages whose time is over, with all that was answered and noted on them; returns how many messages."""
    over = Message.objects.using(INBOX).filter(received_on__lt=today - timedelta(days=keep_days()))
    return over.delete()[1].get(Message._meta.label, 0)


def sweep(now: datetime) -> int:
    """What the worker does now and then: messages whose time is over, counters of hours that have passed."""
    return purge(timezone.localdate(now)) + pace.forget_before(pace.hour_of(now))


def keep_days() -> int:
    """Days a message is kept. Raises :class:`Fault` for a setting that is no whole number from 1."""
    return days("NHIPCAU_INBOX_KEEP_DAYS")


def _letter(message: Message) -> Letter:
    fields = {name: str(value) for name in KINDS[message.kind] if (value := getattr(message, name))}
    return Letter(
        message.kind,
        message.state,
        message.received_on,
        message.received_on + timedelta(days=keep_days() + 1),
        message.register,
        message.code,
        fields,
        tuple(
            Reply(timezone.localdate(one.at), bool(one.by), one.text)
            for one in message.answers.using(INBOX).order_by("id")
            if one.delivery != UNSENT
        ),
        _may_answer(message),
        message.state != WITHDRAWN,
    )


def _kept(token: str) -> Any:
    if len(token) > 2 * DIGITS:
        uid = _uid_of(token)
        return Message.objects.using(INBOX).filter(uid=uid) if uid else Message.objects.using(INBOX).none()
    return Message.objects.using(INBOX).filter(token=digest(token))


def _uid_of(token: str) -> UUID | None:
    """The uid in a mailed link that we made."""
    try:
        uid = UUID(hex=token[:DIGITS])
    except ValueError:
        return None
    return uid if compare_digest(mailed_link(uid).encode(), token.encode()) else None


def _held(token: str) -> Message:
    """The message of a link, locked until the transaction ends."""
    found: Message | None = _kept(token).select_for_update().first()
    if found is None:
        raise Fault(
            "no_message", "Không có tin này, hoặc tin đã bị xóa.", "There is no such message any more.", status=404
        )
    return found


def _may_answer(message: Message) -> bool:
    """Whether the office wrote last and the message is where a sender may write again."""
    if message.state not in STEPS[WRITE_AGAIN].start:
        return False
    last = message.answers.using(INBOX).exclude(delivery=UNSENT).order_by("-id").first()
    return last is not None and bool(last.by)


def _draft_of(message: Message) -> Draft:
    said: dict[str, Any] = {name: getattr(message, name) for name in Draft.__dataclass_fields__}
    return Draft(**said)


def _not_your_turn() -> Fault:
    return Fault(
        "not_your_turn",
        "Bạn viết thêm được một lần sau mỗi lần cơ quan trả lời. Hãy đợi trả lời tiếp theo.",
        "You may write once after each answer of the office. Please wait for the next one.",
        status=409,
    )


def used_challenge() -> Fault:
    return Fault(
        "used_challenge",
        "Trang này đã dùng để gửi một tin khác. Hãy bấm gửi lần nữa để gửi tin này.",
        "This page was already used to send another message. Press send once more to send this one.",
        status=409,
    )
