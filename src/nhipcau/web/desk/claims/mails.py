"""Mails of claims: the link to the body's own domain, sent by the worker, and the answer of whoever decided."""

from __future__ import annotations

import logging
from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import DatabaseError
from django.utils import timezone

from nhipcau.core.claims import keeping
from nhipcau.core.claims.link import VALID, token_of
from nhipcau.core.claims.models import Claim
from nhipcau.core.registry import registers
from nhipcau.web.desk.addresses import desk_address
from nhipcau.web.desk.moments import day_of
from nhipcau.web.portal.addresses import absolute, place_of
from nhipcau.web.words import say


def send_links(now: datetime | None = None) -> int:
    """Send the links that wait for it; returns how many. One that could not be sent is tried again the next time."""
    now, sent = now or timezone.now(), 0
    try:
        for claim in keeping.to_mail():
            link_mail(claim, now).send()
            keeping.mailed(claim, now)
            sent += 1
    except (OSError, SMTPException, DatabaseError):
        logging.getLogger(__name__).exception("a claim's link could not be sent")
    return sent


def link_mail(claim: Claim, now: datetime) -> EmailMessage:
    """The mail with the link. It holds nothing the claimant wrote: whoever reads it may be somebody else."""
    language = claim.language
    filled = {
        **_record(claim),
        "link": absolute(desk_address(language, "desk_claim_link", token=token_of(claim))),
        "until": day_of(now + VALID, language),
    }
    return _mail(claim, say("claim_mail_subject", language, **filled), say("claim_mail", language, **filled))


def answer_mail(claim: Claim, state: str, reason: str, who: str) -> EmailMessage:
    """The answer in the claimant's language: ``who`` decided, and in which words."""
    filled = {**_record(claim), "reason": reason, "who": who}
    subject = say("claim_answer_subject", claim.language, **filled)
    return _mail(claim, subject, say(f"claim_answer_{state}", claim.language, **filled))


def _record(claim: Claim) -> dict[str, str]:
    register = registers()[claim.register]
    return {"singular": register.singular[place_of(claim.language)], "code": claim.code}


def _mail(claim: Claim, subject: str, text: str) -> EmailMessage:
    whole = f"{text}\n\n{say('desk_mail_foot', claim.language)}"
    return EmailMessage(subject, whole, settings.DEFAULT_FROM_EMAIL, [claim.email])
