"""What a message costs its sender: some work of the reader's machine, or a pause. No foreign service, no riddle.

A *challenge* is a text of ours: when it was made, a random part, and our signature over both and over what the message
is about. By the quick road a script finds a number that, put behind the challenge, gives a SHA-256 that begins with
``BITS`` zero bits (Back, "Hashcash", 2002). By the slow road the reader confirms, no sooner than ``PAUSE`` seconds after
seeing it, a message whose exact words the challenge (there called a *ticket*) is signed for.

Nothing is stored until a message is accepted; ``letters.receive`` sees to it that a challenge serves once.
"""

from __future__ import annotations

import hashlib
import secrets
from enum import StrEnum
from hmac import compare_digest
from typing import Protocol

from django.utils.crypto import salted_hmac

BITS = 16
"""65,536 trials on average: a few tenths of a second of a script on a desk, one or two on a telephone."""
PAUSE = 10
"""Seconds between seeing the confirmation page and confirming."""
VALID = {"work": 1800, "pause": 7200}
"""Seconds for which a challenge can be used."""
LONGEST = 200


class Road(StrEnum):
    """How a message came: by work, by a pause, too early by a pause, or with nothing that counts."""

    WORK = "work"
    PAUSE = "pause"
    EARLY = "early"
    NONE = "none"


class Sent(Protocol):
    """What a visitor sends, of whatever kind."""

    @property
    def about(self) -> str:
        """What challenges are signed for."""

    def digest(self) -> str:
        """Differs for any two that differ."""


def challenge_for(about: str, now: int) -> str:
    """A challenge for a message about ``about`` ("register/code" or ""); ``now`` in seconds since 1970."""
    return _issue("work", about, now)


def ticket_for(draft: Sent, now: int) -> str:
    """A challenge for exactly this message, to be confirmed after the pause."""
    return _issue("pause", draft.digest(), now)


def road_of(draft: Sent, challenge: str, answer: str, now: int) -> Road:
    """Which way a message came; ``answer`` is the number found by work, empty for a confirmed ticket."""
    if not challenge.isascii() or len(challenge) > LONGEST or len(answer) > 20:
        return Road.NONE
    if answer:
        fresh = _age("work", draft.about, challenge, now) is not None
        return Road.WORK if fresh and _is_solved(challenge, answer) else Road.NONE
    age = _age("pause", draft.digest(), challenge, now)
    if age is None:
        return Road.NONE
    return Road.PAUSE if age >= PAUSE else Road.EARLY


def token_of(challenge: str) -> str:
    """What stands in the link of the message that used this challenge; nobody can find it without our secret."""
    return salted_hmac("nhipcau.inbox.token", challenge, algorithm="sha256").hexdigest()


def _issue(purpose: str, subject: str, now: int) -> str:
    stamp, chance = f"{now:x}", secrets.token_hex(16)
    return f"{stamp}.{chance}.{_signature(purpose, subject, stamp, chance)}"


def _age(purpose: str, subject: str, challenge: str, now: int) -> int | None:
    """Seconds since we made this challenge for this subject; None if we did not, or too long ago."""
    stamp, _, rest = challenge.partition(".")
    chance, _, signature = rest.partition(".")
    if not compare_digest(signature.encode(), _signature(purpose, subject, stamp, chance).encode()):
        return None
    age = now - int(stamp, 16)
    return age if age <= VALID[purpose] else None


def _signature(purpose: str, subject: str, stamp: str, chance: str) -> str:
    return salted_hmac(f"nhipcau.inbox.{purpose}", f"{stamp}\n{chance}\n{subject}", algorithm="sha256").hexdigest()


def _is_solved(challenge: str, answer: str) -> bool:
    found = hashlib.sha256(f"{challenge}.{answer}".encode()).digest()
    return int.from_bytes(found[:4]) >> (32 - BITS) == 0
