"""Messages of visitors, as the tests send them: kept as the portal keeps them, and given to their agencies as the worker does."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from uuid import UUID

from django.utils import timezone

from nhipcau.actions.routing import route_messages
from nhipcau.core.inbox import letters
from nhipcau.core.inbox.draft import check
from nhipcau.core.inbox.models import Message
from nhipcau.core.inbox.proof import Road
from nhipcau.core.registry import registers

_NUMBERS = count()

INTEREST = {
    "text": "We grow Zyxwvu tea and would like to meet growers.",
    "name": "Sato Hanako",
    "organisation": "Shizuoka Zyxwvu Tea",
    "country": "JP",
    "email": "sato@example.org",
}


def sent(
    kind: str = "question",
    about: tuple[str, str] = ("", ""),
    language: str = "vi",
    at: datetime | None = None,
    **fields: str,
) -> str:
    """Keep a message; the token of its sender's link. Every message comes from an address of its own."""
    given = {"text": "Xin hỏi một điều thử, có được không?", **fields}
    checked = check(kind, language, about, given)
    assert not checked.problems, checked.problems
    number = next(_NUMBERS)
    address = f"10.{number // 65536 % 256}.{number // 256 % 256}.{number % 256}"
    return letters.receive(checked.draft, f"challenge {number}", Road.WORK, address, at or timezone.now())


def came(*, token: str) -> UUID:
    """Let the worker find out whose it is; the message's uid."""
    route_messages()
    return letters._kept(token).get().uid  # type: ignore[no-any-return]


def kept(uid: UUID) -> Message:
    return Message.objects.using("inbox").get(uid=uid)


def about(register: str, uid: UUID) -> tuple[str, str]:
    """A public record as messages name it."""
    there = registers()[register]
    return register, there.code(there.model._default_manager.get(uid=uid).number) or ""
