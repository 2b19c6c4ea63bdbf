"""Who may see and handle what visitors sent, by the third table of ``table``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from nhipcau.core.people.models import Account, Agency, Posting
from nhipcau.core.people.standing import agencies_by_uid, agencies_on, heirs
from nhipcau.core.people.when import holding
from nhipcau.core.policy import table, words
from nhipcau.core.policy.words import HANDLE_MESSAGES, OWN_AGENCY, TO_NO_AGENCY

if TYPE_CHECKING:
    from nhipcau.core.people.standing import Standing
    from nhipcau.core.policy.powers import Powers

NO_AGENCY = ""
"""What stands for the agency of a message that came to none; None is one that nobody has looked at where it belongs."""


def messages_open(powers: Powers, action: str) -> Q:
    """The condition on messages that somebody may see or handle: a message names its agency as records name their owner."""
    found = Q(pk__in=())
    for one in powers.standing:
        for rule in _rules(one, action):
            match rule.scope:
                case words.OWN_AGENCY:
                    found |= Q(agency__in=powers.reach.with_followed(one.agency))
                case words.TO_NO_AGENCY:
                    found |= Q(agency=NO_AGENCY)
                case words.ALL:
                    found |= Q(agency__isnull=False)
    return found


def handles_for(powers: Powers, one: Standing, agency: str) -> bool:
    """Whether by one of his roles somebody handles the messages of an agency ("" for those that came to none)."""
    scopes = {rule.scope for rule in _rules(one, HANDLE_MESSAGES)}
    if agency == NO_AGENCY:
        return TO_NO_AGENCY in scopes
    return OWN_AGENCY in scopes and agency in powers.reach.with_followed(one.agency)


def reads_messages(powers: Powers, action: str) -> bool:
    """Whether there may be messages for him at all."""
    return any(True for one in powers.standing for _ in _rules(one, action))


def handlers_of(agency: str, on: date) -> list[Account]:
    """Who may handle the messages of an agency ("" for none) on a day, by name: the people of whoever does its work then."""
    now = _handling(OWN_AGENCY if agency else TO_NO_AGENCY, on)
    if agency:
        known = agencies_by_uid([agency]).get(agency)
        now = now.filter(agency__in=heirs(known, on) if known else ())
    return list(Account.objects.filter(uid__in=now.values("account")).order_by("name", "uid"))


def staffed(on: date) -> list[Agency]:
    """The agencies there are on a day in which somebody handles messages, by kind and name: one query."""
    return list(agencies_on(on).filter(uid__in=_handling(OWN_AGENCY, on).values("agency")))


def is_staffed(agency: Agency, on: date) -> bool:
    """Whether anybody handles messages for an agency on a day."""
    return bool(handlers_of(str(agency.uid), on))


def _rules(one: Standing, action: str) -> list[table.MessageRule]:
    return [rule for rule in table.MESSAGES if (rule.role, rule.action) == (one.role, action)]


def _handling(scope: str, on: date) -> QuerySet[Posting]:
    """The postings by which people handle messages on a day, of their own agency or of none."""
    roles = {rule.role for rule in table.MESSAGES if (rule.action, rule.scope) == (HANDLE_MESSAGES, scope)}
    return Posting.objects.filter(holding(on), role__in=roles, account__is_active=True)
