"""Asking by link whether a record still holds. The link is signed, for one record and one address, and answers once.

Whatever is wrong with a link – forged, too old, used, its record not public any more – it is over, in the same words.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.core import signing
from django.db import transaction

from nhipcau.core.attesting.kept import added, become
from nhipcau.core.attesting.models import ANSWERED, OPEN, WITHDRAWN, Request
from nhipcau.core.faults import Fault
from nhipcau.core.ledger.act import Act, new_uid
from nhipcau.core.people.invitations import is_address
from nhipcau.core.record import door_opened

VALID = timedelta(days=30)
SALT, PURPOSE = "nhipcau.core.attesting.asking", "confirm"


def ask(register: str, record: UUID, address: str, language: str, agency: str, act: Act, now: datetime) -> Request:
    """Keep a request to an address; an open one to the same address about the same record ends.

    Raises :class:`Fault` ("no_address") for what is no address.
    """
    to = address.strip().lower()
    if not is_address(to):
        raise Fault(
            "no_address",
            f"{address[:80]!r} không phải địa chỉ email. Hãy nhập địa chỉ như ten@coquan.vn.",
            f"{address[:80]!r} is no e-mail address. Enter one like name@office.example.",
        )
    with door_opened(), transaction.atomic():
        for other in list(Request.objects.select_for_update().filter(record=record, address=to, state=OPEN)):
            become(other, WITHDRAWN, act, "withdraw")
        request = Request(
            uid=new_uid(), register=register, record=record, address=to, language=language, agency=agency,
            actor=act.actor, at=now, valid_until=now + VALID,
        )  # fmt: skip
        return added(request, act)


def withdraw(request: Request, act: Act) -> None:
    """Its link ends, if it is open still."""
    with door_opened(), transaction.atomic():
        held = Request.objects.select_for_update().get(uid=request.uid)
        if held.state == OPEN:
            become(held, WITHDRAWN, act, "withdraw")


def token_of(request: Request) -> str:
    """What stands in the link."""
    return signing.dumps([str(request.uid), str(request.record), PURPOSE, request.address], salt=SALT)


def request_of(token: str, now: datetime) -> Request:
    """The request a link can still answer. Raises :func:`over`."""
    try:
        uid, record, purpose, address = signing.loads(token, salt=SALT, max_age=VALID)
        asked = {"uid": UUID(uid), "record": UUID(record), "address": address}
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        raise over() from None
    found = Request.objects.filter(**asked, state=OPEN, valid_until__gt=now).first() if purpose == PURPOSE else None
    if found is None:
        raise over()
    return found


def close(request: Request, act: Act) -> None:
    """It has been answered. Inside the answer's transaction: of two who press at once one comes too late (:func:`over`)."""
    held = Request.objects.select_for_update().get(uid=request.uid)
    if held.state != OPEN:
        raise over()
    become(held, ANSWERED, act, "answer")


def open_requests(record: UUID, now: datetime) -> list[Request]:
    """Those about a record that wait for an answer, the newest first."""
    return list(Request.objects.filter(record=record, state=OPEN, valid_until__gt=now).order_by("-at", "-uid"))


def over() -> Fault:
    return Fault(
        "confirmation_over",
        "Liên kết này không dùng được hoặc không còn hiệu lực: có thể đã được trả lời, đã quá 30 ngày, hoặc bản ghi không còn công bố. Hãy hỏi cơ quan đã gửi cho bạn.",
        "This link cannot be used, or not any more: it may have been answered, be older than 30 days, or its record may no longer be public. Ask the office that sent it to you.",
        status=410,
    )
