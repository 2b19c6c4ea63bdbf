"""The one door for agencies and people: every write has a name and a reason, and its row in the ledger.

Passwords, second factors and sessions are no part of it: they are Django's and allauth's, and no ledger keeps them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from nhipcau.core.faults import Fault
from nhipcau.core.guard import refuse_secrets
from nhipcau.core.ledger.act import Act, new_uid, note
from nhipcau.core.people.actors import actor_of
from nhipcau.core.people.models import Account, Agency, Assignment, Posting, Succession, plain
from nhipcau.core.people.rules import (
    check_days,
    check_one_office,
    check_opening,
    check_recipient,
    check_role,
    check_same_ground,
    check_successors,
)
from nhipcau.core.people.standing import open_work
from nhipcau.core.people.when import holding
from nhipcau.core.record import door_opened

AGENCIES, SUCCESSIONS, POSTINGS = "agencies", "successions", "postings"
ACCOUNTS, INVITATIONS, ASSIGNMENTS = "accounts", "invitations", "assignments"
"""Names under which the ledger keeps what happens here; none of them is a register."""

FIELDS: dict[str, tuple[str, ...]] = {
    AGENCIES: (
        "kind", "form", "name_vi", "name_en", "place", "countries", "profile_register", "profile", "valid_from",
        "valid_until", "is_training",
    ),
    SUCCESSIONS: ("before", "after", "day", "decision"),
    POSTINGS: ("account", "agency", "role", "since", "until"),
    ACCOUNTS: ("email", "name", "language", "is_active", "is_superuser"),
    INVITATIONS: ("email", "agency", "role", "invited_by", "valid_until", "state"),
    ASSIGNMENTS: ("register", "record", "agency", "account", "since"),
}  # fmt: skip
"""What the ledger says of each: no password, no token."""

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True)
class Opening:
    """An agency as it shall be opened; ``form`` only for an external affairs office, ``countries`` for a mission,
    ``profile`` and ``profile_register`` for a body that has claimed the record about itself.
    """

    kind: str
    name_vi: str
    name_en: str = ""
    form: str = ""
    place: str = ""
    valid_from: date | None = None
    is_training: bool = False
    countries: tuple[str, ...] = ()
    profile_register: str = ""
    profile: UUID | None = None


def open_agency(opening: Opening, act: Act) -> Agency:
    """Add an agency. Raises :class:`Fault` for an unknown kind, form or place, or a second office of one province."""
    check_opening(opening)
    check_same_ground(is_training=opening.is_training)
    with door_opened(), transaction.atomic():
        check_one_office(opening)
        agency = Agency(
            uid=new_uid(),
            **{**vars(opening), "name_vi": opening.name_vi.strip(), "countries": sorted(opening.countries) or None},
        )
        return added(AGENCIES, agency, act)


def rename(agency: Agency, name_vi: str, name_en: str, act: Act) -> Agency:
    """Give an agency other names; its uid, and with it everything it owns, stays."""
    with door_opened(), transaction.atomic():
        return altered(AGENCIES, agency, act, name_vi=name_vi.strip(), name_en=name_en.strip())


def succeed(
    agency: Agency, by: list[Agency], day: date, decision: str, act: Act, *, people_to: Agency | None = None
) -> None:
    """End an agency before ``day``; ``by`` take over its work. With ``people_to`` (one of them) its people go there,
    in the same roles, and their open work with them; without, their postings end.
    """
    check_successors(agency, by, day, decision, people_to)
    with door_opened(), transaction.atomic():
        altered(AGENCIES, agency, act, valid_until=day)
        for one in by:
            step = Succession(uid=new_uid(), before=agency, after=one, day=day, decision=decision.strip())
            added(SUCCESSIONS, step, act)
        for posting in list(Posting.objects.filter(holding(day), agency=agency)):
            altered(POSTINGS, posting, act, until=day)
            if people_to:
                moved = Posting(
                    uid=new_uid(), account_id=posting.account_id, agency=people_to, role=posting.role, since=day
                )
                added(POSTINGS, moved, act)
        if people_to:
            for work in list(Assignment.objects.filter(agency=agency)):
                altered(ASSIGNMENTS, work, act, agency=people_to)


def appoint(account: Account, agency: Agency, role: str, since: date, act: Act, until: date | None = None) -> Posting:
    """Give somebody a role from a day on. Other roles, here and elsewhere, stay."""
    check_role(agency, role, since)
    check_days(since, until)
    with door_opened(), transaction.atomic():
        posting = Posting(uid=new_uid(), account=account, agency=agency, role=role, since=since, until=until)
        return added(POSTINGS, posting, act)


def end_posting(posting: Posting, until: date, act: Act, *, hand_to: Account | None = None) -> int:
    """End a role before ``until`` and hand what its holder works on there to ``hand_to``, in one step and one batch.

    Returns how much was handed over. Raises :class:`Fault` ("open_work", 409) if there is open work, no other role of
    his in the agency goes on, and nobody takes it; a role that begins later than it would end is one that never was.
    """
    check_days(posting.since, until, may_be_empty=True)
    with door_opened(), transaction.atomic():
        stays = (
            Posting.objects.filter(holding(until), account=posting.account_id, agency=posting.agency_id)
            .exclude(uid=posting.uid)
            .exists()
        )
        work = open_work(posting.account, posting.agency)
        if not hand_to and not stays and (count := work.count()):
            raise _open_work(count)
        altered(POSTINGS, posting, act, until=until)
        return hand_over(posting.account, hand_to, posting.agency, until, act) if hand_to else 0


def hand_over(giver: Account, taker: Account, agency: Agency, on: date, act: Act) -> int:
    """Give all of somebody's open work in an agency to a colleague there; returns how much it was.

    What the colleague works on already is not given twice. Raises :class:`Fault` if he has no role there on the day.
    """
    check_recipient(giver, taker, agency, on)
    with door_opened(), transaction.atomic():
        his = set(Assignment.objects.filter(account=taker).values_list("register", "record"))
        work = list(open_work(giver, agency))
        for one in work:
            if (one.register, one.record) in his:
                _removed(ASSIGNMENTS, one, act)
            else:
                altered(ASSIGNMENTS, one, act, account=taker, since=on)
        return len(work)


def assign(register: str, record: UUID, account: Account, agency: Agency, since: date, act: Act) -> Assignment:
    """Say that somebody works on a record for an agency; saying it twice changes nothing."""
    with door_opened(), transaction.atomic():
        known = Assignment.objects.filter(register=register, record=record, account=account).first()
        if known:
            return known
        work = Assignment(uid=new_uid(), register=register, record=record, account=account, agency=agency, since=since)
        return added(ASSIGNMENTS, work, act)


def finish(work: Assignment, act: Act) -> None:
    """The work is done: it is nobody's any more."""
    with door_opened(), transaction.atomic():
        _removed(ASSIGNMENTS, work, act)


