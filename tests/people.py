"""Agencies and people of the tests; none of them is real. And a second factor, worked out as a phone does."""

from __future__ import annotations

import base64
import hmac
from datetime import UTC, date, datetime

from django.contrib.auth.hashers import PBKDF2PasswordHasher

from nhipcau.core.ledger import Act
from nhipcau.core.ledger.act import new_uid
from nhipcau.core.people.door import Opening, appoint, new_account, open_agency
from nhipcau.core.people.models import Account, Agency

ACT = Act("người thử / tester", "kiểm thử / test")
DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
PASSWORD = "mot mat khau that dai"

# A second of work for every password is meant to stop those who guess; here it would only be waited for.
PBKDF2PasswordHasher.iterations = 1000


def office() -> Agency:
    """The external affairs office of Huế."""
    named = ("Sở Ngoại vụ thử", "Office under test")
    return open_agency(Opening("external-affairs-office", *named, "department", "hue", date(2025, 7, 1)), ACT)


def person(name: str, language: str = "vi") -> Account:
    return new_account(new_uid(), f"{name}@example.org", name.capitalize(), language, PASSWORD, ACT)


def working(name: str, agency: Agency, role: str, since: date = DAY) -> Account:
    """Somebody with a role in an agency."""
    account = person(name)
    appoint(account, agency, role, since, ACT)
    return account


def totp(secret: str, at: float) -> str:
    """The six digits of RFC 6238 (SHA-1, steps of 30 seconds) for a base32 ``secret`` at a time in seconds."""
    digest = hmac.digest(base64.b32decode(secret), (int(at) // 30).to_bytes(8, "big"), "sha1")
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 10**6:06}"
