"""Making, opening and ending calendar links. The ledger says that one was made or ended, never what stands in it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from nhipcau.core.calendars.models import CalendarLink
from nhipcau.core.faults import Fault
from nhipcau.core.ledger.act import new_uid, note
from nhipcau.core.people.door import reasoned
from nhipcau.core.people.models import Account
from nhipcau.core.tokens import digest, new_token

CALENDARS = "calendars"
"""What the ledger calls them."""
MOST = 10
"""Links of one person: more than this nobody remembers where he put them."""


def make(account: Account, whose: str, now: datetime) -> str:
    """A new link; returns the token, which is kept nowhere. Raises :class:`Fault` ("too_many_calendars")."""
    with transaction.atomic():
        if CalendarLink.objects.filter(account=account).count() >= MOST:
            raise _too_many()
        token = new_token()
        link = CalendarLink(uid=new_uid(), account=account, whose=whose, token=digest(token), made_at=now)
        link.save(force_insert=True)
        act = reasoned(account, "tạo liên kết lịch / calendar link made")
        note(CALENDARS, [(link.uid, "create", {"whose": (None, whose)})], act)
    return token


def end(account: Account, uid: UUID) -> bool:
    """End one's own link; False if there is none."""
    with transaction.atomic():
        link = CalendarLink.objects.filter(account=account, uid=uid).first()
        if link is None:
            return False
        act = reasoned(account, "hủy liên kết lịch / calendar link ended")
        note(CALENDARS, [(link.uid, "delete", {"whose": (link.whose, None)})], act)
        link.delete()
    return True


def links_of(account: Account) -> list[CalendarLink]:
    return list(CalendarLink.objects.filter(account=account).order_by("made_at", "uid"))


def opened(token: str) -> CalendarLink:
    """The link somebody's program came with. Raises :func:`no_calendar` for one that is unknown, ended, or of a closed
    account.
    """
    link = CalendarLink.objects.select_related("account").filter(token=digest(token), account__is_active=True).first()
    if link is None:
        raise no_calendar()
    return link


def no_calendar() -> Fault:
    """The same words whatever is wrong with a link."""
    return Fault(
        "no_calendar",
        "Không có lịch ở địa chỉ này, hoặc liên kết đã bị hủy. Hãy tạo liên kết mới ở trang Lịch của bàn làm việc.",
        "There is no calendar at this address, or its link has been ended. Make a new one on the desk's calendar page.",
        status=404,
    )


def _too_many() -> Fault:
    return Fault(
        "too_many_calendars",
        f"Bạn đã có {MOST} liên kết lịch. Hãy hủy bớt liên kết không dùng nữa.",
        f"You have {MOST} calendar links. End those you do not use any more.",
        status=409,
    )
