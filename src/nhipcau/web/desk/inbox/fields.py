"""What a message says, with the labels its form had."""

from __future__ import annotations

from nhipcau.core.inbox.draft import KINDS
from nhipcau.core.inbox.models import Message
from nhipcau.web.portal.inbox.fields import written


def written_of(message: Message, language: str) -> list[tuple[str, str]]:
    """Labels and values of what was filled in."""
    return written(message.kind, language, {name: getattr(message, name) for name in KINDS[message.kind]})
