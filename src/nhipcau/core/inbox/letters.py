"""Keeping messages, finding one by its sender's link, listing them for the operator, deleting them after their time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone

from nhipcau.core.faults import Fault
from nhipcau.core.inbox import pace
from nhipcau.core.inbox.draft import KINDS, Draft
from nhipcau.core.inbox.models import Message
from nhipcau.core.inbox.proof import Road, token_of
from nhipcau.core.inbox.router import INBOX
from nhipcau.core.settings import days


class Letter(NamedTuple):
    """A message as its sender sees it again; ``fields`` are those its kind asks for and that were filled in."""

    kind: str
    state: str
    received_on: date
    deleted_on: date
    register: str
    code: str
    fields: dict[str, str]


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
                **asdict(draft), token=digest(token), received_on=timezone.localdate(now)
            )
            pace.count(address, road, now)
    except IntegrityError:
        kept = Message.objects.using(INBOX).filter(token=digest(token)).first()
        if kept is None or _draft_of(kept) != draft:
            raise used_challenge() from None
    return token


def by_token(token: str) -> Letter | None:
    """The message of a link; None if there is none (any more)."""
    found = Message.objects.using(INBOX).filter(token=digest(token)).first()
    return _letter(found) if found else None


def letters() -> Iterator[tuple[int, Letter]]:
    """All messages with their numbers, oldest first: for the operator, until there is a desk."""
    for message in Message.objects.using(INBOX).order_by("id").iterator():
        yield message.id, _letter(message)


def waiting() -> Waiting:
    """What nobody has looked at."""
    left = Message.objects.using(INBOX).filter(state="received").order_by("received_on")
    oldest = left.values_list("received_on", flat=True).first()
    return Waiting(left.count(), oldest)


def purge(today: date) -> int:
    """Delete the messages whose time is over; returns how many."""
    return Message.objects.using(INBOX).filter(received_on__lt=today - timedelta(days=keep_days())).delete()[0]


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
    )


def _draft_of(message: Message) -> Draft:
    said: dict[str, Any] = {name: getattr(message, name) for name in Draft.__dataclass_fields__}
    return Draft(**said)


def digest(token: str) -> str:
    """How a token is kept."""
    return hashlib.sha256(token.encode()).hexdigest()


def used_challenge() -> Fault:
    return Fault(
        "used_challenge",
        "Trang này đã dùng để gửi một tin khác. Hãy bấm gửi lần nữa để gửi tin này.",
        "This page was already used to send another message. Press send once more to send this one.",
        status=409,
    )
