"""Proposed changes of public records: kept apart until somebody who may publish accepts them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nhipcau.core.faults import Fault
from nhipcau.core.guard import refuse_secrets
from nhipcau.core.kinds import Context
from nhipcau.core.ledger import Act, Entry, Evidence, write
from nhipcau.core.ledger.act import new_uid
from nhipcau.core.ledger.evidence import evidence_of
from nhipcau.core.people.actors import actor_of
from nhipcau.core.people.standing import people_of
from nhipcau.core.publication.four_eyes import last_change
from nhipcau.core.publication.kept import PROPOSALS, added, altered
from nhipcau.core.publication.models import ACCEPTED, DECLINED, OPEN, Proposal
from nhipcau.core.record import PUBLISHED, door_opened

if TYPE_CHECKING:
    from nhipcau.core.people.models import Agency
    from nhipcau.core.register import Register

EVIDENCE = "evidence"


def propose(register: Register, uid: UUID, values: Mapping[str, Any], act: Act) -> Proposal:
    """Keep other values for a public record, those that are other than now; "evidence" is a list of plain entries.

    Raises :class:`Fault` for an unknown column, a value it cannot hold, a state secret, a record that is not public
    ("not_public") and where nothing would change ("nothing_new").
    """
    with door_opened(), transaction.atomic():
        row = _row(register, uid)
        if row.state != PUBLISHED:
            raise Fault(
                "not_public",
                "Chỉ đề xuất sửa hồ sơ đang công bố; hồ sơ khác thì sửa trực tiếp.",
                "Changes are proposed for public records; edit others directly.",
                status=409,
            )
        now = _now(register, row, values)
        wanted = {name: _cleaned(register, name, value) for name, value in values.items()}
        wanted = {name: value for name, value in wanted.items() if value != now[name]}
        if not wanted:
            raise Fault("nothing_new", "Không có gì khác với nội dung đang công bố.", "Nothing is different from now.")
        refuse_secrets(register.name, wanted, act.actor)
        proposal = Proposal(
            uid=new_uid(), register=register.name, record=uid, before={name: now[name] for name in wanted}, values=wanted,
            reason=act.reason, actor=act.actor, at=act.at or timezone.now(), base=last_change(uid),
        )  # fmt: skip
        return added(PROPOSALS, proposal, act)


def accept(
    register: Register, proposal: Proposal, act: Act, *, acknowledged: Mapping[str, str] | None = None
) -> Proposal:
    """Write the proposed values through the door, column by column; what others changed since is not written over.

    Raises :class:`Fault` ("proposal_conflict", 409) naming the columns that are neither as they were when it was
    proposed nor as proposed, and what the door refuses; then nothing is written.
    """
    with door_opened(), transaction.atomic():
        proposal = _held(proposal)
        row = _row(register, proposal.record)
        now = _now(register, row, proposal.values)
        if differing := conflicts(now, proposal):
            raise _conflict(register, differing)
        evidence = tuple(
            Evidence(**{"source": "", **entry, "columns": tuple(entry.get("columns", ()))})
            for entry in proposal.values.get(EVIDENCE) or ()
        )
        values = {name: value for name, value in proposal.values.items() if name != EVIDENCE}
        write(register, [Entry(row.uid, values, evidence=evidence, acknowledged=acknowledged or {})], act)
        return _decided(proposal, act, ACCEPTED)


def decline(proposal: Proposal, act: Act) -> Proposal:
    """Leave the record as it is; the act's reason is the answer."""
    with door_opened(), transaction.atomic():
        return _decided(_held(proposal), act, DECLINED)


def conflicts(now: Mapping[str, Any], proposal: Proposal) -> list[str]:
    """Columns somebody has changed since, to something else than is proposed."""
    return [name for name, value in proposal.values.items() if now[name] not in (proposal.before[name], value)]


def open_proposals(uid: UUID) -> list[Proposal]:
    """What is proposed for a record and not decided, oldest first."""
    return list(Proposal.objects.filter(record=uid, state=OPEN).order_by("at", "uid"))


def proposals_by(agency: Agency, uid: UUID, limit: int) -> list[Proposal]:
    """What people of an agency have proposed for a record, decided or not, the newest first."""
    people = [actor_of(posting.account_id) for posting in people_of(agency)]
    return list(Proposal.objects.filter(record=uid, actor__in=people).order_by("-at", "-uid")[:limit])


def proposal_of(uid: UUID, record: UUID) -> Proposal:
    """Raises :class:`Fault` ("no_proposal", 404)."""
    found = Proposal.objects.filter(uid=uid, record=record).first()
    if found is None:
        raise Fault("no_proposal", "Không có đề xuất này.", "There is no such proposal.", status=404)
    return found


def _now(register: Register, row: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: register.plain(row, name) for name in values if name in register.by_name}
    if EVIDENCE in values:
        found[EVIDENCE] = evidence_of(row.uid)
    return found


def _cleaned(register: Register, name: str, value: Any) -> Any:
    if name == EVIDENCE:
        return value
    column = register.by_name.get(name)
    if column is None or column.is_derived:
        raise Fault(
            "unknown_column",
            f"Sổ “{register.name}” không có cột {name}.",
            f"Register “{register.name}” has no column {name}.",
            {"register": register.name, "columns": [name]},
        )
    return register.kinds[name].clean(value, Context(register.name, name))


def _decided(proposal: Proposal, act: Act, state: str) -> Proposal:
    at = act.at or timezone.now()
    action = "accept" if state == ACCEPTED else "decline"
    # What was accepted is in the ledger, what was declined is nobody's business any more.
    forgotten: dict[str, Any] = {"before": {}, "values": {}}
    decided = {"state": state, "decided_by": act.actor, "decided_at": at, "answer": act.reason}
    return altered(PROPOSALS, proposal, act, action, **decided, **forgotten)


def _held(proposal: Proposal) -> Proposal:
    held = Proposal.objects.select_for_update().get(uid=proposal.uid)
    if held.state != OPEN:
        raise Fault(
            "proposal_decided",
            "Đề xuất này đã có người quyết định.",
            "This proposal has been decided upon.",
            status=409,
        )
    return held


def _row(register: Register, uid: UUID) -> Any:
    return register.model._default_manager.select_for_update().get(uid=uid)


def _conflict(register: Register, names: list[str]) -> Fault:
    labels = [register.by_name[name].words if name in register.by_name else None for name in names]
    vi = ", ".join(f"“{one.vi if one else 'Nguồn dẫn'}”" for one in labels)
    en = ", ".join(f"“{one.en if one else 'Evidence'}”" for one in labels)
    return Fault(
        "proposal_conflict",
        f"Từ khi đề xuất, người khác đã sửa {vi}. Hãy từ chối và đề nghị làm lại trên nội dung hiện nay.",
        f"Since it was proposed somebody else has changed {en}. Decline it and ask for a new one on the present words.",
        {"columns": names},
        status=409,
    )
