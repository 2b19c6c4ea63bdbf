"""The digest by mail: once a day what somebody has not read yet, in registers and counts and links, nothing of records.

A digest that could not be sent is tried again the next time. It is noted as sent right after the mail server took it; if
the worker is killed in between, the same mail goes out again under the same Message-ID, by which programs know it.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from smtplib import SMTPException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from nhipcau.core.faults import Fault
from nhipcau.core.notices.found import due_by_mail, mark_mailed, unread
from nhipcau.core.notices.kinds import KINDS
from nhipcau.core.notices.models import Notice
from nhipcau.core.people.models import Account
from nhipcau.core.policy import powers_of
from nhipcau.core.registry import registers
from nhipcau.core.settings import SETTINGS
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.portal.addresses import absolute, place_of
from nhipcau.web.words import say


def send_digests(now: datetime | None = None) -> int:
    """Send the digests that are due; returns how many were sent. Raises :class:`Fault` for an hour that is none."""
    now = timezone.localtime(now or timezone.now())
    hour = digest_hour()
    if hour is None or now.hour < hour:
        return 0
    return sum(_send(account, now) for account in due_by_mail(now.date()))


def digest_hour() -> int | None:
    """The hour from which digests go out, None for no digests. Raises :class:`Fault` ("bad_digest_hour")."""
    said = SETTINGS["NHIPCAU_DIGEST_HOUR"].read().strip()
    if said and not (said.isascii() and said.isdigit() and int(said) < 24):
        raise Fault(
            "bad_digest_hour",
            f"NHIPCAU_DIGEST_HOUR phải là một giờ từ 0 đến 23, không phải {said[:20]!r}.",
            f"NHIPCAU_DIGEST_HOUR must be an hour from 0 to 23, not {said[:20]!r}.",
            {"value": said[:20]},
        )
    return int(said) if said else None


def _send(account: Account, now: datetime) -> bool:
    notices = list(unread(account, powers_of(account, now.date())).filter(mailed_at=None))
    if not notices:
        return False
    try:
        message(account, notices).send()
    except (OSError, SMTPException):
        logging.getLogger(__name__).exception("a digest could not be sent; it is tried again")
        return False
    mark_mailed(account, notices, now)
    return True


def message(account: Account, notices: Sequence[Notice]) -> EmailMessage:
    """The digest of some notices, in the language of whom it goes to."""
    language = account.language
    lines = [
        say(
            "desk_digest_line_in" if where else "desk_digest_line",
            language,
            kind=KINDS.label(kind).get(language),
            where=where,
            n=count,
        )
        for (kind, where), count in sorted(_counted(notices, language).items(), key=lambda one: _order(one[0]))
    ]
    text = say(
        "desk_digest",
        language,
        name=account.name,
        lines="\n".join(lines),
        link=absolute(desk_address(language, "desk_notices")),
        off=absolute(desk_address(language, "desk_account")),
    )
    whole = f"{text}\n\n{say('desk_mail_foot', language)}"
    host = urlsplit(settings.NHIPCAU_BASE_URL).hostname or "localhost"
    known_by = f"<digest.{account.uid}.{max(one.change for one in notices)}@{host}>"
    subject = say("desk_digest_subject", language, n=len(notices))
    return EmailMessage(subject, whole, settings.DEFAULT_FROM_EMAIL, [account.email], headers={"Message-ID": known_by})


def _counted(notices: Sequence[Notice], language: str) -> Counter[tuple[str, str]]:
    """How many there are of each kind in each register, by the register's title ("" for what is in none)."""
    titles = {name: register.title[place_of(language)] for name, register in registers().items()}
    return Counter((one.kind, titles.get(one.register, "")) for one in notices)


def _order(kind_and_where: tuple[str, str]) -> tuple[int, str]:
    return KINDS.place(kind_and_where[0]), kind_and_where[1]
