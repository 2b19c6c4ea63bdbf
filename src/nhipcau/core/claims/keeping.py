"""Keeping claims, finding them, saying what was decided of one, deleting them after their time."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from nhipcau.core.claims.draft import BY_DOMAIN, ClaimDraft
from nhipcau.core.claims.link import VALID
from nhipcau.core.claims.models import MAILED, SENT, WAITING, Claim
from nhipcau.core.faults import Fault
from nhipcau.core.inbox import pace
from nhipcau.core.inbox.letters import used_challenge
from nhipcau.core.inbox.proof import Road, token_of
from nhipcau.core.inbox.router import INBOX
from nhipcau.core.ledger.act import new_uid
from nhipcau.core.settings import days
from nhipcau.core.tokens import digest

MAILS_A_DAY = 3
"""So many links go to one address in a day, whoever asks for them."""


def receive(draft: ClaimDraft, challenge: str, road: Road, address: str, now: datetime) -> str:
    """Keep a checked claim and return the token of its link; ``address`` is the sender's, for counting only.

    The same claim with the same challenge again gives the same token. Raises :class:`Fault`: "used_challenge" (409),
    "too_many_links" (429), and 429 or 503 where too many came.
    """
    token, today = token_of(challenge), timezone.localdate(now)
    try:
        with transaction.atomic(using=INBOX):
            _mind_the_mailbox(draft, today)
            Claim.objects.using(INBOX).create(
                **asdict(draft),
                uid=new_uid(),
                token=digest(token),
                state=SENT if draft.way == BY_DOMAIN else WAITING,
                received_on=today,
            )
            pace.count(address, road, now)
    except IntegrityError:
        kept = Claim.objects.using(INBOX).filter(token=digest(token)).first()
        if kept is None or _draft_of(kept) != draft:
            raise used_challenge() from None
    return token


def by_token(token: str) -> Claim | None:
    """The claim of a claimant's link; None if there is none (any more)."""
    return Claim.objects.using(INBOX).filter(token=digest(token)).first()


def by_uid(uid: UUID) -> Claim | None:
    return Claim.objects.using(INBOX).filter(uid=uid).first()


def waiting(**about: str) -> list[Claim]:
    """Claims an officer has to decide on, the oldest first."""
    return list(Claim.objects.using(INBOX).filter(state=WAITING, **about).order_by("received_on", "uid"))


def waiting_for(register: str, code: str) -> list[Claim]:
    """Those of one record."""
    return waiting(register=register, code=code)


def to_mail() -> list[Claim]:
    """Claims whose link has to be sent."""
    return list(Claim.objects.using(INBOX).filter(state=SENT).order_by("received_on", "uid"))


def mailed(claim: Claim, now: datetime) -> None:
    Claim.objects.using(INBOX).filter(uid=claim.uid, state=SENT).update(state=MAILED, mailed_at=now)


def decide(claim: Claim, state: str, answer: str, on: date) -> None:
    """Say what was decided. Raises :class:`Fault` ("claim_decided", 409) if somebody else was first."""
    held = Claim.objects.using(INBOX).filter(uid=claim.uid, state=WAITING)
    if not held.update(state=state, answer=answer, decided_on=on):
        raise Fault(
            "claim_decided",
            "Đề nghị này đã có người quyết định.",
            "This claim has been decided upon.",
            status=409,
        )


def wait_again(claim: Claim) -> None:
    """Take a decision back of which nobody could be told."""
    Claim.objects.using(INBOX).filter(uid=claim.uid).update(state=WAITING, answer="", decided_on=None)


def sweep(now: datetime) -> int:
    """Delete claims whose time is over, and those whose link was never used; returns how many."""
    today = timezone.localdate(now)
    every = Claim.objects.using(INBOX)
    old = every.filter(received_on__lt=today - timedelta(days=keep_days())).delete()[0]
    unproven = every.filter(state__in=(SENT, MAILED), received_on__lt=today - VALID - timedelta(days=1))
    return int(old + unproven.delete()[0])


def keep_days() -> int:
    """Days a claim is kept. Raises :class:`Fault` for a setting that is no whole number from 1."""
    return days("NHIPCAU_CLAIM_KEEP_DAYS")


def _mind_the_mailbox(draft: ClaimDraft, today: date) -> None:
    """Nobody fills somebody else's mailbox with our links."""
    if draft.way != BY_DOMAIN:
        return
    same = Claim.objects.using(INBOX).filter(email__iexact=draft.email, way=BY_DOMAIN, received_on=today)
    if same.count() >= MAILS_A_DAY:
        raise Fault(
            "too_many_links",
            f"Hôm nay đã gửi {MAILS_A_DAY} liên kết đến địa chỉ này. Hãy xem lại hộp thư (cả mục thư rác), hoặc thử lại ngày mai.",
            f"{MAILS_A_DAY} links went to this address today. Look in the mailbox (also among junk), or try again tomorrow.",
            status=429,
        )


def _draft_of(claim: Claim) -> ClaimDraft:
    said: dict[str, Any] = {name: getattr(claim, name) for name in ClaimDraft.__dataclass_fields__}
    return ClaimDraft(**said)
