"""How many messages an hour: of one sender, and of all together. Who sent is kept as a keyed hash, for that hour."""

from __future__ import annotations

from datetime import datetime
from ipaddress import ip_address, ip_network

from django.db.models import F
from django.utils.crypto import salted_hmac

from nhipcau.core.faults import Fault
from nhipcau.core.inbox.models import Sending
from nhipcau.core.inbox.proof import Road
from nhipcau.core.inbox.router import INBOX

BY_WORK, BY_PAUSE, TOGETHER = 10, 3, 300
"""Messages an hour: of a sender whose machine worked, of one who only waited, of everybody."""
EVERYBODY = ""


def count(address: str, road: Road, now: datetime) -> None:
    """Count one message; raises :class:`Fault` (429) if it is one too many. Inside the message's own transaction."""
    hour = hour_of(now)
    forget_before(hour)
    if _count(hour, EVERYBODY) > TOGETHER:
        raise _full()
    if _count(hour, sender_of(address, now)) > (BY_WORK if road is Road.WORK else BY_PAUSE):
        raise _too_many()


def hour_of(now: datetime) -> int:
    """Whole hours since 1970."""
    return int(now.timestamp()) // 3600


def forget_before(hour: int) -> int:
    """Delete the counters of hours that have passed."""
    return Sending.objects.using(INBOX).filter(hour__lt=hour).delete()[0]


def sender_of(address: str, now: datetime) -> str:
    """A hash of the network address (of its /64 for IPv6, which is what one household gets), another one every day."""
    try:
        known = ip_address(address)
        place = str(ip_network((known, 64), strict=False)) if known.version == 6 else str(known)
    except ValueError:
        place = "unknown"
    return salted_hmac(f"nhipcau.inbox.sender.{now:%Y-%m-%d}", place, algorithm="sha256").hexdigest()


def _count(hour: int, sender: str) -> int:
    rows = Sending.objects.using(INBOX)
    row, _ = rows.get_or_create(hour=hour, sender=sender)
    rows.filter(id=row.id).update(count=F("count") + 1)  # locks the row until the transaction ends
    return rows.values_list("count", flat=True).get(id=row.id)


def _too_many() -> Fault:
    return Fault(
        "too_many_messages",
        "Trong giờ qua đã có nhiều tin từ kết nối mạng này. Tin chưa được gửi; xin gửi lại sau một giờ.",
        "Many messages came from this network connection in the last hour. This one was not sent; please send it again in an hour.",
        status=429,
    )


def _full() -> Fault:
    return Fault(
        "inbox_busy",
        "Hộp thư đang nhận quá nhiều tin. Tin chưa được gửi; xin gửi lại sau một giờ.",
        "The inbox is receiving too many messages. Yours was not sent; please send it again in an hour.",
        status=503,
    )
