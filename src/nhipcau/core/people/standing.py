"""Who is who on a day: roles, colleagues, and which agencies somebody looks after. The day is always an argument."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import F, QuerySet

from nhipcau.core.faults import Fault
from nhipcau.core.people.models import Account, Agency, Assignment, Invitation, Posting, Succession
from nhipcau.core.people.when import holding, holds


class Standing(NamedTuple):
    """A role in an agency on the day asked for."""

    agency: Agency
    role: str


class Lineage(NamedTuple):
    """One step of succession: the other agency, the day and the decision."""

    agency: Agency
    day: date
    decision: str


def postings_on(account: Account, on: date) -> QuerySet[Posting]:
    """The postings of somebody that hold on a day in agencies that exist on it. Nobody who is closed has any."""
    return (
        Posting.objects.filter(holding(on), holding(on, "agency__valid_from", "agency__valid_until"))
        .filter(account=account, account__is_active=True)
        .select_related("agency")
        .order_by("since", "uid")
    )


def roles_of(account: Account, on: date) -> list[Standing]:
    """What somebody is on a day, oldest first; the same role in the same agency only once."""
    return list(dict.fromkeys(Standing(one.agency, one.role) for one in postings_on(account, on)))


def agency_of(uid: UUID) -> Agency:
    """Raises :class:`Fault` ("no_agency", 404)."""
    found = Agency.objects.filter(uid=uid).first()
    if found is None:
        raise Fault("no_agency", "Không có cơ quan này.", "There is no such agency.", status=404)
    return found


def agencies_by_uid(texts: Iterable[str]) -> dict[str, Agency]:
    """Agencies by their uids in text, as records name their owners; what is no agency's uid is left out. One query."""
    uids = []
    for text in texts:
        with suppress(ValueError):
            uids.append(UUID(text))
    return {str(one.uid): one for one in Agency.objects.filter(uid__in=uids)} if uids else {}


def agencies_of_profiles(records: Iterable[UUID]) -> dict[UUID, Agency]:
    """The agencies of the bodies some records are about, by record, as far as these have claimed them. One query."""
    return {one.profile: one for one in Agency.objects.filter(profile__in=list(records)) if one.profile}


def is_training_ground() -> bool:
    """Whether this installation is for training: then all its agencies are."""
    return Agency.objects.filter(is_training=True).exists()


def account_by_uid(uid: UUID) -> Account | None:
    return Account.objects.filter(uid=uid).first()


def account_of(email: str) -> Account | None:
    """The account that signs in with an address, whatever its capitals."""
    return Account.objects.filter(email__iexact=email.strip()).first()


def people_of(agency: Agency) -> QuerySet[Posting]:
    """Every posting an agency has had, with its account; those that last first, then by name."""
    return (
        Posting.objects.filter(agency=agency)
        .select_related("account", "agency")
        .order_by(F("until").desc(nulls_first=True), "account__name", "since", "uid")
    )


def colleagues(agency: Agency, on: date) -> QuerySet[Account]:
    """Who works in an agency on a day."""
    holders = Posting.objects.filter(holding(on), agency=agency).values("account")
    return Account.objects.filter(uid__in=holders, is_active=True).order_by("name", "uid")


def open_work(account: Account, agency: Agency) -> QuerySet[Assignment]:
    """What somebody works on for an agency."""
    return Assignment.objects.filter(account=account, agency=agency).order_by("since", "uid")


def invitations_of(agency: Agency) -> QuerySet[Invitation]:
    """Open invitations into an agency, also those whose time is over, newest first."""
    return Invitation.objects.filter(agency=agency, state="open").order_by("-made_at", "uid")


def followed_by(agency: Agency) -> list[Lineage]:
    """The agencies that took over the work of one."""
    rows = Succession.objects.filter(before=agency).select_related("after").order_by("day", "uid")
    return [Lineage(row.after, row.day, row.decision) for row in rows]


def follows(agency: Agency) -> list[Lineage]:
    """The agencies whose work one took over."""
    rows = Succession.objects.filter(after=agency).select_related("before").order_by("day", "uid")
    return [Lineage(row.before, row.day, row.decision) for row in rows]


def heirs(agency: Agency, on: date) -> list[Agency]:
    """Who does an agency's work on a day: itself while it exists, then all that follow it, step by step."""
    found: dict[UUID, Agency] = {}
    frontier, seen = [agency], {agency.uid}
    while frontier:
        one = frontier.pop()
        steps = [step for step in followed_by(one) if step.day <= on]
        if not steps and holds(one.valid_from, one.valid_until, on):
            found[one.uid] = one
        frontier += [step.agency for step in steps if step.agency.uid not in seen]
        seen |= {step.agency.uid for step in steps}
    return sorted(found.values(), key=lambda one: (one.name_vi, str(one.uid)))


def posting_of(uid: UUID) -> Posting:
    """Raises :class:`Fault` ("no_posting", 404)."""
    found = Posting.objects.filter(uid=uid).select_related("account", "agency").first()
    if found is None:
        raise Fault("no_posting", "Không có phân công này.", "There is no such posting.", status=404)
    return found


def invitation_by_uid(uid: UUID) -> Invitation:
    """Raises :class:`Fault` ("no_invitation", 404)."""
    found = Invitation.objects.filter(uid=uid).select_related("agency").first()
    if found is None:
        raise Fault("no_invitation", "Không có lời mời này.", "There is no such invitation.", status=404)
    return found


def history_of(account: Account) -> QuerySet[Posting]:
    """Every posting somebody has had or will have, newest first."""
    return Posting.objects.filter(account=account).select_related("agency").order_by("-since", "uid")


def agencies_on(on: date) -> QuerySet[Agency]:
    """The agencies that are there on a day, by kind and name."""
    return Agency.objects.filter(holding(on, "valid_from", "valid_until")).order_by("kind", "name_vi", "uid")


def every_agency() -> QuerySet[Agency]:
    """All agencies there are or were, by kind and name."""
    return Agency.objects.order_by("kind", "name_vi", "uid")


def holders(agency: Agency, on: date) -> list[tuple[Account, str]]:
    """Who has which role in an agency on a day, by name."""
    rows = people_of(agency).filter(holding(on), account__is_active=True)
    return sorted(((one.account, one.role) for one in rows), key=lambda pair: (pair[0].name, pair[1]))
