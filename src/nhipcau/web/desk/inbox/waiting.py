"""What the Today page says of the inbox: how many messages wait for somebody, never what they say."""

from __future__ import annotations

from typing import NamedTuple

from django.db import DatabaseError

from nhipcau.core.inbox.handling import NOBODY, OPEN, waiting_for
from nhipcau.core.people.models import Account
from nhipcau.core.policy import Powers
from nhipcau.core.policy.messages import messages_open, reads_messages
from nhipcau.core.policy.words import SEE_MESSAGES
from nhipcau.lib.text import format_date
from nhipcau.web.desk.inbox.addresses import inbox_address
from nhipcau.web.guard import inbox_opened


class Mail(NamedTuple):
    """Messages nobody has taken and those that are one's own to do; None where the inbox cannot be asked."""

    waiting: int | None
    since: str
    mine: int
    address: str
    mine_address: str

    @property
    def shown(self) -> bool:
        """Whether there is anything to say of it."""
        return self.waiting != 0 or self.mine > 0


def mail_of(account: Account, powers: Powers, language: str) -> Mail | None:
    """None for who reads no messages."""
    if not reads_messages(powers, SEE_MESSAGES):
        return None
    new = inbox_address(language, state=OPEN, to=NOBODY)
    mine = inbox_address(language, state=OPEN, to=str(account.uid))
    try:
        with inbox_opened():
            found = waiting_for(messages_open(powers, SEE_MESSAGES), str(account.uid))
    except DatabaseError:
        return Mail(None, "", 0, new, mine)
    since = format_date(found.since, language) if found.since else ""
    return Mail(found.received, since, found.mine, new, mine)
