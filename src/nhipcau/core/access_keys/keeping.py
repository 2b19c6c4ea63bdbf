"""Making, using and ending keys. The ledger says that one was made or ended, never what it is."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nhipcau.core.access_keys.models import AccessKey
from nhipcau.core.faults import Fault
from nhipcau.core.ledger.act import new_uid, note
from nhipcau.core.people.door import reasoned
from nhipcau.core.people.models import Account
from nhipcau.core.people.standing import postings_on
from nhipcau.core.tokens import digest, new_token

KEYS = "access-keys"
"""What the ledger calls them."""
MARK = "nhipcau_"
"""What keys begin with, so that a program that looks for secrets in files finds them."""
MOST = 10
LONGEST_NAME = 80
DAYS = (30, 90, 365)
"""For how many days one can be good."""


def make(account: Account, name: str, days: int, now: datetime) -> str:
    """A new key; returns it, and it is kept nowhere. Raises :class:`Fault` without a name, for other days, for too many."""
    called = " ".join(name.split())
    if not called or len(called) > LONGEST_NAME or days not in DAYS:
        raise Fault(
            "bad_key",
            f"Hãy đặt tên mã truy cập (không quá {LONGEST_NAME} ký tự) và chọn thời hạn {', '.join(map(str, DAYS))} ngày.",
            f"Give the key a name ({LONGEST_NAME} characters at most) and choose {', '.join(map(str, DAYS))} days.",
        )
    with transaction.atomic():
        if AccessKey.objects.filter(account=account).count() >= MOST:
            raise Fault(
                "too_many_keys",
                f"Bạn đã có {MOST} mã truy cập. Hãy hủy bớt mã không dùng nữa.",
                f"You have {MOST} access keys. End those you do not use any more.",
                status=409,
            )
        said = MARK + new_token()
        until = now + timedelta(days=days)
        key = AccessKey(uid=new_uid(), account=account, name=called, token=digest(said), made_at=now, until=until)
        key.save(force_insert=True)
        act = reasoned(account, "tạo mã truy cập / access key made")
        note(KEYS, [(key.uid, "create", {"name": (None, called), "until": (None, until.isoformat())})], act)
    return said


def end(account: Account, uid: UUID) -> bool:
    """End one's own key; False if there is none."""
    with transaction.atomic():
        key = AccessKey.objects.filter(account=account, uid=uid).first()
        if key is None:
            return False
        act = reasoned(account, "hủy mã truy cập / access key ended")
        note(KEYS, [(key.uid, "delete", {"name": (key.name, None), "until": (key.until.isoformat(), None)})], act)
        key.delete()
    return True


def keys_of(account: Account) -> list[AccessKey]:
    return list(AccessKey.objects.filter(account=account).order_by("made_at", "uid"))


def holder(said: str, now: datetime) -> Account:
    """Whose key it is. Raises :func:`no_key` for one that is unknown, ended or over, and of whoever has no role any more."""
    key = AccessKey.objects.select_related("account").filter(token=digest(said), account__is_active=True).first()
    today = timezone.localdate(now)
    if key is None or key.until <= now or not postings_on(key.account, today).exists():
        raise no_key()
    if key.used_on != today:
        AccessKey.objects.filter(uid=key.uid).update(used_on=today)
    return key.account


def no_key() -> Fault:
    """The same words whatever is wrong with a key."""
    return Fault(
        "no_key",
        "Cần mã truy cập còn hiệu lực: gửi “Authorization: Bearer <mã>”. Tạo mã ở trang Mã truy cập của bàn làm việc.",
        "A key in force is needed: send “Authorization: Bearer <key>”. Make one on the desk's page of access keys.",
        status=401,
    )
