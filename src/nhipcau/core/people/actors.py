"""How the ledger names people: by the uid of their account, so that a name can be expunged with the account."""

from __future__ import annotations

from uuid import UUID

PREFIX = "account:"
BY_LINK = "liên kết / link"
"""Whoever opened a link that was signed for him, without an account."""
WORKER = "nhipcau worker"
"""The process behind the site: plans, reminders, the calendar of duties, files that were read."""
OPERATOR = "operator:"
"""Before the name by which the system knows somebody who works at the command line."""


def actor_of(account: UUID) -> str:
    """What the ledger calls somebody with an account."""
    return f"{PREFIX}{account}"


def account_of(actor: str) -> UUID | None:
    """The account behind an actor; None for operators and machines. The account itself may be gone."""
    try:
        return UUID(actor.removeprefix(PREFIX))
    except ValueError:
        return None
