"""Whom a row of the ledger concerns. Whether he may (still) see what it is about is asked when he is told."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from nhipcau.core.attachments.models import Attachment
from nhipcau.core.attesting.models import Attestation
from nhipcau.core.discussing.saying import COMMENTS
from nhipcau.core.inbox.states import MESSAGES
from nhipcau.core.models import Change, ChangeValues
from nhipcau.core.notices import kinds
from nhipcau.core.notices.discussed import discussed
from nhipcau.core.people.actors import account_of, actor_of
from nhipcau.core.people.door import POSTINGS
from nhipcau.core.people.models import Account, Assignment, Posting
from nhipcau.core.people.standing import agencies_by_uid, heirs, holders
from nhipcau.core.people.words import APPROVER, OFFICER, PARTNER
from nhipcau.core.policy import words
from nhipcau.core.policy.messages import handlers_of
from nhipcau.core.publication.four_eyes import who_could
from nhipcau.core.publication.models import Plan, Proposal
from nhipcau.core.registry import registers
from nhipcau.core.reminding.models import Reminder

if TYPE_CHECKING:
    from nhipcau.core.register import Register

WRITING = ("create", "update", "submit")
"""Actions by which somebody becomes the one a record is spoken of with."""


class Told(NamedTuple):
    """What is told to whom; ``register`` and ``record`` say of what."""

    kind: str
    register: str
    record: UUID
    accounts: Collection[UUID]
    data: Mapping[str, Any] = {}


def tellings(row: Change, on: date) -> list[Told]:
    """What a row tells and to whom: nothing for most rows; of a comment one thing to those it names, one to the others."""
    if row.register == COMMENTS:
        return [Told(kind, name, uid, who) for kind, name, uid, who in discussed(row, _minders, on)]
    told = concerned(row, on)
    return [told] if told else []


def concerned(row: Change, on: date) -> Told | None:
    """What a row about anything but a comment tells and to whom, None for most rows."""
    if row.register in registers():
        return _of_record(registers()[row.register], row, on)
    kind = kinds.OF_OTHERS.get((row.register, row.action))
    match kind:
        case kinds.PROPOSED | kinds.ACCEPTED | kinds.DECLINED:
            return _of_proposal(kind, row, on)
        case kinds.PLAN_DONE | kinds.PLAN_FAILED:
            plan = Plan.objects.filter(uid=row.uid).first()
            return Told(kind, plan.register, plan.record, [plan.account]) if plan else None
        case kinds.HANDED:
            work = Assignment.objects.filter(uid=row.uid).first()
            given = work if work and "account" in row.columns else None
            return Told(kind, given.register, given.record, [given.account_id]) if given else None
        case kinds.WITHHELD:
            file = Attachment.objects.filter(uid=row.uid).first()
            return Told(kind, file.register, file.record, _accounts([file.added_by])) if file else None
        case kinds.ATTESTED:
            word = Attestation.objects.filter(uid=row.uid).first()
            if word is None or word.register not in registers():
                return None
            owners = deciders(registers()[word.register], word.record, words.CONFIRM, on)
            return Told(kind, word.register, word.record, owners)
        case kinds.MESSAGE_GIVEN | kinds.MESSAGE_CAME:
            return Told(kind, MESSAGES, row.uid, _of_message(kind, row, on))
        case kinds.NUDGED | kinds.THINGS_DUE | kinds.STILL_UNDONE:
            return _of_reminding(kind, row, on)
        case kinds.ROLE_BEGINS | kinds.ROLE_ENDS:
            return _of_posting(kind, row)
    return None


def deciders(register: Register, uid: UUID, action: str, on: date) -> list[UUID]:
    """Who may take a decision on a record, by the policy; as many as are named elsewhere (``four_eyes.NAMED``)."""
    row = register.model._default_manager.filter(uid=uid).first()
    return [account.uid for account in who_could(register, row, action, on)] if row else []


def _of_record(register: Register, row: Change, on: date) -> Told | None:
    kind = kinds.OF_RECORDS.get(row.action)
    if kind is None:
        return None
    if kind != kinds.SUBMITTED:
        return Told(kind, register.name, row.uid, _minders(row.uid, row.id))
    return Told(kind, register.name, row.uid, deciders(register, row.uid, words.APPROVE, on))


def _minders(record: UUID, before: int) -> set[UUID]:
    """Who wrote or submitted a record last before a row of the ledger, and whose open work it is."""
    rows = Change.objects.filter(uid=record, id__lt=before, action__in=WRITING).order_by("-id")
    last = _accounts(list(rows.values_list("actor", flat=True)[:1]))
    return last | set(Assignment.objects.filter(record=record).values_list("account", flat=True))


def _of_proposal(kind: str, row: Change, on: date) -> Told | None:
    proposal = Proposal.objects.filter(uid=row.uid).first()
    if proposal is None or proposal.register not in registers():
        return None
    if kind != kinds.PROPOSED:
        return Told(kind, proposal.register, proposal.record, _accounts([proposal.actor]))
    able = deciders(registers()[proposal.register], proposal.record, words.PUBLISH, on)
    return Told(kind, proposal.register, proposal.record, able)


def _of_message(kind: str, row: Change, on: date) -> Collection[UUID]:
    """Whom a message was given to, or everybody who may take one that came from another agency."""
    said = ChangeValues.objects.filter(change=row).values_list("values", flat=True).first() or {}
    after = {name: values.get("after") for name, values in said.items()}
    if kind == kinds.MESSAGE_CAME:
        return [one.uid for one in handlers_of(after.get("agency") or "", on)]
    return _accounts([actor_of(UUID(after["account"]))]) if after.get("account") else []


def _of_reminding(kind: str, row: Change, on: date) -> Told | None:
    """Of a nudge those who look after the record; of a round (see ``reminding.rounds``) whoever it was for."""
    if kind != kinds.NUDGED:
        return Told(kind, row.register, row.uid, _of_round(kind, row, on))
    nudge = Reminder.objects.filter(uid=row.uid).first()
    if nudge is None:
        return None
    keepers = _workers(nudge.agency, (OFFICER, PARTNER), on) | _minders(nudge.record, row.id)
    return Told(kind, nudge.register, nudge.record, keepers)


def _of_round(kind: str, row: Change, on: date) -> set[UUID]:
    """Of an agency, or of those that took over its work: its leaders for what stays undone, else who was given one of the
    records, and its officers (of a partner's, its people).
    """
    said = ChangeValues.objects.filter(change=row).values_list("values", flat=True).first() or {}
    roles = (APPROVER,) if kind == kinds.STILL_UNDONE else (OFFICER, PARTNER)
    found = _workers(said["agency"]["after"], roles, on)
    if kind == kinds.THINGS_DUE:
        records = Reminder.objects.filter(round=row.uid).values("record")
        found |= set(Assignment.objects.filter(record__in=records).values_list("account", flat=True))
    return found


def _workers(agency: str, roles: Collection[str], on: date) -> set[UUID]:
    """Who has one of these roles where an agency's work is done on a day."""
    there = agencies_by_uid([agency]).get(agency)
    found = heirs(there, on) if there else []
    return {account.uid for one in found for account, role in holders(one, on) if role in roles}


def _of_posting(kind: str, row: Change) -> Told | None:
    posting = Posting.objects.filter(uid=row.uid).first()
    if posting is None or (kind == kinds.ROLE_ENDS and "until" not in row.columns):
        return None
    said = ChangeValues.objects.filter(change=row).values_list("values", flat=True).first() or {}
    day = (said.get("until" if kind == kinds.ROLE_ENDS else "since") or {}).get("after")
    data = {"agency": str(posting.agency_id), "role": posting.role, "day": day}
    return Told(kind, POSTINGS, row.uid, [posting.account_id], data)


def _accounts(actors: Collection[str]) -> set[UUID]:
    """The accounts among actors of ledger rows that are still there."""
    uids = {uid for uid in map(account_of, actors) if uid}
    return set(Account.objects.filter(uid__in=uids).values_list("uid", flat=True)) if uids else set()