def correct_account(account: Account, act: Act, **values: str) -> Account:
    """Change somebody's ``name`` or ``language``. The address stays: another address is another invitation."""
    if unknown := set(values) - {"name", "language"}:
        raise TypeError(f"not to be changed here: {sorted(unknown)}")
    with door_opened(), transaction.atomic():
        return altered(ACCOUNTS, account, act, **{name: value.strip() for name, value in values.items()})


def close_account(account: Account, act: Act) -> Account:
    """Nobody signs in with it any more, and whoever is signed in is out at once. Roles and history stay as they are."""
    with door_opened(), transaction.atomic():
        return altered(ACCOUNTS, account, act, is_active=False)


def reopen_account(account: Account, act: Act) -> Account:
    with door_opened(), transaction.atomic():
        return altered(ACCOUNTS, account, act, is_active=True)


def new_account(uid: UUID, email: str, name: str, language: str, password: str, act: Act) -> Account:
    """Add an account whose address is known to be its owner's (an invitation sent there was accepted).

    The password has been checked by whoever asks; it goes into no ledger.
    """
    from allauth.account.models import EmailAddress

    joined = timezone.localdate(act.at)
    account = Account(uid=uid, email=email.strip().lower(), name=name.strip(), language=language, joined_on=joined)
    account.set_password(password)
    with door_opened(), transaction.atomic():
        added(ACCOUNTS, account, act)
        EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    return account


def added(name: str, row: Row, act: Act, action: str = "create") -> Row:
    """Write a new row and its place in the ledger; inside an open door and a transaction."""
    said = plain(row, FIELDS[name])
    refuse_secrets(name, said, act.actor)
    row.save(force_insert=True)
    note(name, [(row.pk, action, {field: (None, value) for field, value in said.items() if value is not None})], act)
    return row


def altered(name: str, row: Row, act: Act, /, action: str = "update", **values: Any) -> Row:
    """Change fields of a row and say so; what is already so leaves no trace. Inside an open door and a transaction."""
    before = plain(row, FIELDS[name])
    for field, value in values.items():
        setattr(row, field, value)
    after = plain(row, FIELDS[name])
    changed = {field: (before[field], after[field]) for field in after if before[field] != after[field]}
    if changed:
        refuse_secrets(name, {field: value for field, (_, value) in changed.items()}, act.actor)
        row.save(update_fields=list(values))
        note(name, [(row.pk, action, changed)], act)
    return row


def _removed(name: str, row: models.Model, act: Act) -> None:
    note(name, [(row.pk, "delete", {field: (value, None) for field, value in plain(row, FIELDS[name]).items()})], act)
    row.delete()


def _open_work(count: int) -> Fault:
    return Fault(
        "open_work",
        f"Người này còn {count} việc đang làm. Hãy chọn người nhận bàn giao.",
        f"This person still has {count} pieces of open work. Choose who takes them over.",
        {"count": count},
        status=409,
    )


def reasoned(actor: Account, reason: str) -> Act:
    """The act of a signed-in person."""
    return Act(actor_of(actor.uid), reason)


def set_superuser(account: Account, act: Act, *, on: bool) -> Account:
    """Open Django's admin to an account, or close it. For the operator's command only."""
    with door_opened(), transaction.atomic():
        return altered(ACCOUNTS, account, act, is_superuser=on)


def names_of(uids: Iterable[UUID]) -> dict[UUID, str]:
    """Who is behind the uids in the ledger, as they are called now."""
    return dict(Account.objects.filter(uid__in=list(uids)).values_list("uid", "name"))
