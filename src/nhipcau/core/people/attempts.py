"""Counting attempts to sign in without keeping who made them, and forgetting them and ended sessions in time."""

from __future__ import annotations

import hmac
from datetime import datetime

from django.conf import settings

from nhipcau.core.people.models import CountedAttempts


def hashed_key(key: str, prefix: str, version: int) -> str:
    """A key of the cache as the table holds it: nobody who reads the table learns an address from it."""
    said = f"{prefix}:{version}:{key}".encode()
    return hmac.digest(b"nhipcau-attempts\0" + settings.SECRET_KEY.encode(), said, "sha256").hex()


def sweep(now: datetime) -> int:
    """Delete counters whose time is over and sessions that have ended; returns how many rows went."""
    from allauth.usersessions.models import UserSession
    from django.contrib.sessions.models import Session

    gone = CountedAttempts.objects.filter(expires__lt=now).delete()[0]
    gone += Session.objects.filter(expire_date__lt=now).delete()[0]
    alive = Session.objects.values("session_key")
    return gone + int(UserSession.objects.exclude(session_key__in=alive).delete()[0])
