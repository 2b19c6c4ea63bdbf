"""The link that goes to an address of the body's own domain: signed, for one claim and one address, good once."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.core import signing
from django.utils import timezone

from nhipcau.core.claims.models import MAILED, Claim
from nhipcau.core.faults import Fault
from nhipcau.core.inbox.router import INBOX

VALID = timedelta(days=3)
SALT, PURPOSE = "nhipcau.core.claims.link", "claim"


def token_of(claim: Claim) -> str:
    """What stands in the link."""
    return signing.dumps([str(claim.uid), PURPOSE, claim.email], salt=SALT)


def claim_of(token: str, now: datetime) -> Claim:
    """The claim a link can still prove. Raises :func:`over`, whatever is wrong with it."""
    try:
        uid, purpose, email = signing.loads(token, salt=SALT, max_age=VALID)
        asked = {"uid": UUID(uid), "email": email}
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        raise over() from None
    found = Claim.objects.using(INBOX).filter(**asked, state=MAILED).first() if purpose == PURPOSE else None
    if found is None or found.mailed_at is None or found.mailed_at + VALID <= now:
        raise over()
    return found


def prove(claim: Claim, state: str, now: datetime) -> None:
    """The link has been used; ``state`` is what comes next. Of two who press at once one comes too late (:func:`over`)."""
    held = Claim.objects.using(INBOX).filter(uid=claim.uid, state=MAILED)
    if not held.update(state=state, proven_on=timezone.localdate(now)):
        raise over()


def over() -> Fault:
    return Fault(
        "claim_link_over",
        "Liên kết này không dùng được hoặc không còn hiệu lực: có thể đã được dùng hoặc đã quá 3 ngày. Hãy gửi lại từ trang công khai của tổ chức.",
        "This link cannot be used, or not any more: it may have been used or be older than 3 days. Send the form again from the organisation’s public page.",
        status=410,
    )
